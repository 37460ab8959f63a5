#include "ask_sender.h"

/*
 * Firms of the same name, and domains of our own that nobody has told the settings.
 */
static bool
fires(const struct sk_record *r, size_t mail)
{
	struct sk_span how = sk_ask_piece(sk_record_get(r, mail, SK_KEY_SITE_LOOKS_LIKE), 1);

	return sk_span_is(how, "ending") || sk_span_is(how, "part");
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@example.info; site.looks_like=example.co.jp\tending", true },
	{ "header.from=a@example-jp.com; site.looks_like=example.co.jp\tpart", true },
	{ "header.from=a@examp1e.example; site.looks_like=example.co.jp\tglyph", false },
	{ "header.from=a@example.co.jp; site.from_own=example.co.jp", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_site_name_borrowed = {
	.id = "site_name_borrowed",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 5, .high_db = 9,
	.group = "sender",
	.why_ja = "差出人のドメインは自組織のものに似せた別のドメインです",
	.why_en = "the domain of its sender has our name in it and is not ours",
	.source = "NPA and NISC, alert of 30 November 2022 (senders whose domain resembles the "
	    "real one), via scan.netsecurity 2022/12/02/48581. Weight: our estimate",
	.fires = fires,
	.examples = examples,
};
