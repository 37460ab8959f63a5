/* A volume of FAT whose boot sector is right, so that no byte is wasted on it; the
 * first byte says how wide its table is, or that all bytes stand as they are. */
#include <stdlib.h>
#include <string.h>
#include "base/error.h"
#include "unpack/unpack.h"

enum { SECTOR = 512 };

int	LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

static void
check(const struct sk_unpack *u)
{
	if (u->n != u->record->objects)
		abort();
	for (size_t i = 1; i < u->n; i++)
		if (u->object[i].parent >= i || u->object[i].parent != u->record->object[i].parent)
			abort();
	if (u->budget->bytes_out > u->budget->limit[SK_LIMIT_BYTES_OUT])
		abort();
}

/* One sector each: boot, table, and the root of FAT12 and FAT16. */
static void
boot(uint8_t *p, unsigned kind, unsigned per_cluster)
{
	static const uint8_t all[] = { 0xEB, 0x3C, 0x90, 'M', 'S', 'D', 'O', 'S', '5', '.', '0',
		0, 2, 1, 1, 0, 1, 16, 0, 0, 4, 0xF8, 1, 0 };

	memcpy(p, all, sizeof all);
	p[13] = (uint8_t)(1u << per_cluster);
	if (kind == 1)
		p[20] = 0x60;			/* sectors enough for FAT16 */
	if (kind == 2) {
		p[17] = 0;
		p[22] = 0;
		p[36] = 1;
		p[44] = 2;
	}
	memcpy(p + SECTOR, "\xF8\xFF\xFF\x0F", 4);
}

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	static struct sk_arena *arena;
	struct sk_budget budget = sk_budget_default();
	struct sk_unpack u = { .budget = &budget };
	size_t before;
	uint8_t *image;
	int rc;

	if (n == 0)
		return 0;
	if (arena == NULL) {
		if (sk_unpack_warm() != 0 || (arena = sk_arena_new(64 << 20)) == NULL)
			abort();
		(void)sk_charset_warm();
	}
	sk_arena_reset(arena);
	budget.limit[SK_LIMIT_BYTES_OUT] = 16 << 20;
	budget.limit[SK_LIMIT_OBJECTS] = 200;
	budget.limit[SK_LIMIT_MEMBERS] = 100;
	u.arena = arena;
	before = p[0] % 4 == 3 ? 0 : SECTOR;
	if ((image = calloc(1, before + n + 2 * SECTOR)) == NULL)
		return 0;
	memcpy(image + before, p + 1, n - 1);
	if (before > 0)
		boot(image, p[0] % 4, p[0] / 4 % 3);
	rc = sk_unpack_run(&u, (struct sk_span){ image, before + n - 1 }, SK_SPAN("x.img"));
	if (rc != 0 && rc != SK_E_LIMIT)
		abort();
	if (rc == 0)
		check(&u);
	free(image);
	return 0;
}
