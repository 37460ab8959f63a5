#include "tree.h"

/* Parts of one message, on their way to objects. */
struct walk {
	struct sk_unpack *u;
	size_t		 self;
	bool		 more;		/* no limit was reached */
	bool		 mail;		/* has a header of a mail */
};

/* What the typer calls a message; a text that merely begins with quoted header
 * fields is none (see type_of in unpack.c).  Two field names: 64 bits. */
static int
bid(struct sk_span bytes, enum sk_type type)
{
	(void)bytes;
	return type == SK_TYPE_MESSAGE ? 64 : 0;
}

/* The section of a part: a message of one part has it as "1" (RFC 3501, 6.4.5). */
static struct sk_span
section_of(const struct sk_part *p)
{
	return sk_span_text(p->section[0] == '\0' ? "1" : p->section);
}

/* "<section>", "<section>~<how>", behind "message:" in an inner message. */
static struct sk_span
path_of(const struct walk *w, struct sk_span section, const char *how)
{
	struct sk_buf b = sk_buf_new(w->u->arena, SK_RECORD_TEXT);

	if (w->self != SK_RECORD_ROOT)
		(void)sk_buf_text(&b, "message:");
	(void)sk_buf_span(&b, section);
	if (how != NULL) {
		(void)sk_buf_byte(&b, '~');
		(void)sk_buf_text(&b, how);
	}
	return sk_buf_view(&b);
}

/* What is noted on every reading of a part. */
static const struct sk_note *
facts_of(const struct sk_part *p, const char *how, const struct sk_note *rest,
    struct sk_note note[3])
{
	bool text = sk_span_begins(p->type, SK_SPAN("text/"));

	if (how != NULL) {
		note[0] = (struct sk_note){ (struct sk_note *)(uintptr_t)rest,
			SK_KEY_MIME_READING, sk_span_text(how) };
		rest = &note[0];
	}
	if (p->attached || text) {
		note[1] = (struct sk_note){ (struct sk_note *)(uintptr_t)rest,
			p->attached ? SK_KEY_OBJECT_ATTACHED : SK_KEY_OBJECT_INLINE, { 0 } };
		rest = &note[1];
	}
	note[2] = (struct sk_note){ (struct sk_note *)(uintptr_t)rest,
		SK_KEY_MIME_TYPE_DECLARED, p->type };
	return &note[2];
}

static void
add_reading(struct walk *w, const struct sk_part *p, size_t i)
{
	const char *how = i > 0 ? p->reading[i].how : NULL;
	/* notes of the root part stand on the message already */
	const struct sk_note *rest = i > 0 || p->parent == NULL ? NULL : p->note;
	struct sk_object o = { .part = p, .seen = i < p->readings, .name = p->name,
		.names = p->names };
	struct sk_note note[3];

	if (o.seen)
		o.bytes = p->reading[i].bytes;
	if (p->kind == SK_PART_MESSAGE)
		o.type = SK_TYPE_MESSAGE;
	w->more = sk_unpack_put(w->u, w->self, &o, path_of(w, section_of(p), how),
	    facts_of(p, how, rest, note), NULL);
}

/* What is noted of something that has no header of a mail: all but what is wrong
 * with that header. */
static void
note_entity(struct walk *w, const struct sk_note *note)
{
	for (; note != NULL; note = note->next) {
		struct sk_note one = { NULL, note->key, note->text };

		if (note->key != SK_KEY_HEADER_DEFECT)
			sk_unpack_notes(w->u, w->self, &one);
	}
}

static void
add_part(struct walk *w, const struct sk_part *p)
{
	if (p->parent == NULL && !w->mail) {
		note_entity(w, p->note);
		return;
	}
	if (p->parent == NULL || p->kind == SK_PART_MULTIPART) {
		sk_unpack_notes(w->u, w->self, p->note);
		return;
	}
	add_reading(w, p, 0);
	for (size_t i = 1; i < p->readings && w->more; i++)
		add_reading(w, p, i);
}

/* The part behind p in the order of the message; what an attached message holds
 * is left to its own turn. */
static const struct sk_part *
next_part(const struct sk_part *p)
{
	if ((p->parent == NULL || p->kind == SK_PART_MULTIPART) && p->child != NULL)
		return p->child;
	while (p != NULL && p->next == NULL)
		p = p->parent;
	return p == NULL ? NULL : p->next;
}

/* The object made of part, looked for from *at on and around: files inside text
 * come in the order of their parts. */
static size_t
object_of(const struct walk *w, const struct sk_part *part, size_t *at)
{
	const struct sk_unpack *u = w->u;

	for (size_t tried = 0; tried < u->n; tried++, *at = (*at + 1) % u->n)
		if (u->object[*at].part == part)
			return *at;
	return w->self;
}

static void
add_embedded(struct walk *w, const struct sk_embedded *e, size_t *at)
{
	struct sk_object o = { .bytes = e->bytes, .seen = true, .names = e->name.text.n > 0 };
	struct sk_buf path = sk_buf_new(w->u->arena, SK_RECORD_TEXT);
	struct sk_name name = e->name;
	struct sk_note attached = { .key = SK_KEY_OBJECT_ATTACHED };

	o.name = &name;
	(void)sk_buf_text(&path, e->how);
	(void)sk_buf_byte(&path, ':');
	sk_unpack_label(&path, name.text.n > 0 ? name.text : SK_SPAN("unnamed"));
	w->more = sk_unpack_put(w->u, object_of(w, e->part, at), &o, sk_buf_view(&path),
	    &attached, NULL);
}

/*
 * True if self is a mail of its own, with a sender and recipients that are to be
 * looked at.  The content of an S/MIME envelope and a saved page are none, and the
 * first piece of a mail that was sent in several keeps what it does not repeat in
 * the header around it (RFC 2046, 5.2.2.1).
 */
static bool
is_mail(const struct sk_unpack *u, size_t self, struct sk_span bytes, const struct sk_part *root)
{
	const struct sk_object *o = &u->object[self];
	bool related;

	if (o->part != NULL && sk_span_is(o->part->type, "message/partial"))
		return sk_field_find(root, "To", 0) >= 0 || sk_field_find(root, "From", 0) >= 0;
	if (self == SK_RECORD_ROOT || (o->part != NULL && o->part->kind == SK_PART_MESSAGE) ||
	    u->object[o->parent].type == SK_TYPE_MBOX)
		return true;
	return !sk_mime_is_entity(bytes, &related);
}

/* The bytes of a message, in one byte a letter where it was saved in two: the typer
 * sees through that, so what is in it must be seen, too. */
static struct sk_span
bytes_of(struct sk_unpack *u, size_t self)
{
	struct sk_span s = u->object[self].bytes;
	bool little = s.n >= 4 && s.p[1] == 0 && s.p[3] == 0;
	bool big = s.n >= 4 && s.p[0] == 0 && s.p[2] == 0;
	struct sk_buf b;

	if (sk_span_begins(s, SK_SPAN("\xFF\xFE")) || sk_span_begins(s, SK_SPAN("\xFE\xFF"))) {
		little = s.p[0] == 0xFF;
		big = !little;
		s = sk_span_from(s, 2);
	}
	if ((!little && !big) || s.n > SIZE_MAX / 2 || !sk_unpack_may(u, self, 0, s.n))
		return u->object[self].bytes;
	b = sk_buf_new(u->arena, 2 * s.n);
	(void)sk_charset_to_utf8(little ? SK_CS_UTF16LE : SK_CS_UTF16BE, s, &b, NULL);
	if (b.full)
		sk_unpack_gap(u, self, sk_limit_table[SK_LIMIT_MEMORY_BYTES].name);
	return sk_buf_view(&b);
}

static void
open(struct sk_unpack *u, size_t self)
{
	struct walk w = { u, self, true, true };
	struct sk_span bytes = bytes_of(u, self);
	struct sk_mime *mime;
	size_t at = self;

	u->object[self].is_message = true;
	if (sk_mime_parse(bytes, u->arena, u->budget, &mime) != 0) {
		sk_unpack_gap(u, self, sk_limit_table[SK_LIMIT_MEMORY_BYTES].name);
		return;
	}
	if ((w.mail = is_mail(u, self, bytes, mime->root))) {
		u->object[self].mime = mime;
		(void)sk_record_number(u->record, self, SK_KEY_MESSAGE_PRESENT, 1);
	}
	for (const struct sk_part *p = mime->root; p != NULL; p = next_part(p))
		u->naming.before = sk_unpack_naming(sk_charset_find(p->charset_label),
		    u->naming.before);
	for (const struct sk_part *p = mime->root; p != NULL && w.more; p = next_part(p))
		add_part(&w, p);
	for (const struct sk_embedded *e = mime->embedded; e != NULL && w.more; e = e->next)
		add_embedded(&w, e, &at);
}

const struct sk_format sk_fmt_message = { "message", "RFC 5322; RFC 2045 to 2047", bid, open };
