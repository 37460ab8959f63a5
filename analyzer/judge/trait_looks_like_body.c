#include "ask_sender.h"

/*
 * The real ones end in go.jp or are the only ones of their name.
 */
static bool
fires(const struct sk_record *r, size_t mail)
{
	return sk_ask_looks_like(r, mail, NULL) == SK_CLAIMED_BODY;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@mofa-jp.example; header.from_looks_like=mofa.go.jp\tministry\tpart", true },
	{ "header.from=a@jiia.example; header.from_looks_like=jiia.or.jp\tinstitute\tending", true },
	{ "header.from=a@mofa.go.jp", false },
	{ "header.from=a@amazom.example; header.from_looks_like=amazon.co.jp\tshop\tletter", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_looks_like_body = {
	.id = "looks_like_body",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 8, .high_db = 12,
	.group = "sender",
	.why_ja = "差出人のドメインは公的機関や報道機関のものに似せた別のドメインです",
	.why_en = "the domain of its sender is made to look like that of a public body or the "
	    "press",
	.source = "NPA and NISC, alert of 30 November 2022 (senders whose domain resembles the "
	    "real one), via scan.netsecurity 2022/12/02/48581. Weight: our estimate",
	.fires = fires,
	.examples = examples,
};
