#include <stdlib.h>
#include <string.h>
#include "inflate.h"
#include "pdf.h"
#include "tree.h"

enum {
	OBJECTS = 400000,
	TRAILERS = 64,
	FILTERS = 4,		/* of one stream, one on the other */
	CHAIN = 4,		/* references that lead to each other */
	WORK_SPARE = 1 << 20
};
#define WORK_TIMES 8	/* of the bytes of the file that may be walked in all */

static bool
is_digit(uint8_t c)
{
	return c >= '0' && c <= '9';
}

static bool
is_blank(uint8_t c)
{
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0;
}

/* Takes what walking n bytes costs.  Values that overlap, which no writer makes, cost
 * again and again: then it stops. */
static bool
pay(struct sk_pdf *p, size_t n)
{
	if (n <= p->work && sk_budget_time(p->u->budget)) {
		p->work -= n;
		return true;
	}
	sk_unpack_gap(p->u, p->self, sk_budget_time(p->u->budget) ? "damaged" :
	    sk_limit_table[SK_LIMIT_CPU_MS].name);
	p->stop = true;
	return false;
}

static struct sk_pdf_object *
new_object(struct sk_pdf *p, uint64_t number)
{
	size_t more = p->room == 0 ? 64 : p->room * 2;
	struct sk_pdf_object *o;
	enum sk_limit limit = p->n >= OBJECTS ? SK_LIMIT_OBJECTS : SK_LIMIT_MEMORY_BYTES;

	if (p->n == p->room) {
		o = p->n >= OBJECTS ? NULL : sk_arena_grow(p->u->arena, p->object,
		    p->room * sizeof *o, more * sizeof *o);
		if (o == NULL) {
			sk_unpack_gap(p->u, p->self, sk_limit_table[limit].name);
			p->stop = true;
			return NULL;
		}
		p->object = o;
		p->room = more;
	}
	o = &p->object[p->n++];
	*o = (struct sk_pdf_object){ .number = number, .order = p->n };
	return o;
}

/* ---- streams, 7.3.8 ---- */

/* Where the content of a stream begins whose keyword is at at; 0 if it is none. */
static size_t
stream_begin(struct sk_span s, size_t at)
{
	while (at < s.n && is_blank(s.p[at]))
		at++;
	if (!sk_span_begins(sk_span_from(s, at), SK_SPAN("stream")))
		return 0;
	at += 6;
	at += at < s.n && s.p[at] == '\r';
	at += at < s.n && s.p[at] == '\n';
	return at;
}

/* The length that is claimed, if it ends where a stream ends; else up to the keyword. */
static size_t
stream_length(struct sk_span s, size_t begin, struct sk_span claim)
{
	struct sk_span rest = sk_span_from(s, begin);
	uint64_t n;
	size_t end;

	if (sk_pdf_number(claim, &n) && n <= rest.n) {
		size_t at = (size_t)n;

		while (at < rest.n && at < n + 4 && is_blank(rest.p[at]))
			at++;
		if (sk_span_begins(sk_span_from(rest, at), SK_SPAN("endstream")))
			return (size_t)n;
	}
	end = sk_span_find(rest, SK_SPAN("endstream"), 0);
	if (end == SK_SPAN_NONE)
		return rest.n;
	end -= end > 0 && rest.p[end - 1] == '\n';
	end -= end > 0 && rest.p[end - 1] == '\r';
	return end;
}

static struct sk_span
from_hex(struct sk_pdf *p, struct sk_span s)
{
	struct sk_buf b = sk_buf_new(p->u->arena, s.n + 2);

	/* As a string that is written so. */
	(void)sk_buf_byte(&b, '<');
	(void)sk_buf_span(&b, s);
	(void)sk_buf_byte(&b, '>');
	return sk_pdf_string(sk_buf_view(&b), p->u->arena, s.n);
}

/* 7.4.3: five digits of 85 are four bytes. */
static struct sk_span
from_ascii85(struct sk_pdf *p, struct sk_span s)
{
	struct sk_buf b = sk_buf_new(p->u->arena, 4 * s.n + 4);
	uint32_t v = 0;
	unsigned n = 0;

	for (size_t i = 0; i < s.n && s.p[i] != '~'; i++) {
		uint8_t c = s.p[i];

		if (c == 'z' && n == 0) {
			(void)sk_buf_put(&b, "\0\0\0\0", 4);
			continue;
		}
		if (c < '!' || c > 'u')
			continue;
		v = v * 85 + (uint32_t)(c - '!');
		if (++n == 5) {
			for (int k = 3; k >= 0; k--)
				(void)sk_buf_byte(&b, (uint8_t)(v >> 8 * k));
			v = n = 0;
		}
	}
	if (n > 1) {
		for (unsigned k = n; k < 5; k++)
			v = v * 85 + 84;
		for (unsigned k = 0; k + 1 < n; k++)
			(void)sk_buf_byte(&b, (uint8_t)(v >> 8 * (3 - k)));
	}
	return sk_buf_view(&b);
}

static struct sk_span
from_flate(struct sk_pdf *p, struct sk_span s, const char **why_r)
{
	struct sk_inflated out;

	/* Two bytes of zlib, RFC 1950. */
	sk_inflate(p->u, p->self, sk_span_from(s, 2), 0, &p->given, &out);
	if (out.stopped != NULL || !out.ended)
		*why_r = out.stopped != NULL ? out.stopped : "damaged";
	p->work += WORK_TIMES * (uint64_t)out.bytes.n;
	return out.bytes;
}

/* The next name in a value that is one, or an array of them. */
static bool
next_filter(struct sk_span *s, struct sk_span *name_r)
{
	size_t at = sk_span_chr(*s, '/', 0), end;

	if (at == SK_SPAN_NONE)
		return false;
	end = at + 1;
	while (end < s->n && !is_blank(s->p[end]) && s->p[end] != '/' && s->p[end] != ']')
		end++;
	*name_r = (struct sk_span){ s->p + at, end - at };
	*s = sk_span_from(*s, end);
	return true;
}

struct sk_span
sk_pdf_stream(struct sk_pdf *p, const struct sk_pdf_object *o, const char **why_r)
{
	struct sk_span bytes = o->stream, filter, name;
	struct sk_pdf_dict d;
	uint64_t predictor;

	*why_r = NULL;
	if (p->encrypted) {
		*why_r = "encrypted";
		return (struct sk_span){ 0 };
	}
	if (!pay(p, o->stream.n) || !sk_pdf_dict(o->value, &d)) {
		*why_r = "damaged";
		return (struct sk_span){ 0 };
	}
	filter = sk_pdf_resolve(p, d.value[SK_PDF_FILTER], NULL);
	for (int i = 0; i < FILTERS && next_filter(&filter, &name) && *why_r == NULL; i++)
		if (sk_pdf_is(name, "FlateDecode") || sk_pdf_is(name, "Fl"))
			bytes = from_flate(p, bytes, why_r);
		else if (sk_pdf_is(name, "ASCIIHexDecode") || sk_pdf_is(name, "AHx"))
			bytes = from_hex(p, bytes);
		else if (sk_pdf_is(name, "ASCII85Decode") || sk_pdf_is(name, "A85"))
			bytes = from_ascii85(p, bytes);
		else
			*why_r = "unsupported";
	if (*why_r == NULL && sk_pdf_dict(sk_pdf_resolve(p, d.value[SK_PDF_PARMS], NULL), &d) &&
	    sk_pdf_number(d.value[SK_PDF_PREDICTOR], &predictor) && predictor > 1)
		*why_r = "unsupported";
	return bytes;
}

/* ---- finding objects ---- */

/* The number in front of "0 obj", whose "obj" is at at.  False if it is no object. */
static bool
number_before(struct sk_span s, size_t at, uint64_t *number_r)
{
	size_t end, from = at;

	for (int i = 0; i < 2; i++) {
		size_t blanks = from;

		while (from > 0 && blanks - from < 8 && is_blank(s.p[from - 1]))
			from--;
		if (from == blanks && i == 1)
			return false;
		end = from;
		while (from > 0 && end - from < 10 && is_digit(s.p[from - 1]))
			from--;
		if (from == end)
			return false;
	}
	return sk_span_number((struct sk_span){ s.p + from, end - from }, 10, UINT32_MAX, number_r);
}

/* Up to the keyword that ends it, which a string might hide otherwise. */
static struct sk_span
value_at(struct sk_span s, size_t at, size_t *endobj)
{
	if (*endobj != SK_SPAN_NONE && *endobj < at)
		*endobj = sk_span_find(s, SK_SPAN("endobj"), at);
	return sk_span_from(sk_span_head(s, *endobj == SK_SPAN_NONE ? s.n : *endobj), at);
}

/* An object whose value begins at at; where to go on. */
static size_t
read_object(struct sk_pdf *p, size_t at, uint64_t number, size_t *endobj)
{
	struct sk_pdf_object *o;
	struct sk_span v = value_at(p->bytes, at, endobj);
	struct sk_pdf_dict d;
	size_t n = sk_pdf_value(v, NULL, NULL), begin;

	if (!pay(p, 2 * n) || (o = new_object(p, number)) == NULL)
		return p->bytes.n;
	o->value = sk_span_head(v, n);
	if (!sk_pdf_dict(o->value, &d) || (begin = stream_begin(p->bytes, at + n)) == 0)
		return at;
	o->has_stream = true;
	o->stream = sk_span_head(sk_span_from(p->bytes, begin),
	    stream_length(p->bytes, begin, d.value[SK_PDF_LENGTH]));
	return begin + o->stream.n;
}

static void
find_objects(struct sk_pdf *p)
{
	size_t at = 0, endobj = 0;
	uint64_t number;

	while (!p->stop && (at = sk_span_find(p->bytes, SK_SPAN("obj"), at)) != SK_SPAN_NONE) {
		at += 3;
		if (number_before(p->bytes, at - 3, &number))
			at = read_object(p, at, number, &endobj);
	}
}

/* 7.5.5; the table of references as a stream says the same, 7.5.8. */
static void
find_encryption(struct sk_pdf *p)
{
	struct sk_pdf_dict d;
	size_t at = 0;

	for (int i = 0; i < TRAILERS && !p->encrypted; i++) {
		size_t n;

		if ((at = sk_span_find(p->bytes, SK_SPAN("trailer"), at)) == SK_SPAN_NONE)
			break;
		at += 7;
		n = sk_pdf_value(sk_span_from(p->bytes, at), NULL, NULL);
		if (!pay(p, n))
			return;
		if (sk_pdf_dict(sk_span_head(sk_span_from(p->bytes, at), n), &d))
			p->encrypted = d.value[SK_PDF_ENCRYPT].n > 0 &&
			    !sk_span_is(d.value[SK_PDF_ENCRYPT], "null");
	}
	for (size_t i = 0; i < p->n && !p->encrypted && !p->stop; i++)
		if (p->object[i].has_stream && pay(p, p->object[i].value.n) &&
		    sk_pdf_dict(p->object[i].value, &d) && sk_pdf_is(d.value[SK_PDF_TYPE], "XRef"))
			p->encrypted = d.value[SK_PDF_ENCRYPT].n > 0;
}

/* ---- object streams, 7.5.7 ---- */

static bool
next_number(struct sk_span s, size_t *at, uint64_t *v_r)
{
	size_t from;

	while (*at < s.n && is_blank(s.p[*at]))
		(*at)++;
	from = *at;
	while (*at < s.n && is_digit(s.p[*at]))
		(*at)++;
	return sk_span_number(sk_span_head(sk_span_from(s, from), *at - from), 10, UINT32_MAX, v_r);
}

static void
open_object_stream(struct sk_pdf *p, size_t i, const struct sk_pdf_dict *d)
{
	const char *why;
	struct sk_span s = sk_pdf_stream(p, &p->object[i], &why);
	uint64_t first, n = 0, number, offset;
	size_t at = 0;

	if (why != NULL)
		sk_unpack_gap(p->u, p->self, why);
	if (!sk_pdf_number(sk_pdf_resolve(p, d->value[SK_PDF_FIRST], NULL), &first))
		return;
	(void)sk_pdf_number(sk_pdf_resolve(p, d->value[SK_PDF_N], NULL), &n);
	for (uint64_t k = 0; k < n && !p->stop; k++) {
		struct sk_span v;
		struct sk_pdf_object *o;

		if (!next_number(s, &at, &number) || !next_number(s, &at, &offset))
			break;
		v = sk_span_from(s, first + offset);
		v = sk_span_head(v, sk_pdf_value(v, NULL, NULL));
		if (!pay(p, v.n) || (o = new_object(p, number)) == NULL)
			break;
		o->value = v;
	}
}

static int
by_number(const void *left, const void *right)
{
	const struct sk_pdf_object *a = left, *b = right;

	if (a->number != b->number)
		return a->number < b->number ? -1 : 1;
	return a->order < b->order ? -1 : a->order > b->order;
}

static void
sort(struct sk_pdf *p)
{
	if (p->n > 1)
		qsort(p->object, p->n, sizeof *p->object, by_number);
	p->sorted = p->n;
}

bool
sk_pdf_open(struct sk_unpack *u, size_t self, struct sk_pdf *p_r)
{
	struct sk_pdf_dict d;
	size_t n;

	*p_r = (struct sk_pdf){ .u = u, .self = self, .bytes = u->object[self].bytes };
	p_r->work = WORK_SPARE + WORK_TIMES * (uint64_t)p_r->bytes.n;
	find_objects(p_r);
	find_encryption(p_r);
	sort(p_r);
	n = p_r->n;
	for (size_t i = 0; i < n && !p_r->encrypted && !p_r->stop; i++)
		if (p_r->object[i].has_stream && pay(p_r, p_r->object[i].value.n) &&
		    sk_pdf_dict(p_r->object[i].value, &d) && sk_pdf_is(d.value[SK_PDF_TYPE], "ObjStm"))
			open_object_stream(p_r, i, &d);
	sort(p_r);
	return p_r->n > 0;
}

/* ---- references ---- */

struct sk_pdf_object *
sk_pdf_find(struct sk_pdf *p, uint64_t number)
{
	size_t low = 0, high = p->sorted;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (p->object[mid].number <= number)
			low = mid + 1;
		else
			high = mid;
	}
	return low > 0 && p->object[low - 1].number == number ? &p->object[low - 1] : NULL;
}

struct sk_span
sk_pdf_resolve(struct sk_pdf *p, struct sk_span s, struct sk_pdf_object **o_r)
{
	struct sk_pdf_object *o = NULL;
	uint64_t number;

	for (int i = 0; i < CHAIN && sk_pdf_reference(sk_span_head(s, 64), &number); i++) {
		if ((o = sk_pdf_find(p, number)) == NULL || !pay(p, o->value.n)) {
			s = (struct sk_span){ 0 };
			o = NULL;
			break;
		}
		s = o->value;
	}
	if (o_r != NULL)
		*o_r = o;
	return sk_span_trim(s);
}

struct sk_span
sk_pdf_text(struct sk_pdf *p, struct sk_span s, size_t max)
{
	struct sk_pdf_object *o;
	const char *why;

	s = sk_pdf_resolve(p, s, &o);
	if (o == NULL || !o->has_stream)
		return p->encrypted ? (struct sk_span){ 0 } : sk_pdf_string(s, p->u->arena, max);
	s = sk_pdf_stream(p, o, &why);
	if (why != NULL)
		sk_unpack_gap(p->u, p->self, why);
	return sk_span_head(s, max);
}
