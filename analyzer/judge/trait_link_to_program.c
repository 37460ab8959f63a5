#include "ask.h"

/*
 * Makers of software send such links: worth nothing at its low end.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	const struct sk_observation *o = sk_record_find(r, object, SK_KEY_URL_FILE);

	for (; o != NULL; o = sk_record_next(r, o))
		if (sk_span_begins(o->text, SK_SPAN("runs\t")))
			return !sk_ask_from_list(r, object);
	return false;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=text; object.inline; "
	    "url.file=runs\texe\tdl.example", true },
	{ "header.from=a@b.example > object.type=text; object.inline; "
	    "url.file=archive\tzip\tdl.example; url.file=runs\tjs\tdl.example", true },
	{ "header.from=a@b.example > object.type=text; object.inline; "
	    "url.file=archive\tzip\tdl.example", false },
	{ "header.list > object.type=text; object.inline; url.file=runs\texe\tdl.example", false },
	{ "header.from=a@b.example > object.type=text; object.inline; url.storage=box.com", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_link_to_program = {
	.id = "link_to_program",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 3, .high_db = 7,
	.group = "payload",
	.why_ja = "開くと動くファイルへ直接つながるリンクがあります",
	.why_en = "a link leads straight to a file that runs",
	.source = "MITRE ATT&CK T1204.001 and T1566.002; the figure is our estimate",
	.fires = fires,
	.needs = SK_KEY_URL_FILE,
	.examples = examples,
};
