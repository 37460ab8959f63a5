#include "cpio.h"
#include "typer.h"
#include "unpack/unpack.h"

/* A file signature: lit stands at off, byte for byte. */
struct magic {
	size_t		 off;
	struct sk_span	 lit;
	enum sk_type	 type;
	bool		(*also)(struct sk_span bytes);	/* a further test, or NULL */
};

enum {
	SECTOR = 2048,			/* of a disc image, ECMA-119 6.1.2 */
	SYSTEM_AREA = 16 * SECTOR,	/* ECMA-119 6.2.1 */
	VOLUME_DESCRIPTORS = 32,	/* looked at; real images have 3 to 6 */
	TAIL = 65536 + 22,		/* a zip's end record and its comment */
	PDF_HEAD = 1024			/* readers look for the header that far */
};

static bool
is_pe(struct sk_span b)
{
	uint32_t at, signature;

	return sk_span_u32le(b, 0x3C, &at) && sk_span_u32le(b, at, &signature) &&
	    signature == 0x00004550;
}

/*
 * A DOS program, or a PE that was cut before its header: what the DOS header
 * says of itself fits together, and no text does.  Fields of the header:
 * Microsoft, "PE Format", MS-DOS Stub; Ralf Brown's Interrupt List, INT 21/4B.
 */
static bool
is_dos(struct sk_span b)
{
	uint16_t last, pages, relocations, paragraphs, table;
	uint64_t header;

	if (!sk_span_u16le(b, 2, &last) || !sk_span_u16le(b, 4, &pages) ||
	    !sk_span_u16le(b, 6, &relocations) || !sk_span_u16le(b, 8, &paragraphs) ||
	    !sk_span_u16le(b, 24, &table))
		return false;
	header = (uint64_t)paragraphs * 16;
	return last < 512 && pages > 0 && header >= 28 && header <= (uint64_t)pages * 512 &&
	    header <= b.n && (relocations == 0 ||
	    (table >= 28 && table + (uint64_t)relocations * 4 <= header));
}

static bool
is_mz(struct sk_span b)
{
	return is_pe(b) || (is_dos(b) && !sk_typer_is_text(sk_span_head(b, 512)));
}

static bool
is_elf(struct sk_span b)
{
	uint8_t bits, order;

	return sk_span_u8(b, 4, &bits) && sk_span_u8(b, 5, &order) &&
	    (bits == 1 || bits == 2) && (order == 1 || order == 2);
}

/* CAFEBABE also begins Java classes, whose version (45 and more) stands where a
 * fat Mach-O has its number of architectures (mach-o/fat.h). */
static bool
is_fat(struct sk_span b)
{
	uint32_t architectures;

	return sk_span_u32be(b, 4, &architectures) && architectures > 0 && architectures < 40;
}

/* "-lh5-", "-lzs-", "-pm2-": method of a member, then the level of its header. */
static bool
is_lzh(struct sk_span b)
{
	uint8_t a, m, dash, level;

	return sk_span_u8(b, 3, &a) && sk_span_u8(b, 4, &m) && sk_span_u8(b, 6, &dash) &&
	    sk_span_u8(b, 20, &level) && dash == '-' && level <= 3 &&
	    ((a == 'l' && (m == 'h' || m == 'z')) || (a == 'p' && m == 'm'));
}

/* First header: its size, its own size, file type 2 (ARJ TECHNOTE, "main header"). */
static bool
is_arj(struct sk_span b)
{
	uint16_t size;
	uint8_t first, type;

	return sk_span_u16le(b, 2, &size) && sk_span_u8(b, 4, &first) &&
	    sk_span_u8(b, 10, &type) && size >= 30 && size <= 2600 && first >= 30 &&
	    first <= size && type == 2;
}

static bool
is_bzip2(struct sk_span b)
{
	uint8_t level, block;

	return sk_span_u8(b, 3, &level) && sk_span_u8(b, 4, &block) && level >= '1' &&
	    level <= '9' && (block == 0x31 || block == 0x17);
}

/* Skippable frames, as pzstd writes them first, up to a frame (RFC 8878, 3.1.2). */
static bool
is_skipped_zstd(struct sk_span b)
{
	uint64_t at = 0;
	uint32_t magic, n;

	for (int frames = 0; frames < 16 && sk_span_u32le(b, at, &magic) &&
	    (magic & 0xFFFFFFF0u) == 0x184D2A50u && sk_span_u32le(b, at + 4, &n); frames++)
		at += 8 + (uint64_t)n;
	return at > 0 && sk_span_begins(sk_span_from(b, at), SK_SPAN("\x28\xB5\x2F\xFD"));
}

/* Version 1, and a header of the size that version has at least (xar wiki,
 * "xarformat"). */
static bool
is_xar(struct sk_span b)
{
	uint16_t header, version;

	return sk_span_u16be(b, 4, &header) && sk_span_u16be(b, 6, &version) && header >= 28 &&
	    header <= 256 && version <= 1;
}

static bool
is_bmp(struct sk_span b)
{
	uint32_t header;

	return sk_span_u32le(b, 14, &header) && header >= 12 && header <= 124 && header % 4 == 0;
}

/* Icon or cursor: few pictures, the reserved byte of the first is 0. */
static bool
is_ico(struct sk_span b)
{
	uint16_t n;
	uint32_t at;

	return sk_span_u16le(b, 4, &n) && sk_span_u32le(b, 18, &at) && n > 0 && n < 256 &&
	    at >= 22 && at < b.n;
}

static bool
is_truetype(struct sk_span b)
{
	uint16_t tables;

	return sk_span_u16be(b, 4, &tables) && tables > 0 && tables < 64;
}

static bool
form_is(struct sk_span b, const char *word)
{
	struct sk_span form;

	return sk_span_cut(b, 8, 4, &form) && sk_span_is(form, word);
}

static bool
is_wave(struct sk_span b)
{
	return form_is(b, "WAVE") || form_is(b, "RMID");
}

static bool
is_avi(struct sk_span b)
{
	return form_is(b, "AVI ");
}

static bool
is_webp(struct sk_span b)
{
	return form_is(b, "WEBP") || form_is(b, "ACON");
}

static bool
is_aiff(struct sk_span b)
{
	return form_is(b, "AIFF") || form_is(b, "AIFC");
}

static bool
is_heif(struct sk_span b)
{
	return form_is(b, "heic") || form_is(b, "heix") || form_is(b, "mif1") ||
	    form_is(b, "msf1") || form_is(b, "avif");
}

static bool
is_m4a(struct sk_span b)
{
	return form_is(b, "M4A ") || form_is(b, "M4B ");
}

static bool
is_emf(struct sk_span b)
{
	struct sk_span signature;

	return sk_span_cut(b, 40, 4, &signature) && sk_span_is(signature, " EMF");
}

/* Sync and fields with a meaning: layer III, a bit rate, a sampling rate
 * (ISO 11172-3, 2.4.2.3). */
static bool
is_mpeg_audio(struct sk_span b)
{
	uint8_t h, f;

	return sk_span_u8(b, 1, &h) && sk_span_u8(b, 2, &f) && (h & 0xE6) == 0xE2 &&
	    (h & 0x18) != 0x08 && (f & 0xF0) != 0xF0 && (f & 0xF0) != 0 && (f & 0x0C) != 0x0C;
}

/* id-signedData, id-envelopedData and their kin behind the outer SEQUENCE
 * (RFC 5652, sections 3 to 5). */
static bool
is_cms(struct sk_span b)
{
	static const struct sk_span oid = SK_LIT("\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x07");
	uint8_t length;
	size_t at;

	if (!sk_span_u8(b, 1, &length))
		return false;
	at = 2 + (length > 0x80 && length <= 0x84 ? length & 0x7F : 0u);
	return sk_span_begins(sk_span_from(b, at), oid);
}

/* Public-key or passphrase encrypted session key packets (RFC 4880, 5.1, 5.3). */
static bool
is_pgp(struct sk_span b)
{
	uint8_t tag, first, second;

	if (!sk_span_u8(b, 0, &tag) || !sk_span_u8(b, 2, &first) || !sk_span_u8(b, 3, &second))
		return false;
	if (tag == 0x85)
		return first < 0xFF && second == 3 && b.n > 200;
	if (tag == 0x84 || tag == 0xC1)
		return first == 3 && b.n > 60;
	return (tag == 0x8C || tag == 0xC3) && first == 4 && second >= 1 && second <= 13;
}

#define M(off, lit, type, also) { off, SK_LIT(lit), SK_TYPE_##type, also }
/* In order: the surer ones first.  Signatures as in the formats' own papers. */
static const struct magic magic[] = {
	M(0, "MZ", PE, is_mz),
	M(0, "\x7F" "ELF", ELF, is_elf),
	M(0, "\xFE\xED\xFA\xCE", MACHO, NULL), M(0, "\xFE\xED\xFA\xCF", MACHO, NULL),
	M(0, "\xCE\xFA\xED\xFE", MACHO, NULL), M(0, "\xCF\xFA\xED\xFE", MACHO, NULL),
	M(0, "\xCA\xFE\xBA\xBE", MACHO, is_fat),
	M(0, "L\0\0\0\x01\x14\x02\0\0\0\0\0\xC0\0\0\0\0\0\0\x46", LNK, NULL), /* MS-SHLLINK 2.1 */
	M(0, "PK\x03\x04", ZIP, NULL), M(0, "PK\x05\x06", ZIP, NULL),
	M(0, "PK\x07\x08PK", ZIP, NULL), M(0, "PK00PK\x03\x04", ZIP, NULL),
	M(0, "Rar!\x1A\x07", RAR, NULL), M(0, "RE~^", RAR, NULL),
	M(0, "7z\xBC\xAF\x27\x1C", SEVENZIP, NULL),
	M(2, "-", LZH, is_lzh),
	M(0, "MSCF\0\0\0\0", CAB, NULL),
	M(0, "\x1F\x8B\x08", GZIP, NULL),
	M(0, "BZh", BZIP2, is_bzip2),
	M(0, "\xFD" "7zXZ\0", XZ, NULL),
	M(0, "\x28\xB5\x2F\xFD", ZSTD, NULL), M(1, "\x2A\x4D\x18", ZSTD, is_skipped_zstd),
	M(0, "\x60\xEA", ARJ, is_arj),
	M(7, "**ACE**", ACE, NULL),
	M(0, "!<arch>\n", AR, NULL), M(0, "!<thin>\n", AR, NULL), M(0, "xar!", XAR, is_xar),
	M(0, "07070", CPIO, sk_cpio_begins), M(0, "\xC7\x71", CPIO, sk_cpio_begins),
	M(0, "\x71\xC7", CPIO, sk_cpio_begins),
	M(0, "MSWIM\0\0\0", WIM, NULL),
	M(0, "conectix", VHD, NULL), M(0, "vhdxfile", VHD, NULL),
	M(257, "ustar", TAR, NULL),
	M(0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", OLE, NULL),		/* MS-CFB 2.2 */
	M(0, "%PDF-", PDF, NULL),
	M(0, "\xE4\x52\x5C\x7B\x8C\xD8\xA7\x4D\xAE\xB1\x53\x78\xD0\x29\x96\xD3",
	    ONENOTE, NULL),						/* MS-ONESTORE 2.3.1 */
	M(0, "\xA1\x2F\xFF\x43\xD9\xEF\x76\x4C\x9E\xE2\x10\xEA\x57\x22\x76\x5F",
	    ONENOTE, NULL),
	M(0, "ITSF\x03\0\0\0", CHM, NULL), M(0, "ITSF\x02\0\0\0", CHM, NULL),
	M(0, "\x78\x9F\x3E\x22", TNEF, NULL),				/* MS-OXTNEF 2.1.2 */
	M(0, "\x30", SMIME, is_cms),
	M(0, "\x89PNG\r\n\x1A\n", IMAGE, NULL),
	M(0, "\xFF\xD8\xFF", IMAGE, NULL),
	M(0, "GIF87a", IMAGE, NULL), M(0, "GIF89a", IMAGE, NULL),
	M(0, "BM", IMAGE, is_bmp),
	M(0, "II*\0", IMAGE, NULL), M(0, "MM\0*", IMAGE, NULL), M(0, "II\xBC\x01", IMAGE, NULL),
	M(0, "RIFF", IMAGE, is_webp), M(0, "RIFF", VIDEO, is_avi), M(0, "RIFF", AUDIO, is_wave),
	M(0, "\0\0\x01\0", IMAGE, is_ico), M(0, "\0\0\x02\0", IMAGE, is_ico),
	M(0, "8BPS\0", IMAGE, NULL),
	M(0, "\0\0\0\x0CjP  \r\n\x87\n", IMAGE, NULL),
	M(0, "\x01\0\0\0", IMAGE, is_emf), M(0, "\xD7\xCD\xC6\x9A\0\0", IMAGE, NULL),
	M(4, "ftyp", IMAGE, is_heif), M(4, "ftyp", AUDIO, is_m4a), M(4, "ftyp", VIDEO, NULL),
	M(4, "moov", VIDEO, NULL), M(4, "mdat", VIDEO, NULL),
	M(0, "\x1A\x45\xDF\xA3", VIDEO, NULL), M(0, "FLV\x01", VIDEO, NULL),
	M(0, "\x30\x26\xB2\x75\x8E\x66\xCF\x11", VIDEO, NULL),
	M(0, "\0\0\x01\xBA", VIDEO, NULL), M(0, "\0\0\x01\xB3", VIDEO, NULL),
	M(0, "ID3", AUDIO, NULL), M(0, "fLaC", AUDIO, NULL), M(0, "OggS\0", AUDIO, NULL),
	M(0, "MThd\0\0\0\x06", AUDIO, NULL), M(0, "#!AMR", AUDIO, NULL),
	M(0, "FORM", AUDIO, is_aiff), M(0, "\xFF", AUDIO, is_mpeg_audio),
	M(0, "\0\x01\0\0\0", FONT, is_truetype), M(0, "OTTO\0", FONT, NULL),
	M(0, "ttcf\0", FONT, NULL), M(0, "wOFF", FONT, NULL), M(0, "wOF2", FONT, NULL),
	M(0, "", PGP, is_pgp)
};

static enum sk_type
by_magic(struct sk_span b)
{
	for (size_t i = 0; i < sizeof magic / sizeof *magic; i++) {
		const struct magic *m = &magic[i];

		if (m->off <= b.n && sk_span_begins(sk_span_from(b, m->off), m->lit) &&
		    (m->also == NULL || m->also(b)))
			return m->type;
	}
	return SK_TYPE_UNKNOWN;
}

/* A disc image of user data only, or of raw sectors (2352 bytes, ECMA-130 14:
 * 12 bytes sync, 4 bytes header, 8 bytes subheader in mode 2). */
static enum sk_type
by_disc(struct sk_span b)
{
	static const struct { size_t first, step; } layout[] = {
		{ SYSTEM_AREA, SECTOR }, { 16 * 2352 + 16, 2352 }, { 16 * 2352 + 24, 2352 }
	};
	enum sk_type found = SK_TYPE_UNKNOWN;

	for (size_t k = 0; k < sizeof layout / sizeof *layout; k++)
		for (size_t i = 0; i < VOLUME_DESCRIPTORS; i++) {
			struct sk_span id;

			if (!sk_span_cut(b, layout[k].first + i * layout[k].step + 1, 5, &id))
				break;
			if (sk_span_is(id, "CD001"))
				return SK_TYPE_ISO;
			if (sk_span_is(id, "NSR02") || sk_span_is(id, "NSR03"))
				found = SK_TYPE_UDF;	/* ECMA-167 3/9.1 */
		}
	return found;
}

/* A fixed disk has only the footer, in its last sector (511 bytes in old ones). */
static bool
is_fixed_vhd(struct sk_span b)
{
	return b.n > 512 && (sk_span_begins(sk_span_from(b, b.n - 512), SK_SPAN("conectix")) ||
	    sk_span_begins(sk_span_from(b, b.n - 511), SK_SPAN("conectix")));
}

/* The checksum of a header without "ustar" (POSIX.1-1988 10.1.1; V7 tar). */
static bool
is_old_tar(struct sk_span b)
{
	uint64_t sum = 0, said = 0;
	size_t digits = 0;

	if (b.n < 512 || b.p[0] == 0)
		return false;
	for (size_t i = 0; i < 512; i++)
		sum += i >= 148 && i < 156 ? ' ' : b.p[i];
	for (size_t i = 148; i < 156; i++)
		if (b.p[i] >= '0' && b.p[i] <= '7') {
			said = said * 8 + (uint64_t)(b.p[i] - '0');
			digits++;
		}
	return digits >= 4 && said == sum;
}

/* Readers take a header that stands later too (ISO 32000-1, annex H.3.4.1). */
static bool
is_late_pdf(struct sk_span b)
{
	struct sk_span head = sk_span_head(b, PDF_HEAD + 8);
	size_t at = sk_span_find(head, SK_SPAN("%PDF-"), 0);

	return at != SK_SPAN_NONE && at + 6 < head.n && head.p[at + 5] >= '1' &&
	    head.p[at + 5] <= '2' && head.p[at + 6] == '.' &&
	    sk_span_find(sk_span_head(b, 65536), SK_SPAN(" obj"), at) != SK_SPAN_NONE;
}

/* A zip with something before it: its end record stands where it must. */
static bool
is_late_zip(struct sk_span b)
{
	struct sk_span tail = b.n > TAIL ? sk_span_from(b, b.n - TAIL) : b;
	size_t at = sk_span_find(tail, SK_SPAN("PK\x05\x06"), 0);

	for (size_t tries = 0; at != SK_SPAN_NONE && tries < 16; tries++) {
		uint16_t comment;

		if (sk_span_u16le(tail, at + 20, &comment) && at + 22 + comment <= tail.n)
			return sk_span_find(sk_span_head(b, 1u << 20),
			    SK_SPAN("PK\x03\x04"), 0) != SK_SPAN_NONE;
		at = sk_span_find(tail, SK_SPAN("PK\x05\x06"), at + 1);
	}
	return false;
}

static enum sk_type
by_search(struct sk_span b)
{
	enum sk_type t = by_disc(b);

	if (t != SK_TYPE_UNKNOWN)
		return t;
	if (is_old_tar(b))
		return SK_TYPE_TAR;
	if (is_fixed_vhd(b))
		return SK_TYPE_VHD;
	return is_late_pdf(b) ? SK_TYPE_PDF : SK_TYPE_UNKNOWN;
}

enum sk_type
sk_typer(struct sk_span bytes, struct sk_span name)
{
	enum sk_type t = by_magic(bytes);

	if (t == SK_TYPE_OLE)
		return sk_typer_ole(bytes);
	if (t == SK_TYPE_ZIP)
		return sk_typer_zip(bytes);
	if (t != SK_TYPE_UNKNOWN)
		return t;
	if ((t = by_search(bytes)) != SK_TYPE_UNKNOWN)
		return t;
	if ((t = sk_typer_text(bytes, name)) != SK_TYPE_UNKNOWN)
		return t;
	return is_late_zip(bytes) ? SK_TYPE_ZIP : SK_TYPE_UNKNOWN;
}
