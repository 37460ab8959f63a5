#ifndef SEKISHO_ENGINE_PIPELINE_H
#define SEKISHO_ENGINE_PIPELINE_H
/*
 * pipeline - what one worker does with one message: MIME tree, object tree,
 * observations, record.  No process matters here, so that tests, fuzzers and
 * the bench run exactly what the cage runs.
 */
#include "base/budget.h"
#include "observe/observe.h"

/* Warms base, mime, unpack and observe, in this order.  0, or the first SK_E_*
 * met; what could be warmed is. */
int	sk_pipeline_warm(const struct sk_warm *w);
/*
 * Looks at one message (or a bare file called name).  The record lives in arena.
 * Never NULL but when arena cannot even hold an empty record.
 */
struct sk_record *sk_pipeline_run(struct sk_span bytes, struct sk_span name,
	    struct sk_arena *arena, struct sk_budget *budget);
/* The same, and the tree (whose bytes live in arena) in *u_r. */
struct sk_record *sk_pipeline_tree(struct sk_span bytes, struct sk_span name,
	    struct sk_arena *arena, struct sk_budget *budget, struct sk_unpack *u_r);
#endif
