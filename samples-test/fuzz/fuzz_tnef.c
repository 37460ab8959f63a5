/* TNEF that may be anything: attributes, properties and all that lies inside. */
#include "treekit.h"

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	tree_open(tree_arena(), (struct sk_span){ p, n }, "winmail.dat", NULL);
	return 0;
}
