/*
 * Which sheets of a workbook hold macros of Excel 4.0, who sees them, and whether one
 * of them runs by itself: the workbook tells states and names, its relationships the
 * kinds.  ECMA-376 part 1, 18.2 and 12.3; [MS-XLSB] for the binary form.
 */
#include "base/xml.h"
#include "office_part.h"

enum {
	HEAD = 4096,
	PARTS = 4,		/* workbooks and lists of relationships that are read */
	SHEETS = 64,		/* macro sheets */
	TAGS = 100000,		/* of one part, or records */
	BUNDLE_SHEET = 156, NAME = 39	/* records, [MS-XLSB] 2.4.304, 2.4.711 */
};

struct book {
	const struct sk_look	*l;
	struct sk_span		 rels[PARTS], xml[PARTS], binary;
	size_t			 n_rels, n_xml;
	struct sk_span		 id[SHEETS];	/* of macro sheets */
	size_t			 ids;
};

static void
say(const struct book *b, const char *word)
{
	(void)sk_record_text_once(b->l->r, b->l->self, SK_KEY_OFFICE_XLM, sk_span_text(word));
}

static bool
is_name_of(struct sk_span name, const char *end)
{
	return sk_span_ends_nocase(name, sk_span_text(end));
}

/* The parts that count. */
static void
find_parts(struct book *b)
{
	const struct sk_record *r = b->l->r;

	for (uint32_t i = r->object[b->l->self].child; i != 0; i = r->object[i].sibling) {
		const struct sk_object *o = &b->l->u->object[i];
		struct sk_span name = sk_record_get(r, i, SK_KEY_OBJECT_NAME), s, head;
		struct sk_tag root;

		if (!o->seen || o->bytes.n == 0)
			continue;
		if (is_name_of(name, "workbook.bin")) {
			b->binary = o->bytes;
			continue;
		}
		if (b->n_rels == PARTS && b->n_xml == PARTS)
			return;
		head = s = sk_office_part_text(b->l, sk_span_head(o->bytes, HEAD));
		if (!sk_tag_next(&head, &root))
			continue;
		if (sk_span_is(root.name, "workbook") && b->n_xml < PARTS)
			b->xml[b->n_xml++] = sk_office_part_text(b->l, o->bytes);
		else if (sk_span_is(root.name, "Relationships") && b->n_rels < PARTS && is_name_of(name,
		    "workbook.xml.rels"))
			b->rels[b->n_rels++] = sk_office_part_text(b->l, o->bytes);
		else if (sk_span_is(root.name, "Relationships") && b->n_rels < PARTS && is_name_of(name,
		    "workbook.bin.rels"))
			b->rels[b->n_rels++] = sk_office_part_text(b->l, o->bytes);
	}
}

static void
find_sheets(struct book *b, struct sk_span s)
{
	struct sk_tag t;

	for (size_t i = 0; i < TAGS && b->ids < SHEETS && sk_tag_next(&s, &t); i++)
		if (sk_span_is(t.name, "Relationship") &&
		    sk_span_ends_nocase(sk_tag_attribute(&t, "Type"), SK_SPAN("macrosheet")))
			b->id[b->ids++] = sk_tag_attribute(&t, "Id");
}

/* id: letters of width bytes each. */
static bool
is_macro_sheet(const struct book *b, struct sk_span id, size_t width)
{
	for (size_t i = 0; i < b->ids; i++) {
		size_t n = 0;

		while (n < b->id[i].n && n * width < id.n && id.p[n * width] == b->id[i].p[n])
			n++;
		if (n == b->id[i].n && n * width == id.n)
			return true;
	}
	return false;
}

static void
read_xml(const struct book *b, struct sk_span s)
{
	struct sk_tag t;
	bool starts = false;

	for (size_t i = 0; i < TAGS && sk_tag_next(&s, &t); i++) {
		struct sk_span state = sk_tag_attribute(&t, "state"), name = sk_tag_attribute(&t, "name");

		if (!t.close && sk_span_is(t.name, "sheet") &&
		    is_macro_sheet(b, sk_tag_attribute(&t, "id"), 1))
			say(b, sk_span_is_nocase(state, "veryHidden") ? "veryhidden" :
			    sk_span_is_nocase(state, "hidden") ? "hidden" : "visible");
		if (t.close || !sk_span_is(t.name, "definedName"))
			continue;
		if (sk_span_begins_nocase(name, SK_SPAN("_xlnm.")))
			name = sk_span_from(name, 6);
		starts = starts || sk_span_begins_nocase(name, SK_SPAN("auto_"));
	}
	if (starts)
		say(b, "auto_open");
}

/* A number of seven bits a byte, 2.1.4. */
static bool
varying(struct sk_span s, size_t *at, unsigned bytes, uint32_t *v_r)
{
	*v_r = 0;
	for (unsigned i = 0; i < bytes; i++) {
		uint8_t c;

		if (!sk_span_u8(s, (*at)++, &c))
			return false;
		*v_r |= (uint32_t)(c & 0x7F) << 7 * i;
		if ((c & 0x80) == 0)
			break;
	}
	return true;
}

/* A text behind its number of letters. */
static struct sk_span
wide_text(struct sk_span s, size_t at)
{
	uint32_t n;

	if (!sk_span_u32le(s, at, &n))
		return (struct sk_span){ 0 };
	return sk_span_head(sk_span_from(s, at + 4), n > 255 ? 510 : 2 * (size_t)n);
}

static bool
is_auto(struct sk_span wide)
{
	static const char want[] = "auto_";

	for (size_t i = 0; i < 5; i++)
		if (2 * i >= wide.n || (wide.p[2 * i] | 0x20) != (want[i] | 0x20))
			return false;
	return true;
}

/* Formulas of the binary form are not read. */
static void
read_binary(const struct book *b, struct sk_span s)
{
	static const char *const states[] = { "visible", "hidden", "veryhidden", "veryhidden" };
	uint32_t id, n, state;
	size_t at = 0;
	bool starts = false;

	for (size_t i = 0; i < TAGS && varying(s, &at, 2, &id) && varying(s, &at, 4, &n); i++) {
		struct sk_span data = sk_span_head(sk_span_from(s, at), n);

		if (id == BUNDLE_SHEET && sk_span_u32le(data, 0, &state) &&
		    is_macro_sheet(b, wide_text(data, 8), 2)) {
			say(b, states[state & 3]);
			sk_unpack_gap(b->l->u, b->l->self, "unsupported");
		} else if (id == NAME) {
			starts = starts || is_auto(wide_text(data, 9));
		}
		at += n;
	}
	if (starts)
		say(b, "auto_open");
}

void
sk_office_sheets(const struct sk_look *l)
{
	struct book b = { .l = l };

	find_parts(&b);
	for (size_t i = 0; i < b.n_rels; i++)
		find_sheets(&b, b.rels[i]);
	if (b.ids == 0)
		return;
	for (size_t i = 0; i < b.n_xml; i++)
		read_xml(&b, b.xml[i]);
	read_binary(&b, b.binary);
}
