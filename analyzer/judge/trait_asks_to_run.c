#include "ask_letter.h"

/*
 * Warnings that are to be passed over and rights of an administrator are in every note
 * to an installer: they say nothing. Some drivers still want the protection stopped: worth
 * nothing at its low end.
 */
static const char *const words[] = { "protection", "template", NULL };

static bool
fires(const struct sk_record *r, size_t object)
{
	unsigned opens = SK_CARRIES_RUNS | SK_CARRIES_LOCKED | SK_CARRIES_DOCUMENT;

	return sk_ask_is_letter(r, object) &&
	    sk_ask_letter_has(r, object, SK_KEY_TEXT_ASKS, words) &&
	    (sk_ask_carries(r, object) & opens) != 0;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=text; object.inline; text.asks=protection | "
	    "object.type=zip; object.attached > object.type=pe", true },
	{ "header.from=a@b.example > object.type=text; object.inline; text.asks=template | "
	    "object.type=ooxml-xls; object.attached", true },
	{ "header.from=a@b.example > object.type=text; object.inline; text.asks=template | "
	    "object.type=zip; object.attached; object.encrypted", true },
	{ "header.from=a@b.example > object.type=text; object.inline; text.asks=protection", false },
	{ "header.from=a@b.example > object.type=text; object.inline; "
	    "text.asks=administrator | object.type=zip; object.attached > object.type=pe", false },
	{ "header.from=a@b.example > object.type=text; object.inline; text.asks=ignore | "
	    "object.type=zip; object.attached > object.type=pe", false },
	{ "header.from=a@b.example > object.type=text; object.inline; text.chars=40 | "
	    "object.type=zip; object.attached > object.type=pe", false },
	{ "header.from=a@b.example > object.type=text; object.inline; text.asks=macro | "
	    "object.type=ooxml-xls; object.attached", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_asks_to_run = {
	.id = "asks_to_run",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 5, .high_db = 9,
	.group = "theme",
	.why_ja = "ウイルス対策の停止や特別なフォルダへの複写を求め、開くと動くものか中の見えないものが付いています",
	.why_en = "it asks to stop the protection of the computer or to put files where they run "
	    "by themselves, and sends what runs or cannot be looked into",
	.source = "MITRE ATT&CK T1204.002, T1562.001 and T1137; IPA, pages on Emotet (steps that "
	    "letters ask for); the figure is our estimate",
	.fires = fires,
	.needs = SK_KEY_TEXT_ASKS,
	.examples = examples,
};
