#include "inflate.h"
#include "sevenzip.h"

enum {	/* property ids, 7zFormat.txt, "Property IDs" */
	ID_END, ID_HEADER, ID_ARCHIVE, ID_ADDITIONAL, ID_MAIN, ID_FILES, ID_PACK, ID_UNPACK,
	ID_SUBSTREAMS, ID_SIZE, ID_CRC, ID_FOLDER, ID_CODER_SIZE, ID_STREAMS, ID_NO_STREAM,
	ID_EMPTY_FILE, ID_ANTI, ID_NAMES, ID_CREATED, ID_ACCESSED, ID_WRITTEN, ID_ATTRIBUTES,
	ID_COMMENT, ID_ENCODED
};
enum { LOOK_BACK = 512 };	/* for a header, where the fields are all zero */

/* What is left of the header; bad stays, so that it may be asked once at the end. */
struct cursor {
	struct sk_span	 rest;
	struct sk_sevenzip *z;
	bool		 bad;
};

/* ---- numbers ---- */

static uint8_t
byte(struct cursor *c)
{
	struct sk_span one;
	uint8_t v = 0;

	if (!sk_span_take(&c->rest, 1, &one))
		c->bad = true;
	else
		(void)sk_span_u8(one, 0, &v);
	return v;
}

/* 7zFormat.txt, "Notes about Notation": the ones at the top of the first byte
 * say how many bytes follow. */
static uint64_t
number(struct cursor *c)
{
	uint8_t first = byte(c), mask = 0x80;
	uint64_t v = 0;

	for (unsigned i = 0; i < 8; i++, mask >>= 1) {
		if ((first & mask) == 0)
			return c->bad ? 0 : v | (uint64_t)(first & (mask - 1u)) << 8 * i;
		v |= (uint64_t)byte(c) << 8 * i;
	}
	return c->bad ? 0 : v;
}

/* A number of things of which each takes at least one byte of the rest. */
static size_t
count(struct cursor *c)
{
	uint64_t n = number(c);

	if (n <= c->rest.n)
		return (size_t)n;
	c->bad = true;
	return 0;
}

static uint32_t
word(struct cursor *c)
{
	struct sk_span four;
	uint32_t v = 0;

	if (!sk_span_take(&c->rest, 4, &four))
		c->bad = true;
	else
		(void)sk_span_u32le(four, 0, &v);
	return v;
}

/* Cuts off what a property with a size of its own holds. */
static struct sk_span
property(struct cursor *c)
{
	uint64_t n = number(c);
	struct sk_span s = { 0 };

	if (n > c->rest.n || !sk_span_take(&c->rest, (size_t)n, &s))
		c->bad = true;
	return s;
}

/* Things for n > 0; without memory the whole is given up. */
static void *
things(struct cursor *c, size_t n, size_t size)
{
	void *p = c->bad ? NULL : sk_arena_array(c->z->arena, n + 1, size);

	if (p == NULL && !c->bad)
		c->z->no_memory = c->bad = true;
	return p;
}

static bool
bit(struct sk_span bits, uint64_t i)
{
	uint8_t v;

	return sk_span_u8(bits, i / 8, &v) && (v >> (7 - i % 8) & 1);
}

/* Which of n have something: all of them (all_r), or those with their bit set. */
static struct sk_span
defined(struct cursor *c, uint64_t n, bool *all_r)
{
	struct sk_span bits = { 0 };

	*all_r = byte(c) != 0;
	if (!*all_r && !sk_span_take(&c->rest, (size_t)(n / 8 + (n % 8 != 0)), &bits))
		c->bad = true;
	return bits;
}

/* ---- packed streams ---- */

static void
skip_digests(struct cursor *c, size_t n)
{
	bool all;
	struct sk_span bits = defined(c, n, &all);

	for (size_t i = 0; i < n && !c->bad; i++)
		if (all || bit(bits, i))
			(void)word(c);
}

/* They lie one behind the other; sizes that no file has end up at the end. */
static void
place_packs(struct cursor *c, struct sk_sevenzip_streams *st)
{
	uint64_t at = 0;

	if ((st->pack_at = things(c, st->packs, sizeof *st->pack_at)) == NULL)
		st->packs = 0;
	for (size_t i = 0; i < st->packs; i++) {
		st->pack_at[i] = at;
		at = st->pack_size[i] > UINT64_MAX - at ? UINT64_MAX : at + st->pack_size[i];
	}
}

static void
read_pack(struct cursor *c, struct sk_sevenzip_streams *st)
{
	uint64_t id;

	st->pack_pos = number(c);
	st->packs = count(c);
	if ((st->pack_size = things(c, st->packs, sizeof *st->pack_size)) == NULL)
		return;
	while (!c->bad && (id = number(c)) != ID_END) {
		if (id == ID_SIZE)
			for (size_t i = 0; i < st->packs; i++)
				st->pack_size[i] = number(c);
		else if (id == ID_CRC)
			skip_digests(c, st->packs);
		else
			(void)property(c);
	}
	place_packs(c, st);
}

/* ---- folders ---- */

static bool
read_coder(struct cursor *c, struct sk_sevenzip_plan *p)
{
	struct sk_sevenzip_coder *k = &p->coder[p->coders++];
	struct sk_span before = c->rest;
	uint8_t flags = byte(c);

	*k = (struct sk_sevenzip_coder){ .ins = 1 };
	if ((flags & 0x0F) > 8)
		return false;
	for (int i = flags & 0x0F; i > 0; i--)
		k->id = k->id << 8 | byte(c);
	if (flags & 0x10) {
		k->ins = number(c);
		if (number(c) != 1)	/* no coder has two outputs */
			return false;
	}
	if (flags & 0x20)
		k->props = property(c);
	if ((flags & 0xC0) != 0 || k->ins > SK_SEVENZIP_INS - p->ins)
		return false;
	p->ins += (size_t)k->ins;
	k->raw = sk_span_head(before, before.n - c->rest.n);
	return !c->bad;
}

/* The one coder whose output goes to no other. */
static bool
find_main(struct sk_sevenzip_plan *p)
{
	for (size_t i = 0; i < p->coders; i++) {
		bool bound = false;

		for (size_t k = 0; k < p->binds; k++)
			bound = bound || p->bind_out[k] == i;
		if (!bound) {
			p->main = i;
			return true;
		}
	}
	return false;
}

static bool
read_packs(struct cursor *c, struct sk_sevenzip_plan *p)
{
	p->packs = p->ins - p->binds;
	if (p->packs != 1) {
		for (size_t i = 0; i < p->packs; i++)
			if ((p->pack_in[i] = number(c)) >= p->ins)
				return false;
		return true;
	}
	for (size_t i = 0; i < p->ins; i++) {
		bool bound = false;

		for (size_t k = 0; k < p->binds; k++)
			bound = bound || p->bind_in[k] == i;
		if (!bound)
			p->pack_in[0] = i;
	}
	return true;
}

static bool
read_plan(struct cursor *c, struct sk_sevenzip_plan *p)
{
	uint64_t coders = number(c);

	*p = (struct sk_sevenzip_plan){ 0 };
	if (coders == 0 || coders > SK_SEVENZIP_CODERS)
		return false;
	while (p->coders < coders)
		if (!read_coder(c, p))
			return false;
	if (p->ins < p->coders)
		return false;
	for (; p->binds + 1 < p->coders; p->binds++) {
		uint64_t in = number(c), out = number(c);

		if (in >= p->ins || out >= p->coders)
			return false;
		p->bind_in[p->binds] = (size_t)in;
		p->bind_out[p->binds] = (size_t)out;
	}
	return read_packs(c, p) && find_main(p) && !c->bad;
}

bool
sk_sevenzip_plan(struct sk_span *s, struct sk_sevenzip_plan *plan_r)
{
	struct cursor c = { .rest = *s };
	bool ok = read_plan(&c, plan_r);

	*s = c.rest;
	return ok;
}

/* A folder without a word on it holds one file. */
static void
read_folders(struct cursor *c, struct sk_sevenzip_streams *st)
{
	struct sk_sevenzip_plan plan;
	size_t pack = 0;

	st->folders = count(c);
	if (byte(c) != 0)
		c->z->external = c->bad = true;
	if ((st->folder = things(c, st->folders, sizeof *st->folder)) == NULL)
		st->folders = 0;
	for (size_t i = 0; i < st->folders; i++) {
		struct sk_sevenzip_folder *f = &st->folder[i];
		struct sk_span before = c->rest;

		if (!read_plan(c, &plan) || plan.packs > st->packs - pack) {
			c->bad = true;
			st->folders = i;
			return;
		}
		f->raw = sk_span_head(before, before.n - c->rest.n);
		f->first_pack = pack;
		pack += f->packs = plan.packs;
		f->first_size = st->sizes;
		st->sizes += f->coders = plan.coders;
		f->main = plan.main;
		f->streams = 1;
	}
}

static void
read_unpack(struct cursor *c, struct sk_sevenzip_streams *st)
{
	bool all;
	struct sk_span bits;
	uint64_t id;

	while (!c->bad && (id = number(c)) != ID_END) {
		if (id == ID_FOLDER && st->folders == 0) {
			read_folders(c, st);
			if ((st->size = things(c, st->sizes, sizeof *st->size)) == NULL)
				st->folders = 0;
		} else if (id == ID_CODER_SIZE && st->folders > 0) {
			for (size_t i = 0; i < st->sizes; i++)
				st->size[i] = number(c);
		} else if (id == ID_CRC) {
			bits = defined(c, st->folders, &all);
			for (size_t i = 0; i < st->folders; i++)
				if ((st->folder[i].has_crc = all || bit(bits, i)))
					st->folder[i].crc = word(c);
		} else {
			(void)property(c);
		}
	}
}

/* ---- the files of a folder ---- */

static uint64_t
size_of(const struct sk_sevenzip_streams *st, const struct sk_sevenzip_folder *f)
{
	return st->size[f->first_size + f->main];
}

/* Each stream but the last of a folder has a number for its size. */
static void
count_streams(struct cursor *c, struct sk_sevenzip_streams *st)
{
	uint64_t most = c->rest.n, all = 0;

	for (size_t i = 0; i < st->folders && !c->bad; i++) {
		uint64_t n = number(c);

		all += n == 0 ? 0 : n - 1;
		if (n > most + 1 || all > most) {
			c->bad = true;
			n = 0;
		}
		st->folder[i].streams = (size_t)n;
	}
}

/* One stream for each that a folder is said to hold, the last with all that is
 * left of it. */
static void
make_streams(struct cursor *c, struct sk_sevenzip_streams *st)
{
	size_t n = 0;

	for (size_t i = 0; i < st->folders; i++) {
		st->folder[i].first_stream = n;
		n += st->folder[i].streams;
	}
	if ((st->stream = things(c, n, sizeof *st->stream)) == NULL)
		return;
	st->streams = n;
	for (size_t i = 0; i < st->folders; i++) {
		struct sk_sevenzip_folder *f = &st->folder[i];

		for (size_t k = 0; k < f->streams; k++)
			st->stream[f->first_stream + k].folder = i;
		if (f->streams == 0)
			continue;
		st->stream[n = f->first_stream + f->streams - 1].size = size_of(st, f);
		if (f->streams == 1 && f->has_crc) {
			st->stream[n].has_crc = true;
			st->stream[n].crc = f->crc;
		}
	}
}

static void
read_sizes(struct cursor *c, struct sk_sevenzip_streams *st)
{
	for (size_t i = 0; i < st->folders && !c->bad; i++) {
		const struct sk_sevenzip_folder *f = &st->folder[i];
		struct sk_sevenzip_stream *s = &st->stream[f->first_stream];
		uint64_t left = size_of(st, f), at = 0;

		for (size_t k = 0; k < f->streams; k++) {
			s[k].size = k + 1 < f->streams ? number(c) : left;
			if (s[k].size > left) {
				c->bad = true;	/* more than the folder gives */
				s[k].size = left;
			}
			s[k].at = at;
			at += s[k].size;
			left -= s[k].size;
		}
	}
}

/* Checksums of all streams that have none from their folder yet. */
static void
read_checksums(struct cursor *c, struct sk_sevenzip_streams *st)
{
	struct sk_span bits;
	size_t n = 0, k = 0;
	bool all;

	for (size_t i = 0; i < st->streams; i++)
		n += !st->stream[i].has_crc;
	bits = defined(c, n, &all);
	for (size_t i = 0; i < st->streams && !c->bad; i++) {
		struct sk_sevenzip_stream *s = &st->stream[i];

		if (!s->has_crc && (all || bit(bits, k++))) {
			s->crc = word(c);
			s->has_crc = !c->bad;
		}
	}
}

static void
read_substreams(struct cursor *c, struct sk_sevenzip_streams *st)
{
	uint64_t id = number(c);

	if (id == ID_STREAMS) {
		count_streams(c, st);
		id = number(c);
	}
	if (c->bad)
		return;
	make_streams(c, st);
	if (id == ID_SIZE && st->stream != NULL) {
		read_sizes(c, st);
		id = number(c);
	}
	for (; !c->bad && id != ID_END; id = number(c)) {
		if (id == ID_CRC)
			read_checksums(c, st);
		else
			(void)property(c);
	}
}

static void
read_streams(struct cursor *c, struct sk_sevenzip_streams *st)
{
	uint64_t id;

	*st = (struct sk_sevenzip_streams){ 0 };
	while (!c->bad && (id = number(c)) != ID_END) {
		if (id == ID_PACK && st->pack_size == NULL)
			read_pack(c, st);
		else if (id == ID_UNPACK && st->folder == NULL)
			read_unpack(c, st);
		else if (id == ID_SUBSTREAMS && st->stream == NULL)
			read_substreams(c, st);
		else
			c->bad = true;
	}
	if (st->stream == NULL && st->size != NULL) {
		bool was = c->bad;

		/* even of a broken list: as far as it goes, one file a folder */
		c->bad = false;
		for (size_t i = 0; was && i < st->folders; i++)
			st->folder[i].streams = 1;
		make_streams(c, st);
		c->bad = c->bad || was;
	}
}

/* ---- files ---- */

struct lists {
	struct sk_span	 no_stream, empty_file, anti, names, attributes;
};

/* What a list that may lie elsewhere holds; elsewhere is not followed, and no
 * writer does it. */
static struct sk_span
not_external(struct cursor *c, struct sk_span s)
{
	struct cursor list = { .rest = s, .z = c->z };

	if (byte(&list) != 0)
		c->z->external = true;
	return c->z->external ? (struct sk_span){ 0 } : list.rest;
}

static void
give_names(struct sk_sevenzip *z, struct sk_span names)
{
	for (size_t i = 0; i < z->files; i++) {
		size_t n = 0;
		uint16_t v;

		while (sk_span_u16le(names, n, &v) && v != 0)
			n += 2;
		z->damaged = z->damaged || n + 2 > names.n;
		z->file[i].name = sk_span_head(names, n);
		names = sk_span_from(names, (uint64_t)n + 2);
	}
}

static void
give_attributes(struct cursor *c, struct sk_span s)
{
	struct cursor list = { .rest = s, .z = c->z };
	bool all;
	struct sk_span bits;

	if (s.n == 0)
		return;
	bits = defined(&list, c->z->claimed, &all);
	list.rest = not_external(c, list.rest);
	for (size_t i = 0; i < c->z->files && !list.bad; i++)
		if (all || bit(bits, i))
			c->z->file[i].attributes = word(&list);
}

static void
give_streams(struct sk_sevenzip *z, const struct lists *l)
{
	uint64_t empty = 0;

	for (size_t i = 0; i < z->files; i++) {
		struct sk_sevenzip_file *f = &z->file[i];

		f->has_stream = !bit(l->no_stream, i);
		if (f->has_stream)
			continue;
		f->is_folder = !bit(l->empty_file, empty);
		f->is_anti = bit(l->anti, empty);
		empty++;
	}
}

static void
take_list(struct cursor *c, uint64_t id, struct sk_span s, struct lists *l)
{
	switch (id) {
	case ID_NO_STREAM:
		l->no_stream = s;
		break;
	case ID_EMPTY_FILE:
		l->empty_file = s;
		break;
	case ID_ANTI:
		l->anti = s;
		break;
	case ID_NAMES:
		s = not_external(c, s);
		c->z->names_differ = c->z->names_differ ||
		    (l->names.n > 0 && !sk_span_same(s, l->names));
		l->names = s;
		break;
	case ID_ATTRIBUTES:
		l->attributes = s;
		break;
	default:	/* times, padding (kDummy), what is not known */
		break;
	}
}

static void
read_files(struct cursor *c)
{
	struct sk_sevenzip *z = c->z;
	struct lists l = { .names = { 0 } };
	uint64_t id;

	z->claimed = number(c);
	/* a file has a stream, or a bit that says that it has none */
	if (z->claimed / 8 > c->rest.n && z->claimed / 8 - c->rest.n > z->main.streams) {
		z->claimed = 0;
		c->bad = true;
	}
	z->files = z->claimed < z->max ? (size_t)z->claimed : z->max;
	if ((z->file = things(c, z->files, sizeof *z->file)) == NULL)
		z->files = 0;
	while (!c->bad && (id = number(c)) != ID_END)
		take_list(c, id, property(c), &l);
	give_streams(z, &l);
	give_names(z, l.names);
	give_attributes(c, l.attributes);
}

/* ---- headers ---- */

static void
skip_properties(struct cursor *c)
{
	while (!c->bad && number(c) != ID_END)
		(void)property(c);
}

void
sk_sevenzip_read(struct sk_sevenzip *z, struct sk_span header)
{
	struct cursor c = { .rest = header, .z = z };
	struct sk_sevenzip_streams other;
	uint64_t id = number(&c);

	z->encoded = id == ID_ENCODED;
	if (z->encoded)
		read_streams(&c, &z->main);
	else if (id != ID_HEADER)
		c.bad = true;
	while (!z->encoded && !c.bad && (id = number(&c)) != ID_END) {
		if (id == ID_ARCHIVE)
			skip_properties(&c);
		else if (id == ID_ADDITIONAL)
			read_streams(&c, &other);
		else if (id == ID_MAIN && z->main.pack_size == NULL && z->file == NULL)
			read_streams(&c, &z->main);
		else if (id == ID_FILES && z->file == NULL)
			read_files(&c);
		else
			c.bad = true;
	}
	z->damaged = z->damaged || c.bad;
}

/* 7-Zip looks for a header in the last bytes where an archive was never finished:
 * all fields are zero (CInArchive::ReadDatabase2, "FORMAT_7Z_RECOVERY"). */
static bool
look_back(struct sk_span bytes, struct sk_sevenzip_start *st)
{
	struct sk_span s = sk_span_from(bytes, SK_SEVENZIP_HEAD);

	for (size_t i = SK_SEVENZIP_HEAD - 24; i < SK_SEVENZIP_HEAD; i++)
		if (bytes.p[i] != 0)
			return false;
	if (s.n > LOOK_BACK)
		s = sk_span_from(s, s.n - LOOK_BACK);
	for (size_t i = s.n; i-- > 0;) {
		struct sk_span here = sk_span_from(s, i);

		if (!sk_span_begins(here, SK_SPAN("\x17\x06")) &&
		    !sk_span_begins(here, SK_SPAN("\x01\x04")))
			continue;
		*st = (struct sk_sevenzip_start){ .header = here, .end = bytes.n, .found = true };
		return true;
	}
	return false;
}

bool
sk_sevenzip_begin(struct sk_span bytes, struct sk_sevenzip_start *start_r)
{
	uint32_t crc, header_crc;
	uint64_t at, n;
	struct sk_span fields, rest;

	*start_r = (struct sk_sevenzip_start){ .end = bytes.n };
	if (!sk_span_begins(bytes, SK_SEVENZIP_SIGNATURE) || !sk_span_cut(bytes, 12, 20, &fields))
		return false;
	if (look_back(bytes, start_r))
		return true;
	(void)sk_span_u32le(bytes, 8, &crc);
	(void)sk_span_u64le(fields, 0, &at);
	(void)sk_span_u64le(fields, 8, &n);
	(void)sk_span_u32le(fields, 16, &header_crc);
	rest = sk_span_from(sk_span_from(bytes, SK_SEVENZIP_HEAD), at);
	start_r->fits = sk_crc32(0, fields) == crc;
	start_r->cut = at > bytes.n - SK_SEVENZIP_HEAD || n > rest.n;
	start_r->header = n < rest.n ? sk_span_head(rest, (size_t)n) : rest;
	start_r->end = SK_SEVENZIP_HEAD + (start_r->cut ? 0 : at + n);
	start_r->header_fits = sk_crc32(0, start_r->header) == header_crc;
	return true;
}

bool
sk_sevenzip_find(struct sk_span bytes, uint64_t from, size_t *at_r)
{
	size_t at = from < bytes.n ? (size_t)from : bytes.n;

	for (*at_r = 0; (at = sk_span_find(bytes, SK_SEVENZIP_SIGNATURE, at)) != SK_SPAN_NONE; at++) {
		struct sk_span rest = sk_span_from(bytes, at), fields;
		uint32_t crc;
		uint64_t header, n;

		if (!sk_span_cut(rest, 12, 20, &fields) || !sk_span_u32le(rest, 8, &crc) ||
		    sk_crc32(0, fields) != crc)
			continue;
		(void)sk_span_u64le(fields, 0, &header);
		(void)sk_span_u64le(fields, 8, &n);
		rest = sk_span_from(rest, SK_SEVENZIP_HEAD);
		if (header <= rest.n && n <= rest.n - header) {
			*at_r = at;
			return true;
		}
	}
	return false;
}
