/*
 * names - every reading of a part's name.
 *
 * Readers differ on which of filename, filename*, name and their continuations
 * counts (RFC 2183 2.3, RFC 2231 3 and 4, RFC 2045 for the old name), so all of
 * them are read; equal ones are kept once.
 */
#include "parts.h"

enum { NAMES_MAX = 16 };	/* distinct readings of one name that are kept */

struct names {
	struct sk_arena	*arena;
	struct sk_name	*name;
	size_t		 n;
};

static void
add(struct names *to, struct sk_name name)
{
	if (name.text.n == 0 || to->n == NAMES_MAX)
		return;
	for (size_t i = 0; i < to->n; i++)
		if (sk_span_same(to->name[i].text, name.text)) {
			to->name[i].nul |= name.nul;
			return;
		}
	if (to->name == NULL &&
	    (to->name = sk_arena_array(to->arena, NAMES_MAX, sizeof *to->name)) == NULL)
		return;
	to->name[to->n++] = name;
}

/* Words of where: with what kind of parameter a name came. */
struct wheres {
	const char	*plain, *extended, *pieces;
};

static void
add_extended(struct names *to, struct sk_span raw, const char *where)
{
	enum sk_charset cs;
	struct sk_span bytes = extended_bytes(raw, to->arena, &cs);

	add(to, name_bytes(bytes, cs, to->arena, where));
}

static void
add_pieces(struct names *to, const struct value *v, const char *base, const char *where)
{
	for (enum join how = JOIN_ALL; how <= JOIN_LAST; how++) {
		enum sk_charset cs;
		bool extended;
		struct sk_span bytes;

		if (!pieces_bytes(v, base, how, to->arena, &bytes, &cs, &extended))
			continue;
		add(to, extended ? name_bytes(bytes, cs, to->arena, where) :
		    name_text(bytes, to->arena, where));
	}
}

static void
add_plain(struct names *to, const struct param *p, const char *where)
{
	add(to, name_text(p->value, to->arena, where));
	if (p->other.n > 0)
		add(to, name_text(p->other, to->arena, where));
}

/* All forms of base in one field: extended ones win for most readers. */
static void
add_value(struct names *to, const struct value *v, const char *base, const struct wheres *w)
{
	bool pieces = false;

	for (size_t i = 0; i < v->n; i++) {
		const struct param *p = &v->param[i];

		if (!sk_span_is(p->name, base))
			continue;
		pieces |= p->index >= 0;
		if (p->index < 0 && p->extended)
			add_extended(to, p->value, w->extended);
	}
	if (pieces)
		add_pieces(to, v, base, w->pieces);
	for (size_t i = 0; i < v->n; i++)
		if (sk_span_is(v->param[i].name, base) && v->param[i].index < 0 &&
		    !v->param[i].extended)
			add_plain(to, &v->param[i], w->plain);
}

void
names_read(const struct value *disposition, size_t dispositions, const struct value *type,
    size_t types, struct sk_arena *arena, struct sk_name **name_r, size_t *n_r)
{
	static const struct wheres filename = { "filename", "filename*", "filename*0" };
	static const struct wheres name = { "name", "name*", "name*0" };
	struct names to = { .arena = arena };

	for (size_t i = 0; i < dispositions; i++)
		add_value(&to, &disposition[i], "filename", &filename);
	for (size_t i = 0; i < types; i++)
		add_value(&to, &type[i], "name", &name);
	for (size_t i = 0; i < types; i++)
		add_value(&to, &type[i], "filename", &filename);
	for (size_t i = 0; i < dispositions; i++)
		add_value(&to, &disposition[i], "name", &name);
	*name_r = to.name;
	*n_r = to.n;
}
