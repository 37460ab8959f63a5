/* A disc image that may be anything.  What is given stands behind a system area
 * of zeros, so that no byte of it is wasted; its first byte says how. */
#include "treekit.h"

enum { SYSTEM = 32768, RAW_SYSTEM = 16 * 2352 };

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	if (n > 0)
		tree_open_behind(NULL, p[0] & 1 ? RAW_SYSTEM : SYSTEM,
		    (struct sk_span){ p + 1, n - 1 }, "x.iso");
	return 0;
}
