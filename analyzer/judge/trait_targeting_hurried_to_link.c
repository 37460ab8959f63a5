#include "ask_letter.h"

static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_trait_hurried_to_link.fires(r, object);
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

const struct sk_trait sk_trait_targeting_hurried_to_link = {
	.id = "targeting_hurried_to_link",
	.axis = SK_AXIS_TARGETING,
	.low_db = -8, .likely_db = -5, .high_db = -2,
	.group = "payload",
	.why_ja = "名指しせずに不利益を予告し、一か所のサイトへ誘う、大量に送られる手口です",
	.why_en = "it names no reader, threatens a loss and leads to one site, as phishing by "
	    "the thousand does",
	.source = "Council of Anti-Phishing Japan, monthly reports (hundreds of thousands of "
	    "reports a month); the figure is our estimate",
	.fires = fires,
	.needs = SK_KEY_TEXT_URGES,
	.examples = examples,
};
