#include <string.h>
#include "tree.h"

/*
 * Files that lie in a notebook's section.  They stand whole, each behind a header with
 * its length, so they are carved; only where a name or an ending stands is looked up.
 * Sources: MS-ONESTORE, whose sections the numbers mean; MS-ONE 2.2.
 */
enum {
	HEAD = 36,		/* 2.6.13: GUID, length, 12 bytes of no meaning */
	FILES = 1024, NAMES = 256, REFERENCES = 64,
	NAME_BYTES = 520, PROPERTIES = 64
};
#define EMBEDDED_NAME	0x1C001D9Cu	/* MS-ONE 2.1.12, EmbeddedFileName */
#define SEARCHED	(256u << 20)	/* bytes, for all references together */

static const struct sk_span
    section = SK_LIT("\xE4\x52\x5C\x7B\x8C\xD8\xA7\x4D\xAE\xB1\x53\x78\xD0\x29\x96\xD3"),
    file_head = SK_LIT("\xE7\x16\xE3\xBD\x65\x26\x11\x45\xA4\xC4\x8D\x4D\x0B\x7A\x9E\xAC"),
    file_foot = SK_LIT("\x22\xA7\xFB\x71\x79\x0F\x0B\x4A\xBB\x13\x89\x92\x56\x42\x6B\x24"),
    reference = SK_LIT("<\0i\0f\0n\0d\0f\0>\0{\0");

struct file {
	uint64_t	 at;		/* of its header */
	struct sk_span	 bytes, ending;	/* ending: ".hta", UTF-8, or empty */
	bool		 broken;
};
struct job {
	struct sk_unpack *u;
	size_t		 self;
	struct sk_span	 image;
	size_t		 n, names;
	struct file	*file;
	struct sk_span	*name;		/* UTF-8, taken ones empty */
};

/* 128 bits of the file's type, or what the typer has seen. */
static int
bid(struct sk_span bytes, enum sk_type type)
{
	return sk_span_begins(bytes, section) || type == SK_TYPE_ONENOTE ? 128 : 0;
}

/* ---- files ---- */

static void
find_files(struct job *j)
{
	size_t at = sk_span_find(j->image, file_head, 0);

	while (at != SK_SPAN_NONE && j->n < FILES) {
		struct file *f = &j->file[j->n++];
		struct sk_span rest = sk_span_from(j->image, (uint64_t)at + HEAD);
		uint64_t n;

		(void)sk_span_u64le(j->image, (uint64_t)at + 16, &n);
		*f = (struct file){ .at = at, .broken = n > rest.n };
		f->bytes = sk_span_head(rest, n > rest.n ? rest.n : (size_t)n);
		/* a section in this one is opened by itself; else a length may lie, and
		 * hide what is behind */
		if (!f->broken && sk_span_begins(f->bytes, section) &&
		    sk_span_begins(sk_span_from(rest, (n + 7) / 8 * 8), file_foot))
			at = sk_span_find(j->image, file_head, at + HEAD + (size_t)n);
		else
			at = sk_span_find(j->image, file_head, at + HEAD);
	}
	if (j->n == FILES)
		sk_unpack_gap(j->u, j->self, sk_limit_table[SK_LIMIT_MEMBERS].name);
}

static struct sk_span
utf8(struct job *j, struct sk_span wide)
{
	struct sk_buf b = sk_buf_new(j->u->arena, 2 * NAME_BYTES);
	uint16_t c;

	for (size_t i = 0; sk_span_u16le(wide, i, &c); i += 2)
		if (c < ' ') {
			if (c == 0 && i + 2 == wide.n)
				break;
			return (struct sk_span){ 0 };
		}
	if (wide.n >= 2 && wide.p[wide.n - 1] == 0 && wide.p[wide.n - 2] == 0)
		wide.n -= 2;
	(void)sk_charset_to_utf8(SK_CS_UTF16LE, wide, &b, NULL);
	return sk_buf_view(&b);
}

/* ---- endings ---- */

static bool
hex(struct sk_span wide, size_t i, uint8_t *v_r)
{
	uint8_t text[2];
	uint16_t c;
	uint64_t v;

	for (size_t k = 0; k < 2; k++) {
		if (!sk_span_u16le(wide, (i + k) * 2, &c) || c > 0x7F)
			return false;
		text[k] = (uint8_t)c;
	}
	if (!sk_span_number((struct sk_span){ text, 2 }, 16, 255, &v))
		return false;
	*v_r = (uint8_t)v;
	return true;
}

/* "BDE316E7-2665-..." in UTF-16, as it is stored in binary. */
static bool
guid(struct sk_span wide, uint8_t g[16])
{
	static const uint8_t digit[16] = { 6, 4, 2, 0, 11, 9, 16, 14, 19, 21, 24, 26, 28, 30, 32, 34 };

	for (size_t i = 0; i < 16; i++)
		if (!hex(wide, digit[i], &g[i]))
			return false;
	return true;
}

/* 2.5.21: a node that says where the file of that GUID, which stands at p, lies; how
 * wide its numbers are is told before them (2.4.3). */
static struct file *
referred(struct job *j, size_t p)
{
	static const uint8_t place[] = { 8, 4, 2, 4 }, size[] = { 4, 8, 1, 2 };

	for (unsigned k = 0; k < 16; k++) {
		uint64_t back = 4u + place[k % 4] + size[k / 4], at = 0;
		uint32_t node, low;
		uint16_t narrow;

		if (p < back || !sk_span_u32le(j->image, p - back, &node) || (node & 0x3FF) != 0x94 ||
		    (node >> 23 & 3) != k % 4 || (node >> 25 & 3) != k / 4)
			continue;
		if (place[k % 4] == 8) {
			(void)sk_span_u64le(j->image, p - back + 4, &at);
		} else if (place[k % 4] == 4) {
			(void)sk_span_u32le(j->image, p - back + 4, &low);
			at = (uint64_t)low * (k % 4 == 3 ? 8 : 1);
		} else {
			(void)sk_span_u16le(j->image, p - back + 4, &narrow);
			at = (uint64_t)narrow * 8;
		}
		for (size_t i = 0; i < j->n; i++)
			if (j->file[i].at == at)
				return &j->file[i];
	}
	return NULL;
}

/* 2.5.27: "<ifndf>{GUID}", then an ending. */
static void
find_endings(struct job *j)
{
	size_t at = sk_span_find(j->image, reference, 0);
	uint64_t searched = 0;

	for (unsigned i = 0; i < REFERENCES && at != SK_SPAN_NONE && searched < SEARCHED; i++) {
		uint64_t behind = (uint64_t)at + reference.n + 37 * 2;	/* GUID and "}" */
		struct file *f = NULL;
		struct sk_span wide;
		uint8_t g[16];
		uint32_t n;

		if (guid(sk_span_from(j->image, (uint64_t)at + reference.n), g) &&
		    sk_span_u32le(j->image, behind, &n) && n < 32 &&
		    sk_span_cut(j->image, behind + 4, (uint64_t)n * 2, &wide)) {
			struct sk_span id = { g, 16 };
			size_t p = sk_span_find(j->image, id, 0);

			for (unsigned k = 0; k < 4 && p != SK_SPAN_NONE && f == NULL; k++) {
				f = referred(j, p);
				p = sk_span_find(j->image, id, p + 1);
			}
			searched += j->image.n;
			if (f != NULL)
				f->ending = utf8(j, wide);
		}
		at = sk_span_find(j->image, reference, at + reference.n);
	}
}

/* ---- names ---- */

/* The value of property i of a set of n whose list is at at, if it is text (2.6.6 to
 * 2.6.9: first what each is, then the values in the same order). */
static struct sk_span
value(struct job *j, uint64_t at, unsigned n, unsigned i)
{
	static const int8_t fixed[] = { -1, 0, 0, 1, 2, 4, 8, -1, 0, 4, 0, 4, 0, 4 };
	uint64_t data = at + (uint64_t)n * 4;
	struct sk_span wide = { 0 };
	uint32_t id, size;

	for (unsigned k = 0; k <= i; k++) {
		unsigned type;

		if (!sk_span_u32le(j->image, at + (uint64_t)k * 4, &id))
			break;
		type = id >> 26 & 31;
		if (type == 7) {
			if (!sk_span_u32le(j->image, data, &size))
				break;
			if (k == i && size <= NAME_BYTES && size % 2 == 0)
				(void)sk_span_cut(j->image, data + 4, size, &wide);
			data += 4 + (uint64_t)size;
		} else if (type >= sizeof fixed || fixed[type] < 0) {
			break;
		} else {
			data += (uint64_t)fixed[type];
		}
	}
	return wide;
}

static void
add_name(struct job *j, struct sk_span name)
{
	if (sk_span_rchr(name, '.') == SK_SPAN_NONE)
		return;
	for (size_t i = 0; i < j->names; i++)
		if (sk_span_same(j->name[i], name))
			return;
	j->name[j->names++] = name;
}

static void
find_names(struct job *j)
{
	static const struct sk_span id = SK_LIT("\x9C\x1D\x00\x1C");
	size_t at = sk_span_find(j->image, id, 0);

	for (unsigned tries = 0; at != SK_SPAN_NONE && tries < 4 * NAMES && j->names < NAMES; tries++) {
		for (unsigned i = 0; i < PROPERTIES && at >= 2 + (uint64_t)i * 4; i++) {
			uint64_t list = at - (uint64_t)i * 4;
			struct sk_span wide;
			uint16_t n;

			if (!sk_span_u16le(j->image, list - 2, &n) || n <= i || n > PROPERTIES)
				continue;
			wide = value(j, list, n, i);
			if (wide.n > 2 && (wide = utf8(j, wide)).n > 0) {
				add_name(j, wide);
				break;
			}
		}
		at = sk_span_find(j->image, id, at + 1);
	}
}

/* The name of file i: the next that has its ending; if no endings are known, and as
 * many names, the one in its place. */
static struct sk_span
name_of(struct job *j, size_t i)
{
	struct file *f = &j->file[i];

	for (size_t k = 0; k < j->names && f->ending.n > 0; k++) {
		struct sk_span name = j->name[k];

		if (name.n > f->ending.n && sk_span_ends_nocase(name, f->ending)) {
			j->name[k] = (struct sk_span){ 0 };
			return name;
		}
	}
	return f->ending.n == 0 && j->names == j->n ? j->name[i] : (struct sk_span){ 0 };
}

/* ---- objects ---- */

static bool
add(struct job *j, size_t i, uint64_t *given)
{
	const struct file *f = &j->file[i];
	struct sk_name name = { .text = name_of(j, i), .where = "onenote" };
	struct sk_buf label = sk_buf_new(j->u->arena, 256);
	size_t index;

	/* OneNote opens it under some name of that ending */
	(void)sk_buf_printf(&label, "file%zu", i + 1);
	(void)sk_buf_span(&label, sk_span_head(f->ending, 128));
	if (name.text.n == 0 && f->ending.n > 0)
		name.text = sk_buf_view(&label);
	if (!sk_unpack_may(j->u, j->self, *given, f->bytes.n))
		return false;
	*given += f->bytes.n;
	if (!sk_unpack_add(j->u, j->self, &name, name.text.n > 0,
	    name.text.n > 0 ? (struct sk_span){ 0 } : sk_buf_view(&label), f->bytes, true, &index))
		return false;
	if (f->broken) {
		sk_unpack_gap(j->u, index, "damaged");
		sk_unpack_defect(j->u, j->self, "damaged");
	}
	return true;
}

static void
open(struct sk_unpack *u, size_t self)
{
	struct job j = { .u = u, .self = self, .image = u->object[self].bytes };
	uint64_t given = 0, members = 0;

	j.file = sk_arena_array(u->arena, FILES, sizeof *j.file);
	j.name = sk_arena_array(u->arena, NAMES, sizeof *j.name);
	if (j.file == NULL || j.name == NULL) {
		sk_unpack_gap(u, self, sk_limit_table[SK_LIMIT_MEMORY_BYTES].name);
		return;
	}
	find_files(&j);
	if (j.n > 0) {
		find_endings(&j);
		find_names(&j);
	}
	while (members < j.n && add(&j, members, &given))
		members++;
	(void)sk_record_number(u->record, self, SK_KEY_CONTAINER_MEMBERS, members);
}

const struct sk_format sk_fmt_onenote = { "onenote", "MS-ONESTORE 2.6.13, MS-ONE 2.2", bid, open };
