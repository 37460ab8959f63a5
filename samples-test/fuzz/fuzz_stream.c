/* bzip2, zstd, cpio, ar, xar and tar that may be anything, and all that lies inside. */
#include "treekit.h"

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	tree_open(tree_arena(), (struct sk_span){ p, n }, "x", NULL);
	return 0;
}
