#include "ask.h"

/*
 * Collectors of old software do not attach it bare; they send a zip or a disk.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	static const char *const types[] = { "ace", "arj", NULL };

	return sk_ask_has_any(r, object, SK_KEY_OBJECT_TYPE, types) &&
	    sk_record_count(r, object, SK_KEY_OBJECT_ATTACHED) != 0;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=ace; name.extension=ace; "
	    "object.attached; object.gap=unsupported", true },
	{ "header.from=a@b.example > object.type=arj; name.extension=pdf; "
	    "object.attached; object.gap=unsupported", true },
	{ "header.from=a@b.example > object.type=zip > object.type=arj; "
	    "name.extension=arj; object.gap=unsupported", false },
	{ "header.from=a@b.example > object.type=lzh; name.extension=lzh; "
	    "object.attached", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_rare_archive = {
	.id = "rare_archive",
	.axis = SK_AXIS_HARM,
	.low_db = 2, .likely_db = 13, .high_db = 18,
	.group = "container",
	.why_ja = "業務ではまず使われない形式（ACE、ARJ）の圧縮ファイルが添付されています",
	.why_en = "an archive of a kind that offices do not use (ACE, ARJ) is attached",
	.source = "Trend Micro on ARJ and Z files in spam (2018), via "
	    "cert.bournemouth.ac.uk; ACE in mail of October 2016, via idefix.net; "
	    "our estimate",
	.from_year = 2014,
	.fires = fires,
	.examples = examples,
};
