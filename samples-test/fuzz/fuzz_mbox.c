#include <stdint.h>
#include <stdlib.h>
#include "base/error.h"
#include "base/mbox.h"

int	LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

static int
put(void *to, const void *p, size_t n)
{
	size_t *sum = to;

	(void)p;
	*sum += n;
	return 0;
}

/* Bytes of all messages, each up to max; how many in *count_r. */
static size_t
walk(const uint8_t *p, size_t n, uint64_t max, size_t *count_r)
{
	FILE *in = fmemopen((void *)(uintptr_t)p, n, "r");
	struct sk_mbox *m = sk_mbox_new(in);
	size_t all = 0, one = 0;
	bool cut;

	*count_r = 0;
	if (in == NULL || m == NULL)
		abort();
	while (sk_mbox_next(m, max, put, &one, &cut) == 1) {
		if (one > max || (cut && one != max))
			abort();
		all += one;
		one = 0;
		(*count_r)++;
	}
	sk_mbox_free(m);
	fclose(in);
	return all;
}

/* Both ways give the same: all bytes of all messages, and how many there are. */
static void
compare(const uint8_t *p, size_t n, size_t all, size_t count)
{
	struct sk_span rest = { p, n }, message;

	while (sk_mbox_cut(&rest, &message)) {
		all -= message.n - sk_mbox_quotes(message);
		count--;
	}
	if (all != 0 || count != 0)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	size_t count, again, all;

	if (n == 0)
		return 0;
	if ((all = walk(p, n, UINT64_MAX, &count)) > n || count > n)
		abort();
	compare(p, n, all, count);
	/* A limit changes what is given, never where messages begin. */
	(void)walk(p, n, n / 3, &again);
	if (count != again)
		abort();
	(void)sk_mbox_is((struct sk_span){ p, n });
	return 0;
}
