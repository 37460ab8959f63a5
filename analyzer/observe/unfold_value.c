#include <string.h>
#include "unfold_value.h"

enum {
	DEPTH = 8,		/* expressions inside each other */
	ARGUMENTS = 8,		/* of a call that is understood */
	ITEMS = 131072,
	INDICES = 64,
	GAP = 1024,		/* bytes between two parts of an expression */
	DATA = 100		/* bytes of a string that is data, not text */
};

static uint8_t
at(const struct sk_fold *f, size_t i)
{
	return i < f->s.n ? f->s.p[i] : 0;
}

static uint8_t
lower(uint8_t c)
{
	return c >= 'A' && c <= 'Z' ? c | 0x20 : c;
}

static bool
is_digit(uint8_t c)
{
	return c >= '0' && c <= '9';
}

bool
sk_value_is_word(uint8_t c)
{
	return (lower(c) >= 'a' && lower(c) <= 'z') || is_digit(c) || c == '_' || c == '$' ||
	    c >= 0x80;
}

bool
sk_value_pay(struct sk_fold *f, size_t n)
{
	if (n >= f->work) {
		f->work = 0;
		return false;
	}
	f->work -= n;
	return true;
}

size_t
sk_value_gap(const struct sk_fold *f, size_t i)
{
	size_t from = i, end = i + GAP;

	while (i < end) {
		uint8_t c = at(f, i), next = at(f, i + 1);
		struct sk_span rest = sk_span_head(sk_span_from(f->s, (uint64_t)i + 2), GAP);
		size_t close;

		if (c == ' ' || c == '\t' || c == '\r' || (c == '\n' && f->dialect != SK_VB)) {
			i++;
			continue;
		}
		if (c == '_' && f->dialect == SK_VB && (next == '\r' || next == '\n' || next == ' ')) {
			close = sk_span_chr(sk_span_head(rest, 16), '\n', 0);
			close = next == '\n' ? 0 : close == SK_SPAN_NONE ? close : close + 1;
		} else if (c == '`' && f->dialect == SK_PS && (next == '\r' || next == '\n')) {
			close = 0;
		} else if (c == '/' && next == '*' && f->dialect == SK_JS) {
			close = sk_span_find(rest, SK_SPAN("*/"), 0);
			close = close == SK_SPAN_NONE ? close : close + 2;
		} else if (c == '/' && next == '/' && f->dialect == SK_JS) {
			close = sk_span_chr(rest, '\n', 0);
		} else if (c == '<' && next == '#' && f->dialect == SK_PS) {
			close = sk_span_find(rest, SK_SPAN("#>"), 0);
			close = close == SK_SPAN_NONE ? close : close + 2;
		} else {
			return i;
		}
		if (close == SK_SPAN_NONE)
			return i;
		i += 2 + close;
	}
	return from;
}

static size_t
word_end(const struct sk_fold *f, size_t i)
{
	while (sk_value_is_word(at(f, i)))
		i++;
	return i;
}

static struct sk_span
between(const struct sk_fold *f, size_t from, size_t end)
{
	return sk_span_head(sk_span_from(f->s, from), end - from);
}

static bool
begins(const struct sk_fold *f, size_t i, struct sk_span lit)
{
	return sk_span_begins_nocase(sk_span_from(f->s, i), lit);
}

/* Steps over c behind a gap. */
static bool
take(const struct sk_fold *f, size_t *i, uint8_t c)
{
	size_t j = sk_value_gap(f, *i);

	if (at(f, j) != c)
		return false;
	*i = j + 1;
	return true;
}

/* --- numbers --- */

static int
hex(uint8_t c)
{
	c = lower(c);
	return is_digit(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool
number(const struct sk_fold *f, size_t *i, long *v_r)
{
	size_t j = sk_value_gap(f, *i), n = 0;
	bool minus = at(f, j) == '-';
	long base = 10;

	*v_r = 0;
	j += minus;
	if ((at(f, j) == '0' && lower(at(f, j + 1)) == 'x') ||
	    (at(f, j) == '&' && lower(at(f, j + 1)) == 'h')) {
		base = 16;
		j += 2;
	}
	for (; n < 9 && hex(at(f, j)) >= 0 && hex(at(f, j)) < base; n++, j++)
		*v_r = *v_r * base + hex(at(f, j));
	if (n == 0 || sk_value_is_word(at(f, j)) || (at(f, j) == '.' && is_digit(at(f, j + 1))))
		return false;
	*v_r = minus ? -*v_r : *v_r;
	*i = j;
	return true;
}

/* Numbers with + - ^ * between them, from the left. */
static bool
sum(const struct sk_fold *f, size_t *i, long *v_r)
{
	size_t j = *i;
	long b;

	if (!number(f, &j, v_r))
		return false;
	for (int k = 0; k < 8; k++) {
		size_t behind = sk_value_gap(f, j);
		uint8_t op = at(f, behind);

		*i = j;
		if (op != '+' && op != '-' && op != '^' && op != '*')
			break;
		j = behind + 1;
		if (!number(f, &j, &b))
			break;
		*v_r = op == '+' ? *v_r + b : op == '-' ? *v_r - b : op == '^' ? *v_r ^ b : *v_r * b;
		if (*v_r > 0x7FFFFFFF || *v_r < -0x7FFFFFFF)
			return false;
	}
	return true;
}

static struct sk_value
text_value(struct sk_span s, bool done)
{
	return (struct sk_value){ .kind = SK_IS_TEXT, .text = s, .done = done };
}

/* The letter that stands for a number. */
static bool
letter_value(struct sk_fold *f, long c, struct sk_value *v)
{
	uint8_t *p;

	if (!sk_value_pay(f, 8) || (p = sk_arena_raw(f->arena, 1)) == NULL)
		return false;
	*p = c > 0 && c < 0x80 ? (uint8_t)c : '?';
	*v = text_value((struct sk_span){ p, 1 }, true);
	/* Quotes and line ends are honestly written so. */
	v->strong = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
	return true;
}

/* --- strings --- */

static bool
string_ends(struct sk_fold *f, size_t from, uint8_t quote, size_t *end_r)
{
	size_t *dead = &f->dead[quote == '"' ? 0 : quote == '\'' ? 1 : 2], i = from;

	*end_r = 0;
	if (from < *dead)
		return false;
	for (; i < f->s.n; i++) {
		uint8_t c = f->s.p[i];

		if ((c == '\\' && f->dialect == SK_JS) || (c == '`' && quote == '"' &&
		    f->dialect == SK_PS))
			i++;
		else if (c == quote && f->dialect != SK_JS && at(f, i + 1) == quote)
			i++;
		else if (c == quote || (c == '\n' && quote != '`' && f->dialect != SK_PS))
			break;
	}
	*end_r = i < f->s.n ? i : f->s.n;
	if (i < f->s.n && f->s.p[i] == quote)
		return true;
	*dead = i;
	return false;
}

/* One character of a JavaScript string behind its backslash. */
static size_t
js_escape(struct sk_span s, size_t i, uint8_t *c_r, size_t *codes)
{
	uint8_t c = i < s.n ? s.p[i] : 0;
	size_t digits = c == 'x' ? 2 : c == 'u' ? 4 : 0, k = 0;
	unsigned v = 0;

	for (; k < digits && i + 1 + k < s.n && hex(s.p[i + 1 + k]) >= 0; k++)
		v = v << 4 | (unsigned)hex(s.p[i + 1 + k]);
	if (digits > 0 && k == digits) {
		*c_r = v > 0 && v < 0x80 ? (uint8_t)v : '?';
		*codes += v > 0x20 && v < 0x7F;
		return 1 + digits;
	}
	if (c >= '0' && c <= '7') {
		for (k = 0; k < 3 && i + k < s.n && s.p[i + k] >= '0' && s.p[i + k] <= '7'; k++)
			v = v << 3 | (unsigned)(s.p[i + k] - '0');
		*c_r = v > 0 && v < 0x80 ? (uint8_t)v : '?';
		*codes += v > 0x20 && v < 0x7F;
		return k;
	}
	*c_r = c == 'n' ? '\n' : c == 'r' ? '\r' : c == 't' ? '\t' : c;
	return 1;
}

/* $name in a string of PowerShell, if it is known. */
static size_t
interpolated(struct sk_fold *f, struct sk_span s, size_t i, struct sk_buf *out)
{
	size_t from = i + 1, end;
	bool braces = from < s.n && s.p[from] == '{';
	struct sk_value v;

	from += braces;
	for (end = from; end < s.n && sk_value_is_word(s.p[end]) && s.p[end] != '$'; end++)
		;
	if (end == from || (braces && (end >= s.n || s.p[end] != '}')) ||
	    !sk_vars_get(f->vars, (struct sk_span){ s.p + from, end - from }, &v) ||
	    v.kind == SK_IS_LIST || !sk_value_pay(f, v.text.n))
		return 0;
	(void)sk_buf_span(out, v.text);
	return end + braces - i;
}

static void
read_content(struct sk_fold *f, struct sk_span raw, uint8_t quote, struct sk_buf *out,
    size_t *codes)
{
	for (size_t i = 0; i < raw.n; i++) {
		uint8_t c = raw.p[i], next = i + 1 < raw.n ? raw.p[i + 1] : 0;
		size_t n;

		if (f->dialect == SK_JS && c == '\\') {
			n = js_escape(raw, i + 1, &c, codes);
			i += n;
			if (c == '\r' || (c == '\n' && next == '\n'))
				continue;	/* a line that goes on */
		} else if (f->dialect == SK_PS && quote == '"' && c == '`') {
			c = next == 'n' ? '\n' : next == 'r' ? '\r' : next == 't' ? '\t' : next;
			*codes += sk_value_is_word(next) && next != 'n' && next != 'r' && next != 't' &&
			    next != '$' && next != '0';
			i++;
		} else if (f->dialect == SK_PS && quote == '"' && c == '$' &&
		    (n = interpolated(f, raw, i, out)) > 0) {
			i += n - 1;
			(*codes)++;
			continue;
		} else if (c == quote && next == quote) {
			i++;
		}
		(void)sk_buf_byte(out, c);
	}
}

static bool
needs_reading(const struct sk_fold *f, struct sk_span raw, uint8_t quote)
{
	if (f->dialect == SK_JS)
		return memchr(raw.p, '\\', raw.n) != NULL;
	if (memchr(raw.p, quote, raw.n) != NULL)
		return true;
	return f->dialect == SK_PS && quote == '"' && (memchr(raw.p, '`', raw.n) != NULL ||
	    memchr(raw.p, '$', raw.n) != NULL);
}

/* Digits and letters without a blank, too long for a name. */
static bool
is_data(struct sk_span s)
{
	if (s.n < DATA)
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (!sk_value_is_word(s.p[i]) && memchr("+/=.,-|~;", s.p[i], 9) == NULL)
			return false;
	return true;
}

static bool
string(struct sk_fold *f, size_t *i, struct sk_value *v)
{
	size_t begin = *i + 1, end, codes = 0;
	uint8_t quote = at(f, *i);
	struct sk_buf out;
	struct sk_span raw;

	if (!string_ends(f, begin, quote, &end) || !sk_value_pay(f, end - begin))
		return false;
	raw = between(f, begin, end);
	*i = end + 1;
	*v = text_value(raw, false);
	f->data += is_data(raw) ? raw.n : 0;
	if (raw.n == 0 || !needs_reading(f, raw, quote))
		return true;
	out = sk_buf_new(f->arena, raw.n * 2 + 65536);
	if (!sk_buf_reserve(&out, raw.n))
		return false;
	read_content(f, raw, quote, &out, &codes);
	*v = text_value(sk_buf_view(&out), codes > 0);
	v->strong = codes >= 4 && codes * 8 >= raw.n;
	return !out.full;
}

static bool
is_quote(const struct sk_fold *f, uint8_t c)
{
	return c == '"' || (c == '\'' && f->dialect != SK_VB) || (c == '`' && f->dialect == SK_JS);
}

/* --- calls --- */

/* Values between commas up to close; false if one of them is not known. */
static bool
arguments(struct sk_fold *f, size_t *i, uint8_t close, struct sk_value *arg, size_t max, size_t *n_r)
{
	*n_r = 0;
	if (take(f, i, close))
		return true;
	do {
		*i = sk_value_gap(f, *i);
		if (*n_r == max || !sk_value_read(f, i, &arg[*n_r]))
			return false;
		++*n_r;
	} while (take(f, i, ','));
	return take(f, i, close);
}

static void
note(struct sk_value *v, const struct sk_value *from)
{
	v->done = v->done || from->done;
	v->strong = v->strong || from->strong;
}

/* Values between commas as a list, up to close (0: as far as they go). */
static bool
list(struct sk_fold *f, size_t *i, uint8_t close, const struct sk_value *first, struct sk_value *v)
{
	size_t room = 0, n = 0;
	struct sk_value one;
	struct sk_span *item = NULL;
	bool more = true;

	*v = (struct sk_value){ .kind = SK_IS_LIST };
	if (first == NULL && take(f, i, close))
		return false;		/* empty */
	for (; more; more = take(f, i, ',')) {
		*i = sk_value_gap(f, *i);
		if (n == 0 && first != NULL)
			one = *first;
		else if (!sk_value_read(f, i, &one) || one.kind == SK_IS_LIST)
			return false;
		if (n == room) {
			size_t wider = room == 0 ? 8 : 2 * room;

			if (!sk_value_pay(f, wider * sizeof *item) || wider > ITEMS)
				return false;
			item = sk_arena_grow(f->arena, item, room * sizeof *item, wider * sizeof *item);
			room = wider;
		}
		if (item == NULL)
			return false;
		item[n++] = one.text;
		note(v, &one);
	}
	v->item = item;
	v->n = n;
	return close == 0 || take(f, i, close);
}

/* fromCharCode(65, 66), with the bracket open; also .apply(null, [65, 66]). */
static bool
char_codes(struct sk_fold *f, size_t *i, struct sk_value *v)
{
	struct sk_buf out = sk_buf_new(f->arena, f->s.n);
	size_t letters = 0, from = *i;
	long c;

	do {
		size_t was = *i;

		if (!sum(f, i, &c))
			return false;
		if (!sk_value_pay(f, *i - was + 1) ||
		    !sk_buf_byte(&out, c > 0 && c < 0x80 ? (uint8_t)c : '?'))
			return false;
		letters += (c >= '0' && c <= '9') || (lower((uint8_t)c) >= 'a' && lower((uint8_t)c) <= 'z');
	} while (take(f, i, ','));
	*v = text_value(sk_buf_view(&out), true);
	v->strong = letters >= 4 && (*i - from) > 0;
	return true;
}

static bool
from_char_code(struct sk_fold *f, size_t *i, struct sk_value *v)
{
	size_t j = *i;

	if (begins(f, j, SK_SPAN(".apply("))) {
		j += 7;
		while (at(f, j) != '[' && at(f, j) != ')' && j < *i + 40)
			j++;
		if (at(f, j) != '[')
			return false;
		j++;
		if (!char_codes(f, &j, v) || !take(f, &j, ']') || !take(f, &j, ')'))
			return false;
	} else if (!take(f, &j, '(') || !char_codes(f, &j, v) || !take(f, &j, ')')) {
		f->computes = f->computes || at(f, sk_value_gap(f, *i)) == '(';
		return false;
	}
	*i = j;
	return true;
}

/* Functions that stand alone: name, how many arguments at least. */
static const struct {
	struct sk_span	 name;
	enum sk_method	 method;
	bool		 vb, js;
} function[] = {
	{ SK_LIT("strreverse"), SK_REVERSE, true, false }, { SK_LIT("replace"), SK_REPLACE, true, false },
	{ SK_LIT("join"), SK_JOIN, true, false }, { SK_LIT("split"), SK_SPLIT, true, false },
	{ SK_LIT("mid"), SK_MID, true, false }, { SK_LIT("left"), SK_LEFT, true, false },
	{ SK_LIT("right"), SK_RIGHT, true, false }, { SK_LIT("lcase"), SK_LOWER, true, false },
	{ SK_LIT("ucase"), SK_UPPER, true, false }, { SK_LIT("cstr"), SK_SAME, true, false },
	{ SK_LIT("trim"), SK_SAME, true, false }, { SK_LIT("unescape"), SK_UNESCAPE, true, true },
	{ SK_LIT("decodeuricomponent"), SK_UNESCAPE, false, true },
	{ SK_LIT("decodeuri"), SK_UNESCAPE, false, true }, { SK_LIT("atob"), SK_BASE64, true, true },
	{ SK_LIT("array"), SK_NO_METHOD, true, true }
};
enum { FUNCTIONS = sizeof function / sizeof *function };

static const struct sk_span maker[] = { SK_LIT("chr"), SK_LIT("chrw"), SK_LIT("chrb"), SK_LIT("chr$") };

static bool
make_letter(struct sk_fold *f, size_t *i, struct sk_value *v)
{
	size_t j = *i;
	long c;

	if (!take(f, &j, '('))
		return false;
	if (!sum(f, &j, &c) || !take(f, &j, ')')) {
		f->computes = true;
		return false;
	}
	*i = j;
	return letter_value(f, c, v);
}

static bool
call(struct sk_fold *f, size_t k, size_t *i, struct sk_value *v)
{
	struct sk_value arg[ARGUMENTS];
	enum sk_method m = function[k].method;
	size_t n;

	if (!take(f, i, '('))
		return false;
	if (m == SK_NO_METHOD)
		return list(f, i, ')', NULL, v);
	if (!arguments(f, i, ')', arg, ARGUMENTS, &n) || n == 0)
		return false;
	*v = arg[0];
	for (size_t a = 1; a < n; a++)
		note(v, &arg[a]);
	if (m == SK_JOIN && n == 1)
		return sk_value_do(f, m, v, &(struct sk_value){ .text = SK_SPAN(" ") }, 1, false);
	return sk_value_do(f, m, v, arg + 1, n - 1, false);
}

/* --- what begins with a word --- */

static size_t
function_of(const struct sk_fold *f, struct sk_span word)
{
	for (size_t k = 0; k < FUNCTIONS; k++)
		if ((f->dialect == SK_VB ? function[k].vb : function[k].js) &&
		    f->dialect != SK_PS && lower(word.p[0]) == function[k].name.p[0] &&
		    sk_span_same_nocase(word, function[k].name))
			return k;
	return FUNCTIONS;
}

static bool
is_maker(const struct sk_fold *f, struct sk_span word)
{
	for (size_t k = 0; f->dialect == SK_VB && k < sizeof maker / sizeof *maker; k++)
		if (sk_span_same_nocase(word, maker[k]))
			return true;
	return false;
}

/* What the shell sets (Microsoft, about_Automatic_Variables; environment). */
static bool
automatic(struct sk_span name, struct sk_value *v)
{
	static const struct { const char *name, *text; } known[] = {
		{ "$pshome", "C:\\Windows\\System32\\WindowsPowerShell\\v1.0" },
		{ "$shellid", "Microsoft.PowerShell" }, { "$verbosepreference", "SilentlyContinue" },
		{ "$env:comspec", "C:\\WINDOWS\\system32\\cmd.exe" },
		{ "$env:public", "C:\\Users\\Public" } };

	for (size_t k = 0; k < sizeof known / sizeof *known; k++)
		if (sk_span_is_nocase(name, known[k].name)) {
			*v = text_value(sk_span_text(known[k].text), false);
			return true;
		}
	return false;
}

/* $name, ${name}, name; name(): a function that returns a constant. */
static bool
variable(struct sk_fold *f, size_t *i, struct sk_value *v)
{
	size_t from = *i, end;
	struct sk_span name;

	if (f->dialect == SK_PS && at(f, from) != '$')
		return false;
	if (begins(f, from, SK_SPAN("${"))) {
		end = sk_span_chr(sk_span_head(f->s, from + 64), '}', from);
		if (end == SK_SPAN_NONE)
			return false;
		name = between(f, from + 2, end++);
	} else {
		end = word_end(f, from);
		if (f->dialect == SK_PS && at(f, end) == ':')
			end = word_end(f, end + 1);
		name = between(f, from, end);
		if (f->dialect == SK_PS && automatic(name, v)) {
			*i = end;
			return true;
		}
		if (f->dialect == SK_PS)
			name = sk_span_from(name, 1);
	}
	if (begins(f, end, SK_SPAN("()")) && f->dialect != SK_PS) {
		if (!sk_vars_get(f->vars, between(f, from, end + 2), v) &&
		    (f->dialect != SK_VB || !sk_vars_get(f->vars, name, v)))
			return false;
		end += 2;
	} else if (!sk_vars_get(f->vars, name, v)) {
		return false;
	}
	v->done = v->strong = false;
	*i = end;
	return true;
}

/* String.fromCharCode, String["fromCharCode"]. */
static bool
of_string(struct sk_fold *f, size_t *i, struct sk_value *v)
{
	struct sk_value name;
	size_t j = word_end(f, *i);

	if (begins(f, j, SK_SPAN(".fromcharcode"))) {
		j += 13;
	} else if (at(f, j) == '[') {
		j = sk_value_gap(f, j + 1);
		if (!sk_value_read(f, &j, &name) || !take(f, &j, ']') || name.kind != SK_IS_TEXT ||
		    !sk_span_is_nocase(name.text, "fromcharcode"))
			return false;
	} else {
		return false;
	}
	if (!from_char_code(f, &j, v))
		return false;
	*i = j;
	return true;
}

static bool
word(struct sk_fold *f, size_t *i, struct sk_value *v)
{
	size_t from = *i, end = word_end(f, from), k;
	struct sk_span w = between(f, from, end);

	if (from > 0 && (at(f, from - 1) == '.' || sk_value_is_word(at(f, from - 1))))
		return false;
	if (f->dialect == SK_PS || at(f, from) == '$')
		return variable(f, i, v);
	if (f->dialect == SK_JS && sk_span_is_nocase(w, "string"))
		return of_string(f, i, v);
	if (f->dialect == SK_JS && w.n == 3 && sk_span_is(w, "new"))
		*i = sk_value_gap(f, end);
	if (is_maker(f, w)) {
		*i = end;
		return make_letter(f, i, v);
	}
	if ((k = function_of(f, between(f, *i, word_end(f, *i)))) < FUNCTIONS) {
		*i = word_end(f, *i);
		return call(f, k, i, v);
	}
	*i = from;
	return variable(f, i, v);
}

bool
sk_value_begins(const struct sk_fold *f, size_t i, size_t n)
{
	struct sk_span w = between(f, i, i + n);
	uint8_t behind = at(f, i + n);
	struct sk_value v;

	if (f->dialect == SK_PS)
		return w.p[0] == '$';
	if (f->dialect == SK_JS && (sk_span_is(w, "String") || sk_span_is(w, "new")))
		return true;
	if (n <= 18 && (is_maker(f, w) || function_of(f, w) < FUNCTIONS))
		return true;
	if (!sk_vars_any(f->vars) || n > 40)
		return false;
	if (behind == ' ')
		behind = at(f, sk_value_gap(f, i + n));
	return (behind == '+' || behind == '&' || behind == '.' || behind == '[' || behind == '(') &&
	    (behind == '(' || sk_vars_get(f->vars, w, &v));
}

/* --- PowerShell --- */

static const struct {
	struct sk_span	 text;
	enum sk_method	 method;	/* SK_SAME: nothing is done */
} cast[] = {
	{ SK_LIT("[string]::join("), SK_JOIN }, { SK_LIT("[char[]]"), SK_LETTERS },
	{ SK_LIT("[string[]]"), SK_SAME }, { SK_LIT("[string]"), SK_JOIN },
	{ SK_LIT("[int[]]"), SK_SAME }, { SK_LIT("[char]"), SK_AT }, { SK_LIT("[int]"), SK_SAME },
	{ SK_LIT("[convert]::frombase64string("), SK_BASE64 },
	{ SK_LIT("[system.convert]::frombase64string("), SK_BASE64 },
	{ SK_LIT("[system.text.encoding]::"), SK_CONCAT }, { SK_LIT("[text.encoding]::"), SK_CONCAT },
	{ SK_LIT("[scriptblock]::create("), SK_CONCAT }
};

static bool operand(struct sk_fold *f, size_t *i, struct sk_value *v);

/* [Text.Encoding]::UTF8.GetString(...): the bytes are text here already. */
static bool
encoding(struct sk_fold *f, size_t *i, struct sk_value *v)
{
	size_t open = sk_span_chr(sk_span_head(f->s, *i + 48), '(', *i);

	if (open == SK_SPAN_NONE)
		return false;
	*i = sk_value_gap(f, open + 1);
	return sk_value_read(f, i, v) && take(f, i, ')');
}

static bool
cast_value(struct sk_fold *f, size_t *i, struct sk_value *v)
{
	size_t k = 0, n;
	struct sk_value arg[2];

	while (k < sizeof cast / sizeof *cast && !begins(f, *i, cast[k].text))
		k++;
	if (k == sizeof cast / sizeof *cast)
		return false;
	*i = sk_value_gap(f, *i + cast[k].text.n);
	if (k == 0) {
		if (!arguments(f, i, ')', arg, 2, &n) || n != 2)
			return false;
		*v = arg[1];
		return sk_value_do(f, SK_JOIN, v, arg, 1, false);
	}
	if (cast[k].method == SK_BASE64)
		return sk_value_read(f, i, v) && take(f, i, ')') &&
		    sk_value_do(f, SK_BASE64, v, NULL, 0, false);
	if (cast[k].method == SK_CONCAT)
		return encoding(f, i, v);
	if (!operand(f, i, v))
		return false;
	if (cast[k].method == SK_AT) {
		if (v->kind != SK_IS_NUMBER || !letter_value(f, v->number, v))
			return v->kind == SK_IS_TEXT && sk_value_do(f, SK_LETTERS, v, NULL, 0, false);
		return true;
	}
	if (cast[k].method == SK_JOIN)
		return v->kind != SK_IS_LIST || sk_value_do(f, SK_JOIN, v,
		    &(struct sk_value){ .text = SK_SPAN(" ") }, 1, false);
	if (cast[k].method == SK_LETTERS && v->kind == SK_IS_TEXT)
		return sk_value_do(f, SK_CHARS, v, NULL, 0, false);
	return sk_value_do(f, cast[k].method, v, NULL, 0, false);
}

/* | % { [char]$_ } and the like behind a list. */
static void
pipe_letters(struct sk_fold *f, size_t *i, struct sk_value *v)
{
	size_t j = sk_value_gap(f, *i), close, seen = 0;

	if (at(f, j) != '|' || v->kind != SK_IS_LIST)
		return;
	j = sk_value_gap(f, j + 1);
	if (at(f, j) == '%')
		j++;
	else if (begins(f, j, SK_SPAN("foreach")))
		j += begins(f, j, SK_SPAN("foreach-object")) ? 14 : 7;
	else
		return;
	if (!take(f, &j, '{'))
		return;
	close = sk_span_chr(sk_span_head(f->s, j + 80), '}', j);
	if (close == SK_SPAN_NONE)
		return;
	/* Nothing but casts, brackets and $_: what computes is left alone. */
	for (; j < close; j++) {
		if (begins(f, j, SK_SPAN("[char]")))
			seen |= 1;
		else if (begins(f, j, SK_SPAN("$_")))
			seen |= 2;
		if (at(f, j) == '-' || at(f, j) == '+' || at(f, j) == '*')
			f->computes = true;
	}
	if (seen == 3 && !f->computes && sk_value_do(f, SK_LETTERS, v, NULL, 0, false))
		*i = close + 1;
}

/* --- operands --- */

static bool
bracketed(struct sk_fold *f, size_t *i, struct sk_value *v)
{
	size_t j = sk_value_gap(f, *i + 1);
	struct sk_value first;

	if (!sk_value_read(f, &j, &first))
		return false;
	*v = first;
	if (f->dialect == SK_PS && first.kind != SK_IS_LIST && at(f, sk_value_gap(f, j)) == ',' &&
	    !list(f, &j, 0, &first, v))
		return false;
	pipe_letters(f, &j, v);
	if (!take(f, &j, ')'))
		return false;
	*i = j;
	return true;
}

static bool
number_value(struct sk_fold *f, size_t *i, struct sk_value *v)
{
	size_t from = *i;

	*v = (struct sk_value){ .kind = SK_IS_NUMBER };
	if (!sk_value_pay(f, 8) || !number(f, i, &v->number))
		return false;
	v->text = sk_span_trim(between(f, from, *i));
	return true;
}

static bool
primary(struct sk_fold *f, size_t *i, struct sk_value *v)
{
	uint8_t c = at(f, *i);

	if (is_quote(f, c))
		return string(f, i, v);
	if (is_digit(c) || (c == '-' && is_digit(at(f, *i + 1))))
		return number_value(f, i, v);
	if (c == '(')
		return bracketed(f, i, v);
	if (c == '[' && f->dialect == SK_JS) {
		++*i;
		return list(f, i, ']', NULL, v);
	}
	if (c == '[' && f->dialect == SK_PS)
		return cast_value(f, i, v);
	if (c == '@' && at(f, *i + 1) == '(' && f->dialect == SK_PS) {
		++*i;
		return bracketed(f, i, v);
	}
	if (c == '-' && f->dialect == SK_PS && begins(f, *i, SK_SPAN("-join"))) {
		*i = sk_value_gap(f, *i + 5);
		return operand(f, i, v) && sk_value_do(f, SK_JOIN, v,
		    &(struct sk_value){ .text = { 0 } }, 1, false);
	}
	return sk_value_is_word(c) && word(f, i, v);
}

static const struct {
	const char	*name;
	enum sk_method	 method;
	enum sk_dialect	 dialect;
} method[] = {
	{ "split", SK_SPLIT, SK_JS }, { "join", SK_JOIN, SK_JS }, { "reverse", SK_REVERSE, SK_JS },
	{ "replace", SK_REPLACE, SK_JS }, { "concat", SK_CONCAT, SK_JS }, { "charat", SK_AT, SK_JS },
	{ "substr", SK_SUBSTR, SK_JS }, { "substring", SK_SLICE, SK_JS }, { "slice", SK_SLICE, SK_JS },
	{ "tolowercase", SK_LOWER, SK_JS }, { "touppercase", SK_UPPER, SK_JS },
	{ "tostring", SK_SAME, SK_JS }, { "trim", SK_SAME, SK_JS }, { "valueof", SK_SAME, SK_JS },
	{ "replace", SK_REPLACE, SK_PS }, { "split", SK_SPLIT, SK_PS }, { "tolower", SK_LOWER, SK_PS },
	{ "toupper", SK_UPPER, SK_PS }, { "tostring", SK_SAME, SK_PS }, { "trim", SK_SAME, SK_PS },
	{ "tochararray", SK_CHARS, SK_PS }, { "substring", SK_SUBSTR, SK_PS },
	{ "invoke", SK_NO_METHOD, SK_PS }
};

static enum sk_method
method_of(const struct sk_fold *f, struct sk_span name)
{
	for (size_t k = 0; k < sizeof method / sizeof *method; k++)
		if (method[k].dialect == f->dialect && sk_span_is_nocase(name, method[k].name))
			return method[k].method;
	return SK_NO_METHOD;
}

/* /x/g as text, if it stands for one text only: escapes and [x] of one letter. */
static bool
pattern(struct sk_fold *f, size_t *i, struct sk_value *v, bool *first_r)
{
	struct sk_buf out = sk_buf_new(f->arena, 256);
	size_t j = *i + 1;

	for (; j < *i + 200 && at(f, j) != '/'; j++) {
		uint8_t c = at(f, j);

		if (c == '\\' && !sk_value_is_word(at(f, j + 1)))
			c = at(f, ++j);
		else if (c == '[' && at(f, j + 2) == ']' && at(f, j + 1) != '^')
			c = at(f, (j += 2) - 1);
		else if (c == 0 || memchr(".*+?()[]{}|^$\\\n", c, 15) != NULL)
			return false;
		(void)sk_buf_byte(&out, c);
	}
	if (at(f, j) != '/' || out.full)
		return false;
	for (*first_r = true, j++; sk_value_is_word(at(f, j)); j++)
		*first_r = *first_r && lower(at(f, j)) != 'g';
	*v = text_value(sk_buf_view(&out), false);
	*i = j;
	return true;
}

/* The arguments behind a method's name, and what it does. */
static bool
call_method(struct sk_fold *f, enum sk_method m, size_t *i, struct sk_value *v)
{
	struct sk_value arg[ARGUMENTS];
	bool first = f->dialect == SK_JS, all = false;
	size_t j = *i, n = 0;

	if (!take(f, &j, '('))
		return false;
	j = sk_value_gap(f, j);
	if (at(f, j) == '/' && f->dialect == SK_JS && (m == SK_REPLACE || m == SK_SPLIT)) {
		if (!pattern(f, &j, &arg[0], &first))
			return false;
		if (take(f, &j, ',')) {
			all = arguments(f, &j, ')', arg + 1, ARGUMENTS - 1, &n);
			n++;
		} else {
			n = 1;
			all = take(f, &j, ')');
		}
	} else {
		all = arguments(f, &j, ')', arg, ARGUMENTS, &n);
	}
	if (!all || !sk_value_do(f, m, v, arg, n, first))
		return false;
	for (size_t k = 0; k < n; k++)
		note(v, &arg[k]);
	*i = j;
	return true;
}

/* .name( ... ) or ["name"]( ... ) or, in PowerShell, .("na" + "me")( ... ). */
static bool
by_method(struct sk_fold *f, size_t *i, struct sk_value *v)
{
	size_t j = *i;
	struct sk_value name;
	enum sk_method m;

	if (at(f, j) == '[') {
		j = sk_value_gap(f, j + 1);
		if (!sk_value_read(f, &j, &name) || name.kind != SK_IS_TEXT || !take(f, &j, ']'))
			return false;
	} else if (is_quote(f, at(f, j + 1)) || at(f, j + 1) == '(') {
		j++;
		if (!(at(f, j) == '(' ? bracketed(f, &j, &name) : string(f, &j, &name)) ||
		    name.kind != SK_IS_TEXT)
			return false;
	} else {
		name = text_value(between(f, j + 1, word_end(f, j + 1)), false);
		j += 1 + name.text.n;
	}
	m = method_of(f, name.text);
	if (m == SK_NO_METHOD || !call_method(f, m, &j, v))
		return false;
	*i = j;
	return true;
}

/* [2], [1,4,2], [-1..-9] behind a value. */
static bool
by_index(struct sk_fold *f, size_t *i, struct sk_value *v)
{
	size_t j = *i + 1, n = 0;
	struct sk_span one = { 0 };
	struct sk_value r = { .kind = SK_IS_LIST, .done = true, .strong = v->strong };
	long k, all = (long)(v->kind == SK_IS_LIST ? v->n : v->text.n);

	if (begins(f, j, SK_SPAN("::-1]")) || (f->dialect == SK_PS && begins(f, j, SK_SPAN("-1..-")))) {
		j = sk_span_chr(sk_span_head(f->s, j + 60), ']', j);
		if (j == SK_SPAN_NONE || !sk_value_do(f, SK_REVERSE, v, NULL, 0, false) ||
		    (v->kind == SK_IS_TEXT && !sk_value_do(f, SK_CHARS, v, NULL, 0, false)))
			return false;
		*i = j + 1;
		return true;
	}
	do {
		if (!sum(f, &j, &k) || k < -all || k >= all || !sk_value_pay(f, 32))
			return false;
		k += k < 0 ? all : 0;
		r.text = v->kind == SK_IS_LIST ? v->item[k] : sk_span_head(sk_span_from(v->text,
		    (uint64_t)k), 1);
		if (n == 0)
			one = r.text;
		else if (n == 1 && sk_value_pay(f, INDICES * sizeof *r.item))
			r.item = sk_arena_array(f->arena, INDICES, sizeof *r.item);
		if (n == INDICES || (n > 0 && r.item == NULL))
			return false;
		if (n > 0) {
			r.item[0] = one;
			r.item[n] = r.text;
		}
		n++;
	} while (f->dialect == SK_PS && take(f, &j, ','));
	if (!take(f, &j, ']'))
		return false;
	r.n = n;
	if (n == 1)
		r.kind = SK_IS_TEXT;
	*v = r;
	*i = j;
	return true;
}

/* "{1}{0}" -f "a", "b" */
static bool
by_format(struct sk_fold *f, size_t *i, struct sk_value *v)
{
	size_t j = sk_value_gap(f, *i), room = 16, n = 0;
	struct sk_value *arg = NULL;

	if (at(f, j) != '-' || lower(at(f, j + 1)) != 'f' || sk_value_is_word(at(f, j + 2)))
		return false;
	j += 2;
	do {
		if (n == room || arg == NULL) {
			if (!sk_value_pay(f, 2 * room * sizeof *arg))
				return false;
			arg = sk_arena_grow(f->arena, arg, n * sizeof *arg, 2 * room * sizeof *arg);
			room *= 2;
		}
		j = sk_value_gap(f, j);
		if (arg == NULL || !operand(f, &j, &arg[n]))
			return false;
		note(v, &arg[n++]);
	} while (take(f, &j, ','));
	if (n == 1 && arg[0].kind == SK_IS_LIST)
		return false;
	if (!sk_value_do(f, SK_FORMAT, v, arg, n, false))
		return false;
	*i = j;
	return true;
}

static bool
operand(struct sk_fold *f, size_t *i, struct sk_value *v)
{
	size_t j = *i;
	bool ok;

	if (f->depth >= DEPTH || !sk_value_pay(f, 4))
		return false;
	f->depth++;
	ok = primary(f, &j, v);
	for (bool more = ok && f->dialect != SK_VB; more; ) {
		uint8_t c;
		size_t k = j;

		if (f->dialect == SK_JS && v->kind != SK_IS_NUMBER)
			k = sk_value_gap(f, j);
		c = at(f, k);
		more = (c == '.' && at(f, k + 1) != '.' && by_method(f, &k, v)) ||
		    (c == '[' && ((f->dialect == SK_JS && by_method(f, &k, v)) || by_index(f, &k, v))) ||
		    (f->dialect == SK_PS && by_format(f, &k, v));
		if (more)
			j = k;
	}
	f->depth--;
	if (ok)
		*i = j;
	return ok;
}

/* --- sums --- */

static bool
add(struct sk_fold *f, struct sk_value *v, const struct sk_value *b, struct sk_buf *sum_io)
{
	if (v->kind == SK_IS_LIST || b->kind == SK_IS_LIST)
		return false;
	if (v->kind == SK_IS_NUMBER && b->kind == SK_IS_NUMBER && f->dialect != SK_VB)
		return false;
	if (sum_io->arena == NULL) {
		*sum_io = sk_buf_new(f->arena, f->work + v->text.n);
		(void)sk_buf_span(sum_io, v->text);
	}
	if (!sk_value_pay(f, b->text.n) || !sk_buf_span(sum_io, b->text))
		return false;
	v->kind = SK_IS_TEXT;
	v->text = sk_buf_view(sum_io);
	v->done = true;
	v->strong = v->strong || b->strong;
	return true;
}

/* -replace 'a','b' and -split 'a' and -join 'a' behind a value. */
static bool
by_operator(struct sk_fold *f, size_t *i, struct sk_value *v)
{
	size_t j = sk_value_gap(f, *i), n = 1;
	enum sk_method m;
	struct sk_value arg[2];

	if (at(f, j) != '-')
		return false;
	j++;
	j += (lower(at(f, j)) == 'c' || lower(at(f, j)) == 'i') ? 1 : 0;
	if (begins(f, j, SK_SPAN("replace"))) {
		m = SK_REPLACE;
		j += 7;
	} else if (begins(f, j, SK_SPAN("split"))) {
		m = SK_SPLIT;
		j += 5;
	} else if (begins(f, j, SK_SPAN("join"))) {
		m = SK_JOIN;
		j += 4;
	} else {
		return false;
	}
	j = sk_value_gap(f, j);
	if (!operand(f, &j, &arg[0]))
		return false;
	if (m == SK_REPLACE && take(f, &j, ',')) {
		j = sk_value_gap(f, j);
		if (!operand(f, &j, &arg[n++]))
			return false;
	}
	if (!sk_value_do(f, m, v, arg, n, false))
		return false;
	*i = j;
	return true;
}

bool
sk_value_read(struct sk_fold *f, size_t *i_io, struct sk_value *v_r)
{
	struct sk_buf sum_text = { .arena = NULL };
	struct sk_value b;
	size_t i = *i_io, j;

	*v_r = (struct sk_value){ .n = 0 };
	if (!operand(f, &i, v_r))
		return false;
	for (;;) {
		uint8_t op, behind;

		*i_io = i;
		j = sk_value_gap(f, i);
		op = at(f, j);
		behind = at(f, j + 1);
		if ((op != '+' && (op != '&' || f->dialect != SK_VB)) || behind == op || behind == '=')
			break;
		j = sk_value_gap(f, j + 1);
		if (!operand(f, &j, &b) || !add(f, v_r, &b, &sum_text))
			break;
		i = j;
	}
	while (f->dialect == SK_PS && by_operator(f, i_io, v_r))
		;
	return true;
}
