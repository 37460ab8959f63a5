#include "ole.h"
#include "packaged.h"
#include "tree.h"
#include "unpack/rtf.h"

/*
 * Objects in a document: each \objdata is hexadecimal, and an object of OLE 1 in turn
 * (MS-OLEDS 2.2.4 to 2.2.6), which holds what a program made: a compound file, a
 * packaged file, anything.  Pictures (\pict) are no objects.
 */
enum {
	NAME_BYTES = 1024,	/* of a class, a link, an item */
	STREAMS = 16,		/* of one object that may say where it leads */
	CLSID = 16
};

/* As its typer says: four bytes. */
static int
bid(struct sk_span bytes, enum sk_type type)
{
	return type == SK_TYPE_RTF && sk_rtf_is(bytes) ? 32 : 0;
}

struct job {
	struct sk_unpack *u;
	size_t		 self;
	uint64_t	 given;
	size_t		 members;
	bool		 stop;
};

/* An object of OLE 1, 2.2.4 and 2.2.5. */
struct ole1 {
	struct sk_span	 class, topic, item, data;
	bool		 link, cut;
};

/* ---- what it is ---- */

/* A length and that many bytes of text, the last of which is zero: 2.1.4. */
static bool
take_text(struct sk_span *s, struct sk_span *text_r)
{
	uint32_t n;

	*text_r = (struct sk_span){ 0 };
	if (!sk_span_u32le(*s, 0, &n) || n > NAME_BYTES || n > s->n - 4)
		return false;
	*text_r = sk_span_head(sk_span_from(*s, 4), n);
	*s = sk_span_from(*s, 4 + (uint64_t)n);
	text_r->n = sk_span_chr(*text_r, 0, 0) == SK_SPAN_NONE ? text_r->n :
	    sk_span_chr(*text_r, 0, 0);
	return true;
}

/* Nobody checks the version. */
static bool
read_ole1(struct sk_span s, struct ole1 *o)
{
	uint32_t format, n;

	*o = (struct ole1){ .link = false };
	if (!sk_span_u32le(s, 4, &format))
		return false;
	s = sk_span_from(s, 8);
	if (!take_text(&s, &o->class) || !take_text(&s, &o->topic) || !take_text(&s, &o->item) ||
	    o->class.n == 0)
		return false;
	o->link = format == 1;
	if (o->link)
		return true;
	if (!sk_span_u32le(s, 0, &n))
		return false;
	o->data = sk_span_head(sk_span_from(s, 4), n);
	o->cut = o->data.n < n;
	return true;
}

/* Classes by the number that a compound file carries, as their programs register them. */
static const struct { struct sk_span clsid; const char *name; } known[] = {
	{ SK_LIT("\x02\xCE\x02\0\0\0\0\0\xC0\0\0\0\0\0\0\x46"), "Equation.3" },
	{ SK_LIT("\x4B\xF0\xD1\xBD\x8B\x85\xD1\x11\xB1\x6A\0\xC0\xF0\x28\x36\x28"),
	    "MSComctlLib.ListViewCtrl.2" },
	{ SK_LIT("\xB6\x90\x41\xC7\x89\x85\xD1\x11\xB1\x6A\0\xC0\xF0\x28\x36\x28"),
	    "MSComctlLib.TreeCtrl.2" },
	{ SK_LIT("\xE6\x3F\x83\x66\x83\x85\xD1\x11\xB1\x6A\0\xC0\xF0\x28\x36\x28"),
	    "MSComctlLib.Toolbar.2" },
	{ SK_LIT("\x96\x65\xFB\x1E\x7C\x85\xD1\x11\xB1\x6A\0\xC0\xF0\x28\x36\x28"),
	    "MSComctlLib.TabStrip.2" },
	{ SK_LIT("\x20\x69\x33\x25\xF9\x03\xCF\x11\x8F\xD0\0\xAA\0\x68\x6F\x13"), "htmlfile" },
	{ SK_LIT("\0\x03\0\0\0\0\0\0\xC0\0\0\0\0\0\0\x46"), "OLE2Link" }
};

/* The class of the root in the first sector of the directory, MS-CFB 2.6.1. */
static const char *
class_of_compound(struct sk_span s)
{
	struct sk_span id;
	uint32_t sector;
	uint16_t shift;

	if (!sk_ole_is(s) || !sk_span_u16le(s, 30, &shift) || !sk_span_u32le(s, 48, &sector) ||
	    !sk_span_cut(s, (((uint64_t)sector + 1) << (shift == 12 ? 12 : 9)) + 80, CLSID, &id))
		return NULL;
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (sk_span_same(id, known[i].clsid))
			return known[i].name;
	return NULL;
}

static void
say(const struct job *j, enum sk_key key, struct sk_span text)
{
	if (text.n > 0 && !j->u->muted)
		(void)sk_record_text_once(j->u->record, j->self, key, text);
}

static void
say_class(const struct job *j, struct sk_span class, struct sk_span compound)
{
	const char *inside = class_of_compound(compound);

	say(j, SK_KEY_RTF_OBJECT_CLASS, sk_span_trim(class));
	if (inside == NULL)
		return;
	if (class.n > 0 && !sk_span_is_nocase(sk_span_trim(class), inside))
		sk_unpack_defect(j->u, j->self, "class_differs");
	say(j, SK_KEY_RTF_OBJECT_CLASS, sk_span_text(inside));
}

/* ---- where it leads ---- */

/* Monikers in a stream of links: MS-OLEDS 2.3.3; MS-OSHARED 2.3.7.6 and 2.3.7.8. */
static void
say_monikers(const struct job *j, struct sk_span s)
{
	static const struct sk_span url =
	    SK_LIT("\xE0\xC9\xEA\x79\xF9\xBA\xCE\x11\x8C\x82\0\xAA\0\x4B\xA9\x0B"), file =
	    SK_LIT("\x03\x03\0\0\0\0\0\0\xC0\0\0\0\0\0\0\x46");
	struct sk_span text;
	size_t at = 0;
	uint32_t n;

	for (int i = 0; i < STREAMS && (at = sk_span_find(s, url, at)) != SK_SPAN_NONE; i++) {
		at += CLSID;
		if (!sk_span_u32le(s, at, &n))
			break;
		text = sk_span_head(sk_span_from(s, at + 4), n < 2 * SK_RECORD_TEXT ? n & ~1u :
		    2 * SK_RECORD_TEXT);
		for (size_t k = 0; k + 1 < text.n; k += 2)
			if (text.p[k] == 0 && text.p[k + 1] == 0)
				text.n = k;
		say(j, SK_KEY_RTF_LINK, sk_ole_wide_name(j->u, text, "link").text);
	}
	at = 0;
	for (int i = 0; i < STREAMS && (at = sk_span_find(s, file, at)) != SK_SPAN_NONE; i++) {
		at += CLSID + 2;
		if (!sk_span_u32le(s, at, &n) || n < 2 || !sk_span_cut(s, at + 4, n - 1, &text))
			break;
		say(j, SK_KEY_RTF_LINK, sk_unpack_name(j->u, sk_span_head(text, SK_RECORD_TEXT),
		    SK_CS_UNKNOWN, "link").text);
	}
}

static void
look_compound(const struct job *j, size_t index, struct sk_span s)
{
	struct sk_ole o;
	int streams = 0;

	if (!sk_ole_is(s) || !sk_ole_open(j->u, index, s, &o))
		return;
	for (uint32_t i = 1; i < o.entries && streams < STREAMS; i++)
		if (o.entry[i].kind == SK_OLE_STREAM && sk_ole_called(&o, i, "\1Ole")) {
			say_monikers(j, sk_ole_read(&o, i));
			streams++;
		}
}

/* ---- members ---- */

static void
add(struct job *j, const struct sk_name *name, size_t names, struct sk_span bytes, const char *why)
{
	struct sk_buf label = sk_buf_new(j->u->arena, 32);
	size_t index;

	(void)sk_buf_printf(&label, "object%zu", ++j->members);
	if (!sk_unpack_add(j->u, j->self, name, names, names > 0 ? (struct sk_span){ 0 } :
	    sk_buf_view(&label), bytes, true, &index)) {
		j->stop = true;
		return;
	}
	if (why != NULL)
		sk_unpack_gap(j->u, index, why);
	look_compound(j, index, bytes);
}

static void
add_ole1(struct job *j, const struct ole1 *o)
{
	struct sk_packaged p;

	say_class(j, o->class, o->data);
	if (o->link) {
		say(j, SK_KEY_RTF_LINK, sk_unpack_name(j->u, o->topic, SK_CS_UNKNOWN, "link").text);
		return;
	}
	if (sk_packaged_read(j->u, o->data, &p))
		add(j, p.name, p.names, p.bytes, p.why);
	else if (o->data.n > 0)
		add(j, NULL, 0, o->data, o->cut ? "damaged" : NULL);
}

/* Without the frame around it: a compound file somewhere, or who knows what. */
static void
add_bare(struct job *j, struct sk_span s)
{
	size_t at = sk_span_find(s, SK_SPAN("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), 0);

	if (at != SK_SPAN_NONE)
		s = sk_span_from(s, at);
	if (s.n == 0)
		return;
	sk_unpack_defect(j->u, j->self, "damaged");
	say_class(j, (struct sk_span){ 0 }, s);
	add(j, NULL, 0, s, at == SK_SPAN_NONE ? "damaged" : NULL);
}

static void
note_tricks(struct job *j, unsigned tricks)
{
	if (tricks & SK_RTF_ESCAPED)
		sk_unpack_defect(j->u, j->self, "hex_escaped");
	if (tricks & SK_RTF_BROKEN_UP)
		sk_unpack_defect(j->u, j->self, "hex_broken_up");
	if (tricks & SK_RTF_HALF)
		sk_unpack_defect(j->u, j->self, "hex_odd");
}

static void
data(void *to, struct sk_span hex, bool updates)
{
	struct job *j = to;
	struct sk_span got[SK_RTF_WAYS];
	unsigned tricks = 0, other, found = 0;
	struct ole1 o;

	for (int way = 0; way < SK_RTF_WAYS && !j->stop; way++) {
		bool same = false;

		/* Escapes are all that readers differ about. */
		if (way > 0 && (tricks & SK_RTF_ESCAPED) == 0)
			break;
		if (!sk_unpack_may(j->u, j->self, j->given, hex.n / 2) ||
		    !sk_rtf_hex(hex, j->u->arena, (enum sk_rtf_way)way, &got[way],
		    way == 0 ? &tricks : &other)) {
			j->stop = true;
			return;
		}
		j->given += hex.n / 2;
		for (int i = 0; i < way; i++)
			same |= sk_span_same(got[i], got[way]);
		if (same || !read_ole1(got[way], &o))
			continue;
		add_ole1(j, &o);
		found++;
	}
	note_tricks(j, tricks);
	if (found == 0 && !j->stop)
		add_bare(j, got[0]);
	if (updates && !j->u->muted && sk_record_find(j->u->record, j->self,
	    SK_KEY_RTF_OBJECT_UPDATES) == NULL)
		(void)sk_record_number(j->u->record, j->self, SK_KEY_RTF_OBJECT_UPDATES, 1);
}

/* The document's own word for the class of an object; Word goes by the data. */
static void
text(void *to, enum sk_rtf_text kind, struct sk_span s)
{
	if (kind == SK_RTF_CLASS)
		say(to, SK_KEY_RTF_OBJECT_CLASS, s);
}

/* More behind the end than line ends and zeros. */
static bool
has_suffix(struct sk_span s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] > ' ' && s.p[i] != 0x1A)
			return true;
	return false;
}

static void
open(struct sk_unpack *u, size_t self)
{
	struct job j = { .u = u, .self = self };
	struct sk_rtf_see see = { .to = &j, .data = data, .text = text };
	struct sk_span s = u->object[self].bytes;
	struct sk_rtf r;

	sk_rtf_read(s, u->arena, &see, &r);
	if (r.bad_begin)
		sk_unpack_defect(u, self, "bad_begin");
	if (r.binary_lie)
		sk_unpack_defect(u, self, "size_lie");
	if (has_suffix(sk_span_from(s, r.end)))
		sk_unpack_defect(u, self, "suffix");
	if (r.too_deep)
		sk_unpack_gap(u, self, sk_limit_table[SK_LIMIT_DEPTH].name);
	if (j.members > 0)
		(void)sk_record_number(u->record, self, SK_KEY_CONTAINER_MEMBERS, j.members);
}

const struct sk_format sk_fmt_rtf = { "rtf", "Rich Text Format 1.9.1, Objects; MS-OLEDS 2.2", bid, open };
