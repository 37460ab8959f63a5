#include <stdlib.h>
#include <string.h>
#include "base/error.h"
#include "observe/rule_check.h"
#include "rule_eye.h"
#include "rule_source.h"
#include "rule_table.h"

enum {
	IMPORTS = 64,		/* of one file */
	WEIGHT_MAX = 30,	/* decibans that one rule can claim, as observe_yara.c cuts them */
	PIECES = 50000,		/* rules of a broken file that are compiled one by one */
	FIELD = 2000,		/* bytes of a field */
	FINDINGS = 5000,	/* of one file */
	JUMP = 1000		/* bytes that a jump in a hex string may leave open */
};

/* One file under examination. */
struct check {
	struct sk_span		 text;
	struct sk_arena		*arena;
	struct sk_buf		*out;
	struct sk_rule_place	*place;		/* in order of their names */
	size_t			 places;
	unsigned		 findings;
	unsigned		 line_off;	/* what to add to libyara's lines */
	const char		*piece;		/* rule that is compiled alone, or NULL */
	bool			*told;		/* of each place: an error in it was said */
	/* A cursor, so that lines are counted once. */
	size_t			 at;
	unsigned		 line;
};

/* --- lines --- */

static void
put_field(struct sk_buf *out, struct sk_span s)
{
	s = sk_span_head(s, FIELD);
	(void)sk_buf_byte(out, '\t');
	for (size_t i = 0; i < s.n; i++)
		(void)sk_buf_byte(out, s.p[i] < ' ' || s.p[i] == 0x7F ? ' ' : s.p[i]);
}

static void
put_finding(struct sk_buf *out, const char *level, unsigned line, const char *code,
    struct sk_span rule, const char *text)
{
	(void)sk_buf_text(out, "X");
	put_field(out, sk_span_text(level));
	(void)sk_buf_printf(out, "\t%u", line);
	put_field(out, sk_span_text(code));
	put_field(out, rule);
	put_field(out, sk_span_text(text));
	(void)sk_buf_byte(out, '\n');
}

static void
find(struct check *c, const char *level, unsigned line, const char *code, struct sk_span rule,
    const char *text)
{
	if (c->findings++ < FINDINGS)
		put_finding(c->out, level, line, code, rule, text);
	else if (c->findings == FINDINGS + 1)
		put_finding(c->out, "warning", 0, "more", (struct sk_span){ 0 },
		    "there are more findings in this file");
}

static void
put_file(struct sk_buf *out, const struct sk_rule_source *s)
{
	(void)sk_buf_text(out, "F");
	put_field(out, sk_span_text(s->path));
	(void)sk_buf_byte(out, '\n');
}

/* Line of off; the cursor goes back to the start if it must. */
static unsigned
line_of(struct check *c, size_t off)
{
	if (c->line == 0 || off < c->at) {
		c->at = 0;
		c->line = 1;
	}
	for (; c->at < off && c->at < c->text.n; c->at++)
		c->line += c->text.p[c->at] == '\n';
	return c->line;
}

/* --- rules by name --- */

static int
by_name(const void *a, const void *b)
{
	const struct sk_rule_place *x = a, *y = b;
	int c = sk_span_order(x->name, y->name);

	return c != 0 ? c : (x->start > y->start) - (x->start < y->start);
}

/* Index of the rule called name, or c->places. */
static size_t
place_of(const struct check *c, struct sk_span name)
{
	size_t low = 0, high = c->places;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (sk_span_order(c->place[mid].name, name) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low < c->places && sk_span_same(c->place[low].name, name) ? low : c->places;
}

/* --- what libyara says --- */

/* Variables that other scanners give to rules. */
static const char *const foreign_table[] = {
	"md5", "sha1", "sha256", "ssdeep", "imphash", "file_type", "file_name", "new_file",
	"positives", "signatures", "submissions", "tags",	/* VirusTotal, YARA notifications */
	"filemode", "filetimes", "timezone", "unpack_parent", "unpack_source", "service",
	"VBA", "extname", "fullpath"
};

/* What stands between the first pair of quotes. */
static struct sk_span
quoted(const char *text)
{
	struct sk_span s = sk_span_text(text);

	s = sk_span_from(s, sk_span_chr(s, '"', 0));
	s = sk_span_from(s, 1);
	return sk_span_head(s, sk_span_chr(s, '"', 0));
}

static const char *
longer(struct check *c, const char *text, const char *why)
{
	struct sk_buf b = sk_buf_new(c->arena, FIELD);

	(void)sk_buf_printf(&b, "%s: %s", text, why);
	return sk_buf_byte(&b, 0) ? (const char *)b.p : text;
}

static void
tell_error(struct check *c, unsigned line, struct sk_span rule, const char *text)
{
	struct sk_span t = sk_span_text(text), what = quoted(text);
	const char *code = "compile";

	if (sk_span_begins(t, SK_SPAN("unknown module"))) {
		code = "module";
		text = longer(c, text, sk_rule_module(what));
	} else if (sk_span_begins(t, SK_SPAN("include"))) {
		code = "include";
		text = longer(c, text, "name the folder of the rules instead");
	} else if (sk_span_begins(t, SK_SPAN("undefined identifier"))) {
		for (size_t i = 0; i < sizeof foreign_table / sizeof *foreign_table; i++)
			if (sk_span_is(what, foreign_table[i]))
				text = longer(c, text, "a variable of other scanners; here are "
				    "filename filepath extension filetype owner, all empty");
	}
	find(c, "error", line, code, rule, text);
}

static void
said(void *user, bool error, unsigned line, const char *rule, const char *text)
{
	struct check *c = user;
	struct sk_span name = sk_span_text(c->piece != NULL ? c->piece : rule);
	size_t i = place_of(c, name);

	line += line > 0 ? c->line_off : 0;
	if (!error) {
		if (c->piece == NULL)
			find(c, "warning", line, "slow", name, text);
		return;
	}
	/* Alone a rule does not see the others of its file. */
	if (c->piece != NULL && place_of(c, quoted(text)) < c->places)
		return;
	if (i < c->places && c->told != NULL)
		c->told[i] = true;
	tell_error(c, line, name, text);
}

static void
show_rule(void *user, const struct sk_rule_facts *f)
{
	struct check *c = user;
	struct sk_span name = sk_span_text(f->name);
	size_t i = place_of(c, name);
	unsigned line = i < c->places ? c->place[i].line : 0;

	if (c->piece != NULL)
		return;
	(void)sk_buf_printf(c->out, "R\t%u", line);
	put_field(c->out, name);
	put_field(c->out, f->is_global ? SK_SPAN("global") : f->is_private ? SK_SPAN("private") :
	    SK_SPAN("rule"));
	(void)sk_buf_byte(c->out, '\n');
	if (f->is_global)
		find(c, "warning", line, "global", name,
		    "a global rule silences every rule of its file wherever it does not match");
	if (f->short_string != NULL)
		find(c, "warning", line, "short_string", name, longer(c, f->short_string,
		    "a text of fewer than 4 bytes is found in almost everything"));
	if (f->bad_weight != NULL)
		find(c, "warning", line, "weight", name, longer(c, f->bad_weight,
		    "must be an integer from -30 to 30; what is further out is cut, a text is 0"));
	if (!f->is_private && !f->author)
		find(c, "note", line, "no_author", name, "meta author is missing: reports name it");
	if (!f->is_private && !f->reference)
		find(c, "note", line, "no_reference", name,
		    "meta reference is missing: reports show it");
}

void
sk_rule_meta(struct sk_rule_facts *f, const char *name, bool text, bool integer, int64_t value)
{
	static const char *const reference[] = { "reference", "ref", "url" };

	if (strcmp(name, "author") == 0)
		f->author = f->author || text;
	for (size_t i = 0; i < sizeof reference / sizeof *reference; i++)
		f->reference = f->reference || (text && strcmp(name, reference[i]) == 0);
	if ((strcmp(name, "harm_db") == 0 || strcmp(name, "targeting_db") == 0) &&
	    (!integer || value > WEIGHT_MAX || value < -WEIGHT_MAX))
		f->bad_weight = name;
}

/* --- what the text says --- */

/* A jump of a hex string at *off, behind its "[". */
static void
look_at_jump(struct check *c, size_t off, unsigned line, struct sk_span rule)
{
	struct sk_span t[4] = { { 0 } };
	uint64_t from, to;
	size_t n = 0;

	while (n < 4 && sk_rule_token(c->text, &off, &t[n]) && !sk_span_is(t[n], "]"))
		n++;
	/* [-], [X-], [X-Y] and, without a hyphen, [X] */
	if (n == 0 || n > 3 || !sk_span_is(t[n == 1 ? 0 : 1], "-"))
		return;
	if (n < 3)
		find(c, "warning", line, "large_jump", rule, "a jump without an end in a hex string");
	else if (sk_span_number(t[0], 10, UINT32_MAX, &from) &&
	    sk_span_number(t[2], 10, UINT32_MAX, &to) && to > from && to - from > JUMP)
		find(c, "warning", line, "large_jump", rule,
		    "a jump over more than 1000 bytes in a hex string");
}

/* A loop at off, behind "for": what stands between "in (" and ")". */
static void
look_at_loop(struct check *c, size_t off, size_t end, unsigned line, struct sk_span rule)
{
	struct sk_span token;
	int depth = 0;

	while (off < end && sk_rule_token(c->text, &off, &token) && !sk_span_is(token, "in") &&
	    !sk_span_is(token, "of"))
		;
	while (off < end && sk_rule_token(c->text, &off, &token) && !sk_span_is(token, ":")) {
		depth += sk_span_is(token, "(") - sk_span_is(token, ")");
		if (depth > 0 && sk_span_is(token, "filesize")) {
			find(c, "warning", line, "filesize_loop", rule,
			    "a loop over every byte of a file");
			return;
		}
	}
}

static void
look_at_word(struct check *c, const struct sk_rule_place *r, struct sk_span token, size_t off)
{
	static const char *const empty[] = { "filename", "filepath", "extension", "filetype",
		"owner" };

	if (sk_span_is(token, "for"))
		look_at_loop(c, off, r->end, line_of(c, off), r->name);
	for (size_t i = 0; i < sizeof empty / sizeof *empty; i++)
		if (sk_span_is(token, empty[i]))
			find(c, "warning", line_of(c, off), "external", r->name,
			    longer(c, empty[i], "is known but always empty here"));
}

static void
look_at_pattern(struct check *c, const struct sk_rule_place *r, struct sk_span token, size_t off)
{
	struct sk_span rest = sk_span_from(token, 1);

	while (rest.n > 0 && (*rest.p == '(' || *rest.p == '^'))
		rest = sk_span_from(rest, 1);
	if (sk_span_begins(rest, SK_SPAN(".*")) || sk_span_begins(rest, SK_SPAN(".+")))
		find(c, "warning", line_of(c, off), "leading_any", r->name,
		    "a regular expression that begins with \".*\" or \".+\"");
}

/* Tokens of one rule. */
static void
look_at_rule(struct check *c, const struct sk_rule_place *r)
{
	struct sk_span token, before = { 0 };
	int depth = 0;

	c->at = r->start;
	c->line = r->line;
	for (size_t off = r->start; off < r->end && sk_rule_token(c->text, &off, &token);
	    before = token) {
		depth += sk_span_is(token, "{") - sk_span_is(token, "}");
		if (r->condition != 0 && off > r->condition)
			look_at_word(c, r, token, off);
		else if (depth == 2 && sk_span_is(token, "["))
			look_at_jump(c, off, line_of(c, off), r->name);
		else if (token.n > 2 && token.p[0] == '/' && sk_span_is(before, "="))
			look_at_pattern(c, r, token, off);
	}
}

static void
look_at_imports(struct check *c, const struct sk_rule_import *import, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const char *why = sk_rule_module(import[i].module);
		bool silent = sk_span_is(import[i].module, "cuckoo");

		/* What is unknown libyara has said by itself. */
		if (why != NULL && !sk_span_begins(sk_span_text(why), SK_SPAN("there is no")))
			find(c, silent ? "warning" : "error", line_of(c, import[i].off),
			    silent ? "module_silent" : "module", import[i].module, why);
	}
}

/* --- a file that does not compile --- */

/* libyara goes on behind most errors, but not behind all of them: rules of which
 * it has said nothing are compiled one by one, with all imports before them. */
static void
check_pieces(struct check *c, const struct sk_rule_import *import, size_t imports)
{
	const struct sk_rule_eye eye = { c, said, show_rule };
	struct sk_arena *arena = sk_arena_new(c->text.n * 2 + (2u << 20));

	for (size_t i = 0; arena != NULL && i < c->places && i < PIECES; i++) {
		const struct sk_rule_place *r = &c->place[i];
		struct sk_buf b = sk_buf_new(arena, c->text.n * 2 + (1u << 20));
		struct sk_span s;

		if (c->told[i] || r->name.n == 0 || !sk_span_cut(c->text, r->start,
		    r->end - r->start, &s) || s.n < 5)
			continue;
		for (size_t k = 0; k < imports; k++)
			if (sk_rule_module(import[k].module) == NULL)
				(void)sk_buf_printf(&b, "import \"%.*s\" ", SK_FMT(import[k].module));
		(void)sk_buf_span(&b, s);
		(void)sk_buf_byte(&b, 0);
		c->line_off = r->line - 1;
		c->piece = sk_arena_text(arena, r->name);
		if (!b.full && c->piece != NULL)
			(void)sk_yara_examine((const char *)b.p, &eye);
		sk_arena_reset(arena);
	}
	c->piece = NULL;
	c->line_off = 0;
	(void)sk_arena_free(arena);
}

static void
check_text(struct check *c, const char *text)
{
	const struct sk_rule_eye eye = { c, said, show_rule };
	struct sk_rule_import import[IMPORTS];
	size_t imports = sk_rule_imports(c->text, import, IMPORTS);

	c->place = sk_rule_places(c->text, c->arena, &c->places);
	if (c->place == NULL)
		c->places = 0;
	for (size_t i = 0; i < c->places; i++)
		c->place[i].line = line_of(c, c->place[i].start);
	if (c->places > 0)
		qsort(c->place, c->places, sizeof *c->place, by_name);
	c->told = sk_arena_array(c->arena, c->places, sizeof *c->told);
	if (c->told == NULL)
		c->places = 0;
	if (!sk_yara_examine(text, &eye)) {
		if (c->findings == 0)
			find(c, "error", 0, "compile", (struct sk_span){ 0 }, "no memory to compile");
		check_pieces(c, import, imports);
	}
	look_at_imports(c, import, imports);
	for (size_t i = 0; i < c->places; i++)
		look_at_rule(c, &c->place[i]);
}

/* --- what the engine calls --- */

/* At its first array of more than 1 KiB glibc's qsort asks how much memory there is
 * (stdlib/msort.c), which it could not do in the cage. */
static void
warm_sort(void)
{
	struct sk_rule_place place[64] = { { .start = 1 } };

	qsort(place, sizeof place / sizeof *place, sizeof *place, by_name);
}

int
sk_rule_check_read(const char *const *root, size_t roots, struct sk_arena *arena,
    struct sk_rule_files *f_r)
{
	int e = sk_yara_begin();

	warm_sort();
	*f_r = (struct sk_rule_files){ 0 };
	return e != 0 ? e : sk_rule_sources(root, roots, arena, &f_r->source, &f_r->n);
}

void
sk_rule_check_file(const struct sk_rule_files *f, size_t i, struct sk_arena *arena,
    struct sk_buf *out)
{
	const struct sk_rule_source *s = &f->source[i];
	struct check c = { .text = { (const uint8_t *)s->text, s->n }, .arena = arena,
		.out = out };

	put_file(out, s);
	if (s->why != NULL)
		find(&c, "error", 0, "unreadable", (struct sk_span){ 0 }, s->why);
	else
		check_text(&c, s->text);
}

void
sk_rule_check_lost(const struct sk_rule_files *f, size_t i, bool too_slow, struct sk_buf *out)
{
	put_file(out, &f->source[i]);
	put_finding(out, "error", 0, too_slow ? "too_slow" : "crashed", (struct sk_span){ 0 },
	    too_slow ? "compiling it did not come to an end" :
	    "compiling it ended the process that did it");
}
