/*
 * The quick look before libyara may never cost a match: what a condition needs,
 * where atoms are found, and every rule of many shapes against libyara alone.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <yara.h>
#include "../../analyzer/observe/atoms.h"
#include "../../analyzer/observe/rule_literal.h"
#include "../../analyzer/observe/rule_text.h"
#include "lookkit.h"

extern const struct sk_observer sk_observe_yara;

/* --- conditions --- */

enum { MZ = SK_RULE_NEEDS_MZ, STRING = SK_RULE_NEEDS_STRING };

static const struct { const char *condition; unsigned needs; } conditions[] = {
	{ ": $a", STRING },
	{ ": $a at 0", STRING },
	{ ": $a in (0..100) and filesize < 1MB", STRING },
	{ ": any of them", STRING },
	{ ": all of ($a*)", STRING },
	{ ": 2 of ($a, $b)", STRING },
	{ ": #a > 0", STRING },
	{ ": uint16(0) == 0x5A4D", MZ },
	{ ": uint16(0)==0x5a4d and 1 of them", MZ | STRING },
	{ ": filesize < 2MB and (uint16(0) == 0x5A4D) and ($a or $b)", MZ | STRING },
	{ ": ($a and filesize > 1) or (any of them)", STRING },
	{ ": (uint16(0) == 0x5A4D and $a) or (uint16(0) == 0x5A4D and $b)", MZ | STRING },
	{ ": (filesize + 2) > 4 and $a", STRING },
	{ ": not $b and $a", STRING },
	{ ": /* not */ $a // or filesize > 0\n", STRING },
	/* what could be true without */
	{ ": $a or filesize < 10", 0 },
	{ ": not $a", 0 },
	{ ": not ($a)", 0 },
	{ ": not $a and filesize < 10", 0 },
	{ ": none of them", 0 },
	{ ": 0 of them", 0 },
	{ ": #a == 0", 0 },
	{ ": #a >= 0", 0 },
	{ ": #a < 3", 0 },
	{ ": #a > filesize - 100", 0 },
	{ ": any of (other_rule, another)", 0 },
	{ ": other_rule", 0 },
	{ ": 50% of them", 0 },
	{ ": for any of them : ( not $ )", 0 },
	{ ": for all i in (0..#a) : ( @a[i] < 100 )", 0 },
	{ ": filesize < 10 or uint16(0) == 0x5A4D", 0 },
	{ ": uint16(0) == 0x5A4D or $a", 0 },
	{ ": not uint16(0) == 0x5A4D", 0 },
	{ ": uint16(0) == 0x5A4D + 1", 0 },
	{ ": uint16(0) == 0x5A4", 0 },
	{ ": uint16(2) == 0x5A4D", 0 },
	{ ": defined $a", 0 },
	{ ": pe.number_of_sections > 3", 0 },
	{ ": true", 0 },
	{ ": (", 0 },
	{ ": $a )", 0 },
	{ "", 0 },
};

static void
conditions_are_read(void **state)
{
	static char deep[4096];

	(void)state;
	for (size_t i = 0; i < sizeof conditions / sizeof *conditions; i++) {
		struct sk_span t = sk_span_text(conditions[i].condition);

		if (sk_rule_needs(t, 0) != conditions[i].needs)
			fail_msg("%s: %u", conditions[i].condition, sk_rule_needs(t, 0));
	}
	memset(deep, '(', sizeof deep - 1);
	deep[0] = ':';
	assert_int_equal(sk_rule_needs(sk_span_text(deep), 0), 0);
}

/* --- atoms --- */

static void
atoms_are_found_anywhere(void **state)
{
	static const uint8_t zeros[4] = { 0 };
	struct sk_arena *arena = sk_arena_new(1 << 20);
	struct sk_atoms *a = sk_atoms_new(arena, 3);
	uint8_t b[40];

	(void)state;
	memset(b, 'x', sizeof b);
	assert_false(sk_atoms_occur(a, (struct sk_span){ b, sizeof b }, NULL, NULL));
	sk_atoms_add(a, (const uint8_t *)"ABCD", NULL);
	sk_atoms_add(a, (const uint8_t *)"ABCD", NULL);
	sk_atoms_add(a, (const uint8_t *)"\xFF\x80\0\x01", NULL);
	for (size_t n = 0; n <= sizeof b; n++) {
		assert_false(sk_atoms_occur(a, (struct sk_span){ b, n }, NULL, NULL));
		for (size_t at = 0; at + 4 <= n; at++) {
			memcpy(b + at, at % 2 == 0 ? "ABCD" : "\xFF\x80\0\x01", 4);
			assert_true(sk_atoms_occur(a, (struct sk_span){ b, n }, NULL, NULL));
			assert_false(sk_atoms_occur(a, (struct sk_span){ b, at + 3 }, NULL, NULL));
			assert_false(sk_atoms_occur(a, (struct sk_span){ b + at + 1, n - at - 1 }, NULL, NULL));
			memset(b, 'x', sizeof b);
		}
	}
	memset(b, 0, sizeof b);
	assert_false(sk_atoms_occur(a, (struct sk_span){ b, sizeof b }, NULL, NULL));
	sk_atoms_add(a, zeros, NULL);
	assert_true(sk_atoms_occur(a, (struct sk_span){ b, sizeof b }, NULL, NULL));
	sk_arena_free(arena);
}

/* Says yes at one place only, and counts how often it was asked. */
struct place {
	size_t		 wanted;
	unsigned	 asked;
	const void	*what;
};

static bool
is_wanted(void *user, const void *what, struct sk_span bytes, size_t at)
{
	struct place *p = user;

	assert_true(at + SK_ATOM_BYTES <= bytes.n && memcmp(bytes.p + at, "ABCD", 4) == 0);
	p->asked++;
	p->what = what;
	return at == p->wanted;
}

static void
an_atom_may_be_refused(void **state)
{
	struct sk_arena *arena = sk_arena_new(1 << 20);
	struct sk_atoms *a = sk_atoms_new(arena, 1);
	struct sk_span b = SK_SPAN(".ABCD..ABCD....ABCDABCD..ABCD");

	(void)state;
	sk_atoms_add(a, (const uint8_t *)"ABCD", arena);
	for (size_t wanted = 0; wanted < b.n; wanted++) {
		struct place p = { .wanted = wanted };
		bool there = sk_span_begins(sk_span_from(b, wanted), SK_SPAN("ABCD"));

		assert_int_equal(sk_atoms_occur(a, b, is_wanted, &p), there);
		assert_ptr_equal(p.what, arena);
		if (!there)
			assert_int_equal(p.asked, 5);	/* once for each */
	}
	sk_arena_free(arena);
}

static const struct {
	struct sk_span	 b, text;
	size_t		 step;
	bool		 nocase, begins;
} literals[] = {
	{ SK_LIT("FileDesc"), SK_LIT("File"), 1, false, true },
	{ SK_LIT("FileDesc"), SK_LIT("file"), 1, false, false },
	{ SK_LIT("FileDesc"), SK_LIT("file"), 1, true, true },
	{ SK_LIT("Fil"), SK_LIT("File"), 1, true, false },
	{ SK_LIT("F\0i\0l\0e\0"), SK_LIT("File"), 2, false, true },
	{ SK_LIT("F\0i\0l\0e"), SK_LIT("File"), 2, false, false },
	{ SK_LIT("F\0i\0n\0e\0"), SK_LIT("File"), 2, true, false },
	{ SK_LIT("F\0I\0L\0E\0"), SK_LIT("File"), 2, true, true },
	{ SK_LIT("\xC9@"), SK_LIT("\xE9@"), 1, true, true },	/* as a locale might have it */
	{ SK_LIT("\xC9@"), SK_LIT("\xE9`"), 1, true, false },
	{ SK_LIT("\xC9@"), SK_LIT("\xE9@"), 1, false, false },
	{ SK_LIT("["), SK_LIT("{"), 1, true, false },
};

static void
literals_begin_where_yara_says(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof literals / sizeof *literals; i++)
		if (sk_literal_begins(literals[i].b, literals[i].text, literals[i].step,
		    literals[i].nocase) != literals[i].begins)
			fail_msg("row %zu", i);
}

/* --- against libyara alone --- */

/* Every form of string that YARA 4.2 knows, and conditions of many shapes. */
static const char rules_text[] =
	"rule text { strings: $a = \"Kaigishiryo\" condition: $a }\n"
	"rule utf16 { strings: $a = \"HostID\" wide condition: $a }\n"
	"rule both { strings: $a = \"NetBridge\" wide ascii nocase condition: any of them }\n"
	"rule whole { strings: $a = \"Insys\" fullword condition: $a }\n"
	"rule xored { strings: $a = \"This program\" xor(1-255) condition: $a }\n"
	"rule coded { strings: $a = \"powershell -enc\" base64 condition: $a }\n"
	"rule hex { strings: $a = { C6 47 04 4D [2-6] C6 47 ?? 5A } condition: $a }\n"
	"rule chain { strings: $a = { 11 22 33 44 [300-400] 55 66 77 88 } condition: $a }\n"
	"rule nibble { strings: $a = { A? B1 C2 D3 } condition: $a }\n"
	"rule short2 { strings: $a = { FE FD } condition: #a > 2 }\n"
	"rule regex { strings: $a = /id=[0-9a-f]{4,8}&x=/ condition: $a }\n"
	"rule loose { strings: $a = /[a-z]+@[a-z]+/ condition: $a }\n"
	"rule dots { strings: $a = /.*secret.*/ condition: $a }\n"
	"rule many { strings: $a = \"alpha1\" $b = \"beta22\" $c = \"gamma3\" condition: 2 of them }\n"
	"rule some { strings: $a = \"alpha1\" $b = \"beta22\" condition: $a and filesize > 20 or $b at 0 }\n"
	"rule absent { strings: $a = \"alpha1\" condition: not $a and filesize < 64 }\n"
	"rule counted { strings: $a = \"beta22\" condition: #a == 0 and filesize > 3000 }\n"
	"rule small { condition: filesize < 40 }\n"
	"private rule hidden { strings: $a = \"gamma3\" condition: $a }\n"
	"rule shown { strings: $a = \"alpha1\" condition: $a and hidden }\n"
	"rule base { strings: $a = \"GetFile\" condition: $a }\n"
	"rule upon { condition: base and filesize > 10 }\n"
	"rule alike { strings: $a = \"Kaigishiryo\" condition: $a at 4 }\n"
	"rule version { strings: $a = \"FileDescriptor\" wide condition: $a }\n"
	"rule version2 { strings: $a = \"FileDesc\" wide nocase fullword condition: $a }\n"
	"rule plainhex { strings: $a = { 4D 5A 90 00 03 00 00 00 04 } condition: $a }\n"
	"rule beyond { strings: $a = \"\\xE9tudes\\xC9\" nocase condition: $a }\n"
	"rule plainre { strings: $a = /Kaigishiryo2/i condition: $a }\n"
	"rule wideword { strings: $a = \"Insys\" wide fullword condition: $a }\n"
	"rule xorwide { strings: $a = \"This program\" xor wide condition: $a }\n"
	"rule codedwide { strings: $a = \"powershell -enc\" base64wide condition: $a }\n"
	"rule anonymous { strings: $ = \"STARTSPY\" $ = \"ProcGo\" condition: any of them }\n";

/* Pieces that are put together at random; some are whole strings, some nearly. */
static const struct sk_span pieces[] = {
	SK_LIT("Kaigishiryo"), SK_LIT("Kaigishiry"), SK_LIT("H\0o\0s\0t\0I\0D\0"), SK_LIT("HostID"),
	SK_LIT("netBRIDGE"), SK_LIT("N\0e\0T\0b\0r\0i\0d\0g\0e\0"), SK_LIT("Insys"), SK_LIT(" Insys "),
	SK_LIT("Uihr!qsnfs`l"), SK_LIT("cG93ZXJzaGVsbCAtZW5j"), SK_LIT("\xC6\x47\x04\x4D...\xC6\x47\x05\x5A"),
	SK_LIT("\xC6\x47\x04\x4D"), SK_LIT("\x11\x22\x33\x44"), SK_LIT("\x55\x66\x77\x88"),
	SK_LIT("\xA7\xB1\xC2\xD3"), SK_LIT("\xFE\xFD"), SK_LIT("id=00ff00&x="), SK_LIT("id=0&x="),
	SK_LIT("a@b"), SK_LIT("secret"), SK_LIT("alpha1"), SK_LIT("beta22"), SK_LIT("gamma3"),
	SK_LIT("F\0i\0l\0e\0D\0e\0s\0c\0r\0i\0p\0t\0o\0r\0"), SK_LIT("F\0i\0l\0e\0D\0e\0s\0c\0r\0i\0p\0t\0o\0r"),
	SK_LIT("F\0i\0l\0e\0D\0e\0s\0c\0"), SK_LIT("f\0I\0l\0E\0d\0E\0s\0C"), SK_LIT("\0F\0i\0l\0e\0D\0e\0s\0c\0"),
	SK_LIT("MZ\x90\0\3\0\0\0\4"), SK_LIT("MZ\x90\0\3\0\0\0"), SK_LIT("\xE9tudes\xC9"),
	SK_LIT("\xC9TUDES\xE9"), SK_LIT("KAIGIshiryo2"), SK_LIT("I\0n\0s\0y\0s\0"), SK_LIT(" \0I\0n\0s\0y\0s\0 \0"),
	SK_LIT("U\1i\1h\1r\1!\1q\1s\1n\1f\1s\1`\1l\1"), SK_LIT("c\0G\09\0""3\0Z\0X\0J\0z\0a\0G\0V\0s\0b\0C\0A\0t\0Z\0W\0""5\0j\0"),
	SK_LIT("GetFile"), SK_LIT("STARTSPY"), SK_LIT("ProcGo"), SK_LIT("\0\0\0\0"), SK_LIT("zzzzzz")
};

enum { NAMES = 4096 };

/* "name name ..." of what libyara alone finds, in order of the rules. */
static int
on_match(YR_SCAN_CONTEXT *context, int message, void *data, void *user)
{
	char *names = user;
	size_t n = strlen(names);

	(void)context;
	if (message == CALLBACK_MSG_RULE_MATCHING)
		(void)snprintf(names + n, NAMES - n, "%s ", ((YR_RULE *)data)->identifier);
	return CALLBACK_CONTINUE;
}

static void
look(struct sk_span bytes, char *names)
{
	struct lookkit k;

	names[0] = '\0';
	assert_true(lookkit_open(&k, SK_TYPE_UNKNOWN, bytes));
	sk_observe_yara.look(&k.l);
	for (const struct sk_observation *o = sk_record_find(k.l.r, 1, SK_KEY_YARA_MATCH);
	    o != NULL; o = sk_record_next(k.l.r, o)) {
		size_t n = strlen(names);

		(void)snprintf(names + n, NAMES - n, "%.*s ", (int)o->text.n, (const char *)o->text.p);
	}
	lookkit_close(&k);
}

static uint32_t
dice(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;	/* Numerical Recipes, 7.1 */
	return *seed >> 8;
}

static size_t
throw(uint32_t *seed, uint8_t *b, size_t max)
{
	size_t n = 0, want = dice(seed) % 6;

	for (size_t i = 0; i <= want; i++) {
		struct sk_span p = pieces[dice(seed) % (sizeof pieces / sizeof *pieces)];
		size_t fill = dice(seed) % 7 == 0 ? dice(seed) % 900 : dice(seed) % 9;

		if (n + fill + p.n > max)
			break;
		memset(b + n, (int)(dice(seed) % 4 == 0 ? 'k' : dice(seed)), fill);
		memcpy(b + n + fill, p.p, p.n);
		n += fill + p.n;
	}
	return n;
}

static void
the_same_as_libyara_alone(void **state)
{
	char path[] = "/tmp/sekisho-sift-XXXXXX.yar", want[NAMES], got[NAMES];
	int fd = mkstemps(path, 4);
	const char *const roots[] = { path };
	struct sk_arena *arena = sk_arena_new((size_t)256 << 20);
	struct sk_rules_info info = { .n = 0 };
	struct sk_warm w = { .arena = arena, .rules = roots, .rules_n = 1, .info = &info };
	YR_COMPILER *compiler;
	YR_SCANNER *scanner;
	YR_RULES *rules;
	uint32_t seed = 20160517;
	size_t found = 0;
	uint8_t b[8192];

	(void)state;
	assert_true(fd >= 0 && write(fd, rules_text, sizeof rules_text - 1) == sizeof rules_text - 1);
	(void)close(fd);
	assert_int_equal(sk_observe_yara.warm(&w), 0);
	(void)unlink(path);
	if (info.asides > 0)
		fail_msg("%u: %s", info.aside[0].line, info.aside[0].why);
	assert_int_equal(yr_compiler_create(&compiler), 0);
	assert_int_equal(yr_compiler_add_string(compiler, rules_text, NULL), 0);
	assert_int_equal(yr_compiler_get_rules(compiler, &rules), 0);
	assert_int_equal(yr_scanner_create(rules, &scanner), 0);
	yr_scanner_set_callback(scanner, on_match, want);
	for (int i = 0; i < 20000; i++) {
		size_t n = throw(&seed, b, sizeof b);

		want[0] = '\0';
		assert_int_equal(yr_scanner_scan_mem(scanner, b, n), 0);
		look((struct sk_span){ b, n }, got);
		if (n > 0)	/* nothing is looked for in nothing */
			assert_string_equal(got, want);
		found += want[0] != '\0';
	}
	assert_true(found > 5000 && found < 20000);
	yr_scanner_destroy(scanner);
	yr_rules_destroy(rules);
	yr_compiler_destroy(compiler);
	w = (struct sk_warm){ .arena = arena };
	assert_int_equal(sk_observe_yara.warm(&w), 0);
	sk_arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(conditions_are_read),
		cmocka_unit_test(atoms_are_found_anywhere),
		cmocka_unit_test(an_atom_may_be_refused),
		cmocka_unit_test(literals_begin_where_yara_says),
		cmocka_unit_test(the_same_as_libyara_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
