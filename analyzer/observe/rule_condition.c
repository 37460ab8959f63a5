#include "rule_text.h"

/*
 * A condition is read as far as "and", "or", "not" and brackets go.  What stands
 * between them is opaque but for the few shapes below; whatever is not understood
 * needs nothing.
 */
enum {
	TOKENS = 8,	/* of an opaque piece that are looked at */
	DEPTH = 64	/* of brackets */
};

struct reader {
	struct sk_span	t;
	size_t		off;
	struct sk_span	token;		/* the next one */
	bool		more;
};

static unsigned	any_of(struct reader *r, unsigned depth);

static void
next(struct reader *r)
{
	r->more = sk_rule_token(r->t, &r->off, &r->token);
}

static bool
is(const struct reader *r, const char *word)
{
	return r->more && sk_span_is(r->token, word);
}

/* True where a piece ends: and, or, the bracket around it, the end. */
static bool
at_end(const struct reader *r)
{
	return !r->more || is(r, "and") || is(r, "or") || is(r, ")");
}

/* A number that is not 0, in digits. */
static bool
is_count(struct sk_span s)
{
	uint64_t v;

	return sk_span_number(s, 10, UINT32_MAX, &v) && v > 0;
}

static bool
begins(const struct sk_span *token, size_t n, size_t i, const char *with)
{
	return i < n && sk_span_begins(token[i], sk_span_text(with));
}

/* "uint16(0) == 0x5A4D" */
static bool
is_mz_test(const struct sk_span *token, size_t n)
{
	static const char *const shape[] = { "uint16", "(", "0", ")", "=", "=", "0x5a4d" };

	for (size_t i = 0; i < sizeof shape / sizeof *shape; i++)
		if (i >= n || !sk_span_is_nocase(token[i], shape[i]))
			return false;
	return n == sizeof shape / sizeof *shape;
}

/* "$a", "$a at 0", "$a in (...)"; "#a > 2"; "any of them", "2 of ($a*, $b)". */
static bool
is_string_test(const struct sk_span *token, size_t n)
{
	if (begins(token, n, 0, "$"))
		return n == 1 || begins(token, n, 1, "at") || begins(token, n, 1, "in");
	if (begins(token, n, 0, "#"))
		return n == 3 && sk_span_is(token[1], ">") && token[2].p[0] >= '0' &&
		    token[2].p[0] <= '9';
	if (n < 3 || !(sk_span_is(token[0], "any") || sk_span_is(token[0], "all") ||
	    is_count(token[0])) || !sk_span_is(token[1], "of"))
		return false;
	return sk_span_is(token[2], "them") || (sk_span_is(token[2], "(") && begins(token, n, 3, "$"));
}

/* Goes over an opaque piece.  With first, that one stands before it already. */
static unsigned
piece(struct reader *r)
{
	struct sk_span token[TOKENS];
	size_t n = 0;
	int depth = 0;

	for (; r->more && (depth > 0 || !at_end(r)); next(r)) {
		depth += is(r, "(") - is(r, ")");
		if (n < TOKENS)
			token[n++] = r->token;
	}
	return (is_mz_test(token, n) ? SK_RULE_NEEDS_MZ : 0) |
	    (is_string_test(token, n) ? SK_RULE_NEEDS_STRING : 0);
}

/* What a bracket holds, if it is one around conditions and not around numbers:
 * then "and", "or", another bracket or nothing comes behind it. */
static bool
bracket(struct reader *r, unsigned depth, unsigned *needs_r)
{
	struct reader was = *r;

	next(r);
	*needs_r = any_of(r, depth + 1);
	if (is(r, ")")) {
		next(r);
		if (at_end(r))
			return true;
	}
	*r = was;
	return false;
}

static unsigned
one(struct reader *r, unsigned depth)
{
	unsigned needs;

	if (is(r, "not") || is(r, "defined")) {
		while (is(r, "not") || is(r, "defined"))
			next(r);
		(void)one(r, depth);	/* no "not" stands there any more */
		return 0;
	}
	if (is(r, "(") && depth < DEPTH && bracket(r, depth, &needs))
		return needs;
	return piece(r);
}

static unsigned
all_of(struct reader *r, unsigned depth)
{
	unsigned needs = one(r, depth);

	while (is(r, "and")) {
		next(r);
		needs |= one(r, depth);
	}
	return needs;
}

static unsigned
any_of(struct reader *r, unsigned depth)
{
	unsigned needs = all_of(r, depth);

	while (is(r, "or")) {
		next(r);
		needs &= all_of(r, depth);
	}
	return needs;
}

unsigned
sk_rule_needs(struct sk_span t, size_t off)
{
	struct reader r = { .t = t, .off = off };
	unsigned needs;

	next(&r);
	if (!is(&r, ":"))
		return 0;
	next(&r);
	needs = any_of(&r, 0);
	return r.more ? 0 : needs;	/* not all was understood */
}
