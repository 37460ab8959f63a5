#ifndef SEKISHO_TRAITKIT_H
#define SEKISHO_TRAITKIT_H
/*
 * traitkit - records from one line of text, in the little language of the
 * examples in judge/trait.h, for the tests of judge and report.
 */
#include <assert.h>
#include <stdio.h>
#include <string.h>
#include "judge/judge.h"

/* Cuts the piece before the next of the separators " > ", " | ", "; " off *rest;
 * *sep_r is the sign of the separator that stood behind it, 0 at the end. */
static inline struct sk_span
kit_piece(struct sk_span *rest, char *sep_r)
{
	struct sk_span piece = *rest;

	*sep_r = 0;
	for (size_t i = 0; i < rest->n; i++) {
		struct sk_span at = sk_span_from(*rest, i);
		size_t n = sk_span_begins(at, SK_SPAN(" > ")) ||
		    sk_span_begins(at, SK_SPAN(" | ")) ? 3 :
		    sk_span_begins(at, SK_SPAN("; ")) ? 2 : 0;

		if (n == 0)
			continue;
		*sep_r = (char)at.p[n - 2];
		piece = sk_span_head(*rest, i);
		*rest = sk_span_from(at, n);
		return sk_span_trim(piece);
	}
	*rest = sk_span_from(*rest, rest->n);
	return sk_span_trim(piece);
}

/* False if piece is no observation: an unknown key, or no number. */
static inline bool
kit_observe(struct sk_record *r, size_t object, struct sk_span piece)
{
	size_t eq = sk_span_chr(piece, '=', 0);
	struct sk_span value = eq == SK_SPAN_NONE ? SK_SPAN("1") : sk_span_from(piece, eq + 1);
	enum sk_key key = sk_key_find(sk_span_head(piece, eq));
	uint64_t number;

	if (key == SK_KEY_COUNT)
		return false;
	if (sk_key_table[key].type == SK_VALUE_TEXT)
		return sk_record_text(r, object, key, value) == 0;
	return sk_span_number(value, 10, UINT64_MAX, &number) &&
	    sk_record_number(r, object, key, number) == 0;
}

/* The record that line describes, in arena; NULL if line is not in the language. */
static inline struct sk_record *
kit_record(struct sk_arena *arena, const char *line)
{
	struct sk_record *r = sk_record_new(arena, 10000);
	struct sk_span rest = sk_span_text(line);
	size_t object = SK_RECORD_ROOT;
	char sep, path[16];

	assert(r != NULL);
	for (;;) {
		struct sk_span piece = kit_piece(&rest, &sep);

		if (piece.n > 0 && !kit_observe(r, object, piece)) {
#ifndef KIT_QUIET
			fprintf(stderr, "no observation: %.*s\n", SK_FMT(piece));
#endif
			return NULL;
		}
		if (sep == 0)
			return r;
		if (sep == ';')
			continue;
		if (sep == '|' && object == SK_RECORD_ROOT)
			return NULL;
		(void)snprintf(path, sizeof path, "%zu", r->objects);
		if (sk_record_object(r, sep == '>' ? object : r->object[object].parent,
		    sk_span_text(path), &object) != 0)
			return NULL;
	}
}

static inline bool
kit_fires(const struct sk_trait *t, const struct sk_record *r)
{
	for (size_t i = 0; i < r->objects; i++)
		if (t->fires(r, i))
			return true;
	return false;
}

static inline struct sk_verdict *
kit_judge(struct sk_arena *arena, const char *line, const char *door,
    const struct sk_rules_info *rules)
{
	struct sk_judge_settings s = sk_judge_settings(door);
	struct sk_record *r = kit_record(arena, line);
	struct sk_verdict *v = NULL;

	assert(r != NULL);
	assert(sk_judge_run(r, rules, &s, arena, &v) == 0);
	return v;
}
#endif
