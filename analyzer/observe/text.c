#include "text.h"

enum {
	PAGE_BYTES = 4 << 20,	/* of a page that is looked through for what its scripts hide */
	HTML_BYTES = 16 << 20,	/* of a page that is converted; the rest is a gap */
	SIDE_BYTES = 65536,	/* of a text that is no body and does not run */
	LETTER_BYTES = 16384	/* a text that long may be read as a letter */
};

/* Lies in u->text_cache. */
struct cache {
	struct sk_reading_of *reading;
	size_t		 room;
	unsigned	 counter[SK_TEXT_COUNTERS];
	unsigned	 letters;
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

bool
sk_text_letter(const struct sk_look *l, unsigned max)
{
	struct cache *c = cache_of(l);

	if (c == NULL)
		return false;
	if (c->reading[l->self].letter == 0)
		c->reading[l->self].letter = ++c->letters;
	return c->reading[l->self].letter <= max;
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
	struct sk_span head = sk_span_head(in, max);
	struct sk_buf out;

	t->cut = head.n < in.n;
	if (t->actual == SK_CS_UTF8 || t->actual == SK_CS_ASCII) {
		while (t->cut && head.n > 0 && (in.p[head.n] & 0xC0) == 0x80)
			head.n--;
		if (sk_utf8_valid(head))
			return head;
	}
	/* What is longer as UTF-8 than max is cut by out. */
	out = sk_buf_new(l->arena, max);
	(void)sk_buf_reserve(&out, head.n);
	if (sk_charset_to_utf8(t->actual, head, &out, NULL) != 0)
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

static bool
is_macro(enum sk_type type)
{
	return type == SK_TYPE_VBA || type == SK_TYPE_XLM;
}

/* Bytes of l->o that are read as text. */
static size_t
most_of(const struct sk_look *l, const struct sk_reading_of *t)
{
	size_t max = l->budget->limit[SK_LIMIT_TEXT_BYTES];
	bool runs = (sk_type_table[l->o->type].classes & SK_CLASS_RUNS) != 0 || is_macro(l->o->type);

	if (t->is_html)
		return max < HTML_BYTES ? HTML_BYTES : max;
	return t->is_body || runs || max < SIDE_BYTES ? max : SIDE_BYTES;
}

static void
read_object(const struct sk_look *l, struct sk_reading_of *t)
{
	size_t max = l->budget->limit[SK_LIMIT_TEXT_BYTES];
	struct sk_span in = l->o->bytes;

	t->done = true;
	if (!has_text(l->o))
		return;
	t->has = true;
	t->is_html = shown_as_html(l);
	t->is_body = sk_record_find(l->r, l->self, SK_KEY_OBJECT_INLINE) != NULL;
	t->is_letter = t->is_body || t->is_html ||
	    (in.n <= LETTER_BYTES && !is_macro(l->o->type));
	find_charsets(l, t, &in);
	t->text = to_utf8(l, t, in, most_of(l, t));
	if (t->is_html) {
		t->page = t->text;
		sk_html_read(t->text, l->arena, l->budget, max, &t->html);
		t->cut = t->cut || t->html.cut;
		t->text = t->html.text;
	}
	t->plain = sk_text_plain_of(t->text, l->arena,
	    t->is_html && !t->is_body && max > SIDE_BYTES ? SIDE_BYTES : max);
	/* A long list in a text file hides nothing; text that a person is shown might. */
	if (t->cut && (t->is_html || t->is_body))
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

const char *
sk_text_language_of(const struct sk_look *l)
{
	const struct sk_reading_of *t = sk_text_of(l);
	struct sk_reading_of *own;

	if (t == NULL || !t->has)
		return "none";
	own = &cache_of(l)->reading[l->self];
	if (own->language == NULL)
		own->language = sk_text_language(t->text, t->actual);
	return own->language;
}

/* Text of other kinds runs too (.reg, .scf, .inf): it is read like .wsf, which may
 * hold any language. */
enum sk_type
sk_text_script(const struct sk_look *l)
{
	struct sk_span ext = sk_record_get(l->r, l->self, SK_KEY_NAME_EXTENSION);
	enum sk_type t = l->o->type;

	if (t == SK_TYPE_TEXT && sk_extension_runs(ext)) {
		t = sk_type_of_extension(ext);
		if (t == SK_TYPE_TEXT)
			return SK_TYPE_SCRIPT_WSF;
	}
	if (t == SK_TYPE_VBA)
		return t;
	return t >= SK_TYPE_SCRIPT_JS && t <= SK_TYPE_SCRIPT_BAT ? t : SK_TYPE_UNKNOWN;
}

/* A page with its handlers as a script of their own. */
static struct sk_span
with_handlers(const struct sk_look *l, const struct sk_reading_of *t)
{
	struct sk_span page = sk_span_head(t->page, PAGE_BYTES);
	struct sk_buf b;

	b = sk_buf_new(l->arena, page.n + t->html.handlers.n + 32);
	(void)sk_buf_reserve(&b, page.n + t->html.handlers.n + 32);
	sk_buf_span(&b, page);
	sk_buf_text(&b, "<script>");
	sk_buf_span(&b, t->html.handlers);
	sk_buf_text(&b, "</script>");
	return t->html.handlers.n == 0 ? page : sk_buf_view(&b);
}

static const struct sk_unfolded *
unfolded_page(const struct sk_look *l, struct sk_reading_of *own)
{
	if (own->is_body || own->html.script.n == 0)
		return NULL;
	if (!own->unfolded && sk_budget_time(l->budget))
		sk_unfold(with_handlers(l, own), SK_TYPE_HTML,
		    2 * l->budget->limit[SK_LIMIT_TEXT_BYTES], l->arena, &own->script);
	own->unfolded = true;
	return &own->script;
}

const struct sk_unfolded *
sk_text_unfolded(const struct sk_look *l)
{
	enum sk_type type = sk_text_script(l);
	size_t max = l->budget->limit[SK_LIMIT_TEXT_BYTES];
	const struct sk_reading_of *t;
	struct sk_reading_of *own;

	if (!l->o->seen || (t = sk_text_of(l)) == NULL)
		return NULL;
	own = &cache_of(l)->reading[l->self];
	if (t->is_html && type == SK_TYPE_UNKNOWN)
		return unfolded_page(l, own);
	if (type == SK_TYPE_UNKNOWN)
		return NULL;
	if (!own->unfolded && sk_budget_time(l->budget)) {
		sk_unfold(t->has ? t->text : sk_span_head(l->o->bytes, max), type, 2 * max,
		    l->arena, &own->script);
		if (own->script.cut)
			sk_unpack_gap(l->u, l->self, "text_bytes");
	}
	own->unfolded = true;
	return &own->script;
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
