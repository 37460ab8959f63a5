#include "carried.h"

enum { RESOURCES = 1024 };

static void
say_type(const struct sk_look *l, enum sk_key key, enum sk_type t)
{
	if (t != SK_TYPE_UNKNOWN)
		(void)sk_record_text_once(l->r, l->self, key, sk_span_text(sk_type_table[t].word));
}

/* Documents that a person reads; a licence in RTF is one as well. */
static bool
is_shown(enum sk_type t)
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

static void
look_decoy(const struct sk_look *l, const struct sk_pe *pe)
{
	for (size_t i = 0; i < pe->carried; i++) {
		enum sk_type t = l->u->object[pe->carries[i]].type;

		if (is_shown(t))
			say_type(l, SK_KEY_PE_DECOY, t);
	}
}

static void
look_hidden(const struct sk_look *l, const struct sk_pe *pe)
{
	size_t looked = 0;

	for (int i = 0; i < 2; i++)
		say_type(l, SK_KEY_PE_HIDDEN, sk_pe_hidden(pe->overlay[i]));
	for (size_t i = 0; i < pe->resources && looked < RESOURCES; i++)
		if (sk_pe_is_own_data(&pe->resource[i])) {
			looked++;
			say_type(l, SK_KEY_PE_HIDDEN, sk_pe_hidden(pe->resource[i].data));
		}
}

static void
look(const struct sk_look *l)
{
	const struct sk_pe *pe;

	if (l->o->type != SK_TYPE_PE || !l->o->seen || (pe = sk_pe_of(l->u, l->self)) == NULL ||
	    (pe->defects & SK_PE_NO_HEADER) != 0)
		return;
	look_decoy(l, pe);
	look_hidden(l, pe);
	sk_pe_look_extractor(l, pe);
}

const struct sk_observer sk_observe_carried = {
	.source = "MITRE ATT&CK T1027.009, T1027.013 (loads in droppers); WinRAR, 7-Zip and "
	    "IExpress on their self-extractors",
	.look = look,
};
