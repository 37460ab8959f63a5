#include "tree.h"

/*
 * What has no type word of its own and yet is opened by programs that staff have:
 * 7-Zip, Lhaplus, CubeICE, Windows itself.  It is told from what nobody opens, so
 * that it counts as not looked at.  Signatures as in the formats' own papers and
 * headers, else as 7-Zip's and file(1)'s tables have them.
 */
struct foreign {
	size_t		 off;
	struct sk_span	 lit;
	bool		(*also)(struct sk_span bytes);	/* a further test, or NULL */
};

/* ARC and PAK: a method, a name of at most 12 characters and its zero. */
static bool
is_arc(struct sk_span b)
{
	uint8_t method;
	struct sk_span name;
	size_t n;

	if (!sk_span_u8(b, 1, &method) || method < 1 || method > 11 ||
	    !sk_span_cut(b, 2, 13, &name))
		return false;
	n = sk_span_chr(name, 0, 0);
	for (size_t i = 0; n != SK_SPAN_NONE && i < n; i++)
		if (name.p[i] <= ' ' || name.p[i] >= 0x7F)
			return false;
	return n != SK_SPAN_NONE && n > 0;
}

/* compress(1): 9 to 16 bits, and two that have no meaning. */
static bool
is_compress(struct sk_span b)
{
	uint8_t flags;

	return sk_span_u8(b, 2, &flags) && (flags & 0x60) == 0 && (flags & 31) >= 9 &&
	    (flags & 31) <= 16;
}

static bool
is_stuffit(struct sk_span b)
{
	return sk_span_begins(sk_span_from(b, 10), SK_SPAN("rLau"));
}

/* A boot sector: its jump, and its own end. */
static bool
is_boot(struct sk_span b)
{
	uint8_t jump;

	return sk_span_u8(b, 0, &jump) && (jump == 0xEB || jump == 0xE9) &&
	    sk_span_begins(sk_span_from(b, 510), SK_SPAN("\x55\xAA"));
}

/* An Apple disk image has only a trailer. */
static bool
is_dmg(struct sk_span b)
{
	return b.n > 512 && sk_span_begins(sk_span_from(b, b.n - 512), SK_SPAN("koly\0\0\0\4"));
}

#define F(off, lit, also) { off, SK_LIT(lit), also }
static const struct foreign foreign[] = {
	F(0, "SZDD\x88\xF0\x27\x33", NULL), F(0, "SZ \x88\xF0\x27\x33\xD1", NULL),
	F(0, "KWAJ\x88\xF0\x27\xD1", NULL),			/* COMPRESS.EXE */
	F(0, "\x1F\x9D", is_compress), F(0, "LZIP\1", NULL),
	F(0, "\x04\x22\x4D\x18", NULL),	/* lz4 */
	F(0, "SIT!", is_stuffit), F(0, "StuffIt (c)1997-", NULL), F(0, "StuffIt!", NULL),
	F(20, "\xDC\xA7\xC4\xFD", NULL), F(0, "\x1A", is_arc),	/* zoo, arc */
	F(4, "GZIP", NULL), F(4, "BZ2\0", NULL),		/* BGA: gza, bza */
	F(0, "yz01", NULL), F(0, "GCAX", NULL), F(0, "DGCA", NULL), F(0, "IMP\n", NULL),
	F(0, "ALZ\1", NULL), F(0, "EGGA", NULL),
	F(0, "\xED\xAB\xEE\xDB", NULL),				/* rpm */
	F(8, "\x19\x04\0\x10", NULL),				/* Symbian's installers */
	F(0, "KDMV", NULL), F(0, "QFI\xFB", NULL), F(64, "\x7F\x10\xDA\xBE", NULL), /* vmdk, qcow, vdi */
	F(3, "NTFS    ", is_boot), F(3, "EXFAT   ", is_boot), F(54, "FAT1", is_boot),
	F(82, "FAT32   ", is_boot), F(0, "hsqs", NULL), F(0, "", is_dmg)
};

static bool
is_digit(uint8_t c)
{
	return c >= '0' && c <= '9';
}

/* Behind the last dot: "001" of 7-Zip and HJSplit, "z01" of zip, "r00" of RAR, "a01"
 * of ARJ, "c00" of ACE.  A piece in the middle has no other sign. */
static bool
is_piece(struct sk_span name)
{
	size_t dot = sk_span_rchr(name, '.');
	struct sk_span end = sk_span_from(name, dot == SK_SPAN_NONE ? name.n : dot + 1);

	if (dot == 0 || end.n != 3 || !is_digit(end.p[1]) || !is_digit(end.p[2]))
		return false;
	return end.p[0] == '0' ? end.p[1] != '0' || end.p[2] != '0' :
	    sk_span_chr(SK_SPAN("zracZRAC"), end.p[0], 0) != SK_SPAN_NONE;
}

bool
sk_unpack_is_foreign(const struct sk_object *o)
{
	for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++) {
		const struct foreign *f = &foreign[i];

		if (f->off < o->bytes.n && sk_span_begins(sk_span_from(o->bytes, f->off), f->lit) &&
		    (f->also == NULL || f->also(o->bytes)))
			return true;
	}
	for (size_t i = 0; o->bytes.n > 0 && i < o->names; i++)
		if (is_piece(o->name[i].text))
			return true;
	return false;
}
