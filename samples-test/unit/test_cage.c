/* The cage, from inside: what must end a process, and what must still work. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include "engine/cage.h"

static const struct sk_cage_settings settings = { .memory_bytes = 256 << 20,
	.file_bytes = 1 << 20 };
static int memfd;

static int try_open(void) { return open("/etc/passwd", O_RDONLY); }
static int try_stat(void) { struct stat st; return stat("/", &st); }
static int try_socket(void) { return socket(AF_INET, SOCK_STREAM, 0); }
static int try_fork(void) { return (int)syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0); }
static int try_exec(void) { char *none[] = { NULL }; return execve("/bin/true", none, none); }
static int try_kill(void) { return kill(getppid(), 0); }
static int try_ptrace(void) { return (int)syscall(SYS_ptrace, 0, 0, 0, 0); }
static int try_prctl(void) { return prctl(PR_SET_DUMPABLE, 1, 0, 0, 0); }
static int try_unlink(void) { return unlink("/tmp/no-such-file"); }
static int try_memfd(void) { return memfd_create("x", 0); }
static int try_setfl(void) { return fcntl(memfd, F_SETFL, O_NONBLOCK); }
static int try_truncate(void) { return ftruncate(memfd, 1 << 30); }
static int try_signal_other(void) { return (int)syscall(SYS_tgkill, 1, 1, 0); }

static int
try_exec_memory(void)
{
	return mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) ==
	    MAP_FAILED;
}

static int
try_make_exec(void)
{
	void *p = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	return mprotect(p, 4096, PROT_READ | PROT_EXEC);
}

static int
works_memory(void)
{
	void *p = malloc(64 << 20), *q;

	if (p == NULL)
		return 1;
	memset(p, 1, 64 << 20);
	q = realloc(p, 100 << 20);
	free(q);
	return q == NULL;
}

static int
works_no_more_memory(void)
{
	void *volatile p = malloc((size_t)512 << 20);

	return p != NULL;
}

static int
works_file(void)
{
	char c[4];

	return write(memfd, "abc", 3) != 3 || lseek(memfd, 0, SEEK_SET) != 0 ||
	    read(memfd, c, 3) != 3 || fcntl(memfd, F_GET_SEALS) < 0;
}

static volatile sig_atomic_t rang;
static void ring(int sig) { (void)sig; rang = 1; }

static int
works_timer(void)
{
	const struct itimerval t = { .it_value = { 0, 20000 } };
	struct timespec now;

	signal(SIGPROF, ring);
	setitimer(ITIMER_PROF, &t, NULL);
	while (!rang)
		if (clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now) != 0)
			return 1;
	return 0;
}

static int works_abort(void) { abort(); }
static int works_trap(void) { raise(SIGTRAP); return 1; }

static int
works_too_long_a_file(void)
{
	static char block[1 << 20];

	if (write(memfd, block, sizeof block) != (ssize_t)sizeof block)
		return 1;
	return write(memfd, block, 1) == 1;	/* SIGXFSZ */
}

/* signal: what must end it; 0: it must return 0. */
static const struct trial {
	const char	*name;
	int		(*run)(void);
	int		 signal;
} trials[] = {
	{ "open", try_open, SIGSYS }, { "stat", try_stat, SIGSYS },
	{ "socket", try_socket, SIGSYS }, { "fork", try_fork, SIGSYS },
	{ "exec", try_exec, SIGSYS }, { "kill", try_kill, SIGSYS },
	{ "ptrace", try_ptrace, SIGSYS }, { "prctl", try_prctl, SIGSYS },
	{ "unlink", try_unlink, SIGSYS }, { "memfd", try_memfd, SIGSYS },
	{ "fcntl", try_setfl, SIGSYS }, { "ftruncate", try_truncate, SIGSYS },
	{ "tgkill", try_signal_other, SIGSYS }, { "mmap exec", try_exec_memory, SIGSYS },
	{ "mprotect exec", try_make_exec, SIGSYS },
	{ "memory", works_memory, 0 }, { "no more memory", works_no_more_memory, 0 },
	{ "file", works_file, 0 }, { "timer", works_timer, 0 },
	{ "abort", works_abort, SIGABRT }, { "trap", works_trap, SIGTRAP },
	{ "long file", works_too_long_a_file, SIGXFSZ },
};

static int
in_the_cage(int (*run)(void))
{
	struct sk_cage_report r;
	int status;
	pid_t pid;

	memfd = memfd_create("test", MFD_ALLOW_SEALING);
	if ((pid = fork()) == 0) {
		sk_cage_enter(&settings, &r);
		_exit(run());
	}
	assert_true(pid > 0);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	close(memfd);
	return status;
}

/* Not run under sanitizers, where there is no filter. */
static void __attribute__((unused))
calls_end_the_process(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof trials / sizeof *trials; i++) {
		int status = in_the_cage(trials[i].run);
		int got = WIFSIGNALED(status) ? WTERMSIG(status) : 0;

		if (got != trials[i].signal || (got == 0 && WEXITSTATUS(status) != 0))
			fail_msg("%s: signal %d, exit %d", trials[i].name, got,
			    WIFEXITED(status) ? WEXITSTATUS(status) : -1);
	}
}

/* Landlock, the empty root and the network by themselves, without the filter. */
static int
other_layers(void)
{
#ifdef SK_SANITIZED
	int fd = open("/etc/passwd", O_RDONLY);
	struct rlimit r;

	if (fd >= 0 || (errno != EACCES && errno != ENOENT))
		return 1;
	if (getrlimit(RLIMIT_NPROC, &r) != 0 || r.rlim_max != 0)
		return 2;
	return prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 1 ? 0 : 3;
#else
	return 0;
#endif
}

static void
layers_stand_alone(void **state)
{
	int status = in_the_cage(other_layers);

	(void)state;
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
}

static void
every_layer_is_reported(void **state)
{
	static const char *const name[SK_CAGE_LAYERS] = { "no_new_privs", "namespaces", "root",
		"capabilities", "landlock", "rlimits", "dumpable", "seccomp" };
	struct sk_cage_report r;
	int fd[2];
	pid_t pid;

	(void)state;
	assert_int_equal(pipe(fd), 0);
	if ((pid = fork()) == 0) {
		sk_cage_enter(&settings, &r);
		_exit(write(fd[1], &r, sizeof r) != (ssize_t)sizeof r);
	}
	assert_int_equal(read(fd[0], &r, sizeof r), sizeof r);
	waitpid(pid, NULL, 0);
	close(fd[0]);
	close(fd[1]);
	for (size_t i = 0; i < SK_CAGE_LAYERS; i++) {
		assert_string_equal(r.layer[i].name, name[i]);
		/* One that does not hold says why. */
		assert_true(r.layer[i].holds || r.layer[i].why[0] != '\0');
	}
	assert_true(r.layer[0].holds);
	assert_true(r.layer[3].holds);
#ifndef SK_SANITIZED
	assert_true(r.layer[5].holds);
	assert_true(r.layer[7].holds);
#endif
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#ifndef SK_SANITIZED
		cmocka_unit_test(calls_end_the_process),
#endif
		cmocka_unit_test(layers_stand_alone),
		cmocka_unit_test(every_layer_is_reported),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
