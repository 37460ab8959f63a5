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

static size_t
run_end(struct sk_span s, size_t i, bool (*is)(uint8_t))
{
	while (i < s.n && is(s.p[i]))
		i++;
	return i;
}

/* Bytes that the array or escape literal [from, to) holds, 0 if it is none. */
static uint64_t
array_bytes(struct sk_span page, size_t from, size_t to)
{
	uint64_t marks = 0;

	for (size_t i = from; i < to; i++)
		marks += page.p[i] == ',' || page.p[i] == '\\';
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

int
sk_html_slim(struct sk_span page, struct sk_buf *out, uint64_t *data_r)
{
	size_t from = out->n;
	uint64_t data = 0;

	*data_r = 0;
	for (size_t i = 0; i < page.n && !out->full;) {
		size_t end = run_end(page, i, is_base64), array;
		struct sk_span run = { page.p + i, end - i };

		if (run.n >= PIECE && looks_data(run)) {
			if (!inert_before(page, i))
				data += run.n / 4 * 3;
			if (run.n < LONG_RUN)
				sk_buf_span(out, run);
			i = end;
			continue;
		}
		array = is_array(page.p[i]) ? run_end(page, i, is_array) : i;
		if (array < end)
			array = end;
		if (array > end)
			data += array_bytes(page, i, array);
		if (array == i) {
			if (page.p[i] != '\0')
				sk_buf_byte(out, page.p[i]);
			i++;
			continue;
		}
		sk_buf_put(out, page.p + i, array - i);
		i = array;
	}
	*data_r = data;
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
