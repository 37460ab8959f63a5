#include "ask_letter.h"

/*
 * In an office in Japan, that is.  Those who write to scholars and diplomats in English
 * write of their subject.
 */
static const char *const to_readers[] = { "policy", "interview", "seminar", "resume", "grant",
	"academic", "meeting", NULL };

static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_ask_is_letter(r, object) && sk_ask_letter_chars(r, object) >= 20 &&
	    sk_span_is(sk_ask_language(r, object), "en") && !sk_ask_names_reader(r, object) &&
	    !sk_ask_theme(r, object, to_readers) &&
	    sk_record_find(r, object, SK_KEY_SITE_ORG_NAMED) == NULL;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=en; "
	    "text.chars=90; text.addressee=generic", true },
	{ "header.from=a@b.example; header.theme=order > object.type=text; "
	    "object.inline; text.language=en; text.chars=240; text.addressee=none", true },
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=en; "
	    "text.chars=90; text.addressee=person", false },
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=ja; "
	    "text.chars=90; text.addressee=generic", false },
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=en; "
	    "text.chars=90; text.theme=policy", false },
	{ "header.from=a@b.example; site.org_named=Example Research Institute\ttext > "
	    "object.type=text; object.inline; text.language=en; text.chars=90; "
	    "text.addressee=generic", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_english_to_anybody = {
	.id = "targeting_english_to_anybody",
	.axis = SK_AXIS_TARGETING,
	.low_db = -6, .likely_db = -3, .high_db = 0,
	.group = "language",
	.why_ja = "英語の文面で宛名がなく、世界中に送られるばらまき型に多い形です",
	.why_en = "it is in English and names no reader, as mail that goes round the "
	    "world does",
	.source = "J-CSIP, second quarter of 2016 (1,584 of 1,818 mails handed in were "
	    "mass mail in Japanese; targeted mail is in Japanese, too), via "
	    "scan.netsecurity 2016/08/01/38791; Le Blond et al., USENIX Security 2014 "
	    "(targeted mail is in the language of its reader); against it: the mails on "
	    "equipment for plants, J-CSIP 2017 and 2018; the figure is our estimate",
	.fires = fires,
	.examples = examples,
};
