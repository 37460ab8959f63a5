/*
 * An Outlook message of properties that may be anything.  What libFuzzer gives is the
 * list of streams, so that it need not keep a compound file right: a byte for
 * which stream, two for its length, its content.
 */
#include <stdlib.h>
#include <string.h>
#include "base/error.h"
#include "unpack/unpack.h"

int	LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

/* By the byte: name, and the storage it lies in. */
static const struct { const char *name; int inside; bool storage; } kinds[] = {
	{ "__properties_version1.0", 0, false }, { "__substg1.0_0037001F", 0, false },
	{ "__substg1.0_0037001E", 0, false }, { "__substg1.0_007D001E", 0, false },
	{ "__substg1.0_1000001E", 0, false }, { "__substg1.0_10130102", 0, false },
	{ "__substg1.0_10090102", 0, false }, { "__substg1.0_0C1A001F", 0, false },
	{ "__substg1.0_001A001F", 0, false }, { "__attach_version1.0_#00000000", 0, true },
	{ "__properties_version1.0", 10, false }, { "__substg1.0_37010102", 10, false },
	{ "__substg1.0_3707001F", 10, false }, { "__substg1.0_3704001E", 10, false },
	{ "__substg1.0_370E001E", 10, false }, { "__recip_version1.0_#00000000", 0, true },
	{ "__properties_version1.0", 16, false }, { "__substg1.0_3001001F", 16, false },
	{ "__substg1.0_39FE001F", 16, false }, { "__attach_version1.0_#00000001", 0, true },
	{ "__substg1.0_3701000D", 20, true }, { "__properties_version1.0", 21, false },
	{ "__substg1.0_10090102", 21, false }, { "\1Ole10Native", 21, false }
};
enum { KINDS = sizeof kinds / sizeof *kinds, STREAM = 4096, SECTOR = 512, DIRS = (KINDS + 4) / 4,
	SECTORS = 1 + DIRS + KINDS * STREAM / SECTOR, FATS = (SECTORS + 4 + 127) / 128 };
static uint8_t file[(1 + FATS + SECTORS) * SECTOR];

static void
le(size_t at, uint32_t v)
{
	for (int i = 0; i < 4; i++)
		file[at + (size_t)i] = (uint8_t)(v >> 8 * i);
}

/* All sectors in order; every stream has its own 4096 bytes, and is as long. */
static size_t
build(const uint8_t *p, size_t n)
{
	size_t dir = (1 + FATS) * SECTOR, data = dir + DIRS * SECTOR;

	memset(file, 0, sizeof file);
	memcpy(file, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
	memcpy(file + 24, "\x3E\0\3\0\xFE\xFF\x09\0\6\0", 10);
	le(44, FATS);
	le(48, FATS);
	le(56, 4096);
	le(60, 0xFFFFFFFE);
	le(68, 0xFFFFFFFE);
	for (uint32_t i = 0; i < 109; i++)
		le(76 + 4 * i, i < FATS ? i : 0xFFFFFFFF);
	for (uint32_t i = 0; i < FATS * 128; i++)
		le(SECTOR + 4 * i, i < FATS ? 0xFFFFFFFD : i == FATS + DIRS - 1 || (i >= FATS + DIRS &&
		    (i - FATS - DIRS) % 8 == 7) ? 0xFFFFFFFE : i + 1);
	for (size_t i = 0; i <= KINDS; i++) {
		size_t at = dir + 128 * i;
		const char *name = i == 0 ? "R" : kinds[i - 1].name;
		uint32_t right = 0xFFFFFFFF, child = 0xFFFFFFFF;

		for (size_t k = 0; name[k] != '\0'; k++)
			file[at + 2 * k] = (uint8_t)name[k];
		file[at + 64] = (uint8_t)(2 * strlen(name) + 2);
		file[at + 66] = i == 0 ? 5 : kinds[i - 1].storage ? 1 : 2;
		for (size_t c = KINDS; c-- > 0;) {
			if (kinds[c].inside == (int)i)
				child = (uint32_t)c + 1;
			if (i > 0 && c >= i && kinds[c].inside == kinds[i - 1].inside)
				right = (uint32_t)c + 1;
		}
		le(at + 68, 0xFFFFFFFF);
		le(at + 72, right);
		le(at + 76, child);
		le(at + 116, i == 0 ? 0xFFFFFFFE : (uint32_t)(FATS + DIRS + (i - 1) * 8));
		le(at + 120, i == 0 || kinds[i - 1].storage ? 0 : STREAM);
	}
	while (n >= 3) {
		size_t which = p[0] % KINDS, len = (size_t)(p[1] | p[2] << 8) % (STREAM + 1);

		len = len < n - 3 ? len : n - 3;
		memcpy(file + data + which * STREAM, p + 3, len);
		p += 3 + len;
		n -= 3 + len;
	}
	return data + KINDS * STREAM;
}

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	static struct sk_arena *arena;
	struct sk_budget budget = sk_budget_default();
	struct sk_unpack u = { .budget = &budget };
	int rc;

	if (arena == NULL) {
		if (sk_unpack_warm() != 0 || sk_mime_warm() != 0 ||
		    (arena = sk_arena_new(64 << 20)) == NULL)
			abort();
		(void)sk_charset_warm();
	}
	sk_arena_reset(arena);
	budget.limit[SK_LIMIT_BYTES_OUT] = 16 << 20;
	budget.limit[SK_LIMIT_OBJECTS] = 200;
	budget.limit[SK_LIMIT_MEMBERS] = 100;
	u.arena = arena;
	rc = sk_unpack_run(&u, (struct sk_span){ file, build(p, n) }, SK_SPAN("x.msg"));
	if (rc != 0 && rc != SK_E_LIMIT)
		abort();
	if (rc == 0 && (u.n != u.record->objects || !u.object[0].is_message))
		abort();
	return 0;
}
