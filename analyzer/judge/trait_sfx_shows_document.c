#include "ask.h"

/*
 * A self-extractor that works without a window, starts a program and opens a
 * document for whoever waits for one.  Silent installers of drivers start programs
 * only, and those that show a text afterwards show a text.
 */

/* Next word of a command: between blanks, quotes and what joins commands. */
static bool
next_word(struct sk_span *s, struct sk_span *word_r)
{
	static const struct sk_span ends = SK_LIT(" \t\"'&|;,()");
	size_t n = 0;

	while (s->n > 0 && sk_span_chr(ends, s->p[0], 0) != SK_SPAN_NONE)
		*s = sk_span_from(*s, 1);
	while (n < s->n && sk_span_chr(ends, s->p[n], 0) == SK_SPAN_NONE)
		n++;
	return n > 0 && sk_span_take(s, n, word_r);
}

static void
read_command(struct sk_span s, bool *shows, bool *runs)
{
	static const char *const documents[] = {
		"doc", "docx", "xls", "xlsx", "ppt", "pptx", "pdf", "rtf", "jtd", "jpg", "jpeg", NULL
	};
	struct sk_span word;

	while (next_word(&s, &word)) {
		size_t dot = sk_span_rchr(word, '.');
		struct sk_span ext = sk_span_from(word, dot == SK_SPAN_NONE ? word.n : dot + 1);
		char lower[8] = "";

		if (ext.n == 0 || ext.n >= sizeof lower)
			continue;
		for (size_t i = 0; i < ext.n; i++)
			lower[i] = (char)(ext.p[i] >= 'A' && ext.p[i] <= 'Z' ? ext.p[i] | 0x20 : ext.p[i]);
		*runs |= sk_extension_runs(sk_span_text(lower));
		for (size_t i = 0; documents[i] != NULL; i++)
			*shows |= sk_span_is(sk_span_text(lower), documents[i]);
	}
}

static bool
fires(const struct sk_record *r, size_t object)
{
	const struct sk_observation *o = sk_record_find(r, object, SK_KEY_PE_SFX_RUN);
	bool shows = false, runs = false;

	if (sk_record_count(r, object, SK_KEY_PE_SFX_SILENT) == 0)
		return false;
	for (; o != NULL; o = sk_record_next(r, o))
		read_command(o->text, &shows, &runs);
	return shows && runs && (!sk_record_has(r, object, SK_KEY_PE_SIGNATURE, "present") ||
	    sk_record_find(r, object, SK_KEY_PE_VERSION_INFO) == NULL);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=zip > object.type=pe; name.extension=exe; "
	    "pe.sfx_silent; pe.sfx_run=update.exe; pe.sfx_run=invitation.doc", true },
	{ "header.from=a@b.example > object.type=pe; pe.sfx_silent; "
	    "pe.sfx_run=cmd /c start \"\" \"Agenda.PDF\" & svc.vbs", true },
	{ "header.from=a@b.example > object.type=pe; pe.sfx_silent; pe.sfx_run=setup.exe /s /norestart; "
	    "pe.version_info=ProductName=Driver", false },
	{ "header.from=a@b.example > object.type=pe; pe.sfx_silent; pe.sfx_run=setup.exe; "
	    "pe.sfx_run=readme.txt", false },
	{ "header.from=a@b.example > object.type=pe; pe.sfx_run=setup.exe; pe.sfx_run=manual.pdf", false },
	{ "header.from=a@b.example > object.type=pe; pe.sfx_silent; pe.sfx_run=setup.exe; pe.sfx_run=manual.pdf; "
	    "pe.signature=present; pe.version_info=CompanyName=Example", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_sfx_shows_document = {
	.id = "sfx_shows_document",
	.axis = SK_AXIS_HARM,
	.low_db = 8, .likely_db = 14, .high_db = 19,
	.group = "disguise",
	.why_ja = "自己解凍ファイルが、文書を見せながら気付かれないようにプログラムを動かします",
	.why_en = "a self-extracting archive shows a document and runs a program unseen",
	.source = "MITRE ATT&CK T1204.002 Malicious File, T1564.003 Hidden Window; WinRAR help, GUI "
	    "SFX scripts (Setup, Silent)",
	.fires = fires,
	.needs = SK_KEY_PE_SFX_RUN,
	.examples = examples,
};
