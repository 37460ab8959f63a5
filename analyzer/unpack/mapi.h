#ifndef SEKISHO_UNPACK_MAPI_H
#define SEKISHO_UNPACK_MAPI_H
/*
 * mapi - what a mail is made of where no RFC 5322 text is there: properties, as
 * they stand in TNEF and in Outlook's files.  Numbers of properties: [MS-OXPROPS]
 * section 2; their types: [MS-OXCDATA] 2.11.1.
 */
#include "unpack/unpack.h"

enum {
	SK_MAPI_INTEGER16 = 0x0002, SK_MAPI_INTEGER32 = 0x0003, SK_MAPI_BOOLEAN = 0x000B,
	SK_MAPI_OBJECT = 0x000D, SK_MAPI_INTEGER64 = 0x0014, SK_MAPI_STRING8 = 0x001E,
	SK_MAPI_UNICODE = 0x001F, SK_MAPI_TIME = 0x0040, SK_MAPI_GUID = 0x0048,
	SK_MAPI_BINARY = 0x0102, SK_MAPI_MANY = 0x1000	/* beside another: more than one */
};

/* One value of one property. */
struct sk_mapi_value {
	uint16_t	 type, id;	/* type without MANY; id is 0 for a named one */
	struct sk_span	 bytes;
};

/* The parts of a header, as far as properties told them, in UTF-8. */
struct sk_mapi_mail {
	struct sk_span	 headers;	/* of the mail as it came, as they stand */
	struct sk_span	 subject, message_id, mailer;
	struct sk_span	 name[2], address[2];	/* of the sender; on whose behalf */
	bool		 smtp[2];	/* the address is one of SMTP */
	int64_t		 seconds;	/* since 1970, 0: not told */
	struct sk_buf	 to, cc;	/* "name <address>, ..." */
};

/* The charset of a Windows code page, UNKNOWN if it is none of ours. */
enum sk_charset sk_mapi_charset(uint32_t codepage);
/* A text property as UTF-8 without the zeros at its end, which may be borrowed;
 * empty if v is no text.  cs is what STRING8 claims to be in. */
struct sk_span sk_mapi_text(struct sk_unpack *u, const struct sk_mapi_value *v,
	    enum sk_charset cs);
/* Seconds since 1970 of a FILETIME, 0 if it is none that a mail could have. */
int64_t	sk_mapi_seconds(uint64_t filetime);

struct sk_mapi_mail sk_mapi_mail_new(struct sk_unpack *u);
/* Keeps v if it belongs to the header of a mail. */
void	sk_mapi_mail_take(struct sk_unpack *u, struct sk_mapi_mail *m,
	    const struct sk_mapi_value *v, enum sk_charset cs);
/* Adds a recipient, of To or of Cc; both texts may be empty. */
void	sk_mapi_mail_recipient(struct sk_mapi_mail *m, bool cc, struct sk_span name,
	    struct sk_span address);
/* Makes object a message with the header that m knows: header.* will be told of
 * it as of any other mail. */
void	sk_mapi_mail_tell(struct sk_unpack *u, size_t object, const struct sk_mapi_mail *m);
#endif
