#include "ask_sender.h"

/*
 * A contact form is called after what it does, and does not come out of eval().
 */
static bool
fires(const struct sk_record *r, size_t mail)
{
	static const char *const signs[] = { "eval()'d", "wp-content/uploads", "wp-includes/", "/tmp/",
	    "/cache/", "/images/", "/.well-known/", NULL };
	struct sk_span script = sk_record_get(r, mail, SK_KEY_HEADER_ORIGINATING_SCRIPT);

	for (size_t i = 0; signs[i] != NULL; i++)
		if (sk_span_find(script, sk_span_text(signs[i]), 0) != SK_SPAN_NONE)
			return sk_span_find(script, SK_SPAN("wp-includes/class-phpmailer"), 0) == SK_SPAN_NONE &&
			    sk_span_find(script, SK_SPAN("wp-includes/PHPMailer"), 0) == SK_SPAN_NONE &&
			    sk_span_find(script, SK_SPAN("wp-includes/pluggable"), 0) == SK_SPAN_NONE;
	return false;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example; header.originating_script=10007:x.php(1) : eval()'d code", true },
	{ "header.from=a@b.example; "
	    "header.originating_script=www.b.example/wp-content/uploads/2016/d.php for "
	    "203.0.113.9", true },
	{ "header.from=form@b.example; header.originating_script=33:contact.php", false },
	{ "header.from=wordpress@b.example; header.originating_script=1003:class-phpmailer.php", false },
	{ "header.from=a@b.example", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_sent_by_hidden_script = {
	.id = "sent_by_hidden_script",
	.axis = SK_AXIS_HARM,
	.low_db = 1, .likely_db = 7, .high_db = 10,
	.group = "sender",
	.why_ja = "乗っ取られたウェブサイトの隠しプログラムから送られた形跡があります",
	.why_en = "it was sent by a hidden script of a web site that somebody has taken over",
	.source = "PHP manual, mail.add_x_header (X-PHP-Originating-Script); forms of web "
	    "shells in it: our estimate",
	.fires = fires,
	.examples = examples,
};
