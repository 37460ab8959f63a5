#include "base/charset.h"
#include "base/error.h"
#include "engine.h"
#include "engine/pipeline.h"
#include "mime/mime.h"
#include "unpack/unpack.h"

enum {
	REHEARSAL_BYTES = 64 << 20,	/* arena of the rehearsal */
	ROOM_LEFT = 64 << 10,		/* an arena that has not even this is full */
	KEPT = 16			/* observations kept for gaps and for the door */
};

/*
 * What libraries load at first use only (converters, tables, locales) must be
 * there before the cage is: one message goes through everything and is thrown
 * away.
 */
static int
rehearse(void)
{
	struct sk_arena *arena = sk_arena_new(REHEARSAL_BYTES);
	struct sk_budget budget = sk_budget_default();
	struct sk_record *r = NULL;

	if (arena != NULL)
		r = sk_pipeline_run(&(struct sk_asked){ .bytes = sk_engine_rehearsal() }, arena,
		    &budget);
	sk_arena_free(arena);
	return r == NULL ? SK_E_MEMORY : 0;
}

int
sk_pipeline_warm(const struct sk_warm *w)
{
	static int (*const room[])(void) = { sk_charset_warm, sk_mime_warm, sk_unpack_warm };
	int first = 0, e;

	for (size_t i = 0; i < sizeof room / sizeof *room; i++)
		if ((e = room[i]()) != 0 && first == 0)
			first = e;
	if ((e = sk_observe_warm(w)) != 0 && first == 0)
		first = e;
	if ((e = rehearse()) != 0 && first == 0)
		first = e;
	return first;
}

/* An empty record with that gap: stands in where there is no room for more. */
static struct sk_record *
stand_in(struct sk_arena *arena, const char *why)
{
	struct sk_record *r = sk_record_new(arena, KEPT);

	if (r == NULL || sk_record_text(r, SK_RECORD_ROOT, SK_KEY_OBJECT_GAP,
	    sk_span_text(why)) != 0)
		return NULL;
	return r;
}

static bool
gap(struct sk_record *r, const char *why)
{
	return sk_record_text_once(r, SK_RECORD_ROOT, SK_KEY_OBJECT_GAP,
	    sk_span_text(why)) == 0;
}

struct sk_record *
sk_pipeline_tree(const struct sk_asked *asked, struct sk_arena *arena,
    struct sk_budget *budget, struct sk_unpack *u_r)
{
	struct sk_record *spare = stand_in(arena, "memory_bytes");
	struct sk_unpack u = { .arena = arena, .budget = budget,
		.find_passwords = sk_observe_candidates, .given = asked->passwords };
	size_t most = (size_t)budget->limit[SK_LIMIT_OBSERVATIONS];
	bool cut;

	*u_r = u;
	if (most > SK_RECORD_OBSERVATIONS - KEPT)
		most = SK_RECORD_OBSERVATIONS - KEPT;
	u.record = sk_record_new(arena, most);
	if (spare == NULL || u.record == NULL)
		return spare;
	cut = sk_unpack_run(&u, asked->bytes, asked->name) != 0;
	sk_observe_run(&u);
	*u_r = u;
	/* Observers drop what does not fit, silently: so it is said here, once. */
	cut = cut || sk_arena_raw(arena, ROOM_LEFT) == NULL;
	u.record->observations_max += KEPT;
	if (u.record->observations > most && !gap(u.record, "observations"))
		return spare;
	if (cut && !gap(u.record, "memory_bytes"))
		return spare;
	if (!sk_budget_time(budget) && !gap(u.record, "cpu_ms"))
		return spare;
	return u.record;
}

struct sk_record *
sk_pipeline_run(const struct sk_asked *asked, struct sk_arena *arena,
    struct sk_budget *budget)
{
	struct sk_unpack u;

	return sk_pipeline_tree(asked, arena, budget, &u);
}
