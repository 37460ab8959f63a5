#include "unfold_value.h"

/*
 * What cmd makes of a line before it runs it: variables between % or !, parts of
 * them, carets.  Source: Microsoft, "Windows commands", set, cmd and call.
 */
enum {
	LINE = 8192,		/* bytes that a line may have (Microsoft, KB 830473) */
	NAME = 64,
	PIECE = 3		/* letters that somebody cut off a variable */
};

struct line {
	struct sk_fold	*f;
	struct sk_buf	*out;
	size_t		 hidden;
	bool		 changed;
};

static uint8_t
lower(uint8_t c)
{
	return c >= 'A' && c <= 'Z' ? c | 0x20 : c;
}

static bool
known(struct sk_fold *f, struct sk_span name, bool part, struct sk_span *text_r)
{
	static const struct { const char *name, *text; } preset[] = {
		{ "comspec", "C:\\WINDOWS\\system32\\cmd.exe" }, { "systemroot", "C:\\Windows" },
		{ "windir", "C:\\Windows" }, { "os", "Windows_NT" }, { "public", "C:\\Users\\Public" },
		{ "programfiles", "C:\\Program Files" }, { "programdata", "C:\\ProgramData" },
		{ "commonprogramfiles", "C:\\Program Files\\Common Files" },
		{ "pathext", ".COM;.EXE;.BAT;.CMD;.VBS;.VBE;.JS;.JSE;.WSF;.WSH;.MSC" } };
	struct sk_value v;

	if (sk_vars_get(f->vars, name, &v) && v.kind == SK_IS_TEXT) {
		*text_r = v.text;
		return true;
	}
	for (size_t k = 0; part && k < sizeof preset / sizeof *preset; k++)
		if (sk_span_is_nocase(name, preset[k].name)) {
			*text_r = sk_span_text(preset[k].text);
			return true;
		}
	return false;
}

static bool
number(struct sk_span s, long *v_r)
{
	uint64_t n;
	bool minus = s.n > 0 && s.p[0] == '-';

	*v_r = 0;
	if (!sk_span_number(sk_span_from(s, minus), 10, 100000, &n))
		return false;
	*v_r = minus ? -(long)n : (long)n;
	return true;
}

/* %x:~from,n% */
static bool
cut(struct sk_span s, struct sk_span how, struct sk_span *text_r)
{
	size_t comma = sk_span_chr(how, ',', 0);
	long all = (long)s.n, from, n = all;

	if (!number(sk_span_trim(sk_span_head(how, comma)), &from) || (comma != SK_SPAN_NONE &&
	    !number(sk_span_trim(sk_span_from(how, (uint64_t)comma + 1)), &n)))
		return false;
	from = from < 0 ? from + all : from;
	from = from < 0 ? 0 : from > all ? all : from;
	n = n < 0 ? all - from + n : n;
	*text_r = sk_span_head(sk_span_from(s, (uint64_t)from), n < 0 ? 0 : (size_t)n);
	return true;
}

/* What stands between the signs is replaced by what it stands for. */
static bool
expand(struct line *l, struct sk_span inside)
{
	size_t colon = sk_span_chr(inside, ':', 0);
	struct sk_span name = sk_span_head(inside, colon), how, text;

	if (name.n == 0 || !known(l->f, name, colon != SK_SPAN_NONE, &text))
		return false;
	if (colon != SK_SPAN_NONE) {
		size_t equal;

		how = sk_span_from(inside, (uint64_t)colon + 1);
		equal = sk_span_chr(how, '=', 0);
		if (sk_span_begins(how, SK_SPAN("~"))) {
			if (!cut(text, sk_span_from(how, 1), &text))
				return false;
		} else if (equal == SK_SPAN_NONE) {
			return false;
		} else {
			struct sk_value v = { .text = text }, arg[2] = {
				{ .text = sk_span_head(how, equal) },
				{ .text = sk_span_from(how, (uint64_t)equal + 1) } };

			if (!sk_value_do(l->f, SK_REPLACE, &v, arg, 2, false))
				return false;
			l->hidden += v.strong ? v.text.n : 0;
			text = v.text;
		}
	}
	l->hidden += text.n <= PIECE ? inside.n + 2 : 0;
	l->changed = true;
	return sk_value_pay(l->f, text.n) && sk_buf_span(l->out, text);
}

/* The line with its variables expanded, at the end of out. */
static void
read_line(struct line *l, struct sk_span s)
{
	bool quoted = false;

	for (size_t i = 0; i < s.n; i++) {
		uint8_t c = s.p[i];
		size_t end;

		quoted = c == '"' ? !quoted : quoted;
		if ((c == '%' || c == '!') && i + 1 < s.n) {
			end = sk_span_chr(sk_span_head(s, i + NAME), c, i + 1);
			if (end != SK_SPAN_NONE && end > i + 1 && expand(l, (struct sk_span){
			    s.p + i + 1, end - i - 1 })) {
				i = end;
				continue;
			}
		}
		if (c == '^' && !quoted && i + 1 < s.n) {
			l->changed = true;
			c = s.p[++i];
			if (c == '%' || c == '!') {
				i--;
				continue;
			}
		}
		(void)sk_buf_byte(l->out, c);
	}
}

/* set name=text in a line that is resolved. */
static void
assign(struct sk_fold *f, struct sk_span line)
{
	struct sk_span s;
	size_t equal, at = 0, end;

	while ((at = sk_span_find_nocase(line, SK_SPAN("set "), at)) != SK_SPAN_NONE) {
		uint8_t before = at > 0 ? line.p[at - 1] : ' ';
		struct sk_value v = { .kind = SK_IS_TEXT };
		bool quote;

		at += 4;
		if (before != ' ' && before != '@' && before != '&' && before != '(' && before != '\t')
			continue;
		s = sk_span_from(line, at);
		quote = sk_span_begins(s, SK_SPAN("\""));
		s = sk_span_from(s, quote);
		end = sk_span_chr(s, quote ? '"' : '&', 0);
		s = sk_span_head(s, end);
		equal = sk_span_chr(s, '=', 0);
		if (equal == SK_SPAN_NONE || equal > NAME || (s.n > 0 && s.p[0] == '/'))
			continue;
		v.text = sk_span_from(s, (uint64_t)equal + 1);
		/* The buffer grows, and so moves: what is kept is a copy. */
		if (sk_value_pay(f, v.text.n) && sk_arena_copy(f->arena, v.text, &v.text))
			sk_vars_set(f->vars, sk_span_trim(sk_span_head(s, equal)), &v);
		at += equal;
	}
}

bool
sk_batch_read(struct sk_fold *f, struct sk_buf *out, size_t *hidden_r)
{
	struct line l = { .f = f, .out = out };
	struct sk_span rest = f->s, one;

	while (!out->full && sk_span_line(&rest, &one, NULL)) {
		size_t from = out->n;

		if (lower(one.n > 3 ? one.p[0] : 0) == 'r' && sk_span_begins_nocase(one, SK_SPAN("rem ")))
			(void)sk_buf_span(out, one);
		else
			read_line(&l, sk_span_head(one, LINE));
		if (one.n > LINE)
			(void)sk_buf_span(out, sk_span_from(one, LINE));
		assign(f, sk_span_head(sk_span_from(sk_buf_view(out), from), LINE));
		(void)sk_buf_byte(out, '\n');
	}
	*hidden_r = l.hidden;
	return l.changed;
}
