/* Parcels: messages on their way in, sealed, hashed and cut at a limit. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include "base/error.h"
#include "../../analyzer/doors/berth.h"

static struct sk_parcel
parcel(const char *text)
{
	struct sk_parcel_writer *w;
	struct sk_parcel p;

	assert_int_equal(sk_parcel_begin(&w), 0);
	assert_int_equal(sk_parcel_put(w, text, strlen(text)), 0);
	assert_int_equal(sk_parcel_end(w, &p), 0);
	return p;
}

static const char sha_abc[] = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
static const char sha_none[] = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

static void
parcels_are_sealed(void **state)
{
	struct sk_parcel p = parcel("abc");

	(void)state;
	assert_int_equal(p.bytes, 3);
	assert_string_equal(p.sha256, sha_abc);
	assert_false(p.cut);
	assert_int_equal(pwrite(p.fd, "x", 1, 0), -1);
	assert_int_equal(ftruncate(p.fd, 0), -1);
	assert_int_equal(ftruncate(p.fd, 9), -1);
	assert_ptr_equal(mmap(NULL, 3, PROT_READ | PROT_WRITE, MAP_SHARED, p.fd, 0), MAP_FAILED);
	sk_parcel_close(&p);
	assert_int_equal(p.fd, -1);
}

/* From a file and from a pipe alike, from where they stand, up to max. */
static void
parcels_are_read(void **state)
{
	static const struct { const char *text; uint64_t max, bytes; bool cut; const char *sha; } t[] = {
		{ "abc", 1000, 3, false, sha_abc }, { "abc", 3, 3, false, sha_abc },
		{ "abcd", 3, 3, true, sha_abc }, { "", 10, 0, false, sha_none },
		{ "abc", 0, 0, true, sha_none },
	};

	(void)state;
	for (size_t i = 0; i < sizeof t / sizeof *t * 2; i++) {
		size_t k = i / 2, n = strlen(t[k].text);
		struct sk_parcel p;
		int fd[2];

		if (i % 2 == 0) {
			assert_int_equal(pipe(fd), 0);
			assert_int_equal(write(fd[1], t[k].text, n), n);
		} else {
			fd[0] = open("/tmp", O_TMPFILE | O_RDWR, 0600);
			fd[1] = dup(fd[0]);
			assert_int_equal(write(fd[0], "..", 2), 2);
			assert_int_equal(write(fd[0], t[k].text, n), n);
			lseek(fd[0], 2, SEEK_SET);
		}
		close(fd[1]);
		assert_int_equal(sk_parcel_read(fd[0], t[k].max, &p), 0);
		assert_int_equal(p.bytes, t[k].bytes);
		assert_int_equal(p.cut, t[k].cut);
		assert_string_equal(p.sha256, t[k].sha);
		sk_parcel_close(&p);
		close(fd[0]);
	}
}

static void
parcels_of_any_pieces(void **state)
{
	enum { N = 3 << 20 };
	char *big = malloc(N);
	struct sk_parcel_writer *w;
	struct sk_parcel p, q;
	size_t at = 0;

	(void)state;
	for (size_t i = 0; i < N; i++)
		big[i] = (char)(i * 7 + i / 999);
	assert_int_equal(sk_parcel_begin(&w), 0);
	for (size_t n = 1; at < N; n = n * 3 + 1) {
		size_t take = n < N - at ? n : N - at;

		assert_int_equal(sk_parcel_put(w, big + at, take), 0);
		at += take;
	}
	assert_int_equal(sk_parcel_end(w, &p), 0);
	assert_int_equal(p.bytes, N);
	lseek(p.fd, 0, SEEK_SET);
	assert_int_equal(sk_parcel_read(p.fd, N, &q), 0);
	assert_string_equal(p.sha256, q.sha256);
	assert_false(q.cut);
	sk_parcel_close(&p);
	sk_parcel_close(&q);
	free(big);
}

/* A file of n bytes c, at its begin. */
static int
file_of(size_t n, char c)
{
	int fd = open("/tmp", O_TMPFILE | O_RDWR, 0600);
	char *bytes = malloc(n);

	memset(bytes, c, n);
	assert_int_equal(write(fd, bytes, n), n);
	assert_int_equal(lseek(fd, 0, SEEK_SET), 0);
	free(bytes);
	return fd;
}

/* Nobody who is given a berth's descriptor can change a byte of it, or its length. */
static void
berths_are_sealed(void **state)
{
	struct sk_berth b = { .room = 65536 };
	uint8_t *p;

	(void)state;
	assert_true(sk_berth_make(&b));
	memcpy(b.p, "abc", 3);
	assert_int_equal(pwrite(b.fd, "x", 1, 0), -1);
	assert_int_equal(ftruncate(b.fd, 0), -1);
	assert_int_equal(ftruncate(b.fd, 1 << 20), -1);
	assert_int_equal(fallocate(b.fd, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, 0, 4096), -1);
	assert_ptr_equal(mmap(NULL, 3, PROT_READ | PROT_WRITE, MAP_SHARED, b.fd, 0), MAP_FAILED);
	p = mmap(NULL, 4096, PROT_READ, MAP_SHARED, b.fd, 0);
	assert_ptr_not_equal(p, MAP_FAILED);
	assert_memory_equal(p, "abc", 4);
	assert_int_equal(mprotect(p, 4096, PROT_READ | PROT_WRITE), -1);
	assert_int_equal(errno, EACCES);
	munmap(p, 4096);
	sk_berth_free(&b);
	sk_berth_free(&b);
}

/* What fits lies there, with nothing of the one before behind it; what does not has a
 * file of its own. */
static void
berths_hold_one_message(void **state)
{
	enum { ROOM = 65536 };
	static const struct { size_t n; uint64_t max, bytes; bool own, cut; } t[] = {
		{ ROOM - 1, 1 << 20, ROOM - 1, false, false }, { 5, 1 << 20, 5, false, false },
		{ 0, 1 << 20, 0, false, false }, { 30000, 20000, 20000, false, true },
		{ ROOM, 1 << 20, ROOM, true, false }, { ROOM + 1, 1 << 20, ROOM + 1, true, false },
		{ 3 * ROOM, 2 * ROOM + 5, 2 * ROOM + 5, true, true }, { 7, 1 << 20, 7, false, false },
	};
	struct sk_berth b = { .room = ROOM };
	struct sk_place at;

	(void)state;
	assert_true(sk_berth_make(&b));
	at = sk_parcel_place(&b, NULL, 0);
	for (size_t i = 0; i < sizeof t / sizeof *t * 2; i++) {
		size_t k = i / 2;
		int fd = file_of(t[k].n, (char)('a' + i));
		struct sk_parcel_writer *w;
		struct sk_parcel p, q;

		if (i % 2 == 0) {
			/* The head was read already, as by one who looks at it. */
			size_t have = (size_t)read(fd, b.p, 1000);

			sk_berth_wrote(&b, have);
			assert_int_equal(sk_parcel_read_by(&at, have, fd, t[k].max, &p), 0);
			assert_int_equal(p.cut, t[k].cut);
		} else {
			assert_int_equal(sk_parcel_begin_by(&at, &w), 0);
			for (size_t n = 0; n < t[k].bytes; n++)
				assert_int_equal(sk_parcel_put(w, &(char){ (char)('a' + i) }, 1), 0);
			assert_int_equal(sk_parcel_end(w, &p), 0);
		}
		assert_int_equal(p.bytes, t[k].bytes);
		lseek(fd, 0, SEEK_SET);
		assert_int_equal(sk_parcel_read(fd, t[k].max, &q), 0);
		assert_string_equal(p.sha256, q.sha256);
		/* A writer knows only at its end that there is no more. */
		assert_int_equal(p.fd >= 0, t[k].own && (i % 2 == 0 || t[k].bytes > ROOM));
		assert_ptr_equal(p.berth, p.fd >= 0 ? NULL : &b);
		if (p.berth != NULL)
			for (size_t n = 0; n < ROOM; n++)
				assert_int_equal(b.p[n], n < p.bytes ? 'a' + i : 0);
		sk_parcel_close(&p);
		sk_parcel_close(&q);
		close(fd);
	}
	sk_berth_free(&b);
}

static void
what_cannot_be_read(void **state)
{
	struct sk_parcel p;
	int fd = open("/", O_RDONLY | O_DIRECTORY);

	(void)state;
	assert_int_equal(sk_parcel_read(fd, 10, &p), SK_E_IO);
	assert_int_equal(p.fd, -1);
	close(fd);
	assert_int_equal(sk_parcel_read(-1, 10, &p), SK_E_IO);
}

static void
stamps(void **state)
{
	struct sk_arena *arena = sk_arena_new(1 << 20);
	struct sk_record *r = sk_record_new(arena, 10);
	struct sk_parcel p = parcel("abc");

	(void)state;
	p.cut = true;
	assert_int_equal(sk_ask_stamp(r, "scan", &p), 0);
	assert_true(sk_record_has(r, 0, SK_KEY_DOOR_NAME, "scan"));
	assert_true(sk_record_has(r, 0, SK_KEY_DOOR_SHA256, sha_abc));
	assert_int_equal(sk_record_count(r, 0, SK_KEY_DOOR_BYTES), 3);
	assert_true(sk_record_has(r, 0, SK_KEY_OBJECT_GAP, "message_bytes"));
	sk_parcel_close(&p);
	sk_arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(parcels_are_sealed),
		cmocka_unit_test(parcels_are_read),
		cmocka_unit_test(parcels_of_any_pieces),
		cmocka_unit_test(berths_are_sealed),
		cmocka_unit_test(berths_hold_one_message),
		cmocka_unit_test(what_cannot_be_read),
		cmocka_unit_test(stamps),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
