#include <string.h>
#include "base/charset.h"
#include "keys.h"
#include "tree.h"

/*
 * Locks are collected while the tree is built; then every password is tried on
 * every lock.  What opens may hold further locks, and further passwords: so it
 * goes round as long as something opened.
 */
enum {
	ROUNDS = 8,
	CHEAP_US = 1000,	/* a try of what is tried before the rest */
	FAINT_US = 50,		/* a dear try, for a faint guess; */
	FAINT_DEAR = 1,		/* and how many of those are made */
	OUT_SHIFT = 6		/* bytes that a wrong try gives in a microsecond, log2 */
};

const char *const sk_password_words[SK_FROM_COUNT] = {
	[SK_FROM_OPERATOR] = "operator", [SK_FROM_BODY] = "body", [SK_FROM_SUBJECT] = "subject",
	[SK_FROM_NAME] = "name", [SK_FROM_ARCHIVE] = "archive", [SK_FROM_RULE] = "body", [SK_FROM_LIST] = "list",
	[SK_FROM_LATER_MAIL] = "later-mail"
};

void
sk_unpack_password(struct sk_unpack *u, struct sk_span text, enum sk_password_from from)
{
	sk_unpack_guess(u, text, from, false);
}

void
sk_unpack_guess(struct sk_unpack *u, struct sk_span text, enum sk_password_from from, bool faint)
{
	size_t room = u->passwords_room == 0 ? 32 : u->passwords_room * 2;
	struct sk_password *grown;

	if (text.n == 0 || u->passwords >= u->budget->limit[SK_LIMIT_PASSWORDS])
		return;
	for (size_t i = 0; i < u->passwords; i++)
		if (sk_span_same(u->password[i].text, text))
			return;
	if (u->passwords == u->passwords_room) {
		/* The first list is the caller's. */
		if ((grown = sk_arena_array(u->arena, room, sizeof *grown)) == NULL)
			return;
		if (u->passwords > 0)
			memcpy(grown, u->password, u->passwords * sizeof *grown);
		u->password = grown;
		u->passwords_room = room;
	}
	u->password[u->passwords++] = (struct sk_password){ text, from, faint };
}

struct sk_span
sk_unpack_password_sjis(struct sk_unpack *u, struct sk_span password)
{
	struct sk_buf b = sk_buf_new(u->arena, 1024);

	if (sk_utf8_ascii(password) == password.n || !sk_charset_to_sjis(password, &b))
		return (struct sk_span){ 0 };
	return sk_buf_view(&b);
}

struct sk_span
sk_unpack_password_utf16(struct sk_unpack *u, struct sk_span password)
{
	struct sk_buf b = sk_buf_new(u->arena, 4096);
	uint32_t cp;

	while (sk_utf8_next(&password, &cp)) {
		if (cp >= 0x10000) {
			(void)sk_buf_le(&b, 0xD800 + ((cp - 0x10000) >> 10), 2);
			cp = 0xDC00 + ((cp - 0x10000) & 0x3FF);
		}
		(void)sk_buf_le(&b, cp, 2);
	}
	return sk_buf_view(&b);
}

/* ---- locks ---- */

void
sk_unpack_lock(struct sk_unpack *u, size_t object, size_t container, const char *how,
    const struct sk_locked *l)
{
	struct sk_locked *own = sk_arena_alloc(u->arena, sizeof *own);

	sk_unpack_encrypted(u, object, how);
	if (container != object)
		sk_unpack_encrypted(u, container, NULL);
	u->object[object].locked = true;
	if (own == NULL) {
		sk_unpack_gap(u, object, "encrypted");
		sk_unpack_gap(u, container, "encrypted");
		return;
	}
	if (l != NULL)
		*own = *l;
	own->object = object;
	own->container = container;
	own->next = NULL;
	if (u->lock_last == NULL)
		u->lock = own;
	else
		u->lock_last->next = own;
	u->lock_last = own;
}

void
sk_unpack_reveal(struct sk_unpack *u, size_t object, struct sk_span bytes, const char *why)
{
	struct sk_object *o = &u->object[object];

	sk_unpack_proved(u);
	o->bytes = bytes;
	o->seen = true;
	if (why != NULL)
		sk_unpack_gap(u, object, why);
	sk_unpack_late(u, object);
}

/* ---- trying ---- */

void
sk_unpack_proved(struct sk_unpack *u)
{
	u->muted = false;
}

bool
sk_unpack_pay(struct sk_unpack *u, struct sk_locked *l, uint64_t us)
{
	uint64_t most = u->budget->limit[SK_LIMIT_PASSWORD_MS] * 1000;

	if (u->password_us > most || us > most - u->password_us) {
		l->why = sk_limit_table[SK_LIMIT_PASSWORD_MS].name;
		return false;
	}
	u->password_us += us;
	return true;
}

/* One try.  What a wrong password gave is not kept, and was never noted; the work
 * counts. */
static enum sk_try
attempt(struct sk_unpack *u, struct sk_locked *l, struct sk_span password)
{
	uint64_t out = u->budget->bytes_out;
	enum sk_try t;

	u->muted = true;
	u->muted_gap = NULL;
	t = l->try(u, l, password);
	u->muted = false;
	if (t == SK_TRY_RIGHT)
		return t;
	u->password_us += (u->budget->bytes_out - out) >> OUT_SHIFT;
	u->budget->bytes_out = out;
	if (u->muted_gap != NULL)
		l->why = u->muted_gap;
	return t;
}

/* Tries one password; true if the lock is done with. */
static bool
try_one(struct sk_unpack *u, struct sk_locked *l, size_t i)
{
	enum sk_try t;

	if (u->password_us / 1000 >= u->budget->limit[SK_LIMIT_PASSWORD_MS] ||
	    !sk_budget_time(u->budget)) {
		l->spent = true;
		return true;
	}
	u->password_us += (l->pays ? 0 : l->cost_us) + 1;
	t = attempt(u, l, u->password[i].text);
	l->open = t == SK_TRY_RIGHT;
	if (t == SK_TRY_NEVER)
		l->try = NULL;
	if (t == SK_TRY_RIGHT) {
		const char *word = sk_password_words[u->password[i].from];

		u->right = i + 1;
		u->object[l->object].locked = false;
		(void)sk_record_text_once(u->record, l->object, SK_KEY_OBJECT_OPENED_WITH,
		    sk_span_text(word));
	}
	return t != SK_TRY_WRONG;
}

/* Tries what was not tried yet, first the one that opened the last lock: the
 * members of an archive mostly have one password. */
static void
try_all(struct sk_unpack *u, struct sk_locked *l)
{
	size_t right = u->right, from = l->tried;

	if (right > from && try_one(u, l, right - 1))
		return;
	for (; l->tried < u->passwords; l->tried++) {
		if (l->tried + 1 == right)
			continue;
		/* What nobody called a password is worth a cheap try, or few dear ones. */
		if (u->password[l->tried].faint && l->cost_us > FAINT_US && ++l->faint > FAINT_DEAR)
			continue;
		if (try_one(u, l, l->tried))
			return;
	}
}

static void
settle(struct sk_unpack *u)
{
	for (struct sk_locked *l = u->lock; l != NULL; l = l->next) {
		if (l->open)
			continue;
		sk_unpack_gap(u, l->object, "encrypted");
		sk_unpack_gap(u, l->container, "encrypted");
		if (l->why != NULL)
			sk_unpack_gap(u, l->object, l->why);
		if (l->spent)
			sk_unpack_gap(u, l->object, sk_limit_table[SK_LIMIT_PASSWORD_MS].name);
	}
}

/* One round over the locks that are cheap to try, or over the others. */
static bool
go_round(struct sk_unpack *u, bool cheap)
{
	bool opened = false;

	/* The list grows at its end by what lies in what opens. */
	for (struct sk_locked *l = u->lock; l != NULL; l = l->next) {
		if (l->open || l->spent || l->try == NULL || (l->cost_us < CHEAP_US) != cheap)
			continue;
		try_all(u, l);
		opened = opened || l->open;
	}
	return opened;
}

void
sk_unpack_unlock(struct sk_unpack *u)
{
	bool opened = true;

	for (int round = 0; round < ROUNDS && opened && u->lock != NULL; round++) {
		if (u->find_passwords != NULL)
			u->find_passwords(u);
		/* so that a dear one beside them keeps none of the cheap ones locked */
		opened = go_round(u, true);
		opened = go_round(u, false) || opened;
	}
	settle(u);
	sk_unpack_forget_keys(u);
}
