#include "ask_letter.h"

/*
 * It is everyday business in Japan: it says little.
 */
static const char *const words[] = { "later", NULL };

static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_ask_is_letter(r, object) &&
	    sk_ask_letter_has(r, object, SK_KEY_TEXT_PASSWORD_HINT, words) &&
	    (sk_ask_carries(r, object) & SK_CARRIES_LOCKED) != 0;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=text; object.inline; "
	    "text.password_hint=later | object.type=zip; object.attached; object.encrypted", true },
	{ "header.from=a@b.example > object.type=text; object.inline; "
	    "text.password_hint=later | object.type=7z; object.attached; object.encrypted", true },
	{ "header.from=a@b.example > object.type=text; object.inline; "
	    "text.password_hint=later", false },
	{ "header.from=a@b.example > object.type=text; object.inline; "
	    "text.password_hint=here | object.type=zip; object.attached; object.encrypted", false },
	{ "header.from=a@b.example > object.type=text; object.inline; "
	    "text.password_hint=later | object.type=zip; object.attached; object.encrypted; "
	    "object.opened_with=body", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_password_later = {
	.id = "targeting_password_later",
	.axis = SK_AXIS_TARGETING,
	.low_db = 0, .likely_db = 2, .high_db = 4,
	.group = "container",
	.why_ja = "添付ファイルのパスワードは別のメールなどで知らせるとしています",
	.why_en = "the password of what is attached is to come by another way",
	.source = "IPA J-CRAT, activity report for the first half of fiscal 2018 (passwords sent "
	    "separately in targeted mail), via s.netsecurity 2018/11/26/41648; JIPDEC and "
	    "ITR, 2022: 85.5 % of firms get such mail, via itmedia 2203/17/news149",
	.fires = fires,
	.needs = SK_KEY_TEXT_PASSWORD_HINT,
	.examples = examples,
};
