#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>
#include "base/cipher.h"
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

/* The same, however it comes in pieces. */
static void
hashes_in_pieces(void **state)
{
	char sha256[SK_SHA256_TEXT];

	(void)state;
	for (size_t i = 0; i < sizeof vectors / sizeof vectors[0]; i++)
		for (size_t piece = 1; piece < 64; piece += 9) {
			struct sk_span rest = sk_span_text(vectors[i].text), head;
			struct sk_sha256 *h = sk_sha256_new();

			for (; rest.n > 0; rest = sk_span_from(rest, head.n)) {
				head = sk_span_head(rest, piece);
				assert_int_equal(sk_sha256_add(h, head.p, head.n), 0);
			}
			assert_int_equal(sk_sha256_add(h, NULL, 0), 0);
			assert_int_equal(sk_sha256_end(h, sha256), 0);
			assert_string_equal(sha256, vectors[i].sha256);
		}
	assert_int_not_equal(sk_sha256_end(NULL, sha256), 0);
}

/* Both at once is the same as each by itself, at every length around a block's. */
static void
both_hashes(void **state)
{
	char sha256[SK_SHA256_TEXT], md5[SK_MD5_TEXT], want[SK_SHA256_TEXT];
	uint8_t bytes[200];

	(void)state;
	for (size_t n = 0; n < sizeof bytes; n++) {
		struct sk_span s = { bytes, n };

		bytes[n] = (uint8_t)(n * 37 + 11);
		assert_int_equal(sk_hash_both(s, sha256, md5), 0);
		assert_int_equal(sk_hash_sha256(s, want), 0);
		assert_string_equal(sha256, want);
		assert_int_equal(sk_hash_md5(s, want), 0);
		assert_string_equal(md5, want);
	}
	assert_int_equal(sk_hash_both((struct sk_span){ 0 }, sha256, md5), 0);
	assert_string_equal(sha256, vectors[0].sha256);
	assert_string_equal(md5, vectors[0].md5);
}

/* RFC 6070, and by parts; a key longer than a block, an empty one. */
static void
pbkdf2_with_sha1(void **state)
{
	static const struct { const char *password, *salt; unsigned rounds; size_t n; const char *hex; } rows[] = {
		{ "password", "salt", 1, 20, "0c60c80f961f0e71f3a9b524af6012062fe037a6" },
		{ "password", "salt", 2, 20, "ea6c014dc72d6f8ccd1ed92ace1d41f0d8de8957" },
		{ "password", "salt", 4096, 20, "4b007901b765489abead49d926f721d065a429c1" },
		{ "passwordPASSWORDpassword", "saltSALTsaltSALTsaltSALTsaltSALTsalt", 4096, 25,
		    "3d2eec4fe41c849b80c8d83662c0e44a8b291a964cf2f07038" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct sk_span p = sk_span_text(rows[i].password), salt = sk_span_text(rows[i].salt);
		uint8_t out[64], part[20];
		char hex[129] = "";

		assert_int_equal(sk_pbkdf2(SK_DIGEST_SHA1, p, salt, rows[i].rounds, out, rows[i].n), 0);
		for (size_t k = 0; k < rows[i].n; k++)
			(void)snprintf(hex + 2 * k, 3, "%02x", out[k]);
		if (strcmp(rows[i].hex, hex) != 0)
			fail_msg("row %zu: %s", i, hex);
		sk_pbkdf2_sha1_part(p, salt, rows[i].rounds, 1, part);
		assert_memory_equal(part, out, 20);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pbkdf2_with_sha1),
		cmocka_unit_test(hashes),
		cmocka_unit_test(hashes_in_pieces),
		cmocka_unit_test(both_hashes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
