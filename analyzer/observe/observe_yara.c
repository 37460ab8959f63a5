#include <stdlib.h>
#include <string.h>
#include <yara.h>
#include "base/error.h"
#include "observe/observe.h"
#include "atoms.h"
#include "rule_eye.h"
#include "rule_source.h"
#include "rule_table.h"
#include "rule_text.h"
#include "text.h"
#include "yara_automaton.h"

/*
 * Rules are compiled from source in the engine's parent and inherited by the
 * workers, in sets (rule_table.h).
 */
enum {
	IMPORTS = 64,		/* of one file */
	SCAN_SECONDS = 5,	/* one set on one object */
	WEIGHT_MAX = 30		/* decibans that one rule can claim */
};
/* What public rule sets ask for beside the bytes (Loki's and THOR's names). */
static const char *const external_table[] = {
	"filename", "filepath", "extension", "filetype", "owner"
};

/* Compiled rules, ready to be run. */
struct pass {
	YR_RULES	*rules;
	YR_SCANNER	*scanner;
};
/*
 * Most rules can match only where one of their strings does, and that only where
 * one of the pieces occurs that libyara looks for (its atoms).  So the rules that
 * can do without stand in a pass of their own, and the whole set is run only on
 * bytes in which an atom of the others occurs.
 */
struct set {
	struct pass		 whole;
	struct pass		 rest;		/* its rules may be none */
	struct sk_atoms		*atoms;		/* NULL: always the whole set */
	const uint8_t		*stays;		/* by rule of whole: it is in rest too */
	struct sk_rule_meaning	*meaning;	/* of the rules of whole, by index */
	uint32_t		*of_rest;	/* index in whole of the rules of rest */
};
static struct set set_table[SK_SETS];
static bool initialised;

struct build {
	struct sk_arena		*arena;
	struct sk_rules_info	*info;
	struct sk_rule_candidate	*candidate;
	size_t			 n;
	struct sk_rule_entry		*entry;
	size_t			 entries;
	struct set		 set[SK_SETS];
	const struct sk_automaton	*automaton;	/* while a set is sifted */
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
	(void)sk_rule_set_aside(b->info, b->arena, s->path, line, why);
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
			bits |= sk_rule_types(meta_text(arena, &y->rules_table[i], types));
	for (unsigned s = SK_SET_PE; s < SK_SETS; s++)
		if ((bits >> sk_set_type[s] & 1) != 0) {
			bits &= ~(UINT64_C(1) << sk_set_type[s]);
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
admit(struct build *b, struct sk_rule_candidate *c)
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
		c->sets = sk_rule_sets(import, n);
	if (c->sets == 0)
		aside(b, s, 0, "it imports a module that cannot be used in the cage");
}

/* A file's text, to be changed; NULL if there is no memory. */
static char *
own_text(struct build *b, const struct sk_rule_source *s)
{
	return sk_arena_text(b->arena, (struct sk_span){ (const uint8_t *)s->text, s->n });
}

/* The text of a file for a set.  A rule for programs alone is left out of the
 * plain set where the file is in the set of programs too: what begins with "MZ"
 * is scanned with that one. */
static char *
text_for(struct build *b, const struct sk_rule_candidate *c, unsigned which)
{
	char *text = own_text(b, c->source);

	if (text != NULL && which == SK_SET_PLAIN && (c->sets & 1u << SK_SET_PE) != 0)
		(void)sk_rule_blank(text, c->source->n, SK_RULE_NEEDS_MZ, NULL, NULL, b->arena);
	return text;
}

/* Compiles the files of a set, of which text(b, c, which) gives what is wanted.
 * NULL, and in *failed_r the file, if one failed that had compiled alone. */
static YR_RULES *
compile_texts(struct build *b, unsigned which,
    char *(*text)(struct build *b, const struct sk_rule_candidate *c, unsigned which),
    struct sk_rule_candidate **failed_r, struct complaint *bad_r)
{
	YR_COMPILER *y = compiler_new(bad_r);
	YR_RULES *rules = NULL;

	*failed_r = NULL;
	for (size_t i = 0; y != NULL && i < b->n && *failed_r == NULL; i++) {
		struct sk_rule_candidate *c = &b->candidate[i];
		const char *t;

		if ((c->sets & 1u << which) == 0)
			continue;
		if ((t = text(b, c, which)) == NULL ||
		    yr_compiler_add_string(y, t, c->source->path) != 0)
			*failed_r = c;
	}
	if (y != NULL && *failed_r == NULL)
		(void)yr_compiler_get_rules(y, &rules);
	if (y != NULL)
		yr_compiler_destroy(y);
	return rules;
}

/* Compiles all files of one set together.  False if one failed that had
 * compiled alone; it is set aside then, and the set is to be tried again. */
static bool
compile_set(struct build *b, unsigned which, int *error_r)
{
	struct complaint bad;
	struct sk_rule_candidate *failed;

	b->set[which].whole.rules = compile_texts(b, which, text_for, &failed, &bad);
	*error_r = b->set[which].whole.rules == NULL && failed == NULL ? SK_E_MEMORY : 0;
	if (failed == NULL)
		return true;
	failed->sets = 0;
	aside(b, failed->source, bad.line, bad.text);
	return false;
}

/* --- what can do without a string --- */

/* One file of a set that is being sifted. */
struct sifted {
	const struct sk_automaton	*m;
	const char			*file;
};

/* True if the rule of that name may go to those that need a string. */
static bool
may_go(struct sk_span name, void *user)
{
	const struct sifted *s = user;
	char text[256];

	if (name.n >= sizeof text)
		return false;
	memcpy(text, name.p, name.n);
	text[name.n] = '\0';
	return sk_automaton_may_go(s->m, s->file, text);
}

/* A file's text without the rules that need a string with atoms of full length. */
static char *
rest_for(struct build *b, const struct sk_rule_candidate *c, unsigned which)
{
	struct sifted s = { b->automaton, c->source->path };
	char *text = text_for(b, c, which);

	if (text != NULL)
		(void)sk_rule_blank(text, c->source->n, SK_RULE_NEEDS_STRING, may_go, &s, b->arena);
	return text;
}

/* Sets the rules apart that can match without a string.  What cannot be done leaves
 * the set as it is: slower, and right. */
static void
sift_set(struct build *b, unsigned which)
{
	struct set *s = &b->set[which];
	struct sk_automaton m;
	struct sk_rule_candidate *failed;
	struct complaint bad;

	if (!sk_automaton_read(&m, s->whole.rules, b->arena))
		return;
	b->automaton = &m;
	s->rest.rules = compile_texts(b, which, rest_for, &failed, &bad);
	b->automaton = NULL;
	if (s->rest.rules == NULL || s->rest.rules->num_rules == s->whole.rules->num_rules ||
	    (s->of_rest = sk_automaton_sift(&m, s->rest.rules, b->arena)) == NULL)
		return;
	s->atoms = sk_automaton_atoms(&m, b->arena);
	s->stays = m.stays;
}

/* --- the table of rules --- */

static const char *const meta_names[][4] = {
	{ "family", "malware_family", "malware", NULL }, { "author", NULL },
	{ "reference", "ref", "url", NULL }, { "source", "source_url", NULL },
	{ "date", "creation_date", NULL }, { "types", NULL }
};

static void
describe(struct build *b, unsigned which, const YR_RULE *y, struct sk_rule_entry *e)
{
	struct sk_rule *r = &e->rule;
	const char **text[] = { &r->family, &r->author, &r->reference, &r->source,
	    &r->date, &r->types };

	for (size_t i = 0; i < sizeof text / sizeof *text; i++)
		*text[i] = meta_text(b->arena, y, meta_names[i]);
	r->harm_db = meta_weight(y, "harm_db");
	r->targeting_db = meta_weight(y, "targeting_db");
	e->meaning->types = sk_rule_types(r->types);
	if (e->meaning->types == UINT64_MAX)
		r->types = which < SK_SET_PE ? "" : sk_type_table[sk_set_type[which]].word;
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
	size_t n = s->whole.rules == NULL ? 0 : s->whole.rules->num_rules;
	size_t room = b->entries + n;

	if (n == 0)
		return 0;
	s->meaning = sk_arena_array(b->arena, n, sizeof *s->meaning);
	b->entry = sk_arena_grow(b->arena, b->entry, b->entries * sizeof *b->entry,
	    room * sizeof *b->entry);
	if (s->meaning == NULL || b->entry == NULL)
		return SK_E_MEMORY;
	for (size_t i = 0; i < n; i++) {
		const YR_RULE *y = &s->whole.rules->rules_table[i];
		struct sk_rule_entry *e = &b->entry[b->entries];

		if (RULE_IS_PRIVATE(y))
			continue;
		*e = (struct sk_rule_entry){ .meaning = &s->meaning[i] };
		describe(b, which, y, e);
		if (e->rule.name == NULL || e->rule.file == NULL)
			return SK_E_MEMORY;
		if (!RULE_IS_GLOBAL(y) || e->rule.harm_db != 0)
			b->entries++;
	}
	return 0;
}

/* --- building and replacing --- */

static void
pass_close(struct pass *p)
{
	if (p->scanner != NULL)
		yr_scanner_destroy(p->scanner);
	if (p->rules != NULL)
		yr_rules_destroy(p->rules);
}

static void
set_close(struct set *s)
{
	pass_close(&s->whole);
	pass_close(&s->rest);
	*s = (struct set){ 0 };
}

static int
pass_ready(struct pass *p)
{
	if (p->rules == NULL || p->rules->num_rules == 0)
		return 0;
	if (yr_scanner_create(p->rules, &p->scanner) != ERROR_SUCCESS)
		return SK_E_MEMORY;
	yr_scanner_set_timeout(p->scanner, SCAN_SECONDS);
	/* Without this flag libyara catches SIGSEGV and SIGBUS, by system calls. */
	yr_scanner_set_flags(p->scanner,
	    SCAN_FLAGS_NO_TRYCATCH | SCAN_FLAGS_REPORT_RULES_MATCHING);
	return 0;
}

static int
set_ready(struct set *s)
{
	int e = pass_ready(&s->whole);

	return e == 0 && s->atoms != NULL ? pass_ready(&s->rest) : e;
}

static int
build_sets(struct build *b)
{
	int e = 0;

	for (size_t i = 0; i < b->n; i++)
		admit(b, &b->candidate[i]);
	sk_rule_join(b->candidate, b->n);
	for (unsigned s = 0; s < SK_SETS && e == 0; s++) {
		while (!compile_set(b, s, &e))
			;
		if (e == 0)
			sift_set(b, s);
		if (e == 0)
			e = describe_set(b, s);
		if (e == 0)
			e = set_ready(&b->set[s]);
	}
	return e != 0 ? e : sk_rule_names(b->entry, b->entries, b->arena, b->info);
}

int
sk_yara_begin(void)
{
	if (!initialised && yr_initialize() != ERROR_SUCCESS)
		return SK_E_ABSENT;
	initialised = true;
	return 0;
}

int
sk_yara_compile(const struct sk_warm *w)
{
	struct sk_rules_info own = { .n = 0 };
	struct build b = { .arena = w->arena, .info = w->info != NULL ? w->info : &own };
	int e;

	/* Lines of lists that were set aside stay: they are not of the rules. */
	b.info->rule = NULL;
	b.info->n = 0;
	if ((e = sk_yara_begin()) != 0)
		return e;
	e = sk_rule_read(w, b.info, &b.candidate, &b.n);
	if (e == 0)
		e = build_sets(&b);
	for (unsigned s = 0; s < SK_SETS; s++) {
		if (e == 0) {
			set_close(&set_table[s]);
			set_table[s] = b.set[s];
		} else {
			set_close(&b.set[s]);
		}
	}
	return e;
}

/* --- checking --- */

static void
on_examine(int level, const char *file, int line, const YR_RULE *rule, const char *text,
    void *user)
{
	const struct sk_rule_eye *eye = user;

	(void)file;
	eye->said(eye->user, level == YARA_ERROR_LEVEL_ERROR, line > 0 ? (unsigned)line : 0,
	    rule == NULL || rule->identifier == NULL ? "" : rule->identifier, text);
}

static void
show_rule(const YR_RULE *rule, const struct sk_rule_eye *eye)
{
	struct sk_rule_facts f = { .name = rule->identifier, .is_private = RULE_IS_PRIVATE(rule),
		.is_global = RULE_IS_GLOBAL(rule) };
	const YR_STRING *s;
	const YR_META *m;

	yr_rule_metas_foreach(rule, m)
		sk_rule_meta(&f, m->identifier, m->type == META_TYPE_STRING,
		    m->type == META_TYPE_INTEGER, m->integer);
	yr_rule_strings_foreach(rule, s)
		if (STRING_IS_LITERAL(s) && !STRING_IS_HEX(s) && !STRING_IS_FIXED_OFFSET(s) &&
		    s->length < SK_SHORT_STRING)
			f.short_string = s->identifier;
	eye->rule(eye->user, &f);
}

bool
sk_yara_examine(const char *text, const struct sk_rule_eye *eye)
{
	struct complaint unused;
	YR_RULES *rules = NULL;
	YR_COMPILER *y = compiler_new(&unused);
	bool ok = false;

	if (y == NULL)
		return false;
	/* Never written through: it is handed back as it came. */
	yr_compiler_set_callback(y, on_examine, (void *)(uintptr_t)eye);
	if (yr_compiler_add_string(y, text, NULL) == 0 &&
	    yr_compiler_get_rules(y, &rules) == ERROR_SUCCESS)
		ok = true;
	for (size_t i = 0; ok && i < rules->num_rules; i++)
		show_rule(&rules->rules_table[i], eye);
	if (ok)
		yr_rules_destroy(rules);
	yr_compiler_destroy(y);
	return ok;
}

/* --- looking --- */

struct hit {
	const struct sk_look	*l;
	const struct set	*set;
	bool			 rest;	/* its rest was run */
};

static const struct sk_rule_meaning *
meaning_of(const struct hit *h, const YR_RULE *rule)
{
	const struct set *s = h->set;

	if (h->rest)
		return &s->meaning[s->of_rest[rule - s->rest.rules->rules_table]];
	return &s->meaning[rule - s->whole.rules->rules_table];
}

static int
on_scan(YR_SCAN_CONTEXT *context, int message, void *data, void *user)
{
	const struct hit *h = user;
	const struct sk_rule_meaning *m;

	(void)context;
	if (message != CALLBACK_MSG_RULE_MATCHING)
		return CALLBACK_CONTINUE;
	m = meaning_of(h, data);
	if (m->name != NULL && (m->types >> h->l->o->type & 1) != 0)
		(void)sk_record_text_once(h->l->r, h->l->self, SK_KEY_YARA_MATCH,
		    sk_span_text(m->name));
	return CALLBACK_CONTINUE;
}

static void
scan(const struct sk_look *l, const struct set *s, struct sk_span bytes)
{
	struct hit h = { l, s, s->atoms != NULL && !sk_automaton_glance(s->atoms, s->stays, bytes) };
	YR_SCANNER *scanner = h.rest ? s->rest.scanner : s->whole.scanner;
	int e;

	if (scanner == NULL)
		return;
	yr_scanner_set_callback(scanner, on_scan, &h);
	e = yr_scanner_scan_mem(scanner, bytes.p, bytes.n);
	if (e == ERROR_SCAN_TIMEOUT)
		sk_unpack_gap(l->u, l->self, "yara_timeout");
	else if (e != ERROR_SUCCESS)
		sk_unpack_gap(l->u, l->self, "yara_failed");
}

/* Bytes of l->o, or text that it hides, with every set that is for them. */
static void
scan_sets(const struct sk_look *l, struct sk_span bytes)
{
	bool program = set_table[SK_SET_PE].whole.scanner != NULL &&
	    (l->o->type == SK_TYPE_PE || sk_span_begins(bytes, SK_SPAN("MZ")));

	for (unsigned s = 0; s < SK_SETS; s++) {
		if (!sk_budget_time(l->budget)) {
			sk_unpack_gap(l->u, l->self, "cpu_ms");
			return;
		}
		if (s == SK_SET_PLAIN ? !program : s == SK_SET_PE ? program :
		    s == SK_SET_FREE || sk_set_type[s] == l->o->type)
			scan(l, &set_table[s], bytes);
	}
}

static void
look(const struct sk_look *l)
{
	uint64_t max = l->budget->limit[SK_LIMIT_SCAN_BYTES];
	struct sk_span bytes = sk_span_head(l->o->bytes, max > SIZE_MAX ? SIZE_MAX : (size_t)max);
	const struct sk_unfolded *u;

	if (!sk_rule_worth(l))
		return;
	if (bytes.n < l->o->bytes.n)
		sk_unpack_gap(l->u, l->self, "scan_bytes");
	scan_sets(l, bytes);
	if ((u = sk_text_unfolded(l)) != NULL && u->text.n > 0)
		scan_sets(l, u->text);
}

const struct sk_observer sk_observe_yara = {
	.source = "YARA documentation 4.2, Writing YARA rules; signatures/",
	.warm = sk_yara_compile,
	.look = look,
};
