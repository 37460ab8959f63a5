#include "observe/observe.h"
#include "script.h"
#include "text.h"

enum {
	FETCH = 1, RUN = 2, WRITE = 4, DECODE = 8, EVAL = 16, OBJECT = 32, HIDE = 64, PERSIST = 128,
	SHELL = 256,		/* an object that can run programs is at hand */
	METHOD = 512,		/* .Run or .Exec of something */
	HOST = 1024,		/* runs under Windows Script Host, not in a page */
	CALL = 2048,		/* the function Shell of VBA, if it is called */
	OBFUSCATED = 50		/* percent */
};

/* Where a word means what the table says. */
enum where { ANYWHERE, IN_CMD, IN_PS, IN_CMD_OR_PS, IN_VB, NOT_JS, IN_VBS, IN_MACRO, IN_XLM };

static const struct {
	struct sk_span	word;		/* begins a word; ends one if its end is a letter */
	unsigned	does;
	enum where	where;
} words[] = {
	{ SK_LIT("activexobject"), OBJECT, ANYWHERE },
	{ SK_LIT("adodb.stream"), WRITE | HOST, ANYWHERE },
	{ SK_LIT("atob("), DECODE, ANYWHERE }, { SK_LIT("attrib +h"), HIDE, IN_CMD_OR_PS },
	{ SK_LIT("attrib +s +h"), HIDE, IN_CMD_OR_PS },
	{ SK_LIT("bin.base64"), DECODE, ANYWHERE }, { SK_LIT("bitsadmin"), FETCH, ANYWHERE },
	{ SK_LIT("charcodeat"), DECODE, ANYWHERE }, { SK_LIT("cmd.exe"), RUN, ANYWHERE },
	{ SK_LIT("cmd /c"), RUN, ANYWHERE },
	{ SK_LIT("commandlineeventconsumer"), PERSIST, ANYWHERE },
	{ SK_LIT("createnowindow"), HIDE, ANYWHERE },
	{ SK_LIT("createobject"), OBJECT, ANYWHERE },
	{ SK_LIT("createtextfile"), WRITE | HOST, ANYWHERE },
	{ SK_LIT("curl"), FETCH, IN_CMD_OR_PS },
	{ SK_LIT("currentversion\\run"), PERSIST, ANYWHERE },
	{ SK_LIT("currentversion\\runonce"), PERSIST, ANYWHERE },
	{ SK_LIT("downloaddata"), FETCH, ANYWHERE },
	{ SK_LIT("downloadfile"), FETCH | WRITE, ANYWHERE },
	{ SK_LIT("downloadstring"), FETCH, ANYWHERE }, { SK_LIT("eval("), EVAL, ANYWHERE },
	{ SK_LIT("eval\"]("), EVAL, ANYWHERE }, { SK_LIT("exec"), METHOD, ANYWHERE },
	{ SK_LIT("execute"), EVAL, IN_VBS }, { SK_LIT("executeglobal"), EVAL, IN_VBS },
	{ SK_LIT("filesystemobject"), HOST, ANYWHERE },
	{ SK_LIT("frombase64string"), DECODE, ANYWHERE },
	{ SK_LIT("fromcharcode"), DECODE, ANYWHERE }, { SK_LIT("ftp -s"), FETCH, IN_CMD },
	{ SK_LIT("function(\""), EVAL, ANYWHERE }, { SK_LIT("getobject"), OBJECT, IN_VB },
	{ SK_LIT("iex"), EVAL | RUN, IN_PS }, { SK_LIT("iwr"), FETCH, IN_PS },
	{ SK_LIT("invoke-expression"), EVAL | RUN, ANYWHERE },
	{ SK_LIT("invoke-item"), RUN, ANYWHERE },
	{ SK_LIT("invoke-restmethod"), FETCH, ANYWHERE },
	{ SK_LIT("invoke-webrequest"), FETCH, ANYWHERE },
	{ SK_LIT("invoke-command"), RUN, IN_PS }, { SK_LIT("mshta"), RUN, ANYWHERE },
	{ SK_LIT("msxml2.serverxmlhttp"), FETCH | OBJECT, ANYWHERE },
	{ SK_LIT("net.webclient"), FETCH, ANYWHERE },
	{ SK_LIT("new-object"), OBJECT, ANYWHERE },
	/* WScript.Shell */
	{ SK_LIT("new:72c24dd5-d70a-438b-8a42-98424b88afb8"), SHELL, ANYWHERE },
	/* Shell.Application */
	{ SK_LIT("new:13709620-c279-11ce-a49e-444553540000"), SHELL, ANYWHERE },
	{ SK_LIT("opentextfile"), HOST, ANYWHERE }, { SK_LIT("out-file"), WRITE, ANYWHERE },
	{ SK_LIT("powershell"), RUN, NOT_JS }, { SK_LIT("powershell.exe"), RUN, ANYWHERE },
	{ SK_LIT("powershell -"), RUN, ANYWHERE },
	{ SK_LIT("reflection.assembly"), EVAL, ANYWHERE },
	{ SK_LIT("register-scheduledtask"), PERSIST, ANYWHERE },
	{ SK_LIT("regsvr32"), RUN, ANYWHERE }, { SK_LIT("run"), METHOD, ANYWHERE },
	{ SK_LIT("rundll32"), RUN, ANYWHERE }, { SK_LIT("savetofile"), WRITE | HOST, ANYWHERE },
	{ SK_LIT("schtasks /create"), PERSIST, ANYWHERE },
	{ SK_LIT("scriptblock]::create"), EVAL, IN_PS },
	{ SK_LIT("serverxmlhttp"), FETCH, ANYWHERE },
	{ SK_LIT("set-content"), WRITE, ANYWHERE },
	{ SK_LIT("shell.application"), SHELL | HOST, ANYWHERE },
	{ SK_LIT("shellexecute"), RUN | HOST, ANYWHERE }, { SK_LIT("start"), RUN, IN_CMD },
	{ SK_LIT("start-bitstransfer"), FETCH | WRITE, ANYWHERE },
	{ SK_LIT("start-process"), RUN, ANYWHERE }, { SK_LIT("startup"), PERSIST, NOT_JS },
	{ SK_LIT("\\startup"), PERSIST, ANYWHERE }, { SK_LIT("strreverse"), DECODE, IN_VB },
	{ SK_LIT("unescape("), DECODE, ANYWHERE },
	{ SK_LIT("urlcache"), FETCH | WRITE, ANYWHERE },
	{ SK_LIT("urldownloadtofile"), FETCH | WRITE, ANYWHERE },
	{ SK_LIT("webclient"), FETCH, IN_PS }, { SK_LIT("wget"), FETCH, IN_CMD_OR_PS },
	{ SK_LIT("win32_process"), RUN, ANYWHERE },
	{ SK_LIT("win32_scheduledjob"), PERSIST, ANYWHERE },
	{ SK_LIT("win32_processstartup"), HIDE, ANYWHERE },
	{ SK_LIT("windowstyle hidden"), HIDE, ANYWHERE },
	{ SK_LIT("w hidden"), HIDE, ANYWHERE }, { SK_LIT("win hidden"), HIDE, ANYWHERE },
	{ SK_LIT("winhttp.winhttprequest"), FETCH, ANYWHERE },
	{ SK_LIT("winhttprequest"), FETCH, ANYWHERE },
	{ SK_LIT("writeallbytes"), WRITE, ANYWHERE },
	{ SK_LIT("writealltext"), WRITE, ANYWHERE },
	{ SK_LIT("wscript.shell"), SHELL | HOST, ANYWHERE },
	{ SK_LIT("wscript"), HOST, ANYWHERE }, { SK_LIT("wscript.exe"), RUN, ANYWHERE },
	{ SK_LIT("xmlhttp"), FETCH, ANYWHERE }, { SK_LIT("-bxor"), DECODE, IN_PS },
	{ SK_LIT("-decode"), DECODE, IN_CMD }, { SK_LIT("base64"), DECODE, IN_VB },
	/* Macros of Office: the program's own objects, and functions of Windows. */
	{ SK_LIT("shell"), CALL, IN_MACRO }, { SK_LIT("comspec"), RUN, IN_MACRO },
	{ SK_LIT("createprocess"), RUN, IN_MACRO }, { SK_LIT("createprocessa"), RUN, IN_MACRO },
	{ SK_LIT("createprocessw"), RUN, IN_MACRO }, { SK_LIT("shellexecutea"), RUN, IN_MACRO },
	{ SK_LIT("shellexecutew"), RUN, IN_MACRO }, { SK_LIT("shellexecuteexa"), RUN, IN_MACRO },
	{ SK_LIT("winexec"), RUN, IN_MACRO }, { SK_LIT("createthread"), RUN, IN_MACRO },
	{ SK_LIT("createremotethread"), RUN, IN_MACRO }, { SK_LIT("virtualalloc"), RUN, IN_MACRO },
	{ SK_LIT("virtualallocex"), RUN, IN_MACRO }, { SK_LIT("virtualprotect"), RUN, IN_MACRO },
	{ SK_LIT("urldownloadtofilea"), FETCH | WRITE, IN_MACRO },
	{ SK_LIT("urldownloadtofilew"), FETCH | WRITE, IN_MACRO },
	{ SK_LIT("urldownloadtocachefilea"), FETCH | WRITE, IN_MACRO },
	{ SK_LIT("internetopenurl"), FETCH, IN_MACRO }, { SK_LIT("internetopenurla"), FETCH, IN_MACRO },
	{ SK_LIT("internetreadfile"), FETCH, IN_MACRO }, { SK_LIT("httpsendrequest"), FETCH, IN_MACRO },
	{ SK_LIT("httpsendrequesta"), FETCH, IN_MACRO }, { SK_LIT("xmlhttp60"), FETCH, IN_MACRO },
	{ SK_LIT("serverxmlhttp60"), FETCH, IN_MACRO },
	{ SK_LIT("for output"), WRITE, IN_MACRO }, { SK_LIT("for binary"), WRITE, IN_MACRO },
	{ SK_LIT("for append"), WRITE, IN_MACRO }, { SK_LIT("vbhide"), HIDE, IN_MACRO },
	{ SK_LIT("scriptcontrol"), EVAL, IN_MACRO }, { SK_LIT("vbcomponents"), EVAL, IN_MACRO },
	{ SK_LIT("addfromstring"), EVAL, IN_MACRO }, { SK_LIT("accessvbom"), PERSIST, IN_MACRO },
	{ SK_LIT("startuppath"), PERSIST, IN_MACRO }, { SK_LIT("xlstart"), PERSIST, IN_MACRO },
	{ SK_LIT("normaltemplate"), PERSIST, IN_MACRO },
	{ SK_LIT("exec("), RUN, IN_XLM }, { SK_LIT("call("), OBJECT, IN_XLM },
	{ SK_LIT("register("), OBJECT, IN_XLM }, { SK_LIT("fwrite("), WRITE, IN_XLM },
	{ SK_LIT("fwriteln("), WRITE, IN_XLM }
};
enum { WORDS = sizeof words / sizeof *words };

/* Words by their first byte, so that a text is passed once. */
static uint8_t first[256], next[WORDS];
static bool ready;

static int
warm(const struct sk_warm *w)
{
	(void)w;
	for (size_t i = 0; i < 256; i++)
		first[i] = WORDS;
	for (uint8_t i = WORDS; i-- > 0; ) {
		uint8_t c = words[i].word.p[0];

		next[i] = first[c];
		first[c] = i;
	}
	ready = true;
	return 0;
}

static bool
is_name(uint8_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '$';
}

/* shell: the text calls PowerShell, so words may be meant for that. */
static bool
means(enum where where, enum sk_type type, bool shell)
{
	bool cmd = type == SK_TYPE_SCRIPT_BAT, ps = type == SK_TYPE_SCRIPT_PS1 || shell;
	bool js = type == SK_TYPE_SCRIPT_JS;

	switch (where) {
	case IN_CMD: return cmd;
	case IN_PS: return ps;
	case IN_CMD_OR_PS: return cmd || ps;
	case IN_VB: return !js && !cmd && type != SK_TYPE_SCRIPT_PS1;
	case IN_VBS: return means(IN_VB, type, shell) && !means(IN_MACRO, type, shell);
	case IN_MACRO: return type == SK_TYPE_VBA || type == SK_TYPE_XLM;
	case IN_XLM: return type == SK_TYPE_XLM;
	case NOT_JS: return !js;
	default: return true;
	}
}

/* ".Run x, 0": the second argument hides the window (Windows Script Host,
 * WshShell.Run, intWindowStyle). */
static unsigned
method(struct sk_span t, size_t i, size_t n)
{
	uint8_t before = i > 0 ? t.p[i - 1] : 0;
	struct sk_span call = sk_span_head(sk_span_from(t, i + n), 512);
	unsigned does = METHOD;

	if (before != '.' && before != '"')
		return 0;
	/* Office runs a macro of its own. */
	if (sk_span_ends_nocase((struct sk_span){ t.p, i }, SK_SPAN("application.")))
		return 0;
	for (size_t k = 0; k < call.n && call.p[k] != '\n' && call.p[k] != ';'; k++) {
		size_t d = k + 1;

		if (call.p[k] != ',')
			continue;
		while (d < call.n && call.p[d] == ' ')
			d++;
		if (d < call.n && call.p[d] == '0' && (d + 1 == call.n ||
		    !is_name(call.p[d + 1])))
			does |= HIDE;
	}
	return does;
}

/* Shell "x", y = Shell(x): no name, no member, no part of a text. */
static unsigned
shell_call(struct sk_span t, size_t i, size_t n)
{
	size_t begin = i, end = i + n, quotes = 0;

	if (i > 0 && t.p[i - 1] == '.' && !sk_span_ends_nocase((struct sk_span){ t.p, i }, SK_SPAN("vba.")))
		return 0;
	while (begin > 0 && i - begin < 1024 && t.p[begin - 1] != '\n')
		quotes += t.p[--begin] == '"';
	while (end < t.n && (t.p[end] == ' ' || t.p[end] == '\t'))
		end++;
	if (quotes % 2 != 0 || end >= t.n || sk_span_begins(sk_span_from(t, end), SK_SPAN("as ")))
		return 0;
	return t.p[end] == '(' || t.p[end] == '"' || (end > i + n && is_name(t.p[end])) ? RUN : 0;
}

static unsigned
word_at(struct sk_span t, size_t i, enum sk_type type, bool shell)
{
	unsigned does = 0;

	for (uint8_t k = first[t.p[i]]; k < WORDS; k = next[k]) {
		struct sk_span w = words[k].word;
		uint8_t behind = i + w.n < t.n ? t.p[i + w.n] : 0;

		if (!sk_span_begins(sk_span_from(t, i), w) || !means(words[k].where, type, shell) ||
		    (is_name(w.p[w.n - 1]) && is_name(behind)))
			continue;
		if (words[k].does == METHOD)
			does |= method(t, i, w.n);
		else if (words[k].does == CALL)
			does |= shell_call(t, i, w.n);
		else
			does |= words[k].does;
	}
	return does;
}

static unsigned
search(struct sk_span t, enum sk_type type)
{
	bool shell = sk_span_find(t, SK_SPAN("powershell"), 0) != SK_SPAN_NONE;
	unsigned does = 0;

	for (size_t i = 0; i < t.n; i++)
		if (first[t.p[i]] < WORDS && (i == 0 || !is_name(t.p[i - 1]) || !is_name(t.p[i])))
			does |= word_at(t, i, type, shell);
	return does;
}

/* What is written backwards is read backwards as well. */
static unsigned
search_backwards(struct sk_span t, enum sk_type type, struct sk_arena *arena)
{
	uint8_t *p;

	if (sk_span_find(t, SK_SPAN("reverse"), 0) == SK_SPAN_NONE ||
	    (p = sk_arena_raw(arena, t.n)) == NULL)
		return 0;
	for (size_t i = 0; i < t.n; i++)
		p[i] = t.p[t.n - 1 - i];
	return search((struct sk_span){ p, t.n }, type);
}

unsigned
sk_script_words(struct sk_span folded, enum sk_type type)
{
	if (!ready)
		(void)warm(NULL);
	return search(folded, type);
}

unsigned
sk_script_settle(unsigned does)
{
	if ((does & METHOD) != 0 && (does & SHELL) != 0)
		does |= RUN;
	else if ((does & RUN) == 0)
		does &= ~(unsigned)HIDE;
	return does;
}

void
sk_script_say(const struct sk_look *l, size_t object, enum sk_key key, unsigned does)
{
	static const char *const word[] = { "fetch", "run", "write", "decode", "eval", "object",
		"hide", "persist" };

	for (size_t i = 0; i < sizeof word / sizeof *word; i++)
		if ((does & 1u << i) != 0)
			(void)sk_record_text_once(l->r, object, key, sk_span_text(word[i]));
}

static bool
is_downloader(unsigned does, enum sk_type type)
{
	bool page = type == SK_TYPE_SCRIPT_JS && (does & HOST) == 0;

	return (does & FETCH) != 0 &&
	    ((does & RUN) != 0 || ((does & EVAL) != 0 && !page));
}

/* Encoded as a whole (Script Encoder): nothing of it can be read. */
static bool
is_encoded(struct sk_span bytes)
{
	struct sk_span head = sk_span_head(bytes, 1024);

	return sk_span_find(head, SK_SPAN("#@~^"), 0) != SK_SPAN_NONE;
}

/* JavaScript of six characters. */
static bool
is_six(struct sk_span t)
{
	size_t n = 0;

	t = sk_span_head(t, 4096);
	for (size_t i = 0; i < t.n; i++)
		n += t.p[i] == '[' || t.p[i] == ']' || t.p[i] == '(' || t.p[i] == ')' ||
		    t.p[i] == '!' || t.p[i] == '+';
	return t.n >= 200 && n * 20 > t.n * 19;
}

/* What stands in the text that it hides, too. */
static unsigned
search_unfolded(const struct sk_look *l, struct sk_span text, enum sk_type type)
{
	uint8_t *p = text.n == 0 ? NULL : sk_arena_raw(l->arena, text.n);

	if (p == NULL)
		return 0;
	for (size_t i = 0; i < text.n; i++)
		p[i] = text.p[i] >= 'A' && text.p[i] <= 'Z' ? text.p[i] | 0x20 : text.p[i];
	return search((struct sk_span){ p, text.n }, type);
}

/* What the object's own bytes hide, or a command that stands somewhere in it. */
static struct sk_unfolded
unfolded(const struct sk_look *l, struct sk_span bytes, enum sk_type type)
{
	size_t max = l->budget->limit[SK_LIMIT_TEXT_BYTES];
	const struct sk_unfolded *known = NULL;
	struct sk_unfolded u = { .hidden = 0 };

	if (bytes.p == l->o->bytes.p && bytes.n == l->o->bytes.n)
		known = sk_text_unfolded(l);
	else if (sk_budget_time(l->budget))
		sk_unfold(sk_span_head(bytes, max), type, 2 * max, l->arena, &u);
	return known != NULL ? *known : u;
}

bool
sk_script_see(const struct sk_look *l, struct sk_span bytes, enum sk_type type,
    struct sk_script_seen *seen_r)
{
	struct sk_folded f;
	struct sk_unfolded u;
	unsigned does, raw, hidden;

	*seen_r = (struct sk_script_seen){ 0 };
	if (!ready)
		(void)warm(NULL);
	if (!sk_script_fold(bytes, type, l->budget->limit[SK_LIMIT_TEXT_BYTES], l->arena, &f))
		return false;
	u = unfolded(l, bytes, type);
	does = search(f.text, type) | search_backwards(f.text, type, l->arena) |
	    search_unfolded(l, u.text, type);
	raw = does;
	does = sk_script_settle(does);
	if (f.codes)
		does |= DECODE;
	hidden = (does & DECODE) != 0 ? f.data : f.pieces;
	hidden = u.hidden > hidden ? u.hidden : hidden;
	if ((does & EVAL) != 0 && u.data > 0) {
		does |= DECODE;
		hidden = u.data > hidden ? u.data : hidden;
	}
	if (is_encoded(bytes) || is_six(f.text)) {
		does |= DECODE;
		hidden = 100;
	}
	*seen_r = (struct sk_script_seen){ .text = f.text, .does = does & 0xFF, .words = raw,
	    .downloader = is_downloader(does, type), .hidden = hidden };
	return true;
}

void
sk_script_write(const struct sk_look *l, const struct sk_script_seen *seen)
{
	sk_script_say(l, l->self, SK_KEY_SCRIPT_DOES, seen->does);
	if (seen->downloader)
		(void)sk_record_number(l->r, l->self, SK_KEY_SCRIPT_DOWNLOADER, 1);
	if (seen->hidden >= OBFUSCATED)
		(void)sk_record_number(l->r, l->self, SK_KEY_SCRIPT_OBFUSCATED, seen->hidden);
}

static void
look(const struct sk_look *l)
{
	enum sk_type type = sk_text_script(l);
	struct sk_script_seen seen;

	/* Macros are those of their document: see observe_office.c. */
	if (!l->o->seen || type == SK_TYPE_UNKNOWN || type == SK_TYPE_VBA)
		return;
	if (type == l->o->type)		/* "script-js" */
		(void)sk_record_text_once(l->r, l->self, SK_KEY_SCRIPT_LANGUAGE,
		    sk_span_from(sk_span_text(sk_type_table[type].word), 7));
	if (!sk_script_see(l, l->o->bytes, type, &seen)) {
		sk_unpack_gap(l->u, l->self, "memory_bytes");
		return;
	}
	sk_script_write(l, &seen);
}

const struct sk_observer sk_observe_script = {
	.source = "Microsoft, Windows Script Host and PowerShell references; "
	    "MITRE ATT&CK T1059, T1027, T1105, T1564.003, T1547.001",
	.warm = warm, .look = look,
};
