/* A small tree of objects for tests of observers: no parser, no container. */
#ifndef TEST_LOOK_H
#define TEST_LOOK_H
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "base/charset.h"
#include "observe/observe.h"

static struct sk_arena *arena, *warm_arena;
static struct sk_budget budget;
static struct sk_unpack tree;
static struct sk_object object[16];
static struct sk_part part[16];
static struct sk_mime mime;

static inline int
look_begin(void **state)
{
	static const char *const no_rules[] = { NULL };
	struct sk_warm w = { .rules = no_rules, .lists = "signatures/lists" };

	(void)state;
	warm_arena = sk_arena_new(64 << 20);
	arena = sk_arena_new(256 << 20);
	w.arena = warm_arena;
	(void)sk_charset_warm();
	for (size_t i = 0; sk_observe_table[i] != NULL; i++)
		if (strcmp(sk_observe_names[i], "yara") != 0 && sk_observe_table[i]->warm != NULL)
			(void)sk_observe_table[i]->warm(&w);
	return arena == NULL || warm_arena == NULL;
}

static inline int
look_end(void **state)
{
	(void)state;
	arena = sk_arena_free(arena);
	warm_arena = sk_arena_free(warm_arena);
	return 0;
}

/* An empty message. */
static inline void
look_new(void)
{
	sk_arena_reset(arena);
	budget = sk_budget_default();
	memset(object, 0, sizeof object);
	memset(part, 0, sizeof part);
	tree = (struct sk_unpack){ .arena = arena, .budget = &budget, .n = 1,
		.room = sizeof object / sizeof *object, .object = object };
	tree.record = sk_record_new(arena, budget.limit[SK_LIMIT_OBSERVATIONS]);
	assert_non_null(tree.record);
	object[0].is_message = true;
	object[0].mime = &mime;
	object[0].type = SK_TYPE_MESSAGE;
	mime = (struct sk_mime){ .root = &part[0] };
	part[0].type = SK_SPAN("text/plain");
}

/* Header lines of the message; folded lines belong to the one before. */
static inline void
look_header(const char *text)
{
	struct sk_span s = sk_span_text(text);
	struct sk_field *f = sk_arena_array(arena, 200, sizeof *f);

	part[0].field = f;
	part[0].fields = 0;
	while (s.n > 0 && part[0].fields < 200) {
		size_t end = 0, colon;

		do
			end = sk_span_chr(s, '\n', end) == SK_SPAN_NONE ? s.n :
			    sk_span_chr(s, '\n', end) + 1;
		while (end < s.n && (s.p[end] == ' ' || s.p[end] == '\t'));
		colon = sk_span_chr(s, ':', 0);
		assert_true(colon < end);
		f[part[0].fields].name = sk_span_head(s, colon);
		f[part[0].fields++].raw = sk_span_from(sk_span_head(s, end), colon + 1);
		s = sk_span_from(s, end);
	}
}

/* A part below the message. */
static inline size_t
look_part(enum sk_type type, const char *media, const char *label, struct sk_span bytes,
    bool is_inline)
{
	size_t self = tree.n++;
	char path[16];

	(void)snprintf(path, sizeof path, "%zu", self);
	assert_int_equal(sk_record_object(tree.record, 0, sk_span_text(path), &self), 0);
	part[self].type = sk_span_text(media);
	part[self].charset_label = sk_span_text(label);
	object[self] = (struct sk_object){ .bytes = bytes, .seen = true, .type = type,
		.part = &part[self] };
	if (is_inline)
		sk_record_number(tree.record, self, SK_KEY_OBJECT_INLINE, 1);
	return self;
}

/* Lets one observer look at one object. */
static inline struct sk_look
look_with(const char *observer, size_t self)
{
	struct sk_look l = { .u = &tree, .self = self, .o = &object[self], .r = tree.record,
		.arena = arena, .budget = &budget };
	size_t i = 0;

	while (sk_observe_names[i] != NULL && strcmp(sk_observe_names[i], observer) != 0)
		i++;
	assert_non_null(sk_observe_names[i]);
	sk_observe_table[i]->look(&l);
	return l;
}

/* All values of key on object, joined by "|". */
static inline const char *
look_all(size_t self, enum sk_key key)
{
	const struct sk_observation *o = sk_record_find(tree.record, self, key);
	struct sk_buf b = sk_buf_new(arena, 1 << 20);

	for (; o != NULL; o = sk_record_next(tree.record, o)) {
		if (b.n > 0)
			sk_buf_byte(&b, '|');
		sk_buf_span(&b, o->text);
	}
	return sk_arena_text(arena, sk_buf_view(&b));
}

/* What a header makes of one key. */
struct look_row {
	const char	*header;
	enum sk_key	 key;
	const char	*value;
};

static inline void
look_rows(const struct look_row *row, size_t n, void (*header)(const char *text))
{
	for (size_t i = 0; i < n; i++) {
		header(row[i].header);
		if (strcmp(look_all(0, row[i].key), row[i].value) != 0)
			fail_msg("%s\n%s: \"%s\", not \"%s\"", row[i].header, sk_key_table[row[i].key].name,
			    look_all(0, row[i].key), row[i].value);
	}
}

#define LOOK_HAS(self, key, text) assert_string_equal(look_all(self, SK_KEY_##key), text)
#endif
