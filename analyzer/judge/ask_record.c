#include <string.h>
#include "ask.h"

/* Levels of a real tree: limit "depth" allows 64 at most.  A chain that is
 * longer was not written by our unpacker. */
enum { CHILDREN = 1000, BARE = 40 /* letters of a bare password */ };
/* Parts before the one that a person reads first.  Asked for every object of a
 * record, so a bound of its own. */
enum { BEFORE_TEXT = 50, ENVELOPES = 16 };
/* Images of discs as a way past the mark of the web are known from 2019 on; by then few
 * discs were made, and Windows started none by itself any more. */
enum { DISC_YEARS = 2016, DISC_DOCUMENTS = 3 };

/* Containers that are mail, or the envelope of mail: what lies in them is an
 * attachment, not the member of an archive. */
static const enum sk_type mail_types[] = {
	SK_TYPE_MESSAGE, SK_TYPE_MBOX, SK_TYPE_OLE_MSG, SK_TYPE_TNEF, SK_TYPE_SMIME, SK_TYPE_PGP
};
static const char *const reading_icons[] = {
	"document", "folder", "pdf", "picture", NULL
};

bool
sk_ask_has_any(const struct sk_record *r, size_t object, enum sk_key key,
    const char *const *words)
{
	const struct sk_observation *o = sk_record_find(r, object, key);

	for (; o != NULL; o = sk_record_next(r, o))
		for (size_t i = 0; words[i] != NULL; i++)
			if (sk_span_is(o->text, words[i]))
				return true;
	return false;
}

bool
sk_ask_from_list(const struct sk_record *r, size_t object)
{
	return sk_record_count(r, sk_record_message_of(r, object), SK_KEY_HEADER_LIST) != 0;
}

bool
sk_ask_type_is(const struct sk_record *r, size_t object, const char *word)
{
	enum sk_type type = r->object[object].type;

	if (type != SK_TYPE_UNKNOWN)
		return strcmp(sk_type_table[type].word, word) == 0;
	return sk_span_is(sk_record_get(r, object, SK_KEY_OBJECT_TYPE), word);
}

bool
sk_ask_class(const struct sk_record *r, size_t object, unsigned classes)
{
	return (sk_type_table[r->object[object].type].classes & classes) != 0;
}

bool
sk_ask_is_program(const struct sk_record *r, size_t object)
{
	return sk_ask_type_is(r, object, "pe") || sk_ask_type_is(r, object, "ole-msi");
}

bool
sk_ask_is_library(const struct sk_record *r, size_t object)
{
	static const char *const names[] = { "dll", "ocx", "sys", "drv", "ax", "efi", NULL };

	return sk_ask_type_is(r, object, "pe") && !sk_ask_name_runs(r, object) &&
	    sk_ask_has_any(r, object, SK_KEY_NAME_EXTENSION, names);
}

uint32_t
sk_ask_next_below(const struct sk_record *r, size_t top, uint32_t o)
{
	if (r->object[o].child != 0)
		return r->object[o].child;
	while (o != top && r->object[o].sibling == 0)
		o = (uint32_t)r->object[o].parent;
	return o == top ? 0 : r->object[o].sibling;
}

/* True if what object carries was all seen, and nothing of it runs or is a document that
 * may: pictures, texts and archives of such. */
static bool
carries_inert(const struct sk_record *r, size_t object)
{
	size_t files = 0;
	uint32_t o = r->object[object].child;

	for (int i = 0; o != 0 && i < CHILDREN; i++, o = sk_ask_next_below(r, object, o)) {
		if (!sk_ask_class(r, o, SK_CLASS_INERT | SK_CLASS_TEXT | SK_CLASS_CONTAINER) ||
		    sk_ask_class(r, o, SK_CLASS_RUNS | SK_CLASS_DOCUMENT) || sk_ask_unseen(r, o) ||
		    sk_ask_name_runs(r, o))
			return false;
		files += !sk_ask_class(r, o, SK_CLASS_CONTAINER);
	}
	return o == 0 && files > 0;
}

bool
sk_ask_holds_papers(const struct sk_record *r, size_t object)
{
	uint32_t o = r->object[object].child;
	size_t papers = 0;

	for (int i = 0; o != 0 && i < CHILDREN; i++, o = sk_ask_next_below(r, object, o)) {
		if (sk_ask_unseen(r, o) || sk_ask_runs(r, o) || sk_ask_name_runs(r, o) ||
		    sk_ask_office_active(r, o) || sk_record_count(r, o, SK_KEY_OBJECT_HIDDEN) != 0)
			return false;
		papers += sk_ask_class(r, o, SK_CLASS_INERT | SK_CLASS_DOCUMENT);
	}
	return o == 0 && papers > 0;
}

/* True if object stands at the top of the image of a disc beside its autorun.inf and some
 * documents, and nothing else there runs or hides. */
static bool
starts_a_disc(const struct sk_record *r, size_t object)
{
	static const char *const images[] = { "iso", "udf", NULL };
	size_t disc = r->object[object].parent;
	uint32_t child = r->object[disc].child;
	int documents = 0, members = 0;
	bool autorun = false;

	if (!sk_ask_has_any(r, disc, SK_KEY_OBJECT_TYPE, images) ||
	    sk_record_find(r, object, SK_KEY_PE_VERSION_INFO) == NULL ||
	    sk_span_chr(sk_record_get(r, object, SK_KEY_OBJECT_NAME), '/', 0) != SK_SPAN_NONE)
		return false;
	for (; child != 0 && members < CHILDREN; child = r->object[child].sibling, members++) {
		if (sk_record_count(r, child, SK_KEY_OBJECT_HIDDEN) != 0 ||
		    (child != object && (sk_ask_class(r, child, SK_CLASS_RUNS) ||
		    sk_ask_type_is(r, child, "unknown"))))
			return false;
		autorun |= sk_span_is_nocase(sk_record_get(r, child, SK_KEY_OBJECT_NAME), "autorun.inf");
		documents += sk_ask_class(r, child, SK_CLASS_DOCUMENT);
	}
	return autorun && documents >= DISC_DOCUMENTS && child == 0;
}

enum sk_folder
sk_ask_folder(const struct sk_record *r, size_t object)
{
	static const char *const archives[] = { "zip", "rar", "7z", "lzh", "cab", NULL };
	int year = sk_ask_mail_year(r, object);

	if (year != 0 && year <= DISC_YEARS && starts_a_disc(r, object))
		return SK_FOLDER_DISC;
	if (!sk_ask_has_any(r, object, SK_KEY_PE_OVERLAY_TYPE, archives) &&
	    !sk_ask_has_any(r, object, SK_KEY_OBJECT_AMBIGUOUS, archives))
		return SK_FOLDER_NONE;
	if (sk_record_has(r, object, SK_KEY_PE_SIGNATURE, "present") &&
	    sk_record_find(r, object, SK_KEY_PE_VERSION_INFO) != NULL)
		return SK_FOLDER_SIGNED;
	return sk_record_find(r, object, SK_KEY_PE_SFX_RUN) == NULL && carries_inert(r, object) ?
	    SK_FOLDER_INERT : SK_FOLDER_NONE;
}

static bool
is_script_type(enum sk_type type)
{
	return type >= SK_TYPE_SCRIPT_JS && type <= SK_TYPE_SCRIPT_BAT;
}

/*
 * The kind of script that the system takes object for, UNKNOWN if for none.
 * Windows goes by the name: a log or a rule that is full of commands opens in
 * an editor, and text that nobody knows for a script runs under the name of one.
 * Of several extensions those that run stand first.
 */
static enum sk_type
script_of(const struct sk_record *r, size_t object)
{
	const struct sk_observation *bytes = sk_record_find(r, object, SK_KEY_OBJECT_BYTES);
	enum sk_type type = r->object[object].type;

	if (bytes != NULL && bytes->number == 0)
		return SK_TYPE_UNKNOWN;
	if (sk_record_get(r, object, SK_KEY_NAME_EXTENSION).n == 0)
		return sk_record_find(r, object, SK_KEY_OBJECT_NAME) == NULL ? type : SK_TYPE_UNKNOWN;
	if (!sk_ask_name_runs(r, object))
		return SK_TYPE_UNKNOWN;
	if (is_script_type(type))
		return type;
	if (sk_ask_class(r, object, SK_CLASS_TEXT) ||
	    (sk_ask_type_is(r, object, "unknown") && !sk_ask_unseen(r, object)))
		return r->object[object].extension->type;
	return SK_TYPE_UNKNOWN;
}

bool
sk_ask_is_script(const struct sk_record *r, size_t object)
{
	return is_script_type(script_of(r, object));
}

bool
sk_ask_is_wsh(const struct sk_record *r, size_t object)
{
	enum sk_type type = script_of(r, object);

	return is_script_type(type) && type != SK_TYPE_SCRIPT_PS1 && type != SK_TYPE_SCRIPT_BAT;
}

bool
sk_ask_is_quoted(const struct sk_record *r, size_t object)
{
	return is_script_type(r->object[object].type) &&
	    (sk_record_count(r, object, SK_KEY_OBJECT_INLINE) != 0 ||
	    !sk_ask_is_script(r, object));
}

bool
sk_ask_name_runs(const struct sk_record *r, size_t object)
{
	const struct sk_extension *e = r->object[object].extension;

	return e != NULL && (e->people & SK_EXTENSION_RUNS) != 0;
}

bool
sk_ask_unseen(const struct sk_record *r, size_t object)
{
	struct sk_span type = sk_record_get(r, object, SK_KEY_OBJECT_TYPE);

	return type.n == 0 || sk_record_find(r, object, SK_KEY_OBJECT_GAP) != NULL;
}

bool
sk_ask_icon_reads(const struct sk_record *r, size_t object)
{
	return sk_ask_has_any(r, object, SK_KEY_PE_ICON_CLASS, reading_icons);
}

bool
sk_ask_runs(const struct sk_record *r, size_t object)
{
	if (sk_ask_is_script(r, object))
		return true;
	if (sk_ask_class(r, object, SK_CLASS_RUNS))
		return !sk_ask_is_quoted(r, object);
	return sk_ask_unseen(r, object) && sk_ask_name_runs(r, object);
}

static bool
is_mail_type(enum sk_type type)
{
	for (size_t i = 0; i < sizeof mail_types / sizeof *mail_types; i++)
		if (type == mail_types[i])
			return true;
	return false;
}

bool
sk_ask_in_container(const struct sk_record *r, size_t object)
{
	size_t parent = r->object[object].parent;
	enum sk_type type = r->object[parent].type;

	if (object == SK_RECORD_ROOT || is_mail_type(type))
		return false;
	/* Older documents and installer packages hold files, too. */
	if (sk_ask_class(r, parent, SK_CLASS_CONTAINER) || (type >= SK_TYPE_OLE_DOC && type <= SK_TYPE_OLE))
		return true;
	/* The image of a volume or a disk has no type of its own; help, notes and papers
	 * show what they carry for a person to open. */
	if (sk_record_count(r, parent, SK_KEY_CONTAINER_MEMBERS) > 0 &&
	    (type == SK_TYPE_ONENOTE || type == SK_TYPE_CHM || type == SK_TYPE_RTF ||
	    type == SK_TYPE_PDF || sk_ask_type_is(r, parent, "unknown")))
		return true;
	/* A picture that is an archive to another reader is one, too. */
	return sk_record_count(r, parent, SK_KEY_MESSAGE_PRESENT) == 0 &&
	    sk_record_find(r, parent, SK_KEY_OBJECT_AMBIGUOUS) != NULL;
}

/* Something that a mail is wrapped in, and no mail of its own. */
static bool
is_envelope(const struct sk_record *r, size_t object)
{
	enum sk_type type = r->object[object].type;

	return is_mail_type(type) && type != SK_TYPE_MBOX &&
	    sk_record_find(r, object, SK_KEY_MESSAGE_PRESENT) == NULL;
}

uint32_t
sk_ask_next_part(const struct sk_record *r, size_t message, uint32_t part)
{
	if (part == 0)
		return r->object[message].child;
	if (r->object[part].child != 0 && is_envelope(r, part))
		return r->object[part].child;
	for (int i = 0; i < ENVELOPES && r->object[part].sibling == 0; i++) {
		part = (uint32_t)r->object[part].parent;
		if (part == message || part == SK_RECORD_ROOT)
			return 0;
	}
	return r->object[part].sibling;
}

struct sk_span
sk_ask_stem(const struct sk_record *r, size_t object)
{
	struct sk_span name = sk_record_get(r, object, SK_KEY_OBJECT_NAME);
	size_t slash = sk_span_rchr(name, '/'), dot;

	if (slash != SK_SPAN_NONE)
		name = sk_span_from(name, slash + 1);
	dot = sk_span_rchr(name, '.');
	return sk_span_trim(sk_span_head(name, dot == SK_SPAN_NONE ? 0 : dot));
}

/* A text that says so, or that is too short to be anything else. */
static bool
is_key(const struct sk_record *r, size_t object)
{
	uint64_t chars = sk_record_count(r, object, SK_KEY_TEXT_CHARS);

	if (!sk_ask_type_is(r, object, "text"))
		return false;
	if (sk_record_find(r, object, SK_KEY_TEXT_PASSWORD_HINT) != NULL)
		return sk_record_has(r, object, SK_KEY_TEXT_PASSWORD_HINT, "here");
	return chars > 0 && chars <= BARE;
}

bool
sk_ask_locked_nest(const struct sk_record *r, size_t object)
{
	bool locked = false, key = false;
	uint32_t child = r->object[object].child;

	if (!sk_ask_class(r, object, SK_CLASS_CONTAINER) ||
	    is_mail_type(r->object[object].type))
		return false;
	for (int i = 0; child != 0 && i < CHILDREN; i++) {
		locked |= sk_ask_class(r, child, SK_CLASS_CONTAINER) &&
		    sk_record_count(r, child, SK_KEY_OBJECT_ENCRYPTED) != 0;
		key |= is_key(r, child);
		child = r->object[child].sibling;
	}
	return locked && key;
}

struct sk_span
sk_ask_language(const struct sk_record *r, size_t object)
{
	size_t message = sk_record_message_of(r, object);
	struct sk_span language = sk_record_get(r, message, SK_KEY_TEXT_LANGUAGE);
	uint32_t part = 0;

	for (int i = 0; language.n == 0 && i < BEFORE_TEXT; i++) {
		if ((part = sk_ask_next_part(r, message, part)) == 0)
			break;
		if (sk_record_count(r, part, SK_KEY_OBJECT_ATTACHED) == 0)
			language = sk_record_get(r, part, SK_KEY_TEXT_LANGUAGE);
	}
	return language;
}

bool
sk_ask_has_gap(const struct sk_record *r)
{
	for (size_t i = 0; i < r->objects; i++)
		if (sk_record_find(r, i, SK_KEY_OBJECT_GAP) != NULL)
			return true;
	return false;
}

bool
sk_ask_ip_private(struct sk_span ip)
{
	static const struct sk_span begins[] = {
		SK_LIT("10."), SK_LIT("192.168."), SK_LIT("127."), SK_LIT("169.254."),
		SK_LIT("0."), { NULL, 0 }
	};
	uint64_t second;

	for (size_t i = 0; begins[i].n != 0; i++)
		if (sk_span_begins(ip, begins[i]))
			return true;
	if (!sk_span_begins(ip, SK_SPAN("172.")))
		return false;
	ip = sk_span_from(ip, 4);
	ip = sk_span_head(ip, sk_span_chr(ip, '.', 0));
	return sk_span_number(ip, 10, 255, &second) && second >= 16 && second <= 31;
}

/* A number of n digits at off; -1 if they are none. */
static int64_t
digits(struct sk_span s, size_t off, size_t n)
{
	struct sk_span piece;
	uint64_t v;

	return sk_span_cut(s, off, n, &piece) && sk_span_number(piece, 10, 9999, &v) ? (int64_t)v : -1;
}

int
sk_ask_mail_year(const struct sk_record *r, size_t object)
{
	int64_t year = digits(sk_record_get(r, sk_record_message_of(r, object),
	    SK_KEY_HEADER_DATE), 0, 4);

	return year > 0 ? (int)year : 0;
}

int64_t
sk_ask_mail_day(const struct sk_record *r, size_t object)
{
	struct sk_span date = sk_record_get(r, sk_record_message_of(r, object), SK_KEY_HEADER_DATE);
	int64_t y = digits(date, 0, 4), m = digits(date, 5, 2), d = digits(date, 8, 2), era;

	if (y < 1970 || m < 1 || m > 12 || d < 1 || d > 31)
		return -1;
	/* H. Hinnant, chrono-Compatible Low-Level Date Algorithms, days_from_civil. */
	y -= m <= 2;
	era = y / 400;
	y -= era * 400;
	return era * 146097 + y * 365 + y / 4 - y / 100 +
	    (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1 - 719468;
}
