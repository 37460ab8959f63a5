#ifndef SEKISHO_MIME_MIME_H
#define SEKISHO_MIME_MIME_H
/*
 * mime - message bytes to a tree of parts.
 *
 * GMime gives the structure: where each part's header block and content begin
 * and end.  Header text, names, parameters and transfer encodings are read by
 * our own code from the raw bytes, because GMime 3.2.13 loses and cuts names.
 * Where two readers would read the bytes differently, every reading is kept
 * and a note says so: ambiguity is evidence.
 *
 * Sources: RFC 5322, 2045-2047, 2231, 2183, 6532.
 */
#include "base/arena.h"
#include "base/budget.h"
#include "base/charset.h"
#include "record/key.h"

/*
 * Words of mime.defect (as text in a note):
 *   no_boundary wrong_boundary    multipart whose boundary was guessed
 *   parts_after_end parts_before_begin  parts where readers differ whether they are
 *   encoded_multipart encoded_message   structure under a transfer encoding
 *   duplicate_type duplicate_encoding   the field stands twice, with other values
 *   encoding_unknown encoding_quoted    Content-Transfer-Encoding not of RFC 2045
 *   base64_padding_inside base64_junk base64_cut qp_broken uu_broken
 *   base64_undeclared             content is base64 though not so declared
 *   uuencode_inline yenc_inline   files inside text
 *   line_ends                     CR alone or CR CR LF; read again with LF
 *   truncated nul_in_header invalid_type no_type conflicting_name
 *   fragment external             message/partial, message/external-body
 *   nesting too_many_parts too_many_headers long_header too_many_params  over a limit
 * fragment, external, and what is over a limit, stand beside an object.gap.
 */
struct sk_note {
	struct sk_note	*next;
	enum sk_key	 key;		/* MIME_DEFECT, HEADER_DEFECT, OBJECT_GAP, NAME_NUL ... */
	struct sk_span	 text;
};

/* One header field, as it stands in the bytes. */
struct sk_field {
	struct sk_span	name;		/* without blanks before the colon */
	struct sk_span	raw;		/* value with folding, NULs and all */
};

/* One reading of a name. */
struct sk_name {
	struct sk_span	 text;		/* UTF-8 */
	const char	*where;		/* "filename", "filename*", "name", "central", ... */
	enum sk_charset	 declared, actual; /* UNKNOWN for a plain ASCII name */
	bool		 nul;		/* a NUL stood in it; text has U+FFFD there */
};

/* One reading of a part's content. */
struct sk_reading {
	struct sk_span	 bytes;		/* borrowed from the message or the arena */
	const char	*how;		/* "base64", "quoted-printable", "as-is", ... */
};

enum sk_part_kind {
	SK_PART_LEAF,		/* content is what it is */
	SK_PART_MULTIPART,	/* children are its parts */
	SK_PART_MESSAGE		/* message/rfc822, news, global: content is a message */
};

struct sk_part {
	struct sk_part	*parent, *child, *next;	/* first child, next sibling */
	enum sk_part_kind kind;
	const char	*section;	/* IMAP section "1.2"; "" for the message itself */
	struct sk_field	*field;		/* header fields in order */
	size_t		 fields;
	struct sk_span	 type;		/* "text/plain", lower case; never empty */
	struct sk_span	 charset_label;	/* as declared, empty if not */
	struct sk_name	*name;		/* every distinct reading, the commonest first */
	size_t		 names;
	struct sk_span	 raw;		/* content as it stands, undecoded */
	struct sk_reading *reading;	/* every distinct decoding, the declared first; */
	size_t		 readings;	/* none for a multipart */
	bool		 attached;	/* a reader offers it as a file */
	struct sk_note	*note;
};

/* A file found inside the text of a part (uuencode, yEnc), decoded. */
struct sk_embedded {
	struct sk_embedded *next;
	const struct sk_part *part;	/* where it was found */
	struct sk_name	 name;
	struct sk_span	 bytes;
	const char	*how;
};

struct sk_mime {
	struct sk_part	*root;		/* the message itself: its header, and what it is */
	struct sk_embedded *embedded;
};

/* Once per process, before the cage: initialises GMime with a first parse.  0
 * or SK_E_ABSENT. */
int	sk_mime_warm(void);
/*
 * Takes message apart.  Everything that comes out lives in arena or borrows
 * message.  Never fails for what the bytes are; 0, or SK_E_LIMIT where the
 * arena is full (then *mime_r is NULL).
 */
int	sk_mime_parse(struct sk_span message, struct sk_arena *arena,
	    struct sk_budget *budget, struct sk_mime **mime_r);
/*
 * True if bytes look like a mail message: they begin (behind a BOM, blank
 * lines or an mbox line) with header fields, among them at least two that mail
 * has (From, To, Subject, Date, Received, Message-ID, MIME-Version, ...).
 */
bool	sk_mime_is_message(struct sk_span bytes);
/*
 * True if bytes begin with fields of MIME, and none says who sent them to whom: a
 * page that a browser or Word saved as one file (RFC 2557), or what an S/MIME
 * envelope holds.  *related_r: it is a page with its pictures (multipart/related).
 */
bool	sk_mime_is_entity(struct sk_span bytes, bool *related_r);

/* --- header text --- */

/* The first field called name (any case) at or after index from; -1 if none. */
int	sk_field_find(const struct sk_part *p, const char *name, size_t from);
/*
 * Appends the value of a field as text: unfolded, encoded words (RFC 2047)
 * decoded, adjacent ones joined before conversion, raw 8-bit and raw
 * ISO-2022-JP read in their true charset.  *declared_r, *true_r (may be NULL)
 * are the charsets claimed and found.  defects (may be NULL) takes words of
 * header.defect.
 */
void	sk_field_text(struct sk_span raw, struct sk_arena *arena, struct sk_buf *out,
	    enum sk_charset *declared_r, enum sk_charset *true_r, struct sk_note **defects);

struct sk_mailbox {
	struct sk_span	name;		/* display name, decoded; empty if none */
	struct sk_span	address;	/* local@domain, as written; may be no address */
};
/* The mailboxes of an address field, groups flattened, at most ADDRESSES of the
 * budget; no recursion.  RFC 5322 3.4 and what mailers send instead. */
void	sk_field_mailboxes(struct sk_span raw, struct sk_arena *arena,
	    const struct sk_budget *budget, struct sk_mailbox **box_r, size_t *n_r);
/* Seconds since 1970 and the offset in minutes of a date (RFC 5322 3.3, with
 * the obsolete zones).  False if it is none. */
bool	sk_field_date(struct sk_span raw, int64_t *seconds_r, int *offset_min_r);

/* --- transfer encodings; out has room for what decoding can give --- */

struct sk_decode_facts {	/* what was odd about it */
	bool	padding_inside;	/* data goes on behind "=" */
	bool	junk;		/* bytes of no alphabet, line ends apart */
	bool	cut;		/* ends in the middle of a unit */
	bool	broken;		/* an escape (=XX) or line that is none */
};
/* Resumes behind padding.  RFC 2045 6.8.  SK_E_LIMIT if out is full. */
int	sk_base64_decode(struct sk_span in, struct sk_buf *out, struct sk_decode_facts *f_r);
/* As a reader that stops at the first padding sees it. */
int	sk_base64_decode_first(struct sk_span in, struct sk_buf *out);
int	sk_qp_decode(struct sk_span in, struct sk_buf *out, struct sk_decode_facts *f_r);
/* The lines between "begin" and "end", both included in in. */
int	sk_uu_decode(struct sk_span in, struct sk_buf *out, struct sk_decode_facts *f_r);
#endif
