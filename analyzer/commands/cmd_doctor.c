/* cmd_doctor - is everything there that a checkpoint needs, and does it hold? */
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include "base/error.h"
#include "base/text.h"
#include "commands/command.h"
#include "doors/ask.h"
#include "doors/scan.h"

enum { SHOWN = 400, ROOM = 8192 };	/* code points and bytes of one text shown */

struct doctor {
	struct sk_arena		*arena;
	enum sk_lang		 lang;
	bool			 weak;	/* something does not hold, or was set aside */
};

static const char usage[] = "[--lang ja|en] [--conf FILE] [--rules PATH]... [-j N]";

static const char message[] =
    "From: sekisho doctor <doctor@example.jp>\r\n"
    "To: doctor@example.jp\r\n"
    "Subject: =?ISO-2022-JP?B?GyRCOG04IRsoQg==?=\r\n"
    "Date: Tue, 17 May 2016 09:12:00 +0900\r\n"
    "Message-ID: <doctor@example.jp>\r\n"
    "MIME-Version: 1.0\r\n"
    "Content-Type: multipart/mixed; boundary=d\r\n"
    "\r\n"
    "--d\r\n"
    "Content-Type: text/plain; charset=utf-8\r\n"
    "\r\n"
    "Nothing is wrong with this message.\r\n"
    "--d\r\n"
    "Content-Type: text/plain; name=a.txt\r\n"
    "Content-Disposition: attachment; filename=a.txt\r\n"
    "Content-Transfer-Encoding: base64\r\n"
    "\r\n"
    "YQo=\r\n"
    "--d--\r\n";

static const char *
say(const struct doctor *d, const char *ja, const char *en)
{
	return d->lang == SK_LANG_JA ? ja : en;
}

/* Text, whoever wrote it, as a terminal may see it.  Good until the end. */
static const char *
safe_span(const struct doctor *d, struct sk_span text)
{
	struct sk_buf b = sk_buf_new(d->arena, ROOM);

	sk_text_safe(&b, text, SHOWN);
	return sk_buf_byte(&b, '\0') ? (const char *)b.p : "?";
}

static const char *
safe(const struct doctor *d, const char *text)
{
	return safe_span(d, sk_span_text(text));
}

static void
show_versions(const struct doctor *d, const struct sk_hello *h)
{
	printf("sekisho %s, sekisho-engine %s\n", SK_VERSION, safe(d, h->version));
	printf("%s:", say(d, "解析に使うライブラリ", "libraries that read messages"));
	for (size_t i = 0; i < h->libraries; i++)
		printf(" %s", safe(d, h->library[i]));
	printf("\n");
}

static void
show_layers(struct doctor *d, const struct sk_hello *h)
{
	printf("\n%s\n", say(d, "隔離（一通ごとの作業プロセスを囲む層）",
	    "Cage (layers around each worker)"));
	for (size_t i = 0; i < h->layers; i++) {
		const struct sk_layer *l = &h->layer[i];

		printf("  %-13s %s%s%s\n", safe(d, l->name),
		    l->holds ? say(d, "有効", "holds") : say(d, "無効", "DOES NOT HOLD"),
		    *l->why == '\0' ? "" : ": ", safe(d, l->why));
		d->weak = d->weak || !l->holds;
	}
}

static void
show_rules(struct doctor *d, const struct sk_hello *h)
{
	const struct sk_rules_info *r = &h->rules;

	printf("\n%s: %zu", say(d, "読み込んだ規則", "Rules loaded"), r->n);
	printf("%s%s\n", *r->sha256 == '\0' ? "" : ", sha256 ", r->sha256);
	for (size_t i = 0; i < r->asides; i++)
		printf("  %s %s:%u: %s\n", say(d, "除外", "set aside"), safe(d, r->aside[i].file),
		    r->aside[i].line, safe(d, r->aside[i].why));
	d->weak = d->weak || r->asides > 0;
}

static void
show_limits(const struct doctor *d, const uint64_t limit[SK_LIMIT_COUNT])
{
	printf("\n%s\n", say(d, "一通あたりの上限", "Limits for each message"));
	for (int i = 0; i < SK_LIMIT_COUNT; i++)
		printf("  %-13s %10llu %-12s %s\n", sk_limit_table[i].name,
		    (unsigned long long)limit[i], sk_limit_table[i].unit, sk_limit_table[i].meaning);
}

/* Every gap of the answer; true if there is none. */
static bool
show_gaps(const struct doctor *d, const struct sk_record *r)
{
	bool none = true;

	for (size_t i = 0; i < r->objects; i++) {
		const struct sk_observation *o = sk_record_find(r, i, SK_KEY_OBJECT_GAP);

		for (; o != NULL; o = sk_record_next(r, o)) {
			printf("  %s: %s\n", say(d, "見られなかった部分", "could not be looked at"),
			    safe_span(d, o->text));
			none = false;
		}
	}
	return none;
}

static int
put_message(struct sk_parcel *p_r)
{
	struct sk_parcel_writer *w;
	int e;

	if ((e = sk_parcel_begin(&w)) != 0)
		return e;
	(void)sk_parcel_put(w, message, sizeof message - 1);
	return sk_parcel_end(w, p_r);
}

/* Where this site weighs otherwise than we do. */
static void
show_weights(const struct doctor *d, const struct sk_weight *w)
{
	if (w == NULL)
		return;
	printf("\n%s\n", say(d, "この組織で変更した重み (デシバン)", "Weights that this site has set, in decibans"));
	for (size_t i = 0; sk_trait_table[i] != NULL; i++)
		if (w[i].set)
			printf("  %-30s %+.1f %+.1f %+.1f (%s %+.1f)\n", sk_trait_table[i]->id, w[i].low_db,
			    w[i].likely_db, w[i].high_db, say(d, "標準", "shipped"),
			    sk_trait_table[i]->likely_db);
}

/* One message, there and back. */
static bool
try_message(const struct doctor *d, struct sk_ask *ask)
{
	struct sk_answer a = { .record = NULL };
	struct sk_parcel p;
	bool fine;
	int e;

	printf("\n%s: ", say(d, "試験メール", "Test message"));
	if ((e = put_message(&p)) == 0) {
		e = sk_ask_send(ask, 1, &p, "");
		sk_parcel_close(&p);
	}
	if (e == 0)
		e = sk_ask_next(ask, &a);
	if (e != 0) {
		printf("%s\n", sk_error_text(e));
		return false;
	}
	printf("%s, %.1f ms CPU, %zu %s\n", sk_ended_text(a.ended), (double)a.cpu_us / 1000,
	    a.record->objects, say(d, "個の対象", "objects"));
	fine = a.ended == SK_ENDED_DONE && a.record->objects >= 3 &&
	    sk_record_find(a.record, SK_RECORD_ROOT, SK_KEY_MESSAGE_PRESENT) != NULL;
	fine = show_gaps(d, a.record) && fine;
	sk_arena_free(a.arena);
	return fine;
}

static int
examine(struct doctor *d, const struct sk_settings *set)
{
	struct sk_ask_settings s = { .workers = set->workers == 0 ? 1 : set->workers,
		.rules = set->rules.text, .rules_n = set->rules.n };
	struct sk_ask *ask;
	bool fine;

	memcpy(s.limit, set->limit, sizeof s.limit);
	if (sk_ask_open(&s, &ask) != 0) {
		printf("%s\n", say(d, "エンジンが動きません。", "The engine does not work."));
		return 2;
	}
	show_versions(d, sk_ask_hello(ask));
	show_layers(d, sk_ask_hello(ask));
	show_rules(d, sk_ask_hello(ask));
	show_limits(d, s.limit);
	show_weights(d, set->weight);
	if (set->password_files.n > 0)
		printf("\n%s: %zu\n", say(d, "パスワード一覧の件数", "Passwords in the site's list"),
		    set->password_list.n);
	fine = try_message(d, ask);
	sk_ask_close(ask);
	if (!fine)
		printf("\n%s\n", say(d, "エンジンが正しく働いていません。",
		    "The engine does not work as it should."));
	else
		printf("\n%s\n", d->weak ? say(d, "動作しています。上の注意点を確かめてください。",
		    "It works; see what is noted above.") : say(d, "すべて正常です。", "All is well."));
	return fine ? 0 : 2;
}

static int
run(int argc, char **argv)
{
	struct doctor d = { .arena = sk_arena_new(64 << 20) };
	struct sk_scan_options o;
	int status = 2;

	if (d.arena != NULL && sk_scan_options(argc, argv, "text", d.arena, &o) == 0) {
		d.lang = o.lang;
		if (o.n == 0)
			status = examine(&d, &o.settings);
		else
			(void)fprintf(stderr, "usage: sekisho doctor %s\n", usage);
	}
	if (fflush(stdout) != 0 || ferror(stdout))
		status = 2;
	sk_arena_free(d.arena);
	return status;
}

const struct sk_command sk_cmd_doctor = {
	.name = "doctor",
	.usage = usage,
	.summary = "check the engine, its cage, the rules and the limits",
	.run = run,
};
