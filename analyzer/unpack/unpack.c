#include <assert.h>
#include <locale.h>
#include <string.h>
#include "base/cipher.h"
#include "base/error.h"
#include "tree.h"
#include "zip.h"

enum {
	FORMATS = 32,			/* bidders for one object */
	BY_TYPE = 1 << 20		/* more bits than any bid */
};
#define RATIO_FROM (32u << 20)		/* bytes out, from here on the ratio counts */
#define PATH_BYTES (SK_RECORD_TEXT - 640) /* of a parent, so that a label still fits */

/*
 * Types that we know and cannot open: the object gets a gap, so that it is
 * never taken for looked at.  A format that opens one takes its row away.
 */
static const struct closed {
	enum sk_type	 type;
	const char	*why;
} closed[] = {
	{ SK_TYPE_ARJ, "unsupported" }, { SK_TYPE_ACE, "unsupported" },
	{ SK_TYPE_WIM, "unsupported" },
	{ SK_TYPE_PGP, "encrypted" }
};

static bool	take_apart(struct sk_unpack *u, size_t self);

int
sk_unpack_warm(void)
{
	int rc = 0;

	/* libarchive reads names by the locale: in "C" it gives up on those
	 * that are not ASCII. */
	if (setlocale(LC_CTYPE, "C.UTF-8") == NULL)
		rc = SK_E_ABSENT;
	if (sk_archive_warm() != 0 || sk_smime_warm() != 0 || sk_cipher_warm() != 0)
		rc = SK_E_ABSENT;
	return rc;
}

/* ---- words on objects ---- */

void
sk_unpack_gap(struct sk_unpack *u, size_t object, const char *why)
{
	if (u->muted) {
		u->muted_gap = why;
		return;
	}
	(void)sk_record_text_once(u->record, object, SK_KEY_OBJECT_GAP, sk_span_text(why));
}

void
sk_unpack_defect(struct sk_unpack *u, size_t object, const char *word)
{
	if (!u->muted)
		(void)sk_record_text_once(u->record, object, SK_KEY_CONTAINER_DEFECT,
		    sk_span_text(word));
}

void
sk_unpack_encrypted(struct sk_unpack *u, size_t object, const char *how)
{
	if (sk_record_find(u->record, object, SK_KEY_OBJECT_ENCRYPTED) == NULL)
		(void)sk_record_number(u->record, object, SK_KEY_OBJECT_ENCRYPTED, 1);
	if (how != NULL)
		(void)sk_record_text_once(u->record, object, SK_KEY_OBJECT_ENCRYPTION,
		    sk_span_text(how));
}

void
sk_unpack_notes(struct sk_unpack *u, size_t object, const struct sk_note *note)
{
	for (; note != NULL; note = note->next)
		if (sk_key_table[note->key].type == SK_VALUE_TEXT)
			(void)sk_record_text_once(u->record, object, note->key, note->text);
		else if (sk_record_find(u->record, object, note->key) == NULL)
			(void)sk_record_number(u->record, object, note->key, 1);
}

/* ---- limits ---- */

const char *
sk_unpack_stop(struct sk_unpack *u, size_t self, uint64_t given, uint64_t n)
{
	uint64_t own = u->object[self].bytes.n, ratio = u->budget->limit[SK_LIMIT_RATIO];
	uint64_t all = n > UINT64_MAX - given ? UINT64_MAX : given + n;
	enum sk_limit limit;

	if (!sk_budget_time(u->budget))
		limit = SK_LIMIT_CPU_MS;
	else if (all > RATIO_FROM && all / ratio > own)
		limit = SK_LIMIT_RATIO;
	else if (!sk_budget_take(u->budget, n))
		limit = SK_LIMIT_BYTES_OUT;
	else
		return NULL;
	sk_unpack_gap(u, self, sk_limit_table[limit].name);
	return sk_limit_table[limit].name;
}

bool
sk_unpack_may(struct sk_unpack *u, size_t self, uint64_t given, uint64_t n)
{
	return sk_unpack_stop(u, self, given, n) == NULL;
}

/* The limit that forbids one more object below self, SK_LIMIT_COUNT if none. */
static enum sk_limit
forbidden(const struct sk_unpack *u, size_t self)
{
	const uint64_t *limit = u->budget->limit;

	if (!sk_budget_time(u->budget))
		return SK_LIMIT_CPU_MS;
	if (u->n >= limit[SK_LIMIT_OBJECTS])
		return SK_LIMIT_OBJECTS;
	if (!u->object[self].is_message && u->object[self].members >= limit[SK_LIMIT_MEMBERS])
		return SK_LIMIT_MEMBERS;
	return SK_LIMIT_COUNT;
}

/* ---- objects ---- */

static bool
room_for_object(struct sk_unpack *u)
{
	size_t more = u->room == 0 ? 16 : u->room * 2;
	struct sk_object *o;

	if (u->n < u->room)
		return true;
	o = sk_arena_grow(u->arena, u->object, u->room * sizeof *o, more * sizeof *o);
	if (o == NULL)
		return false;
	u->object = o;
	u->room = more;
	return true;
}

static void
write_content(struct sk_unpack *u, size_t self)
{
	const struct sk_object *o = &u->object[self];

	(void)sk_record_number(u->record, self, SK_KEY_OBJECT_BYTES, o->bytes.n);
	(void)sk_record_text(u->record, self, SK_KEY_OBJECT_TYPE,
	    sk_span_text(sk_type_table[o->type].word));
}

static void
write_facts(struct sk_unpack *u, size_t self)
{
	const struct sk_object *o = &u->object[self];

	sk_unpack_write_names(u, self, o->name, o->names);
	if (o->seen)
		write_content(u, self);
}

/* Some object, of which o says what is known.  Names are copied. */
static bool
new_object(struct sk_unpack *u, size_t parent, const struct sk_object *o,
    struct sk_span path, size_t *index_r)
{
	struct sk_name *names = NULL;
	size_t index;

	*index_r = 0;
	if (o->names > 0) {
		names = sk_arena_array(u->arena, o->names, sizeof *names);
		if (names == NULL)
			return false;
		memcpy(names, o->name, o->names * sizeof *names);
	}
	if (!room_for_object(u) || sk_record_object(u->record, parent, path, &index) != 0)
		return false;
	assert(index == u->n);
	u->object[u->n] = *o;
	u->object[u->n].name = names;
	u->object[u->n].parent = parent;
	u->object[u->n].depth = u->object[parent].depth + 1;
	u->object[parent].members++;
	*index_r = u->n++;
	return true;
}

/* What the content is.  Where the typer sees only text or nothing, least (what
 * the way to it says) counts; the text of a mail is no message of its own, even
 * if a quoted header stands at its top. */
static enum sk_type
type_of(const struct sk_object *o, enum sk_type least)
{
	struct sk_span name = o->names > 0 ? o->name[0].text : (struct sk_span){ 0 };
	enum sk_type type = sk_typer(o->bytes, name);

	if (least != SK_TYPE_UNKNOWN && (type == SK_TYPE_UNKNOWN ||
	    (sk_type_table[type].classes & SK_CLASS_TEXT) != 0))
		return least;
	if ((type == SK_TYPE_MESSAGE || type == SK_TYPE_MBOX) && o->part != NULL &&
	    !o->part->attached && sk_span_is(o->part->type, "text/plain"))
		return SK_TYPE_TEXT;
	return type;
}

static struct sk_span
full_path(struct sk_unpack *u, size_t parent, struct sk_span path)
{
	struct sk_span above = u->record->object[parent].path;
	struct sk_buf b = sk_buf_new(u->arena, 2 * SK_RECORD_TEXT);

	if (above.n == 0)
		return path;
	(void)sk_buf_reserve(&b, above.n + path.n + 1);
	(void)sk_buf_span(&b, sk_span_head(above, PATH_BYTES));
	(void)sk_buf_byte(&b, '/');
	(void)sk_buf_span(&b, path);
	return sk_buf_view(&b);
}

bool
sk_unpack_put(struct sk_unpack *u, size_t parent, const struct sk_object *o,
    struct sk_span path, const struct sk_note *notes, size_t *index_r)
{
	enum sk_limit limit = forbidden(u, parent);
	struct sk_object typed = *o;
	size_t index = 0;

	if (index_r != NULL)
		*index_r = 0;
	if (limit == SK_LIMIT_COUNT) {
		typed.type = o->seen ? type_of(o, o->type) : SK_TYPE_UNKNOWN;
		if (!new_object(u, parent, &typed, full_path(u, parent, path), &index))
			limit = SK_LIMIT_MEMORY_BYTES;
	}
	if (limit != SK_LIMIT_COUNT) {
		sk_unpack_gap(u, parent, sk_limit_table[limit].name);
		return false;
	}
	if (index_r != NULL)
		*index_r = index;
	sk_unpack_notes(u, index, notes);
	write_facts(u, index);
	return take_apart(u, index);
}

static struct sk_span
member_path(struct sk_unpack *u, size_t self, struct sk_span label)
{
	struct sk_buf b = sk_buf_new(u->arena, SK_RECORD_TEXT);

	(void)sk_buf_text(&b, u->object[self].format->name);
	(void)sk_buf_byte(&b, ':');
	sk_unpack_label(&b, label);
	return sk_buf_view(&b);
}

bool
sk_unpack_add(struct sk_unpack *u, size_t self, const struct sk_name *name, size_t names,
    struct sk_span label, struct sk_span bytes, bool seen, size_t *index_r)
{
	struct sk_object o = { .bytes = bytes, .seen = seen, .names = names, .member = true };

	/* new_object copies the names before anything is written to them */
	o.name = (struct sk_name *)(uintptr_t)name;
	if (label.n == 0)
		label = names > 0 ? name[0].text : SK_SPAN("unnamed");
	return sk_unpack_put(u, self, &o, member_path(u, self, label), NULL, index_r);
}

bool
sk_unpack_add_as(struct sk_unpack *u, size_t self, const struct sk_name *name, enum sk_type type,
    struct sk_span bytes, size_t *index_r)
{
	struct sk_object o = { .bytes = bytes, .seen = true, .names = 1, .member = true, .type = type };

	o.name = (struct sk_name *)(uintptr_t)name;
	return sk_unpack_put(u, self, &o, member_path(u, self, name->text), NULL, index_r);
}

bool
sk_unpack_plain(struct sk_unpack *u, size_t self, const struct sk_name *name, size_t names,
    struct sk_span bytes, uint64_t *given, size_t *index_r)
{
	const char *why = sk_unpack_stop(u, self, *given, bytes.n);

	if (why != NULL)
		bytes = (struct sk_span){ 0 };
	*given += bytes.n;
	if (!sk_unpack_add(u, self, name, names, (struct sk_span){ 0 }, bytes, why == NULL, index_r))
		return false;
	if (why != NULL)
		sk_unpack_gap(u, *index_r, why);
	return why == NULL;
}

bool
sk_unpack_add_message(struct sk_unpack *u, size_t self, struct sk_span label,
    struct sk_span bytes)
{
	struct sk_object o = { .bytes = bytes, .seen = true, .member = true,
		.type = SK_TYPE_MESSAGE };

	return sk_unpack_put(u, self, &o, member_path(u, self, label), NULL, NULL);
}

/* ---- the auction ---- */

struct bid {
	const struct sk_format	*format;
	uint32_t		 step;
	int			 bits;
};

/* True if type is what format opens by its nature: the word begins with the
 * format's name ("ole-doc", ole), and OOXML is zip. */
static bool
is_type_of(const struct sk_format *format, enum sk_type type)
{
	struct sk_span word = sk_span_text(sk_type_table[type].word);

	return type == SK_TYPE_UNKNOWN || sk_span_begins(word, sk_span_text(format->name)) ||
	    (strcmp(format->name, "zip") == 0 && sk_span_begins(word, SK_SPAN("ooxml-")));
}

/* The bidders for self: what its head says first, then by their bits; equal ones in
 * order of the table. */
static size_t
bids_for(const struct sk_object *o, struct bid bid[FORMATS])
{
	size_t n = 0;

	for (size_t i = 0; sk_fmt_table[i] != NULL && n < FORMATS; i++) {
		int bits = sk_fmt_table[i]->bid(o->bytes, o->type);
		size_t at = n;

		if (bits <= 0)
			continue;
		if (o->type != SK_TYPE_UNKNOWN && is_type_of(sk_fmt_table[i], o->type))
			bits += BY_TYPE;
		for (; at > 0 && bid[at - 1].bits < bits; at--)
			bid[at] = bid[at - 1];
		bid[at] = (struct bid){ sk_fmt_table[i], SK_SPOT_FORMAT + (uint32_t)i, bits };
		n++;
	}
	return n;
}

static void
note_closed(struct sk_unpack *u, size_t self)
{
	enum sk_type type = u->object[self].type;

	for (size_t i = 0; i < sizeof closed / sizeof closed[0]; i++)
		if (closed[i].type == type)
			sk_unpack_gap(u, self, closed[i].why);
	if (sk_type_table[type].classes & SK_CLASS_LOCKED)
		sk_unpack_encrypted(u, self, NULL);
}

/* A container of a kind that we open, but not in this form (S/MIME as PEM, gzip
 * with reserved flags): a reader that is less strict sees into it.  Or one of a kind
 * that we do not open at all. */
static void
note_unopened(struct sk_unpack *u, size_t self)
{
	enum sk_type type = u->object[self].type;

	if ((sk_type_table[type].classes & SK_CLASS_CONTAINER) != 0 ||
	    (type == SK_TYPE_UNKNOWN && sk_unpack_is_foreign(&u->object[self])))
		sk_unpack_gap(u, self, "unsupported");
}

/* What the names in self may be in, before any of them is seen: the charset of
 * its own name, else what its surroundings say. */
static enum sk_charset
naming_around(const struct sk_unpack *u, size_t self, enum sk_charset outside)
{
	const struct sk_object *o = &u->object[self];

	for (size_t i = o->names; i-- > 0;)
		outside = sk_unpack_naming(o->name[i].actual, outside);
	return outside;
}

/* Unless it has brought a worker down. */
static void
open_by(struct sk_unpack *u, size_t self, const struct sk_format *format, uint32_t step)
{
	const char *why = sk_trail_avoid(u->budget->trail, step, self);
	struct sk_spot before;

	if (why != NULL) {
		sk_unpack_gap(u, self, why);
		return;
	}
	before = sk_trail_enter(u->budget->trail, step, self);
	format->open(u, self);
	sk_trail_leave(u->budget->trail, before);
}

/* True if the zip that ends in self is a member of self already, or of a member,
 * and was opened as one: stored at the end of another archive it is no second reading of the whole. */
static bool
is_member(const struct sk_unpack *u, size_t self, const struct sk_format *format)
{
	struct sk_span all = u->object[self].bytes;
	uint64_t at;

	if (format != &sk_fmt_zip || !sk_zip_base(all, &at) || at == 0 || at >= all.n)
		return false;
	for (size_t i = self + 1; i < u->n; i++)
		if (u->object[i].format == format && u->object[i].bytes.p == all.p + at)
			return true;
	return false;
}

/* Opens self by every format that bids; always true, for the caller's chain. */
static bool
take_apart(struct sk_unpack *u, size_t self)
{
	struct sk_charset_many outside;
	struct bid bid[FORMATS];
	enum sk_charset around;
	size_t n;

	if (!u->object[self].seen)
		return true;
	note_closed(u, self);
	if ((n = bids_for(&u->object[self], bid)) == 0) {
		note_unopened(u, self);
		return true;
	}
	if (u->object[self].depth >= u->budget->limit[SK_LIMIT_DEPTH]) {
		sk_unpack_gap(u, self, sk_limit_table[SK_LIMIT_DEPTH].name);
		return true;
	}
	around = naming_around(u, self, sk_charset_many_true(&u->naming));
	outside = u->naming;
	for (size_t i = 0; i < n; i++) {
		if (i > 0 && is_member(u, self, bid[i].format))
			continue;
		if (i > 0 || !is_type_of(bid[0].format, u->object[self].type))
			(void)sk_record_text_once(u->record, self, SK_KEY_OBJECT_AMBIGUOUS,
			    sk_span_text(bid[i].format->name));
		u->object[self].format = bid[i].format;
		u->naming = (struct sk_charset_many){ .before = around };
		open_by(u, self, bid[i].format, bid[i].step);
	}
	u->naming = outside;
	u->object[self].format = bid[0].format;
	return true;
}

void
sk_unpack_late(struct sk_unpack *u, size_t object)
{
	u->object[object].type = type_of(&u->object[object], SK_TYPE_UNKNOWN);
	write_content(u, object);
	(void)take_apart(u, object);
}

void
sk_unpack_again(struct sk_unpack *u, size_t self, const struct sk_format *format,
    void (*go_on)(struct sk_unpack *u, size_t self, void *data), void *data)
{
	const struct sk_format *opener = u->object[self].format;
	struct sk_charset_many outside = u->naming;
	struct sk_spot before;
	uint32_t step = SK_SPOT_FORMAT;

	while (sk_fmt_table[step - SK_SPOT_FORMAT] != format)
		step++;
	sk_unpack_proved(u);
	u->naming = (struct sk_charset_many){
		.before = naming_around(u, self, sk_charset_many_true(&outside)) };
	u->object[self].format = format;
	before = sk_trail_enter(u->budget->trail, step, self);
	go_on(u, self, data);
	sk_trail_leave(u->budget->trail, before);
	u->object[self].format = opener;
	u->naming = outside;
}

/* ---- a run ---- */

static void
run_message(struct sk_unpack *u)
{
	struct sk_object *root = &u->object[SK_RECORD_ROOT];

	root->type = SK_TYPE_MESSAGE;
	root->format = &sk_fmt_message;
	write_facts(u, SK_RECORD_ROOT);
	/* No auction: what a binary attachment at its end would look like is
	 * found in the attachment. */
	sk_fmt_message.open(u, SK_RECORD_ROOT);
}

/* An Outlook message is judged as the mail in it.  False if bytes are none. */
static bool
run_msg(struct sk_unpack *u, struct sk_span bytes)
{
	struct sk_object *root = &u->object[SK_RECORD_ROOT];
	struct sk_ole_run *run = sk_ole_message(u, bytes, &root->bytes);

	if (run == NULL)
		return false;
	run_message(u);
	sk_ole_rest(run);
	return true;
}

static void
run_file(struct sk_unpack *u, struct sk_span bytes, struct sk_span name)
{
	struct sk_name reading = { .text = name, .where = "file" };
	struct sk_object o = { .bytes = bytes, .seen = true, .name = &reading,
		.names = name.n > 0 };

	u->object[SK_RECORD_ROOT].bytes = (struct sk_span){ 0 };
	(void)sk_unpack_put(u, SK_RECORD_ROOT, &o, SK_SPAN("1"), NULL, NULL);
}

int
sk_unpack_run(struct sk_unpack *u, struct sk_span bytes, struct sk_span name)
{
	bool page;

	u->n = u->room = 0;
	u->object = NULL;
	u->lock = u->lock_last = NULL;
	if (u->record == NULL)
		u->record = sk_record_new(u->arena, u->budget->limit[SK_LIMIT_OBSERVATIONS]);
	if (u->record == NULL || !room_for_object(u))
		return SK_E_LIMIT;
	assert(u->record->objects == 1);
	u->object[SK_RECORD_ROOT] = (struct sk_object){ .bytes = bytes, .seen = true };
	u->n = 1;
	if (sk_mime_is_message(bytes) && !(sk_mime_is_entity(bytes, &page) && page))
		run_message(u);
	else if (!run_msg(u, bytes))
		run_file(u, bytes, name);
	sk_unpack_unlock(u);
	return sk_arena_alloc(u->arena, 1) == NULL ? SK_E_LIMIT : 0;
}
