#include <stdio.h>
#include <string.h>
#include "base/error.h"
#include "engine.h"

static int
wrong(const char *what, const char *value)
{
	(void)fprintf(stderr, "sekisho-engine: %s: %s\n", what, value);
	return SK_E_CONFIG;
}

static int
set_workers(struct sk_engine_settings *s, const char *value)
{
	uint64_t n;

	if (!sk_span_number(sk_span_text(value), 10, SK_POOL_WORKERS, &n) || n == 0)
		return wrong("--workers takes 1 to 64", value);
	s->workers = (unsigned)n;
	return 0;
}

static int
set_signatures(struct sk_engine_settings *s, const char *value)
{
	s->signatures = value;
	return 0;
}

static int
add_rules(struct sk_engine_settings *s, const char *value)
{
	s->rules[s->rules_n++] = value;	/* has room for all of argv */
	return 0;
}

/* name=value */
static int
set_limit(struct sk_engine_settings *s, const char *value)
{
	struct sk_span all = sk_span_text(value);
	size_t eq = sk_span_chr(all, '=', 0);
	char name[32];
	enum sk_limit id;
	uint64_t n;

	if (eq == SK_SPAN_NONE || eq >= sizeof name)
		return wrong("--limit takes name=value", value);
	memcpy(name, value, eq);
	name[eq] = '\0';
	id = sk_limit_find(name);
	if (id == SK_LIMIT_COUNT)
		return wrong("no limit of that name", value);
	if (!sk_span_number(sk_span_from(all, eq + 1), 10, sk_limit_table[id].most, &n) ||
	    n < sk_limit_table[id].least)
		return wrong("limit out of range", value);
	s->limit[id] = n;
	return 0;
}

/* signatures/family is the first folder of rules, signatures/lists the lists. */
static int
places(struct sk_arena *arena, struct sk_engine_settings *s)
{
	struct sk_buf family, lists;

	if (s->signatures == NULL)
		return 0;
	family = sk_buf_new(arena, 8192);
	lists = sk_buf_new(arena, 8192);
	(void)sk_buf_printf(&family, "%s/family", s->signatures);
	(void)sk_buf_printf(&lists, "%s/lists", s->signatures);
	if (!sk_buf_byte(&family, '\0') || !sk_buf_byte(&lists, '\0'))
		return wrong("path too long", s->signatures);
	s->rules[0] = (const char *)family.p;
	s->lists = (const char *)lists.p;
	return 0;
}

int
sk_engine_options(int argc, char **argv, struct sk_arena *arena,
    struct sk_engine_settings *s_r)
{
	static const struct {
		const char	*name;
		int		(*set)(struct sk_engine_settings *s, const char *value);
	} option[] = {
		{ "--workers", set_workers }, { "--signatures", set_signatures },
		{ "--rules", add_rules }, { "--limit", set_limit },
	};
	size_t known = sizeof option / sizeof *option;

	memset(s_r, 0, sizeof *s_r);
	s_r->workers = 1;
	for (int i = 0; i < SK_LIMIT_COUNT; i++)
		s_r->limit[i] = sk_limit_table[i].dflt;
	s_r->rules = sk_arena_array(arena, (size_t)argc + 1, sizeof *s_r->rules);
	if (s_r->rules == NULL)
		return wrong("command line too long", "");
	s_r->rules_n = 1;	/* slot 0: our own families, see places() */
	for (int i = 1; i < argc; i++) {
		size_t k = 0;
		int e;

		if (strcmp(argv[i], "--measure") == 0) {
			s_r->measure = true;
			continue;
		}
		if (strcmp(argv[i], "--extract") == 0) {
			s_r->extract = true;
			continue;
		}
		if (strcmp(argv[i], "--check") == 0) {
			s_r->check = true;
			continue;
		}
		while (k < known && strcmp(argv[i], option[k].name) != 0)
			k++;
		if (k == known || i + 1 == argc)
			return wrong("unknown option, or one without its value", argv[i]);
		if ((e = option[k].set(s_r, argv[++i])) != 0)
			return e;
	}
	if (s_r->signatures == NULL) {
		s_r->rules++;
		s_r->rules_n--;
	}
	return places(arena, s_r);
}
