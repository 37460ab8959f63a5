#ifndef SEKISHO_UNPACK_OFFICE_H
#define SEKISHO_UNPACK_OFFICE_H
/*
 * office - what documents of Office carry beside text.
 *
 * Macros become objects of their own, so that rules, the reader of URLs and the
 * words of scripts see them: type "vba" is the text of a module, as it stands in
 * the project; type "xlm" the formulas of a sheet of Excel 4.0 macros, one a line,
 * operands first.  A module without code (Excel has one for each sheet) is none.
 *
 * What is known of the whole is noted on the document: for a project in a package
 * (vbaProject.bin) or in a presentation that is what it lies in.
 */
#include "unpack/unpack.h"

/* The document that self is, or is a part of. */
size_t	sk_office_document(const struct sk_unpack *u, size_t self);
/* True if self is a part of a package: a member of docx, xlsx, pptx. */
bool	sk_office_is_part(const struct sk_unpack *u, size_t self);
/* Lines of VBA in text that are code: no blanks, no comments, no attributes. */
size_t	sk_vba_code_lines(struct sk_span text, size_t *lines_r);
/*
 * Appends the content of a compressed container, [MS-OVBA] 2.4.1, to out.  False if
 * packed is damaged or out is full; what came before is there.
 */
bool	sk_vba_decompress(struct sk_span packed, struct sk_buf *out);
#endif
