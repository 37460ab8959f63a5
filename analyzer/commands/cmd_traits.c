#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/json.h"
#include "commands/command.h"
#include "judge/judge.h"

static const char *const axes[SK_AXIS_COUNT] = { "harm", "targeting" };

/* Where a figure does not hold for all mail. */
static void
print_scope(const struct sk_trait *t)
{
	if (t->from_year != 0)
		printf(" [from %d]", t->from_year);
	if (t->until_year != 0)
		printf(" [until %d]", t->until_year);
	if (t->language != NULL)
		printf(" [text %s%s]", t->language[0] == '!' ? "not " : "",
		    t->language + (t->language[0] == '!'));
}

static void
print_plain(const struct sk_trait *t)
{
	const double db[] = { t->low_db, t->likely_db, t->high_db };

	printf("%-27s %-9s", t->id, axes[t->axis]);
	for (int i = 0; i < 3; i++)
		printf(" %+4ld", lround(db[i]));
	printf("  %-14s %s", t->group, t->source);
	print_scope(t);
	printf("\n");
}

static int
print_json(const struct sk_trait *t)
{
	struct sk_arena *arena = sk_arena_new(1 << 16);
	struct sk_buf b = sk_buf_new(arena, 1 << 15);
	struct sk_json j = sk_json_new(&b);
	bool full;

	if (arena == NULL)
		return -1;
	sk_json_object(&j, NULL);
	sk_json_string(&j, "trait", t->id);
	sk_json_string(&j, "axis", axes[t->axis]);
	sk_json_tenth(&j, "low_db", t->low_db);
	sk_json_tenth(&j, "db", t->likely_db);
	sk_json_tenth(&j, "high_db", t->high_db);
	sk_json_string(&j, "group", t->group);
	sk_json_string(&j, "ja", t->why_ja);
	sk_json_string(&j, "en", t->why_en);
	sk_json_string(&j, "source", t->source);
	if (t->from_year != 0)
		sk_json_int(&j, "from_year", t->from_year);
	if (t->until_year != 0)
		sk_json_int(&j, "until_year", t->until_year);
	if (t->language != NULL)
		sk_json_string(&j, "language", t->language);
	sk_json_end(&j);
	full = b.full;
	if (!full)
		printf("%.*s\n", SK_FMT(sk_buf_view(&b)));
	(void)sk_arena_free(arena);
	return full ? -1 : 0;
}

static int
run(int argc, char **argv)
{
	bool json = argc == 2 && strcmp(argv[1], "--json") == 0;

	if (argc > 2 || (argc == 2 && !json)) {
		fprintf(stderr, "sekisho traits: only --json is known\n");
		return 2;
	}
	for (size_t i = 0; sk_trait_table[i] != NULL; i++)
		if (!json)
			print_plain(sk_trait_table[i]);
		else if (print_json(sk_trait_table[i]) != 0)
			return 2;
	return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 2;
}

const struct sk_command sk_cmd_traits = {
	.name = "traits",
	.usage = "[--json]",
	.summary = "lists what is weighed: id, axis, low likely high decibans, group, source",
	.run = run,
};
