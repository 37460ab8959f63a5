#include "ask_sender.h"

/*
 * The form of a web site has the address of the site for its sender, and that of the
 * visitor for the answer: such mail is a script's, or our own.
 */
static bool
fires(const struct sk_record *r, size_t mail)
{
	return sk_record_find(r, mail, SK_KEY_HEADER_REPLY_TO_FREE_MAIL) != NULL &&
	    sk_record_find(r, mail, SK_KEY_HEADER_ORIGINATING_SCRIPT) == NULL &&
	    sk_record_find(r, mail, SK_KEY_SITE_FROM_OWN) == NULL && !sk_ask_from_list(r, mail);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example; header.reply_to=c@gmail.com; "
	    "header.reply_to_free_mail=gmail.com", true },
	{ "header.from=a@b.example > object.type=message; message.present; "
	    "header.reply_to_free_mail=gmail.com", true },
	{ "header.from=form@own.example; site.from_own=own.example; "
	    "header.reply_to_free_mail=gmail.com", false },
	{ "header.from=form@b.example; header.originating_script=33:contact.php; "
	    "header.reply_to_free_mail=gmail.com", false },
	{ "header.from=a@b.example; header.reply_to=c@b.example", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_reply_to_free_mail = {
	.id = "reply_to_free_mail",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 5, .high_db = 8,
	.group = "sender",
	.why_ja = "返信先だけが無料メールのアドレスになっています",
	.why_en = "replies go to a free mail address, though it was not sent from one",
	.source = "J-CSIP, second quarter of 2019 (fraud by business mail), via "
	    "scan.netsecurity 2019/07/29/42701. Weight: our estimate",
	.fires = fires,
	.examples = examples,
};
