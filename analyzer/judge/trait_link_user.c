#include "ask_letter.h"

/*
 * A name without a dot is somebody's login, an address one's login at a mail service.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	const struct sk_observation *o = sk_record_find(r, object, SK_KEY_URL_USER);

	for (; o != NULL; o = sk_record_next(r, o)) {
		size_t tab = sk_span_chr(o->text, '\t', 0);
		struct sk_span user = sk_span_head(o->text, tab);

		user = sk_span_head(user, sk_span_chr(user, ':', 0));
		if (sk_span_chr(user, '.', 0) != SK_SPAN_NONE &&
		    sk_span_chr(user, '@', 0) == SK_SPAN_NONE)
			return true;
	}
	return false;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=text; object.inline; "
	    "url.user=www.bank.co.jp\tevil.example", true },
	{ "header.from=a@b.example > object.type=html; object.attached; "
	    "url.user=login.example.com:x\t203.0.113.7", true },
	{ "header.from=a@b.example > object.type=text; object.inline; "
	    "url.user=anonymous\tftp.example.jp", false },
	{ "header.from=a@b.example > object.type=text; object.inline; "
	    "url.user=user:pass\tnas.example.jp", false },
	{ "header.from=a@b.example > object.type=text; object.inline; "
	    "url.user=a.b@c.example\tx.example", false },
	{ "header.from=a@b.example > object.type=text; object.inline; "
	    "url.file=runs\texe\tdl.example", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_link_user = {
	.id = "link_user",
	.axis = SK_AXIS_HARM,
	.low_db = 2, .likely_db = 8, .high_db = 12,
	.group = "disguise",
	.why_ja = "リンクの前半が別のサイトの名前に見え、本当の行き先は後ろに書かれています",
	.why_en = "a link begins with the name of one site and leads to another, which stands "
	    "behind it",
	.source = "RFC 3986, section 7.6 (semantic attacks); MITRE ATT&CK T1566.002",
	.fires = fires,
	.needs = SK_KEY_URL_USER,
	.examples = examples,
};
