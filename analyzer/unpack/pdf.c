#include <string.h>
#include "base/buf.h"
#include "pdf.h"

enum { DEPTH = 24, NAME = 64 };

#define WORD(id, word) SK_LIT(word),
static const struct sk_span keys[SK_PDF_KEY_COUNT] = { SK_PDF_KEYS(WORD) };
#undef WORD

static bool
is_blank(uint8_t c)
{
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0;
}

static bool
is_delimiter(uint8_t c)
{
	return c == '(' || c == ')' || c == '<' || c == '>' || c == '[' || c == ']' || c == '{' ||
	    c == '}' || c == '/' || c == '%';
}

static int
hex_digit(uint8_t c)
{
	return c >= '0' && c <= '9' ? c - '0' : (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ?
	    (c | 0x20) - 'a' + 10 : -1;
}

/* ---- tokens, 7.2 ---- */

enum token { T_END, T_WORD, T_NAME, T_STRING, T_OPEN, T_CLOSE, T_ARRAY, T_ARRAY_END, T_OTHER };

static size_t
skip_blank(struct sk_span s, size_t at)
{
	while (at < s.n) {
		if (is_blank(s.p[at])) {
			at++;
		} else if (s.p[at] == '%') {
			while (at < s.n && s.p[at] != '\n' && s.p[at] != '\r')
				at++;
		} else {
			break;
		}
	}
	return at;
}

/* Behind a string in round brackets, which may hold such in pairs. */
static size_t
string_end(struct sk_span s, size_t at)
{
	uint64_t depth = 0;

	for (; at < s.n; at++) {
		if (s.p[at] == '\\')
			at++;
		else if (s.p[at] == '(')
			depth++;
		else if (s.p[at] == ')' && --depth == 0)
			return at + 1;
	}
	return s.n;
}

static enum token
take(struct sk_span s, size_t *at, size_t *from_r)
{
	uint8_t c, next = 0;
	size_t i = skip_blank(s, *at);

	*from_r = *at = i;
	if (!sk_span_u8(s, i, &c))
		return T_END;
	(void)sk_span_u8(s, i + 1, &next);
	if (c == '(') {
		*at = string_end(s, i);
		return T_STRING;
	}
	if (c == '<' && next != '<') {
		i = sk_span_chr(s, '>', i);
		*at = i == SK_SPAN_NONE ? s.n : i + 1;
		return T_STRING;
	}
	if (c == '<' || (c == '>' && next == '>')) {
		*at = i + 2;
		return c == '<' ? T_OPEN : T_CLOSE;
	}
	if (c != '/' && is_delimiter(c)) {
		*at = i + 1;
		return c == '[' ? T_ARRAY : c == ']' ? T_ARRAY_END : T_OTHER;
	}
	for (i++; i < s.n && !is_blank(s.p[i]) && !is_delimiter(s.p[i]); i++)
		;
	*at = i;
	return c == '/' ? T_NAME : T_WORD;
}

/* A name without its slash, read: at most NAME bytes. */
static size_t
read_name(struct sk_span s, uint8_t out[NAME])
{
	size_t n = 0;

	for (size_t i = 1; i < s.n && n < NAME; i++) {
		int a = i + 2 < s.n ? hex_digit(s.p[i + 1]) : -1, b = i + 2 < s.n ? hex_digit(s.p[i + 2]) : -1;

		if (s.p[i] == '#' && a >= 0 && b >= 0) {
			out[n++] = (uint8_t)(a << 4 | b);
			i += 2;
		} else {
			out[n++] = s.p[i];
		}
	}
	return n;
}

bool
sk_pdf_is(struct sk_span s, const char *name)
{
	uint8_t text[NAME];

	return s.n > 1 && s.p[0] == '/' &&
	    sk_span_is((struct sk_span){ text, read_name(s, text) }, name);
}

static enum sk_pdf_key
key_of(struct sk_span s)
{
	uint8_t text[NAME];
	struct sk_span name = { text, read_name(s, text) };
	size_t i = 0;

	while (i < SK_PDF_KEY_COUNT && !sk_span_same(name, keys[i]))
		i++;
	return (enum sk_pdf_key)i;
}

/* ---- dictionaries, 7.3.7 ---- */

/* Something that is open: a dictionary, or an array, of which nothing is kept. */
struct frame {
	bool		 dict, has_key, has_value;
	enum sk_pdf_key	 key;
	size_t		 from, to;	/* of the value that is being read */
	struct sk_pdf_dict *d;
};

struct walk {
	struct sk_span	 s;
	sk_pdf_told	*told;
	void		*to;
	struct frame	 frame[DEPTH];
	struct sk_pdf_dict dict[DEPTH];
	unsigned	 depth;
	uint64_t	 deeper;	/* open ones that have no frame */
};

/* Of two values for one key the last counts, as most readers have it. */
static void
end_value(struct walk *w, struct frame *f)
{
	if (f->has_key && f->has_value && f->key < SK_PDF_KEY_COUNT)
		f->d->value[f->key] = (struct sk_span){ w->s.p + f->from, f->to - f->from };
	f->has_key = f->has_value = false;
}

static void
part_of_value(struct frame *f, size_t from, size_t to)
{
	if (!f->has_value)
		f->from = from;
	f->has_value = true;
	f->to = to;
}

static void
name(struct walk *w, size_t from, size_t to)
{
	struct frame *f = &w->frame[w->depth - 1];

	if (!f->dict)
		return;
	if (f->has_key && !f->has_value) {
		part_of_value(f, from, to);
		end_value(w, f);
		return;
	}
	end_value(w, f);
	f->key = key_of((struct sk_span){ w->s.p + from, to - from });
	f->has_key = true;
}

static void
enter(struct walk *w, bool dict, size_t from)
{
	struct frame *f;

	if (w->deeper > 0 || w->depth == DEPTH) {
		w->deeper++;
		return;
	}
	if (w->depth > 0 && w->frame[w->depth - 1].dict)
		part_of_value(&w->frame[w->depth - 1], from, from);
	f = &w->frame[w->depth];
	*f = (struct frame){ .dict = dict, .d = &w->dict[w->depth] };
	if (dict)
		*f->d = (struct sk_pdf_dict){ .value = { { 0 } } };
	w->depth++;
}

/* Whatever was opened is closed: brackets that do not fit are all the same to us. */
static void
leave(struct walk *w, size_t to)
{
	struct frame *f;

	if (w->deeper > 0) {
		w->deeper--;
		return;
	}
	f = &w->frame[w->depth - 1];
	if (f->dict) {
		end_value(w, f);
		if (w->told != NULL)
			w->told(w->to, f->d, w->depth);
	}
	if (--w->depth > 0 && w->frame[w->depth - 1].dict)
		w->frame[w->depth - 1].to = to;
}

static bool
ends_object(struct sk_span word)
{
	return sk_span_is(word, "endobj") || sk_span_is(word, "stream") || sk_span_is(word, "obj") ||
	    sk_span_is(word, "xref") || sk_span_is(word, "trailer") || sk_span_is(word, "startxref");
}

size_t
sk_pdf_value(struct sk_span s, sk_pdf_told *told, void *to)
{
	struct walk w = { .s = s, .told = told, .to = to };
	size_t at = 0, from, before = 0;

	do {
		enum token t;

		before = at;
		t = take(s, &at, &from);
		if (t == T_END || (t == T_WORD && ends_object((struct sk_span){ s.p + from, at - from }))) {
			at = before;
			break;
		}
		if (t == T_OPEN || t == T_ARRAY)
			enter(&w, t == T_OPEN, from);
		else if (w.depth == 0)
			break;		/* a value of one token */
		else if (t == T_CLOSE || t == T_ARRAY_END)
			leave(&w, at);
		else if (w.deeper > 0)
			continue;
		else if (t == T_NAME)
			name(&w, from, at);
		else if (w.frame[w.depth - 1].dict)
			part_of_value(&w.frame[w.depth - 1], from, at);
	} while (w.depth > 0);
	while (w.depth > 0) {		/* never closed */
		w.deeper = 0;
		leave(&w, at);
	}
	return at;
}

struct first { struct sk_pdf_dict *d; bool any; };

static void
keep_first(void *to, const struct sk_pdf_dict *d, unsigned depth)
{
	struct first *f = to;

	if (depth == 1) {
		*f->d = *d;
		f->any = true;
	}
}

bool
sk_pdf_dict(struct sk_span s, struct sk_pdf_dict *d_r)
{
	struct first f = { .d = d_r };
	size_t at = skip_blank(s, 0);

	*d_r = (struct sk_pdf_dict){ .value = { { 0 } } };
	if (!sk_span_begins(sk_span_from(s, at), SK_SPAN("<<")))
		return false;
	(void)sk_pdf_value(s, keep_first, &f);
	return f.any;
}

/* ---- scalars ---- */

bool
sk_pdf_number(struct sk_span s, uint64_t *v_r)
{
	s = sk_span_trim(s);
	return sk_span_number(s, 10, UINT32_MAX, v_r);
}

bool
sk_pdf_reference(struct sk_span s, uint64_t *number_r)
{
	size_t at = 0, from;
	uint64_t generation;

	*number_r = 0;
	if (take(s, &at, &from) != T_WORD ||
	    !sk_span_number((struct sk_span){ s.p + from, at - from }, 10, UINT32_MAX, number_r))
		return false;
	if (take(s, &at, &from) != T_WORD ||
	    !sk_span_number((struct sk_span){ s.p + from, at - from }, 10, UINT32_MAX, &generation))
		return false;
	return take(s, &at, &from) == T_WORD && at - from == 1 && s.p[from] == 'R';
}

static void
octal(struct sk_span s, size_t *i, struct sk_buf *b)
{
	unsigned v = 0;
	int n = 0;

	for (; n < 3 && *i < s.n && s.p[*i] >= '0' && s.p[*i] <= '7'; n++)
		v = v * 8 + (s.p[(*i)++] - '0');
	(void)sk_buf_byte(b, (uint8_t)v);
}

static void
put_round(struct sk_span s, struct sk_buf *b)
{
	static const char from[] = "nrtbf", into[] = "\n\r\t\b\f";

	for (size_t i = 1; i + 1 < s.n && !b->full;) {
		uint8_t c = s.p[i++];
		const char *known;

		if (c != '\\') {
			(void)sk_buf_byte(b, c);
			continue;
		}
		c = s.p[i];
		if (c >= '0' && c <= '7') {
			octal(sk_span_head(s, s.n - 1), &i, b);
			continue;
		}
		i++;
		if (c == '\r' || c == '\n') {
			i += c == '\r' && i < s.n && s.p[i] == '\n';
			continue;
		}
		known = c != 0 ? strchr(from, c) : NULL;
		(void)sk_buf_byte(b, known != NULL ? (uint8_t)into[known - from] : c);
	}
}

static void
put_hex(struct sk_span s, struct sk_buf *b)
{
	int half = -1;

	for (size_t i = 1; i < s.n && s.p[i] != '>' && !b->full; i++) {
		int v = hex_digit(s.p[i]);

		if (v < 0)
			continue;
		if (half >= 0)
			(void)sk_buf_byte(b, (uint8_t)(half << 4 | v));
		half = half >= 0 ? -1 : v;
	}
	if (half >= 0)
		(void)sk_buf_byte(b, (uint8_t)(half << 4));
}

struct sk_span
sk_pdf_string(struct sk_span s, struct sk_arena *arena, size_t max)
{
	struct sk_buf b = sk_buf_new(arena, max), text;
	struct sk_span raw;

	s = sk_span_trim(s);
	if (s.n < 2)
		return (struct sk_span){ 0 };
	if (s.p[0] == '(')
		put_round(s, &b);
	else if (s.p[0] == '<' && s.p[1] != '<')
		put_hex(s, &b);
	raw = sk_buf_view(&b);
	if (sk_span_begins(raw, SK_SPAN("\xEF\xBB\xBF")))
		return sk_span_from(raw, 3);
	if (!sk_span_begins(raw, SK_SPAN("\xFE\xFF")) && !sk_span_begins(raw, SK_SPAN("\xFF\xFE")))
		return raw;
	text = sk_buf_new(arena, 2 * raw.n);
	(void)sk_charset_to_utf8(raw.p[0] == 0xFE ? SK_CS_UTF16BE : SK_CS_UTF16LE, sk_span_from(raw, 2),
	    &text, NULL);
	return sk_buf_view(&text);
}
