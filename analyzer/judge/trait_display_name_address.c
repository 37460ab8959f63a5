#include "ask.h"

/*
 * Mailing lists put the writer's address into the name when they rewrite From.
 * Services that send for their customers do the same, and lead replies there;
 * who writes from a free mail service has no such service before him.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	struct sk_span shown = sk_record_get(r, object, SK_KEY_HEADER_DISPLAY_NAME_ADDRESS);
	struct sk_span reply = sk_record_get(r, object, SK_KEY_HEADER_REPLY_TO);

	if (shown.n == 0 || sk_ask_from_list(r, object))
		return false;
	return !sk_span_same_nocase(shown, reply) ||
	    sk_record_find(r, object, SK_KEY_HEADER_FREE_MAIL) != NULL;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=x@elsewhere.example; header.display_name_address=info@ministry.example", true },
	{ "header.from=a@b.example > object.type=message; message.present; header.display_name_address=c@d.example", true },
	{ "header.from=ml@list.example; header.display_name_address=member@univ.example; "
	    "header.list", false },
	{ "header.from=x@freemail.example; header.free_mail=freemail.example; "
	    "header.display_name_address=info@ministry.example; header.reply_to=info@ministry.example", true },
	{ "header.from=x@elsewhere.example; header.display_name_address=info@ministry.example; "
	    "header.reply_to=y@elsewhere.example", true },
	{ "header.from=no-reply@invoices.example; header.display_name_address=keiri@customer.example; "
	    "header.reply_to=Keiri@customer.example", false },
	{ "header.from=a@b.example; header.from_name=Ichiro (Example)", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_display_name_address = {
	.id = "display_name_address",
	.axis = SK_AXIS_HARM,
	.low_db = 6, .likely_db = 12, .high_db = 16,
	.group = "sender",
	.why_ja = "差出人の名前の欄に、実際とは別のメールアドレスが書かれています",
	.why_en = "the name of the sender shows another address than the real one",
	.source = "MEXT case of May 2016 (mext.go.jp in the display name), via piyolog 20160526",
	.fires = fires,
	.needs = SK_KEY_HEADER_DISPLAY_NAME_ADDRESS,
	.examples = examples,
};
