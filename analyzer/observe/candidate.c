/*
 * Passwords for what is locked, from wherever the message gives one: first what a
 * text says plainly, in the order in which people put it there; then what a rule
 * makes that a text states; then guesses, the likeliest first, for slow locks
 * allow few tries.  Runs while the tree grows, before the observers.
 */
#include "base/charset.h"
#include "base/text.h"
#include "password.h"
#include "text.h"

enum { GUESSES_IN_ALL = 100, PIECES_IN_ALL = 400, SOURCES = 200 };

/* One text of the message in which a password may stand. */
struct source {
	struct sk_span		 plain, text;	/* narrow; and as it stands, or empty */
	enum sk_password_from	 from;
	size_t			 message;	/* that it came with */
};

static size_t
message_of(const struct sk_unpack *u, size_t self)
{
	while (!u->object[self].is_message && u->object[self].parent != self)
		self = u->object[self].parent;
	return self;
}

static bool
from_text(struct sk_unpack *u, size_t self, struct source *s)
{
	struct sk_look l = { .u = u, .self = self, .o = &u->object[self], .r = u->record,
		.arena = u->arena, .budget = u->budget };
	const struct sk_reading_of *t;

	if (!l.o->seen || l.o->is_message || (t = sk_text_of(&l)) == NULL || !t->has || !t->is_letter)
		return false;
	*s = (struct source){ t->plain, t->text, l.o->member ? SK_FROM_ARCHIVE : SK_FROM_BODY,
		message_of(u, self) };
	return true;
}

static struct sk_span
field_of(const struct sk_object *o, const char *name)
{
	int i = o->mime == NULL || o->mime->root == NULL ? -1 : sk_field_find(o->mime->root, name, 0);

	return i < 0 ? (struct sk_span){ 0 } : o->mime->root->field[i].raw;
}

/* The subject, from the header itself: the record has none yet. */
static bool
from_subject(struct sk_unpack *u, size_t self, struct source *s)
{
	struct sk_buf raw = sk_buf_new(u->arena, SK_RECORD_TEXT * 2), b = sk_buf_new(u->arena, SK_RECORD_TEXT);
	struct sk_note *note = NULL;

	if (!u->object[self].is_message)
		return false;
	sk_field_text(field_of(&u->object[self], "Subject"), u->arena, &raw, NULL, NULL, &note);
	sk_text_plain(&b, sk_buf_view(&raw));
	*s = (struct source){ sk_buf_view(&b), { 0 }, SK_FROM_SUBJECT, self };
	return true;
}

/* Eight digits of the day on which message self was sent, or nothing. */
static struct sk_span
day_of(struct sk_unpack *u, size_t self)
{
	struct sk_buf iso = sk_buf_new(u->arena, 64), b = sk_buf_new(u->arena, 16);
	int64_t seconds;
	int offset;

	if (!sk_field_date(field_of(&u->object[self], "Date"), &seconds, &offset))
		return (struct sk_span){ 0 };
	sk_text_time(&iso, seconds, offset);
	for (size_t i = 0; i < iso.n && iso.p[i] != 'T' && b.n < 8; i++)
		if (iso.p[i] >= '0' && iso.p[i] <= '9')
			sk_buf_byte(&b, iso.p[i]);
	return sk_buf_view(&b);
}

struct search {
	struct sk_unpack	*u;
	struct sk_rule_list	 made;
	struct sk_guesses	 guesses[SK_FROM_COUNT];	/* by where they stood */
	unsigned		 pieces, hints;
};

static void
add_plain(struct search *s, const struct source *from)
{
	struct sk_passwords found = { .n = 0 };

	sk_text_passwords(from->plain, &found);
	for (size_t i = 0; i < found.n; i++)
		sk_unpack_password(s->u, found.token[i], from->from);
	s->hints |= found.hints;
	if (found.rules != 0)
		sk_password_rules(from->plain, found.rules, day_of(s->u, from->message), &s->made);
	sk_password_guess(from->plain, &s->guesses[from->from]);
	/* In full width, if that is how it is meant. */
	if (sk_span_find(from->text, SK_SPAN("\xEF\xBC"), 0) != SK_SPAN_NONE ||
	    sk_span_find(from->text, SK_SPAN("\xEF\xBD"), 0) != SK_SPAN_NONE)
		sk_password_guess(from->text, &s->guesses[from->from]);
}

/* Names count as text, and in pieces. */
static void
add_names(struct search *s, size_t self)
{
	const struct sk_object *o = &s->u->object[self];

	for (size_t i = 0; i < o->names && s->pieces < PIECES_IN_ALL; i++, s->pieces++) {
		struct sk_buf b = sk_buf_new(s->u->arena, SK_RECORD_TEXT);
		struct sk_passwords found = { .n = 0 };

		sk_text_plain(&b, o->name[i].text);
		sk_text_passwords(sk_buf_view(&b), &found);
		for (size_t k = 0; k < found.n; k++)
			sk_unpack_password(s->u, found.token[k], SK_FROM_NAME);
		sk_password_guess_name(sk_buf_view(&b), &s->guesses[SK_FROM_NAME]);
	}
}

/* The guesses of all places, the best of all first. */
static void
add_guesses(struct search *s)
{
	size_t at[SK_FROM_COUNT] = { 0 };

	bool faint = (s->hints & (SK_HINT_HERE | SK_HINT_RULE)) == 0;

	for (int n = 0; n < GUESSES_IN_ALL; n++) {
		int best = -1;

		for (int f = 0; f < SK_FROM_COUNT; f++)
			if (at[f] < s->guesses[f].n && (best < 0 ||
			    s->guesses[f].guess[at[f]].score > s->guesses[best].guess[at[best]].score))
				best = f;
		if (best < 0)
			break;
		sk_unpack_guess(s->u, s->guesses[best].guess[at[best]++].text,
		    (enum sk_password_from)best, faint);
	}
}

void
sk_observe_candidates(struct sk_unpack *u)
{
	static bool (*const source[])(struct sk_unpack *, size_t, struct source *) = {
		from_text, from_subject
	};
	struct search *s = sk_arena_alloc(u->arena, sizeof *s);
	struct source from;
	unsigned n = 0;

	if (s == NULL)
		return;
	*s = (struct search){ .u = u, .made = { .arena = u->arena } };
	for (size_t i = 0; i < sizeof source / sizeof *source; i++)
		for (size_t k = 0; k < u->n && n < SOURCES && sk_budget_time(u->budget); k++)
			if (source[i](u, k, &from)) {
				add_plain(s, &from);
				n++;
			}
	for (size_t k = 0; k < u->n && s->pieces < PIECES_IN_ALL; k++)
		add_names(s, k);
	for (size_t i = 0; i < s->made.n; i++)
		sk_unpack_password(u, s->made.text[i], SK_FROM_RULE);
	add_guesses(s);
}
