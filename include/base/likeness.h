#ifndef SEKISHO_BASE_LIKENESS_H
#define SEKISHO_BASE_LIKENESS_H
/*
 * likeness - domains that are made to be taken for another one.  Works on the
 * letters alone: what belongs together by the public suffix list is for the
 * caller to know before.
 */
#include "base/span.h"

/*
 * How domain resembles own, which it neither is nor lies under; NULL if it does
 * not.  Words:
 *   ending  the same name under another ending (example.com for example.or.jp)
 *   glyph   other letters that look the same (examp1e, exarnple, Cyrillic ones)
 *   letter  one letter more, less, other, or two exchanged
 *   part    the name with a word that says nothing (example-jp, mail-example), or
 *           all of own in front of or inside a name (example.or.jp.elsewhere.com)
 * Endings that are given to known bodies only (ac.jp, go.jp, lg.jp, ed.jp, ad.jp)
 * are never like anything: JPRS, Registration requirements of organisational JP
 * domain names; nor are example.com, example.net and example.org (RFC 2606).  Names of
 * less than four letters look like too much.
 */
const char *sk_domain_like(struct sk_span domain, struct sk_span own);

/* The same in two steps, for one domain beside many.  Read: false if it is none. */
#define SK_LIKENESS_LABELS	8
#define SK_LIKENESS_LABEL	64
struct sk_likeness {
	struct sk_span	 host;		/* borrowed */
	char		 label[SK_LIKENESS_LABELS][SK_LIKENESS_LABEL];
	size_t		 n, name;	/* labels; the one before the ending */
	char		 plain[SK_LIKENESS_LABEL];	/* that one as the eye reads it */
};
bool	sk_likeness_read(struct sk_span domain, struct sk_likeness *l_r);
const char *sk_likeness_how(const struct sk_likeness *domain, const struct sk_likeness *own);
/* True if domain is own or lies under it, A-Z taken for a-z. */
bool	sk_domain_under(struct sk_span domain, struct sk_span own);
#endif
