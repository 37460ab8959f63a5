#ifndef SEKISHO_OBSERVE_RULE_LITERAL_H
#define SEKISHO_OBSERVE_RULE_LITERAL_H
/*
 * rule_literal - does a text string of a rule begin here?  Never false where YARA says
 * that it does (YARA documentation 4.2, Text strings: nocase, wide).
 */
#include "base/span.h"

/* True if b begins with text, whose bytes stand step bytes apart (1, or 2 for wide). */
bool	sk_literal_begins(struct sk_span b, struct sk_span text, size_t step, bool nocase);
#endif
