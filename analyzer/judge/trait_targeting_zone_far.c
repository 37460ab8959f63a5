#include "ask_sender.h"

/*
 * Espionage against Japan writes by the clock of its own country or of Japan.  Spies who
 * live elsewhere, and travellers, hence the wide end.
 */
static bool
fires(const struct sk_record *r, size_t mail)
{
	int zone;

	return sk_ask_zone(r, mail, &zone) && zone != 540 && zone != 480 &&
	    !sk_ask_from_list(r, mail);
}

static const struct sk_trait_example examples[] = {
	{ "message.present; header.date=2020-09-02T18:05:36-05:00", true },
	{ "message.present; header.date=2020-09-02T18:05:36+03:00 > object.type=text; "
	    "object.inline; text.language=ja", true },
	{ "message.present; header.date=2020-09-02T18:05:36+09:00", false },
	{ "message.present; header.date=2020-09-02T18:05:36+08:00", false },
	{ "message.present; header.date=2020-09-02T18:05:36Z", false },
	{ "message.present; header.list; header.date=2020-09-02T18:05:36-05:00", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_zone_far = {
	.id = "targeting_zone_far",
	.axis = SK_AXIS_TARGETING,
	.low_db = -8, .likely_db = -4, .high_db = -1,
	.group = "sender",
	.why_ja = "日本語のメールですが、日本から遠い時間帯で書かれており、国外の乗っ取られたメールから送るばらまき型に見られます",
	.why_en = "it is in Japanese, and its clock is that of a far country, as of "
	    "mailboxes abroad that mass mail is sent through",
	.source = "Emotet in Japanese through mailboxes abroad, ipa.go.jp "
	    "emotet-situation-10. Weight: our estimate",
	.from_year = 2018,
	.language = "ja",
	.fires = fires,
	.examples = examples,
};
