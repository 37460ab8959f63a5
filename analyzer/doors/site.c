#include <stdio.h>
#include "base/error.h"
#include "base/likeness.h"
#include "base/text.h"
#include "doors/site.h"

enum {
	HOPS = 100,		/* of one message that are read */
	FILES = 500,		/* names of objects that words are looked for in */
	OBJECTS = 20000,	/* objects whose names are asked for */
	WORDS = 1000,		/* of one text */
	PUTS = 1000,		/* values that are added: a record has room for as many */
	FOLDED = 4 * SK_RECORD_TEXT,
	SCRATCH = 4 << 20
};

/* One message on its way to its site.* keys. */
struct stamp {
	const struct sk_site	*site;
	struct sk_record	*r;
	size_t			 mail;		/* object that has its header */
	struct sk_arena		*scratch;
	unsigned		 puts;		/* values added so far */
	int			 error;
};

static void
put(struct stamp *s, enum sk_key key, struct sk_span text)
{
	if (s->error == 0 && text.n > 0 && s->puts++ < PUTS)
		s->error = sk_record_text_once(s->r, s->mail, key, text);
}

static void
put_pair(struct stamp *s, enum sk_key key, struct sk_span a, const char *b)
{
	struct sk_buf buf = sk_buf_new(s->scratch, SK_RECORD_TEXT);

	(void)sk_buf_span(&buf, sk_span_head(a, SK_RECORD_TEXT / 2));
	(void)sk_buf_byte(&buf, '\t');
	if (sk_buf_text(&buf, b))
		put(s, key, sk_buf_view(&buf));
}

static struct sk_span
get(const struct stamp *s, enum sk_key key)
{
	return sk_record_get(s->r, s->mail, key);
}

static struct sk_span
domain_of(struct sk_span address)
{
	size_t at = sk_span_rchr(address, '@');

	return at == SK_SPAN_NONE ? (struct sk_span){ 0 } : sk_span_from(address, at + 1);
}

/* The piece before the next tab, which is cut off. */
static struct sk_span
field(struct sk_span *s)
{
	size_t tab = sk_span_chr(*s, '\t', 0);
	struct sk_span piece = sk_span_head(*s, tab);

	*s = tab == SK_SPAN_NONE ? (struct sk_span){ 0 } : sk_span_from(*s, tab + 1);
	return piece;
}

/* True if domain is one of list, or lies under one. */
static bool
is_under(const struct sk_strings *list, struct sk_span domain)
{
	for (size_t i = 0; i < list->n; i++)
		if (sk_domain_under(domain, sk_span_text(list->text[i])))
			return true;
	return false;
}

/* --- authentication --- */

/* What passed by the field of that number for the owner of From's domain. */
static void
stamp_aligned(struct stamp *s, unsigned number)
{
	const struct sk_observation *o = sk_record_find(s->r, s->mail, SK_KEY_HEADER_AUTH_PASSED);

	for (; o != NULL && s->error == 0; o = sk_record_next(s->r, o)) {
		struct sk_span rest = o->text, method, domain;
		uint64_t n;

		if (!sk_span_number(field(&rest), 10, 1000, &n) || n != number)
			continue;
		method = field(&rest);
		domain = field(&rest);
		if (sk_span_is(rest, "same") || sk_span_is(rest, "related")) {
			struct sk_buf b = sk_buf_new(s->scratch, 512);

			(void)sk_buf_span(&b, method);
			(void)sk_buf_byte(&b, '\t');
			(void)sk_buf_span(&b, domain);
			put(s, SK_KEY_SITE_AUTH_ALIGNED, sk_buf_view(&b));
		}
	}
}

static void
stamp_auth(struct stamp *s)
{
	const struct sk_observation *o = sk_record_find(s->r, s->mail, SK_KEY_HEADER_AUTH);

	for (unsigned number = 1; o != NULL; o = sk_record_next(s->r, o), number++) {
		size_t tab = sk_span_chr(o->text, '\t', 0);

		if (tab == SK_SPAN_NONE ||
		    !sk_strings_have(&s->site->authserv_ids, sk_span_head(o->text, tab)))
			continue;
		put(s, SK_KEY_SITE_AUTH, sk_span_from(o->text, tab + 1));
		stamp_aligned(s, number);
		return;
	}
}

/* --- the way --- */

static bool
is_relay(const struct sk_site *site, struct sk_span address)
{
	for (size_t i = 0; i < site->networks; i++)
		if (sk_network_has(&site->network[i], address))
			return true;
	return sk_network_private(address);
}

/* RFC 3848: who hands it in has logged in; web mail takes it by HTTP. */
static bool
is_submission(struct sk_span protocol, struct sk_span from)
{
	static const char *const words[] = { "ESMTPA", "ESMTPSA", "ASMTP", "LMTPA", "LMTPSA",
		"UTF8SMTPA", "UTF8SMTPSA", "HTTP", "HTTPS", "HTTPREST", "LOCAL" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (sk_span_is(protocol, words[i]))
			return true;
	return sk_span_find(from, SK_SPAN("Authenticated sender"), 0) != SK_SPAN_NONE;
}

enum side { OUTSIDE, NAMED_INSIDE, INSIDE };

/* On which side the host of a hop is: inside by its address or because somebody
 * has proved to belong to the site, or by a name only. */
static enum side
side_of(const struct sk_site *site, const struct sk_hop *hop, struct sk_span from,
    struct sk_span protocol)
{
	if (from.n == 0 || is_submission(protocol, from))
		return INSIDE;
	if (hop->address.n > 0 && is_relay(site, hop->address))
		return INSIDE;
	if (hop->address.n == 0)	/* nothing but its word */
		return is_under(&site->relays, hop->helo) ? NAMED_INSIDE : OUTSIDE;
	return hop->name.n > 0 && !hop->forged && (is_under(&site->relays, hop->name) ||
	    is_under(&site->own_domains, hop->name)) ? NAMED_INSIDE : OUTSIDE;
}

/* The first hop from the top that is not the site's own: everything below it is
 * the word of others.  False if there is none. */
static bool
stamp_client(struct stamp *s)
{
	const struct sk_observation *o = sk_record_find(s->r, s->mail, SK_KEY_HEADER_RECEIVED);
	const struct sk_observation *with = sk_record_find(s->r, s->mail, SK_KEY_HEADER_RECEIVED_WITH);
	bool proved = o != NULL;

	for (int i = 0; o != NULL && i < HOPS; o = sk_record_next(s->r, o), i++) {
		struct sk_span rest = o->text, from = field(&rest);
		struct sk_hop hop = sk_hop_read(from);
		struct sk_buf b = sk_buf_new(s->scratch, SK_RECORD_TEXT);
		enum side side = side_of(s->site, &hop, from,
		    with != NULL ? with->text : (struct sk_span){ 0 });

		with = with != NULL ? sk_record_next(s->r, with) : NULL;
		proved = proved && side == INSIDE;
		if (side != OUTSIDE)
			continue;
		(void)sk_buf_span(&b, hop.helo);
		(void)sk_buf_byte(&b, '\t');
		(void)sk_buf_span(&b, hop.name);
		(void)sk_buf_byte(&b, '\t');
		(void)sk_buf_span(&b, hop.address);
		put(s, SK_KEY_SITE_CLIENT, sk_buf_view(&b));
		return true;
	}
	if (proved && s->error == 0)
		s->error = sk_record_number(s->r, s->mail, SK_KEY_SITE_INSIDE, 1);
	return false;
}

/* --- whose domain From is at --- */

static void
stamp_from(struct stamp *s, bool outside)
{
	struct sk_span domain = domain_of(get(s, SK_KEY_HEADER_FROM));
	struct sk_likeness from, own;

	if (is_under(&s->site->own_domains, domain)) {
		put(s, SK_KEY_SITE_FROM_OWN, domain);
		if (outside && sk_record_find(s->r, s->mail, SK_KEY_SITE_AUTH_ALIGNED) == NULL)
			put(s, SK_KEY_SITE_OWN_DOMAIN_FROM, domain);
		return;
	}
	if (!sk_likeness_read(domain, &from))
		return;
	for (size_t i = 0; i < s->site->own_domains.n; i++) {
		struct sk_span one = sk_span_text(s->site->own_domains.text[i]);
		const char *how = sk_likeness_read(one, &own) ? sk_likeness_how(&from, &own) : NULL;

		if (how != NULL) {
			put_pair(s, SK_KEY_SITE_LOOKS_LIKE, one, how);
			return;
		}
	}
}

/* --- whom it is addressed to --- */

static bool
is_role(const struct sk_site *site, struct sk_span address)
{
	size_t at = sk_span_rchr(address, '@');

	if (at == SK_SPAN_NONE)
		return false;
	return sk_strings_have(&site->roles, address) ||
	    (sk_strings_have(&site->roles, sk_span_head(address, at)) &&
	    (site->own_domains.n == 0 || is_under(&site->own_domains, sk_span_from(address, at + 1))));
}

static void
stamp_roles(struct stamp *s)
{
	static const enum sk_key keys[] = { SK_KEY_HEADER_TO, SK_KEY_HEADER_CC };

	for (size_t k = 0; k < sizeof keys / sizeof *keys && s->site->roles.n > 0; k++) {
		const struct sk_observation *o = sk_record_find(s->r, s->mail, keys[k]);

		for (; o != NULL; o = sk_record_next(s->r, o))
			if (is_role(s->site, o->text))
				put(s, SK_KEY_SITE_ROLE_RECIPIENT, o->text);
	}
}

/* --- the site's own words --- */

static bool
is_letter(uint8_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/* word in text, both folded; no letter runs on where word begins or ends with one. */
static bool
has_word(struct sk_span text, struct sk_span word)
{
	size_t at = 0;

	while (word.n > 0 && (at = sk_span_find(text, word, at)) != SK_SPAN_NONE) {
		size_t end = at + word.n;

		if (!(at > 0 && is_letter(word.p[0]) && is_letter(text.p[at - 1])) &&
		    !(end < text.n && is_letter(word.p[word.n - 1]) && is_letter(text.p[end])))
			return true;
		at++;
	}
	return false;
}

static struct sk_span
folded(struct stamp *s, struct sk_span text)
{
	struct sk_buf b = sk_buf_new(s->scratch, FOLDED);

	sk_text_fold(&b, text);
	return sk_buf_view(&b);
}

static void
look_for(struct stamp *s, enum sk_key key, const struct sk_strings *words, struct sk_span text,
    const char *where)
{
	for (size_t i = 0; i < words->n; i++)
		if (has_word(text, sk_span_text(words->text[i])))
			put_pair(s, key, sk_span_text(words->text[i]), where);
}

static void
look_into(struct stamp *s, struct sk_span raw, const char *where)
{
	struct sk_span text = folded(s, raw);

	look_for(s, SK_KEY_SITE_ORG_NAMED, &s->site->org_names, text, where);
	look_for(s, SK_KEY_SITE_KEYWORD, &s->site->keywords, text, where);
}

static void
stamp_words(struct stamp *s)
{
	size_t files = 0;

	if (s->site->org_names.n + s->site->keywords.n == 0)
		return;
	look_into(s, get(s, SK_KEY_HEADER_SUBJECT), "subject");
	look_into(s, get(s, SK_KEY_HEADER_FROM_NAME), "sender");
	for (size_t i = 1; i < s->r->objects && i < OBJECTS && files < FILES; i++) {
		struct sk_span name = sk_record_get(s->r, i, SK_KEY_OBJECT_NAME);

		if (name.n == 0)
			continue;
		look_into(s, sk_span_head(name, 512), "file");
		if (++files % 32 == 0)
			sk_arena_reset(s->scratch);
	}
}

/* What the engine has found in the texts of the mail. */
static void
stamp_texts(struct stamp *s)
{
	for (size_t i = 1; i < s->r->objects && i < OBJECTS; i++) {
		const struct sk_observation *o = sk_record_find(s->r, i, SK_KEY_TEXT_SITE_WORD);

		if (o == NULL || sk_record_message_of(s->r, i) != s->mail)
			continue;
		for (int n = 0; o != NULL && n < WORDS; o = sk_record_next(s->r, o), n++) {
			if (sk_strings_have(&s->site->org_names, o->text))
				put_pair(s, SK_KEY_SITE_ORG_NAMED, o->text, "text");
			if (sk_strings_have(&s->site->keywords, o->text))
				put_pair(s, SK_KEY_SITE_KEYWORD, o->text, "text");
		}
	}
}

const char *
sk_site_words(const struct sk_site *site, struct sk_arena *arena)
{
	const struct sk_strings *const lists[] = { &site->org_names, &site->keywords };
	struct sk_buf b = sk_buf_new(arena, SK_SITE_WORDS * (SK_SITE_WORD + 1));

	for (size_t k = 0; k < sizeof lists / sizeof *lists; k++)
		for (size_t i = 0; i < lists[k]->n; i++) {
			(void)sk_buf_text(&b, lists[k]->text[i]);
			(void)sk_buf_byte(&b, '\n');
		}
	return b.n == 0 || !sk_buf_byte(&b, '\0') ? NULL : (const char *)b.p;
}

/* A message file, or a bare file that holds one mail (.msg). */
static size_t
mail_of(const struct sk_record *r)
{
	uint32_t child = r->object[SK_RECORD_ROOT].child;

	if (sk_record_find(r, SK_RECORD_ROOT, SK_KEY_MESSAGE_PRESENT) == NULL && child != 0 &&
	    r->object[child].sibling == 0 && sk_record_find(r, child, SK_KEY_MESSAGE_PRESENT) != NULL)
		return child;
	return SK_RECORD_ROOT;
}

int
sk_site_stamp(const struct sk_site *site, struct sk_record *r)
{
	struct stamp s = { .site = site, .r = r, .mail = mail_of(r),
	    .scratch = sk_arena_new(SCRATCH) };

	if (s.scratch == NULL)
		return SK_E_MEMORY;
	stamp_auth(&s);
	stamp_from(&s, stamp_client(&s));
	stamp_roles(&s);
	stamp_words(&s);
	stamp_texts(&s);
	(void)sk_arena_free(s.scratch);
	return s.error;
}
