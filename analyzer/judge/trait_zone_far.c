#include "ask_sender.h"

/*
 * Those who travel, offices abroad, servers whose clock is set wrong.
 */
static bool
fires(const struct sk_record *r, size_t mail)
{
	int zone;

	return sk_ask_zone(r, mail, &zone) && zone != 540 && zone != 480 &&
	    !sk_ask_from_list(r, mail) && !sk_ask_aligned(r, mail, NULL);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example; header.date=2016-03-14T03:12:00-03:00 > object.type=text; "
	    "text.language=ja", true },
	{ "header.from=a@b.example; header.date=2016-03-14T03:12:00+03:00 > object.type=text; "
	    "text.language=ja", true },
	{ "header.from=a@b.example; header.date=2016-05-17T09:12:00+09:00 > object.type=text; "
	    "text.language=ja", false },
	{ "header.from=a@b.example; header.date=2016-05-17T00:12:00Z > object.type=text; "
	    "text.language=ja", false },
	{ "header.from=a@b.example; header.date=2016-03-14T03:12:00-07:00; header.list > "
	    "object.type=text; text.language=ja", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_zone_far = {
	.id = "zone_far",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 2, .high_db = 4,
	.group = "language",
	.why_ja = "日本語のメールですが、日本から遠い時間帯で書かれています",
	.why_en = "the mail is in Japanese, and its clock is that of a far country",
	.source = "Bank phishing of 2013 to 2016, via iroiro-memo.hatenablog 20150128; Emotet "
	    "in Japanese through mailboxes abroad, ipa.go.jp emotet-situation-10. Weight: our "
	    "estimate",
	.language = "ja",
	.fires = fires,
	.examples = examples,
};
