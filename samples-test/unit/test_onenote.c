/* Files in a notebook's section, carved (MS-ONESTORE 2.6.13). */
#include "zipkit.h"

static const char section[] = "\xE4\x52\x5C\x7B\x8C\xD8\xA7\x4D\xAE\xB1\x53\x78\xD0\x29\x96\xD3";
static const char head[] = "\xE7\x16\xE3\xBD\x65\x26\x11\x45\xA4\xC4\x8D\x4D\x0B\x7A\x9E\xAC";
static const char foot[] = "\x22\xA7\xFB\x71\x79\x0F\x0B\x4A\xBB\x13\x89\x92\x56\x42\x6B\x24";

static void
put_wide(struct zk *z, const char *s)
{
	for (; *s; s++)
		zk_le(z, (uint8_t)*s, 2);
}

static size_t
put_file(struct zk *z, const char *content, uint64_t n)
{
	size_t at;

	zk_le(z, 0, (8 - z->n % 8) % 8);
	at = z->n;
	zk_put(z, head, 16);
	zk_le(z, n, 8);
	zk_le(z, 0, 12);
	zk_text(z, content);
	zk_le(z, 0, (8 - strlen(content) % 8) % 8);
	zk_put(z, foot, 16);
	return at;
}

static void
put_section(struct zk *z)
{
	zk_put(z, section, 16);
	zk_le(z, 1, 100);
}

/* A set of two properties, the second of which is a name. */
static void
put_name(struct zk *z, const char *name)
{
	zk_le(z, 2, 2);
	zk_le(z, 0x14001C22, 4);
	zk_le(z, 0x1C001D9C, 4);
	zk_le(z, 7, 4);
	zk_le(z, strlen(name) * 2 + 2, 4);
	put_wide(z, name);
	zk_le(z, 0, 2);
}

/* The ending of the file at at, whose GUID is all c. */
static void
put_ending(struct zk *z, const char *ending, unsigned c, size_t at, unsigned form)
{
	char digits[64];
	uint8_t guid[16];

	memset(guid, (int)c, sizeof guid);
	(void)snprintf(digits, sizeof digits, "<ifndf>{%02X%02X%02X%02X-%02X%02X-%02X%02X-%02X%02X-%02X%02X%02X%02X%02X%02X}",
	    c, c, c, c, c, c, c, c, c, c, c, c, c, c, c, c);
	put_wide(z, digits);
	zk_le(z, strlen(ending), 4);
	put_wide(z, ending);
	zk_le(z, 0x94 | form << 23, 4);
	zk_le(z, form == 2 || form == 3 ? at / 8 : at, form == 0 ? 8 : form == 2 ? 2 : 4);
	zk_le(z, 52, 4);
	zk_put(z, guid, sizeof guid);
}

static struct zk_run
look(const struct zk *z)
{
	struct zk_run r;

	zk_start(&r);
	zk_go(&r, zk_span(z), "x.one");
	return r;
}

static void
carved(void **state)
{
	struct zk z = { 0 };
	struct zk_run r;

	(void)state;
	put_section(&z);
	(void)put_file(&z, "first", 5);
	(void)put_file(&z, "", 0);
	(void)put_file(&z, "longer than a step", 18);
	r = look(&z);
	zk_expect(&r, 1, SK_KEY_OBJECT_TYPE, "onenote");
	zk_expect(&r, 1, SK_KEY_OBJECT_GAP, "");
	zk_content(&r, "1/onenote:file1", "first");
	zk_content(&r, "1/onenote:file2", "");
	zk_content(&r, "1/onenote:file3", "longer than a step");
	zk_stop(&r);
	zk_free(&z);
}

/* A length that leads too far, and one that hides the next file. */
static void
lengths_that_lie(void **state)
{
	struct zk z = { 0 };
	struct zk_run r;

	(void)state;
	put_section(&z);
	(void)put_file(&z, "one", 70);
	(void)put_file(&z, "two", UINT64_MAX - 3);
	(void)put_file(&z, "three", 5);
	r = look(&z);
	zk_expect(&r, 1, SK_KEY_CONTAINER_DEFECT, "damaged");
	zk_expect(&r, zk_need(&r, "1/onenote:file2"), SK_KEY_OBJECT_GAP, "damaged");
	zk_content(&r, "1/onenote:file3", "three");
	zk_stop(&r);
	zk_free(&z);
}

/* A file that is a section itself is opened by itself. */
static void
one_in_another(void **state)
{
	struct zk in = { 0 }, z = { 0 };
	struct zk_run r;

	(void)state;
	put_section(&in);
	zk_le(&in, 1, 4);
	(void)put_file(&in, "inner", 5);
	zk_le(&in, 0, (8 - in.n % 8) % 8);
	put_section(&z);
	zk_le(&z, 0, (8 - z.n % 8) % 8);
	zk_put(&z, head, 16);
	zk_le(&z, in.n, 8);
	zk_le(&z, 0, 12);
	zk_put(&z, in.p, in.n);
	zk_put(&z, foot, 16);
	r = look(&z);
	zk_content(&r, "1/onenote:file1/onenote:file1", "inner");
	assert_int_equal(sk_record_count(r.u.record, 1, SK_KEY_CONTAINER_MEMBERS), 1);
	zk_stop(&r);
	zk_free(&z);
	zk_free(&in);
}

static void
names_and_endings(void **state)
{
	(void)state;
	for (unsigned form = 0; form < 4; form++) {
		struct zk z = { 0 };
		struct zk_run r;
		size_t first, second;

		put_section(&z);
		first = put_file(&z, "first", 5);
		second = put_file(&z, "second", 6);
		put_name(&z, "a.hta");
		put_ending(&z, ".hta", 0xA5, second, form);
		put_ending(&z, ".png", 0x5B, first, form);
		r = look(&z);
		zk_content(&r, "1/onenote:file1.png", "first");
		zk_content(&r, "1/onenote:a.hta", "second");
		zk_stop(&r);
		zk_free(&z);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(carved), cmocka_unit_test(lengths_that_lie),
		cmocka_unit_test(one_in_another), cmocka_unit_test(names_and_endings)
	};

	if (sk_unpack_warm() != 0)
		return 1;
	(void)sk_charset_warm();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
