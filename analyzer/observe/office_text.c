/*
 * SYLK: lines of fields, of which E is a formula and NN a name (Microsoft, SYLK file
 * format).  A formula with "|" asks another program: service|'topic'!item.
 */
#include <string.h>
#include "office_text.h"

enum {
	TABLE = 4 << 20,	/* bytes of a table that are looked through */
	FORMULAS = 1 << 20,
	SERVICE = 64, TOPIC = 2048, LINKS = 50
};

static bool
is_service(uint8_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
	    c == '_' || c == '\\' || c == ':';
}

/* The link whose bar is at at: what stands in front of it begins a formula. */
static bool
link_at(const struct sk_look *l, struct sk_span s, size_t at)
{
	struct sk_buf b = sk_buf_new(l->arena, SERVICE + TOPIC + 1);
	size_t from = at, end;

	while (from > 0 && at - from < SERVICE && is_service(s.p[from - 1]))
		from--;
	if (from == at || from == 0 || memchr("=+-*/&@(\"';E ", s.p[from - 1], 13) == NULL)
		return false;
	end = sk_span_chr(sk_span_head(sk_span_from(s, at + 2), TOPIC), '\'', 0);
	if (end == SK_SPAN_NONE || !sk_span_begins(sk_span_from(s, at + 2 + end), SK_SPAN("'!")))
		return false;
	(void)sk_buf_span(&b, sk_span_head(sk_span_from(s, from), at - from));
	(void)sk_buf_byte(&b, ' ');
	(void)sk_buf_span(&b, sk_span_head(sk_span_from(s, at + 2), end));
	(void)sk_record_text_once(l->r, l->self, SK_KEY_OFFICE_DDE, sk_buf_view(&b));
	return true;
}

static void
links(const struct sk_look *l)
{
	struct sk_span s = sk_span_head(l->o->bytes, TABLE);
	size_t at = 0, found = 0;

	while (found < LINKS && (at = sk_span_find(s, SK_SPAN("|'"), at)) != SK_SPAN_NONE)
		found += link_at(l, s, at++);
}

/* The field E of a cell, in which ";;" is ";". */
static void
cell(struct sk_buf *out, struct sk_span line)
{
	size_t at = sk_span_find(line, SK_SPAN(";E"), 0);

	if (at == SK_SPAN_NONE)
		return;
	(void)sk_buf_byte(out, '=');
	for (size_t i = at + 2; i < line.n; i++) {
		if (line.p[i] == ';' && (i + 1 == line.n || line.p[++i] != ';'))
			break;
		(void)sk_buf_byte(out, line.p[i]);
	}
	(void)sk_buf_byte(out, '\n');
}

static struct sk_span
sylk(const struct sk_look *l)
{
	struct sk_span s = sk_span_head(l->o->bytes, TABLE), line;
	struct sk_buf out = sk_buf_new(l->arena, FORMULAS);
	bool macros = false, starts = false;

	while (sk_span_line(&s, &line, NULL)) {
		line = sk_span_trim(line);
		if (sk_span_begins_nocase(line, SK_SPAN("O;")) && sk_span_find_nocase(line, SK_SPAN(";E"), 0) !=
		    SK_SPAN_NONE)
			macros = true;	/* executable */
		else if (sk_span_begins_nocase(line, SK_SPAN("NN;")))
			starts = starts || sk_span_find_nocase(line, SK_SPAN(";Nauto_"), 0) != SK_SPAN_NONE;
		else if (sk_span_begins_nocase(line, SK_SPAN("C;")))
			cell(&out, line);
	}
	if (!macros)
		return (struct sk_span){ 0 };
	(void)sk_record_text_once(l->r, l->self, SK_KEY_OFFICE_XLM, SK_SPAN("visible"));
	if (starts)
		(void)sk_record_text_once(l->r, l->self, SK_KEY_OFFICE_XLM, SK_SPAN("auto_open"));
	return sk_buf_view(&out);
}

struct sk_span
sk_office_text(const struct sk_look *l)
{
	struct sk_span ext = sk_record_get(l->r, l->self, SK_KEY_NAME_EXTENSION);
	bool is_sylk = sk_span_begins(l->o->bytes, SK_SPAN("ID;"));

	/* Excel opens SYLK by its begin, under any name that is its own. */
	if (sk_span_is(ext, "csv") || sk_span_is(ext, "slk") || is_sylk)
		links(l);
	return is_sylk ? sylk(l) : (struct sk_span){ 0 };
}
