#ifndef OBSERVE_HTML_H
#define OBSERVE_HTML_H
/*
 * html - a page to what a person reads and what it does: visible text, links,
 * forms that ask for a password, script, data that a script turns into a file.
 *
 * html_scan.c makes a page harmless to the parser and counts its data, html.c
 * gives it to libxml2 as a stream of events; no tree is built.
 */
#include "base/arena.h"
#include "base/budget.h"
#include "base/buf.h"

enum { SK_HTML_COMMANDS = 16 };

struct sk_html_link {
	struct sk_span	 shown;		/* text that a person sees, trimmed */
	struct sk_span	 href;		/* as written, entities read */
	bool		 anchor;	/* <a>, <area>; else a frame, a form, a refresh */
	bool		 frame;		/* iframe, embed, object: shown in the page */
	bool		 at_once;	/* a refresh within seconds */
};

/* Fields that ask for a secret, and where their form sends it. */
struct sk_html_form {
	struct sk_span	 action;	/* as written; empty if there is none */
	bool		 card;		/* a card's number or code, a PIN; else a password */
};

/* All of it lives in the arena. */
struct sk_html {
	struct sk_span	 text;		/* visible text, block elements as lines */
	struct sk_html_link *link;
	size_t		 links, links_room;
	struct sk_html_form *form;	/* each once */
	size_t		 forms;
	struct sk_span	*command;	/* program and arguments of each button of HTML Help */
	size_t		 commands;	/* that starts one, at most SK_HTML_COMMANDS */
	struct sk_span	 action;	/* of the first form, whatever it asks for */
	struct sk_span	 script;	/* script elements, handlers, javascript: links */
	struct sk_span	 runs;		/* of these: script elements, handlers of loading */
	struct sk_span	 handlers;	/* of these: what stands in attributes */
	bool		 fetches;	/* a script from elsewhere */
	struct sk_span	 filled;	/* what stands in fields already, a line each */
	struct sk_span	 styles;	/* style elements, and what attributes say of fonts */
	uint64_t	 images;	/* that are shown, bugs not counted */
	uint64_t	 bugs;		/* images of one point, from elsewhere */
	uint64_t	 hidden;	/* code points that are there but not shown */
	uint64_t	 data;		/* bytes that base64 and array literals hold */
	uint64_t	 smuggled;	/* of these: made into a file by a script, or 0 */
	bool		 cut;		/* a limit ended the reading */
};

/* Initialises libxml2, with a first parse: it opens no file later. */
int	sk_html_warm(void);
/* Reads a page, which is valid UTF-8, at most text_max bytes of text. */
void	sk_html_read(struct sk_span page, struct sk_arena *arena,
	    const struct sk_budget *budget, size_t text_max, struct sk_html *h_r);
/*
 * The charset label that a page gives itself: meta charset or meta http-equiv
 * in its first 1024 bytes.  Empty if none.  WHATWG HTML 13.2.3.2, "prescan a
 * byte stream to determine its encoding".
 */
struct sk_span sk_html_charset(struct sk_span page);

/* --- html_font.c --- */

enum { SK_HTML_FONTS = 8 };
struct sk_html_fonts {
	struct sk_span	 chinese[SK_HTML_FONTS];	/* and Korean faces, borrowed */
	size_t		 n;
	bool		 japanese;	/* some face is */
};
/* The faces that styles, see struct sk_html, ask for. */
void	sk_html_fonts(struct sk_span styles, struct sk_html_fonts *f_r);

/* --- between html_scan.c, html_field.c and html.c --- */

enum { SK_ASKS_PASSWORD = 1, SK_ASKS_CARD = 2 };
/* What a field asks for, by its type, its names (name, id, label, placeholder) and
 * the end of the text before it; 0: something else. */
unsigned sk_html_field(struct sk_span type, const struct sk_span *names, size_t n,
	    struct sk_span before);

/*
 * Appends page to out without NUL bytes and without the inside of long data
 * (base64 of 4096 characters and more), so that the parser sees little of what
 * only scripts read, and counts that data.  Zero-terminated, the zero not
 * counted.  SK_E_LIMIT if out was full.
 */
int	sk_html_slim(struct sk_span page, struct sk_buf *out, uint64_t *data_r);
/* True if script makes a file from data: creates a blob or object URL, saves or
 * clicks a download. */
bool	sk_html_makes_file(struct sk_span script);
#endif
