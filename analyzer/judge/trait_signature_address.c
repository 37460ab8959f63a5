#include "ask_sender.h"

/*
 * People write from a private address and sign with that of the office; services sign for
 * their customers.
 */
static bool
fires(const struct sk_record *r, size_t text)
{
	size_t message = sk_record_message_of(r, text);

	return sk_record_find(r, text, SK_KEY_TEXT_SIGNATURE_ADDRESS) != NULL &&
	    !sk_ask_from_list(r, message) &&
	    sk_record_find(r, message, SK_KEY_HEADER_REFERENCES) == NULL;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@gmail.com > object.type=text; "
	    "text.signature_address=b@ministry.example", true },
	{ "header.from=a@b.example > object.type=html; text.signature_address=c@d.example", true },
	{ "header.from=a@b.example; header.list > object.type=text; "
	    "text.signature_address=c@d.example", false },
	{ "header.from=a@b.example; header.references=2 > object.type=text; "
	    "text.signature_address=c@d.example", false },
	{ "header.from=a@b.example > object.type=text; indicator.email=c@d.example", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_signature_address = {
	.id = "signature_address",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 3, .high_db = 6,
	.group = "sender",
	.why_ja = "署名のメールアドレスと実際の差出人のドメインが異なります",
	.why_en = "the address in its signature is of another domain than its sender",
	.source = "IPA, what to look at in suspicious mail (the sender and the signature "
	    "differ), via naruto-u.ac.jp/center/it/security.html. Weight: our estimate",
	.fires = fires,
	.examples = examples,
};
