#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include "base/hash.h"

/* FIPS 180-2, appendix B; RFC 1321, appendix A.5. */
static const struct {
	const char	*text, *sha256, *md5;
} vectors[] = {
	{ "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
	    "d41d8cd98f00b204e9800998ecf8427e" },
	{ "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
	    "900150983cd24fb0d6963f7d28e17f72" },
	{ "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
	    "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
	    "8215ef0796a20bcaaae116d3876c664a" },
};

static void
hashes(void **state)
{
	char sha256[SK_SHA256_TEXT], md5[SK_MD5_TEXT];

	(void)state;
	for (int again = 0; again < 2; again++)
		for (size_t i = 0; i < sizeof vectors / sizeof vectors[0]; i++) {
			struct sk_span s = sk_span_text(vectors[i].text);

			assert_int_equal(sk_hash_sha256(s, sha256), 0);
			assert_string_equal(sha256, vectors[i].sha256);
			assert_int_equal(sk_hash_md5(s, md5), 0);
			assert_string_equal(md5, vectors[i].md5);
		}
	assert_int_equal(sk_hash_sha256((struct sk_span){ 0 }, sha256), 0);
	assert_string_equal(sha256, vectors[0].sha256);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(hashes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
