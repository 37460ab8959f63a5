#include "ask.h"

/*
 * Damage and a signature behind the end happen on the way; two directories do
 * not.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	static const char *const words[] = {
		"names_differ", "hidden_member", "two_directories", "directory_empty",
		"flags_differ", "method_differs", "directory_with_data", NULL
	};

	return sk_ask_has_any(r, object, SK_KEY_CONTAINER_DEFECT, words);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=zip; container.defect=names_differ", true },
	{ "header.from=a@b.example > object.type=zip; container.defect=checksum; "
	    "container.defect=two_directories", true },
	{ "header.from=a@b.example > object.type=zip; container.defect=checksum", false },
	{ "header.from=a@b.example > object.type=zip; container.defect=suffix; container.defect=damaged", false },
	{ "header.from=a@b.example > object.type=zip; name.charset_true=gb18030", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_zip_two_readings = {
	.id = "zip_two_readings",
	.axis = SK_AXIS_HARM,
	.low_db = 6, .likely_db = 12, .high_db = 16,
	.group = "container",
	.why_ja = "圧縮ファイルが、開くソフトによって違う中身に見えるように作られています",
	.why_en = "the archive is made so that different programs see different things in "
	    "it",
	.source = "PKWARE, APPNOTE.TXT 6.3.9, sections 4.3 and 4.4 (what local and central "
	    "headers must share)",
	.fires = fires,
	.needs = SK_KEY_CONTAINER_DEFECT,
	.examples = examples,
};
