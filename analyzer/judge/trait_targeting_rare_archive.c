#include "ask.h"

/*
 * Engineers send sources in some of them, hence the question what lies there.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	static const char *const types[] = { "ace", "arj", NULL };
	static const char *const names[] = { "ace", "arj", "z", "lz", "txz", "tbz", "r00", "r01", "uue", "img",
		"xz", "bz2", "gz", NULL };
	uint32_t child = r->object[object].child;

	if (sk_ask_in_container(r, object))
		return false;
	if (sk_ask_has_any(r, object, SK_KEY_OBJECT_TYPE, types))
		return true;
	return sk_ask_class(r, object, SK_CLASS_CONTAINER) && child != 0 &&
	    sk_ask_has_any(r, object, SK_KEY_NAME_EXTENSION, names) &&
	    (sk_ask_runs(r, child) || (r->object[child].child != 0 && sk_ask_runs(r, r->object[child].child)));
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=ace; name.extension=ace; "
	    "object.attached; object.gap=unsupported", true },
	{ "header.from=a@b.example > object.type=rar; name.extension=r00; "
	    "object.attached > object.type=pe; name.extension=exe", true },
	{ "header.from=a@b.example > object.type=gzip; name.extension=gz > "
	    "object.type=tar > object.type=pe; name.extension=exe", true },
	{ "header.from=a@b.example > object.type=gzip; name.extension=gz > "
	    "object.type=tar > object.type=text; object.name=README", false },
	{ "header.from=a@b.example > object.type=zip; name.extension=zip > "
	    "object.type=pe; name.extension=exe", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_rare_archive = {
	.id = "targeting_rare_archive",
	.axis = SK_AXIS_TARGETING,
	.low_db = -9, .likely_db = -5, .high_db = -1,
	.group = "container",
	.why_ja = "業務ではまず使われない形式の圧縮ファイルは、ばらまき型でよく使われます",
	.why_en = "archives of kinds that no office uses are usual in mass mail",
	.source = "Trend Micro on ARJ and Z files in spam (2018), via "
	    "cert.bournemouth.ac.uk; SANS ISC on TXZ (27 May 2019), via "
	    "ironcastle.net; ACE in mail of October 2016, via idefix.net",
	.from_year = 2014,
	.fires = fires,
	.examples = examples,
};
