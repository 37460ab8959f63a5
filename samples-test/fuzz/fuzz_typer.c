/* Any bytes have a type, and the name never makes a document of a program. */
#include <stdlib.h>
#include "unpack/unpack.h"

int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const names[] = { "", "a.js", "a.vbs", "a.hta", "a.wsf" };
	struct sk_span bytes = { data, size };
	unsigned plain = sk_type_table[sk_typer(bytes, SK_SPAN(""))].classes;

	for (size_t i = 1; i < sizeof names / sizeof *names; i++) {
		enum sk_type t = sk_typer(bytes, sk_span_text(names[i]));

		if ((unsigned)t >= SK_TYPE_COUNT || ((plain & SK_CLASS_RUNS) != 0 &&
		    (sk_type_table[t].classes & SK_CLASS_RUNS) == 0))
			abort();
	}
	return 0;
}
