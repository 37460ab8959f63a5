#include "ask_sender.h"

/*
 * Mailboxes that were taken over are where they are.
 */
static bool
fires(const struct sk_record *r, size_t mail)
{
	static const char *const russian[] = { "ru", "su", "ua", "by", "kz", NULL };

	return sk_trait_country_unrelated.fires(r, mail) ||
	    (sk_ask_from_country(r, mail, russian) && !sk_ask_from_list(r, mail));
}

static const struct sk_trait_example examples[] = {
	{ "header.from=ventas@b.example.mx > object.type=text; text.language=ja", true },
	{ "header.from=kadry17@mail.example.ru > object.type=text; text.language=ja", true },
	{ "header.from=a@b.example.cn > object.type=text; text.language=ja", false },
	{ "header.from=a@b.example > object.type=text; text.language=ja", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_country = {
	.id = "targeting_country",
	.axis = SK_AXIS_TARGETING,
	.low_db = -10, .likely_db = -6, .high_db = -2,
	.group = "sender",
	.why_ja = "外国の無関係なアドレスから日本語で送られ、ばらまき型の特徴があります",
	.why_en = "it comes in Japanese from an unrelated address abroad, as mass mail does",
	.source = "Emotet in Japan, ipa.go.jp emotet-situation-10; mass mail of 2016 from "
	    "Russia, via www-cgi.ed.kagu.tus.ac.jp 2016/0118 and pc-pier.com 2016/03/01. "
	    "Weight: our estimate",
	.language = "ja",
	.fires = fires,
	.examples = examples,
};
