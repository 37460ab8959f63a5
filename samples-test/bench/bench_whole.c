/*
 * The whole pipeline as its user runs it: `sekisho scan --json -j 1` over the
 * mails, doors, cage and judge included; CPU time of all its processes, less
 * that of the same command over one small mail (starting, compiling rules).
 * bench_whole BUILD MAILS RULES
 */
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>
#include "bench.h"

/* CPU seconds of one run of scan over path and all its children. */
static double
scan(const char *build, const char *path, const char *rules)
{
	struct rusage before, after;
	char program[4096];
	int status;
	pid_t pid;

	snprintf(program, sizeof program, "%s/sekisho", build);
	getrusage(RUSAGE_CHILDREN, &before);
	if ((pid = fork()) == 0) {
		int out = open("/dev/null", O_WRONLY);

		dup2(out, STDOUT_FILENO);
		execl(program, "sekisho", "scan", "--json", "-j", "1", "--rules", rules, path, (char *)NULL);
		_exit(127);
	}
	if (pid < 0 || waitpid(pid, &status, 0) != pid || !WIFEXITED(status) || WEXITSTATUS(status) == 127 ||
	    WEXITSTATUS(status) == 2) {
		fprintf(stderr, "bench: scan failed on %s\n", path);
		exit(2);
	}
	getrusage(RUSAGE_CHILDREN, &after);
#define SECONDS(x) ((double)(after.x.tv_sec - before.x.tv_sec) + \
	(double)(after.x.tv_usec - before.x.tv_usec) / 1e6)
	return SECONDS(ru_utime) + SECONDS(ru_stime);
}

int
main(int argc, char **argv)
{
	struct corpus c;
	char one[4096];
	double idle, all;

	if (argc < 4)
		return 2;
	c = corpus_read(argv[2]);
	snprintf(one, sizeof one, "%s/0001.eml", argv[2]);
	idle = scan(argv[1], one, argv[3]);
	all = scan(argv[1], argv[2], argv[3]);
	row("ours: whole pipeline, caged, to the verdict", &c, all - idle);
	printf("WHOLE_SECONDS %.6f\n", all - idle);
	return 0;
}
