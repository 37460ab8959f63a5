#include "ask_letter.h"

/*
 * Clubs collect data of their members so: worth nothing at its low end.
 */
static const char *const words[] = { "private", NULL };

static bool
fires(const struct sk_record *r, size_t object)
{
	bool elsewhere = sk_record_find(r, object, SK_KEY_HEADER_REPLY_TO_DIFFERS) != NULL ||
	    sk_record_find(r, object, SK_KEY_HEADER_FREE_MAIL) != NULL;

	return sk_ask_is_letter(r, object) && elsewhere && !sk_ask_from_list(r, object) &&
	    sk_ask_letter_has(r, object, SK_KEY_TEXT_ASKS, words);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example; header.reply_to_differs=x.example > object.type=text; "
	    "object.inline; text.asks=private", true },
	{ "header.from=a@b.example; header.free_mail=gmail.com > object.type=text; "
	    "object.inline; text.asks=private", true },
	{ "header.from=a@b.example > object.type=text; object.inline; text.asks=private", false },
	{ "header.list; header.reply_to_differs=x.example > object.type=text; object.inline; "
	    "text.asks=private", false },
	{ "header.from=a@b.example; header.free_mail=gmail.com > object.type=text; "
	    "object.inline; text.asks=macro", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_asks_for_secrets = {
	.id = "asks_for_secrets",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 4, .high_db = 8,
	.group = "theme",
	.why_ja = "口座や身分証などの情報を返信で求めていますが、返信先が差出人と別か、無料メールです",
	.why_en = "it asks to answer with private data, and the answer goes elsewhere than to a "
	    "firm's own address",
	.source = "IPA, checklists on suspicious mail; J-CSIP, second quarter of 2019 (answers led "
	    "elsewhere), via scan.netsecurity 2019/07/29/42701; the figure is our estimate",
	.fires = fires,
	.examples = examples,
	.needs = SK_KEY_TEXT_ASKS,
};
