#include <string.h>
#include "page.h"

enum {
	DEPTH = 64,		/* brackets inside each other that are told apart */
	BEFORE = 64,		/* bytes before a function that say when it runs */
	NAMED = 8,		/* functions that lead somewhere when they are called */
	TRIES = 16,		/* variables that are looked for */
	USES = 32,		/* places of one that are looked at */
	PATTERN = 512,
	URL_BYTES = 2048
};

enum kind { CALL, CONTROL, FUNCTION };

/* A function: whether it runs at once, and what it is called. */
struct maker {
	bool		 at_once;
	struct sk_span	 name;
};

struct paren {
	enum kind	 kind;
	struct maker	 maker;
	size_t		 from;
};

struct brace {
	bool		 quiet;		/* waits to be called */
	struct sk_span	 name;		/* by that */
};

struct walk {
	struct sk_span	 s;
	struct sk_arena	*arena;
	struct sk_page_goes *goes;
	unsigned	 parens, braces, tries;
	struct paren	 paren[DEPTH], closed;
	struct brace	 brace[DEPTH];
	bool		 function;	/* the word stands there, its brackets follow */
	struct maker	 maker;		/* of it, or of the arrow */
	bool		 arrow, waits;	/* "=>" was the last; its expression waits */
	uint8_t		 last;		/* sign that is no blank; 'a' for a word */
	struct sk_span	 word;		/* the last one */
	struct { struct sk_span name, url; bool submits; } named[NAMED];
	size_t		 nameds;
	bool		 calling;	/* second way: looks for calls of these */
};

static uint8_t
at(const struct walk *w, size_t i)
{
	return i < w->s.n ? w->s.p[i] : 0;
}

static bool
is_word(uint8_t c)
{
	uint8_t l = c | 0x20;

	return (l >= 'a' && l <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '$' || c >= 0x80;
}

static bool
is_one_of(struct sk_span word, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (sk_span_is(word, words[i]))
			return true;
	return false;
}
#define ONE_OF(word, list) is_one_of(word, list, sizeof(list) / sizeof(list)[0])

static size_t
gap(const struct walk *w, size_t i)
{
	while (i < w->s.n && at(w, i) <= ' ')
		i++;
	return i;
}

static size_t
word_end(const struct walk *w, size_t i)
{
	while (i < w->s.n && is_word(at(w, i)))
		i++;
	return i;
}

static struct sk_span
between(const struct walk *w, size_t from, size_t end)
{
	return sk_span_head(sk_span_from(w->s, from), end - from);
}

/* --- functions: when they run --- */

/* The word that ends s. */
static struct sk_span
last_word(struct sk_span s)
{
	size_t from;

	s = sk_span_trim(s);
	for (from = s.n; from > 0 && is_word(s.p[from - 1]); from--)
		;
	return sk_span_from(s, from);
}

/* What is made of the function, or named as one, behind the text before i. */
static struct maker
maker_before(const struct walk *w, size_t i)
{
	static const char *const timers[] = { "setTimeout", "setInterval", "ready", "$", "jQuery",
		"requestAnimationFrame", "queueMicrotask", "then" };
	static const char *const loads[] = { "onload", "onpageshow", "onreadystatechange" };
	struct sk_span t = sk_span_trim(between(w, i > BEFORE ? i - BEFORE : 0, i)), word;
	struct maker m = { .at_once = false };
	uint8_t c;

	if (sk_span_is(last_word(t), "async"))
		t = sk_span_trim(sk_span_head(t, t.n - 5));
	c = t.n == 0 ? 0 : t.p[t.n - 1];
	t = sk_span_head(t, t.n == 0 ? 0 : t.n - 1);
	word = last_word(t);
	if (c == '(')
		m.at_once = word.n == 0 || ONE_OF(word, timers);
	else if (c == '=') {
		m.at_once = ONE_OF(word, loads);
		m.name = word;
	} else if (c == ',')
		m.at_once = sk_span_find_nocase(t, SK_SPAN("load"), 0) != SK_SPAN_NONE;
	else	/* !function(){...}(); "<!--" of old pages is none */
		m.at_once = (c == '!' || c == '+' || c == '-' || c == '~') &&
		    (t.n == 0 || t.p[t.n - 1] != c);
	return m;
}

static struct brace
around(const struct walk *w)
{
	unsigned d = w->braces < DEPTH ? w->braces : DEPTH;

	return d == 0 ? (struct brace){ .quiet = false } : w->brace[d - 1];
}

static void
open_brace(struct walk *w)
{
	struct brace b = around(w);
	bool made = w->arrow || (w->last == ')' && w->closed.kind != CONTROL);
	struct maker m = w->arrow ? w->maker : w->closed.maker;

	if (made) {
		b.quiet = b.quiet || !m.at_once;
		b.name = m.name.n > 0 ? m.name : b.name;
	}
	w->waits = false;
	if (w->braces < DEPTH)
		w->brace[w->braces] = b;
	w->braces++;
}

static void
open_paren(struct walk *w, size_t i)
{
	static const char *const controls[] = { "if", "for", "while", "switch", "catch", "with" };
	struct paren p = { .kind = CALL, .from = i };

	if (w->function) {
		p.kind = FUNCTION;
		p.maker = w->maker;
	} else if (w->last == 'a' && ONE_OF(w->word, controls)) {
		p.kind = CONTROL;
	}
	w->function = false;
	if (w->parens < DEPTH)
		w->paren[w->parens] = p;
	w->parens++;
}

static void
close_paren(struct walk *w, size_t i)
{
	w->waits = false;
	w->closed = (struct paren){ .kind = CONTROL, .from = i };
	if (w->parens == 0)
		return;
	w->parens--;
	if (w->parens < DEPTH)
		w->closed = w->paren[w->parens];
}

static void
see_arrow(struct walk *w, size_t i)
{
	size_t from = w->last == ')' ? w->closed.from : i;

	while (w->last == 'a' && from > 0 && (is_word(at(w, from - 1)) || at(w, from - 1) <= ' '))
		from--;
	w->maker = maker_before(w, from);
	w->arrow = true;
	w->waits = !w->maker.at_once;
}

/* --- strings, comments, patterns --- */

/* Behind the string whose quote stands at i; the end of the line ends one too. */
static size_t
string_end(const struct walk *w, size_t i)
{
	uint8_t quote = at(w, i);

	for (i++; i < w->s.n && at(w, i) != quote && (at(w, i) != '\n' || quote == '`'); i++)
		if (at(w, i) == '\\')
			i++;
	return i < w->s.n ? i + 1 : w->s.n;
}

static size_t
slash_end(const struct walk *w, size_t i)
{
	size_t end;
	bool class = false;

	if (at(w, i + 1) == '/' || at(w, i + 1) == '*') {
		bool line = at(w, i + 1) == '/';

		end = sk_span_find(w->s, line ? SK_SPAN("\n") : SK_SPAN("*/"), i + 2);
		return end == SK_SPAN_NONE ? w->s.n : end + (line ? 1 : 2);
	}
	if (w->last != 0 && memchr("(,=:[!&|?{};", w->last, 12) == NULL)
		return i + 1;
	for (end = i + 1; end < i + PATTERN && end < w->s.n && at(w, end) != '\n'; end++) {
		if (at(w, end) == '\\')
			end++;
		else if (at(w, end) == '/' && !class)
			return end + 1;
		else
			class = at(w, end) == '[' || (class && at(w, end) != ']');
	}
	return i + 1;
}

/* --- where it leads --- */

/* "\/" is "/". */
static struct sk_span
unslashed(struct walk *w, struct sk_span s)
{
	struct sk_buf b = sk_buf_new(w->arena, URL_BYTES);

	s = sk_span_head(s, URL_BYTES);
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] != '\\')
			sk_buf_byte(&b, s.p[i]);
	return sk_span_trim(sk_buf_view(&b));
}

/* What the string at i begins with, up to what is put into it. */
static struct sk_span
string_at(const struct walk *w, size_t i)
{
	struct sk_span s;
	size_t hole;

	if (at(w, i) != '"' && at(w, i) != '\'' && at(w, i) != '`')
		return (struct sk_span){ 0 };
	s = between(w, i + 1, string_end(w, i) - 1);
	hole = at(w, i) == '`' ? sk_span_find(s, SK_SPAN("${"), 0) : SK_SPAN_NONE;
	return sk_span_head(s, hole);
}

/* The string that the variable is given somewhere. */
static struct sk_span
value_of(struct walk *w, struct sk_span name)
{
	size_t from = 0, uses = 0;
	struct sk_span s = { 0 };

	if (name.n == 0 || w->tries++ >= TRIES)
		return s;
	while (s.n == 0 && uses++ < USES &&
	    (from = sk_span_find(w->s, name, from)) != SK_SPAN_NONE) {
		size_t i = gap(w, from + name.n);

		if ((from == 0 || !is_word(at(w, from - 1))) && at(w, i) == '=')
			s = string_at(w, gap(w, i + 1));
		from += name.n;
	}
	return s;
}

static bool
is_away(struct sk_span url)
{
	return sk_span_begins_nocase(url, SK_SPAN("http://")) || sk_span_begins(url, SK_SPAN("//")) ||
	    sk_span_begins_nocase(url, SK_SPAN("https://")) ||
	    sk_span_begins_nocase(url, SK_SPAN("data:application/"));
}

static void
add(struct walk *w, struct sk_span url, bool submits)
{
	struct sk_page_goes *g = w->goes;

	g->submits = g->submits || submits;
	if (sk_span_begins_nocase(url, SK_SPAN("data:")))
		g->drops = true;
	else if (url.n > 0 && g->n < SK_PAGE_GOES)
		g->url[g->n++] = url;
}

/* Leads to url, or sends a form, once the text is run that stands here. */
static void
leads(struct walk *w, struct sk_span url, bool submits)
{
	struct brace b = around(w);
	struct sk_span name = w->waits ? w->maker.name : b.name;

	if (w->calling)
		return;
	if (!b.quiet && !w->waits) {
		add(w, url, submits);
	} else if (name.n > 1 && w->nameds < NAMED) {
		w->named[w->nameds].name = name;
		w->named[w->nameds].url = url;
		w->named[w->nameds++].submits = submits;
	}
}

/* The expression at i: a string, or a variable that holds one. */
static void
leads_to(struct walk *w, size_t i)
{
	struct sk_span url;

	while (at(w, i = gap(w, i)) == '(')
		i++;
	url = string_at(w, i);
	if (url.n == 0 && is_word(at(w, i)))
		url = value_of(w, between(w, i, word_end(w, i)));
	url = unslashed(w, url);
	if (is_away(url))
		leads(w, url, false);
}

/* location = x, location.href = x, location.replace(x) behind the word. */
static void
see_location(struct walk *w, size_t i)
{
	static const char *const owners[] = { "window", "document", "self", "top", "parent", "this",
		"globalThis" };
	static const char *const declares[] = { "var", "let", "const", "function" };
	bool called = false;
	struct sk_span part;

	if ((w->last == '.' && !ONE_OF(w->word, owners)) ||
	    (w->last == 'a' && ONE_OF(w->word, declares)))
		return;
	i = gap(w, i);
	if (at(w, i) == '.' || at(w, i) == '[') {
		size_t from = gap(w, i + 1 + (at(w, i) == '[')), end = word_end(w, from);

		part = between(w, from, end);
		called = sk_span_is(part, "replace") || sk_span_is(part, "assign");
		if (!called && !sk_span_is(part, "href"))
			return;
		i = at(w, i) == '[' ? end + 2 : end;
		i = gap(w, i);
	}
	if (called ? at(w, i) == '(' : at(w, i) == '=' && at(w, i + 1) != '=')
		leads_to(w, i + 1);
}

/* A function that leads somewhere is called, or given to a timer. */
static void
see_name(struct walk *w, struct sk_span word, size_t i)
{
	bool call = at(w, gap(w, i)) == '(' && !(w->last == 'a' && sk_span_is(w->word, "function"));

	if (around(w).quiet || w->waits)
		return;
	for (size_t k = 0; k < w->nameds; k++)
		if (sk_span_same(word, w->named[k].name) &&
		    (call || maker_before(w, i - word.n).at_once))
			add(w, w->named[k].url, w->named[k].submits);
}

static void
see_word(struct walk *w, size_t i, size_t end)
{
	struct sk_span word = between(w, i, end);

	if (sk_span_is(word, "function")) {
		size_t from = gap(w, end);

		w->maker = maker_before(w, i);
		if (word_end(w, from) > from)
			w->maker.name = between(w, from, word_end(w, from));
		w->function = true;
	} else if (w->calling) {
		see_name(w, word, end);
	} else if (sk_span_is(word, "location")) {
		see_location(w, end);
	} else if (sk_span_is(word, "submit") && w->last == '.' && at(w, gap(w, end)) == '(') {
		leads(w, (struct sk_span){ 0 }, true);
	}
	w->word = word;
}

static void
see_sign(struct walk *w, size_t i)
{
	switch (at(w, i)) {
	case '(': open_paren(w, i); break;
	case ')': close_paren(w, i); break;
	case '{': open_brace(w); break;
	case '}':
		w->waits = false;
		w->braces -= w->braces > 0;
		break;
	case ';': case ',': w->waits = false; break;
	default: break;
	}
	w->arrow = false;
	if (at(w, i) == '>' && i > 0 && at(w, i - 1) == '=')
		see_arrow(w, i - 1);
}

static void
walk(struct walk *w)
{
	w->parens = w->braces = 0;
	w->function = w->arrow = w->waits = false;
	w->last = 0;
	for (size_t i = 0, end; i < w->s.n; i = end) {
		uint8_t c = at(w, i);

		end = i + 1;
		if (c <= ' ')
			continue;
		if (is_word(c)) {
			end = word_end(w, i);
			see_word(w, i, end);
			w->arrow = false;
			w->last = 'a';
			continue;
		}
		if (c == '/' && (end = slash_end(w, i)) > i + 1)
			continue;
		if (c == '"' || c == '\'' || c == '`') {
			end = string_end(w, i);
			if (w->last == '[' && sk_span_is(string_at(w, i), "location") && at(w, end) == ']') {
				w->last = '.';
				see_location(w, ++end);
			}
		} else if (c == '=' && at(w, i + 1) == '>') {
			continue;	/* the arrow looks at what stands before it */
		} else {
			see_sign(w, i);
		}
		w->last = c;
	}
}

void
sk_page_goes(struct sk_span js, struct sk_arena *arena, struct sk_page_goes *goes)
{
	struct walk *w;

	js = sk_span_head(js, SK_PAGE_BYTES);
	if (sk_span_find(js, SK_SPAN("location"), 0) == SK_SPAN_NONE &&
	    sk_span_find(js, SK_SPAN("submit"), 0) == SK_SPAN_NONE)
		return;
	if ((w = sk_arena_alloc(arena, sizeof *w)) == NULL)
		return;
	w->s = js;
	w->arena = arena;
	w->goes = goes;
	walk(w);
	w->calling = true;
	if (w->nameds > 0)
		walk(w);
}
