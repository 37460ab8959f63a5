#include "typer.h"

/*
 * Just enough of MS-CFB to name a file: the directory's sectors by its chain,
 * the entries below the root by their tree, names and the root's CLSID.
 */
enum {
	SECTORS = 256,		/* of the directory that are walked */
	ENTRIES = 1024,		/* of the directory that are looked at */
	ENTRY = 128,		/* bytes, MS-CFB 2.6.1 */
	HEADER_FAT = 109	/* FAT sectors that the header lists, 2.2 */
};

struct ole {
	struct sk_span	bytes;
	unsigned	shift;			/* of a sector */
	size_t		sectors;
	uint64_t	sector[SECTORS];	/* offsets of the directory's sectors */
};

/* Where sector number n begins, MS-CFB 2.1. */
static uint64_t
sector_at(const struct ole *o, uint32_t n)
{
	return ((uint64_t)n + 1) << o->shift;
}

/* The next sector of a chain; false at its end or where the FAT is broken. */
static bool
next_sector(const struct ole *o, uint32_t n, uint32_t *next_r)
{
	uint32_t per = 1u << (o->shift - 2), fat;

	*next_r = 0;
	return n / per < HEADER_FAT && sk_span_u32le(o->bytes, 76 + 4ull * (n / per), &fat) &&
	    sk_span_u32le(o->bytes, sector_at(o, fat) + 4ull * (n % per), next_r) &&
	    *next_r < 0xFFFFFFFA;
}

static bool
read_directory(struct ole *o)
{
	uint16_t shift;
	uint32_t n;

	if (!sk_span_u16le(o->bytes, 30, &shift) || !sk_span_u32le(o->bytes, 48, &n))
		return false;
	o->shift = shift == 12 ? 12 : 9;
	do {
		o->sector[o->sectors++] = sector_at(o, n);
	} while (o->sectors < SECTORS && next_sector(o, n, &n));
	return true;
}

/* Directory entry i, empty if it is not there. */
static struct sk_span
entry(const struct ole *o, uint32_t i)
{
	uint32_t per = (1u << o->shift) / ENTRY;
	struct sk_span e = { 0 };

	if (i / per < o->sectors)
		(void)sk_span_cut(o->bytes, o->sector[i / per] + (uint64_t)(i % per) * ENTRY,
		    ENTRY, &e);
	return e;
}

static const struct {
	const char	*name;		/* of a stream or storage right below the root */
	enum sk_type	 type;
} stream[] = {
	{ "WordDocument", SK_TYPE_OLE_DOC },		/* MS-DOC 2.1 */
	{ "Workbook", SK_TYPE_OLE_XLS },		/* MS-XLS 2.1 */
	{ "Book", SK_TYPE_OLE_XLS },
	{ "PowerPoint Document", SK_TYPE_OLE_PPT },	/* MS-PPT 2.1 */
	{ "PP40", SK_TYPE_OLE_PPT },
	{ "__properties_version1.0", SK_TYPE_OLE_MSG },	/* MS-OXMSG 2.2 */
	{ "__nameid_version1.0", SK_TYPE_OLE_MSG }
};

#define OLE_TAIL "\0\0\0\0\xC0\0\0\0\0\0\0\x46"
static const struct {
	struct sk_span	 clsid;		/* as it stands in the file */
	enum sk_type	 type;
} class[] = {
	{ SK_LIT("\x84\x10\x0C\0" OLE_TAIL), SK_TYPE_OLE_MSI },	/* installer package */
	{ SK_LIT("\x86\x10\x0C\0" OLE_TAIL), SK_TYPE_OLE_MSI },	/* patch */
	{ SK_LIT("\x82\x10\x0C\0" OLE_TAIL), SK_TYPE_OLE_MSI },	/* transform */
	{ SK_LIT("\x06\x09\x02\0" OLE_TAIL), SK_TYPE_OLE_DOC },	/* Word.Document.8 */
	{ SK_LIT("\x00\x09\x02\0" OLE_TAIL), SK_TYPE_OLE_DOC },	/* Word.Document.6 */
	{ SK_LIT("\x20\x08\x02\0" OLE_TAIL), SK_TYPE_OLE_XLS },	/* Excel.Sheet.8 */
	{ SK_LIT("\x21\x08\x02\0" OLE_TAIL), SK_TYPE_OLE_XLS },	/* Excel.Chart.8 */
	{ SK_LIT("\x10\x08\x02\0" OLE_TAIL), SK_TYPE_OLE_XLS },	/* Excel.Sheet.5 */
	{ SK_LIT("\x10\x8D\x81\x64\x9B\x4F\xCF\x11\x86\xEA\0\xAA\0\xB9\x29\xE8"),
	    SK_TYPE_OLE_PPT },						/* PowerPoint.Show.8 */
	{ SK_LIT("\x11\x8D\x81\x64\x9B\x4F\xCF\x11\x86\xEA\0\xAA\0\xB9\x29\xE8"),
	    SK_TYPE_OLE_PPT },
	{ SK_LIT("\x70\xAE\x7B\xEA\x3B\xFB\xCD\x11\xA9\x03\0\xAA\0\x51\x0E\xA3"),
	    SK_TYPE_OLE_PPT },						/* PowerPoint.Show.7 */
	{ SK_LIT("\x0B\x0D\x02\0" OLE_TAIL), SK_TYPE_OLE_MSG }
};

static enum sk_type
by_class(struct sk_span root)
{
	for (size_t i = 0; i < sizeof class / sizeof *class; i++)
		if (sk_span_begins(sk_span_from(root, 80), class[i].clsid))
			return class[i].type;
	return SK_TYPE_UNKNOWN;
}

/* The name of an entry, UTF-16LE, against ASCII in any case. */
static bool
is_called(struct sk_span e, const char *name)
{
	size_t n = sk_span_text(name).n;

	if (n > 31 || e.n < ENTRY)
		return false;
	for (size_t i = 0; i <= n; i++) {
		uint8_t c = e.p[2 * i], want = (uint8_t)name[i];

		if (e.p[2 * i + 1] != 0 || (c != want && (c | 0x20) != (want | 0x20)))
			return false;
	}
	return true;
}

static enum sk_type
by_name(struct sk_span e)
{
	uint16_t first;

	for (size_t i = 0; i < sizeof stream / sizeof *stream; i++)
		if (is_called(e, stream[i].name))
			return stream[i].type;
	/* The installer packs table names into U+3800..U+4840; tables begin so. */
	if (sk_span_u16le(e, 0, &first) && first == 0x4840)
		return SK_TYPE_OLE_MSI;
	return SK_TYPE_UNKNOWN;
}

/* Walks the entries right below the root; a ring or a bad index ends a branch. */
static enum sk_type
by_tree(const struct ole *o, uint32_t first)
{
	uint32_t todo[ENTRIES];
	bool seen[ENTRIES] = { false };
	size_t n = 0;

	if (first < ENTRIES)
		todo[n++] = first;
	while (n > 0) {
		uint32_t i = todo[--n], side[2];
		struct sk_span e = entry(o, i);
		enum sk_type t = by_name(e);

		seen[i] = true;
		if (t != SK_TYPE_UNKNOWN)
			return t;
		(void)sk_span_u32le(e, 68, &side[0]);
		(void)sk_span_u32le(e, 72, &side[1]);
		for (size_t k = 0; k < 2; k++)
			if (e.n > 0 && side[k] < ENTRIES && !seen[side[k]] && n < ENTRIES) {
				seen[side[k]] = true;
				todo[n++] = side[k];
			}
	}
	return SK_TYPE_UNKNOWN;
}

/* Any entry at all, where the tree is damaged: readers repair such files. */
static enum sk_type
by_any(const struct ole *o)
{
	for (uint32_t i = 0; i < ENTRIES; i++) {
		struct sk_span e = entry(o, i);
		enum sk_type t = by_name(e);

		if (e.n == 0)
			break;
		if (t != SK_TYPE_UNKNOWN)
			return t;
	}
	return SK_TYPE_UNKNOWN;
}

enum sk_type
sk_typer_ole(struct sk_span bytes)
{
	struct ole o = { .bytes = bytes };
	struct sk_span root;
	enum sk_type class_says, t = SK_TYPE_UNKNOWN;
	uint32_t child;

	if (!read_directory(&o))
		return SK_TYPE_OLE;
	root = entry(&o, 0);
	if ((class_says = by_class(root)) == SK_TYPE_OLE_MSI)
		return class_says;	/* the installer goes by the class */
	if (sk_span_u32le(root, 76, &child))
		t = by_tree(&o, child);
	if (t == SK_TYPE_UNKNOWN)
		t = class_says;
	if (t == SK_TYPE_UNKNOWN && (root.n == 0 || child >= ENTRIES ||
	    entry(&o, child).n == 0))
		t = by_any(&o);
	return t == SK_TYPE_UNKNOWN ? SK_TYPE_OLE : t;
}
