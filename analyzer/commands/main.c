/* sekisho - finds the door or the command that argv[1] names. */
#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <malloc.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include "commands/command.h"
#include "doors/door.h"

/* 0 once all of it is written, else 2. */
static int
written(FILE *out)
{
	return fflush(out) != 0 || ferror(out) ? 2 : 0;
}

static int
help(FILE *out)
{
	fprintf(out, "sekisho %s - a checkpoint for mail attachments\n\n", SK_VERSION);
	for (size_t i = 0; sk_door_table[i] != NULL; i++)
		fprintf(out, "  sekisho %-9s %s\n", sk_door_table[i]->name, sk_door_table[i]->summary);
	for (size_t i = 0; sk_cmd_table[i] != NULL; i++)
		fprintf(out, "  sekisho %-9s %s\n", sk_cmd_table[i]->name, sk_cmd_table[i]->summary);
	fprintf(out, "\n\"sekisho help NAME\" shows the options of one, \"man sekisho\" what they do.\n"
	    "Exit status of scan and explain: 0 nothing found, 1 something malicious, 2 an\n"
	    "error, 3 something suspicious, or something that could not be looked at.\n");
	return written(out);
}

static int
help_on(const char *name)
{
	const char *usage = NULL;

	for (size_t i = 0; sk_door_table[i] != NULL; i++)
		if (strcmp(sk_door_table[i]->name, name) == 0)
			usage = sk_door_table[i]->usage;
	for (size_t i = 0; sk_cmd_table[i] != NULL; i++)
		if (strcmp(sk_cmd_table[i]->name, name) == 0)
			usage = sk_cmd_table[i]->usage;
	if (usage == NULL) {
		fprintf(stderr, "sekisho: there is no \"%s\"; see \"sekisho help\"\n", name);
		return 2;
	}
	printf("usage: sekisho %s%s%s\n", name, *usage == '\0' ? "" : " ", usage);
	return written(stdout);
}

/* Where one of the first three descriptors is closed, the next file that is opened
 * would take its place, and what is meant for a person would go into it.  What is
 * put there instead fails: reading from 0, writing to 1 and 2. */
static void
hold_descriptors(void)
{
	for (int fd = 0; fd < 3; fd++)
		if (fcntl(fd, F_GETFD) < 0 && errno == EBADF)
			(void)open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

/* What one message needed is kept for the next: giving it back to the system and
 * asking again costs more than all else that a door does with a small message.  A
 * block below OWN_MAPPING comes out of what is kept, which either setting alone
 * would prevent (mallopt(3)). */
enum { KEPT_BYTES = 8 << 20, OWN_MAPPING = 1 << 20 };

int
main(int argc, char **argv)
{
	const char *name = argc > 1 ? argv[1] : "";

	hold_descriptors();
	setlocale(LC_CTYPE, "C.UTF-8");
	(void)mallopt(M_TRIM_THRESHOLD, KEPT_BYTES);
	(void)mallopt(M_MMAP_THRESHOLD, OWN_MAPPING);
	signal(SIGPIPE, SIG_IGN);	/* a closed pipe is an error, and said */
	if (strcmp(name, "help") == 0 || strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0)
		return argc > 2 ? help_on(argv[2]) : help(stdout);
	if (argc == 3 && strcmp(argv[2], "--help") == 0)
		return help_on(name);
	if (strcmp(name, "--version") == 0 || strcmp(name, "version") == 0) {
		printf("sekisho %s\n", SK_VERSION);
		return written(stdout);
	}
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
