#include "inflate.h"
#include "rar.h"

enum {
	HEADER_MOST = 2 << 20,	/* "General archive block format", Header size */
	LEAD_MOST = 65536,	/* of a main header that a search believes in */
	VINT_MOST = 10,		/* bytes of a vint, "Variable length integer" */
	CACHED_MOST = 100000	/* headers in a quick open block */
};
enum { MAIN = 1, FILE_ = 2, SERVICE = 3, CRYPT = 4, END = 5 };
enum {	/* "Header flags"; "Archive flags"; "File flags" */
	HAS_EXTRA = 1, HAS_DATA = 2, SPLIT_BEFORE = 8, SPLIT_AFTER = 16,
	MAIN_VOLUME = 1,
	FILE_FOLDER = 1, FILE_TIME = 2, FILE_CRC = 4, FILE_NO_SIZE = 8
};
enum { EXTRA_CRYPT = 1, EXTRA_HASH = 2, EXTRA_LINK = 5, BLAKE_BYTES = 32 };	/* "File header", extra records */
enum {	/* "Archive encryption header", "File encryption record" */
	CRYPT_CHECK = 1, CRYPT_TWEAKED = 2, SALT_BYTES = 16, IV_BYTES = 16, CHECK_BYTES = 12,
	ROUNDS_MOST = 24	/* log2; unrar 6, crypt.hpp, CRYPT5_KDF_LG2_COUNT_MAX */
};
enum { LINK_UNIX = 1, LINK_JUNCTION = 3, LINK_HARD = 4, LINK_COPY = 5 };

struct block {
	struct sk_span	bytes;		/* from the type on, with the extra area */
	struct sk_span	fields;		/* those of its type */
	struct sk_span	extra;
	uint64_t	type, flags, data;
	size_t		size;		/* of the header, with checksum and size */
	bool		fits;
};

/* Cuts a number off *s: 7 bits a byte, low ones first, the top bit says that one
 * more follows. */
static bool
take_vint(struct sk_span *s, uint64_t *v_r)
{
	*v_r = 0;
	for (unsigned i = 0; i < VINT_MOST && i < s->n; i++) {
		*v_r |= (uint64_t)(s->p[i] & 0x7F) << 7 * i;
		if (!(s->p[i] & 0x80)) {
			*s = sk_span_from(*s, i + 1);
			return true;
		}
	}
	return false;
}

static bool
take_u32(struct sk_span *s, uint32_t *v_r)
{
	if (!sk_span_u32le(*s, 0, v_r))
		return false;
	*s = sk_span_from(*s, 4);
	return true;
}

/* What stands behind checksum and size of a header. */
static bool
read_common(struct block *b)
{
	struct sk_span s = b->bytes;
	uint64_t extra = 0;

	b->data = 0;
	if (!take_vint(&s, &b->type) || !take_vint(&s, &b->flags) ||
	    ((b->flags & HAS_EXTRA) && !take_vint(&s, &extra)) ||
	    ((b->flags & HAS_DATA) && !take_vint(&s, &b->data)) || extra > s.n)
		return false;
	b->fields = sk_span_head(s, s.n - (size_t)extra);
	b->extra = sk_span_from(s, s.n - extra);
	return true;
}

/* The block at the start of s.  False if there can be none. */
static bool
read_block(struct sk_span s, size_t most, struct block *b_r)
{
	struct sk_span rest = sk_span_from(s, 4);
	uint64_t size;
	uint32_t crc;

	*b_r = (struct block){ 0 };
	if (!sk_span_u32le(s, 0, &crc) || !take_vint(&rest, &size) || size == 0 || size > most ||
	    !sk_span_cut(rest, 0, size, &b_r->bytes))
		return false;
	b_r->size = (size_t)(rest.p - s.p) + (size_t)size;
	b_r->fits = sk_crc32(0, sk_span_head(sk_span_from(s, 4), b_r->size - 4)) == crc;
	return read_common(b_r);
}

bool
sk_rar5_leads(struct sk_span bytes)
{
	struct block b;

	return read_block(bytes, LEAD_MOST, &b) && b.fits && (b.type == MAIN || b.type == CRYPT);
}

static void
read_link(struct sk_rar_member *m, struct sk_span record)
{
	uint64_t type, flags, n;

	if (!take_vint(&record, &type) || !take_vint(&record, &flags) || !take_vint(&record, &n))
		return;
	(void)sk_span_cut(record, 0, n, &m->target);
	if (type >= LINK_UNIX && type <= LINK_JUNCTION)
		m->link = SK_RAR_SYMLINK;
	else if (type == LINK_HARD || type == LINK_COPY)
		m->link = SK_RAR_COPY;
}

/* What says how something is locked; a member has a vector of its own. */
static void
read_crypt(struct sk_span s, bool member, struct sk_rar_crypt *c_r)
{
	uint64_t version, flags;
	uint8_t rounds;

	*c_r = (struct sk_rar_crypt){ 0 };
	if (!take_vint(&s, &version) || !take_vint(&s, &flags) || !sk_span_u8(s, 0, &rounds))
		return;
	s = sk_span_from(s, 1);
	c_r->rounds = rounds;
	if (!sk_span_take(&s, SALT_BYTES, &c_r->salt) ||
	    (member && !sk_span_take(&s, IV_BYTES, &c_r->iv)))
		return;
	c_r->known = version == 0 && rounds <= ROUNDS_MOST;
	c_r->tweaked = member && (flags & CRYPT_TWEAKED);
	if (flags & CRYPT_CHECK)
		(void)sk_span_take(&s, CHECK_BYTES, &c_r->check);
}

static void
read_extra(struct sk_rar_member *m, struct sk_span extra)
{
	uint64_t size, type;
	struct sk_span record;

	while (take_vint(&extra, &size) && sk_span_take(&extra, (size_t)size, &record)) {
		if (!take_vint(&record, &type))
			continue;
		if (type == EXTRA_CRYPT) {
			m->encrypted = true;
			read_crypt(record, true, &m->crypt);
		} else if (type == EXTRA_HASH && sk_span_begins(record, SK_SPAN("\0"))) {
			(void)sk_span_cut(record, 1, BLAKE_BYTES, &m->blake);
		} else if (type == EXTRA_LINK) {
			read_link(m, record);
		}
	}
}

/* A file or service header. */
static bool
read_file(const struct block *b, struct sk_rar_member *m_r)
{
	struct sk_span s = b->fields;
	uint64_t flags, attributes, method, host, name;
	uint32_t mtime;

	*m_r = (struct sk_rar_member){ .five = true, .utf8 = true, .csize = b->data,
		.bad_header = !b->fits };
	if (!take_vint(&s, &flags) || !take_vint(&s, &m_r->usize) || !take_vint(&s, &attributes) ||
	    ((flags & FILE_TIME) && !take_u32(&s, &mtime)) ||
	    ((flags & FILE_CRC) && !take_u32(&s, &m_r->crc)) || !take_vint(&s, &method) ||
	    !take_vint(&s, &host) || !take_vint(&s, &name) || !sk_span_cut(s, 0, name, &m_r->raw))
		return false;
	m_r->has_crc = flags & FILE_CRC;
	m_r->usize_known = !(flags & FILE_NO_SIZE);
	m_r->folder = flags & FILE_FOLDER;
	/* "Compression information": version, solid, method, dictionary size */
	m_r->version = method & 0x3F;
	m_r->solid = method & 0x40;
	m_r->method = method >> 7 & 7;
	m_r->window = 17 + (method >> 10 & 15);
	m_r->before = b->flags & SPLIT_BEFORE;
	m_r->after = b->flags & SPLIT_AFTER;
	read_extra(m_r, b->extra);
	return true;
}

/* ---- quick open ---- */

/* The member whose header stands at at: members are in order of their place. */
static struct sk_rar_member *
member_at(struct sk_rar *z, uint64_t at)
{
	size_t lo = 0, hi = z->n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (z->member[mid].at < at)
			lo = mid + 1;
		else if (z->member[mid].at > at)
			hi = mid;
		else
			return &z->member[mid];
	}
	return NULL;
}

/* A copy of the header at at: readers that list by the copies see these names. */
static void
compare_cached(struct sk_rar *z, struct sk_span copy, uint64_t at)
{
	struct sk_rar_member *m, told;
	struct block b;

	if (sk_span_same(sk_span_head(sk_span_from(z->bytes, at), copy.n), copy))
		return;
	z->cache_differs = true;
	if (read_block(copy, HEADER_MOST, &b) && b.type == FILE_ && read_file(&b, &told) &&
	    (m = member_at(z, at)) != NULL && !sk_span_same(told.raw, m->raw))
		m->cached = told.raw;
}

/* "Quick open header", its cache: copies of headers, each with the way back to
 * where it stands, counted from this block. */
static void
read_quick_open(struct sk_rar *z, struct sk_span s, uint64_t block)
{
	for (int i = 0; i < CACHED_MOST && sk_rar_more(z); i++) {
		struct sk_span record, copy;
		uint64_t size, flags, back, n;
		uint32_t crc;

		if (!take_u32(&s, &crc) || !take_vint(&s, &size) ||
		    !sk_span_take(&s, (size_t)size, &record) || !take_vint(&record, &flags) ||
		    !take_vint(&record, &back) || !take_vint(&record, &n) ||
		    !sk_span_cut(record, 0, n, &copy) || back > block)
			return;
		compare_cached(z, copy, block - back);
	}
}

/* ---- the walk ---- */

/* Keeps a service block if it holds what a person sees. */
static void
keep_service(struct sk_rar *z, struct sk_rar_member *m)
{
	struct sk_rar_member *kept;

	if (sk_span_is(m->raw, "CMT")) {
		if (z->comments++ == 0)
			z->comment = *m;
	} else if (sk_span_is(m->raw, "QO") && m->method == 0 && !m->encrypted) {
		read_quick_open(z, m->data, m->at);
	} else if (sk_span_is(m->raw, "STM") && (kept = sk_rar_new_member(z)) != NULL) {
		m->stream = true;
		m->archive = kept->archive;
		*kept = *m;
	}
}

/* False to stop. */
static bool
keep_file(struct sk_rar *z, const struct block *b, uint64_t at, bool ended)
{
	struct sk_rar_member m, *kept;

	if (!read_file(b, &m)) {
		z->damaged = true;
		return b->fits;
	}
	m.at = at - b->size;
	m.data = sk_span_from(z->bytes, at);
	if (m.data.n > m.csize)
		m.data.n = (size_t)m.csize;
	m.behind = ended;
	if (b->type == SERVICE) {
		keep_service(z, &m);
		return true;
	}
	if ((kept = sk_rar_new_member(z)) == NULL)
		return false;
	m.archive = kept->archive;
	*kept = m;
	return true;
}

/* Block b, whose data begins at at.  False to stop. */
static bool
keep(struct sk_rar *z, struct block *b, uint64_t at, bool ended)
{
	uint64_t flags;

	z->damaged = z->damaged || !b->fits;
	switch (b->type) {
	case MAIN:
		if (take_vint(&b->fields, &flags) && (flags & MAIN_VOLUME))
			z->volume = true;
		return true;
	case FILE_:
	case SERVICE:
		return keep_file(z, b, at, ended);
	case CRYPT:	/* "Archive encryption header": all that follows is locked */
		z->locked = z->locked_five = true;
		read_crypt(b->fields, false, &z->crypt);
		z->crypt.known = z->crypt.known && b->fits;
		z->locked_at = at;
		return false;
	default:
		return b->fits;
	}
}

size_t
sk_rar5_size(struct sk_span s)
{
	struct sk_span rest = sk_span_from(s, 4);
	uint64_t size;

	if (!take_vint(&rest, &size) || size == 0 || size > HEADER_MOST)
		return 0;
	return (size_t)(rest.p - s.p) + (size_t)size;
}

bool
sk_rar5_block(struct sk_span s, struct sk_rar_block *b_r)
{
	struct block b;

	*b_r = (struct sk_rar_block){ 0 };
	if (!read_block(s, HEADER_MOST, &b) || !b.fits)
		return false;
	b_r->header = sk_span_head(s, b.size);
	b_r->data = b.data;
	b_r->file = b.type == FILE_ || b.type == SERVICE || b.type == MAIN;
	b_r->end = b.type == END;
	return true;
}

uint64_t
sk_rar5_read(struct sk_rar *z, uint64_t at)
{
	uint64_t ended = 0;
	struct block b;

	while (at < z->bytes.n && sk_rar_more(z)) {
		if (!read_block(sk_span_from(z->bytes, at), HEADER_MOST, &b) ||
		    (ended > 0 && !b.fits)) {
			z->damaged = z->damaged || ended == 0;
			break;
		}
		if (ended > 0 && b.type != FILE_ && b.type != SERVICE)
			break;
		at += b.size;
		if (!keep(z, &b, at, ended > 0))
			return z->locked ? z->bytes.n : at;
		if (b.data > z->bytes.n - at) {
			z->damaged = true;
			return z->bytes.n;
		}
		at += b.data;
		if (b.type == END || ended > 0)
			ended = at;
	}
	if (ended == 0)
		z->damaged = true;	/* the end block is a must */
	return ended > 0 ? ended : at;
}
