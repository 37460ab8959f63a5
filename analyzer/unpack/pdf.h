#ifndef SEKISHO_UNPACK_PDF_H
#define SEKISHO_UNPACK_PDF_H
/*
 * pdf - the values of a PDF: where objects begin, what stands in a dictionary, what a
 * stream holds.  No table of references is believed: objects are found by looking for
 * them; of two with one number the last one counts.  Linear, any nesting is walked,
 * dictionaries that are nested too deeply are not told.
 * Source: ISO 32000-1; the section numbers below are of that text.
 */
#include "unpack/unpack.h"

/* Keys of dictionaries that somebody here asks for. */
#define SK_PDF_KEYS(X) \
	X(TYPE, "Type") X(SUBTYPE, "Subtype") X(S, "S") X(URI, "URI") X(JS, "JS") X(F, "F") X(UF, "UF") \
	X(EF, "EF") X(WIN, "Win") X(P, "P") X(OPEN_ACTION, "OpenAction") X(AA, "AA") X(O, "O") \
	X(ENCRYPT, "Encrypt") X(ROOT, "Root") X(FILTER, "Filter") X(PARMS, "DecodeParms") \
	X(PREDICTOR, "Predictor") X(LENGTH, "Length") X(N, "N") X(FIRST, "First") \
	X(CONTENTS, "Contents") X(JAVASCRIPT, "JavaScript") X(NAMES, "Names") X(DOS, "DOS") \
	X(UNIX, "Unix") X(MAC, "Mac") X(NEXT, "Next")
#define SK_PDF_ENUM(id, word) SK_PDF_##id,
enum sk_pdf_key { SK_PDF_KEYS(SK_PDF_ENUM) SK_PDF_KEY_COUNT };
#undef SK_PDF_ENUM

/* A dictionary that was read: the value of each key, as it stands; empty if it has none. */
struct sk_pdf_dict {
	struct sk_span	value[SK_PDF_KEY_COUNT];
};
/* Whom to tell each dictionary in a value when it ends; the innermost first.  depth: 1
 * for one that is the value itself. */
typedef void sk_pdf_told(void *to, const struct sk_pdf_dict *d, unsigned depth);

/*
 * Walks the value at the start of s: a dictionary, an array, anything.  Gives how many
 * bytes it took; what stands behind it (endobj, stream) is left.  told may be NULL.
 */
size_t	sk_pdf_value(struct sk_span s, sk_pdf_told *told, void *to);
/* The dictionary that the value s is.  False if it is none. */
bool	sk_pdf_dict(struct sk_span s, struct sk_pdf_dict *d_r);
/* True if the value s is that name; #xx stands for a byte (7.3.5). */
bool	sk_pdf_is(struct sk_span s, const char *name);
/* The text of a string (7.3.4), as UTF-8 where it says that it is Unicode, else its
 * bytes; in the arena, at most max bytes.  Empty for what is no string. */
struct sk_span sk_pdf_string(struct sk_span s, struct sk_arena *arena, size_t max);
/* The number in "12 0 R", true if s is such a reference (7.3.10). */
bool	sk_pdf_reference(struct sk_span s, uint64_t *number_r);
bool	sk_pdf_number(struct sk_span s, uint64_t *v_r);

/* --- pdf_file.c: the whole --- */

struct sk_pdf_object {
	uint64_t	 number;
	struct sk_span	 value;		/* from where it begins to the end of the file or stream */
	struct sk_span	 stream;	/* as it stands */
	size_t		 order;		/* of finding */
	bool		 has_stream, given;
};

struct sk_pdf {
	struct sk_unpack *u;
	size_t		 self;
	struct sk_span	 bytes;
	struct sk_pdf_object *object;	/* by number; of one number in order of the file */
	size_t		 n, room, sorted;
	uint64_t	 given;
	uint64_t	 work;		/* bytes that may still be walked for references */
	bool		 encrypted, stop;
};

/* Finds the objects of u's object self, those in object streams too.  Gaps for what
 * cannot be had.  False past memory. */
bool	sk_pdf_open(struct sk_unpack *u, size_t self, struct sk_pdf *p_r);
/* The object of that number which counts, or NULL. */
struct sk_pdf_object *sk_pdf_find(struct sk_pdf *p, uint64_t number);
/* The value that s is or refers to; *o_r the object, or NULL. */
struct sk_span sk_pdf_resolve(struct sk_pdf *p, struct sk_span s, struct sk_pdf_object **o_r);
/* The content of a stream.  Empty, and *why_r the gap, where it cannot be had. */
struct sk_span sk_pdf_stream(struct sk_pdf *p, const struct sk_pdf_object *o, const char **why_r);
/* A string, or the content of a stream, that s is or refers to; at most max bytes. */
struct sk_span sk_pdf_text(struct sk_pdf *p, struct sk_span s, size_t max);
#endif
