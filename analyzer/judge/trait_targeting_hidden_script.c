#include "ask_sender.h"

/*
 * As sent_by_hidden_script.
 */
static bool
fires(const struct sk_record *r, size_t mail)
{
	return sk_trait_sent_by_hidden_script.fires(r, mail);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example; header.originating_script=10007:x.php(1) : eval()'d code", true },
	{ "header.from=a@b.example; "
	    "header.originating_script=www.b.example/wp-content/uploads/2016/d.php for "
	    "203.0.113.9", true },
	{ "header.from=form@b.example; header.originating_script=33:contact.php", false },
	{ "header.from=a@b.example", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_hidden_script = {
	.id = "targeting_hidden_script",
	.axis = SK_AXIS_TARGETING,
	.low_db = -8, .likely_db = -5, .high_db = -1,
	.group = "sender",
	.why_ja = "乗っ取られたウェブサイトから送られ、ばらまき型に多い送り方です",
	.why_en = "it was sent through a web site that somebody has taken over, as mass mail is",
	.source = "PHP manual, mail.add_x_header. Weight: our estimate",
	.fires = fires,
	.examples = examples,
};
