#ifndef SEKISHO_CHARSET_SCORE_H
#define SEKISHO_CHARSET_SCORE_H
/*
 * How likely a text is in a language, so that two readings of the same bytes can
 * be compared: the price of a text is minus the logarithm of its probability, in
 * tenths of a bit, and the cheaper reading is the better one.  Since every byte
 * must be paid for in every reading, long and short characters compare fairly.
 */
#include "base/span.h"

enum sk_language {
	SK_LANG_JA, SK_LANG_CN, SK_LANG_TW, SK_LANG_KO, SK_LANG_CYRILLIC,
	SK_LANG_LATIN, SK_LANG_ANY, SK_LANG_COUNT
};

/* Once, before any price: reads the lists into tables. */
void	sk_charset_score_learn(void);
/* Stops with some number above most once it is passed. */
uint32_t sk_language_price(enum sk_language lang, struct sk_span utf8, uint32_t most);
#endif
