#include "udf.h"
#include "tree.h"

/* 40 bits of "CD001" where a volume descriptor stands, 96 more of the sync of a
 * raw sector before it. */
static int
bid(struct sk_span bytes, enum sk_type type)
{
	bool raw;

	(void)type;
	if (!sk_iso_is(bytes, &raw))
		return 0;
	return raw ? 136 : 40;
}

/* ---- what stands beside the files ---- */

/* The first image to boot from, if no tree lists it (El Torito 1.0, figures 2, 3). */
static void
add_boot(struct sk_iso *iso)
{
	struct sk_span catalogue = sk_span_from(iso->image, iso->boot);
	struct sk_span bytes;
	uint16_t key, sectors;
	uint64_t n;
	uint8_t media;
	uint32_t at;

	if (!sk_span_u16le(catalogue, 30, &key) || key != 0xAA55 ||
	    !sk_span_u8(catalogue, 33, &media) || !sk_span_u16le(catalogue, 38, &sectors) ||
	    !sk_span_u32le(catalogue, 40, &at))
		return;
	for (size_t i = 0; i < iso->n; i++)
		if (iso->file[i].at == (uint64_t)at * SK_ISO_SECTOR)
			return;
	media &= 15;
	n = media == 1 ? 1200 * 1024 : media == 2 ? 1440 * 1024 : media == 3 ? 2880 * 1024 :
	    sectors * 512u;
	if (!sk_span_cut(iso->image, (uint64_t)at * SK_ISO_SECTOR, n, &bytes) || n == 0 ||
	    !sk_unpack_may(iso->u, iso->self, iso->given, n))
		return;
	iso->given += n;
	if (sk_unpack_add(iso->u, iso->self, NULL, 0, SK_SPAN("boot"), bytes, true, NULL))
		iso->members++;
}

static void
open(struct sk_unpack *u, size_t self)
{
	struct sk_iso iso = { .u = u, .self = self, .image = u->object[self].bytes };
	bool raw, other;
	unsigned trees;

	if (sk_iso_is(iso.image, &raw) && raw && !sk_iso_gather(&iso, iso.image))
		return;
	sk_iso_volume(&iso);
	trees = iso.trees;
	for (unsigned t = 0; t < trees; t++)
		if (!sk_iso_walk(&iso, t))
			break;
	if (iso.udf || sk_udf_is(iso.image, &other))
		(void)sk_udf_walk(&iso);
	sk_iso_add_all(&iso);
	if (iso.boots)
		add_boot(&iso);
	sk_iso_note_suffix(&iso);
	(void)sk_record_number(u->record, self, SK_KEY_CONTAINER_MEMBERS, iso.members);
}

const struct sk_format sk_fmt_iso = { "iso", "ECMA-119 (ISO 9660), Joliet, RRIP 1.12", bid, open };
