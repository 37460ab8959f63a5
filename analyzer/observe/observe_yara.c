#include <stdlib.h>
#include <string.h>
#include <yara.h>
#include "base/error.h"
#include "base/hash.h"
#include "observe/observe.h"
#include "rule_source.h"

/*
 * Rules are compiled from source in the engine's parent and inherited by the
 * workers.  A file that imports a module costs that module's work on every
 * object it is run on, whether a rule uses it or not; so such files are kept in
 * sets of their own, run only on the types that the module is for.
 */
enum {
	SET_PLAIN,	/* no module: every object */
	SET_FREE,	/* modules of no type (hash, math, time ...): every object */
	SET_PE,		/* for programs, and all of SET_PLAIN too: one pass less */
	SET_ELF, SET_MACHO,
	SETS,
	IMPORTS = 64,		/* of one file */
	SCAN_SECONDS = 5,	/* one set on one object */
	WEIGHT_MAX = 30		/* decibans that one rule can claim */
};
_Static_assert(SK_TYPE_COUNT <= 64, "types of a rule are bits of one number");

struct module {
	const char	*name;
	unsigned	 sets;	/* bits; 0: not allowed */
};
static const struct module module_table[] = {
	{ "pe", 1u << SET_PE }, { "dotnet", 1u << SET_PE },
	{ "elf", 1u << SET_ELF }, { "macho", 1u << SET_MACHO },
	{ "hash", 1u << SET_FREE }, { "math", 1u << SET_FREE },
	{ "time", 1u << SET_FREE }, { "console", 1u << SET_FREE },
	{ "cuckoo", 1u << SET_FREE }, { "dex", 1u << SET_FREE },
	/* libmagic opens its database when a rule first asks: not in a cage. */
	{ "magic", 0 },
};
static const enum sk_type set_type[SETS] = {
	[SET_PE] = SK_TYPE_PE, [SET_ELF] = SK_TYPE_ELF, [SET_MACHO] = SK_TYPE_MACHO
};
/* What public rule sets ask for beside the bytes (Loki's and THOR's names). */
static const char *const external_table[] = {
	"filename", "filepath", "extension", "filetype", "owner"
};

/* What a match of a compiled rule means to us. */
struct meaning {
	const char	*name;	/* NULL: never reported */
	uint64_t	 types;	/* bits of the types that it counts on */
};
struct set {
	YR_RULES	*rules;
	YR_SCANNER	*scanner;
	struct meaning	*meaning;	/* of rules_table, by index */
};
static struct set set_table[SETS];
static bool initialised;

/* A file on its way into the sets. */
struct candidate {
	struct sk_rule_source	*source;
	unsigned		 sets;	/* bits; 0: set aside */
};

/* A rule on its way into the info table. */
struct entry {
	struct sk_rule	 rule;
	struct meaning	*meaning;
};

struct build {
	struct sk_arena		*arena;
	struct sk_rules_info	*info;
	struct candidate	*candidate;
	size_t			 n;
	struct entry		*entry;
	size_t			 entries;
	struct set		 set[SETS];
};

struct complaint {
	unsigned	 line;
	char		 text[256];	/* the first error, empty: none */
};

static void
on_compile(int level, const char *file, int line, const YR_RULE *rule,
    const char *text, void *user)
{
	struct complaint *c = user;

	(void)file, (void)rule;
	if (level != YARA_ERROR_LEVEL_ERROR || c->text[0] != '\0')
		return;
	c->line = line > 0 ? (unsigned)line : 0;
	(void)snprintf(c->text, sizeof c->text, "%s", text);
}

static YR_COMPILER *
compiler_new(struct complaint *c)
{
	YR_COMPILER *y;

	*c = (struct complaint){ 0 };
	if (yr_compiler_create(&y) != ERROR_SUCCESS)
		return NULL;
	yr_compiler_set_callback(y, on_compile, c);
	yr_compiler_set_include_callback(y, NULL, NULL, NULL);
	for (size_t i = 0; i < sizeof external_table / sizeof *external_table; i++)
		if (yr_compiler_define_string_variable(y, external_table[i], "") != ERROR_SUCCESS) {
			yr_compiler_destroy(y);
			return NULL;
		}
	return y;
}

/* True if text compiles in a compiler of its own: one that has failed must not
 * be used again (libyara 4.2.3 asserts in yr_compiler_add_string). */
static bool
compiles(const char *text, struct complaint *c)
{
	YR_COMPILER *y = compiler_new(c);
	bool ok;

	if (y == NULL) {
		(void)snprintf(c->text, sizeof c->text, "no memory to compile");
		return false;
	}
	ok = yr_compiler_add_string(y, text, NULL) == 0;
	yr_compiler_destroy(y);
	return ok;
}

static void
aside(struct build *b, const struct sk_rule_source *s, unsigned line, const char *why)
{
	struct sk_rule_aside *a = &b->info->aside[b->info->asides];

	a->file = s->path;
	a->line = line;
	a->why = sk_arena_text(b->arena, sk_span_text(why));
	if (a->why == NULL)
		a->why = "";
	b->info->asides++;
}

/* Blanks out every import that the file can do without, so that its rules are
 * run on all objects. */
static size_t
needed_imports(char *text, struct sk_rule_import *import, size_t n)
{
	size_t kept = 0;

	for (size_t i = 0; i < n; i++) {
		char *at = text + import[i].off;
		struct complaint c;
		char *was = malloc(import[i].len);

		if (was == NULL)
			continue;
		memcpy(was, at, import[i].len);
		memset(at, ' ', import[i].len);
		if (!compiles(text, &c)) {
			memcpy(at, was, import[i].len);
			import[kept++] = import[i];
		}
		free(was);
	}
	return kept;
}

static const struct module *
module_find(struct sk_span name)
{
	for (size_t i = 0; i < sizeof module_table / sizeof *module_table; i++)
		if (sk_span_is(name, module_table[i].name))
			return &module_table[i];
	return NULL;
}

/* The sets that a file with these imports belongs to; 0: none. */
static unsigned
sets_of(const struct sk_rule_import *import, size_t n)
{
	unsigned sets = 0, typed;

	for (size_t i = 0; i < n; i++) {
		const struct module *m = module_find(import[i].module);

		if (m == NULL || m->sets == 0)
			return 0;
		sets |= m->sets;
	}
	typed = sets & ~(1u << SET_FREE);
	return n == 0 ? 1u << SET_PLAIN : typed != 0 ? typed : sets;
}

/* --- what rules say of themselves --- */

static const YR_META *
meta_find(const YR_RULE *rule, const char *name, int type)
{
	const YR_META *m;

	yr_rule_metas_foreach(rule, m)
		if (m->type == type && strcmp(m->identifier, name) == 0)
			return m;
	return NULL;
}

static const char *
meta_text(struct sk_arena *a, const YR_RULE *rule, const char *const *name)
{
	const char *t = NULL;

	for (; t == NULL && *name != NULL; name++) {
		const YR_META *m = meta_find(rule, *name, META_TYPE_STRING);

		if (m != NULL)
			t = sk_arena_text(a, sk_span_text(m->string));
	}
	return t == NULL ? "" : t;
}

static int
meta_weight(const YR_RULE *rule, const char *name)
{
	const YR_META *m = meta_find(rule, name, META_TYPE_INTEGER);
	int64_t v = m == NULL ? 0 : m->integer;

	return (int)(v > WEIGHT_MAX ? WEIGHT_MAX : v < -WEIGHT_MAX ? -WEIGHT_MAX : v);
}

/* The types of a list of words; all of them if it is empty or holds a word that
 * is none: other authors use a meta of that name for other things. */
static uint64_t
types_of(const char *words)
{
	struct sk_span rest = sk_span_trim(sk_span_text(words));
	uint64_t bits = 0;

	while (rest.n > 0) {
		size_t blank = sk_span_chr(rest, ' ', 0);
		struct sk_span word = sk_span_head(rest, blank);
		enum sk_type t = sk_type_find(word);

		if (t == SK_TYPE_UNKNOWN && !sk_span_is(word, "unknown"))
			return UINT64_MAX;
		bits |= UINT64_C(1) << t;
		rest = sk_span_trim(sk_span_from(rest, word.n));
	}
	return bits == 0 ? UINT64_MAX : bits;
}

/* --- which sets a file belongs to --- */

/* The sets of the types that all rules of a compiled file are limited to; 0 if
 * one of them counts on any other type. */
static unsigned
typed_sets(const YR_RULES *y)
{
	static const char *const types[] = { "types", NULL };
	struct sk_arena *arena = sk_arena_new(1u << 20);
	uint64_t bits = 0;
	unsigned sets = 0;

	for (size_t i = 0; arena != NULL && i < y->num_rules; i++)
		if (!RULE_IS_PRIVATE(&y->rules_table[i]))
			bits |= types_of(meta_text(arena, &y->rules_table[i], types));
	for (unsigned s = SET_PE; s < SETS; s++)
		if ((bits >> set_type[s] & 1) != 0) {
			bits &= ~(UINT64_C(1) << set_type[s]);
			sets |= 1u << s;
		}
	(void)sk_arena_free(arena);
	return bits == 0 ? sets : 0;
}

/* The same of a file without imports, so that a rule for programs costs nothing
 * on mail's many texts. */
static unsigned
sets_of_types(const struct sk_rule_source *s)
{
	struct complaint bad;
	YR_RULES *rules = NULL;
	YR_COMPILER *y;
	unsigned sets = 0;

	if (strstr(s->text, "types") == NULL || (y = compiler_new(&bad)) == NULL)
		return 0;
	if (yr_compiler_add_string(y, s->text, NULL) == 0 &&
	    yr_compiler_get_rules(y, &rules) == ERROR_SUCCESS) {
		sets = typed_sets(rules);
		yr_rules_destroy(rules);
	}
	yr_compiler_destroy(y);
	return sets;
}

static void
admit(struct build *b, struct candidate *c)
{
	struct sk_rule_import import[IMPORTS];
	struct sk_rule_source *s = c->source;
	struct complaint bad;
	size_t n;

	if (s->why != NULL) {
		aside(b, s, 0, s->why);
		return;
	}
	if (!compiles(s->text, &bad)) {
		aside(b, s, bad.line, bad.text);
		return;
	}
	n = sk_rule_imports((struct sk_span){ (const uint8_t *)s->text, s->n }, import, IMPORTS);
	if (n > 0)
		n = needed_imports(s->text, import, n);
	c->sets = n == 0 ? sets_of_types(s) : 0;
	if (c->sets == 0)
		c->sets = sets_of(import, n);
	if (c->sets == 0)
		aside(b, s, 0, "it imports a module that cannot be used in the cage");
}

/* The text of a file for a set.  A rule for programs alone is left out of the
 * plain set where the file is in the set of programs too: what begins with "MZ"
 * is scanned with that one. */
static const char *
text_for(const struct build *b, const struct candidate *c, unsigned which)
{
	char *text;

	if (which != SET_PLAIN || (c->sets & 1u << SET_PE) == 0)
		return c->source->text;
	text = sk_arena_text(b->arena, (struct sk_span){ (const uint8_t *)c->source->text,
	    c->source->n });
	if (text == NULL || sk_rule_blank_programs(text, c->source->n, b->arena) == 0)
		return c->source->text;
	return text;
}

/* Compiles all files of one set together.  False if one failed that had
 * compiled alone; it is set aside then, and the set is to be tried again. */
static bool
compile_set(struct build *b, unsigned which, int *error_r)
{
	struct complaint bad;
	YR_COMPILER *y = compiler_new(&bad);
	size_t files = 0;

	*error_r = y == NULL ? SK_E_MEMORY : 0;
	for (size_t i = 0; y != NULL && i < b->n; i++) {
		struct candidate *c = &b->candidate[i];

		if ((c->sets & 1u << which) == 0)
			continue;
		files++;
		if (yr_compiler_add_string(y, text_for(b, c, which), c->source->path) != 0) {
			c->sets = 0;
			aside(b, c->source, bad.line, bad.text);
			yr_compiler_destroy(y);
			return false;
		}
	}
	if (files > 0 && yr_compiler_get_rules(y, &b->set[which].rules) != ERROR_SUCCESS)
		*error_r = SK_E_MEMORY;
	if (y != NULL)
		yr_compiler_destroy(y);
	return true;
}

/* --- the table of rules --- */

static const char *const meta_names[][4] = {
	{ "family", "malware_family", "malware", NULL }, { "author", NULL },
	{ "reference", "ref", "url", NULL }, { "source", "source_url", NULL },
	{ "date", "creation_date", NULL }, { "types", NULL }
};

static void
describe(struct build *b, unsigned which, const YR_RULE *y, struct entry *e)
{
	struct sk_rule *r = &e->rule;
	const char **text[] = { &r->family, &r->author, &r->reference, &r->source,
	    &r->date, &r->types };

	for (size_t i = 0; i < sizeof text / sizeof *text; i++)
		*text[i] = meta_text(b->arena, y, meta_names[i]);
	r->harm_db = meta_weight(y, "harm_db");
	r->targeting_db = meta_weight(y, "targeting_db");
	e->meaning->types = types_of(r->types);
	if (e->meaning->types == UINT64_MAX)
		r->types = which < SET_PE ? "" : sk_type_table[set_type[which]].word;
	r->name = sk_arena_text(b->arena, sk_span_text(y->identifier));
	r->file = sk_arena_text(b->arena, sk_span_text(y->ns->name));
}

/* Makes an entry of every rule that can be reported.  Private rules never are;
 * a global one is a condition on its own file's rules (each file is a namespace
 * of its own, so it cannot silence others) unless it claims a weight. */
static int
describe_set(struct build *b, unsigned which)
{
	struct set *s = &b->set[which];
	size_t n = s->rules == NULL ? 0 : s->rules->num_rules;
	size_t room = b->entries + n;

	if (n == 0)
		return 0;
	s->meaning = sk_arena_array(b->arena, n, sizeof *s->meaning);
	b->entry = sk_arena_grow(b->arena, b->entry, b->entries * sizeof *b->entry,
	    room * sizeof *b->entry);
	if (s->meaning == NULL || b->entry == NULL)
		return SK_E_MEMORY;
	for (size_t i = 0; i < n; i++) {
		const YR_RULE *y = &s->rules->rules_table[i];
		struct entry *e = &b->entry[b->entries];

		if (RULE_IS_PRIVATE(y))
			continue;
		*e = (struct entry){ .meaning = &s->meaning[i] };
		describe(b, which, y, e);
		if (e->rule.name == NULL || e->rule.file == NULL)
			return SK_E_MEMORY;
		if (!RULE_IS_GLOBAL(y) || e->rule.harm_db != 0)
			b->entries++;
	}
	return 0;
}

static int
by_name_file(const void *a, const void *b)
{
	const struct sk_rule *x = &((const struct entry *)a)->rule;
	const struct sk_rule *y = &((const struct entry *)b)->rule;
	int c = strcmp(x->name, y->name);

	if (c == 0)
		c = strcmp(x->file, y->file);
	return c != 0 ? c : strcmp(x->types, y->types);	/* "" first: run on all */
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(((const struct sk_rule *)a)->name, ((const struct sk_rule *)b)->name);
}

/* Fills the table: one line for each rule, under a name of its own.  Where two
 * files name a rule alike, the later ones are called "name#2", "name#3", ... */
static int
name_rules(struct build *b)
{
	struct sk_rules_info *info = b->info;
	const char *name = NULL;
	unsigned same = 0;

	if (b->entries == 0)
		return 0;
	info->rule = sk_arena_array(b->arena, b->entries, sizeof *info->rule);
	if (info->rule == NULL)
		return SK_E_MEMORY;
	qsort(b->entry, b->entries, sizeof *b->entry, by_name_file);
	for (size_t i = 0; i < b->entries; i++) {
		struct entry *e = &b->entry[i];
		struct sk_buf t = sk_buf_new(b->arena, 512);
		bool again = name != NULL && strcmp(name, e->rule.name) == 0;

		name = e->rule.name;
		if (again && strcmp(e[-1].rule.file, e->rule.file) == 0) {
			e->meaning->name = info->rule[info->n - 1].name;
			continue;
		}
		same = again ? same + 1 : 1;
		info->rule[info->n] = e->rule;
		if (same > 1) {
			sk_buf_printf(&t, "%s#%u", name, same);
			sk_buf_byte(&t, 0);
			if (t.p != NULL && !t.full)
				info->rule[info->n].name = (const char *)t.p;
		}
		e->meaning->name = info->rule[info->n++].name;
	}
	qsort(info->rule, info->n, sizeof *info->rule, by_name);
	return 0;
}

/* --- building and replacing --- */

static void
set_close(struct set *s)
{
	if (s->scanner != NULL)
		yr_scanner_destroy(s->scanner);
	if (s->rules != NULL)
		yr_rules_destroy(s->rules);
	*s = (struct set){ 0 };
}

static int
set_ready(struct set *s)
{
	if (s->rules == NULL)
		return 0;
	if (yr_scanner_create(s->rules, &s->scanner) != ERROR_SUCCESS)
		return SK_E_MEMORY;
	yr_scanner_set_timeout(s->scanner, SCAN_SECONDS);
	/* Without this flag libyara catches SIGSEGV and SIGBUS, by system calls. */
	yr_scanner_set_flags(s->scanner,
	    SCAN_FLAGS_NO_TRYCATCH | SCAN_FLAGS_REPORT_RULES_MATCHING);
	return 0;
}

static int
read_sources(struct build *b, const struct sk_warm *w)
{
	struct sk_buf all = sk_buf_new(b->arena, 64u << 20);
	struct sk_rule_source *source;
	int e = sk_rule_sources(w->rules, w->rules_n, b->arena, &source, &b->n);

	if (e != 0)
		return e;
	b->candidate = sk_arena_array(b->arena, b->n, sizeof *b->candidate);
	b->info->aside = sk_arena_array(b->arena, b->n, sizeof *b->info->aside);
	if (b->candidate == NULL || b->info->aside == NULL)
		return SK_E_MEMORY;
	for (size_t i = 0; i < b->n; i++) {
		b->candidate[i].source = &source[i];
		sk_buf_text(&all, source[i].sha256);
		sk_buf_byte(&all, '\n');
	}
	return sk_hash_sha256(sk_buf_view(&all), b->info->sha256);
}

/* Where there are rules for programs, the set of programs takes the plain ones in:
 * a second pass over the bytes costs more than a few rules more. */
static void
join_plain(struct build *b)
{
	bool programs = false;

	for (size_t i = 0; i < b->n; i++)
		programs = programs || (b->candidate[i].sets & 1u << SET_PE) != 0;
	for (size_t i = 0; programs && i < b->n; i++)
		if ((b->candidate[i].sets & 1u << SET_PLAIN) != 0)
			b->candidate[i].sets |= 1u << SET_PE;
}

static int
build_sets(struct build *b)
{
	int e = 0;

	for (size_t i = 0; i < b->n; i++)
		admit(b, &b->candidate[i]);
	join_plain(b);
	for (unsigned s = 0; s < SETS && e == 0; s++) {
		while (!compile_set(b, s, &e))
			;
		if (e == 0)
			e = describe_set(b, s);
		if (e == 0)
			e = set_ready(&b->set[s]);
	}
	return e != 0 ? e : name_rules(b);
}

int
sk_yara_compile(const struct sk_warm *w)
{
	struct sk_rules_info own;
	struct build b = { .arena = w->arena, .info = w->info != NULL ? w->info : &own };
	int e;

	*b.info = (struct sk_rules_info){ 0 };
	if (!initialised && yr_initialize() != ERROR_SUCCESS)
		return SK_E_ABSENT;
	initialised = true;
	e = read_sources(&b, w);
	if (e == 0)
		e = build_sets(&b);
	for (unsigned s = 0; s < SETS; s++) {
		if (e == 0) {
			set_close(&set_table[s]);
			set_table[s] = b.set[s];
		} else {
			set_close(&b.set[s]);
		}
	}
	return e;
}

/* --- looking --- */

struct hit {
	const struct sk_look	*l;
	const struct set	*set;
};

static int
on_scan(YR_SCAN_CONTEXT *context, int message, void *data, void *user)
{
	const struct hit *h = user;
	const YR_RULE *rule = data;
	const struct meaning *m;

	(void)context;
	if (message != CALLBACK_MSG_RULE_MATCHING)
		return CALLBACK_CONTINUE;
	m = &h->set->meaning[rule - h->set->rules->rules_table];
	if (m->name != NULL && (m->types >> h->l->o->type & 1) != 0)
		(void)sk_record_text_once(h->l->r, h->l->self, SK_KEY_YARA_MATCH,
		    sk_span_text(m->name));
	return CALLBACK_CONTINUE;
}

static void
scan(const struct sk_look *l, struct set *s, struct sk_span bytes)
{
	struct hit h = { l, s };
	int e;

	if (s->scanner == NULL)
		return;
	yr_scanner_set_callback(s->scanner, on_scan, &h);
	e = yr_scanner_scan_mem(s->scanner, bytes.p, bytes.n);
	if (e == ERROR_SCAN_TIMEOUT)
		sk_unpack_gap(l->u, l->self, "yara_timeout");
	else if (e != ERROR_SUCCESS)
		sk_unpack_gap(l->u, l->self, "yara_failed");
}

/* The bytes of a container are not worth scanning where its members were seen;
 * a program that is one as well always is. */
static bool
worth(const struct sk_look *l)
{
	const struct sk_object *o = l->o;
	unsigned classes = sk_type_table[o->type].classes;

	if (!o->seen || o->bytes.n == 0 || o->is_message || o->type == SK_TYPE_MBOX)
		return false;
	return (classes & SK_CLASS_CONTAINER) == 0 || o->format == NULL ||
	    sk_record_find(l->r, l->self, SK_KEY_OBJECT_GAP) != NULL;
}

static void
look(const struct sk_look *l)
{
	uint64_t max = l->budget->limit[SK_LIMIT_SCAN_BYTES];
	struct sk_span bytes = sk_span_head(l->o->bytes, max > SIZE_MAX ? SIZE_MAX : (size_t)max);
	bool program;

	if (!worth(l))
		return;
	if (bytes.n < l->o->bytes.n)
		sk_unpack_gap(l->u, l->self, "scan_bytes");
	program = set_table[SET_PE].scanner != NULL &&
	    (l->o->type == SK_TYPE_PE || sk_span_begins(bytes, SK_SPAN("MZ")));
	for (unsigned s = 0; s < SETS; s++) {
		if (!sk_budget_time(l->budget)) {
			sk_unpack_gap(l->u, l->self, "cpu_ms");
			return;
		}
		if (s == SET_PLAIN ? !program : s == SET_PE ? program :
		    s == SET_FREE || set_type[s] == l->o->type)
			scan(l, &set_table[s], bytes);
	}
}

const struct sk_observer sk_observe_yara = {
	.source = "YARA documentation 4.2, Writing YARA rules; signatures/",
	.warm = sk_yara_compile,
	.look = look,
};
