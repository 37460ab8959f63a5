#include "ask.h"

/*
 * Helpful people do so too; machines that send a thousand mails seldom know
 * both names.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	struct sk_span subject, stem;

	if (!sk_ask_class(r, object, SK_CLASS_CONTAINER) || sk_ask_in_container(r, object) ||
	    sk_ask_class(r, object, SK_CLASS_DOCUMENT))
		return false;
	subject = sk_span_trim(sk_record_get(r, sk_record_message_of(r, object), SK_KEY_HEADER_SUBJECT));
	stem = sk_ask_stem(r, object);
	return stem.n >= 4 && sk_span_same_nocase(stem, subject);
}

static const struct sk_trait_example examples[] = {
	{ "header.subject=人事異動 > object.type=zip; object.name=人事異動.zip; "
	    "name.extension=zip", true },
	{ "header.subject=Reunion > object.type=rar; object.name=reunion.rar; name.extension=rar", true },
	{ "header.subject=人事異動の件 > object.type=zip; object.name=人事異動.zip; "
	    "name.extension=zip", false },
	{ "header.subject=議事録 > object.type=ooxml-doc; object.name=議事録.docx; "
	    "name.extension=docx", false },
	{ "header.subject=data > object.type=text; object.name=data.txt; name.extension=txt", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_archive_subject = {
	.id = "targeting_archive_subject",
	.axis = SK_AXIS_TARGETING,
	.low_db = 1, .likely_db = 3, .high_db = 5,
	.group = "theme",
	.why_ja = "圧縮ファイルの名前が件名と同じです",
	.why_en = "the archive is named like the subject of the mail",
	.source = "Kyushu Institute of Technology, notice of August 2015, kiban.kyutech.ac.jp/csirt/oldnews/o_5; "
	    "Sophia University, notice of 20 January 2017, ccweb.cc.sophia",
	.fires = fires,
	.examples = examples,
};
