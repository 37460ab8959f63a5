#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <limits.h>
#include <string.h>
#include "base/error.h"
#include "html.h"

enum {
	DEPTH = 256,		/* open elements, as libxml2's xmlParserMaxDepth */
	RESTARTS = 64,		/* of one page, each behind DEPTH open elements */
	PAGE_TIMES = 4,		/* page bytes read for each byte of text that may be */
	SCRIPT_BYTES = 4 << 20,
	LEAST_FILE = 256,	/* bytes: less is a hash or a token */
	STYLE_BYTES = 65536,	/* of what is said of fonts */
	SHOWN_BYTES = 512,	/* of the text of one link */
	HREF_BYTES = 4096,
	FILLED_BYTES = 16384,
	AT_ONCE = 10,		/* seconds in which nobody has read a page */
	LINKS = 2000,		/* of one page */
	FORMS = 50
};

enum element {
	EL_OTHER, EL_BLOCK, EL_CELL, EL_BR, EL_SILENT, EL_SCRIPT, EL_LINK, EL_FORM, EL_INPUT,
	EL_FRAME, EL_IMAGE, EL_META, EL_PARAM, EL_PRE
};

/* In order of name, for the binary search.  Which elements begin a line: the
 * HTML standard, 15.3.3 "Flow content"; which are not shown: 15.3.1. */
static const struct tag {
	const char	*name;
	enum element	 element;
} tags[] = {
	{ "a", EL_LINK }, { "address", EL_BLOCK }, { "area", EL_LINK }, { "article", EL_BLOCK },
	{ "aside", EL_BLOCK }, { "blockquote", EL_BLOCK }, { "body", EL_BLOCK }, { "br", EL_BR },
	{ "button", EL_CELL }, { "center", EL_BLOCK }, { "dd", EL_BLOCK }, { "details", EL_BLOCK },
	{ "dialog", EL_BLOCK }, { "dir", EL_BLOCK }, { "div", EL_BLOCK }, { "dl", EL_BLOCK },
	{ "dt", EL_BLOCK }, { "embed", EL_FRAME }, { "fieldset", EL_BLOCK },
	{ "figcaption", EL_BLOCK }, { "figure", EL_BLOCK }, { "footer", EL_BLOCK },
	{ "form", EL_FORM }, { "frame", EL_FRAME }, { "h1", EL_BLOCK }, { "h2", EL_BLOCK },
	{ "h3", EL_BLOCK }, { "h4", EL_BLOCK }, { "h5", EL_BLOCK }, { "h6", EL_BLOCK },
	{ "header", EL_BLOCK }, { "hr", EL_BLOCK }, { "iframe", EL_FRAME }, { "img", EL_IMAGE }, { "input", EL_INPUT },
	{ "legend", EL_BLOCK }, { "li", EL_BLOCK }, { "main", EL_BLOCK }, { "menu", EL_BLOCK },
	{ "meta", EL_META }, { "nav", EL_BLOCK }, { "object", EL_FRAME }, { "ol", EL_BLOCK },
	{ "option", EL_BLOCK }, { "p", EL_BLOCK }, { "param", EL_PARAM }, { "plaintext", EL_BLOCK }, { "pre", EL_PRE },
	{ "script", EL_SCRIPT }, { "section", EL_BLOCK }, { "style", EL_SILENT },
	{ "summary", EL_BLOCK }, { "table", EL_BLOCK }, { "td", EL_CELL }, { "template", EL_SILENT },
	{ "th", EL_CELL }, { "title", EL_SILENT }, { "tr", EL_BLOCK }, { "ul", EL_BLOCK },
	{ "xmp", EL_BLOCK },
};

/* One page on its way through the parser. */
struct page {
	struct sk_html	*h;
	struct sk_arena	*arena;
	const struct sk_budget *budget;
	htmlParserCtxtPtr ctxt;
	struct sk_buf	 text, script, loads, handlers, shown, filled, styles;
	struct sk_span	 href, action;
	size_t		 style_at;	/* where the last attribute stands in styles */
	bool		 in_link, in_form, stopped;
	unsigned	 depth;		/* open elements of this parser */
	unsigned	 hidden;	/* depth of the outermost hidden element, 0: none */
	unsigned	 silent, scripted, pre;	/* the same of style and the like, of script, pre */
	unsigned	 styled;		/* of style alone */
	size_t		 again;		/* offset at which a new parser is to begin, 0: none */
	unsigned	 events;
};

static enum element
element_of(const char *name)
{
	size_t low = 0, high = sizeof tags / sizeof *tags;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		int order = strcmp(name, tags[mid].name);

		if (order == 0)
			return tags[mid].element;
		if (order < 0)
			high = mid;
		else
			low = mid + 1;
	}
	return EL_OTHER;
}

static struct sk_span
attribute(const xmlChar **atts, const char *name)
{
	for (size_t i = 0; atts != NULL && atts[i] != NULL; i += 2)
		if (strcmp((const char *)atts[i], name) == 0)
			return sk_span_text((const char *)atts[i + 1]);
	return (struct sk_span){ 0 };
}

static bool
attribute_is_there(const xmlChar **atts, const char *name)
{
	for (size_t i = 0; atts != NULL && atts[i] != NULL; i += 2)
		if (strcmp((const char *)atts[i], name) == 0)
			return true;
	return false;
}

/* --- what is written --- */

static bool
is_space(uint8_t c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static void
new_line(struct page *pg)
{
	struct sk_buf *b = &pg->text;

	while (b->n > 0 && b->p[b->n - 1] == ' ')
		b->n--;
	if (b->n > 0 && b->p[b->n - 1] != '\n')
		sk_buf_byte(b, '\n');
}

/* Appends text with its runs of blanks as one, none behind a line's start. */
static void
append(struct sk_buf *b, struct sk_span s, bool as_is)
{
	for (size_t i = 0, end; i < s.n && !b->full; i = end + 1) {
		for (end = i; end < s.n && (s.p[end] > ' ' || !is_space(s.p[end])); end++)
			;
		sk_buf_put(b, s.p + i, end - i);
		if (end == s.n)
			break;
		if (as_is && s.p[end] != '\r')
			sk_buf_byte(b, s.p[end]);
		else if (b->n > 0 && b->p[b->n - 1] != '\n' && b->p[b->n - 1] != ' ')
			sk_buf_byte(b, ' ');
	}
}

static uint64_t
signs(struct sk_span s)
{
	uint64_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += (s.p[i] & 0xC0) != 0x80 && !is_space(s.p[i]);
	return n;
}

/* The new link, NULL if there is none. */
static struct sk_html_link *
add_link(struct page *pg, struct sk_span shown, struct sk_span href, bool anchor)
{
	struct sk_html *h = pg->h;
	struct sk_html_link *grown, *l;
	size_t room;

	href = sk_span_head(sk_span_trim(href), HREF_BYTES);
	if (href.n == 0)
		return NULL;
	if (h->links >= LINKS) {
		h->cut = true;
		return NULL;
	}
	if (h->links == h->links_room) {
		room = h->links_room == 0 ? 16 : h->links_room * 2;
		grown = sk_arena_grow(pg->arena, h->link, h->links_room * sizeof *grown,
		    room * sizeof *grown);
		if (grown == NULL)
			return NULL;
		h->link = grown;
		h->links_room = room;
	}
	l = &h->link[h->links];
	*l = (struct sk_html_link){ .anchor = anchor };
	if (!sk_arena_copy(pg->arena, sk_span_trim(shown), &l->shown) ||
	    !sk_arena_copy(pg->arena, href, &l->href))
		return NULL;
	h->links++;
	return l;
}

static void
add_form(struct page *pg, bool card)
{
	struct sk_html *h = pg->h;

	if (h->form == NULL)
		h->form = sk_arena_array(pg->arena, FORMS, sizeof *h->form);
	if (h->form == NULL || h->forms >= FORMS)
		return;
	for (size_t i = h->forms; i-- > 0 && i + 2 >= h->forms; )
		if (h->form[i].card == card && sk_span_same(h->form[i].action, pg->action))
			return;
	h->form[h->forms++] = (struct sk_html_form){ pg->action, card };
}

static void
end_link(struct page *pg)
{
	if (pg->in_link)
		(void)add_link(pg, sk_buf_view(&pg->shown), pg->href, true);
	pg->in_link = false;
	pg->shown.n = 0;
	pg->shown.full = false;
}

/* --- what an element means --- */

/* True if a CSS declaration of that property with a value of zero or none is in
 * style: "font-size: 0px" is, "font-size:0.9em" is not. */
static bool
style_has(struct sk_span style, const char *property, const char *value)
{
	size_t at = 0, n = strlen(property);

	while ((at = sk_span_find_nocase(style, sk_span_text(property), at)) != SK_SPAN_NONE) {
		bool whole = at == 0 || style.p[at - 1] == ';' || is_space(style.p[at - 1]);
		struct sk_span v = sk_span_trim(sk_span_from(style, at + n));

		at += n;
		if (!whole || v.n == 0 || v.p[0] != ':')
			continue;
		v = sk_span_trim(sk_span_from(v, 1));
		if (!sk_span_begins_nocase(v, sk_span_text(value)))
			continue;
		v = sk_span_from(v, strlen(value));
		if (v.n == 0 || !((v.p[0] >= '0' && v.p[0] <= '9') || v.p[0] == '.'))
			return true;
	}
	return false;
}

static bool
is_hidden(const xmlChar **atts)
{
	struct sk_span style = sk_span_head(attribute(atts, "style"), 4096);

	return attribute_is_there(atts, "hidden") || style_has(style, "display", "none") ||
	    style_has(style, "visibility", "hidden") || style_has(style, "font-size", "0") ||
	    style_has(style, "opacity", "0") || style_has(style, "mso-hide", "all");
}

/* Handlers that run without anybody clicking: of loading, of a picture that is not
 * there, of an animation of SVG (SMIL 3.0, "onbegin"). */
static bool
runs_itself(struct sk_span name)
{
	static const char *const names[] = { "onload", "onpageshow", "onerror", "onbegin",
		"onreadystatechange" };
	size_t i = 0;

	while (i < sizeof names / sizeof *names && !sk_span_is(name, names[i]))
		i++;
	return i < sizeof names / sizeof *names;
}

/* What runs: handlers and javascript: links. */
static void
keep_scripts(struct page *pg, const xmlChar **atts)
{
	for (size_t i = 0; atts != NULL && atts[i] != NULL; i += 2) {
		struct sk_span name = sk_span_text((const char *)atts[i]);
		struct sk_span value = sk_span_trim(sk_span_text((const char *)atts[i + 1]));
		struct sk_buf *b = &pg->handlers;

		if (!sk_span_begins(name, SK_SPAN("on")) &&
		    !sk_span_begins_nocase(value, SK_SPAN("javascript:")))
			continue;
		if (runs_itself(name))
			b = &pg->loads;
		sk_buf_span(b, value);
		sk_buf_byte(b, '\n');
	}
}

/* What an element says of its font.  Cells of a table all say the same. */
static void
keep_font(struct page *pg, const char *name, const xmlChar **atts)
{
	bool face = strcmp(name, "font") == 0;
	struct sk_span style = sk_span_head(attribute(atts, face ? "face" : "style"), 4096);
	struct sk_span last = sk_span_from(sk_buf_view(&pg->styles), pg->style_at);

	if (style.n == 0 || (last.n == style.n + 1 && sk_span_begins(last, style)) ||
	    (!face && sk_span_find_nocase(style, SK_SPAN("font"), 0) == SK_SPAN_NONE))
		return;
	if (face)
		sk_buf_text(&pg->styles, "font-family:");
	pg->style_at = pg->styles.n;
	sk_buf_span(&pg->styles, style);
	sk_buf_byte(&pg->styles, ';');
}

static void
begin_link(struct page *pg, const char *name, const xmlChar **atts)
{
	struct sk_span href = attribute(atts, "href");

	if (href.n == 0)
		href = attribute(atts, "xlink:href");
	end_link(pg);
	if (attribute_is_there(atts, "download") &&
	    sk_span_begins_nocase(sk_span_trim(href), SK_SPAN("data:")))
		sk_buf_text(&pg->script, "data:application/\n");	/* for a script that clicks it */
	if (strcmp(name, "area") == 0) {
		(void)add_link(pg, attribute(atts, "alt"), href, true);
		return;
	}
	pg->in_link = sk_arena_copy(pg->arena, sk_span_head(href, HREF_BYTES), &pg->href) &&
	    href.n > 0;
}

/* "0; url=https://..." of a refresh. */
static void
refresh(struct page *pg, const xmlChar **atts)
{
	struct sk_span content = attribute(atts, "content");
	size_t at = sk_span_find_nocase(content, SK_SPAN("url="), 0), digits = 0;
	struct sk_html_link *l;
	uint64_t delay;

	if (!sk_span_is_nocase(attribute(atts, "http-equiv"), "refresh") || at == SK_SPAN_NONE)
		return;
	content = sk_span_trim(content);
	while (digits < content.n && content.p[digits] >= '0' && content.p[digits] <= '9')
		digits++;
	(void)sk_span_number(sk_span_head(content, digits), 10, UINT64_MAX, &delay);
	at = sk_span_find_nocase(content, SK_SPAN("url="), 0);
	content = sk_span_trim(sk_span_from(content, at + 4));
	while (content.n > 0 && (content.p[0] == '\'' || content.p[0] == '"'))
		content = sk_span_from(content, 1);
	while (content.n > 0 && (content.p[content.n - 1] == '\'' || content.p[content.n - 1] == '"'))
		content.n--;
	l = add_link(pg, (struct sk_span){ 0 }, content, false);
	if (l != NULL)
		l->at_once = delay <= AT_ONCE;
}

/* A script element; SVG has href for src. */
static void
script(struct page *pg, const xmlChar **atts)
{
	pg->scripted = pg->scripted == 0 ? pg->depth : pg->scripted;
	if (attribute(atts, "src").n > 0 || attribute(atts, "href").n > 0 ||
	    attribute(atts, "xlink:href").n > 0)
		pg->h->fetches = true;
}

static void
frame(struct page *pg, struct sk_span source)
{
	struct sk_html_link *l = add_link(pg, (struct sk_span){ 0 }, source, false);

	if (l != NULL)
		l->frame = true;
	/* What a browser cannot show it saves. */
	if (sk_span_begins_nocase(source, SK_SPAN("data:application/")) &&
	    !sk_span_begins_nocase(source, SK_SPAN("data:application/pdf")))
		sk_buf_text(&pg->script, "data:application/ .click(\n");
}

static void
begin_form(struct page *pg, const xmlChar **atts)
{
	struct sk_span action = sk_span_head(attribute(atts, "action"), HREF_BYTES);

	new_line(pg);
	pg->in_form = sk_arena_copy(pg->arena, sk_span_trim(action), &pg->action);
	if (pg->in_form && pg->h->action.n == 0)
		pg->h->action = pg->action;
	(void)add_link(pg, (struct sk_span){ 0 }, action, false);
}

static unsigned
asks_for(const struct page *pg, const xmlChar **atts)
{
	static const char *const named[] = { "name", "id", "placeholder", "autocomplete", "aria-label" };
	struct sk_span name[sizeof named / sizeof *named], before = sk_buf_view(&pg->text);
	size_t n = sizeof named / sizeof *named;

	for (size_t i = 0; i < n; i++)
		name[i] = attribute(atts, named[i]);
	return sk_html_field(attribute(atts, "type"), name, n,
	    sk_span_from(before, before.n > 96 ? before.n - 96 : 0));
}

static void
input(struct page *pg, const xmlChar **atts)
{
	struct sk_span type = attribute(atts, "type"), value = attribute(atts, "value");
	unsigned asks = asks_for(pg, atts);

	if (!pg->in_form)
		pg->action = (struct sk_span){ 0 };
	if ((asks & SK_ASKS_PASSWORD) != 0)
		add_form(pg, false);
	if ((asks & SK_ASKS_CARD) != 0)
		add_form(pg, true);
	if (sk_span_is_nocase(type, "submit") || sk_span_is_nocase(type, "button")) {
		append(&pg->text, value, false);
	} else if (value.n > 0) {
		sk_buf_span(&pg->filled, sk_span_head(value, 512));
		sk_buf_byte(&pg->filled, '\n');
	}
	append(&pg->text, SK_SPAN(" "), false);
}

/* "1", "1px", "0". */
static bool
is_point(struct sk_span size)
{
	return size.n > 0 && (size.p[0] == '0' || size.p[0] == '1') &&
	    (size.n == 1 || size.p[1] == 'p' || size.p[1] == '.');
}

static void
image(struct page *pg, const xmlChar **atts)
{
	bool point = is_point(attribute(atts, "width")) && is_point(attribute(atts, "height"));
	bool elsewhere = sk_span_begins_nocase(attribute(atts, "src"), SK_SPAN("http"));

	if (pg->hidden == 0 && !point)
		pg->h->images++;
	else if (elsewhere)
		pg->h->bugs++;
}

/* Microsoft, HTML Help ActiveX control, "ShortCut": Item1 is "window class,
 * program, arguments", and a page of its own may press the button. */
static void
param(struct page *pg, const xmlChar **atts)
{
	struct sk_span value = sk_span_trim(sk_span_head(attribute(atts, "value"), HREF_BYTES));
	size_t comma = sk_span_chr(value, ',', 0);
	struct sk_html *h = pg->h;

	if (!sk_span_is_nocase(attribute(atts, "name"), "Item1") || comma == SK_SPAN_NONE ||
	    sk_span_chr(sk_span_head(value, comma), ';', 0) != SK_SPAN_NONE)
		return;
	if (h->command == NULL)
		h->command = sk_arena_array(pg->arena, SK_HTML_COMMANDS, sizeof *h->command);
	if (h->command != NULL && h->commands < SK_HTML_COMMANDS &&
	    sk_arena_copy(pg->arena, sk_span_from(value, comma + 1), &h->command[h->commands]))
		h->commands++;
}

/* Too many elements are open: libxml2 looks through all of them at every end
 * tag.  A new parser goes on from here. */
static void
begin_again(struct page *pg)
{
	const xmlParserInput *in = pg->ctxt->input;

	if (in == NULL || pg->again > 0)
		return;
	pg->again = in->consumed + (size_t)(in->cur - in->base);
	xmlStopParser(pg->ctxt);
}

static void
on_start(void *user, const xmlChar *xname, const xmlChar **atts)
{
	struct page *pg = user;
	const char *name = (const char *)xname;
	enum element e = element_of(name);

	pg->depth++;
	if (pg->hidden == 0 && is_hidden(atts))
		pg->hidden = pg->depth;
	keep_scripts(pg, atts);
	if (atts != NULL)
		keep_font(pg, name, atts);
	switch (e) {
	case EL_BLOCK: new_line(pg); break;
	case EL_CELL: append(&pg->text, SK_SPAN(" "), false); break;
	case EL_BR: sk_buf_byte(&pg->text, '\n'); break;
	case EL_SILENT:
		pg->silent = pg->silent == 0 ? pg->depth : pg->silent;
		if (strcmp(name, "style") == 0)
			pg->styled = pg->depth;
		break;
	case EL_SCRIPT: script(pg, atts); break;
	case EL_LINK: begin_link(pg, name, atts); break;
	case EL_FORM: begin_form(pg, atts); break;
	case EL_INPUT: input(pg, atts); break;
	case EL_FRAME:
		frame(pg, attribute(atts, "src"));
		frame(pg, attribute(atts, "data"));
		sk_buf_span(&pg->handlers, attribute(atts, "srcdoc"));
		break;
	case EL_IMAGE: image(pg, atts); break;
	case EL_META: refresh(pg, atts); break;
	case EL_PARAM: param(pg, atts); break;
	case EL_PRE:
		new_line(pg);
		pg->pre = pg->pre == 0 ? pg->depth : pg->pre;
		break;
	case EL_OTHER: break;
	}
	if (++pg->events % 1024 == 0 && !sk_budget_time(pg->budget)) {
		pg->stopped = true;
		xmlStopParser(pg->ctxt);
	} else if (pg->depth >= DEPTH) {
		begin_again(pg);
	}
}

static void
leave(unsigned *at, unsigned depth)
{
	if (*at >= depth)
		*at = 0;
}

static void
on_end(void *user, const xmlChar *xname)
{
	struct page *pg = user;
	enum element e = element_of((const char *)xname);

	if (e == EL_BLOCK || e == EL_PRE || e == EL_FORM)
		new_line(pg);
	else if (e == EL_CELL)
		append(&pg->text, SK_SPAN(" "), false);
	else if (e == EL_SCRIPT)
		sk_buf_byte(&pg->script, '\n');
	if (e == EL_LINK)
		end_link(pg);
	if (e == EL_FORM)
		pg->in_form = false;
	leave(&pg->hidden, pg->depth);
	leave(&pg->silent, pg->depth);
	leave(&pg->scripted, pg->depth);
	leave(&pg->styled, pg->depth);
	leave(&pg->pre, pg->depth);
	if (pg->depth > 0)
		pg->depth--;
}

static void
on_text(void *user, const xmlChar *p, int n)
{
	struct page *pg = user;
	struct sk_span s = { p, n > 0 ? (size_t)n : 0 };

	if (pg->scripted != 0) {
		sk_buf_span(&pg->script, s);
	} else if (pg->silent != 0) {
		if (pg->styled != 0)
			sk_buf_span(&pg->styles, s);
	} else if (pg->hidden != 0) {
		pg->h->hidden += signs(s);
	} else {
		append(&pg->text, s, pg->pre != 0);
		if (pg->in_link)
			append(&pg->shown, s, false);
	}
}

/* One parser over page from offset at; pg->again says where the next begins. */
static void
parse_from(struct page *pg, struct sk_span page, size_t at)
{
	static const htmlSAXHandler sax = {
		.startElement = on_start, .endElement = on_end, .characters = on_text,
		.ignorableWhitespace = on_text, .cdataBlock = on_text,
	};
	struct sk_span rest = sk_span_from(page, at);

	pg->again = 0;
	pg->depth = pg->hidden = pg->silent = pg->scripted = pg->pre = pg->styled = 0;
	if (rest.n == 0 || rest.n > INT_MAX)
		return;
	pg->ctxt = htmlCreateMemoryParserCtxt((const char *)rest.p, (int)rest.n);
	if (pg->ctxt == NULL) {
		pg->h->cut = true;
		return;
	}
	htmlCtxtUseOptions(pg->ctxt, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
	    HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_NOIMPLIED |
	    HTML_PARSE_IGNORE_ENC | HTML_PARSE_NODEFDTD);
	/* Said, not guessed: libxml2 would open a converter for what a meta says. */
	xmlSwitchEncoding(pg->ctxt, XML_CHAR_ENCODING_UTF8);
	*pg->ctxt->sax = sax;
	pg->ctxt->userData = pg;
	htmlParseDocument(pg->ctxt);
	htmlFreeParserCtxt(pg->ctxt);
	pg->ctxt = NULL;
	if (pg->again > 0)
		pg->again += at;
}

/* A parser is stopped inside a start tag: its end is not text. */
static size_t
behind_tag(struct sk_span page, size_t at)
{
	if (at < page.n && page.p[at] == '/')
		at++;
	if (at < page.n && page.p[at] == '>')
		at++;
	return at;
}

static void
parse(struct page *pg, struct sk_span page)
{
	size_t at = 0;

	for (unsigned i = 0; i < RESTARTS; i++) {
		parse_from(pg, page, at);
		if (pg->again <= at)
			return;
		at = behind_tag(page, pg->again);
	}
	pg->stopped = true;
}

void
sk_html_read(struct sk_span page, struct sk_arena *arena, const struct sk_budget *budget,
    size_t text_max, struct sk_html *h_r)
{
	struct page pg = { .h = h_r, .arena = arena, .budget = budget };
	struct sk_buf slim;
	size_t own, runs;

	*h_r = (struct sk_html){ 0 };
	slim = sk_buf_new(arena, text_max > SIZE_MAX / PAGE_TIMES ? SIZE_MAX : text_max * PAGE_TIMES);
	pg.text = sk_buf_new(arena, text_max);
	pg.script = sk_buf_new(arena, SCRIPT_BYTES);
	pg.loads = sk_buf_new(arena, SCRIPT_BYTES);
	pg.handlers = sk_buf_new(arena, SCRIPT_BYTES);
	pg.shown = sk_buf_new(arena, SHOWN_BYTES);
	pg.styles = sk_buf_new(arena, STYLE_BYTES);
	pg.filled = sk_buf_new(arena, FILLED_BYTES);
	h_r->cut = sk_html_slim(page, &slim, &h_r->data) != 0;
	if (slim.n > 0)
		parse(&pg, sk_buf_view(&slim));
	end_link(&pg);
	own = pg.script.n;
	sk_buf_span(&pg.script, sk_buf_view(&pg.loads));
	runs = pg.script.n;
	sk_buf_span(&pg.script, sk_buf_view(&pg.handlers));
	h_r->cut = h_r->cut || pg.stopped || pg.text.full || pg.script.full;
	h_r->text = sk_buf_view(&pg.text);
	h_r->script = sk_buf_view(&pg.script);
	h_r->styles = sk_buf_view(&pg.styles);
	h_r->runs = sk_span_head(h_r->script, runs);
	h_r->handlers = sk_span_from(h_r->script, own);
	h_r->filled = sk_buf_view(&pg.filled);
	if (h_r->data >= LEAST_FILE && sk_html_makes_file(h_r->script))
		h_r->smuggled = h_r->data;
}

int
sk_html_warm(void)
{
	struct sk_budget budget = sk_budget_default();
	struct sk_arena *arena = sk_arena_new(1 << 20);
	struct sk_html h;
	int rc = SK_E_ABSENT;

	xmlInitParser();
	if (arena != NULL) {
		sk_html_read(SK_SPAN("<p>warm &amp; <a href='x'>ready</a>"), arena, &budget, 4096, &h);
		rc = h.links == 1 ? 0 : SK_E_ABSENT;
	}
	sk_arena_free(arena);
	return rc;
}
