#include <stdio.h>
#include <string.h>
#include "base/hash.h"
#include "mapi.h"
#include "msg.h"
#include "msg_out.h"
#include "tree.h"

enum {
	DEPTH = 8,		/* messages inside each other */
	PROP = 16,		/* bytes of a property's entry, MS-OXMSG 2.4.2 */
	HEAD_TOP = 32, HEAD_INNER = 24, HEAD_SUB = 8	/* before them, 2.4.1 */
};

/* Property tags, MS-OXPROPS; the lower half is the type. */
enum {
	P_CLASS = 0x001A, P_SUBJECT = 0x0037, P_SUBMITTED = 0x0039, P_FOR_NAME = 0x0042,
	P_FOR_ADDRESS = 0x0065, P_HEADERS = 0x007D, P_TO_TYPE = 0x0C15, P_SENDER_NAME = 0x0C1A,
	P_SENDER_ADDRESS = 0x0C1F, P_DELIVERED = 0x0E06, P_BODY = 0x1000, P_RTF = 0x1009,
	P_HTML = 0x1013, P_MESSAGE_ID = 0x1035, P_REFERENCES = 0x1039, P_REPLY_TO = 0x1042,
	P_DISPLAY = 0x3001, P_ADDRESS = 0x3003, P_DATA = 0x3701, P_SHORT = 0x3704,
	P_METHOD = 0x3705, P_LONG = 0x3707, P_MIME = 0x370E, P_CID = 0x3712,
	P_FLAGS = 0x3714, P_SMTP = 0x39FE, P_INTERNET_PAGE = 0x3FDE, P_PAGE = 0x3FFD,
	P_SENDER_SMTP = 0x5D01, P_FOR_SMTP = 0x5D02
};
enum { T_NUMBER = 0x0003, T_OBJECT = 0x000D, T_TEXT8 = 0x001E, T_TEXT = 0x001F,
	T_TIME = 0x0040, T_BYTES = 0x0102 };

struct job {
	struct sk_ole	*o;
	struct sk_msg_out out;
};

/* The properties of one storage. */
struct props {
	uint32_t	 storage;
	struct sk_span	 fixed;		/* entries of PROP bytes */
	uint32_t	 page, body_page;	/* of text that is not Unicode, of the body */
};

/* ---- properties ---- */

static bool
number_of(const struct props *p, uint16_t id, uint16_t type, uint64_t *v_r)
{
	uint32_t tag;

	*v_r = 0;
	for (size_t at = 0; sk_span_u32le(p->fixed, at, &tag); at += PROP)
		if (tag == ((uint32_t)id << 16 | type))
			return sk_span_u64le(p->fixed, at + 8, v_r);
	return false;
}

static struct props
props_of(struct job *j, uint32_t storage, size_t head, const struct props *above)
{
	struct props p = { .storage = storage };
	uint64_t v;

	if (above != NULL) {
		p.page = above->page;
		p.body_page = above->body_page;
	}
	p.fixed = sk_span_from(sk_ole_read(j->o, sk_ole_find(j->o, storage,
	    "__properties_version1.0")), head);
	if (number_of(&p, P_PAGE, T_NUMBER, &v))
		p.page = p.body_page = (uint32_t)v;
	if (number_of(&p, P_INTERNET_PAGE, T_NUMBER, &v)) {
		p.body_page = (uint32_t)v;
		p.page = p.page == 0 ? (uint32_t)v : p.page;
	}
	return p;
}

static uint32_t
entry_of(struct job *j, const struct props *p, uint16_t id, uint16_t type)
{
	char name[24];

	(void)snprintf(name, sizeof name, "__substg1.0_%04X%04X", id, type);
	return sk_ole_find(j->o, p->storage, name);
}

/* Content of a property, and a gap if it is not all there. */
static bool
bytes_of(struct job *j, const struct props *p, uint16_t id, uint16_t type, struct sk_span *v_r)
{
	uint32_t i = entry_of(j, p, id, type);

	*v_r = sk_ole_read(j->o, i);
	if (i == SK_OLE_NONE)
		return false;
	if (j->o->entry[i].why != NULL)
		sk_unpack_gap(j->o->u, j->o->self, j->o->entry[i].why);
	return true;
}

/* Text as it stands, without zeros at its end. */
static bool
raw_text(struct job *j, const struct props *p, uint16_t id, struct sk_span *v_r,
    enum sk_charset *cs_r)
{
	bool wide = bytes_of(j, p, id, T_TEXT, v_r);

	*cs_r = wide ? SK_CS_UTF16LE : sk_mapi_charset(p->page);
	if (!wide && !bytes_of(j, p, id, T_TEXT8, v_r))
		return false;
	while (wide ? v_r->n >= 2 && v_r->p[v_r->n - 1] == 0 && v_r->p[v_r->n - 2] == 0 :
	    v_r->n > 0 && v_r->p[v_r->n - 1] == 0)
		v_r->n -= wide ? 2 : 1;
	return v_r->n > 0;
}

static struct sk_span
to_utf8(struct job *j, struct sk_span raw, enum sk_charset cs)
{
	struct sk_buf b = sk_buf_new(j->o->u->arena, 3 * raw.n + 16);

	if (cs != SK_CS_UTF16LE)
		cs = sk_charset_true(raw, cs);
	(void)sk_charset_to_utf8(cs, raw, &b, NULL);
	return sk_buf_view(&b);
}

static struct sk_span
text_of(struct job *j, const struct props *p, uint16_t id)
{
	struct sk_span raw;
	enum sk_charset cs;

	if (!raw_text(j, p, id, &raw, &cs))
		return (struct sk_span){ 0 };
	return to_utf8(j, raw, cs);
}

/* The first of two that is there. */
static struct sk_span
either(struct job *j, const struct props *p, uint16_t id, uint16_t other)
{
	struct sk_span t = text_of(j, p, id);

	return t.n > 0 ? t : text_of(j, p, other);
}

/* ---- header ---- */

enum { H_FROM, H_TO, H_CC, H_SUBJECT, H_DATE, H_ID, H_FIELDS };
static const char *const header_name[H_FIELDS] = { "From", "To", "Cc", "Subject", "Date",
	"Message-ID" };

/* The transport's own header, less what tells the form of the old body.  *have_r
 * has a bit for each field of header_name. */
static void
put_transport(struct job *j, struct sk_span s, unsigned *have_r)
{
	struct sk_span line, name;
	bool keep = false, begun = false;

	while (sk_span_line(&s, &line, NULL)) {
		bool folded = line.n > 0 && (line.p[0] == ' ' || line.p[0] == '\t');
		size_t colon = folded ? SK_SPAN_NONE : sk_span_chr(line, ':', 0);

		if (line.n == 0 && begun)
			return;
		if (!folded) {
			name = sk_span_trim(sk_span_head(line, colon == SK_SPAN_NONE ? 0 : colon));
			keep = name.n > 0 && sk_span_chr(name, ' ', 0) == SK_SPAN_NONE &&
			    !sk_span_begins_nocase(name, SK_SPAN("Content-")) &&
			    !sk_span_is_nocase(name, "MIME-Version");
			for (unsigned i = 0; keep && i < H_FIELDS; i++)
				if (sk_span_is_nocase(name, header_name[i]))
					*have_r |= 1u << i;
		}
		begun = begun || keep;
		if (!keep)
			continue;
		(void)sk_buf_span(&j->out.buf, line);
		(void)sk_buf_text(&j->out.buf, "\r\n");
	}
}

/* MAPI recipient types: 1 To, 2 Cc, MS-OXOMSG 2.2.3.1. */
static void
put_recipients(struct job *j, const struct props *p, const char *field, uint64_t want)
{
	const struct sk_ole *o = j->o;
	bool first = true;

	for (uint32_t i = o->entry[p->storage].first; i != SK_OLE_NONE; i = o->entry[i].next) {
		struct props r;
		uint64_t type;

		if (o->entry[i].kind != SK_OLE_STORAGE || !sk_ole_begins(o, i, "__recip_version1.0_"))
			continue;
		r = props_of(j, i, HEAD_SUB, p);
		if (!number_of(&r, P_TO_TYPE, T_NUMBER, &type))
			type = 1;
		if ((type & 0xFF) != want)
			continue;
		if (first)
			(void)sk_buf_printf(&j->out.buf, "%s: ", field);
		else
			(void)sk_buf_text(&j->out.buf, ",\r\n ");
		first = false;
		sk_msg_mailbox(&j->out, text_of(j, &r, P_DISPLAY), either(j, &r, P_SMTP, P_ADDRESS));
	}
	if (!first)
		(void)sk_buf_text(&j->out.buf, "\r\n");
}

static void
put_sender(struct job *j, const struct props *p)
{
	struct sk_span name = either(j, p, P_FOR_NAME, P_SENDER_NAME);
	struct sk_span address = either(j, p, P_FOR_SMTP, P_SENDER_SMTP);

	if (address.n == 0)
		address = either(j, p, P_FOR_ADDRESS, P_SENDER_ADDRESS);
	if (name.n == 0 && address.n == 0)
		return;
	(void)sk_buf_text(&j->out.buf, "From: ");
	sk_msg_mailbox(&j->out, name, address);
	(void)sk_buf_text(&j->out.buf, "\r\n");
}

static void
put_text_field(struct job *j, const char *field, struct sk_span text)
{
	if (text.n == 0)
		return;
	(void)sk_buf_printf(&j->out.buf, "%s: ", field);
	sk_msg_words(&j->out, text);
	(void)sk_buf_text(&j->out.buf, "\r\n");
}

static void
put_header(struct job *j, const struct props *p)
{
	struct sk_span raw;
	enum sk_charset cs;
	unsigned have = 0;
	uint64_t time;

	if (raw_text(j, p, P_HEADERS, &raw, &cs))
		put_transport(j, cs == SK_CS_UTF16LE ? to_utf8(j, raw, cs) : raw, &have);
	if ((have & 1u << H_FROM) == 0)
		put_sender(j, p);
	if ((have & (1u << H_TO | 1u << H_CC)) == 0) {
		put_recipients(j, p, "To", 1);
		put_recipients(j, p, "Cc", 2);
	}
	if ((have & 1u << H_SUBJECT) == 0)
		put_text_field(j, "Subject", text_of(j, p, P_SUBJECT));
	if ((have & 1u << H_DATE) == 0 && (number_of(p, P_SUBMITTED, T_TIME, &time) ||
	    number_of(p, P_DELIVERED, T_TIME, &time)))
		sk_msg_date(&j->out, time);
	if ((have & 1u << H_ID) == 0) {
		put_text_field(j, "Message-ID", text_of(j, p, P_MESSAGE_ID));
		put_text_field(j, "In-Reply-To", text_of(j, p, P_REPLY_TO));
		put_text_field(j, "References", text_of(j, p, P_REFERENCES));
	}
	(void)sk_buf_text(&j->out.buf, "MIME-Version: 1.0\r\n");
}

/* ---- body ---- */

struct body {
	struct sk_span	 text, html, rtf;
	const char	*text_label, *html_label;
	bool		 has_text, has_html;
};

static const char *
label_of(uint32_t page)
{
	enum sk_charset cs = sk_mapi_charset(page);

	return cs == SK_CS_UNKNOWN ? NULL : sk_charset_name(cs);
}

static void
read_rtf(struct job *j, const struct props *p, struct body *b)
{
	struct sk_span packed, rtf, text;
	enum sk_rtf_kind kind;

	if (!bytes_of(j, p, P_RTF, T_BYTES, &packed) || packed.n == 0)
		return;
	if (!sk_rtf_decompress(j->o->u, j->o->self, packed, &rtf)) {
		sk_unpack_gap(j->o->u, j->o->self, "damaged");
		return;
	}
	kind = sk_rtf_origin(j->o->u, rtf, &text);
	if (kind == SK_RTF_HTML && !b->has_html) {
		b->html = text;
		b->html_label = "utf-8";
		b->has_html = true;
	} else if (kind == SK_RTF_TEXT && !b->has_text) {
		b->text = text;
		b->text_label = "utf-8";
		b->has_text = true;
	}
	/* What was made from text or HTML says nothing more, unless something is
	 * embedded in it. */
	if (kind == SK_RTF_NATIVE || sk_span_find(rtf, SK_SPAN("\\objdata"), 0) != SK_SPAN_NONE)
		b->rtf = rtf;
}

static struct body
body_of(struct job *j, const struct props *p)
{
	struct body b = { 0 };
	struct sk_span raw;
	enum sk_charset cs;

	if (raw_text(j, p, P_BODY, &raw, &cs)) {
		b.text = cs == SK_CS_UTF16LE ? to_utf8(j, raw, cs) : raw;
		b.text_label = cs == SK_CS_UTF16LE ? "utf-8" : label_of(p->page);
		b.has_text = true;
	}
	if (bytes_of(j, p, P_HTML, T_BYTES, &raw) && raw.n > 0) {
		b.html = raw;
		b.html_label = label_of(p->body_page);
		b.has_html = true;
	} else if (raw_text(j, p, P_HTML, &raw, &cs)) {
		b.html = cs == SK_CS_UTF16LE ? to_utf8(j, raw, cs) : raw;
		b.html_label = cs == SK_CS_UTF16LE ? "utf-8" : label_of(p->page);
		b.has_html = true;
	}
	read_rtf(j, p, &b);
	return b;
}

static void
put_body(struct job *j, const struct body *b)
{
	struct sk_msg_mark m = { 0 };

	if (b->has_text && b->has_html)
		m = sk_msg_multipart(&j->out, "alternative");
	if (b->has_text || !b->has_html) {
		sk_msg_part(&j->out, &m);
		sk_msg_text(&j->out, "plain", b->text_label, b->text);
	}
	if (b->has_html) {
		sk_msg_part(&j->out, &m);
		sk_msg_text(&j->out, "html", b->html_label, b->html);
	}
	sk_msg_end(&j->out, &m);
}

/* ---- attachments ---- */

static void	put_message(struct job *j, uint32_t storage, const struct props *above,
		    unsigned depth);

/* Extensions by which a short name is no other name than the long one: what a
 * name of 8.3 has of it. */
static bool
extends_alike(struct sk_span a, struct sk_span b)
{
	size_t dot_a = sk_span_rchr(a, '.'), dot_b = sk_span_rchr(b, '.');

	if (dot_a == SK_SPAN_NONE || dot_b == SK_SPAN_NONE)
		return dot_a == dot_b;
	return sk_span_same_nocase(sk_span_head(sk_span_from(a, dot_a), 4),
	    sk_span_head(sk_span_from(b, dot_b), 4));
}

/* True if name has an extension that means something: a title has none. */
static bool
promises(struct sk_span name)
{
	size_t dot = sk_span_rchr(name, '.');
	struct sk_span ext = dot == SK_SPAN_NONE ? (struct sk_span){ 0 } : sk_span_from(name, dot + 1);
	char lower[8];

	if (ext.n == 0 || ext.n >= sizeof lower)
		return false;
	for (size_t i = 0; i < ext.n; i++)
		lower[i] = (char)(ext.p[i] >= 'A' && ext.p[i] <= 'Z' ? ext.p[i] | 0x20 : ext.p[i]);
	ext.p = (const uint8_t *)lower;
	return sk_extension_runs(ext) || sk_extension_reads(ext) ||
	    sk_type_of_extension(ext) != SK_TYPE_UNKNOWN;
}

/* The name by which Outlook saves it, and another if that promises something else. */
static void
names_of(struct job *j, const struct props *p, struct sk_span *name_r, struct sk_span *other_r)
{
	struct sk_span reading[3] = { text_of(j, p, P_LONG), text_of(j, p, P_SHORT),
		text_of(j, p, P_DISPLAY) };

	*name_r = *other_r = (struct sk_span){ 0 };
	for (size_t i = 0; i < 3; i++) {
		if (reading[i].n == 0)
			continue;
		if (name_r->n == 0)
			*name_r = reading[i];
		else if (other_r->n == 0 && promises(reading[i]) &&
		    !extends_alike(*name_r, reading[i]))
			*other_r = reading[i];
	}
}

/* A document inside: its own streams are looked at where they stand. */
static void
put_object(struct job *j, const struct props *p)
{
	uint32_t i = entry_of(j, p, P_DATA, T_OBJECT);

	if (i == SK_OLE_NONE)
		sk_unpack_gap(j->o->u, j->o->self, "external");
}

static void
put_attachment(struct job *j, uint32_t storage, const struct props *above, unsigned depth,
    const struct sk_msg_mark *m)
{
	struct props p = props_of(j, storage, HEAD_SUB, above);
	uint32_t inner = entry_of(j, &p, P_DATA, T_OBJECT);
	struct sk_msg_file f = { .mime = text_of(j, &p, P_MIME), .cid = text_of(j, &p, P_CID) };
	uint64_t flags;

	names_of(j, &p, &f.name, &f.other);
	if (inner != SK_OLE_NONE && sk_msg_is(j->o, inner)) {
		if (depth + 1 >= DEPTH) {
			sk_unpack_gap(j->o->u, j->o->self, sk_limit_table[SK_LIMIT_DEPTH].name);
			return;
		}
		sk_msg_part(&j->out, m);
		(void)sk_buf_text(&j->out.buf, "Content-Type: message/rfc822\r\n"
		    "Content-Disposition: attachment\r\n\r\n");
		put_message(j, inner, &p, depth + 1);
		return;
	}
	if (!bytes_of(j, &p, P_DATA, T_BYTES, &f.bytes)) {
		put_object(j, &p);
		return;
	}
	(void)number_of(&p, P_FLAGS, T_NUMBER, &flags);
	f.in_body = (flags & 4) != 0;	/* ATT_MHTML_REF, MS-OXCMSG 2.2.2.18 */
	sk_msg_part(&j->out, m);
	sk_msg_attach(&j->out, &f);
}

static bool
is_attachment(const struct sk_ole *o, uint32_t i)
{
	return o->entry[i].kind == SK_OLE_STORAGE && sk_ole_begins(o, i, "__attach_version1.0_");
}

/* A signed mail keeps its body, as it was signed, in its one attachment,
 * MS-OXOSMIME 2.1.3.1. */
static bool
put_signed(struct job *j, const struct props *p)
{
	const struct sk_ole *o = j->o;
	struct sk_span class = text_of(j, p, P_CLASS), entity;

	if (!sk_span_begins_nocase(class, SK_SPAN("IPM.Note.SMIME.MultipartSigned")))
		return false;
	for (uint32_t i = o->entry[p->storage].first; i != SK_OLE_NONE; i = o->entry[i].next) {
		struct props a = { .storage = i, .page = p->page };

		if (!is_attachment(o, i) || !bytes_of(j, &a, P_DATA, T_BYTES, &entity) ||
		    !sk_span_begins_nocase(entity, SK_SPAN("Content-Type:")))
			continue;
		(void)sk_buf_span(&j->out.buf, entity);
		return true;
	}
	return false;
}

static void
put_message(struct job *j, uint32_t storage, const struct props *above, unsigned depth)
{
	const struct sk_ole *o = j->o;
	struct props p = props_of(j, storage, depth == 0 ? HEAD_TOP : HEAD_INNER, above);
	struct sk_msg_mark m = { 0 };
	struct body b;
	bool files = false;

	put_header(j, &p);
	if (put_signed(j, &p))
		return;
	b = body_of(j, &p);
	for (uint32_t i = o->entry[storage].first; i != SK_OLE_NONE && !files; i = o->entry[i].next)
		files = is_attachment(o, i);
	if (files || b.rtf.n > 0)
		m = sk_msg_multipart(&j->out, "mixed");
	sk_msg_part(&j->out, &m);
	put_body(j, &b);
	if (b.rtf.n > 0) {
		struct sk_msg_file f = { .mime = SK_SPAN("application/rtf"), .bytes = b.rtf,
			.in_body = true };

		sk_msg_part(&j->out, &m);
		sk_msg_attach(&j->out, &f);
	}
	for (uint32_t i = o->entry[storage].first; i != SK_OLE_NONE; i = o->entry[i].next) {
		if (!sk_budget_time(o->u->budget)) {
			sk_unpack_gap(o->u, o->self, sk_limit_table[SK_LIMIT_CPU_MS].name);
			break;
		}
		if (is_attachment(o, i))
			put_attachment(j, i, &p, depth, &m);
	}
	sk_msg_end(&j->out, &m);
}

/* ---- outside ---- */

bool
sk_msg_is(const struct sk_ole *o, uint32_t storage)
{
	uint32_t i = sk_ole_find(o, storage, "__properties_version1.0");

	return i != SK_OLE_NONE && o->entry[i].kind == SK_OLE_STREAM;
}

bool
sk_msg_owns(const struct sk_ole *o, uint32_t i)
{
	return sk_ole_begins(o, i, "__");
}

bool
sk_msg_write(struct sk_ole *o, struct sk_span *mail_r)
{
	struct job j = { .o = o };
	/* In base64 with its line ends, and texts as UTF-8. */
	size_t most = o->bytes.n / 2 * 3 + (1u << 20), room;
	uint64_t left = sk_budget_left(o->u->budget);

	*mail_r = (struct sk_span){ 0 };
	room = most < left ? most : (size_t)left;
	j.out = sk_msg_out_new(o->u->arena, 4 * most < left ? 4 * most : (size_t)left, o->bytes);
	if (room > 0 && !sk_buf_reserve(&j.out.buf, room))
		return false;
	put_message(&j, 0, NULL, 0);
	if (j.out.buf.full) {
		sk_unpack_gap(o->u, o->self, sk_limit_table[SK_LIMIT_BYTES_OUT].name);
		return false;
	}
	*mail_r = sk_buf_view(&j.out.buf);
	return true;
}
