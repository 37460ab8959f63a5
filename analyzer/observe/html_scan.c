#include <string.h>
#include "base/error.h"
#include "html.h"

enum {
	PIECE = 64,		/* characters: a run of base64 this long is data */
	LONG_RUN = 4096,	/* characters: a run that the parser need not see */
	ELEMENTS = 512,		/* numbers: an array this long is data */
	ATTRIBUTES = 1000,	/* of one tag; libxml2 compares each with each */
	NAME_BYTES = 100,	/* bytes of a name that libxml2 reads at once */
	BEFORE = 64		/* bytes before data that tell what it is */
};

static bool
is_base64(uint8_t c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
	    c == '+' || c == '/' || c == '=';
}

static bool
is_array(uint8_t c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F') ||
	    c == 'x' || c == ',' || c == '\\' || c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static bool
is_blank(uint8_t c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f';
}

/* Rulers ("=====") and long words are no data: base64 of a file has letters of
 * both cases and digits (so has gzip, so has zip); hexadecimal has digits. */
static bool
looks_data(struct sk_span run)
{
	size_t upper = 0, lower = 0, digit = 0, slash = 0, hex = 0;

	for (size_t i = 0; i < run.n && i < 512; i++) {
		uint8_t c = run.p[i];

		upper += c >= 'A' && c <= 'Z';
		lower += c >= 'a' && c <= 'z';
		digit += c >= '0' && c <= '9';
		slash += c == '/';
		hex += (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
	}
	if (slash > (run.n < 512 ? run.n : 512) / 8)
		return false;
	/* A file full of zeros is "AAAA": one letter is data too when it is long. */
	return (digit > 0 && (hex == run.n || (upper > 0 && lower > 0))) || run.n >= LONG_RUN;
}

/* Pictures, fonts and source maps are data that no script saves. */
static bool
inert_before(struct sk_span page, size_t at)
{
	static const char *const inert[] = { "data:image/", "data:font/", "data:audio/",
		"data:video/", "application/font", "application/x-font", "data:application/json",
		"sourceMappingURL" };
	size_t from = at > BEFORE ? at - BEFORE : 0;
	struct sk_span before = { page.p + from, at - from };

	for (size_t i = 0; i < sizeof inert / sizeof *inert; i++)
		if (sk_span_find_nocase(before, sk_span_text(inert[i]), 0) != SK_SPAN_NONE)
			return true;
	return false;
}

/* What a byte may be part of. */
enum { BASE64 = 1, ARRAY = 2 };

static struct {
	bool	ready;
	uint8_t	of[256];
} kinds;

static void
know_kinds(void)
{
	for (unsigned c = 0; c < 256 && !kinds.ready; c++)
		kinds.of[c] = (uint8_t)((is_base64((uint8_t)c) ? BASE64 : 0) |
		    (is_array((uint8_t)c) ? ARRAY : 0));
	kinds.ready = true;
}

/*
 * The first run of least bytes of that kind and more that begins at from or
 * behind it; empty at the end if there is none.  It must hold one of any least
 * bytes in a row, so all others are not looked at.
 */
static struct sk_span
next_run(struct sk_span s, size_t from, uint8_t kind, size_t least)
{
	while (s.n - from >= least) {
		size_t begin = from + least - 1, end = begin + 1;

		if ((kinds.of[s.p[begin]] & kind) == 0) {
			from += least;
			continue;
		}
		while (begin > from && (kinds.of[s.p[begin - 1]] & kind) != 0)
			begin--;
		while (end < s.n && (kinds.of[s.p[end]] & kind) != 0)
			end++;
		if (end - begin >= least)
			return (struct sk_span){ s.p + begin, end - begin };
		from = end;
	}
	return sk_span_from(s, s.n);
}

/* Bytes that an array or escape literal holds, 0 if it is none. */
static uint64_t
array_bytes(struct sk_span run)
{
	uint64_t marks = 0;

	for (size_t i = 0; i < run.n; i++)
		marks += run.p[i] == ',' || run.p[i] == '\\';
	return marks >= ELEMENTS ? marks : 0;
}

static bool
is_name(uint8_t c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
	    c == ':' || c == '-' || c == '_' || c == '.';
}

/* As libxml2 has it: no form feed. */
static bool
is_tag_blank(uint8_t c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static size_t
skip(const uint8_t *p, size_t n, size_t i, bool (*is)(uint8_t), size_t most)
{
	for (size_t k = 0; i < n && k < most && is(p[i]); k++)
		i++;
	return i;
}

/* Behind what is no attribute: the next blank, or the end of the tag. */
static size_t
skip_bogus(const uint8_t *p, size_t n, size_t i)
{
	while (i < n && !is_tag_blank(p[i]) && p[i] != '>' &&
	    !(p[i] == '/' && i + 1 < n && p[i + 1] == '>'))
		i++;
	return i;
}

/* Behind the value that stands at i. */
static size_t
skip_value(const uint8_t *p, size_t n, size_t i)
{
	const uint8_t *end;

	i = skip(p, n, i, is_tag_blank, n);
	if (i < n && (p[i] == '"' || p[i] == '\'')) {
		end = memchr(p + i + 1, p[i], n - i - 1);
		return end == NULL ? n : (size_t)(end - p) + 1;
	}
	while (i < n && !is_tag_blank(p[i]) && p[i] != '>')
		i++;
	return i;
}

/*
 * Ends the tag at i by force once it has too many attributes: libxml2 compares
 * the name of each with all before it.  Walks the tag exactly as libxml2's
 * htmlParseStartTag and htmlParseAttribute do, so that nobody can show us a
 * quotation where it sees attributes.
 */
static size_t
guard_tag(uint8_t *p, size_t n, size_t i)
{
	for (size_t attributes = 0; i < n; attributes++) {
		size_t from = i = skip(p, n, i, is_tag_blank, n);

		if (i >= n || p[i] == '>' || (p[i] == '/' && i + 1 < n && p[i + 1] == '>'))
			break;
		if (attributes >= ATTRIBUTES) {
			p[i] = '>';
			break;
		}
		if (!is_name(p[i]) || (p[i] >= '0' && p[i] <= '9') || p[i] == '-') {
			i = skip_bogus(p, n, i);
			continue;
		}
		i = skip(p, n, i, is_name, NAME_BYTES);
		from = skip(p, n, i, is_tag_blank, n);
		if (from < n && p[from] == '=')
			i = skip_value(p, n, from + 1);
	}
	return i;
}

static void
guard_tags(uint8_t *p, size_t n)
{
	for (size_t i = 0; i + 1 < n;) {
		const uint8_t *open = memchr(p + i, '<', n - i - 1);

		if (open == NULL)
			return;
		i = (size_t)(open - p) + 1;
		if (is_name(p[i]))
			i = guard_tag(p, n, skip(p, n, i, is_name, NAME_BYTES));
	}
}

/* Appends s without NUL bytes. */
static void
put_text(struct sk_buf *out, struct sk_span s)
{
	size_t nul;

	while ((nul = sk_span_chr(s, 0, 0)) != SK_SPAN_NONE) {
		sk_buf_span(out, sk_span_head(s, nul));
		s = sk_span_from(s, nul + 1);
	}
	sk_buf_span(out, s);
}

/* The data of a page on its way through sk_html_slim. */
struct scan {
	struct sk_span	 page;
	size_t		 at;
	struct sk_span	 base64, array;	/* the next of each; what of it is behind at */
};

static void
find_next(struct scan *c)
{
	const uint8_t *at = c->page.p + c->at, *end = c->array.p + c->array.n;

	if (c->base64.p < at)
		c->base64 = next_run(c->page, c->at, BASE64, PIECE);
	if (c->array.p < at && end <= at)
		c->array = next_run(c->page, c->at, ARRAY, ELEMENTS);
	else if (c->array.p < at)
		c->array = (struct sk_span){ at, (size_t)(end - at) };
}

/* Bytes of the array that stands next.  It is passed if it has any, or else no
 * longer in the way of base64 that stands in it. */
static uint64_t
take_array(struct scan *c)
{
	uint64_t bytes = array_bytes(c->array);
	size_t end = (size_t)(c->array.p - c->page.p) + c->array.n;

	if (bytes > 0)
		c->at = end;
	else
		c->array = next_run(c->page, end, ARRAY, ELEMENTS);
	return bytes;
}

int
sk_html_slim(struct sk_span page, struct sk_buf *out, uint64_t *data_r)
{
	struct scan c = { .page = page };
	size_t from = out->n, put = 0;

	know_kinds();
	c.base64 = next_run(page, 0, BASE64, PIECE);
	c.array = next_run(page, 0, ARRAY, ELEMENTS);
	*data_r = 0;
	(void)sk_buf_reserve(out, page.n + 1);
	for (; c.base64.n > 0 || c.array.n > 0; find_next(&c)) {
		size_t begin = (size_t)(c.base64.p - page.p);

		if (c.array.n > 0 && c.array.p < c.base64.p) {
			*data_r += take_array(&c);
			continue;
		}
		c.at = begin + c.base64.n;
		if (!looks_data(c.base64))
			continue;
		if (!inert_before(page, begin))
			*data_r += c.base64.n / 4 * 3;
		if (c.base64.n >= LONG_RUN) {
			put_text(out, (struct sk_span){ page.p + put, begin - put });
			put = c.at;
		}
	}
	put_text(out, sk_span_from(page, put));
	if (out->n > from)
		guard_tags(out->p + from, out->n - from);
	return out->full ? SK_E_LIMIT : 0;
}

static bool
has(struct sk_span s, const char *word)
{
	return sk_span_find_nocase(s, sk_span_text(word), 0) != SK_SPAN_NONE;
}

bool
sk_html_makes_file(struct sk_span script)
{
	static const char *const saves[] = { "createObjectURL", "msSaveBlob", "msSaveOrOpenBlob",
		"showSaveFilePicker" };
	static const char *const builds[] = { "atob", "fromCharCode", "Uint8Array", "Blob",
		"data:application/" };
	static const char *const gives[] = { ".download", "'download'", "\"download\"",
		".click(", "navigator.save" };
	bool built = false;

	for (size_t i = 0; i < sizeof saves / sizeof *saves; i++)
		if (has(script, saves[i]))
			return true;
	for (size_t i = 0; i < sizeof builds / sizeof *builds; i++)
		built = built || has(script, builds[i]);
	for (size_t i = 0; built && i < sizeof gives / sizeof *gives; i++)
		if (has(script, gives[i]))
			return true;
	return false;
}

/* Value behind "charset =" at i: a quoted or bare label. */
static struct sk_span
label_at(struct sk_span s, size_t i)
{
	size_t from;
	uint8_t quote = 0;

	while (i < s.n && is_blank(s.p[i]))
		i++;
	if (i >= s.n || s.p[i] != '=')
		return (struct sk_span){ 0 };
	i++;
	while (i < s.n && is_blank(s.p[i]))
		i++;
	if (i < s.n && (s.p[i] == '"' || s.p[i] == '\''))
		quote = s.p[i++];
	for (from = i; i < s.n && s.p[i] != '"' && s.p[i] != '\'' && s.p[i] != '>' &&
	    s.p[i] != ';' && (quote != 0 || (!is_blank(s.p[i]) && s.p[i] != '/')); i++)
		;
	return sk_span_trim((struct sk_span){ s.p + from, i - from });
}

struct sk_span
sk_html_charset(struct sk_span page)
{
	struct sk_span s = sk_span_head(page, 1024), label;
	size_t meta = 0, end, at;

	while ((meta = sk_span_find_nocase(s, SK_SPAN("<meta"), meta)) != SK_SPAN_NONE) {
		struct sk_span tag;

		end = sk_span_chr(s, '>', meta);
		tag = sk_span_head(s, end == SK_SPAN_NONE ? s.n : end);
		at = sk_span_find_nocase(tag, SK_SPAN("charset"), meta);
		while (at != SK_SPAN_NONE) {
			label = label_at(tag, at + strlen("charset"));
			if (label.n > 0)
				return label;
			at = sk_span_find_nocase(tag, SK_SPAN("charset"), at + 1);
		}
		meta++;
	}
	return (struct sk_span){ 0 };
}
