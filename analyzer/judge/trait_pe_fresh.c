#include "ask.h"

/*
 * Built for this mail, by its own account, which anybody can set; builds that do
 * not say when they were made have a number there that is no time.
 */
enum { DAYS = 7 };

static bool
fires(const struct sk_record *r, size_t object)
{
	int64_t built = (int64_t)(sk_record_count(r, object, SK_KEY_PE_TIMESTAMP) / 86400);
	int64_t mail = built == 0 ? -1 : sk_ask_mail_day(r, object);

	return mail >= 0 && built > 0 && built <= mail && mail - built < DAYS &&
	    !sk_record_has(r, object, SK_KEY_PE_SIGNATURE, "present");
}

static const struct sk_trait_example examples[] = {
	{ "header.date=2016-05-17T09:12:00+09:00 > object.type=zip > object.type=pe; pe.timestamp=1463400000", true },
	{ "header.date=2016-05-17T09:12:00+09:00 > object.type=zip > object.type=pe; pe.timestamp=1463400000; "
	    "pe.signature=present", false },
	{ "header.date=2016-05-17T09:12:00+09:00 > object.type=pe; pe.timestamp=1400000000", false },
	{ "header.date=2016-05-17T09:12:00+09:00 > object.type=pe; pe.timestamp=3163400000", false },
	{ "header.from=a@b.example > object.type=pe; pe.timestamp=1463400000", false },
	{ "header.date=2016-03-01T00:12:00+09:00 > object.type=pe; pe.timestamp=1456660800", true },
	{ NULL, false }
};

const struct sk_trait sk_trait_pe_fresh = {
	.id = "pe_fresh",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 3, .high_db = 6,
	.group = "make",
	.why_ja = "署名のないプログラムが、メールの送信直前の1週間以内に作られています",
	.why_en = "an unsigned program that was built within the week before the mail was sent",
	.source = "Microsoft, PE Format, TimeDateStamp; mass mail to Japan was built anew for each "
	    "wave; our estimate",
	.fires = fires,
	.needs = SK_KEY_PE_TIMESTAMP,
	.examples = examples,
};
