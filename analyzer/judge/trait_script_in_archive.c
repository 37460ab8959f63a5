#include "ask.h"

/*
 * Saved web pages and source trees hold scripts as well, but beside a page or
 * among other files; a script among a few others counts if it does something
 * to the machine. Batch files are left to script_downloader: they belong to
 * installers.
 */
enum {
	FEW = 5,	/* members of an archive that carries nothing else */
	ALONE = 2,	/* members of one that is a wrapper and no more */
	SHARE = 3	/* one of so many is a script, at least */
};

static bool
does_something(const struct sk_record *r, size_t object)
{
	return sk_record_find(r, object, SK_KEY_SCRIPT_DOES) != NULL ||
	    sk_record_count(r, object, SK_KEY_SCRIPT_OBFUSCATED) != 0 ||
	    sk_record_find(r, object, SK_KEY_OBJECT_GAP) != NULL;
}

static bool
fires(const struct sk_record *r, size_t object)
{
	size_t archive = r->object[object].parent;
	uint32_t child;
	int members = 0, scripts = 0;

	if (!sk_ask_is_wsh(r, object) || !sk_ask_in_container(r, object) ||
	    sk_record_count(r, archive, SK_KEY_CONTAINER_MEMBERS) > FEW)
		return false;
	for (child = r->object[archive].child; child != 0; child = r->object[child].sibling) {
		if (++members > FEW || sk_ask_type_is(r, child, "html"))
			return false;
		scripts += sk_ask_is_wsh(r, child);
	}
	return members <= ALONE || (scripts * SHARE >= members && does_something(r, object));
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=zip > object.type=script-js; name.extension=js", true },
	{ "header.from=a@b.example > object.type=zip; object.encrypted "
	    "> object.type=script-wsf", true },
	{ "header.from=a@b.example > object.type=zip > object.type=html; object.name=index.html "
	    "| object.type=script-js; object.name=menu.js", false },
	{ "header.from=a@b.example > object.type=zip; container.members=240 > object.type=script-js; "
	    "object.name=src/main.js", false },
	{ "header.from=a@b.example > object.type=zip > object.type=script-js; name.extension=js "
	    "| object.type=text; object.name=readme.txt", true },
	{ "header.from=a@b.example > object.type=zip > object.type=script-js; script.does=eval "
	    "| object.type=script-js | object.type=image | object.type=image", true },
	{ "header.from=a@b.example > object.type=zip > object.type=script-js; object.name=index.js; "
	    "name.extension=js | object.type=script-js; object.name=test.js; name.extension=js "
	    "| object.type=text; object.name=package.json", false },
	{ "header.from=a@b.example > object.type=zip > object.type=text; object.name=__init__.js; "
	    "object.bytes=0; name.extension=js", false },
	{ "header.from=a@b.example > object.type=zip > object.type=text; object.name=scan.js; "
	    "name.extension=js; script.obfuscated=100", true },
	{ "header.from=a@b.example > object.type=tar > object.type=text; object.name=configure "
	    "| object.type=script-ps1 | object.type=script-bat | object.type=script-js; "
	    "object.name=js/build.js; name.extension=js | object.type=text; object.name=COPYING", false },
	{ "header.from=a@b.example > object.type=gzip > object.type=script-js; object.name=messages.log; "
	    "name.extension=log", false },
	{ "header.from=a@b.example > object.type=zip > object.type=script-bat; object.name=install.bat "
	    "| object.type=pe; object.name=setup.exe", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_script_in_archive = {
	.id = "script_in_archive",
	.axis = SK_AXIS_HARM,
	.low_db = 9.8, .likely_db = 15, .high_db = 19,
	.group = "container",
	.why_ja = "圧縮ファイルの中に、開くと動くスクリプトが入っています",
	.why_en = "a script that runs when it is opened lies inside an archive",
	.source = "NPA, first half of 2016 (.js 9 in 2015, 472 in the half year), via scan.netsecurity "
	    "2016/09/16/38945; NPA 2016 (1,991), via securenews 5511",
	.fires = fires,
	.examples = examples,
};
