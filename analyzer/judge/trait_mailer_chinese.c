#include "ask_sender.h"

/*
 * Partners in China: as zone_china.
 */
static bool
fires(const struct sk_record *r, size_t mail)
{
	static const char *const builds[] = { "[cn]", "foxmail", "coremail", "qqmail", "dreammail", NULL };
	struct sk_span mailer = sk_record_get(r, mail, SK_KEY_HEADER_MAILER);

	for (size_t i = 0; builds[i] != NULL; i++)
		if (sk_span_find_nocase(mailer, sk_span_text(builds[i]), 0) != SK_SPAN_NONE)
			return !sk_ask_from_list(r, mail) && !sk_ask_aligned(r, mail, NULL);
	return false;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example; header.mailer=Foxmail 6, 13, 102, 15 [cn] > "
	    "object.type=text; text.language=ja", true },
	{ "header.from=a@b.example; header.mailer=Coremail Webmail Server Version XT > "
	    "object.type=text; text.language=ja", true },
	{ "header.from=a@b.example; header.mailer=Becky! ver. 2.70 [ja] > object.type=text; "
	    "text.language=ja", false },
	{ "header.from=a@b.example; header.mailer=Foxmail 7.2 [cn]; "
	    "site.auth_aligned=spf\tb.example > object.type=text; text.language=ja", false },
	{ "header.from=a@b.example > object.type=text; text.language=ja", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_mailer_chinese = {
	.id = "mailer_chinese",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 4, .high_db = 7,
	.group = "language",
	.why_ja = "日本語のメールですが、中国語版のメールソフトで作られています",
	.why_en = "the mail is in Japanese, and was made with a Chinese mail program",
	.source = "Bank phishing of 2013 to 2016 (Foxmail [cn]), via iroiro-memo.hatenablog "
	    "20150128 and diary.bis5.net 2013-08-28. Weight: our estimate",
	.language = "ja",
	.fires = fires,
	.examples = examples,
};
