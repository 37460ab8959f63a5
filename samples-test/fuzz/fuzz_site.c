/* A record that the cage may send, line by line, beside the settings of a site: the
 * first letter of a line is its key. */
#include <stdlib.h>
#include "doors/site.h"

int	LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

static const char *own[] = { "example.ac.jp", "example.co.jp" }, *ids[] = { "mx.example.ac.jp" };
static const char *relays[] = { "mx.example.ac.jp" }, *names[] = { "example university", "例示大学" };
static const char *themes[] = { "spin", "耐熱合金" }, *roles[] = { "kouhou", "dean@example.org" };
#define LIST(a)	{ .text = (a), .n = sizeof (a) / sizeof *(a) }

static enum sk_key
key_of(uint8_t c)
{
	static const enum sk_key keys[] = { SK_KEY_HEADER_FROM, SK_KEY_HEADER_FROM_NAME,
		SK_KEY_HEADER_SUBJECT, SK_KEY_HEADER_RECEIVED, SK_KEY_HEADER_RECEIVED_WITH,
		SK_KEY_HEADER_AUTH, SK_KEY_HEADER_AUTH_PASSED, SK_KEY_HEADER_TO, SK_KEY_OBJECT_NAME,
		SK_KEY_TEXT_SITE_WORD };

	return keys[c % (sizeof keys / sizeof *keys)];
}

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	static struct sk_arena *arena;
	struct sk_site site = { .own_domains = LIST(own), .authserv_ids = LIST(ids),
	    .relays = LIST(relays), .org_names = LIST(names), .keywords = LIST(themes),
	    .roles = LIST(roles) };
	struct sk_span rest = { p, n }, line;
	struct sk_network net;
	struct sk_record *r;
	size_t child;

	if (arena == NULL && (arena = sk_arena_new(64 << 20)) == NULL)
		abort();
	sk_arena_reset(arena);
	if ((r = sk_record_new(arena, 5000)) == NULL ||
	    sk_record_object(r, SK_RECORD_ROOT, SK_SPAN("1"), &child) != 0)
		return 0;
	while (sk_span_line(&rest, &line, NULL)) {
		enum sk_key key = key_of(line.n > 0 ? line.p[0] : 0);

		if (line.n > 1 && line.p[0] == '!' && sk_network_read(sk_span_from(line, 1), &net)) {
			site.network = &net;
			site.networks = 1;
			continue;
		}
		if (sk_record_text(r, key == SK_KEY_OBJECT_NAME || key == SK_KEY_TEXT_SITE_WORD ? child :
		    SK_RECORD_ROOT, key, sk_span_from(line, 1)) != 0)
			break;
	}
	(void)sk_site_stamp(&site, r);
	return 0;
}
