#include "mime/mime.h"
#include "script.h"
#include "script_known.h"

enum {
	SHORT = 24,		/* bytes of a string that counts as a piece of one */
	TINY = 8,		/* bytes of a string that is kept for a later sum */
	TINY_MANY = 12,		/* so many of them are a table of fragments */
	PIECES = 48,		/* bytes of pieces below which none are counted */
	LETTERS = 4,		/* letters given as numbers that are no accident */
	DATA = 400,		/* bytes of a string that is data, not text */
	NUMBERS = 30,		/* numbers in a row that are a list of codes */
	KEPT = 256,		/* bytes of a string that is known by its name */
	GIVEN = 262144,		/* bytes of such strings that are put where they are used */
	INDEXED = 4,		/* uses by number that make a list one of fragments */
	GAP = 256,		/* bytes between two strings that are looked through */
	BASE64 = 64,		/* letters that may be a hidden script */
	BASE64_RUNS = 8,	/* that are kept, and tried */
	BASE64_TRIES = 64,
	BASE64_MAX = 65536
};

struct fold {
	struct sk_span	 s;
	size_t		 i;
	struct sk_buf	 out;
	bool		 c_like;	/* // and block comments, backslash escapes */
	bool		 vb, cmd, ps, xlm;
	bool		 joins;		/* ["a", "b"].join("") */
	bool		 joined;	/* the piece that begins goes on with the last one */
	size_t		 dead[3];	/* no string of " ' ` that begins before here ends */
	bool		 open;		/* no block comment ends from here on */
	struct sk_known	*known;
	size_t		 chain;		/* where the string that is being joined begins */
	bool		 listing;	/* inside name = ["a", "b" */
	size_t		 given, indexed, listed; /* bytes; uses; bytes in lists */
	size_t		 letters;	/* given as numbers */
	size_t		 all, pieces, data, numbers;	/* bytes */
	size_t		 tiny, tiny_bytes;
	size_t		 row, row_bytes;	/* numbers in a row so far */
};

static uint8_t
at(const struct fold *f, size_t i)
{
	return i < f->s.n ? f->s.p[i] : 0;
}

static uint8_t
lower(uint8_t c)
{
	return c >= 'A' && c <= 'Z' ? (uint8_t)(c + 32) : c;
}

static bool
is_blank(uint8_t c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static bool
is_word(uint8_t c)
{
	c = lower(c);
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '$' ||
	    c >= 0x80;
}

static void
put(struct fold *f, uint8_t c)
{
	(void)sk_buf_byte(&f->out, lower(c));
}

/* Behind blanks, line continuations, brackets and short comments. */
static size_t
skip_gap(const struct fold *f, size_t i, uint8_t bracket)
{
	size_t end = i + GAP;

	while (i < end) {
		uint8_t c = at(f, i);

		if (is_blank(c) || c == bracket || (c == '_' && f->vb && is_blank(at(f, i + 1)))) {
			i++;
		} else if (c == '/' && at(f, i + 1) == '*' && f->c_like) {
			struct sk_span near = sk_span_head(sk_span_from(f->s, i), GAP);
			size_t close = sk_span_find(near, SK_SPAN("*/"), 2);

			if (close == SK_SPAN_NONE)
				return i;
			i += close + 2;
		} else {
			return i;
		}
	}
	return i;
}

static bool
is_quote(const struct fold *f, uint8_t c)
{
	return c == '"' || (c == '\'' && !f->vb && !f->cmd) || (c == '`' && f->c_like);
}

/* Length of the word at i that makes a string of numbers, 0 if none stands there. */
static size_t
maker_at(const struct fold *f, size_t i)
{
	static const struct sk_span maker[] = { SK_LIT("string.fromcharcode("),
		SK_LIT("fromcharcode("), SK_LIT("chr("), SK_LIT("chrw("), SK_LIT("chrb("),
		SK_LIT("chr$("), SK_LIT("[char]"), SK_LIT("[char](") };
	size_t n = 0;

	if (i > 0 && is_word(at(f, i - 1)))
		return 0;
	for (size_t k = 0; k < sizeof maker / sizeof *maker; k++)
		if (sk_span_begins_nocase(sk_span_from(f->s, i), maker[k]))
			n = maker[k].n;
	if (n == 0 && f->xlm && sk_span_begins_nocase(sk_span_from(f->s, i), SK_SPAN("char(")))
		n = 5;
	return n;
}

/* A piece begins: it goes on with the last one, or a string opens. */
static void
piece_begin(struct fold *f)
{
	if (f->joined)
		return;
	put(f, '"');
	f->chain = f->out.n;
}

/* The name at i, in lower case; what it holds, and where its use ends. */
static bool
known_at(const struct fold *f, size_t i, struct sk_known_text *text_r, size_t *end_r)
{
	uint8_t name[40];
	size_t n = 0;
	long index = -1;

	if (i > 0 && (is_word(at(f, i - 1)) || at(f, i - 1) == '.'))
		return false;
	for (; n < sizeof name && is_word(at(f, i)); i++)
		name[n++] = lower(at(f, i));
	if (n == 0 || is_word(at(f, i)))
		return false;
	if (at(f, i) == '[') {
		for (index = 0, i++; at(f, i) >= '0' && at(f, i) <= '9' && index < 100000; i++)
			index = index * 10 + (at(f, i) - '0');
		if (at(f, i++) != ']')
			return false;
	}
	*end_r = i;
	return f->given < GIVEN &&
	    sk_known_find(f->known, (struct sk_span){ name, n }, index, text_r);
}

/* The name that is assigned to, if the text up to end ends in "name =" or, with
 * added, "name +=". */
static struct sk_span
assigned(const struct fold *f, size_t end, bool *added_r)
{
	const uint8_t *p = f->out.p;
	size_t from;

	*added_r = false;
	while (end > 0 && is_blank(p[end - 1]))
		end--;
	if (end == 0 || p[--end] != '=')
		return (struct sk_span){ 0 };
	if (end > 0 && p[end - 1] == '+') {
		*added_r = true;
		end--;
	}
	while (end > 0 && is_blank(p[end - 1]))
		end--;
	for (from = end; from > 0 && end - from < 41 && is_word(p[from - 1]); from--)
		;
	return (struct sk_span){ p + from, end - from };
}

/* A string is complete: remembers it by the name, or the list, that holds it. */
static void
remember(struct fold *f)
{
	struct sk_known_text text = { (uint32_t)f->chain, (uint32_t)(f->out.n - f->chain) };
	bool added;

	if (f->out.n - f->chain > KEPT || f->chain == 0)
		return;
	if (f->listing) {
		sk_known_add(f->known, text);
		f->listed += text.n + 3;
	} else {
		sk_known_set(f->known, assigned(f, f->chain - 1, &added), text);
	}
}

/* A piece has ended at end, having begun in the source at begin: if the next
 * one is added to it, stands before that and leaves the string open. */
static void
piece_end(struct fold *f, size_t begin, size_t end)
{
	size_t n = end - begin, i = skip_gap(f, end, ')'), use;
	struct sk_known_text text;
	uint8_t c = at(f, i);
	bool more = c == '+' || c == '&' || (c == ',' && f->joins);

	if (more) {
		i = skip_gap(f, i + 1, '(');
		more = is_quote(f, at(f, i)) || maker_at(f, i) > 0 || known_at(f, i, &text, &use);
	}
	if ((more || f->joined) && n <= SHORT)
		f->pieces += n + (more ? i - end : 0);
	f->joined = more;
	if (more) {
		f->i = i;
		return;
	}
	remember(f);
	put(f, '"');
	f->i = end;
}

/* The use of a known string where strings are added up. */
static bool
read_known(struct fold *f)
{
	struct sk_known_text text;
	size_t begin = f->i, end, behind;
	bool sum;

	if (!known_at(f, begin, &text, &end))
		return false;
	behind = skip_gap(f, end, 0);
	sum = (at(f, behind) == '+' || at(f, behind) == '&') && at(f, behind + 1) != '=' &&
	    at(f, behind + 1) != at(f, behind);
	if (!f->joined && !sum)
		return false;
	piece_begin(f);
	for (size_t i = 0; i < text.n; i++)
		put(f, f->out.p[text.off + i]);
	f->given += text.n;
	f->indexed += at(f, end - 1) == ']';
	f->all += end - begin;
	piece_end(f, begin, end);
	return true;
}

/* --- strings --- */

static int
hex(uint8_t c)
{
	c = lower(c);
	return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The escape at i as a character; its length, 0 if there is none. */
static size_t
escape_at(const struct fold *f, size_t i, uint8_t *c_r)
{
	size_t from = i + 1, digits = 2, n;
	unsigned v = 0;

	*c_r = 0;
	if (at(f, i) == '\\' && f->c_like) {
		if (at(f, i + 1) == 'x' || at(f, i + 1) == 'u') {
			from = i + 2;
			digits = at(f, i + 1) == 'u' ? 4 : 2;
		} else {
			*c_r = at(f, i + 1);	/* \\ and \" and the like */
			if (*c_r == 'n' || *c_r == 'r' || *c_r == 't')
				*c_r = ' ';
			return *c_r == 0 || *c_r == '\r' || *c_r == '\n' ? 0 : 2;
		}
	} else if (at(f, i) == '%' && !f->cmd) {
		if (at(f, i + 1) == 'u') {
			from = i + 2;
			digits = 4;
		}
	} else {
		return 0;
	}
	for (n = 0; n < digits; n++) {
		int d = hex(at(f, from + n));

		if (d < 0)
			return 0;
		v = v << 4 | (unsigned)d;
	}
	*c_r = v < 0x80 && v != 0 ? (uint8_t)v : 0xFF;
	return from + n - i;
}

static bool
is_data(struct sk_span s)
{
	for (size_t i = 0; i < s.n; i++) {
		uint8_t c = lower(s.p[i]);

		if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) && c != '+' && c != '/' &&
		    c != '=' && c != ',')
			return false;
	}
	return true;
}

/* A string ends at its quote; without one in its line it is none. */
static bool
string_ends(struct fold *f, size_t from, uint8_t quote, size_t *end_r)
{
	size_t *dead = &f->dead[quote == '"' ? 0 : quote == '\'' ? 1 : 2], i = from;

	*end_r = 0;
	if (from < *dead)
		return false;
	for (; i < f->s.n; i++) {
		uint8_t c = f->s.p[i];

		if (c == '\\' && f->c_like)
			i++;
		else if (c == quote || (c == '\n' && quote != '`'))
			break;
	}
	*end_r = i;
	if (i < f->s.n && f->s.p[i] == quote)
		return true;
	*dead = i;
	return false;
}

static void
count_string(struct fold *f, struct sk_span raw, size_t behind)
{
	size_t next = skip_gap(f, behind, 0);
	const struct sk_buf *o = &f->out;
	size_t last = o->n;

	if (raw.n >= DATA && is_data(raw))
		f->data += raw.n;
	while (last > 0 && is_blank(o->p[last - 1]))
		last--;
	if (!f->joined && raw.n <= TINY && last > 0 && o->p[last - 1] == '=' &&
	    (at(f, next) == ';' || at(f, next) == ':' || at(f, next) == ',' || (next > behind &&
	    f->vb))) {
		f->tiny++;
		f->tiny_bytes += raw.n + 8;	/* with its name and its assignment */
	}
}

/* Opens a string; "name += " puts what name holds before it. */
static void
begin_string(struct fold *f)
{
	struct sk_known_text text;
	bool added;
	struct sk_span name = assigned(f, f->out.n, &added);
	bool old = added && f->given < GIVEN && sk_known_find(f->known, name, -1, &text) &&
	    text.n < KEPT;

	piece_begin(f);
	for (size_t i = 0; old && i < text.n; i++)
		put(f, f->out.p[text.off + i]);
	f->given += old ? text.n : 0;
}

static bool
read_string(struct fold *f)
{
	size_t begin = f->i, end, n;
	uint8_t quote = at(f, begin), c;
	struct sk_span raw;

	if (!string_ends(f, begin + 1, quote, &end))
		return false;
	(void)sk_span_cut(f->s, begin + 1, end - begin - 1, &raw);
	count_string(f, raw, end + 1);
	if (!f->joined)
		begin_string(f);
	for (size_t i = begin + 1; i < end; i += n) {
		n = escape_at(f, i, &c);
		if (n > 2 && i + n <= end) {
			put(f, c);
			if (c >= 0x20 && c < 0x7F && raw.n > SHORT)
				f->pieces += n;
		} else if (n == 2) {
			put(f, c);
		} else {
			put(f, at(f, i));
			n = 1;
		}
	}
	f->all += end + 1 - begin;
	piece_end(f, begin, end + 1);
	return true;
}

/* --- numbers --- */

/* A number at *i: 65, 0x41, &H41. */
static bool
number(const struct fold *f, size_t *i, unsigned *v_r)
{
	unsigned base = 10;
	size_t n;

	*v_r = 0;
	if ((at(f, *i) == '0' || at(f, *i) == '&') && (lower(at(f, *i + 1)) == 'x' ||
	    lower(at(f, *i + 1)) == 'h')) {
		base = 16;
		*i += 2;
	}
	for (n = 0; n < 8; n++, ++*i) {
		int d = hex(at(f, *i));

		if (d < 0 || (unsigned)d >= base)
			break;
		*v_r = *v_r * base + (unsigned)d;
	}
	return n > 0;
}

/* A number, or a sum of two: what makers of such lists write. */
static bool
term(const struct fold *f, size_t *i, unsigned *v_r)
{
	unsigned b;
	size_t j;
	uint8_t op;

	*i = skip_gap(f, *i, 0);
	if (!number(f, i, v_r))
		return false;
	j = skip_gap(f, *i, 0);
	op = at(f, j);
	j = skip_gap(f, j + 1, 0);
	if ((op != '+' && op != '-' && op != '^') || !number(f, &j, &b))
		return true;
	*v_r = op == '+' ? *v_r + b : op == '-' ? *v_r - b : *v_r ^ b;
	*i = j;
	return true;
}

/* Writes a character that was given as a number.  Quotes and line ends are
 * honestly written so; letters are not. */
static void
put_letter(struct fold *f, unsigned v)
{
	put(f, v > 0 && v < 0x80 ? (uint8_t)v : 0xFF);
	f->letters += (v >= '0' && v <= '9') || (v >= 'A' && v <= 'Z') || (v >= 'a' && v <= 'z');
}

/* Chr(65), fromCharCode(65, 66), [char]65; false if it holds anything else. */
static bool
read_maker(struct fold *f)
{
	size_t begin = f->i, n = maker_at(f, begin), i = begin + n;
	bool bare = at(f, i - 1) == ']', list = n >= 13, letters;
	size_t before = f->letters;
	unsigned v;

	if (bare ? !number(f, &i, &v) : !term(f, &i, &v))
		return false;
	piece_begin(f);
	put_letter(f, v);
	while (list && at(f, i = skip_gap(f, i, 0)) == ',') {
		i++;
		if (!term(f, &i, &v))
			break;
		put_letter(f, v);
	}
	i = skip_gap(f, i, 0);
	if (!bare && at(f, i) == ')')
		i++;
	letters = f->letters > before;
	before = f->pieces;
	f->all += i - begin;
	piece_end(f, begin, i);
	f->pieces = letters ? before + (i - begin) : before;
	return true;
}

static void
count_row(struct fold *f, uint8_t c)
{
	if (c >= '0' && c <= '9') {
		f->row_bytes++;
	} else if (c == ',') {
		f->row++;
		f->row_bytes++;
	} else if (!is_blank(c) && c != '-' && lower(c) != 'x' && !(hex(c) >= 0 && f->row > 0)) {
		if (f->row >= NUMBERS)
			f->numbers += f->row_bytes;
		f->row = f->row_bytes = 0;
	}
}

/* --- the rest --- */

/* Stands behind the comment at i, if one begins there. */
static bool
skip_comment(struct fold *f)
{
	uint8_t c = at(f, f->i), next = at(f, f->i + 1);
	size_t end;

	if (f->c_like && c == '/' && next == '*') {
		end = f->open ? SK_SPAN_NONE : sk_span_find(f->s, SK_SPAN("*/"), f->i + 2);
		f->open = end == SK_SPAN_NONE;
		if (f->open)
			return false;
		f->i = end + 2;
	} else if ((f->c_like && c == '/' && next == '/' && (f->i == 0 ||
	    at(f, f->i - 1) != ':')) || (f->vb && !f->xlm && c == '\'') ||
	    (f->ps && c == '#' && (f->i == 0 || is_blank(at(f, f->i - 1))))) {
		end = sk_span_chr(f->s, '\n', f->i);
		f->i = end == SK_SPAN_NONE ? f->s.n : end;
	} else {
		return false;
	}
	put(f, ' ');
	return true;
}

/* ^ of cmd and ` of PowerShell inside a word, "" of cmd. */
static bool
skip_cut(struct fold *f)
{
	uint8_t c = at(f, f->i), next = at(f, f->i + 1);

	if ((f->cmd && c == '^' && next != '\r' && next != '\n') ||
	    (f->ps && c == '`' && is_word(next))) {
		f->pieces += 3;
		f->all++;
		f->i++;
		return true;
	}
	if (f->cmd && c == '"' && next == '"' && f->i > 0 && is_word(at(f, f->i - 1))) {
		f->i += 2;
		return true;
	}
	return false;
}

/* Names that an obfuscator gives: _0x3fa2b1. */
static void
count_name(struct fold *f)
{
	size_t i = f->i + 3;

	if (at(f, f->i) != '_' || at(f, f->i + 1) != '0' || lower(at(f, f->i + 2)) != 'x' ||
	    (f->i > 0 && is_word(at(f, f->i - 1))))
		return;
	while (hex(at(f, i)) >= 0 && i < f->i + 12)
		i++;
	f->pieces += i - f->i;
}

/* name = [ opens a list; all but strings, commas and blanks closes it. */
static void
look_list(struct fold *f, uint8_t c)
{
	bool added;
	struct sk_span name;

	if (c == '[') {
		name = assigned(f, f->out.n, &added);
		f->listing = name.n > 0 && !added;
		if (f->listing)
			sk_known_list(f->known, name);
	} else if (c != ',' && !is_blank(c)) {
		f->listing = false;
	}
}

static void
fold(struct fold *f)
{
	while (f->i < f->s.n && !f->out.full) {
		uint8_t c = at(f, f->i);

		if (skip_comment(f) || skip_cut(f))
			continue;
		if (is_quote(f, c) && !f->cmd && read_string(f))
			continue;
		if ((lower(c) == 'c' || lower(c) == 'f' || lower(c) == 's' || c == '[') &&
		    maker_at(f, f->i) > 0 && read_maker(f))
			continue;
		if (is_word(c) && !f->cmd && read_known(f))
			continue;
		if (f->joined) {	/* what was said to follow cannot be read */
			f->joined = false;
			put(f, '"');
		}
		look_list(f, c);
		count_row(f, c);
		count_name(f);
		f->all += !is_blank(c);
		put(f, c);
		f->i++;
	}
}

/* --- base64 that holds a script --- */

/* True if it held text. */
static bool
append_text(struct fold *f, struct sk_span run, struct sk_arena *arena)
{
	struct sk_buf raw = sk_buf_new(arena, BASE64_MAX);
	struct sk_span bytes;
	size_t readable = 0, zero = 0;

	(void)sk_base64_decode(sk_span_head(run, BASE64_MAX), &raw, NULL);
	bytes = sk_buf_view(&raw);
	for (size_t i = 0; i < bytes.n; i++) {
		readable += (bytes.p[i] >= 0x20 && bytes.p[i] < 0x7F) || is_blank(bytes.p[i]);
		zero += bytes.p[i] == 0;
	}
	if (bytes.n < 16 || (readable + zero) * 10 < bytes.n * 9 || readable * 9 < bytes.n * 4)
		return false;
	put(f, '\n');
	for (size_t i = 0; i < bytes.n; i++)
		if (bytes.p[i] != 0)
			put(f, bytes.p[i]);
	f->data += run.n;
	return true;
}

static void
unpack_base64(struct fold *f, struct sk_arena *arena)
{
	size_t from = 0, runs = 0, tries = 0;

	for (size_t i = 0; i <= f->s.n && runs < BASE64_RUNS && tries < BASE64_TRIES; i++) {
		uint8_t c = lower(at(f, i));
		struct sk_span run;

		if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/' ||
		    c == '=')
			continue;
		if (i - from >= BASE64 && sk_span_cut(f->s, from, i - from, &run)) {
			tries++;
			runs += append_text(f, run, arena);
		}
		from = i + 1;
	}
}

/* --- */

/* UTF-16 with its mark, or with a zero in every second byte. */
static struct sk_span
narrow(struct sk_span b, struct sk_arena *arena)
{
	bool big = sk_span_begins(b, SK_SPAN("\xFE\xFF")) || (b.n > 3 && b.p[0] == 0 && b.p[2] == 0);
	bool wide = big || sk_span_begins(b, SK_SPAN("\xFF\xFE")) ||
	    (b.n > 3 && b.p[1] == 0 && b.p[3] == 0);
	uint8_t *p;
	size_t n = 0;

	if (!wide)
		return b;
	if ((p = sk_arena_raw(arena, b.n / 2 + 1)) == NULL)
		return (struct sk_span){ 0 };
	for (size_t i = 0; i + 1 < b.n; i += 2) {
		uint8_t low = b.p[big ? i + 1 : i], high = b.p[big ? i : i + 1];

		p[n++] = high == 0 ? low : 0xFF;
	}
	return (struct sk_span){ p, n };
}

static unsigned
percent(size_t part, size_t all)
{
	/* Names, brackets and signs between the pieces are no pieces: five
	 * eighths of the text is as much as there can be of them. */
	uint64_t share = all == 0 ? 0 : (uint64_t)part * 160 / all;

	return share > 100 ? 100 : (unsigned)share;
}

bool
sk_script_fold(struct sk_span bytes, enum sk_type type, size_t max, struct sk_arena *arena,
    struct sk_folded *f_r)
{
	struct fold f = { .s = narrow(sk_span_head(bytes, max), arena) };

	*f_r = (struct sk_folded){ 0 };
	f.xlm = type == SK_TYPE_XLM;
	f.vb = type == SK_TYPE_SCRIPT_VBS || type == SK_TYPE_VBA || f.xlm;
	f.cmd = type == SK_TYPE_SCRIPT_BAT;
	f.ps = type == SK_TYPE_SCRIPT_PS1;
	f.c_like = !f.vb && !f.cmd && !f.ps;
	f.joins = f.c_like && (sk_span_find(f.s, SK_SPAN("join('')"), 0) != SK_SPAN_NONE ||
	    sk_span_find(f.s, SK_SPAN("join(\"\")"), 0) != SK_SPAN_NONE);
	f.out = sk_buf_new(arena, f.s.n + f.s.n / 2 + BASE64_RUNS * BASE64_MAX);
	if (!sk_buf_reserve(&f.out, f.s.n + 64))
		return false;
	f.known = sk_known_new(arena);
	fold(&f);
	count_row(&f, ';');
	unpack_base64(&f, arena);
	if (f.tiny >= TINY_MANY)
		f.pieces += f.tiny_bytes;
	if (f.indexed >= INDEXED)
		f.pieces += f.listed;
	f_r->text = sk_buf_view(&f.out);
	f_r->codes = f.letters >= LETTERS;
	if (f.pieces >= PIECES)
		f_r->pieces = percent(f.pieces, f.all);
	if (f.pieces + f.data + f.numbers >= PIECES)
		f_r->data = percent(f.pieces + f.data + f.numbers, f.all);
	return true;
}
