#include "ask_sender.h"

/*
 * A developer's own server.  Whoever attacks from a mailbox that he took over keeps his
 * program elsewhere.
 */
enum { URLS = 50 };

static struct sk_span
host_of(struct sk_span url)
{
	size_t at = sk_span_find(url, SK_SPAN("://"), 0), end = 0;

	url = at == SK_SPAN_NONE ? (struct sk_span){ 0 } : sk_span_from(url, at + 3);
	while (end < url.n && url.p[end] != '/' && url.p[end] != ':' && url.p[end] != '?')
		end++;
	return sk_span_head(url, end);
}

/* True if host is domain or lies under it. */
static bool
is_under(struct sk_span host, struct sk_span domain)
{
	return sk_span_same_nocase(host, domain) || (host.n > domain.n + 1 &&
	    sk_span_ends_nocase(host, domain) && host.p[host.n - domain.n - 1] == '.');
}

static bool
fires(const struct sk_record *r, size_t object)
{
	size_t mail = sk_record_message_of(r, object);
	struct sk_span from = sk_record_get(r, mail, SK_KEY_HEADER_FROM);
	size_t at = sk_span_rchr(from, '@');
	const struct sk_observation *o = sk_record_find(r, object, SK_KEY_INDICATOR_URL);
	int urls = 0;

	if (!sk_trait_script_downloader.fires(r, object) || at == SK_SPAN_NONE || o == NULL ||
	    sk_record_find(r, mail, SK_KEY_HEADER_FREE_MAIL) != NULL ||
	    !(sk_ask_aligned(r, mail, "dkim") || sk_ask_aligned(r, mail, "dmarc")))
		return false;
	for (; o != NULL && urls < URLS; o = sk_record_next(r, o), urls++)
		if (!is_under(host_of(o->text), sk_span_from(from, at + 1)))
			return false;
	return o == NULL;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@dev.example; site.auth_aligned=dkim\tdev.example > "
	    "object.type=script-ps1; object.attached; script.downloader; "
	    "indicator.url=https://ci.dev.example/b/web.zip", true },
	{ "header.from=a@dev.example; site.auth_aligned=dmarc\tdev.example > "
	    "object.type=zip > object.type=script-ps1; script.downloader; "
	    "indicator.url=https://dev.example/web.zip", true },
	{ "header.from=a@dev.example > object.type=script-ps1; object.attached; "
	    "script.downloader; indicator.url=https://ci.dev.example/b/web.zip", false },
	{ "header.from=a@dev.example; site.auth_aligned=dkim\tdev.example > "
	    "object.type=script-ps1; object.attached; script.downloader; "
	    "indicator.url=https://ci.dev.example.net/b/web.zip", false },
	{ "header.from=a@dev.example; site.auth_aligned=dkim\tdev.example > "
	    "object.type=script-ps1; object.attached; script.downloader; "
	    "indicator.url=https://ci.dev.example/b; indicator.url=http://198.51.100.7/a", false },
	{ "header.from=a@gmail.com; header.free_mail=gmail.com; "
	    "site.auth_aligned=dkim\tgmail.com > object.type=script-ps1; "
	    "object.attached; script.downloader; indicator.url=https://gmail.com/b", false },
	{ "header.from=a@dev.example; site.auth_aligned=dkim\tdev.example > "
	    "object.type=script-ps1; object.attached; script.does=run; "
	    "indicator.url=https://ci.dev.example/b", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_script_fetches_home = {
	.id = "script_fetches_home",
	.axis = SK_AXIS_HARM,
	.low_db = -9, .likely_db = -6, .high_db = -2,
	.group = "nothing",
	.why_ja = "スクリプトが取り寄せる先は、認証された差出人自身のドメインだけです",
	.why_en = "what the script fetches lies at the sender's own domain, which really "
	    "sent the mail",
	.source = "RFC 7489 and RFC 6376 (who really sent it); MITRE ATT&CK T1105 and "
	    "T1584 (payloads lie with others, on servers that were taken over); the "
	    "figure is our estimate",
	.fires = fires,
	.needs = SK_KEY_SCRIPT_DOWNLOADER,
	.examples = examples,
};
