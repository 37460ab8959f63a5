#ifndef OBSERVE_PAGE_H
#define OBSERVE_PAGE_H
/*
 * page - what a page that is no text of the mail does when it is opened: where its
 * scripts lead, and what they write.  Nothing is run.
 */
#include "html.h"
#include "unfold.h"

enum { SK_PAGE_GOES = 8, SK_PAGE_BYTES = 4 << 20 };	/* targets; bytes that are looked at */

struct sk_page_goes {
	struct sk_span	 url[SK_PAGE_GOES];	/* as written: "https://...", "//..." */
	size_t		 n;
	bool		 submits;	/* sends a form */
	bool		 drops;		/* goes to data that is no page: it is saved */
};

/*
 * Adds where js leads at once: what is assigned to location outside of functions,
 * in functions that are called there, by a timer or by loading.  What waits for a
 * click does not count.  Linear in js.
 */
void	sk_page_goes(struct sk_span js, struct sk_arena *arena, struct sk_page_goes *goes);

/*
 * The page that is written into another: tags in strings of its scripts, in what
 * they hide (hidden may be NULL), and in its data URLs.  False if there is none.
 */
bool	sk_page_written(struct sk_span page, const struct sk_html *h,
	    const struct sk_unfolded *hidden, struct sk_arena *arena,
	    const struct sk_budget *budget, struct sk_html *written_r);

/* What hidden texts are, as bits in the order of the words of html.hides. */
enum { SK_HIDES_FORM = 1, SK_HIDES_FRAME = 2, SK_HIDES_SCRIPT = 4, SK_HIDES_REDIRECT = 8,
	SK_HIDES_URL = 16 };
unsigned sk_page_hides(const struct sk_unfolded *hidden);

/* 1 if address stands in s, 2 if it does in another form (base64, %40), else 0. */
unsigned sk_page_names(struct sk_span s, struct sk_span address);
#endif
