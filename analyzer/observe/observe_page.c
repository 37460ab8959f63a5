#include "observe/observe.h"
#include "page.h"
#include "text.h"

enum {
	FEW = 40,		/* signs that are hardly a text */
	RECIPIENTS = 4,		/* that are looked for */
	LEAST_FILE = 256	/* bytes of data that may be a file */
};

/* One page with what its scripts make of it. */
struct seen {
	const struct sk_look *l;
	const struct sk_reading_of *t;
	const struct sk_unfolded *hidden;	/* NULL: nothing */
	struct sk_html	 written;
	struct sk_page_goes goes;
};

static struct sk_span
hidden_text(const struct seen *s)
{
	return s->hidden == NULL ? (struct sk_span){ 0 } : s->hidden->text;
}

/* --- where it leads --- */

static bool
write_host(const struct seen *s, enum sk_key key, struct sk_span url)
{
	struct sk_buf b = sk_buf_new(s->l->arena, 8192);
	struct sk_span rest;
	struct sk_url u;

	if (sk_span_begins(url, SK_SPAN("//")))
		sk_buf_text(&b, "https:");
	sk_buf_span(&b, url);
	rest = sk_buf_view(&b);
	if (!sk_url_read(rest, s->l->arena, &u) && !sk_url_next(&rest, s->l->arena, &u))
		return false;
	sk_record_text_once(s->l->r, s->l->self, key, u.host);
	return true;
}

/* A page of one frame shows somebody else's page. */
static void
from_links(const struct seen *s, const struct sk_html *h, bool empty)
{
	for (size_t i = 0; i < h->links; i++)
		if (h->link[i].at_once || (h->link[i].frame && empty))
			(void)write_host(s, SK_KEY_HTML_REDIRECT, h->link[i].href);
}

static void
redirects(struct seen *s, bool empty)
{
	const struct sk_html *h = &s->t->html;

	sk_page_goes(h->runs, s->l->arena, &s->goes);
	sk_page_goes(hidden_text(s), s->l->arena, &s->goes);
	sk_page_goes(s->written.runs, s->l->arena, &s->goes);
	for (size_t i = 0; i < s->goes.n; i++)
		(void)write_host(s, SK_KEY_HTML_REDIRECT, s->goes.url[i]);
	from_links(s, h, empty);
	from_links(s, &s->written, empty);
	if (s->goes.submits)
		(void)write_host(s, SK_KEY_HTML_REDIRECT,
		    h->action.n > 0 ? h->action : s->written.action);
}

/* --- forms --- */

/* Fields that are made one by one: createElement("input"), type = "password". */
static bool
makes_password(struct sk_span js)
{
	static const char *const sets[] = { "type=\"password\"", "type='password'",
		"type = \"password\"", "type = 'password'", "\"type\",\"password\"",
		"'type','password'", "\"type\", \"password\"", "'type', 'password'" };

	if (sk_span_find(js, SK_SPAN("createElement"), 0) == SK_SPAN_NONE ||
	    sk_span_find(js, SK_SPAN("password"), 0) == SK_SPAN_NONE)
		return false;
	for (size_t i = 0; i < sizeof sets / sizeof *sets; i++)
		if (sk_span_find(js, sk_span_text(sets[i]), 0) != SK_SPAN_NONE)
			return true;
	return false;
}

static void
forms(struct seen *s)
{
	struct sk_span none = { 0 }, hidden = hidden_text(s);

	for (size_t i = 0; i < s->written.forms; i++)
		sk_html_write_form(s->l, &s->t->html, hidden, &s->written.form[i]);
	if (s->t->html.forms == 0 && s->written.forms == 0 &&
	    (makes_password(s->t->html.script) || makes_password(hidden)))
		sk_html_write_form(s->l, &s->t->html, hidden,
		    &(struct sk_html_form){ .action = none });
}

/* --- whom it was made for --- */

/* The address is what a link ends in behind its "#". */
static unsigned
in_fragments(const struct sk_html *h, struct sk_span address)
{
	unsigned found = 0;

	for (size_t i = 0; i < h->links && found == 0; i++) {
		size_t hash = sk_span_chr(h->link[i].href, '#', 0);

		if (hash != SK_SPAN_NONE)
			found = sk_page_names(sk_span_from(h->link[i].href, hash), address);
	}
	return found;
}

static unsigned
names(const struct seen *s, struct sk_span address)
{
	const struct sk_html *h = &s->t->html;
	struct sk_span place[] = { h->script, h->filled, hidden_text(s), s->written.filled };
	unsigned found = in_fragments(h, address);

	for (size_t i = 0; i < sizeof place / sizeof *place && found == 0 && !s->t->is_body; i++)
		found = sk_page_names(place[i], address);
	for (size_t i = 0; i < h->links && found == 0; i++)
		if (h->link[i].at_once)
			found = sk_page_names(h->link[i].href, address);
	return found;
}

static void
recipient(const struct seen *s)
{
	static const enum sk_key keys[] = { SK_KEY_HEADER_TO, SK_KEY_HEADER_CC };
	size_t message = sk_record_message_of(s->l->r, s->l->self);
	unsigned found = 0, looked = 0;

	for (size_t k = 0; k < 2; k++) {
		const struct sk_observation *o = sk_record_find(s->l->r, message, keys[k]);

		for (; o != NULL && found == 0 && looked++ < RECIPIENTS;
		    o = sk_record_next(s->l->r, o))
			found = names(s, o->text);
	}
	if (found > 0)
		(void)sk_record_number(s->l->r, s->l->self, SK_KEY_HTML_RECIPIENT, found);
}

/* --- what it hides and makes --- */

static void
hides(const struct seen *s)
{
	static const char *const word[] = { "form", "frame", "script", "redirect", "url" };
	unsigned bits = sk_page_hides(s->hidden);

	for (size_t i = 0; i < sizeof word / sizeof *word; i++)
		if ((bits & 1u << i) != 0)
			(void)sk_record_text_once(s->l->r, s->l->self, SK_KEY_HTML_HIDES,
			    sk_span_text(word[i]));
}

/* Data in pieces, in pages inside, or behind names that are put together. */
static void
smuggling(const struct seen *s)
{
	struct sk_span hidden = hidden_text(s);
	uint64_t data = s->t->html.data, more = 0;
	struct sk_buf scratch;

	if (s->t->html.smuggled > 0)
		return;		/* observe_html has said so */
	if (s->written.smuggled == 0 && !s->goes.drops && !sk_html_makes_file(hidden) &&
	    !sk_html_makes_file(s->t->html.script))
		return;
	if (data < LEAST_FILE && hidden.n > 0) {
		scratch = sk_buf_new(s->l->arena, hidden.n + 1);
		(void)sk_html_slim(hidden, &scratch, &more);
	}
	data = more > data ? more : data;
	data = s->written.smuggled > data ? s->written.smuggled : data;
	if (data >= LEAST_FILE)
		(void)sk_record_number(s->l->r, s->l->self, SK_KEY_HTML_SMUGGLING, data);
}

static void
look(const struct sk_look *l)
{
	struct seen s = { .l = l, .t = sk_text_of(l) };
	const struct sk_html *h;
	uint64_t script;
	bool empty;

	if (s.t == NULL || !s.t->has || !s.t->is_html)
		return;
	h = &s.t->html;
	if (s.t->is_body) {
		recipient(&s);
		return;
	}
	if (!sk_budget_time(l->budget))
		return;
	s.hidden = sk_text_unfolded(l);
	(void)sk_page_written(s.t->page, h, s.hidden, l->arena, l->budget, &s.written);
	script = sk_span_trim(h->script).n;
	script = script == 0 && h->fetches ? 1 : script;
	empty = h->images == 0 && sk_text_chars(sk_span_head(s.t->text, 4096)) < FEW;
	if (script > 0)
		(void)sk_record_number(l->r, l->self, SK_KEY_HTML_SCRIPT, script);
	if (script > 0 && empty)
		(void)sk_record_number(l->r, l->self, SK_KEY_HTML_SCRIPT_ONLY, script);
	redirects(&s, empty);
	forms(&s);
	recipient(&s);
	hides(&s);
	smuggling(&s);
}

const struct sk_observer sk_observe_page = {
	.source = "HTML Standard (WHATWG) 7.2.4 (Location), 4.2.5.3 (refresh), 4.10 (forms); SVG 2, "
	    "chapter 15 (scripting); RFC 2397 (data URLs); MITRE ATT&CK T1027.006, T1598.002",
	.look = look,
};
