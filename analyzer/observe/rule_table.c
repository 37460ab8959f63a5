#include <stdlib.h>
#include <string.h>
#include "base/error.h"
#include "base/hash.h"
#include "rule_table.h"

_Static_assert(SK_TYPE_COUNT <= 64, "types of a rule are bits of one number");

struct module {
	const char	*name;
	unsigned	 sets;	/* bits; 0: not allowed */
};
static const struct module module_table[] = {
	{ "pe", 1u << SK_SET_PE }, { "dotnet", 1u << SK_SET_PE },
	{ "elf", 1u << SK_SET_ELF }, { "macho", 1u << SK_SET_MACHO },
	{ "hash", 1u << SK_SET_FREE }, { "math", 1u << SK_SET_FREE },
	{ "time", 1u << SK_SET_FREE }, { "console", 1u << SK_SET_FREE },
	{ "cuckoo", 1u << SK_SET_FREE }, { "dex", 1u << SK_SET_FREE },
	/* libmagic opens its database when a rule first asks: not in a cage. */
	{ "magic", 0 },
};

const enum sk_type sk_set_type[SK_SETS] = {
	[SK_SET_PE] = SK_TYPE_PE, [SK_SET_ELF] = SK_TYPE_ELF, [SK_SET_MACHO] = SK_TYPE_MACHO
};

static const struct module *
module_find(struct sk_span name)
{
	for (size_t i = 0; i < sizeof module_table / sizeof *module_table; i++)
		if (sk_span_is(name, module_table[i].name))
			return &module_table[i];
	return NULL;
}

unsigned
sk_rule_sets(const struct sk_rule_import *import, size_t n)
{
	unsigned sets = 0, typed;

	for (size_t i = 0; i < n; i++) {
		const struct module *m = module_find(import[i].module);

		if (m == NULL || m->sets == 0)
			return 0;
		sets |= m->sets;
	}
	typed = sets & ~(1u << SK_SET_FREE);
	return n == 0 ? 1u << SK_SET_PLAIN : typed != 0 ? typed : sets;
}

int
sk_rule_read(const struct sk_warm *w, struct sk_rules_info *info,
    struct sk_rule_candidate **candidate_r, size_t *n_r)
{
	struct sk_buf all = sk_buf_new(w->arena, 64u << 20);
	struct sk_rule_candidate *c;
	struct sk_rule_source *source;
	int e = sk_rule_sources(w->rules, w->rules_n, w->arena, &source, n_r);

	*candidate_r = NULL;
	if (e != 0)
		return e;
	c = sk_arena_array(w->arena, *n_r, sizeof *c);
	if (c == NULL)
		return SK_E_MEMORY;
	for (size_t i = 0; i < *n_r; i++) {
		c[i].source = &source[i];
		sk_buf_text(&all, source[i].sha256);
		sk_buf_byte(&all, '\n');
	}
	*candidate_r = c;
	return sk_hash_sha256(sk_buf_view(&all), info->sha256);
}

void
sk_rule_join(struct sk_rule_candidate *candidate, size_t n)
{
	bool programs = false;

	for (size_t i = 0; i < n; i++)
		programs = programs || (candidate[i].sets & 1u << SK_SET_PE) != 0;
	for (size_t i = 0; programs && i < n; i++)
		if ((candidate[i].sets & 1u << SK_SET_PLAIN) != 0)
			candidate[i].sets |= 1u << SK_SET_PE;
}

const char *
sk_rule_module(struct sk_span name)
{
	const struct module *m = module_find(name);

	if (m == NULL)
		return "there is no such module here; there are pe dotnet elf macho dex hash math "
		    "time console cuckoo";
	if (m->sets == 0)
		return "the module opens files at its first use, which the cage does not allow";
	return sk_span_is(name, "cuckoo") ?
	    "no sandbox report is ever given to the module: its rules cannot match" : NULL;
}

bool
sk_rule_worth(const struct sk_look *l)
{
	const struct sk_object *o = l->o;
	unsigned classes = sk_type_table[o->type].classes;

	if (!o->seen || o->bytes.n == 0 || o->is_message || o->type == SK_TYPE_MBOX)
		return false;
	return (classes & SK_CLASS_CONTAINER) == 0 || o->format == NULL ||
	    sk_record_find(l->r, l->self, SK_KEY_OBJECT_GAP) != NULL;
}

uint64_t
sk_rule_types(const char *words)
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

static int
by_name_file(const void *a, const void *b)
{
	const struct sk_rule *x = &((const struct sk_rule_entry *)a)->rule;
	const struct sk_rule *y = &((const struct sk_rule_entry *)b)->rule;
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

int
sk_rule_names(struct sk_rule_entry *entry, size_t n, struct sk_arena *arena,
    struct sk_rules_info *info)
{
	const char *name = NULL;
	unsigned same = 0;

	if (n == 0)
		return 0;
	info->rule = sk_arena_array(arena, n, sizeof *info->rule);
	if (info->rule == NULL)
		return SK_E_MEMORY;
	qsort(entry, n, sizeof *entry, by_name_file);
	for (size_t i = 0; i < n; i++) {
		struct sk_rule_entry *e = &entry[i];
		struct sk_buf t = sk_buf_new(arena, 512);
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
