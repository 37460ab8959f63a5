/* A virtual hard disk.  The first byte says which: 0 as the bytes are, 1 with a right
 * footer at both ends, 2 of the second version, its tables made of the bytes. */
#include "treekit.h"

enum { FOOTER = 512, REGIONS = 192 << 10, TABLES = 8 << 10, META = 320 << 10, ROOM = 512 << 10 };

/* Its size is that of all, its header stands behind the first footer. */
static void
footer(uint8_t *p, size_t size, unsigned type)
{
	memset(p, 0, FOOTER);
	memcpy(p, "conectix", 8);
	p[22] = FOOTER >> 8;
	for (size_t i = 0; i < 4; i++)
		p[55 - i] = (uint8_t)(size >> 8 * i);
	p[63] = (uint8_t)type;
}

static size_t
place(uint8_t *image, const uint8_t *p, size_t n, unsigned how)
{
	size_t first = n < TABLES ? n : TABLES;

	if (how == 0) {
		memcpy(image, p, n);
		return n;
	}
	if (how == 1) {
		footer(image, n * 4, n % 2 ? 3 : 4);
		memcpy(image + FOOTER, p, n);
		footer(image + FOOTER + n, n * 4, n % 2 ? 3 : 4);
		return n + 2 * FOOTER;
	}
	memcpy(image, "vhdxfile", 8);
	memcpy(image + REGIONS, p, first);
	memcpy(image + META, p + first, n - first);
	return META + (n - first);
}

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	static uint8_t image[ROOM];

	if (n == 0 || n > 65536)
		return 0;
	memset(image, 0, sizeof image);
	tree_open(tree_arena(), (struct sk_span){ image, place(image, p + 1, n - 1, p[0] % 3) },
	    "x.vhd", NULL);
	return 0;
}
