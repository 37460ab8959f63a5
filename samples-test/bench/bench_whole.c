/*
 * The whole pipeline as its user runs it: `sekisho scan --json -j 1` over the
 * mails, doors, cage and judge included; CPU time of all its processes, less
 * that of the same command over one small mail (starting, compiling rules).
 * With workers, that many of them, and the time on the wall beside it.
 * bench_whole BUILD MAILS RULES [WORKERS]
 */
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>
#include "bench.h"

struct cost {
	double	cpu, wall;	/* seconds; cpu of scan and all its children */
};

static double
wall(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double
cpu_of_children(void)
{
	struct rusage u;

	getrusage(RUSAGE_CHILDREN, &u);
	return (double)(u.ru_utime.tv_sec + u.ru_stime.tv_sec) +
	    (double)(u.ru_utime.tv_usec + u.ru_stime.tv_usec) / 1e6;
}

static struct cost
scan(const char *build, const char *path, const char *rules, const char *workers)
{
	struct cost c = { cpu_of_children(), wall() };
	char program[4096];
	int status;
	pid_t pid;

	snprintf(program, sizeof program, "%s/sekisho", build);
	if ((pid = fork()) == 0) {
		int out = open("/dev/null", O_WRONLY);

		dup2(out, STDOUT_FILENO);
		execl(program, "sekisho", "scan", "--json", "-j", workers, "--rules", rules, path,
		    (char *)NULL);
		_exit(127);
	}
	if (pid < 0 || waitpid(pid, &status, 0) != pid || !WIFEXITED(status) || WEXITSTATUS(status) == 127 ||
	    WEXITSTATUS(status) == 2) {
		fprintf(stderr, "bench: scan failed on %s\n", path);
		exit(2);
	}
	return (struct cost){ cpu_of_children() - c.cpu, wall() - c.wall };
}

int
main(int argc, char **argv)
{
	const char *workers = argc > 4 ? argv[4] : "1";
	struct corpus c;
	char one[4096];
	struct cost idle, all;

	if (argc < 4)
		return 2;
	c = corpus_read(argv[2]);
	snprintf(one, sizeof one, "%s/0001.eml", argv[2]);
	idle = scan(argv[1], one, argv[3], workers);
	all = scan(argv[1], argv[2], argv[3], workers);
	row("ours: whole pipeline, caged, to the verdict", &c, all.cpu - idle.cpu);
	printf("WHOLE_SECONDS %.6f\nWHOLE_WALL %.6f\n", all.cpu - idle.cpu, all.wall - idle.wall);
	return 0;
}
