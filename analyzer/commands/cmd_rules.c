/* cmd_rules - what is wrong with rule files, before they are used. */
#include <getopt.h>
#include <stdio.h>
#include <string.h>
#include "base/error.h"
#include "base/json.h"
#include "base/text.h"
#include "commands/command.h"
#include "doors/check.h"
#include "doors/scan.h"

enum { SHOWN = 400, ROOM = 1 << 16, LINE = 1 << 16 };

static const char usage[] = "check [--json] [--all] [--lang ja|en] FILE|FOLDER...";

struct check {
	enum sk_lang	 lang;
	bool		 json, all;
};

enum { OPT_JSON = 256, OPT_ALL, OPT_LANG };

static const struct option options[] = {
	{ "json", no_argument, NULL, OPT_JSON },
	{ "all", no_argument, NULL, OPT_ALL },
	{ "lang", required_argument, NULL, OPT_LANG },
	{ NULL, 0, NULL, 0 }
};

static const char *const level_word[SK_FINDING_LEVELS] = { "error", "warning", "note" };

static const char * __attribute__((format_arg(2), format_arg(3)))
say(const struct check *c, const char *ja, const char *en)
{
	return c->lang == SK_LANG_JA ? ja : en;
}

static void
put_json(struct sk_buf *b, const struct sk_finding *f)
{
	struct sk_json j = sk_json_new(b);

	sk_json_object(&j, NULL);
	sk_json_text(&j, "file", f->file);
	sk_json_uint(&j, "line", f->line);
	sk_json_string(&j, "level", level_word[f->level]);
	sk_json_text(&j, "code", f->code);
	sk_json_text(&j, "rule", f->rule);
	sk_json_text(&j, "text", f->text);
	sk_json_end(&j);
}

static void
put_plain(const struct check *c, struct sk_buf *b, const struct sk_finding *f)
{
	static const char *const ja[SK_FINDING_LEVELS] = { "誤り", "注意", "参考" };

	sk_text_safe(b, f->file, SHOWN);
	(void)sk_buf_printf(b, ":%llu: %s: ", (unsigned long long)f->line,
	    say(c, ja[f->level], level_word[f->level]));
	if (f->rule.n > 0) {
		sk_text_safe(b, f->rule, SHOWN);
		(void)sk_buf_text(b, ": ");
	}
	sk_text_safe(b, f->text, SHOWN);
	(void)sk_buf_text(b, " [");
	sk_text_safe(b, f->code, SHOWN);
	(void)sk_buf_text(b, "]");
}

static int
print(const struct check *c, const struct sk_checked *found)
{
	struct sk_arena *arena = sk_arena_new(4 * ROOM);

	if (arena == NULL)
		return 2;
	for (size_t i = 0; i < found->findings; i++) {
		const struct sk_finding *f = &found->finding[i];
		struct sk_buf b = sk_buf_new(arena, LINE);

		if (!c->json && !c->all && f->level == SK_FINDING_NOTE)
			continue;
		if (c->json)
			put_json(&b, f);
		else
			put_plain(c, &b, f);
		(void)sk_buf_byte(&b, '\n');
		(void)fwrite(b.p, 1, b.n, stdout);
		sk_arena_reset(arena);
	}
	sk_arena_free(arena);
	if (!c->json)
		printf(say(c, "ファイル %zu、使える規則 %zu、誤り %zu、注意 %zu、参考 %zu%s\n",
		    "%zu files, %zu usable rules, %zu errors, %zu warnings, %zu notes%s\n"),
		    found->files, found->rules, found->count[SK_FINDING_ERROR],
		    found->count[SK_FINDING_WARNING], found->count[SK_FINDING_NOTE],
		    c->all || found->count[SK_FINDING_NOTE] == 0 ? "" :
		    say(c, "（--all で表示）", " (--all shows them)"));
	return fflush(stdout) != 0 || ferror(stdout) ? 2 : 0;
}

/* 0, else 2 and something has been said. */
static int
read_options(struct check *c, int argc, char **argv)
{
	int o;

	optind = 1;
	while ((o = getopt_long(argc, argv, "", options, NULL)) != -1) {
		if (o == OPT_JSON) {
			c->json = true;
		} else if (o == OPT_ALL) {
			c->all = true;
		} else if (o == OPT_LANG && (strcmp(optarg, "ja") == 0 ||
		    strcmp(optarg, "en") == 0)) {
			c->lang = *optarg == 'j' ? SK_LANG_JA : SK_LANG_EN;
		} else {
			(void)fprintf(stderr, "usage: sekisho rules %s\n", usage);
			return 2;
		}
	}
	if (argc - optind >= 2 && strcmp(argv[optind], "check") == 0)
		return 0;
	(void)fprintf(stderr, "usage: sekisho rules %s\n", usage);
	return 2;
}

static int
run(int argc, char **argv)
{
	struct check c = { .lang = sk_scan_lang() };
	struct sk_arena *arena = sk_arena_new((size_t)2 << 30);
	struct sk_checked found;
	int status = 2;

	if (arena != NULL && read_options(&c, argc, argv) == 0 &&
	    sk_check((const char *const *)argv + optind + 1, (size_t)(argc - optind - 1), arena,
	    &found) == 0) {
		status = print(&c, &found);
		if (status == 0 && found.count[SK_FINDING_ERROR] > 0)
			status = 1;
	}
	sk_arena_free(arena);
	return status;
}

const struct sk_command sk_cmd_rules = {
	.name = "rules",
	.usage = usage,
	.summary = "say what is wrong with YARA rules before they are used",
	.run = run,
};
