#include <string.h>
#include "base/charset.h"
#include "base/text.h"
#include "domain.h"
#include "text.h"

enum {
	LABELS = 16,		/* labels of a host that are tried as its end */
	URL_BYTES = 4096,
	LOCAL_BYTES = 64	/* of a mail address, RFC 5321 4.5.3.1.1 */
};

static const char *const schemes[] = { "http:", "https:", "ftp:" };

static bool
is_alnum(uint8_t c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static bool
is_host_byte(uint8_t c)
{
	return is_alnum(c) || c == '-' || c == '_' || c == '.';
}

/* What a URL in text is made of: RFC 3986 appendix A, without the quotation
 * mark, which in text and script rather ends it. */
static bool
is_url_byte(uint8_t c)
{
	return is_alnum(c) || (c < 0x80 && c > ' ' && strchr("-._~:/?#[]@!$&()*+,;=%", c) != NULL);
}

/* --- hosts --- */

static bool
is_wide_letter(uint32_t cp)
{
	return sk_cp_is_kana(cp) || sk_cp_is_han(cp) || (cp >= 0xAC00 && cp <= 0xD7A3) ||
	    cp == 0x30FC;
}

static bool
is_narrow_letter(uint32_t cp)
{
	return (cp >= 0xC0 && cp < 0x250) || (cp >= 0x370 && cp < 0x530);
}

struct host {
	char	 text[SK_DOMAIN_MAX + 1];	/* dots made plain */
	size_t	 n;
	size_t	 end[LABELS];	/* ends of labels: in text ... */
	size_t	 at[LABELS];	/* ... and where they are in the bytes */
	size_t	 labels;
	size_t	 wide;		/* labels before the first that needed guessing, or LABELS */
};

static void
end_label(struct host *h, size_t at)
{
	if (h->labels < LABELS) {
		h->end[h->labels] = h->n;
		h->at[h->labels++] = at;
	}
}

static bool
is_dot(uint32_t cp)
{
	/* The middle dots of Japanese stand between words, never in hosts. */
	return cp == '.' || (sk_cp_is_dot_like(cp) && cp != 0xB7 && cp != 0x30FB && cp != 0xFF65);
}

/*
 * Reads what may be a host at the start of s.  Kanji and kana count only where
 * a label begins: behind a letter they are the text that goes on ("jpをご覧").
 * Browsers take U+3002 and its like for a dot (UTS #46 section 4), readers of
 * Japanese for a full stop: both readings stay open here.
 */
static void
read_host(struct sk_span s, struct host *h)
{
	struct sk_span left = s, next = s;
	bool start = true, wide_label = false;
	uint32_t cp;

	*h = (struct host){ .wide = LABELS };
	for (; sk_utf8_next(&next, &cp) && h->n + 4 < sizeof h->text && h->labels < LABELS;
	    left = next) {
		if (is_dot(cp)) {
			if (start)
				break;
			end_label(h, s.n - left.n);
			if (cp != '.' && h->wide == LABELS)
				h->wide = h->labels;
			h->text[h->n++] = '.';
			start = true;
			continue;
		}
		if (start)
			wide_label = is_wide_letter(cp);
		if (!(cp < 0x80 ? is_host_byte((uint8_t)cp) : is_narrow_letter(cp) ||
		    (wide_label && is_wide_letter(cp))))
			break;
		if (wide_label && h->wide == LABELS)
			h->wide = h->labels;
		memcpy(h->text + h->n, left.p, left.n - next.n);
		h->n += left.n - next.n;
		start = false;
	}
	if (!start)
		end_label(h, s.n - left.n);
}

/* How many labels of h belong to the host: all of a plain one; of one with wide
 * labels or dots the most that end in a public suffix. */
static size_t
labels_of(const struct host *h)
{
	if (h->wide == LABELS)
		return h->labels;
	for (size_t k = h->labels; k > h->wide; k--)
		if (sk_domain_listed((struct sk_span){ (const uint8_t *)h->text, h->end[k - 1] }))
			return k;
	return h->wide;
}

/* "evil[.]com", "evil(dot)com": written so that nobody can click it; it is text
 * about an address, not an address of the mail. */
static bool
is_defanged(struct sk_span behind)
{
	static const char *const marks[] = { "[.", "[dot", "(.)", "(dot", "{.", "{dot", " [.]", " [dot",
		" (dot", "<.>" };

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (sk_span_begins_nocase(behind, sk_span_text(marks[i])))
			return true;
	return false;
}

/* --- one URL --- */

/* Length of "https://" at the start of s, 0 if there is none. */
static size_t
scheme_length(struct sk_span s)
{
	for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
		struct sk_span scheme = sk_span_text(schemes[i]);

		if (sk_span_begins_nocase(s, scheme) &&
		    sk_span_begins(sk_span_from(s, scheme.n), SK_SPAN("//")))
			return scheme.n + 2;
	}
	return 0;
}

/* Where the host begins: behind "user:password@", if that stands there. */
static size_t
user_length(struct sk_span authority)
{
	size_t i = 0, at = 0;

	for (; i < authority.n && i < 1024; i++) {
		uint8_t c = authority.p[i];

		if (c == '/' || c == '?' || c == '#' || c == '\\' || c <= ' ' || c == '<' ||
		    c == '"' || c == '\'' || c >= 0x80)
			break;
		if (c == '@')
			at = i + 1;
	}
	return at;
}

/* Without what ends the sentence or the bracket around a URL. */
static struct sk_span
trimmed(struct sk_span u)
{
	size_t open = 0, close = 0, square = 0, squared = 0;

	for (size_t i = 0; i < u.n; i++) {
		open += u.p[i] == '(';
		close += u.p[i] == ')';
		square += u.p[i] == '[';
		squared += u.p[i] == ']';
	}
	while (u.n > 0) {
		uint8_t c = u.p[u.n - 1];

		if (c == ')' && close > open)
			close--;
		else if (c == ']' && squared > square)
			squared--;
		else if (c == '\0' || strchr(".,;:!?*", c) == NULL)
			break;
		u.n--;
	}
	return u;
}

/* The host that begins s, in *host_r, which needs the arena only if its dots or
 * width had to be changed.  Returns its length in s. */
static size_t
take_host(struct sk_span s, struct sk_arena *arena, struct sk_span *host_r)
{
	struct host h;
	size_t k, n;

	*host_r = (struct sk_span){ 0 };
	if (s.n > 0 && s.p[0] == '[') {		/* RFC 3986 3.2.2, IPv6 */
		n = sk_span_chr(sk_span_head(s, 64), ']', 0);
		*host_r = n == SK_SPAN_NONE ? *host_r : sk_span_head(s, n + 1);
		return host_r->n;
	}
	read_host(s, &h);
	if ((k = labels_of(&h)) == 0)
		return 0;
	n = h.at[k - 1];
	if (n == h.end[k - 1])
		*host_r = sk_span_head(s, n);
	if ((n != h.end[k - 1] || memcmp(h.text, s.p, n) != 0) &&
	    !sk_arena_copy(arena, (struct sk_span){ (const uint8_t *)h.text, h.end[k - 1] }, host_r))
		return 0;
	return n;
}

/* The URL with its host as programs write it. */
static struct sk_span
rewritten(struct sk_span u, size_t at, size_t n, struct sk_span host, struct sk_arena *arena)
{
	struct sk_buf b = sk_buf_new(arena, URL_BYTES * 2);

	if (u.n >= at + n && n == host.n && memcmp(u.p + at, host.p, n) == 0)
		return u;
	sk_buf_span(&b, sk_span_head(u, at));
	sk_buf_span(&b, host);
	sk_buf_span(&b, sk_span_from(u, at + n));
	return sk_buf_view(&b);
}

/*
 * Reads the URL that begins s.  *end_r is how much of s was looked at, also
 * where it is none.  whole: s is nothing else, so its path may hold anything.
 */
static bool
read_url(struct sk_span s, bool whole, struct sk_arena *arena, struct sk_url *u_r,
    size_t *end_r)
{
	size_t at = scheme_length(s), user, n, end;

	*u_r = (struct sk_url){ .no_scheme = at == 0 };
	user = at == 0 ? 0 : user_length(sk_span_from(s, at));
	*end_r = at + 1;
	if (at == 0 && !sk_span_begins_nocase(s, SK_SPAN("www.")))
		return false;
	at += user;
	n = take_host(sk_span_from(s, at), arena, &u_r->host);
	end = at + n;
	if (n == 0 || is_defanged(sk_span_from(s, end)))
		return false;
	while (end < s.n && end < URL_BYTES && (whole ? s.p[end] > ' ' : is_url_byte(s.p[end])))
		end++;
	*end_r = end;
	u_r->text = sk_span_head(s, end);
	if (!whole)
		u_r->text = trimmed(u_r->text);
	if (u_r->host.p[0] == '[' ? false : !sk_domain_valid(u_r->host))
		return false;
	if (u_r->no_scheme && !sk_domain_listed(u_r->host))
		return false;
	u_r->text = rewritten(u_r->text, at, n, u_r->host, arena);
	return true;
}

/* The colon behind what may be a scheme, or SK_SPAN_NONE. */
static size_t
scheme_end(struct sk_span s)
{
	for (size_t i = 0; i < s.n && i < 12; i++) {
		if (s.p[i] == ':')
			return i;
		if (s.p[i] > ' ' && ((s.p[i] | 0x20) < 'a' || (s.p[i] | 0x20) > 'z'))
			break;
	}
	return SK_SPAN_NONE;
}

bool
sk_url_read(struct sk_span s, struct sk_arena *arena, struct sk_url *u_r)
{
	struct sk_buf b = sk_buf_new(arena, URL_BYTES);
	struct sk_span rest;
	size_t end, colon;

	/* As browsers do: line ends and tabs fall out, any slashes will do behind
	 * the scheme (WHATWG URL 4.4, "special authority slashes"). */
	*u_r = (struct sk_url){ 0 };
	s = sk_span_head(sk_span_trim(s), URL_BYTES);
	colon = scheme_end(s);
	rest = colon == SK_SPAN_NONE ? s : sk_span_from(s, colon + 1);
	if (colon != SK_SPAN_NONE) {
		for (size_t i = 0; i <= colon; i++)
			if (s.p[i] > ' ')
				sk_buf_byte(&b, s.p[i]);
		sk_buf_text(&b, "//");
	} else if (sk_span_begins(s, SK_SPAN("//"))) {
		sk_buf_text(&b, "https://");
	}
	if (b.n > 0)
		while (rest.n > 0 && (rest.p[0] == '/' || rest.p[0] == '\\' || rest.p[0] <= ' '))
			rest = sk_span_from(rest, 1);
	for (size_t i = 0; i < rest.n; i++)
		if (rest.p[i] != '\t' && rest.p[i] != '\r' && rest.p[i] != '\n')
			sk_buf_byte(&b, rest.p[i]);
	return read_url(sk_buf_view(&b), true, arena, u_r, &end);
}

/* Where "https" begins that ends at the colon: SK_SPAN_NONE if none does. */
static size_t
scheme_before(struct sk_span s, size_t colon)
{
	for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
		size_t n = sk_span_text(schemes[i]).n - 1;

		if (colon >= n && scheme_length(sk_span_from(s, colon - n)) > 0 &&
		    (colon == n || !is_alnum(s.p[colon - n - 1])))
			return colon - n;
	}
	return SK_SPAN_NONE;
}

/* The first scheme in s whose colon is in [from, to). */
static size_t
next_scheme(struct sk_span s, size_t from, size_t to)
{
	struct sk_span in = sk_span_head(s, to);
	size_t at;

	while ((from = sk_span_chr(in, ':', from)) != SK_SPAN_NONE) {
		if (s.n - from > 2 && s.p[from + 1] == '/' && s.p[from + 2] == '/' &&
		    (at = scheme_before(s, from)) != SK_SPAN_NONE)
			return at;
		from++;
	}
	return SK_SPAN_NONE;
}

/* The first "www." that begins in [from, to) and stands alone. */
static size_t
next_www(struct sk_span s, size_t from, size_t to)
{
	for (; from < to; from++) {
		uint8_t before;

		/* The dot: memchr passes text by faster than letters would let it. */
		if ((from = sk_span_chr(sk_span_head(s, to + 3), '.', from + 3)) == SK_SPAN_NONE)
			break;
		from -= 3;
		if (!sk_span_begins_nocase(sk_span_from(s, from), SK_SPAN("www.")))
			continue;
		before = from > 0 ? s.p[from - 1] : ' ';
		if (!is_alnum(before) && before != '.' && before != '-' && before != '@' && before != '/')
			return from;
	}
	return SK_SPAN_NONE;
}

/* Where the next URL may begin, at from or behind it.  In steps, for the two
 * kinds of it are looked for one after the other. */
static size_t
next_start(struct sk_span s, size_t from)
{
	enum { STEP = 4096 };

	for (; from < s.n; from += STEP) {
		size_t to = s.n - from < STEP ? s.n : from + STEP;
		size_t scheme = next_scheme(s, from, to);
		size_t www = next_www(s, from, to);

		if (scheme != SK_SPAN_NONE || www != SK_SPAN_NONE)
			return scheme < www ? scheme : www;
	}
	return SK_SPAN_NONE;
}

bool
sk_url_next(struct sk_span *plain, struct sk_arena *arena, struct sk_url *u_r)
{
	struct sk_span s = *plain;
	size_t end;

	for (size_t i = 0; (i = next_start(s, i)) != SK_SPAN_NONE; i += end > 0 ? end : 1) {
		struct sk_span from = sk_span_from(s, i);

		if (read_url(from, false, arena, u_r, &end)) {
			*plain = sk_span_from(from, end);
			return true;
		}
	}
	*plain = (struct sk_span){ 0 };
	*u_r = (struct sk_url){ 0 };
	return false;
}

/* --- addresses --- */

static bool
is_local_byte(uint8_t c)
{
	return is_alnum(c) || c == '.' || c == '_' || c == '%' || c == '+' || c == '-' ||
	    c == '=' || c == '\'';
}

/* True if what stands at from belongs to a URL: its user, or its query. */
static bool
inside_url(struct sk_span s, size_t from)
{
	size_t i = from;

	while (i > 0 && from - i < 256 && s.p[i - 1] > ' ' && s.p[i - 1] < 0x7F &&
	    s.p[i - 1] != '<' && s.p[i - 1] != '>' && s.p[i - 1] != '"')
		i--;
	return sk_span_find((struct sk_span){ s.p + i, from - i }, SK_SPAN("//"), 0) != SK_SPAN_NONE;
}

/* The address around the "@" at i. */
static bool
address_at(struct sk_span s, size_t i, struct sk_span *address_r)
{
	size_t from = i, to = i + 1;
	struct sk_span domain;

	while (from > 0 && i - from < LOCAL_BYTES && is_local_byte(s.p[from - 1]))
		from--;
	while (from < i && (s.p[from] == '\'' || s.p[from] == '.' || s.p[from] == '-'))
		from++;
	while (to < s.n && to - i <= SK_DOMAIN_MAX && is_host_byte(s.p[to]))
		to++;
	while (to > i + 1 && !is_alnum(s.p[to - 1]))
		to--;
	domain = (struct sk_span){ s.p + i + 1, to - i - 1 };
	*address_r = (struct sk_span){ s.p + from, to - from };
	return from < i && sk_domain_valid(domain) && sk_domain_listed(domain) &&
	    !inside_url(s, from) && !is_defanged(sk_span_from(s, to));
}

bool
sk_email_next(struct sk_span *plain, struct sk_span *address_r)
{
	struct sk_span s = *plain;

	for (size_t i = 0; (i = sk_span_chr(s, '@', i)) != SK_SPAN_NONE; i++)
		if (address_at(s, i, address_r)) {
			*plain = sk_span_from(s, (size_t)(address_r->p + address_r->n - s.p));
			return true;
		}
	*plain = *address_r = (struct sk_span){ 0 };
	return false;
}
