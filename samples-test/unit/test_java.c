/* Java archives: what a manifest says, and whether classes are there. */
#include "look.h"

/* A zip at 1, its members below it: a manifest, and another one of bytes. */
static size_t
jar(const char *path, const char *manifest, struct sk_span bytes)
{
	size_t self, child;

	look_new();
	self = look_part(SK_TYPE_ZIP, "application/zip", "", SK_SPAN("PK"), false);
	assert_int_equal(sk_record_object(tree.record, self, sk_span_text(path), &child), 0);
	object[child] = (struct sk_object){ .bytes = sk_span_text(manifest), .seen = true,
		.parent = self, .member = true };
	assert_int_equal(sk_record_object(tree.record, self, SK_SPAN("1/zip:a/B.class"), &child), 0);
	object[child] = (struct sk_object){ .bytes = bytes, .seen = true, .parent = self,
		.member = true };
	tree.n = child + 1;
	for (size_t i = 0; i <= child; i++)
		(void)look_with("java", i);
	return self;
}

#define CLASS	"\xCA\xFE\xBA\xBE\0\0\0\x34\0\0"
#define MANIFEST "1/zip:META-INF/MANIFEST.MF"

static void
manifests(void **state)
{
	static const struct { const char *manifest; bool main; } t[] = {
		{ "Manifest-Version: 1.0\r\nMain-Class: a.B\r\n", true },
		{ "Manifest-Version: 1.0\nmain-class:a.B", true },
		{ "Manifest-Version: 1.0\rMain-Class: a.B\r", true },
		{ "Main-Class: \r\n a.B\r\n", true },
		{ "Class-Path: x.jar\r\n  y.jar\r\nMain-Class: a.B\r\n", true },
		{ "Manifest-Version: 1.0\r\n\r\nName: a/\r\nMain-Class: a.B\r\n", false },
		{ "Main-Class: \r\n", false },
		{ "Main-Class: \r\n \r\nx: y\r\n", false },
		{ "X-Main-Class: a.B\r\n", false },
		{ "Class-Path: x.jar\r\n Main-Class: a.B\r\n", false },
		{ "Main-Class", false },
		{ "", false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
		size_t self = jar(MANIFEST, t[i].manifest, SK_SPAN(CLASS));
		const char *said = look_all(self, SK_KEY_CONTAINER_JAVA);

		if (strcmp(said, t[i].main ? "manifest|classes|main" : "manifest|classes") != 0)
			fail_msg("%s: %s", t[i].manifest, said);
	}
}

static void
classes_and_places(void **state)
{
	static const struct { const char *path; struct sk_span bytes; const char *said; } t[] = {
		{ MANIFEST, SK_LIT(CLASS), "manifest|classes|main" },
		{ "1/zip:meta-inf/manifest.mf", SK_LIT(CLASS), "manifest|classes|main" },
		/* A universal binary of macOS with two parts; text; too short. */
		{ MANIFEST, SK_LIT("\xCA\xFE\xBA\xBE\0\0\0\2\0\0"), "manifest|main" },
		{ MANIFEST, SK_LIT("text"), "manifest|main" },
		{ MANIFEST, SK_LIT("\xCA\xFE\xBA\xBE"), "manifest|main" },
		/* Java opens no tar, and looks nowhere else. */
		{ "1/tar:META-INF/MANIFEST.MF", SK_LIT(CLASS), "" },
		{ "1/zip:lib/META-INF/MANIFEST.MF", SK_LIT(CLASS), "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
		size_t self = jar(t[i].path, "Main-Class: a.B\n", t[i].bytes);

		LOOK_HAS(self, CONTAINER_JAVA, t[i].said);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(manifests), cmocka_unit_test(classes_and_places),
	};

	return cmocka_run_group_tests(tests, look_begin, look_end);
}
