/*
 * Where words that mean password stand in a text, and what may be a password by its
 * shape: asked of every text, so most places are passed over with one look.
 */
#include "base/charset.h"
#include "domain.h"
#include "password.h"
#include "record/type.h"
#include "text.h"

static struct sk_span
between(struct sk_span text, size_t from, size_t to)
{
	return sk_span_head(sk_span_from(text, from), to - from);
}

/* --- shape --- */

static struct sk_span
without_call(struct sk_span token)
{
	while (token.n > 0 && (token.p[token.n - 1] == '?' || token.p[token.n - 1] == '!'))
		token.n--;
	return token;
}

bool
sk_password_is_prose(struct sk_span token)
{
	token = without_call(token);
	for (size_t i = 0; i < token.n; i++) {
		uint8_t c = token.p[i];

		if (!((c >= 'a' && c <= 'z') || (i == 0 && c >= 'A' && c <= 'Z')))
			return false;
	}
	return true;
}

/* "getpass(\"Password": a piece of a program. */
static bool
is_call(struct sk_span s)
{
	size_t n = 0;

	while (n < s.n && (sk_password_is_alnum(s.p[n]) || s.p[n] == '_' || s.p[n] == '.'))
		n++;
	return n > 0 && n + 1 < s.n && s.p[n] == '(' && sk_span_chr(SK_SPAN("\"')"), s.p[n + 1], 0) !=
	    SK_SPAN_NONE;
}

/* "XXXXXXXX" */
static bool
is_all_x(struct sk_span s)
{
	size_t n = 0;

	while (n < s.n && (s.p[n] | 0x20) == 'x')
		n++;
	return n == s.n;
}

bool
sk_password_may_be(struct sk_span token)
{
	size_t dot = sk_span_rchr(token, '.'), alnum = 0;
	struct sk_span domain = sk_domain_of_address(token);

	for (size_t i = 0; i < token.n; i++)
		alnum += sk_password_is_alnum(token.p[i]) || token.p[i] >= 0x80;
	if (alnum == 0 || sk_span_find(token, SK_SPAN("://"), 0) != SK_SPAN_NONE ||
	    sk_span_begins_nocase(token, SK_SPAN("www.")) || sk_domain_listed(domain) ||
	    is_call(token) || is_all_x(token))
		return false;
	if (dot != SK_SPAN_NONE && dot > 0 && dot + 5 >= token.n) {
		char ext[5] = { 0 };
		struct sk_span e = sk_span_from(token, dot + 1);

		for (size_t i = 0; i < e.n && i < sizeof ext; i++)
			ext[i] = (char)(e.p[i] | 0x20);
		if (sk_type_of_extension((struct sk_span){ (uint8_t *)ext, e.n }) != SK_TYPE_UNKNOWN)
			return false;
	}
	return !sk_words_are(&sk_words_no_token, without_call(token));
}

/* --- where keywords stand --- */

/* Katakana that a word goes on with: U+30A1 to U+30FA, U+30FC. */
static bool
is_katakana(struct sk_span s)
{
	uint32_t cp;

	return sk_utf8_next(&s, &cp) && ((cp >= 0x30A1 && cp <= 0x30FA) || cp == 0x30FC);
}

size_t
sk_password_keyword(struct sk_span text, size_t i)
{
	struct sk_span s = sk_span_from(text, i);
	size_t n = sk_words_begin(&sk_words_keyword, s);

	if (n == 0)
		return 0;
	if (text.p[i] >= 0x80)	/* not パス of パスポート or バイパス */
		return is_katakana(between(text, i + n - 3, text.n)) && n == 6 &&
		    (is_katakana(sk_span_from(s, n)) || (i >= 3 && is_katakana(between(text, i - 3, i)))) ? 0 : n;
	if ((i > 0 && (sk_password_is_alnum(text.p[i - 1]) || text.p[i - 1] == '_' || text.p[i - 1] == '/')) ||
	    (i + n < text.n && (sk_password_is_alnum(text.p[i + n]) || text.p[i + n] == '_')))
		return 0;
	return n;
}

enum { PAIRS = 1 << 13 };

/*
 * Where a keyword or word of sk_words_after may begin, by its first two characters: most
 * places fall through with one look at a table.  The words begin with ASCII, or
 * with two characters of three bytes each.
 */
static struct {
	bool	ready;
	uint8_t	ascii[256][32];		/* by the first byte, a bit for each second one */
	bool	wide[256];		/* by the first character, */
	uint8_t	pair[PAIRS / 8];	/* and by it and the second */
} starts;

static uint8_t
fold3(const uint8_t *p)
{
	return (uint8_t)(p[1] << 3 ^ p[2]);
}

/* Number of the bit that stands for two characters. */
static uint32_t
pair_of(const uint8_t *p)
{
	uint32_t a = (uint32_t)p[0] << 16 | (uint32_t)p[1] << 8 | p[2];
	uint32_t b = (uint32_t)p[3] << 16 | (uint32_t)p[4] << 8 | p[5];

	return (a * UINT32_C(2654435769) ^ b * UINT32_C(2246822519)) >> 19;
}

static void
add_ascii(uint8_t first, uint8_t second)
{
	starts.ascii[first][second / 8] |= (uint8_t)(1 << second % 8);
}

static void
add_starts(const struct sk_words *words)
{
	for (size_t i = 0; i < words->n; i++) {
		const uint8_t *p = words->word[i].p;

		if (p[0] < 0x80) {
			add_ascii(p[0], p[1]);
			add_ascii(p[0], p[1] & 0xDF);
			add_ascii(p[0] & 0xDF, p[1]);
			add_ascii(p[0] & 0xDF, p[1] & 0xDF);
		} else {
			starts.wide[fold3(p)] = true;
			starts.pair[pair_of(p) / 8] |= (uint8_t)(1 << pair_of(p) % 8);
		}
	}
}

static void
make_starts(void)
{
	if (starts.ready)
		return;
	add_starts(&sk_words_keyword);
	add_starts(&sk_words_after);
	add_starts(&sk_words_key);
	starts.ready = true;
}

static bool
may_begin(struct sk_span text, size_t i)
{
	const uint8_t *p = text.p + i;

	if (p[0] < 0x80)
		return text.n - i > 1 && (starts.ascii[p[0]][p[1] / 8] >> p[1] % 8 & 1) != 0 &&
		    (i == 0 || !sk_password_is_alnum(p[-1]));
	return p[0] >= 0xE3 && text.n - i >= 6 && starts.wide[fold3(p)] &&
	    (starts.pair[pair_of(p) / 8] >> pair_of(p) % 8 & 1) != 0;
}

static size_t
next_character(struct sk_span text, size_t i)
{
	return i + (text.p[i] >= 0xE0 && text.p[i] < 0xF0 ? 3 : 1);
}

/* The same, or over the rest of a Latin word, in which no keyword begins. */
static size_t
next_begin(struct sk_span text, size_t i)
{
	bool word = sk_password_is_alnum(text.p[i]);

	i = next_character(text, i);
	while (word && i < text.n && sk_password_is_alnum(text.p[i]))
		i++;
	return i;
}

size_t
sk_password_next(struct sk_span text, size_t from)
{
	make_starts();
	for (; from < text.n; from = next_begin(text, from))
		if (may_begin(text, from))
			return from;
	return SK_SPAN_NONE;
}

size_t
sk_password_find(struct sk_span text, size_t from, size_t *length_r)
{
	while ((from = sk_password_next(text, from)) != SK_SPAN_NONE) {
		if ((*length_r = sk_password_keyword(text, from)) > 0)
			return from;
		from = next_character(text, from);
	}
	return SK_SPAN_NONE;
}
