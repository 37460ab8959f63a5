#include <string.h>
#include "ask_sender.h"

enum {
	RESULTS = 32,	/* of one field that are read */
	OCTETS = 3	/* of an address that a name has, to be made of it */
};

struct sk_span
sk_ask_piece(struct sk_span text, unsigned n)
{
	size_t tab;

	for (; n > 0; n--) {
		if ((tab = sk_span_chr(text, '\t', 0)) == SK_SPAN_NONE)
			return (struct sk_span){ 0 };
		text = sk_span_from(text, tab + 1);
	}
	return sk_span_head(text, sk_span_chr(text, '\t', 0));
}

/* --- authentication --- */

bool
sk_ask_auth(const struct sk_record *r, size_t mail, const char *method, const char *result)
{
	struct sk_span rest = sk_record_get(r, mail, SK_KEY_SITE_AUTH);
	size_t m = strlen(method);

	for (int i = 0; rest.n > 0 && i < RESULTS; i++) {
		size_t end = sk_span_chr(rest, ' ', 0);
		struct sk_span one = sk_span_head(rest, end);

		if (one.n > m && one.p[m] == '=' && sk_span_is(sk_span_head(one, m), method) &&
		    sk_span_is(sk_span_from(one, m + 1), result))
			return true;
		rest = end == SK_SPAN_NONE ? (struct sk_span){ 0 } : sk_span_from(rest, end + 1);
	}
	return false;
}

bool
sk_ask_aligned(const struct sk_record *r, size_t mail, const char *method)
{
	const struct sk_observation *o = sk_record_find(r, mail, SK_KEY_SITE_AUTH_ALIGNED);

	for (; o != NULL; o = sk_record_next(r, o))
		if (method == NULL || sk_span_is(sk_ask_piece(o->text, 0), method))
			return true;
	return false;
}

bool
sk_ask_auth_broken(const struct sk_record *r, size_t mail)
{
	return sk_ask_from_list(r, mail) || sk_ask_auth(r, mail, "arc", "pass") ||
	    sk_ask_aligned(r, mail, "dkim");
}

/* --- who is claimed --- */

static enum sk_claimed
claimed(struct sk_span class)
{
	static const char *const bodies[] = { "ministry", "agency", "public", "institute", "press" };

	if (class.n == 0)
		return SK_CLAIMED_NOBODY;
	for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++)
		if (sk_span_is(class, bodies[i]))
			return SK_CLAIMED_BODY;
	return SK_CLAIMED_BRAND;
}

enum sk_claimed
sk_ask_claims(const struct sk_record *r, size_t mail)
{
	struct sk_span claim = sk_record_get(r, mail, SK_KEY_HEADER_FROM_CLAIMS);

	if (claim.n == 0 || sk_span_is(sk_ask_piece(claim, 3), "inside") || sk_ask_from_list(r, mail))
		return SK_CLAIMED_NOBODY;
	return claimed(sk_ask_piece(claim, 2));
}

enum sk_claimed
sk_ask_looks_like(const struct sk_record *r, size_t mail, struct sk_span *how_r)
{
	struct sk_span like = sk_record_get(r, mail, SK_KEY_HEADER_FROM_LOOKS_LIKE);

	if (how_r != NULL)
		*how_r = sk_ask_piece(like, 2);
	return claimed(sk_ask_piece(like, 1));
}

bool
sk_ask_from_country(const struct sk_record *r, size_t mail, const char *const *countries)
{
	struct sk_span from = sk_record_get(r, mail, SK_KEY_HEADER_FROM);
	size_t dot = sk_span_rchr(from, '.');

	if (dot == SK_SPAN_NONE)
		return false;
	for (size_t i = 0; countries[i] != NULL; i++)
		if (sk_span_is_nocase(sk_span_from(from, dot + 1), countries[i]))
			return true;
	return false;
}

bool
sk_ask_zone(const struct sk_record *r, size_t mail, int *minutes_r)
{
	struct sk_span date = sk_record_get(r, mail, SK_KEY_HEADER_DATE), zone;
	uint64_t hours, minutes;

	*minutes_r = 0;
	/* 2016-05-17T09:12:00+09:00 */
	if (date.n != 25 || (date.p[19] != '+' && date.p[19] != '-'))
		return false;
	zone = sk_span_from(date, 20);
	if (!sk_span_number(sk_span_head(zone, 2), 10, 23, &hours) ||
	    !sk_span_number(sk_span_from(zone, 3), 10, 59, &minutes))
		return false;
	*minutes_r = (int)(hours * 60 + minutes) * (date.p[19] == '-' ? -1 : 1);
	return true;
}

/* --- the host that handed it in --- */

static bool
is_digit(uint8_t c)
{
	return c >= '0' && c <= '9';
}

static bool
is_alpha(uint8_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* How many of the four numbers of address stand in host, each for itself. */
static unsigned
octets_in(struct sk_span host, struct sk_span address)
{
	unsigned found = 0, seen = 0;

	for (size_t i = 0; i < host.n;) {
		struct sk_span rest = address;
		size_t n = 0;
		uint64_t v, octet;

		while (i + n < host.n && is_digit(host.p[i + n]))
			n++;
		if (n > 0 && sk_span_number((struct sk_span){ host.p + i, n }, 10, 255, &v))
			for (unsigned k = 0; k < 4; k++) {
				size_t dot = sk_span_chr(rest, '.', 0);

				if (!(seen & 1u << k) &&
				    sk_span_number(sk_span_head(rest, dot), 10, 255, &octet) && octet == v) {
					seen |= 1u << k;
					found++;
					break;
				}
				rest = dot == SK_SPAN_NONE ? (struct sk_span){ 0 } : sk_span_from(rest, dot + 1);
			}
		i += n + (n == 0);
	}
	return found;
}

/* A word between signs that are no letters. */
static bool
has_word(struct sk_span host, const char *const *words)
{
	for (size_t w = 0; words[w] != NULL; w++) {
		struct sk_span word = sk_span_text(words[w]);
		size_t at = 0;

		while ((at = sk_span_find_nocase(host, word, at)) != SK_SPAN_NONE) {
			if ((at == 0 || !is_alpha(host.p[at - 1])) &&
			    (at + word.n == host.n || !is_alpha(host.p[at + word.n])))
				return true;
			at++;
		}
	}
	return false;
}

/* Named as access lines are: "p1234-ipad17.example", "dsl-203-0-113-77.example". */
static bool
is_line_name(struct sk_span host, struct sk_span address)
{
	static const char *const servers[] = { "mail", "smtp", "mx", "mta", "out", "outbound", "relay",
		"mailout", "gw", "ns", "mailer", "compute", "ses", NULL };
	static const char *const lines[] = { "dyn", "dynamic", "dhcp", "pool", "ppp", "dsl", "adsl", "vdsl",
		"xdsl", "cable", "dial", "dialup", "dip", "broadband", "customer", "client", "cust", "home",
		"ftth", "flets", "catv", "wimax", "pppoe", NULL };
	bool digit = false;

	for (size_t i = 0; i < host.n; i++)
		digit = digit || is_digit(host.p[i]);
	if (!digit || has_word(host, servers))
		return false;
	return has_word(host, lines) || octets_in(host, address) >= OCTETS;
}

bool
sk_ask_from_access_line(const struct sk_record *r, size_t mail)
{
	struct sk_span client = sk_record_get(r, mail, SK_KEY_SITE_CLIENT);
	struct sk_span helo = sk_ask_piece(client, 0), name = sk_ask_piece(client, 1);
	struct sk_span address = sk_ask_piece(client, 2);

	if (client.n == 0 || address.n == 0 || sk_ask_aligned(r, mail, NULL))
		return false;
	if (name.n > 0)
		return is_line_name(name, address);
	return sk_span_same(helo, address) || sk_span_chr(helo, '.', 0) == SK_SPAN_NONE ||
	    is_line_name(helo, address);
}
