/* A PDF, behind a beginning that is always there. */
#include "treekit.h"

static const char begin[] = "%PDF-1.4\n";

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	tree_open_behind(begin, sizeof begin - 1, (struct sk_span){ p, n }, "x.pdf");
	return 0;
}
