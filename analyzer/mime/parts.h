#ifndef SEKISHO_MIME_PARTS_H
#define SEKISHO_MIME_PARTS_H
/*
 * parts - what the files of this room share.
 *
 * The way of a message: view.c walks over it once, reads every header block
 * (header.c) and makes of the message a view in which each block is replaced by
 * one clean line; structure.c shows that view to GMime and takes the tree and
 * its bounds; parse.c makes the parts of it; leaf.c decodes their content.
 */
#include "mime/mime.h"

/* --- header.c: one header block --- */

struct header {
	struct sk_field	*field;
	size_t		 n;
	size_t		 begin, end;	/* end: where the content begins */
	bool		 nul, raw_8bit, raw_escape, bad_line, long_line;
	bool		 too_many, cut;	/* over a limit: fields, bytes of one field */
	bool		 big;		/* over that of bytes; too_many then, too */
};

/* Tells header_read that line, which begins with "--", ends the block. */
typedef bool header_stop(void *of, const struct header *so_far, struct sk_span line);

/* Reads the block that begins at begin.  False if the arena is full. */
bool	header_read(struct sk_arena *arena, const struct sk_budget *budget, struct sk_span bytes,
	    size_t begin, header_stop *stop, void *of, struct header *h_r);

/* --- param.c: Content-Type and Content-Disposition --- */

struct param {
	struct sk_span	 name;		/* lower case, without "*0*" */
	struct sk_span	 value;		/* quotes and escapes taken off */
	struct sk_span	 other;		/* as a second reader takes it; empty if the same */
	int		 index;		/* of a continuation, -1 if none */
	bool		 extended;	/* charset'language'%XX */
	bool		 quoted;
};

struct value {
	struct sk_span	 token;		/* lower case: "text/plain", "attachment"; may be empty */
	struct param	*param;
	size_t		 n;
	bool		 too_many;
};

/* Takes the value of a field apart.  RFC 2045 5.1, RFC 2183. */
void	value_read(struct sk_span raw, struct sk_arena *arena, const struct sk_budget *budget,
	    struct value *v_r);
/* True if token is type/subtype of RFC 2045 5.1. */
bool	type_valid(struct sk_span token);
/* True if it says multipart, or has a boundary and no valid type: some servers
 * repair that on the way. */
bool	value_multipart(const struct value *v);
/* Bytes of the parameter called name, continuations joined; empty if none. */
struct sk_span value_bytes(const struct value *v, const char *name, struct sk_arena *arena);
/* Bytes of one extended value (RFC 2231 4) and the charset that it claims. */
struct sk_span extended_bytes(struct sk_span raw, struct sk_arena *arena, enum sk_charset *cs_r);
enum join { JOIN_ALL, JOIN_TO_GAP, JOIN_LAST };	/* LAST: of pieces of one number */
/* The continuations of name joined.  False if there are none, or how gives
 * nothing else than JOIN_ALL. */
bool	pieces_bytes(const struct value *v, const char *name, enum join how,
	    struct sk_arena *arena, struct sk_span *bytes_r, enum sk_charset *cs_r,
	    bool *extended_r);

/* --- names.c --- */

/* Every distinct reading of the name of a part with these Content-Disposition
 * and Content-Type fields, the commonest first. */
void	names_read(const struct value *disposition, size_t dispositions, const struct value *type,
	    size_t types, struct sk_arena *arena, struct sk_name **name_r, size_t *n_r);

/* --- field.c --- */

/* Decodes raw text as sk_field_text does; unfolds nothing. */
struct sk_name name_text(struct sk_span raw, struct sk_arena *arena, const char *where);
/* Bytes in a declared charset (or UNKNOWN) to a name: the true one is found. */
struct sk_name name_bytes(struct sk_span bytes, enum sk_charset declared, struct sk_arena *arena,
	    const char *where);
/* If an encoded word (RFC 2047) stands at at, gives its parts and where it ends. */
struct word {
	struct sk_span	 charset, text;
	bool		 base64;
	bool		 cut;		/* no "?=" */
	size_t		 end;
};
bool	word_at(struct sk_span s, size_t at, struct word *w_r);
/* Length of the unit at at that no delimiter may be looked for in: a run of raw
 * ISO-2022-JP, two bytes of raw Shift_JIS (pairs true), else 1. */
size_t	raw_unit(struct sk_span s, size_t at, bool pairs);
/* True if s holds bytes above 127 that are no UTF-8. */
bool	raw_pairs(struct sk_span s);

/* --- notes --- */

/* Adds a note unless it is there already. */
void	note_add(struct sk_note **list, struct sk_arena *arena, enum sk_key key, const char *word);

/* --- view.c and structure.c --- */

/* What view.c found out about one header block. */
struct block {
	uint64_t	 at;		/* where its clean line stands in the view */
	struct header	 header;
	struct value	*type;		/* all Content-Type fields */
	size_t		 types;
	struct sk_span	 boundary;	/* it was read as a multipart with this one */
	bool		 too_deep;	/* a multipart that is not gone into */
};

/* A piece of the view: bytes of the message, or text of ours in place of some. */
struct piece {
	uint64_t	 at;
	struct sk_span	 bytes;
	size_t		 from;		/* offset in the message that it stands for */
	bool		 ours;
};

struct view {
	struct sk_span	 message;
	struct piece	*piece;
	size_t		 pieces, piece_room;
	struct block	*block;
	size_t		 blocks, block_room;
	uint64_t	 n;		/* bytes of the view */
	bool		 too_many;	/* parts behind the last were left out */
};

/* Settings of one run over a message or a piece of it. */
struct view_job {
	struct sk_arena	*arena;
	struct sk_budget *budget;
	struct sk_span	 boundary;	/* read as a multipart with this one; or empty */
	size_t		 depth;		/* of multiparts around it */
	size_t		 parts;		/* that may still come */
};

/* Builds the view.  False if the arena is full. */
bool	view_build(const struct view_job *job, struct sk_span message, struct view *v_r);
/* The next line of s at or behind from that begins with "--". */
size_t	next_dashes(struct sk_span s, size_t from);
/* What line is to boundary: 0 nothing, 1 its delimiter, 2 the closing one. */
int	line_is(struct sk_span line, struct sk_span boundary);
/* The offset in the message of an offset in the view. */
size_t	view_offset(const struct view *v, uint64_t at);

/* One entity as GMime sees it, parents first. */
struct shape {
	size_t		 parent;	/* SIZE_MAX for the root */
	const struct block *block;
	bool		 multipart;
	size_t		 begin, end;	/* content in the message, of a leaf */
};
/* False if the arena is full; *n_r 0 if GMime makes nothing of it. */
bool	structure_read(const struct view *v, struct sk_arena *arena, struct shape **shape_r,
	    size_t *n_r);
/* Initialises GMime. */
void	structure_warm(void);

/* --- leaf.c and embedded.c --- */

/* Decodes the content of a leaf: every distinct reading. */
void	leaf_read(struct sk_part *p, struct sk_arena *arena, struct sk_budget *budget);
/* Decodes bytes under every transfer encoding that the fields of p name, until
 * one changes them; false if none does. */
bool	leaf_decoded(struct sk_part *p, struct sk_span bytes, struct sk_arena *arena,
	    struct sk_budget *budget, struct sk_span *out_r);
/* Finds files inside the text of p and appends them at *end. */
struct sk_embedded **embedded_find(struct sk_part *p, struct sk_span text, struct sk_arena *arena,
	    struct sk_budget *budget, struct sk_embedded **end);

/* --- message.c --- */

/* True if line is the envelope line of a mailbox and no field From. */
bool	message_envelope(struct sk_span line);
/* Where the header begins behind a BOM and empty lines. */
size_t	message_begin(struct sk_span s, bool *bom_r);
/* If s has line ends that most readers do not take for such (CR alone, CR CR LF),
 * gives a copy with usual ones and true. */
bool	message_lines(struct sk_span s, struct sk_arena *arena, struct sk_span *clean_r);

/* --- part.c: what a part is by its header --- */

/* A part as we make it: with what is needed to add to it. */
struct node {
	struct sk_part	 part;		/* first: a part is cast to its node */
	struct sk_part	*last;		/* of its children */
	size_t		 children;
	bool		 first_piece;	/* of message/partial: a message begins in it */
};

struct run {
	struct sk_arena		*arena;
	struct sk_budget	*budget;
	struct sk_mime		*mime;
	struct sk_embedded	**embedded_end;
	size_t			 parts;		/* made so far */
	size_t			 promised;	/* in trees, to be made yet: second looks
						 * may not take their room */
	size_t			 rereads;	/* views built again */
	const uint8_t		*first[64];	/* first delimiters of multiparts */
	size_t			 firsts;
	const struct block	*root_block;	/* header of the message */
	bool			 quiet;		/* notes go to the body, not to the root */
	bool			 full;		/* the arena */
};

/* Adds a word of mime.defect to p. */
void	part_note(struct run *run, struct sk_part *p, const char *word);
/* The same where something is not looked at, and the gap that this is. */
void	part_gap(struct run *run, struct sk_part *p, const char *word, const char *why);
/* Reads fields, type, names and notes of p from its block. */
void	part_header(struct run *run, struct sk_part *p, const struct block *b);
/* True if some Content-Type of b says multipart. */
bool	block_multipart(const struct block *b);
/* A part below parent, the last of its children.  NULL over a limit, noted. */
struct sk_part *part_new(struct run *run, struct sk_part *parent, const struct block *b);
/* Makes p a leaf with content raw: decodes it and looks for files in it. */
void	part_leaf(struct run *run, struct sk_part *p, struct sk_span raw);
#endif
