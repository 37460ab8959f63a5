#include "ask_letter.h"

/*
 * Newsletters of shops are made so: those that say what they are do not count.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	if (!sk_ask_is_letter(r, object) || sk_ask_from_list(r, object) ||
	    !sk_ask_letter_has(r, object, SK_KEY_HTML_IMAGES, NULL) ||
	    !sk_ask_letter_has(r, object, SK_KEY_INDICATOR_URL, NULL))
		return false;
	return sk_ask_letter_chars(r, object) <= 20;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=html; object.inline; html.images=1; "
	    "text.chars=0; indicator.url=https://x.example/", true },
	{ "header.from=a@b.example > object.type=text; object.inline; text.chars=4 | "
	    "object.type=html; object.inline; html.images=2; indicator.url=https://x.example/", true },
	{ "header.list > object.type=html; object.inline; html.images=1; "
	    "indicator.url=https://x.example/", false },
	{ "header.from=a@b.example > object.type=html; object.inline; html.images=1; "
	    "text.chars=300; indicator.url=https://x.example/", false },
	{ "header.from=a@b.example > object.type=html; object.inline; html.images=1; "
	    "text.chars=0", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_only_an_image = {
	.id = "only_an_image",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 3, .high_db = 6,
	.group = "disguise",
	.why_ja = "本文が画像とリンクだけで、文字がほとんどありません",
	.why_en = "the mail is an image with a link, and hardly a word",
	.source = "J-CSIP, second quarter of 2016 (images for text), via scan.netsecurity "
	    "2016/08/01/38791; the figure is our estimate",
	.fires = fires,
	.needs = SK_KEY_HTML_IMAGES,
	.examples = examples,
};
