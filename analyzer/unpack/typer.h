#ifndef SEKISHO_UNPACK_TYPER_H
#define SEKISHO_UNPACK_TYPER_H
/*
 * typer - pieces of sk_typer, for the files of this room only.  Each looks at a
 * bounded share of the bytes, whatever they are.
 */
#include "base/span.h"
#include "record/type.h"

/* What an OLE2 file is, by the streams and the CLSID of its root. */
enum sk_type sk_typer_ole(struct sk_span bytes);
/* What a zip is: OOXML_* by its member names, else ZIP. */
enum sk_type sk_typer_zip(struct sk_span bytes);
/* The text family; UNKNOWN if bytes are no text. */
enum sk_type sk_typer_text(struct sk_span bytes, struct sk_span name);
/* The script language of text (one byte a character, ASCII at least), TEXT if
 * it is none.  head and tail are two pieces of it; tail may be empty. */
enum sk_type sk_typer_script(struct sk_span head, struct sk_span tail, struct sk_span name);
/* True if text reads like text: no NUL, and hardly any control character. */
bool	sk_typer_is_text(struct sk_span head);
#endif
