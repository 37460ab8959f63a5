#include <string.h>
#include "base/charset.h"
#include "mime/mime.h"
#include "unfold_value.h"

enum {
	TEXT_MAX = 2097152,	/* bytes of one text */
	ITEMS_MAX = 131072,	/* of one list */
	CUTS = 6,		/* places cleaned out of a text that no reader wants there */
	PIECE = 6,		/* bytes of a piece that nobody reads */
	ESCAPES = 8,		/* letters that are escaped */
	FORMATS = 3,		/* pieces of a format that are put in another order */
	REVERSED = 8,		/* letters that are written backwards */
	WIDE_TEXT = 24		/* bytes of UTF-8 that is no chance */
};

static uint8_t *
room_for(struct sk_fold *f, size_t n)
{
	if (n > TEXT_MAX || !sk_value_pay(f, n))
		return NULL;
	return sk_arena_raw(f->arena, n + 1);
}

static bool
text_is(struct sk_value *v, uint8_t *p, size_t n, bool strong)
{
	v->kind = SK_IS_TEXT;
	v->text = (struct sk_span){ p, n };
	v->done = true;
	v->strong = v->strong || strong;
	return p != NULL;
}

static bool
is_text(const struct sk_value *v)
{
	return v->kind != SK_IS_LIST;
}

/* --- lists --- */

static bool
split(struct sk_fold *f, struct sk_value *v, const struct sk_value *arg, size_t n)
{
	struct sk_span by = n > 0 && is_text(&arg[0]) ? arg[0].text : SK_SPAN(" "), s = v->text;
	size_t items = 0, at = 0, next, k = 0;

	if (!is_text(v) || !sk_value_pay(f, s.n))
		return false;
	if (by.n == 0)
		items = s.n;
	for (; by.n > 0; at = next + by.n, items++)
		if ((next = sk_span_find(s, by, at)) == SK_SPAN_NONE)
			break;
	items += by.n > 0;
	if (items > ITEMS_MAX || !sk_value_pay(f, items * sizeof *v->item))
		return false;
	v->item = sk_arena_array(f->arena, items + 1, sizeof *v->item);
	if (v->item == NULL)
		return false;
	for (at = 0; k < items; k++) {
		next = by.n == 0 ? at + 1 : sk_span_find(s, by, at);
		v->item[k] = sk_span_head(sk_span_from(s, at), next == SK_SPAN_NONE ? s.n : next - at);
		at = next + by.n;
	}
	v->kind = SK_IS_LIST;
	v->n = items;
	return true;
}

static bool
join(struct sk_fold *f, struct sk_value *v, struct sk_span by)
{
	size_t n = 0, at = 0;
	uint8_t *p;

	if (is_text(v))
		return true;
	for (size_t i = 0; i < v->n; i++)
		n += v->item[i].n + by.n;
	if ((p = room_for(f, n)) == NULL)
		return false;
	for (size_t i = 0; i < v->n; i++) {
		if (v->item[i].n > 0)
			memcpy(p + at, v->item[i].p, v->item[i].n);
		at += v->item[i].n;
		if (i + 1 < v->n && by.n > 0) {
			memcpy(p + at, by.p, by.n);
			at += by.n;
		}
	}
	/* Honest lists that are joined hold tags and words. */
	return text_is(v, p, at, by.n == 0 && v->n >= CUTS && at <= v->n * PIECE);
}

/* A list that may be changed: the one of a variable is not. */
static bool
own_items(struct sk_fold *f, struct sk_value *v)
{
	struct sk_span *item;

	if (!sk_value_pay(f, v->n * sizeof *item) ||
	    (item = sk_arena_array(f->arena, v->n + 1, sizeof *item)) == NULL)
		return false;
	for (size_t i = 0; i < v->n; i++)
		item[i] = v->item[i];
	v->item = item;
	return true;
}

static bool
reverse(struct sk_fold *f, struct sk_value *v)
{
	uint8_t *p;

	if (!is_text(v)) {
		if (!own_items(f, v))
			return false;
		for (size_t i = 0; i < v->n / 2; i++) {
			struct sk_span s = v->item[i];

			v->item[i] = v->item[v->n - 1 - i];
			v->item[v->n - 1 - i] = s;
		}
		v->strong = v->strong || v->n >= REVERSED;
		return true;
	}
	if ((p = room_for(f, v->text.n)) == NULL)
		return false;
	for (size_t i = 0; i < v->text.n; i++)
		p[i] = v->text.p[v->text.n - 1 - i];
	return text_is(v, p, v->text.n, v->text.n >= REVERSED);
}

/* Numbers, or text of digits, become the letters that they stand for. */
static bool
letters(struct sk_fold *f, struct sk_value *v)
{
	uint8_t *p = room_for(f, is_text(v) ? 1 : v->n);
	size_t n = is_text(v) ? 1 : v->n;
	struct sk_span one = v->text;

	if (p == NULL || (!is_text(v) && !own_items(f, v)))
		return false;
	for (size_t i = 0; i < n; i++) {
		struct sk_span s = sk_span_trim(is_text(v) ? one : v->item[i]);
		uint64_t c;

		if (s.n == 1 && !(s.p[0] >= '0' && s.p[0] <= '9')) {
			p[i] = s.p[0];		/* a letter already */
			continue;
		}
		if (!sk_span_number(s, 10, 0x10FFFF, &c) && (s.n < 3 || s.p[0] != '0' ||
		    (s.p[1] | 0x20) != 'x' || !sk_span_number(sk_span_from(s, 2), 16, 0x10FFFF, &c)))
			return false;
		p[i] = c < 0x80 && c > 0 ? (uint8_t)c : '?';
		if (!is_text(v))
			v->item[i] = (struct sk_span){ p + i, 1 };
	}
	if (is_text(v))
		return text_is(v, p, 1, false);
	v->done = true;
	v->strong = v->strong || n >= CUTS;
	return true;
}

/* --- text --- */

static bool
replace(struct sk_fold *f, struct sk_value *v, const struct sk_value *arg, size_t n, bool first)
{
	struct sk_span s = v->text, from, to = { 0 };
	size_t at = 0, next, cuts = 0;
	struct sk_buf out;

	if (!is_text(v) || n < 1 || !is_text(&arg[0]) || arg[0].text.n == 0 ||
	    (n > 1 && !is_text(&arg[1])) || !sk_value_pay(f, s.n))
		return false;
	from = arg[0].text;
	to = n > 1 ? arg[1].text : to;
	out = sk_buf_new(f->arena, TEXT_MAX);
	while ((next = sk_span_find(s, from, at)) != SK_SPAN_NONE) {
		if (!sk_value_pay(f, to.n) || !sk_buf_span(&out, sk_span_head(sk_span_from(s, at),
		    next - at)) || !sk_buf_span(&out, to))
			return false;
		at = next + from.n;
		cuts++;
		if (first)
			break;
	}
	if (cuts == 0)
		return true;
	(void)sk_buf_span(&out, sk_span_from(s, at));
	return !out.full && text_is(v, out.p, out.n, to.n == 0 && cuts >= CUTS);
}

/* n letters from from on, both counted from 0. */
static bool
part(struct sk_value *v, long from, long n)
{
	if (!is_text(v) || from < 0 || n < 0)
		return false;
	v->text = sk_span_head(sk_span_from(v->text, (uint64_t)from), (size_t)n);
	v->done = true;
	return true;
}

static bool
numbers(const struct sk_value *arg, size_t n, size_t least)
{
	for (size_t i = 0; i < n; i++)
		if (arg[i].kind != SK_IS_NUMBER)
			return false;
	return n >= least;
}

static bool
cut(enum sk_method m, struct sk_value *v, const struct sk_value *arg, size_t n)
{
	long all = (long)v->text.n, a, b;

	if (!numbers(arg, n, 1) || !is_text(v))
		return false;
	a = arg[0].number;
	b = n > 1 ? arg[1].number : all;
	switch (m) {
	case SK_AT:
		return part(v, a, 1);
	case SK_SUBSTR:
		return part(v, a < 0 ? a + all : a, b);
	case SK_SLICE:
		a = a < 0 ? a + all : a;
		b = b < 0 ? b + all : b;
		return b >= a && part(v, a, b - a);
	case SK_MID:
		return part(v, a - 1, b);
	case SK_LEFT:
		return part(v, 0, a);
	default:	/* SK_RIGHT */
		return part(v, a > all ? 0 : all - a, a);
	}
}

static bool
change_case(struct sk_fold *f, struct sk_value *v, uint8_t from)
{
	uint8_t *p;

	if (!is_text(v) || (p = room_for(f, v->text.n)) == NULL)
		return false;
	for (size_t i = 0; i < v->text.n; i++) {
		uint8_t c = v->text.p[i];

		p[i] = c >= from && c < from + 26 ? c ^ 0x20 : c;
	}
	return text_is(v, p, v->text.n, false);
}

/* {0}, {1} of .NET's format strings. */
static bool
format(struct sk_fold *f, struct sk_value *v, const struct sk_value *arg, size_t n)
{
	struct sk_buf out = sk_buf_new(f->arena, TEXT_MAX);
	struct sk_span s = v->text;
	size_t used = 0;

	if (!is_text(v) || !sk_value_pay(f, s.n))
		return false;
	for (size_t i = 0; i < s.n; i++) {
		size_t end = s.p[i] == '{' ? sk_span_chr(sk_span_head(s, i + 6), '}', i) : SK_SPAN_NONE;
		uint64_t k;

		if (end == SK_SPAN_NONE || end == i + 1 || !sk_span_number((struct sk_span){ s.p + i + 1,
		    end - i - 1 }, 10, 9999, &k) || k >= n || !is_text(&arg[k])) {
			(void)sk_buf_byte(&out, s.p[i]);
			continue;
		}
		if (!sk_value_pay(f, arg[k].text.n) || !sk_buf_span(&out, arg[k].text))
			return false;
		used++;
		i = end;
	}
	return !out.full && text_is(v, out.p, out.n, used >= FORMATS && used * 4 >= s.n - 2);
}

static int
hex(uint8_t c)
{
	return c >= '0' && c <= '9' ? c - '0' : (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ?
	    (c | 0x20) - 'a' + 10 : -1;
}

static bool
unescape(struct sk_fold *f, struct sk_value *v)
{
	struct sk_span s = v->text;
	uint8_t *p;
	size_t n = 0, escapes = 0;

	if (!is_text(v) || (p = room_for(f, s.n)) == NULL)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		bool u = s.p[i] == '%' && i + 5 < s.n && (s.p[i + 1] | 0x20) == 'u';
		size_t digits = u ? 4 : 2, from = i + (u ? 2 : 1), k;
		unsigned c = 0;

		for (k = 0; s.p[i] == '%' && k < digits && from + k < s.n && hex(s.p[from + k]) >= 0; k++)
			c = c << 4 | (unsigned)hex(s.p[from + k]);
		if (k < digits) {
			p[n++] = s.p[i];
			continue;
		}
		p[n++] = c > 0 && c <= 0xFF ? (uint8_t)c : '?';
		escapes += c > 0x20 && c < 0x7F;
		i = from + digits - 1;
	}
	if (escapes == 0)
		return true;
	return text_is(v, p, n, escapes >= ESCAPES);
}

bool
sk_value_base64(struct sk_arena *arena, struct sk_span s, struct sk_span *text_r, bool *wide_r)
{
	struct sk_buf raw = sk_buf_new(arena, s.n / 4 * 3 + 16);
	struct sk_span b;
	size_t readable = 0, zero = 0, n = 0;

	*text_r = (struct sk_span){ 0 };
	*wide_r = false;
	(void)sk_base64_decode(s, &raw, NULL);
	b = sk_buf_view(&raw);
	for (size_t i = 0; i < b.n; i++) {
		uint8_t c = b.p[i];

		readable += (c >= 0x20 && c < 0x7F) || c == '\t' || c == '\r' || c == '\n';
		zero += c == 0 && (i & 1) == 1;
	}
	if ((b.n < 2 || (readable + zero) * 16 < b.n * 15 || readable * 9 < b.n * 4) &&
	    !(b.n >= WIDE_TEXT && readable * 8 >= b.n && memchr(b.p, 0, b.n) == NULL &&
	    sk_utf8_valid(b)))
		return false;
	*wide_r = zero * 8 >= b.n * 3;
	for (size_t i = 0; i < b.n; i++)
		if (raw.p[i] != 0)
			raw.p[n++] = raw.p[i];
	*text_r = (struct sk_span){ raw.p, n };
	return true;
}

static bool
base64(struct sk_fold *f, struct sk_value *v)
{
	struct sk_span text;
	bool wide;

	if (!is_text(v) || !sk_value_pay(f, v->text.n) ||
	    !sk_value_base64(f->arena, v->text, &text, &wide))
		return false;
	v->text = text;
	v->done = v->strong = true;
	return true;
}

static bool
concat(struct sk_fold *f, struct sk_value *v, const struct sk_value *arg, size_t n)
{
	struct sk_buf out = sk_buf_new(f->arena, TEXT_MAX);

	if (!is_text(v) || !sk_value_pay(f, v->text.n))
		return false;
	(void)sk_buf_span(&out, v->text);
	for (size_t i = 0; i < n; i++)
		if (!is_text(&arg[i]) || !sk_value_pay(f, arg[i].text.n) ||
		    !sk_buf_span(&out, arg[i].text))
			return false;
	return text_is(v, out.p, out.n, false);
}

bool
sk_value_do(struct sk_fold *f, enum sk_method m, struct sk_value *v, const struct sk_value *arg,
    size_t n, bool first)
{
	switch (m) {
	case SK_SPLIT: return split(f, v, arg, n);
	case SK_JOIN: return (n == 0 || is_text(&arg[0])) && join(f, v, n == 0 ? SK_SPAN(",") : arg[0].text);
	case SK_REVERSE: return reverse(f, v);
	case SK_REPLACE: return replace(f, v, arg, n, first);
	case SK_CONCAT: return concat(f, v, arg, n);
	case SK_AT: case SK_SUBSTR: case SK_SLICE: case SK_MID: case SK_LEFT: case SK_RIGHT:
		return cut(m, v, arg, n);
	case SK_LOWER: return change_case(f, v, 'A');
	case SK_UPPER: return change_case(f, v, 'a');
	case SK_CHARS: return split(f, v, &(struct sk_value){ .kind = SK_IS_TEXT }, 1);
	case SK_FORMAT: return format(f, v, arg, n);
	case SK_UNESCAPE: return unescape(f, v);
	case SK_BASE64: return base64(f, v);
	case SK_LETTERS: return letters(f, v);
	case SK_SAME: return true;
	default: return false;
	}
}
