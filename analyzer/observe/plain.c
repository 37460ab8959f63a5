/* Text as programs read it, and how much of it there is: most of every mail is
 * ASCII, kana and kanji, which are passed over in runs. */
#include "base/charset.h"
#include "base/text.h"
#include "text.h"

enum { BLOCK = 128 };	/* bytes that compilers take 16 at once */

/*
 * Settled: ASCII, and the kana and kanji of three bytes of which none is blank,
 * invisible or has a narrow form: U+3001 to U+313F, U+3180 to U+9FFF.  Here of
 * well-formed UTF-8, wherever in a character p begins; two bytes behind the
 * block are looked at.
 */
static bool
is_settled_block(const uint8_t *p)
{
	uint8_t other = 0;

	for (size_t i = 0; i < BLOCK; i++)
		other |= (uint8_t)(((p[i] >= 0xC0) & ((p[i] < 0xE3) | (p[i] > 0xE9))) |
		    ((p[i] == 0xE3) & (p[i + 1] == 0x85)) |
		    ((p[i] == 0xE3) & (p[i + 1] == 0x80) & (p[i + 2] == 0x80)));
	return other == 0;
}

static inline bool
is_settled(const uint8_t *p)
{
	if (p[0] < 0xE3 || p[0] > 0xE9 || ((p[1] ^ 0x80) | (p[2] ^ 0x80)) >= 0x40)
		return false;
	return p[0] > 0xE3 || (p[1] != 0x85 && (p[1] > 0x80 || p[2] > 0x80));
}

/* Behind the blocks from i on, i is the begin of a character, as is what it
 * gives. */
static size_t
settled_blocks(struct sk_span s, size_t i)
{
	size_t begin = i;

	while (s.n - i >= BLOCK + 2 && is_settled_block(s.p + i))
		i += BLOCK;
	while (i > begin && (s.p[i] & 0xC0) == 0x80)
		i--;
	return i;
}

/* End of the run from i on that plain text takes as it is. */
static size_t
settled(struct sk_span s, size_t i)
{
	i = settled_blocks(s, i);
	for (;;) {
		while (i < s.n && s.p[i] < 0x80)
			i++;
		if (s.n - i < 3 || !is_settled(s.p + i))
			return i;
		i += 3;
	}
}

/* Code points of a settled run that are not blank. */
static uint64_t
signs(struct sk_span s)
{
	uint64_t n = 0;
	size_t i = 0;

	for (; s.n - i >= BLOCK; i += BLOCK) {
		uint8_t some = 0;

		for (size_t k = 0; k < BLOCK; k++)
			some = (uint8_t)(some + ((int8_t)s.p[i + k] > ' ' || s.p[i + k] >= 0xC0));
		n += some;
	}
	for (; i < s.n; i++)
		n += (int8_t)s.p[i] > ' ' || s.p[i] >= 0xC0;
	return n;
}

uint64_t
sk_text_chars(struct sk_span text)
{
	uint64_t n = 0;
	uint32_t cp;

	while (text.n > 0) {
		size_t end = settled(text, 0);

		n += signs(sk_span_head(text, end));
		text = sk_span_from(text, end);
		if (sk_utf8_next(&text, &cp))
			n += cp > ' ' && !sk_cp_is_blank(cp) && !sk_cp_is_invisible(cp);
	}
	return n;
}

static bool
is_half_kana(struct sk_span s)
{
	uint32_t cp;

	return sk_utf8_next(&s, &cp) && cp >= 0xFF61 && cp <= 0xFF9F;
}

/* What stands at the head of s and is not settled; what is behind it. */
static struct sk_span
unsettled(struct sk_buf *out, struct sk_span s)
{
	struct sk_span from = s;
	uint32_t cp;

	if (is_half_kana(s)) {	/* a run of them, for its marks are joined */
		while (is_half_kana(s))
			s = sk_span_from(s, 3);
		from.n -= s.n;
		sk_text_fold(out, from);
		return s;
	}
	(void)sk_utf8_next(&s, &cp);
	if (cp >= 0xFF01 && cp <= 0xFF5E)
		sk_buf_byte(out, (uint8_t)(cp - 0xFF01 + '!'));
	else if (sk_cp_is_blank(cp))
		sk_buf_byte(out, ' ');
	else if (!sk_cp_is_invisible(cp) && !sk_cp_is_bidi(cp))
		sk_buf_utf8(out, cp);
	return s;
}

void
sk_text_plain(struct sk_buf *out, struct sk_span s)
{
	while (s.n > 0 && !out->full) {
		size_t end = settled(s, 0), room = out->max - out->n;

		if (end > room)		/* never half a character */
			while (room > 0 && (s.p[room] & 0xC0) == 0x80)
				room--;
		sk_buf_span(out, sk_span_head(s, end < room ? end : room));
		out->full = out->full || end > room;
		s = sk_span_from(s, end);
		if (s.n > 0)
			s = unsettled(out, s);
	}
}

struct sk_span
sk_text_plain_of(struct sk_span s, struct sk_arena *arena, size_t max)
{
	struct sk_buf out;

	s = sk_span_head(s, max);
	if (settled(s, 0) == s.n)
		return s;
	out = sk_buf_new(arena, max);
	(void)sk_buf_reserve(&out, s.n);
	sk_text_plain(&out, s);
	return sk_buf_view(&out);
}
