#include "ask_letter.h"

enum {
	PARTS = 1000,		/* of a message that are looked at */
	INSIDE = 2000		/* objects in its attachments that are looked at */
};

bool
sk_ask_is_letter(const struct sk_record *r, size_t object)
{
	return object == SK_RECORD_ROOT || sk_record_count(r, object, SK_KEY_MESSAGE_PRESENT) != 0;
}

static bool
is_text(const struct sk_record *r, size_t part)
{
	return sk_record_count(r, part, SK_KEY_OBJECT_INLINE) != 0 ||
	    (sk_record_count(r, part, SK_KEY_OBJECT_ATTACHED) == 0 &&
	    sk_record_find(r, part, SK_KEY_TEXT_CHARS) != NULL);
}

static bool
is_one_of(struct sk_span word, const char *const *words)
{
	for (size_t i = 0; words[i] != NULL; i++)
		if (sk_span_is(word, words[i]))
			return true;
	return false;
}

bool
sk_ask_theme(const struct sk_record *r, size_t message, const char *const *themes)
{
	bool any = sk_record_find(r, message, SK_KEY_HEADER_THEME) != NULL;
	uint32_t part = 0;

	if (!sk_key_set_has(&r->keys, SK_KEY_HEADER_THEME) &&
	    !sk_key_set_has(&r->keys, SK_KEY_TEXT_THEME) &&
	    !sk_key_set_has(&r->keys, SK_KEY_NAME_THEME))
		return false;
	if (sk_ask_has_any(r, message, SK_KEY_HEADER_THEME, themes))
		return true;
	for (int i = 0; i < PARTS && (part = sk_ask_next_part(r, message, part)) != 0; i++) {
		struct sk_span theme = sk_record_get(r, part, SK_KEY_TEXT_THEME);

		any |= theme.n > 0;
		if (is_one_of(theme, themes))
			return true;
	}
	for (int i = 0; !any && i < PARTS && (part = sk_ask_next_part(r, message, part)) != 0; i++)
		if (sk_ask_has_any(r, part, SK_KEY_NAME_THEME, themes))
			return true;
	return false;
}

bool
sk_ask_letter_has(const struct sk_record *r, size_t message, enum sk_key key,
    const char *const *words)
{
	uint32_t part = 0;

	if (!sk_key_set_has(&r->keys, key))
		return false;
	for (int i = 0; i < PARTS && (part = sk_ask_next_part(r, message, part)) != 0; i++)
		if (words == NULL ? sk_record_find(r, part, key) != NULL :
		    sk_ask_has_any(r, part, key, words))
			return true;
	return false;
}

/* Field n of a value, from 0, between tabs. */
static struct sk_span
field(struct sk_span value, size_t n)
{
	for (; n > 0; n--) {
		size_t tab = sk_span_chr(value, '\t', 0);

		value = tab == SK_SPAN_NONE ? (struct sk_span){ 0 } : sk_span_from(value, tab + 1);
	}
	return sk_span_head(value, sk_span_chr(value, '\t', 0));
}

bool
sk_ask_field_is(const struct sk_record *r, size_t object, enum sk_key key, size_t n,
    const char *const *words)
{
	const struct sk_observation *o = sk_record_find(r, object, key);

	for (; o != NULL; o = sk_record_next(r, o))
		if (is_one_of(field(o->text, n), words))
			return true;
	return false;
}

bool
sk_ask_claims_in_text(const struct sk_record *r, size_t message, const char *const *classes)
{
	uint32_t part = 0;

	for (int i = 0; i < PARTS && (part = sk_ask_next_part(r, message, part)) != 0; i++)
		if (sk_ask_field_is(r, part, SK_KEY_TEXT_CLAIMS, 2, classes))
			return true;
	return false;
}

bool
sk_ask_claims_class(const struct sk_record *r, size_t message, const char *const *classes)
{
	return sk_ask_field_is(r, message, SK_KEY_HEADER_FROM_CLAIMS, 2, classes) ||
	    sk_ask_claims_in_text(r, message, classes);
}

bool
sk_ask_names_reader(const struct sk_record *r, size_t message)
{
	static const char *const named[] = { "person", "organisation", NULL };

	return sk_ask_letter_has(r, message, SK_KEY_TEXT_ADDRESSEE, named);
}

uint64_t
sk_ask_letter_chars(const struct sk_record *r, size_t message)
{
	uint64_t most = 0;
	uint32_t part = 0;

	for (int i = 0; i < PARTS && (part = sk_ask_next_part(r, message, part)) != 0; i++) {
		uint64_t chars = sk_record_count(r, part, SK_KEY_TEXT_CHARS);

		if (is_text(r, part) && chars > most)
			most = chars;
	}
	return most;
}

/* The object behind o in the tree below top, what messages hold left out; 0 at the end. */
static uint32_t
next_inside(const struct sk_record *r, uint32_t top, uint32_t o)
{
	if (r->object[o].child != 0 && sk_record_find(r, o, SK_KEY_MESSAGE_PRESENT) == NULL)
		return r->object[o].child;
	while (o != top && r->object[o].sibling == 0)
		o = (uint32_t)r->object[o].parent;
	return o == top ? 0 : r->object[o].sibling;
}

static unsigned
bits_of(const struct sk_record *r, size_t o)
{
	static const char *const documents[] = { "ole-doc", "ole-xls", "ole-ppt", "ooxml-doc",
		"ooxml-xls", "ooxml-ppt", NULL };
	bool document = is_one_of(sk_record_get(r, o, SK_KEY_OBJECT_TYPE), documents);
	unsigned bits = 0;

	if (sk_ask_runs(r, o))
		bits |= SK_CARRIES_RUNS;
	if (sk_record_count(r, o, SK_KEY_OBJECT_ENCRYPTED) != 0 &&
	    sk_record_find(r, o, SK_KEY_OBJECT_OPENED_WITH) == NULL)
		bits |= SK_CARRIES_LOCKED;
	if (sk_record_find(r, o, SK_KEY_OFFICE_VBA) != NULL ||
	    sk_record_find(r, o, SK_KEY_OFFICE_XLM) != NULL)
		bits |= SK_CARRIES_MACRO;
	if (document)
		bits |= SK_CARRIES_DOCUMENT;
	else if (sk_ask_class(r, o, SK_CLASS_CONTAINER) &&
	    !sk_ask_type_is(r, o, "message") && !sk_ask_type_is(r, o, "smime") &&
	    !sk_ask_type_is(r, o, "tnef"))
		bits |= SK_CARRIES_ARCHIVE;
	return bits;
}

unsigned
sk_ask_carries(const struct sk_record *r, size_t message)
{
	uint32_t part = 0;
	unsigned bits = 0;
	int inside = 0;

	for (int i = 0; i < PARTS && (part = sk_ask_next_part(r, message, part)) != 0; i++) {
		if (sk_record_count(r, part, SK_KEY_OBJECT_ATTACHED) == 0 ||
		    sk_ask_type_is(r, part, "smime"))
			continue;
		bits |= SK_CARRIES;
		for (uint32_t o = part; o != 0 && inside < INSIDE; inside++) {
			bits |= bits_of(r, o);
			o = next_inside(r, part, o);
		}
	}
	return bits;
}

static bool
is_dressed(const struct sk_record *r, size_t object)
{
	static const enum sk_key tricks[] = { SK_KEY_NAME_RTLO, SK_KEY_NAME_PADDED,
		SK_KEY_NAME_DOUBLE_EXTENSION, SK_KEY_NAME_DOT_LIKE, SK_KEY_PE_HIDDEN,
		SK_KEY_PE_DECOY, SK_KEY_PE_PADDING, SK_KEY_LNK_SHOWS_OTHER, SK_KEY_LNK_OVERLAY,
		SK_KEY_LNK_PADDING, SK_KEY_SCRIPT_OBFUSCATED };

	if (!sk_ask_runs(r, object))
		return false;
	for (size_t i = 0; i < sizeof tricks / sizeof *tricks; i++)
		if (sk_record_find(r, object, tricks[i]) != NULL)
			return true;
	if (sk_trait_script_downloader.fires(r, object) && !sk_trait_script_fetches_home.fires(r, object))
		return true;
	return sk_trait_sideload_trio.fires(r, r->object[object].parent) ||
	    sk_record_count(r, object, SK_KEY_OBJECT_HIDDEN) != 0 ||
	    sk_record_find(r, object, SK_KEY_OBJECT_TYPE_DIFFERS) != NULL ||
	    (sk_ask_icon_reads(r, object) && sk_ask_folder(r, object) == SK_FOLDER_NONE);
}

bool
sk_ask_dressed(const struct sk_record *r, size_t message)
{
	uint32_t o = r->object[message].child;

	for (int i = 0; o != 0; i++, o = sk_ask_next_below(r, message, o))
		if (i >= INSIDE || is_dressed(r, o))
			return true;
	return false;
}

bool
sk_ask_poses(const struct sk_record *r, size_t mail)
{
	static const char *const loss[] = { "loss", NULL };
	static const char *const protection[] = { "protection", NULL };
	static const enum sk_key keys[] = { SK_KEY_SITE_OWN_DOMAIN_FROM, SK_KEY_SITE_LOOKS_LIKE,
		SK_KEY_HEADER_FROM_LOOKS_LIKE, SK_KEY_HEADER_FROM_CLAIMS,
		SK_KEY_HEADER_DISPLAY_NAME_ADDRESS, SK_KEY_HEADER_REPLY_TO_FREE_MAIL };

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (sk_record_find(r, mail, keys[i]) != NULL)
			return true;
	return sk_ask_letter_has(r, mail, SK_KEY_TEXT_CLAIMS, NULL) ||
	    sk_ask_letter_has(r, mail, SK_KEY_TEXT_URGES, loss) ||
	    sk_ask_letter_has(r, mail, SK_KEY_TEXT_ASKS, protection);
}
