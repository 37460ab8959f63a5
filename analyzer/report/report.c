#include <string.h>
#include "report/report.h"

const struct sk_report *
sk_report_find(const char *name)
{
	for (size_t i = 0; sk_report_table[i] != NULL; i++)
		if (strcmp(sk_report_table[i]->name, name) == 0)
			return sk_report_table[i];
	return NULL;
}
