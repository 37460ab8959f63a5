#ifndef OBSERVE_TOKEN_H
#define OBSERVE_TOKEN_H
/* token - what a machine puts into a subject or a name for each mail anew. */
#include "base/span.h"

/*
 * The first token in text, which is plain: a GUID, hexadecimal of 8 characters and more
 * with letters and digits, or a number of 3 digits and more behind a bracket, "_", "-",
 * "#" or "No."; a number that may be a date or a year is none.  *form_r is "guid", "hex"
 * or "number".  Empty if there is none.
 */
struct sk_span sk_token(struct sk_span text, const char **form_r);
#endif
