#include <string.h>
#include "base/charset.h"
#include "base/error.h"
#include "base/text.h"
#include "domain.h"
#include "list.h"
#include "organisation.h"
#include "record/type.h"
#include "text.h"

enum {
	CLAIMS = 2,		/* organisations that a mail claims to be: one by name, one by text */
	HOSTS = 30		/* of one text that are looked at as hosts */
};

static struct sk_list shorteners, storage, endings;

static int
warm(const struct sk_warm *w)
{
	int rc = sk_list_read(w, "shorteners.txt", &shorteners), rc2, rc3;

	rc2 = sk_list_read(w, "storage.txt", &storage);
	rc3 = sk_list_read(w, "endings.txt", &endings);
	return rc != 0 ? rc : rc2 != 0 ? rc2 : rc3;
}

/* The links of one text, one after the other. */
struct links {
	const struct sk_look	*l;
	struct sk_url		 url;		/* the one that is looked at, unwrapped */
	struct sk_span		 host;		/* of it, lower case */
	struct sk_span		 from;		/* domain of the sender */
	struct sk_span		 only;		/* owner of all so far; empty: none yet */
	bool			 many;		/* owners differ, or one is the sender's */
	const struct sk_organisation *claimed[CLAIMS];	/* NULL: none, or a link leads there */
	struct sk_span		 seen[HOSTS];	/* hosts so far, each once; the first link's first */
	size_t			 hosts;
};

static struct sk_span
lower(struct sk_arena *a, struct sk_span s)
{
	struct sk_buf b = sk_buf_new(a, s.n);

	for (size_t i = 0; i < s.n; i++)
		sk_buf_byte(&b, s.p[i] >= 'A' && s.p[i] <= 'Z' ? s.p[i] | 0x20 : s.p[i]);
	return sk_buf_view(&b);
}

static void
write_pair(const struct sk_look *l, enum sk_key key, struct sk_span a, struct sk_span b)
{
	struct sk_buf both = sk_buf_new(l->arena, SK_RECORD_TEXT);

	sk_buf_span(&both, a);
	sk_buf_byte(&both, '\t');
	sk_buf_span(&both, b);
	sk_record_text_once(l->r, l->self, key, sk_buf_view(&both));
}

/* --- the host --- */

/* Letters of a label that look like those of another script's. */
static bool
mixes_scripts(struct sk_span label)
{
	bool latin = false, other = false;
	uint32_t cp;

	while (sk_utf8_next(&label, &cp)) {
		latin |= (cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z');
		other |= sk_cp_is_cyrillic(cp) || (cp >= 0x370 && cp <= 0x3FF);
	}
	return latin && other;
}

static void
look_scripts(const struct links *s)
{
	struct sk_span rest = s->host;

	for (int i = 0; i < 16 && rest.n > 0; i++) {
		size_t dot = sk_span_chr(rest, '.', 0);

		if (mixes_scripts(sk_span_head(rest, dot))) {
			sk_record_text_once(s->l->r, s->l->self, SK_KEY_URL_SCRIPTS, s->host);
			return;
		}
		rest = dot == SK_SPAN_NONE ? (struct sk_span){ 0 } : sk_span_from(rest, dot + 1);
	}
}

/* True if the host is a known service, whose name is like nobody's. */
static bool
is_service(const struct links *s)
{
	struct sk_span shortener = sk_list_domain(&shorteners, s->host);
	struct sk_span place = sk_list_domain(&storage, s->host);

	if (shortener.n > 0)
		sk_record_text_once(s->l->r, s->l->self, SK_KEY_URL_SHORTENER, shortener);
	if (place.n > 0)
		sk_record_text_once(s->l->r, s->l->self, SK_KEY_URL_STORAGE, place);
	return shortener.n > 0 || place.n > 0;
}

static void
look_host(const struct links *s)
{
	struct sk_span ending = sk_span_from(s->host, sk_span_rchr(s->host, '.') + 1);

	if (ending.n < s->host.n && sk_list_has(&endings, ending))
		write_pair(s->l, SK_KEY_URL_ENDING, ending, s->host);
	look_scripts(s);
}

/* A host that is made to be taken for another. */
static void
look_likeness(struct links *s)
{
	const struct sk_organisation *like;
	struct sk_buf b;
	const char *how;

	if ((like = sk_organisation_like(s->host, &how)) == NULL)
		return;
	b = sk_buf_new(s->l->arena, SK_RECORD_TEXT);
	sk_buf_span(&b, sk_organisation_domain(like));
	sk_buf_byte(&b, '\t');
	sk_buf_span(&b, like->class);
	sk_buf_byte(&b, '\t');
	sk_buf_text(&b, how);
	sk_buf_byte(&b, '\t');
	sk_buf_span(&b, s->host);
	sk_record_text_once(s->l->r, s->l->self, SK_KEY_URL_LOOKS_LIKE, sk_buf_view(&b));
}

/* --- who the mail claims to be --- */

/* The organisation that the second field of a claim names by its domain. */
static const struct sk_organisation *
claimed_by(struct sk_span value)
{
	struct sk_span domain = sk_span_from(value, sk_span_chr(value, '\t', 0) + 1);

	return value.n == 0 ? NULL :
	    sk_organisation_of(sk_span_head(domain, sk_span_chr(domain, '\t', 0)));
}

static void
read_claims(struct links *s)
{
	size_t message = sk_record_message_of(s->l->r, s->l->self);

	s->claimed[0] = claimed_by(sk_record_get(s->l->r, message, SK_KEY_HEADER_FROM_CLAIMS));
	s->claimed[1] = claimed_by(sk_record_get(s->l->r, s->l->self, SK_KEY_TEXT_CLAIMS));
	if (s->claimed[1] == s->claimed[0])
		s->claimed[1] = NULL;
}

static void
look_claims(struct links *s)
{
	for (size_t i = 0; i < CLAIMS; i++)
		if (s->claimed[i] != NULL && sk_organisation_owns(s->claimed[i], s->host))
			s->claimed[i] = NULL;
}

static void
write_away(const struct links *s)
{
	for (size_t i = 0; i < CLAIMS; i++)
		if (s->claimed[i] != NULL && s->hosts > 0)
			write_pair(s->l, SK_KEY_URL_AWAY, s->claimed[i]->name, s->seen[0]);
}

/* Whether all links lead to one who is not the sender. */
static void
look_owner(struct links *s)
{
	struct sk_span owner = sk_domain_registrable(s->host, s->l->arena);

	if (s->many || owner.n == 0)
		return;
	if (sk_domain_related(owner, s->from) || (s->only.n > 0 && !sk_span_same(owner, s->only)))
		s->many = true;
	s->only = owner;
}

/* --- the rest of it --- */

/* What stands between the slashes and the path. */
static struct sk_span
authority(struct sk_span url)
{
	size_t from = sk_span_find(url, SK_SPAN("//"), 0), n = 0;

	url = from == SK_SPAN_NONE ? url : sk_span_from(url, from + 2);
	while (n < url.n && url.p[n] != '/' && url.p[n] != '?' && url.p[n] != '#')
		n++;
	return sk_span_head(url, n);
}

static bool
is_usual_port(struct sk_span port)
{
	static const char *const usual[] = { "", "80", "443", "21" };

	for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
		if (sk_span_is(port, usual[i]))
			return true;
	return false;
}

static void
look_authority(const struct links *s)
{
	struct sk_span a = authority(s->url.text), port;
	size_t at = sk_span_rchr(a, '@'), colon;
	uint64_t number;

	if (at != SK_SPAN_NONE && at > 0)
		write_pair(s->l, SK_KEY_URL_USER, sk_span_head(a, at), s->host);
	a = at == SK_SPAN_NONE ? a : sk_span_from(a, at + 1);
	colon = sk_span_rchr(a, ':');
	if (colon == SK_SPAN_NONE || sk_span_chr(a, ']', colon) != SK_SPAN_NONE)
		return;
	port = sk_span_from(a, colon + 1);
	if (sk_span_number(port, 10, 65535, &number) && !is_usual_port(port))
		write_pair(s->l, SK_KEY_URL_PORT, s->host, port);
}

/* The extension of what a link leads to, lower case; empty if it leads to a page. */
static struct sk_span
extension_of(struct sk_span url, char ext[12])
{
	struct sk_span a = authority(url), path = sk_span_from(url, (size_t)(a.p + a.n - url.p)), e;
	size_t n = 0;

	while (n < path.n && path.p[n] != '?' && path.p[n] != '#')
		n++;
	path = sk_span_head(path, n);
	n = sk_span_rchr(path, '/');
	path = n == SK_SPAN_NONE ? path : sk_span_from(path, n + 1);
	n = sk_span_rchr(path, '.');
	e = n == SK_SPAN_NONE ? (struct sk_span){ 0 } : sk_span_from(path, n + 1);
	if (e.n == 0 || e.n >= 12)
		return (struct sk_span){ 0 };
	for (size_t i = 0; i < e.n; i++)
		ext[i] = (char)(e.p[i] >= 'A' && e.p[i] <= 'Z' ? e.p[i] | 0x20 : e.p[i]);
	return (struct sk_span){ (const uint8_t *)ext, e.n };
}

static void
look_file(const struct links *s)
{
	char text[12];
	struct sk_span ext = extension_of(s->url.text, text);
	enum sk_type type = sk_type_of_extension(ext);
	struct sk_buf b = sk_buf_new(s->l->arena, SK_RECORD_TEXT);

	if (sk_extension_runs(ext))
		sk_buf_text(&b, "runs\t");
	else if ((sk_type_table[type].classes & SK_CLASS_CONTAINER) != 0 &&
	    (sk_type_table[type].classes & SK_CLASS_DOCUMENT) == 0)
		sk_buf_text(&b, "archive\t");
	else
		return;
	sk_buf_span(&b, ext);
	sk_buf_byte(&b, '\t');
	sk_buf_span(&b, s->host);
	sk_record_text_once(s->l->r, s->l->self, SK_KEY_URL_FILE, sk_buf_view(&b));
}

/* Most links of a letter lead to a few hosts. */
static bool
is_new(struct links *s)
{
	for (size_t i = 0; i < s->hosts; i++)
		if (sk_span_same(s->seen[i], s->host))
			return false;
	if (s->hosts == HOSTS) {
		s->many = true;
		return false;
	}
	s->seen[s->hosts++] = s->host;
	return true;
}

static void
look_link(struct links *s, struct sk_span text)
{
	if (!sk_url_read(text, s->l->arena, &s->url))
		return;
	sk_url_unwrap(&s->url, s->l->arena);
	s->host = lower(s->l->arena, s->url.host);
	if (is_new(s)) {
		look_owner(s);
		/* The sender's own is held beside them as the domain of From. */
		if (!is_service(s) && !sk_domain_under(s->host, s->from)) {
			look_host(s);
			look_likeness(s);
		}
	}
	look_claims(s);
	look_authority(s);
	look_file(s);
}

/* The links that observe_url has found in a text of the mail, or in a page. */
static void
look(const struct sk_look *l)
{
	const struct sk_observation *o = sk_record_find(l->r, l->self, SK_KEY_INDICATOR_URL);
	const struct sk_reading_of *t;
	struct links s = { .l = l };

	if (o == NULL || (t = sk_text_of(l)) == NULL || (!t->is_body && !t->is_html))
		return;
	s.from = sk_domain_of_address(sk_record_get(l->r, sk_record_message_of(l->r, l->self),
	    SK_KEY_HEADER_FROM));
	read_claims(&s);
	for (; o != NULL && sk_budget_time(l->budget); o = sk_record_next(l->r, o))
		look_link(&s, o->text);
	write_away(&s);
	if (t->is_body && !s.many && s.only.n > 0 && s.from.n > 0)
		sk_record_text(l->r, l->self, SK_KEY_URL_ONLY, s.only);
}

const struct sk_observer sk_observe_weblink = {
	.source = "RFC 3986, sections 3.2 and 7.6 (semantic attacks); UTS #39, section 5 (mixed "
	    "scripts); the lists shorteners, storage and endings of signatures/lists",
	.warm = warm,
	.look = look,
};
