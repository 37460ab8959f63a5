/*
 * A RAR that may be anything; or, behind '4', '5' or 's', the packed data of a
 * member of RAR 4, of RAR 5 or of two solid ones, in headers that are right: so
 * the decoders are reached at once.
 */
#include <stdlib.h>
#include <string.h>
#include "base/error.h"
#include "unpack/unpack.h"

int	LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

/* Little-endian, with the top bit on all bytes but the last: a vint of 4 bytes. */
static size_t
vint(uint8_t *p, size_t v)
{
	for (int i = 0; i < 4; i++)
		p[i] = (uint8_t)((v >> 7 * i & 0x7F) | (i < 3 ? 0x80 : 0));
	return 4;
}

/* Checksums of headers stay wrong: the inventory goes on all the same. */
static size_t
put5(uint8_t *p, const uint8_t *data, size_t n, size_t usize, bool solid)
{
	size_t at = 5;

	p[at++] = 2;
	p[at++] = 2;
	at += vint(p + at, n);
	p[at++] = 0;
	at += vint(p + at, usize);
	p[at++] = 0;
	at += vint(p + at, 3u << 7 | (solid ? 0x40u : 0));
	p[at++] = 0;
	p[at++] = 1;
	p[at++] = 'm';
	p[4] = (uint8_t)(at - 5);
	memcpy(p + at, data, n);
	return at + n;
}

static size_t
put4(uint8_t *p, const uint8_t *data, size_t n, size_t usize)
{
	memcpy(p + 2, "\x74\0\x80\x21\0", 5);
	for (int i = 0; i < 4; i++) {
		p[7 + i] = (uint8_t)(n >> 8 * i);
		p[11 + i] = (uint8_t)(usize >> 8 * i);
	}
	memset(p + 15, 0, 18);
	p[24] = 29;
	p[25] = 0x33;
	p[26] = 1;
	p[32] = 'm';
	memcpy(p + 33, data, n);
	return 33 + n;
}

/* Kind, 3 bytes of an unpacked size, data. */
static struct sk_span
wrap(const uint8_t *p, size_t n, uint8_t *out)
{
	size_t usize = p[1] | (size_t)p[2] << 8 | (size_t)(p[3] & 0x7F) << 16, at;
	size_t half = p[0] == 's' ? (n - 4) / 2 : n - 4;

	if (p[0] == '4') {
		memcpy(out, "Rar!\x1A\x07\0\xCF\x90\x73\0\0\x0D\0\0\0\0\0\0\0", 20);
		at = 20 + put4(out + 20, p + 4, n - 4, usize);
	} else {
		memcpy(out, "Rar!\x1A\x07\1\0", 8);
		at = 8 + put5(out + 8, p + 4, half, usize, false);
		if (p[0] == 's')
			at += put5(out + at, p + 4 + half, n - 4 - half, usize, true);
	}
	return (struct sk_span){ out, at };
}

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	static struct sk_arena *arena;
	struct sk_budget budget = sk_budget_default();
	struct sk_password password = { SK_SPAN("hikari7"), SK_FROM_BODY };	/* of the seeds that open */
	struct sk_unpack u = { .budget = &budget, .password = &password, .passwords = 1 };
	struct sk_span in = { p, n };
	uint8_t *out = NULL;
	int rc;

	if (arena == NULL) {
		if (sk_unpack_warm() != 0 || (arena = sk_arena_new(128 << 20)) == NULL)
			abort();
		(void)sk_charset_warm();
	}
	if (n > 4 && strchr("45s", p[0]) != NULL && p[0] != 0) {
		if ((out = malloc(n + 256)) == NULL)
			return 0;
		memset(out, 0, n + 256);
		in = wrap(p, n, out);
	}
	sk_arena_reset(arena);
	budget.limit[SK_LIMIT_BYTES_OUT] = 16 << 20;
	budget.limit[SK_LIMIT_OBJECTS] = 200;
	budget.limit[SK_LIMIT_MEMBERS] = 100;
	budget.limit[SK_LIMIT_PASSWORD_MS] = 10;	/* a key of RAR 4 */
	u.arena = arena;
	rc = sk_unpack_run(&u, in, SK_SPAN("x.rar"));
	if (rc != 0 && rc != SK_E_LIMIT)
		abort();
	if (rc == 0 && u.n != u.record->objects)
		abort();
	for (size_t i = 1; i < u.n; i++)
		if (u.object[i].parent >= i || u.object[i].parent != u.record->object[i].parent)
			abort();
	if (budget.bytes_out > budget.limit[SK_LIMIT_BYTES_OUT])
		abort();
	free(out);
	return 0;
}
