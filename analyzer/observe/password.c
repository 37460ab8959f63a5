/*
 * Passwords in text: a word that means password, then only words that lead to
 * it, then a token.  What leads may be Japanese or English, brackets, line
 * ends.  How sure we must be of the token depends on what led to it.
 */
#include "base/charset.h"
#include "domain.h"
#include "password.h"
#include "record/type.h"
#include "text.h"

enum {
	KEYWORDS_READ = 500,	/* occurrences in one text */
	LEAD_STEPS = 60,	/* words between keyword and token */
	LINES = 4,		/* line ends between them */
	TOKEN_LEAST = SK_PASSWORD_LEAST, TOKEN_MOST = SK_PASSWORD_MOST,
	BEFORE = 160, BEHIND = 240,	/* bytes of the sentence around a keyword */
	OTHER_BEFORE = 24	/* ... in which it says what the password is of */
};

struct cursor {
	struct sk_span	 text;
	size_t		 at;
};

static bool
is_alnum(uint8_t c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

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
	return n < s.n && (is_alnum(s.p[n]) || s.p[n] == '_' || s.p[n] == '@') ? 0 : n;
}

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

bool
sk_password_may_be(struct sk_span token)
{
	size_t dot = sk_span_rchr(token, '.'), alnum = 0;
	struct sk_span domain = sk_domain_of_address(token);

	for (size_t i = 0; i < token.n; i++)
		alnum += is_alnum(token.p[i]) || token.p[i] >= 0x80;
	if (alnum == 0 || sk_span_find(token, SK_SPAN("://"), 0) != SK_SPAN_NONE ||
	    sk_span_begins_nocase(token, SK_SPAN("www.")) || sk_domain_listed(domain))
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
	if ((n = word_length(s)) == 0 || w->lead == SK_LEAD_COLON)
		return 0;
	return step_in(w->lead < SK_LEAD_IS ? sk_lead_english : sk_lead_below, s, n, w);
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

	if (c == ':' || (c == '=' && !(s.n > 1 && s.p[1] == '='))) {
		w->lead = SK_LEAD_COLON;
		return 1;
	}
	if (sk_span_begins(s, SK_SPAN("->")) || sk_span_begins(s, SK_SPAN("- "))) {
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
	size_t n;

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

static bool
enough(const struct way *w, struct sk_span token, struct sk_span behind)
{
	bool prose = sk_password_is_prose(token), alone = stands_alone(behind);
	bool word_follows = behind.n > 1 && behind.p[0] == ' ' && is_alnum(behind.p[1]);

	if (token.n < TOKEN_LEAST || token.n > TOKEN_MOST || is_measure(w, token, behind) ||
	    !sk_password_may_be(token))
		return false;
	if (w->lines > 0)
		return alone;
	if (w->lead == SK_LEAD_COLON)
		return !(prose && word_follows);
	if (w->lead == SK_LEAD_IS)
		return !prose || alone;
	return word_length(token) < token.n && !word_follows;
}

/* A bracket ends the search, whatever it holds. */
static bool
take_bracket(struct cursor c, const struct way *w, struct sk_span token, struct sk_passwords *found)
{
	struct sk_span close = sk_words_closing.word[w->bracket - 1];
	bool wide = token.p[0] >= 0x80;

	c.at = sk_span_find(c.text, close, (size_t)(token.p + token.n - c.text.p)) + close.n;
	if ((token.n < TOKEN_LEAST && !wide) || !sk_password_may_be(token) ||
	    (wide && !stands_alone(rest(&c))))
		return false;
	keep(found, token);
	return true;
}

/* Reads the token behind a keyword; true if it is there. */
static bool
take_token(struct cursor c, struct sk_passwords *found)
{
	struct way w = walk(&c);
	struct sk_span token, whole;
	bool cut;

	if (w.bracket > 0 && (token = in_bracket(&c, w.bracket)).n > 0)
		return take_bracket(c, &w, token, found);
	whole = bare(&c);
	token = stripped(whole);
	/* A bracket behind it explains, as an end of the line would. */
	cut = token.n < whole.n && (token.p[token.n] == '(' || token.p[token.n] == ')');
	c.at += cut ? token.n : whole.n;
	if (token.n == 0 || !enough(&w, token, rest(&c)))
		return false;
	keep(found, token);
	if (whole.n > token.n && whole.n <= TOKEN_MOST)
		keep(found, whole);
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
	if ((i > 0 && (is_alnum(text.p[i - 1]) || text.p[i - 1] == '_' || text.p[i - 1] == '/')) ||
	    (i + n < text.n && (is_alnum(text.p[i + n]) || text.p[i + n] == '_')))
		return 0;
	return n;
}

/*
 * Where a keyword or word of sk_words_after may begin, by its first two characters: most
 * places fall through with one look at a table.  The words begin with ASCII, or
 * with two characters of three bytes each.
 */
static struct {
	bool	ready;
	bool	ascii[256], wide[256];	/* by the first character ... */
	bool	ascii2[256], wide2[256]; /* ... and by the second */
} starts;

static uint8_t
fold3(const uint8_t *p)
{
	return (uint8_t)(p[1] << 3 ^ p[2]);
}

static void
add_starts(const struct sk_words *words)
{
	for (size_t i = 0; i < words->n; i++) {
		const uint8_t *p = words->word[i].p;

		if (p[0] < 0x80) {
			starts.ascii[p[0]] = starts.ascii[p[0] & 0xDF] = true;
			starts.ascii2[p[1]] = starts.ascii2[p[1] & 0xDF] = true;
		} else {
			starts.wide[fold3(p)] = true;
			starts.wide2[fold3(p + 3)] = true;
		}
	}
}

static bool
may_begin(struct sk_span text, size_t i)
{
	const uint8_t *p = text.p + i;

	if (p[0] < 0x80)
		return starts.ascii[p[0]] && text.n - i > 1 && starts.ascii2[p[1]] &&
		    (i == 0 || !is_alnum(p[-1]));
	return p[0] >= 0xE3 && text.n - i >= 6 && starts.wide[fold3(p)] && starts.wide2[fold3(p + 3)];
}

static void
make_starts(void)
{
	if (starts.ready)
		return;
	add_starts(&sk_words_keyword);
	add_starts(&sk_words_after);
	starts.ready = true;
}

size_t
sk_password_find(struct sk_span text, size_t from, size_t *length_r)
{
	make_starts();
	for (; from < text.n; from += text.p[from] >= 0xE0 && text.p[from] < 0xF0 ? 3 : 1)
		if (may_begin(text, from) && (*length_r = sk_password_keyword(text, from)) > 0)
			return from;
	return SK_SPAN_NONE;
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

static void
read_keyword(struct sk_span text, size_t from, size_t to, struct sk_passwords *found)
{
	struct sk_span around = sentence(text, from, to);
	bool known = sk_words_in(&sk_words_known, around), other = is_of_other(text, from);
	unsigned rules;

	if (!other && take_token((struct cursor){ text, to }, found)) {
		found->hints |= SK_HINT_HERE;
		return;
	}
	if (!known && (sk_words_in(&sk_words_later, around) || next_is_later(text, to)))
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

	make_starts();
	for (size_t i = 0; i < plain.n && seen < KEYWORDS_READ; i += n) {
		n = plain.p[i] >= 0xE0 && plain.p[i] < 0xF0 ? 3 : 1;
		if (!may_begin(plain, i))
			continue;
		if ((keyword = sk_password_keyword(plain, i)) > 0) {
			n = keyword;
			seen++;
			read_keyword(plain, i, i + n, found);
		} else if (sk_words_begin(&sk_words_after, sk_span_from(plain, i)) > 0) {
			seen++;
			if (take_before(plain, i, found))
				found->hints |= SK_HINT_HERE;
		}
	}
}
