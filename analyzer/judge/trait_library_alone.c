#include "ask.h"

/*
 * A library runs only if something else loads it; where nothing that runs lies beside it,
 * its reader has to do so himself: plug-ins and parts come so.  Beside a program, a
 * shortcut or a script that is what is weighed.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	bool library = false;

	if (object != SK_RECORD_ROOT)
		return false;
	for (size_t i = 0; i < r->objects; i++) {
		if (sk_ask_is_library(r, i))
			library = true;
		else if (sk_ask_runs(r, i))
			return false;
	}
	return library;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=zip > object.type=pe; object.name=plug.dll; "
	    "name.extension=dll; pe.dll | object.type=text; object.name=readme.txt; "
	    "name.extension=txt", true },
	{ "header.from=a@b.example > object.type=pe; object.name=dev.sys; name.extension=sys; "
	    "object.attached", true },
	{ "header.from=a@b.example > object.type=zip > object.type=pe; object.name=plug.dll; "
	    "name.extension=dll; pe.dll | object.type=lnk; object.name=a.lnk; "
	    "name.extension=lnk", false },
	{ "header.from=a@b.example > object.type=zip > object.type=pe; object.name=plug.dll; "
	    "name.extension=dll; pe.dll | object.type=pe; object.name=a.exe; "
	    "name.extension=exe", false },
	{ "header.from=a@b.example > object.type=zip > object.type=pe; object.name=plug.xll; "
	    "name.extension=xll; pe.dll", false },
	{ "header.from=a@b.example > object.type=zip > object.type=pe; object.name=plug.dat; "
	    "name.extension=dat; pe.dll", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_library_alone = {
	.id = "library_alone",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 6, .high_db = 12,
	.group = "payload",
	.why_ja = "プログラムの部品（DLLなど）だけが添えられていて、開いただけでは動きません",
	.why_en = "a part of programs (DLL and the like) comes with nothing that would start it",
	.source = "Microsoft, dynamic-link libraries (a library is loaded by a program); MITRE "
	    "ATT&CK T1218.010 and T1218.011 (rundll32 and regsvr32, which shortcuts and scripts "
	    "start). Weight: our estimate",
	.fires = fires,
	.examples = examples,
};
