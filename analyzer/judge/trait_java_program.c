#include "ask.h"

/*
 * A library has no main class, and an application that is handed on whole lies among
 * its libraries, readme and icons.  What is sent alone, or in an archive that is a
 * wrapper and no more, is meant to be opened.
 */
enum { FEW = 3 };	/* members of such an archive */

static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_record_has(r, object, SK_KEY_CONTAINER_JAVA, "main") &&
	    sk_record_has(r, object, SK_KEY_CONTAINER_JAVA, "classes") &&
	    sk_record_has(r, object, SK_KEY_NAME_EXTENSION, "jar") &&
	    (!sk_ask_in_container(r, object) || sk_record_count(r, r->object[object].parent,
	    SK_KEY_CONTAINER_MEMBERS) <= FEW);
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

const struct sk_trait sk_trait_java_program = {
	.id = "java_program",
	.axis = SK_AXIS_HARM,
	.low_db = 6, .likely_db = 12, .high_db = 17,
	.group = "payload",
	.why_ja = "Javaのプログラムが入っていて、Javaのあるパソコンでは開くと動きます",
	.why_en = "a Java program is enclosed, which runs when it is opened where Java is installed",
	.source = "Microsoft, 2017-04-20 (surge of mails with malicious .jar), "
	    "microsoft.com/en-us/security/blog/2017/04/20; Kaspersky, February 2017 (Adwind: mails "
	    "with a zip and a JAR in it), via newscentral.ph; Symantec, 2013-07-08 (jRat to "
	    "governments), via itpro 20130711/490686; the weight, below that of exe, is our estimate",
	.fires = fires,
	.needs = SK_KEY_CONTAINER_JAVA,
	.examples = examples,
};
