#include "base/text.h"
#include "tree.h"

enum { LABEL_CP = 120 };	/* code points of one piece of a path */

static bool
is_ascii(struct sk_span s)
{
	return sk_utf8_ascii(s) == s.n;
}

/* Appends raw as UTF-8, piece by piece, with U+FFFD for every NUL. */
static void
convert(struct sk_span raw, enum sk_charset cs, struct sk_buf *out)
{
	while (raw.n > 0) {
		size_t nul = sk_span_chr(raw, 0, 0);
		struct sk_span piece = sk_span_head(raw, nul);

		if (cs == SK_CS_ASCII)
			(void)sk_buf_span(out, piece);
		else
			(void)sk_charset_to_utf8(cs, piece, out, NULL);
		if (nul == SK_SPAN_NONE)
			return;
		(void)sk_buf_utf8(out, 0xFFFD);
		raw = sk_span_from(raw, nul + 1);
	}
}

/*
 * Of the charsets that are taken for each other in a short name.  Japanese ones
 * need no help, and Unicode says nothing of the disk that the name was on.
 */
enum sk_charset
sk_unpack_naming(enum sk_charset cs, enum sk_charset otherwise)
{
	return cs == SK_CS_EUCJP || cs == SK_CS_GB18030 || cs == SK_CS_BIG5 || cs == SK_CS_EUCKR ?
	    cs : otherwise;
}

void
sk_unpack_name_ahead(struct sk_unpack *u, struct sk_span raw)
{
	sk_charset_many_add(&u->naming, raw);
}

/* What to take raw for: as declared, else as the other names of its container. */
static enum sk_charset
presumed(struct sk_unpack *u, struct sk_span raw, enum sk_charset declared)
{
	if (declared != SK_CS_UNKNOWN && (declared != SK_CS_UTF8 || sk_utf8_valid(raw)))
		return declared;
	if (is_ascii(raw))
		return SK_CS_UNKNOWN;
	sk_charset_many_add(&u->naming, raw);
	return sk_charset_many_true(&u->naming);
}

struct sk_name
sk_unpack_name(struct sk_unpack *u, struct sk_span raw, enum sk_charset declared,
    const char *where)
{
	struct sk_name name = { .where = where };
	struct sk_buf text;
	enum sk_charset cs;

	raw = sk_span_head(raw, SK_RECORD_TEXT);
	text = sk_buf_new(u->arena, 4 * raw.n + 4);
	name.nul = sk_span_chr(raw, 0, 0) != SK_SPAN_NONE;
	cs = sk_charset_true(raw, presumed(u, raw, declared));
	/* An escape sequence makes ASCII bytes ISO-2022-JP. */
	if (cs == SK_CS_ASCII || (cs == SK_CS_UNKNOWN && is_ascii(raw))) {
		if (!name.nul) {
			name.text = raw;
			return name;
		}
		cs = SK_CS_ASCII;
	} else {
		name.declared = declared;
		name.actual = cs;
	}
	convert(raw, cs, &text);
	name.text = sk_buf_view(&text);
	return name;
}

bool
sk_unpack_name_cut(struct sk_unpack *u, struct sk_span raw, enum sk_charset declared,
    struct sk_name *name_r)
{
	size_t nul = sk_span_chr(raw, 0, 0);

	*name_r = (struct sk_name){ 0 };
	if (nul == SK_SPAN_NONE || nul == 0)
		return false;
	*name_r = sk_unpack_name(u, sk_span_head(raw, nul), declared, "nul");
	return true;
}

void
sk_unpack_name_once(struct sk_name *list, size_t *n, size_t max, struct sk_name name)
{
	if (*n >= max || name.text.n == 0)
		return;
	for (size_t i = 0; i < *n; i++)
		if (sk_span_same(list[i].text, name.text))
			return;
	list[(*n)++] = name;
}

static void
write_charsets(struct sk_unpack *u, size_t object, const struct sk_name *name)
{
	struct sk_record *r = u->record;

	if (name->declared != SK_CS_UNKNOWN)
		(void)sk_record_text_once(r, object, SK_KEY_NAME_CHARSET_DECLARED,
		    sk_span_text(sk_charset_name(name->declared)));
	if (name->actual != SK_CS_UNKNOWN)
		(void)sk_record_text_once(r, object, SK_KEY_NAME_CHARSET_TRUE,
		    sk_span_text(sk_charset_name(name->actual)));
}

void
sk_unpack_write_names(struct sk_unpack *u, size_t object, const struct sk_name *name,
    size_t names)
{
	bool nul = false;

	for (size_t i = 0; i < names; i++) {
		(void)sk_record_text(u->record, object,
		    i == 0 ? SK_KEY_OBJECT_NAME : SK_KEY_OBJECT_NAME_READING, name[i].text);
		if (!is_ascii(name[i].text))
			write_charsets(u, object, &name[i]);
		nul = nul || name[i].nul;
	}
	if (nul && sk_record_find(u->record, object, SK_KEY_NAME_NUL) == NULL)
		(void)sk_record_number(u->record, object, SK_KEY_NAME_NUL, 1);
}

void
sk_unpack_label(struct sk_buf *path, struct sk_span label)
{
	sk_text_safe(path, sk_span_head(label, 4 * LABEL_CP), LABEL_CP);
}
