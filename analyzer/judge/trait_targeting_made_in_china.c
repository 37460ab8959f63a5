#include "ask_letter.h"

/*
 * Phishing for banks was made so, too, but led to pages, and in Japanese that no office
 * writes.
 */
/* Japanese as bank phishing had it. */
static bool
is_crude(const struct sk_record *r, size_t mail)
{
	static const enum sk_key marks[] = { SK_KEY_TEXT_GLYPH_FOREIGN, SK_KEY_TEXT_HONORIFIC_CLASH,
		SK_KEY_TEXT_TRANSLATED, SK_KEY_HTML_FONT_FOREIGN };

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (sk_ask_letter_has(r, mail, marks[i], NULL))
			return true;
	return false;
}

static bool
fires(const struct sk_record *r, size_t mail)
{
	const unsigned harmful = SK_CARRIES_RUNS | SK_CARRIES_MACRO | SK_CARRIES_LOCKED;

	if (is_crude(r, mail))
		return false;
	return (sk_trait_mailer_chinese.fires(r, mail) || sk_trait_zone_china.fires(r, mail)) &&
	    sk_ask_is_letter(r, mail) && (sk_ask_carries(r, mail) & harmful) != 0;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example; header.mailer=Foxmail 7.0.1.91[cn] > "
	    "object.type=text; object.inline; text.language=ja | object.type=pe; "
	    "object.attached; name.extension=exe", true },
	{ "header.from=a@b.example; header.date=2016-03-15T10:02:37+08:00 > "
	    "object.type=text; object.inline; text.language=ja | object.type=ole-doc; "
	    "object.attached; office.vba; name.extension=doc", true },
	{ "header.from=a@b.example; header.mailer=Foxmail 7.0.1.91[cn] > "
	    "object.type=text; object.inline; text.language=ja; text.glyph_foreign=登录 "
	    "| object.type=pe; object.attached; name.extension=exe", false },
	{ "header.from=a@b.example; header.mailer=Foxmail 7.0.1.91[cn] > "
	    "object.type=text; object.inline; text.language=ja", false },
	{ "header.from=a@b.example; header.date=2016-03-15T10:02:37+09:00 > "
	    "object.type=text; object.inline; text.language=ja | object.type=pe; "
	    "object.attached; name.extension=exe", false },
	{ "header.from=a@b.example; header.mailer=Foxmail 7.0.1.91[cn] > "
	    "object.type=text; object.inline; text.language=ja | object.type=pdf; "
	    "object.attached; name.extension=pdf", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_made_in_china = {
	.id = "targeting_made_in_china",
	.axis = SK_AXIS_TARGETING,
	.low_db = 0, .likely_db = 3, .high_db = 6,
	.group = "language",
	.why_ja = "日本語のメールに動くものが添えられ、中国語版のソフトや中国の時間帯で作られています",
	.why_en = "mail in Japanese that brings what runs was made by a Chinese mail "
	    "program or clock",
	.source = "FireEye, Digital Bread Crumbs, June 2013 (what phishing mail of "
	    "espionage tells of its keyboard); JPCERT/CC and others on espionage against "
	    "Japan; against it: bank phishing of 2013 to 2016, whose mails hold links, "
	    "via iroiro-memo.hatenablog 20150128; the figure is our estimate",
	.language = "ja",
	.fires = fires,
	.examples = examples,
};
