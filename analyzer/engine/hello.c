#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>
#include "base/error.h"
#include "base/json.h"
#include "engine.h"

enum {
	HELLO_BYTES = 64 << 20,	/* longest hello */
	PROBE_MS = 10000	/* a cage that is not up by then does not work */
};

static void
in_every_layer(struct sk_cage_report *r, const char *why)
{
	memset(r, 0, sizeof *r);
	for (size_t i = 0; i < SK_CAGE_LAYERS; i++) {
		(void)snprintf(r->layer[i].name, sizeof r->layer[i].name, "layer %zu", i + 1);
		(void)snprintf(r->layer[i].why, sizeof r->layer[i].why, "%s", why);
	}
}

/* What a worker would do, but that it tells of its cage and ends. */
static _Noreturn void
probe(int out, const struct sk_engine_settings *s)
{
	struct sk_cage_report r;

	sk_worker_enter(out, s, &r);
	_exit(write(SK_ENGINE_FD, &r, sizeof r) == (ssize_t)sizeof r ? 0 : 1);
}

int
sk_engine_probe(const struct sk_engine_settings *s, struct sk_cage_report *report_r)
{
	int fd[2], status = 0;
	struct pollfd p;
	ssize_t got = 0;
	pid_t pid;

	in_every_layer(report_r, "a probe could not be started");
	if (pipe(fd) != 0)
		return SK_E_ENGINE;
	if ((pid = fork()) == 0)
		probe(fd[1], s);
	(void)close(fd[1]);
	p = (struct pollfd){ .fd = fd[0], .events = POLLIN };
	if (pid > 0) {
		if (poll(&p, 1, PROBE_MS) > 0)
			got = read(fd[0], report_r, sizeof *report_r);
		if (got != (ssize_t)sizeof *report_r)
			(void)kill(pid, SIGKILL);
		(void)waitpid(pid, &status, 0);
	}
	(void)close(fd[0]);
	if (got == (ssize_t)sizeof *report_r)
		return 0;
	in_every_layer(report_r, WIFSIGNALED(status) ? "a probe died on its way into the cage" :
	    "a probe did not report");
	return SK_E_ENGINE;
}

/* A text that must be there on the other side. */
static void
write_text(struct sk_json *j, const char *key, const char *text)
{
	sk_json_string(j, key, text == NULL ? "" : text);
}

static void
write_rules(struct sk_json *j, const struct sk_rules_info *info)
{
	sk_json_array(j, "rules");
	for (size_t i = 0; i < info->n; i++) {
		const struct sk_rule *r = &info->rule[i];

		sk_json_object(j, NULL);
		write_text(j, "name", r->name);
		write_text(j, "family", r->family);
		sk_json_int(j, "harm_db", r->harm_db);
		sk_json_int(j, "targeting_db", r->targeting_db);
		write_text(j, "author", r->author);
		write_text(j, "reference", r->reference);
		write_text(j, "source", r->source);
		write_text(j, "date", r->date);
		write_text(j, "types", r->types);
		write_text(j, "file", r->file);
		sk_json_end(j);
	}
	sk_json_end(j);
	sk_json_array(j, "aside");
	for (size_t i = 0; i < info->asides; i++) {
		sk_json_object(j, NULL);
		write_text(j, "file", info->aside[i].file);
		sk_json_uint(j, "line", info->aside[i].line);
		write_text(j, "why", info->aside[i].why);
		sk_json_end(j);
	}
	sk_json_end(j);
}

static void
write_layers(struct sk_json *j, const struct sk_cage_report *cage)
{
	sk_json_array(j, "layers");
	for (size_t i = 0; i < SK_CAGE_LAYERS; i++) {
		sk_json_object(j, NULL);
		sk_json_string(j, "name", cage->layer[i].name);
		sk_json_bool(j, "holds", cage->layer[i].holds);
		sk_json_string(j, "why", cage->layer[i].why);
		sk_json_end(j);
	}
	sk_json_end(j);
}

/* The parsers' versions, as the names of the files they were loaded from: that
 * is what really runs here, whatever headers we were built with. */
static void
write_libraries(struct sk_json *j)
{
	static const char *const stem[] = { "libarchive.", "libcrypto.", "libgmime-",
		"libmagic.", "libpsl.", "libseccomp.", "libxml2.", "libyara.", "libz." };
	bool seen[sizeof stem / sizeof *stem] = { false };
	FILE *maps = fopen("/proc/self/maps", "re");
	char *line = NULL;
	size_t room = 0;

	sk_json_array(j, "libraries");
	while (maps != NULL && getline(&line, &room, maps) > 0) {
		const char *name = strrchr(line, '/');

		for (size_t i = 0; name != NULL && i < sizeof stem / sizeof *stem; i++) {
			if (seen[i] || strncmp(name + 1, stem[i], strlen(stem[i])) != 0)
				continue;
			seen[i] = true;
			sk_json_text(j, NULL, sk_span_trim(sk_span_text(name + 1)));
		}
	}
	free(line);
	if (maps != NULL)
		(void)fclose(maps);
	sk_json_end(j);
}

static int
send_text(int door, struct sk_span text)
{
	struct sk_wire_packet p = { .version = SK_WIRE_VERSION, .kind = SK_WIRE_HELLO,
		.bytes = text.n };
	int fd = memfd_create("sekisho-hello", MFD_CLOEXEC), e = SK_E_IO;

	if (fd < 0)
		return SK_E_IO;
	while (text.n > 0) {
		ssize_t n = write(fd, text.p, text.n);

		if (n <= 0)
			break;
		text = sk_span_from(text, (uint64_t)n);
	}
	if (text.n == 0)
		e = sk_wire_send(door, &p, &fd, 1);
	(void)close(fd);
	return e;
}

int
sk_engine_hello(int door, const struct sk_rules_info *rules, const struct sk_cage_report *cage)
{
	struct sk_arena *arena = sk_arena_new(HELLO_BYTES + (1 << 20));
	struct sk_buf out;
	struct sk_json j;
	int e = SK_E_LIMIT;

	if (arena == NULL)
		return SK_E_MEMORY;
	out = sk_buf_new(arena, HELLO_BYTES);
	j = sk_json_new(&out);
	sk_json_object(&j, NULL);
	sk_json_string(&j, "schema", "sekisho.hello/1");
	sk_json_string(&j, "version", SK_VERSION);
	sk_json_string(&j, "rules_sha256", rules->sha256);
	write_rules(&j, rules);
	write_layers(&j, cage);
	write_libraries(&j);
	sk_json_end(&j);
	if (!out.full)
		e = send_text(door, sk_buf_view(&out));
	sk_arena_free(arena);
	return e;
}
