#include <string.h>
#include "base/charset.h"
#include "base/text.h"
#include "lnk.h"
#include "record/type.h"
#include "text.h"

enum { HOST = 255, TOKEN = 32, TOKENS = 20000, LOCATIONS = 4 };

/* ---- programs ---- */

/* Programs that run what they are told.  Source: MITRE ATT&CK T1059, T1218, T1202,
 * T1127, T1105; the LOLBAS project.  loads: from a URL or a share. */
static const struct {
	const char	*name, *word;
	bool		 loads;
} program[] = {
	{ "powershell", "powershell", false }, { "powershell_ise", "powershell", false },
	{ "pwsh", "powershell", false }, { "cmd", "cmd", false }, { "%comspec%", "cmd", false },
	{ "comspec", "cmd", false }, { "mshta", "mshta", true }, { "wscript", "wscript", false },
	{ "cscript", "cscript", false }, { "rundll32", "rundll32", false },
	{ "regsvr32", "regsvr32", true }, { "msiexec", "msiexec", true },
	{ "conhost", "conhost", false }, { "forfiles", "forfiles", false },
	{ "certutil", "certutil", false }, { "bitsadmin", "bitsadmin", false },
	{ "curl", "curl", false }, { "wmic", "wmic", true }, { "schtasks", "schtasks", false },
	{ "ftp", "ftp", false }, { "ssh", "ssh", false }, { "scp", "ssh", false },
	{ "sftp", "ssh", false }, { "scriptrunner", "scriptrunner", true },
	{ "pcalua", "pcalua", true }, { "hh", "hh", true }, { "cmstp", "cmstp", false },
	{ "odbcconf", "odbcconf", false }, { "msbuild", "msbuild", false },
	{ "installutil", "installutil", false }, { "regasm", "regasm", false },
	{ "msdt", "msdt", false }, { "presentationhost", "presentationhost", true },
	{ "syncappvpublishingserver", "powershell", false }, { "bash", "bash", false },
	{ "wsl", "bash", false }, { "autoit3", "autoit", false }, { "finger", "finger", false },
	{ "wt", "cmd", false }
};

struct sk_span
sk_lnk_base(struct sk_span path, struct sk_buf *out)
{
	size_t from = 0;

	path = sk_span_trim(path);
	while (path.n > 0 && (path.p[0] == '"' || path.p[0] == '\''))
		path = sk_span_from(path, 1);
	while (path.n > 0 && (path.p[path.n - 1] == '"' || path.p[path.n - 1] == '\''))
		path.n--;
	for (size_t i = 0; i < path.n; i++)
		if (path.p[i] == '\\' || path.p[i] == '/')
			from = i + 1;
	path = sk_span_trim(sk_span_from(path, from));
	/* Windows drops blanks and dots at the end of a name */
	while (path.n > 0 && (path.p[path.n - 1] == '.' || path.p[path.n - 1] == ' '))
		path.n--;
	for (size_t i = 0; i < path.n; i++)
		(void)sk_buf_byte(out, path.p[i] >= 'A' && path.p[i] <= 'Z' ? path.p[i] | 0x20 : path.p[i]);
	return sk_buf_view(out);
}

static struct sk_span
extension_of(struct sk_span base)
{
	size_t dot = sk_span_rchr(base, '.');

	return dot == SK_SPAN_NONE ? (struct sk_span){ 0 } : sk_span_from(base, dot + 1);
}

static const char *
word_of(struct sk_span name, bool *loads)
{
	for (size_t i = 0; i < sizeof program / sizeof *program; i++)
		if (sk_span_is(name, program[i].name)) {
			*loads |= program[i].loads;
			return program[i].word;
		}
	return NULL;
}

const char *
sk_lnk_program(struct sk_span base)
{
	struct sk_span ext = extension_of(base);
	enum sk_type type = sk_type_of_extension(ext);
	bool loads = false;

	if (type >= SK_TYPE_SCRIPT_JS && type <= SK_TYPE_SCRIPT_BAT && sk_extension_runs(ext))
		return "script";
	if (sk_span_is(ext, "exe") || sk_span_is(ext, "com") || sk_span_is(ext, "vbs"))
		base = sk_span_head(base, base.n - 4);
	return word_of(base, &loads);
}

static bool
is_word(uint8_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '%';
}

bool
sk_lnk_write_commands(const struct sk_look *l, struct sk_span line)
{
	bool loads = false;
	size_t i = 0, tokens = 0;

	while (i < line.n && tokens++ < TOKENS) {
		struct sk_span token;
		size_t from = i;
		const char *word;

		while (i < line.n && is_word(line.p[i]))
			i++;
		if (sk_span_cut(line, from, i - from, &token) && token.n > 0 && token.n < TOKEN &&
		    (word = word_of(token, &loads)) != NULL)
			(void)sk_record_text_once(l->r, l->self, SK_KEY_LNK_COMMAND, sk_span_text(word));
		i += i < line.n;
	}
	return loads;
}

/* ---- icons ---- */

/* Programs whose own icon, or that of what they show, is that of a document, and
 * files that hold nothing but such icons. */
static const struct { const char *name, *word; } shown[] = {
	{ "winword.exe", "document" }, { "excel.exe", "document" }, { "powerpnt.exe", "document" },
	{ "wordicon.exe", "document" }, { "xlicons.exe", "document" }, { "pptico.exe", "document" },
	{ "wordpad.exe", "document" }, { "write.exe", "document" }, { "notepad.exe", "document" },
	{ "outlook.exe", "document" }, { "onenote.exe", "document" }, { "visicon.exe", "document" },
	{ "acrord32.exe", "pdf" }, { "acrobat.exe", "pdf" }, { "acrobat_sl.exe", "pdf" },
	{ "foxitreader.exe", "pdf" }, { "foxitpdfreader.exe", "pdf" }, { "sumatrapdf.exe", "pdf" },
	{ "hwp.exe", "document" }, { "hword.exe", "document" }, { "taro.exe", "document" },
	{ "mspaint.exe", "picture" }, { "explorer.exe", "folder" }
};

/* What shell32.dll has under the numbers of SHSTOCKICONID (Microsoft, shellapi.h:
 * SIID_DOCNOASSOC, SIID_DOCASSOC, SIID_FOLDER, SIID_FOLDEROPEN). */
static const struct { int32_t index; const char *word; } stock[] = {
	{ 0, "document" }, { 1, "document" }, { 3, "folder" }, { 4, "folder" }
};

bool
sk_lnk_shows_documents(struct sk_span base)
{
	for (size_t i = 0; i < sizeof shown / sizeof *shown; i++)
		if (sk_span_is(base, shown[i].name))
			return true;
	return false;
}

static const char *
icon_of_extension(struct sk_span ext)
{
	enum sk_type type = sk_type_of_extension(ext);

	if (!sk_extension_reads(ext))
		return NULL;
	return type == SK_TYPE_PDF ? "pdf" : type == SK_TYPE_IMAGE ? "picture" : "document";
}

const char *
sk_lnk_icon(struct sk_span path, int32_t index)
{
	uint8_t room[256];
	struct sk_buf b = { .p = room, .room = sizeof room, .max = sizeof room };
	struct sk_span base = sk_lnk_base(path, &b);

	if (sk_span_is(base, "shell32.dll"))
		for (size_t i = 0; i < sizeof stock / sizeof *stock; i++)
			if (stock[i].index == index)
				return stock[i].word;
	for (size_t i = 0; i < sizeof shown / sizeof *shown; i++)
		if (sk_span_is(base, shown[i].name))
			return shown[i].word;
	return icon_of_extension(extension_of(base));
}

/* ---- hosts ---- */

static bool
is_slash(uint8_t c)
{
	return c == '\\' || c == '/';
}

static int
hex(uint8_t c)
{
	return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 :
	    c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* RFC 3986 2.1; what is no escape stays. */
static struct sk_span
unescaped(struct sk_span s, struct sk_arena *arena)
{
	struct sk_buf b = sk_buf_new(arena, SK_RECORD_TEXT);

	for (size_t i = 0; i < s.n; i++) {
		int high = i + 2 < s.n && s.p[i] == '%' ? hex(s.p[i + 1]) : -1;
		int low = high < 0 ? -1 : hex(s.p[i + 2]);

		(void)sk_buf_byte(&b, low < 0 ? s.p[i] : (uint8_t)(high << 4 | low));
		i += low < 0 ? 0 : 2;
	}
	return sk_buf_view(&b);
}

/* Letters, digits and what hosts, their ports and IPv6 addresses are written with. */
static bool
is_host(uint8_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	    c == '.' || c == '-' || c == '_' || c == '@' || c == ':' || c == '[' || c == ']' || c >= 0x80;
}

/* s: behind the slashes.  A drive letter is no host. */
static struct sk_span
host_path(struct sk_span s, const char *how, struct sk_arena *arena)
{
	struct sk_buf b = sk_buf_new(arena, HOST + 16);
	struct sk_span rest;
	size_t n = 0;

	while (n < s.n && n < HOST && is_host(s.p[n]))
		n++;
	if (n == 0 || (n < s.n && !is_slash(s.p[n])) || (n <= 2 && (n == 1 || s.p[1] == ':')))
		return (struct sk_span){ 0 };
	rest = sk_span_from(s, n + 1);
	if (how == NULL)
		how = sk_span_chr(sk_span_head(s, n), '@', 0) != SK_SPAN_NONE ||
		    sk_span_begins_nocase(rest, SK_SPAN("DavWWWRoot")) ? "webdav" : "share";
	for (size_t i = 0; i < n; i++)
		(void)sk_buf_byte(&b, s.p[i] >= 'A' && s.p[i] <= 'Z' ? s.p[i] | 0x20 : s.p[i]);
	(void)sk_buf_printf(&b, "\t%s", how);
	return sk_buf_view(&b);
}

static struct sk_span
path_remote(struct sk_span s, const char *how, struct sk_arena *arena)
{
	size_t slashes = 0;

	if (s.n < 3 || !is_slash(s.p[0]) || !is_slash(s.p[1]))
		return (struct sk_span){ 0 };
	while (slashes < s.n && is_slash(s.p[slashes]))
		slashes++;
	s = sk_span_from(s, slashes);
	if (s.n > 2 && (s.p[0] == '?' || s.p[0] == '.') && is_slash(s.p[1])) {
		s = sk_span_from(s, 2);
		if (!sk_span_begins_nocase(s, SK_SPAN("UNC\\")) && !sk_span_begins_nocase(s, SK_SPAN("UNC/")))
			return (struct sk_span){ 0 };
		s = sk_span_from(s, 4);
	}
	return host_path(s, how, arena);
}

/* "file:///C:/x" is local, "file://host/x" and "file:////host/x" are not. */
static struct sk_span
file_remote(struct sk_span s, const char *how, struct sk_arena *arena)
{
	size_t slashes = 0;

	while (slashes < s.n && is_slash(s.p[slashes]))
		slashes++;
	if (slashes < 2 || (slashes == 3 && s.p[2] == '/'))
		return (struct sk_span){ 0 };
	return path_remote(s, how, arena);
}

/* search-ms:query=x&crumb=location:\\host\share&displayname=y (Microsoft, "Querying
 * the Index with the search-ms Protocol"). */
static struct sk_span
search_remote(struct sk_span s, struct sk_arena *arena)
{
	struct sk_span found = { 0 };
	size_t at = 0;

	s = unescaped(sk_span_head(s, SK_RECORD_TEXT), arena);
	for (int i = 0; i < LOCATIONS && found.n == 0; i++) {
		at = sk_span_find_nocase(s, SK_SPAN("location:"), at);
		if (at == SK_SPAN_NONE)
			break;
		at += 9;
		found = path_remote(sk_span_from(s, at), "search", arena);
	}
	return found;
}

struct sk_span
sk_lnk_remote(struct sk_span target, struct sk_arena *arena)
{
	struct sk_span s = sk_span_trim(target);

	while (s.n > 0 && (s.p[0] == '"' || s.p[0] == '\''))
		s = sk_span_from(s, 1);
	if (sk_span_begins_nocase(s, SK_SPAN("search-ms:")) ||
	    sk_span_begins_nocase(s, SK_SPAN("search:")))
		return search_remote(s, arena);
	if (sk_span_begins_nocase(s, SK_SPAN("file:")))
		return file_remote(unescaped(sk_span_from(s, 5), arena), NULL, arena);
	return path_remote(s, NULL, arena);
}

static void
write_how(struct sk_buf *b, struct sk_span remote, const char *how)
{
	(void)sk_buf_span(b, sk_span_head(remote, sk_span_chr(remote, '\t', 0)));
	(void)sk_buf_printf(b, "\t%s", how);
}

void
sk_lnk_write_remote(const struct sk_look *l, struct sk_span target, const char *how)
{
	struct sk_span remote = sk_lnk_remote(target, l->arena), host;
	struct sk_buf b = sk_buf_new(l->arena, HOST + 32);
	size_t at;

	if (remote.n == 0)
		return;
	host = sk_span_head(remote, sk_span_chr(remote, '\t', 0));
	if (how != NULL) {
		write_how(&b, remote, how);
		remote = sk_buf_view(&b);
	}
	(void)sk_record_text_once(l->r, l->self, SK_KEY_LNK_REMOTE, remote);
	at = sk_span_chr(host, '@', 0);
	host = sk_span_head(host, at == SK_SPAN_NONE ? host.n : at);
	if (host.n > 0)
		sk_url_write_host(l, host);
}

void
sk_lnk_write_target(const struct sk_look *l, struct sk_span target)
{
	target = sk_span_trim(target);
	if (target.n == 0)
		return;
	(void)sk_record_text_once(l->r, l->self, SK_KEY_LNK_TARGET, target);
	sk_lnk_write_remote(l, target, NULL);
}
