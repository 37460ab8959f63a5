/* Files of passwords: taken whole, line by line as they stand, or not at all. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>
#include "base/error.h"
#include "doors/passwords.h"

static struct sk_arena *arena;
static char error[512], path[64];

static const char *
file(const char *text, size_t n)
{
	int fd;

	(void)snprintf(path, sizeof path, "/tmp/sekisho-test-XXXXXX");
	assert_true((fd = mkstemp(path)) >= 0);
	assert_int_equal(write(fd, text, n), (ssize_t)n);
	close(fd);
	return path;
}

static int
read_text(const char *text, size_t n, size_t most, struct sk_strings *list)
{
	int e = sk_passwords_read(arena, file(text, n), most, list, error);

	unlink(path);
	return e;
}

/* What is said meanwhile is not shown; -1 to begin, then what came back to end it. */
static int
hush(int was)
{
	int to = was < 0 ? open("/dev/null", O_WRONLY) : was, kept = was < 0 ? dup(STDERR_FILENO) : -1;

	assert_true(dup2(to, STDERR_FILENO) >= 0);
	close(to);
	return kept;
}

#define READ(text, most, list) read_text(text, sizeof text - 1, most, list)

static void
taken(void **state)
{
	static const char *const want[] = { "first", " with blanks ", "#no comment", "#", "ひらけごま", "last" };
	struct sk_strings list = { 0 };

	(void)state;
	assert_int_equal(READ("\xEF\xBB\xBF" "first\r\n\n \t \n# a comment\n with blanks \n#no comment\n#\r\n"
	    "ひらけごま\nlast", 10, &list), 0);
	assert_int_equal(list.n, 6);
	for (size_t i = 0; i < 6; i++)
		assert_string_equal(list.text[i], want[i]);
	assert_string_equal(error, "");
	/* A second file adds. */
	assert_int_equal(READ("more\n", 7, &list), 0);
	assert_int_equal(list.n, 7);
	assert_string_equal(list.text[6], "more");
	assert_int_equal(READ("", 7, &list), 0);
	assert_int_equal(list.n, 7);
}

static void
refused(void **state)
{
	static const char nul[] = "a\nb\0c\n";
	struct sk_strings list = { 0 };
	char line[5000];

	(void)state;
	assert_int_equal(READ("kept\n", 3, &list), 0);
	assert_int_equal(READ("a\nhimitsu\xFF\n", 10, &list), SK_E_CONFIG);
	assert_non_null(strstr(error, ":2: "));
	assert_null(strstr(error, "himitsu"));
	assert_int_equal(read_text(nul, sizeof nul - 1, 10, &list), SK_E_CONFIG);
	assert_non_null(strstr(error, ":2: "));
	assert_int_equal(READ("a\nb\n\nc\n", 3, &list), SK_E_CONFIG);
	assert_non_null(strstr(error, ":4: "));
	/* As long as may be; one more; more than the reader has room for. */
	memset(line, 'x', sizeof line);
	assert_int_equal(read_text(line, SK_PASSWORD_BYTES, 3, &list), 0);
	assert_int_equal(list.n, 2);
	assert_int_equal(read_text(line, SK_PASSWORD_BYTES + 1, 3, &list), SK_E_CONFIG);
	assert_non_null(strstr(error, ":1: "));
	assert_int_equal(read_text(line, sizeof line, 3, &list), SK_E_CONFIG);
	assert_non_null(strstr(error, ":1: "));
	assert_int_equal(sk_passwords_read(arena, "/no/such/file", 3, &list, error), SK_E_IO);
	assert_non_null(strstr(error, "/no/such/file"));
	assert_int_equal(sk_passwords_read(arena, "/", 3, &list, error), SK_E_IO);
	assert_int_equal(list.n, 2);
	assert_string_equal(list.text[0], "kept");
}

/* What stands on the command line is seen by everybody: not for long. */
static void
option(void **state)
{
	struct sk_settings s;
	char text[] = "himitsu", empty[] = "", bad[] = "\xFF", more[] = "x";
	int quiet;

	(void)state;
	quiet = hush(-1);
	assert_int_equal(sk_settings_default(arena, &s), 0);
	assert_int_equal(sk_passwords_option(&s, text), 0);
	assert_string_equal(text, "*******");
	assert_int_equal(s.passwords.n, 1);
	assert_string_equal(s.passwords.text[0], "himitsu");
	assert_int_equal(sk_passwords_option(&s, empty), SK_E_CONFIG);
	assert_int_equal(sk_passwords_option(&s, bad), SK_E_CONFIG);
	for (int i = 1; i < SK_PASSWORDS_GIVEN; i++)
		assert_int_equal(sk_passwords_option(&s, more), 0);
	assert_int_equal(sk_passwords_option(&s, more), SK_E_CONFIG);
	assert_int_equal(s.passwords.n, SK_PASSWORDS_GIVEN);
	(void)hush(quiet);
}

/* A list with a mistake changes nothing. */
static void
the_old_list_stays(void **state)
{
	struct sk_settings s;
	int quiet;

	(void)state;
	assert_int_equal(sk_settings_default(arena, &s), 0);
	assert_int_equal(sk_strings_add(arena, &s.password_files, file("one\ntwo\n", 8)), 0);
	sk_passwords_load(&s);
	assert_int_equal(s.password_list.n, 2);
	assert_int_equal(truncate(path, 4), 0);
	sk_passwords_load(&s);
	assert_int_equal(s.password_list.n, 1);
	unlink(path);
	quiet = hush(-1);
	sk_passwords_load(&s);
	(void)hush(quiet);
	assert_int_equal(s.password_list.n, 1);
	assert_string_equal(s.password_list.text[0], "one");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(taken), cmocka_unit_test(refused), cmocka_unit_test(option),
		cmocka_unit_test(the_old_list_stays),
	};

	arena = sk_arena_new(16 << 20);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
