/* A UDF volume.  What is given stands behind a system area and an anchor of zeros, so
 * that no byte of it is wasted: descriptors from block 257 on, of 512 bytes.  The first
 * byte says whether it stands as it is instead. */
#include <stdlib.h>
#include <string.h>
#include "base/error.h"
#include "unpack/unpack.h"

enum { BLOCK = 512, ANCHOR = 256 * BLOCK };

int	LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

static void
check(const struct sk_unpack *u)
{
	/* objects of the tree and of the record are the same, parents first */
	if (u->n != u->record->objects)
		abort();
	for (size_t i = 1; i < u->n; i++)
		if (u->object[i].parent >= i || u->object[i].parent != u->record->object[i].parent)
			abort();
	if (u->budget->bytes_out > u->budget->limit[SK_LIMIT_BYTES_OUT])
		abort();
}

/* Every tag whose sum is 0 gets the right one: a checksum says nothing of the rest. */
static void
mend(uint8_t *p, size_t n)
{
	for (size_t at = 0; n - at >= BLOCK; at += BLOCK) {
		uint8_t sum = 0;

		for (size_t i = 0; i < 16; i++)
			sum = (uint8_t)(sum + (i == 4 ? 0 : p[at + i]));
		if (p[at + 4] == 0)
			p[at + 4] = sum;
	}
}

static void
anchor(uint8_t *image)
{
	uint8_t *p = image + ANCHOR;

	memcpy(image + 32768, "\0NSR03\1", 7);
	p[0] = 2;
	p[13] = 1;		/* block 256 */
	p[17] = 16;		/* 4096 bytes at block 257, and once more */
	p[20] = 1;
	p[21] = 1;
	p[25] = 16;
	p[28] = 1;
	p[29] = 1;
	mend(p, BLOCK);
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
	before = p[0] & 1 ? 0 : ANCHOR + BLOCK;
	if ((image = calloc(1, before + n)) == NULL)
		return 0;
	memcpy(image + before, p + 1, n - 1);
	if (before > 0) {
		anchor(image);
		mend(image + before, n - 1);
	}
	rc = sk_unpack_run(&u, (struct sk_span){ image, before + n - 1 }, SK_SPAN("x.udf"));
	if (rc != 0 && rc != SK_E_LIMIT)
		abort();
	if (rc == 0)
		check(&u);
	free(image);
	return 0;
}
