#ifndef SEKISHO_RECORD_TYPE_H
#define SEKISHO_RECORD_TYPE_H
/*
 * type - what an object is by its content.  The words are part of the answer's
 * contract; a word, once given, never changes its meaning.
 *
 * Classes tell readers and traits what a type is good for:
 *   RUNS       the system runs it when a person opens it
 *   DOCUMENT   people expect to read it; may carry active content
 *   CONTAINER  holds other objects
 *   INERT      shown or played; no known way to run by itself
 */
#include "base/span.h"

enum sk_type_class { SK_CLASS_RUNS = 1, SK_CLASS_DOCUMENT = 2, SK_CLASS_CONTAINER = 4,
	SK_CLASS_INERT = 8, SK_CLASS_TEXT = 16, SK_CLASS_LOCKED = 32 };

/* id, word, media type, classes */
#define SK_TYPES(X) \
	X(UNKNOWN, "unknown", "application/octet-stream", 0) \
	X(PE, "pe", "application/vnd.microsoft.portable-executable", SK_CLASS_RUNS) \
	X(ELF, "elf", "application/x-executable", SK_CLASS_RUNS) \
	X(MACHO, "macho", "application/x-mach-binary", SK_CLASS_RUNS) \
	X(SCRIPT_JS, "script-js", "application/javascript", SK_CLASS_RUNS | SK_CLASS_TEXT) \
	X(SCRIPT_VBS, "script-vbs", "text/vbscript", SK_CLASS_RUNS | SK_CLASS_TEXT) \
	X(SCRIPT_WSF, "script-wsf", "text/xml", SK_CLASS_RUNS | SK_CLASS_TEXT) \
	X(SCRIPT_HTA, "script-hta", "application/hta", SK_CLASS_RUNS | SK_CLASS_TEXT) \
	X(SCRIPT_PS1, "script-ps1", "text/x-powershell", SK_CLASS_RUNS | SK_CLASS_TEXT) \
	X(SCRIPT_BAT, "script-bat", "text/x-msdos-batch", SK_CLASS_RUNS | SK_CLASS_TEXT) \
	X(LNK, "lnk", "application/x-ms-shortcut", SK_CLASS_RUNS) \
	X(URL_FILE, "url-file", "application/x-mswinurl", SK_CLASS_TEXT) \
	X(ZIP, "zip", "application/zip", SK_CLASS_CONTAINER) \
	X(RAR, "rar", "application/vnd.rar", SK_CLASS_CONTAINER) \
	X(SEVENZIP, "7z", "application/x-7z-compressed", SK_CLASS_CONTAINER) \
	X(LZH, "lzh", "application/x-lzh-compressed", SK_CLASS_CONTAINER) \
	X(CAB, "cab", "application/vnd.ms-cab-compressed", SK_CLASS_CONTAINER) \
	X(ISO, "iso", "application/x-iso9660-image", SK_CLASS_CONTAINER) \
	X(UDF, "udf", "application/x-udf-image", SK_CLASS_CONTAINER) \
	X(VHD, "vhd", "application/x-vhd", SK_CLASS_CONTAINER) \
	X(TAR, "tar", "application/x-tar", SK_CLASS_CONTAINER) \
	X(GZIP, "gzip", "application/gzip", SK_CLASS_CONTAINER) \
	X(BZIP2, "bzip2", "application/x-bzip2", SK_CLASS_CONTAINER) \
	X(XZ, "xz", "application/x-xz", SK_CLASS_CONTAINER) \
	X(ZSTD, "zstd", "application/zstd", SK_CLASS_CONTAINER) \
	X(ARJ, "arj", "application/x-arj", SK_CLASS_CONTAINER) \
	X(CPIO, "cpio", "application/x-cpio", SK_CLASS_CONTAINER) \
	X(AR, "ar", "application/x-archive", SK_CLASS_CONTAINER) \
	X(XAR, "xar", "application/x-xar", SK_CLASS_CONTAINER) \
	X(WIM, "wim", "application/x-ms-wim", SK_CLASS_CONTAINER) \
	X(ACE, "ace", "application/x-ace-compressed", SK_CLASS_CONTAINER) \
	X(OLE_DOC, "ole-doc", "application/msword", SK_CLASS_DOCUMENT) \
	X(OLE_XLS, "ole-xls", "application/vnd.ms-excel", SK_CLASS_DOCUMENT) \
	X(OLE_PPT, "ole-ppt", "application/vnd.ms-powerpoint", SK_CLASS_DOCUMENT) \
	X(OLE_MSG, "ole-msg", "application/vnd.ms-outlook", SK_CLASS_CONTAINER) \
	X(OLE_MSI, "ole-msi", "application/x-msi", SK_CLASS_RUNS) \
	X(OLE, "ole", "application/x-ole-storage", SK_CLASS_DOCUMENT) \
	X(OOXML_DOC, "ooxml-doc", \
	    "application/vnd.openxmlformats-officedocument.wordprocessingml.document", \
	    SK_CLASS_DOCUMENT | SK_CLASS_CONTAINER) \
	X(OOXML_XLS, "ooxml-xls", \
	    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", \
	    SK_CLASS_DOCUMENT | SK_CLASS_CONTAINER) \
	X(OOXML_PPT, "ooxml-ppt", \
	    "application/vnd.openxmlformats-officedocument.presentationml.presentation", \
	    SK_CLASS_DOCUMENT | SK_CLASS_CONTAINER) \
	X(RTF, "rtf", "application/rtf", SK_CLASS_DOCUMENT) \
	X(PDF, "pdf", "application/pdf", SK_CLASS_DOCUMENT) \
	X(HTML, "html", "text/html", SK_CLASS_DOCUMENT | SK_CLASS_TEXT) \
	X(SVG, "svg", "image/svg+xml", SK_CLASS_DOCUMENT | SK_CLASS_TEXT) \
	X(ONENOTE, "onenote", "application/onenote", SK_CLASS_DOCUMENT) \
	X(CHM, "chm", "application/vnd.ms-htmlhelp", SK_CLASS_RUNS) \
	X(TNEF, "tnef", "application/vnd.ms-tnef", SK_CLASS_CONTAINER) \
	X(MESSAGE, "message", "message/rfc822", SK_CLASS_CONTAINER) \
	X(MBOX, "mbox", "application/mbox", SK_CLASS_CONTAINER) \
	X(TEXT, "text", "text/plain", SK_CLASS_INERT | SK_CLASS_TEXT) \
	X(CALENDAR, "calendar", "text/calendar", SK_CLASS_INERT | SK_CLASS_TEXT) \
	X(IMAGE, "image", "image/*", SK_CLASS_INERT) \
	X(FONT, "font", "font/*", SK_CLASS_INERT) \
	X(AUDIO, "audio", "audio/*", SK_CLASS_INERT) \
	X(VIDEO, "video", "video/*", SK_CLASS_INERT) \
	X(SMIME, "smime", "application/pkcs7-mime", SK_CLASS_CONTAINER) \
	X(PGP, "pgp", "application/pgp-encrypted", SK_CLASS_LOCKED) \
	X(VBA, "vba", "text/x-vba", SK_CLASS_TEXT) \
	X(XLM, "xlm", "text/x-excel4-macro", SK_CLASS_TEXT)

#define SK_TYPE_ENUM(id, word, media, cls) SK_TYPE_##id,
enum sk_type { SK_TYPES(SK_TYPE_ENUM) SK_TYPE_COUNT };
#undef SK_TYPE_ENUM

struct sk_type_info {
	const char	*word, *media_type;
	unsigned	 classes;
	size_t		 word_n;	/* length of word */
};
extern const struct sk_type_info sk_type_table[SK_TYPE_COUNT];

/* The type of a word, SK_TYPE_UNKNOWN if there is none. */
enum sk_type sk_type_find(struct sk_span word);
/* True if the type of that word has one of classes. */
bool	sk_type_is(struct sk_span word, unsigned classes);
/* What is known of a file extension. */
struct sk_extension {
	char		 ext[20];
	enum sk_type	 type;		/* what it promises */
	unsigned	 people;	/* enum sk_extension_use */
};
enum sk_extension_use { SK_EXTENSION_RUNS = 1, SK_EXTENSION_READS = 2 };

/* The row of a lower-case extension without its dot, NULL if there is none. */
const struct sk_extension *sk_extension_find(struct sk_span ext);
/* What a lower-case file extension without its dot promises: "exe" gives PE,
 * "jpg" IMAGE; UNKNOWN where it promises nothing. */
enum sk_type sk_type_of_extension(struct sk_span ext);
/* True if Windows runs a file of that extension when it is opened
 * (exe scr com pif cpl bat cmd js jse vbs vbe wsf wsh hta ps1 lnk msi chm ...). */
bool	sk_extension_runs(struct sk_span ext);
/* True if people take a file of that extension for something to read or look
 * at (doc pdf xls txt jpg htm jtd ...). */
bool	sk_extension_reads(struct sk_span ext);
#endif
