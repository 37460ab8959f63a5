/*
 * mailbox - the addresses of a field, without recursion.
 *
 * RFC 5322 3.4.  One pass over the bytes: commas and semicolons part mailboxes,
 * a colon ends the name of a group, "<" and ">" hold an address.  Quotes,
 * comments, encoded words and raw Japanese hide all of these.
 */
#include "parts.h"

struct boxes {
	struct sk_arena	*arena;
	struct sk_mailbox *box;
	size_t		 n, room, max;
};

/* Where the pieces of the mailbox stand that is being read. */
struct item {
	size_t	from;			/* its first byte */
	size_t	open, close;		/* the last "<" and ">", or NONE */
	size_t	comment, comment_n;	/* the last comment's inside */
	bool	at_sign;		/* outside "<>" */
};

static const struct item fresh = { .open = SK_SPAN_NONE, .close = SK_SPAN_NONE,
	.comment = SK_SPAN_NONE };

/* Decoded, without the quotes around it and the backslashes in it. */
static struct sk_span
display(struct sk_span s, struct sk_arena *arena)
{
	struct sk_buf raw = sk_buf_new(arena, s.n + 1), out = sk_buf_new(arena, SIZE_MAX / 2);
	bool pairs = raw_pairs(s);

	s = sk_span_trim(s);
	for (size_t i = 0; i < s.n;) {
		size_t n = raw_unit(s, i, pairs);

		if (n == 1 && s.p[i] == '\\' && i + 1 < s.n)
			n = raw_unit(s, ++i, pairs);
		else if (n == 1 && s.p[i] == '"') {
			i++;
			continue;
		}
		sk_buf_put(&raw, s.p + i, n);
		i += n;
	}
	sk_field_text(sk_buf_view(&raw), arena, &out, NULL, NULL, NULL);
	return sk_buf_view(&out);
}

/* s without comments, borrowed if it has none. */
static struct sk_span
bare(struct sk_span s, struct sk_arena *arena)
{
	struct sk_buf b;
	size_t depth = 0;

	s = sk_span_trim(s);
	if (sk_span_chr(s, '(', 0) == SK_SPAN_NONE)
		return s;
	b = sk_buf_new(arena, s.n);
	for (size_t i = 0; i < s.n; i++) {
		depth += s.p[i] == '(';
		if (depth == 0)
			sk_buf_byte(&b, s.p[i]);
		depth -= s.p[i] == ')' && depth > 0;
	}
	return sk_span_trim(sk_buf_view(&b));
}

static void
add(struct boxes *to, struct sk_span name, struct sk_span address)
{
	struct sk_mailbox *more;

	if (to->n == to->max)
		return;
	if (to->n == to->room) {
		size_t want = to->room == 0 ? 4 : to->room * 2;

		more = sk_arena_grow(to->arena, to->box, to->room * sizeof *more, want * sizeof *more);
		if (more == NULL)
			return;
		to->box = more;
		to->room = want;
	}
	to->box[to->n++] = (struct sk_mailbox){ name, address };
}

static struct sk_span
between(struct sk_span s, size_t from, size_t to)
{
	return to > from ? (struct sk_span){ s.p + from, to - from } : (struct sk_span){ 0 };
}

/* The mailbox that ends before end. */
static void
end_item(struct boxes *to, struct sk_span s, const struct item *it, size_t end)
{
	struct sk_span name = { 0 }, address;

	if (to->n == to->max)
		return;
	if (it->open != SK_SPAN_NONE) {
		size_t close = it->close != SK_SPAN_NONE && it->close > it->open ? it->close : end;

		address = sk_span_trim(between(s, it->open + 1, close));
		name = between(s, it->from, it->open);
		if (sk_span_trim(name).n == 0 && close < end)
			name = between(s, close + 1, end);
	} else {
		address = bare(between(s, it->from, end), to->arena);
		if (it->comment != SK_SPAN_NONE)
			name = between(s, it->comment, it->comment + it->comment_n);
	}
	name = display(name, to->arena);
	if (address.n > 0 || name.n > 0)
		add(to, name, address);
}

/* Where the quoted text or comment ends that begins at at. */
static size_t
closing(struct sk_span s, size_t at, bool pairs)
{
	uint8_t open = s.p[at], close = open == '"' ? '"' : ')';
	size_t depth = 1, i = at + 1;

	while (i < s.n) {
		size_t n = raw_unit(s, i, pairs);

		if (n == 1 && s.p[i] == '\\') {
			i += 2;
			continue;
		}
		if (n == 1 && s.p[i] == close && --depth == 0)
			return i;
		if (n == 1 && s.p[i] == '(' && open == '(')
			depth++;
		i += n;
	}
	return s.n;
}

/* Reads the sign at at, which is none of a hidden piece; gives where to go on. */
static void
one_sign(struct boxes *to, struct sk_span s, size_t at, struct item *it)
{
	bool inside = it->open != SK_SPAN_NONE &&
	    (it->close == SK_SPAN_NONE || it->close < it->open);

	switch (s.p[at]) {
	case '<':
		it->open = at;
		break;
	case '>':
		it->close = at;
		break;
	case '@':
		it->at_sign |= !inside;
		break;
	case ':':		/* a route inside "<>" has one as well */
		if (inside || it->at_sign)
			break;
		*it = fresh;
		it->from = at + 1;
		break;
	case ',':
	case ';':
		if (inside && s.p[at] == ',' &&
		    sk_span_chr(sk_span_head(s, at + 256), '>', at) != SK_SPAN_NONE)
			break;
		end_item(to, s, it, at);
		*it = fresh;
		it->from = at + 1;
		break;
	}
}

void
sk_field_mailboxes(struct sk_span raw, struct sk_arena *arena, const struct sk_budget *budget,
    struct sk_mailbox **box_r, size_t *n_r)
{
	struct boxes to = { .arena = arena, .max = (size_t)budget->limit[SK_LIMIT_ADDRESSES] };
	struct item it = fresh;
	bool pairs = raw_pairs(raw), unclosed[2] = { false, false };
	size_t at = 0;

	while (at < raw.n && to.n < to.max) {
		size_t n = raw_unit(raw, at, pairs), end;
		struct word w;

		if (n == 1 && raw.p[at] == '=' && word_at(raw, at, &w)) {
			n = w.end - at;
		} else if (n == 1 && (raw.p[at] == '"' || raw.p[at] == '(') &&
		    !unclosed[raw.p[at] == '(']) {
			end = closing(raw, at, pairs);
			unclosed[raw.p[at] == '('] = end == raw.n;
			if (raw.p[at] == '(') {
				it.comment = at + 1;
				it.comment_n = end - at - 1;
			}
			n = end < raw.n ? end + 1 - at : 1;	/* unclosed: as if not there */
		} else if (n == 1) {
			one_sign(&to, raw, at, &it);
		}
		at += n;
	}
	end_item(&to, raw, &it, raw.n);
	*box_r = to.box;
	*n_r = to.n;
}
