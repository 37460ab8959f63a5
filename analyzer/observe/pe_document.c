#include "pe.h"

enum {
	HEAD = 4096,		/* of an overlay, where a document may begin */
	DOCUMENT_LEAST = 64	/* bytes; less is no document that could be shown */
};

static bool
is_document(enum sk_type t)
{
	switch (t) {
	case SK_TYPE_PDF: case SK_TYPE_RTF: case SK_TYPE_OLE: case SK_TYPE_OLE_DOC:
	case SK_TYPE_OLE_XLS: case SK_TYPE_OLE_PPT: case SK_TYPE_OOXML_DOC:
	case SK_TYPE_OOXML_XLS: case SK_TYPE_OOXML_PPT:
		return true;
	default:
		return false;
	}
}

/* How documents begin: only there the typer is worth its time. */
static const struct sk_span beginning[] = {
	SK_LIT("%PDF-"), SK_LIT("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), SK_LIT("PK\x03\x04"),
	SK_LIT("{\\rt")
};

/* The type of the document that begins at the first byte of s. */
static enum sk_type
document_at(struct sk_span s)
{
	for (size_t i = 0; i < sizeof beginning / sizeof *beginning; i++)
		if (s.n >= DOCUMENT_LEAST && sk_span_begins(s, beginning[i])) {
			enum sk_type t = sk_typer(s, (struct sk_span){ 0 });

			return is_document(t) ? t : SK_TYPE_UNKNOWN;
		}
	return SK_TYPE_UNKNOWN;
}

enum sk_type
sk_pe_document(struct sk_span s, bool search)
{
	struct sk_span head = sk_span_head(s, HEAD);
	enum sk_type t = document_at(s);

	/* A dropper's own header (a length, a name) may stand before it. */
	for (size_t i = 0; search && t == SK_TYPE_UNKNOWN &&
	    i < sizeof beginning / sizeof *beginning; i++) {
		size_t hit = sk_span_find(head, beginning[i], 1);

		if (hit != SK_SPAN_NONE)
			t = document_at(sk_span_from(s, hit));
	}
	return t;
}
