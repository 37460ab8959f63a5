#include "ask_letter.h"

static const char *const words[] = { "here", "rule", NULL };

static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_ask_is_letter(r, object) &&
	    (sk_ask_letter_has(r, object, SK_KEY_URL_STORAGE, NULL) ||
	    sk_ask_letter_has(r, object, SK_KEY_URL_FILE, NULL)) &&
	    sk_ask_letter_has(r, object, SK_KEY_TEXT_PASSWORD_HINT, words);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=text; object.inline; "
	    "url.storage=drive.google.com; text.password_hint=here", true },
	{ "header.from=a@b.example > object.type=text; object.inline; "
	    "url.file=archive\trar\tfiles.example; text.password_hint=rule", true },
	{ "header.from=a@b.example > object.type=text; object.inline; "
	    "url.storage=drive.google.com; text.password_hint=later", false },
	{ "header.from=a@b.example > object.type=text; object.inline; "
	    "url.storage=drive.google.com", false },
	{ "header.from=a@b.example > object.type=text; object.inline; "
	    "text.password_hint=here | object.type=zip; object.attached; object.encrypted", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_link_password = {
	.id = "targeting_link_password",
	.axis = SK_AXIS_TARGETING,
	.low_db = 1, .likely_db = 5, .high_db = 8,
	.group = "payload",
	.why_ja = "ファイル置き場へのリンクと、そのパスワードが一緒に書かれています",
	.why_en = "it leads to a stored file and gives the password to open it",
	.source = "NPA and NISC, alert of 30 November 2022, via scan.netsecurity 2022/12/02/48581; "
	    "Citizen Lab, 2025 (an archive on a shared drive, with password), via scworld; "
	    "the figure is our estimate",
	.from_year = 2020,
	.fires = fires,
	.needs = SK_KEY_TEXT_PASSWORD_HINT,
	.examples = examples,
};
