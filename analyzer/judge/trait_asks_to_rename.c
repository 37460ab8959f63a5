#include "ask_letter.h"

/*
 * Offices whose filter eats programs send them so to each other, honestly and oftener than
 * attackers do: little, and worth nothing at its low end.  Who says openly that it is a
 * program hides nothing by the name.
 */
static const char *const words[] = { "rename", NULL };

static bool
fires(const struct sk_record *r, size_t object)
{
	uint32_t part = 0;

	if (!sk_ask_is_letter(r, object) ||
	    !sk_ask_letter_has(r, object, SK_KEY_TEXT_ASKS, words) ||
	    sk_trait_program_named.fires(r, object) || sk_trait_program_told.fires(r, object))
		return false;
	for (int i = 0; i < 1000 && (part = sk_ask_next_part(r, object, part)) != 0; i++)
		if (sk_ask_class(r, part, SK_CLASS_RUNS) && !sk_ask_name_runs(r, part) &&
		    !sk_ask_is_quoted(r, part))
			return true;
	return (sk_ask_carries(r, object) & SK_CARRIES_LOCKED) != 0;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=text; object.inline; text.asks=rename | "
	    "object.type=pe; object.attached; object.name=viewer.ex_; name.extension=ex_", true },
	{ "header.from=a@b.example > object.type=text; object.inline; text.asks=rename | "
	    "object.type=zip; object.attached; object.encrypted", true },
	{ "header.from=a@b.example > object.type=text; object.inline; text.asks=rename | "
	    "object.type=pe; object.attached; name.extension=exe", false },
	{ "header.from=a@b.example > object.type=text; object.inline; text.asks=rename | "
	    "object.type=pdf; object.attached", false },
	{ "header.from=a@b.example > object.type=text; object.inline; text.chars=9 | "
	    "object.type=pe; object.attached; name.extension=ex_", false },
	{ "header.from=a@b.example > object.type=text; object.inline; text.asks=rename; "
	    "text.tells=program | object.type=pe; object.attached; object.name=tool.ex_; "
	    "name.extension=ex_", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_asks_to_rename = {
	.id = "asks_to_rename",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 3, .high_db = 6,
	.group = "disguise",
	.why_ja = "拡張子を変えて開くよう求め、名前どおりでない中身か、中の見えないものが付いています",
	.why_en = "it asks to rename what is attached, which is not what its name says or cannot "
	    "be looked into",
	.source = "MITRE ATT&CK T1036.008 and T1204.002; Microsoft, blocked attachments in Outlook "
	    "(why names are changed); the figure is our estimate",
	.fires = fires,
	.needs = SK_KEY_TEXT_ASKS,
	.examples = examples,
};
