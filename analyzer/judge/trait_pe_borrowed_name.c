#include "ask.h"

/*
 * Large makers sign what they give away.  Programs that come with Windows are signed
 * in a catalogue beside them, and libraries are passed on by everybody: so only
 * programs are asked, and it is not worth much.
 */
static bool
is_large_maker(struct sk_span company)
{
	static const char *const makers[] = { "Microsoft", "Adobe", "Google", "Apple", "Mozilla",
		"Oracle", "JustSystems", "Trend Micro", "Symantec", "Intel Corporation", "VMware" };

	for (size_t i = 0; i < sizeof makers / sizeof *makers; i++)
		if (sk_span_begins(company, sk_span_text(makers[i])))
			return true;
	return false;
}

static bool
fires(const struct sk_record *r, size_t object)
{
	static const struct sk_span key = SK_LIT("CompanyName=");
	const struct sk_observation *o = sk_record_find(r, object, SK_KEY_PE_VERSION_INFO);

	if (sk_record_find(r, object, SK_KEY_PE_SIGNATURE) != NULL ||
	    sk_record_count(r, object, SK_KEY_PE_DLL) != 0)
		return false;
	for (; o != NULL; o = sk_record_next(r, o))
		if (sk_span_begins(o->text, key) && is_large_maker(sk_span_from(o->text, key.n)))
			return true;
	return false;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=zip > object.type=pe; "
	    "pe.version_info=CompanyName=Microsoft Corporation", true },
	{ "header.from=a@b.example > object.type=pe; pe.version_info=CompanyName=Adobe Systems Incorporated; "
	    "pe.signature=present", false },
	{ "header.from=a@b.example > object.type=pe; pe.dll=1; "
	    "pe.version_info=CompanyName=Microsoft Corporation", false },
	{ "header.from=a@b.example > object.type=pe; pe.version_info=CompanyName=Example K.K.", false },
	{ "header.from=a@b.example > object.type=pe; name.extension=scr; "
	    "pe.version_info=CompanyName=Google LLC", true },
	{ NULL, false }
};

const struct sk_trait sk_trait_pe_borrowed_name = {
	.id = "pe_borrowed_name",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 5, .high_db = 9,
	.group = "disguise",
	.why_ja = "大手メーカーの名を名乗るプログラムですが、電子署名がありません",
	.why_en = "the program names a large maker as its own, yet it is not signed",
	.source = "MITRE ATT&CK T1036.001 and T1036.005, Masquerading; our estimate",
	.fires = fires,
	.needs = SK_KEY_PE_VERSION_INFO,
	.examples = examples,
};
