#include <string.h>
#include "mapi.h"
#include "msg.h"
#include "tree.h"

/*
 * TNEF, as Outlook and Exchange send it in a part "winmail.dat": a row of
 * attributes, of the message first, then of its attachments, one after another.
 * What it carries is what the mail carries: bodies are text of the mail,
 * attachments are attached to it.
 */

enum {
	HEAD = 6,		/* signature and key: MS-OXTNEF 2.1.2 */
	ATTRIBUTE = 9,		/* level, id, length: 2.1.3 */
	SUM = 2,
	IID = 16,		/* before an object's data: 2.1.3.4.1 */
	NAMES = 8,
	LEVEL_MESSAGE = 1, LEVEL_ATTACHMENT = 2
};

/* Attributes: MS-OXTNEF 2.1.3.1 and 2.1.3.2. */
enum {
	ATT_FROM = 0x00008000, ATT_SUBJECT = 0x00018004, ATT_DATE_SENT = 0x00038005,
	ATT_MESSAGE_ID = 0x00018009, ATT_BODY = 0x0002800C, ATT_CODEPAGE = 0x00069007,
	ATT_PROPS = 0x00069003, ATT_RECIPIENTS = 0x00069004, ATT_REND_DATA = 0x00069002,
	ATT_TITLE = 0x00018010, ATT_DATA = 0x0006800F, ATT_TRANSPORT_NAME = 0x00069001,
	ATT_ATTACHMENT = 0x00069005
};

struct attribute {
	uint8_t		 level;
	uint32_t	 id;
	struct sk_span	 data;
	bool		 cut;		/* the file ends in it */
};

/* One attachment, as far as it has been read. */
struct attachment {
	bool		 any;		/* something of it is there */
	struct sk_span	 data, other;	/* attAttachData, and the property that may differ */
	bool		 has_data, has_other;
	bool		 is_object;	/* other is a message or OLE object */
	bool		 elsewhere;	/* only the place of a file: by reference */
	struct sk_mapi_value long_name, short_name, shown;
	struct sk_span	 title, transport;
};

struct tnef {
	struct sk_unpack *u;
	size_t		 self;
	struct sk_span	 bytes;
	enum sk_charset	 cs, body_cs;		/* of 8-bit texts; as the mail was sent */
	struct sk_mapi_mail mail;
	struct sk_span	 text, html, rtf;	/* bodies, as they stand */
	bool		 converted;		/* text is in UTF-8 */
	struct attachment now;
	uint64_t	 given;
	size_t		 members;
	bool		 more;			/* no limit was reached */
};

/* The typer has seen the signature: 32 bits. */
static int
bid(struct sk_span bytes, enum sk_type type)
{
	(void)bytes;
	return type == SK_TYPE_TNEF ? 32 : 0;
}

static void
damaged(struct tnef *t, const char *why)
{
	sk_unpack_defect(t->u, t->self, "damaged");
	sk_unpack_gap(t->u, t->self, why);
}

/* Cuts one attribute off *rest.  False at the end, or where none stands. */
static bool
next_attribute(struct sk_span *rest, struct attribute *a)
{
	uint32_t length;

	*a = (struct attribute){ 0 };
	if (!sk_span_u8(*rest, 0, &a->level) || !sk_span_u32le(*rest, 1, &a->id) ||
	    !sk_span_u32le(*rest, 5, &length) ||
	    (a->level != LEVEL_MESSAGE && a->level != LEVEL_ATTACHMENT))
		return false;
	*rest = sk_span_from(*rest, ATTRIBUTE);
	a->cut = rest->n < length;
	a->data = sk_span_head(*rest, length);
	*rest = sk_span_from(*rest, a->data.n);
	return true;
}

/* The sum of all bytes of the data: MS-OXTNEF 2.1.3, attribute checksum. */
static void
check_sum(struct tnef *t, const struct attribute *a, struct sk_span *rest)
{
	uint16_t told, sum = 0;

	for (size_t i = 0; i < a->data.n; i++)
		sum = (uint16_t)(sum + a->data.p[i]);
	if (a->cut || !sk_span_u16le(*rest, 0, &told))
		damaged(t, "truncated");
	else if (told != sum)
		sk_unpack_defect(t->u, t->self, "checksum");
	*rest = sk_span_from(*rest, SUM);
}

/* ---- properties ---- */

/* Bytes that one value of type has; 0 if it says so itself (MS-OXTNEF 2.1.3.4). */
static size_t
fixed_size(uint16_t type)
{
	switch (type) {
	case SK_MAPI_STRING8: case SK_MAPI_UNICODE: case SK_MAPI_OBJECT: case SK_MAPI_BINARY:
		return 0;
	case SK_MAPI_GUID:
		return 16;
	case 0x0005: case 0x0006: case 0x0007: case SK_MAPI_INTEGER64: case SK_MAPI_TIME:
		return 8;
	default:
		return 4;
	}
}

/* Passes the name of a named property: a GUID, and a number or a text. */
static bool
skip_name(struct sk_span *s)
{
	struct sk_span name;
	uint32_t kind, n;

	if (!sk_span_u32le(*s, 16, &kind) || !sk_span_u32le(*s, 20, &n))
		return false;
	*s = sk_span_from(*s, 24);
	return kind == 0 || sk_span_take(s, ((size_t)n + 3) & ~(size_t)3, &name);
}

/* One value.  The padding of the very last one may be missing. */
static bool
take_value(struct sk_span *s, uint16_t type, struct sk_span *v_r)
{
	size_t size = fixed_size(type);
	uint32_t n;

	if (size > 0)
		return sk_span_take(s, size, v_r);
	if (!sk_span_u32le(*s, 0, &n))
		return false;
	*s = sk_span_from(*s, 4);
	if (!sk_span_take(s, n, v_r))
		return false;
	*s = sk_span_from(*s, (4 - n % 4) % 4);
	return true;
}

typedef void take_property(struct tnef *t, const struct sk_mapi_value *v, void *to);

/* Reads a list of properties at the head of *s.  False if it is broken. */
static bool
read_properties(struct tnef *t, struct sk_span *s, take_property *take, void *to)
{
	uint32_t n;

	if (!sk_span_u32le(*s, 0, &n))
		return false;
	*s = sk_span_from(*s, 4);
	for (; n > 0; n--) {
		struct sk_mapi_value v;
		uint32_t values = 1;

		if (!sk_span_u16le(*s, 0, &v.type) || !sk_span_u16le(*s, 2, &v.id))
			return false;
		*s = sk_span_from(*s, 4);
		if (v.id >= 0x8000 && !skip_name(s))
			return false;
		if ((v.type & SK_MAPI_MANY) != 0 || fixed_size(v.type) == 0) {
			if (!sk_span_u32le(*s, 0, &values))
				return false;
			*s = sk_span_from(*s, 4);
		}
		v.type &= (uint16_t)~SK_MAPI_MANY;
		v.id = v.id >= 0x8000 ? 0 : v.id;
		for (; values > 0; values--) {
			if (!take_value(s, v.type, &v.bytes))
				return false;
			take(t, &v, to);
		}
	}
	return true;
}

/* ---- the message ---- */

static struct sk_span
without_zeros(struct sk_span s)
{
	while (s.n > 0 && s.p[s.n - 1] == 0)
		s.n--;
	return s;
}

static void
take_of_message(struct tnef *t, const struct sk_mapi_value *v, void *to)
{
	uint32_t page;

	(void)to;
	switch (v->id) {
	case 0x1000:	/* PidTagBody */
		/* Letters of one byte stay: their charset is a fact of its own. */
		if (v->type == SK_MAPI_UNICODE) {
			t->text = sk_mapi_text(t->u, v, t->cs);
			t->converted = true;
		} else if (v->type == SK_MAPI_STRING8 && t->text.n == 0) {
			t->text = without_zeros(v->bytes);
		}
		break;
	case 0x1013:	/* PidTagHtml: bytes in the charset that the page names */
		t->html = v->type == SK_MAPI_BINARY ? v->bytes : sk_mapi_text(t->u, v, t->cs);
		break;
	case 0x3FDE:	/* PidTagInternetCodepage: of the bodies */
		if (sk_span_u32le(v->bytes, 0, &page))
			t->body_cs = sk_mapi_charset(page);
		break;
	case 0x1009:	/* PidTagRtfCompressed */
		t->rtf = v->bytes;
		break;
	default:
		sk_mapi_mail_take(t->u, &t->mail, v, t->cs);
	}
}

struct recipient {
	struct sk_span	 name, address;
	bool		 smtp, cc;
};

static void
take_of_recipient(struct tnef *t, const struct sk_mapi_value *v, void *to)
{
	struct recipient *r = to;
	uint32_t kind;

	switch (v->id) {
	case 0x3001:	/* PidTagDisplayName */
		r->name = sk_mapi_text(t->u, v, t->cs);
		break;
	case 0x39FE:	/* PidTagSmtpAddress */
		r->address = sk_mapi_text(t->u, v, t->cs);
		r->smtp = true;
		break;
	case 0x3003:	/* PidTagEmailAddress */
		if (!r->smtp)
			r->address = sk_mapi_text(t->u, v, t->cs);
		break;
	case 0x0C15:	/* PidTagRecipientType: 1 To, 2 Cc */
		r->cc = sk_span_u32le(v->bytes, 0, &kind) && (kind & 0xFF) == 2;
		break;
	default:
		break;
	}
}

/* A row of properties each: MS-OXTNEF 2.1.3.5. */
static bool
read_recipients(struct tnef *t, struct sk_span s)
{
	uint32_t rows;

	if (!sk_span_u32le(s, 0, &rows))
		return false;
	s = sk_span_from(s, 4);
	for (; rows > 0 && t->mail.to.n < 4096; rows--) {
		struct recipient r = { 0 };

		if (!read_properties(t, &s, take_of_recipient, &r))
			return false;
		sk_mapi_mail_recipient(&t->mail, r.cc, r.name, r.address);
	}
	return true;
}

/* A structure of the sender: two lengths at 4, then name and address (2.1.3.3.4). */
static void
read_from(struct tnef *t, struct sk_span s)
{
	struct sk_mapi_value v = { .type = SK_MAPI_STRING8 };
	uint16_t name, address;

	if (!sk_span_u16le(s, 4, &name) || !sk_span_u16le(s, 6, &address))
		return;
	v.id = 0x0C1A;
	if (sk_span_cut(s, 8, name, &v.bytes))
		sk_mapi_mail_take(t->u, &t->mail, &v, t->cs);
	v.id = 0x0C1F;
	if (sk_span_cut(s, 8 + (uint64_t)name, address, &v.bytes))
		sk_mapi_mail_take(t->u, &t->mail, &v, t->cs);
}

static void
read_text(struct tnef *t, uint16_t id, struct sk_span s)
{
	struct sk_mapi_value v = { SK_MAPI_STRING8, id, s };

	take_of_message(t, &v, NULL);
}

static void
message_attribute(struct tnef *t, const struct attribute *a)
{
	struct sk_span s = a->data;
	bool whole = true;

	switch (a->id) {
	case ATT_FROM: read_from(t, s); break;
	case ATT_SUBJECT: read_text(t, 0x0037, s); break;
	case ATT_MESSAGE_ID: break;	/* a number of the store, not the field */
	case ATT_BODY: read_text(t, 0x1000, s); break;
	case ATT_PROPS: whole = read_properties(t, &s, take_of_message, NULL); break;
	case ATT_RECIPIENTS: whole = read_recipients(t, s); break;
	default: break;
	}
	if (!whole)
		damaged(t, "damaged");
}

/* A body; type is what it would be in a mail of MIME, empty for none of that. */
static void
put_body(struct tnef *t, struct sk_span bytes, enum sk_charset cs, struct sk_span type,
    const char *label)
{
	struct sk_part *part = sk_arena_alloc(t->u->arena, sizeof *part);
	struct sk_object o = { .bytes = bytes, .seen = true };
	struct sk_note note = { .key = SK_KEY_OBJECT_INLINE };
	struct sk_buf path = sk_buf_new(t->u->arena, SK_RECORD_TEXT);

	if (part != NULL && type.n > 0) {
		part->section = "";
		part->type = type;
		if (cs != SK_CS_UNKNOWN)
			part->charset_label = sk_span_text(sk_charset_name(cs));
		o.part = part;
	}
	if (bytes.n == 0 || !t->more || !sk_unpack_may(t->u, t->self, t->given, bytes.n))
		return;
	t->given += bytes.n;
	(void)sk_buf_printf(&path, "tnef:%s", label);
	t->more = sk_unpack_put(t->u, t->self, &o, sk_buf_view(&path), &note, NULL);
}

/* Outlook writes all bodies as RTF, from which text and HTML come back.  Such RTF
 * says nothing more, unless something is embedded in it. */
static void
read_rtf(struct tnef *t)
{
	struct sk_span rtf, text;
	enum sk_rtf_kind kind;

	if (t->rtf.n == 0)
		return;
	if (!sk_rtf_decompress(t->u, t->self, t->rtf, &rtf)) {
		t->rtf = (struct sk_span){ 0 };
		damaged(t, "damaged");
		return;
	}
	kind = sk_rtf_origin(t->u, rtf, &text);
	if (kind == SK_RTF_HTML && t->html.n == 0) {
		t->html = text;
		t->body_cs = SK_CS_UTF8;
	} else if (kind == SK_RTF_TEXT && t->text.n == 0) {
		t->text = text;
		t->converted = true;
	}
	t->rtf = kind == SK_RTF_NATIVE ||
	    sk_span_find(rtf, SK_SPAN("\\objdata"), 0) != SK_SPAN_NONE ? rtf : (struct sk_span){ 0 };
}

static void
put_bodies(struct tnef *t)
{
	read_rtf(t);
	put_body(t, t->text, t->converted ? SK_CS_UTF8 : t->body_cs, SK_SPAN("text/plain"), "body.txt");
	put_body(t, t->html, t->body_cs, SK_SPAN("text/html"), "body.html");
	put_body(t, t->rtf, SK_CS_UNKNOWN, (struct sk_span){ 0 }, "body.rtf");
}

/* ---- attachments ---- */

static void
take_of_attachment(struct tnef *t, const struct sk_mapi_value *v, void *to)
{
	struct attachment *a = to;
	uint32_t method;

	(void)t;
	switch (v->id) {
	case 0x3707: a->long_name = *v; break;	/* PidTagAttachLongFilename */
	case 0x3704: a->short_name = *v; break;	/* PidTagAttachFilename */
	case 0x3001: a->shown = *v; break;	/* PidTagDisplayName */
	case 0x3705:	/* PidTagAttachMethod: 2 to 4 and 7 name a place (MS-OXCMSG 2.2.2.9) */
		a->elsewhere = sk_span_u32le(v->bytes, 0, &method) &&
		    ((method >= 2 && method <= 4) || method == 7);
		break;
	case 0x3701:	/* PidTagAttachDataBinary, PidTagAttachDataObject */
		a->has_other = true;
		a->is_object = v->type == SK_MAPI_OBJECT;
		a->other = a->is_object ? sk_span_from(v->bytes, IID) : v->bytes;
		break;
	default:
		break;
	}
}

static void
add_name(struct tnef *t, struct sk_name *name, size_t *n, const struct sk_mapi_value *v,
    const char *where)
{
	struct sk_span raw = v->bytes;

	if (v->type == SK_MAPI_UNICODE)
		raw = sk_mapi_text(t->u, v, SK_CS_UTF16LE);
	else if (v->type != SK_MAPI_STRING8)
		return;
	sk_unpack_name_once(name, n, NAMES, sk_unpack_name(t->u, without_zeros(raw),
	    v->type == SK_MAPI_UNICODE ? SK_CS_UTF8 : t->cs, where));
}

/* Outlook shows the long name, older programs the title.  What it is displayed as
 * is the name of a message that has none. */
static size_t
names_of(struct tnef *t, const struct attachment *a, struct sk_name name[NAMES])
{
	struct sk_mapi_value title = { SK_MAPI_STRING8, 0, a->title };
	struct sk_mapi_value transport = { SK_MAPI_STRING8, 0, a->transport };
	size_t n = 0;

	add_name(t, name, &n, &a->long_name, "long");
	/* The 8.3 name of Windows for the long one is no reading of its own. */
	if (n == 0 || sk_span_chr(a->short_name.bytes, '~', 0) == SK_SPAN_NONE)
		add_name(t, name, &n, &a->short_name, "short");
	if (n == 0 || sk_span_chr(a->title, '~', 0) == SK_SPAN_NONE)
		add_name(t, name, &n, &title, "title");
	if (n == 0)
		add_name(t, name, &n, &transport, "transport");
	if (n == 0)
		add_name(t, name, &n, &a->shown, "shown");
	return n;
}

static void
put_attachment(struct tnef *t, const struct attachment *a, struct sk_span bytes, bool seen,
    const char *how)
{
	struct sk_name name[NAMES];
	struct sk_object o = { .name = name, .names = names_of(t, a, name) };
	struct sk_note reading = { .key = SK_KEY_MIME_READING, .text = sk_span_text(how) };
	struct sk_note note = { how == NULL ? NULL : &reading, SK_KEY_OBJECT_ATTACHED, { 0 } };
	struct sk_buf path = sk_buf_new(t->u->arena, SK_RECORD_TEXT);
	const char *why = a->elsewhere && !seen ? "external" : seen ? NULL : "not_seen";
	size_t index;

	if (seen && (why = sk_unpack_stop(t->u, t->self, t->given, bytes.n)) == NULL) {
		t->given += bytes.n;
		o.bytes = bytes;
		o.seen = true;
	}
	(void)sk_buf_text(&path, "tnef:");
	sk_unpack_label(&path, o.names > 0 ? name[0].text : SK_SPAN("unnamed"));
	t->more = sk_unpack_put(t->u, t->self, &o, sk_buf_view(&path), &note, &index);
	t->members++;
	if (t->more && why != NULL)
		sk_unpack_gap(t->u, index, why);
	t->more = t->more && (o.seen || !seen);
}

/* What has been read of an attachment becomes one; where its two contents differ,
 * readers do, and it becomes two. */
static void
end_attachment(struct tnef *t)
{
	struct attachment a = t->now;

	t->now = (struct attachment){ 0 };
	if (!a.any || !t->more)
		return;
	if (!a.has_data && !a.has_other) {
		put_attachment(t, &a, a.data, false, NULL);
		return;
	}
	if (!a.has_data || (a.has_other && a.data.n == 0))
		put_attachment(t, &a, a.other, true, NULL);
	else
		put_attachment(t, &a, a.data, true, NULL);
	if (t->more && a.has_data && a.has_other && a.data.n > 0 && a.other.n > 0 &&
	    !sk_span_same(a.data, a.other))
		put_attachment(t, &a, a.other, true, "property");
}

static void
attachment_attribute(struct tnef *t, const struct attribute *a)
{
	struct sk_span s = a->data;

	if (a->id == ATT_REND_DATA)
		end_attachment(t);
	t->now.any = true;
	switch (a->id) {
	case ATT_TITLE:
		t->now.title = s;
		break;
	case ATT_TRANSPORT_NAME:
		t->now.transport = s;
		break;
	case ATT_DATA:
		t->now.data = s;
		t->now.has_data = true;
		break;
	case ATT_ATTACHMENT:
		if (!read_properties(t, &s, take_of_attachment, &t->now))
			damaged(t, "damaged");
		break;
	default:
		break;
	}
}

/* ---- all ---- */

static void
find_codepage(struct tnef *t)
{
	struct sk_span rest = sk_span_from(t->bytes, HEAD);
	struct attribute a;
	uint32_t page;

	while (next_attribute(&rest, &a)) {
		if (a.id == ATT_CODEPAGE && sk_span_u32le(a.data, 0, &page)) {
			t->cs = sk_mapi_charset(page);
			return;
		}
		rest = sk_span_from(rest, SUM);
	}
}

static void
read_level(struct tnef *t, uint8_t level)
{
	struct sk_span rest = sk_span_from(t->bytes, HEAD);
	struct attribute a;

	while (t->more && next_attribute(&rest, &a)) {
		if (a.level != level) {
			rest = sk_span_from(rest, SUM);
			continue;
		}
		check_sum(t, &a, &rest);
		if (level == LEVEL_MESSAGE)
			message_attribute(t, &a);
		else
			attachment_attribute(t, &a);
	}
	/* Some gateways leave a line end behind it. */
	if (level == LEVEL_ATTACHMENT && sk_span_trim(rest).n > 0 && t->more)
		damaged(t, "damaged");
}

/* In a mail it is the mail in another form; anywhere else a mail of its own. */
static bool
is_mail(const struct tnef *t)
{
	size_t parent = t->u->object[t->self].parent;

	return !t->u->object[parent].is_message || t->u->object[parent].type != SK_TYPE_MESSAGE;
}

static void
open(struct sk_unpack *u, size_t self)
{
	struct tnef t = { .u = u, .self = self, .bytes = u->object[self].bytes, .more = true };

	t.mail = sk_mapi_mail_new(u);
	find_codepage(&t);
	read_level(&t, LEVEL_MESSAGE);
	if (is_mail(&t))
		sk_mapi_mail_tell(u, self, &t.mail);
	put_bodies(&t);
	read_level(&t, LEVEL_ATTACHMENT);
	end_attachment(&t);
	(void)sk_record_number(u->record, self, SK_KEY_CONTAINER_MEMBERS, t.members);
}

const struct sk_format sk_fmt_tnef = { "tnef", "[MS-OXTNEF] 2.1", bid, open };
