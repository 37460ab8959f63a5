/* A volume of FAT whose boot sector is right, so that no byte is wasted on it; the
 * first byte says how wide its table is, or that all bytes stand as they are. */
#include "treekit.h"

enum { SECTOR = 512 };

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
	size_t before = n > 0 && p[0] % 4 == 3 ? 0 : SECTOR;
	uint8_t *image;

	if (n == 0 || (image = calloc(1, before + n + 2 * SECTOR)) == NULL)
		return 0;
	memcpy(image + before, p + 1, n - 1);
	if (before > 0)
		boot(image, p[0] % 4, p[0] / 4 % 3);
	tree_open(tree_arena(), (struct sk_span){ image, before + n - 1 }, "x.img", NULL);
	free(image);
	return 0;
}
