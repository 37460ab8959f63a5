#ifndef OBSERVE_PASSWORD_WORDS_H
#define OBSERVE_PASSWORD_WORDS_H
/*
 * password_words - what people write around a password, as data.  All words are
 * UTF-8, narrow (see sk_text_plain); ASCII ones are looked for without case.
 */
#include "base/span.h"

struct sk_words {
	const struct sk_span	*word;
	size_t			 n;
};

/* Words that mean password, longer ones before what they begin with. */
extern const struct sk_words sk_words_keyword;
/* Words of opening what is locked: a password may stand near. */
extern const struct sk_words sk_words_unlock;
/* Before a keyword: what the password is of, if it is of no attachment. */
extern const struct sk_words sk_words_other;
/* Labels of values that are no password. */
extern const struct sk_words sk_words_label;
/* Words that stand where a password would, and are none. */
extern const struct sk_words sk_words_no_token;
/* "8文字", "30日", "4桁": behind a number of something. */
extern const struct sk_words sk_words_unit;
/* Behind a token: its line or sentence ends there; or it was meant to be typed. */
extern const struct sk_words sk_words_end, sk_words_typed;
/* 「abc123」で解凍してください: behind a token that stands first. */
extern const struct sk_words sk_words_after;
/* In a sentence on passwords: it follows; so surely that it need not be known; it is
 * known, or made by a rule. */
extern const struct sk_words sk_words_later, sk_words_will, sk_words_known, sk_words_rule;
/* What else a password may be called where something is locked, and words of that. */
extern const struct sk_words sk_words_key, sk_words_locked;
/* ... by which rule: SK_RULE_* of text.h, in order of the bits. */
extern const struct sk_words sk_words_made[3];
/* Labels of telephone numbers. */
extern const struct sk_words sk_words_phone;
/* Brackets and quotes, one opening for each closing. */
extern const struct sk_words sk_words_opening, sk_words_closing;

/* How the way from keyword to token was marked, the weakest first; SEVERAL is IS
 * before what may be more than one. */
enum sk_lead { SK_LEAD_NONE, SK_LEAD_TO, SK_LEAD_IS, SK_LEAD_SEVERAL, SK_LEAD_COLON };

struct sk_lead_word {
	struct sk_span	 text;
	enum sk_lead	 lead;
};
/* Words between keyword and token: anywhere in Japanese, whole words in English;
 * NULL-terminated.  Of English, what points to a line below also leads behind "is",
 * and what tells to type behind a colon. */
extern const struct sk_lead_word sk_lead_japanese[], sk_lead_english[], sk_lead_below[],
	sk_lead_typed[];

/* Length of the first of words that s begins with, 0 if none. */
size_t	sk_words_begin(const struct sk_words *words, struct sk_span s);
/* True if one of words is in s. */
bool	sk_words_in(const struct sk_words *words, struct sk_span s);
/* True if s is one of words. */
bool	sk_words_are(const struct sk_words *words, struct sk_span s);
#endif
