/*
 * Passwords in text: a word that means password, then only words that lead to
 * it, then a token.  What leads may be Japanese or English, brackets, line
 * ends.  How sure we must be of the token depends on what led to it.
 */
#include "base/charset.h"
#include "password.h"
#include "text.h"

enum {
	KEYWORDS_READ = 500,	/* occurrences in one text */
	LEAD_STEPS = 60,	/* words between keyword and token */
	LINES = 4,		/* line ends between them */
	TOKEN_LEAST = SK_PASSWORD_LEAST, TOKEN_MOST = SK_PASSWORD_MOST,
	BEFORE = 160, BEHIND = 240,	/* bytes of the sentence around a keyword */
	OTHER_BEFORE = 24,	/* ... in which it says what the password is of */
	OTHERS = 10,		/* passwords of one sentence beside the first */
	FAIL_NEAR = 100		/* bytes from "PASS" in which "FAIL" makes it a result */
};

struct cursor {
	struct sk_span	 text;
	size_t		 at;
};

static struct sk_span
rest(const struct cursor *c)
{
	return sk_span_from(c->text, c->at);
}

static struct sk_span
between(struct sk_span text, size_t from, size_t to)
{
	return sk_span_head(sk_span_from(text, from), to - from);
}

/* --- the token --- */

/* Letters that s begins with, if they are a word. */
static size_t
word_length(struct sk_span s)
{
	size_t n = 0;

	while (n < s.n && ((s.p[n] | 0x20) >= 'a' && (s.p[n] | 0x20) <= 'z'))
		n++;
	return n < s.n && (sk_password_is_alnum(s.p[n]) || s.p[n] == '_' || s.p[n] == '@') ? 0 : n;
}

static void
keep(struct sk_passwords *found, struct sk_span token)
{
	for (size_t i = 0; i < found->n; i++)
		if (sk_span_same(found->token[i], token))
			return;
	if (found->n < SK_PASSWORDS)
		found->token[found->n++] = token;
}

static struct sk_span
bare(const struct cursor *c)
{
	struct sk_span s = rest(c);
	size_t n = 0;

	while (n < s.n && n <= TOKEN_MOST && s.p[n] > ' ' && s.p[n] < 0x7F)
		n++;
	return sk_span_head(s, n);
}

/* Without what ends a sentence or opens an explanation rather than a password;
 * a bracket that the token opens itself belongs to it. */
static struct sk_span
stripped(struct sk_span token)
{
	static const char ends[] = ".,;:)]}>\"'`([{<", opens[] = "([{<", closes[] = ")]}>";

	while (token.n > 0) {
		uint8_t last = token.p[token.n - 1];
		size_t pair = sk_span_chr(sk_span_text(closes), last, 0);

		if (sk_span_chr(sk_span_text(ends), last, 0) == SK_SPAN_NONE || (pair != SK_SPAN_NONE &&
		    sk_span_chr(token, (uint8_t)opens[pair], 0) != SK_SPAN_NONE))
			break;
		token.n--;
	}
	return token;
}

/* --- what leads from keyword to token --- */

struct way {
	enum sk_lead	 lead;
	unsigned	 lines;		/* line ends on it */
	size_t		 bracket;	/* 1 + index of the bracket that stands last, 0 */
	bool		 blank;		/* it leads to a place that is blank, or masked */
	bool		 typed;		/* behind a colon it said to type something */
};

static size_t
step_in(const struct sk_lead_word *words, struct sk_span s, size_t word, struct way *w)
{
	for (; words->text.n > 0; words++) {
		bool here = word > 0 ? sk_span_same_nocase(sk_span_head(s, word), words->text) :
		    sk_span_begins(s, words->text);

		if (here && words->lead > w->lead)
			w->lead = words->lead;
		if (here)
			return words->text.n;
	}
	return 0;
}

static size_t
step_phrase(struct sk_span s, struct way *w)
{
	size_t n = step_in(sk_lead_japanese, s, 0, w);

	if (n > 0)
		return n;
	if ((n = word_length(s)) == 0)
		return 0;
	if (w->lead < SK_LEAD_COLON)
		return step_in(w->lead < SK_LEAD_IS ? sk_lead_english : sk_lead_below, s, n, w);
	n = step_in(sk_lead_typed, s, n, w);
	w->typed = w->typed || n > 0;
	return n;
}

/* Bytes of a run of the same sign as s begins with, if it is one of those that stand
 * for what is not shown or is to be filled in: "********", "＿＿＿＿", "●●●●". */
static size_t
blank_run(struct sk_span s)
{
	size_t n = s.n > 0 && (s.p[0] == '*' || s.p[0] == '_') ? 1 : sk_span_begins(s, SK_SPAN("●")) ||
	    sk_span_begins(s, SK_SPAN("○")) || sk_span_begins(s, SK_SPAN("■")) ||
	    sk_span_begins(s, SK_SPAN("□")) ? 3 : 0, end = n;

	while (n > 0 && sk_span_same(sk_span_head(sk_span_from(s, end), n), sk_span_head(s, n)))
		end += n;
	return end >= 3 * n ? end : 0;
}

/* True if that is all that stands where a password would. */
static bool
is_blank(struct sk_span s, const struct way *w)
{
	size_t n = w->lead == SK_LEAD_COLON && w->lines == 0 ? blank_run(s) : 0;

	if (n == 0)
		return false;
	s = sk_span_from(s, n);
	while (s.n > 0 && (s.p[0] == ' ' || s.p[0] == '\t'))
		s = sk_span_from(s, 1);
	return s.n == 0 || s.p[0] < ' ' || s.p[0] == '(' || s.p[0] >= 0x80;
}

/* Arrows, lines, boxes and figures: U+2190 to U+27BF. */
static size_t
step_ornament(struct sk_span s)
{
	uint32_t cp;

	return sk_utf8_next(&s, &cp) && cp >= 0x2190 && cp <= 0x27BF ? 3 : 0;
}

/* A run of rule characters ("-----") leads on; one alone is a colon. */
static size_t
step_ascii(struct sk_span s, struct way *w)
{
	uint8_t c = s.p[0];
	size_t run = 0;

	if (c == '-' || c == '=') {	/* "==>" */
		while (run < s.n && s.p[run] == c)
			run++;
		if (run < s.n && s.p[run] == '>') {
			w->lead = SK_LEAD_COLON;
			return run + 1;
		}
		run = 0;
	}
	if (c == ':' || (c == '=' && !(s.n > 1 && s.p[1] == '='))) {
		w->lead = SK_LEAD_COLON;
		return 1;
	}
	if (sk_span_begins(s, SK_SPAN("- "))) {
		w->lead = SK_LEAD_COLON;
		return 2;
	}
	while (run < s.n && s.p[run] == c)
		run++;
	if ((c == '-' || c == '=' || c == '*' || c == '_' || c == '#' || c == '~') && run >= 3)
		return run;
	if ((c == '.' || c == '*') && s.n > 1 && s.p[1] <= ' ')
		return 1;
	return c == ',' || c == '|' || c == '/' || (c == '>' && w->bracket == 0) ? 1 : 0;
}

/* What stands in the bracket that was opened right before c. */
static struct sk_span
in_bracket(const struct cursor *c, size_t bracket)
{
	struct sk_span s = sk_span_head(rest(c), TOKEN_MOST * 2), none = { 0 };
	size_t end = sk_span_find(s, sk_words_closing.word[bracket - 1], 0);

	if (end == SK_SPAN_NONE || end == 0)
		return none;
	s = sk_span_trim(sk_span_head(s, end));
	return s.n > TOKEN_MOST || sk_span_chr(s, '\n', 0) != SK_SPAN_NONE ||
	    sk_span_chr(s, ' ', 0) != SK_SPAN_NONE ? none : s;
}

/* True if a bracket holds what was typed on a keyboard, and no known word. */
static bool
is_typed(struct sk_span token)
{
	return token.n >= TOKEN_LEAST && sk_utf8_ascii(token) == token.n &&
	    !sk_words_are(&sk_words_keyword, token) && sk_password_may_be(token);
}

static size_t
step_bracket(struct sk_span s, struct way *w)
{
	for (size_t i = 0; i < sk_words_opening.n; i++)
		if (sk_span_begins(s, sk_words_opening.word[i])) {
			w->bracket = i + 1;
			return sk_words_opening.word[i].n;
		}
	return sk_words_begin(&sk_words_closing, s);
}

/* One step from where c stands; 0 if nothing leads on. */
static size_t
step(const struct cursor *c, struct way *w)
{
	struct sk_span s = rest(c);
	size_t n;

	if (s.p[0] == ' ' || s.p[0] == '\t' || s.p[0] == '\r')
		return 1;
	if (s.p[0] == '\n') {
		w->lines++;
		w->bracket = 0;
		return 1;
	}
	if (w->bracket > 0 && is_typed(in_bracket(c, w->bracket)))
		return 0;
	if ((w->blank = is_blank(s, w)))
		return 0;
	if ((n = step_ascii(s, w)) > 0 || (n = step_phrase(s, w)) > 0 || (n = step_ornament(s)) > 0) {
		w->bracket = 0;
		return n;
	}
	return step_bracket(s, w);
}

/* Walks from a keyword to where a token may begin. */
static struct way
walk(struct cursor *c)
{
	struct way w = { 0 };
	size_t n = sk_span_begins(rest(c), SK_SPAN("'s ")) ? 2 :
	    sk_span_begins(rest(c), SK_SPAN("’s ")) ? 4 : 0;

	w.lead = n > 0 ? SK_LEAD_TO : SK_LEAD_NONE;	/* "the password's abc1" */
	c->at += n;
	for (unsigned i = 0; i < LEAD_STEPS && c->at < c->text.n && w.lines < LINES; i++) {
		if ((n = step(c, &w)) == 0)
			break;
		c->at += n;
	}
	return w;
}

/* --- whether the token is believed --- */

static struct sk_span
without_blanks(struct sk_span s)
{
	while (s.n > 0 && (s.p[0] == ' ' || s.p[0] == '\t'))
		s = sk_span_from(s, 1);
	return s;
}

/* True if s, what stands behind a token, is the end of its line or sentence, of
 * the box that is drawn around it, or tells to type it. */
static bool
stands_alone(struct sk_span s)
{
	size_t n = 1;

	s = without_blanks(s);
	while (n > 0 && s.n > 0) {
		n = s.p[0] == '*' || s.p[0] == '|' ? 1 : step_ornament(s);
		s = without_blanks(sk_span_from(s, n));
	}
	return s.n == 0 || sk_words_begin(&sk_words_end, s) > 0 ||
	    sk_words_begin(&sk_words_typed, s) > 0;
}

/* "8文字", "2026/08/31 に": a number of something or a date, no password. */
static bool
is_measure(const struct way *w, struct sk_span token, struct sk_span behind)
{
	size_t marks = 0;

	for (size_t i = 0; i < token.n; i++)
		if (token.p[i] == '/' || token.p[i] == ':' || token.p[i] == '.' || token.p[i] == ',')
			marks++;
		else if (token.p[i] < '0' || token.p[i] > '9')
			return false;
	return sk_words_begin(&sk_words_unit, behind) > 0 || (marks > 0 && w->lead < SK_LEAD_COLON);
}

/* Letters or signs, and digits. */
static bool
has_both(struct sk_span token)
{
	size_t digits = 0;

	for (size_t i = 0; i < token.n; i++)
		digits += token.p[i] >= '0' && token.p[i] <= '9';
	return digits > 0 && digits < token.n;
}

static bool
enough(const struct way *w, struct sk_span token, struct sk_span behind)
{
	bool prose = sk_password_is_prose(token), alone = stands_alone(behind);
	bool word_follows = behind.n > 1 && behind.p[0] == ' ' && sk_password_is_alnum(behind.p[1]);

	if (token.n < TOKEN_LEAST || token.n > TOKEN_MOST || is_measure(w, token, behind) ||
	    !sk_password_may_be(token))
		return false;
	if (w->lines > 0)
		return alone;
	if (w->lead == SK_LEAD_COLON)
		return !(prose && (word_follows || w->typed));
	if (w->lead >= SK_LEAD_IS)
		return !prose || alone;
	if (w->lead == SK_LEAD_TO && has_both(token))
		return true;
	return word_length(token) < token.n && !word_follows;
}

/* A bracket ends the search, whatever it holds. */
static bool
take_bracket(struct cursor c, const struct way *w, struct sk_span token, struct sk_passwords *found)
{
	struct sk_span close = sk_words_closing.word[w->bracket - 1];
	bool wide = sk_utf8_ascii(token) < token.n, round = close.n == 1 && close.p[0] != '"' &&
	    close.p[0] != '\'' && close.p[0] != '`';

	c.at = sk_span_find(c.text, close, (size_t)(token.p + token.n - c.text.p)) + close.n;
	/* Japanese in "(...)" explains, in "「...」" it is said. */
	if ((token.n < TOKEN_LEAST && !wide) || !sk_password_may_be(token) ||
	    (wide && (round || !stands_alone(rest(&c)))))
		return false;
	keep(found, token);
	return true;
}

/* "Nagi#41／資料": what token, with behind behind it, would be without a mark that parts
 * it from Japanese; the same if there is none. */
static struct sk_span
before_seam(struct sk_span token, struct sk_span behind)
{
	struct sk_span less = token;

	while (behind.n > 0 && behind.p[0] >= 0x80 && less.n > TOKEN_LEAST &&
	    sk_span_chr(SK_SPAN("/|~-_"), less.p[less.n - 1], 0) != SK_SPAN_NONE)
		less.n--;
	return less;
}

/* "a1 と b2", "a1, b2 and c3": those behind the first. */
static void
take_others(struct cursor c, struct sk_passwords *found)
{
	static const struct sk_span joint[] = {
		SK_LIT("と"), SK_LIT("、"), SK_LIT(","), SK_LIT("および"), SK_LIT("及び"), SK_LIT("and "),
	};

	for (int i = 0; i < OTHERS; i++) {
		struct sk_span s = without_blanks(rest(&c)), token;
		size_t n = 0;

		if (c.at > 0 && c.text.p[c.at - 1] == ',')
			n = 1;		/* it was taken along */
		else
			for (size_t k = 0; n == 0 && k < sizeof joint / sizeof *joint; k++)
				n = sk_span_begins(s, joint[k]) ? joint[k].n : 0;
		if (n == 0)
			return;
		s = n == 1 && s.p[0] != ',' ? s : without_blanks(sk_span_from(s, n));
		if (sk_span_begins(s, SK_SPAN("and ")))
			s = without_blanks(sk_span_from(s, 4));
		c.at = (size_t)(s.p - c.text.p);
		token = stripped(bare(&c));
		if (token.n < TOKEN_LEAST || token.n > TOKEN_MOST || word_length(token) == token.n ||
		    !sk_password_may_be(token))
			return;
		keep(found, token);
		c.at += bare(&c).n;
	}
}

/* Reads the token behind a keyword; true if it is there. */
static bool
take_token(struct cursor c, struct sk_passwords *found)
{
	bool joined = c.at < c.text.n && c.text.p[c.at] == '-' && c.at + 1 < c.text.n &&
	    sk_password_is_alnum(c.text.p[c.at + 1]);	/* "PW-12", "password-protected" */
	struct way w = walk(&c);
	struct sk_span token, whole, less;
	bool cut;

	if (w.blank || joined)
		return false;
	if (w.bracket > 0 && (token = in_bracket(&c, w.bracket)).n > 0)
		return take_bracket(c, &w, token, found);
	whole = bare(&c);
	token = stripped(whole);
	/* A bracket behind it explains, as an end of the line would. */
	cut = token.n < whole.n && (token.p[token.n] == '(' || token.p[token.n] == ')');
	c.at += cut ? token.n : whole.n;
	if (token.n == 0 || !enough(&w, token, rest(&c)))
		return false;
	less = before_seam(token, rest(&c));
	keep(found, less);
	keep(found, token);
	if (whole.n > token.n && whole.n <= TOKEN_MOST)
		keep(found, whole);
	if (w.lead == SK_LEAD_SEVERAL)
		take_others(c, found);
	return true;
}

/* --- a token that stands first: 「abc123」で解凍してください --- */

/* The bracket that ends at end; its content, empty if there is none. */
static struct sk_span
bracket_before(struct sk_span text, size_t end)
{
	size_t low = end > TOKEN_MOST * 2 ? end - TOKEN_MOST * 2 : 0, from;
	struct sk_span none = { 0 };

	for (size_t i = 0; i < sk_words_closing.n; i++) {
		struct sk_span close = sk_words_closing.word[i], open = sk_words_opening.word[i], in;

		if (end < close.n || !sk_span_same(between(text, end - close.n, end), close))
			continue;
		in = between(text, low, end - close.n);
		for (from = in.n; from > 0 && !sk_span_begins(sk_span_from(in, from), open); from--)
			;
		return sk_span_begins(sk_span_from(in, from), open) ?
		    sk_span_from(in, from + open.n) : none;
	}
	return none;
}

static bool
take_before(struct sk_span text, size_t at, struct sk_passwords *found)
{
	size_t end = at, from;
	struct sk_span token;
	bool bracket;

	while (end > 0 && text.p[end - 1] == ' ')
		end--;
	token = bracket_before(text, end);
	bracket = token.n > 0;
	for (from = end; from > 0 && end - from <= TOKEN_MOST && text.p[from - 1] > ' ' &&
	    text.p[from - 1] < 0x7F; from--)
		;
	if (!bracket)
		token = between(text, from, end);
	if (token.n < TOKEN_LEAST || token.n > TOKEN_MOST || !sk_password_may_be(token) ||
	    sk_span_chr(token, '\n', 0) != SK_SPAN_NONE || token.p[0] >= 0x80 ||
	    (bracket ? sk_span_chr(token, ' ', 0) != SK_SPAN_NONE : word_length(token) == token.n))
		return false;
	keep(found, token);
	return true;
}

/* --- later, or by a rule --- */

/* The sentence around the keyword [from, to): to a full stop or an empty line. */
static struct sk_span
sentence(struct sk_span text, size_t from, size_t to)
{
	static const struct sk_span stop[] = {
		SK_LIT("。"), SK_LIT("\n\n"), SK_LIT("\r\n\r\n"), SK_LIT(". "), SK_LIT("!"), SK_LIT("?"),
	};
	size_t low = from > BEFORE ? from - BEFORE : 0;
	struct sk_span before = between(text, low, from);
	struct sk_span behind = sk_span_head(sk_span_from(text, to), BEHIND);

	for (size_t i = 0; i < sizeof stop / sizeof *stop; i++) {
		size_t at, last = SK_SPAN_NONE;

		for (at = 0; (at = sk_span_find(before, stop[i], at)) != SK_SPAN_NONE; at++)
			last = at + stop[i].n;
		if (last != SK_SPAN_NONE)
			before = sk_span_from(before, last);
		if ((at = sk_span_find(behind, stop[i], 0)) != SK_SPAN_NONE)
			behind.n = at;
	}
	return between(text, from - before.n, to + behind.n);
}

/* True if the sentence behind that one says at once that something follows. */
static bool
next_is_later(struct sk_span text, size_t to)
{
	struct sk_span s = sk_span_head(sk_span_from(text, to), BEHIND);
	size_t stop = sk_span_find(s, SK_SPAN("。"), 0);

	if (stop == SK_SPAN_NONE)
		return false;
	s = sk_span_trim(sk_span_from(s, stop + 3));
	return sk_words_begin(&sk_words_later, s) > 0;
}

/* True if it is the password of something else: of an account, a network. */
static bool
is_of_other(struct sk_span text, size_t keyword)
{
	struct sk_span before = between(text, keyword > OTHER_BEFORE ? keyword - OTHER_BEFORE : 0, keyword);
	size_t stop = sk_span_rchr(before, '\n');

	if (sk_span_begins_nocase(sk_span_from(text, keyword), SK_SPAN("pass:")) &&
	    sk_span_find_nocase(between(text, keyword > FAIL_NEAR ? keyword - FAIL_NEAR : 0,
	    keyword + FAIL_NEAR), SK_SPAN("fail"), 0) != SK_SPAN_NONE)
		return true;
	return sk_words_in(&sk_words_other, stop == SK_SPAN_NONE ? before : sk_span_from(before, stop));
}

static unsigned
stated_rules(struct sk_span s)
{
	unsigned rules = 0;

	for (unsigned i = 0; i < 3; i++)
		if (sk_words_in(&sk_words_made[i], s))
			rules |= 1U << i;
	return rules;
}

/* 「abc123」がファイルを開くためのパスワードです: a quoted token in what stands before the
 * keyword in its sentence, which then ends. */
static bool
take_named(struct sk_span before, struct sk_span behind_it, struct sk_passwords *found)
{
	static const struct sk_span behind[] = { SK_LIT("」が"), SK_LIT("』が"), SK_LIT("」を"), SK_LIT("』を") };

	bool ends = sk_words_begin(&sk_words_end, behind_it) > 0;

	for (size_t i = 0; ends && i < sizeof behind / sizeof *behind; i++) {
		size_t at = sk_span_find(before, behind[i], 0);

		if (at != SK_SPAN_NONE)
			return take_before(before, at + 3, found);
	}
	return false;
}

/* The same where it is called a key: that it follows is all that is read of it. */
static void
read_key(struct sk_span text, size_t from, size_t to, struct sk_passwords *found)
{
	size_t low = from > BEFORE ? from - BEFORE : 0;

	if (sk_words_in(&sk_words_later, sentence(text, from, to)) &&
	    sk_words_in(&sk_words_locked, between(text, low, to + BEHIND)))
		found->hints |= SK_HINT_LATER;
}

static void
read_keyword(struct sk_span text, size_t from, size_t to, struct sk_passwords *found)
{
	struct sk_span around = sentence(text, from, to);
	bool known = sk_words_in(&sk_words_known, around), other = is_of_other(text, from);
	unsigned rules;

	if (!other && (take_token((struct cursor){ text, to }, found) ||
	    take_named(between(text, (size_t)(around.p - text.p), from), sk_span_from(text, to),
	    found))) {
		found->hints |= SK_HINT_HERE;
		return;
	}
	if (sk_words_in(known ? &sk_words_will : &sk_words_later, around) ||
	    (!known && next_is_later(text, to)))
		found->hints |= SK_HINT_LATER;
	rules = stated_rules(around);
	if (known || rules != 0 || sk_words_in(&sk_words_rule, around))
		found->hints |= SK_HINT_RULE;
	found->rules |= rules | stated_rules(between(text, from, to + BEHIND));
}

void
sk_text_passwords(struct sk_span plain, struct sk_passwords *found)
{
	unsigned seen = 0;
	size_t n, keyword;

	for (size_t i = 0; seen < KEYWORDS_READ && (i = sk_password_next(plain, i)) != SK_SPAN_NONE;
	    i += n) {
		struct sk_span s = sk_span_from(plain, i);

		n = plain.p[i] < 0x80 ? 1 : 3;
		if ((keyword = sk_password_keyword(plain, i)) > 0) {
			n = keyword;
			seen++;
			read_keyword(plain, i, i + n, found);
		} else if (sk_words_begin(&sk_words_after, s) > 0) {
			seen++;
			if (take_before(plain, i, found))
				found->hints |= SK_HINT_HERE;
		} else if ((keyword = sk_words_begin(&sk_words_key, s)) > 0) {
			seen++;
			read_key(plain, i, i + keyword, found);
		}
	}
}
