#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <unistd.h>
#include "base/charset.h"
#include "traitkit.h"

/* A trait's id must be the name of its file: the only thing that the Makefile
 * knows of it.  The registry's order is that of the files. */
static void
ids_are_file_names(void **state)
{
	const char *last = "";
	char path[256];

	(void)state;
	assert_non_null(sk_trait_table[0]);
	for (size_t i = 0; sk_trait_table[i] != NULL; i++) {
		assert_true(strcmp(last, sk_trait_table[i]->id) < 0);
		last = sk_trait_table[i]->id;
		(void)snprintf(path, sizeof path, "analyzer/judge/trait_%s.c", last);
		if (access("analyzer/judge", F_OK) == 0 && access(path, F_OK) != 0)
			fail_msg("%s is not there", path);
	}
}

static bool
has_japanese(const char *s)
{
	struct sk_span rest = sk_span_text(s);
	uint32_t cp;

	while (sk_utf8_next(&rest, &cp))
		if (cp >= 0x3041 && cp <= 0x30FE)	/* kana */
			return true;
	return false;
}

static bool
is_ascii(const char *s)
{
	for (; *s != '\0'; s++)
		if ((unsigned char)*s >= 0x80)
			return false;
	return true;
}

static bool
group_known(const char *group)
{
	for (size_t i = 0; sk_group_table[i].name != NULL; i++)
		if (strcmp(sk_group_table[i].name, group) == 0)
			return true;
	return false;
}

static void
traits_are_complete(void **state)
{
	(void)state;
	for (size_t i = 0; sk_trait_table[i] != NULL; i++) {
		const struct sk_trait *t = sk_trait_table[i];

		assert_true(t->low_db <= t->likely_db && t->likely_db <= t->high_db);
		assert_true(t->likely_db != 0);
		/* A weight may be worth nothing, but never speak for the other side. */
		assert_true(t->low_db * t->likely_db >= 0 && t->high_db * t->likely_db >= 0);
		assert_true(group_known(t->group));
		assert_true(t->axis == SK_AXIS_HARM || t->axis == SK_AXIS_TARGETING);
		assert_int_equal(strncmp(t->id, "targeting_", 10) == 0, t->axis == SK_AXIS_TARGETING);
		assert_non_null(t->source);
		assert_true(strlen(t->source) > 10);
		assert_true(has_japanese(t->why_ja));
		assert_true(is_ascii(t->why_en) && strlen(t->why_en) > 10);
		assert_null(strstr(t->why_ja, "。"));
		assert_true(t->why_en[strlen(t->why_en) - 1] != '.');
	}
}

static void
traits_keep_their_word(void **state)
{
	(void)state;
	for (size_t i = 0; sk_trait_table[i] != NULL; i++) {
		const struct sk_trait *t = sk_trait_table[i];
		int yes = 0, no = 0;

		for (const struct sk_trait_example *e = t->examples; e->record != NULL; e++) {
			struct sk_arena *arena = sk_arena_new(1 << 20);
			struct sk_record *r = kit_record(arena, e->record);

			if (r == NULL || kit_fires(t, r) != e->fires)
				fail_msg("%s: %s", t->id, e->record);
			*(e->fires ? &yes : &no) += 1;
			sk_arena_free(arena);
		}
		if (yes < 2 || no < 2)
			fail_msg("%s has %d examples and %d look-alikes", t->id, yes, no);
	}
}

/* No trait may speak of an empty record: an engine that saw nothing knows nothing. */
/* Where a trait fires, the key is there without which it is not even asked. */
static void
needs_are_needed(void **state)
{
	(void)state;
	for (size_t i = 0; sk_trait_table[i] != NULL; i++)
		for (const struct sk_trait_example *e = sk_trait_table[i]->examples; e->record != NULL; e++) {
			struct sk_arena *arena = sk_arena_new(1 << 20);
			const struct sk_record *r = kit_record(arena, e->record);

			for (size_t k = 0; sk_trait_table[k] != NULL; k++) {
				const struct sk_trait *t = sk_trait_table[k];

				if (t->needs != SK_KEY_MESSAGE_PRESENT && kit_fires(t, r) &&
				    !sk_key_set_has(&r->keys, t->needs))
					fail_msg("%s fires on \"%s\"", t->id, e->record);
			}
			sk_arena_free(arena);
		}
}

static void
nothing_fires_on_nothing(void **state)
{
	struct sk_arena *arena = sk_arena_new(1 << 20);
	struct sk_record *r = kit_record(arena, "");

	(void)state;
	for (size_t i = 0; sk_trait_table[i] != NULL; i++)
		assert_false(kit_fires(sk_trait_table[i], r));
	sk_arena_free(arena);
}

static void
questions(void **state)
{
	static const struct {
		const char *record;
		bool runs, in_container, script;
		const char *language;
	} rows[] = {	/* asked of the last object */
		{ " > object.type=pe", true, false, false, "" },
		{ " > object.type=text; text.language=ja | object.type=zip > object.type=script-js",
		    true, true, true, "ja" },
		{ " > object.encrypted; object.gap=encrypted; name.extension=exe", true, false, false, "" },
		{ " > object.type=text; name.extension=exe", false, false, false, "" },
		{ " > object.encrypted; object.gap=encrypted; name.extension=xlsx", false, false, false, "" },
		/* Windows goes by the name, of the readings by the worst. */
		{ " > object.type=script-vbs; name.extension=log", false, false, false, "" },
		{ " > object.type=script-vbs; object.name=configure", false, false, false, "" },
		{ " > object.type=script-bat; name.extension=exe; name.extension=txt", true, false, true, "" },
		{ " > object.type=text; name.extension=js", true, false, true, "" },
		{ " > object.type=html; name.extension=hta", true, false, true, "" },
		{ " > object.type=unknown; name.extension=vbe", true, false, true, "" },
		{ " > object.type=text; name.extension=bas", false, false, false, "" },
		{ " > object.type=image; name.extension=js", false, false, false, "" },
		{ " > object.gap=encrypted; name.extension=js", true, false, false, "" },
		{ " > object.type=message; message.present > object.type=pdf", false, false, false, "" },
		{ " > object.type=image; object.ambiguous=zip > object.type=pe", true, true, false, "" },
		{ " > object.type=tnef > object.type=pe", true, false, false, "" },
		{ " > object.type=text; text.language=en | object.type=text; text.language=ja",
		    false, false, false, "en" },
		{ " > object.type=text; object.attached; text.language=en | object.type=text; text.language=ja",
		    false, false, false, "ja" },
		{ " > object.type=text; text.language=ja | object.type=message; message.present "
		    "> object.type=text; text.language=ru", false, false, false, "ru" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct sk_arena *arena = sk_arena_new(1 << 20);
		struct sk_record *r = kit_record(arena, rows[i].record);
		size_t last = r->objects - 1;

		assert_int_equal(sk_ask_runs(r, last), rows[i].runs);
		assert_int_equal(sk_ask_in_container(r, last), rows[i].in_container);
		assert_int_equal(sk_ask_is_script(r, last), rows[i].script);
		if (!sk_span_is(sk_ask_language(r, last), rows[i].language))
			fail_msg("language of %s", rows[i].record);
		sk_arena_free(arena);
	}
}

/* The language of examples refuses what it does not know, so that a slip in an
 * example cannot pass for a look-alike. */
static void
kit_refuses(void **state)
{
	static const char *const lines[] = {
		"object.typo=zip", " > name.padded=many", "object.type=zip | object.type=pe",
	};

	(void)state;
	for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
		struct sk_arena *arena = sk_arena_new(1 << 20);

		assert_null(kit_record(arena, lines[i]));
		sk_arena_free(arena);
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(ids_are_file_names),
		cmocka_unit_test(traits_are_complete),
		cmocka_unit_test(traits_keep_their_word),
		cmocka_unit_test(needs_are_needed),
		cmocka_unit_test(nothing_fires_on_nothing),
		cmocka_unit_test(questions),
		cmocka_unit_test(kit_refuses),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
