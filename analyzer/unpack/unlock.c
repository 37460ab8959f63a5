#include <string.h>
#include "base/charset.h"
#include "keys.h"
#include "record/wire.h"
#include "tree.h"

/*
 * Locks are collected while the tree is built; then every password is tried on
 * every lock.  What opens may hold further locks, and further passwords: so it
 * goes round as long as something opened.  The site's list has its turn when nothing
 * does any more.
 */
enum {
	ROUNDS = 8,
	CHEAP_US = 1000,	/* a try of what is tried before the rest */
	FAINT_US = 50,		/* a dear try, for a faint guess; */
	FAINT_DEAR = 1,		/* and how many of those are made */
	OUT_SHIFT = 6,		/* bytes that a wrong try gives in a microsecond, log2 */
	LIST_SHARE = 4		/* of what tries may cost, one part is for the list alone */
};

const char *const sk_password_words[SK_FROM_COUNT] = {
	[SK_FROM_OPERATOR] = "operator", [SK_FROM_BODY] = "body", [SK_FROM_SUBJECT] = "subject",
	[SK_FROM_NAME] = "name", [SK_FROM_ARCHIVE] = "archive", [SK_FROM_RULE] = "body", [SK_FROM_LIST] = "list",
	[SK_FROM_LATER_MAIL] = "later-mail"
};

/* Adds p to list, which has n of *room, the first of them perhaps the caller's. */
static bool
append(struct sk_unpack *u, struct sk_password **list, size_t *n, size_t *room,
    struct sk_password p)
{
	struct sk_password *grown;

	if (*n >= *room) {
		size_t more = *n < 16 ? 32 : *n * 2;

		if ((grown = sk_arena_array(u->arena, more, sizeof *grown)) == NULL)
			return false;
		if (*n > 0)
			memcpy(grown, *list, *n * sizeof *grown);
		*list = grown;
		*room = more;
	}
	(*list)[(*n)++] = p;
	return true;
}

/* The same, unless it is among the passwords already. */
static bool
add(struct sk_unpack *u, struct sk_password p)
{
	for (size_t i = 0; i < u->passwords; i++)
		if (sk_span_same(u->password[i].text, p.text))
			return false;
	return p.text.n > 0 && append(u, &u->password, &u->passwords, &u->passwords_room, p);
}

void
sk_unpack_password(struct sk_unpack *u, struct sk_span text, enum sk_password_from from)
{
	sk_unpack_guess(u, text, from, false);
}

void
sk_unpack_guess(struct sk_unpack *u, struct sk_span text, enum sk_password_from from, bool faint)
{
	if (u->found < u->budget->limit[SK_LIMIT_PASSWORDS] &&
	    add(u, (struct sk_password){ text, from, faint }))
		u->found++;
}

/* Takes what our own side gives. */
static void
take_given(struct sk_unpack *u)
{
	size_t room = 0;

	for (struct sk_span rest = u->given, one; rest.n > 0; rest = sk_span_from(rest, one.n + 1)) {
		one = sk_span_head(rest, sk_span_chr(rest, 0, 0));
		if (one.n > 1 && one.p[0] == SK_WIRE_OPERATOR)
			(void)add(u, (struct sk_password){ sk_span_from(one, 1), SK_FROM_OPERATOR,
			    false });
		if (one.n > 1 && one.p[0] == SK_WIRE_LIST)
			(void)append(u, &u->list, &u->listed, &room,
			    (struct sk_password){ sk_span_from(one, 1), SK_FROM_LIST, false });
	}
}

struct sk_span
sk_unpack_password_sjis(struct sk_unpack *u, struct sk_span password)
{
	if (u->sjis.arena == NULL)
		u->sjis = sk_buf_new(u->arena, 1024);
	u->sjis.n = 0;
	u->sjis.full = false;
	if (sk_utf8_ascii(password) == password.n || !sk_charset_to_sjis(password, &u->sjis))
		return (struct sk_span){ 0 };
	return sk_buf_view(&u->sjis);
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

/* Microseconds that all tries may cost so far: a quarter is kept for the list. */
static uint64_t
allowed_us(const struct sk_unpack *u)
{
	uint64_t all = u->budget->limit[SK_LIMIT_PASSWORD_MS] * 1000;

	return u->listed == 0 || u->listing ? all : all - all / LIST_SHARE;
}

bool
sk_unpack_pay(struct sk_unpack *u, struct sk_locked *l, uint64_t us)
{
	uint64_t most = allowed_us(u);

	if (u->password_us > most || us > most - u->password_us) {
		l->why = sk_limit_table[SK_LIMIT_PASSWORD_MS].name;
		l->spent = true;
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

/* Tries one password; true if the lock is done with, for now. */
static bool
try_one(struct sk_unpack *u, struct sk_locked *l, const struct sk_password *p)
{
	enum sk_try t;

	if (u->password_us >= allowed_us(u) || !sk_budget_time(u->budget)) {
		l->spent = true;
		return true;
	}
	u->password_us += (l->pays ? 0 : l->cost_us) + 1;
	t = attempt(u, l, p->text);
	l->open = t == SK_TRY_RIGHT;
	if (t == SK_TRY_NEVER && !l->spent)
		l->try = NULL;
	if (t == SK_TRY_RIGHT) {
		u->object[l->object].locked = false;
		(void)sk_record_text_once(u->record, l->object, SK_KEY_OBJECT_OPENED_WITH,
		    sk_span_text(sk_password_words[p->from]));
	}
	return t != SK_TRY_WRONG;
}

static bool
try_number(struct sk_unpack *u, struct sk_locked *l, size_t i)
{
	bool done = try_one(u, l, &u->password[i]);

	if (l->open)
		u->right = i + 1;
	return done;
}

/* Tries what was not tried yet, first the one that opened the last lock: the
 * members of an archive mostly have one password. */
static void
try_all(struct sk_unpack *u, struct sk_locked *l)
{
	size_t right = u->right, from = l->tried;

	if (right > from && try_number(u, l, right - 1))
		return;
	for (; l->tried < u->passwords; l->tried++) {
		if (l->tried + 1 == right)
			continue;
		/* What nobody called a password is worth a cheap try, or few dear ones. */
		if (u->password[l->tried].faint && l->cost_us > FAINT_US && ++l->faint > FAINT_DEAR)
			continue;
		if (try_number(u, l, l->tried))
			return;
	}
}

/* The same of the list.  What opens one lock is then tried first on others. */
static void
try_list(struct sk_unpack *u, struct sk_locked *l)
{
	if (l->spent)	/* that was before: the list has a share of its own */
		l->why = NULL;
	for (; l->tried_list < u->listed; l->tried_list++) {
		const struct sk_password *p = &u->list[l->tried_list];

		if (!try_one(u, l, p))
			continue;
		if (l->open && add(u, *p))
			u->right = u->passwords;
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
		if (l->open || (l->spent && !u->listing) || l->try == NULL ||
		    (l->cost_us < CHEAP_US) != cheap)
			continue;
		if (u->listing)
			try_list(u, l);
		else
			try_all(u, l);
		opened = opened || l->open;
	}
	return opened;
}

/* One over all; a dear lock beside them keeps none of the cheap ones locked. */
static bool
go_all_round(struct sk_unpack *u, bool listing)
{
	bool opened;

	u->listing = listing;
	opened = go_round(u, true);
	return go_round(u, false) || opened;
}

void
sk_unpack_unlock(struct sk_unpack *u)
{
	bool opened = u->lock != NULL;

	if (opened)
		take_given(u);
	for (int round = 0; round < ROUNDS && opened; round++) {
		if (u->find_passwords != NULL)
			u->find_passwords(u);
		opened = go_all_round(u, false) || (u->listed > 0 && go_all_round(u, true));
	}
	settle(u);
	sk_unpack_forget_keys(u);
}
