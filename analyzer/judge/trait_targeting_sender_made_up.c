#include "ask_sender.h"

/*
 * Whoever poses as somebody gives him a name.  People with a number in their address are
 * left out where they write by free mail, or where their host vouches for them.
 */
static bool
is_digit(uint8_t c)
{
	return c >= '0' && c <= '9';
}

/* True if all of s is digits, and there are some. */
static bool
is_number(struct sk_span s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!is_digit(s.p[i]))
			return false;
	return s.n > 0;
}

static bool
fires(const struct sk_record *r, size_t mail)
{
	struct sk_span from = sk_record_get(r, mail, SK_KEY_HEADER_FROM);
	size_t at = sk_span_rchr(from, '@');
	struct sk_span local = sk_span_head(from, at), domain;

	if (at == SK_SPAN_NONE || sk_record_find(r, mail, SK_KEY_HEADER_FROM_NAME) != NULL ||
	    sk_record_find(r, mail, SK_KEY_HEADER_FREE_MAIL) != NULL || sk_ask_from_list(r, mail) ||
	    sk_ask_aligned(r, mail, NULL))
		return false;
	domain = sk_span_from(from, at + 1);
	return is_number(sk_span_head(domain, sk_span_chr(domain, '.', 0))) ||
	    (local.n > 3 && is_digit(local.p[local.n - 1]) && is_digit(local.p[local.n - 2]) &&
	    is_digit(local.p[local.n - 3]) && !is_number(local));
}

static const struct sk_trait_example examples[] = {
	{ "header.from=Jenna77@4471.example", true },
	{ "header.from=saito1181@softbank.example", true },
	{ "header.from=saito1181@softbank.example; header.from_name=斎藤", false },
	{ "header.from=saito1988@gmail.com; header.free_mail=gmail.com", false },
	{ "header.from=0312345678@fax.example", false },
	{ "header.from=desk24@b.example", false },
	{ "header.from=saito1181@b.example; site.auth_aligned=spf\tb.example", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_sender_made_up = {
	.id = "targeting_sender_made_up",
	.axis = SK_AXIS_TARGETING,
	.low_db = -9, .likely_db = -5, .high_db = -1,
	.group = "sender",
	.why_ja = "差出人の名前がなく、アドレスが番号付きで機械的に作られています",
	.why_en = "its sender has no name, and an address that a machine has numbered",
	.source = "ESET, 30 January 2019 (\"Love you\" mail to Japan, senders such as a "
	    "first name and digits at a domain of digits), via news.mynavi techplus "
	    "20190201-764924; mass mail of January 2016, via www-cgi.ed.kagu.tus.ac.jp "
	    "2016/0118; the figure is our estimate",
	.fires = fires,
	.examples = examples,
};
