#include <string.h>
#include "pe.h"

/*
 * Packers name the sections that they make.  Names: the packers' own output; lists
 * of them are public (Hexacorn, "PE Section names", re-visited, 2016).
 */
static const struct { const char *name, *word; } packers[] = {
	{ "UPX0", "upx" }, { "UPX1", "upx" }, { "UPX!", "upx" },
	{ ".aspack", "aspack" }, { ".adata", "aspack" },
	{ ".MPRESS1", "mpress" }, { ".MPRESS2", "mpress" },
	{ ".petite", "petite" }, { "pec1", "pecompact" }, { "PEC2", "pecompact" },
	{ ".Themida", "themida" }, { ".themida", "themida" }, { ".winlice", "themida" },
	{ ".vmp0", "vmprotect" }, { ".vmp1", "vmprotect" }, { ".vmp2", "vmprotect" },
	{ ".nsp0", "nspack" }, { ".nsp1", "nspack" }, { "nsp0", "nspack" }, { "nsp1", "nspack" },
	{ "FSG!", "fsg" },
};

const char *
sk_pe_packer(const struct sk_pe *pe)
{
	for (unsigned i = 0; i < pe->sections; i++)
		for (size_t k = 0; k < sizeof packers / sizeof *packers; k++)
			if (strcmp(pe->section[i].name, packers[k].name) == 0)
				return packers[k].word;
	return NULL;
}

uint64_t
sk_pe_padding(const struct sk_pe *pe)
{
	struct sk_span s = pe->bytes;
	size_t n = 0, step;

	/* Certificates stand at the end, if anywhere. */
	if (pe->certificates.n > 0 && pe->certificates.p > s.p &&
	    pe->certificates.p + pe->certificates.n <= s.p + s.n)
		s.n = (size_t)(pe->certificates.p - s.p);
	if (s.n == 0)
		return 0;
	/* By blocks: what equals itself one byte further is one byte all along. */
	for (step = 4096; n + step < s.n &&
	    memcmp(s.p + s.n - n - step, s.p + s.n - n - step - 1, step) == 0; n += step)
		;
	while (n < s.n && s.p[s.n - 1 - n] == s.p[s.n - 1])
		n++;
	return n;
}
