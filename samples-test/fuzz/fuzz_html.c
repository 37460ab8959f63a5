/* Any bytes as a page: the text stays within its limit, links lie inside; the same of
 * what its scripts write, and where they lead. */
#include <stdlib.h>
#include "../../analyzer/observe/page.h"
#include "base/charset.h"

int	LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

static uint8_t
sum_of(struct sk_span s)
{
	uint8_t sum = 0;

	for (size_t i = 0; i < s.n; i++)
		sum ^= s.p[i];
	return sum;
}

/* The page as observe_page reads it. */
static uint8_t
attached(struct sk_span page, const struct sk_html *h, struct sk_arena *arena,
    const struct sk_budget *budget)
{
	struct sk_unfolded hidden;
	struct sk_html written;
	struct sk_page_goes goes = { .n = 0 };
	uint8_t sum = 0;

	if (h->runs.n > h->script.n || h->handlers.n > h->script.n)
		abort();
	sk_unfold(page, SK_TYPE_HTML, 1 << 20, arena, &hidden);
	if (hidden.made_n > SK_UNFOLD_MADE)
		abort();
	for (size_t i = 0; i < hidden.made_n; i++)
		sum ^= sum_of(hidden.made[i]);
	(void)sk_page_written(page, h, &hidden, arena, budget, &written);
	sk_page_goes(h->runs, arena, &goes);
	sk_page_goes(hidden.text, arena, &goes);
	sk_page_goes(written.runs, arena, &goes);
	if (goes.n > SK_PAGE_GOES)
		abort();
	for (size_t i = 0; i < goes.n; i++)
		sum ^= sum_of(goes.url[i]);
	for (size_t i = 0; i < written.forms; i++)
		sum ^= sum_of(written.form[i].action);
	return sum ^ sum_of(h->filled) ^ (uint8_t)sk_page_hides(&hidden) ^
	    (uint8_t)sk_page_names(page, sk_span_head(page, 30));
}

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
	sum ^= attached(page, &h, arena, &budget);
	/* Everything was read, so the sanitizer has seen it; the sum keeps it so. */
	__asm__ volatile("" : : "r"(sum));
	return 0;
}
