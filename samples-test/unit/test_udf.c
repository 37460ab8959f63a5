/* UDF volumes that lie, built block by block (ECMA-167). */
#include "zipkit.h"

enum { BLOCK = 512, BLOCKS = 320, START = 264, FSD = 0, ROOT = 1, NAMES = 2, ENTRY = 3, MORE = 9,
	FILES = 20, ROWS = 4 };

struct volume {
	uint8_t	 p[BLOCKS * BLOCK];
	size_t	 names;		/* bytes of the root folder */
};

static void
le(uint8_t *p, uint64_t v, size_t n)
{
	for (size_t i = 0; i < n; i++)
		p[i] = (uint8_t)(v >> 8 * i);
}

static uint8_t *
at(struct volume *v, size_t block)
{
	return v->p + (START + block) * BLOCK;
}

static void
tag(uint8_t *p, unsigned id, uint32_t where)
{
	uint8_t sum = 0;

	le(p, id, 2);
	le(p + 12, where, 4);
	p[4] = 0;
	for (size_t i = 0; i < 16; i++)
		sum = (uint8_t)(sum + p[i]);
	p[4] = sum;
}

/* An entry with n short descriptors (length, block). */
static void
entry(struct volume *v, unsigned block, unsigned type, uint64_t size, const uint32_t (*d)[2], size_t n)
{
	uint8_t *p = at(v, block);

	memset(p, 0, BLOCK);
	p[27] = (uint8_t)type;
	le(p + 56, size, 8);
	le(p + 172, n * 8, 4);
	for (size_t i = 0; i < n; i++) {
		le(p + 176 + i * 8, d[i][0], 4);
		le(p + 180 + i * 8, d[i][1], 4);
	}
	tag(p, 261, block);
}

static void
name(struct volume *v, struct sk_span id, unsigned flags, unsigned block)
{
	uint8_t *p = at(v, NAMES) + v->names;

	tag(p, 257, 0);
	p[18] = (uint8_t)flags;
	p[19] = (uint8_t)id.n;
	le(p + 24, block, 4);
	memcpy(p + 38, id.p, id.n);
	v->names += (38 + id.n + 3) / 4 * 4;
	entry(v, ROOT, 4, v->names, (const uint32_t[][2]){ { (uint32_t)v->names, NAMES } }, 1);
}

static struct volume *
new_volume(void)
{
	struct volume *v = calloc(1, sizeof *v);
	uint8_t *p;

	assert_non_null(v);
	memcpy(v->p + 32768, "\0NSR02\1", 7);
	p = v->p + 256 * BLOCK;
	le(p + 16, 4 * BLOCK, 4);
	le(p + 20, 258, 4);
	le(p + 24, 4 * BLOCK, 4);
	le(p + 28, 258, 4);
	tag(p, 2, 256);
	p = v->p + 258 * BLOCK;
	le(p + 188, START, 4);
	le(p + 192, BLOCKS - START, 4);
	tag(p, 5, 258);
	p = v->p + 259 * BLOCK;
	le(p + 212, BLOCK, 4);
	le(p + 248, BLOCK, 4);
	le(p + 264, 6, 4);
	le(p + 268, 1, 4);
	memcpy(p + 440, "\1\6\1\0\0\0", 6);
	tag(p, 6, 259);
	tag(v->p + 260 * BLOCK, 8, 260);
	p = at(v, FSD);
	le(p + 400, BLOCK, 4);
	le(p + 404, ROOT, 4);
	tag(p, 256, FSD);
	for (unsigned b = FILES; b < BLOCKS - START; b++)
		memset(at(v, b), 'A' + (int)(b - FILES) % 26, BLOCK);
	entry(v, ROOT, 4, 0, NULL, 0);
	return v;
}

static struct zk_run
look(const struct volume *v)
{
	struct zk_run r;

	zk_start(&r);
	zk_go(&r, (struct sk_span){ v->p, sizeof v->p }, "x.udf");
	return r;
}

#define A8	SK_LIT("\x08" "a.txt")

struct row {
	const char	*what;
	struct sk_span	 id;
	unsigned	 flags, type;
	uint64_t	 size;
	uint32_t	 d[ROWS][2];
	size_t		 n;
	const char	*defects, *path, *head;
	size_t		 bytes;
	const char	*gaps;
};

static const struct row rows[] = {
	{ "a file", A8, 0, 5, 5, { { 5, FILES } }, 1, "", "1/udf:a.txt", "AAAAA", 5, "" },
	{ "an empty one", A8, 0, 5, 0, { { 0, 0 } }, 0, "", "1/udf:a.txt", "", 0, "" },
	{ "16 bits", SK_LIT("\x10\0a\x65\xE5\0.\0b"), 0, 5, 5, { { 5, FILES } }, 1, "", "1/udf:a日.b",
	    "AAAAA", 5, "" },
	{ "one byte of two", SK_LIT("\x10\0a\0"), 0, 5, 5, { { 5, FILES } }, 1, "", "1/udf:a", "AAAAA", 5,
	    "" },
	{ "deleted", A8, 4, 5, 5, { { 5, FILES } }, 1, "", NULL, NULL, 0, "" },
	{ "pieces in a row", A8, 0, 5, 600, { { 512, FILES }, { 88, FILES + 1 } }, 2, "", "1/udf:a.txt",
	    "AAAAA", 600, "" },
	{ "pieces apart", A8, 0, 5, 600, { { 512, FILES + 2 }, { 88, FILES } }, 2, "", "1/udf:a.txt",
	    "CCCCC", 600, "" },
	{ "a piece that was never written", A8, 0, 5, 1024, { { 512 | 2u << 30, 0 }, { 512, FILES } }, 2,
	    "", "1/udf:a.txt", "\0\0\0", 1024, "" },
	{ "pieces longer than the file", A8, 0, 5, 5, { { 512, FILES }, { 512, FILES + 9 } }, 2, "",
	    "1/udf:a.txt", "AAAAA", 5, "" },
	{ "pieces shorter than the file", A8, 0, 5, 9999, { { 512, FILES } }, 1, "damaged", "1/udf:a.txt",
	    "AAAAA", 512, "damaged" },
	{ "no pieces at all", A8, 0, 5, 9, { { 0, 0 } }, 0, "damaged", "1/udf:a.txt", NULL, 0, "damaged" },
	{ "begins behind the end", A8, 0, 5, 9, { { 9, UINT32_MAX } }, 1, "damaged", "1/udf:a.txt", NULL,
	    0, "damaged" },
	{ "a size without end", A8, 0, 5, UINT64_MAX, { { 512, FILES } }, 1, "", "1/udf:a.txt", NULL, 0,
	    "ratio" },
	{ "descriptors that go on in a ring", A8, 0, 5, 600, { { 512, FILES }, { 512 | 3u << 30, MORE } },
	    2, "damaged", "1/udf:a.txt", "AAAAA", 512, "damaged" },
	{ "a link", A8, 0, 12, 5, { { 5, FILES } }, 1, "", NULL, NULL, 0, "" },
};

static void
all_rows(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		const struct row *t = &rows[i];
		struct volume *v = new_volume();
		struct zk_run r;
		size_t where;

		print_message("# %s\n", t->what);
		name(v, t->id, t->flags, ENTRY);
		entry(v, ENTRY, t->type, t->size, t->d, t->n);
		le(at(v, MORE) + 20, 8, 4);
		le(at(v, MORE) + 24, 512 | 3u << 30, 4);
		le(at(v, MORE) + 28, MORE, 4);
		tag(at(v, MORE), 258, MORE);
		r = look(v);
		where = zk_need(&r, "1");
		zk_expect(&r, where, SK_KEY_OBJECT_TYPE, "udf");
		zk_expect(&r, where, SK_KEY_CONTAINER_DEFECT, t->defects);
		assert_int_equal(sk_record_count(r.u.record, where, SK_KEY_CONTAINER_MEMBERS),
		    t->path != NULL);
		if (t->path != NULL) {
			where = zk_need(&r, t->path);
			zk_expect(&r, where, SK_KEY_OBJECT_GAP, t->gaps);
			assert_int_equal(r.u.object[where].seen, t->head != NULL);
			assert_int_equal(r.u.object[where].bytes.n, t->bytes);
			if (t->head != NULL)
				assert_true(sk_span_begins(r.u.object[where].bytes,
				    sk_span_text(t->head)));
		}
		zk_stop(&r);
		free(v);
	}
}

static void
folders_in_a_ring(void **state)
{
	struct volume *v = new_volume();
	struct zk_run r;

	(void)state;
	name(v, SK_SPAN("\x08" "dir"), 3, ROOT);
	name(v, SK_SPAN("\x08" "a.txt"), 0, ENTRY);
	entry(v, ENTRY, 5, 5, (const uint32_t[][2]){ { 5, FILES } }, 1);
	r = look(v);
	zk_expect(&r, 1, SK_KEY_CONTAINER_DEFECT, "overlap");
	zk_content(&r, "1/udf:a.txt", "AAAAA");
	zk_stop(&r);
	free(v);
}

static void
what_is_hidden(void **state)
{
	struct volume *v = new_volume();
	struct zk_run r;

	(void)state;
	name(v, SK_SPAN("\x08" "a.txt"), 1, ENTRY);
	name(v, SK_SPAN("\x08" "no entry"), 0, 30);
	entry(v, ENTRY, 5, 5, (const uint32_t[][2]){ { 5, FILES } }, 1);
	r = look(v);
	zk_expect(&r, 1, SK_KEY_CONTAINER_DEFECT, "damaged");
	assert_int_equal(sk_record_count(r.u.record, zk_need(&r, "1/udf:a.txt"),
	    SK_KEY_OBJECT_HIDDEN), 1);
	zk_stop(&r);
	free(v);
}

/* Each of these bytes, changed, and nothing can be found. */
static void
no_volume(void **state)
{
	static const struct { size_t at; uint8_t to; } change[] = {
		{ 256 * BLOCK, 3 }, { 256 * BLOCK + 12, 1 },
		{ 259 * BLOCK + 268, 0 }, { 259 * BLOCK + 441, 1 }, { 259 * BLOCK + 256, 7 },
		{ START * BLOCK + 1, 0 }
	};

	(void)state;
	for (size_t i = 0; i < sizeof change / sizeof change[0]; i++) {
		struct volume *v = new_volume();
		struct zk_run r;

		v->p[change[i].at] = change[i].to;
		print_message("# byte %zu\n", change[i].at);
		r = look(v);
		zk_expect(&r, 1, SK_KEY_OBJECT_GAP, "damaged");
		zk_stop(&r);
		free(v);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_rows), cmocka_unit_test(folders_in_a_ring),
		cmocka_unit_test(what_is_hidden), cmocka_unit_test(no_volume)
	};

	if (sk_unpack_warm() != 0)
		return 1;
	(void)sk_charset_warm();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
