#include <string.h>
#include "base/text.h"
#include "lnk.h"
#include "mime/mime.h"
#include "record/type.h"
#include "script.h"
#include "text.h"
#include "unpack/lnk.h"

enum {
	BLANKS = 16,		/* in a row, which no argument needs */
	PIECE = 4000, PIECES = 4, /* bytes of one value of lnk.arguments, and values */
	SHARES = 16,		/* in one command line that are looked at */
	ENCODED = 40,		/* letters of base64 that may be a command */
	ENCODED_RUNS = 8
};

static void
say(const struct sk_look *l, enum sk_key key, struct sk_span text)
{
	if (text.n > 0)
		(void)sk_record_text_once(l->r, l->self, key, text);
}

static void
say_number(const struct sk_look *l, enum sk_key key, uint64_t n)
{
	(void)sk_record_number(l->r, l->self, key, n);
}

/* ---- arguments ---- */

/*
 * Windows shows 260 characters of them, in one line; so what is to be hidden stands
 * behind many blanks or line ends.  A run of them becomes one here.
 */
static struct sk_span
squeeze(const struct sk_look *l, struct sk_span s, uint64_t *longest_r)
{
	struct sk_buf b = sk_buf_new(l->arena, s.n + 1);
	struct sk_span before = s, rest = s, run = s;
	uint64_t blanks = 0;
	uint32_t cp;

	*longest_r = 0;
	for (bool more = true; more; before = rest) {
		more = sk_utf8_next(&rest, &cp);
		if (more && (sk_cp_is_blank(cp) || (cp >= 9 && cp <= 13))) {
			run = blanks++ == 0 ? before : run;
			continue;
		}
		if (blanks >= BLANKS)
			(void)sk_buf_byte(&b, ' ');
		else if (blanks > 0)
			(void)sk_buf_span(&b, sk_span_head(run, run.n - before.n));
		*longest_r = blanks > *longest_r ? blanks : *longest_r;
		blanks = 0;
		if (more)
			(void)sk_buf_span(&b, sk_span_head(before, before.n - rest.n));
	}
	return sk_buf_view(&b);
}

static void
say_arguments(const struct sk_look *l, struct sk_span s)
{
	for (int i = 0; i < PIECES && s.n > 0; i++) {
		size_t n = s.n > PIECE ? PIECE : s.n;

		while (n < s.n && n > 0 && (s.p[n] & 0xC0) == 0x80)
			n--;
		(void)sk_record_text(l->r, l->self, SK_KEY_LNK_ARGUMENTS, sk_span_head(s, n));
		s = sk_span_from(s, n);
	}
}

/* "\\host\share" anywhere in a command line. */
static bool
say_shares(const struct sk_look *l, struct sk_span line)
{
	bool any = false;
	size_t at = 0;

	for (int i = 0; i < SHARES; i++, at += 2) {
		struct sk_span s;
		size_t n = 0;

		at = sk_span_find(line, SK_SPAN("\\\\"), at);
		if (at == SK_SPAN_NONE)
			break;
		s = sk_span_from(line, at);
		while (n < s.n && n < 512 && s.p[n] > ' ' && strchr("\"'<>|,;)", s.p[n]) == NULL)
			n++;
		if (at == 0 || strchr(" \t\"'=(,:;", line.p[at - 1]) != NULL) {
			any |= sk_lnk_remote(sk_span_head(s, n), l->arena).n > 0;
			sk_lnk_write_remote(l, sk_span_head(s, n), NULL);
		}
	}
	return any;
}

/* ---- what PowerShell is given encoded ---- */

static bool
is_base64(uint8_t c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
	    c == '+' || c == '/' || c == '=';
}

static void
say_encoded(const struct sk_look *l, struct sk_span run)
{
	struct sk_buf raw = sk_buf_new(l->arena, run.n), text = sk_buf_new(l->arena, run.n * 2);
	struct sk_span s;

	(void)sk_base64_decode(run, &raw, NULL);
	s = sk_buf_view(&raw);
	(void)sk_charset_to_utf8(s.n > 1 && s.p[1] == 0 ? SK_CS_UTF16LE : SK_CS_UNKNOWN, s, &text, NULL);
	s = sk_buf_view(&text);
	if (sk_span_find(s, SK_SPAN("://"), 0) != SK_SPAN_NONE)
		sk_url_write(l, s);
	(void)say_shares(l, s);
}

static void
look_encoded(const struct sk_look *l, struct sk_span s)
{
	size_t from = 0;
	struct sk_span run;

	for (size_t i = 0, runs = 0; i <= s.n && runs < ENCODED_RUNS; i++) {
		if (i < s.n && is_base64(s.p[i]))
			continue;
		if (i - from >= ENCODED && sk_span_cut(s, from, i - from, &run)) {
			say_encoded(l, run);
			runs++;
		}
		from = i + 1;
	}
}

/* ---- the command ---- */

static bool
has_powershell(struct sk_span s)
{
	return sk_span_find_nocase(s, SK_SPAN("powershell"), 0) != SK_SPAN_NONE ||
	    sk_span_find_nocase(s, SK_SPAN("pwsh"), 0) != SK_SPAN_NONE;
}

/* The line as cmd reads it, and as PowerShell does where that is called. */
static bool
see(const struct sk_look *l, struct sk_span line, const char *word, struct sk_script_seen *seen_r)
{
	enum sk_type type = strcmp(word, "mshta") == 0 ? SK_TYPE_SCRIPT_HTA : SK_TYPE_SCRIPT_BAT;
	struct sk_script_seen ps;

	if (!sk_script_see(l, line, type, seen_r))
		return false;
	if (!has_powershell(seen_r->text))
		return true;
	if (!sk_script_see(l, line, SK_TYPE_SCRIPT_PS1, &ps))
		return false;
	seen_r->does |= ps.does;
	seen_r->downloader |= ps.downloader;
	seen_r->hidden = ps.hidden > seen_r->hidden ? ps.hidden : seen_r->hidden;
	return true;
}

/* word: of lnk.command, for the program itself.  line: its name and arguments. */
static void
look_command(const struct sk_look *l, const char *word, struct sk_span line, bool share)
{
	struct sk_script_seen seen;
	bool loads;

	say(l, SK_KEY_LNK_COMMAND, sk_span_text(word));
	if (strcmp(word, "script") == 0)
		return;
	if (!see(l, line, word, &seen)) {
		sk_unpack_gap(l->u, l->self, "memory_bytes");
		return;
	}
	loads = sk_lnk_write_commands(l, seen.text);
	if (loads && (share || sk_span_find(seen.text, SK_SPAN("http"), 0) != SK_SPAN_NONE)) {
		seen.does |= 1u;	/* fetch */
		seen.downloader = true;
	}
	sk_script_write(l, &seen);
}

static struct sk_span
base_of(const struct sk_look *l, struct sk_span path)
{
	struct sk_buf b = sk_buf_new(l->arena, 256);

	return sk_lnk_base(path, &b);
}

/* The first of its targets that runs what it is told. */
static const char *
program_of(const struct sk_look *l, const struct sk_lnk *lnk, struct sk_span *base_r)
{
	*base_r = (struct sk_span){ 0 };
	for (size_t i = 0; i < lnk->targets; i++) {
		const char *word;

		*base_r = base_of(l, lnk->target[i]);
		word = sk_lnk_program(*base_r);
		if (word != NULL)
			return word;
	}
	return NULL;
}

static void
look_arguments(const struct sk_look *l, const struct sk_lnk *lnk, const char *word,
    struct sk_span base)
{
	struct sk_span s = { 0 };
	struct sk_buf line;
	uint64_t longest = 0;
	bool share;

	if (lnk->arguments.n > 0)
		s = squeeze(l, lnk->arguments, &longest);
	say_arguments(l, s);
	if (longest >= BLANKS)
		say_number(l, SK_KEY_LNK_PADDING, longest);
	sk_url_write(l, s);
	share = say_shares(l, s);
	look_encoded(l, s);
	if (word == NULL)
		return;
	line = sk_buf_new(l->arena, base.n + s.n + 2);
	(void)sk_buf_span(&line, base);
	(void)sk_buf_byte(&line, ' ');
	(void)sk_buf_span(&line, s);
	look_command(l, word, sk_buf_view(&line), share);
}

/* ---- icon ---- */

/* A program of Office, or one that Windows Installer advertises, wears what it
 * shows. */
static void
look_icon(const struct sk_look *l, const struct sk_lnk *lnk, const char *word)
{
	const char *shows = sk_lnk_icon(lnk->icon, lnk->icon_index);
	bool runs = word != NULL;

	if (lnk->icon.n == 0)
		return;
	say(l, SK_KEY_LNK_ICON, lnk->icon);
	if (sk_lnk_remote(lnk->icon, l->arena).n > 0)
		sk_lnk_write_remote(l, lnk->icon, "icon");
	sk_url_write(l, lnk->icon);
	for (size_t i = 0; i < lnk->targets; i++) {
		struct sk_span base = base_of(l, lnk->target[i]);
		size_t dot = sk_span_rchr(base, '.');

		if (sk_lnk_shows_documents(base) && word == NULL)
			return;
		runs |= dot != SK_SPAN_NONE && sk_extension_runs(sk_span_from(base, dot + 1));
	}
	if (shows != NULL && runs && lnk->darwin.n == 0)
		say(l, SK_KEY_LNK_SHOWS_OTHER, sk_span_text(shows));
}

/* ---- */

static void
look_maker(const struct sk_look *l, const struct sk_lnk *lnk)
{
	char serial[16];
	struct sk_buf b = { .p = (uint8_t *)serial, .room = sizeof serial, .max = sizeof serial };

	say(l, SK_KEY_LNK_MACHINE_ID, lnk->machine_id);
	say(l, SK_KEY_LNK_MAC, lnk->mac);
	if (!lnk->has_serial || lnk->serial == 0)
		return;
	(void)sk_buf_printf(&b, "%08x", (unsigned)lnk->serial);
	say(l, SK_KEY_LNK_SERIAL, sk_buf_view(&b));
}

static void
look(const struct sk_look *l)
{
	struct sk_span base;
	const char *word;
	struct sk_lnk lnk;

	if (l->o->type != SK_TYPE_LNK || !l->o->seen ||
	    !sk_lnk_parse(l->o->bytes, l->arena, &lnk))
		return;
	say(l, SK_KEY_LNK_KIND, SK_SPAN("lnk"));
	for (size_t i = 0; i < lnk.targets; i++) {
		sk_lnk_write_target(l, lnk.target[i]);
		sk_url_write(l, lnk.target[i]);
	}
	word = program_of(l, &lnk, &base);
	look_arguments(l, &lnk, word, base);
	say(l, SK_KEY_LNK_WORKING_DIR, lnk.working_dir);
	sk_lnk_write_remote(l, lnk.working_dir, NULL);
	look_icon(l, &lnk, word);
	look_maker(l, &lnk);
	if (lnk.end < l->o->bytes.n)
		say_number(l, SK_KEY_LNK_OVERLAY, l->o->bytes.n - lnk.end);
	for (size_t i = 0; sk_lnk_defects[i] != NULL; i++)
		if ((lnk.defects & 1u << i) != 0)
			say(l, SK_KEY_LNK_DEFECT, sk_span_text(sk_lnk_defects[i]));
}

const struct sk_observer sk_observe_lnk = {
	.source = "Microsoft, [MS-SHLLINK]; MITRE ATT&CK T1204.002, T1547.009, T1027.012, T1218; "
	    "JPCERT/CC, Evidence of Attackers' Development Environment Left in Shortcut Files (2019)",
	.look = look,
};
