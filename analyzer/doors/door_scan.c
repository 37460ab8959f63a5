/* door_scan - the shell: files, mailboxes, folders and standard input. */
#include <stdio.h>
#include "doors/door.h"
#include "doors/scan.h"

static int
run(int argc, char **argv)
{
	struct sk_arena *arena = sk_arena_new(16 << 20);
	struct sk_scan_options o;
	int status = 2;

	if (arena == NULL || sk_scan_options(argc, argv, "text", arena, &o) != 0)
		goto out;
	if (o.n == 0) {
		fprintf(stderr, "usage: sekisho scan %s\n", sk_scan_usage);
		goto out;
	}
	status = sk_scan_run(&o, "scan");
out:
	sk_arena_free(arena);
	return status;
}

const struct sk_door sk_door_scan = {
	.name = "scan",
	.usage = sk_scan_usage,
	.summary = "judge messages, mailboxes, folders or files",
	.run = run,
};
