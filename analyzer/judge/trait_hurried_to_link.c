#include "ask_letter.h"

/*
 * Firms whose mail is sent by a service link to their own site, too: worth nothing at its
 * low end.
 */
static const char *const themes[] = {
	"parcel", "bank", "card", "shop", "account", "tax", "travel",
	"prize", "utility",
	NULL
};

static bool
fires(const struct sk_record *r, size_t object)
{
	static const char *const loss[] = { "loss", NULL };

	return sk_ask_is_letter(r, object) && !sk_ask_from_list(r, object) &&
	    sk_ask_theme(r, object, themes) && !sk_ask_names_reader(r, object) &&
	    sk_ask_letter_has(r, object, SK_KEY_TEXT_URGES, loss) &&
	    sk_ask_letter_has(r, object, SK_KEY_URL_ONLY, NULL);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example; header.theme=card > object.type=text; object.inline; "
	    "text.urges=loss; url.only=x.example", true },
	{ "header.from=a@b.example > object.type=text; object.inline; text.theme=tax; "
	    "text.urges=deadline; text.urges=loss; text.addressee=generic; url.only=x.example", true },
	{ "header.list; header.theme=card > object.type=text; object.inline; "
	    "text.urges=loss; url.only=x.example", false },
	{ "header.from=a@b.example; header.theme=card > object.type=text; object.inline; "
	    "text.urges=loss; text.addressee=person; url.only=x.example", false },
	{ "header.from=a@b.example; header.theme=card > object.type=text; object.inline; "
	    "text.urges=loss", false },
	{ "header.from=a@b.example; header.theme=seminar > object.type=text; object.inline; "
	    "text.urges=loss; url.only=x.example", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_hurried_to_link = {
	.id = "hurried_to_link",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 5, .high_db = 8,
	.group = "disguise",
	.why_ja = "不利益を予告して急がせ、差出人とは別のサイト一か所だけに誘っています",
	.why_en = "it threatens a loss and leads to one site alone, which is not the sender's",
	.source = "Council of Anti-Phishing Japan, monthly reports; National Tax Agency phishing "
	    "of 2022, via teraokaikei 2022-09-13; the figure is our estimate",
	.fires = fires,
	.needs = SK_KEY_TEXT_URGES,
	.examples = examples,
};
