#include "inflate.h"
#include "stream.h"
#include "tree.h"

enum { HEAD = 10, TAIL = 8, NAMES = 3 };
enum { F_HCRC = 2, F_EXTRA = 4, F_NAME = 8, F_COMMENT = 16, F_RESERVED = 0xE0 };

struct gz {
	struct sk_span	 name, comment;	/* without their zeros */
	uint64_t	 data;		/* where the deflate stream begins */
};

/* A text that ends with a zero, at *at; *at is then behind it. */
static bool
text_at(struct sk_span s, uint64_t *at, struct sk_span *text_r)
{
	size_t zero = sk_span_chr(s, 0, (size_t)*at);

	*text_r = (struct sk_span){ 0 };
	if (zero == SK_SPAN_NONE || !sk_span_cut(s, *at, zero - *at, text_r))
		return false;
	*at = zero + 1;
	return true;
}

/* RFC 1952, 2.3: the header of one member, at the start of s. */
static bool
read_head(struct sk_span s, struct gz *g_r)
{
	uint8_t flags;
	uint16_t extra;

	*g_r = (struct gz){ .data = HEAD };
	if (s.n < HEAD || !sk_span_begins(s, SK_SPAN("\x1f\x8b\x08")) ||
	    !sk_span_u8(s, 3, &flags) || (flags & F_RESERVED) != 0)
		return false;
	if (flags & F_EXTRA) {
		if (!sk_span_u16le(s, g_r->data, &extra))
			return false;
		g_r->data += 2u + extra;
	}
	if ((flags & F_NAME) && !text_at(s, &g_r->data, &g_r->name))
		return false;
	if ((flags & F_COMMENT) && !text_at(s, &g_r->data, &g_r->comment))
		return false;
	if (flags & F_HCRC)
		g_r->data += 2;
	return g_r->data <= s.n;
}

/* 3 bytes of magic and method, and 3 flags that must be zero: 27 bits. */
static int
bid(struct sk_span bytes, enum sk_type type)
{
	struct gz g;

	(void)type;
	return read_head(bytes, &g) ? 27 : 0;
}

static void
check_tail(struct sk_unpack *u, size_t self, struct sk_span tail, const struct sk_inflated *out)
{
	uint32_t crc, size;

	if (out->stopped != NULL)
		return;
	if (!out->ended || !sk_span_u32le(tail, 0, &crc) || !sk_span_u32le(tail, 4, &size)) {
		sk_unpack_defect(u, self, "damaged");
		return;
	}
	if (crc != out->crc)
		sk_unpack_defect(u, self, "checksum");
	if (size != (uint32_t)out->bytes.n)
		sk_unpack_defect(u, self, "size_lie");
}

/* Adds out below label, or below its name if that is empty. */
static bool
add(struct sk_unpack *u, size_t self, const struct gz *g, const struct sk_inflated *out,
    struct sk_span label)
{
	struct sk_name name[NAMES];
	size_t n = 0, index;

	if (g->name.n > 0)
		sk_unpack_name_once(name, &n, NAMES, sk_unpack_name(u, g->name, SK_CS_UNKNOWN,
		    "gzip"));
	sk_unpack_name_once(name, &n, NAMES, sk_stream_name(u, self));
	if (g->comment.n > 0)
		(void)sk_record_text_once(u->record, self, SK_KEY_CONTAINER_COMMENT,
		    sk_unpack_name(u, g->comment, SK_CS_UNKNOWN, "comment").text);
	if (label.n == 0)
		label = n > 0 ? name[0].text : SK_SPAN("content");
	if (!sk_unpack_add(u, self, name, n, label, out->bytes, true, &index))
		return false;
	if (out->stopped != NULL)
		sk_unpack_gap(u, index, out->stopped);
	else if (!out->ended)
		sk_unpack_gap(u, index, "damaged");
	return out->stopped == NULL;
}

/* Members that follow each other, as one file. */
struct joined {
	struct sk_buf	 bytes;
	struct gz	 head;		/* of the first of them */
	struct sk_span	 first;		/* its content */
	const char	*stopped;	/* name of the limit that ended it, or NULL */
};

/* Appends a member's content; the first one is copied once a second one is there. */
static void
join(struct sk_unpack *u, size_t self, struct sk_span piece, uint64_t *given, struct joined *j)
{
	if (j->stopped != NULL)
		return;
	j->stopped = sk_unpack_stop(u, self, *given, piece.n);
	if (j->stopped != NULL)
		return;
	*given += piece.n;
	if (!sk_buf_span(&j->bytes, piece))
		j->stopped = sk_limit_table[j->bytes.n == j->bytes.max ? SK_LIMIT_OBJECT_BYTES :
		    SK_LIMIT_MEMORY_BYTES].name;
}

static void
add_joined(struct sk_unpack *u, size_t self, const struct joined *j)
{
	struct sk_inflated all = { .bytes = sk_buf_view(&j->bytes), .ended = true,
		.stopped = j->stopped };

	(void)add(u, self, &j->head, &all, SK_SPAN("joined"));
}

/*
 * Members that follow each other are one file (RFC 1952, 2.2), and most readers
 * join them; each is an object here as well, since a reader that stops behind
 * the first sees another file than one that goes on.
 */
static void
open(struct sk_unpack *u, size_t self)
{
	struct joined all = { .bytes = sk_buf_new(u->arena,
	    (size_t)u->budget->limit[SK_LIMIT_OBJECT_BYTES]) };
	struct sk_span rest = u->object[self].bytes;
	uint64_t given = 0, members = 0;
	struct sk_inflated out = { .ended = false };
	uint32_t claimed;
	bool more = true;
	struct gz g;

	while (more && read_head(rest, &g)) {
		members++;
		rest = sk_span_from(rest, g.data);
		(void)sk_span_u32le(rest, rest.n - (rest.n < 4 ? rest.n : 4), &claimed);
		sk_inflate(u, self, rest, claimed, &given, &out);
		rest = sk_span_from(rest, out.taken);
		check_tail(u, self, rest, &out);
		rest = sk_span_from(rest, TAIL);
		if (members == 1) {
			all.head = g;
			all.first = out.bytes;
		} else if (members == 2) {
			join(u, self, all.first, &given, &all);
		}
		if (members > 1)
			join(u, self, out.bytes, &given, &all);
		more = add(u, self, &g, &out, (struct sk_span){ 0 }) && out.ended;
	}
	if (members > 0 && rest.n > 0 && out.ended)
		sk_unpack_defect(u, self, "suffix");
	if (members > 1)
		add_joined(u, self, &all);
	(void)sk_record_number(u->record, self, SK_KEY_CONTAINER_MEMBERS, members);
}

const struct sk_format sk_fmt_gzip = { "gzip", "RFC 1952, GZIP file format 4.3", bid, open };
