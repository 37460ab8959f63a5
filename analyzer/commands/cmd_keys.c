#include <stdio.h>
#include <string.h>
#include "commands/command.h"
#include "record/key.h"

static int
run(int argc, char **argv)
{
	static const char *const classes[] = { "plain", "secret", "ours" };

	(void)argv;
	if (argc > 1) {
		fprintf(stderr, "sekisho keys: takes no arguments\n");
		return 2;
	}
	for (int i = 0; i < SK_KEY_COUNT; i++) {
		const struct sk_key_info *k = &sk_key_table[i];

		printf("%-30s %-6s %-6s %-28s %s\n", k->name,
		    k->type == SK_VALUE_TEXT ? "text" : "number", classes[k->cls],
		    k->unit[0] == '\0' ? "-" : k->unit, k->meaning);
	}
	return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 2;
}

const struct sk_command sk_cmd_keys = {
	.name = "keys",
	.usage = "",
	.summary = "lists what can be observed: name, type, class, unit or form, meaning",
	.run = run,
};
