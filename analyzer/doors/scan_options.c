#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/error.h"
#include "doors/passwords.h"
#include "doors/scan.h"
#include "engine.h"
#include "say.h"

const char sk_scan_usage[] =
    "[--json] [--observations] [--lang ja|en] [--conf FILE] [--rules PATH]... "
    "[--password TEXT]... [--password-file FILE]... [-j N] [--color always|never|auto] "
    "[--secrets] PATH...";

enum { OPT_JSON = 256, OPT_OBSERVATIONS, OPT_LANG, OPT_CONF, OPT_RULES, OPT_COLOR, OPT_SECRETS,
	OPT_PASSWORD, OPT_PASSWORD_FILE };

static const struct option options[] = {
	{ "json", no_argument, NULL, OPT_JSON },
	{ "observations", no_argument, NULL, OPT_OBSERVATIONS },
	{ "lang", required_argument, NULL, OPT_LANG },
	{ "conf", required_argument, NULL, OPT_CONF },
	{ "rules", required_argument, NULL, OPT_RULES },
	{ "jobs", required_argument, NULL, 'j' },
	{ "color", required_argument, NULL, OPT_COLOR },
	{ "secrets", no_argument, NULL, OPT_SECRETS },
	{ "password", required_argument, NULL, OPT_PASSWORD },
	{ "password-file", required_argument, NULL, OPT_PASSWORD_FILE },
	{ NULL, 0, NULL, 0 }
};

enum sk_lang
sk_scan_lang(void)
{
	static const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const char *v = getenv(names[i]);

		if (v != NULL && *v != '\0')
			return strncmp(v, "ja", 2) == 0 ? SK_LANG_JA : SK_LANG_EN;
	}
	return SK_LANG_EN;
}

static int
refuse(const char *what, const char *value)
{
	sk_say(what, value);
	return SK_E_CONFIG;
}

static int
set_lang(struct sk_scan_options *o, const char *v)
{
	if (strcmp(v, "ja") != 0 && strcmp(v, "en") != 0)
		return refuse("--lang is ja or en", v);
	o->lang = *v == 'j' ? SK_LANG_JA : SK_LANG_EN;
	return 0;
}

static int
set_color(struct sk_scan_options *o, const char *v)
{
	static const char *const words[] = { "auto", "never", "always" };

	for (int i = 0; i < 3; i++)
		if (strcmp(v, words[i]) == 0) {
			o->color = i - 1;
			return 0;
		}
	return refuse("--color is always, never or auto", v);
}

static int
set_jobs(unsigned *jobs, const char *v)
{
	uint64_t n;

	if (!sk_span_number(sk_span_text(v), 10, 64, &n) || n == 0)
		return refuse("-j is a number from 1 to 64", v);
	*jobs = (unsigned)n;
	return 0;
}

/* What stands on the command line beats the file, so it is kept apart. */
struct given {
	const char	*conf;
	unsigned	 jobs;
};

static int
set_option(int c, char *v, struct sk_scan_options *o, struct given *g)
{
	switch (c) {
	case OPT_JSON:
		o->report = "json";
		return 0;
	case OPT_OBSERVATIONS:
		o->observations = true;
		return 0;
	case OPT_SECRETS:
		o->secrets = true;
		return 0;
	case OPT_LANG:
		return set_lang(o, v);
	case OPT_CONF:
		g->conf = v;
		return 0;
	case OPT_RULES:
		return sk_strings_add(o->settings.arena, &o->settings.rules, v);
	case OPT_COLOR:
		return set_color(o, v);
	case OPT_PASSWORD:
		return sk_passwords_option(&o->settings, v);
	case OPT_PASSWORD_FILE:
		return sk_passwords_file(&o->settings, v);
	case 'j':
		return set_jobs(&g->jobs, v);
	}
	return SK_E_CONFIG;	/* getopt has said what is wrong */
}

/* A mistake there costs the site its own weights, not its mail. */
static void
read_weights(struct sk_settings *s)
{
	const char *folder = sk_signatures_path(s->arena, &(struct sk_ask_settings){ 0 });
	char path[4096], error[512];

	if (folder == NULL ||
	    snprintf(path, sizeof path, "%s/weights.conf", folder) >= (int)sizeof path)
		return;
	if (sk_settings_read_weights(s, path, error) != 0)
		sk_say("weights, those before stay in force", error);
}

int
sk_scan_options(int argc, char **argv, const char *report, struct sk_arena *arena,
    struct sk_scan_options *o_r)
{
	struct given g = { NULL, 0 };
	char error[512];
	int c, e;

	*o_r = (struct sk_scan_options){ .report = report, .lang = sk_scan_lang(), .color = -1 };
	if ((e = sk_settings_default(arena, &o_r->settings)) != 0)
		return e;
	optind = 1;
	while ((c = getopt_long(argc, argv, "j:", options, NULL)) != -1)
		if ((e = set_option(c, optarg, o_r, &g)) != 0)
			return e;
	read_weights(&o_r->settings);
	if ((e = sk_settings_read(&o_r->settings, g.conf, error)) != 0) {
		sk_say("settings", error);
		return e;
	}
	sk_passwords_load(&o_r->settings);
	if (g.jobs != 0)
		o_r->settings.workers = g.jobs;
	o_r->paths = (const char *const *)argv + optind;
	o_r->n = (size_t)(argc - optind);
	return 0;
}
