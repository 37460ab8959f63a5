#include "base/trail.h"

const char *
sk_trail_avoid(const struct sk_trail *t, uint32_t what, size_t object)
{
	for (unsigned i = 0; t != NULL && i < t->avoids; i++)
		if (t->avoid[i].what == what && (t->avoid[i].object == SK_SPOT_ANY ||
		    t->avoid[i].object == object))
			return t->why[i];
	return NULL;
}

struct sk_spot
sk_trail_enter(const struct sk_trail *t, uint32_t what, size_t object)
{
	struct sk_spot before = { SK_SPOT_NONE, 0 };

	if (t == NULL || t->at == NULL)
		return before;
	before = (struct sk_spot){ t->at->what, t->at->object };
	sk_trail_leave(t, (struct sk_spot){ what, (uint32_t)object });
	return before;
}

void
sk_trail_leave(const struct sk_trail *t, struct sk_spot before)
{
	if (t == NULL || t->at == NULL)
		return;
	/* Never the old step with the new object, whenever the parent may look. */
	t->at->what = SK_SPOT_NONE;
	t->at->object = before.object;
	t->at->what = before.what;
}
