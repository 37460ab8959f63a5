#include "ask.h"

/*
 * Who dresses a program as a document sends it alone or with one decoy; who ships
 * software cannot do with so few files.  Nothing in it may hide or be dressed.  A driver
 * is told by fewer: its description (inf) beside its catalogue, files or the driver itself, which
 * Windows asks for and no attack needs.
 */
enum { MEMBERS = 8, SHARE = 4, LOOKED_AT = 1000, DRIVER_MEMBERS = 4 };

struct package {
	size_t	members, programs, parts, texts;
	size_t	descriptions, catalogues;	/* inf; cat, sys and cab */
	bool	odd;		/* something hides, or is dressed as what it is not */
};

static void
count(const struct sk_record *r, size_t object, struct package *p)
{
	static const char *const inf[] = { "inf", NULL }, *const cat[] = { "cat", "sys", "cab", NULL };
	bool part = sk_record_count(r, object, SK_KEY_PE_DLL) != 0 ||
	    sk_ask_is_library(r, object);

	p->members++;
	p->parts += part;
	p->programs += !part && sk_ask_is_program(r, object);
	p->descriptions += sk_ask_has_any(r, object, SK_KEY_NAME_EXTENSION, inf) &&
	    sk_ask_class(r, object, SK_CLASS_TEXT) &&
	    !sk_span_is_nocase(sk_ask_stem(r, object), "autorun");
	p->catalogues += sk_ask_has_any(r, object, SK_KEY_NAME_EXTENSION, cat);
	p->texts += sk_ask_class(r, object, SK_CLASS_TEXT | SK_CLASS_DOCUMENT);
	p->odd |= sk_record_count(r, object, SK_KEY_OBJECT_HIDDEN) != 0 ||
	    sk_ask_icon_reads(r, object) || sk_ask_type_is(r, object, "lnk") ||
	    sk_record_find(r, object, SK_KEY_NAME_DOUBLE_EXTENSION) != NULL ||
	    sk_record_find(r, object, SK_KEY_NAME_RTLO) != NULL ||
	    sk_record_find(r, object, SK_KEY_NAME_PADDED) != NULL ||
	    sk_record_find(r, object, SK_KEY_SCRIPT_OBFUSCATED) != NULL ||
	    sk_record_find(r, object, SK_KEY_SCRIPT_DOWNLOADER) != NULL;
}

static struct package
look_at(const struct sk_record *r, size_t object)
{
	struct package p = { .members = 0 };
	uint32_t child = sk_ask_class(r, object, SK_CLASS_CONTAINER) ? r->object[object].child : 0;

	for (; child != 0 && p.members < LOOKED_AT; child = r->object[child].sibling)
		count(r, child, &p);
	return p;
}

static bool
fires(const struct sk_record *r, size_t object)
{
	const struct package p = look_at(r, object);

	if (p.odd || p.programs == 0 || p.programs * SHARE > p.members)
		return false;
	if (p.members >= MEMBERS && p.texts > 0 && p.parts > 0)
		return true;
	return p.members >= DRIVER_MEMBERS && p.descriptions > 0 && p.catalogues > 0;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=zip > object.type=pe; "
	    "object.name=setup.exe; name.extension=exe | object.type=text; "
	    "object.name=readme.txt | object.type=text; object.name=setup.inf | "
	    "object.type=unknown; object.name=setup.cat | object.type=pe; "
	    "object.name=driver.sys; pe.dll | object.type=pe; object.name=helper.dll; "
	    "pe.dll | object.type=html; object.name=manual.htm | object.type=image; "
	    "object.name=logo.bmp", true },
	{ "header.from=a@b.example > object.type=iso; object.attached > "
	    "object.type=pe; object.name=autorun.exe | object.type=text; "
	    "object.name=readme.txt | object.type=text; object.name=setup.inf | "
	    "object.type=unknown; object.name=setup.cat | object.type=pe; "
	    "object.name=driver.sys; pe.dll | object.type=pe; object.name=helper.dll; "
	    "pe.dll | object.type=html; object.name=manual.htm | object.type=image; "
	    "object.name=logo.bmp | object.type=cab; object.name=data1.cab", true },
	{ "header.from=a@b.example > object.type=zip > object.type=pe; "
	    "object.name=viewer.exe; pe.signature=present | object.type=pe; pe.dll; "
	    "object.name=version.dll | object.type=unknown; object.name=a.dat", false },
	{ "header.from=a@b.example > object.type=zip > object.type=pe; "
	    "object.name=資料.exe; pe.icon_class=document | object.type=text; "
	    "object.name=readme.txt | object.type=text; object.name=setup.inf | "
	    "object.type=unknown; object.name=setup.cat | object.type=pe; "
	    "object.name=driver.sys; pe.dll | object.type=pe; object.name=helper.dll; "
	    "pe.dll | object.type=html; object.name=manual.htm | object.type=image; "
	    "object.name=logo.bmp", false },
	{ "header.from=a@b.example > object.type=zip > object.type=pe; "
	    "object.name=setup.exe; object.hidden | object.type=text; "
	    "object.name=readme.txt | object.type=text; object.name=setup.inf | "
	    "object.type=unknown; object.name=setup.cat | object.type=pe; "
	    "object.name=driver.sys; pe.dll | object.type=pe; object.name=helper.dll; "
	    "pe.dll | object.type=html; object.name=manual.htm | object.type=image; "
	    "object.name=logo.bmp", false },
	{ "header.from=a@b.example > object.type=zip > object.type=text; "
	    "object.name=a.txt | object.type=text; object.name=readme.txt | "
	    "object.type=text; object.name=setup.inf | object.type=unknown; "
	    "object.name=setup.cat | object.type=text; object.name=driver.sys; pe.dll | "
	    "object.type=text; object.name=helper.dll; pe.dll | object.type=html; "
	    "object.name=manual.htm | object.type=image; object.name=logo.bmp", false },
	{ "header.from=a@b.example > object.type=iso > object.type=pe; object.name=setup.exe; "
	    "name.extension=exe | object.type=text; object.name=scope.inf; name.extension=inf | "
	    "object.type=unknown; object.name=scope.cat; name.extension=cat | object.type=pe; "
	    "object.name=scope.sys; name.extension=sys", true },
	{ "header.from=a@b.example > object.type=iso > object.type=pe; object.name=setup.exe; "
	    "name.extension=exe | object.type=text; object.name=autorun.inf; "
	    "name.extension=inf | object.type=unknown; object.name=a.dat | "
	    "object.type=pe; object.name=b.dll; name.extension=dll; pe.dll", false },
	{ "header.from=a@b.example > object.type=iso > object.type=pe; object.name=setup.exe; "
	    "name.extension=exe | object.type=text; object.name=scope.inf; name.extension=inf | "
	    "object.type=unknown; object.name=scope.cat; name.extension=cat | object.type=lnk; "
	    "object.name=open.lnk; name.extension=lnk", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_software_package = {
	.id = "software_package",
	.axis = SK_AXIS_HARM,
	.low_db = -10, .likely_db = -6, .high_db = -2,
	.group = "nothing",
	.why_ja = "プログラムが、説明書や部品のファイルと一緒に、配布用の一式として入っています",
	.why_en = "the program lies in a whole package of software, with its notes, parts "
	    "and settings",
	.source = "NPA, targeted mail in the first half of 2014, via itpro 14/091200873, "
	    "and later reports (what attacks send holds the payload and a file or "
	    "two); our estimate",
	.fires = fires,
	.examples = examples,
};
