#include <string.h>
#include "unfold.h"
#include "unfold_value.h"

enum {
	TEXTS = 512,		/* that come out of one script */
	LONG = 200,		/* bytes that are missed if there are more */
	ROUNDS = 6,		/* texts inside each other */
	CODE = 8,		/* bytes of text that may be code */
	WORK = 32,		/* bytes that are read or made for one of the script */
	BASE64 = 40,		/* letters that may hide a script */
	NAME = 40,
	MADE = 12,		/* bytes of a hidden text that says something */
	CLEAN = 160		/* signs between the pieces are no pieces: so many
				 * hundredths is what they count */
};

/* A text that is to be read, or was. */
struct text {
	struct sk_span	 s;
	enum sk_dialect	 dialect;
	int		 round;
	bool		 shadow;	/* stands in the output already, as it is */
};

struct state {
	struct sk_fold	 fold;
	struct sk_buf	 out;
	struct text	 text[TEXTS];
	size_t		 texts;
	const struct text *now;
	size_t		 hidden;	/* bytes of the first text */
	struct sk_span	*made;
	size_t		 made_n;
	bool		 cut;
};

/* --- what a text may be --- */

static bool
has(struct sk_span s, const char *lit)
{
	return sk_span_find_nocase(s, sk_span_text(lit), 0) != SK_SPAN_NONE;
}

/* The dialect of text that came out of another. */
static enum sk_dialect
sniff(struct sk_span s, enum sk_dialect from)
{
	struct sk_span head = sk_span_head(s, 2048);

	if (has(head, "<script"))
		return SK_PAGE;
	if (has(head, "powershell") || has(head, "iex ") || has(head, "iex(") ||
	    has(head, "new-object") || has(head, "invoke-") || (has(head, "[char]") && has(head, "$")))
		return SK_PS;
	if (from == SK_JS && (has(head, ";") || has(head, "new ")))
		return SK_JS;
	if (has(head, "createobject(") && !has(head, ";"))
		return SK_VB;
	if (has(head, "activexobject") || has(head, "function(") || has(head, "var "))
		return SK_JS;
	return from == SK_PAGE ? SK_JS : from;
}

static void
add_round(struct state *t, struct sk_span s, enum sk_dialect dialect, bool shadow, int round)
{
	if ((s.n < CODE && round > 0) || round > ROUNDS)
		return;
	if (t->texts == TEXTS) {
		t->cut = t->cut || (!shadow && s.n >= LONG);
		return;
	}
	t->text[t->texts++] = (struct text){ s, dialect, round, shadow };
}

static void
add_text(struct state *t, struct sk_span s, enum sk_dialect dialect, bool shadow)
{
	add_round(t, s, dialect, shadow, t->now->round + 1);
}

/* s was hidden; many such texts are a table of words. */
static void
note_made(struct state *t, struct sk_span s)
{
	if (s.n >= MADE && t->made != NULL && t->made_n < SK_UNFOLD_MADE)
		t->made[t->made_n++] = s;
}

static bool
is_code(struct sk_span s)
{
	size_t signs = 0;

	if (s.n < CODE)
		return false;
	for (size_t i = 0; i < s.n && signs == 0; i++)
		signs += s.p[i] == '(' || s.p[i] == ';' || s.p[i] == '$' || s.p[i] == '&' ||
		    s.p[i] == '=' || (s.p[i] == ' ' && i + 1 < s.n && s.p[i + 1] == '-');
	return signs > 0;
}

/* --- one text --- */

/* One reading of a text: what was copied of it so far, and what was changed. */
struct reading {
	struct state	*t;
	struct sk_fold	*f;
	size_t		 copied;
	bool		 changed;
	bool		 open;		/* no block comment ends from here on */
};

static void
copy_to(struct reading *r, size_t end)
{
	(void)sk_buf_span(&r->t->out, sk_span_head(sk_span_from(r->f->s, r->copied),
	    end - r->copied));
	r->copied = end;
}

static void
put_item(struct reading *r, struct sk_span s)
{
	uint8_t quote = sk_span_chr(s, '"', 0) == SK_SPAN_NONE ? '"' : '\'';

	(void)sk_buf_byte(&r->t->out, quote);
	(void)sk_buf_span(&r->t->out, s);
	(void)sk_buf_byte(&r->t->out, quote);
}

/* Puts v where the source has [begin, end). */
static void
put_value(struct reading *r, size_t begin, size_t end, const struct sk_value *v)
{
	bool bracket = r->f->s.p[begin] == '(';
	struct sk_buf *o = &r->t->out;

	copy_to(r, begin);
	r->copied = end;
	r->changed = true;
	if (v->strong && r->t->now->round == 0)
		r->t->hidden += end - begin;
	if (v->strong && v->kind == SK_IS_TEXT)
		note_made(r->t, v->text);
	if (v->kind == SK_IS_LIST) {
		(void)sk_buf_byte(o, '[');
		for (size_t i = 0; i < v->n; i++) {
			if (i > 0)
				(void)sk_buf_byte(o, ',');
			put_item(r, v->item[i]);
		}
		(void)sk_buf_byte(o, ']');
		return;
	}
	if (bracket)
		(void)sk_buf_byte(o, '(');
	put_item(r, v->text);
	if (bracket)
		(void)sk_buf_byte(o, ')');
	if (is_code(v->text))
		add_text(r->t, v->text, sniff(v->text, r->f->dialect), false);
}

static uint8_t
at(const struct reading *r, size_t i)
{
	return i < r->f->s.n ? r->f->s.p[i] : 0;
}

/* The name that is assigned to if the source ends so before end; added_r: by +=. */
static struct sk_span
assigned(const struct reading *r, size_t end, bool *added_r)
{
	const uint8_t *p = r->f->s.p;
	size_t from, least = end > 64 ? end - 64 : 0;

	*added_r = false;
	while (end > least && (p[end - 1] == ' ' || p[end - 1] == '\t' || p[end - 1] == '('))
		end--;
	if (end == least || p[--end] != '=')
		return (struct sk_span){ 0 };
	if (end > 0 && (p[end - 1] == '+' || p[end - 1] == '.')) {
		*added_r = p[end - 1] == '+';
		end--;
	}
	while (end > least && (p[end - 1] == ' ' || p[end - 1] == '\t'))
		end--;
	for (from = end; from > least && end - from <= NAME && sk_value_is_word(p[from - 1]) &&
	    p[from - 1] != '$'; from--)
		;
	return (struct sk_span){ p + from, end - from };
}

/* True if the statement ends at i: else more is added that is not known. */
static bool
ends(const struct reading *r, size_t i)
{
	size_t j = sk_value_gap(r->f, i);
	uint8_t c = at(r, j);

	return c != '+' && c != '&' && c != '.' && c != '[' && c != '?' && c != '*' &&
	    !(c == '-' && r->f->dialect == SK_PS);
}

static void
keep(struct reading *r, struct sk_span name, bool added, const struct sk_value *v, size_t end)
{
	bool whole = ends(r, end);

	if (name.n == 0)
		return;
	if (added && whole && v->kind != SK_IS_LIST)
		sk_vars_add(r->f->vars, name, v->text);
	else
		sk_vars_set(r->f->vars, name, added || !whole ? NULL : v);
}

/* eval("..."), Execute "...", iex '...' and long command lines: code as it is. */
static void
look_literal(struct reading *r, size_t begin, const struct sk_value *v)
{
	struct sk_span before = sk_span_from(sk_span_head(r->f->s, begin), begin > 32 ? begin - 32 : 0);
	bool run;

	if (v->kind != SK_IS_TEXT || !is_code(v->text))
		return;
	run = has(before, "eval") || has(before, "execute") || has(before, "iex") ||
	    has(before, "expression");
	if (run || (v->text.n >= 40 && r->f->dialect != SK_PS && has(v->text, "powershell")))
		add_text(r->t, v->text, sniff(v->text, r->f->dialect), true);
}

/* An expression at i: puts it, or steps over it. */
static bool
read_value(struct reading *r, size_t *i)
{
	size_t begin = *i, end = begin;
	struct sk_value v;
	struct sk_span name;
	bool added;

	if (!sk_value_read(r->f, &end, &v))
		return false;
	name = assigned(r, begin, &added);
	keep(r, name, added, &v, end);
	*i = end;
	if (v.done && !(added && v.kind == SK_IS_LIST))
		put_value(r, begin, end, &v);
	else
		look_literal(r, begin, &v);
	return true;
}

/* s = s & "x": adds to s. */
static bool
read_added(struct reading *r, size_t *i, size_t word_n)
{
	struct sk_span w = sk_span_head(sk_span_from(r->f->s, *i), word_n), name;
	size_t j = sk_value_gap(r->f, *i + word_n);
	struct sk_value v;
	bool added;

	if (at(r, j) != '+' && at(r, j) != '&')
		return false;
	if (r->f->dialect == SK_PS)
		w = sk_span_from(w, 1);
	name = assigned(r, *i, &added);
	if (name.n == 0 || added || !sk_span_same_nocase(name, w))
		return false;
	j = sk_value_gap(r->f, j + 1);
	if (!sk_value_read(r->f, &j, &v) || v.kind == SK_IS_LIST || !ends(r, j)) {
		sk_vars_set(r->f->vars, name, NULL);
		return false;
	}
	sk_vars_add(r->f->vars, name, v.text);
	*i = j;
	return true;
}

/* function name(){return "text"} */
static void
read_function(struct reading *r, size_t i)
{
	size_t from = sk_value_gap(r->f, i), end = from, j, was;
	struct sk_value v;

	while (sk_value_is_word(at(r, end)))
		end++;
	if (end == from || end - from > NAME - 2 || at(r, end) != '(' || at(r, end + 1) != ')')
		return;
	j = sk_value_gap(r->f, end + 2);
	if (at(r, j) != '{')
		return;
	j = sk_value_gap(r->f, j + 1);
	if (!sk_span_begins(sk_span_from(r->f->s, j), SK_SPAN("return")))
		return;
	j = was = sk_value_gap(r->f, j + 6);
	if (sk_value_read(r->f, &j, &v) && j > was && ends(r, j))
		sk_vars_set(r->f->vars, sk_span_head(sk_span_from(r->f->s, from), end + 2 - from), &v);
}

static bool
read_packed(struct reading *r, size_t *i)
{
	size_t end;
	struct sk_span text;

	if (!sk_packer_read(r->f, *i, &end, &text))
		return false;
	copy_to(r, *i);
	r->copied = *i = end;
	r->changed = true;
	(void)sk_buf_text(&r->t->out, "eval(\"\"");
	add_text(r->t, text, SK_JS, false);
	return true;
}

static void
read_word(struct reading *r, size_t *i)
{
	size_t n = 0;

	while (sk_value_is_word(at(r, *i + n)))
		n++;
	if (n == 4 && r->f->dialect == SK_JS && at(r, *i) == 'e' && read_packed(r, i))
		return;
	if (n == 8 && r->f->dialect == SK_JS && sk_span_begins(sk_span_from(r->f->s, *i),
	    SK_SPAN("function")))
		read_function(r, *i + n);
	if (read_added(r, i, n))
		return;
	if (sk_value_begins(r->f, *i, n) && read_value(r, i))
		return;
	*i += n;
}

/* x["open"]( is x.open( */
static bool
read_member(struct reading *r, size_t *i)
{
	size_t end = sk_value_gap(r->f, *i + 1);
	uint8_t before = *i > 0 ? at(r, *i - 1) : 0;
	struct sk_value v;

	if (r->f->dialect != SK_JS || (!sk_value_is_word(before) && before != ')' && before != ']'))
		return false;
	if (!sk_value_read(r->f, &end, &v) || v.kind != SK_IS_TEXT || at(r, end) != ']')
		return false;
	if (v.text.n == 0 || (!v.done && at(r, end + 1) != '('))
		return false;
	for (size_t k = 0; k < v.text.n; k++)
		if (!sk_value_is_word(v.text.p[k]))
			return false;
	copy_to(r, *i);
	(void)sk_buf_byte(&r->t->out, '.');
	(void)sk_buf_span(&r->t->out, v.text);
	r->copied = *i = end + 1;
	r->changed = true;
	if (v.strong && r->t->now->round == 0)
		r->t->hidden += v.text.n;
	return true;
}

/* A regular expression holds quotes that open nothing. */
static bool
skip_pattern(const struct reading *r, size_t *i)
{
	size_t j = *i, end = *i + 512;
	bool class = false;

	while (j > 0 && at(r, j - 1) == ' ')
		j--;
	if (j > 0 && memchr("(,=:[!&|?{};\n", at(r, j - 1), 13) == NULL)
		return false;
	for (j = *i + 1; j < end && at(r, j) != '\n' && at(r, j) != 0; j++) {
		uint8_t c = at(r, j);

		if (c == '\\')
			j++;
		else if (c == '/' && !class)
			break;
		else
			class = c == '[' || (class && c != ']');
	}
	if (j >= end || at(r, j) != '/')
		return false;
	*i = j + 1;
	return true;
}

/* Stands behind a comment, if one begins at i. */
static bool
skip_comment(struct reading *r, size_t *i)
{
	struct sk_span s = r->f->s, rest = sk_span_from(s, *i);
	enum sk_dialect d = r->f->dialect;
	size_t end;

	if ((d == SK_JS && sk_span_begins(rest, SK_SPAN("/*"))) ||
	    (d == SK_PS && sk_span_begins(rest, SK_SPAN("<#")))) {
		end = r->open ? SK_SPAN_NONE :
		    sk_span_find(s, d == SK_JS ? SK_SPAN("*/") : SK_SPAN("#>"), *i + 2);
		r->open = end == SK_SPAN_NONE;
		*i = r->open ? *i + 2 : end + 2;
		return true;
	}
	if ((d == SK_JS && sk_span_begins(rest, SK_SPAN("//"))) || (d == SK_VB && at(r, *i) == '\'') ||
	    (d == SK_PS && at(r, *i) == '#' && (*i == 0 || at(r, *i - 1) <= ' '))) {
		end = sk_span_chr(s, '\n', *i);
		*i = end == SK_SPAN_NONE ? s.n : end;
		return true;
	}
	return false;
}

/* A ` inside a word of PowerShell. */
static bool
skip_tick(struct reading *r, size_t *i)
{
	if (r->f->dialect != SK_PS || at(r, *i) != '`' || !sk_value_is_word(at(r, *i + 1)))
		return false;
	copy_to(r, *i);
	r->copied = ++*i;
	r->changed = true;
	r->t->hidden += r->t->now->round == 0 ? 3 : 0;
	return true;
}

static bool
may_begin(const struct reading *r, size_t i)
{
	uint8_t c = at(r, i);

	if (c == '"' || c == '(')
		return true;
	if (c == '\'')
		return r->f->dialect != SK_VB;
	if (c == '`')
		return r->f->dialect == SK_JS;
	if (c == '[' || c == '@')
		return r->f->dialect == SK_PS || (c == '[' && r->f->dialect == SK_JS);
	return c == '-' && r->f->dialect == SK_PS && (at(r, i + 1) | 0x20) == 'j';
}

static void
read_text(struct reading *r)
{
	for (size_t i = 0; i < r->f->s.n; ) {
		uint8_t c = at(r, i);

		if (c <= ' ') {
			i++;
			continue;
		}
		if (sk_value_is_word(c)) {
			read_word(r, &i);
			continue;
		}
		if (((c == '/' || c == '\'' || c == '#' || c == '<') && skip_comment(r, &i)) ||
		    (c == '`' && skip_tick(r, &i)) ||
		    (c == '/' && r->f->dialect == SK_JS && skip_pattern(r, &i)) ||
		    (c == '[' && read_member(r, &i)) || (may_begin(r, i) && read_value(r, &i)))
			continue;
		i++;
	}
}

/* --- pages: every <script> in its own language --- */

static void
read_page(struct reading *r)
{
	struct sk_span whole = r->f->s;
	size_t at_tag = 0, open, close;

	while ((at_tag = sk_span_find_nocase(whole, SK_SPAN("<script"), at_tag)) != SK_SPAN_NONE) {
		struct sk_span tag;

		open = sk_span_chr(whole, '>', at_tag);
		if (open == SK_SPAN_NONE)
			return;
		tag = sk_span_head(sk_span_from(whole, at_tag), open - at_tag);
		close = sk_span_find_nocase(whole, SK_SPAN("</script"), open);
		close = close == SK_SPAN_NONE ? whole.n : close;
		add_round(r->t, sk_span_head(sk_span_from(whole, (uint64_t)open + 1), close - open - 1),
		    has(tag, "vbs") ? SK_VB : has(tag, "powershell") ? SK_PS : SK_JS, true,
		    r->t->now->round);
		at_tag = close;
	}
}

/* --- batch files --- */

/* Files that cmd runs and that hand themselves to another host. */
static void
read_batch(struct reading *r)
{
	struct sk_span s = r->f->s, out;
	size_t from = r->t->out.n, hidden;

	r->changed = sk_batch_read(r->f, &r->t->out, &hidden);
	r->copied = r->changed ? s.n : 0;
	if (r->t->now->round == 0)
		r->t->hidden += hidden;
	if (!r->changed)
		r->t->out.n = from;
	else if (!sk_arena_copy(r->f->arena, sk_span_from(sk_buf_view(&r->t->out), from), &out))
		return;
	else
		s = out;
	if (has(s, "jscript") || has(sk_span_head(s, 512), "@end") || has(s, ".js"))
		add_text(r->t, s, SK_JS, true);
	if (has(s, "powershell") || has(s, "pwsh"))
		add_text(r->t, s, SK_PS, true);
	if (has(s, "vbscript") || has(s, "wscript") || has(s, ".vbs"))
		add_text(r->t, s, SK_VB, true);
}

/* --- base64 anywhere --- */

static bool
is_base64(uint8_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	    c == '+' || c == '/' || c == '=';
}

/* Pictures and maps of honest pages stand behind "data:...;base64,". */
static bool
is_data_url(struct sk_span s, size_t i)
{
	return sk_span_ends_nocase(sk_span_head(s, i), SK_SPAN("base64,"));
}

static void
end_run(struct state *t, struct sk_buf *run, size_t lines)
{
	struct sk_span text;
	bool wide;

	if (run->n >= BASE64 && sk_value_pay(&t->fold, run->n) &&
	    sk_value_base64(t->fold.arena, sk_buf_view(run), &text, &wide) && text.n >= CODE &&
	    is_code(text)) {
		add_text(t, text, wide ? SK_PS : sniff(text, t->now->dialect), false);
		note_made(t, text);
		if (t->now->round == 0)
			t->hidden += run->n + lines * 16;	/* with what writes the lines */
	}
	run->n = 0;
}

/* Lines of base64 with a few signs between them are one run. */
static void
find_base64(struct state *t, struct sk_span s)
{
	struct sk_buf run = sk_buf_new(t->fold.arena, s.n);
	size_t n = 0, last = 0, length = 0, lines = 0;

	for (size_t i = 0; i <= s.n; i++) {
		bool goes_on;

		if (i < s.n && is_base64(s.p[i])) {
			n++;
			continue;
		}
		if (n >= 16) {
			goes_on = run.n > 0 && n <= length && length % 4 == 0 && i - n - last < 64;
			if (!goes_on) {
				end_run(t, &run, lines);
				length = n;
				lines = 0;
			}
			if ((n >= BASE64 && !is_data_url(s, i - n)) || goes_on) {
				(void)sk_buf_span(&run, sk_span_head(sk_span_from(s, i - n), n));
				lines++;
				last = i;
			}
		}
		n = 0;
	}
	end_run(t, &run, lines);
}

/* --- all of them --- */

static void
read_one(struct state *t, struct text *x)
{
	struct reading r = { .t = t, .f = &t->fold };
	size_t from = t->out.n;

	t->now = x;
	t->fold.s = x->s;
	t->fold.dialect = x->dialect;
	t->fold.dead[0] = t->fold.dead[1] = t->fold.dead[2] = 0;
	if (x->dialect == SK_PAGE)
		read_page(&r);
	else if (x->dialect == SK_CMD)
		read_batch(&r);
	else
		read_text(&r);
	if (r.changed || !x->shadow)
		copy_to(&r, x->s.n);
	else
		t->out.n = from;
	if (!x->shadow || r.changed || x == t->text)
		find_base64(t, r.changed ? sk_span_from(sk_buf_view(&t->out), from) : x->s);
	(void)sk_buf_byte(&t->out, '\n');
}

/* What variables were given piece by piece. */
static void
add_grown(struct state *t)
{
	size_t at_entry = 0;
	struct sk_span s;

	while (sk_vars_grown(t->fold.vars, &at_entry, &s))
		if (s.n >= CODE)
			add_text(t, s, sniff(s, t->now->dialect), false);
}

static void
add_encoded(struct state *t, struct sk_span s)
{
	size_t i = 0;
	struct sk_span text;

	while (t->texts < TEXTS && sk_encoder_read(s, &i, t->fold.arena, &text)) {
		add_round(t, text, has(sk_span_head(text, 4096), "createobject(") &&
		    !has(text, ";") ? SK_VB : SK_JS, false, 0);
		t->hidden += text.n;
	}
}

static enum sk_dialect
dialect_of(enum sk_type type)
{
	switch (type) {
	case SK_TYPE_SCRIPT_VBS: case SK_TYPE_VBA: case SK_TYPE_XLM: return SK_VB;
	case SK_TYPE_SCRIPT_PS1: return SK_PS;
	case SK_TYPE_SCRIPT_BAT: return SK_CMD;
	case SK_TYPE_SCRIPT_JS: return SK_JS;
	default: return SK_PAGE;
	}
}

static unsigned
percent(size_t part, size_t all)
{
	uint64_t share = (uint64_t)part * CLEAN / all;

	return share > 100 ? 100 : (unsigned)share;
}

void
sk_unfold(struct sk_span s, enum sk_type type, size_t max, struct sk_arena *arena,
    struct sk_unfolded *u_r)
{
	struct state *t = sk_arena_alloc(arena, sizeof *t);

	*u_r = (struct sk_unfolded){ 0 };
	if (t == NULL || s.n == 0)
		return;
	t->out = sk_buf_new(arena, max);
	t->made = sk_arena_array(arena, SK_UNFOLD_MADE, sizeof *t->made);
	t->fold = (struct sk_fold){ .arena = arena, .work = WORK * s.n + 65536,
		.vars = sk_vars_new(arena) };
	add_round(t, s, dialect_of(type), true, 0);
	add_encoded(t, s);
	for (size_t i = 0; i < t->texts && !t->out.full; i++) {
		read_one(t, &t->text[i]);
		add_grown(t);
	}
	if (t->texts > 1 || t->out.n > 1)
		u_r->text = sk_span_trim(sk_buf_view(&t->out));
	u_r->made = t->made;
	u_r->made_n = t->made_n;
	u_r->hidden = percent(t->hidden, s.n);
	if (t->fold.computes)
		u_r->data = percent(t->hidden + t->fold.data, s.n);
	u_r->cut = t->out.full || t->cut || t->fold.work == 0;
}
