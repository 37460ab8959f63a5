#include "ask_sender.h"

/*
 * A script that adds its own field to what it is given does so as well.
 */
static bool
fires(const struct sk_record *r, size_t mail)
{
	return sk_record_has(r, mail, SK_KEY_HEADER_DUPLICATE, "From");
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example; header.duplicate=From", true },
	{ "header.from=a@b.example; header.duplicate=To; header.duplicate=From", true },
	{ "header.from=a@b.example; header.duplicate=Subject", false },
	{ "header.from=a@b.example", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_from_twice = {
	.id = "from_twice",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 6, .high_db = 10,
	.group = "sender",
	.why_ja = "差出人の欄が二つあり、ソフトによって別の差出人が表示されます",
	.why_en = "it has two senders, and programs differ on which they show",
	.source = "RFC 5322 3.6 (From stands once); Chen, Paxson and Jiang, Composition Kills, "
	    "USENIX Security 2020. Weight: our estimate",
	.fires = fires,
	.examples = examples,
};
