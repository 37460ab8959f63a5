#include "ask_letter.h"

/*
 * Makers of software say so as well: worth nothing at its low end.
 */
static const char *const words[] = { "windows", NULL };

static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_ask_is_letter(r, object) &&
	    sk_ask_letter_has(r, object, SK_KEY_TEXT_ASKS, words) &&
	    (sk_ask_carries(r, object) & (SK_CARRIES_RUNS | SK_CARRIES_LOCKED)) != 0;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=text; object.inline; text.asks=windows | "
	    "object.type=lzh; object.attached > object.type=pe", true },
	{ "header.from=a@b.example > object.type=text; object.inline; text.asks=windows | "
	    "object.type=zip; object.attached; object.encrypted", true },
	{ "header.from=a@b.example > object.type=text; object.inline; text.asks=windows", false },
	{ "header.from=a@b.example > object.type=text; object.inline; text.asks=windows | "
	    "object.type=pdf; object.attached", false },
	{ "header.from=a@b.example > object.type=text; object.inline; text.asks=macro | "
	    "object.type=zip; object.attached; object.encrypted", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_asks_for_windows = {
	.id = "asks_for_windows",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 5, .high_db = 8,
	.group = "theme",
	.why_ja = "Windowsパソコンで開くよう求め、開くと動くものか中の見えないものが付いています",
	.why_en = "it asks to be opened on a Windows PC, and sends what runs or cannot be looked "
	    "into",
	.source = "JPCERT/CC and others on Emdivi of 2014, via itpro 14/110701797; the figure is "
	    "our estimate",
	.fires = fires,
	.needs = SK_KEY_TEXT_ASKS,
	.examples = examples,
};
