#include "carried.h"

/*
 * The scripts of self-extractors.  WinRAR (its help, "GUI SFX scripts"): lines
 * "Setup=program" in the comment of the archive.  It can be read where it is
 * stored as it is; a packed one is not seen here.  7-Zip (its manual, "SFX modules
 * for installers"; Oleg Scherbakov, "7z SFX Modules"): "RunProgram" in a text
 * between two marks, before the archive.  IExpress (Microsoft, IExpress and
 * WExtract): resources with names.
 */
enum {
	SCRIPT = 8192,		/* bytes of a script */
	SEARCHED = 1 << 20,	/* bytes before the archive */
	COMMENT = 65536,	/* of an archive, where its comment stands */
	COMMANDS = 16, MEMBERS = 64
};

struct extractor {
	const struct sk_look	*l;
	unsigned		 commands;
};

static void
say_run(struct extractor *x, struct sk_span raw)
{
	struct sk_span s = sk_span_trim(raw);

	if (s.n == 0 || x->commands >= COMMANDS || sk_span_is_nocase(s, "<None>"))
		return;
	x->commands++;
	(void)sk_record_text_once(x->l->r, x->l->self, SK_KEY_PE_SFX_RUN,
	    sk_unpack_name(x->l->u, sk_span_head(s, 1024), SK_CS_UNKNOWN, "script").text);
}

static void
say_silent(struct extractor *x)
{
	if (sk_record_find(x->l->r, x->l->self, SK_KEY_PE_SFX_SILENT) == NULL)
		(void)sk_record_number(x->l->r, x->l->self, SK_KEY_PE_SFX_SILENT, 1);
}

/* True if line is "key = value"; quotes around the value are taken off. */
static bool
is_setting(struct sk_span line, const char *key, struct sk_span *value_r)
{
	size_t sign = sk_span_chr(line, '=', 0);
	struct sk_span v;

	if (sign == SK_SPAN_NONE || !sk_span_is_nocase(sk_span_trim(sk_span_head(line, sign)), key))
		return false;
	v = sk_span_trim(sk_span_from(line, sign + 1));
	if (v.n >= 2 && v.p[0] == '"' && v.p[v.n - 1] == '"')
		v = (struct sk_span){ v.p + 1, v.n - 2 };
	*value_r = v;
	return true;
}

/* --- WinRAR --- */

static void
read_comment(struct extractor *x, struct sk_span s)
{
	struct sk_span line, v;

	while (sk_span_line(&s, &line, NULL))
		if (is_setting(line, "Setup", &v) || is_setting(line, "Presetup", &v))
			say_run(x, v);
		else if (is_setting(line, "Silent", &v) && !sk_span_is(v, "0"))
			say_silent(x);
}

static bool
is_text(uint8_t c)
{
	return c >= 0x20 || c == '\t' || c == '\r' || c == '\n';
}

/* The text in which "Setup=" stands, in the first bytes of an archive: a comment
 * that is stored as it is. */
static void
find_comment(struct extractor *x, struct sk_span archive)
{
	struct sk_span s = sk_span_head(archive, COMMENT);
	size_t at = sk_span_find_nocase(s, SK_SPAN("\nSetup="), 0), from, to;

	if (at == SK_SPAN_NONE && (at = sk_span_find(s, SK_SPAN("Setup="), 0)) == SK_SPAN_NONE)
		return;
	for (from = at; from > 0 && at - from < SCRIPT && is_text(s.p[from - 1]); from--)
		;
	for (to = at; to < s.n && to - from < SCRIPT && is_text(s.p[to]); to++)
		;
	/* what stands right before it are letters of a header */
	if (s.p[at] != '\n')
		from = at;
	read_comment(x, sk_span_head(sk_span_from(s, from), to - from));
}

static void
read_comments(struct extractor *x, size_t object)
{
	const struct sk_observation *o = sk_record_find(x->l->r, object, SK_KEY_CONTAINER_COMMENT);

	for (; o != NULL; o = sk_record_next(x->l->r, o))
		read_comment(x, sk_span_head(o->text, SCRIPT));
}

/* --- 7-Zip --- */

static void
read_config(struct extractor *x, struct sk_span s)
{
	static const char *const runs[] = {
		"RunProgram", "ExecuteFile", "AutoInstall", "ExecuteOnLoad", "SetupOnFinish"
	};
	size_t at = sk_span_find(s, SK_SPAN(";!@Install@!"), 0), end;
	struct sk_span line, v;

	if (at == SK_SPAN_NONE)
		return;
	s = sk_span_head(sk_span_from(s, at), SCRIPT);
	end = sk_span_find(s, SK_SPAN(";!@InstallEnd@!"), 0);
	s = sk_span_head(s, end);
	while (sk_span_line(&s, &line, NULL)) {
		for (size_t i = 0; i < sizeof runs / sizeof *runs; i++)
			if (is_setting(line, runs[i], &v))
				say_run(x, v);
		/* GUIMode 2: no window at all; the plain module: no progress */
		if ((is_setting(line, "GUIMode", &v) && sk_span_is(v, "2")) ||
		    (is_setting(line, "SilentMode", &v) && !sk_span_is(v, "0")) ||
		    (is_setting(line, "Progress", &v) && sk_span_is_nocase(v, "no")))
			say_silent(x);
	}
}

/* --- IExpress --- */

static bool
name_is(struct sk_span utf16, const char *ascii)
{
	struct sk_span a = sk_span_text(ascii);

	if (utf16.n != a.n * 2)
		return false;
	for (size_t i = 0; i < a.n; i++)
		if (utf16.p[2 * i] != a.p[i] || utf16.p[2 * i + 1] != 0)
			return false;
	return true;
}

static void
read_iexpress(struct extractor *x, const struct sk_pe *pe)
{
	static const char *const runs[] = { "RUNPROGRAM", "POSTRUNPROGRAM", "ADMQCMD", "USRQCMD" };
	enum { HIDDEN = 1 };	/* ShowInstallProgramWindow of its .sed file */

	for (size_t i = 0; i < pe->resources; i++) {
		const struct sk_pe_resource *r = &pe->resource[i];
		uint32_t show;

		if (r->type != SK_RT_RCDATA || r->id != SK_RT_NAMED)
			continue;
		for (size_t k = 0; k < sizeof runs / sizeof *runs; k++)
			if (name_is(r->name, runs[k]))
				say_run(x, sk_span_head(r->data, sk_span_chr(r->data, 0, 0)));
		if (name_is(r->name, "SHOWWINDOW") && sk_span_u32le(r->data, 0, &show) &&
		    show == HIDDEN)
			say_silent(x);
	}
}

void
sk_pe_look_extractor(const struct sk_look *l, const struct sk_pe *pe)
{
	struct extractor x = { .l = l };
	uint32_t child = l->r->object[l->self].child;

	read_iexpress(&x, pe);
	for (int i = 0; i < 2; i++)
		read_config(&x, sk_span_head(pe->overlay[i], SEARCHED));
	read_comments(&x, l->self);
	for (int i = 0; child != 0 && i < MEMBERS; i++) {
		const struct sk_object *o = &l->u->object[child];

		read_comments(&x, child);
		if (x.commands == 0 && o->type == SK_TYPE_RAR)
			find_comment(&x, o->bytes);
		child = l->r->object[child].sibling;
	}
}
