#include "base/xml.h"
#include "tree.h"

/*
 * Documents of Office in one file of XML: packages whose parts stand one after the
 * other (Word and PowerPoint 2007 and later), and those of Word 2003.  Both may hold
 * macros, in base64; Word opens them under any name.
 */

enum { PARTS = 10000 };

struct job {
	struct sk_unpack	*u;
	size_t			 self, members;
	struct sk_span		 name;		/* of the part that is open, as it stands */
	uint64_t		 given;
};

static bool
is_flat(struct sk_span bytes)
{
	return sk_span_begins(bytes, SK_SPAN("<")) || sk_span_begins(bytes, SK_SPAN("\xEF\xBB\xBF")) ||
	    sk_span_begins(bytes, SK_SPAN("\xFF\xFE")) || sk_span_begins(bytes, SK_SPAN("\xFE\xFF")) ||
	    (bytes.n > 0 && bytes.p[0] <= ' ');
}

/* The typer has found the element that such a document begins with, with the name of
 * its vocabulary: some 300 bits, but text is text. */
static int
bid(struct sk_span bytes, enum sk_type type)
{
	return (type == SK_TYPE_OOXML_DOC || type == SK_TYPE_OOXML_PPT) && is_flat(bytes) ? 40 : 0;
}

static bool
add(struct job *j, struct sk_span content, const char *why)
{
	struct sk_buf text = sk_buf_new(j->u->arena, SK_RECORD_TEXT);
	struct sk_name name = { .where = "part" };
	size_t index;

	sk_xml_text(&text, j->name);
	name.text = sk_buf_view(&text);
	if (sk_span_begins(name.text, SK_SPAN("/")))
		name.text = sk_span_from(name.text, 1);
	if (j->members++ >= PARTS || !sk_unpack_add(j->u, j->self, &name, name.text.n > 0, (struct sk_span){ 0 },
	    content, true, &index))
		return false;
	if (why != NULL)
		sk_unpack_gap(j->u, index, why);
	return true;
}

static bool
add_base64(struct job *j, struct sk_span s)
{
	struct sk_decode_facts f = { 0 };
	struct sk_buf b = sk_buf_new(j->u->arena, s.n);
	const char *why = sk_unpack_stop(j->u, j->self, j->given, s.n / 4 * 3);

	if (why != NULL)
		return false;
	(void)sk_base64_decode(s, &b, &f);
	j->given += b.n;
	return add(j, sk_buf_view(&b), f.junk ? "damaged" : NULL);
}

/* What Word 2003 has as one text: without its begin, so that it is that text and no
 * such document once more. */
static void
add_body(struct job *j, struct sk_span s)
{
	size_t at = sk_span_find(s, SK_SPAN(":body"), 0);

	while (at != SK_SPAN_NONE && at > 0 && s.p[at] != '<')
		at--;
	if (at == SK_SPAN_NONE || at == 0)
		return;
	j->name = SK_SPAN("body.xml");
	(void)add(j, sk_span_from(s, at), NULL);
}

static void
take_parts(struct job *j, struct sk_span s)
{
	const uint8_t *from = NULL;	/* of XML that is a part */
	struct sk_span all = s;
	struct sk_tag t;
	bool package = false, more = true;

	while (more && sk_tag_next(&s, &t)) {
		if (sk_span_is(t.name, "part") && !t.close && from == NULL) {
			package = true;
			j->name = sk_tag_attribute(&t, "name");
		} else if (sk_span_is(t.name, "binData") && !t.close) {
			j->name = sk_tag_attribute(&t, "name");
		} else if (sk_span_is(t.name, "binaryData") || sk_span_is(t.name, "binData")) {
			more = !t.close || add_base64(j, t.before);
		} else if (sk_span_is(t.name, "xmlData") && !t.close) {
			from = s.p;
		} else if (sk_span_is(t.name, "xmlData") && from != NULL) {
			size_t n = (size_t)(t.before.p + t.before.n - from);

			more = add(j, (struct sk_span){ from, n }, NULL);
			from = NULL;
		}
	}
	if (!package && more)
		add_body(j, all);
}

static void
open(struct sk_unpack *u, size_t self)
{
	struct job j = { .u = u, .self = self };
	struct sk_span s = u->object[self].bytes;
	bool big = sk_span_begins(s, SK_SPAN("\xFE\xFF"));
	struct sk_buf b;

	if (big || sk_span_begins(s, SK_SPAN("\xFF\xFE"))) {
		if (sk_unpack_stop(u, self, 0, s.n) != NULL)
			return;
		b = sk_buf_new(u->arena, s.n / 2 * 3);
		(void)sk_charset_to_utf8(big ? SK_CS_UTF16BE : SK_CS_UTF16LE, s, &b, NULL);
		j.given = s.n;
		s = sk_buf_view(&b);
	}
	take_parts(&j, s);
	(void)sk_record_number(u->record, self, SK_KEY_CONTAINER_MEMBERS, j.members);
}

const struct sk_format sk_fmt_ooxml = {
	"ooxml", "Microsoft, Flat OPC (ECMA-376 part 2) and Word 2003 XML Reference Schemas", bid, open
};
