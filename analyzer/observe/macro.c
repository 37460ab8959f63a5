#include <string.h>
#include "macro.h"

enum {
	PROCEDURES = 4000,	/* of one document; what follows belongs to the last */
	SLOTS = 8192,		/* a power of two, twice as many */
	LETTERS = 64		/* of a name */
};

struct procedure {
	struct sk_span	name, body;
	unsigned	does;		/* words in its body */
	uint32_t	same;		/* next of that name, + 1 */
	bool		form;		/* of a form or a class: no event of the document */
	bool		reached;
};

struct sk_macros {
	struct procedure *p;
	uint32_t	*slot;		/* by name: the first of them, + 1 */
	uint32_t	*todo;
	size_t		 n, todos;
	struct sk_span	 module;	/* that is read: its name */
	bool		 form;		/* and what it is */
};

struct sk_macros *
sk_macros_new(struct sk_arena *a)
{
	struct sk_macros *m = sk_arena_alloc(a, sizeof *m);

	if (m == NULL)
		return NULL;
	m->p = sk_arena_array(a, PROCEDURES, sizeof *m->p);
	m->slot = sk_arena_array(a, SLOTS, sizeof *m->slot);
	m->todo = sk_arena_array(a, PROCEDURES, sizeof *m->todo);
	return m->p == NULL || m->slot == NULL || m->todo == NULL ? NULL : m;
}

/* ---- names ---- */

static bool
is_letter(uint8_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
	    c >= 0x80;
}

static struct sk_span
word_of(struct sk_span s)
{
	size_t n = 0;

	while (n < s.n && is_letter(s.p[n]))
		n++;
	return sk_span_head(s, n);
}

/* The slot of name, or the free one where it would stand.  FNV-1a. */
static size_t
slot_of(const struct sk_macros *m, struct sk_span name)
{
	uint32_t h = 2166136261u;

	for (size_t i = 0; i < name.n; i++)
		h = (h ^ name.p[i]) * 16777619u;
	for (size_t s = h % SLOTS;; s = (s + 1) % SLOTS)
		if (m->slot[s] == 0 || sk_span_same(m->p[m->slot[s] - 1].name, name))
			return s;
}

/* A further procedure, or what is one: a function of Windows, a constant. */
static struct procedure *
add(struct sk_macros *m, struct sk_span name, struct sk_span body)
{
	struct procedure *p;
	size_t s;

	if (m->n == PROCEDURES || name.n == 0 || name.n > LETTERS)
		return NULL;
	p = &m->p[m->n++];
	s = slot_of(m, name);
	*p = (struct procedure){ .name = name, .body = body, .same = m->slot[s] };
	m->slot[s] = (uint32_t)m->n;
	return p;
}

/* ---- modules: lines that begin something ---- */

static bool
take_word(struct sk_span *line, const char *word)
{
	struct sk_span w = word_of(*line);

	if (!sk_span_is(w, word))
		return false;
	*line = sk_span_trim(sk_span_from(*line, w.n));
	return true;
}

enum kind { NOTHING, BEGINS, ENDS, ONE_LINE };

/* What begins or ends in line, and its name. */
static enum kind
kind_of(struct sk_span line, struct sk_span *name_r)
{
	static const char *const before[] = { "public", "private", "friend", "static", "global" };
	bool declared, constant;

	*name_r = (struct sk_span){ 0 };
	for (size_t i = 0; i < sizeof before / sizeof *before; i++)
		(void)take_word(&line, before[i]);
	if (take_word(&line, "end"))
		return sk_span_begins(line, SK_SPAN("sub")) || sk_span_begins(line, SK_SPAN("function")) ||
		    sk_span_begins(line, SK_SPAN("property")) ? ENDS : NOTHING;
	if ((declared = take_word(&line, "declare")))
		(void)take_word(&line, "ptrsafe");
	constant = take_word(&line, "const");
	if (take_word(&line, "property")) {
		if (!take_word(&line, "get") && !take_word(&line, "let"))
			(void)take_word(&line, "set");
	} else if (!constant && !take_word(&line, "sub") && !take_word(&line, "function")) {
		return NOTHING;
	}
	*name_r = word_of(line);
	return declared || constant ? ONE_LINE : BEGINS;
}

/* "attribute vb_name = "..."", and what kind of module it is. */
static void
read_attribute(struct sk_macros *m, struct sk_span line)
{
	size_t quote = sk_span_chr(line, '"', 0);

	if (quote == SK_SPAN_NONE)
		return;
	line = sk_span_from(line, quote + 1);
	line = sk_span_head(line, sk_span_chr(line, '"', 0) == SK_SPAN_NONE ? line.n :
	    sk_span_chr(line, '"', 0));
	/* A form has a class of its own and one of forms; documents have one. */
	if (sk_span_find(line, SK_SPAN("}{"), 0) != SK_SPAN_NONE ||
	    sk_span_find(line, SK_SPAN("{fcfb3d2a-"), 0) != SK_SPAN_NONE)
		m->form = true;
	if (m->module.n == 0)
		m->module = line;
}

/* line, and what it goes on in. */
static struct sk_span
whole_line(struct sk_span line, struct sk_span *rest)
{
	struct sk_span more;

	while (sk_span_ends_nocase(sk_span_trim(line), SK_SPAN("_")) && sk_span_line(rest, &more, NULL))
		line.n = (size_t)(more.p + more.n - line.p);
	return line;
}

/* Events of controls that need no more than that they are drawn, or that the pointer
 * comes by (P. Lagadec, olevba's list of triggers), and of Word itself that need no more
 * than that its window is there or the cursor moves (Microsoft, Application object events
 * of Word; Trend Micro, November 2024, on ANEL). */
static const char *const event[] = {
	"_layout", "_painted", "_painting", "_resize", "_mousemove", "_mouseenter", "_mousehover",
	"_gotfocus", "_onconnecting", "_onconnected", "_beforenavigate2", "_navigatecomplete2",
	"_documentcomplete", "_downloadbegin", "_downloadcomplete", "_statustextchange",
	"_titlechange", "_progresschange", "_propertychange", "_commandstatechange",
	"_filedownload", "_setsecurelockicon", "_windowselectionchange", "_windowactivate",
	"_windowsize", "_documentchange", "_documentopen", "_documentbeforeclose", NULL
};

static bool
is_event(struct sk_span name)
{
	for (size_t i = 0; event[i] != NULL; i++)
		if (sk_span_ends_nocase(name, sk_span_text(event[i])))
			return true;
	return false;
}

/* A form or an object that is made runs what it begins with, and a form that is shown
 * what waits for the pointer only: under its own name. */
static void
add_makers(struct sk_macros *m, size_t from)
{
	static const char *const maker[] = { "class_initialize", "userform_initialize",
		"userform_activate" };

	for (size_t i = from, end = m->n; i < end; i++) {
		bool runs = m->p[i].form && is_event(m->p[i].name);

		for (size_t k = 0; k < sizeof maker / sizeof *maker; k++)
			runs |= sk_span_is(m->p[i].name, maker[k]);
		if (runs)
			(void)add(m, m->module, m->p[i].body);
	}
}

void
sk_macros_add(struct sk_macros *m, struct sk_span folded)
{
	struct sk_span rest = folded, line, name;
	struct procedure *open = NULL;
	size_t from = m->n;

	m->module = (struct sk_span){ 0 };
	m->form = false;
	while (sk_span_line(&rest, &line, NULL)) {
		enum kind kind = kind_of(sk_span_trim(line), &name);

		if (open == NULL && sk_span_begins(line, SK_SPAN("attribute vb_")))
			read_attribute(m, line);
		if (kind == BEGINS && m->n < PROCEDURES) {
			open = add(m, name, line);
			if (open != NULL)
				open->form = m->form;
		} else if (kind == ONE_LINE && open == NULL) {
			(void)add(m, name, whole_line(line, &rest));
		}
		if (open != NULL)
			open->body.n = (size_t)(line.p + line.n - open->body.p);
		if (kind == ENDS && m->n < PROCEDURES)
			open = NULL;
	}
	add_makers(m, from);
}

/* ---- what runs by itself ---- */

/* Word: automatic macros and events of the document; Excel: those of the workbook and
 * its sheets (Microsoft, "Auto macros" and "Workbook object events"). */
static const char *const automatic[] = {
	"autoopen", "autoexec", "autonew", "autoclose", "autoexit", "document_open",
	"document_new", "document_close", "auto_open", "auto_close", "auto_activate",
	"workbook_open", "workbook_activate", "workbook_beforeclose", "workbook_deactivate",
	"workbook_windowactivate", "workbook_windowdeactivate", "workbook_sheetactivate",
	"workbook_sheetcalculate", "worksheet_activate", "worksheet_calculate", NULL
};
static bool
is_automatic(const struct procedure *p)
{
	for (size_t i = 0; automatic[i] != NULL; i++)
		if (sk_span_is(p->name, automatic[i]))
			return true;
	return !p->form && is_event(p->name);
}

static void
reach(struct sk_macros *m, uint32_t first)
{
	for (; first != 0 && !m->p[first - 1].reached; first = m->p[first - 1].same) {
		m->p[first - 1].reached = true;
		m->todo[m->todos++] = first - 1;
	}
}

/* A button, a key or a menu that is given its macro does not run it. */
static bool
is_given(struct sk_span line)
{
	return sk_span_find(line, SK_SPAN("onaction"), 0) != SK_SPAN_NONE ||
	    sk_span_find(line, SK_SPAN(".onkey"), 0) != SK_SPAN_NONE;
}

/* What the body names is reached, too. */
static void
follow(struct sk_macros *m, struct sk_span body)
{
	struct sk_span line, word;

	while (sk_span_line(&body, &line, NULL)) {
		bool given = is_given(line);

		for (size_t i = 0; i < line.n && !given; i += word.n > 0 ? word.n : 1) {
			word = word_of(sk_span_from(line, i));
			if (word.n > 0 && word.n <= LETTERS)
				reach(m, m->slot[slot_of(m, word)]);
		}
	}
}

unsigned
sk_macros_automatic(struct sk_macros *m, unsigned all,
    void (*say)(void *user, struct sk_span name), void *user)
{
	unsigned does = 0, inside = 0;
	bool any = false;

	for (size_t i = 0; i < m->n; i++) {
		m->p[i].does = sk_script_words(m->p[i].body, SK_TYPE_VBA);
		inside |= m->p[i].does;
		if (is_automatic(&m->p[i])) {
			any = true;
			say(user, m->p[i].name);
			reach(m, (uint32_t)i + 1);
		}
	}
	while (m->todos > 0) {
		const struct procedure *p = &m->p[m->todo[--m->todos]];

		does |= p->does;
		follow(m, p->body);
	}
	return any ? does | (all & ~inside) : 0;
}
