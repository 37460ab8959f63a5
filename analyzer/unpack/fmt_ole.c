#include <string.h>
#include "inflate.h"
#include "msg.h"
#include "ole_crypt.h"
#include "packaged.h"
#include "tree.h"
#include "vba.h"

/* The signature of 8 bytes: 64 bits. */
static int
bid(struct sk_span bytes, enum sk_type type)
{
	(void)type;
	return sk_ole_is(bytes) ? 64 : 0;
}

/* ---- names ---- */

/* Packed by the installer into U+3800 to U+4840: two characters of 64, or one; the
 * last is the mark of a table.  Told by no specification; as msitools, Wine and
 * 7-Zip read them. */
static struct sk_span
installer_name(struct sk_unpack *u, struct sk_span raw, bool *table_r)
{
	static const char digit[] =
	    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz._";
	struct sk_buf b = sk_buf_new(u->arena, 256);
	uint16_t c;

	*table_r = false;
	for (size_t at = 0; sk_span_u16le(raw, at, &c); at += 2)
		if (c >= 0x3800 && c < 0x4800) {
			(void)sk_buf_byte(&b, (uint8_t)digit[(c - 0x3800) & 63]);
			(void)sk_buf_byte(&b, (uint8_t)digit[(c - 0x3800) >> 6]);
		} else if (c >= 0x4800 && c < 0x4840) {
			(void)sk_buf_byte(&b, (uint8_t)digit[c - 0x4800]);
		} else if (c == 0x4840 && at == 0) {
			*table_r = true;
		} else {
			(void)sk_buf_utf8(&b, c);
		}
	return sk_buf_view(&b);
}

/* ---- members ---- */

/* A compound file that is being taken apart. */
struct sk_ole_run {
	struct sk_ole	 o;
	bool		 msg, msi;
	bool		 more;		/* no limit was reached */
};

static void
add(struct sk_ole_run *j, const struct sk_name *name, size_t names, struct sk_span bytes, const char *why)
{
	size_t index;

	j->more = sk_unpack_add(j->o.u, j->o.self, name, names, (struct sk_span){ 0 }, bytes, true,
	    &index);
	if (j->more && why != NULL)
		sk_unpack_gap(j->o.u, index, why);
}

/* The content of a stream \1Ole10Native, if it is a file that was packaged. */
static bool
add_packaged(struct sk_ole_run *j, struct sk_span s)
{
	struct sk_packaged p;

	if (!sk_packaged_read(j->o.u, sk_span_from(s, 4), &p))
		return false;
	add(j, p.name, p.names, p.bytes, p.why);
	return true;
}

/* Something in a stream of its own that is a file as it stands. */
static void
add_recognised(struct sk_ole_run *j, struct sk_span raw_name, struct sk_span bytes, const char *why)
{
	enum sk_type type = sk_typer(bytes, (struct sk_span){ 0 });
	unsigned classes = sk_type_table[type].classes;
	struct sk_name name;

	/* Text may be anything. */
	if ((classes & (SK_CLASS_RUNS | SK_CLASS_CONTAINER | SK_CLASS_DOCUMENT)) == 0 ||
	    (classes & SK_CLASS_TEXT) != 0)
		return;
	/* Word keeps a zip with the colours of a theme among its tables. */
	if ((type == SK_TYPE_ZIP || sk_span_begins(sk_span_text(sk_type_table[type].word),
	    SK_SPAN("ooxml-"))) && !sk_span_begins(bytes, SK_SPAN("PK")))
		return;
	name = sk_ole_wide_name(j->o.u, raw_name, "stream");
	add(j, &name, 1, bytes, why);
}

/*
 * Objects in a presentation: records that hold a compound file each, packed or
 * not (ExOleObjStg, MS-PPT 2.10.34 and 2.10.35).
 */
static void
add_presentation(struct sk_ole_run *j, struct sk_span s)
{
	struct sk_name name = { .text = SK_SPAN("ExOleObjStg"), .where = "stream" };
	uint16_t head, type;
	uint32_t n, size;
	uint64_t at = 0;

	for (; j->more && sk_span_u16le(s, at, &head) && sk_span_u16le(s, at + 2, &type) &&
	    sk_span_u32le(s, at + 4, &n); at += 8ull + n) {
		struct sk_span body = sk_span_head(sk_span_from(s, at + 8), n);
		struct sk_inflated out;

		if (type != 0x1011 || body.n == 0)
			continue;
		if (head >> 4 == 0) {
			add(j, &name, 1, body, body.n < n ? "damaged" : NULL);
			continue;
		}
		/* A size, and deflate behind two bytes of zlib, RFC 1950. */
		(void)sk_span_u32le(body, 0, &size);
		sk_inflate(j->o.u, j->o.self, sk_span_from(body, 6), size, &j->o.given, &out);
		add(j, &name, 1, out.bytes, out.stopped != NULL ? out.stopped :
		    out.ended ? NULL : "damaged");
	}
}

/* A stream of an installer package: all but its tables are files. */
static void
add_of_installer(struct sk_ole_run *j, uint32_t i)
{
	const struct sk_ole_entry *e = &j->o.entry[i];
	struct sk_name name = { .where = "stream" };
	struct sk_span bytes;
	uint16_t first;
	bool table;

	if (sk_span_u16le(e->name, 0, &first) && first < ' ')
		return;		/* summary, signature */
	name.text = installer_name(j->o.u, e->name, &table);
	if (table && sk_span_is(name.text, "CustomAction"))
		/* Scripts and commands in tables are not read. */
		sk_unpack_gap(j->o.u, j->o.self, "unsupported");
	if (table || e->parent != 0)
		return;
	bytes = sk_ole_read(&j->o, i);
	add(j, &name, 1, bytes, e->why);
}

static void
add_stream(struct sk_ole_run *j, uint32_t i)
{
	const struct sk_ole_entry *e = &j->o.entry[i];
	struct sk_span bytes;
	struct sk_name name;

	if (j->msi) {
		add_of_installer(j, i);
		return;
	}
	if (j->msg && sk_msg_owns(&j->o, i))
		return;
	bytes = sk_ole_read(&j->o, i);
	if (e->why != NULL)
		sk_unpack_gap(j->o.u, j->o.self, e->why);
	if (sk_ole_called(&j->o, i, "\1Ole10Native") && add_packaged(j, bytes))
		return;
	if (sk_ole_called(&j->o, i, "Package")) {
		name = sk_ole_wide_name(j->o.u, e->name, "stream");
		add(j, &name, 1, bytes, e->why);
	} else if (sk_ole_called(&j->o, i, "PowerPoint Document")) {
		add_presentation(j, bytes);
	} else if (sk_ole_called(&j->o, i, "\1Ole10Native")) {
		add_recognised(j, e->name, sk_span_from(bytes, 4), e->why);
	} else {
		add_recognised(j, e->name, bytes, e->why);
	}
}

static void
add_streams(struct sk_ole_run *j)
{
	for (uint32_t i = 1; i < j->o.entries && j->more; i++)
		if (j->o.entry[i].kind == SK_OLE_STREAM && j->o.entry[i].parent != SK_OLE_NONE)
			add_stream(j, i);
	sk_ole_judge(&j->o);
}

/* True if all that i is made of is read: what is packed, and projects of macros. */
static bool
is_known(const struct sk_ole *o)
{
	bool known = false;

	for (uint32_t i = 1; o->entry != NULL && i < o->entries; i++)
		known = known || sk_ole_called(o, i, "\1Ole10Native") || sk_ole_called(o, i, "Package") ||
		    sk_vba_is_project(o, i);
	return known;
}

/* What of the file as a whole cannot be looked at: objects of programs that we know
 * nothing of.  Documents are looked into for what they start and load. */
static void
note_closed(struct sk_ole_run *j, bool package)
{
	if (!package && j->o.u->object[j->o.self].type == SK_TYPE_OLE && !is_known(&j->o))
		sk_unpack_gap(j->o.u, j->o.self, "unsupported");
}

/* What documents do. */
static void
look_document(struct sk_ole_run *j)
{
	sk_word97_look(&j->o);
	j->more = sk_vba_add(&j->o) && sk_xlm_add(&j->o);
}

static void
open(struct sk_unpack *u, size_t self)
{
	/* Locks refer to it when all is open. */
	struct sk_ole_run *j = sk_arena_alloc(u->arena, sizeof *j);
	struct sk_span mail;
	bool package;

	if (j == NULL || !sk_ole_open(u, self, u->object[self].bytes, &j->o)) {
		if (j != NULL)
			sk_ole_judge(&j->o);
		sk_unpack_gap(u, self, "damaged");
		if (j != NULL)
			note_closed(j, false);
		return;
	}
	j->more = true;
	j->msg = sk_msg_is(&j->o, 0);
	j->msi = u->object[self].type == SK_TYPE_OLE_MSI && !j->msg;
	if (j->msg && sk_msg_write(&j->o, &mail))
		j->more = sk_unpack_add_message(u, self, SK_SPAN("message"), mail);
	else if (j->msg)
		sk_unpack_gap(u, self, sk_limit_table[SK_LIMIT_MEMORY_BYTES].name);
	package = sk_ole_lock(&j->o);
	if (!package)
		sk_ole_lock_binary(&j->o);
	note_closed(j, package);
	if (!j->msg && !j->msi)
		look_document(j);
	add_streams(j);
}

struct sk_ole_run *
sk_ole_message(struct sk_unpack *u, struct sk_span bytes, struct sk_span *mail_r)
{
	struct sk_ole_run *j = sk_ole_is(bytes) && sk_typer(bytes, (struct sk_span){ 0 }) ==
	    SK_TYPE_OLE_MSG ? sk_arena_alloc(u->arena, sizeof *j) : NULL;
	struct sk_span mail;

	if (j == NULL || !sk_ole_open(u, SK_RECORD_ROOT, bytes, &j->o) || !sk_msg_is(&j->o, 0) ||
	    !sk_msg_write(&j->o, &mail))
		return NULL;
	j->msg = j->more = true;
	*mail_r = mail;
	return j;
}

void
sk_ole_rest(struct sk_ole_run *j)
{
	add_streams(j);
}

const struct sk_format sk_fmt_ole = { "ole", "MS-CFB, Compound File Binary File Format", bid, open };
