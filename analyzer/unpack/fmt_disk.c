#include <stdio.h>
#include <string.h>
#include "disk.h"
#include "iso.h"
#include "tree.h"

/*
 * A hard disk with a table of partitions: each partition is a member.  Sources: the
 * table of the first sector as in Microsoft's "Windows 2000 Server Resource Kit",
 * "Disk Sectors on MBR Disks"; GPT: UEFI Specification 2.10, 5.3.
 */
enum {
	SECTOR = 512, TABLE = 446, ROWS = 4, ROW = 16,
	LOGICAL = 128,			/* partitions inside an extended one that are read */
	GPT = 0xEE,
	GPT_ROWS = 128			/* 5.3.3: what everybody writes */
};

struct part {
	uint8_t	 type;
	uint64_t at, n;			/* bytes */
};
struct job {
	struct sk_unpack *u;
	size_t		 self;
	struct sk_span	 image;
	uint64_t	 given, members;
	bool		 stop;
};

static bool
is_extended(uint8_t type)
{
	return type == 5 || type == 0x0F || type == 0x85;
}

/* Row i of the table in the sector at at; numbers count from base.  False if it is
 * none. */
static bool
row_at(struct sk_span s, uint64_t at, unsigned i, uint64_t base, struct part *p_r)
{
	uint64_t row = at + TABLE + i * ROW;
	uint32_t first, sectors;
	uint8_t active;

	if (!sk_span_u8(s, row, &active) || !sk_span_u8(s, row + 4, &p_r->type) ||
	    !sk_span_u32le(s, row + 8, &first) || !sk_span_u32le(s, row + 12, &sectors) ||
	    (active & 0x7F) != 0)
		return false;
	p_r->at = base + (uint64_t)first * SECTOR;
	p_r->n = (uint64_t)sectors * SECTOR;
	return true;
}

static bool
is_signed(struct sk_span s, uint64_t at)
{
	uint16_t end;

	return sk_span_u16le(s, at + 510, &end) && end == 0xAA55;
}

/* Types of volumes that Windows shows: FAT, NTFS, exFAT, and GPT. */
static bool
is_shown(uint8_t type)
{
	return type == 1 || type == 4 || type == 6 || type == 7 || type == 0x0B || type == 0x0C ||
	    type == 0x0E || is_extended(type) || type == GPT;
}

/* A volume that begins here itself has code where the table would be. */
static bool
is_volume(struct sk_span s)
{
	return sk_fat_is(s) || sk_span_begins(sk_span_from(s, 3), SK_SPAN("NTFS    ")) ||
	    sk_span_begins(sk_span_from(s, 3), SK_SPAN("EXFAT   "));
}

/*
 * 16 bits of the mark, 7 of each row, and 16 where a row must lead into the image.
 * A disc that can start from a stick as well has a table whose rows nobody shows.
 */
static int
bid(struct sk_span bytes, enum sk_type type)
{
	unsigned used = 0;
	struct part p;
	bool raw;

	(void)type;
	if (!is_signed(bytes, 0) || is_volume(bytes) || sk_disk_is_fixed(bytes))
		return 0;
	for (unsigned i = 0; i < ROWS; i++) {
		if (!row_at(bytes, 0, i, 0, &p) || (p.type == 0 && p.n > 0) ||
		    (p.type != 0 && (p.n == 0 || p.at >= bytes.n)))
			return 0;
		used += is_shown(p.type) ? p.at > 0 : p.type != 0 && !sk_iso_is(bytes, &raw);
	}
	return used > 0 ? 60 : 0;
}

static void
add(struct job *j, uint64_t at, uint64_t n)
{
	struct sk_span bytes = sk_span_from(j->image, at);
	/* of a virtual disk, what is empty at its end was left out */
	bool cut = n > bytes.n && j->u->object[j->u->object[j->self].parent].type != SK_TYPE_VHD;
	char label[32];
	size_t index;

	bytes = sk_span_head(bytes, n > bytes.n ? bytes.n : (size_t)n);
	if (!sk_unpack_may(j->u, j->self, j->given, bytes.n)) {
		j->stop = true;
		return;
	}
	j->given += bytes.n;
	(void)snprintf(label, sizeof label, "partition%u", (unsigned)++j->members);
	j->stop = !sk_unpack_add(j->u, j->self, NULL, 0, sk_span_text(label), bytes, bytes.n > 0,
	    &index);
	if (!j->stop && cut) {
		sk_unpack_defect(j->u, j->self, "damaged");
		sk_unpack_gap(j->u, index, "damaged");
	}
}

/* An extended partition is a chain of tables: a volume and the next table, which
 * counts from the first. */
static void
add_logical(struct job *j, uint64_t base)
{
	uint64_t at = base;
	struct part volume, next;

	for (unsigned i = 0; i < LOGICAL && !j->stop && is_signed(j->image, at); i++) {
		if (row_at(j->image, at, 0, at, &volume) && volume.type != 0 && volume.n > 0 &&
		    volume.at < j->image.n)
			add(j, volume.at, volume.n);
		if (!row_at(j->image, at, 1, base, &next) || !is_extended(next.type) ||
		    next.at <= at)	/* forward, so never in a ring */
			return;
		at = next.at;
	}
}

/* The header is in the second sector, whatever size sectors have. */
static bool
add_gpt(struct job *j)
{
	for (uint64_t sector = SECTOR; sector <= 4096; sector *= 8) {
		struct sk_span h = sk_span_from(j->image, sector);
		uint64_t rows_at, first, last;
		uint32_t rows, row;

		if (!sk_span_begins(h, SK_SPAN("EFI PART")) || !sk_span_u64le(h, 72, &rows_at) ||
		    !sk_span_u32le(h, 80, &rows) || !sk_span_u32le(h, 84, &row) || row < 128 ||
		    row > 4096 || rows_at > j->image.n / sector)
			continue;
		if (rows > GPT_ROWS)
			rows = GPT_ROWS;
		for (uint64_t i = 0; i < rows && !j->stop; i++) {
			struct sk_span r = sk_span_from(j->image, rows_at * sector + i * row);

			if (!sk_span_u64le(r, 32, &first) || !sk_span_u64le(r, 40, &last) ||
			    first == 0 || last < first)
				continue;
			if (first >= j->image.n / sector || last - first >= UINT64_MAX / 8192)
				sk_unpack_defect(j->u, j->self, "damaged");
			else
				add(j, first * sector, (last - first + 1) * sector);
		}
		return true;
	}
	return false;
}

static void
open(struct sk_unpack *u, size_t self)
{
	struct job j = { .u = u, .self = self, .image = u->object[self].bytes };
	struct part p;
	bool gpt = false;

	for (unsigned i = 0; i < ROWS && !j.stop; i++) {
		if (!row_at(j.image, 0, i, 0, &p) || p.type == 0)
			continue;
		if (p.type == GPT && !gpt)
			gpt = add_gpt(&j);
		else if (is_extended(p.type))
			add_logical(&j, p.at);
		else if (p.type != GPT && p.at > 0)
			add(&j, p.at, p.n);
	}
	(void)sk_record_number(u->record, self, SK_KEY_CONTAINER_MEMBERS, j.members);
}

const struct sk_format sk_fmt_disk = { "disk", "UEFI Specification 2.10, section 5", bid, open };
