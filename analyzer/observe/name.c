#include <string.h>
#include "base/charset.h"
#include "base/text.h"
#include "name.h"

static struct sk_span
last_piece(struct sk_span name)
{
	size_t slash = sk_span_rchr(name, '/'), back = sk_span_rchr(name, '\\');

	if (slash != SK_SPAN_NONE && (back == SK_SPAN_NONE || back < slash))
		return sk_span_from(name, slash + 1);
	return back == SK_SPAN_NONE ? name : sk_span_from(name, back + 1);
}

/* What Windows drops when it makes a file (Microsoft, "Naming Files, Paths,
 * and Namespaces"). */
static struct sk_span
without_tail(struct sk_span s)
{
	while (s.n > 0 && (s.p[s.n - 1] == '.' || s.p[s.n - 1] == ' '))
		s.n--;
	return s;
}

static void
behind_dot(struct sk_span s, char ext[SK_EXTENSION])
{
	size_t dot = sk_span_rchr(s, '.');

	ext[0] = '\0';
	if (dot == SK_SPAN_NONE)
		return;
	s = sk_span_from(s, dot + 1);
	if (s.n == 0 || s.n > 20)
		return;
	for (size_t i = 0; i < s.n; i++) {
		uint8_t c = s.p[i];

		if (c >= 'A' && c <= 'Z')
			c = (uint8_t)(c + 32);
		if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '_' && c != '-')
			c = 0;
		ext[i] = (char)c;
		if (c == 0) {
			ext[0] = '\0';
			return;
		}
	}
	ext[s.n] = '\0';
}

void
sk_name_extension(struct sk_span name, char ext[SK_EXTENSION])
{
	struct sk_span s = without_tail(last_piece(name));
	size_t colon = sk_span_rchr(s, ':');

	/* "b.exe:a.txt" and "b.exe::$DATA" are made as b.exe with a stream. */
	while (colon != SK_SPAN_NONE && colon > 1) {
		struct sk_span file = without_tail(sk_span_head(s, colon));
		char of_file[SK_EXTENSION];

		behind_dot(file, of_file);
		if (sk_span_is(sk_span_from(s, colon), ":$DATA") || colon + 1 == s.n ||
		    (of_file[0] != '\0' && sk_span_chr(sk_span_from(s, colon), '.', 0) ==
		    SK_SPAN_NONE)) {
			s = file;
			colon = sk_span_rchr(s, ':');
		} else {
			break;
		}
	}
	behind_dot(s, ext);
}

/* --- the order that is shown --- */

enum { SHOWN = 1024, DEPTH = 16 };	/* code points; nested controls */

struct level {
	int	level;
	bool	forced;		/* an override: every code point takes the direction */
};

/* Strong right-to-left: Hebrew, Arabic and their neighbours (UAX #9, R and AL). */
static bool
is_rtl(uint32_t cp)
{
	return (cp >= 0x0590 && cp <= 0x08FF) || (cp >= 0xFB1D && cp <= 0xFDFF) ||
	    (cp >= 0xFE70 && cp <= 0xFEFE) || (cp >= 0x10800 && cp <= 0x10FFF);
}

static bool
is_neutral(uint32_t cp)
{
	return cp < 0x30 || (cp >= 0x3A && cp <= 0x40) || sk_cp_is_blank(cp);
}

/* Follows one control (UAX #9, X2 to X7); true if cp is one. */
static bool
control(uint32_t cp, struct level *stack, size_t *depth)
{
	bool right = cp == 0x202B || cp == 0x202E || cp == 0x2067;

	if (cp == 0x202C || cp == 0x2069) {
		if (*depth > 0)
			--*depth;
		return true;
	}
	if (!right && cp != 0x202A && cp != 0x202D && cp != 0x2066 && cp != 0x2068)
		return sk_cp_is_bidi(cp);
	if (*depth + 1 < DEPTH) {
		int now = stack[*depth].level;

		stack[++*depth] = (struct level){ right ? (now + 1) | 1 : (now + 2) & ~1,
		    cp == 0x202E || cp == 0x202D };
	}
	return true;
}

static int
level_of(uint32_t cp, const struct level *l)
{
	if (l->forced || is_neutral(cp))
		return l->level;
	return is_rtl(cp) == ((l->level & 1) != 0) ? l->level : l->level + 1;
}

static void
reverse(uint32_t *cp, uint8_t *level, size_t n)
{
	for (size_t i = 0; i < n / 2; i++) {
		uint32_t c = cp[i];
		uint8_t k = level[i];

		cp[i] = cp[n - 1 - i];
		cp[n - 1 - i] = c;
		level[i] = level[n - 1 - i];
		level[n - 1 - i] = k;
	}
}

/* UAX #9, L2: from the highest level down, every run at it or above is turned. */
static void
reorder(uint32_t *cp, uint8_t *level, size_t n, int highest)
{
	for (int k = highest; k > 0; k--)
		for (size_t i = 0; i < n; i++) {
			size_t from = i;

			while (i < n && level[i] >= k)
				i++;
			if (i > from)
				reverse(cp + from, level + from, i - from);
		}
}

bool
sk_name_shown(struct sk_span name, struct sk_buf *out)
{
	struct level stack[DEPTH] = { { 0, false } };
	uint32_t cp[SHOWN], was[SHOWN], c;
	uint8_t level[SHOWN];
	size_t n = 0, depth = 0;
	int highest = 0;

	while (n < SHOWN && sk_utf8_next(&name, &c)) {
		if (control(c, stack, &depth))
			continue;
		cp[n] = was[n] = c;
		level[n] = (uint8_t)level_of(c, &stack[depth]);
		if (level[n] > highest)
			highest = level[n];
		n++;
	}
	reorder(cp, level, n, highest);
	for (size_t i = 0; i < n; i++)
		(void)sk_buf_utf8(out, cp[i]);
	return n > 0 && memcmp(cp, was, n * sizeof *cp) != 0;
}
