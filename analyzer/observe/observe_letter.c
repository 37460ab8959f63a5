#include "addressee.h"
#include "claim.h"
#include "domain.h"
#include "letter.h"
#include "phrases.h"
#include "token.h"

enum {
	RECIPIENTS = 50,	/* of one mail that a letter is compared with */
	NAMES = 500,		/* names of one message that are looked at */
	ASKS = 16,		/* classes that one sentence is remembered for */
	TOLD = 32,		/* names of files that run that a letter is looked through for */
	TOLD_BYTES = 128	/* of one of them, at least a letter and its ending */
};

static struct sk_phrases phrases;

static int
warm(const struct sk_warm *w)
{
	int rc = sk_addressee_warm(w), rc2 = sk_phrases_read(w, "letters.txt", &phrases);

	return rc != 0 ? rc : rc2;
}

/* --- what it asks --- */

/* One letter on its way through; what a sentence asks counts once it has ended. */
struct asking {
	const struct sk_look	*l;
	size_t			 sentence;
	bool			 denied;	/* the sentence has a "not" */
	uint8_t			 class[ASKS];	/* what it asks */
	size_t			 n;
};

static void
write_class(const struct sk_look *l, struct sk_span name)
{
	if (sk_span_begins(name, SK_SPAN("asks.")))
		sk_record_text_once(l->r, l->self, SK_KEY_TEXT_ASKS, sk_span_from(name, 5));
	else if (sk_span_begins(name, SK_SPAN("urges.")))
		sk_record_text_once(l->r, l->self, SK_KEY_TEXT_URGES, sk_span_from(name, 6));
	else if (sk_span_begins(name, SK_SPAN("tells.")))
		sk_record_text_once(l->r, l->self, SK_KEY_TEXT_TELLS, sk_span_from(name, 6));
	else if (sk_record_find(l->r, l->self, SK_KEY_TEXT_EARLIER) == NULL)
		sk_record_number(l->r, l->self, SK_KEY_TEXT_EARLIER, 1);
}

static void
end_sentence(struct asking *a)
{
	for (size_t i = 0; i < a->n; i++) {
		struct sk_span name = phrases.class[a->class[i]];

		if (!a->denied || !sk_span_begins(name, SK_SPAN("asks.")))
			write_class(a->l, name);
	}
	a->n = 0;
	a->denied = false;
}

static void
asked(void *user, const struct sk_phrase *phrase, size_t at, size_t sentence)
{
	struct asking *a = user;

	(void)at;
	if (sentence != a->sentence)
		end_sentence(a);
	a->sentence = sentence;
	if (sk_span_is(phrases.class[phrase->class], "not"))
		a->denied = true;
	else if (a->n < ASKS)
		a->class[a->n++] = phrase->class;
}

static void
look_asks(const struct sk_look *l, struct sk_span plain)
{
	struct asking a = { .l = l };
	struct sk_span run;

	while (sk_letter_run(&plain, &run)) {
		sk_phrases_find(&phrases, run, asked, &a);
		end_sentence(&a);
		a.sentence = 0;
	}
}

/* --- whom it speaks to --- */

static size_t
add_recipients(const struct sk_look *l, const struct sk_part *p, const char *field,
    struct sk_recipient *to, size_t n)
{
	int i = sk_field_find(p, field, 0);
	struct sk_mailbox *box;
	size_t boxes;

	if (i < 0)
		return n;
	sk_field_mailboxes(p->field[i].raw, l->arena, l->budget, &box, &boxes);
	for (size_t k = 0; k < boxes && n < RECIPIENTS; k++)
		to[n++] = (struct sk_recipient){
			sk_text_plain_of(box[k].name, l->arena, 1024), box[k].address };
	return n;
}

/* To and Cc of the mail that the letter is of. */
static size_t
recipients(const struct sk_look *l, struct sk_recipient *to)
{
	size_t message = sk_record_message_of(l->r, l->self), n;
	const struct sk_mime *mime = message < l->u->n ? l->u->object[message].mime : NULL;

	if (mime == NULL || mime->root == NULL)
		return 0;
	n = add_recipients(l, mime->root, "To", to, 0);
	return add_recipients(l, mime->root, "Cc", to, n);
}

static void
look_addressee(const struct sk_look *l, struct sk_span plain)
{
	static const char *const words[] = { "person", "organisation", "affiliation", "generic",
		"local_part", "address", "empty", "placeholder", "matches", "differs", "title" };
	struct sk_recipient to[RECIPIENTS];
	struct sk_span run;
	unsigned bits;

	if (!sk_letter_run(&plain, &run) || sk_text_chars(run) == 0)
		return;
	bits = sk_addressee(run, to, recipients(l, to));
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if ((bits >> i & 1) != 0)
			sk_record_text(l->r, l->self, SK_KEY_TEXT_ADDRESSEE, sk_span_text(words[i]));
	if (bits == 0)
		sk_record_text(l->r, l->self, SK_KEY_TEXT_ADDRESSEE, SK_SPAN("none"));
}

/* --- whom it is from, by its own words --- */

static void
look_claims(const struct sk_look *l, struct sk_span plain)
{
	struct sk_span from = sk_domain_of_address(sk_record_get(l->r,
	    sk_record_message_of(l->r, l->self), SK_KEY_HEADER_FROM));
	const struct sk_organisation *who;
	struct sk_buf b = sk_buf_new(l->arena, SK_RECORD_TEXT);
	struct sk_span run;
	const char *how;

	if (!sk_domain_valid(from) || !sk_letter_run(&plain, &run) ||
	    (who = sk_letter_claims(run, from, l->arena, &how)) == NULL ||
	    sk_organisation_owns(who, from))
		return;
	sk_buf_span(&b, who->name);
	sk_buf_byte(&b, '\t');
	sk_buf_span(&b, sk_organisation_domain(who));
	sk_buf_byte(&b, '\t');
	sk_buf_span(&b, who->class);
	sk_buf_byte(&b, '\t');
	sk_buf_text(&b, how);
	sk_record_text(l->r, l->self, SK_KEY_TEXT_CLAIMS, sk_buf_view(&b));
}

/* --- what it says of what is attached --- */

/* The name of object without its folders, narrow, if its ending runs; empty if not. */
static struct sk_span
running_name(const struct sk_look *l, const struct sk_object *o)
{
	struct sk_span name = o->names > 0 ? o->name[0].text : (struct sk_span){ 0 }, ending;
	char lower[20];
	size_t cut, dot;

	for (cut = name.n; cut > 0 && name.p[cut - 1] != '/' && name.p[cut - 1] != '\\';)
		cut--;
	name = sk_span_from(name, cut);
	dot = sk_span_rchr(name, '.');
	if (dot == SK_SPAN_NONE || dot == 0 || name.n > TOLD_BYTES)
		return (struct sk_span){ 0 };
	ending = sk_span_trim(sk_span_from(name, dot + 1));
	if (ending.n >= sizeof lower)
		return (struct sk_span){ 0 };
	for (size_t i = 0; i < ending.n; i++)
		lower[i] = (char)(ending.p[i] >= 'A' && ending.p[i] <= 'Z' ? ending.p[i] + 32 : ending.p[i]);
	lower[ending.n] = '\0';
	return sk_extension_runs(sk_span_text(lower)) ?
	    sk_text_plain_of(name, l->arena, TOLD_BYTES) : (struct sk_span){ 0 };
}

static bool
is_word(uint8_t c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
}

/* True if name stands in text, and is no piece of a longer one. */
static bool
stands_in(struct sk_span text, struct sk_span name)
{
	size_t at = 0;

	while ((at = sk_span_find_nocase(text, name, at)) != SK_SPAN_NONE) {
		if ((at == 0 || !is_word(text.p[at - 1]) || !is_word(name.p[0])) &&
		    (at + name.n == text.n || !is_word(text.p[at + name.n])))
			return true;
		at += name.n;
	}
	return false;
}

/* Whoever dresses a program up does not call it by its ending. */
static void
look_told(const struct sk_look *l, struct sk_span plain)
{
	size_t message = sk_record_message_of(l->r, l->self);
	unsigned told = 0;

	for (size_t i = l->self + 1; i < l->u->n && i < l->r->objects && told < TOLD; i++) {
		struct sk_span name = running_name(l, &l->u->object[i]), rest = plain, run;

		if (name.n == 0 || sk_record_message_of(l->r, i) != message)
			continue;
		told++;
		while (sk_letter_run(&rest, &run))
			if (stands_in(run, name)) {
				sk_record_text_once(l->r, l->self, SK_KEY_TEXT_NAMES_FILE, name);
				break;
			}
	}
}

/* --- tokens --- */

static void
look_token(const struct sk_look *l, struct sk_span text, enum sk_key key)
{
	struct sk_buf b = sk_buf_new(l->arena, SK_RECORD_TEXT);
	struct sk_span plain = sk_text_plain_of(text, l->arena, 1024), token;
	const char *form;

	token = sk_token(plain, &form);
	if (token.n == 0)
		return;
	sk_buf_text(&b, form);
	sk_buf_byte(&b, '\t');
	sk_buf_span(&b, token);
	sk_record_text(l->r, l->self, key, sk_buf_view(&b));
}

static void
look(const struct sk_look *l)
{
	struct sk_span plain;

	if (l->o->is_message)
		look_token(l, sk_record_get(l->r, l->self, SK_KEY_HEADER_SUBJECT), SK_KEY_HEADER_TOKEN);
	else if (sk_letter_of(l, &plain)) {
		look_addressee(l, plain);
		look_asks(l, plain);
		look_claims(l, plain);
		look_told(l, plain);
	}
	if (l->o->names > 0 && sk_text_count(l, SK_TEXT_TOKENS, NAMES))
		look_token(l, l->o->name[0].text, SK_KEY_NAME_TOKEN);
}

const struct sk_observer sk_observe_letter = {
	.source = "signatures/lists/letters.txt, and the reports named there; IPA, check list for "
	    "targeted mail (how the reader is addressed)",
	.warm = warm,
	.look = look,
};
