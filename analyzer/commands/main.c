/* sekisho - finds the door or the command that argv[1] names. */
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include "commands/command.h"
#include "doors/door.h"

static int
help(FILE *out)
{
	fprintf(out, "sekisho %s - a checkpoint for mail attachments\n\n", SK_VERSION);
	for (size_t i = 0; sk_door_table[i] != NULL; i++)
		fprintf(out, "  sekisho %-9s %s\n", sk_door_table[i]->name, sk_door_table[i]->summary);
	for (size_t i = 0; sk_cmd_table[i] != NULL; i++)
		fprintf(out, "  sekisho %-9s %s\n", sk_cmd_table[i]->name, sk_cmd_table[i]->summary);
	fprintf(out, "\n\"sekisho help NAME\" shows the options of one.\n"
	    "Exit status of scan: 0 nothing found, 1 something malicious, 2 an error,\n"
	    "3 something suspicious, or something that could not be looked at.\n");
	return ferror(out) ? 2 : 0;
}

static int
help_on(const char *name)
{
	for (size_t i = 0; sk_door_table[i] != NULL; i++)
		if (strcmp(sk_door_table[i]->name, name) == 0)
			return printf("usage: sekisho %s %s\n", name, sk_door_table[i]->usage) < 0 ? 2 : 0;
	for (size_t i = 0; sk_cmd_table[i] != NULL; i++)
		if (strcmp(sk_cmd_table[i]->name, name) == 0)
			return printf("usage: sekisho %s %s\n", name, sk_cmd_table[i]->usage) < 0 ? 2 : 0;
	fprintf(stderr, "sekisho: there is no \"%s\"; see \"sekisho help\"\n", name);
	return 2;
}

int
main(int argc, char **argv)
{
	const char *name = argc > 1 ? argv[1] : "";

	setlocale(LC_CTYPE, "C.UTF-8");
	signal(SIGPIPE, SIG_IGN);	/* a closed pipe is an error, and said */
	if (strcmp(name, "help") == 0 || strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0)
		return argc > 2 ? help_on(argv[2]) : help(stdout);
	if (strcmp(name, "--version") == 0 || strcmp(name, "version") == 0)
		return printf("sekisho %s\n", SK_VERSION) < 0 ? 2 : 0;
	for (size_t i = 0; sk_door_table[i] != NULL; i++)
		if (strcmp(sk_door_table[i]->name, name) == 0)
			return sk_door_table[i]->run(argc - 1, argv + 1);
	for (size_t i = 0; sk_cmd_table[i] != NULL; i++)
		if (strcmp(sk_cmd_table[i]->name, name) == 0)
			return sk_cmd_table[i]->run(argc - 1, argv + 1);
	if (*name != '\0')
		fprintf(stderr, "sekisho: there is no \"%s\"\n", name);
	help(stderr);
	return 2;
}
