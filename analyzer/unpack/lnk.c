#include "unpack/lnk.h"

/* Source: [MS-SHLLINK], sections as named. */
enum {
	HEADER = 76,			/* 2.1 */
	HAS_ID_LIST = 1, HAS_LINK_INFO = 2, IS_UNICODE = 0x80,	/* 2.1.1 */
	PREFER_ENVIRONMENT = 0x2000000,
	STRING_MAX = 65535 * 4,		/* UTF-8 of one StringData */
	PATH_MAX_BYTES = 8192,
	BLOCKS = 64,			/* of extra data; there are eleven kinds */
	VALUES = 256			/* of one property storage */
};

const char *const sk_lnk_defects[] = { "truncated", "bad_id_list", "bad_link_info", "bad_extra",
	"targets_differ", NULL };

struct reading {
	struct sk_span	 s;
	uint64_t	 at;
	struct sk_lnk	*lnk;
	struct sk_arena	*arena;		/* NULL: only the end is wanted */
	struct sk_span	 icon;
};

static struct sk_span
ansi(struct reading *r, struct sk_span s)
{
	struct sk_buf b;

	if (r->arena == NULL || s.n == 0)
		return (struct sk_span){ 0 };
	b = sk_buf_new(r->arena, STRING_MAX);
	sk_lnk_ansi(&b, s);
	return sk_buf_view(&b);
}

static struct sk_span
wide(struct reading *r, struct sk_span s)
{
	struct sk_buf b;

	if (r->arena == NULL || s.n == 0)
		return (struct sk_span){ 0 };
	b = sk_buf_new(r->arena, STRING_MAX);
	(void)sk_charset_to_utf8(SK_CS_UTF16LE, s, &b, NULL);
	return sk_buf_view(&b);
}

static struct sk_span
items(struct reading *r, struct sk_span list)
{
	struct sk_buf b;

	if (r->arena == NULL)
		return (struct sk_span){ 0 };
	b = sk_buf_new(r->arena, PATH_MAX_BYTES);
	if (!sk_lnk_items(list, &b))
		r->lnk->defects |= SK_LNK_BAD_ID_LIST;
	return sk_buf_view(&b);
}

/* ---- LinkTargetIDList, 2.2 ---- */

static void
read_id_list(struct reading *r)
{
	struct sk_span list;
	uint16_t n;

	if ((r->lnk->flags & HAS_ID_LIST) == 0)
		return;
	if (!sk_span_u16le(r->s, r->at, &n)) {
		r->lnk->defects |= SK_LNK_TRUNCATED;
		return;
	}
	if (!sk_span_cut(r->s, r->at + 2, n, &list)) {
		r->lnk->defects |= SK_LNK_TRUNCATED;
		list = sk_span_from(r->s, r->at + 2);
	}
	r->lnk->target_list = items(r, list);
	r->at += 2 + (uint64_t)n;
}

/* ---- LinkInfo, 2.3 ---- */

/* The text that the offset at place leads to, counted from info; empty if none. */
static struct sk_span
text_at(struct reading *r, struct sk_span info, uint64_t place, bool is_wide)
{
	struct sk_span s;
	uint32_t off;

	if (!sk_span_u32le(info, place, &off) || off == 0)
		return (struct sk_span){ 0 };
	if (off >= info.n) {
		r->lnk->defects |= SK_LNK_BAD_LINK_INFO;
		return (struct sk_span){ 0 };
	}
	s = sk_span_from(info, off);
	return is_wide ? wide(r, sk_span_head(sk_lnk_until_nul16(s), PATH_MAX_BYTES)) :
	    ansi(r, sk_span_head(sk_lnk_until_nul(s), PATH_MAX_BYTES));
}

static struct sk_span
text_of(struct reading *r, struct sk_span info, uint64_t place, bool has_wide, uint64_t wide_place)
{
	struct sk_span s = { 0 };

	if (has_wide)
		s = text_at(r, info, wide_place, true);
	return s.n > 0 ? s : text_at(r, info, place, false);
}

/* CommonNetworkRelativeLink, 2.3.2: a share, or a drive that stands for one. */
static struct sk_span
share_of(struct reading *r, struct sk_span info, uint32_t off)
{
	struct sk_span link = sk_span_from(info, off);
	uint32_t size, name;

	if (!sk_span_u32le(link, 0, &size) || !sk_span_u32le(link, 8, &name) || size > link.n) {
		r->lnk->defects |= SK_LNK_BAD_LINK_INFO;
		return (struct sk_span){ 0 };
	}
	link = sk_span_head(link, size);
	return text_of(r, link, 8, name > 0x14, 20);
}

static void
read_volume(struct reading *r, struct sk_span info)
{
	uint32_t off;

	if (!sk_span_u32le(info, 12, &off) || off == 0 || off >= info.n)
		return;
	r->lnk->has_serial = sk_span_u32le(info, (uint64_t)off + 8, &r->lnk->serial);	/* 2.3.1 */
}

static struct sk_span
joined(struct reading *r, struct sk_span a, struct sk_span b)
{
	struct sk_buf out;

	if (r->arena == NULL || b.n == 0)
		return a;
	out = sk_buf_new(r->arena, 2 * STRING_MAX);
	(void)sk_buf_span(&out, a);
	if (a.n > 0 && a.p[a.n - 1] != '\\')
		(void)sk_buf_byte(&out, '\\');
	(void)sk_buf_span(&out, b);
	return sk_buf_view(&out);
}

static void
read_link_info(struct reading *r)
{
	uint32_t size, header, flags, share;
	struct sk_span info, base = { 0 };
	bool has_wide;

	if ((r->lnk->flags & HAS_LINK_INFO) == 0)
		return;
	if (!sk_span_u32le(r->s, r->at, &size)) {
		r->lnk->defects |= SK_LNK_TRUNCATED;
		return;
	}
	if (!sk_span_cut(r->s, r->at, size, &info)) {
		r->lnk->defects |= SK_LNK_TRUNCATED;
		info = sk_span_from(r->s, r->at);
	}
	r->at += size < 4 ? 4 : size;
	if (!sk_span_u32le(info, 4, &header) || !sk_span_u32le(info, 8, &flags) ||
	    !sk_span_u32le(info, 20, &share)) {
		r->lnk->defects |= SK_LNK_BAD_LINK_INFO;
		return;
	}
	has_wide = header >= 0x24;
	if ((flags & 1) != 0) {
		read_volume(r, info);
		base = text_of(r, info, 16, has_wide, 28);
	} else if ((flags & 2) != 0) {
		base = share_of(r, info, share);
	}
	r->lnk->target_info = joined(r, base, text_of(r, info, 24, has_wide, 32));
}

/* ---- StringData, 2.4 ---- */

static struct sk_span
read_string(struct reading *r, uint32_t flag)
{
	bool is_wide = (r->lnk->flags & IS_UNICODE) != 0;
	struct sk_span s;
	uint16_t count;
	uint64_t n;

	if ((r->lnk->flags & flag) == 0)
		return (struct sk_span){ 0 };
	if (!sk_span_u16le(r->s, r->at, &count)) {
		r->lnk->defects |= SK_LNK_TRUNCATED;
		r->at = r->s.n;
		return (struct sk_span){ 0 };
	}
	n = is_wide ? (uint64_t)count * 2 : count;
	if (!sk_span_cut(r->s, r->at + 2, n, &s)) {
		r->lnk->defects |= SK_LNK_TRUNCATED;
		s = sk_span_from(r->s, r->at + 2);
	}
	r->at += 2 + n;
	return is_wide ? wide(r, s) : ansi(r, s);
}

static void
read_strings(struct reading *r)
{
	struct sk_lnk *lnk = r->lnk;

	lnk->name = read_string(r, 0x4);
	lnk->relative = read_string(r, 0x8);
	lnk->working_dir = read_string(r, 0x10);
	lnk->arguments = read_string(r, 0x20);
	r->icon = read_string(r, 0x40);
}

/* ---- ExtraData, 2.5 ---- */

/* 260 bytes of a code page, 260 characters of UTF-16: 2.5.4, 2.5.5, 2.5.3. */
static struct sk_span
two_forms(struct reading *r, struct sk_span block)
{
	struct sk_span s = wide(r, sk_lnk_until_nul16(sk_span_head(sk_span_from(block, 268), 520)));

	return s.n > 0 ? s : ansi(r, sk_lnk_until_nul(sk_span_head(sk_span_from(block, 8), 260)));
}

/* Machine name and, in a file id of version 1 (RFC 4122 4.1.6), the network card. */
static void
read_tracker(struct reading *r, struct sk_span block)
{
	struct sk_span machine, file;
	struct sk_buf b;
	uint8_t version;

	if (r->arena == NULL || !sk_span_cut(block, 16, 16, &machine))
		return;
	r->lnk->machine_id = ansi(r, sk_lnk_until_nul(machine));
	if (!sk_span_cut(block, 48, 16, &file) || !sk_span_u8(file, 7, &version) || version >> 4 != 1)
		return;
	b = sk_buf_new(r->arena, 32);
	for (size_t i = 10; i < 16; i++)
		(void)sk_buf_printf(&b, "%s%02x", i == 10 ? "" : ":", file.p[i]);
	r->lnk->mac = sk_buf_view(&b);
}

/* System.Link.TargetParsingPath, VT_LPWSTR: [MS-PROPSTORE] 2.2, 2.3. */
static void
read_storage(struct reading *r, struct sk_span storage)
{
	uint64_t at = 24;
	uint32_t size, id, chars;
	uint16_t type;

	if (!sk_span_begins(sk_span_from(storage, 8),
	    SK_SPAN("\xFC\xB3\xB4\xB9\x51\x2B\x42\x4A\xB5\xD8\x32\x41\x46\xAF\xCF\x25")))
		return;
	for (int i = 0; i < VALUES && sk_span_u32le(storage, at, &size) && size >= 9; i++) {
		if (sk_span_u32le(storage, at + 4, &id) && id == 2 &&
		    sk_span_u16le(storage, at + 9, &type) && type == 0x1F &&
		    sk_span_u32le(storage, at + 13, &chars))
			r->lnk->target_property = wide(r, sk_lnk_until_nul16(sk_span_head(
			    sk_span_from(storage, at + 17), (size_t)chars * 2)));
		at += size;
	}
}

static void
read_properties(struct reading *r, struct sk_span store)
{
	struct sk_span storage;
	uint32_t size;

	for (int i = 0; i < BLOCKS && sk_span_u32le(store, 0, &size) && size >= 24; i++) {
		if (!sk_span_take(&store, size, &storage)) {
			r->lnk->defects |= SK_LNK_BAD_EXTRA;
			return;
		}
		read_storage(r, storage);
	}
}

static void
read_block(struct reading *r, uint32_t signature, struct sk_span block)
{
	struct sk_lnk *lnk = r->lnk;
	struct sk_span s;

	switch (signature) {
	case 0xA0000001: lnk->target_environment = two_forms(r, block); break;
	case 0xA0000003: read_tracker(r, block); break;
	case 0xA0000006: lnk->darwin = two_forms(r, block); break;
	case 0xA0000007: s = two_forms(r, block); r->icon = s.n > 0 ? s : r->icon; break;
	case 0xA0000008: lnk->shim = wide(r, sk_lnk_until_nul16(sk_span_from(block, 8))); break;
	case 0xA0000009: read_properties(r, sk_span_from(block, 8)); break;
	case 0xA000000C: lnk->target_vista = items(r, sk_span_from(block, 8)); break;
	default: break;		/* of the console, known folders: nothing to see */
	}
}

/*
 * Blocks up to one of less than four bytes.  What has another signature belongs
 * to nobody that we know; where it does not fit either, somebody left out the
 * terminal block and put something of his own there.
 */
static void
read_extra(struct reading *r)
{
	uint32_t size, signature;
	struct sk_span block;

	for (int i = 0; i < BLOCKS; i++) {
		if (!sk_span_u32le(r->s, r->at, &size)) {
			/* The shell writes a terminal block and does without one. */
			return;
		}
		if (size < 4) {
			r->at += 4;
			return;
		}
		if (!sk_span_cut(r->s, r->at, size, &block) || !sk_span_u32le(block, 4, &signature) ||
		    signature >> 8 != 0xA00000) {
			r->lnk->defects |= SK_LNK_BAD_EXTRA;
			return;
		}
		read_block(r, signature, block);
		r->at += size;
	}
}

/* ---- all of it ---- */

static struct sk_span
base_name(struct sk_span path)
{
	size_t slash = sk_span_rchr(path, '\\');

	return sk_span_trim(slash == SK_SPAN_NONE ? path : sk_span_from(path, slash + 1));
}

/* "%ComSpec%" and "C:\WINDOWS\System32\cmd.exe" are the same to everybody. */
static bool
is_other(struct sk_span a, struct sk_span b)
{
	a = base_name(a);
	b = base_name(b);
	return a.n > 0 && b.n > 0 && a.p[0] != '%' && b.p[0] != '%' && a.p[0] != ':' &&
	    b.p[0] != ':' && sk_span_chr(a, '~', 0) == SK_SPAN_NONE &&
	    sk_span_chr(b, '~', 0) == SK_SPAN_NONE && !sk_span_same_nocase(a, b);
}

static void
add_target(struct sk_lnk *lnk, struct sk_span path)
{
	if (path.n == 0 || lnk->targets == SK_LNK_TARGETS)
		return;
	for (size_t i = 0; i < lnk->targets; i++)
		if (sk_span_same_nocase(lnk->target[i], path))
			return;
	if (lnk->targets > 0 && is_other(lnk->target[0], path))
		lnk->defects |= SK_LNK_TARGETS_DIFFER;
	lnk->target[lnk->targets++] = path;
}

static void
collect(struct sk_lnk *lnk)
{
	if ((lnk->flags & PREFER_ENVIRONMENT) != 0)
		add_target(lnk, lnk->target_environment);
	add_target(lnk, lnk->target_list);
	add_target(lnk, lnk->target_info);
	add_target(lnk, lnk->target_environment);
	add_target(lnk, lnk->target_vista);
	add_target(lnk, lnk->target_property);
	/* Where the others are not there, Windows looks here: what does not lead
	 * upwards lies beside the shortcut, in the same archive. */
	if (lnk->targets == 0 || !sk_span_begins(lnk->relative, SK_SPAN("..")))
		add_target(lnk, lnk->relative);
}

static bool
parse(struct sk_span bytes, struct sk_arena *arena, struct sk_lnk *lnk_r)
{
	struct reading r = { .s = bytes, .at = HEADER, .lnk = lnk_r, .arena = arena };
	uint32_t icon;

	*lnk_r = (struct sk_lnk){ 0 };
	if (!sk_lnk_is(bytes))
		return false;
	if (bytes.n < HEADER)
		lnk_r->defects |= SK_LNK_TRUNCATED;
	(void)sk_span_u32le(bytes, 20, &lnk_r->flags);
	(void)sk_span_u32le(bytes, 24, &lnk_r->attributes);
	(void)sk_span_u32le(bytes, 56, &icon);
	lnk_r->icon_index = (int32_t)icon;
	(void)sk_span_u32le(bytes, 60, &lnk_r->show);
	(void)sk_span_u16le(bytes, 64, &lnk_r->hotkey);
	read_id_list(&r);
	read_link_info(&r);
	read_strings(&r);
	read_extra(&r);
	lnk_r->icon = r.icon;
	lnk_r->end = r.at > bytes.n ? bytes.n : (size_t)r.at;
	return true;
}

bool
sk_lnk_is(struct sk_span bytes)
{
	return sk_span_begins(bytes, SK_SPAN("L\0\0\0\x01\x14\x02\0\0\0\0\0\xC0\0\0\0\0\0\0\x46"));
}

bool
sk_lnk_parse(struct sk_span bytes, struct sk_arena *arena, struct sk_lnk *lnk_r)
{
	if (!parse(bytes, arena, lnk_r))
		return false;
	collect(lnk_r);
	return true;
}

size_t
sk_lnk_end(struct sk_span bytes)
{
	struct sk_lnk lnk;

	return parse(bytes, NULL, &lnk) ? lnk.end : bytes.n;
}
