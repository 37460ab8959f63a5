/*
 * How often the true charset of a short name is found, on words that nobody here
 * chose: each word of a dictionary, in every charset that holds it, cut to names
 * of ten bytes with the endings that real names have.
 *
 * With SEKISHO_WORDS=FILE ("language TAB word" a line, as samples-test/charset
 * writes it) the whole table of confusions is printed for these words instead.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "charsetkit.h"
#include "charset_words.h"

enum { WORDS_MAX = 4096, NAME_BYTES = 10 };

/* A word and as much of the next as fits, a word alone; three names together. */
enum how { TEN, ALONE, THREE, HOWS };

static struct sk_arena *arena;

#define WORDS(list)	(list), sizeof(list) / sizeof(list)[0]

static const struct examined {
	const char	*language;
	const char *const *word;
	size_t		 words;
	struct {
		enum sk_charset	 cs;		/* UNKNOWN ends them */
		unsigned	 least;		/* names found of 100 in the list here */
	} in[5];
} examined[] = {
	{ "ja", WORDS(words_ja), { { SK_CS_SJIS, 98 }, { SK_CS_EUCJP, 97 }, { SK_CS_ISO2022JP, 100 },
	    { SK_CS_UTF8, 100 } } },
	{ "cn", WORDS(words_cn), { { SK_CS_GB18030, 78 }, { SK_CS_UTF8, 100 } } },
	{ "tw", WORDS(words_tw), { { SK_CS_BIG5, 86 }, { SK_CS_UTF8, 100 } } },
	{ "ko", WORDS(words_ko), { { SK_CS_EUCKR, 84 }, { SK_CS_UTF8, 100 } } },
	{ "ru", WORDS(words_ru), { { SK_CS_KOI8R, 96 }, { SK_CS_CP1251, 98 }, { SK_CS_CP866, 95 },
	    { SK_CS_UTF8, 100 } } },
	{ "de", WORDS(words_de), { { SK_CS_CP1252, 98 }, { SK_CS_UTF8, 100 } } },
	{ "fr", WORDS(words_fr), { { SK_CS_CP1252, 98 }, { SK_CS_UTF8, 100 } } },
	/* Of a file only. */
	{ "ja-skk", NULL, 0, { { SK_CS_SJIS, 0 }, { SK_CS_EUCJP, 0 } } },
	{ "ja-freq", NULL, 0, { { SK_CS_SJIS, 0 }, { SK_CS_EUCJP, 0 } } },
	{ "cn-freq", NULL, 0, { { SK_CS_GB18030, 0 } } },
	{ "tw-freq", NULL, 0, { { SK_CS_BIG5, 0 } } },
};

static const char *const endings[] = {
	".doc", ".exe", ".zip", ".pdf", "05.xls", ".lzh", "1.txt", ".jpg"
};

/* Word i, and those behind it while there is room, cut between two characters. */
static struct sk_span
name_of(const char *const *word, size_t n, size_t i, enum sk_charset cs, bool alone)
{
	const char *ending = endings[i % 8];
	char text[256] = "";
	struct sk_span s = { 0 }, next;
	size_t used = 0, most = NAME_BYTES - strlen(ending);

	/* Escape sequences are no part of what is there to judge by. */
	most += cs == SK_CS_ISO2022JP ? 6 : 0;
	for (size_t k = i; k < i + 4 && k < n; k++)
		for (const char *p = word[k]; *p != '\0';) {
			size_t len = 1;

			while ((p[len] & 0xC0) == 0x80)
				len++;
			memcpy(text + used, p, len);
			text[used + len] = '\0';
			next = encode_text(cs, text, arena);
			if (next.n == 0 || next.n > most || (alone && k > i))
				goto full;
			s = next;
			used += len;
			p += len;
		}
full:
	text[used] = '\0';
	if (s.n == 0)
		return s;
	memcpy(text + used, ending, strlen(ending) + 1);
	s = encode_text(cs, text, arena);
	/* UTF-8 is borrowed from text, which ends here. */
	return cs == SK_CS_UTF8 ? sk_span_text(sk_arena_text(arena, s)) : s;
}

static size_t
has_8bit(struct sk_span s)
{
	return sk_utf8_ascii(s) < s.n || sk_span_chr(s, 0x1B, 0) != SK_SPAN_NONE;
}

static void
print_mistake(struct sk_span s, enum sk_charset cs, enum sk_charset actual)
{
	struct sk_buf right = sk_buf_new(arena, 256), wrong = sk_buf_new(arena, 256);

	(void)sk_charset_to_utf8(cs, s, &right, NULL);
	(void)sk_charset_to_utf8(actual, s, &wrong, NULL);
	printf("%.*s as %s is %.*s\n", (int)right.n, (const char *)right.p,
	    sk_charset_name(actual), (int)wrong.n, (const char *)wrong.p);
}

/* Adds to found what name i is read as: by itself, or with the two behind it
 * as names of one archive. */
static bool
judge_name(const char *const *word, size_t n, size_t i, enum sk_charset cs, enum how how,
    size_t found[SK_CS_COUNT])
{
	struct sk_span s = name_of(word, n, i, cs, how == ALONE);
	struct sk_charset_many many = { .before = SK_CS_UNKNOWN };
	enum sk_charset actual;

	if (s.n == 0 || !has_8bit(s))
		return false;
	for (size_t k = 0; how == THREE && k < 3; k++)
		sk_charset_many_add(&many, name_of(word, n, (i + k) % n, cs, false));
	s = name_of(word, n, i, cs, how == ALONE);
	actual = sk_charset_true(s, sk_charset_many_true(&many));
	found[actual]++;
	if (actual != cs && getenv("SEKISHO_MISTAKES") != NULL)
		print_mistake(s, cs, actual);
	sk_arena_reset(arena);
	return true;
}

/* Names that were read as each charset; how many there are. */
static size_t
examine(const char *const *word, size_t n, enum sk_charset cs, enum how how,
    size_t found[SK_CS_COUNT])
{
	size_t all = 0;

	memset(found, 0, SK_CS_COUNT * sizeof *found);
	for (size_t i = 0; i < n; i++)
		all += judge_name(word, n, i, cs, how, found);
	return all;
}

static void
print_row(const char *language, enum sk_charset cs, size_t all, const size_t *found)
{
	printf("%-7s %-12s %5zu %6.2f%% ", language, sk_charset_name(cs), all,
	    100.0 * (double)found[cs] / (double)all);
	for (enum sk_charset other = SK_CS_UNKNOWN; other < SK_CS_COUNT; other++)
		if (other != cs && found[other] > 0)
			printf(" %s %zu", sk_charset_name(other), found[other]);
	printf("\n");
}

/* The words of one language in the file at path. */
static size_t
read_words(const char *path, const char *language, char **word)
{
	char line[512];
	size_t n = 0;
	FILE *f = fopen(path, "r");

	assert_non_null(f);
	while (n < WORDS_MAX && fgets(line, sizeof line, f) != NULL) {
		char *tab = strchr(line, '\t');

		if (tab == NULL)
			continue;
		*tab++ = '\0';
		tab[strcspn(tab, "\n")] = '\0';
		if (strcmp(line, language) == 0)
			word[n++] = strdup(tab);
	}
	(void)fclose(f);
	return n;
}

static void
print_rows(const struct examined *e, const char *const *word, size_t n, enum how how)
{
	static const char *const kinds[] = { "10 B ", "alone", "three" };
	size_t found[SK_CS_COUNT];

	for (size_t c = 0; e->in[c].cs != SK_CS_UNKNOWN; c++) {
		size_t all = examine(word, n, e->in[c].cs, how, found);

		printf("%s ", kinds[how]);
		print_row(e->language, e->in[c].cs, all, found);
	}
}

static void
prints_confusions(const char *path)
{
	static char *word[WORDS_MAX];

	for (size_t i = 0; i < sizeof examined / sizeof examined[0]; i++) {
		size_t n = read_words(path, examined[i].language, word);

		for (enum how how = TEN; how < HOWS; how++)
			print_rows(&examined[i], (const char *const *)word, n, how);
		while (n > 0)
			free(word[--n]);
	}
}

static void
expect_found(const struct examined *e, enum sk_charset cs, enum how how, unsigned least)
{
	size_t found[SK_CS_COUNT], all = examine(e->word, e->words, cs, how, found);

	assert_true(all >= 20);
	if (100 * found[cs] < least * all) {
		print_row(e->language, cs, all, found);
		fail_msg("%s in %s: less than %u%%", e->language, sk_charset_name(cs), least);
	}
}

static void
finds_short_names(void **state)
{
	(void)state;
	if (getenv("SEKISHO_WORDS") != NULL) {
		prints_confusions(getenv("SEKISHO_WORDS"));
		return;
	}
	for (size_t i = 0; i < sizeof examined / sizeof examined[0]; i++)
		for (size_t c = 0; examined[i].word != NULL && examined[i].in[c].cs != SK_CS_UNKNOWN; c++)
			expect_found(&examined[i], examined[i].in[c].cs, TEN, examined[i].in[c].least);
}

/* Three names of one archive leave hardly a doubt. */
static void
finds_names_of_one_archive(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof examined / sizeof examined[0]; i++)
		for (size_t c = 0; examined[i].word != NULL && examined[i].in[c].cs != SK_CS_UNKNOWN; c++)
			expect_found(&examined[i], examined[i].in[c].cs, THREE, 96);
}

static int
warm(void **state)
{
	(void)state;
	arena = sk_arena_new((size_t)1 << 24);
	return arena == NULL || sk_charset_warm() != 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_short_names),
		cmocka_unit_test(finds_names_of_one_archive),
	};

	return cmocka_run_group_tests(tests, warm, NULL);
}
