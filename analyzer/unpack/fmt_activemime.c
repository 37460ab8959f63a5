#include "inflate.h"
#include "tree.h"

/*
 * ActiveMime: a compound file, packed, that Office puts beside a page for what a
 * page cannot hold: the macros of a document saved as HTML ("editdata.mso").
 */

enum {
	SIGNATURE = 12,		/* "ActiveMime", two zeros */
	FIELD = 0x1E,		/* the stream begins so many bytes behind what stands here */
	BEHIND = 46,
	ZLIB = 2,		/* header of the stream: RFC 1950, 2.2 */
	PLACES = 8		/* streams that are tried if none is where it should be */
};

/* The signature: 80 bits, or 96 with its zeros. */
static int
bid(struct sk_span bytes, enum sk_type type)
{
	(void)type;
	if (!sk_span_begins(bytes, SK_SPAN("ActiveMime")))
		return 0;
	return sk_span_begins(bytes, SK_SPAN("ActiveMime\0\0")) ? 96 : 80;
}

/* A zlib header: deflate, no dictionary, its check. */
static bool
is_zlib(struct sk_span s)
{
	return s.n > ZLIB && (s.p[0] & 0x0F) == 8 && (s.p[0] >> 4) <= 7 &&
	    (s.p[1] & 0x20) == 0 && (s.p[0] * 256 + s.p[1]) % 31 == 0;
}

/* The stream at at.  True if it came to its end or gave something that counts. */
static bool
take(struct sk_unpack *u, size_t self, uint64_t at, uint64_t *given, struct sk_inflated *out_r)
{
	struct sk_span s = sk_span_from(u->object[self].bytes, at);

	*out_r = (struct sk_inflated){ 0 };
	if (!is_zlib(s))
		return false;
	sk_inflate(u, self, sk_span_from(s, ZLIB), 0, given, out_r);
	return out_r->ended || out_r->bytes.n >= 512 || out_r->stopped != NULL;
}

static bool
find(struct sk_unpack *u, size_t self, uint64_t *given, struct sk_inflated *out_r)
{
	struct sk_span all = u->object[self].bytes;
	uint16_t field;
	size_t tries = 0;

	if (sk_span_u16le(all, FIELD, &field) && take(u, self, (uint64_t)field + BEHIND, given, out_r))
		return true;
	/* Where Office 2000 to 2013 have it; then anywhere: readers search, too. */
	if (take(u, self, 0x32, given, out_r))
		return true;
	for (size_t at = SIGNATURE; at < all.n && tries < PLACES; at++)
		if (is_zlib(sk_span_from(all, at))) {
			tries++;
			if (take(u, self, at, given, out_r))
				return true;
		}
	return false;
}

static void
open(struct sk_unpack *u, size_t self)
{
	struct sk_inflated out;
	uint64_t given = 0;
	size_t index;

	if (!find(u, self, &given, &out)) {
		sk_unpack_defect(u, self, "damaged");
		sk_unpack_gap(u, self, "damaged");
		return;
	}
	if (!out.ended && out.stopped == NULL)
		sk_unpack_defect(u, self, "damaged");
	(void)sk_record_number(u->record, self, SK_KEY_CONTAINER_MEMBERS, 1);
	if (sk_unpack_add(u, self, NULL, 0, SK_SPAN("content"), out.bytes, true, &index) &&
	    !out.ended)
		sk_unpack_gap(u, index, out.stopped != NULL ? out.stopped : "damaged");
}

const struct sk_format sk_fmt_activemime = {
	"activemime", "Lagadec, oletools mso (no paper of Microsoft's describes it)", bid, open
};
