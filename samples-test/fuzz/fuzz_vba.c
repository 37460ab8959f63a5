/* Any bytes as a compressed container, as a module of macros, as formulas of a macro
 * sheet or as a part of a package; the first byte says which. */
#include <stdlib.h>
#include "observe/observe.h"
#include "unpack/office.h"
#include "../../analyzer/observe/macro.h"

extern const struct sk_observer sk_observe_office;
int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
say(void *user, struct sk_span name)
{
	size_t *bytes = user;

	*bytes += name.n;
}

/* A document with one part. */
struct look {
	struct sk_object	object[3];
	struct sk_budget	budget;
	struct sk_unpack	u;
	struct sk_look		l;
};

static void
look_at(struct look *k, struct sk_arena *arena, enum sk_type document, enum sk_type type, struct sk_span s)
{
	size_t index;

	*k = (struct look){ .budget = sk_budget_default() };
	k->object[1] = (struct sk_object){ .type = document, .seen = true };
	k->object[2] = (struct sk_object){ .type = type, .seen = true, .parent = 1, .member = true, .bytes = s };
	k->u = (struct sk_unpack){ .arena = arena, .budget = &k->budget, .n = 3, .room = 3, .object = k->object,
		.record = sk_record_new(arena, 1000) };
	k->l = (struct sk_look){ &k->u, 2, &k->object[2], k->u.record, arena, &k->budget };
	if (k->u.record == NULL || sk_record_object(k->u.record, 0, SK_SPAN("1"), &index) != 0 ||
	    sk_record_object(k->u.record, 1, SK_SPAN("1/zip:a"), &index) != 0)
		abort();
}

static void
container(struct sk_arena *arena, struct sk_span s)
{
	struct sk_buf b = sk_buf_new(arena, 1 << 24);
	size_t lines;

	(void)sk_vba_decompress(s, &b);
	if (sk_vba_code_lines(sk_buf_view(&b), &lines) > lines)
		abort();
}

static void
module(struct look *k, struct sk_span s)
{
	struct sk_macros *m = sk_macros_new(k->u.arena);
	struct sk_script_seen seen;
	size_t bytes = 0;

	if (m == NULL || !sk_script_see(&k->l, s, SK_TYPE_VBA, &seen))
		return;
	sk_macros_add(m, seen.text);
	sk_macros_add(m, sk_span_from(s, s.n / 2));
	if ((sk_macros_automatic(m, seen.words, say, &bytes) & ~(seen.words | sk_script_words(s, SK_TYPE_VBA))) != 0 &&
	    bytes == 0)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct sk_arena *arena;
	static const enum sk_type documents[] = { SK_TYPE_OOXML_DOC, SK_TYPE_OOXML_XLS };
	struct look k;
	struct sk_span s = sk_span_from((struct sk_span){ data, size }, 1);

	if (arena == NULL && (arena = sk_arena_new(1 << 27)) == NULL)
		return 0;
	sk_arena_reset(arena);
	if (size == 0)
		return 0;
	switch (data[0] % 5) {
	case 0:
		container(arena, s);
		break;
	case 1:
		look_at(&k, arena, SK_TYPE_OLE_DOC, SK_TYPE_VBA, s);
		module(&k, s);
		break;
	case 2:
		look_at(&k, arena, SK_TYPE_OLE_XLS, SK_TYPE_XLM, s);
		sk_observe_office.look(&k.l);
		break;
	default:
		look_at(&k, arena, documents[data[0] % 5 - 3], SK_TYPE_TEXT, s);
		sk_observe_office.look(&k.l);
		k.l.self = 1;
		k.l.o = &k.object[1];
		sk_observe_office.look(&k.l);
	}
	return 0;
}
