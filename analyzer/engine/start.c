#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include "base/error.h"
#include "engine.h"

enum {
	WARM_BYTES = 256 << 20,	/* what warming up may keep: tables, lists of words */
	STACK_BYTES = 8 << 20	/* GMime's address parser recurses, see mime/ */
};

static int
socket_of_door(void)
{
	int type = 0;
	socklen_t n = sizeof type;

	if (getsockopt(SK_ENGINE_FD, SOL_SOCKET, SO_TYPE, &type, &n) != 0 ||
	    type != SOCK_SEQPACKET) {
		(void)fprintf(stderr, "sekisho-engine: this program is started by sekisho, "
		    "not by hand\n");
		return -1;
	}
	(void)fcntl(SK_ENGINE_FD, F_SETFD, FD_CLOEXEC);
	return SK_ENGINE_FD;
}

/* Input and output lead nowhere; only errors are told. */
static void
plain_process(void)
{
	struct rlimit none = { 0, 0 }, stack;
	int null = open("/dev/null", O_RDWR | O_CLOEXEC);

	if (null >= 0) {
		(void)dup2(null, STDIN_FILENO);
		(void)dup2(null, STDOUT_FILENO);
		(void)close(null);
	}
	if (getrlimit(RLIMIT_STACK, &stack) == 0 && stack.rlim_cur < STACK_BYTES) {
		stack.rlim_cur = stack.rlim_max < STACK_BYTES ? stack.rlim_max : STACK_BYTES;
		(void)setrlimit(RLIMIT_STACK, &stack);
	}
	(void)setrlimit(RLIMIT_CORE, &none);
	(void)prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	(void)signal(SIGPIPE, SIG_IGN);
	(void)umask(077);
	/* A time zone of files would be read at the first date of a message. */
	(void)setenv("TZ", "UTC0", 1);
	tzset();
}

static int
begin(const struct sk_engine_settings *s, struct sk_arena *arena, int door)
{
	struct sk_rules_info rules = { .n = 0 };
	const struct sk_warm warm = { .rules = s->rules, .rules_n = s->rules_n,
		.lists = s->lists, .words = getenv("SEKISHO_WORDS"), .arena = arena, .info = &rules };
	struct sk_cage_report cage;
	int e = s->work.warm(&warm);

	if (e != 0)	/* what could be warmed is; a gap will tell of the rest */
		(void)fprintf(stderr, "sekisho-engine: not everything could be loaded: %s\n",
		    sk_error_text(e));
	(void)sk_engine_probe(s, &cage);
	return sk_engine_hello(door, &rules, &cage);
}

int
sk_pool_main(int argc, char **argv, const struct sk_pool_work *work)
{
	struct sk_arena *arena;
	struct sk_engine_settings s;
	int door, status = 2;

	if (argc == 2 && strcmp(argv[1], "--version") == 0)
		return printf("sekisho-engine %s\n", SK_VERSION) > 0 ? 0 : 2;
	if ((arena = sk_arena_new(WARM_BYTES)) == NULL)
		return 2;
	if (sk_engine_options(argc, argv, arena, &s) == 0 && (door = socket_of_door()) >= 0) {
		s.work = *work;
		plain_process();
		if (s.check)
			status = sk_check_run(&s, arena, door);
		else if (begin(&s, arena, door) == 0)
			status = sk_pool_run(&s, door);
	}
	sk_arena_free(arena);
	return status;
}
