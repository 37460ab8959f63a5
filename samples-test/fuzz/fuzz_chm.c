/* Compiled help, as the bytes are. */
#include "treekit.h"

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	if (n == 0)
		return 0;
	tree_open(tree_arena(), (struct sk_span){ p, n }, "x.chm", NULL);
	return 0;
}
