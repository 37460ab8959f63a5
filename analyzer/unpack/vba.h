#ifndef SEKISHO_UNPACK_VBA_H
#define SEKISHO_UNPACK_VBA_H
/* vba - what of a compound file is no member, but what a document does: its macros
 * (vba.c), sheets of macros (xlm.c), fields and the template of Word (word97.c). */
#include "ole.h"
#include "unpack/office.h"

/* True if that entry is the storage of a project of macros. */
bool	sk_vba_is_project(const struct sk_ole *o, uint32_t storage);
/* Adds the modules of all projects of o that hold code.  False: a limit, stop. */
bool	sk_vba_add(struct sk_ole *o);
/* Adds the macro sheets of a workbook, and notes what opens or starts what. */
bool	sk_xlm_add(struct sk_ole *o);
/* Notes the fields of a Word document that start programs, and its template. */
void	sk_word97_look(struct sk_ole *o);
#endif
