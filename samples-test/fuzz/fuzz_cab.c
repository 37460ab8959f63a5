/* A cabinet that may be anything: inventory, decoding and all that lies inside. */
#include "treekit.h"

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	tree_open(tree_arena(), (struct sk_span){ p, n }, "x.cab", NULL);
	return 0;
}
