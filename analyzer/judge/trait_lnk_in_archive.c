#include "ask.h"

/*
 * No use is known for a shortcut to one's own machine in somebody else's mail, but
 * for those of a start menu, beside the program that they are for.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_ask_type_is(r, object, "lnk") && sk_ask_in_container(r, object) &&
	    !sk_ask_lnk_plain(r, object);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=zip > object.type=lnk; name.extension=lnk", true },
	{ "header.from=a@b.example > object.type=iso > object.type=lnk; name.extension=lnk", true },
	{ "header.from=a@b.example > object.type=lnk; name.extension=lnk; object.attached", false },
	{ "header.from=a@b.example > object.type=zip > object.type=url-file; name.extension=url", false },
	{ "header.from=a@b.example > object.type=zip > object.type=text; object.name=lnk.txt; "
	    "name.extension=txt", false },
	{ "header.from=a@b.example > object.type=zip > object.type=lnk; "
	    "lnk.target=C:\\Program Files\\Sample\\Sample.exe", false },
	{ "header.from=a@b.example > object.type=zip > object.type=lnk; "
	    "lnk.target=C:\\Program Files\\Sample\\Sample.exe; lnk.target=.\\a.exe", true },
	{ "header.from=a@b.example > object.type=iso > object.type=lnk; lnk.target=D:\\a.exe", true },
	{ NULL, false }
};

const struct sk_trait sk_trait_lnk_in_archive = {
	.id = "lnk_in_archive",
	.axis = SK_AXIS_HARM,
	.low_db = 9, .likely_db = 15, .high_db = 20,
	.group = "payload",
	.why_ja = "圧縮ファイルの中に、開くと動くショートカットが入っています",
	.why_en = "a shortcut that runs something when it is opened lies inside an archive",
	.source = "NPA, targeted mail in the first half of 2014 (lnk 6 % to 16 %), via itpro "
	    "14/091200873; J-CSIP, third quarter of 2013, via techplus 20131028-a008",
	.fires = fires,
	.examples = examples,
};
