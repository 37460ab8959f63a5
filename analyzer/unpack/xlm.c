/*
 * Sheets of Excel 4.0 macros in workbooks of Excel 97 to 2003 and of Excel 5, [MS-XLS];
 * the numbers below are its sections.  Their formulas become text: operands first,
 * then what is done with them, as they are stored (2.2.2).  Nothing is computed but
 * sums of strings and CHAR of a number, which stand for text.
 */
#include <string.h>
#include "ole.h"
#include "tree.h"
#include "vba.h"

enum {
	RECORDS = 4 << 20,	/* of one workbook that are read */
	SHEETS = 256,		/* macro sheets that are read */
	SHEET_TEXT = 4 << 20,	/* bytes of the text of one of them */
	STACK = 64,		/* operands of which it is known what they are */
	JOINED = 512		/* bytes of a string that is joined to another */
};
/* Records, 2.3. */
enum {
	R_FORMULA = 0x0006, R_FORMULA4 = 0x0406, R_EOF = 0x000A, R_LBL = 0x0018,
	R_FILEPASS = 0x002F, R_BOUNDSHEET = 0x0085, R_SUPBOOK = 0x01AE, R_STRING = 0x0207,
	R_BOF = 0x0809
};
enum { BIFF8 = 0x0600, MACRO_SHEET = 0x0040 };

struct macro_sheet {
	struct sk_name	 name;
	uint32_t	 at;		/* of its BOF */
};

struct book {
	struct sk_ole	*o;
	struct sk_span	 s;
	size_t		 document;
	bool		 wide;		/* BIFF8: strings have flags */
	struct macro_sheet *sheet;
	size_t		 sheets;
	size_t		 records;	/* that may still be read */
};

struct record {
	uint16_t	id;
	struct sk_span	data;
};

static bool
next(struct book *b, uint64_t *at, struct record *r_r)
{
	uint16_t n;

	if (b->records == 0 || !sk_span_u16le(b->s, *at, &r_r->id) || !sk_span_u16le(b->s, *at + 2, &n))
		return false;
	r_r->data = sk_span_head(sk_span_from(b->s, *at + 4), n);
	*at += 4ull + n;
	b->records--;
	return true;
}

/* ---- formulas as text ---- */

/* What an operand on the stack is. */
struct operand {
	size_t	at, end;	/* in the text */
	bool	string;		/* "..." */
	bool	number;		/* an integer */
	long	value;
};

struct formula {
	const struct book *b;
	struct sk_span	 s;
	size_t		 at;
	struct sk_buf	*out;
	struct operand	 stack[STACK];
	size_t		 n;
};

static void
push(struct formula *f, size_t from, bool string, bool number, long value)
{
	if (f->n == STACK) {
		memmove(f->stack, f->stack + 1, (STACK - 1) * sizeof *f->stack);
		f->n--;
	}
	f->stack[f->n++] = (struct operand){ from, f->out->n, string, number, value };
	(void)sk_buf_byte(f->out, ' ');
}

/* The newest n operands become one. */
static void
reduce(struct formula *f, size_t n, size_t from)
{
	f->n -= n < f->n ? n : f->n;
	push(f, from, false, false, 0);
}

/* Letters as they stand, without what a line or a string would end at. */
static void
put_letter(struct formula *f, uint32_t c)
{
	if (c == '"')
		(void)sk_buf_text(f->out, "\"\"");
	else
		(void)sk_buf_utf8(f->out, c < ' ' ? ' ' : c);
}

static void
put_letters(struct formula *f, struct sk_span raw, bool wide)
{
	uint16_t c;

	for (size_t i = 0; i < raw.n; i += wide ? 2 : 1) {
		if (!wide)
			c = raw.p[i];
		else if (!sk_span_u16le(raw, i, &c))
			break;
		put_letter(f, c);
	}
}

/* PtgStr, 2.5.198.89. */
static bool
string(struct formula *f)
{
	size_t from = f->out->n, n;
	uint8_t count, flags = 0;
	bool ok = sk_span_u8(f->s, f->at, &count) && (!f->b->wide || sk_span_u8(f->s, f->at + 1, &flags));

	if (!ok)
		return false;
	f->at += f->b->wide ? 2 : 1;
	n = (size_t)count << (flags & 1);
	(void)sk_buf_byte(f->out, '"');
	put_letters(f, sk_span_head(sk_span_from(f->s, f->at), n), (flags & 1) != 0);
	(void)sk_buf_byte(f->out, '"');
	f->at += n;
	push(f, from, true, false, 0);
	return true;
}

/* "a" "b" & is "ab". */
static void
join(struct formula *f)
{
	struct operand *a = f->n >= 2 ? &f->stack[f->n - 2] : NULL, *b = a == NULL ? NULL : a + 1;
	size_t n;

	if (a == NULL || !a->string || !b->string || a->end + 1 != b->at || f->out->full ||
	    (n = b->end - b->at - 1) > JOINED) {
		size_t from = f->out->n;

		(void)sk_buf_byte(f->out, '&');
		reduce(f, 2, from);
		return;
	}
	memmove(f->out->p + a->end - 1, f->out->p + b->at + 1, n);
	a->end += n - 1;
	f->out->n = a->end;
	f->n--;
	(void)sk_buf_byte(f->out, ' ');
}

static const struct { uint16_t id; const char *name; } functions[] = {	/* 2.5.198.17 */
	{ 1, "IF" }, { 53, "GOTO" }, { 54, "HALT" }, { 55, "RETURN" }, { 88, "SET.NAME" }, { 97, "CODE" },
	{ 108, "SET.VALUE" }, { 110, "EXEC" }, { 111, "CHAR" }, { 118, "ALERT" },
	{ 132, "FOPEN" }, { 133, "FCLOSE" }, { 136, "FREAD" }, { 137, "FWRITELN" }, { 138, "FWRITE" },
	{ 149, "REGISTER" }, { 150, "CALL" }, { 186, "GET.WORKSPACE" }
};

static void
call(struct formula *f, uint16_t id, size_t arguments, bool command)
{
	struct operand *top = f->n > 0 ? &f->stack[f->n - 1] : NULL;
	size_t from = f->out->n;

	if (id == 111 && !command && top != NULL && top->number && top->value >= ' ' && top->value < 127) {
		f->out->n = from = top->at;
		(void)sk_buf_byte(f->out, '"');
		put_letter(f, (uint32_t)top->value);
		(void)sk_buf_byte(f->out, '"');
		f->n--;
		push(f, from, true, false, 0);
		return;
	}
	for (size_t i = 0; i < sizeof functions / sizeof *functions && !command; i++)
		if (functions[i].id == id)
			(void)sk_buf_text(f->out, functions[i].name);
	if (f->out->n == from)
		sk_buf_printf(f->out, "%c%u", command ? 'C' : 'F', id);
	(void)sk_buf_byte(f->out, '(');
	sk_buf_printf(f->out, "%zu)", arguments);
	reduce(f, arguments, from);
}

/* Bytes behind the first of the tokens that are passed over, 2.5.198; FF: of others. */
static unsigned
token_size(uint8_t t)
{
	static const uint8_t sizes[0x40] = {
		[0x01] = 4, [0x02] = 4, [0x18] = 5, [0x1C] = 1, [0x1D] = 1, [0x1F] = 8,
		[0x20] = 7, [0x23] = 4, [0x24] = 4, [0x25] = 8, [0x26] = 6, [0x27] = 6, [0x28] = 6,
		[0x29] = 2, [0x2A] = 4, [0x2B] = 8, [0x2C] = 4, [0x2D] = 8, [0x39] = 6, [0x3A] = 6,
		[0x3B] = 10, [0x3C] = 6, [0x3D] = 10
	};

	return sizes[t & 0x3F];
}

/* PtgAttr, 2.5.198.33 to 38: hints for computing; CHOOSE has a table behind it. */
static bool
attribute(struct formula *f)
{
	uint8_t kind;
	uint16_t n;

	if (!sk_span_u8(f->s, f->at, &kind) || !sk_span_u16le(f->s, f->at + 1, &n))
		return false;
	f->at += 3 + ((kind & 4) != 0 ? 2 * ((size_t)n + 1) : 0);
	return true;
}

static bool
function(struct formula *f, uint8_t t)
{
	bool counted = (t & 3) == 2;
	uint8_t n = 1;
	uint16_t id;

	if ((counted && !sk_span_u8(f->s, f->at, &n)) || !sk_span_u16le(f->s, f->at + counted, &id))
		return false;
	f->at += 2u + counted;
	call(f, id & 0x7FFF, n & 0x7F, counted && (id & 0x8000) != 0);
	return true;
}

static bool
token(struct formula *f)
{
	static const char op[] = "+-*/^&<<=>>   ";
	uint8_t t = f->s.p[f->at++], kind = t < 0x20 ? t : (t & 0x1F) | 0x20;
	size_t from = f->out->n;
	uint16_t v;

	if (kind == 0x08) {
		join(f);
	} else if (kind >= 0x03 && kind <= 0x11) {
		(void)sk_buf_byte(f->out, (uint8_t)op[kind - 3 < 10 ? kind - 3 : 10]);
		reduce(f, 2, from);
	} else if (kind >= 0x12 && kind <= 0x16) {
		if (kind == 0x16)
			push(f, from, false, false, 0);
	} else if (kind == 0x17) {
		return string(f);
	} else if (kind == 0x19) {
		return attribute(f);
	} else if (kind == 0x1E) {
		if (!sk_span_u16le(f->s, f->at, &v))
			return false;
		f->at += 2;
		sk_buf_printf(f->out, "%u", v);
		push(f, from, false, true, v);
	} else if (kind == 0x21 || kind == 0x22) {
		return function(f, t);
	} else {
		if (token_size(kind) == 0)
			return false;
		f->at += token_size(kind);
		(void)sk_buf_byte(f->out, '?');
		push(f, from, false, false, 0);
	}
	return true;
}

/* 2.4.127: row, column, format, value, flags, and the tokens. */
static void
formula(const struct book *b, struct sk_span data, struct sk_buf *out)
{
	struct formula f = { .b = b, .out = out };
	uint16_t n;

	if (!sk_span_u16le(data, 20, &n))
		return;
	f.s = sk_span_head(sk_span_from(data, 22), n);
	(void)sk_buf_byte(out, '=');
	while (f.at < f.s.n && !out->full && token(&f))
		;
	(void)sk_buf_byte(out, '\n');
}

/* ---- the workbook ---- */

/* A string behind its count of characters, in the charset of BIFF8 or before. */
static struct sk_span
letters(const struct book *b, struct sk_span data, size_t at, size_t count, bool *wide_r)
{
	uint8_t flags = 0;

	if (b->wide)
		(void)sk_span_u8(data, at++, &flags);
	*wide_r = (flags & 1) != 0;
	return sk_span_head(sk_span_from(data, at), count << (flags & 1));
}

static struct sk_name
name_of(const struct book *b, struct sk_span data, size_t at, size_t count)
{
	bool wide;
	struct sk_span raw = letters(b, data, at, count, &wide);

	if (wide)
		return sk_ole_wide_name(b->o->u, raw, "sheet");
	return sk_unpack_name(b->o->u, raw, SK_CS_UNKNOWN, "sheet");
}

static void
say(const struct book *b, const char *word)
{
	(void)sk_record_text_once(b->o->u->record, b->document, SK_KEY_OFFICE_XLM, sk_span_text(word));
}

/* 2.4.28.  Excel takes the state of two bits; the kind is a byte. */
static void
bound_sheet(struct book *b, struct sk_span data)
{
	static const char *const state[] = { "visible", "hidden", "veryhidden", "veryhidden" };
	uint32_t at;
	uint8_t hidden, kind, n;

	if (!sk_span_u32le(data, 0, &at) || !sk_span_u8(data, 4, &hidden) || !sk_span_u8(data, 5, &kind) ||
	    !sk_span_u8(data, 6, &n) || kind != 1)
		return;
	say(b, state[hidden & 3]);
	if (b->sheets < SHEETS)
		b->sheet[b->sheets++] = (struct macro_sheet){ name_of(b, data, 7, n), at };
}

/* "Auto_Open" with anything behind it, and letters between that Excel does not see. */
static bool
is_auto(struct sk_span raw, bool wide)
{
	static const char *const names[] = { "auto_open", "auto_close", "auto_activate",
		"auto_deactivate" };
	char text[32];
	size_t n = 0;
	uint16_t c;

	for (size_t i = 0; i < raw.n && n < sizeof text - 1; i += wide ? 2 : 1) {
		c = raw.p[i];
		if (wide && !sk_span_u16le(raw, i, &c))
			break;
		if (c > ' ' && c < 127)
			text[n++] = (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
	}
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (sk_span_begins((struct sk_span){ (const uint8_t *)text, n }, sk_span_text(names[i])))
			return true;
	return false;
}

/* Lbl, 2.4.150: a name that the program gives a meaning has one letter (2.5.66). */
static bool
is_auto_name(const struct book *b, struct sk_span data)
{
	uint16_t flags;
	uint8_t n;
	bool wide;
	struct sk_span raw;

	if (!sk_span_u16le(data, 0, &flags) || !sk_span_u8(data, 3, &n) || n == 0)
		return false;
	raw = letters(b, data, 14, n, &wide);
	if (raw.n == 0)
		return false;
	if ((flags & 0x20) != 0 && (raw.p[0] == 1 || raw.p[0] == 2 || raw.p[0] == 0x0A || raw.p[0] == 0x0B))
		return true;
	return is_auto(raw, wide);
}

/* 2.4.271: a link to another program is its name and what it is told; to a workbook,
 * a path that begins with a sign of control (2.5.277). */
static void
sup_book(const struct book *b, struct sk_span data)
{
	struct sk_buf out = sk_buf_new(b->o->u->arena, 4096);
	struct formula f = { .b = b, .out = &out };
	struct sk_span raw;
	uint16_t n;
	size_t step;
	bool wide;

	if (!b->wide || !sk_span_u16le(data, 2, &n) || n < 2 || n > 255)
		return;
	raw = letters(b, data, 4, n, &wide);
	step = wide ? 2 : 1;
	if (raw.n < step || raw.p[0] < ' ')
		return;
	for (size_t i = step; i < raw.n; i += step)
		if (raw.p[i] == 3 && (!wide || (i + 1 < raw.n && raw.p[i + 1] == 0))) {
			put_letters(&f, sk_span_head(raw, i), wide);
			(void)sk_buf_byte(&out, ' ');
			put_letters(&f, sk_span_from(raw, i + step), wide);
			(void)sk_record_text_once(b->o->u->record, b->document, SK_KEY_OFFICE_DDE,
			    sk_buf_view(&out));
			return;
		}
}

/* The globals: what sheets there are.  False if the rest is locked. */
static bool
read_globals(struct book *b)
{
	struct record r;
	uint64_t at = 0;
	uint16_t version;
	bool starts = false;

	b->records = RECORDS;
	while (next(b, &at, &r) && r.id != R_EOF) {
		if (r.id == R_BOF)
			b->wide = sk_span_u16le(r.data, 0, &version) && version >= BIFF8;
		else if (r.id == R_FILEPASS)
			return false;
		else if (r.id == R_BOUNDSHEET)
			bound_sheet(b, r.data);
		else if (r.id == R_LBL)
			starts = starts || is_auto_name(b, r.data);
		else if (r.id == R_SUPBOOK)
			sup_book(b, r.data);
	}
	if (starts && b->sheets > 0)
		say(b, "auto_open");
	return true;
}

/* The formulas of one sheet; further sheets inside it (charts) are passed over. */
static struct sk_span
read_sheet(struct book *b, const struct macro_sheet *m)
{
	struct sk_buf out = sk_buf_new(b->o->u->arena, SHEET_TEXT);
	uint64_t at = m->at;
	struct record r;
	unsigned depth = 0;

	while (next(b, &at, &r)) {
		if (r.id == R_BOF)
			depth++;
		else if (depth == 0 || (r.id == R_EOF && --depth == 0))
			break;		/* its end; or it does not begin where it is said to */
		if (r.id == R_FORMULA || r.id == R_FORMULA4)
			formula(b, r.data, &out);
	}
	return sk_buf_view(&out);
}

bool
sk_xlm_add(struct sk_ole *o)
{
	uint32_t i = sk_ole_workbook(o);
	struct book b = { .o = o, .document = sk_office_document(o->u, o->self) };
	bool more = true;

	if (i == SK_OLE_NONE ||
	    (b.sheet = sk_arena_array(o->u->arena, SHEETS, sizeof *b.sheet)) == NULL)
		return true;
	b.s = sk_ole_read(o, i);
	if (!read_globals(&b))
		return true;
	for (size_t k = 0; k < b.sheets && more; k++) {
		struct sk_span text = read_sheet(&b, &b.sheet[k]);

		if (text.n == 0)
			continue;
		if (!sk_unpack_may(o->u, o->self, o->given, text.n))
			return false;
		o->given += text.n;
		more = sk_unpack_add_as(o->u, o->self, &b.sheet[k].name, SK_TYPE_XLM, text, NULL);
	}
	return more;
}
