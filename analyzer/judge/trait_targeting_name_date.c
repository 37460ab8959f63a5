#include "ask.h"

/*
 * People date their files as well: a small sign.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	struct sk_span name = sk_record_get(r, object, SK_KEY_OBJECT_NAME);
	struct sk_span date;
	char day[9], short_year[7];

	if (name.n == 0 || !sk_ask_runs(r, object))
		return false;
	date = sk_record_get(r, sk_record_message_of(r, object), SK_KEY_HEADER_DATE);
	if (date.n < 10)
		return false;
	for (int i = 0, n = 0; n < 8; i++)
		if (date.p[i] != '-')
			day[n++] = (char)date.p[i];
	day[8] = '\0';
	for (int i = 0; i < 7; i++)
		short_year[i] = day[i + 2];
	return sk_span_find(name, sk_span_text(day), 0) != SK_SPAN_NONE ||
	    sk_span_find(name, sk_span_text(short_year), 0) != SK_SPAN_NONE;
}

static const struct sk_trait_example examples[] = {
	{ "message.present; header.date=2018-11-07T09:00:00+09:00 > object.type=zip > "
	    "object.type=pe; object.name=20181107_請求.exe; name.extension=exe", true },
	{ "message.present; header.date=2018-11-07T09:00:00+09:00 > "
	    "object.type=script-js; object.name=DOC181107.js; name.extension=js; "
	    "object.attached", true },
	{ "message.present; header.date=2018-11-07T09:00:00+09:00 > object.type=zip > "
	    "object.type=pe; object.name=20171001.exe; name.extension=exe", false },
	{ "message.present; header.date=2018-11-07T09:00:00+09:00 > object.type=pdf; "
	    "object.name=20181107.pdf; name.extension=pdf", false },
	{ "message.present > object.type=pe; object.name=20181107.exe; "
	    "name.extension=exe", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_name_date = {
	.id = "targeting_name_date",
	.axis = SK_AXIS_TARGETING,
	.low_db = -6, .likely_db = -3, .high_db = 0,
	.group = "make",
	.why_ja = "ファイル名に送信日の数字が入っているのは、機械的に作られたばらまき型の特徴です",
	.why_en = "the day of sending stands in the name of what runs, as machines write "
	    "it",
	.source = "Mass mail of 2018 (the file name carries the day of sending), via "
	    "otanun blog-63",
	.from_year = 2014,
	.fires = fires,
	.examples = examples,
};
