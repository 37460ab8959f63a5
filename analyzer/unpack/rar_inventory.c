#include "rar.h"

enum {
	MARK = 6,			/* bytes of the signature that all have */
	FIND_IN = 16 << 20,		/* a signature behind more is found by no reader
					 * (unrar 6: 4 MiB, 7-Zip 24: 8 MiB) */
	TRIES = 1024,			/* signatures that turn out to be none */
	ARCHIVES = 16,			/* of one file */
	TIME_EVERY = 64			/* headers, the clock is looked at */
};
#define SIG	SK_SPAN("Rar!\x1A\x07")

enum sk_rar_signature
sk_rar_signature(struct sk_span bytes, bool lone)
{
	uint8_t a, b;

	if (sk_span_begins(bytes, SK_SPAN("RE~^")))
		return SK_RAR_OLD;
	if (!sk_span_begins(bytes, SIG) || !sk_span_u8(bytes, MARK, &a))
		return SK_RAR_NONE;
	if (a == 0 && (lone || sk_rar4_leads(sk_span_from(bytes, 7))))
		return SK_RAR_FOUR;
	if (a == 1 && sk_span_u8(bytes, 7, &b) && b == 0 &&
	    (lone || sk_rar5_leads(sk_span_from(bytes, 8))))
		return SK_RAR_FIVE;
	return SK_RAR_NONE;
}

size_t
sk_rar_find(struct sk_span bytes, size_t from)
{
	struct sk_span s = sk_span_head(bytes, from > SIZE_MAX - FIND_IN ? SIZE_MAX : from + FIND_IN);
	size_t at = sk_span_find(s, SIG, from);

	for (int tries = 0; at != SK_SPAN_NONE && tries < TRIES; tries++) {
		if (sk_rar_signature(sk_span_from(bytes, at), false) != SK_RAR_NONE)
			return at;
		at = sk_span_find(s, SIG, at + 1);
	}
	return SK_SPAN_NONE;
}

bool
sk_rar_more(struct sk_rar *z)
{
	if (z->headers++ % TIME_EVERY == 0 && !sk_budget_time(z->budget))
		z->stopped = sk_limit_table[SK_LIMIT_CPU_MS].name;
	return z->stopped == NULL;
}

struct sk_rar_member *
sk_rar_new_member(struct sk_rar *z)
{
	size_t more = z->room == 0 ? 16 : z->room * 2;
	struct sk_rar_member *m;

	if (z->n >= z->max) {
		z->stopped = sk_limit_table[SK_LIMIT_MEMBERS].name;
		return NULL;
	}
	if (z->n == z->room) {
		m = sk_arena_grow(z->arena, z->member, z->room * sizeof *m, more * sizeof *m);
		if (m == NULL) {
			z->stopped = sk_limit_table[SK_LIMIT_MEMORY_BYTES].name;
			return NULL;
		}
		z->member = m;
		z->room = more;
	}
	m = &z->member[z->n++];
	*m = (struct sk_rar_member){ .archive = z->archives };
	return m;
}

void
sk_rar_read(struct sk_rar *z, size_t start)
{
	size_t at = start;

	z->start = start;
	while (at != SK_SPAN_NONE && z->archives < ARCHIVES && z->stopped == NULL) {
		bool was_damaged = z->damaged;

		switch (sk_rar_signature(sk_span_from(z->bytes, at), true)) {
		case SK_RAR_FOUR:
			z->end = sk_rar4_read(z, at + 7);
			break;
		case SK_RAR_FIVE:
			z->end = sk_rar5_read(z, at + 8);
			break;
		default:
			return;
		}
		z->archives++;
		if (z->locked)	/* what follows is ciphertext */
			return;
		at = sk_rar_find(z->bytes, (size_t)z->end);
		z->after_damage = z->after_damage || (at != SK_SPAN_NONE && z->damaged && !was_damaged);
	}
}
