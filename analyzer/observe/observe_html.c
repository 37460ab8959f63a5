#include "domain.h"
#include "text.h"

enum { LINKS = 50 };	/* differing links of one page that are written */

static int
warm(const struct sk_warm *w)
{
	int rc = sk_html_warm(), rc2 = sk_domain_warm();

	(void)w;
	return rc != 0 ? rc : rc2;
}

/* True if the text of a link is, for a reader, an address on the web: a URL, or
 * a bare host with or without a path.  "report.zip" is a file. */
static bool
shown_host(struct sk_arena *a, struct sk_span shown, struct sk_span *host_r)
{
	struct sk_buf b = sk_buf_new(a, 2048);
	struct sk_span s, rest, ext;
	struct sk_url u;
	size_t n = 0, dot;

	sk_text_plain(&b, shown);
	s = rest = sk_span_trim(sk_buf_view(&b));
	*host_r = (struct sk_span){ 0 };
	if (sk_url_next(&rest, a, &u)) {
		*host_r = u.host;
		return true;
	}
	while (n < s.n && s.p[n] != '/' && s.p[n] != ':')
		n++;
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] <= ' ' || s.p[i] == '@' || s.p[i] >= 0x80)
			return false;
	s = sk_span_head(s, n);
	if (!sk_domain_valid(s) || !sk_domain_listed(s))
		return false;
	dot = sk_span_rchr(s, '.');
	ext = sk_span_from(s, dot + 1);
	if (sk_span_chr(s, '.', 0) == dot && !sk_span_is_nocase(ext, "com") &&
	    sk_type_of_extension(ext) != SK_TYPE_UNKNOWN)
		return false;
	*host_r = s;
	return true;
}

static bool
link_differs(const struct sk_look *l, const struct sk_html_link *link)
{
	struct sk_buf href = sk_buf_new(l->arena, 8192), both = sk_buf_new(l->arena, 1024);
	struct sk_span shown;
	struct sk_url real;

	if (!link->anchor || link->shown.n < 4 || !shown_host(l->arena, link->shown, &shown))
		return false;
	sk_text_plain(&href, link->href);
	if (!sk_url_read(sk_buf_view(&href), l->arena, &real))
		return false;
	sk_url_unwrap(&real, l->arena);
	if (sk_domain_related(shown, real.host) || sk_span_same_nocase(shown, real.host))
		return false;
	sk_buf_span(&both, shown);
	sk_buf_byte(&both, '\t');
	sk_buf_span(&both, real.host);
	sk_record_text_once(l->r, l->self, SK_KEY_HTML_LINK_DIFFERS, sk_buf_view(&both));
	return true;
}

/* Pages that send what was typed by a script name no action. */
static struct sk_span
script_target(const struct sk_look *l, struct sk_span script)
{
	static const char *const sends[] = { "fetch(", "ajax(", "XMLHttpRequest", ".post(", "axios" };
	struct sk_span rest = { 0 };
	struct sk_url u;

	for (size_t i = 0; i < sizeof sends / sizeof *sends && rest.n == 0; i++) {
		size_t at = sk_span_find(script, sk_span_text(sends[i]), 0);

		rest = at == SK_SPAN_NONE ? rest : script;
	}
	while (sk_url_next(&rest, l->arena, &u))
		if (!sk_span_ends_nocase(u.text, SK_SPAN(".js")) &&
		    !sk_span_ends_nocase(u.text, SK_SPAN(".css")))
			return u.host;
	return (struct sk_span){ 0 };
}

void
sk_html_write_form(const struct sk_look *l, const struct sk_html *h, struct sk_span hidden,
    const struct sk_html_form *form)
{
	struct sk_span host = { 0 };
	struct sk_url u;

	if (sk_url_read(form->action, l->arena, &u))
		host = u.host;
	else
		host = script_target(l, h->script);
	if (host.n == 0)
		host = script_target(l, hidden);
	if (host.n == 0)
		host = SK_SPAN("unknown");
	sk_record_text_once(l->r, l->self, form->card ? SK_KEY_HTML_CARD : SK_KEY_HTML_FORM, host);
}

static void
look(const struct sk_look *l)
{
	const struct sk_reading_of *t = sk_text_of(l);
	struct sk_span hidden = { 0 };
	unsigned written = 0;

	if (t == NULL || !t->has || !t->is_html)
		return;
	for (size_t i = 0; i < t->html.links && written < LINKS && sk_budget_time(l->budget); i++)
		written += link_differs(l, &t->html.link[i]);
	if (t->html.forms > 0 && !t->is_body && sk_text_unfolded(l) != NULL)
		hidden = sk_text_unfolded(l)->text;
	for (size_t i = 0; i < t->html.forms; i++)
		sk_html_write_form(l, &t->html, hidden, &t->html.form[i]);
	if (t->is_body && t->html.images > 0)
		sk_record_number(l->r, l->self, SK_KEY_HTML_IMAGES, t->html.images);
	if (t->is_body && t->html.bugs > 0)
		sk_record_number(l->r, l->self, SK_KEY_HTML_WEB_BUGS, t->html.bugs);
	for (size_t i = 0; i < t->html.commands; i++)
		sk_record_text(l->r, l->self, SK_KEY_HTML_COMMAND, t->html.command[i]);
	if (t->html.smuggled > 0)
		sk_record_number(l->r, l->self, SK_KEY_HTML_SMUGGLING, t->html.smuggled);
}

const struct sk_observer sk_observe_html = {
	.source = "HTML Standard (WHATWG), 4.5.1 links, 4.10 forms; MITRE ATT&CK T1027.006 "
	    "(HTML smuggling)",
	.warm = warm,
	.look = look,
};
