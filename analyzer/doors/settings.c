#include <ini.h>
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/error.h"
#include "base/charset.h"
#include "base/text.h"
#include "doors/site.h"

static const char *const door_names[SK_DOORS_MAX] = { "scan", "drop", "milter" };

/* What a name means: where its value goes, and what it may be. */
enum kind { KIND_NUMBER, KIND_REAL, KIND_WORDS, KIND_DOMAINS, KIND_NAMES, KIND_RELAYS, KIND_PATH };

struct setting {
	const char	*section, *name;
	enum kind	 kind;
	size_t		 offset;
	double		 least, most;
};

#define IN(field)	offsetof(struct sk_settings, field)
#define IN_JUDGE(field)	offsetof(struct sk_judge_settings, field)

static const struct setting plain[] = {
	{ "engine", "workers", KIND_NUMBER, IN(workers), 1, 64 },
	{ "engine", "rules", KIND_PATH, IN(rules), 0, 0 },
	{ "engine", "passwords", KIND_PATH, IN(password_files), 0, 0 },
	{ "site", "own_domains", KIND_DOMAINS, IN(site.own_domains), 0, 0 },
	{ "site", "authserv_ids", KIND_WORDS, IN(site.authserv_ids), 0, 0 },
	{ "site", "relays", KIND_RELAYS, IN(site.relays), 0, 0 },
	{ "site", "org_names", KIND_NAMES, IN(site.org_names), 0, 0 },
	{ "site", "keywords", KIND_NAMES, IN(site.keywords), 0, 0 },
	{ "site", "roles", KIND_WORDS, IN(site.roles), 0, 0 },
};

/* These go into the judgement of every door. */
static const struct setting judging[] = {
	{ "judge", "malicious_db", KIND_REAL, IN_JUDGE(malicious_db), -60, 60 },
	{ "judge", "malicious_low_db", KIND_REAL, IN_JUDGE(malicious_low_db), -60, 60 },
	{ "judge", "suspicious_db", KIND_REAL, IN_JUDGE(suspicious_db), -60, 60 },
	{ "judge", "suspicious_high_db", KIND_REAL, IN_JUDGE(suspicious_high_db), -60, 60 },
	{ "judge", "kind_db", KIND_REAL, IN_JUDGE(kind_db), 0, 60 },
	{ "judge", "kind_groups", KIND_NUMBER, IN_JUDGE(kind_groups), 1, 10 },
	{ "judge", "rest_share", KIND_REAL, IN_JUDGE(rest_share), 0, 1 },
};

/* What the reader of one file hands to its callback. */
struct reading {
	struct sk_settings	*s;
	char			 why[256];	/* of the first error */
	FILE			*file;
	int			 line;		/* read last */
	bool			 weights_only, own_weights;
};

int
sk_strings_add(struct sk_arena *arena, struct sk_strings *list, const char *text)
{
	if (list->n == list->room) {
		size_t room = list->room == 0 ? 8 : list->room * 2;
		void *p = sk_arena_grow(arena, list->text, list->room * sizeof *list->text,
		    room * sizeof *list->text);

		if (p == NULL)
			return SK_E_MEMORY;
		list->text = p;
		list->room = room;
	}
	list->text[list->n++] = text;
	return 0;
}

bool
sk_strings_have(const struct sk_strings *list, struct sk_span text)
{
	for (size_t i = 0; i < list->n; i++)
		if (sk_span_is_nocase(text, list->text[i]))
			return true;
	return false;
}

int
sk_settings_default(struct sk_arena *arena, struct sk_settings *s_r)
{
	*s_r = (struct sk_settings){ .arena = arena };
	for (int i = 0; i < SK_LIMIT_COUNT; i++)
		s_r->limit[i] = sk_limit_table[i].dflt;
	for (int i = 0; i < SK_DOORS_MAX; i++)
		s_r->judge[i] = sk_judge_settings(door_names[i]);
	return 0;
}

const struct sk_judge_settings *
sk_settings_judge(const struct sk_settings *s, const char *door)
{
	for (int i = 0; i < SK_DOORS_MAX; i++)
		if (strcmp(door_names[i], door) == 0)
			return &s->judge[i];
	return &s->judge[0];
}

static int
refuse(struct reading *in, const char *what, const char *name)
{
	if (in->why[0] == '\0')
		snprintf(in->why, sizeof in->why, "%s%s%.100s", what,
		    name == NULL || *name == '\0' ? "" : ": ", name == NULL ? "" : name);
	return 0;
}

static int
set_number(struct reading *in, const char *name, const char *value, uint64_t least,
    uint64_t most, uint64_t *v_r)
{
	if (!sk_span_number(sk_span_trim(sk_span_text(value)), 10, most, v_r) || *v_r < least) {
		char what[96];

		snprintf(what, sizeof what, "a number from %llu to %llu is wanted",
		    (unsigned long long)least, (unsigned long long)most);
		return refuse(in, what, name);
	}
	return 1;
}

static int
refuse_range(struct reading *in, const char *name, double least, double most)
{
	char what[96];

	snprintf(what, sizeof what, "a number from %g to %g is wanted", least, most);
	return refuse(in, what, name);
}

static int
set_real(struct reading *in, const char *name, const char *value, double least, double most,
    double *v_r)
{
	char *end;
	double v;

	errno = 0;
	v = strtod(value, &end);
	if (end == value || *end != '\0' || errno != 0 || !isfinite(v) || v < least || v > most)
		return refuse_range(in, name, least, most);
	*v_r = v;
	return 1;
}

/* --- lists --- */

/*
 * Cuts a word off *rest: up to a blank or comma, or what stands in quotes.  False
 * at the end; *open_r says that a quote was not closed.
 */
static bool
next_word(struct sk_span *rest, struct sk_span *word_r, bool *open_r)
{
	size_t n = 0;

	while (rest->n > 0 && strchr(" \t,", rest->p[0]) != NULL)
		*rest = sk_span_from(*rest, 1);
	if (rest->n == 0)
		return false;
	if (rest->p[0] == '"') {
		n = sk_span_chr(*rest, '"', 1);
		*open_r = n == SK_SPAN_NONE;
		if (*open_r)
			return false;
		(void)sk_span_cut(*rest, 1, n - 1, word_r);
		*word_r = sk_span_trim(*word_r);
		*rest = sk_span_from(*rest, n + 1);
		return true;
	}
	while (n < rest->n && strchr(" \t,", rest->p[n]) == NULL)
		n++;
	return sk_span_take(rest, n, word_r);
}

static bool
is_domain(struct sk_span s)
{
	if (s.n == 0 || s.n > 253 || s.p[0] == '.' || s.p[s.n - 1] == '.' ||
	    sk_span_chr(s, '.', 0) == SK_SPAN_NONE)
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (!((s.p[i] >= 'a' && s.p[i] <= 'z') || (s.p[i] >= 'A' && s.p[i] <= 'Z') ||
		    (s.p[i] >= '0' && s.p[i] <= '9') || s.p[i] == '-' || s.p[i] == '.' ||
		    s.p[i] >= 0x80))
			return false;
	return true;
}

static int
add_word(struct reading *in, struct sk_span word, struct sk_strings *list)
{
	char *text = sk_arena_text(in->s->arena, word);

	if (text == NULL || sk_strings_add(in->s->arena, list, text) != 0)
		return refuse(in, "out of memory", "");
	return 1;
}

/* A name as it is compared: width and case do not count. */
static int
add_name(struct reading *in, struct sk_span word, struct sk_strings *list)
{
	struct sk_buf b = sk_buf_new(in->s->arena, SK_SITE_WORD);
	struct sk_span rest;
	size_t letters = 0;

	sk_text_fold(&b, word);
	for (rest = sk_buf_view(&b); sk_utf8_next(&rest, &(uint32_t){ 0 });)
		letters++;
	if (letters < 2 || b.n < 3 || b.full || memchr(b.p, '\t', b.n) != NULL)
		return refuse(in, "a name of two kanji or three letters is wanted, of 96 bytes at most",
		    sk_arena_text(in->s->arena, word));
	if (in->s->site.org_names.n + in->s->site.keywords.n >= SK_SITE_WORDS)
		return refuse(in, "there are more than 500 names and keywords", "");
	return add_word(in, sk_buf_view(&b), list);
}

static int
add_relay(struct reading *in, struct sk_span word, struct sk_site *site)
{
	struct sk_network one;

	if (!sk_network_read(word, &one)) {
		bool number = sk_span_chr(word, '/', 0) != SK_SPAN_NONE ||
		    sk_span_chr(word, ':', 0) != SK_SPAN_NONE ||
		    (word.p[word.n - 1] >= '0' && word.p[word.n - 1] <= '9');

		if (number || !is_domain(word))
			return refuse(in, "a host name, an address or a network (192.0.2.0/24) is wanted",
			    sk_arena_text(in->s->arena, word));
		return add_word(in, word, &site->relays);
	}
	if (site->networks == site->networks_room) {
		size_t room = site->networks_room == 0 ? 8 : site->networks_room * 2;
		void *p = sk_arena_grow(in->s->arena, site->network,
		    site->networks_room * sizeof one, room * sizeof one);

		if (p == NULL)
			return refuse(in, "out of memory", "");
		site->network = p;
		site->networks_room = room;
	}
	site->network[site->networks++] = one;
	return 1;
}

static int
add_one(struct reading *in, enum kind kind, struct sk_span word, struct sk_strings *list)
{
	if (kind == KIND_RELAYS)
		return add_relay(in, word, &in->s->site);
	if (kind == KIND_NAMES)
		return add_name(in, word, list);
	if (kind == KIND_DOMAINS && !is_domain(word))
		return refuse(in, "a domain (example.co.jp) is wanted",
		    sk_arena_text(in->s->arena, word));
	return add_word(in, word, list);
}

static int
set_words(struct reading *in, const struct setting *t, const char *value, struct sk_strings *list)
{
	struct sk_span rest = sk_span_text(value), word;
	bool open = false;

	while (next_word(&rest, &word, &open))
		if (word.n > 0 && !add_one(in, t->kind, word, list))
			return 0;
	return open ? refuse(in, "a quote is not closed", t->name) : 1;
}

static int
set_one(struct reading *in, const struct setting *t, void *base, const char *value)
{
	void *field = (char *)base + t->offset;
	uint64_t number;
	char *path;

	switch (t->kind) {
	case KIND_NUMBER:
		if (!set_number(in, t->name, value, (uint64_t)t->least, (uint64_t)t->most, &number))
			return 0;
		*(unsigned *)field = (unsigned)number;
		return 1;
	case KIND_REAL:
		return set_real(in, t->name, value, t->least, t->most, field);
	case KIND_WORDS:
	case KIND_DOMAINS:
	case KIND_NAMES:
	case KIND_RELAYS:
		return set_words(in, t, value, field);
	case KIND_PATH:
		path = sk_arena_text(in->s->arena, sk_span_text(value));
		return path != NULL && sk_strings_add(in->s->arena, field, path) == 0;
	}
	return 0;
}

static int
set_limit(struct reading *in, const char *name, const char *value)
{
	enum sk_limit i = sk_limit_find(name);

	if (i == SK_LIMIT_COUNT)
		return refuse(in, "there is no such limit", name);
	return set_number(in, name, value, sk_limit_table[i].least, sk_limit_table[i].most,
	    &in->s->limit[i]);
}

/* cap_<group>_db, for every door */
static int
set_cap(struct reading *in, const char *name, const char *value)
{
	char want[64];

	for (size_t g = 0; g < SK_GROUP_COUNT; g++) {
		snprintf(want, sizeof want, "cap_%s_db", sk_group_table[g].name);
		if (strcmp(name, want) != 0)
			continue;
		for (int d = 0; d < SK_DOORS_MAX; d++)
			if (!set_real(in, name, value, 0, 60, &in->s->judge[d].cap_db[g]))
				return 0;
		return 1;
	}
	return refuse(in, "there is no such setting", name);
}

/* prior_<door>_<axis>_db */
static int
set_prior(struct reading *in, const char *name, const char *value)
{
	static const char *const axes[SK_AXIS_COUNT] = { "harm", "targeting" };
	char want[64];

	for (int d = 0; d < SK_DOORS_MAX; d++)
		for (int a = 0; a < SK_AXIS_COUNT; a++) {
			snprintf(want, sizeof want, "prior_%s_%s_db", door_names[d], axes[a]);
			if (strcmp(name, want) == 0)
				return set_real(in, name, value, -60, 60,
				    &in->s->judge[d].prior_db[a]);
		}
	return set_cap(in, name, value);
}

static int
set_judging(struct reading *in, const char *name, const char *value)
{
	for (size_t i = 0; i < sizeof judging / sizeof *judging; i++)
		if (strcmp(judging[i].name, name) == 0) {
			for (int d = 0; d < SK_DOORS_MAX; d++)
				if (!set_one(in, &judging[i], &in->s->judge[d], value))
					return 0;
			return 1;
		}
	return set_prior(in, name, value);
}

/* --- weights --- */

static size_t
trait_find(const char *id, size_t *n_r)
{
	size_t n = 0, found = SIZE_MAX;

	for (; sk_trait_table[n] != NULL; n++)
		if (strcmp(sk_trait_table[n]->id, id) == 0)
			found = n;
	*n_r = n;
	return found;
}

/* Three numbers in order, none of which speaks for the other side. */
static bool
read_weight(const char *value, struct sk_weight *w_r)
{
	double v[3];
	char *end;

	for (int i = 0; i < 3; i++) {
		v[i] = strtod(value, &end);
		if (end == value || !isfinite(v[i]) || fabs(v[i]) > 60 ||
		    (*end != '\0' && *end != ' ' && *end != '\t'))
			return false;
		value = end;
	}
	*w_r = (struct sk_weight){ true, v[0], v[1], v[2] };
	return value[strspn(value, " \t")] == '\0' && v[0] <= v[1] && v[1] <= v[2] &&
	    v[0] * v[1] >= 0 && v[1] * v[2] >= 0;
}

/* The first one makes a table of its own: what s held before must not change. */
static int
set_weight(struct reading *in, const char *name, const char *value)
{
	struct sk_settings *s = in->s;
	size_t n, i = trait_find(name, &n);
	struct sk_weight w;

	if (i == SIZE_MAX)
		return refuse(in, "there is no such trait", name);
	if (!read_weight(value, &w))
		return refuse(in, "low, likely and high decibans are wanted, from -60 to 60, in this "
		    "order and on one side of 0", name);
	if (!in->own_weights) {
		struct sk_weight *all = sk_arena_array(s->arena, n, sizeof *all);

		if (all == NULL)
			return refuse(in, "out of memory", "");
		if (s->weight != NULL)
			memcpy(all, s->weight, n * sizeof *all);
		s->weight = all;
		in->own_weights = true;
		for (int d = 0; d < SK_DOORS_MAX; d++)
			s->judge[d].weight = all;
	}
	s->weight[i] = w;
	return 1;
}

/* inih's callback: 1 to go on, 0 for an error in this line. */
static int
handle(void *user, const char *section, const char *name, const char *value)
{
	struct reading *in = user;

	if (strcmp(section, "weights") == 0)
		return set_weight(in, name, value);
	if (in->weights_only)
		return refuse(in, "only [weights] may stand in this file", name);
	if (strcmp(section, "limits") == 0)
		return set_limit(in, name, value);
	if (strcmp(section, "judge") == 0)
		return set_judging(in, name, value);
	for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
		if (strcmp(plain[i].section, section) == 0 && strcmp(plain[i].name, name) == 0)
			return set_one(in, &plain[i], in->s, value);
	return refuse(in, "there is no such setting in this section", name);
}

/* inih's reader of lines.  It has room for most bytes, and would take the rest of
 * a longer line for a line of its own. */
static char *
next_line(char *text, int most, void *user)
{
	struct reading *in = user;
	size_t n;

	if (in->why[0] != '\0' || fgets(text, most, in->file) == NULL)
		return NULL;
	in->line++;
	n = strlen(text);
	if (n + 1 < (size_t)most || text[n - 1] == '\n')
		return text;
	snprintf(in->why, sizeof in->why, "this line is longer than %d bytes; a list may go on "
	    "in further lines that begin with a blank", most - 2);
	return NULL;
}

/* Reads one file into in->s.  must: it has to be there. */
static int
read_file(struct reading *in, const char *file, bool must, char error[512])
{
	int line;

	error[0] = '\0';
	if ((in->file = fopen(file, "re")) == NULL) {
		if (!must && errno == ENOENT)
			return 0;
		snprintf(error, 512, "%.200s: %s", file, strerror(errno));
		return SK_E_IO;
	}
	line = ini_parse_stream(next_line, in, handle, in);
	if (in->why[0] != '\0')	/* inih stops at the first error, or goes on to the end */
		line = line > 0 ? line : in->line;
	if (ferror(in->file)) {
		snprintf(error, 512, "%.200s: %s", file, strerror(errno));
		fclose(in->file);
		return SK_E_IO;
	}
	fclose(in->file);
	if (line == 0)
		return 0;
	snprintf(error, 512, "%.200s:%d: %s", file, line,
	    in->why[0] != '\0' ? in->why : "this is no \"name = value\" line");
	return SK_E_CONFIG;
}

int
sk_settings_read_weights(struct sk_settings *s, const char *file, char error[512])
{
	struct sk_settings copy = *s;
	struct reading in = { .s = &copy, .weights_only = true };
	int e = read_file(&in, file, false, error);

	if (e == 0)
		*s = copy;
	return e;
}

int
sk_settings_read(struct sk_settings *s, const char *file, char error[512])
{
	bool must = file != NULL || ((file = getenv("SEKISHO_CONF")) != NULL && *file != '\0');
	struct sk_settings copy = *s;
	struct reading in = { .s = &copy };
	int e;

	/* The lists of the copy are new ones: what s holds must not change. */
	copy.site = (struct sk_site){ 0 };
	copy.rules = copy.password_files = (struct sk_strings){ 0 };
	if ((e = read_file(&in, must ? file : SK_CONF_FILE, must, error)) != 0)
		return e;
	for (size_t i = 0; i < s->rules.n; i++)
		if (sk_strings_add(s->arena, &copy.rules, s->rules.text[i]) != 0)
			return SK_E_MEMORY;
	*s = copy;
	return 0;
}
