#include "text.h"

/*
 * Links and scripts of a PDF as indicators; they were told where it was opened.
 */
static void
each(const struct sk_look *l, enum sk_key key)
{
	const struct sk_observation *o = sk_record_find(l->r, l->self, key);

	while (o != NULL) {
		/* Writing moves observations. */
		size_t at = (size_t)(o - l->r->observation);

		sk_url_write(l, o->text);
		o = sk_record_next(l->r, &l->r->observation[at]);
	}
}

static void
look(const struct sk_look *l)
{
	if (l->o->type != SK_TYPE_PDF)
		return;
	each(l, SK_KEY_PDF_URI);
	each(l, SK_KEY_PDF_JAVASCRIPT);
}

const struct sk_observer sk_observe_pdf = {
	.source = "ISO 32000-1, 12.6.4.7 (URI actions)",
	.look = look,
};
