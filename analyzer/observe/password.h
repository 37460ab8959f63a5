#ifndef OBSERVE_PASSWORD_H
#define OBSERVE_PASSWORD_H
/*
 * password - what is read of passwords in text, in two strengths: what a text
 * says plainly (sk_text_passwords in text.h, written down as text.password), and
 * guesses, which are only tried on what is locked and believed if they open it.
 */
#include "base/arena.h"
#include "password_words.h"

enum { SK_PASSWORD_LEAST = 3, SK_PASSWORD_MOST = 64 };	/* bytes of a token */

/* --- password_find.c --- */

static inline bool
sk_password_is_alnum(uint8_t c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}
/* Where next a keyword, a word of sk_words_after or one of sk_words_key may begin, or
 * SK_SPAN_NONE; quick. */
size_t	sk_password_next(struct sk_span text, size_t from);
/* Length of the keyword that begins at i, 0 if there is none. */
size_t	sk_password_keyword(struct sk_span text, size_t i);
/* Where the next keyword begins, or SK_SPAN_NONE. */
size_t	sk_password_find(struct sk_span text, size_t from, size_t *length_r);
/* False of URLs, addresses, file names and words that are known to be none. */
bool	sk_password_may_be(struct sk_span token);
/* True of a word as sentences have it: small letters, or one capital first. */
bool	sk_password_is_prose(struct sk_span token);

/* --- password_guess.c --- */

struct sk_guess {
	struct sk_span	 text;		/* borrowed */
	int		 score;		/* the higher the likelier */
};
enum { SK_GUESSES = 30 };		/* kept of one text */
struct sk_guesses {
	struct sk_guess	 guess[SK_GUESSES];
	size_t		 n;
};
/* Adds what may be a password in a text, the likeliest first.  The text may be
 * plain, or as it stands, for passwords in full-width letters. */
void	sk_password_guess(struct sk_span text, struct sk_guesses *found);
/* The same of the name of a file: its pieces. */
void	sk_password_guess_name(struct sk_span name, struct sk_guesses *found);
void	sk_password_add_guess(struct sk_guesses *found, struct sk_span text, int score);

/* --- password_rule.c --- */

enum { SK_RULE_PASSWORDS = 50 };	/* made by rules for one message */
struct sk_rule_list {
	struct sk_span	 text[SK_RULE_PASSWORDS];	/* in the arena */
	size_t		 n;
	struct sk_arena	*arena;
};
/*
 * Adds the passwords that rules (bits SK_RULE_* of text.h) make of a text: the
 * date of the mail (eight digits, or empty) in its usual forms, the last digits
 * of the telephone numbers and the postal codes that stand in the text.
 */
void	sk_password_rules(struct sk_span text, unsigned rules, struct sk_span day,
	    struct sk_rule_list *made);
#endif
