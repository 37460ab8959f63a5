#include "ask.h"

/*
 * Anybody could hire it, so whom it was sent to says little of them.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_trait_java_program.fires(r, object);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=zip; name.extension=jar; container.java=manifest; "
	    "container.java=classes; container.java=main; object.attached", true },
	{ "header.from=a@b.example > object.type=zip; container.members=1 > object.type=zip; "
	    "name.extension=jar; container.java=main; container.java=classes", true },
	{ "header.from=a@b.example > object.type=zip; name.extension=jar; container.java=manifest; "
	    "container.java=classes; object.attached", false },
	{ "header.from=a@b.example > object.type=zip; name.extension=jar; container.java=manifest; "
	    "container.java=main; object.attached", false },
	{ "header.from=a@b.example > object.type=zip; name.extension=zip; container.java=classes; "
	    "container.java=main; object.attached", false },
	{ "header.from=a@b.example > object.type=zip; container.members=14 > object.type=zip; "
	    "name.extension=jar; container.java=main; container.java=classes", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_java_program = {
	.id = "targeting_java_program",
	.axis = SK_AXIS_TARGETING,
	.low_db = -9, .likely_db = -5, .high_db = -1,
	.group = "payload",
	.why_ja = "開くと動くJavaのプログラムは、ばらまき型でよく使われます",
	.why_en = "Java programs that a double click starts are usual in mass mail",
	.source = "Kaspersky, Adwind, a cross-platform RAT for hire (February 2016: more "
	    "than 440,000 targets of all kinds); our estimate",
	.fires = fires,
	.examples = examples,
};
