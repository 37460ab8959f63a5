#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <sched.h>
#include <seccomp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#include "engine/cage.h"
#include "record/wire.h"

/* What a layer has to say when it is asked to stand. */
struct outcome {
	bool	 holds;
	char	*why;
	size_t	 room;
};

static void __attribute__((format(printf, 2, 3)))
say(struct outcome *o, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	(void)vsnprintf(o->why, o->room, fmt, ap);
	va_end(ap);
}

/* errno of the failed call named what. */
static void
failed(struct outcome *o, const char *what)
{
	o->holds = false;
	say(o, "%s: %s", what, strerror(errno));
}

static void
no_new_privs(const struct sk_cage_settings *s, struct outcome *o)
{
	(void)s;
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		failed(o, "prctl");
}

/* The user namespace first: it gives the right to make the others.  Where even
 * that is refused, each is tried by itself. */
static void
namespaces(const struct sk_cage_settings *s, struct outcome *o)
{
	static const struct { int flag; const char *name; } one[] = {
		{ CLONE_NEWUSER, "user" }, { CLONE_NEWNET, "net" }, { CLONE_NEWIPC, "ipc" },
		{ CLONE_NEWUTS, "uts" }, { CLONE_NEWNS, "mount" }, { CLONE_NEWPID, "pid" },
	};
	char got[48] = "", lost[48] = "";
	size_t got_n = 0, lost_n = 0;
	int error = 0, death = 0;

	(void)s;
	(void)prctl(PR_GET_PDEATHSIG, &death, 0, 0, 0);
	for (size_t i = 0; i < sizeof one / sizeof *one; i++) {
		bool ok = unshare(one[i].flag) == 0;
		char *list = ok ? got : lost;
		size_t *n = ok ? &got_n : &lost_n;
		int put;

		if (!ok)
			error = errno;
		put = snprintf(list + *n, sizeof got - *n, " %s", one[i].name);
		*n += put > 0 ? (size_t)put : 0;
	}
	/* New credentials forget the signal for a parent's death (prctl(2)). */
	(void)prctl(PR_SET_PDEATHSIG, death, 0, 0, 0);
	o->holds = lost_n == 0;
	if (o->holds)
		say(o, "%s", got + 1);
	else
		say(o, "not%s: %s%s%s", lost, strerror(error),
		    got_n == 0 ? "" : "; but", got);
}

/*
 * A new empty file system becomes the root, and the old one is let go
 * (pivot_root(2), "pivot_root(".", ".")").  /proc is a directory that every
 * system has, and that nothing here needs any more.
 */
static void
empty_root(const struct sk_cage_settings *s, struct outcome *o)
{
#ifdef SK_SANITIZED
	(void)s;
	o->holds = false;
	say(o, "this is a build for the sanitizers, which read /proc");
#else
	(void)s;
	if (mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0)
		failed(o, "mount private");
	else if (mount("none", "/proc", "tmpfs", MS_NOSUID | MS_NODEV | MS_NOEXEC | MS_RDONLY,
	    "size=4k,nr_inodes=2,mode=0555") != 0)
		failed(o, "mount tmpfs");
	else if (chdir("/proc") != 0 || syscall(SYS_pivot_root, ".", ".") != 0)
		failed(o, "pivot_root");
	else if (umount2(".", MNT_DETACH) != 0 || chdir("/") != 0)
		failed(o, "umount");
#endif
}

static void
capabilities(const struct sk_cage_settings *s, struct outcome *o)
{
	struct __user_cap_header_struct head = { _LINUX_CAPABILITY_VERSION_3, 0 };
	struct __user_cap_data_struct none[_LINUX_CAPABILITY_U32S_3] = { { 0 } };

	(void)s;
	for (unsigned long c = 0; prctl(PR_CAPBSET_READ, c, 0, 0, 0) >= 0; c++)
		(void)prctl(PR_CAPBSET_DROP, c, 0, 0, 0);	/* needs CAP_SETPCAP */
	(void)prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0);
	if (syscall(SYS_capset, &head, none) != 0)
		failed(o, "capset");
}

/* Debian 12's <linux/landlock.h> knows ABI 2 only; the later bits stand here. */
struct ruleset {
	uint64_t	fs, net, scoped;
};

enum {
	LANDLOCK_VERSION = 1,	/* flag: tell the ABI instead of making a ruleset */
	ABI_REFER = 2, ABI_TRUNCATE = 3, ABI_NET = 4, ABI_IOCTL = 5, ABI_SCOPE = 6
};

static struct ruleset
everything(long abi)
{
	struct ruleset all = { .fs = 0x1FFF };	/* EXECUTE .. MAKE_SYM, ABI 1 */

	if (abi >= ABI_REFER)
		all.fs |= UINT64_C(1) << 13;
	if (abi >= ABI_TRUNCATE)
		all.fs |= UINT64_C(1) << 14;
	if (abi >= ABI_IOCTL)
		all.fs |= UINT64_C(1) << 15;
	if (abi >= ABI_NET)
		all.net = 3;		/* BIND_TCP, CONNECT_TCP */
	if (abi >= ABI_SCOPE)
		all.scoped = 3;		/* ABSTRACT_UNIX_SOCKET, SIGNAL */
	return all;
}

/* Everything is handled and no rule allows anything. */
static void
landlock(const struct sk_cage_settings *s, struct outcome *o)
{
	long abi = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_VERSION);
	struct ruleset all = everything(abi);
	int fd;

	(void)s;
	if (abi < 1) {
		failed(o, "not in this kernel");
		return;
	}
	fd = (int)syscall(SYS_landlock_create_ruleset, &all, sizeof all, 0);
	if (fd < 0) {
		failed(o, "create_ruleset");
		return;
	}
	if (syscall(SYS_landlock_restrict_self, fd, 0) != 0)
		failed(o, "restrict_self");
	else
		say(o, "ABI %ld", abi);
	(void)close(fd);
}

/* Bytes of address space that are mapped now, 0 if that cannot be told. */
static uint64_t
mapped_bytes(void)
{
	unsigned long pages = 0;
	FILE *f = fopen("/proc/self/statm", "re");

	if (f == NULL)
		return 0;
	if (fscanf(f, "%lu", &pages) != 1)
		pages = 0;
	(void)fclose(f);
	return (uint64_t)pages * (uint64_t)sysconf(_SC_PAGESIZE);
}

/* Taken before the files are gone, used after. */
static uint64_t mapped;

static void
rlimits(const struct sk_cage_settings *s, struct outcome *o)
{
	const struct { int what; uint64_t most; const char *name; } limit[] = {
#ifndef SK_SANITIZED		/* whose shadow memory is terabytes */
		{ RLIMIT_AS, mapped + s->memory_bytes, "AS" },
#endif
		{ RLIMIT_FSIZE, s->file_bytes, "FSIZE" },
		{ RLIMIT_NOFILE, SK_ENGINE_FD + 1 + SK_WIRE_FDS, "NOFILE" },
		{ RLIMIT_NPROC, 0, "NPROC" }, { RLIMIT_CORE, 0, "CORE" },
		{ RLIMIT_MEMLOCK, 0, "MEMLOCK" }, { RLIMIT_MSGQUEUE, 0, "MSGQUEUE" },
	};

	for (size_t i = 0; i < sizeof limit / sizeof *limit; i++) {
		struct rlimit r = { limit[i].most, limit[i].most };

		if (setrlimit((__rlimit_resource_t)limit[i].what, &r) != 0)
			failed(o, limit[i].name);
	}
#ifdef SK_SANITIZED
	o->holds = false;
	say(o, "this is a build for the sanitizers: address space is not limited");
#else
	if (mapped == 0) {
		o->holds = false;
		say(o, "AS: /proc/self/statm cannot be read");
	}
#endif
}

static void
dumpable(const struct sk_cage_settings *s, struct outcome *o)
{
	if (prctl(PR_SET_DUMPABLE, s->readable ? 1 : 0, 0, 0, 0) != 0) {
		failed(o, "prctl");
	} else if (s->readable) {
		o->holds = false;
		say(o, "left open, because memory is being measured");
	}
}

#ifndef SK_SANITIZED
/*
 * What a worker needs, found by running it under strace(1): memory, the message
 * and answer, its timer, the clock, and dying in an orderly way.  Calls that
 * could do more are allowed for exactly the arguments that are needed.
 */
static int
allow(scmp_filter_ctx f)
{
	static const int plain[] = {
		SCMP_SYS(read), SCMP_SYS(write), SCMP_SYS(recvmsg), SCMP_SYS(sendmsg),
		SCMP_SYS(close), SCMP_SYS(lseek), SCMP_SYS(munmap), SCMP_SYS(mremap),
		SCMP_SYS(brk), SCMP_SYS(madvise), SCMP_SYS(futex), SCMP_SYS(exit),
		SCMP_SYS(exit_group), SCMP_SYS(rt_sigreturn), SCMP_SYS(rt_sigprocmask),
		SCMP_SYS(rt_sigaction), SCMP_SYS(sigaltstack), SCMP_SYS(setitimer),
		SCMP_SYS(clock_gettime), SCMP_SYS(gettimeofday), SCMP_SYS(time),
		SCMP_SYS(getrandom), SCMP_SYS(sched_yield), SCMP_SYS(getpid),
		SCMP_SYS(gettid), SCMP_SYS(restart_syscall),
	};
	static const struct scmp_arg_cmp not_exec = {
		.arg = 2, .op = SCMP_CMP_MASKED_EQ, .datum_a = PROT_EXEC, .datum_b = 0 };
	static const struct scmp_arg_cmp seals = {
		.arg = 1, .op = SCMP_CMP_EQ, .datum_a = F_GET_SEALS };
	const struct scmp_arg_cmp self = {	/* abort(3), raise(3) */
		.arg = 0, .op = SCMP_CMP_EQ, .datum_a = (scmp_datum_t)getpid() };
	int e = 0;

	for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
		e |= seccomp_rule_add(f, SCMP_ACT_ALLOW, plain[i], 0);
	e |= seccomp_rule_add(f, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1, not_exec);
	e |= seccomp_rule_add(f, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1, not_exec);
	e |= seccomp_rule_add(f, SCMP_ACT_ALLOW, SCMP_SYS(fcntl), 1, seals);
	e |= seccomp_rule_add(f, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1, self);
	return e;
}
#endif

static void
filter(const struct sk_cage_settings *s, struct outcome *o)
{
#ifdef SK_SANITIZED
	(void)s;
	o->holds = false;
	say(o, "this is a build for the sanitizers, which need further system calls");
#else
	scmp_filter_ctx f = seccomp_init(SCMP_ACT_KILL_PROCESS);
	int e;

	(void)s;
	if (f == NULL) {
		o->holds = false;
		say(o, "seccomp_init: no memory");
		return;
	}
	(void)seccomp_attr_set(f, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS);
	(void)seccomp_attr_set(f, SCMP_FLTATR_CTL_OPTIMIZE, 2);	/* a tree, not a list */
	if (allow(f) != 0) {
		o->holds = false;
		say(o, "the list of system calls could not be built");
	} else if ((e = seccomp_load(f)) != 0) {
		errno = -e;
		failed(o, "seccomp_load");
	}
	seccomp_release(f);
#endif
}

void
sk_cage_enter(const struct sk_cage_settings *s, struct sk_cage_report *report_r)
{
	/* In the order in which they can still be put up. */
	static const struct {
		const char	*name;
		void		(*stand)(const struct sk_cage_settings *s, struct outcome *o);
	} layer[SK_CAGE_LAYERS] = {
		{ "no_new_privs", no_new_privs }, { "namespaces", namespaces },
		{ "root", empty_root }, { "capabilities", capabilities },
		{ "landlock", landlock }, { "rlimits", rlimits }, { "dumpable", dumpable },
		{ "seccomp", filter },
	};

	memset(report_r, 0, sizeof *report_r);
	mapped = mapped_bytes();
	for (size_t i = 0; i < SK_CAGE_LAYERS; i++) {
		struct outcome o = { true, report_r->layer[i].why,
			sizeof report_r->layer[i].why };

		(void)snprintf(report_r->layer[i].name, sizeof report_r->layer[i].name,
		    "%s", layer[i].name);
		layer[i].stand(s, &o);
		report_r->layer[i].holds = o.holds;
	}
}

const char *
sk_cage_library(char text[16])
{
	const struct scmp_version *v = seccomp_version();

	(void)snprintf(text, 16, "%u.%u.%u", v->major, v->minor, v->micro);
	return text;
}
