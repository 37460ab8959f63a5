#ifndef SEKISHO_UNPACK_MSG_OUT_H
#define SEKISHO_UNPACK_MSG_OUT_H
/* msg_out - writes a mail: fields, MIME parts, contents in base64. */
#include "base/buf.h"

struct sk_msg_out {
	struct sk_buf	 buf;
	char		 seed[33];	/* of boundaries, which no content can foresee */
	unsigned	 multiparts;
};
/* A multipart that is open; number 0: none. */
struct sk_msg_mark {
	unsigned	 number;
};
struct sk_msg_file {
	struct sk_span	 name, other;	/* UTF-8 */
	struct sk_span	 mime, cid, bytes;
	bool		 in_body;
};

/* At most max bytes; of is what the mail is made from. */
struct sk_msg_out sk_msg_out_new(struct sk_arena *a, size_t max, struct sk_span of);
/* Text (UTF-8) as the value of a field. */
void	sk_msg_words(struct sk_msg_out *o, struct sk_span text);
void	sk_msg_mailbox(struct sk_msg_out *o, struct sk_span name, struct sk_span address);
/* A Date field, of 100 ns since 1601. */
void	sk_msg_date(struct sk_msg_out *o, uint64_t filetime);
/* Ends the header that is open with a multipart of that kind. */
struct sk_msg_mark sk_msg_multipart(struct sk_msg_out *o, const char *kind);
/* Begins a part of it, and ends it; nothing for none. */
void	sk_msg_part(struct sk_msg_out *o, const struct sk_msg_mark *m);
void	sk_msg_end(struct sk_msg_out *o, const struct sk_msg_mark *m);
/* The rest of a header, and a content; label may be NULL. */
void	sk_msg_text(struct sk_msg_out *o, const char *subtype, const char *label,
	    struct sk_span text);
void	sk_msg_attach(struct sk_msg_out *o, const struct sk_msg_file *f);
#endif
