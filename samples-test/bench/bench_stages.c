/*
 * Our own stages on the same mails, in this process, without the cage: MIME
 * tree; + object tree; + each observer by itself; record.  bench_stages MAILS
 * RULES LISTS
 */
#include <malloc.h>
#include "base/error.h"
#include "bench.h"
#include "engine/pipeline.h"
#include "judge/judge.h"

static struct sk_arena *arena;

static double
stage_mime(const struct corpus *c)
{
	double begun = cpu_seconds();

	for (size_t i = 0; i < c->n; i++) {
		struct sk_budget b = sk_budget_default();
		struct sk_mime *m;

		sk_mime_parse((struct sk_span){ c->mail[i].p, c->mail[i].n }, arena, &b, &m);
		sk_arena_reset(arena);
	}
	return cpu_seconds() - begun;
}

/* Times unpacking, every observer and the encoding, in one pass. */
static void
stages(const struct corpus *c, double *unpack, double *observer, double *encode, double *judge)
{
	struct sk_judge_settings settings = sk_judge_settings("scan");

	for (size_t i = 0; i < c->n; i++) {
		struct sk_budget b = sk_budget_default();
		struct sk_unpack u = { .arena = arena, .budget = &b,
		    .record = sk_record_new(arena, b.limit[SK_LIMIT_OBSERVATIONS]) };
		struct sk_buf wire = sk_buf_new(arena, SK_RECORD_WIRE);
		struct sk_verdict *v;
		double t = cpu_seconds(), now;

		sk_unpack_run(&u, (struct sk_span){ c->mail[i].p, c->mail[i].n }, (struct sk_span){ 0 });
		now = cpu_seconds();
		*unpack += now - t;
		t = now;
		for (size_t k = 0; sk_observe_table[k] != NULL; k++) {
			for (size_t o = 0; o < u.n; o++)
				sk_observe_table[k]->look(&(struct sk_look){ &u, o, &u.object[o],
				    u.record, arena, &b });
			now = cpu_seconds();
			observer[k] += now - t;
			t = now;
		}
		sk_record_encode(u.record, true, &wire);
		now = cpu_seconds();
		*encode += now - t;
		t = now;
		sk_judge_run(u.record, NULL, &settings, arena, &v);
		*judge += cpu_seconds() - t;
		sk_arena_reset(arena);
	}
}

int
main(int argc, char **argv)
{
	struct sk_rules_info info = { 0 };
	struct sk_warm warm = { .lists = argc > 3 ? argv[3] : NULL, .info = &info };
	const char *rules[2];
	double unpack = 0, encode = 0, judge = 0, observer[64] = { 0 };
	struct corpus c;
	char what[64];

	if (argc < 4)
		return 2;
	c = corpus_read(argv[1]);
	rules[0] = argv[2];
	warm.rules = rules;
	warm.rules_n = 1;
	warm.arena = sk_arena_new(256 << 20);
	arena = sk_arena_new(1u << 30);
	if (sk_pipeline_warm(&warm) != 0)
		fprintf(stderr, "bench: not all could be warmed\n");
	row("ours: MIME tree, decoded", &c, stage_mime(&c));
	stages(&c, &unpack, observer, &encode, &judge);
	row("ours: object tree (MIME, unpacking, types)", &c, unpack);
	for (size_t k = 0; sk_observe_names[k] != NULL; k++) {
		snprintf(what, sizeof what, "ours: observe %s", sk_observe_names[k]);
		row(what, &c, observer[k]);
	}
	row("ours: record", &c, encode);
	row("ours: judge", &c, judge);
	return 0;
}
