#include "lzma.h"
#include "stream.h"
#include "tree.h"

/* The .xz File Format 1.0.4: 2.1.1.1 (magic), 2.1.1.2 (flags), 2.2 (padding). */
enum { XZ_HEAD = 12, XZ_PAD = 4 };
/* LZMA SDK 9.20, lzma.txt, "LZMA compressed file format". */
enum { ALONE_HEAD = 13, AT_DICTIONARY = 1, AT_SIZE = 5, PROPS_MOST = 9 * 5 * 5 };

/* ---- bid ---- */

/* 2^n or 2^n + 2^(n-1), as XZ Utils take no other for sure (src/liblzma/common/
 * alone_decoder.c, "picky"); with the properties of nearly all writers, any whole
 * number of 64 KiB. */
static bool
is_dictionary(uint32_t n, uint8_t props)
{
	uint32_t low = n & (0u - n);

	return n >= 4096 && (n == low || n == low + 2 * low || (props == 0x5D && n % 65536 == 0));
}

/* An .lzma file has no magic.  Properties that can be, a dictionary of a usual
 * size, a content of less than 256 GiB or of unknown size, the first byte of
 * the range coder, which is always 0: 56 bits at least. */
static bool
is_alone(struct sk_span s)
{
	uint8_t props, first;
	uint32_t dictionary;
	uint64_t size;

	if (!sk_span_u8(s, ALONE_HEAD, &first) || !sk_span_u8(s, 0, &props) ||
	    !sk_span_u32le(s, AT_DICTIONARY, &dictionary) || !sk_span_u64le(s, AT_SIZE, &size))
		return false;
	return first == 0 && props < PROPS_MOST && is_dictionary(dictionary, props) && size != 0 &&
	    (size == UINT64_MAX || size < UINT64_C(1) << 38);
}

static bool
is_xz(struct sk_span s)
{
	return s.n >= XZ_HEAD && sk_span_begins(s, SK_SPAN("\xFD" "7zXZ\0"));
}

/* 6 bytes of magic, or what an .lzma file is known by. */
static int
bid(struct sk_span bytes, enum sk_type type)
{
	if (is_xz(bytes))
		return 48;
	return type == SK_TYPE_UNKNOWN && is_alone(bytes) ? 56 : 0;
}

/* ---- members ---- */

/* Why what was decoded is not all, or NULL. */
static const char *
gap_of(const struct sk_lzma_out *out)
{
	if (out->stopped != NULL)
		return out->stopped;
	if (out->ended)
		return NULL;
	return out->unsupported ? "unsupported" : "damaged";
}

static bool
add(struct sk_unpack *u, size_t self, struct sk_span bytes, struct sk_span label, const char *why)
{
	struct sk_name name[1];
	size_t n = 0, index;

	sk_unpack_name_once(name, &n, 1, sk_stream_name(u, self));
	if (label.n == 0 && n == 0)
		label = SK_SPAN("content");
	if (!sk_unpack_add(u, self, name, n, label, bytes, bytes.n > 0 || why == NULL, &index))
		return false;
	if (why != NULL)
		sk_unpack_gap(u, index, why);
	return true;
}

/* Cuts the zeros off between two streams; they come by four. */
static void
skip_padding(struct sk_unpack *u, size_t self, struct sk_span *rest)
{
	size_t n = 0;

	while (n < rest->n && rest->p[n] == 0)
		n++;
	if (n % XZ_PAD != 0)
		sk_unpack_defect(u, self, "damaged");
	*rest = sk_span_from(*rest, n);
}

static void
note_stream(struct sk_unpack *u, size_t self, const struct sk_lzma_out *out)
{
	if (out->checksum)
		sk_unpack_defect(u, self, "checksum");
	if (out->stopped == NULL && !out->ended && !out->unsupported)
		sk_unpack_defect(u, self, "damaged");
}

/*
 * Streams that follow each other are one file (2); a reader that stops behind
 * the first sees another one, so that is an object as well.  Both are one buffer:
 * the first is the head of all.
 */
static void
open(struct sk_unpack *u, size_t self)
{
	struct sk_buf all = sk_buf_new(u->arena, (size_t)u->budget->limit[SK_LIMIT_OBJECT_BYTES]);
	enum sk_lzma_kind kind = is_xz(u->object[self].bytes) ? SK_LZMA_XZ : SK_LZMA_ALONE;
	struct sk_span rest = u->object[self].bytes, whole;
	uint64_t given = 0, streams = 0;
	struct sk_lzma_out out;
	size_t first = 0;
	bool more;

	do {
		sk_lzma_stream(u, self, kind, rest, &given, &all, &out);
		note_stream(u, self, &out);
		rest = sk_span_from(rest, out.taken);
		if (streams++ == 0)
			first = all.n;
		if (kind == SK_LZMA_XZ && out.ended)
			skip_padding(u, self, &rest);
		more = out.ended && kind == SK_LZMA_XZ && is_xz(rest);
		if (more && streams >= u->budget->limit[SK_LIMIT_MEMBERS]) {
			sk_unpack_gap(u, self, sk_limit_table[SK_LIMIT_MEMBERS].name);
			more = false;
		}
	} while (more);
	if (out.ended && rest.n > 0)
		sk_unpack_defect(u, self, "suffix");
	(void)sk_record_number(u->record, self, SK_KEY_CONTAINER_MEMBERS, streams);
	whole = sk_buf_view(&all);
	if (add(u, self, whole, (struct sk_span){ 0 }, gap_of(&out)) && first > 0 &&
	    first < whole.n)
		(void)add(u, self, sk_span_head(whole, first), SK_SPAN("first"), NULL);
}

const struct sk_format sk_fmt_xz = { "xz", "The .xz File Format 1.0.4; LZMA SDK 9.20, lzma.txt",
	bid, open };
