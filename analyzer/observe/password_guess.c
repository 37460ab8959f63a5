/*
 * Guesses: whatever in a letter has the shape of a password, ordered by shape and
 * place.  Wrong ones cost a try; so nothing is refused that people do write, and
 * the order decides.  Points are set by eye on a set of mails, a third of which
 * was held out; the order of the terms matters more than their size.
 */
#include "base/charset.h"
#include "password.h"

enum {
	RUNS = 3000,		/* tokens looked at in one text */
	LINE_HEAD = 300,	/* bytes of a line that are searched for words */
	LABEL_BEFORE = 40,	/* bytes before a token in which its label stands */
	NEAR = 200, FAR = 600,	/* bytes from a keyword */
	JUST = 12,		/* ... that is right before */
	BEFORE_NEAR = 60,
	ALONE_LINE = 200,	/* a line of more bytes is no line of its own */
	WIDE_MOST = 45		/* bytes of a password that is not ASCII */
};

/* Points. */
enum {
	MIXED3 = 30, MIXED = 28, DIGITS = 14, CAMEL = 15, SIGNED = 12, WIDE = 10, LITTLE = 4,
	NUMERAL = 2, BEHIND_KEYWORD = 40, BEFORE_KEYWORD = 30, FAR_BEHIND = 10, UNLOCK = 12, ALONE = 15,
	BRACKET = 10, AMID_KANA = 5, LABELLED = -25, QUOTED = -3, RAW = -6, TAIL = -2, NAMED = 60,
	PIECE = 10
};

struct line {
	struct sk_span	 text;		/* of the whole text */
	struct sk_span	 line;
	size_t		 at;		/* where the line begins */
	bool		 unlock;	/* it, or the one before, speaks of opening */
	bool		 quoted;
	size_t		 key_end;	/* end of the last keyword so far, or NONE */
	size_t		 key_next;	/* where the next one begins, or NONE */
	size_t		 key_length;	/* of the next one */
};

void
sk_password_add_guess(struct sk_guesses *found, struct sk_span text, int score)
{
	size_t i;

	if (text.n < SK_PASSWORD_LEAST || text.n > SK_PASSWORD_MOST)
		if (text.n == 0 || text.n > SK_PASSWORD_MOST || text.p[0] < 0x80)
			return;
	for (i = 0; i < found->n; i++)
		if (sk_span_same(found->guess[i].text, text)) {
			if (found->guess[i].score >= score)
				return;
			break;
		}
	if (i == found->n) {
		if (found->n == SK_GUESSES && found->guess[found->n - 1].score >= score)
			return;
		if (found->n < SK_GUESSES)
			found->n++;
		i = found->n - 1;
	}
	for (; i > 0 && found->guess[i - 1].score < score; i--)
		found->guess[i] = found->guess[i - 1];
	found->guess[i] = (struct sk_guess){ text, score };
}

/* --- shape --- */

struct shape {
	size_t	 digits, lower, upper, sign, wide;
	bool	 camel;		/* a capital behind a small letter */
};

static struct shape
shape_of(struct sk_span s)
{
	struct shape f = { 0 };
	uint8_t c, last = 0;

	for (size_t i = 0; i < s.n; last = c, i++) {
		c = s.p[i];
		if (c >= '0' && c <= '9')
			f.digits++;
		else if (c >= 'a' && c <= 'z')
			f.lower++;
		else if (c >= 'A' && c <= 'Z')
			f.upper++;
		else if (c >= 0x80)
			f.wide++;
		else
			f.sign++;
		f.camel = f.camel || (c >= 'A' && c <= 'Z' && last >= 'a' && last <= 'z');
	}
	return f;
}

static int
shape_score(struct sk_span s)
{
	struct shape f = shape_of(s);
	unsigned kinds = (f.digits > 0) + (f.lower > 0) + (f.upper > 0) + (f.sign > 0);
	size_t letters = f.lower + f.upper;

	if (f.wide > 0)
		return WIDE;
	if (letters == 0)
		return f.sign > 0 ? NUMERAL : f.digits >= 4 && f.digits <= 10 ? DIGITS : LITTLE;
	if (f.digits > 0)
		return kinds >= 3 ? MIXED3 : MIXED;
	return f.camel ? CAMEL : f.sign > 0 ? SIGNED : LITTLE;
}

/* True of words, hyphened or shortened ones among them: "don't", "e-mail". */
static bool
is_words(struct sk_span s)
{
	for (size_t i = 0; i < s.n; i++) {
		uint8_t c = s.p[i];

		if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z' && i == 0) || c == '-' || c == '\'' ||
		    (i > 0 && (c == '.' || c == ',' || c == '/'))))
			return false;
	}
	return true;
}

/* --- place --- */

static size_t
offset_of(const struct line *l, struct sk_span token)
{
	return (size_t)(token.p - l->text.p);
}

static size_t
gap_behind(const struct line *l, struct sk_span token)
{
	size_t at = offset_of(l, token);

	return l->key_end == SK_SPAN_NONE || at < l->key_end ? SK_SPAN_NONE : at - l->key_end;
}

static int
key_score(const struct line *l, struct sk_span token)
{
	size_t gap = gap_behind(l, token), end = offset_of(l, token) + token.n;
	int score = 0;

	if (gap <= NEAR)
		score = BEHIND_KEYWORD - (int)(gap / 8);
	else if (gap <= FAR)
		score = FAR_BEHIND;
	if (l->key_next != SK_SPAN_NONE && l->key_next >= end && l->key_next - end <= BEFORE_NEAR) {
		int before = BEFORE_KEYWORD - (int)((l->key_next - end) / 4);

		score = before > score ? before : score;
	}
	return score;
}

static bool
is_alone(const struct line *l, struct sk_span token)
{
	size_t others = 0;

	if (l->line.n > ALONE_LINE)
		return false;
	for (size_t i = 0; i < l->line.n; i++) {
		const uint8_t *p = l->line.p + i;
		bool inside = p >= token.p && p < token.p + token.n;

		others += !inside && ((*p >= '0' && *p <= '9') || (*p | 0x20) >= 'a') &&
		    (*p < 0xE2 || *p > 0xE2);	/* E2: ornaments and their like */
		i += *p == 0xE2 ? 2 : 0;
	}
	return others == 0;
}

static bool
is_labelled(const struct line *l, struct sk_span token)
{
	size_t at = (size_t)(token.p - l->line.p), low = at > LABEL_BEFORE ? at - LABEL_BEFORE : 0;
	size_t gap = gap_behind(l, token);

	return gap > at - low &&
	    sk_words_in(&sk_words_label, sk_span_head(sk_span_from(l->line, low), at - low));
}

/* True if what is before and behind is Japanese, a quote or the line's end. */
static bool
is_amid(const struct line *l, struct sk_span token)
{
	size_t from = (size_t)(token.p - l->line.p), to = from + token.n;

	while (from > 0 && (l->line.p[from - 1] == ' ' || l->line.p[from - 1] == '\t'))
		from--;
	while (to < l->line.n && (l->line.p[to] == ' ' || l->line.p[to] == '\r'))
		to++;
	return (from == 0 || l->line.p[from - 1] >= 0x80 || sk_span_chr(SK_SPAN("\"'([<{`"),
	    l->line.p[from - 1], 0) != SK_SPAN_NONE) && (to == l->line.n || l->line.p[to] >= 0x80 ||
	    sk_span_chr(SK_SPAN("\"')]>}`."), l->line.p[to], 0) != SK_SPAN_NONE);
}

static void
guess(const struct line *l, struct sk_span token, int more, struct sk_guesses *found)
{
	int score = more + key_score(l, token);
	bool amid = is_amid(l, token), alone = is_alone(l, token);

	if (!sk_password_may_be(token) ||
	    (is_words(token) && !amid && !alone && gap_behind(l, token) > JUST))
		return;
	score += shape_score(token) + (alone ? ALONE : 0) + (amid ? AMID_KANA : 0);
	score += (l->unlock ? UNLOCK : 0) + (l->quoted ? QUOTED : 0);
	score += is_labelled(l, token) ? LABELLED : 0;
	sk_password_add_guess(found, token, score);
}

/* --- tokens of a line --- */

/* A key on the keyboard: ASCII, or a letter or digit of full width.  Its bytes. */
static size_t
key_at(struct sk_span s)
{
	uint32_t cp;

	if (s.n == 0 || s.p[0] <= ' ' || s.p[0] == 0x7F)
		return 0;
	if (s.p[0] < 0x7F)
		return 1;
	return s.p[0] == 0xEF && sk_utf8_next(&s, &cp) && ((cp >= 0xFF10 && cp <= 0xFF19) ||
	    (cp >= 0xFF21 && cp <= 0xFF3A) || (cp >= 0xFF41 && cp <= 0xFF5A)) ? 3 : 0;
}

static struct sk_span
without_head(struct sk_span s)
{
	while (s.n > 0 && sk_span_chr(SK_SPAN("=:;,|([{<\"'`*"), s.p[0], 0) != SK_SPAN_NONE)
		s = sk_span_from(s, 1);
	return sk_span_begins(s, SK_SPAN("->")) || sk_span_begins(s, SK_SPAN("=>")) ?
	    sk_span_from(s, 2) : s;
}

/* Without what ends a sentence; a bracket that it opens itself stays. */
static struct sk_span
without_tail(struct sk_span s)
{
	static const char opens[] = "([{<", closes[] = ")]}>";

	while (s.n > 0) {
		uint8_t last = s.p[s.n - 1];
		size_t pair = sk_span_chr(sk_span_text(closes), last, 0);

		if (pair != SK_SPAN_NONE ? sk_span_chr(s, (uint8_t)opens[pair], 0) != SK_SPAN_NONE :
		    sk_span_chr(SK_SPAN(".,;:\"'`|([{<"), last, 0) == SK_SPAN_NONE)
			break;
		s.n--;
	}
	return s;
}

/* What people may have meant by a run of characters without blanks. */
static void
guess_run(const struct line *l, struct sk_span run, struct sk_guesses *found)
{
	struct sk_span token = without_tail(without_head(run)), bare;
	size_t mark;

	if (token.n > SK_PASSWORD_MOST)
		return;
	guess(l, token, 0, found);
	for (bare = token; bare.n > 0 && sk_span_chr(SK_SPAN("/|~-_"), bare.p[bare.n - 1], 0) !=
	    SK_SPAN_NONE; bare.n--)
		;
	if (bare.n < token.n)
		guess(l, bare, 0, found);
	if (run.n != token.n) {
		guess(l, run, RAW, found);
		guess(l, without_tail(run), RAW, found);
		guess(l, without_head(run), RAW, found);
	}
	mark = sk_span_chr(token, ':', 0);
	if (mark == SK_SPAN_NONE)
		mark = sk_span_chr(token, '=', 0);
	if (mark != SK_SPAN_NONE)
		guess(l, sk_span_from(token, mark + 1), TAIL, found);
	if ((mark = sk_span_chr(token, '(', 0)) != SK_SPAN_NONE && mark > 0)
		guess(l, sk_span_head(token, mark), RAW, found);
	for (bare = token; bare.n > 0 && (bare.p[bare.n - 1] == '!' || bare.p[bare.n - 1] == '?' ||
	    bare.p[bare.n - 1] == '*'); bare.n--)
		;
	if (bare.n < token.n)
		guess(l, bare, RAW, found);
}

static bool
is_plain_ascii(struct sk_span s)
{
	return sk_utf8_ascii(s) == s.n && sk_span_chr(s, ' ', 0) == SK_SPAN_NONE;
}

/* Passwords that are no run: Japanese words, several words in quotes. */
static void
guess_phrase(const struct line *l, struct sk_span s, struct sk_guesses *found)
{
	s = sk_span_trim(s);
	if (s.n == 0 || s.n > WIDE_MOST || is_plain_ascii(s) || key_score(l, s) <= FAR_BEHIND ||
	    sk_words_in(&sk_words_keyword, s))
		return;
	sk_password_add_guess(found, s, key_score(l, s) + BRACKET + (l->unlock ? UNLOCK : 0));
}

/* What stands in a bracket that opens at the head of s. */
static void
guess_bracket(const struct line *l, struct sk_span s, struct sk_guesses *found)
{
	for (size_t i = 0; i < sk_words_opening.n; i++) {
		struct sk_span in;
		size_t end;

		if (!sk_span_begins(s, sk_words_opening.word[i]))
			continue;
		in = sk_span_head(sk_span_from(s, sk_words_opening.word[i].n), SK_PASSWORD_MOST * 2);
		end = sk_span_find(in, sk_words_closing.word[i], 0);
		if (end == SK_SPAN_NONE)
			return;
		if (is_plain_ascii(sk_span_head(in, end)))
			guess(l, sk_span_head(in, end), BRACKET, found);
		else
			guess_phrase(l, sk_span_head(in, end), found);
		return;
	}
}

/* "パスワード：軽トラ2026（半角）": from a colon to a bracket or the line's end. */
static void
guess_rest(const struct line *l, struct sk_span s, struct sk_guesses *found)
{
	static const struct sk_span stop[] = {
		SK_LIT("("), SK_LIT("（"), SK_LIT("。"), SK_LIT("です"), SK_LIT(" "),
	};

	s = sk_span_trim(sk_span_head(s, SK_PASSWORD_MOST * 2));
	for (size_t i = 0; i < sizeof stop / sizeof *stop; i++) {
		size_t end = sk_span_find(s, stop[i], 0);

		if (end != SK_SPAN_NONE)
			s = sk_span_head(s, end);
	}
	if (gap_behind(l, s) <= JUST)
		guess_phrase(l, s, found);
}

/* Moves the keywords on, so that at is between two. */
static void
advance(struct line *l, size_t at)
{
	while (l->key_next != SK_SPAN_NONE && l->key_next <= at) {
		l->key_end = l->key_next + l->key_length;
		l->key_next = sk_password_find(l->text, l->key_end, &l->key_length);
	}
}

static void
read_line(struct line *l, unsigned *runs, struct sk_guesses *found)
{
	for (size_t i = 0; i < l->line.n && *runs < RUNS;) {
		struct sk_span s = sk_span_from(l->line, i);
		size_t n = 0, step;

		advance(l, l->at + i);
		while ((step = key_at(sk_span_from(s, n))) > 0)
			n += step;
		if (n > 0) {
			guess_run(l, sk_span_head(s, n), found);
			(*runs)++;
		}
		for (size_t k = 0; k <= n && k <= SK_PASSWORD_MOST && i + k < l->line.n; k++) {
			uint8_t c = s.p[k];

			if (c >= 0xE2 || c == '"' || c == '\'' || c == '(' || c == '[' || c == '<' || c == '{')
				guess_bracket(l, sk_span_from(s, k), found);
			if (c == ':' || c == '=' || sk_span_begins(sk_span_from(s, k), SK_SPAN("：")))
				guess_rest(l, sk_span_from(s, k + (c < 0x80 ? 1 : 3)), found);
		}
		i += n > 0 ? n : 1;
	}
}

void
sk_password_guess(struct sk_span text, struct sk_guesses *found)
{
	struct line l = { .text = text, .key_end = SK_SPAN_NONE };
	struct sk_span left = text;
	bool unlock = false;
	unsigned runs = 0;

	l.key_next = sk_password_find(text, 0, &l.key_length);
	while (runs < RUNS && sk_span_line(&left, &l.line, NULL)) {
		struct sk_span head = sk_span_head(l.line, LINE_HEAD);
		bool here = sk_words_in(&sk_words_unlock, head);

		l.at = (size_t)(l.line.p - text.p);
		l.unlock = here || unlock;
		l.quoted = l.line.n > 0 && l.line.p[0] == '>';
		read_line(&l, &runs, found);
		if (sk_span_trim(l.line).n > 0)
			unlock = here;
	}
}

/* --- names of files --- */

static bool
is_seam(uint8_t c)
{
	return sk_span_chr(SK_SPAN("_- ()[]{}=.,+@#"), c, 0) != SK_SPAN_NONE;
}

/* Without extension: the last one or two short pieces behind dots. */
static struct sk_span
stem_of(struct sk_span name)
{
	for (int i = 0; i < 2; i++) {
		size_t dot = sk_span_rchr(name, '.');

		if (dot == SK_SPAN_NONE || dot == 0 || name.n - dot > 5)
			break;
		name = sk_span_head(name, dot);
	}
	return name;
}

/* True if s ends with a keyword, then what comes behind, next, is meant; but not
 * "word" behind "pass", nor "ワード" behind "パス". */
static bool
ends_with_keyword(struct sk_span s, struct sk_span next)
{
	bool wide = s.n > 0 && s.p[s.n - 1] >= 0x80;

	if (s.n > 0 && !is_seam(s.p[s.n - 1]) && (wide ? sk_span_begins(next, SK_SPAN("\xE3\x83")) :
	    (next.p[0] | 0x20) >= 'a'))
		return false;
	while (s.n > 0 && is_seam(s.p[s.n - 1]))
		s.n--;
	for (size_t i = 0; i < sk_words_keyword.n; i++)
		if (sk_span_ends_nocase(s, sk_words_keyword.word[i]))
			return true;
	return false;
}

void
sk_password_guess_name(struct sk_span name, struct sk_guesses *found)
{
	struct sk_span stem = sk_span_head(stem_of(name), LINE_HEAD);

	for (size_t i = 0; i < stem.n; i++) {
		struct sk_span head = sk_span_head(stem, i), piece = sk_span_from(stem, i);
		bool behind = ends_with_keyword(head, piece);
		size_t end = 0;

		if (is_seam(piece.p[0]) || (piece.p[0] & 0xC0) == 0x80 ||
		    (!behind && i > 0 && !is_seam(stem.p[i - 1])))
			continue;
		while (end < piece.n && !is_seam(piece.p[end]))
			end++;
		sk_password_add_guess(found, sk_span_head(piece, end), (behind ? NAMED : PIECE) - (int)(i / 8));
		sk_password_add_guess(found, without_tail(piece), (behind ? NAMED : PIECE) + TAIL - (int)(i / 8));
	}
}
