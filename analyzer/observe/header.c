#include "base/text.h"
#include "domain.h"
#include "header.h"
#include "mime/mime.h"
#include "text.h"

enum { METHODS = 16, IDS = 1000, CLAUSE = 512 };

static bool
is_blank(uint8_t c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* raw without comments, folding as blanks; a quoted string keeps its inside. */
static struct sk_span
uncommented(struct sk_span raw, struct sk_arena *arena)
{
	struct sk_buf b = sk_buf_new(arena, raw.n);
	unsigned depth = 0;
	bool quoted = false;

	for (size_t i = 0; i < raw.n; i++) {
		uint8_t c = raw.p[i];

		if (c == '\\' && i + 1 < raw.n && (quoted || depth > 0)) {
			i++;
			continue;
		}
		if (depth == 0 && c == '"')
			quoted = !quoted;
		else if (!quoted && c == '(')
			depth++;
		else if (!quoted && c == ')' && depth > 0)
			depth--;
		else if (depth == 0)
			sk_buf_byte(&b, is_blank(c) ? ' ' : c);
	}
	return sk_buf_view(&b);
}

static void
put_lower(struct sk_buf *b, struct sk_span s)
{
	for (size_t i = 0; i < s.n; i++)
		sk_buf_byte(b, s.p[i] >= 'A' && s.p[i] <= 'Z' ? s.p[i] | 0x20 : s.p[i]);
}

static struct sk_span
first_word(struct sk_span s)
{
	size_t n = 0;

	s = sk_span_trim(s);
	while (n < s.n && !is_blank(s.p[n]))
		n++;
	return sk_span_head(s, n);
}

/* "dkim/1 = pass ..." as "dkim=pass"; false if it is no method of ours. */
static bool
put_method(struct sk_span piece, struct sk_buf *out)
{
	static const char *const ours[] = { "spf", "dkim", "dmarc", "arc" };
	size_t equal = sk_span_chr(piece, '=', 0);
	struct sk_span method, result;

	if (equal == SK_SPAN_NONE)
		return false;
	method = sk_span_head(piece, equal);
	method = sk_span_trim(sk_span_head(method, sk_span_chr(method, '/', 0)));
	result = sk_span_head(first_word(sk_span_from(piece, equal + 1)), 32);
	for (size_t i = 0; i < sizeof ours / sizeof *ours; i++)
		if (sk_span_is_nocase(method, ours[i]) && result.n > 0) {
			sk_buf_text(out, ours[i]);
			sk_buf_byte(out, '=');
			put_lower(out, result);
			return true;
		}
	return false;
}

void
sk_header_auth(struct sk_span raw, struct sk_arena *arena, struct sk_buf *out)
{
	struct sk_span s = uncommented(sk_span_head(raw, 65536), arena);
	bool first = true;

	for (unsigned n = 0; s.n > 0 && n < METHODS;) {
		size_t end = sk_span_chr(s, ';', 0);
		struct sk_span piece = sk_span_head(s, end);
		size_t from;

		s = end == SK_SPAN_NONE ? (struct sk_span){ 0 } : sk_span_from(s, end + 1);
		if (first) {
			bool named = sk_span_chr(piece, '=', 0) == SK_SPAN_NONE;

			first = false;
			if (named)
				put_lower(out, sk_span_head(first_word(piece), 255));
			sk_buf_byte(out, '\t');
			if (named)	/* Microsoft 365 names no server: this is a method */
				continue;
		}
		from = out->n;
		if (n > 0)
			sk_buf_byte(out, ' ');
		if (put_method(piece, out))
			n++;
		else
			out->n = from;
	}
	if (first)
		sk_buf_byte(out, '\t');
}

/* The domain that a property of piece names: an address, "@domain" or a domain,
 * perhaps quoted. */
static struct sk_span
property(struct sk_span piece, const char *name)
{
	size_t at = sk_span_find_nocase(piece, sk_span_text(name), 0);
	struct sk_span value;

	if (at == SK_SPAN_NONE || (at > 0 && !is_blank(piece.p[at - 1])))
		return (struct sk_span){ 0 };
	value = first_word(sk_span_from(piece, at + sk_span_text(name).n));
	if (value.n > 1 && value.p[0] == '"')
		value = (struct sk_span){ value.p + 1, value.n - 1 - (value.p[value.n - 1] == '"') };
	if (value.n > 1 && value.p[0] == '<' && value.p[value.n - 1] == '>')
		value = (struct sk_span){ value.p + 1, value.n - 2 };
	return sk_span_chr(value, '@', 0) == SK_SPAN_NONE ? value : sk_domain_of_address(value);
}

/* RFC 8601 2.7: the property that names who was authenticated. */
static bool
passed_of(struct sk_span piece, struct sk_auth_passed *p_r)
{
	static const struct { const char *method, *name[2]; } ways[] = {
		{ "spf", { "smtp.mailfrom=", "smtp.mail=" } },
		{ "dkim", { "header.d=", "header.i=" } },
		{ "dmarc", { "header.from=", "header.from=" } },
	};
	size_t equal = sk_span_chr(piece, '=', 0);
	struct sk_span method, result;

	if (equal == SK_SPAN_NONE)
		return false;
	method = sk_span_head(piece, equal);
	method = sk_span_trim(sk_span_head(method, sk_span_chr(method, '/', 0)));
	result = first_word(sk_span_from(piece, equal + 1));
	if (!sk_span_is_nocase(result, "pass"))
		return false;
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		if (!sk_span_is_nocase(method, ways[i].method))
			continue;
		p_r->method = ways[i].method;
		p_r->domain = property(piece, ways[i].name[0]);
		if (p_r->domain.n == 0)
			p_r->domain = property(piece, ways[i].name[1]);
		return sk_domain_valid(p_r->domain);
	}
	return false;
}

size_t
sk_header_auth_passed(struct sk_span raw, struct sk_arena *arena,
    struct sk_auth_passed passed[SK_AUTH_PASSED])
{
	struct sk_span s = uncommented(sk_span_head(raw, 65536), arena);
	size_t n = 0;

	for (unsigned i = 0; s.n > 0 && i < 2 * METHODS && n < SK_AUTH_PASSED; i++) {
		size_t end = sk_span_chr(s, ';', 0);

		n += passed_of(sk_span_head(s, end), &passed[n]);
		s = end == SK_SPAN_NONE ? (struct sk_span){ 0 } : sk_span_from(s, end + 1);
	}
	return n;
}

/* --- Received --- */

enum clause { CLAUSE_NONE, CLAUSE_FROM, CLAUSE_BY };

static enum clause
clause_of(struct sk_span word, enum clause now)
{
	static const char *const others[] = { "via", "with", "id", "for" };

	if (sk_span_is_nocase(word, "from"))
		return CLAUSE_FROM;
	if (sk_span_is_nocase(word, "by"))
		return CLAUSE_BY;
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (sk_span_is_nocase(word, others[i]))
			return CLAUSE_NONE;
	return now;
}

/* Cuts one word or one whole comment off *s. */
static struct sk_span
next_word(struct sk_span *s)
{
	struct sk_span t = *s;
	unsigned depth = 0;
	size_t n = 0;

	while (t.n > 0 && is_blank(t.p[0]))
		t = sk_span_from(t, 1);
	for (; n < t.n; n++) {
		if (t.p[n] == '(')
			depth++;
		else if (t.p[n] == ')' && depth > 0 && --depth == 0) {
			n++;
			break;
		} else if (depth == 0 && (is_blank(t.p[n]) || (t.p[n] == ';' && n > 0)))
			break;
		else if (depth == 0 && t.p[n] == ';') {
			n++;
			break;
		}
	}
	*s = sk_span_from(t, n);
	return sk_span_head(t, n);
}

static void
put_word(struct sk_buf *b, size_t from, struct sk_span word)
{
	if (b->n - from > CLAUSE)
		return;
	if (b->n > from)
		sk_buf_byte(b, ' ');
	word = sk_span_head(word, CLAUSE);
	for (size_t i = 0; i < word.n; i++)
		if (word.p[i] >= ' ')
			sk_buf_byte(b, word.p[i]);
}

void
sk_header_received(struct sk_span raw, struct sk_buf *out)
{
	struct sk_span s = sk_span_head(raw, 16384), word, by = { 0 };
	size_t semi = sk_span_rchr(s, ';'), from = out->n;
	enum clause now = CLAUSE_NONE;
	int64_t seconds;
	int offset;

	while ((word = next_word(&s)).n > 0 && !sk_span_is(word, ";")) {
		enum clause then = now;

		now = word.p[0] == '(' ? now : clause_of(word, now);
		if (now == CLAUSE_FROM && (then == CLAUSE_FROM) && by.n == 0)
			put_word(out, from, word);
		else if (now == CLAUSE_BY && then == CLAUSE_BY && by.n == 0 && word.p[0] != '(')
			by = word;
	}
	sk_buf_byte(out, '\t');
	sk_buf_span(out, sk_span_head(by, CLAUSE));
	sk_buf_byte(out, '\t');
	if (semi != SK_SPAN_NONE && sk_field_date(sk_span_from(raw, semi + 1), &seconds, &offset))
		sk_text_time(out, seconds, offset);
}

void
sk_header_received_with(struct sk_span raw, struct sk_buf *out)
{
	struct sk_span s = sk_span_head(raw, 16384), word;
	bool here = false;

	while ((word = next_word(&s)).n > 0 && !sk_span_is(word, ";")) {
		if (here && word.p[0] != '(') {
			word = sk_span_head(word, 32);
			for (size_t i = 0; i < word.n; i++)
				sk_buf_byte(out, word.p[i] >= 'a' && word.p[i] <= 'z' ?
				    word.p[i] - 32 : word.p[i]);
			return;
		}
		here = sk_span_is_nocase(word, "with");
	}
	sk_buf_byte(out, '-');
}

/* --- display names, ids --- */

struct sk_span
sk_header_address_in(struct sk_span name, struct sk_arena *arena)
{
	struct sk_buf plain = sk_buf_new(arena, 4096);
	struct sk_span rest, address;

	sk_text_plain(&plain, sk_span_head(name, 2048));
	rest = sk_buf_view(&plain);
	return sk_email_next(&rest, &address) ? address : (struct sk_span){ 0 };
}

/* Cuts the next "<...>" off *s. */
static bool
next_id(struct sk_span *s, struct sk_span *id_r)
{
	size_t open = sk_span_chr(*s, '<', 0), close;

	if (open == SK_SPAN_NONE || (close = sk_span_chr(*s, '>', open)) == SK_SPAN_NONE)
		return false;
	*id_r = (struct sk_span){ s->p + open, close + 1 - open };
	*s = sk_span_from(*s, close + 1);
	return true;
}

uint64_t
sk_header_ids(struct sk_span references, struct sk_span in_reply_to)
{
	struct sk_span id, rest = references;
	uint64_t n = 0;

	while (n < IDS && next_id(&rest, &id))
		n++;
	/* A reply names its parent in both fields. */
	for (unsigned i = 0; i < 8 && next_id(&in_reply_to, &id); i++)
		n += sk_span_find(references, id, 0) == SK_SPAN_NONE;
	return n;
}
