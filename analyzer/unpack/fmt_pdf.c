#include "pdf.h"
#include "tree.h"

/*
 * What a PDF does (actions, scripts, 12.6), where it leads, and the files that it
 * carries (7.11.4), which become members.  All versions of all objects are looked at,
 * since a reader may show any.
 */
enum {
	SCRIPT = 4096, SCRIPTS = 16,	/* bytes of one value of pdf.javascript, and values */
	URIS = 500,		/* different ones; indicators have fewer */
	NAMES = 4,
	CONTENT = 1 << 20,	/* bytes of a page that are counted */
	SPARSE = 120		/* characters; a page with more has something to read */
};

/* "%PDF-" and what its typer asks for beside. */
static int
bid(struct sk_span bytes, enum sk_type type)
{
	(void)bytes;
	return type == SK_TYPE_PDF ? 40 : 0;
}

struct job {
	struct sk_pdf	 p;
	size_t		 members;
	uint64_t	 pages, scripts, uris;
	struct sk_span	 contents;	/* of the last page */
	struct sk_pdf_object *at;	/* object that is looked at */
};

static void
say(struct job *j, enum sk_key key, struct sk_span text)
{
	if (text.n > 0)
		(void)sk_record_text_once(j->p.u->record, j->p.self, key,
		    sk_span_head(text, SK_RECORD_TEXT));
}

/* ---- actions, 12.6.4 ---- */

/* A file specification: a string, or a dictionary of some (7.11). */
static struct sk_span
file_name(struct job *j, struct sk_span s)
{
	static const enum sk_pdf_key names[] = { SK_PDF_UF, SK_PDF_F, SK_PDF_DOS, SK_PDF_UNIX, SK_PDF_MAC };
	struct sk_pdf_dict d;
	struct sk_span text = { 0 };

	s = sk_pdf_resolve(&j->p, s, NULL);
	if (!sk_pdf_dict(s, &d))
		return sk_pdf_text(&j->p, s, SK_RECORD_TEXT);
	for (size_t i = 0; i < sizeof names / sizeof *names && text.n == 0; i++)
		text = sk_pdf_text(&j->p, d.value[names[i]], SK_RECORD_TEXT);
	return text;
}

/* The file, or what Windows is told: a program and its parameters (table 204). */
static void
say_launch(struct job *j, const struct sk_pdf_dict *action)
{
	struct sk_buf b = sk_buf_new(j->p.u->arena, SK_RECORD_TEXT);
	struct sk_pdf_dict win;
	struct sk_span file = file_name(j, action->value[SK_PDF_F]), told;

	if (sk_pdf_dict(sk_pdf_resolve(&j->p, action->value[SK_PDF_WIN], NULL), &win)) {
		told = sk_pdf_text(&j->p, win.value[SK_PDF_F], SK_RECORD_TEXT / 2);
		file = told.n > 0 ? told : file;
		(void)sk_buf_span(&b, sk_span_head(file, SK_RECORD_TEXT / 2));
		(void)sk_buf_byte(&b, ' ');
		(void)sk_buf_span(&b, sk_pdf_text(&j->p, win.value[SK_PDF_P], SK_RECORD_TEXT / 2));
		file = sk_span_trim(sk_buf_view(&b));
	}
	say(j, SK_KEY_PDF_LAUNCH, file.n > 0 ? file : SK_SPAN("?"));
}

static void
say_script(struct job *j, struct sk_span s)
{
	struct sk_span text;
	struct sk_buf b;

	if (j->scripts++ >= SCRIPTS)
		return;
	text = sk_span_trim(sk_pdf_text(&j->p, s, SCRIPT));
	b = sk_buf_new(j->p.u->arena, 2 * SCRIPT);
	if (!sk_utf8_valid(text))
		(void)sk_charset_to_utf8(sk_charset_true(text, SK_CS_UNKNOWN), text, &b, NULL);
	text = b.n > 0 ? sk_buf_view(&b) : text;
	say(j, SK_KEY_PDF_JAVASCRIPT, text.n > 0 ? text : SK_SPAN("?"));
}

/* "" for a kind that leads nowhere. */
static const char *
kind_of(const struct sk_pdf_dict *action)
{
	static const struct { const char *name, *word; } kinds[] = {
		{ "JavaScript", "javascript" }, { "Launch", "launch" }, { "URI", "uri" },
		{ "SubmitForm", "submit" }, { "GoToE", "embedded" }, { "GoToR", "goto_file" }
	};

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (sk_pdf_is(action->value[SK_PDF_S], kinds[i].name))
			return kinds[i].word;
	return action->value[SK_PDF_JS].n > 0 ? "javascript" : "goto";
}

/* What is done when the document or a page is opened.  A place to go to is an array. */
static void
say_open(struct job *j, struct sk_span s)
{
	struct sk_pdf_dict d;

	if (s.n == 0)
		return;
	s = sk_pdf_resolve(&j->p, s, NULL);
	say(j, SK_KEY_PDF_OPEN_ACTION, sk_span_text(sk_pdf_dict(s, &d) ? kind_of(&d) : "goto"));
}

static void
look_action(struct job *j, const struct sk_pdf_dict *d)
{
	struct sk_span uri;

	if (d->value[SK_PDF_JS].n > 0)
		say_script(j, d->value[SK_PDF_JS]);
	if (sk_pdf_is(d->value[SK_PDF_S], "Launch"))
		say_launch(j, d);
	if (sk_pdf_is(d->value[SK_PDF_S], "SubmitForm"))
		uri = file_name(j, d->value[SK_PDF_F]);
	else if (sk_pdf_is(d->value[SK_PDF_S], "URI"))
		uri = sk_span_trim(sk_pdf_text(&j->p, d->value[SK_PDF_URI], SK_RECORD_TEXT));
	else
		return;
	if (j->uris < URIS) {
		size_t before = j->p.u->record->observations;

		say(j, SK_KEY_PDF_URI, uri);
		j->uris += j->p.u->record->observations > before;
	}
}

/* ---- files, 7.11.4 ---- */

static void
add_file(struct job *j, struct sk_pdf_object *o, const struct sk_name *name, size_t names)
{
	struct sk_buf label = sk_buf_new(j->p.u->arena, 32);
	const char *why;
	struct sk_span bytes;
	size_t index;

	if (o->given || j->p.stop)
		return;
	o->given = true;
	bytes = sk_pdf_stream(&j->p, o, &why);
	(void)sk_buf_printf(&label, "file%zu", ++j->members);
	if (!sk_unpack_add(j->p.u, j->p.self, name, names, names > 0 ? (struct sk_span){ 0 } :
	    sk_buf_view(&label), bytes, why == NULL || bytes.n > 0, &index)) {
		j->p.stop = true;
		return;
	}
	if (why != NULL)
		sk_unpack_gap(j->p.u, index, why);
}

static void
look_file(struct job *j, const struct sk_pdf_dict *spec)
{
	static const enum sk_pdf_key keys[] = { SK_PDF_UF, SK_PDF_F, SK_PDF_DOS, SK_PDF_UNIX, SK_PDF_MAC };
	struct sk_name name[NAMES + 1];
	struct sk_pdf_object *o;
	struct sk_pdf_dict files;
	size_t names = 0;

	if (!sk_pdf_dict(sk_pdf_resolve(&j->p, spec->value[SK_PDF_EF], NULL), &files))
		return;
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		struct sk_span text = sk_pdf_text(&j->p, spec->value[keys[i]], 1024);

		if (text.n > 0)
			sk_unpack_name_once(name, &names, NAMES, sk_unpack_name(j->p.u, text,
			    sk_utf8_valid(text) ? SK_CS_UTF8 : SK_CS_UNKNOWN, i == 0 ? "unicode" : "name"));
	}
	if (names > 0)
		say(j, SK_KEY_PDF_EMBEDDED, name[0].text);
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		(void)sk_pdf_resolve(&j->p, files.value[keys[i]], &o);
		if (o != NULL && o->has_stream)
			add_file(j, o, name, names);
	}
}

/* ---- all of it ---- */

static void
told(void *to, const struct sk_pdf_dict *d, unsigned depth)
{
	struct job *j = to;
	struct sk_pdf_dict additional;

	if (j->p.stop)
		return;
	look_action(j, d);
	say_open(j, d->value[SK_PDF_OPEN_ACTION]);
	if (d->value[SK_PDF_EF].n > 0 && !j->p.encrypted)
		look_file(j, d);
	/* Scripts of the whole document run when it is opened, 12.6.4.16. */
	if (d->value[SK_PDF_JAVASCRIPT].n > 0)
		say(j, SK_KEY_PDF_OPEN_ACTION, SK_SPAN("javascript"));
	if (!sk_pdf_is(d->value[SK_PDF_TYPE], "Page") || depth != 1)
		return;
	/* An older version of an object is no page of its own. */
	if (sk_pdf_find(&j->p, j->at->number) == j->at) {
		j->pages++;
		j->contents = d->value[SK_PDF_CONTENTS];
	}
	if (sk_pdf_dict(sk_pdf_resolve(&j->p, d->value[SK_PDF_AA], NULL), &additional))
		say_open(j, additional.value[SK_PDF_O]);
}

/* Characters that strings in a page's content show: about. */
static uint64_t
shown(struct sk_span s)
{
	uint64_t n = 0;
	unsigned depth = 0;
	bool hex = false;

	for (size_t i = 0; i < s.n; i++) {
		uint8_t c = s.p[i];

		if (depth > 0 && c == '\\')
			i++;
		if (c == '(')
			depth++;
		else if (c == ')' && depth > 0)
			depth--;
		else if (depth > 0)
			n++;
		else if (c == '<' || c == '>')
			hex = c == '<';
		else if (hex && c > ' ')
			n++;
	}
	return n;
}

/* The content is a stream, or several in an array. */
static void
count_text(struct job *j)
{
	struct sk_span s = j->contents;
	uint64_t n = 0;
	bool any = false;

	if (s.n > 0 && s.p[0] == '[')
		s = sk_span_from(s, 1);
	for (int i = 0; i < 64 && s.n > 0 && !j->p.stop; i++) {
		struct sk_pdf_object *o;
		size_t end = sk_span_chr(s, 'R', 0);
		const char *why;

		(void)sk_pdf_resolve(&j->p, sk_span_head(s, end == SK_SPAN_NONE ? s.n : end + 1), &o);
		if (o != NULL && o->has_stream) {
			n += shown(sk_span_head(sk_pdf_stream(&j->p, o, &why), CONTENT));
			any = true;
			if (why != NULL)
				return;
		}
		s = end == SK_SPAN_NONE ? (struct sk_span){ 0 } : sk_span_from(s, end + 1);
	}
	if (any && n <= SPARSE)
		(void)sk_record_number(j->p.u->record, j->p.self, SK_KEY_PDF_TEXT_SPARSE, n + 1);
}

static void
open(struct sk_unpack *u, size_t self)
{
	struct job *j = sk_arena_alloc(u->arena, sizeof *j);
	struct sk_pdf_dict d;

	if (j == NULL || !sk_pdf_open(u, self, &j->p)) {
		sk_unpack_gap(u, self, "damaged");
		return;
	}
	if (j->p.encrypted) {
		sk_unpack_encrypted(u, self, NULL);
		sk_unpack_gap(u, self, "encrypted");
		(void)sk_record_number(u->record, self, SK_KEY_PDF_ENCRYPTED, 1);
	}
	for (size_t i = 0; i < j->p.n && !j->p.stop; i++) {
		j->at = &j->p.object[i];
		(void)sk_pdf_value(j->at->value, told, j);
	}
	for (size_t i = 0; i < j->p.n && !j->p.stop && !j->p.encrypted; i++)
		if (j->p.object[i].has_stream && !j->p.object[i].given &&
		    sk_pdf_dict(j->p.object[i].value, &d) && sk_pdf_is(d.value[SK_PDF_TYPE], "EmbeddedFile"))
			add_file(j, &j->p.object[i], NULL, 0);
	(void)sk_record_number(u->record, self, SK_KEY_PDF_PAGES, j->pages);
	if (j->pages == 1 && j->uris > 0 && !j->p.encrypted)
		count_text(j);
	if (j->members > 0)
		(void)sk_record_number(u->record, self, SK_KEY_CONTAINER_MEMBERS, j->members);
}

const struct sk_format sk_fmt_pdf = { "pdf", "ISO 32000-1, 7.5 (structure), 7.11 (files), 12.6 (actions)", bid, open };
