#ifndef SEKISHO_BASE_CHARSET_H
#define SEKISHO_BASE_CHARSET_H
/*
 * charset - bytes of any charset of the mail trade to UTF-8, and which charset
 * bytes really are in, whatever their label says.
 *
 * Conversion never fails: what cannot be read becomes U+FFFD and is counted.
 * One converter per charset is opened by sk_charset_warm and held, because a
 * caged worker may open no file.  Labels follow the IANA registry of character
 * sets; Japanese ones are read as the wide forms that mailers really send:
 * iso-2022-jp as CP50221, shift_jis as CP932, euc-jp as EUC-JP-MS, gb2312 as
 * GB18030.
 */
#include "base/buf.h"

enum sk_charset {
	SK_CS_UNKNOWN,		/* no label, or one we do not know */
	SK_CS_ASCII, SK_CS_UTF8, SK_CS_ISO2022JP, SK_CS_SJIS, SK_CS_EUCJP,
	SK_CS_GB18030, SK_CS_BIG5, SK_CS_KOI8R, SK_CS_CP1251, SK_CS_CP1252,
	SK_CS_LATIN1, SK_CS_EUCKR, SK_CS_UTF7, SK_CS_UTF16LE, SK_CS_UTF16BE,
	SK_CS_CP437, SK_CS_CP866,
	SK_CS_COUNT
};

/* Opens all converters.  0, or SK_E_ABSENT if a charset of ours is missing in
 * this installation (the rest still work). */
int	sk_charset_warm(void);
/* Our lower-case name, as in the answer ("shift_jis"); "unknown" for UNKNOWN. */
const char *sk_charset_name(enum sk_charset cs);
/* The charset of a MIME label or a common alias, in any case, with quotes or
 * blanks around it; SK_CS_UNKNOWN if none of ours. */
enum sk_charset sk_charset_find(struct sk_span label);
/*
 * Appends in, read as cs, to out as UTF-8; *bad_r (may be NULL) counts what
 * could not be read.  UNKNOWN is read as UTF-8 with bad bytes as U+FFFD.
 * 0, or SK_E_LIMIT if out is full.
 */
int	sk_charset_to_utf8(enum sk_charset cs, struct sk_span in, struct sk_buf *out,
	    size_t *bad_r);
/* Appends UTF-8 text as Japanese Windows writes it (CP932) to out; false if it has
 * characters that do not exist there, or out is full. */
bool	sk_charset_to_sjis(struct sk_span in, struct sk_buf *out);
/*
 * The charset that in is really in.  declared (or UNKNOWN) is kept while the
 * bytes are possible and plausible in it; otherwise the one that reads them
 * best as text.  Works on file names of 10 bytes as on bodies; looks at 64 KiB
 * at most.  ASCII when only plain 7-bit text is there and no escape sequence.
 */
enum sk_charset sk_charset_true(struct sk_span in, enum sk_charset declared);
/*
 * What short texts of one source say together: the names in one archive, which
 * one program wrote.  All zero to begin with, and before is what its
 * surroundings suggest (or UNKNOWN).  The answer is good as the declared charset
 * of each of these texts; UNKNOWN if nothing is known.
 */
struct sk_charset_many {
	enum sk_charset	 before, found;
	size_t		 n, judged;	/* bytes in use, and when found was asked */
	uint8_t		 bytes[512];
};
void	sk_charset_many_add(struct sk_charset_many *m, struct sk_span text);
enum sk_charset sk_charset_many_true(struct sk_charset_many *m);

/* True if every byte of s is part of well-formed UTF-8 (RFC 3629). */
bool	sk_utf8_valid(struct sk_span s);
/* Bytes at the head of s that are plain ASCII. */
size_t	sk_utf8_ascii(struct sk_span s);
/* Cuts one code point off *s; a bad byte gives U+FFFD and is one byte.  False
 * at the end. */
bool	sk_utf8_next(struct sk_span *s, uint32_t *cp_r);
#endif
