#include "macro.h"
#include "office_part.h"
#include "office_text.h"
#include "text.h"
#include "unpack/office.h"

enum {
	MODULES = 500,		/* of one document that are read */
	AUTOMATIC = 50,		/* macros that are named */
	OBFUSCATED = 50		/* percent */
};

/* The macros of a document, while they are gathered. */
struct gathering {
	const struct sk_look	*l;	/* of the document */
	struct sk_macros	*macros;
	unsigned		 all;	/* words of all modules */
	size_t			 modules, named;
};

static void
add_module(struct gathering *g, size_t module)
{
	struct sk_look m = *g->l;
	struct sk_script_seen seen;

	m.self = module;
	m.o = &m.u->object[module];
	if (!m.o->seen || !sk_budget_time(m.budget))
		return;
	if (g->modules++ >= MODULES) {
		sk_unpack_gap(m.u, m.self, "members");
		return;
	}
	if (!sk_script_see(&m, m.o->bytes, SK_TYPE_VBA, &seen)) {
		sk_unpack_gap(m.u, module, "memory_bytes");
		return;
	}
	g->all |= seen.words;
	if (seen.hidden >= OBFUSCATED)
		(void)sk_record_number(m.r, module, SK_KEY_SCRIPT_OBFUSCATED, seen.hidden);
	sk_macros_add(g->macros, seen.text);
}

/* The modules below object, and below the projects that are parts of it. */
static void
gather(struct gathering *g, size_t object, bool parts)
{
	const struct sk_record *r = g->l->r;
	const struct sk_object *o = g->l->u->object;

	for (uint32_t i = r->object[object].child; i != 0; i = r->object[i].sibling)
		if (o[i].type == SK_TYPE_VBA)
			add_module(g, i);
		else if (parts && o[i].type == SK_TYPE_OLE)
			gather(g, i, false);
}

static void
say_automatic(void *user, struct sk_span name)
{
	struct gathering *g = user;

	if (g->named++ < AUTOMATIC)
		(void)sk_record_text_once(g->l->r, g->l->self, SK_KEY_OFFICE_AUTO_RUN, name);
}

static void
look_macros(const struct sk_look *l)
{
	struct gathering g = { .l = l };
	unsigned automatic;

	if (sk_office_document(l->u, l->self) != l->self || l->r->object[l->self].child == 0)
		return;		/* a project is that of its document */
	if ((g.macros = sk_macros_new(l->arena)) == NULL) {
		sk_unpack_gap(l->u, l->self, "memory_bytes");
		return;
	}
	gather(&g, l->self, l->o->type != SK_TYPE_OLE);
	sk_script_say(l, l->self, SK_KEY_OFFICE_DOES, sk_script_settle(g.all));
	automatic = sk_macros_automatic(g.macros, g.all, say_automatic, &g);
	sk_script_say(l, l->self, SK_KEY_OFFICE_AUTO_DOES, sk_script_settle(automatic));
}

/* Formulas of a macro sheet, as text: whose workbook that is. */
static void
look_sheet(const struct sk_look *l, size_t document, struct sk_span formulas)
{
	struct sk_script_seen seen;

	if (!sk_script_see(l, formulas, SK_TYPE_XLM, &seen))
		sk_unpack_gap(l->u, l->self, "memory_bytes");
	else
		sk_script_say(l, document, SK_KEY_OFFICE_DOES, seen.does);
}

static void
look_part(const struct sk_look *l)
{
	size_t document = sk_office_document(l->u, l->self);
	struct sk_span formulas = sk_office_part(l, document);

	if (formulas.n > 0)
		look_sheet(l, document, formulas);
}

/* A table or a query that is text. */
static void
look_text(const struct sk_look *l)
{
	struct sk_span formulas = sk_office_text(l);

	if (formulas.n > 0)
		look_sheet(l, l->self, formulas);
}

static bool
has_macros(const struct sk_look *l)
{
	return sk_record_find(l->r, l->self, SK_KEY_OFFICE_VBA) != NULL;
}

static void
look(const struct sk_look *l)
{
	if (!l->o->seen)
		return;
	switch (l->o->type) {
	case SK_TYPE_OLE: case SK_TYPE_OLE_DOC: case SK_TYPE_OLE_XLS: case SK_TYPE_OLE_PPT:
	case SK_TYPE_OOXML_DOC: case SK_TYPE_OOXML_XLS: case SK_TYPE_OOXML_PPT:
		if (has_macros(l))
			look_macros(l);
		if (l->o->type == SK_TYPE_OOXML_XLS)
			sk_office_sheets(l);
		break;
	case SK_TYPE_XLM:
		look_sheet(l, sk_office_document(l->u, l->o->parent), l->o->bytes);
		break;
	default:
		if (l->o->type != SK_TYPE_UNKNOWN && (sk_type_table[l->o->type].classes & SK_CLASS_TEXT) == 0)
			break;
		if (sk_office_is_part(l->u, l->self))
			look_part(l);
		else
			look_text(l);
	}
}

const struct sk_observer sk_observe_office = {
	.source = "Microsoft, [MS-OVBA] and [MS-XLS]; ECMA-376 part 1, 17.16 (fields), 17.15.1.6 "
	    "(attached templates), 18.14 (links); MITRE ATT&CK T1137, T1221, T1559.002, T1564.007",
	.look = look,
};
