#include "base/charset.h"
#include "base/xml.h"
#include "office_part.h"

enum {
	HEAD = 4096,		/* bytes in which a part tells what it is */
	WIDE = 16 << 20,	/* bytes of a part in UTF-16 that are read */
	COMMAND = 2048,		/* bytes of a field */
	DEPTH = 16,		/* fields in each other */
	FORMULAS = 1 << 20	/* bytes of a macro sheet */
};

static void
say(const struct sk_look *l, size_t document, enum sk_key key, struct sk_span raw)
{
	struct sk_buf b = sk_buf_new(l->arena, SK_RECORD_TEXT);

	sk_xml_text(&b, raw);
	(void)sk_record_text_once(l->r, document, key, sk_span_trim(sk_buf_view(&b)));
}

/* ---- relationships, ECMA-376 part 2, 9.3 ---- */

/* True if a program loads it when the document is opened, or shows it in its place. */
static bool
is_loaded(struct sk_span kind)
{
	static const char *const kinds[] = { "oleobject", "frame", "subdocument", "afchunk", "control",
		"mailmergesource" };
	size_t slash = sk_span_rchr(kind, '/');

	kind = slash == SK_SPAN_NONE ? kind : sk_span_from(kind, slash + 1);
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (sk_span_is_nocase(kind, kinds[i]))
			return true;
	return false;
}

static void
relationships(const struct sk_look *l, size_t document, struct sk_span s)
{
	struct sk_tag t;

	while (sk_tag_next(&s, &t)) {
		struct sk_span kind = sk_tag_attribute(&t, "Type");
		struct sk_span target = sk_tag_attribute(&t, "Target");

		if (!sk_span_is(t.name, "Relationship") || target.n == 0 ||
		    !sk_span_is_nocase(sk_tag_attribute(&t, "TargetMode"), "external"))
			continue;
		if (sk_span_ends_nocase(kind, SK_SPAN("/attachedTemplate")))
			say(l, document, SK_KEY_OFFICE_EXTERNAL_TEMPLATE, target);
		else if (is_loaded(kind))
			say(l, document, SK_KEY_OFFICE_EXTERNAL_OBJECT, target);
	}
}

/* ---- fields, ECMA-376 part 1, 17.16 ---- */

struct field {
	struct sk_buf	text;		/* of the outermost one: what it is told */
	size_t		begin[DEPTH];	/* of each in text */
	bool		result[DEPTH];	/* behind its separator */
	size_t		depth;
};

/* QUOTE 67 58: letters by number, which stand for themselves. */
static void
read_quote(struct field *f, size_t from)
{
	struct sk_span s = sk_span_from(sk_buf_view(&f->text), from);
	uint8_t letters[COMMAND / 2];
	size_t n = 0;

	s = sk_span_trim(s);
	if (!sk_span_begins_nocase(s, SK_SPAN("QUOTE ")))
		return;
	for (s = sk_span_trim(sk_span_from(s, 6)); s.n > 0; s = sk_span_trim(s)) {
		size_t end = sk_span_chr(s, ' ', 0);
		uint64_t c;

		end = end == SK_SPAN_NONE ? s.n : end;
		if (n == sizeof letters || !sk_span_number(sk_span_head(s, end), 10, 126, &c) || c < ' ')
			return;
		letters[n++] = (uint8_t)c;
		s = sk_span_from(s, end);
	}
	f->text.n = from;
	(void)sk_buf_put(&f->text, letters, n);
}

static void
say_field(const struct sk_look *l, size_t document, struct sk_span s)
{
	s = sk_span_trim(s);
	if (!sk_span_begins_nocase(s, SK_SPAN("DDE")))
		return;
	s = sk_span_from(s, sk_span_begins_nocase(s, SK_SPAN("DDEAUTO")) ? 7 : 3);
	if (s.n > 0 && (s.p[0] == ' ' || s.p[0] == '"'))
		(void)sk_record_text_once(l->r, document, SK_KEY_OFFICE_DDE, sk_span_trim(s));
}

static void
field_char(const struct sk_look *l, size_t document, struct field *f, struct sk_span kind)
{
	if (sk_span_is(kind, "begin") && f->depth < DEPTH) {
		if (f->depth == 0)
			f->text.n = 0;
		f->begin[f->depth] = f->text.n;
		f->result[f->depth++] = false;
	} else if (f->depth > 0 && sk_span_is(kind, "separate")) {
		read_quote(f, f->begin[f->depth - 1]);
		f->result[f->depth - 1] = true;
	} else if (f->depth > 0 && sk_span_is(kind, "end")) {
		if (!f->result[--f->depth])
			read_quote(f, f->begin[f->depth]);
		if (f->depth == 0)
			say_field(l, document, sk_buf_view(&f->text));
	}
}

static void
fields(const struct sk_look *l, size_t document, struct sk_span s)
{
	struct field f = { .text = sk_buf_new(l->arena, COMMAND) };
	struct sk_tag t;
	bool told = false;

	/* Most documents have none. */
	if (sk_span_find(s, SK_SPAN("instr"), 0) == SK_SPAN_NONE)
		return;
	while (sk_tag_next(&s, &t)) {
		if (sk_span_is(t.name, "instrText")) {
			if (told && t.close && f.depth > 0 && !f.result[f.depth - 1])
				sk_xml_text(&f.text, t.before);
			told = !t.close && !t.empty;
		} else if (sk_span_is(t.name, "fldChar")) {
			field_char(l, document, &f, sk_tag_attribute(&t, "fldCharType"));
		} else if (sk_span_is(t.name, "fldSimple") && !t.close) {
			struct sk_buf b = sk_buf_new(l->arena, COMMAND);

			sk_xml_text(&b, sk_tag_attribute(&t, "instr"));
			say_field(l, document, sk_buf_view(&b));
		}
	}
	if (f.depth > 0)	/* a field that does not end is one all the same */
		say_field(l, document, sk_buf_view(&f.text));
}

/* ---- workbooks, ECMA-376 part 1, 18 ---- */

/* 18.14.4: the program, and what it is told. */
static void
links(const struct sk_look *l, size_t document, struct sk_span s)
{
	struct sk_tag t;

	while (sk_tag_next(&s, &t)) {
		struct sk_buf b = sk_buf_new(l->arena, COMMAND);

		if (t.close || !sk_span_is(t.name, "ddeLink"))
			continue;
		sk_xml_text(&b, sk_tag_attribute(&t, "ddeService"));
		(void)sk_buf_byte(&b, ' ');
		sk_xml_text(&b, sk_tag_attribute(&t, "ddeTopic"));
		(void)sk_record_text_once(l->r, document, SK_KEY_OFFICE_DDE, sk_buf_view(&b));
	}
}

/* What stands in <f> of a sheet. */
static struct sk_span
formulas(const struct sk_look *l, struct sk_span s)
{
	struct sk_buf b = sk_buf_new(l->arena, FORMULAS);
	struct sk_tag t;

	while (sk_tag_next(&s, &t) && !b.full)
		if (t.close && sk_span_is(t.name, "f")) {
			(void)sk_buf_byte(&b, '=');
			sk_xml_text(&b, t.before);
			(void)sk_buf_byte(&b, '\n');
		}
	return sk_buf_view(&b);
}

/* ---- */

struct sk_span
sk_office_part_text(const struct sk_look *l, struct sk_span s)
{
	bool big = sk_span_begins(s, SK_SPAN("\xFE\xFF")) || sk_span_begins(s, SK_SPAN("\0<"));
	struct sk_buf b;

	if (!big && !sk_span_begins(s, SK_SPAN("\xFF\xFE")) && !sk_span_begins(s, SK_SPAN("<\0")))
		return s;
	s = sk_span_head(s, WIDE);
	b = sk_buf_new(l->arena, 2 * s.n);
	(void)sk_charset_to_utf8(big ? SK_CS_UTF16BE : SK_CS_UTF16LE, s, &b, NULL);
	return sk_buf_view(&b);
}

struct sk_span
sk_office_part(const struct sk_look *l, size_t document)
{
	static const char *const stories[] = { "document", "hdr", "ftr", "footnotes", "endnotes",
		"comments", "glossaryDocument", "body" };
	struct sk_span s = sk_office_part_text(l, l->o->bytes), head = sk_span_head(s, HEAD);
	struct sk_tag root;

	if (!sk_tag_next(&head, &root) || root.close)
		return (struct sk_span){ 0 };
	if (sk_span_is(root.name, "Relationships"))
		relationships(l, document, s);
	else if (sk_span_is(root.name, "externalLink"))
		links(l, document, s);
	else if (sk_span_is(root.name, "macrosheet"))
		return formulas(l, s);
	for (size_t i = 0; i < sizeof stories / sizeof *stories; i++)
		if (sk_span_is(root.name, stories[i]))
			fields(l, document, s);
	return (struct sk_span){ 0 };
}
