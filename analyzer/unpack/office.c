#include "unpack/office.h"

bool
sk_office_is_part(const struct sk_unpack *u, size_t self)
{
	enum sk_type above = u->object[u->object[self].parent].type;

	return u->object[self].member && (above == SK_TYPE_OOXML_DOC || above == SK_TYPE_OOXML_XLS ||
	    above == SK_TYPE_OOXML_PPT);
}

size_t
sk_office_document(const struct sk_unpack *u, size_t self)
{
	const struct sk_object *o = &u->object[self];
	bool whole = o->type != SK_TYPE_OLE && (sk_type_table[o->type].classes & SK_CLASS_TEXT) == 0;

	/* A document inside a document is one of its own. */
	if (whole || (!sk_office_is_part(u, self) && u->object[o->parent].type != SK_TYPE_OLE_PPT))
		return self;
	return o->parent;
}
