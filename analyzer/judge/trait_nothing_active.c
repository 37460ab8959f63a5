#include "ask.h"

/*
 * Mail that harms without anything active does so by its links and words,
 * which this does not acquit: hence 10 and not 30. Packages of Office (docx, xlsx,
 * pptx) are acquitted if they hold no macros and start or load nothing, RTF if it
 * holds no object at all, and PDF without scripts and actions; older documents have no
 * such evidence, since attacks on their readers are not looked for.
 */

/* Settings of a printer and the like, which no program runs. */
static bool
is_idle_part(const struct sk_record *r, size_t object)
{
	struct sk_span above = sk_record_get(r, r->object[object].parent, SK_KEY_OBJECT_TYPE);

	return sk_ask_type_is(r, object, "unknown") && sk_span_begins(above, SK_SPAN("ooxml-"));
}

/* Only text and pictures, and nothing odd about it. */
static bool
is_plain_rtf(const struct sk_record *r, size_t object)
{
	return sk_record_find(r, object, SK_KEY_RTF_OBJECT_CLASS) == NULL &&
	    sk_record_find(r, object, SK_KEY_RTF_SHAPE) == NULL &&
	    sk_record_find(r, object, SK_KEY_OFFICE_DDE) == NULL &&
	    sk_record_find(r, object, SK_KEY_CONTAINER_DEFECT) == NULL &&
	    sk_record_count(r, object, SK_KEY_CONTAINER_MEMBERS) == 0 &&
	    !sk_ask_loads(r, object, SK_KEY_RTF_LINK);
}

/* It shows pages, leads somewhere when it is clicked, and carries what is looked at by
 * itself. */
static bool
is_plain_pdf(const struct sk_record *r, size_t object)
{
	static const char *const acts[] = { "javascript", "launch", "uri", "submit", "embedded",
		"goto_file", NULL };

	return sk_record_find(r, object, SK_KEY_PDF_JAVASCRIPT) == NULL &&
	    sk_record_find(r, object, SK_KEY_PDF_LAUNCH) == NULL &&
	    !sk_ask_has_any(r, object, SK_KEY_PDF_OPEN_ACTION, acts) &&
	    !sk_trait_pdf_one_link.fires(r, object);
}

/* A link that is made to be taken for another, or leads to a program: what lies behind
 * it was not looked at. */
static bool
leads_astray(const struct sk_record *r, size_t object)
{
	static const enum sk_key keys[] = { SK_KEY_URL_LOOKS_LIKE, SK_KEY_URL_AWAY,
		SK_KEY_URL_USER, SK_KEY_URL_SCRIPTS };
	const struct sk_observation *o = sk_record_find(r, object, SK_KEY_URL_FILE);

	if (sk_trait_html_link_differs.fires(r, object))
		return true;
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (sk_record_find(r, object, keys[i]) != NULL)
			return true;
	for (; o != NULL; o = sk_record_next(r, o))
		if (sk_span_begins(o->text, SK_SPAN("runs\t")))
			return true;
	return false;
}

/* Looked into, and no place for anything that runs: text, pictures, sound, and
 * what holds only such.  A page in the mail's own text runs no script in any
 * reader of today; an attached one does, and so does a picture of SVG that has one. */
static bool
is_harmless(const struct sk_record *r, size_t object)
{
	if (sk_ask_name_runs(r, object) || sk_ask_office_active(r, object) ||
	    sk_record_count(r, object, SK_KEY_HTML_SMUGGLING) != 0 ||
	    sk_record_find(r, object, SK_KEY_HTML_FORM) != NULL ||
	    sk_record_find(r, object, SK_KEY_HTML_CARD) != NULL ||
	    sk_record_find(r, object, SK_KEY_QUERY_URL) != NULL ||
	    sk_record_find(r, object, SK_KEY_YARA_MATCH) != NULL || leads_astray(r, object))
		return false;
	if (sk_ask_is_quoted(r, object))
		return true;
	if (sk_span_begins(sk_record_get(r, object, SK_KEY_OBJECT_TYPE), SK_SPAN("ooxml-")))
		return true;
	if (is_idle_part(r, object))
		return true;
	if (sk_ask_type_is(r, object, "rtf"))
		return is_plain_rtf(r, object);
	if (sk_ask_type_is(r, object, "pdf"))
		return is_plain_pdf(r, object);
	if (sk_ask_type_is(r, object, "html"))
		return !sk_ask_is_page(r, object);
	if (sk_ask_type_is(r, object, "svg"))
		return sk_record_count(r, object, SK_KEY_HTML_SCRIPT) == 0 &&
		    sk_record_find(r, object, SK_KEY_HTML_REDIRECT) == NULL;
	return sk_ask_class(r, object, SK_CLASS_INERT | SK_CLASS_CONTAINER) &&
	    !sk_ask_class(r, object, SK_CLASS_RUNS | SK_CLASS_DOCUMENT);
}

static bool
fires(const struct sk_record *r, size_t object)
{
	size_t seen = 0;

	if (object != SK_RECORD_ROOT || sk_ask_has_gap(r))
		return false;
	for (size_t i = 1; i < r->objects; i++) {
		if (!is_harmless(r, i))
			return false;
		seen++;
	}
	return seen > 0;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=text; object.inline", true },
	{ "header.from=a@b.example > object.type=html; object.inline | object.type=image; "
	    "object.attached; name.extension=jpg", true },
	{ "header.from=a@b.example > object.type=zip > object.type=text; name.extension=csv", true },
	{ "header.from=a@b.example > object.type=text; object.inline | object.type=svg; "
	    "object.attached; name.extension=svg", true },
	{ "header.from=a@b.example > object.type=text; object.inline | object.type=svg; "
	    "object.attached; name.extension=svg; html.script=90", false },
	{ "header.from=a@b.example > object.type=script-bat; object.inline | object.type=script-ps1; "
	    "object.attached; object.name=rules.yar; name.extension=yar", true },
	{ "header.from=a@b.example > object.type=text; object.inline; "
	    "url.file=archive\tzip\tdl.example", true },
	{ "header.from=a@b.example > object.type=text; object.inline; "
	    "url.looks_like=jal.com\ttravel\tglyph\tja1.example", false },
	{ "header.from=a@b.example > object.type=html; object.inline; "
	    "html.link_differs=shop.example\tlogin.example", false },
	{ "header.from=a@b.example > object.type=text | object.type=zip; object.encrypted; "
	    "object.gap=encrypted", false },
	{ "header.from=a@b.example > object.type=text | object.type=ooxml-xls; name.extension=xlsx "
	    "> object.type=text; name.extension=xml | object.type=unknown; name.extension=bin", true },
	{ "header.from=a@b.example > object.type=text | object.type=ooxml-xls; office.vba "
	    "> object.type=text; name.extension=xml", false },
	{ "header.from=a@b.example > object.type=text | object.type=text; name.extension=csv; "
	    "office.dde=cmd /c echo", false },
	{ "header.from=a@b.example > object.type=text | object.type=ole-doc; name.extension=doc", false },
	{ "header.from=a@b.example > object.type=text | object.type=ooxml-doc; "
	    "office.external_template=http://a.example/b.dotm", false },
	{ "header.from=a@b.example > object.type=text | object.type=rtf; "
	    "rtf.link=C:\\Office\\a.dot", true },
	{ "header.from=a@b.example > object.type=text | object.type=rtf; "
	    "rtf.object_class=Equation.3", false },
	{ "header.from=a@b.example > object.type=text | object.type=pdf; pdf.pages=2; "
	    "pdf.open_action=goto; pdf.uri=https://www.example.com/", true },
	{ "header.from=a@b.example > object.type=text | object.type=pdf; "
	    "pdf.javascript=app.alert(1)", false },
	{ "header.from=a@b.example > object.type=text | object.type=text; object.attached; "
	    "name.extension=js", false },
	{ "header.from=a@b.example > object.type=text; object.inline; yara.match=some_rule", false },
	{ "header.from=a@b.example", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_nothing_active = {
	.id = "nothing_active",
	.axis = SK_AXIS_HARM,
	.low_db = -14, .likely_db = -10, .high_db = -6,
	.group = "nothing",
	.why_ja = "すべてを確認し、開くと動くものは見つかりませんでした",
	.why_en = "everything was looked into and nothing that runs was found",
	.source = "NPA 2018 (payloads of targeted mail: Word 48 %, archives 32 %, Excel 20 "
	    "%), via tech.nikkeibp nxt/news/18/04365",
	.fires = fires,
	.examples = examples,
};
