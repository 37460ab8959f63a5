#include <string.h>
#include "typer.h"
#include "typer_script.h"

/*
 * Script or text?  Every line is a voter: for a language whose syntax it has,
 * for prose, or, as data and comments do, for nobody.  A script is what has
 * syntax of one language in enough lines and hardly any prose, so an advisory
 * that quotes code stays text whatever it quotes.
 */
enum {
	WORD = 24,		/* bytes, the longest word of the table and its zero */
	LINE_SCORE = 6,		/* what one line counts at most */
	ENOUGH = 4,		/* score of the shortest script */
	NEAR = 256,		/* bytes of a line in which a sign is looked for */
	LONG = 80,		/* bytes after which a line counts more */
	LINES_MAX = 8192,	/* lines of 64 KiB that are looked at */
	FIRST = 2048,		/* bytes after which plain prose is known as such, */
	FIRST_VOTES = 12,	/* if that many voted */
	PROSE = 5		/* one line of so many is prose: it speaks to people */
};

struct votes {
	long	score[LANGUAGES], lines[LANGUAGES];	/* sum, and weight of the voters */
	long	prose, all;
	enum { NO_BLOCK, JS_BLOCK, PS1_BLOCK } comment;
	bool	named;		/* its name is that of a script */
	bool	fence;		/* between two lines of ``` */
};

/* Verbs of cmdlets (Microsoft, "Approved Verbs for PowerShell Commands"). */
static bool
is_verb(const char *word)
{
	static const char *const verb[] = { "add", "clear", "compress", "convert",
		"convertfrom", "convertto", "copy", "disable", "enable", "enter", "expand",
		"export", "find", "foreach", "format", "get", "grant", "import", "install",
		"invoke", "join", "measure", "move", "new", "out", "push", "read", "register",
		"remove", "rename", "resolve", "restart", "save", "select", "send", "set",
		"sort", "split", "start", "stop", "test", "update", "wait", "where", "write",
		NULL };
	size_t i = 0;

	while (verb[i] != NULL && strcmp(verb[i], word) != 0)
		i++;
	return verb[i] != NULL;
}

static bool
is_letter(uint8_t c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

static bool
is_digit(uint8_t c)
{
	return c >= '0' && c <= '9';
}

static uint8_t
at(struct sk_span s, size_t i)
{
	return i < s.n ? s.p[i] : 0;
}

/* Steps over a string that ends in this line; an apostrophe of prose or of a
 * comment does not. */
static bool
skip_string(struct line *l)
{
	uint8_t quote = l->s.p[l->i];
	unsigned which = quote == '"' ? 1 : 2;
	size_t end = l->i + 1;

	if ((l->open & which) != 0)
		return false;		/* looked for its end before */
	if (quote == '\'' && l->i > 0 && (is_letter(l->s.p[l->i - 1]) ||
	    l->s.p[l->i - 1] >= 0x80))
		return false;
	for (; end < l->s.n && l->s.p[end] != quote; end++)
		if (l->s.p[end] == '\\' && at(l->s, end + 1) != quote)
			end++;
		else if (l->s.p[end] == '\\' && at(l->s, end + 2) != 0 &&
		    memchr(l->s.p + end + 2, quote, l->s.n - end - 2) != NULL)
			end++;
	if (end >= l->s.n) {
		l->open |= which;
		return false;
	}
	if (l->before == '[' && at(l->s, end + 1) == ']' &&
	    (at(l->s, end + 2) == '(' || at(l->s, end + 2) == '['))
		l->score[JS] += 2;		/* this["eval"](...) */
	l->i = end + 1;
	l->before = quote;
	l->after_word = l->statement = false;
	return true;
}

/* Nouns that are taken in lower case as well. */
static bool
is_noun(struct sk_span noun)
{
	static const char *const known[] = { "bitstransfer", "childitem", "content", "date",
		"executionpolicy", "expression", "file", "host", "item", "itemproperty", "job",
		"location", "module", "mppreference", "null", "object", "output", "path",
		"process", "random", "restmethod", "service", "sleep", "string", "type",
		"variable", "webrequest", "wmiobject", NULL };
	size_t i = 0;

	while (known[i] != NULL && !sk_span_is_nocase(noun, known[i]))
		i++;
	return known[i] != NULL;
}

/* "Get-ADUser", "start-process": the noun has a capital, or is well known. */
static bool
cmdlet(struct line *l, const char *word)
{
	size_t from = l->i + 1, end = from;
	struct sk_span noun;
	bool known;

	if (at(l->s, l->i) != '-' || !is_letter(at(l->s, end)) || !is_verb(word))
		return false;
	while (is_letter(at(l->s, end)))
		end++;
	(void)sk_span_cut(l->s, from, end - from, &noun);
	known = is_noun(noun);
	if (at(l->s, end) == '-' || at(l->s, end) == ':' || noun.n < 3 || (!known &&
	    (noun.p[0] > 'Z' || (l->s.p[from - 2] >= 'A' && l->s.p[from - 2] <= 'Z'))))
		return false;
	l->score[PS1] += known ? 4 : 3;
	l->i = end;
	return true;
}

/* "$x = ", "$x.y", "$x | ..." begin a statement. */
static void
variable(struct line *l, const char *word)
{
	size_t behind;
	uint8_t c = sk_typer_next(l->s, l->i, &behind);

	if (word[0] != '$' || word[1] == '\0' || !l->statement)
		return;
	if (c == '=' && at(l->s, behind + 1) != '=') {
		l->score[PS1] += 3;
		l->score[JS] += at(l->s, l->s.n - 1) == ';';
	} else if (c == '|' || (c == '+' && at(l->s, behind + 1) == '=')) {
		l->score[PS1] += 2;
	}
}

/* "x = x & "abc"" and "x += "abc";": how scripts put their pieces together. */
static bool
assignment(struct line *l)
{
	size_t i, j;
	uint8_t c = sk_typer_next(l->s, l->i, &i), last = at(l->s, l->s.n - 1);
	struct sk_span rest;

	if (!l->statement || (c != '=' && c != '+'))
		return false;
	if (c == '+' && at(l->s, i + 1) == '=' && last == ';') {
		l->score[JS] += 1;
		return true;
	}
	if (c != '=' || at(l->s, i + 1) == '=')
		return false;
	c = sk_typer_next(l->s, i + 1, &j);
	if ((c == '"' || c == '\'' || c == '[') && last == ';')
		l->score[JS] += 1;
	rest = sk_span_head(sk_span_from(l->s, j), NEAR);
	if (sk_span_chr(rest, '&', 1) != SK_SPAN_NONE && last != ';' &&
	    sk_span_chr(rest, '"', 0) != SK_SPAN_NONE)
		l->score[VBS] += 2;
	return true;
}

static bool
is_word(uint8_t c)
{
	return is_letter(c) || c == '_' || c == '$';
}

static void
read_word(struct line *l)
{
	char word[WORD] = "";
	size_t from = l->i, n = 0;
	bool known;

	do {
		uint8_t c = l->s.p[l->i++];

		if (n < sizeof word - 1)
			word[n] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
		n++;
	} while (l->i < l->s.n && (is_word(l->s.p[l->i]) || is_digit(l->s.p[l->i])));
	n = n < sizeof word ? n : 0;	/* too long: no word of ours */
	word[n] = '\0';
	known = cmdlet(l, word);
	if (!known) {
		variable(l, word);
		known = sk_typer_word(l, word, n) || assignment(l);
	}
	if (l->after_word && !known && is_letter(word[0] == 0 ? 0 : (uint8_t)word[0]))
		l->pairs++;
	l->before = at(l->s, l->i > from ? l->i - 1 : from);
	l->after_word = !known;
	l->statement = (word[0] == 'e' && strcmp(word, "else") == 0) ||
	    (word[0] == 'd' && strcmp(word, "do") == 0);
	l->words = true;
}

/* %TEMP%, %~dp0, %%i; but %E3%81 is part of a link. */
static void
percent(struct line *l)
{
	size_t i = l->i + 1, hex = 0;

	if (at(l->s, i) == '~') {
		l->score[BAT] += 4;
	} else if (at(l->s, i) == '%' && is_letter(at(l->s, i + 1))) {
		l->score[BAT] += 2;
		i++;
	} else {
		for (; is_word(at(l->s, i)) || is_digit(at(l->s, i)); i++)
			hex += (at(l->s, i) | 0x20) <= 'f' || is_digit(at(l->s, i));
		if (at(l->s, i) == '%' && i > l->i + 3 && (hex < 3 || i - l->i - 1 > hex))
			l->score[BAT] += 2;
		else
			i = l->i;
	}
	l->i = i + 1;
	l->words = true;
}

static const struct {
	struct sk_span	 lit;		/* in lower case */
	int		 language, score;
} sign[] = {
	{ SK_LIT("==="), JS, 2 }, { SK_LIT("!=="), JS, 2 }, { SK_LIT("=>"), JS, 1 },
	{ SK_LIT("});"), JS, 1 }, { SK_LIT("})("), JS, 2 }, { SK_LIT("]::"), PS1, 4 },
	{ SK_LIT("[char]"), PS1, 3 }, { SK_LIT("[byte["), PS1, 3 }, { SK_LIT("[string]"), PS1, 2 },
	{ SK_LIT("[void]"), PS1, 3 }, { SK_LIT("[int]"), PS1, 2 }, { SK_LIT("[system."), PS1, 2 },
	{ SK_LIT("$("), PS1, 1 }, { SK_LIT("${"), PS1, 1 }, { SK_LIT("@("), PS1, 1 },
	{ SK_LIT("$(\""), JS, 2 }, { SK_LIT("$('"), JS, 2 }, { SK_LIT("$(document"), JS, 3 },
	{ SK_LIT("$.ajax"), JS, 3 }, { SK_LIT(">nul"), BAT, 4 }, { SK_LIT("> nul"), BAT, 4 },
	{ SK_LIT("2>&1"), BAT, 1 }, { SK_LIT("\" & \""), VBS, 2 }, { SK_LIT("\"&\""), VBS, 2 },
	{ SK_LIT("::"), OTHER, 2 }, { SK_LIT("->"), OTHER, 1 }, { SK_LIT("$$"), OTHER, 1 }
};

static void
signs(struct line *l)
{
	struct sk_span rest = sk_span_from(l->s, l->i);
	uint8_t c = rest.p[0];

	for (size_t i = 0; i < sizeof sign / sizeof *sign; i++)
		if (sign[i].lit.p[0] == c && sk_span_begins_nocase(rest, sign[i].lit) &&
		    !(l->before == ']' && sign[i].language == OTHER) &&
		    !(c == ']' && !is_letter(at(rest, sign[i].lit.n))))
			l->score[sign[i].language] += sign[i].score;
}

/* One step of the reader over what is no word; false at a comment. */
static bool
read_sign(struct line *l)
{
	uint8_t c = l->s.p[l->i], next = at(l->s, l->i + 1);
	size_t i;

	if ((c == '"' || c == '\'') && skip_string(l))
		return true;
	if ((c == '\'' && (l->before == 0 || (l->i > 0 && l->s.p[l->i - 1] == ' '))) ||
	    (c == '/' && next == '/' && l->before != ':'))
		return false;
	signs(l);
	if (c == '%') {
		percent(l);
	} else {
		l->i++;
	}
	if ((c == '^' || c == '`') && l->i > 1 && is_letter(l->s.p[l->i - 2]) && is_letter(next))
		l->cuts++;
	if (c == '-' && l->i > 1 && l->s.p[l->i - 2] == ' ' && is_letter(next)) {
		char word[WORD] = "-";		/* -eq, -join */
		size_t n = 1;

		for (i = l->i; is_letter(at(l->s, i)); i++)
			if (n < sizeof word - 1)
				word[n++] = (char)(l->s.p[i] | 0x20);
		word[n] = '\0';
		l->i = i;
		(void)sk_typer_word(l, word, n);
	}
	l->statement = c == ';' || c == '{' || c == '}' || c == ':' || c == '(' || c == '&' ||
	    c == '|' || (c == '@' && l->before == 0);
	l->after_word = false;
	l->before = c;
	return true;
}

static void
read_line(struct line *l)
{
	while (l->i < l->s.n) {
		uint8_t c = l->s.p[l->i];

		if (c == ' ' || c == '\t') {
			l->i++;
			continue;
		}
		l->plain++;
		if (c >= 0x80) {
			l->high++;
			l->i++;
			l->after_word = l->statement = false;
			l->words = true;
		} else if (is_word(c)) {
			size_t from = l->i;

			read_word(l);
			l->plain += l->i - from - 1;
		} else if (!read_sign(l)) {
			return;
		}
	}
}

/* Lines of a kind that is known by how they begin. */
static void
by_line_begin(struct line *l)
{
	static const struct { struct sk_span lit; int language, score; } begin[] = {
		{ SK_LIT("@echo off"), BAT, 6 }, { SK_LIT("@rem"), BAT, 6 },
		{ SK_LIT("#include"), OTHER, 6 }, { SK_LIT("#define"), OTHER, 5 },
		{ SK_LIT("#if"), OTHER, 4 }, { SK_LIT("#!"), OTHER, 6 },
		{ SK_LIT("@media"), OTHER, 6 },
		{ SK_LIT("@charset"), OTHER, 6 }, { SK_LIT("@import"), OTHER, 6 },
		{ SK_LIT("@font-face"), OTHER, 6 }, { SK_LIT("@override"), OTHER, 4 },
		{ SK_LIT("public static"), OTHER, 4 }, { SK_LIT("public class"), OTHER, 4 },
		{ SK_LIT("using system"), OTHER, 5 }, { SK_LIT("create table"), OTHER, 5 },
		{ SK_LIT("insert into"), OTHER, 5 }, { SK_LIT("\\documentclass"), OTHER, 6 },
		{ SK_LIT("&("), PS1, 2 }, { SK_LIT("& ("), PS1, 2 }, { SK_LIT("& $"), PS1, 3 },
		{ SK_LIT(".("), PS1, 2 }, { SK_LIT("param("), PS1, 2 },
		{ SK_LIT("attribute vb_"), VBS, 5 }, { SK_LIT("private sub"), VBS, 4 },
		{ SK_LIT("public sub"), VBS, 4 }, { SK_LIT("\"use strict\""), JS, 4 },
		{ SK_LIT("'use strict'"), JS, 4 }, { SK_LIT("[cmdletbinding"), PS1, 5 }
	};
	size_t n;

	for (size_t i = 0; i < sizeof begin / sizeof *begin; i++)
		if (((l->s.p[0] ^ begin[i].lit.p[0]) & 0xDF) == 0 &&
		    sk_span_begins_nocase(l->s, begin[i].lit))
			l->score[begin[i].language] += begin[i].score;
	if (l->s.p[0] != ':')
		return;
	for (n = 1; is_word(at(l->s, n)) || is_digit(at(l->s, n)); n++)
		;
	if (n > 1 && n == l->s.n)
		l->score[BAT] += 3;		/* a label */
}

/* Follows comments of many lines; true inside.  They are not read as prose, but
 * what is a comment in one language runs in another. */
static bool
in_block(struct votes *v, struct sk_span s)
{
	struct sk_span end;
	bool begins = v->comment == NO_BLOCK && (sk_span_begins(s, SK_SPAN("/*")) ||
	    sk_span_begins(s, SK_SPAN("<#")));
	bool inside = v->comment != NO_BLOCK || begins;

	if (begins)
		v->comment = s.p[0] == '/' ? JS_BLOCK : PS1_BLOCK;
	end = v->comment == JS_BLOCK ? SK_SPAN("*/") : SK_SPAN("#>");
	if (inside && sk_span_find(s, end, begins ? 2 : 0) != SK_SPAN_NONE)
		v->comment = NO_BLOCK;
	return inside;
}

/* Comments of one line say nothing, in any language. */
static bool
is_comment(struct sk_span s)
{
	return s.p[0] == '\'' || sk_span_begins(s, SK_SPAN("//")) ||
	    sk_span_begins(s, SK_SPAN("::")) || sk_span_begins_nocase(s, SK_SPAN("rem ")) ||
	    (s.p[0] == '#' && (s.n == 1 || s.p[1] == ' ' || s.p[1] == '#'));
}

/* How many signs of s from i on are digits. */
static size_t
digits(struct sk_span s, size_t i)
{
	size_t n = 0;

	while (is_digit(at(s, i + n)))
		n++;
	return n;
}

/* "2026-08-14", "2026/08/14", "[14/Aug/2026", "Aug 14 10:", "10:12:01", "192.0.2.1 ". */
static bool
is_stamped(struct sk_span s)
{
	size_t i = at(s, 0) == '[' ? 1 : 0, n = digits(s, i);
	uint8_t c = at(s, i + n);

	if (n == 4 && (c == '-' || c == '/'))
		return digits(s, i + 5) == 2;
	if (n >= 1 && n <= 2 && c == '/')
		return is_letter(at(s, i + n + 1)) || digits(s, i + n + 1) > 0;
	if (n >= 1 && n <= 2 && c == ':')
		return digits(s, i + n + 1) == 2 && at(s, i + n + 3) == ':';
	if (n >= 1 && n <= 3 && c == '.')
		return digits(s, i + n + 1) > 0 && s.n > 7;
	return n == 0 && i == 0 && s.n > 12 && is_letter(s.p[0]) && is_letter(s.p[1]) &&
	    is_letter(s.p[2]) && s.p[3] == ' ' && (is_digit(s.p[5]) || is_digit(s.p[4])) &&
	    digits(s, 7) == 2 && s.p[9] == ':';
}

/* "- ", "* ", "1. ", "2) ", "> ", "--help": marks of what is written for people.
 * "PS C:\>" and "C:\>" are what a window showed. */
static bool
is_marked(struct sk_span s)
{
	size_t n = digits(s, 0);
	bool shell = sk_span_begins(s, SK_SPAN("PS ")) && at(s, 4) == ':';

	if (s.n > 2 && (s.p[0] == '-' || s.p[0] == '*' || s.p[0] == '>') && s.p[1] == ' ')
		return true;
	if (n > 0 && n < 4 && (at(s, n) == '.' || at(s, n) == ')') && at(s, n + 1) == ' ')
		return true;
	if (s.p[0] == '-' && (is_letter(at(s, 1)) || at(s, 1) == '-'))
		return at(s, 2) == ',' || at(s, 2) == ' ' || at(s, 1) == '-';
	if (!shell && !(is_letter(s.p[0]) && at(s, 1) == ':' && at(s, 2) == '\\'))
		return false;
	n = sk_span_chr(sk_span_head(s, NEAR), '>', 0);
	return n != SK_SPAN_NONE && n > 0 && s.p[n - 1] != ' ';
}

/* A line that no script has but that stands in logs, lists, mails and pages of
 * Markdown.  What a name makes run is read by its words all the same. */
static bool
is_document(struct votes *v, struct sk_span s)
{
	if (v->named)
		return false;
	if (sk_span_begins(s, SK_SPAN("```"))) {
		v->fence = !v->fence;
		return true;
	}
	return v->fence || is_stamped(s) || is_marked(s);
}

/* JavaScript of six characters: []()!+ and nothing else. */
static bool
is_six(struct sk_span s)
{
	size_t n = 0;

	s = sk_span_head(s, 1024);
	while (n < s.n && memchr("[]()!+;", s.p[n], 7) != NULL)
		n++;
	return s.n > 100 && n == s.n;
}

static void
vote(struct votes *v, struct sk_span s)
{
	struct line l = { .s = s, .statement = true };
	long weight = 1 + (long)(s.n / LONG);
	bool block;
	int best = 0;

	if (s.n == 0)
		return;
	block = in_block(v, s);
	if (!block && is_document(v, s)) {
		v->all += weight;
		v->prose += weight;
		return;
	}
	if (is_comment(s))
		return;
	by_line_begin(&l);
	if (is_six(s))
		l.score[JS] += LINE_SCORE;
	read_line(&l);
	if (l.cuts >= 3)
		l.score[memchr(s.p, '^', s.n) != NULL ? BAT : PS1] += 4;
	if (weight > 40)
		weight = 40;
	for (int k = 0; k < LANGUAGES; k++) {
		int score = l.score[k] > LINE_SCORE ? LINE_SCORE : l.score[k];

		if (block && (k == JS || k == PS1 || k == OTHER))
			continue;
		best = score > best ? score : best;
		v->score[k] += score;
		v->lines[k] += score >= 2 ? weight : 0;
	}
	if (!l.words || block)
		return;
	v->all += weight;
	if ((l.pairs >= 3 && best < (int)l.pairs) || (best < 4 && l.high * 2 > l.plain))
		v->prose += weight;
}

static void
read_lines(struct votes *v, struct sk_span s)
{
	for (int i = 0; i < LINES_MAX && s.n > 0; i++) {
		size_t n = 0;

		while (n < s.n && s.p[n] != '\n' && s.p[n] != '\r')
			n++;
		vote(v, sk_span_trim(sk_span_head(s, n)));
		s = sk_span_from(s, n + 1);
	}
}

static enum sk_type
by_name(struct sk_span name)
{
	size_t dot = sk_span_rchr(name, '.');
	char ext[6] = "";

	name = dot == SK_SPAN_NONE ? (struct sk_span){ 0 } : sk_span_from(name, dot + 1);
	for (size_t i = 0; i < name.n && i < sizeof ext - 1; i++)
		ext[i] = (char)(name.p[i] | 0x20);
	/* Bit 5 is set in digits already: "ps1" stays "ps1". */
	return sk_type_of_extension(sk_span_text(ext));
}

static int
leading(const struct votes *v)
{
	int best = 0;

	for (int k = 1; k < OTHER; k++)
		if (v->score[k] > v->score[best])
			best = k;
	return best;
}

/* True for a name that no script has.  A batch file goes on behind lines that it
 * does not understand, so short cuts are taken only where this holds. */
static bool
promises_none(enum sk_type said)
{
	return said == SK_TYPE_UNKNOWN || said == SK_TYPE_TEXT;
}

/* Prose from its first page on. */
static bool
is_prose(const struct votes *v, enum sk_type said)
{
	return v->all >= FIRST_VOTES && v->prose * 10 >= v->all * 8 &&
	    v->score[leading(v)] < ENOUGH && promises_none(said);
}

enum sk_type
sk_typer_script(struct sk_span head, struct sk_span tail, struct sk_span name)
{
	static const enum sk_type type[LANGUAGES] = { SK_TYPE_SCRIPT_JS, SK_TYPE_SCRIPT_VBS,
		SK_TYPE_SCRIPT_PS1, SK_TYPE_SCRIPT_BAT, SK_TYPE_TEXT };
	enum sk_type said = by_name(name);
	struct votes v = { .comment = NO_BLOCK, .named = !promises_none(said) };
	int best;

	if (sk_span_begins_nocase(sk_span_trim(head), SK_SPAN("<?php")) ||
	    (promises_none(said) && sk_span_begins(head, SK_SPAN("<?xml "))))
		return SK_TYPE_TEXT;
	read_lines(&v, sk_span_head(head, FIRST));
	if (head.n > FIRST && is_prose(&v, said))
		return SK_TYPE_TEXT;
	read_lines(&v, sk_span_from(head, FIRST));
	read_lines(&v, tail);
	best = leading(&v);
	if (v.score[best] < ENOUGH || v.lines[best] == 0 || v.lines[best] < v.prose ||
	    v.lines[best] * 50 < v.all || v.score[OTHER] > v.score[best] ||
	    (!v.named && v.prose * PROSE >= v.all))
		return SK_TYPE_TEXT;
	for (int k = 0; k < OTHER; k++)
		if (said == type[k] && v.score[k] > 0 &&
		    v.score[best] - v.score[k] <= 1 + v.score[best] / 4)
			best = k;
	return type[best];
}
