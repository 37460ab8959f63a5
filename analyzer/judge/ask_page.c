#include "ask.h"

enum { MUCH_TEXT = 600 };	/* signs: what leads elsewhere has less to say */

bool
sk_ask_is_page(const struct sk_record *r, size_t object)
{
	size_t parent = object < r->objects ? r->object[object].parent : 0;

	if (sk_record_count(r, object, SK_KEY_OBJECT_INLINE) == 0 || sk_ask_in_container(r, object))
		return true;
	/* The first part of a saved page: a message that is no mail. */
	return object != SK_RECORD_ROOT && sk_ask_type_is(r, parent, "message") &&
	    sk_record_count(r, parent, SK_KEY_MESSAGE_PRESENT) == 0 &&
	    sk_record_count(r, parent, SK_KEY_OBJECT_ATTACHED) != 0;
}

/* True if host is one of the net: no bare name, no number of one's own. */
static bool
is_out(struct sk_span host)
{
	return sk_span_chr(host, '.', 0) != SK_SPAN_NONE && !sk_ask_ip_private(host);
}

bool
sk_ask_leads_out(const struct sk_record *r, size_t object)
{
	const struct sk_observation *o = sk_record_find(r, object, SK_KEY_HTML_REDIRECT);

	if (o == NULL || sk_record_count(r, object, SK_KEY_TEXT_CHARS) >= MUCH_TEXT ||
	    !sk_ask_is_page(r, object))
		return false;
	for (; o != NULL; o = sk_record_next(r, o))
		if (is_out(o->text))
			return true;
	return false;
}

bool
sk_ask_form_nowhere(const struct sk_record *r, size_t object)
{
	const struct sk_observation *o = sk_record_find(r, object, SK_KEY_HTML_FORM);

	for (; o != NULL; o = sk_record_next(r, o))
		if (!sk_span_is(o->text, "unknown"))
			return false;
	return sk_record_find(r, object, SK_KEY_HTML_FORM) != NULL &&
	    sk_record_find(r, object, SK_KEY_INDICATOR_URL) == NULL &&
	    sk_record_find(r, object, SK_KEY_HTML_HIDES) == NULL &&
	    sk_record_find(r, object, SK_KEY_HTML_RECIPIENT) == NULL &&
	    sk_record_find(r, object, SK_KEY_HTML_CARD) == NULL;
}
