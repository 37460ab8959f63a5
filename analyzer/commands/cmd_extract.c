/* cmd_extract - the objects of a message for an analyst, as an encrypted zip that
 * is made in the cage and passed on here as it is. */
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/error.h"
#include "base/text.h"
#include "commands/command.h"
#include "doors/feed.h"
#include "doors/passwords.h"
#include "doors/scan.h"

enum {
	SHOWN = 400, ROOM = 8192,	/* code points and bytes of one text shown */
	REQUEST = 1 << 20,		/* bytes that the engine takes of a request */
	PIECE = 1 << 16
};

static const char usage[] = "[--object PATH]... [--index N] [-o FILE] [--force] [--aes] "
    "[--password TEXT]... [--password-file FILE]... [--lang ja|en] [--conf FILE] MESSAGE";

struct extract {
	struct sk_arena		*arena;
	struct sk_settings	 settings;
	enum sk_lang		 lang;
	const char		*conf, *out, *path;
	struct sk_strings	 object;
	uint64_t		 index;		/* 0: the only one */
	bool			 force, aes;
};

static const char *
say(const struct extract *x, const char *ja, const char *en)
{
	return x->lang == SK_LANG_JA ? ja : en;
}

/* Text, whoever wrote it, as a terminal may see it.  Good until the end. */
static const char *
safe(const struct extract *x, struct sk_span text)
{
	struct sk_buf b = sk_buf_new(x->arena, ROOM);

	sk_text_safe(&b, text, SHOWN);
	return sk_buf_byte(&b, '\0') ? (const char *)b.p : "?";
}

static int
fail(const struct extract *x, const char *subject, const char *what)
{
	(void)fprintf(stderr, "sekisho: %s: %s\n", safe(x, sk_span_text(subject)),
	    safe(x, sk_span_text(what)));
	return 2;
}

/* --- the command line --- */

enum { OPT_OBJECT = 256, OPT_INDEX, OPT_FORCE, OPT_AES, OPT_LANG, OPT_CONF, OPT_PASSWORD,
	OPT_PASSWORD_FILE };

static const struct option options[] = {
	{ "object", required_argument, NULL, OPT_OBJECT },
	{ "index", required_argument, NULL, OPT_INDEX },
	{ "output", required_argument, NULL, 'o' },
	{ "force", no_argument, NULL, OPT_FORCE },
	{ "aes", no_argument, NULL, OPT_AES },
	{ "lang", required_argument, NULL, OPT_LANG },
	{ "conf", required_argument, NULL, OPT_CONF },
	{ "password", required_argument, NULL, OPT_PASSWORD },
	{ "password-file", required_argument, NULL, OPT_PASSWORD_FILE },
	{ NULL, 0, NULL, 0 }
};

static int
set_option(struct extract *x, int c, char *v)
{
	switch (c) {
	case OPT_OBJECT:
		return sk_strings_add(x->arena, &x->object, v) == 0 ? 0 : 2;
	case OPT_INDEX:
		if (sk_span_number(sk_span_text(v), 10, UINT64_MAX, &x->index) && x->index > 0)
			return 0;
		return fail(x, "--index is a number from 1 on", v);
	case 'o':
		x->out = v;
		return 0;
	case OPT_FORCE:
		x->force = true;
		return 0;
	case OPT_AES:
		x->aes = true;
		return 0;
	case OPT_CONF:
		x->conf = v;
		return 0;
	case OPT_PASSWORD:
		return sk_passwords_option(&x->settings, v) == 0 ? 0 : 2;
	case OPT_PASSWORD_FILE:
		return sk_passwords_file(&x->settings, v) == 0 ? 0 : 2;
	case OPT_LANG:
		if (strcmp(v, "ja") != 0 && strcmp(v, "en") != 0)
			return fail(x, "--lang is ja or en", v);
		x->lang = *v == 'j' ? SK_LANG_JA : SK_LANG_EN;
		return 0;
	}
	return 2;	/* getopt has said what is wrong */
}

static bool
to_stdout(const struct extract *x)
{
	return x->out != NULL && strcmp(x->out, "-") == 0;
}

static int
read_options(struct extract *x, int argc, char **argv)
{
	char error[512];
	int c, status;

	if (sk_settings_default(x->arena, &x->settings) != 0)
		return 2;
	optind = 1;
	while ((c = getopt_long(argc, argv, "o:", options, NULL)) != -1)
		if ((status = set_option(x, c, optarg)) != 0)
			return status;
	if (optind + 1 != argc) {
		(void)fprintf(stderr, "usage: sekisho extract %s\n", usage);
		return 2;
	}
	x->path = argv[optind];
	if (sk_settings_read(&x->settings, x->conf, error) != 0)
		return fail(x, "settings", error);
	sk_passwords_load(&x->settings);
	if (to_stdout(x) && isatty(STDOUT_FILENO))
		return fail(x, "-o -", say(x, "端末には書き出しません", "not to a terminal"));
	return 0;
}

/* --- the message --- */

/* The message that is meant: the only one of its source, or the one of --index. */
static int
find_message(const struct extract *x, struct sk_feed *feed, struct sk_item *item_r,
    char **name_r)
{
	struct sk_item item;
	bool found = false;
	int got;

	*item_r = (struct sk_item){ .parcel = { .fd = -1 } };
	while ((got = sk_feed_next(feed, NULL, &item)) > 0) {
		if (item.error != 0)
			return fail(x, item.source, strerror(item.error));
		if (found && x->index == 0) {
			sk_parcel_close(&item.parcel);
			return fail(x, x->path, say(x, "複数のメールがあります。--index で指定してください",
			    "more than one message; name one with --index"));
		}
		if (!found && (x->index == 0 || item.index == x->index)) {
			*item_r = item;
			*name_r = strdup(item.name);
			found = true;
		} else {
			sk_parcel_close(&item.parcel);
		}
		if (found && x->index != 0)
			break;
	}
	if (got < 0 || (found && *name_r == NULL))
		return fail(x, x->path, sk_error_text(SK_E_MEMORY));
	return found ? 0 : fail(x, x->path, say(x, "その番号のメールはありません", "no such message"));
}

/* --- asking --- */

static int
put_request(const struct extract *x, struct sk_buf *b)
{
	(void)sk_buf_text(b, x->aes ? "aes" : "traditional");
	(void)sk_buf_byte(b, 0);
	for (size_t i = 0; i < x->object.n; i++) {
		(void)sk_buf_text(b, x->object.text[i]);
		(void)sk_buf_byte(b, 0);
	}
	return b->full ? fail(x, "--object", "too many") : 0;
}

static int
ask(const struct extract *x, const struct sk_parcel *p, const char *name,
    struct sk_answer *answer_r)
{
	const struct sk_settings *set = &x->settings;
	struct sk_ask_settings s = { .workers = 1, .extract = true,
	    .passwords = set->passwords.text, .passwords_n = set->passwords.n,
	    .password_list = set->password_list.text, .password_list_n = set->password_list.n };
	struct sk_buf request = sk_buf_new(x->arena, REQUEST);
	struct sk_ask *a;
	int e;

	if (put_request(x, &request) != 0)
		return 2;
	memcpy(s.limit, set->limit, sizeof s.limit);
	if (sk_ask_open(&s, &a) != 0)
		return 2;	/* it has said why */
	if ((e = sk_ask_extract(a, 1, p, name, sk_buf_view(&request))) == 0)
		e = sk_ask_next(a, answer_r);
	sk_ask_close(a);
	return e == 0 ? 0 : fail(x, x->path, sk_error_text(e));
}

/* --- the file --- */

/* Its name where none is given: the message's own hash. */
static const char *
out_name(const struct extract *x, const struct sk_parcel *p)
{
	struct sk_buf b = sk_buf_new(x->arena, 64);

	if (x->out != NULL)
		return x->out;
	(void)sk_buf_printf(&b, "sekisho-%.12s.zip", p->sha256);
	return sk_buf_byte(&b, 0) ? (const char *)b.p : "sekisho.zip";
}

static int
copy(int from, uint64_t bytes, int to)
{
	static char piece[PIECE];
	off_t at = 0;

	while (bytes > 0) {
		ssize_t got = pread(from, piece, bytes < PIECE ? (size_t)bytes : PIECE, at);

		if (got <= 0)
			return SK_E_IO;
		at += got;
		bytes -= (uint64_t)got;
		for (ssize_t off = 0; off < got;) {
			ssize_t n = write(to, piece + off, (size_t)(got - off));

			if (n < 0 && errno == EINTR)
				continue;
			if (n <= 0)
				return SK_E_IO;
			off += n;
		}
	}
	return 0;
}

/* What is written has the name only once all of it is there. */
static int
write_file(const struct extract *x, const struct sk_answer *a, const char *name)
{
	struct sk_buf b = sk_buf_new(x->arena, 8192);
	const char *half;
	int fd, e;

	(void)sk_buf_printf(&b, "%s.XXXXXX", name);
	if (!sk_buf_byte(&b, 0))
		return fail(x, name, strerror(ENAMETOOLONG));
	half = (const char *)b.p;
	if ((fd = mkostemp((char *)b.p, O_CLOEXEC)) < 0)	/* O_EXCL, 0600 */
		return fail(x, name, strerror(errno));
	e = copy(a->zip, a->zip_bytes, fd);
	if (fsync(fd) != 0 || close(fd) != 0)
		e = SK_E_IO;
	/* link(2) never replaces a file that is there, rename(2) does. */
	if (e == 0 && (x->force ? rename(half, name) : link(half, name)) != 0)
		e = SK_E_IO;
	if (e == 0 && x->force)
		return 0;
	if (e != 0)
		(void)fail(x, name, strerror(errno));
	(void)unlink(half);
	return e == 0 ? 0 : 2;
}

/* --- what is told --- */

static bool
is_below(const struct sk_record *r, size_t i, const char *path)
{
	for (int up = 0; up < SK_RECORD_CLIMB && i != SK_RECORD_ROOT; up++) {
		if (sk_span_is(r->object[i].path, path))
			return true;
		i = r->object[i].parent;
	}
	return false;
}

/* Paths that were asked for and are not there. */
static bool
all_there(const struct extract *x, const struct sk_record *r)
{
	bool all = true;

	for (size_t k = 0; k < x->object.n; k++) {
		size_t i = 1;

		while (i < r->objects && !sk_span_is(r->object[i].path, x->object.text[k]))
			i++;
		if (i < r->objects)
			continue;
		(void)fail(x, x->object.text[k], say(x, "その対象はありません。次があります",
		    "no such object; there are"));
		for (i = 1; i < r->objects; i++)
			(void)fprintf(stderr, "  %s\n", safe(x, r->object[i].path));
		all = false;
	}
	return all;
}

/* Objects that were wanted and have gaps; those of the message count for all. */
static size_t
tell_gaps(const struct extract *x, const struct sk_record *r, FILE *out)
{
	size_t n = 0;

	for (size_t i = 0; i < r->objects; i++) {
		const struct sk_observation *o = sk_record_find(r, i, SK_KEY_OBJECT_GAP);
		bool wanted = x->object.n == 0 || i == SK_RECORD_ROOT;

		for (size_t k = 0; !wanted && k < x->object.n; k++)
			wanted = is_below(r, i, x->object.text[k]);
		for (; wanted && o != NULL; o = sk_record_next(r, o), n++)
			(void)fprintf(out, "  %s: %s: %s\n", say(x, "見られなかった部分",
			    "could not be looked at"), safe(x, i == SK_RECORD_ROOT ?
			    SK_SPAN("-") : r->object[i].path), safe(x, o->text));
	}
	return n;
}

static int
deliver(const struct extract *x, const struct sk_answer *a, const char *name)
{
	FILE *out = to_stdout(x) ? stderr : stdout;
	int status;

	if (a->ended != SK_ENDED_DONE)
		return fail(x, x->path, sk_ended_text(a->ended));
	if (!all_there(x, a->record))
		return 2;
	if (a->zip < 0)
		return fail(x, x->path, say(x, "取り出せませんでした（メモリ不足か上限）",
		    "could not be extracted (no memory, or a limit)"));
	if (!to_stdout(x))
		status = write_file(x, a, name);
	else
		status = copy(a->zip, a->zip_bytes, STDOUT_FILENO) == 0 ? 0 :
		    fail(x, "standard output", strerror(errno));
	if (status != 0)
		return status;
	(void)fprintf(out, "%s: %llu %s: %s\n", safe(x, sk_span_text(name)),
	    (unsigned long long)a->zip_bytes, say(x, "バイト、パスワード", "bytes, password"),
	    "infected");
	if (tell_gaps(x, a->record, out) > 0)
		status = 3;
	return fflush(out) != 0 || ferror(out) ? 2 : status;
}

static int
extract(const struct extract *x)
{
	const char *paths[] = { x->path };
	struct sk_feed *feed = sk_feed_new(paths, 1, x->settings.limit[SK_LIMIT_MESSAGE_BYTES]);
	struct sk_answer a = { .zip = -1 };
	struct sk_item item = { .parcel = { .fd = -1 } };
	char *name = NULL;
	struct stat st;
	int status;

	if (feed == NULL)
		return fail(x, x->path, sk_error_text(SK_E_MEMORY));
	status = find_message(x, feed, &item, &name);
	if (status == 0 && !to_stdout(x) && !x->force &&
	    lstat(out_name(x, &item.parcel), &st) == 0)
		status = fail(x, out_name(x, &item.parcel), say(x,
		    "既にあります。--force で置き換えます", "it is there already; --force replaces it"));
	if (status == 0)
		status = ask(x, &item.parcel, name, &a);
	if (status == 0)
		status = deliver(x, &a, out_name(x, &item.parcel));
	if (a.zip >= 0)
		(void)close(a.zip);
	sk_arena_free(a.arena);
	sk_parcel_close(&item.parcel);
	free(name);
	sk_feed_free(feed);
	return status;
}

static int
run(int argc, char **argv)
{
	struct extract x = { .arena = sk_arena_new(256 << 20), .lang = sk_scan_lang() };
	int status = 2;

	if (x.arena != NULL && (status = read_options(&x, argc, argv)) == 0)
		status = extract(&x);
	sk_arena_free(x.arena);
	return status;
}

const struct sk_command sk_cmd_extract = {
	.name = "extract",
	.usage = usage,
	.summary = "put the objects of a message into an encrypted zip",
	.run = run,
};
