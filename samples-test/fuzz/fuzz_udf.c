/* A UDF volume.  What is given stands behind a system area and an anchor of zeros, so
 * that no byte of it is wasted: descriptors from block 257 on, of 512 bytes.  The first
 * byte says whether it stands as it is instead. */
#include "treekit.h"

enum { BLOCK = 512, ANCHOR = 256 * BLOCK };

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
	size_t before = n > 0 && (p[0] & 1) != 0 ? 0 : ANCHOR + BLOCK;
	uint8_t *image;

	if (n == 0 || (image = calloc(1, before + n)) == NULL)
		return 0;
	memcpy(image + before, p + 1, n - 1);
	if (before > 0) {
		anchor(image);
		mend(image + before, n - 1);
	}
	tree_open(tree_arena(), (struct sk_span){ image, before + n - 1 }, "x.udf", NULL);
	free(image);
	return 0;
}
