/*
 * Whatever the cage sends, a record that was decoded is judged and shown: the
 * lines add up, JSON is one line, and no control byte reaches a terminal.
 * Input is a wire form; or, behind "text:", a line in the language of
 * unit/traitkit.h, so that seeds can be read.
 */
#include <math.h>
#include <stdlib.h>
#define KIT_QUIET 1
#include "../unit/traitkit.h"
#include "record/type.h"
#include "report/report.h"

int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static struct sk_rule rule[] = {
	{ .name = "a", .family = "A", .harm_db = 25, .targeting_db = 15, .source = "s", .reference = "r",
	    .author = "", .date = "", .types = "", .file = "" },
	{ .name = "b", .family = "", .harm_db = 3, .targeting_db = -15, .source = "", .reference = "",
	    .author = "", .date = "", .types = "", .file = "" },
};
static const struct sk_rules_info rules = { .rule = rule, .n = 2 };

static struct sk_record *
record_of(struct sk_arena *arena, struct sk_span input)
{
	struct sk_record *r = NULL;
	struct sk_buf wire = sk_buf_new(arena, SK_RECORD_WIRE);

	if (!sk_span_begins(input, SK_SPAN("text:"))) {
		(void)sk_record_decode(input, arena, true, &r, NULL);
		return r;
	}
	r = kit_record(arena, sk_arena_text(arena, sk_span_from(input, 5)));
	if (r == NULL || sk_record_encode(r, true, &wire) != 0)
		return NULL;
	/* What encode wrote, decode reads, and it is the same record. */
	if (sk_record_decode(sk_buf_view(&wire), arena, true, &r, NULL) != 0)
		abort();
	return r;
}

static void
check_sums(const struct sk_verdict *v)
{
	for (int axis = 0; axis < SK_AXIS_COUNT; axis++) {
		const struct sk_score *s = &v->score[axis];
		long sum = lround(s->prior_db * 10);

		for (size_t i = 0; i < v->evidences; i++)
			if (v->evidence[i].axis == (enum sk_axis)axis)
				sum += lround(v->evidence[i].db * 10);
		if (sum != lround(s->db * 10) || s->low_db > s->db || s->db > s->high_db)
			abort();
	}
	if (v->complete != (v->gaps == 0) || (v->harm == SK_HARM_CLEAN) != (v->kind == SK_KIND_NONE))
		abort();
}

/* What a trait needs is there wherever it fires. */
static void
check_needs(const struct sk_record *r)
{
	for (size_t i = 0; sk_trait_table[i] != NULL; i++)
		if (sk_trait_table[i]->needs != SK_KEY_MESSAGE_PRESENT &&
		    !sk_key_set_has(&r->keys, sk_trait_table[i]->needs) && kit_fires(sk_trait_table[i], r))
			abort();
}

static void
check_report(const struct sk_report *report, const struct sk_case_view *view)
{
	char *text = NULL;
	size_t n = 0;
	bool one_line = strcmp(report->name, "json") == 0;
	FILE *out = open_memstream(&text, &n);

	if (out == NULL)
		return;
	if (report->write(out, view) != 0)
		abort();
	fclose(out);
	for (size_t i = 0; i < n; i++) {
		uint8_t c = (uint8_t)text[i];

		if ((c < 0x20 && c != '\n') || c == 0x7F || (c == '\n' && one_line && i + 1 < n))
			abort();
	}
	free(text);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static const char *const doors[] = { "scan", "drop", "milter" };
	struct sk_arena *arena = sk_arena_new(64 << 20);
	struct sk_judge_settings s = sk_judge_settings(doors[n % 3]);
	struct sk_record *r = record_of(arena, (struct sk_span){ data, n });
	struct sk_verdict *v;

	if (r != NULL && sk_judge_run(r, &rules, &s, arena, &v) == 0) {
		struct sk_case_view view = { .source = "-", .index = 1, .door = doors[n % 3], .record = r,
		    .verdict = v, .rules = &rules, .settings = &s, .version = "0", .weights_sha256 = "0",
		    .lang = n % 2 ? SK_LANG_JA : SK_LANG_EN, .observations = true, .secrets = true };

		check_sums(v);
		check_needs(r);
		for (size_t i = 0; sk_report_table[i] != NULL; i++)
			check_report(sk_report_table[i], &view);
	}
	(void)sk_arena_free(arena);
	return 0;
}
