#include "ask_sender.h"

/*
 * Trade partners, and those who live there: known by what they have signed.
 */
static bool
fires(const struct sk_record *r, size_t mail)
{
	static const char *const far[] = { "br", "mx", "za", "ar", "cl", "pe", "ec", "ve", "uy", "in", "tr",
	    "eg", "ng", "ke", "pk", "bd", "ir", "ro", "bg", "gr", NULL };

	return sk_ask_from_country(r, mail, far) && !sk_ask_from_list(r, mail) &&
	    !sk_ask_aligned(r, mail, "dkim");
}

static const struct sk_trait_example examples[] = {
	{ "header.from=ventas@b.example.mx > object.type=text; text.language=ja", true },
	{ "header.from=info@bakery.example.com.br > object.type=text; text.language=ja", true },
	{ "header.from=a@b.example.cn > object.type=text; text.language=ja", false },
	{ "header.from=tanaka@b.example.in; site.auth=dkim=pass; "
	    "site.auth_aligned=dkim\tb.example.in > object.type=text; text.language=ja", false },
	{ "header.from=a@b.example > object.type=text; text.language=ja", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_country_unrelated = {
	.id = "country_unrelated",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 5, .high_db = 9,
	.group = "sender",
	.why_ja = "日本語のメールですが、日本との取引が少ない国のドメインから送られています",
	.why_en = "the mail is in Japanese, and its sender is in a country from which few "
	    "write it",
	.source = "Emotet in Japan (Japanese text through mailboxes of small firms abroad), "
	    "ipa.go.jp emotet-situation-10. Weight: our estimate",
	.language = "ja",
	.fires = fires,
	.examples = examples,
};
