#include "ask_sender.h"

enum { PARTS = 200 };	/* of a mail that are asked for */

/*
 * A gateway may have taken the signature away; what the sender's own host has signed
 * is genuine all the same.
 */
static bool
fires(const struct sk_record *r, size_t mail)
{
	static const char *const signing[] = { "@mext.go.jp", "@atla.mod.go.jp", "@cs.atla.mod.go.jp", NULL };
	struct sk_span from = sk_record_get(r, mail, SK_KEY_HEADER_FROM);
	uint32_t part = 0;
	size_t who = 0;

	while (signing[who] != NULL && !sk_span_ends_nocase(from, sk_span_text(signing[who])))
		who++;
	if (signing[who] == NULL || sk_ask_from_list(r, mail) || sk_ask_aligned(r, mail, "dkim"))
		return false;
	for (int i = 0; i < PARTS && (part = sk_ask_next_part(r, mail, part)) != 0; i++)
		if (sk_ask_type_is(r, part, "smime"))
			return false;
	return true;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@mext.go.jp; header.date=2022-05-17T09:12:00+09:00 > object.type=text", true },
	{ "header.from=a@atla.mod.go.jp; header.date=2023-05-17T09:12:00+09:00 > "
	    "object.type=text | object.type=zip", true },
	{ "header.from=a@mext.go.jp > object.type=text | object.type=smime", false },
	{ "header.from=a@mext.go.jp; site.auth=dkim=pass; site.auth_aligned=dkim\tmext.go.jp > "
	    "object.type=text", false },
	{ "header.from=a@b.example > object.type=text", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_smime_missing = {
	.id = "smime_missing",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 5, .high_db = 8,
	.group = "authentication",
	.why_ja = "電子署名を必ず付けると公表している機関を名乗っていますが、電子署名がありません",
	.why_en = "it claims a body that says it signs all of its mail, and has no signature",
	.source = "MEXT, statement of March 2022 (all mail to the Internet has a certificate), "
	    "mext.go.jp/a_menu/other/mext_01800.html; ATLA (all mail since October 2020), "
	    "mod.go.jp/atla/smime.html. Weight: our estimate",
	.from_year = 2022,
	.fires = fires,
	.examples = examples,
};
