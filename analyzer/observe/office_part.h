#ifndef SEKISHO_OBSERVE_OFFICE_PART_H
#define SEKISHO_OBSERVE_OFFICE_PART_H
/*
 * office_part - what one part of a package (docx, xlsx, pptx) says that a document
 * loads or starts.  Parts are told by what they begin with, since a package may give
 * them any name.
 */
#include "observe/observe.h"

/* A part as UTF-8: borrowed, but where it is in UTF-16. */
struct sk_span sk_office_part_text(const struct sk_look *l, struct sk_span bytes);
/*
 * Writes what the part l->o says of document: office.external_template,
 * office.external_object, office.dde.  What comes back are the formulas of
 * a macro sheet, one a line; empty if it is none.
 */
struct sk_span sk_office_part(const struct sk_look *l, size_t document);
/* --- office_sheets.c --- */

/* Writes office.xlm of the workbook l->o, a package. */
void	sk_office_sheets(const struct sk_look *l);
#endif
