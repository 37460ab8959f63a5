#include "lnk.h"
#include "record/type.h"
#include "text.h"

/*
 * Shortcuts that are text.  The system goes by their names, but content that
 * cannot be anything else counts too, whatever it is called.
 */
enum {
	HEAD = 4096,		/* bytes in which the root of a document stands */
	LINES = 2000, VALUES = 16, LINKS = 2000,
	VALUE = 8192
};

static const struct {
	const char	*ext;		/* NULL: any */
	const char	*root;		/* that stands in its head, NULL: anything */
	const char	*kind;
} kinds[] = {
	{ NULL, "<libraryDescription", "library" }, { NULL, "<searchConnectorDescription", "search" },
	{ NULL, "<persistedQuery", "search" }, { NULL, "<DeepLink", "settings" },
	{ NULL, "[Desktop Entry]", "desktop" },
	{ "url", NULL, "url" }, { "website", NULL, "url" }, { "scf", NULL, "scf" },
	{ "library-ms", NULL, "library" }, { "search-ms", NULL, "search" },
	{ "searchconnector-ms", NULL, "search" }, { "settingcontent-ms", NULL, "settings" },
	{ "desktop", NULL, "desktop" }, { "webloc", NULL, "webloc" }, { "inetloc", NULL, "webloc" },
	{ "fileloc", NULL, "webloc" }
};

static const char *
kind_of(const struct sk_look *l, struct sk_span text)
{
	struct sk_span ext = sk_record_get(l->r, l->self, SK_KEY_NAME_EXTENSION);
	struct sk_span head = sk_span_head(text, HEAD);

	if (l->o->type == SK_TYPE_URL_FILE)
		return "url";
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if ((kinds[i].ext == NULL || sk_span_is(ext, kinds[i].ext)) && (kinds[i].root == NULL ||
		    (sk_span_begins(sk_span_trim(head), sk_span_head(sk_span_text(kinds[i].root), 1)) &&
		    sk_span_find_nocase(head, sk_span_text(kinds[i].root), 0) != SK_SPAN_NONE)))
			return kinds[i].kind;
	return NULL;
}

/* ---- sections and keys ---- */

static void
write_icon(const struct sk_look *l, struct sk_span value)
{
	if (value.n == 0)
		return;
	(void)sk_record_text_once(l->r, l->self, SK_KEY_LNK_ICON, value);
	sk_lnk_write_remote(l, value, "icon");
}

static void
write_folder(const struct sk_look *l, struct sk_span value)
{
	if (value.n == 0)
		return;
	(void)sk_record_text_once(l->r, l->self, SK_KEY_LNK_WORKING_DIR, value);
	sk_lnk_write_remote(l, value, NULL);
}

static void
write_program(const struct sk_look *l, struct sk_span command)
{
	struct sk_buf b = sk_buf_new(l->arena, 256), low = sk_buf_new(l->arena, VALUE);
	size_t end = command.n > 0 && command.p[0] == '"' ? sk_span_chr(command, '"', 1) :
	    sk_span_chr(command, ' ', 0);
	const char *word;

	word = sk_lnk_program(sk_lnk_base(sk_span_head(command, end == SK_SPAN_NONE ? command.n : end), &b));
	if (word == NULL)
		return;
	(void)sk_record_text_once(l->r, l->self, SK_KEY_LNK_COMMAND, sk_span_text(word));
	for (size_t i = 0; i < command.n; i++)
		(void)sk_buf_byte(&low, command.p[i] >= 'A' && command.p[i] <= 'Z' ?
		    command.p[i] | 0x20 : command.p[i]);
	(void)sk_lnk_write_commands(l, sk_buf_view(&low));
}

static void
write_target(const struct sk_look *l, struct sk_span value)
{
	sk_lnk_write_target(l, value);
	write_program(l, value);
}

static const struct {
	const char	*key;
	void		(*write)(const struct sk_look *l, struct sk_span value);
} keys[] = {
	{ "url", write_target }, { "baseurl", write_target }, { "origurl", write_target },
	{ "exec", write_target }, { "iconfile", write_icon }, { "icon", write_icon },
	{ "workingdirectory", write_folder }, { "path", write_folder }
};

/* Values of "[InternetShortcut.W]" are UTF-7 (Microsoft, IUniformResourceLocatorW). */
static void
look_line(const struct sk_look *l, struct sk_span line, bool utf7)
{
	size_t eq = sk_span_chr(line, '=', 0);
	struct sk_buf b = sk_buf_new(l->arena, VALUE);
	struct sk_span key, value;

	if (eq == SK_SPAN_NONE)
		return;
	key = sk_span_trim(sk_span_head(line, eq));
	value = sk_span_head(sk_span_trim(sk_span_from(line, eq + 1)), VALUE / 4);
	if (utf7) {
		(void)sk_charset_to_utf8(SK_CS_UTF7, value, &b, NULL);
		value = sk_buf_view(&b);
	}
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (sk_span_is_nocase(key, keys[i].key))
			keys[i].write(l, value);
}

static void
look_lines(const struct sk_look *l, struct sk_span text)
{
	struct sk_span line;
	bool utf7 = false;

	for (int i = 0; i < LINES && sk_span_line(&text, &line, NULL); i++) {
		line = sk_span_trim(line);
		if (line.n > 0 && line.p[0] == '[')
			utf7 = sk_span_begins_nocase(line, SK_SPAN("[InternetShortcut.W]"));
		else
			look_line(l, line, utf7);
	}
}

/* ---- elements ---- */

/* Entities of XML, and numbers below 128. */
static struct sk_span
without_entities(const struct sk_look *l, struct sk_span s)
{
	static const struct { struct sk_span name; uint8_t c; } entity[] = {
		{ SK_LIT("&amp;"), '&' }, { SK_LIT("&lt;"), '<' }, { SK_LIT("&gt;"), '>' },
		{ SK_LIT("&quot;"), '"' }, { SK_LIT("&apos;"), '\'' }, { SK_LIT("&#92;"), '\\' },
		{ SK_LIT("&#x5c;"), '\\' }, { SK_LIT("&#64;"), '@' }, { SK_LIT("&#x40;"), '@' },
		{ SK_LIT("&#47;"), '/' }, { SK_LIT("&#x2f;"), '/' }
	};
	struct sk_buf b = sk_buf_new(l->arena, VALUE);
	size_t n;

	for (size_t i = 0; i < s.n; i += n) {
		uint8_t c = s.p[i];

		n = 1;
		for (size_t k = 0; c == '&' && k < sizeof entity / sizeof *entity; k++)
			if (sk_span_begins_nocase(sk_span_from(s, i), entity[k].name)) {
				(void)sk_buf_byte(&b, entity[k].c);
				n = entity[k].name.n;
				break;
			}
		if (n == 1)
			(void)sk_buf_byte(&b, c);
	}
	return sk_buf_view(&b);
}

/* What stands between open and the next end, each time. */
static void
look_between(const struct sk_look *l, struct sk_span text, struct sk_span open, struct sk_span end,
    void (*write)(const struct sk_look *l, struct sk_span value))
{
	size_t at = 0, to;

	for (int i = 0; i < VALUES; i++) {
		at = sk_span_find_nocase(text, open, at);
		if (at == SK_SPAN_NONE)
			return;
		at += open.n;
		to = sk_span_find(text, end, at);
		if (to == SK_SPAN_NONE)
			return;
		write(l, without_entities(l, sk_span_trim(sk_span_head(sk_span_from(text, at), to - at))));
	}
}

static const struct {
	struct sk_span	 open, end;
	void		(*write)(const struct sk_look *l, struct sk_span value);
} elements[] = {
	{ SK_LIT("<url>"), SK_LIT("<"), write_target },		/* simpleLocation of a library */
	{ SK_LIT("path=\""), SK_LIT("\""), write_target },	/* include of a search's scope */
	{ SK_LIT("<DeepLink>"), SK_LIT("<"), write_target },
	{ SK_LIT("<string>"), SK_LIT("<"), write_target },	/* property list of macOS */
	{ SK_LIT("<iconReference>"), SK_LIT("<"), write_icon }
};

static void
look_elements(const struct sk_look *l, struct sk_span text)
{
	for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
		look_between(l, text, elements[i].open, elements[i].end, elements[i].write);
}

/* ---- links that open a search or a share ---- */

static void
look_links(const struct sk_look *l, const struct sk_html *h)
{
	for (size_t i = 0; i < h->links && i < LINKS; i++) {
		struct sk_span href = sk_span_trim(h->link[i].href);

		if (sk_span_begins_nocase(href, SK_SPAN("search-ms:")) ||
		    sk_span_begins_nocase(href, SK_SPAN("search:")) ||
		    sk_span_begins_nocase(href, SK_SPAN("file:")) || sk_span_begins(href, SK_SPAN("\\\\")))
			sk_lnk_write_remote(l, href, NULL);
	}
}

static void
look(const struct sk_look *l)
{
	const struct sk_reading_of *t;
	const char *kind;

	if (!l->o->seen || (sk_type_table[l->o->type].classes & SK_CLASS_TEXT) == 0 ||
	    (t = sk_text_of(l)) == NULL || !t->has)
		return;
	if (t->is_html) {
		look_links(l, &t->html);
		return;
	}
	if (t->is_body || (kind = kind_of(l, t->text)) == NULL)
		return;
	(void)sk_record_text_once(l->r, l->self, SK_KEY_LNK_KIND, sk_span_text(kind));
	if (sk_span_begins(sk_span_trim(sk_span_head(t->text, HEAD)), SK_SPAN("<")))
		look_elements(l, t->text);
	else
		look_lines(l, t->text);
}

const struct sk_observer sk_observe_shortcut = {
	.source = "Microsoft, Internet Shortcuts, Library Description Schema, search-ms Protocol; "
	    "freedesktop.org, Desktop Entry Specification; MITRE ATT&CK T1187, T1204.001",
	.look = look,
};
