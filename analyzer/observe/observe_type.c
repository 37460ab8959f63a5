#include "name.h"
#include "observe/observe.h"
#include "second.h"
#include "text.h"

/* The types fit into one number each. */
#define T(id)		(UINT64_C(1) << SK_TYPE_##id)
_Static_assert(SK_TYPE_COUNT <= 64, "more types than bits");

#define SCRIPTS	(T(SCRIPT_JS) | T(SCRIPT_VBS) | T(SCRIPT_WSF) | T(SCRIPT_HTA) | T(SCRIPT_PS1) | \
		T(SCRIPT_BAT))
#define TEXTS	(T(TEXT) | T(HTML) | T(SVG) | T(CALENDAR) | T(URL_FILE) | T(RTF) | T(MESSAGE) | \
		T(MBOX) | T(PGP) | T(SMIME))
#define OOXML	(T(OOXML_DOC) | T(OOXML_XLS) | T(OOXML_PPT))
#define OLES	(T(OLE_DOC) | T(OLE_XLS) | T(OLE_PPT) | T(OLE))
#define OFFICE	(OOXML | OLES | T(RTF) | T(HTML) | T(TEXT) | T(MESSAGE))
#define SOUND	(T(AUDIO) | T(VIDEO))
#define STREAMS	(T(GZIP) | T(BZIP2) | T(XZ) | T(ZSTD) | T(TAR))

/*
 * What content an extension may honestly have, by what it promises: programs
 * save one format under another's name every day (Word writes RTF as .doc,
 * report tools HTML as .xls).  Types without a row stand for themselves.
 */
static const struct {
	uint64_t	promised, honest;
} honest[] = {
	{ SCRIPTS, T(TEXT) | T(URL_FILE) },
	{ T(SCRIPT_HTA), T(HTML) },
	{ T(SCRIPT_WSF), T(HTML) },
	{ T(URL_FILE), T(TEXT) },
	{ T(OLE_DOC) | T(OLE_XLS) | T(OLE_PPT), OFFICE },
	{ OOXML, OFFICE | T(ZIP) },
	{ T(OLE), OLES | T(OLE_MSG) },
	{ T(OLE_MSI), T(OLE) },
	{ T(OLE_MSG), T(OLE) | T(MESSAGE) },
	{ T(RTF), OFFICE },
	{ T(HTML), T(TEXT) | T(MESSAGE) | T(SVG) },
	{ T(SVG), T(TEXT) | T(HTML) | T(GZIP) | T(IMAGE) },
	{ T(TEXT) | T(CALENDAR), TEXTS },
	{ T(MESSAGE) | T(MBOX), TEXTS | T(OLE_MSG) },
	{ T(IMAGE), T(SVG) },
	{ SOUND, SOUND },
	{ T(ZIP), OOXML },
	{ T(ISO) | T(UDF), T(ISO) | T(UDF) },
	{ STREAMS, STREAMS },
	{ T(SMIME) | T(PGP), TEXTS }
};

/* Archives: containers that are neither documents nor mail. */
static bool
is_archive(enum sk_type t)
{
	return (sk_type_table[t].classes & SK_CLASS_CONTAINER) != 0 &&
	    (sk_type_table[t].classes & SK_CLASS_DOCUMENT) == 0 && t != SK_TYPE_MESSAGE &&
	    t != SK_TYPE_MBOX && t != SK_TYPE_OLE_MSG && t != SK_TYPE_SMIME && t != SK_TYPE_TNEF;
}

static bool
differs(struct sk_span ext, enum sk_type type)
{
	enum sk_type promised = sk_type_of_extension(ext);
	bool runs = (sk_type_table[type].classes & SK_CLASS_RUNS) != 0;
	bool reads = sk_extension_reads(ext);
	uint64_t may = UINT64_C(1) << promised;

	if (type == SK_TYPE_UNKNOWN || ext.n == 0 || promised == type)
		return false;
	if (promised == SK_TYPE_UNKNOWN)
		return reads && (runs || is_archive(type));
	for (size_t i = 0; i < sizeof honest / sizeof *honest; i++)
		if ((honest[i].promised >> promised & 1) != 0)
			may |= honest[i].honest;
	/* Source code is text, unless its name says that people read it. */
	if (promised == SK_TYPE_TEXT && !reads)
		may |= SCRIPTS;
	return (may >> type & 1) == 0;
}

/*
 * libmagic takes a quarter of a millisecond for what it does not know.  So it is
 * asked of what is attached to the mail, and of what lies in an archive with one
 * or two files: more than those are data of somebody's program.
 */
static bool
worth_asking(const struct sk_look *l)
{
	enum { FEW = 2, ASKED = 16 };	/* members of a container; objects of a mail */

	if (l->o->type != SK_TYPE_UNKNOWN || l->o->is_message ||
	    (l->o->member && l->u->object[l->o->parent].members > FEW))
		return false;
	return sk_text_count(l, SK_TEXT_SECONDS, ASKED);
}

static void
look(const struct sk_look *l)
{
	if (!l->o->seen)
		return;
	for (size_t i = 0; i < l->o->names && i < 16; i++) {
		char ext[SK_EXTENSION];

		sk_name_extension(l->o->name[i].text, ext);
		if (differs(sk_span_text(ext), l->o->type))
			(void)sk_record_text_once(l->r, l->self, SK_KEY_OBJECT_TYPE_DIFFERS,
			    sk_span_text(ext));
	}
	if (worth_asking(l)) {
		struct sk_span second = sk_second(l->o->bytes);

		if (second.n > 0)
			(void)sk_record_text_once(l->r, l->self, SK_KEY_OBJECT_TYPE_SECOND,
			    sk_span_head(second, 200));
	}
}

static int
warm(const struct sk_warm *w)
{
	(void)w;
	return sk_second_warm();
}

const struct sk_observer sk_observe_type = {
	.source = "MITRE ATT&CK T1036.008 (masquerade file type); file(1) for the second opinion",
	.warm = warm, .look = look,
};
