#ifndef OBSERVE_TEXT_H
#define OBSERVE_TEXT_H
/*
 * text - what the observers of text share: the text of each object, read once
 * per run, and what has been written for the whole message so far.
 *
 * Bodies of mail, pages and scripts are read up to the limit text_bytes, and one
 * of the first two that is longer has a gap.  Of other text (attached lists,
 * logs, members of archives) the first 64 KiB are read for addresses, and what
 * is longer than 16 KiB is taken for no letter: it has a charset, but no
 * language, length or password.
 */
#include "html.h"
#include "unfold.h"
#include "observe/observe.h"

/* The text of one object. */
struct sk_reading_of {
	bool		 done, has;	/* was looked for; is there */
	bool		 is_html;
	bool		 is_body;	/* shown with the mail itself */
	bool		 is_letter;	/* may speak to a person: has language and passwords */
	bool		 cut;		/* a limit ended the reading */
	const char	*language;	/* see sk_text_language_of; NULL: not asked */
	unsigned	 letter;	/* which of the letters it is, from 1 on; 0: not asked */
	struct sk_span	 text;		/* UTF-8, as a person reads it */
	struct sk_span	 plain;		/* the same, narrow: see sk_text_plain; of a page
					 * that is no body the first 64 KiB */
	struct sk_span	 label;		/* charset as labelled, empty if it is not */
	enum sk_charset	 declared, actual;
	struct sk_html	 html;		/* of a page */
	struct sk_span	 page;		/* its source, UTF-8 */
	bool		 unfolded;	/* as a script, if it is one */
	struct sk_unfolded script;
};

/* Never NULL but when the arena is full. */
const struct sk_reading_of *sk_text_of(const struct sk_look *l);
/* Language of the text of an object that has one: see sk_text_language. */
const char *sk_text_language_of(const struct sk_look *l);
/* What a script hides, or the scripts of a page that is no body; NULL if there is
 * none.  A script that hides more than can be told has a gap; a page has none, as
 * the libraries of honest ones are long. */
const struct sk_unfolded *sk_text_unfolded(const struct sk_look *l);
/* The script that an object is: by content, else by what the system takes the file
 * for; a module of macros counts, too.  UNKNOWN if it is none. */
enum sk_type sk_text_script(const struct sk_look *l);

enum sk_text_counter {
	SK_TEXT_PASSWORDS, SK_TEXT_URLS, SK_TEXT_EMAILS,
	SK_TEXT_NAMES, SK_TEXT_TOKENS,	/* names that are looked at for words, for tokens */
	SK_TEXT_SECONDS,	/* second opinions on a type, see second.h */
	SK_TEXT_COUNTERS
};
/* Counts one more for the whole tree; false once max have been counted. */
bool	sk_text_count(const struct sk_look *l, enum sk_text_counter which, unsigned max);
/* True if object is one of the first max texts for which this is asked. */
bool	sk_text_letter(const struct sk_look *l, unsigned max);

/* --- plain.c --- */

/*
 * Appends s as programs read it: full-width ASCII narrow, ideographic blanks as
 * blanks, half-width kana wide, invisible code points dropped.  Letters keep
 * their case, for passwords and paths.
 */
void	sk_text_plain(struct sk_buf *out, struct sk_span s);
/* The same of the first max bytes of s; borrowed where nothing changes. */
struct sk_span sk_text_plain_of(struct sk_span s, struct sk_arena *arena, size_t max);
/* Code points that are neither blank nor invisible. */
uint64_t sk_text_chars(struct sk_span text);

/* --- language.c --- */

/* ja en zh ko ru other none; actual is the charset that the text was in. */
const char *sk_text_language(struct sk_span text, enum sk_charset actual);

/* --- password.c --- */

/* What plain text says of passwords. */
enum { SK_HINT_HERE = 1, SK_HINT_LATER = 2, SK_HINT_RULE = 4 };
/* Rules that make a password of what stands in the mail. */
enum { SK_RULE_DATE = 1, SK_RULE_PHONE = 2, SK_RULE_POSTAL = 4 };
#define SK_PASSWORDS	20	/* candidates of one message */
struct sk_passwords {
	struct sk_span	 token[SK_PASSWORDS];	/* borrowed from plain */
	size_t		 n;
	unsigned	 hints;			/* SK_HINT_* */
	unsigned	 rules;			/* SK_RULE_* that are stated */
};
/* Looks through plain text (see sk_text_plain) and adds to *found. */
void	sk_text_passwords(struct sk_span plain, struct sk_passwords *found);

/* --- url.c --- */

struct sk_url {
	struct sk_span	 text;		/* borrowed: the whole of it */
	struct sk_span	 host;		/* without user, port and final dot */
	bool		 no_scheme;	/* "www.example.co.jp/", read as http */
};
/* Takes s, all of it, apart: an http, https or ftp URL, or what begins with
 * "www.".  host is in the arena where its dots had to be changed. */
bool	sk_url_read(struct sk_span s, struct sk_arena *arena, struct sk_url *u_r);
/* Cuts plain text behind its next URL.  False at the end. */
bool	sk_url_next(struct sk_span *plain, struct sk_arena *arena, struct sk_url *u_r);
/* The same for mail addresses. */
bool	sk_email_next(struct sk_span *plain, struct sk_span *address_r);

/* --- gateway.c --- */

/* The link that a mail gateway has put its own around, if u is one's. */
void	sk_url_unwrap(struct sk_url *u, struct sk_arena *arena);
/* --- observe_html.c --- */

/* Writes where the secret goes that form asks for: its action, or else where a script
 * of h or a hidden one sends something. */
void	sk_html_write_form(const struct sk_look *l, const struct sk_html *h,
	    struct sk_span hidden, const struct sk_html_form *form);

/* --- observe_url.c --- */

/* Writes the URLs and mail addresses in plain text as indicators of l->self. */
void	sk_url_write(const struct sk_look *l, struct sk_span plain);
/* Writes a host, not empty, as indicator.domain or indicator.ipv4. */
void	sk_url_write_host(const struct sk_look *l, struct sk_span host);
#endif
