/*
 * page - what the reports share: writing through a bounded buffer, two
 * languages, and text that is safe to show.
 *
 * A page writes through one small buffer, however large the record is.  Whatever
 * came with a message goes out through sk_page_safe or sk_json only.
 */
#ifndef SEKISHO_REPORT_PAGE_H
#define SEKISHO_REPORT_PAGE_H
#include "report/report.h"

struct sk_page {
	const struct sk_case_view *v;
	FILE		*out;
	struct sk_arena	*arena;
	struct sk_buf	 b;
	int		 error;		/* the first one met */
};

/* 0 or SK_E_MEMORY.  End it in any case: that gives the first error met. */
int	sk_page_begin(struct sk_page *p, FILE *out, const struct sk_case_view *v);
int	sk_page_end(struct sk_page *p);
/* Writes out what has gathered, if it is much.  To be called between pieces. */
void	sk_page_turn(struct sk_page *p);
void	sk_page_put(struct sk_page *p, const char *fmt, ...)
	    __attribute__((format(printf, 2, 3)));
/* The text in the reader's language. */
const char *sk_page_say(const struct sk_page *p, const char *ja, const char *en)
	    __attribute__((format_arg(2), format_arg(3)));
/* Hostile text, safe for a terminal, at most max_cp code points. */
void	sk_page_safe(struct sk_page *p, struct sk_span s, size_t max_cp);
/* The path of an object; in words for the message itself. */
void	sk_page_object(struct sk_page *p, size_t object);
/* "+12.0", " -3.5", " +0.0": as wide as the next one, whatever the locale. */
void	sk_page_db(struct sk_page *p, double db);
/* "危険", "MALICIOUS" ... and the words for a kind. */
const char *sk_page_harm(const struct sk_page *p, enum sk_harm harm);
const char *sk_page_kind(const struct sk_page *p, enum sk_kind kind);
/* Writes where the message came from: source and number, subject and sender. */
void	sk_page_origin(struct sk_page *p);
/* The rules that match, each once with its author and reference: whom to ask what a
 * match means.  At most so many as a page takes. */
void	sk_page_rules(struct sk_page *p);
/* The next object after i in the order of a tree, 0 at the end; *depth_r is
 * kept between the calls (0 for the root). */
size_t	sk_page_next(const struct sk_record *r, size_t i, unsigned *depth_r);
#endif
