/* A xz file that may be anything: header, decoding and all that lies inside. */
#include "treekit.h"

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	tree_open(tree_arena(), (struct sk_span){ p, n }, "x.xz", NULL);
	return 0;
}
