#include <stdlib.h>
#include "mime/mime.h"

int	LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

static void
must(bool ok)
{
	if (!ok)
		abort();
}

/* The value of a header field, read as all that it may be. */
int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	static struct sk_arena *arena;
	struct sk_budget budget = sk_budget_default();
	struct sk_span in = { p, n };
	struct sk_note *defects = NULL;
	enum sk_charset declared, actual;
	struct sk_mailbox *box;
	struct sk_mime *m;
	struct sk_buf out;
	int64_t seconds;
	size_t boxes;
	int offset;

	if (arena == NULL && ((arena = sk_arena_new((size_t)1 << 28)) == NULL ||
	    sk_charset_warm() != 0 || sk_mime_warm() != 0))
		abort();
	sk_arena_reset(arena);
	out = sk_buf_new(arena, (size_t)1 << 24);
	sk_field_text(in, arena, &out, &declared, &actual, &defects);
	must(sk_utf8_valid(sk_buf_view(&out)) && declared < SK_CS_COUNT && actual < SK_CS_COUNT);
	must(sk_span_chr(sk_buf_view(&out), 0, 0) == SK_SPAN_NONE);
	budget.limit[SK_LIMIT_ADDRESSES] = 20;
	sk_field_mailboxes(in, arena, &budget, &box, &boxes);
	must(boxes <= 20);
	for (size_t i = 0; i < boxes; i++)
		must(sk_utf8_valid(box[i].name) && box[i].name.n + box[i].address.n > 0);
	if (sk_field_date(in, &seconds, &offset))
		must(offset > -1440 && offset < 1440);
	/* and as type and disposition of a part */
	out = sk_buf_new(arena, 2 * n + 100);
	sk_buf_text(&out, "Content-Type: ");
	sk_buf_span(&out, in);
	sk_buf_text(&out, "\nContent-Disposition: attachment; ");
	sk_buf_span(&out, in);
	sk_buf_text(&out, "\n\nx\n");
	must(sk_mime_parse(sk_buf_view(&out), arena, &budget, &m) == 0);
	for (size_t i = 0; i < m->root->names; i++)
		must(sk_utf8_valid(m->root->name[i].text));
	return 0;
}
