#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include "base/error.h"
#include "engine.h"

enum {
	ARGUMENTS_BYTES = 1 << 20,	/* of the command line */
	PATH_BYTES = 4096,
	VALUE_BYTES = 100 << 10,	/* of a variable; the system takes 128 KiB */
	GENTLY_MS = 3000,		/* until an engine that does not end is killed */
	STEP_MS = 5
};

/* The folder of the running program with tail behind it, if mode allows that. */
static const char *
beside_us(struct sk_arena *arena, const char *tail, int mode)
{
	char self[PATH_BYTES];
	ssize_t n = readlink("/proc/self/exe", self, sizeof self);
	struct sk_buf path = sk_buf_new(arena, 2 * PATH_BYTES);
	size_t slash;

	if (n <= 0 || n == (ssize_t)sizeof self)
		return NULL;
	slash = sk_span_rchr((struct sk_span){ (const uint8_t *)self, (size_t)n }, '/');
	if (slash == SK_SPAN_NONE || !sk_buf_put(&path, self, slash + 1) ||
	    !sk_buf_text(&path, tail) || !sk_buf_byte(&path, '\0'))
		return NULL;
	return access((const char *)path.p, mode) == 0 ? (const char *)path.p : NULL;
}

const char *
sk_engine_path(struct sk_arena *arena, const struct sk_ask_settings *s)
{
	const char *path = getenv("SEKISHO_ENGINE");

	if (path != NULL && *path != '\0')
		return path;
	if (s->engine != NULL)
		return s->engine;
	if ((path = beside_us(arena, "sekisho-engine", X_OK)) == NULL)
		path = beside_us(arena, "../libexec/sekisho/sekisho-engine", X_OK);
	return path;
}

const char *
sk_signatures_path(struct sk_arena *arena, const struct sk_ask_settings *s)
{
	static const char *const place[] = { "../signatures", "../../signatures",
		"../share/sekisho/signatures" };
	const char *path = getenv("SEKISHO_SIGNATURES");

	if (s->signatures != NULL)
		return s->signatures;
	if (path != NULL && *path != '\0')
		return path;
	path = NULL;
	for (size_t i = 0; path == NULL && i < sizeof place / sizeof *place; i++)
		path = beside_us(arena, place[i], R_OK | X_OK);
	return path;
}

/* --- starting --- */

struct arguments {
	struct sk_arena	*arena;
	char		**text;
	size_t		 n, room;	/* with the NULL at the end */
	bool		 full;
};

static void
add(struct arguments *a, const char *text)
{
	char *copy = text == NULL ? NULL : sk_arena_text(a->arena, sk_span_text(text));

	if (copy == NULL || a->n + 1 >= a->room) {
		a->full = true;
		return;
	}
	a->text[a->n++] = copy;
}

static void
add_number(struct arguments *a, const char *name, const char *equals, uint64_t v)
{
	char text[64];

	(void)snprintf(text, sizeof text, "%s%s%llu", name, equals, (unsigned long long)v);
	add(a, text);
}

/* The command line of include/engine/pool.h. */
static char **
arguments(struct sk_arena *arena, const char *path, const struct sk_ask_settings *s)
{
	struct arguments a = { .arena = arena, .room = 16 + 2 * (s->rules_n + SK_LIMIT_COUNT) };
	const char *signatures = s->check ? NULL : sk_signatures_path(arena, s), *measure = getenv("SEKISHO_MEASURE");

	if ((a.text = sk_arena_array(arena, a.room, sizeof *a.text)) == NULL)
		return NULL;
	add(&a, path);
	add(&a, "--workers");
	add_number(&a, "", "", s->workers);
	if (signatures != NULL) {
		add(&a, "--signatures");
		add(&a, signatures);
	}
	for (size_t i = 0; i < s->rules_n; i++) {
		add(&a, "--rules");
		add(&a, s->rules[i]);
	}
	for (int i = 0; i < SK_LIMIT_COUNT; i++) {
		add(&a, "--limit");
		add_number(&a, sk_limit_table[i].name, "=", s->limit[i]);
	}
	if (measure != NULL && *measure != '\0')
		add(&a, "--measure");
	if (s->extract)
		add(&a, "--extract");
	if (s->check)
		add(&a, "--check");
	return a.full ? NULL : a.text;
}

static void
add_variable(struct arguments *a, const char *name, const char *value)
{
	struct sk_buf b = sk_buf_new(a->arena, VALUE_BYTES);

	if (value == NULL)
		return;
	if (sk_buf_text(&b, name) && sk_buf_byte(&b, '=') && sk_buf_text(&b, value) &&
	    sk_buf_byte(&b, '\0'))
		add(a, (const char *)b.p);
}

/* What the engine sees of our environment: nothing but what sanitizers need, and
 * the site's words.  GLib's own allocator would keep the memory of a message
 * (G_SLICE). */
static char **
environment(struct sk_arena *arena, const struct sk_ask_settings *s)
{
	static const char *const fixed[] = { "PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", "TZ=UTC0",
		"G_SLICE=always-malloc", "MALLOC_ARENA_MAX=1" };
	static const char *const passed[] = { "ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS",
		"LLVM_PROFILE_FILE" };
	struct arguments a = { .arena = arena, .room = 16 };

	if ((a.text = sk_arena_array(arena, a.room, sizeof *a.text)) == NULL)
		return NULL;
	for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++)
		add(&a, fixed[i]);
	for (size_t i = 0; i < sizeof passed / sizeof *passed; i++)
		add_variable(&a, passed[i], getenv(passed[i]));
	add_variable(&a, "SEKISHO_WORDS", s->words);
	return a.full ? NULL : a.text;
}

/* Descriptors 0 to 2 and the socket, no signal masked, and a process group of
 * its own: a Ctrl-C ends us, and the engine when we have gone. */
static int
spawn(const char *path, char **argv, char **envp, int fd, pid_t *pid_r)
{
	posix_spawn_file_actions_t files;
	posix_spawnattr_t how;
	sigset_t none, all;
	int e;

	if ((e = posix_spawn_file_actions_init(&files)) != 0)
		return e;
	if ((e = posix_spawnattr_init(&how)) != 0) {
		posix_spawn_file_actions_destroy(&files);
		return e;
	}
	sigemptyset(&none);
	sigfillset(&all);
	e = posix_spawn_file_actions_adddup2(&files, fd, SK_ENGINE_FD) |
	    posix_spawn_file_actions_addclosefrom_np(&files, SK_ENGINE_FD + 1) |
	    posix_spawnattr_setsigmask(&how, &none) | posix_spawnattr_setsigdefault(&how, &all) |
	    posix_spawnattr_setpgroup(&how, 0) |
	    posix_spawnattr_setflags(&how, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF |
	    POSIX_SPAWN_SETPGROUP);
	if (e == 0)
		e = posix_spawn(pid_r, path, &files, &how, argv, envp);
	posix_spawnattr_destroy(&how);
	posix_spawn_file_actions_destroy(&files);
	return e;
}

int
sk_engine_start(const struct sk_ask_settings *s, struct sk_engine *e_r)
{
	struct sk_arena *arena = sk_arena_new(ARGUMENTS_BYTES);
	const char *path = NULL, *why = "there is no sekisho-engine beside this program";
	char **argv = NULL, **envp = NULL;
	int fd[2], e;

	*e_r = (struct sk_engine){ .fd = -1 };
	if (arena != NULL && (path = sk_engine_path(arena, s)) != NULL) {
		argv = arguments(arena, path, s);
		envp = environment(arena, s);
		why = argv == NULL || envp == NULL ? "too many rules" : NULL;
	}
	if (why == NULL && socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, fd) != 0)
		why = strerror(errno);
	if (why == NULL) {
		e = spawn(path, argv, envp, fd[1], &e_r->pid);
		(void)close(fd[1]);
		if (e == 0 && fcntl(fd[0], F_SETFL, O_NONBLOCK) == 0) {
			e_r->fd = fd[0];
		} else {
			(void)close(fd[0]);
			why = strerror(e);
		}
	}
	if (why != NULL)
		(void)fprintf(stderr, "sekisho: %s: %s\n", path == NULL ? "engine" : path, why);
	sk_arena_free(arena);
	return why == NULL ? 0 : SK_E_ENGINE;
}

void
sk_engine_end(struct sk_engine *e, bool gently)
{
	const struct timespec step = { 0, STEP_MS * 1000000 };
	int left = gently ? GENTLY_MS / STEP_MS : 0;

	if (e->fd >= 0)
		(void)close(e->fd);
	if (e->pid > 0) {
		while (left-- > 0 && waitpid(e->pid, NULL, WNOHANG) == 0)
			(void)nanosleep(&step, NULL);
		if (left < 0) {
			(void)kill(e->pid, SIGKILL);
			while (waitpid(e->pid, NULL, 0) < 0 && errno == EINTR)
				;
		}
	}
	*e = (struct sk_engine){ .fd = -1 };
}
