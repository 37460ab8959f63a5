/*
 * What a document of Word 97 to 2003 starts or loads: fields and the template,
 * [MS-DOC].  Text is looked through as it lies in the stream, in either width,
 * whatever the table of pieces says: a field in text that was deleted is rare, and one
 * that an odd table hides is not.
 */
#include "ole.h"
#include "tree.h"
#include "vba.h"

enum {
	FIELD = 0x13, SEPARATOR = 0x14, FIELD_END = 0x15,	/* 2.8.25 */
	COMMAND = 2048,		/* letters of a field that are read */
	FIELDS = 100,
	ASSOCIATED = 0x9A + 32 * 8,	/* fcSttbfAssoc, 2.5.6, in the FIB */
	TEMPLATE = 1		/* of the strings that stand there (SttbfAssoc) */
};

/* The letter at i in text of that width; 0 where there is none. */
static uint16_t
letter(struct sk_span s, size_t i, bool wide)
{
	uint16_t c = 0;
	uint8_t narrow = 0;

	if (wide)
		(void)sk_span_u16le(s, i, &c);
	else if (sk_span_u8(s, i, &narrow))
		c = narrow;
	return c;
}

/* What stands in the field whose mark is at i, if it asks another program. */
static void
field(const struct sk_ole *o, struct sk_span s, size_t i, bool wide)
{
	struct sk_buf b = sk_buf_new(o->u->arena, 3 * COMMAND);
	size_t step = wide ? 2 : 1;
	struct sk_span text;
	uint16_t c;

	for (size_t n = 0; n < COMMAND; n++) {
		c = letter(s, i += step, wide);
		if (c == 0 || c == SEPARATOR || c == FIELD_END)
			break;
		(void)sk_buf_utf8(&b, c < ' ' ? ' ' : c);
	}
	text = sk_span_trim(sk_buf_view(&b));
	if (!sk_span_begins_nocase(text, SK_SPAN("DDE")))
		return;
	text = sk_span_from(text, sk_span_begins_nocase(text, SK_SPAN("DDEAUTO")) ? 7 : 3);
	if (text.n > 0 && (text.p[0] == ' ' || text.p[0] == '"'))
		(void)sk_record_text_once(o->u->record, o->self, SK_KEY_OFFICE_DDE, sk_span_trim(text));
}

static bool
begins_dde(struct sk_span s, size_t i, bool wide)
{
	size_t step = wide ? 2 : 1;

	for (int blanks = 0; blanks < 8 && letter(s, i + step, wide) == ' '; blanks++)
		i += step;
	return (letter(s, i + step, wide) | 0x20) == 'd' && (letter(s, i + 2 * step, wide) | 0x20) == 'd' &&
	    (letter(s, i + 3 * step, wide) | 0x20) == 'e';
}

static void
find_fields(const struct sk_ole *o, struct sk_span s)
{
	unsigned fields = 0;

	for (size_t i = 0; fields < FIELDS && (i = sk_span_chr(s, FIELD, i)) != SK_SPAN_NONE; i++)
		for (int wide = 0; wide < 2; wide++)
			if ((wide == 0 || letter(s, i, true) == FIELD) && begins_dde(s, i, wide != 0)) {
				fields++;
				field(o, s, i, wide != 0);
			}
}

/* The second string of a table of strings: FFFF, their number, no extra data. */
static void
template(struct sk_ole *o, struct sk_span fib)
{
	struct sk_span table, s;
	struct sk_buf b = sk_buf_new(o->u->arena, SK_RECORD_TEXT);
	uint32_t at, n;
	uint16_t flags, marks, count, length;
	uint64_t i = 6;

	if (!sk_span_u16le(fib, 10, &flags) || !sk_span_u32le(fib, ASSOCIATED, &at) ||
	    !sk_span_u32le(fib, ASSOCIATED + 4, &n) || n == 0)
		return;
	table = sk_ole_read(o, sk_ole_find(o, 0, (flags & 0x0200) != 0 ? "1Table" : "0Table"));
	s = sk_span_head(sk_span_from(table, at), n);
	if (!sk_span_u16le(s, 0, &marks) || marks != 0xFFFF || !sk_span_u16le(s, 2, &count) ||
	    count <= TEMPLATE || !sk_span_u16le(s, i, &length))
		return;
	i += 2 + 2ull * length;
	if (!sk_span_u16le(s, i, &length) || length == 0)
		return;
	s = sk_span_head(sk_span_from(s, i + 2), 2 * (size_t)length);
	(void)sk_charset_to_utf8(SK_CS_UTF16LE, s, &b, NULL);
	/* A name alone is a template of the reader's own, as "Normal.dot". */
	if (sk_span_chr(sk_buf_view(&b), '/', 0) != SK_SPAN_NONE ||
	    sk_span_chr(sk_buf_view(&b), '\\', 0) != SK_SPAN_NONE)
		(void)sk_record_text_once(o->u->record, o->self, SK_KEY_OFFICE_EXTERNAL_TEMPLATE,
		    sk_buf_view(&b));
}

void
sk_word97_look(struct sk_ole *o)
{
	uint32_t i = sk_ole_find(o, 0, "WordDocument");
	struct sk_span s;
	uint16_t id;

	if (i == SK_OLE_NONE)
		return;
	s = sk_ole_read(o, i);
	find_fields(o, s);
	if (sk_span_u16le(s, 0, &id) && id == 0xA5EC)
		template(o, s);
}
