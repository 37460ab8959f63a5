/*
 * Projects of macros in compound files, [MS-OVBA]; the numbers below are its
 * sections.  The text of each module lies compressed behind what Office compiled
 * of it.  Office runs the compiled form where it fits its own version, so a project
 * whose text was taken away still runs: what there is of either is compared.
 */
#include <string.h>
#include "ole.h"
#include "tree.h"
#include "vba.h"

enum {
	CHUNK = 4096,		/* bytes, 2.4.1.1.4 */
	MODULES = 1000,		/* of the stream "dir" that are read */
	STREAMS = 4096,		/* of one storage that are looked at */
	DIR_BYTES = 1 << 20,
	TEXT_BYTES = 16 << 20,	/* of one module */
	SPARE_LINES = 4		/* by which the two forms of a module may differ */
};

/* ---- compression, 2.4.1 ---- */

/* A copy token at at, of a chunk that has given n bytes, 2.4.1.3.19. */
static bool
copy(struct sk_span packed, size_t at, struct sk_buf *out, size_t begin)
{
	size_t n = out->n - begin, back, length;
	unsigned bits = 4;
	uint16_t token;

	if (!sk_span_u16le(packed, at, &token) || n == 0)
		return false;
	while (((size_t)1 << bits) < n)
		bits++;
	back = (size_t)(token >> (16 - bits)) + 1;
	length = (token & (0xFFFFu >> bits)) + 3u;
	if (back > n || length > CHUNK - n)
		return false;
	for (; length > 0; length--)
		if (!sk_buf_byte(out, out->p[out->n - back]))
			return false;
	return true;
}

static bool
chunk(struct sk_span packed, struct sk_buf *out)
{
	size_t begin = out->n, at = 0;

	while (at < packed.n) {
		unsigned flags = packed.p[at++];

		for (unsigned bit = 0; bit < 8 && at < packed.n; bit++) {
			if ((flags >> bit & 1) != 0) {
				if (!copy(packed, at, out, begin))
					return false;
				at += 2;
			} else if (out->n - begin >= CHUNK || !sk_buf_byte(out, packed.p[at++])) {
				return false;
			}
		}
	}
	return true;
}

bool
sk_vba_decompress(struct sk_span packed, struct sk_buf *out)
{
	size_t at = 1;
	uint16_t head;

	if (packed.n == 0 || packed.p[0] != 1)
		return false;
	while (at < packed.n) {
		struct sk_span body;
		size_t n;

		if (!sk_span_u16le(packed, at, &head) || (head >> 12 & 7) != 3)
			return false;
		/* A chunk that is stored is whole, 2.4.1.3.10. */
		n = (head & 0x8000) != 0 ? (head & 0xFFFu) + 1u : CHUNK;
		body = sk_span_head(sk_span_from(packed, at + 2), n);
		if ((head & 0x8000) != 0 ? !chunk(body, out) : !sk_buf_span(out, body))
			return false;
		if (body.n < n)
			return false;
		at += 2 + n;
	}
	return true;
}

/* ---- the stream "dir", 2.3.4.2 ---- */

struct module {
	struct sk_span	stream;		/* name in UTF-16LE, or empty */
	uint32_t	offset;		/* of its text in the stream */
	bool		told;
};

struct project {
	struct sk_ole	*o;
	uint32_t	 storage;
	struct module	*module;
	size_t		 modules;
	size_t		 code, lost;	/* modules with code; lines without text */
	bool		 more;
};

enum { R_VERSION = 0x09, R_MODULE = 0x19, R_STREAM = 0x32, R_OFFSET = 0x31 };

static void
read_record(struct project *p, unsigned id, struct sk_span data)
{
	struct module *m = p->modules > 0 ? &p->module[p->modules - 1] : NULL;

	if (id == R_MODULE && p->modules < MODULES)
		p->module[p->modules++] = (struct module){ .told = false };
	else if (id == R_STREAM && m != NULL)
		m->stream = data;
	else if (id == R_OFFSET && m != NULL)
		m->told = sk_span_u32le(data, 0, &m->offset);
}

/* False if it is not there, or does not say what it should. */
static bool
read_dir(struct project *p)
{
	uint32_t i = sk_ole_find(p->o, p->storage, "dir"), n;
	struct sk_buf b = sk_buf_new(p->o->u->arena, DIR_BYTES);
	struct sk_span dir;
	uint64_t at = 0;
	uint16_t id;
	bool whole;

	if (i == SK_OLE_NONE)
		return false;
	whole = sk_vba_decompress(sk_ole_read(p->o, i), &b);
	dir = sk_buf_view(&b);
	while (sk_span_u16le(dir, at, &id) && sk_span_u32le(dir, at + 2, &n)) {
		if (id == R_VERSION)	/* its size is none, 2.3.4.2.1.11 */
			n = 6;
		read_record(p, id, sk_span_head(sk_span_from(dir, at + 6), n));
		at += 6ull + n;
	}
	return whole && p->modules > 0;
}

static bool
is_name(struct sk_span have, struct sk_span want)
{
	return have.n == want.n && have.n > 0 && memcmp(have.p, want.p, have.n) == 0;
}

static const struct module *
module_of(const struct project *p, struct sk_span name)
{
	for (size_t i = 0; i < p->modules; i++)
		if (p->module[i].told && is_name(name, p->module[i].stream))
			return &p->module[i];
	return NULL;
}

/* ---- modules ---- */

/*
 * Lines of compiled code in front of the text: a number of lines and twelve bytes
 * of each, their length among them, stand where the header says.  2.3.4.3 leaves the
 * form to Office; as V. Bontchev's pcodedmp reads it (Office 2000 and later).
 */
static size_t
compiled_lines(struct sk_span cache)
{
	uint32_t at, magic;
	uint16_t lines, length;
	size_t used = 0;

	if (!sk_span_u32le(cache, 0x19, &at) || !sk_span_u32le(cache, (uint64_t)at + 0x3C, &magic) ||
	    magic != 0x0001CAFE || !sk_span_u16le(cache, (uint64_t)at + 0x40, &lines))
		return 0;
	for (size_t i = 0; i < lines && sk_span_u16le(cache, (uint64_t)at + 0x46 + 12 * i, &length); i++)
		used += length > 0;
	return used;
}

/* True if the text begins as that of every module. */
static bool
is_text_at(struct sk_span stream, uint64_t at)
{
	uint16_t head;
	uint8_t first;

	return sk_span_u8(stream, at, &first) && first == 1 &&
	    sk_span_u16le(stream, at + 1, &head) && (head >> 12 & 7) == 3;
}

/* Where the text of a module begins; its own length if there is none. */
static uint64_t
find_text(struct sk_span stream, const struct module *m)
{
	size_t at = 0;

	if (m != NULL && is_text_at(stream, m->offset))
		return m->offset;
	/* Its first line is "Attribute VB_Name", behind a byte of flags. */
	while ((at = sk_span_find(stream, SK_SPAN("\0Attribut"), at)) != SK_SPAN_NONE) {
		if (at >= 3 && is_text_at(stream, at - 3))
			return at - 3;
		at++;
	}
	return stream.n;
}

size_t
sk_vba_code_lines(struct sk_span text, size_t *lines_r)
{
	struct sk_span line;
	size_t code = 0, lines = 0;

	while (sk_span_line(&text, &line, NULL)) {
		line = sk_span_trim(line);
		while (line.n > 0 && line.p[line.n - 1] == 0)	/* a stored chunk is filled up */
			line.n--;
		if (line.n == 0 || sk_span_begins_nocase(line, SK_SPAN("attribute ")))
			continue;
		lines++;
		code += line.p[0] != '\'' && !sk_span_begins_nocase(line, SK_SPAN("rem ")) &&
		    !sk_span_begins_nocase(line, SK_SPAN("option "));
	}
	if (lines_r != NULL)
		*lines_r = lines;
	return code;
}

/* The text of a module; why is a gap if it is not all of it. */
static struct sk_span
read_text(struct project *p, struct sk_span packed, const char **why)
{
	struct sk_buf b = sk_buf_new(p->o->u->arena, TEXT_BYTES);
	struct sk_span text;
	bool whole = sk_vba_decompress(packed, &b);

	text = sk_buf_view(&b);
	*why = whole ? NULL : b.full ? sk_limit_table[SK_LIMIT_OBJECT_BYTES].name : "damaged";
	if (text.n > 0 && !sk_unpack_may(p->o->u, p->o->self, p->o->given, text.n)) {
		p->more = false;
		return (struct sk_span){ 0 };
	}
	p->o->given += text.n;
	return text;
}

static void
add_module(struct project *p, uint32_t i, const struct module *m)
{
	struct sk_unpack *u = p->o->u;
	struct sk_span stream = sk_ole_read(p->o, i), text = { 0 };
	uint64_t at = find_text(stream, m);
	size_t index, compiled, lines;
	const char *why = NULL;
	struct sk_name name;

	if (at < stream.n)
		text = read_text(p, sk_span_from(stream, at), &why);
	else if (m != NULL)
		at = m->offset < stream.n ? m->offset : stream.n;
	compiled = compiled_lines(sk_span_head(stream, (size_t)at));
	if (sk_vba_code_lines(text, &lines) > 0) {
		p->code++;
		name = sk_ole_wide_name(u, p->o->entry[i].name, "stream");
		p->more = sk_unpack_add_as(u, p->o->self, &name, SK_TYPE_VBA, text, &index);
		if (p->more && why != NULL)
			sk_unpack_gap(u, index, why);
	} else if (why != NULL && compiled == 0) {
		sk_unpack_gap(u, p->o->self, why);
	}
	/* A line that goes on in the next is one when it is compiled: there are
	 * never more than there is text for. */
	if (compiled > lines + lines / 4 + (lines > 0 ? SPARE_LINES : 0))
		p->lost += compiled - lines;
}

static bool
is_other(const struct sk_ole *o, uint32_t i)
{
	return o->entry[i].kind != SK_OLE_STREAM || sk_ole_called(o, i, "dir") ||
	    sk_ole_called(o, i, "_VBA_PROJECT") || sk_ole_begins(o, i, "__SRP_");
}

static void
note(struct project *p)
{
	struct sk_unpack *u = p->o->u;
	size_t document = sk_office_document(u, p->o->self);

	if (p->code > 0 && sk_record_find(u->record, document, SK_KEY_OFFICE_VBA) == NULL)
		(void)sk_record_number(u->record, document, SK_KEY_OFFICE_VBA, p->code);
	if (p->lost > 0 && sk_record_find(u->record, document, SK_KEY_OFFICE_VBA_STOMPED) == NULL)
		(void)sk_record_number(u->record, document, SK_KEY_OFFICE_VBA_STOMPED, p->lost);
}

static void
open_project(struct project *p)
{
	const struct sk_ole *o = p->o;
	size_t streams = 0, known = 0;
	bool dir;

	p->module = sk_arena_array(o->u->arena, MODULES, sizeof *p->module);
	if (p->module == NULL) {
		sk_unpack_gap(o->u, o->self, sk_limit_table[SK_LIMIT_MEMORY_BYTES].name);
		return;
	}
	dir = read_dir(p);
	for (uint32_t i = o->entry[p->storage].first; i != SK_OLE_NONE && p->more;
	    i = o->entry[i].next) {
		const struct module *m;

		if (is_other(o, i))
			continue;
		if (++streams > STREAMS) {
			sk_unpack_gap(o->u, o->self, sk_limit_table[SK_LIMIT_MEMBERS].name);
			break;
		}
		m = module_of(p, o->entry[i].name);
		known += m != NULL;
		add_module(p, i, m);
	}
	if (!dir || known < p->modules) {
		sk_unpack_defect(o->u, o->self, "damaged");
		sk_unpack_gap(o->u, o->self, "damaged");
	}
	note(p);
}

bool
sk_vba_is_project(const struct sk_ole *o, uint32_t storage)
{
	const struct sk_ole_entry *e = &o->entry[storage];

	return e->kind == SK_OLE_STORAGE && e->parent != SK_OLE_NONE && (sk_ole_called(o, storage, "VBA") ||
	    sk_ole_find(o, storage, "_VBA_PROJECT") != SK_OLE_NONE);
}

bool
sk_vba_add(struct sk_ole *o)
{
	struct project p = { .o = o, .more = true };
	unsigned projects = 0;

	for (uint32_t i = 1; i < o->entries && p.more && projects < 64; i++)
		if (sk_vba_is_project(o, i)) {
			projects++;
			p.storage = i;
			p.modules = p.code = p.lost = 0;
			open_project(&p);
		}
	return p.more;
}
