/* Rich Text Format, behind a beginning that is always there. */
#include "treekit.h"
#include "unpack/rtf.h"

static const char begin[] = "{\\rtf1";

static void
text(void *to, enum sk_rtf_text kind, struct sk_span s)
{
	size_t *sum = to;

	if (s.n == 0 || s.n > SK_RTF_TEXT || kind > SK_RTF_SHAPE)
		abort();
	for (size_t i = 0; i < s.n; i++)
		*sum += s.p[i];
}

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct sk_arena *arena = tree_arena();
	struct sk_rtf_see see = { .text = text };
	struct sk_span bytes;
	struct sk_rtf rtf;
	size_t sum = 0;
	uint8_t *image = malloc(sizeof begin - 1 + n);

	if (image == NULL)
		return 0;
	memcpy(image, begin, sizeof begin - 1);
	if (n > 0)
		memcpy(image + sizeof begin - 1, p, n);
	bytes = (struct sk_span){ image, sizeof begin - 1 + n };
	see.to = &sum;
	sk_rtf_read(bytes, arena, &see, &rtf);
	if (rtf.end > bytes.n)
		abort();
	tree_open(arena, bytes, "x.rtf", NULL);
	free(image);
	return 0;
}
