/* Any bytes as a page: the text stays within its limit, links lie inside. */
#include <stdlib.h>
#include "../../analyzer/observe/html.h"
#include "base/charset.h"

int	LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	static struct sk_arena *arena;
	struct sk_budget budget = sk_budget_default();
	struct sk_span page = { p, n };
	struct sk_html h;
	uint8_t sum = 0;

	if (arena == NULL && ((arena = sk_arena_new(256 << 20)) == NULL || sk_html_warm() != 0))
		abort();
	sk_arena_reset(arena);
	if (sk_html_charset(page).n > n)
		abort();
	sk_html_read(page, arena, &budget, 8192, &h);
	if (h.text.n > 8192 || h.smuggled > h.data || (h.data > 0 && h.data > n))
		abort();
	for (size_t i = 0; i < h.links; i++) {
		if (h.link[i].href.n == 0)
			abort();
		sum ^= h.link[i].href.p[0];
		for (size_t k = 0; k < h.link[i].shown.n; k++)
			sum ^= h.link[i].shown.p[k];
	}
	for (size_t i = 0; i < h.forms; i++)
		for (size_t k = 0; k < h.form[i].action.n; k++)
			sum ^= h.form[i].action.p[k];
	/* Everything was read, so the sanitizer has seen it; the sum keeps it so. */
	__asm__ volatile("" : : "r"(sum));
	return 0;
}
