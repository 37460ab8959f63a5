/*
 * The whole pipeline, as a worker runs it: any bytes give a record, which goes
 * over the wire and comes back the same.
 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include "engine/pipeline.h"

enum { ARENA = 96 << 20, WIRE = 8 << 20 };

int	LLVMFuzzerInitialize(int *argc, char ***argv);
int	LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
	static struct sk_rules_info rules;
	static struct sk_arena *arena;	/* kept for all runs */
	struct sk_warm w = { .info = &rules };

	(void)argc;
	(void)argv;
	w.arena = arena = sk_arena_new(64 << 20);
	(void)sk_pipeline_warm(&w);
	return 0;
}

static struct sk_span
encode(const struct sk_record *r, struct sk_buf *out)
{
	assert(sk_record_encode(r, true, out) == 0);
	return sk_buf_view(out);
}

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct sk_arena *arena = sk_arena_new(ARENA), *other = sk_arena_new(ARENA);
	struct sk_buf one = sk_buf_new(other, WIRE), two = sk_buf_new(other, WIRE);
	struct sk_budget budget = sk_budget_default();
	struct sk_record *r, *back;

	budget.limit[SK_LIMIT_BYTES_OUT] = 4 << 20;
	budget.limit[SK_LIMIT_OBSERVATIONS] = 20000;
	r = sk_pipeline_run(&(struct sk_asked){ .bytes = { p, n }, .name = SK_SPAN("a.bin") }, arena,
	    &budget);
	assert(r != NULL);
	assert(sk_record_decode(encode(r, &one), other, false, &back, NULL) == 0);
	assert(sk_span_same(encode(back, &two), sk_buf_view(&one)));
	sk_arena_free(arena);
	sk_arena_free(other);
	return 0;
}
