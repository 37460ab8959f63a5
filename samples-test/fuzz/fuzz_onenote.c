/* A section of a notebook: what is given stands behind the GUID of its type. */
#include "treekit.h"

static const char section[] = "\xE4\x52\x5C\x7B\x8C\xD8\xA7\x4D\xAE\xB1\x53\x78\xD0\x29\x96\xD3";

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	tree_open_behind(section, sizeof section - 1, (struct sk_span){ p, n }, "x.one");
	return 0;
}
