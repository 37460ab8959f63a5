#include "base/text.h"
#include "text.h"

enum { HTML_BYTES = 16 << 20 };	/* of a page that is converted; the rest is a gap */

/* Lies in u->text_cache. */
struct cache {
	struct sk_reading_of *reading;
	size_t		 room;
	unsigned	 counter[SK_TEXT_COUNTERS];
};

static struct cache *
cache_of(const struct sk_look *l)
{
	struct cache *c = l->u->text_cache;
	struct sk_reading_of *grown;

	if (c == NULL)
		l->u->text_cache = c = sk_arena_alloc(l->arena, sizeof *c);
	if (c == NULL)
		return NULL;
	if (l->self >= c->room) {
		size_t room = l->u->n > l->self ? l->u->n : l->self + 1;

		if ((grown = sk_arena_array(l->arena, room, sizeof *grown)) == NULL)
			return NULL;
		for (size_t i = 0; i < c->room; i++)
			grown[i] = c->reading[i];
		c->reading = grown;
		c->room = room;
	}
	return c;
}

bool
sk_text_count(const struct sk_look *l, enum sk_text_counter which, unsigned max)
{
	struct cache *c = cache_of(l);

	if (c == NULL || c->counter[which] >= max)
		return false;
	c->counter[which]++;
	return true;
}

/* Byte order marks win over every label: WHATWG Encoding 6. */
static enum sk_charset
take_bom(struct sk_span *s)
{
	static const struct { struct sk_span mark; enum sk_charset cs; } marks[] = {
		{ SK_LIT("\xEF\xBB\xBF"), SK_CS_UTF8 },
		{ SK_LIT("\xFF\xFE"), SK_CS_UTF16LE },
		{ SK_LIT("\xFE\xFF"), SK_CS_UTF16BE },
	};

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (sk_span_begins(*s, marks[i].mark)) {
			*s = sk_span_from(*s, marks[i].mark.n);
			return marks[i].cs;
		}
	return SK_CS_UNKNOWN;
}

/* True if a reader would show object as a page: content is one, unless it is
 * text of the mail that says it is plain. */
static bool
shown_as_html(const struct sk_look *l)
{
	const struct sk_part *p = l->o->part;
	bool plain = p != NULL && sk_span_is(p->type, "text/plain") &&
	    sk_record_find(l->r, l->self, SK_KEY_OBJECT_INLINE) != NULL;

	if (l->o->type == SK_TYPE_HTML || l->o->type == SK_TYPE_SVG)
		return !plain;
	return p != NULL && (l->o->type == SK_TYPE_TEXT || l->o->type == SK_TYPE_UNKNOWN) &&
	    (sk_span_is(p->type, "text/html") || sk_span_is(p->type, "application/xhtml+xml"));
}

static bool
has_text(const struct sk_object *o)
{
	if (!o->seen || o->bytes.n == 0 || o->type >= SK_TYPE_COUNT)
		return false;
	if (sk_type_table[o->type].classes & SK_CLASS_TEXT)
		return true;
	return o->type == SK_TYPE_UNKNOWN && o->part != NULL && !o->member &&
	    sk_span_begins(o->part->type, SK_SPAN("text/"));
}

/* Bytes in their charset to UTF-8, at most max; borrowed where they are UTF-8. */
static struct sk_span
to_utf8(const struct sk_look *l, struct sk_reading_of *t, struct sk_span in, size_t max)
{
	struct sk_buf out;

	if ((t->actual == SK_CS_UTF8 || t->actual == SK_CS_ASCII) && sk_utf8_valid(in)) {
		struct sk_span head = sk_span_head(in, max);

		t->cut = head.n < in.n;
		while (t->cut && head.n > 0 && (in.p[head.n] & 0xC0) == 0x80)
			head.n--;
		return head;
	}
	/* What is longer as UTF-8 than max is cut by out. */
	t->cut = in.n > max;
	in = sk_span_head(in, max);
	out = sk_buf_new(l->arena, max);
	if (sk_charset_to_utf8(t->actual, in, &out, NULL) != 0)
		t->cut = true;
	return sk_buf_view(&out);
}

static void
find_charsets(const struct sk_look *l, struct sk_reading_of *t, struct sk_span *in)
{
	enum sk_charset bom = take_bom(in);

	if (l->o->part != NULL)
		t->label = sk_span_trim(l->o->part->charset_label);
	if (t->label.n == 0 && t->is_html)
		t->label = sk_html_charset(*in);
	t->declared = sk_charset_find(t->label);
	t->actual = bom != SK_CS_UNKNOWN ? bom : sk_charset_true(*in, t->declared);
}

static void
read_object(const struct sk_look *l, struct sk_reading_of *t)
{
	size_t max = l->budget->limit[SK_LIMIT_TEXT_BYTES];
	struct sk_span in = l->o->bytes, utf8;
	struct sk_buf plain;

	t->done = true;
	if (!has_text(l->o))
		return;
	t->has = true;
	t->is_html = shown_as_html(l);
	find_charsets(l, t, &in);
	utf8 = to_utf8(l, t, in, t->is_html && max < HTML_BYTES ? HTML_BYTES : max);
	if (t->is_html) {
		sk_html_read(utf8, l->arena, l->budget, max, &t->html);
		t->cut = t->cut || t->html.cut;
		utf8 = t->html.text;
	}
	t->text = utf8;
	plain = sk_buf_new(l->arena, max);
	sk_text_plain(&plain, utf8);
	t->plain = sk_buf_view(&plain);
	/* A long list in a text file hides nothing; text that a person is shown might. */
	if (t->cut && (t->is_html ||
	    sk_record_find(l->r, l->self, SK_KEY_OBJECT_INLINE) != NULL))
		sk_unpack_gap(l->u, l->self, "text_bytes");
}

const struct sk_reading_of *
sk_text_of(const struct sk_look *l)
{
	struct cache *c = cache_of(l);

	if (c == NULL)
		return NULL;
	if (!c->reading[l->self].done)
		read_object(l, &c->reading[l->self]);
	return &c->reading[l->self];
}

struct sk_span
sk_observe_text(const struct sk_look *l, enum sk_charset *declared_r,
    enum sk_charset *true_r)
{
	const struct sk_reading_of *t = sk_text_of(l);

	if (declared_r != NULL)
		*declared_r = t == NULL ? SK_CS_UNKNOWN : t->declared;
	if (true_r != NULL)
		*true_r = t == NULL ? SK_CS_UNKNOWN : t->actual;
	return t == NULL ? (struct sk_span){ 0 } : t->text;
}

static bool
is_half_kana(struct sk_span s)
{
	uint32_t cp;

	return sk_utf8_next(&s, &cp) && cp >= 0xFF61 && cp <= 0xFF9F;
}

void
sk_text_plain(struct sk_buf *out, struct sk_span s)
{
	uint32_t cp;

	while (s.n > 0 && !out->full) {
		struct sk_span from = s;

		if (s.p[0] < 0x80) {
			sk_buf_byte(out, s.p[0]);
			s = sk_span_from(s, 1);
			continue;
		}
		if (is_half_kana(s)) {	/* a run of them, for its marks are joined */
			while (is_half_kana(s))
				s = sk_span_from(s, 3);
			from.n -= s.n;
			sk_text_fold(out, from);
			continue;
		}
		if (!sk_utf8_next(&s, &cp))
			break;
		if (cp >= 0xFF01 && cp <= 0xFF5E)
			sk_buf_byte(out, (uint8_t)(cp - 0xFF01 + '!'));
		else if (sk_cp_is_blank(cp))
			sk_buf_byte(out, ' ');
		else if (!sk_cp_is_invisible(cp) && !sk_cp_is_bidi(cp))
			sk_buf_utf8(out, cp);
	}
}
