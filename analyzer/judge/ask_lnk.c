#include <string.h>
#include "ask.h"

/*
 * Endings of names that exist inside a network only (RFC 6762 appendix G, RFC 6761,
 * RFC 8375), and places where an office keeps its own files under a public name
 * (Microsoft, URLs of OneDrive and SharePoint).
 */
static const char *const inside[] = {
	".local", ".lan", ".internal", ".intranet", ".corp", ".home", ".private", ".home.arpa",
	".localhost", ".localdomain", ".sharepoint.com", ".docs.live.net", NULL
};

static bool
is_ipv4(struct sk_span host)
{
	size_t dots = 0;

	for (size_t i = 0; i < host.n; i++) {
		if (host.p[i] == '.')
			dots++;
		else if (host.p[i] < '0' || host.p[i] > '9')
			return false;
	}
	return dots == 3;
}

/* "\\3232235777\": an address as one number, or in hexadecimal. */
static bool
is_hidden_number(struct sk_span host)
{
	if (sk_span_begins(host, SK_SPAN("0x")))
		return true;
	for (size_t i = 0; i < host.n; i++)
		if (host.p[i] < '0' || host.p[i] > '9')
			return false;
	return host.n >= 8;
}

static bool
is_inside(struct sk_span host)
{
	if (sk_span_chr(host, '.', 0) == SK_SPAN_NONE)
		return true;
	for (size_t i = 0; inside[i] != NULL; i++)
		if (sk_span_ends_nocase(host, sk_span_text(inside[i])))
			return true;
	return false;
}

enum sk_ask_remote
sk_ask_host(struct sk_span host)
{
	size_t at = sk_span_chr(host, '@', 0);
	struct sk_span port = at == SK_SPAN_NONE ? (struct sk_span){ 0 } : sk_span_from(host, at + 1);

	host = sk_span_head(host, at == SK_SPAN_NONE ? host.n : at);
	if (is_ipv4(host))
		return sk_ask_ip_private(host) ? SK_REMOTE_INSIDE : SK_REMOTE_NUMBER;
	if (host.n > 0 && host.p[0] == '[')
		return SK_REMOTE_NUMBER;
	if (is_hidden_number(host))
		return SK_REMOTE_NUMBER;
	if (is_inside(host))
		return SK_REMOTE_INSIDE;
	return port.n > 0 && !sk_span_is_nocase(port, "ssl") ? SK_REMOTE_NUMBER : SK_REMOTE_NAME;
}

bool
sk_ask_url_outside(struct sk_span url)
{
	size_t slashes = sk_span_find(url, SK_SPAN("//"), 0), end = 0, at;
	struct sk_span host = sk_span_from(url, slashes == SK_SPAN_NONE ? url.n : slashes + 2);

	while (end < host.n && host.p[end] != '/' && host.p[end] != '?' && host.p[end] != '#')
		end++;
	host = sk_span_head(host, end);
	at = sk_span_rchr(host, '@');
	host = sk_span_from(host, at == SK_SPAN_NONE ? 0 : at + 1);
	host = sk_span_head(host, sk_span_chr(host, ':', 0));
	return host.n > 0 && sk_ask_host(host) != SK_REMOTE_INSIDE;
}

enum sk_ask_remote
sk_ask_remote(const struct sk_record *r, size_t object, const char *how)
{
	const struct sk_observation *o = sk_record_find(r, object, SK_KEY_LNK_REMOTE);
	enum sk_ask_remote worst = SK_REMOTE_NONE;

	for (; o != NULL; o = sk_record_next(r, o)) {
		size_t tab = sk_span_chr(o->text, '\t', 0);
		enum sk_ask_remote where;

		if (tab == SK_SPAN_NONE ||
		    (how != NULL && !sk_span_is(sk_span_from(o->text, tab + 1), how)))
			continue;
		where = sk_ask_host(sk_span_head(o->text, tab));
		worst = where > worst ? where : worst;
	}
	return worst;
}

/* What stands behind the last dot of a path, without the "?" of a URL. */
static struct sk_span
extension(struct sk_span path, char ext[16])
{
	size_t end = sk_span_chr(path, '?', 0), dot, n = 0;

	path = sk_span_head(path, end == SK_SPAN_NONE ? path.n : end);
	dot = sk_span_rchr(path, '.');
	path = dot == SK_SPAN_NONE ? (struct sk_span){ 0 } : sk_span_from(path, dot + 1);
	for (; n < path.n && n < 15; n++)
		ext[n] = (char)(path.p[n] >= 'A' && path.p[n] <= 'Z' ? path.p[n] | 0x20 : path.p[n]);
	return (struct sk_span){ (const uint8_t *)ext, n };
}

bool
sk_ask_target_runs(const struct sk_record *r, size_t object)
{
	const struct sk_observation *o = sk_record_find(r, object, SK_KEY_LNK_TARGET);
	char ext[16];

	if (sk_record_find(r, object, SK_KEY_LNK_COMMAND) != NULL)
		return true;
	for (; o != NULL; o = sk_record_next(r, o)) {
		/* "file://host.example.com" ends in no file */
		if (sk_span_begins_nocase(o->text, SK_SPAN("http")))
			continue;
		if (sk_extension_runs(extension(o->text, ext)))
			return true;
	}
	return false;
}

/* A document or a folder, or a program where Windows installs them. */
static bool
is_plain_target(struct sk_span path)
{
	static const struct sk_span installed[] = {
		SK_LIT("C:\\Program Files\\"), SK_LIT("C:\\Program Files (x86)\\"),
		SK_LIT("%ProgramFiles%\\"), SK_LIT("%ProgramFiles(x86)%\\"), SK_LIT("%ProgramW6432%\\"),
		{ NULL, 0 }
	};
	size_t slash = sk_span_rchr(path, '\\');
	struct sk_span base = slash == SK_SPAN_NONE ? path : sk_span_from(path, slash + 1);
	char ext[16];

	for (size_t i = 0; installed[i].n > 0; i++)
		if (sk_span_begins_nocase(path, installed[i]))
			return sk_span_find(path, SK_SPAN(".."), 0) == SK_SPAN_NONE;
	return sk_span_chr(base, '.', 0) == SK_SPAN_NONE || sk_extension_reads(extension(base, ext));
}

/* "/k cd /d D:\\work": what only opens a window and goes to a folder. */
static bool
is_quiet(struct sk_span arguments)
{
	static const struct sk_span words[] = { SK_LIT("cd "), SK_LIT("chdir "), SK_LIT("pushd "),
		SK_LIT("title "), SK_LIT("color "), SK_LIT("prompt "), { NULL, 0 } };

	for (size_t i = 0; i < arguments.n; i++)
		if (memchr("&|<>^%;`", arguments.p[i], 8) != NULL || arguments.p[i] < ' ')
			return false;
	if (!sk_span_begins_nocase(arguments, SK_SPAN("/k")))
		return false;
	arguments = sk_span_trim(sk_span_from(arguments, 2));
	if (arguments.n == 0)
		return true;
	for (size_t i = 0; words[i].n > 0; i++)
		if (sk_span_begins_nocase(arguments, words[i]))
			return true;
	return false;
}

bool
sk_ask_console(const struct sk_record *r, size_t object)
{
	static const enum sk_key never[] = { SK_KEY_LNK_OVERLAY, SK_KEY_LNK_SHOWS_OTHER,
		SK_KEY_LNK_DEFECT, SK_KEY_LNK_PADDING, SK_KEY_LNK_REMOTE };
	const struct sk_observation *target = sk_record_find(r, object, SK_KEY_LNK_TARGET);
	const struct sk_observation *o = sk_record_find(r, object, SK_KEY_LNK_ARGUMENTS);

	for (size_t i = 0; i < sizeof never / sizeof *never; i++)
		if (sk_record_find(r, object, never[i]) != NULL)
			return false;
	return target != NULL && sk_record_next(r, target) == NULL &&
	    sk_span_ends_nocase(target->text, SK_SPAN("\\system32\\cmd.exe")) &&
	    (o == NULL || (sk_record_next(r, o) == NULL && is_quiet(o->text)));
}

bool
sk_ask_lnk_plain(const struct sk_record *r, size_t object)
{
	static const enum sk_key never[] = { SK_KEY_LNK_COMMAND, SK_KEY_LNK_ARGUMENTS,
		SK_KEY_LNK_OVERLAY, SK_KEY_LNK_SHOWS_OTHER, SK_KEY_LNK_DEFECT };
	const struct sk_observation *o = sk_record_find(r, object, SK_KEY_LNK_TARGET);

	if (sk_ask_console(r, object))
		return true;
	if (o == NULL || sk_ask_remote(r, object, NULL) > SK_REMOTE_INSIDE)
		return false;
	for (size_t i = 0; i < sizeof never / sizeof *never; i++)
		if (sk_record_find(r, object, never[i]) != NULL)
			return false;
	for (; o != NULL; o = sk_record_next(r, o))
		if (!is_plain_target(o->text))
			return false;
	return true;
}
