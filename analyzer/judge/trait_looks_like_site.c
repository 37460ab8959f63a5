#include "ask_sender.h"

/*
 * One letter or glyph off: nobody has such a neighbour by accident, but nearly.
 */
static bool
fires(const struct sk_record *r, size_t mail)
{
	struct sk_span how = sk_ask_piece(sk_record_get(r, mail, SK_KEY_SITE_LOOKS_LIKE), 1);

	return sk_span_is(how, "glyph") || sk_span_is(how, "letter");
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@examp1e.example; site.looks_like=example.co.jp\tglyph", true },
	{ "header.from=a@exampel.example; site.looks_like=example.co.jp\tletter", true },
	{ "header.from=a@example.info; site.looks_like=example.co.jp\tending", false },
	{ "header.from=a@b.example", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_looks_like_site = {
	.id = "looks_like_site",
	.axis = SK_AXIS_HARM,
	.low_db = 3, .likely_db = 10, .high_db = 14,
	.group = "sender",
	.why_ja = "差出人のドメインは自組織のものに酷似していますが、別のドメインです",
	.why_en = "the domain of its sender looks like our own and is another one",
	.source = "NPA and NISC, alert of 30 November 2022 (senders whose domain resembles the "
	    "real one), via scan.netsecurity 2022/12/02/48581. Weight: our estimate",
	.fires = fires,
	.examples = examples,
};
