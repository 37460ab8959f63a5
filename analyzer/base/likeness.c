#include <string.h>
#include "base/charset.h"
#include "base/likeness.h"

enum {
	LABELS = SK_LIKENESS_LABELS, LABEL = SK_LIKENESS_LABEL,
	SHORT = 4,		/* letters that a name must have to be looked like */
	SHORT_LETTER = 5	/* the same, where one of them may be another */
};

/* --- labels that are not ASCII --- */

/* Letters of other scripts that look like a Latin one: a small part of Unicode
 * Technical Standard 39, confusables.txt. */
static const struct { uint16_t cp; char latin; } twin[] = {
	{ 0x0430, 'a' }, { 0x0432, 'b' }, { 0x0435, 'e' }, { 0x043A, 'k' }, { 0x043C, 'm' },
	{ 0x043D, 'h' }, { 0x043E, 'o' }, { 0x0440, 'p' }, { 0x0441, 'c' }, { 0x0442, 't' },
	{ 0x0443, 'y' }, { 0x0445, 'x' }, { 0x0455, 's' }, { 0x0456, 'i' }, { 0x0458, 'j' },
	{ 0x04BB, 'h' }, { 0x0501, 'd' }, { 0x051B, 'q' }, { 0x051D, 'w' }, { 0x03B1, 'a' },
	{ 0x03B5, 'e' }, { 0x03B9, 'i' }, { 0x03BA, 'k' }, { 0x03BD, 'v' }, { 0x03BF, 'o' },
	{ 0x03C1, 'p' }, { 0x03C5, 'u' }, { 0x0131, 'i' }, { 0x0261, 'g' }, { 0x00E0, 'a' },
	{ 0x00E1, 'a' }, { 0x00E4, 'a' }, { 0x00E5, 'a' }, { 0x00E7, 'c' }, { 0x00E8, 'e' },
	{ 0x00E9, 'e' }, { 0x00EB, 'e' }, { 0x00ED, 'i' }, { 0x00EF, 'i' }, { 0x00F1, 'n' },
	{ 0x00F3, 'o' }, { 0x00F6, 'o' }, { 0x00FA, 'u' }, { 0x00FC, 'u' }, { 0x0101, 'a' },
	{ 0x0113, 'e' }, { 0x012B, 'i' }, { 0x014D, 'o' }, { 0x016B, 'u' },
};

static char
latin_of(uint32_t cp)
{
	if (cp < 0x80)
		return (char)(cp >= 'A' && cp <= 'Z' ? cp | 0x20 : cp);
	if (cp >= 0xFF01 && cp <= 0xFF5E)	/* full-width forms */
		return latin_of(cp - 0xFEE0);
	for (size_t i = 0; i < sizeof twin / sizeof *twin; i++)
		if (twin[i].cp == cp)
			return twin[i].latin;
	return '?';
}

static unsigned
adapt(unsigned delta, unsigned count, bool first)
{
	unsigned k = 0;

	delta = first ? delta / 700 : delta / 2;
	for (delta += delta / count; delta > 455; k += 36)
		delta /= 35;
	return k + 36 * delta / (delta + 38);
}

/* A generalised number of Punycode off *s; false if there is none. */
static bool
take_delta(struct sk_span *s, unsigned bias, unsigned *delta_r)
{
	unsigned w = 1, v = 0;

	for (unsigned k = 36;; k += 36) {
		unsigned t = k <= bias ? 1 : k >= bias + 26 ? 26 : k - bias, digit;
		uint8_t c;

		if (!sk_span_u8(*s, 0, &c))
			return false;
		*s = sk_span_from(*s, 1);
		digit = c >= 'a' && c <= 'z' ? c - 'a' + 0u : c >= '0' && c <= '9' ? c - '0' + 26u : 99u;
		if (digit > 35 || digit * w > 0xFFFFFF - v || w > 0xFFFFF)
			return false;
		v += digit * w;
		if (digit < t) {
			*delta_r = v;
			return true;
		}
		w *= 36 - t;
	}
}

/* RFC 3492 6.2: what stands behind "xn--", as the Latin letters it looks like. */
static bool
punycode(struct sk_span s, char out[LABEL])
{
	size_t dash = sk_span_rchr(s, '-');
	unsigned n = 128, i = 0, bias = 72, count = 0, delta;
	bool first = true;

	if (dash != SK_SPAN_NONE && dash < LABEL - 1) {
		memcpy(out, s.p, dash);
		count = (unsigned)dash;
		s = sk_span_from(s, dash + 1);
	}
	while (s.n > 0) {
		if (count + 1 >= LABEL - 1 || !take_delta(&s, bias, &delta))
			return false;
		i += delta;
		bias = adapt(delta, count + 1, first);
		first = false;
		n += i / (count + 1);
		i %= count + 1;
		memmove(out + i + 1, out + i, count - i);
		out[i++] = latin_of(n);
		count++;
	}
	out[count] = '\0';
	return true;
}

static bool
read_label(struct sk_span s, char out[LABEL])
{
	uint32_t cp;
	size_t n = 0;

	if (s.n == 0 || s.n >= LABEL)
		return false;
	for (struct sk_span rest = s; sk_utf8_next(&rest, &cp); n++)
		out[n] = latin_of(cp);
	out[n] = '\0';
	if (n > 4 && memcmp(out, "xn--", 4) == 0) {
		char lower[LABEL];

		memcpy(lower, out, n + 1);
		return punycode(sk_span_from(sk_span_text(lower), 4), out);
	}
	return true;
}

/* --- endings --- */

static bool
in(const char *label, const char *words)
{
	size_t n = strlen(label);

	for (const char *w = words; *w != '\0';) {
		size_t len = strcspn(w, " ");

		if (len == n && memcmp(w, label, n) == 0)
			return true;
		w += len + (w[len] == ' ');
	}
	return false;
}

/* Labels before the ending are counted as the registries of the world have it:
 * one label, or two under a country that sorts its names. */
static bool
split(struct sk_span host, struct sk_likeness *p_r)
{
	size_t ending = 1;

	p_r->host = host;
	p_r->n = 0;
	while (host.n > 0) {
		size_t dot = sk_span_chr(host, '.', 0);

		if (p_r->n == LABELS || !read_label(sk_span_head(host, dot), p_r->label[p_r->n]))
			return false;
		p_r->n++;
		host = dot == SK_SPAN_NONE ? (struct sk_span){ 0 } : sk_span_from(host, dot + 1);
	}
	if (p_r->n < 2)
		return false;
	if (p_r->n > 2 && strlen(p_r->label[p_r->n - 1]) == 2 &&
	    in(p_r->label[p_r->n - 2], "co ac or go ne gr ed ad lg re com net org gov edu mil gob gouv"))
		ending = 2;
	p_r->name = p_r->n - 1 - ending;
	return true;
}

/* Nobody can register these: JPRS (see the header), RFC 2606 3. */
static bool
is_vetted(const struct sk_likeness *p)
{
	if (sk_domain_under(p->host, SK_SPAN("example.com")) ||
	    sk_domain_under(p->host, SK_SPAN("example.net")) ||
	    sk_domain_under(p->host, SK_SPAN("example.org")))
		return true;
	return strcmp(p->label[p->n - 1], "jp") == 0 && p->n - p->name > 2 &&
	    in(p->label[p->n - 2], "ac go lg ed ad");
}

static bool
same_ending(const struct sk_likeness *a, const struct sk_likeness *b)
{
	if (a->n - a->name != b->n - b->name)
		return false;
	for (size_t i = 1; i < a->n - a->name; i++)
		if (strcmp(a->label[a->name + i], b->label[b->name + i]) != 0)
			return false;
	return true;
}

/* --- names --- */

/* A name as the eye reads it in haste. */
static void
skeleton(const char *s, char out[LABEL])
{
	static const struct { const char *seen, *read; } pair[] = {
		{ "rn", "m" }, { "vv", "w" }, { "cl", "d" }, { "0", "o" }, { "1", "l" }, { "i", "l" },
		{ "3", "e" }, { "5", "s" }, { "8", "b" }, { "q", "g" }, { "9", "g" },
	};
	size_t n = 0;

	while (*s != '\0' && n + 1 < LABEL) {
		size_t k = 0;

		while (k < sizeof pair / sizeof *pair && strncmp(s, pair[k].seen, strlen(pair[k].seen)) != 0)
			k++;
		if (k < sizeof pair / sizeof *pair) {
			out[n++] = pair[k].read[0];
			s += strlen(pair[k].seen);
		} else
			out[n++] = *s++;
	}
	out[n] = '\0';
}

/* Pieces between dashes of one or two letters tell honest neighbours apart
 * (kobe-u, kobe-c), and so do digits. */
static bool
piece_is_short(const char *s, size_t at)
{
	size_t from = at, to = at;

	while (from > 0 && s[from - 1] != '-')
		from--;
	while (s[to] != '\0' && s[to] != '-')
		to++;
	return to - from <= 2 || (s[at] >= '0' && s[at] <= '9') || s[at] == '-';
}

/* One letter more, less, other, or two neighbours exchanged. */
static bool
one_off(const char *a, const char *b)
{
	size_t n = strlen(a), m = strlen(b), i = 0;

	if (n > m)
		return one_off(b, a);
	if (m - n > 1)
		return false;
	while (a[i] != '\0' && a[i] == b[i])
		i++;
	if (piece_is_short(b, i < m ? i : m - 1) || (n > i && piece_is_short(a, i)))
		return false;
	if (m > n)
		return strcmp(a + i, b + i + 1) == 0;
	if (a[i] == '\0')
		return false;
	return strcmp(a + i + 1, b + i + 1) == 0 ||
	    (a[i] == b[i + 1] && b[i] == a[i + 1] && a[i] != b[i] && a[i + 1] != '\0' &&
	    strcmp(a + i + 2, b + i + 2) == 0);
}

/* The name with one more word that tells nothing: "example-jp", "mailexample". */
static bool
with_word(const char *label, const char *name)
{
	static const char words[] = "jp japan co ac go or ne com net org mail email webmail login "
	    "support secure account accounts info office system admin portal auth sso update "
	    "security service services online web center desk help my";
	const char *at = strstr(label, name);
	size_t n = strlen(name);
	char rest[LABEL];

	if (at == NULL || strlen(label) == n)
		return false;
	if (at == label)
		return in(label + n + (label[n] == '-'), words);
	if (at[n] != '\0')
		return false;
	n = (size_t)(at - label) - (at[-1] == '-');
	memcpy(rest, label, n);
	rest[n] = '\0';
	return n > 0 && in(rest, words);
}

/* All of own as labels, or joined, in front of another ending. */
static bool
has_all(const struct sk_likeness *d, const struct sk_likeness *own)
{
	char dashed[LABEL], joined[LABEL];
	size_t k = own->n - own->name, n = 0, m = 0;

	for (size_t i = 0; i + k < d->n; i++) {
		size_t same = 0;

		while (same < k && strcmp(d->label[i + same], own->label[own->name + same]) == 0)
			same++;
		if (same == k)
			return true;
	}
	for (size_t i = own->name; i < own->n; i++) {
		size_t len = strlen(own->label[i]);

		if (n + len + 2 > LABEL)
			return false;
		if (n > 0)
			dashed[n++] = '-';
		memcpy(dashed + n, own->label[i], len);
		memcpy(joined + m, own->label[i], len);
		n += len;
		m += len;
	}
	dashed[n] = joined[m] = '\0';
	for (size_t i = 0; i <= d->name; i++)
		if (strcmp(d->label[i], dashed) == 0 || strcmp(d->label[i], joined) == 0)
			return true;
	return false;
}

bool
sk_domain_under(struct sk_span domain, struct sk_span own)
{
	return own.n > 0 && sk_span_ends_nocase(domain, own) &&
	    (domain.n == own.n || domain.p[domain.n - own.n - 1] == '.');
}

bool
sk_likeness_read(struct sk_span domain, struct sk_likeness *l_r)
{
	if (!split(domain, l_r))
		return false;
	skeleton(l_r->label[l_r->name], l_r->plain);
	return true;
}

const char *
sk_likeness_how(const struct sk_likeness *domain, const struct sk_likeness *own)
{
	const char *a = domain->label[domain->name], *b = own->label[own->name];

	if (is_vetted(domain) || sk_domain_under(domain->host, own->host))
		return NULL;
	/* Short names have a long ending, or say too little. */
	if ((strlen(b) >= SHORT || own->n - own->name > 2) && has_all(domain, own))
		return "part";
	if (strlen(b) < SHORT)
		return NULL;
	if (strcmp(a, b) == 0) {
		/* The same letters in another script come out as the same. */
		if (sk_span_find_nocase(domain->host, sk_span_text(a), 0) == SK_SPAN_NONE)
			return "glyph";
		return same_ending(domain, own) ? NULL : "ending";
	}
	if (strcmp(domain->plain, own->plain) == 0)
		return "glyph";
	if (strlen(b) >= SHORT_LETTER && one_off(a, b))
		return "letter";
	return with_word(a, b) ? "part" : NULL;
}

const char *
sk_domain_like(struct sk_span domain, struct sk_span own)
{
	struct sk_likeness d, o;

	return sk_likeness_read(domain, &d) && sk_likeness_read(own, &o) ?
	    sk_likeness_how(&d, &o) : NULL;
}
