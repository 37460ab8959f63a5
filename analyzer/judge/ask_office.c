#include "ask.h"

/* The host in a target, empty if it is on the reader's own machine; whether a browser
 * would fetch it. */
static struct sk_span
host_of(struct sk_span target, bool *web_r)
{
	static const struct sk_span web[] = { SK_LIT("http://"), SK_LIT("https://"), SK_LIT("ftp://") };
	size_t n = 0;

	*web_r = false;
	if (sk_span_begins_nocase(target, SK_SPAN("mhtml:")))
		target = sk_span_from(target, 6);
	for (size_t i = 0; i < 3 && !*web_r; i++)
		if (sk_span_begins_nocase(target, web[i])) {
			*web_r = true;
			target = sk_span_from(target, web[i].n);
		}
	if (!*web_r) {
		if (sk_span_begins_nocase(target, SK_SPAN("file:")))
			target = sk_span_from(target, 5);
		while (n < target.n && (target.p[n] == '/' || target.p[n] == '\\'))
			n++;
		/* "C:\\", or a path from here. */
		if (n < 2 || (target.n > n + 1 && target.p[n + 1] == ':'))
			return (struct sk_span){ 0 };
		target = sk_span_from(target, n);
	}
	for (n = 0; n < target.n && target.p[n] != '/' && target.p[n] != '\\' && target.p[n] != '?' &&
	    target.p[n] != '#'; n++)
		;
	target = sk_span_head(target, n);
	if (*web_r && sk_span_chr(target, '@', 0) != SK_SPAN_NONE)
		target = sk_span_from(target, sk_span_rchr(target, '@') + 1);
	if (*web_r && sk_span_chr(target, ':', 0) != SK_SPAN_NONE && target.n > 0 && target.p[0] != '[')
		target = sk_span_head(target, sk_span_chr(target, ':', 0));
	return target;
}

bool
sk_ask_loads(const struct sk_record *r, size_t object, enum sk_key key)
{
	const struct sk_observation *o = sk_record_find(r, object, key);

	for (; o != NULL; o = sk_record_next(r, o)) {
		bool web;
		struct sk_span host = host_of(o->text, &web);
		enum sk_ask_remote where = host.n == 0 ? SK_REMOTE_NONE : sk_ask_host(host);

		if (where == SK_REMOTE_NUMBER || (where == SK_REMOTE_NAME && (web ||
		    sk_span_chr(host, '@', 0) != SK_SPAN_NONE)))
			return true;
	}
	return false;
}

bool
sk_ask_macro_starts(const struct sk_record *r, size_t object)
{
	return sk_record_find(r, object, SK_KEY_OFFICE_AUTO_RUN) != NULL ||
	    sk_record_has(r, object, SK_KEY_OFFICE_XLM, "auto_open");
}

bool
sk_ask_macro_does(const struct sk_record *r, size_t object, const char *word)
{
	return sk_record_has(r, object, SK_KEY_OFFICE_AUTO_DOES, word) ||
	    (sk_record_has(r, object, SK_KEY_OFFICE_XLM, "auto_open") &&
	    sk_record_has(r, object, SK_KEY_OFFICE_DOES, word));
}

bool
sk_ask_macro_drops(const struct sk_record *r, size_t object)
{
	return sk_ask_macro_starts(r, object) && sk_ask_macro_does(r, object, "write") &&
	    !sk_ask_macro_does(r, object, "fetch") && !sk_ask_macro_does(r, object, "decode") &&
	    (sk_ask_macro_does(r, object, "run") || sk_ask_macro_does(r, object, "persist"));
}

bool
sk_ask_office_active(const struct sk_record *r, size_t object)
{
	static const enum sk_key active[] = { SK_KEY_OFFICE_VBA, SK_KEY_OFFICE_VBA_STOMPED,
		SK_KEY_OFFICE_XLM, SK_KEY_OFFICE_DDE };

	for (size_t i = 0; i < sizeof active / sizeof *active; i++)
		if (sk_record_find(r, object, active[i]) != NULL)
			return true;
	return sk_ask_loads(r, object, SK_KEY_OFFICE_EXTERNAL_TEMPLATE) ||
	    sk_ask_loads(r, object, SK_KEY_OFFICE_EXTERNAL_OBJECT);
}
