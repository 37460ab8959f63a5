#ifndef SEKISHO_TEST_MIME_HELP_H
#define SEKISHO_TEST_MIME_HELP_H
/*
 * What the tests of the mime room share: one arena, a message from text, parts
 * by their section.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>
#include "mime/mime.h"

static struct sk_arena *arena;
static struct sk_budget budget;
static struct sk_mime *mime;

static inline int
mime_setup(void **state)
{
	(void)state;
	arena = sk_arena_new((size_t)1 << 30);
	return sk_charset_warm() + sk_mime_warm();
}

static inline int
mime_teardown(void **state)
{
	(void)state;
	arena = sk_arena_free(arena);
	return 0;
}

static inline const struct sk_part *
parse_bytes(const void *p, size_t n)
{
	sk_arena_reset(arena);
	budget = sk_budget_default();
	assert_int_equal(sk_mime_parse((struct sk_span){ p, n }, arena, &budget, &mime), 0);
	assert_non_null(mime->root);
	return mime->root;
}

#define PARSE(text) parse_bytes(text, sizeof(text) - 1)

/* Parents first, as the tree is walked. */
static inline const struct sk_part *
next_part(const struct sk_part *p)
{
	if (p->child != NULL)
		return p->child;
	while (p->next == NULL && p->parent != NULL)
		p = p->parent;
	return p->next;
}

static inline const struct sk_part *
part(const char *section)
{
	for (const struct sk_part *p = mime->root; p != NULL; p = next_part(p))
		if (strcmp(p->section, section) == 0)
			return p;
	fail_msg("no part %s", section);
	return NULL;
}

static inline size_t
count_parts(void)
{
	size_t n = 0;

	for (const struct sk_part *p = mime->root->child; p != NULL; p = next_part(p))
		n++;
	return n;
}

static inline bool
noted(const struct sk_note *n, enum sk_key key, const char *word)
{
	for (; n != NULL; n = n->next)
		if (n->key == key && sk_span_is(n->text, word))
			return true;
	return false;
}

static inline bool
has_note(const struct sk_part *p, const char *word)
{
	return noted(p->note, SK_KEY_MIME_DEFECT, word);
}

static inline bool
has_name(const struct sk_part *p, const char *name)
{
	for (size_t i = 0; i < p->names; i++)
		if (sk_span_is(p->name[i].text, name))
			return true;
	return false;
}

static inline bool
has_reading(const struct sk_part *p, const char *bytes)
{
	for (size_t i = 0; i < p->readings; i++)
		if (sk_span_is(p->reading[i].bytes, bytes))
			return true;
	return false;
}

/* All notes of a part as one text, for messages of tests. */
static inline const char *
notes(const struct sk_part *p)
{
	static char text[512];
	size_t n = 0;

	text[0] = '\0';
	for (const struct sk_note *k = p->note; k != NULL && n < sizeof text; k = k->next)
		n += (size_t)snprintf(text + n, sizeof text - n, "%.*s ", SK_FMT(k->text));
	return text;
}

#define assert_span(s, t) do { \
	struct sk_span s_ = (s); \
	if (!sk_span_is(s_, t)) \
		fail_msg("\"%.*s\" is not \"%s\"", SK_FMT(s_), t); \
} while (0)
#define assert_noted(p, word) do { \
	if (!has_note(p, word)) \
		fail_msg("part \"%s\": no note %s, but: %s", (p)->section, word, notes(p)); \
} while (0)
#define assert_named(p, want) do { \
	if (!has_name(p, want)) \
		fail_msg("no name \"%s\" among %zu, first \"%.*s\"", want, (p)->names, \
		    SK_FMT((p)->names > 0 ? (p)->name[0].text : (struct sk_span){ 0 })); \
} while (0)
#define assert_clean(p) do { \
	if ((p)->note != NULL) \
		fail_msg("part \"%s\" has notes: %s", (p)->section, notes(p)); \
} while (0)
#endif
