/* cmd_explain - scan with the whole arithmetic, in both directions. */
#include <stdio.h>
#include "commands/command.h"
#include "doors/scan.h"

static int
run(int argc, char **argv)
{
	struct sk_arena *arena = sk_arena_new(16 << 20);
	struct sk_scan_options o;
	int status = 2;

	if (arena == NULL || sk_scan_options(argc, argv, "explain", arena, &o) != 0)
		goto out;
	if (o.n == 0) {
		fprintf(stderr, "usage: sekisho explain %s\n", sk_scan_usage);
		goto out;
	}
	status = sk_scan_run(&o, "scan");
out:
	sk_arena_free(arena);
	return status;
}

const struct sk_command sk_cmd_explain = {
	.name = "explain",
	.usage = sk_scan_usage,
	.summary = "show the arithmetic behind a verdict, for and against",
	.run = run,
};
