#ifndef SEKISHO_ENGINE_PIPELINE_H
#define SEKISHO_ENGINE_PIPELINE_H
/*
 * pipeline - what one worker does with one message: MIME tree, object tree,
 * observations, record.  No process matters here, so that tests, fuzzers and
 * the bench run exactly what the cage runs.
 */
#include "base/budget.h"
#include "observe/observe.h"

/* What is looked at. */
struct sk_asked {
	struct sk_span	bytes, name;	/* a message, or a bare file of that name */
	struct sk_span	passwords;	/* that our own side gives, as record/wire.h has them */
};

/* Warms base, mime, unpack and observe, in this order.  0, or the first SK_E_*
 * met; what could be warmed is. */
int	sk_pipeline_warm(const struct sk_warm *w);
/*
 * Looks at one message.  The record lives in arena.  Never NULL but when arena cannot
 * even hold an empty record.
 */
struct sk_record *sk_pipeline_run(const struct sk_asked *asked, struct sk_arena *arena,
	    struct sk_budget *budget);
/* The same, and the tree (whose bytes live in arena) in *u_r. */
struct sk_record *sk_pipeline_tree(const struct sk_asked *asked, struct sk_arena *arena,
	    struct sk_budget *budget, struct sk_unpack *u_r);
#endif
