#include "inflate.h"
#include "members.h"
#include "tree.h"
#include "zip.h"

enum { TIMES_READ = 4 };	/* how often the bytes of a zip may be decoded */
#define READ_FROM (16u << 20)	/* bytes decoded, from here on that counts */

/* ---- encryption ---- */

/* WinZip AES: the extra field 0x9901 (AE-x specification, section II.A).  Its
 * strength is the fifth byte. */
static const char *
aes_word(struct sk_span extra)
{
	static const char *const table[] = { "unknown", "aes-128", "aes-192", "aes-256" };
	struct sk_span block;
	uint8_t strength;

	if (!sk_zip_extra(extra, 0x9901, &block))
		return NULL;
	(void)sk_span_u8(block, 4, &strength);
	return table[strength <= 3 ? strength : 0];
}

/* How one header says that the content is encrypted; NULL if it is not. */
static const char *
encryption_of(const struct sk_zip_header *h)
{
	struct sk_span strong;
	const char *aes = aes_word(h->extra);

	if (!(h->flags & SK_ZIP_ENCRYPTED) && h->method != SK_ZIP_AES)
		return NULL;
	if (h->flags & SK_ZIP_MASKED)
		return "directory";
	if ((h->flags & SK_ZIP_STRONG) || sk_zip_extra(h->extra, 0x0017, &strong))
		return "strong";
	if (h->method == SK_ZIP_AES)
		return aes != NULL ? aes : "unknown";
	return "zipcrypto";
}

/* ---- content ---- */

/* Checksum that the member should have: of the directory, of its own header, or
 * of the descriptor behind its data (4.3.9; its signature may be missing). */
static bool
checksum_fits(const struct sk_zip_job *j, const struct sk_zip_member *m, uint32_t crc, uint64_t taken)
{
	uint64_t at = m->data + taken;
	uint32_t v;

	if (m->listed && m->central.crc == crc)
		return true;
	if (!(m->local.flags & SK_ZIP_DESCRIPTOR) || m->local.crc != 0)
		return m->local.crc == crc;
	if (m->listed)
		return false;
	if (sk_span_begins(sk_span_from(j->z.bytes, at), SK_SPAN("PK\7\10")))
		at += 4;
	return sk_span_u32le(j->z.bytes, at, &v) && v == crc;
}

/* Length of stored data that only a descriptor behind it tells: a descriptor is
 * believed if it names just the bytes before it. */
static uint64_t
stored_to_descriptor(const struct sk_zip_job *j, const struct sk_zip_member *m)
{
	uint64_t most = sk_zip_next(&j->z, m->data) - m->data;
	struct sk_span s;
	uint32_t n;

	(void)sk_span_cut(j->z.bytes, m->data, most, &s);
	for (size_t at = 0; (at = sk_span_find(s, SK_SPAN("PK\7\10"), at)) != SK_SPAN_NONE; at++)
		if (sk_span_u32le(s, at + 8, &n) && n == at)
			return at;
	return most;
}

/* The different lengths that stored data is said to have, that fit in. */
static size_t
stored_lengths(const struct sk_zip_job *j, const struct sk_zip_member *m, uint64_t len[4])
{
	uint64_t claim[4] = { m->central.csize, m->central.usize, m->local.csize, m->local.usize };
	bool open = (m->local.flags & SK_ZIP_DESCRIPTOR) && m->local.csize == 0;
	size_t n = 0;

	if (open && !m->listed) {
		len[0] = stored_to_descriptor(j, m);
		return 1;
	}
	for (int i = m->listed ? 0 : 2; i < (open || !m->found ? 2 : 4); i++) {
		bool known = claim[i] > j->z.bytes.n - m->data;

		for (size_t k = 0; k < n; k++)
			known = known || len[k] == claim[i];
		if (!known)
			len[n++] = claim[i];
	}
	return n;
}

static struct sk_zip_content
take_stored(struct sk_zip_job *j, const struct sk_zip_member *m)
{
	struct sk_zip_content c = { .seen = true }, best = { .seen = true, .why = "damaged" };
	uint64_t len[4];
	size_t n = stored_lengths(j, m, len);
	const char *why;

	if (n == 0) {	/* cut short: what is there */
		len[n++] = sk_zip_next(&j->z, m->data) - m->data;
		sk_unpack_defect(j->u, j->self, "damaged");
	} else if (n == 1) {
		best.why = NULL;
	}
	if (n > 1)
		sk_unpack_defect(j->u, j->self, "size_lie");
	for (size_t i = 0; i < n && !best.fits; i++) {
		(void)sk_span_cut(j->z.bytes, m->data, len[i], &c.bytes);
		c.taken = len[i];
		c.fits = checksum_fits(j, m, sk_crc32(0, c.bytes), len[i]);
		if (i == 0 || c.fits || len[i] > best.taken) {
			c.why = n == 1 ? best.why : NULL;
			best = c;
		}
	}
	why = sk_unpack_stop(j->u, j->self, j->given, best.bytes.n);
	if (why != NULL)
		return (struct sk_zip_content){ .taken = best.taken, .why = why };
	j->given += best.bytes.n;
	return best;
}

/* The stream tells its own end, so the claimed size only says how far to look
 * at least. */
static struct sk_zip_content
take_deflate(struct sk_zip_job *j, const struct sk_zip_member *m)
{
	const struct sk_zip_header *h = sk_zip_best(m);
	uint64_t end = sk_zip_next(&j->z, m->data), left = j->z.bytes.n - m->data;
	uint64_t look = end - m->data;
	struct sk_inflated out;
	struct sk_zip_content c;
	struct sk_span in;

	look = m->central.csize > look ? m->central.csize : look;
	look = m->local.csize > look ? m->local.csize : look;
	(void)sk_span_cut(j->z.bytes, m->data, look < left ? look : left, &in);
	sk_inflate(j->u, j->self, in, h->usize, &j->given, &out);
	c = (struct sk_zip_content){ .bytes = out.bytes, .seen = true, .taken = out.taken,
		.why = out.stopped };
	c.fits = out.ended && checksum_fits(j, m, out.crc, out.taken);
	if (out.stopped == NULL && !out.ended) {
		c.why = "damaged";
		sk_unpack_defect(j->u, j->self, "damaged");
	} else if (out.ended && (m->listed || !(h->flags & SK_ZIP_DESCRIPTOR)) &&
	    (h->csize != out.taken || h->usize != out.bytes.n)) {
		sk_unpack_defect(j->u, j->self, "size_lie");
	}
	return c;
}

/* The local header of a zip with this one member, as libarchive wants it. */
static void
put_header(struct sk_buf *b, const struct sk_zip_header *h, uint16_t method)
{
	(void)sk_buf_put(b, "PK\3\4", 4);
	(void)sk_buf_le(b, 63, 2);
	(void)sk_buf_le(b, h->flags & 6, 2);	/* options of the method */
	(void)sk_buf_le(b, method, 2);
	(void)sk_buf_le(b, 0, 4);		/* time */
	(void)sk_buf_le(b, h->crc, 4);
	(void)sk_buf_le(b, h->csize, 4);
	(void)sk_buf_le(b, h->usize, 4);
	(void)sk_buf_le(b, 1, 2);		/* of the name */
	(void)sk_buf_le(b, 0, 2);		/* of the extra field */
	(void)sk_buf_byte(b, 'm');
}

/* Bytes of dictionary that the decoder will ask for: as the stream claims, up to
 * 4 GiB for some bytes of input.  LZMA: APPNOTE.TXT 5.8.8; LZMA2 in the first
 * block of xz: The .xz File Format 1.0.4, 3.1 and 5.3.1. */
static uint64_t
dictionary_of(struct sk_span data, uint16_t method)
{
	uint32_t n = 0;
	uint8_t flags, bits;
	size_t at = 12 + 2;

	if (method == SK_ZIP_LZMA)
		(void)sk_span_u32le(data, 5, &n);
	if (method != SK_ZIP_XZ || !sk_span_u8(data, 12 + 1, &flags))
		return n;
	for (int sizes = (flags >> 6 & 1) + (flags >> 7); sizes > 0; sizes--)
		while (at < data.n && data.p[at++] & 0x80)
			;
	at += 3 * (size_t)(flags & 3);	/* filters before it have no properties */
	if (!sk_span_u8(data, at + 2, &bits) || bits > 40)
		return 0;
	return bits == 40 ? UINT32_MAX : (uint64_t)(2 | (bits & 1)) << (bits / 2 + 11);
}

struct sk_zip_content
sk_zip_library(struct sk_zip_job *j, const struct sk_zip_member *m, uint16_t method)
{
	const struct sk_zip_header *h = sk_zip_best(m);
	const char *too_large = sk_limit_table[SK_LIMIT_MEMORY_BYTES].name;
	struct sk_zip_content c = { .why = "unsupported", .taken = h->csize };
	struct sk_buf head = sk_buf_new(j->u->arena, 64);
	struct sk_span piece[2], name;
	struct sk_archived out = { .broken = true };
	struct sk_archive *a;

	if (h->usize > UINT32_MAX || !sk_span_cut(j->z.bytes, m->data, h->csize, &piece[1]))
		return (struct sk_zip_content){ .why = "damaged" };
	if (dictionary_of(piece[1], method) > j->u->budget->limit[SK_LIMIT_MEMORY_BYTES] / 4)
		return (struct sk_zip_content){ .why = too_large };
	put_header(&head, h, method);
	piece[0] = sk_buf_view(&head);
	if ((a = sk_archive_open(j->u, SK_ARCHIVE_ZIP, piece, 2)) == NULL)
		return (struct sk_zip_content){ .why = too_large };
	if (sk_archive_next(a, &name) == 1)
		sk_archive_read(a, j->self, &j->given, &out);
	sk_archive_free(a);
	if (out.broken && out.bytes.n == 0 && out.stopped == NULL)
		return c;
	c = (struct sk_zip_content){ .bytes = out.bytes, .seen = true, .taken = h->csize,
		.why = out.stopped != NULL ? out.stopped : out.broken ? "damaged" : NULL };
	c.fits = c.why == NULL && checksum_fits(j, m, sk_crc32(0, out.bytes), h->csize);
	if (c.why == NULL && out.bytes.n != h->usize)
		sk_unpack_defect(j->u, j->self, "size_lie");
	return c;
}

static struct sk_zip_content
take_as(struct sk_zip_job *j, const struct sk_zip_member *m, uint16_t method)
{
	struct sk_zip_content c;

	switch (method) {
	case SK_ZIP_STORED:
		c = take_stored(j, m);
		break;
	case SK_ZIP_DEFLATE:
		c = take_deflate(j, m);
		break;
	case SK_ZIP_BZIP2: case SK_ZIP_LZMA: case SK_ZIP_ZSTD: case SK_ZIP_XZ: case SK_ZIP_PPMD:
		c = sk_zip_library(j, m, method);
		break;
	default:
		return (struct sk_zip_content){ .why = "unsupported" };
	}
	j->read += c.taken;
	return c;
}

/* After these limits nothing more is decoded; the names still count. */
static bool
ends_all(const char *why)
{
	static const enum sk_limit table[] = { SK_LIMIT_RATIO, SK_LIMIT_BYTES_OUT,
		SK_LIMIT_CPU_MS };

	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
		if (why == sk_limit_table[table[i]].name)
			return true;
	return false;
}

/* Content by the method of the directory, or, where that does not fit, by that
 * of the local header. */
struct sk_zip_content
sk_zip_take(struct sk_zip_job *j, const struct sk_zip_member *m)
{
	struct sk_zip_content c, other;

	if (!m->found)
		return (struct sk_zip_content){ .why = "damaged" };
	if (j->read > READ_FROM && j->read / TIMES_READ > j->z.bytes.n) {
		j->stopped = sk_limit_table[SK_LIMIT_RATIO].name;
		sk_unpack_gap(j->u, j->self, j->stopped);
	}
	if (j->stopped != NULL)
		return (struct sk_zip_content){ .why = j->stopped };
	c = take_as(j, m, sk_zip_best(m)->method);
	if (!c.fits && m->listed && m->local.method != m->central.method) {
		other = take_as(j, m, m->local.method);
		if (other.fits || !c.seen)
			c = other;
	}
	if (ends_all(c.why))
		j->stopped = c.why;
	if (c.seen && c.why == NULL && !c.fits)
		sk_unpack_defect(j->u, j->self, "checksum");
	return c;
}

/* How member m is locked.  Where only one header says so, the bytes decide. */
const char *
sk_zip_lock(struct sk_zip_job *j, const struct sk_zip_member *m, struct sk_zip_content *c_r)
{
	const char *c = m->listed ? encryption_of(&m->central) : NULL;
	const char *l = m->found ? encryption_of(&m->local) : NULL;
	bool doubtful = m->listed && m->found && (c == NULL) != (l == NULL);

	*c_r = (struct sk_zip_content){ .why = "encrypted" };
	if (doubtful) {
		struct sk_zip_content plain = sk_zip_take(j, m);

		if (plain.fits) {
			*c_r = plain;
			return NULL;
		}
	}
	return c != NULL ? c : l;
}

