#include "ask.h"

static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_record_find(r, object, SK_KEY_QUERY_URL) != NULL ||
	    sk_record_has(r, object, SK_KEY_LNK_KIND, "settings");
}

static const struct sk_trait_example examples[] = {
	{ "message.present; header.date=2018-08-08T09:00:00+09:00 > object.type=text; "
	    "object.attached; name.extension=iqy; query.url=http://a.example/1", true },
	{ "message.present; header.date=2018-07-20T09:00:00+09:00 > object.type=text; "
	    "object.attached; lnk.kind=settings; lnk.command=powershell", true },
	{ "message.present; header.date=2018-08-08T09:00:00+09:00 > object.type=lnk; "
	    "object.attached; lnk.kind=lnk", false },
	{ "message.present; header.date=2018-08-08T09:00:00+09:00 > "
	    "object.type=ooxml-xls; object.attached; office.vba", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_odd_opener = {
	.id = "targeting_odd_opener",
	.axis = SK_AXIS_TARGETING,
	.low_db = -10, .likely_db = -6, .high_db = -2,
	.group = "payload",
	.why_ja = "Excel のクエリ (iqy) や設定のショートカットは、2018 年以降のばらまき型で使われました",
	.why_en = "queries of Excel and shortcuts to settings are the ways of mass mail "
	    "since 2018",
	.source = "Trend Micro, August 2018 (.iqy files by Cutwail, to Japan); "
	    "Proofpoint, June and July 2018 (TA505: .iqy, SettingContent-ms); the figure "
	    "is our estimate",
	.from_year = 2018,
	.fires = fires,
	.examples = examples,
};
