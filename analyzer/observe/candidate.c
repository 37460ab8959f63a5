/*
 * Passwords for what is locked, from wherever the message gives one: in the order
 * in which people put them there.  Runs while the tree grows, before the observers.
 */
#include "text.h"

static void
add_all(struct sk_unpack *u, struct sk_span plain, enum sk_password_from from)
{
	struct sk_passwords found = { .n = 0 };

	sk_text_passwords(plain, &found);
	for (size_t i = 0; i < found.n; i++)
		sk_unpack_password(u, found.token[i], from);
}

/* What is read of object self: its text, where it is a letter to a person. */
static void
from_text(struct sk_unpack *u, size_t self)
{
	struct sk_look l = { .u = u, .self = self, .o = &u->object[self], .r = u->record,
		.arena = u->arena, .budget = u->budget };
	const struct sk_reading_of *t;

	if (!l.o->seen || l.o->is_message || (t = sk_text_of(&l)) == NULL || !t->has || !t->is_letter)
		return;
	add_all(u, t->plain, l.o->member ? SK_FROM_ARCHIVE : SK_FROM_BODY);
}

static void
from_subject(struct sk_unpack *u, size_t self)
{
	struct sk_buf b = sk_buf_new(u->arena, SK_RECORD_TEXT);

	if (!u->object[self].is_message)
		return;
	sk_text_plain(&b, sk_record_get(u->record, self, SK_KEY_HEADER_SUBJECT));
	add_all(u, sk_buf_view(&b), SK_FROM_SUBJECT);
}

static void
from_name(struct sk_unpack *u, size_t self)
{
	const struct sk_object *o = &u->object[self];

	for (size_t i = 0; i < o->names; i++) {
		struct sk_buf b = sk_buf_new(u->arena, SK_RECORD_TEXT);

		sk_text_plain(&b, o->name[i].text);
		add_all(u, sk_buf_view(&b), SK_FROM_NAME);
	}
}

void
sk_observe_candidates(struct sk_unpack *u)
{
	static void (*const source[])(struct sk_unpack *, size_t) = {
		from_text, from_subject, from_name
	};

	for (size_t i = 0; i < sizeof source / sizeof *source; i++)
		for (size_t k = 0; k < u->n; k++)
			source[i](u, k);
}
