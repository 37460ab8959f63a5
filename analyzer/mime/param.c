/*
 * param - the values of Content-Type and Content-Disposition.
 *
 * RFC 2045 5.1 and RFC 2183 say how they are written, RFC 2231 how names in
 * other charsets are; mailers write what they like.  Where readers differ on
 * where a value ends, both readings of it are kept.
 */
#include <stdlib.h>
#include <string.h>
#include "parts.h"

enum { INDEX_MAX = 99999 };	/* of a continuation: "*99999" */

struct cursor {
	struct sk_span	 s;
	size_t		 at;
	bool		 pairs;		/* raw Shift_JIS: two bytes are one sign */
	struct sk_arena	*arena;
};

static bool
is_blank(uint8_t c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static bool
at_end(const struct cursor *c)
{
	return c->at >= c->s.n;
}

static uint8_t
peek(const struct cursor *c)
{
	return at_end(c) ? 0 : c->s.p[c->at];
}

/* Passes over one sign that no delimiter is looked for in. */
static void
step(struct cursor *c)
{
	c->at += raw_unit(c->s, c->at, c->pairs);
}

/* Passes over a comment with comments in it; RFC 5322 3.2.2. */
static void
skip_comment(struct cursor *c)
{
	size_t depth = 0;

	do {
		uint8_t b = peek(c);

		if (b == '\\')
			c->at++;
		depth += b == '(';
		depth -= b == ')';
		if (!at_end(c))
			step(c);
	} while (depth > 0 && !at_end(c));
}

static void
skip_blanks(struct cursor *c)
{
	while (!at_end(c)) {
		if (is_blank(peek(c)))
			c->at++;
		else if (peek(c) == '(')
			skip_comment(c);
		else
			break;
	}
}

static struct sk_span
lower_copy(struct sk_span s, struct sk_arena *arena)
{
	uint8_t *p = sk_arena_raw(arena, s.n);

	if (p == NULL)
		return (struct sk_span){ 0 };
	for (size_t i = 0; i < s.n; i++)
		p[i] = s.p[i] >= 'A' && s.p[i] <= 'Z' ? (uint8_t)(s.p[i] | 0x20) : s.p[i];
	return (struct sk_span){ p, s.n };
}

/* s without line ends (unfolded), borrowed where there are none, and without
 * the bytes of drop. */
static struct sk_span
without(struct sk_span s, const char *drop, struct sk_arena *arena)
{
	struct sk_buf b;
	size_t i = 0;

	while (i < s.n && (s.p[i] == 0 || strchr(drop, s.p[i]) == NULL))
		i++;
	if (i == s.n)
		return s;
	b = sk_buf_new(arena, s.n);
	for (i = 0; i < s.n; i++)
		if (s.p[i] == 0 || strchr(drop, s.p[i]) == NULL)
			sk_buf_byte(&b, s.p[i]);
	return sk_buf_view(&b);
}

static struct sk_span
unfold(struct sk_span s, struct sk_arena *arena)
{
	return without(s, "\r\n", arena);
}

static struct sk_span
cut(const struct cursor *c, size_t from, size_t to)
{
	return to > from ? (struct sk_span){ c->s.p + from, to - from } : (struct sk_span){ 0 };
}

/* The word before the first parameter.  Where a parameter stands there ("x="),
 * there is none. */
static struct sk_span
read_token(struct cursor *c)
{
	struct sk_buf b = sk_buf_new(c->arena, 256);
	size_t start;

	skip_blanks(c);
	start = c->at;
	for (;;) {
		size_t from = c->at;

		while (!at_end(c) && strchr(" \t\r\n;(=,", peek(c)) == NULL) {
			if (peek(c) != '"')
				sk_buf_byte(&b, peek(c));
			c->at++;
		}
		skip_blanks(c);
		if (c->at == from || (peek(c) != '/' && (b.n == 0 || b.p[b.n - 1] != '/')))
			break;
	}
	if (peek(c) == '=') {
		c->at = start;
		return (struct sk_span){ 0 };
	}
	return lower_copy(sk_buf_view(&b), c->arena);
}

/* Takes "*", "*7" and "*7*" off a parameter's name; RFC 2231 3 and 4. */
static void
read_stars(struct param *p)
{
	struct sk_span name = p->name;
	uint64_t index;
	size_t star;

	p->index = -1;
	if (name.n > 0 && name.p[name.n - 1] == '*') {
		p->extended = true;
		name.n--;
	}
	if ((star = sk_span_rchr(name, '*')) != SK_SPAN_NONE &&
	    sk_span_number(sk_span_from(name, star + 1), 10, INDEX_MAX, &index)) {
		p->index = (int)index;
		name.n = star;
	}
	p->name = sk_span_trim(name);
}

/* Takes backslashes off.  other_r is what a reader sees that leaves them where
 * they escape nothing, as in C:\dir. */
static struct sk_span
unescape(const struct cursor *c, struct sk_span s, struct sk_span *other_r)
{
	struct sk_buf plain = sk_buf_new(c->arena, s.n), kept = sk_buf_new(c->arena, s.n);
	bool differs = false;

	*other_r = (struct sk_span){ 0 };
	if (sk_span_chr(s, '\\', 0) == SK_SPAN_NONE)
		return s;
	for (size_t i = 0; i < s.n;) {
		size_t n = raw_unit(s, i, c->pairs);

		if (n == 1 && s.p[i] == '\\' && i + 1 < s.n) {
			if (s.p[i + 1] != '"' && s.p[i + 1] != '\\') {
				sk_buf_byte(&kept, '\\');
				differs = true;
			}
			n = raw_unit(s, ++i, c->pairs);
		}
		sk_buf_put(&plain, s.p + i, n);
		sk_buf_put(&kept, s.p + i, n);
		i += n;
	}
	if (differs)
		*other_r = sk_buf_view(&kept);
	return sk_buf_view(&plain);
}

/* Moves on to the next ";" outside quotes. */
static void
to_semicolon(struct cursor *c)
{
	while (!at_end(c) && peek(c) != ';')
		step(c);
}

static void
read_quoted(struct cursor *c, struct param *p)
{
	size_t from = ++c->at, close;
	struct sk_span inside;

	p->quoted = true;
	while (!at_end(c) && peek(c) != '"') {
		if (peek(c) == '\\')
			c->at++;
		if (!at_end(c))
			step(c);
	}
	close = c->at < c->s.n ? c->at : c->s.n;
	inside = unfold(cut(c, from, close), c->arena);
	p->value = unescape(c, inside, &p->other);
	if (at_end(c)) {	/* no end: it may also be meant to stop at ";" */
		c->at = from;
		to_semicolon(c);
		if (!at_end(c))
			p->other = unfold(cut(c, from, c->at), c->arena);
		p->value = sk_span_trim(p->value);
		return;
	}
	c->at++;
	skip_blanks(c);
	if (!at_end(c) && peek(c) != ';') {	/* something sticks to the quote */
		to_semicolon(c);
		p->other = without(sk_span_trim(cut(c, from, c->at)), "\"\r\n", c->arena);
	}
}

/* Without quotes blanks end a value for some readers, only ";" for others. */
static void
read_bare(struct cursor *c, struct param *p)
{
	size_t from = c->at, blank;
	struct sk_span all;

	to_semicolon(c);
	all = sk_span_trim(cut(c, from, c->at));
	for (blank = 0; blank < all.n && !is_blank(all.p[blank]); blank++)
		;
	p->value = unfold(all, c->arena);
	if (blank < all.n)
		p->other = sk_span_head(all, blank);
}

/* One "name=value".  False if there is no further one. */
static bool
read_param(struct cursor *c, struct param *p)
{
	*p = (struct param){ .index = -1 };
	for (;;) {
		size_t from;

		skip_blanks(c);
		while (peek(c) == ';' || peek(c) == ',') {
			c->at++;
			skip_blanks(c);
		}
		if (at_end(c))
			return false;
		from = c->at;
		while (!at_end(c) && peek(c) != '=' && peek(c) != ';')
			c->at++;
		if (peek(c) != '=' || at_end(c))
			continue;
		p->name = lower_copy(sk_span_trim(cut(c, from, c->at)), c->arena);
		read_stars(p);
		c->at++;
		while (!at_end(c) && is_blank(peek(c)))
			c->at++;
		if (peek(c) == '"')
			read_quoted(c, p);
		else
			read_bare(c, p);
		return true;
	}
}

void
value_read(struct sk_span raw, struct sk_arena *arena, const struct sk_budget *budget,
    struct value *v_r)
{
	struct cursor c = { .s = raw, .arena = arena };
	size_t room = 0;
	struct param p;

	*v_r = (struct value){ 0 };
	c.pairs = raw_pairs(raw);
	v_r->token = read_token(&c);
	while (read_param(&c, &p)) {
		struct param *more;

		if (v_r->n >= budget->limit[SK_LIMIT_HEADER_PARAMS]) {
			v_r->too_many = true;
			break;
		}
		if (v_r->n == room) {
			size_t want = room == 0 ? 4 : room * 2;

			more = sk_arena_grow(arena, v_r->param, room * sizeof p, want * sizeof p);
			if (more == NULL)
				break;
			v_r->param = more;
			room = want;
		}
		v_r->param[v_r->n++] = p;
	}
}

bool
type_valid(struct sk_span token)
{
	size_t slash = sk_span_chr(token, '/', 0);

	if (slash == SK_SPAN_NONE || slash == 0 || slash + 1 == token.n)
		return false;
	for (size_t i = 0; i < token.n; i++) {	/* tspecials of RFC 2045 5.1 */
		uint8_t b = token.p[i];

		if (i != slash && (b <= ' ' || b > '~' || strchr("()<>@,;:\\\"/[]?=", b) != NULL))
			return false;
	}
	return true;
}

bool
value_multipart(const struct value *v)
{
	if (sk_span_begins(v->token, SK_SPAN("multipart")))
		return true;
	for (size_t i = 0; !type_valid(v->token) && i < v->n; i++)
		if (sk_span_is(v->param[i].name, "boundary"))
			return true;
	return false;
}

/* --- continuations and charsets, RFC 2231 --- */

static int
by_index(const void *a, const void *b)
{
	const struct param *const *p = a, *const *q = b;

	if ((*p)->index != (*q)->index)
		return (*p)->index < (*q)->index ? -1 : 1;
	return (*p > *q) - (*p < *q);	/* they lie in one array: the order they came in */
}

/* The pieces of name in order; NULL, 0 if there are none. */
static const struct param **
pieces_of(const struct value *v, const char *name, struct sk_arena *arena, size_t *n_r)
{
	const struct param **list;
	size_t n = 0;

	*n_r = 0;
	for (size_t i = 0; i < v->n; i++)
		n += v->param[i].index >= 0 && sk_span_is(v->param[i].name, name);
	if (n == 0 || (list = sk_arena_array(arena, n, sizeof *list)) == NULL)
		return NULL;
	for (size_t i = 0; i < v->n; i++)
		if (v->param[i].index >= 0 && sk_span_is(v->param[i].name, name))
			list[(*n_r)++] = &v->param[i];
	qsort(list, n, sizeof *list, by_index);
	return list;
}

static int
hex(uint8_t c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static void
put_percent(struct sk_buf *out, struct sk_span s)
{
	for (size_t i = 0; i < s.n; i++) {
		int high = i + 2 < s.n && s.p[i] == '%' ? hex(s.p[i + 1]) : -1;
		int low = high >= 0 ? hex(s.p[i + 2]) : -1;

		if (low >= 0) {
			sk_buf_byte(out, (uint8_t)(high << 4 | low));
			i += 2;
		} else {
			sk_buf_byte(out, s.p[i]);
		}
	}
}

/* Takes charset'language' off *s. */
static enum sk_charset
take_charset(struct sk_span *s)
{
	size_t first = sk_span_chr(*s, '\'', 0), second;
	enum sk_charset cs;

	if (first == SK_SPAN_NONE ||
	    (second = sk_span_chr(*s, '\'', first + 1)) == SK_SPAN_NONE)
		return SK_CS_UNKNOWN;
	cs = sk_charset_find(sk_span_head(*s, first));
	*s = sk_span_from(*s, second + 1);
	return cs;
}

/* Joins pieces.  False if how makes no difference to JOIN_ALL. */
static bool
join(const struct param **piece, size_t n, enum join how, struct sk_buf *out,
    enum sk_charset *cs_r, bool *extended_r)
{
	bool differs = how == JOIN_ALL;
	int want = 0;

	*cs_r = SK_CS_UNKNOWN;
	*extended_r = false;
	for (size_t i = 0; i < n; i++) {
		struct sk_span s = piece[i]->value;
		bool twice = i > 0 && piece[i - 1]->index == piece[i]->index;
		bool again = i + 1 < n && piece[i + 1]->index == piece[i]->index;

		if (how == JOIN_LAST ? again : twice) {
			differs |= how == JOIN_LAST;
			continue;
		}
		if (how == JOIN_TO_GAP && piece[i]->index > want) {
			differs = true;
			break;
		}
		want = piece[i]->index + 1;
		if (!piece[i]->extended) {
			sk_buf_span(out, s);
			continue;
		}
		if (!*extended_r)
			*cs_r = take_charset(&s);
		*extended_r = true;
		put_percent(out, s);
	}
	return differs;
}

struct sk_span
extended_bytes(struct sk_span raw, struct sk_arena *arena, enum sk_charset *cs_r)
{
	struct sk_buf b = sk_buf_new(arena, raw.n + 1);

	*cs_r = take_charset(&raw);
	put_percent(&b, raw);
	return sk_buf_view(&b);
}

bool
pieces_bytes(const struct value *v, const char *name, enum join how, struct sk_arena *arena,
    struct sk_span *bytes_r, enum sk_charset *cs_r, bool *extended_r)
{
	struct sk_buf b = sk_buf_new(arena, SIZE_MAX / 2);
	size_t n;
	const struct param **piece = pieces_of(v, name, arena, &n);
	bool said = piece != NULL && join(piece, n, how, &b, cs_r, extended_r);

	*bytes_r = sk_buf_view(&b);
	return said;
}

struct sk_span
value_bytes(const struct value *v, const char *name, struct sk_arena *arena)
{
	struct sk_span bytes;
	enum sk_charset cs;
	bool extended;

	for (size_t i = 0; i < v->n; i++) {
		const struct param *p = &v->param[i];

		if (p->index >= 0 || !sk_span_is(p->name, name))
			continue;
		if (p->extended)
			return extended_bytes(p->value, arena, &cs);
		return !p->quoted && p->other.n > 0 ? p->other : p->value;
	}
	(void)pieces_bytes(v, name, JOIN_ALL, arena, &bytes, &cs, &extended);
	return bytes;
}
