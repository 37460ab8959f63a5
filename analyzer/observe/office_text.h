#ifndef SEKISHO_OBSERVE_OFFICE_TEXT_H
#define SEKISHO_OBSERVE_OFFICE_TEXT_H
/* office_text - texts that Excel takes for workbooks: what they load and start. */
#include "observe/observe.h"

/*
 * Writes office.dde of formulas in tables (.csv, .slk) and office.xlm of macros in SYLK.
 * What comes back are formulas of macros, one a line; empty if there are none.
 */
struct sk_span sk_office_text(const struct sk_look *l);
#endif
