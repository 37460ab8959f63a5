/* A compound file that may be anything: documents, locked ones, installers. */
#include "treekit.h"

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	tree_open(tree_arena(), (struct sk_span){ p, n }, "x.doc", "pw");
	return 0;
}
