#include <string.h>
#include "record/type.h"

#define SK_TYPE_INFO(id, word, media, cls) { word, media, cls, sizeof word - 1 },
const struct sk_type_info sk_type_table[SK_TYPE_COUNT] = { SK_TYPES(SK_TYPE_INFO) };

enum { RUNS = SK_EXTENSION_RUNS, READS = SK_EXTENSION_READS };

#define PROMISE(id) SK_TYPE_##id
/* Runs: the extensions that Outlook and Attachment Manager hold back as
 * "high risk" (Microsoft, "Blocked attachments in Outlook"; KB 883260), less
 * those that only programs load. */
static const struct sk_extension extension[] = {
	{ "exe", PROMISE(PE), RUNS }, { "scr", PROMISE(PE), RUNS },
	{ "com", PROMISE(PE), RUNS }, { "pif", PROMISE(PE), RUNS },
	{ "cpl", PROMISE(PE), RUNS }, { "xll", PROMISE(PE), RUNS },
	{ "dll", PROMISE(PE), 0 }, { "ocx", PROMISE(PE), 0 }, { "sys", PROMISE(PE), 0 },
	{ "drv", PROMISE(PE), 0 }, { "ax", PROMISE(PE), 0 }, { "efi", PROMISE(PE), 0 },
	{ "js", PROMISE(SCRIPT_JS), RUNS }, { "jse", PROMISE(SCRIPT_JS), RUNS },
	{ "mjs", PROMISE(SCRIPT_JS), 0 },
	{ "vbs", PROMISE(SCRIPT_VBS), RUNS }, { "vbe", PROMISE(SCRIPT_VBS), RUNS },
	{ "vb", PROMISE(SCRIPT_VBS), RUNS }, { "bas", PROMISE(SCRIPT_VBS), 0 },
	{ "wsf", PROMISE(SCRIPT_WSF), RUNS }, { "ws", PROMISE(SCRIPT_WSF), RUNS },
	{ "wsc", PROMISE(SCRIPT_WSF), RUNS }, { "sct", PROMISE(SCRIPT_WSF), RUNS },
	{ "wsh", PROMISE(TEXT), RUNS },
	{ "hta", PROMISE(SCRIPT_HTA), RUNS },
	{ "ps1", PROMISE(SCRIPT_PS1), RUNS }, { "psm1", PROMISE(SCRIPT_PS1), 0 },
	{ "psd1", PROMISE(SCRIPT_PS1), 0 }, { "ps1xml", PROMISE(TEXT), RUNS },
	{ "psc1", PROMISE(TEXT), RUNS },
	{ "bat", PROMISE(SCRIPT_BAT), RUNS }, { "cmd", PROMISE(SCRIPT_BAT), RUNS },
	{ "lnk", PROMISE(LNK), RUNS }, { "url", PROMISE(URL_FILE), 0 },
	{ "website", PROMISE(URL_FILE), 0 },
	{ "msi", PROMISE(OLE_MSI), RUNS }, { "msp", PROMISE(OLE_MSI), RUNS },
	{ "mst", PROMISE(OLE_MSI), RUNS },
	{ "chm", PROMISE(CHM), RUNS }, { "hlp", PROMISE(UNKNOWN), RUNS },
	{ "jar", PROMISE(ZIP), RUNS }, { "jnlp", PROMISE(TEXT), RUNS },
	{ "reg", PROMISE(TEXT), RUNS }, { "inf", PROMISE(TEXT), RUNS },
	{ "scf", PROMISE(TEXT), RUNS }, { "ins", PROMISE(TEXT), RUNS },
	{ "isp", PROMISE(TEXT), RUNS }, { "msc", PROMISE(TEXT), RUNS },
	{ "application", PROMISE(TEXT), RUNS }, { "appref-ms", PROMISE(TEXT), RUNS },
	{ "settingcontent-ms", PROMISE(TEXT), RUNS }, { "library-ms", PROMISE(TEXT), RUNS },
	{ "search-ms", PROMISE(TEXT), RUNS }, { "xbap", PROMISE(TEXT), RUNS },
	{ "gadget", PROMISE(ZIP), RUNS }, { "diagcab", PROMISE(CAB), RUNS },
	{ "appx", PROMISE(ZIP), RUNS }, { "msix", PROMISE(ZIP), RUNS },
	{ "appinstaller", PROMISE(TEXT), RUNS },
	{ "shs", PROMISE(OLE), RUNS }, { "shb", PROMISE(OLE), RUNS },
	{ "elf", PROMISE(ELF), 0 }, { "so", PROMISE(ELF), 0 }, { "dylib", PROMISE(MACHO), 0 },

	{ "zip", PROMISE(ZIP), 0 }, { "zipx", PROMISE(ZIP), 0 }, { "apk", PROMISE(ZIP), 0 },
	{ "rar", PROMISE(RAR), 0 }, { "7z", PROMISE(SEVENZIP), 0 },
	{ "lzh", PROMISE(LZH), 0 }, { "lha", PROMISE(LZH), 0 }, { "cab", PROMISE(CAB), 0 },
	{ "iso", PROMISE(ISO), 0 }, { "udf", PROMISE(UDF), 0 },
	{ "vhd", PROMISE(VHD), 0 }, { "vhdx", PROMISE(VHD), 0 },
	{ "tar", PROMISE(TAR), 0 }, { "gz", PROMISE(GZIP), 0 }, { "tgz", PROMISE(GZIP), 0 },
	{ "bz2", PROMISE(BZIP2), 0 }, { "tbz", PROMISE(BZIP2), 0 }, { "tbz2", PROMISE(BZIP2), 0 },
	{ "xz", PROMISE(XZ), 0 }, { "txz", PROMISE(XZ), 0 }, { "zst", PROMISE(ZSTD), 0 },
	{ "tzst", PROMISE(ZSTD), 0 }, { "cpio", PROMISE(CPIO), 0 }, { "a", PROMISE(AR), 0 },
	{ "deb", PROMISE(AR), 0 }, { "udeb", PROMISE(AR), 0 }, { "xar", PROMISE(XAR), 0 },
	{ "arj", PROMISE(ARJ), 0 }, { "ace", PROMISE(ACE), 0 },

	{ "doc", PROMISE(OLE_DOC), READS }, { "dot", PROMISE(OLE_DOC), READS },
	{ "xls", PROMISE(OLE_XLS), READS }, { "xlt", PROMISE(OLE_XLS), READS },
	{ "xla", PROMISE(OLE_XLS), 0 }, { "xlm", PROMISE(OLE_XLS), READS },
	{ "xlw", PROMISE(OLE_XLS), READS },
	{ "ppt", PROMISE(OLE_PPT), READS }, { "pps", PROMISE(OLE_PPT), READS },
	{ "pot", PROMISE(OLE_PPT), READS },
	{ "docx", PROMISE(OOXML_DOC), READS }, { "docm", PROMISE(OOXML_DOC), READS },
	{ "dotx", PROMISE(OOXML_DOC), READS }, { "dotm", PROMISE(OOXML_DOC), READS },
	{ "xlsx", PROMISE(OOXML_XLS), READS }, { "xlsm", PROMISE(OOXML_XLS), READS },
	{ "xlsb", PROMISE(OOXML_XLS), READS }, { "xltx", PROMISE(OOXML_XLS), READS },
	{ "xltm", PROMISE(OOXML_XLS), READS }, { "xlam", PROMISE(OOXML_XLS), 0 },
	{ "pptx", PROMISE(OOXML_PPT), READS }, { "pptm", PROMISE(OOXML_PPT), READS },
	{ "ppsx", PROMISE(OOXML_PPT), READS }, { "ppsm", PROMISE(OOXML_PPT), READS },
	{ "potx", PROMISE(OOXML_PPT), READS },
	{ "msg", PROMISE(OLE_MSG), READS }, { "eml", PROMISE(MESSAGE), READS },
	{ "mht", PROMISE(MESSAGE), READS }, { "mhtml", PROMISE(MESSAGE), READS },
	{ "mbox", PROMISE(MBOX), 0 },
	{ "vsd", PROMISE(OLE), READS }, { "pub", PROMISE(OLE), READS },
	{ "mpp", PROMISE(OLE), READS }, { "hwp", PROMISE(OLE), READS },
	{ "jtd", PROMISE(OLE), READS }, { "jtt", PROMISE(OLE), READS },
	{ "jtdc", PROMISE(UNKNOWN), READS }, { "jaw", PROMISE(UNKNOWN), READS },
	{ "jbw", PROMISE(UNKNOWN), READS }, { "jxw", PROMISE(UNKNOWN), READS },
	{ "xdw", PROMISE(UNKNOWN), READS }, { "xbd", PROMISE(UNKNOWN), READS },
	{ "xct", PROMISE(UNKNOWN), READS }, { "wps", PROMISE(OLE), READS },
	{ "wri", PROMISE(UNKNOWN), READS }, { "wpd", PROMISE(UNKNOWN), READS },
	{ "odt", PROMISE(ZIP), READS }, { "ods", PROMISE(ZIP), READS },
	{ "odp", PROMISE(ZIP), READS }, { "odg", PROMISE(ZIP), READS },
	{ "vsdx", PROMISE(ZIP), READS }, { "xps", PROMISE(ZIP), READS },
	{ "oxps", PROMISE(ZIP), READS }, { "epub", PROMISE(ZIP), READS },
	{ "pages", PROMISE(ZIP), READS }, { "numbers", PROMISE(ZIP), READS },
	{ "rtf", PROMISE(RTF), READS }, { "pdf", PROMISE(PDF), READS },
	{ "one", PROMISE(ONENOTE), READS },
	{ "htm", PROMISE(HTML), READS }, { "html", PROMISE(HTML), READS },
	{ "xhtml", PROMISE(HTML), READS }, { "shtml", PROMISE(HTML), READS },
	{ "svg", PROMISE(SVG), READS },
	{ "txt", PROMISE(TEXT), READS }, { "text", PROMISE(TEXT), READS },
	{ "log", PROMISE(TEXT), READS }, { "csv", PROMISE(TEXT), READS },
	{ "tsv", PROMISE(TEXT), READS }, { "md", PROMISE(TEXT), READS },
	{ "ini", PROMISE(TEXT), 0 }, { "conf", PROMISE(TEXT), 0 }, { "json", PROMISE(TEXT), 0 },
	{ "xml", PROMISE(TEXT), 0 }, { "css", PROMISE(TEXT), 0 }, { "c", PROMISE(TEXT), 0 },
	{ "h", PROMISE(TEXT), 0 }, { "yml", PROMISE(TEXT), 0 }, { "sql", PROMISE(TEXT), 0 },
	{ "vcf", PROMISE(TEXT), READS }, { "ics", PROMISE(CALENDAR), READS },
	{ "vcs", PROMISE(CALENDAR), READS },
	{ "jpg", PROMISE(IMAGE), READS }, { "jpeg", PROMISE(IMAGE), READS },
	{ "jpe", PROMISE(IMAGE), READS }, { "jfif", PROMISE(IMAGE), READS },
	{ "gif", PROMISE(IMAGE), READS }, { "png", PROMISE(IMAGE), READS },
	{ "bmp", PROMISE(IMAGE), READS }, { "dib", PROMISE(IMAGE), READS },
	{ "tif", PROMISE(IMAGE), READS }, { "tiff", PROMISE(IMAGE), READS },
	{ "webp", PROMISE(IMAGE), READS }, { "heic", PROMISE(IMAGE), READS },
	{ "ico", PROMISE(IMAGE), 0 }, { "wmf", PROMISE(IMAGE), READS },
	{ "emf", PROMISE(IMAGE), READS }, { "psd", PROMISE(IMAGE), READS },
	{ "jp2", PROMISE(IMAGE), READS },
	{ "dwg", PROMISE(UNKNOWN), READS }, { "dxf", PROMISE(UNKNOWN), READS },
	{ "ai", PROMISE(UNKNOWN), READS }, { "eps", PROMISE(UNKNOWN), READS },
	{ "ttf", PROMISE(FONT), 0 }, { "otf", PROMISE(FONT), 0 }, { "ttc", PROMISE(FONT), 0 },
	{ "woff", PROMISE(FONT), 0 }, { "woff2", PROMISE(FONT), 0 },
	{ "mp3", PROMISE(AUDIO), READS }, { "wav", PROMISE(AUDIO), READS },
	{ "wma", PROMISE(AUDIO), READS }, { "m4a", PROMISE(AUDIO), READS },
	{ "aac", PROMISE(AUDIO), READS }, { "ogg", PROMISE(AUDIO), READS },
	{ "flac", PROMISE(AUDIO), READS }, { "mid", PROMISE(AUDIO), READS },
	{ "amr", PROMISE(AUDIO), READS },
	{ "mp4", PROMISE(VIDEO), READS }, { "m4v", PROMISE(VIDEO), READS },
	{ "avi", PROMISE(VIDEO), READS }, { "mov", PROMISE(VIDEO), READS },
	{ "wmv", PROMISE(VIDEO), READS }, { "mpg", PROMISE(VIDEO), READS },
	{ "mpeg", PROMISE(VIDEO), READS }, { "3gp", PROMISE(VIDEO), READS },
	{ "mkv", PROMISE(VIDEO), READS }, { "flv", PROMISE(VIDEO), READS },
	{ "webm", PROMISE(VIDEO), READS },
	{ "p7m", PROMISE(SMIME), 0 }, { "p7s", PROMISE(SMIME), 0 }, { "p7c", PROMISE(SMIME), 0 },
	{ "pgp", PROMISE(PGP), 0 }, { "gpg", PROMISE(PGP), 0 }, { "asc", PROMISE(PGP), 0 },
	{ "tnef", PROMISE(TNEF), 0 }
};

const struct sk_extension *
sk_extension_find(struct sk_span ext)
{
	for (size_t i = 0; ext.n > 0 && i < sizeof extension / sizeof *extension; i++)
		if (ext.p[0] == (uint8_t)extension[i].ext[0] &&
		    sk_span_is(ext, extension[i].ext))
			return &extension[i];
	return NULL;
}

enum sk_type
sk_type_find(struct sk_span word)
{
	for (int i = 0; i < SK_TYPE_COUNT; i++)
		if (word.n == sk_type_table[i].word_n &&
		    memcmp(word.p, sk_type_table[i].word, word.n) == 0)
			return (enum sk_type)i;
	return SK_TYPE_UNKNOWN;
}

bool
sk_type_is(struct sk_span word, unsigned classes)
{
	return (sk_type_table[sk_type_find(word)].classes & classes) != 0;
}

enum sk_type
sk_type_of_extension(struct sk_span ext)
{
	const struct sk_extension *e = sk_extension_find(ext);

	return e == NULL ? SK_TYPE_UNKNOWN : e->type;
}

bool
sk_extension_runs(struct sk_span ext)
{
	const struct sk_extension *e = sk_extension_find(ext);

	return e != NULL && (e->people & RUNS) != 0;
}

bool
sk_extension_reads(struct sk_span ext)
{
	const struct sk_extension *e = sk_extension_find(ext);

	return e != NULL && (e->people & READS) != 0;
}
