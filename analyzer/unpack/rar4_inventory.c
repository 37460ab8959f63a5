#include "inflate.h"
#include "rar.h"

/* TechNote.txt, "The archive consists of variable length blocks". */
enum {
	HEAD = 7,		/* CRC, type, flags, size */
	MAIN_BYTES = 13, FILE_BYTES = 32, LONG_FILE_BYTES = 40
};
enum { MARKER = 0x72, MAIN = 0x73, FILE_ = 0x74, SERVICE = 0x7A, END = 0x7B };
enum {	/* flags of all blocks, of the main header, of a file header */
	HAS_DATA = 0x8000,
	MAIN_VOLUME = 0x01, MAIN_COMMENT = 0x02, MAIN_LOCKED = 0x80,
	FILE_BEFORE = 0x01, FILE_AFTER = 0x02, FILE_LOCKED = 0x04, FILE_COMMENT = 0x08,
	FILE_SOLID = 0x10, FILE_WINDOW = 0xE0, FILE_LONG = 0x100, FILE_UNICODE = 0x200,
	FILE_SALT = 0x400
};
enum { SALT_BYTES = 8, AES_FROM = 29 };	/* the version that it came with */
enum { MSDOS = 0, OS2 = 1, WINDOWS = 2, UNIX = 3 };	/* HOST_OS */

struct block {
	uint16_t	crc, flags, size;
	uint8_t		type;
	struct sk_span	bytes;		/* the header, whole */
	bool		fits;		/* its checksum */
};

/* The block at the start of s.  False if there can be none. */
static bool
read_block(struct sk_span s, struct block *b_r)
{
	bool comment;

	*b_r = (struct block){ 0 };
	if (!sk_span_u16le(s, 0, &b_r->crc) || !sk_span_u8(s, 2, &b_r->type) ||
	    !sk_span_u16le(s, 3, &b_r->flags) || !sk_span_u16le(s, 5, &b_r->size) ||
	    b_r->size < HEAD || !sk_span_cut(s, 0, b_r->size, &b_r->bytes))
		return false;
	b_r->fits = (sk_crc32(0, sk_span_from(b_r->bytes, 2)) & 0xFFFF) == b_r->crc;
	/* RAR 2 put comments into these headers, and its checksum stops before
	 * them; of the marker it is a constant. */
	comment = (b_r->type == MAIN && (b_r->flags & MAIN_COMMENT)) ||
	    (b_r->type == FILE_ && (b_r->flags & FILE_COMMENT));
	b_r->fits = b_r->fits || comment || b_r->type == MARKER;
	return b_r->type >= MARKER && b_r->type <= END;
}

bool
sk_rar4_leads(struct sk_span bytes)
{
	struct block b;

	return read_block(bytes, &b) && b.type == MAIN && b.fits && b.size >= MAIN_BYTES;
}

struct sk_span
sk_rar_wide_name(struct sk_arena *a, struct sk_span oem, struct sk_span wide)
{
	struct sk_buf out = sk_buf_new(a, 4 * (oem.n + wide.n) + 4);
	uint8_t high = 0, flags = 0, c = 0, d = 0;
	uint32_t lead = 0;
	size_t at = 1, n = 0, bits = 0, run;

	(void)sk_span_u8(wide, 0, &high);
	while (at < wide.n && n < SK_RECORD_TEXT) {
		uint16_t unit[129];
		size_t units = 1;

		if (bits == 0) {
			flags = wide.p[at++];
			bits = 8;
		}
		c = d = 0;
		(void)sk_span_u8(wide, at, &c);
		(void)sk_span_u8(wide, at + 1, &d);
		at++;
		switch (flags >> 6) {
		case 0:
			unit[0] = c;
			break;
		case 1:
			unit[0] = (uint16_t)(c | high << 8);
			break;
		case 2:
			unit[0] = (uint16_t)(c | d << 8);
			at++;
			break;
		default:	/* a run of the OEM name, moved into another page or not */
			units = (c & 0x7Fu) + 2;
			at += c >> 7;
			for (run = 0; run < units; run++) {
				uint8_t o = 0;

				(void)sk_span_u8(oem, n + run, &o);
				unit[run] = c & 0x80 ? (uint16_t)(((o + d) & 0xFF) | high << 8) : o;
			}
		}
		flags = (uint8_t)(flags << 2);
		bits -= 2;
		n += units;
		for (run = 0; run < units; run++)
			if (lead != 0 && (unit[run] & 0xFC00) == 0xDC00) {
				(void)sk_buf_utf8(&out, 0x10000 + ((lead & 0x3FF) << 10) + (unit[run] & 0x3FF));
				lead = 0;
			} else if ((lead = (unit[run] & 0xFC00) == 0xD800 ? unit[run] : 0) == 0) {
				(void)sk_buf_utf8(&out, unit[run] == 0 ? 0xFFFD : unit[run]);
			}
	}
	return sk_buf_view(&out);
}

static void
read_name(struct sk_rar_member *m, struct sk_span name, uint16_t flags)
{
	size_t nul = sk_span_chr(name, 0, 0);

	m->raw = name;
	if (!(flags & FILE_UNICODE))
		return;
	m->utf8 = nul == SK_SPAN_NONE;
	m->raw = sk_span_head(name, nul);
	if (!m->utf8)
		m->wide = sk_span_from(name, nul + 1);
}

static void
read_attributes(struct sk_rar_member *m, uint8_t host, uint32_t attributes, uint16_t flags)
{
	bool dos = host == MSDOS || host == OS2 || host == WINDOWS;

	/* All ones in the window's place; RAR 1.5 knew attributes only. */
	m->folder = (flags & FILE_WINDOW) == FILE_WINDOW ||
	    (m->version < 20 && dos && (attributes & 0x10));
	if (host == UNIX && (attributes & 0xF000) == 0xA000)
		m->link = SK_RAR_SYMLINK;	/* its data is its target */
}

/* A file or service header.  False if it is cut short. */
static bool
read_file(const struct block *b, struct sk_rar_member *m_r)
{
	uint32_t csize, usize, high = 0, attributes;
	uint16_t name;
	uint8_t host, version, method;
	uint64_t at = FILE_BYTES;
	struct sk_span text;

	*m_r = (struct sk_rar_member){ .has_crc = true, .usize_known = true };
	if (!sk_span_u32le(b->bytes, 7, &csize) || !sk_span_u32le(b->bytes, 11, &usize) ||
	    !sk_span_u8(b->bytes, 15, &host) || !sk_span_u32le(b->bytes, 16, &m_r->crc) ||
	    !sk_span_u8(b->bytes, 24, &version) || !sk_span_u8(b->bytes, 25, &method) ||
	    !sk_span_u16le(b->bytes, 26, &name) || !sk_span_u32le(b->bytes, 28, &attributes))
		return false;
	m_r->csize = csize;
	m_r->usize = usize;
	if (b->flags & FILE_LONG) {
		at = LONG_FILE_BYTES;
		if (!sk_span_u32le(b->bytes, 32, &high))
			return false;
		m_r->csize |= (uint64_t)high << 32;
		if (!sk_span_u32le(b->bytes, 36, &high))
			return false;
		m_r->usize |= (uint64_t)high << 32;
	} else if (usize == UINT32_MAX) {
		m_r->usize_known = false;	/* it came from a pipe */
	}
	m_r->version = version;
	m_r->method = method >= 0x30 ? method - 0x30u : 0xFF;
	m_r->window = b->flags & FILE_WINDOW;
	m_r->encrypted = b->flags & FILE_LOCKED;
	m_r->solid = b->flags & FILE_SOLID;
	m_r->before = b->flags & FILE_BEFORE;
	m_r->after = b->flags & FILE_AFTER;
	m_r->bad_header = !b->fits;
	if (!sk_span_cut(b->bytes, at, name, &text))
		return false;
	read_name(m_r, text, b->flags);
	m_r->crypt.known = version >= AES_FROM;
	if (b->flags & FILE_SALT)
		m_r->crypt.known = m_r->crypt.known &&
		    sk_span_cut(b->bytes, at + name, SALT_BYTES, &m_r->crypt.salt);
	read_attributes(m_r, host, attributes, b->flags);
	return true;
}

/* Keeps a service block if it holds what a person sees. */
static void
keep_service(struct sk_rar *z, struct sk_rar_member *m, uint16_t subflags)
{
	struct sk_rar_member *kept;

	m->folder = false;
	m->link = SK_RAR_NO_LINK;
	if (sk_span_is(m->raw, "CMT")) {
		if (z->comments++ == 0) {
			z->comment = *m;
			z->wide_comment = subflags & 1;
		}
	} else if (sk_span_is(m->raw, "STM") && (kept = sk_rar_new_member(z)) != NULL) {
		m->stream = true;
		m->archive = kept->archive;
		*kept = *m;
	}
}

static uint64_t
size_of_data(const struct block *b)
{
	uint32_t add = 0;

	if (b->flags & HAS_DATA)
		(void)sk_span_u32le(b->bytes, HEAD, &add);
	return add;
}

/* A file or service block whose data begins at at; *size_r of it. */
static bool
keep_file(struct sk_rar *z, const struct block *b, uint64_t at, bool ended, uint64_t *size_r)
{
	struct sk_rar_member m, *kept;
	uint32_t attributes = 0;

	if (!read_file(b, &m)) {
		z->damaged = true;
		*size_r = size_of_data(b);
		return b->fits;
	}
	m.at = at - b->size;
	m.data = sk_span_from(z->bytes, at);
	if (m.data.n > m.csize)
		m.data.n = (size_t)m.csize;
	m.behind = ended;
	*size_r = m.csize;
	if (b->type == SERVICE) {
		(void)sk_span_u32le(b->bytes, 28, &attributes);
		keep_service(z, &m, (uint16_t)attributes);
		return true;
	}
	if ((kept = sk_rar_new_member(z)) == NULL)
		return false;
	m.archive = kept->archive;
	*kept = m;
	return true;
}

bool
sk_rar4_block(struct sk_span s, struct sk_rar_block *b_r)
{
	struct sk_rar_member m;
	struct block b;

	*b_r = (struct sk_rar_block){ 0 };
	if (!read_block(s, &b) || !b.fits)
		return false;
	b_r->header = b.bytes;
	b_r->data = size_of_data(&b);
	b_r->end = b.type == END;
	if ((b.type == FILE_ || b.type == SERVICE) && read_file(&b, &m)) {
		b_r->data = m.csize;
		b_r->file = m.method <= 5 && m.version >= 15 && m.version <= 36 && m.raw.n > 0;
	}
	return true;
}

uint64_t
sk_rar4_read(struct sk_rar *z, uint64_t at)
{
	uint64_t ended = 0, size;
	struct block b;

	while (at < z->bytes.n && sk_rar_more(z)) {
		if (!read_block(sk_span_from(z->bytes, at), &b) || (ended > 0 && !b.fits)) {
			z->damaged = z->damaged || ended == 0;
			break;
		}
		if (ended > 0 && b.type != FILE_ && b.type != SERVICE)
			break;
		at += b.size;
		size = size_of_data(&b);
		z->damaged = z->damaged || !b.fits;
		if (b.type == MAIN) {
			z->volume = z->volume || (b.flags & MAIN_VOLUME);
			if (b.flags & MAIN_LOCKED) {
				z->locked = true;
				z->crypt.known = b.fits;
				z->main = b.bytes;
				z->locked_at = at;
				return z->bytes.n;
			}
		} else if (b.type == FILE_ || b.type == SERVICE) {
			if (!keep_file(z, &b, at, ended > 0, &size))
				break;
		} else if (!b.fits) {
			break;
		}
		if (size > z->bytes.n - at) {
			z->damaged = true;
			return z->bytes.n;
		}
		at += size;
		if (b.type == END)
			ended = at;
		else if (ended > 0)
			ended = at;
	}
	return ended > 0 ? ended : at;
}
