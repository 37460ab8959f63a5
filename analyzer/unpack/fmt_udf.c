#include "tree.h"
#include "udf.h"

/* 72 bits of an anchor (tag, checksum, its own place), or 40 of a descriptor that
 * says so.  Beside ISO 9660 the files of both are told together, by fmt_iso. */
static int
bid(struct sk_span bytes, enum sk_type type)
{
	bool raw;

	(void)type;
	return !sk_iso_is(bytes, &raw) && sk_udf_is(bytes, &raw) ? 40 : 0;
}

static void
open(struct sk_unpack *u, size_t self)
{
	struct sk_iso iso = { .u = u, .self = self, .image = u->object[self].bytes };
	bool raw;

	if (sk_udf_is(iso.image, &raw) && raw && !sk_iso_gather(&iso, iso.image))
		return;
	if (!sk_udf_walk(&iso) && iso.n == 0)
		return;
	sk_iso_add_all(&iso);
	sk_iso_note_suffix(&iso);
	(void)sk_record_number(u->record, self, SK_KEY_CONTAINER_MEMBERS, iso.members);
}

const struct sk_format sk_fmt_udf = { "udf", "ECMA-167, 3rd edition; OSTA UDF 2.60", bid, open };
