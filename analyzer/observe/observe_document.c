#include "unpack/office.h"
#include "observe/observe.h"

enum {
	RTF_HEAD = 4096,	/* bytes in which an RTF tells its languages */
	DEFAULTS = 8192,	/* the same of a part, behind its element */
	PROPERTIES = 64		/* of a property set that are looked through */
};

/* Of Windows: code pages, and primary languages with their countries (Language
 * Identifier Constants); East Asia and Russia only, as the others say little. */
static const struct { unsigned page, lcid; const char *word; } made[] = {
	{ 932, 1041, "ja" }, { 936, 2052, "zh" }, { 936, 4100, "zh" }, { 950, 1028, "zh" },
	{ 950, 3076, "zh" }, { 949, 1042, "ko" }, { 1251, 1049, "ru" },
};

static void
write_word(const struct sk_look *l, size_t object, const char *word)
{
	(void)sk_record_text_once(l->r, object, SK_KEY_DOCUMENT_LANGUAGE, sk_span_text(word));
}

static bool
write_page(const struct sk_look *l, uint64_t page)
{
	for (size_t i = 0; i < sizeof made / sizeof *made; i++)
		if (made[i].page == page) {
			write_word(l, l->self, made[i].word);
			return true;
		}
	return false;
}

static bool
write_lcid(const struct sk_look *l, uint64_t lcid)
{
	for (size_t i = 0; i < sizeof made / sizeof *made; i++)
		if (made[i].lcid == lcid) {
			write_word(l, l->self, made[i].word);
			return true;
		}
	return false;
}

/* The digits behind word in s. */
static bool
number_behind(struct sk_span s, struct sk_span word, uint64_t *v_r)
{
	size_t at = sk_span_find(s, word, 0), n = 0;

	if (at == SK_SPAN_NONE)
		return false;
	s = sk_span_from(s, at + word.n);
	while (n < s.n && n < 6 && s.p[n] >= '0' && s.p[n] <= '9')
		n++;
	return sk_span_number(sk_span_head(s, n), 10, 65535, v_r);
}

/* RTF 1.9.1: \deflangfe is the language of East Asian text, \ansicpg the code page of
 * the machine. */
static void
look_rtf(const struct sk_look *l)
{
	struct sk_span head = sk_span_head(l->o->bytes, RTF_HEAD);
	uint64_t v;

	if (number_behind(head, SK_SPAN("\\deflangfe"), &v) && write_lcid(l, v))
		return;
	if (number_behind(head, SK_SPAN("\\ansicpg"), &v))
		(void)write_page(l, v);
}

/* [MS-OLEPS] 2.21 and 3.1.2: the summary's property 1 is the code page of the machine.
 * The stream is small, and lies in one piece in files that programs write. */
static void
look_ole(const struct sk_look *l)
{
	static const struct sk_span summary = SK_LIT("\xE0\x85\x9F\xF2\xF9\x4F\x68\x10\xAB\x91\x08\0\x2B\x27\xB3\xD9");
	struct sk_span b = l->o->bytes, set;
	size_t at = sk_span_find(b, summary, 0);
	uint32_t from, count, id, off, type;
	uint16_t page;

	if (at == SK_SPAN_NONE || at < 28 || !sk_span_u32le(b, at + 16, &from))
		return;
	set = sk_span_from(b, (uint64_t)at - 28 + from);
	if (!sk_span_u32le(set, 4, &count))
		return;
	for (uint32_t i = 0; i < count && i < PROPERTIES; i++) {
		if (!sk_span_u32le(set, 8 + 8 * (uint64_t)i, &id) ||
		    !sk_span_u32le(set, 12 + 8 * (uint64_t)i, &off))
			return;
		if (id != 1)
			continue;
		if (sk_span_u32le(set, off, &type) && type == 2 &&
		    sk_span_u16le(set, (uint64_t)off + 4, &page))
			(void)write_page(l, page);
		return;
	}
}

/* Value of the attribute called name (with its '="') in the first element of part. */
static struct sk_span
attribute(struct sk_span part, struct sk_span element, struct sk_span name)
{
	size_t at = sk_span_find(part, element, 0), end;

	if (at == SK_SPAN_NONE)
		return (struct sk_span){ 0 };
	end = sk_span_chr(part, '>', at);
	part = sk_span_from(sk_span_head(part, end == SK_SPAN_NONE ? part.n : end), at);
	at = sk_span_find(part, name, 0);
	if (at == SK_SPAN_NONE)
		return (struct sk_span){ 0 };
	part = sk_span_from(part, at + name.n);
	return sk_span_head(part, sk_span_chr(part, '"', 0));
}

static void
write_tag(const struct sk_look *l, struct sk_span tag)
{
	static const char *const words[] = { "ja", "zh", "ko", "ru" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (sk_span_begins_nocase(tag, sk_span_text(words[i])))
			write_word(l, l->o->parent, words[i]);
}

/*
 * ECMA-376: the defaults of Word's styles (part 1, 17.3.2.20), of a presentation's texts
 * (19.2.1), and the charset of a workbook's first font (18.8.18, by [MS-WMF] 2.1.1.5).
 * LibreOffice writes Chinese, beside Hindi, where nothing is set.
 */
static void
look_part(const struct sk_look *l)
{
	struct sk_span name = l->o->names > 0 ? l->o->name[0].text : (struct sk_span){ 0 }, part;
	struct sk_span charset;
	size_t at;

	if (sk_span_is(name, "word/styles.xml")) {
		at = sk_span_find(l->o->bytes, SK_SPAN("w:rPrDefault"), 0);
		part = sk_span_head(sk_span_from(l->o->bytes, at), DEFAULTS);
		if (at != SK_SPAN_NONE && !sk_span_begins(attribute(part, SK_SPAN("<w:lang"),
		    SK_SPAN("w:bidi=\"")), SK_SPAN("hi")))
			write_tag(l, attribute(part, SK_SPAN("<w:lang"), SK_SPAN("w:eastAsia=\"")));
	} else if (sk_span_is(name, "ppt/presentation.xml")) {
		write_tag(l, attribute(l->o->bytes, SK_SPAN("<a:defRPr"), SK_SPAN("lang=\"")));
	} else if (sk_span_is(name, "xl/styles.xml")) {
		charset = attribute(l->o->bytes, SK_SPAN("<charset"), SK_SPAN("val=\""));
		write_tag(l, sk_span_is(charset, "128") ? SK_SPAN("ja") : sk_span_is(charset, "129") ?
		    SK_SPAN("ko") : sk_span_is(charset, "134") || sk_span_is(charset, "136") ?
		    SK_SPAN("zh") : SK_SPAN(""));
	}
}

static void
look(const struct sk_look *l)
{
	if (!l->o->seen)
		return;
	if (l->o->type == SK_TYPE_RTF)
		look_rtf(l);
	else if (l->o->type >= SK_TYPE_OLE_DOC && l->o->type <= SK_TYPE_OLE_PPT)
		look_ole(l);
	else if (l->o->member && sk_office_is_part(l->u, l->self))
		look_part(l);
}

const struct sk_observer sk_observe_document = {
	.source = "Rich Text Format 1.9.1; [MS-OLEPS] 3.1.2; ECMA-376 part 1, 17.3.2.20, 18.8.18 and "
	    "19.2.1; Microsoft, Language Identifier Constants",
	.look = look,
};
