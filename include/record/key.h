#ifndef SEKISHO_RECORD_KEY_H
#define SEKISHO_RECORD_KEY_H
/*
 * key - what can be observed.  Each key is declared here, once, with its type,
 * unit and meaning; a name, once given, never changes its meaning, because
 * kept records are judged again years later.
 *
 * Object 0 is the message itself (or an empty stand-in when a bare file is
 * judged); an attached message is an object too and carries its own header.*
 * keys.  Keys of class SECRET never leave our memory unless asked for.  Keys
 * of class OURS are added by our own side; the decoder drops them when an
 * engine claims them.
 */
#include <stddef.h>
#include "base/span.h"

enum sk_value_type { SK_VALUE_TEXT, SK_VALUE_NUMBER };
enum sk_key_class { SK_PLAIN, SK_SECRET, SK_OURS };

/* id, name, value type, class, unit or form, meaning */
#define SK_KEYS(X) \
	/* --- the header of a message --- */ \
	X(MESSAGE_PRESENT, "message.present", NUMBER, PLAIN, "1", "this object is a mail message") \
	X(HEADER_SUBJECT, "header.subject", TEXT, PLAIN, "", "decoded subject") \
	X(HEADER_THEME, "header.theme", TEXT, PLAIN, "word", "what the subject is about: a theme of signatures/lists/themes.txt, one each") \
	X(HEADER_TOKEN, "header.token", TEXT, PLAIN, "form TAB token", "what a machine puts into a subject: number hex guid; no date") \
	X(HEADER_FROM, "header.from", TEXT, PLAIN, "address", "address of the first From mailbox") \
	X(HEADER_FROM_NAME, "header.from_name", TEXT, PLAIN, "", "its display name, decoded") \
	X(HEADER_TO, "header.to", TEXT, PLAIN, "address", "one To address each") \
	X(HEADER_CC, "header.cc", TEXT, PLAIN, "address", "one Cc address each") \
	X(HEADER_REPLY_TO, "header.reply_to", TEXT, PLAIN, "address", "first Reply-To address") \
	X(HEADER_RETURN_PATH, "header.return_path", TEXT, PLAIN, "address", "envelope sender as recorded at delivery") \
	X(HEADER_MESSAGE_ID, "header.message_id", TEXT, PLAIN, "", "with its angle brackets") \
	X(HEADER_DATE, "header.date", TEXT, PLAIN, "RFC 3339", "Date field") \
	X(HEADER_RECEIVED, "header.received", TEXT, PLAIN, "from TAB by TAB RFC 3339", "one hop each, newest first; parts may be empty") \
	X(HEADER_AUTH, "header.auth", TEXT, PLAIN, "authserv-id TAB method=result ...", "one Authentication-Results field each, topmost first") \
	X(HEADER_MAILER, "header.mailer", TEXT, PLAIN, "", "X-Mailer or User-Agent") \
	X(HEADER_LIST, "header.list", NUMBER, PLAIN, "1", "List-Id, List-Unsubscribe or Precedence: bulk is there") \
	X(HEADER_REFERENCES, "header.references", NUMBER, PLAIN, "ids", "how many message ids In-Reply-To and References hold") \
	X(HEADER_DISPLAY_NAME_ADDRESS, "header.display_name_address", TEXT, PLAIN, "address", "an address inside the display name that is of another domain than the real one") \
	X(HEADER_REPLY_TO_DIFFERS, "header.reply_to_differs", TEXT, PLAIN, "domain", "domain of Reply-To where it is not related to that of From") \
	X(HEADER_RETURN_PATH_DIFFERS, "header.return_path_differs", TEXT, PLAIN, "domain", "domain of Return-Path where it is not related to that of From") \
	X(HEADER_FREE_MAIL, "header.free_mail", TEXT, PLAIN, "domain", "From is at a free mail service (signatures/lists/free-mail.txt)") \
	X(HEADER_TO_SELF, "header.to_self", NUMBER, PLAIN, "1", "From and only To are the same address") \
	X(HEADER_NO_RECIPIENT, "header.no_recipient", NUMBER, PLAIN, "1", "neither To nor Cc holds an address") \
	X(HEADER_DUPLICATE, "header.duplicate", TEXT, PLAIN, "field name", "a field that may stand once stands more often, with other values") \
	X(HEADER_DEFECT, "header.defect", TEXT, PLAIN, "word", "malformed header: nul raw_8bit raw_escape bad_line bad_encoded_word long_line too_many bad_date bad_address no_from bom") \
	X(HEADER_CHARSET_DECLARED, "header.charset_declared", TEXT, PLAIN, "charset", "charset that the subject claims") \
	X(HEADER_CHARSET_TRUE, "header.charset_true", TEXT, PLAIN, "charset", "charset that the subject is in") \
	X(HEADER_RECEIVED_WITH, "header.received_with", TEXT, PLAIN, "protocol", "how each hop of header.received took the mail, in their order; - where it does not say") \
	X(HEADER_SENDER, "header.sender", TEXT, PLAIN, "address", "Sender field") \
	X(HEADER_SENDER_DIFFERS, "header.sender_differs", TEXT, PLAIN, "domain", "domain of Sender where it is not related to that of From") \
	X(HEADER_REPLY_TO_FREE_MAIL, "header.reply_to_free_mail", TEXT, PLAIN, "domain", "Reply-To is at a free mail service, and From is not") \
	X(HEADER_AUTH_PASSED, "header.auth_passed", TEXT, PLAIN, "field TAB method TAB domain TAB relation", "a domain that passed by the header.auth of that number (topmost 1), and what it is to From's: same related other") \
	X(HEADER_MESSAGE_ID_ODD, "header.message_id_odd", TEXT, PLAIN, "word", "absent malformed no_domain, or foreign: of a domain that neither an address of the sender nor a host on the way has") \
	X(HEADER_UNREFERENCED, "header.unreferenced", TEXT, PLAIN, "reply forward", "the subject begins as that of one, and no message id is referred to") \
	X(HEADER_ANSWERS, "header.answers", TEXT, PLAIN, "domain", "a message id that In-Reply-To or References holds is of this domain, which is that of a recipient") \
	X(HEADER_FROM_NAME_SCRIPT, "header.from_name_script", TEXT, PLAIN, "word", "script of the display name where most of its letters are neither Latin, kana nor Han: cyrillic greek hangul thai arabic hebrew") \
	X(HEADER_FROM_OFFICE, "header.from_office", TEXT, PLAIN, "word", "a word in the display name that firms, bodies and their offices have in theirs, such as 株式会社 or 学会") \
	X(HEADER_FROM_CLAIMS, "header.from_claims", TEXT, PLAIN, "name TAB domain TAB class TAB how", "the display name is (whole), begins with (begins) or has in it, or in a longer name (inside), the name of an organisation of signatures/lists/organisations.txt at none of whose domains From is") \
	X(HEADER_FROM_LOOKS_LIKE, "header.from_looks_like", TEXT, PLAIN, "domain TAB class TAB how", "the domain of From looks like that of such an organisation and is none of its: words in base/likeness.h") \
	X(HEADER_NEIGHBOURS, "header.neighbours", NUMBER, PLAIN, "addresses", "recipients of one domain that stand in the order of the alphabet and begin alike, 4 and more") \
	X(HEADER_ORIGINATING_IP, "header.originating_ip", TEXT, PLAIN, "address", "of the machine at which it was written, as a web mail service says (X-Originating-IP)") \
	X(HEADER_ORIGINATING_SCRIPT, "header.originating_script", TEXT, PLAIN, "", "script of a web server that sent it (X-PHP-Originating-Script and its like)") \
	X(TEXT_SITE_WORD, "text.site_word", TEXT, PLAIN, "word", "the text of the mail has it, and our side has told the engine to look for it") \
	X(TEXT_SIGNATURE_ADDRESS, "text.signature_address", TEXT, PLAIN, "address", "the last lines of the text give it as the writer's, and it is of another domain than From") \
	/* --- MIME structure, on the part (or the message) it concerns --- */ \
	X(MIME_DEFECT, "mime.defect", TEXT, PLAIN, "word", "a way in which readers of this part may differ; words in mime/mime.h") \
	X(MIME_TYPE_DECLARED, "mime.type_declared", TEXT, PLAIN, "media type", "Content-Type as declared, lower case") \
	X(MIME_READING, "mime.reading", TEXT, PLAIN, "word", "this object is a further reading of its part, and which") \
	/* --- an object --- */ \
	X(OBJECT_TYPE, "object.type", TEXT, PLAIN, "type word", "type by content, never by name") \
	X(OBJECT_TYPE_SECOND, "object.type_second", TEXT, PLAIN, "", "what libmagic calls it, where our typer has no word") \
	X(OBJECT_BYTES, "object.bytes", NUMBER, PLAIN, "bytes", "length of the content") \
	X(OBJECT_SHA256, "object.sha256", TEXT, PLAIN, "hex", "of the content") \
	X(OBJECT_MD5, "object.md5", TEXT, PLAIN, "hex", "of the content") \
	X(OBJECT_NAME, "object.name", TEXT, PLAIN, "", "name as most readers show it") \
	X(OBJECT_NAME_READING, "object.name_reading", TEXT, PLAIN, "", "each further reading of the name") \
	X(OBJECT_ENCRYPTED, "object.encrypted", NUMBER, PLAIN, "1", "content is encrypted (a container: some member is)") \
	X(OBJECT_ENCRYPTION, "object.encryption", TEXT, PLAIN, "word", "zipcrypto aes-128 aes-192 aes-256 rc4 xor strong directory unknown") \
	X(OBJECT_OPENED_WITH, "object.opened_with", TEXT, PLAIN, "word", "where the password that opened it stood: operator body (or made by a rule that stands there) subject name archive list later-mail") \
	X(OBJECT_AMBIGUOUS, "object.ambiguous", TEXT, PLAIN, "format", "a further format that could claim these bytes, one each") \
	X(OBJECT_TYPE_DIFFERS, "object.type_differs_from_name", TEXT, PLAIN, "extension", "the extension promises another type than the content has") \
	X(OBJECT_GAP, "object.gap", TEXT, PLAIN, "word", "why (a part of) this object could not be looked at") \
	X(OBJECT_INLINE, "object.inline", NUMBER, PLAIN, "1", "shown as text of the mail, no attachment") \
	X(OBJECT_HIDDEN, "object.hidden", NUMBER, PLAIN, "1", "the container marks it as one that is not shown") \
	X(OBJECT_ATTACHED, "object.attached", NUMBER, PLAIN, "1", "a part that a reader offers as an attachment") \
	X(CONTAINER_MEMBERS, "container.members", NUMBER, PLAIN, "members", "how many members were listed") \
	X(CONTAINER_DEFECT, "container.defect", TEXT, PLAIN, "word", "a way in which readers of this container may differ; words in unpack/unpack.h") \
	X(CONTAINER_COMMENT, "container.comment", TEXT, PLAIN, "", "comment of the container") \
	X(CONTAINER_JAVA, "container.java", TEXT, PLAIN, "word", "a Java archive, and what it holds: manifest, main (the manifest names a class to start with), classes") \
	/* --- names --- */ \
	X(NAME_EXTENSION, "name.extension", TEXT, PLAIN, "lower case, no dot", "extension that the system acts on") \
	X(NAME_RTLO, "name.rtlo", TEXT, PLAIN, "as shown", "a bidi override makes the name show in another order") \
	X(NAME_INVISIBLE, "name.invisible", NUMBER, PLAIN, "code points", "invisible or control code points in the name") \
	X(NAME_DOUBLE_EXTENSION, "name.double_extension", TEXT, PLAIN, "extension", "a document's extension that stands before a running one") \
	X(NAME_PADDED, "name.padded", NUMBER, PLAIN, "blanks", "a run of blanks before the real extension") \
	X(NAME_DOT_LIKE, "name.dot_like", TEXT, PLAIN, "U+hex", "a look-alike dot before the real extension") \
	X(NAME_READINGS_DIFFER, "name.readings_differ", NUMBER, PLAIN, "readings", "readers differ on the extension of this name") \
	X(NAME_NUL, "name.nul", NUMBER, PLAIN, "1", "a NUL cuts the name for some readers") \
	X(NAME_TRAVERSAL, "name.traversal", NUMBER, PLAIN, "1", "the name leads out of its folder") \
	X(NAME_CHARSET_DECLARED, "name.charset_declared", TEXT, PLAIN, "charset", "charset that a non-ASCII name claims") \
	X(NAME_CHARSET_TRUE, "name.charset_true", TEXT, PLAIN, "charset", "charset that a non-ASCII name is in") \
	X(NAME_TOKEN, "name.token", TEXT, PLAIN, "form TAB token", "the same in a name") \
	X(NAME_THEME, "name.theme", TEXT, PLAIN, "word", "what the name is about: a theme, one each") \
	/* --- programs --- */ \
	X(PE_MACHINE, "pe.machine", TEXT, PLAIN, "word", "i386 amd64 arm arm64 other") \
	X(PE_DLL, "pe.dll", NUMBER, PLAIN, "1", "a library, not a program") \
	X(PE_TIMESTAMP, "pe.timestamp", NUMBER, PLAIN, "seconds since 1970", "link time as the header claims") \
	X(PE_IMPHASH, "pe.imphash", TEXT, PLAIN, "hex MD5", "imports hash, as pefile computes it") \
	X(PE_VERSION_INFO, "pe.version_info", TEXT, PLAIN, "name=value", "one string of the version resource each") \
	X(PE_ICON_CLASS, "pe.icon_class", TEXT, PLAIN, "document folder pdf picture other", "what its icon looks like") \
	X(PE_ICON_HASH, "pe.icon_hash", TEXT, PLAIN, "hex MD5", "of the largest icon image") \
	X(PE_OVERLAY, "pe.overlay", NUMBER, PLAIN, "bytes", "bytes behind the last section, without the signature") \
	X(PE_OVERLAY_TYPE, "pe.overlay_type", TEXT, PLAIN, "type word", "what the overlay begins with, where it is known") \
	X(PE_DECOY, "pe.decoy", TEXT, PLAIN, "type word", "a document inside the program, as overlay or resource") \
	X(PE_LANGUAGE, "pe.language", TEXT, PLAIN, "ja zh ko ru en", "language of its resources, one each") \
	X(PE_LIBRARY, "pe.library", TEXT, PLAIN, "lower case", "a library that lies beside it and that it loads when it starts, one each") \
	X(PE_PACKER, "pe.packer", TEXT, PLAIN, "word", "the packer that its sections are named by: upx aspack mpress petite pecompact themida vmprotect nspack fsg") \
	X(PE_PADDING, "pe.padding", NUMBER, PLAIN, "bytes", "the same byte over and over at its end, 1 MiB and more") \
	X(PE_HIDDEN, "pe.hidden", TEXT, PLAIN, "type word", "pe pdf ole: carried along, every byte masked with the same key") \
	X(PE_SFX_RUN, "pe.sfx_run", TEXT, PLAIN, "command", "a self-extractor runs it, one command each") \
	X(PE_SFX_SILENT, "pe.sfx_silent", NUMBER, PLAIN, "1", "a self-extractor shows no window of its own while it works") \
	X(PE_SIGNATURE, "pe.signature", TEXT, PLAIN, "word", "present (not verified) or damaged") \
	X(PE_SECTIONS, "pe.sections", NUMBER, PLAIN, "sections", "number of sections") \
	X(PE_DEFECT, "pe.defect", TEXT, PLAIN, "word", "truncated no_header bad_sections bad_imports bad_resources bad_signature") \
	/* --- scripts --- */ \
	X(SCRIPT_LANGUAGE, "script.language", TEXT, PLAIN, "js vbs wsf hta ps1 bat", "language by content") \
	X(SCRIPT_DOES, "script.does", TEXT, PLAIN, "word", "what its text can do: fetch run write decode eval object hide persist") \
	X(SCRIPT_DOWNLOADER, "script.downloader", NUMBER, PLAIN, "1", "fetches something and runs it") \
	X(SCRIPT_OBFUSCATED, "script.obfuscated", NUMBER, PLAIN, "percent", "how far its text is assembled from pieces, 50 and more") \
	/* --- documents of Office: all stand on the document --- */ \
	X(OFFICE_VBA, "office.vba", NUMBER, PLAIN, "modules", "modules of macros in which there is code") \
	X(OFFICE_VBA_STOMPED, "office.vba_stomped", NUMBER, PLAIN, "lines", "lines of compiled macros for which there is no text any more") \
	X(OFFICE_AUTO_RUN, "office.auto_run", TEXT, PLAIN, "procedure", "a macro that runs without being asked for, as at opening, closing or drawing the document, one each") \
	X(OFFICE_DOES, "office.does", TEXT, PLAIN, "word", "what its macros can do, the words of script.does") \
	X(OFFICE_AUTO_DOES, "office.auto_does", TEXT, PLAIN, "word", "the same of those that run without being asked for and of what they call") \
	X(OFFICE_XLM, "office.xlm", TEXT, PLAIN, "word", "sheets of Excel 4.0 macros: visible hidden veryhidden; auto_open: one of them runs when the workbook is opened or closed") \
	X(OFFICE_EXTERNAL_TEMPLATE, "office.external_template", TEXT, PLAIN, "URL or path", "the template that it loads from outside of itself") \
	X(OFFICE_EXTERNAL_OBJECT, "office.external_object", TEXT, PLAIN, "URL or path", "an object, frame or part that it loads from outside of itself, one each") \
	X(OFFICE_DDE, "office.dde", TEXT, PLAIN, "program and what it is told", "another program that it asks for data (DDE), which starts it, one each") \
	/* --- documents in Rich Text Format --- */ \
	X(RTF_OBJECT_CLASS, "rtf.object_class", TEXT, PLAIN, "class name", "what an object in it is: as it says, as its data says, one each") \
	X(RTF_OBJECT_UPDATES, "rtf.object_updates", NUMBER, PLAIN, "1", "an object in it is started when the document is opened") \
	X(RTF_LINK, "rtf.link", TEXT, PLAIN, "URL or path", "template, object or text that it loads from outside of itself, one each") \
	X(RTF_SHAPE, "rtf.shape", TEXT, PLAIN, "property", "a property of a shape whose value no program writes so: pFragments") \
	/* --- PDF --- */ \
	X(PDF_PAGES, "pdf.pages", NUMBER, PLAIN, "pages", "pages that it has, as far as they can be seen") \
	X(PDF_JAVASCRIPT, "pdf.javascript", TEXT, PLAIN, "script", "what a script in it says, its first 4096 bytes, one each; ? if that cannot be had") \
	X(PDF_OPEN_ACTION, "pdf.open_action", TEXT, PLAIN, "word", "what it does when it or a page of it is opened: javascript launch uri submit embedded goto_file goto") \
	X(PDF_LAUNCH, "pdf.launch", TEXT, PLAIN, "command", "a program or file that it starts, one each; ? if that cannot be had") \
	X(PDF_URI, "pdf.uri", TEXT, PLAIN, "URI", "where a link in it leads, or a form is sent, one each, 500 at most") \
	X(PDF_EMBEDDED, "pdf.embedded", TEXT, PLAIN, "name", "a file that it carries, one each") \
	X(PDF_ENCRYPTED, "pdf.encrypted", NUMBER, PLAIN, "1", "its texts and streams are encrypted, with or without a password to read it") \
	X(PDF_TEXT_SPARSE, "pdf.text_sparse", NUMBER, PLAIN, "characters and 1", "what its only page, which has a link, shows as text, where that is at most 120 characters") \
	X(DOCUMENT_LANGUAGE, "document.language", TEXT, PLAIN, "ja zh ko ru", "language of the machine or program that a document was made with, as that wrote it down") \
	/* --- shortcuts of any kind --- */ \
	X(LNK_KIND, "lnk.kind", TEXT, PLAIN, "lnk url library search settings scf desktop webloc", "a shortcut, and of which kind") \
	X(LNK_TARGET, "lnk.target", TEXT, PLAIN, "path or URL", "where it says that it leads, one each, the likeliest first") \
	X(LNK_ARGUMENTS, "lnk.arguments", TEXT, PLAIN, "", "all of them, long blanks as one; what is longer than 4000 bytes in several values") \
	X(LNK_PADDING, "lnk.padding", NUMBER, PLAIN, "blanks", "the longest run of blanks and line ends in the arguments, 16 and more") \
	X(LNK_WORKING_DIR, "lnk.working_dir", TEXT, PLAIN, "path", "folder in which its target starts") \
	X(LNK_ICON, "lnk.icon", TEXT, PLAIN, "path or URL", "file that its icon comes from") \
	X(LNK_SHOWS_OTHER, "lnk.shows_other", TEXT, PLAIN, "document folder pdf picture", "what its icon is that of, while it runs a program") \
	X(LNK_COMMAND, "lnk.command", TEXT, PLAIN, "word", "programs in its command that run what they are told, its target first: powershell cmd mshta wscript ... script") \
	X(LNK_REMOTE, "lnk.remote", TEXT, PLAIN, "host TAB how", "host of a file share that it leads to: share webdav search icon") \
	X(LNK_MACHINE_ID, "lnk.machine_id", TEXT, PLAIN, "", "name of the machine on which it was made") \
	X(LNK_MAC, "lnk.mac", TEXT, PLAIN, "hex with colons", "network card of that machine") \
	X(LNK_SERIAL, "lnk.serial", TEXT, PLAIN, "hex", "serial number of the drive that it leads to") \
	X(LNK_OVERLAY, "lnk.overlay", NUMBER, PLAIN, "bytes", "bytes behind its last structure") \
	X(LNK_DEFECT, "lnk.defect", TEXT, PLAIN, "word", "truncated bad_id_list bad_link_info bad_extra targets_differ") \
	/* --- text that a person reads --- */ \
	X(TEXT_CHARSET_DECLARED, "text.charset_declared", TEXT, PLAIN, "charset", "as labelled") \
	X(TEXT_CHARSET_TRUE, "text.charset_true", TEXT, PLAIN, "charset", "as it is") \
	X(TEXT_LANGUAGE, "text.language", TEXT, PLAIN, "ja en zh ko ru other none", "language of most of the text") \
	X(TEXT_CHARS, "text.chars", NUMBER, PLAIN, "characters", "letters and signs without blanks") \
	X(TEXT_THEME, "text.theme", TEXT, PLAIN, "word", "what a text of the mail is about: a theme, one each, the strongest first") \
	X(TEXT_ADDRESSEE, "text.addressee", TEXT, PLAIN, "word", "whom the letter speaks to: person organisation affiliation (of a person) generic local_part address empty placeholder title (alone) none; matches differs: beside To and Cc") \
	X(TEXT_CLAIMS, "text.claims", TEXT, PLAIN, "name TAB domain TAB class TAB how", "the letter introduces or signs itself as of an organisation (signatures/lists/organisations.txt) at none of whose domains From is: introduces signs") \
	X(TEXT_ASKS, "text.asks", TEXT, PLAIN, "word", "what the letter asks for: macro windows rename protection template administrator ignore private") \
	X(TEXT_URGES, "text.urges", TEXT, PLAIN, "deadline loss", "how the letter hurries its reader") \
	X(TEXT_TELLS, "text.tells", TEXT, PLAIN, "program", "the letter says openly that it brings something that runs") \
	X(TEXT_NAMES_FILE, "text.names_file", TEXT, PLAIN, "file name", "the letter gives the name, with its ending, of a file in what is attached that runs when it is opened, one each") \
	X(TEXT_EARLIER, "text.earlier", NUMBER, PLAIN, "1", "the letter speaks of an earlier talk with its reader") \
	X(TEXT_PASSWORD_HINT, "text.password_hint", TEXT, PLAIN, "word", "the text speaks of a password: here later rule") \
	X(TEXT_PASSWORD, "text.password", TEXT, SECRET, "", "a password that the text seems to give") \
	X(TEXT_GLYPH_FOREIGN, "text.glyph_foreign", TEXT, PLAIN, "word", "a word of Japanese text with simplified Chinese letters that no Japanese charset of mail has, names and quotations left out; the first 8") \
	X(TEXT_GLYPH_OLD, "text.glyph_old", TEXT, PLAIN, "word", "a word of today that is written with an old or traditional letter, names and old texts left out; the first 8") \
	X(TEXT_TEMPLATE_BROKEN, "text.template_broken", TEXT, PLAIN, "word TAB what stands there", "the text was put together by a program, and badly: field (not filled in) particle object empty number (something before it is missing) cut blank (inside of words)") \
	X(TEXT_HONORIFIC_CLASH, "text.honorific_clash", TEXT, PLAIN, "phrase", "words to the reader that no office writes to a customer, one each") \
	X(TEXT_TRANSLATED, "text.translated", TEXT, PLAIN, "phrase", "Japanese as a machine or a beginner translates it, one phrase each") \
	X(TEXT_PUNCTUATION_MIXED, "text.punctuation_mixed", TEXT, PLAIN, "word", "marks and widths that do not go together: comma half (kana in two widths in one word) blank (inside of words)") \
	X(TEXT_MIXED_SCRIPT, "text.mixed_script", TEXT, PLAIN, "word TAB what stands there", "in Japanese text: look-alike (Cyrillic letters in a Latin word) cyrillic hangul vietnamese other (words of another script)") \
	X(HTML_FONT_FOREIGN, "html.font_foreign", TEXT, PLAIN, "name", "a Chinese or Korean font face that a page in Japanese asks for, where it asks for no Japanese one; the first 8") \
	X(HTML_LINK_DIFFERS, "html.link_differs", TEXT, PLAIN, "shown host TAB real host", "a link shows another host than it leads to") \
	X(HTML_IMAGES, "html.images", NUMBER, PLAIN, "images", "images that a page of the mail shows") \
	X(HTML_WEB_BUGS, "html.web_bugs", NUMBER, PLAIN, "images", "images of one point or none that a page of the mail fetches from elsewhere") \
	X(HTML_SMUGGLING, "html.smuggling", NUMBER, PLAIN, "bytes", "a script builds a file from data inside the page") \
	X(HTML_COMMAND, "html.command", TEXT, PLAIN, "program,arguments", "a button of HTML Help starts it, one each") \
	X(QUERY_URL, "query.url", TEXT, PLAIN, "URL", "a query of Excel (iqy) fetches what it shows from there") \
	X(HTML_FORM, "html.form", TEXT, PLAIN, "host", "a form asks for a password and sends it there") \
	X(HTML_CARD, "html.card", TEXT, PLAIN, "host", "a form asks for the number or the code of a card, or a PIN, and sends it there") \
	X(HTML_SCRIPT, "html.script", NUMBER, PLAIN, "bytes", "scripts of a page or picture that is no text of the mail; 1: they are fetched") \
	X(HTML_SCRIPT_ONLY, "html.script_only", NUMBER, PLAIN, "bytes", "scripts of such a page that shows hardly anything without them") \
	X(HTML_HIDES, "html.hides", TEXT, PLAIN, "word", "what the scripts of such a page hide in codes, escapes or base64: form frame script redirect url") \
	X(HTML_REDIRECT, "html.redirect", TEXT, PLAIN, "host", "such a page leads there as soon as it is opened, or shows nothing but what comes from there") \
	X(HTML_RECIPIENT, "html.recipient", NUMBER, PLAIN, "1 or 2", "an address of To or Cc stands in the scripts, fields or the end of a link of a page; 2: coded") \
	X(INDICATOR_URL, "indicator.url", TEXT, PLAIN, "URL", "found in text, one each") \
	X(INDICATOR_DOMAIN, "indicator.domain", TEXT, PLAIN, "host", "host of a URL, one each") \
	X(INDICATOR_IPV4, "indicator.ipv4", TEXT, PLAIN, "address", "host of a URL that is an address, one each") \
	X(INDICATOR_EMAIL, "indicator.email", TEXT, PLAIN, "address", "found in text, one each") \
	/* --- links of a letter or a page, on the text that has them --- */ \
	X(URL_SHORTENER, "url.shortener", TEXT, PLAIN, "host", "a service that hides where a link leads (signatures/lists/shorteners.txt)") \
	X(URL_STORAGE, "url.storage", TEXT, PLAIN, "host", "a place where anybody puts files (signatures/lists/storage.txt)") \
	X(URL_ENDING, "url.ending", TEXT, PLAIN, "ending TAB host", "a host under an ending that fraud prefers (signatures/lists/endings.txt)") \
	X(URL_USER, "url.user", TEXT, PLAIN, "user TAB host", "a link with something before the host that readers take for it") \
	X(URL_PORT, "url.port", TEXT, PLAIN, "host TAB port", "a link to an unusual port") \
	X(URL_FILE, "url.file", TEXT, PLAIN, "runs or archive TAB extension TAB host", "a link to a file that runs, or to an archive or image of a disk") \
	X(URL_SCRIPTS, "url.scripts", TEXT, PLAIN, "host", "a label of the host mixes Latin letters with Cyrillic or Greek ones") \
	X(URL_LOOKS_LIKE, "url.looks_like", TEXT, PLAIN, "domain TAB class TAB how TAB host", "a host that looks like the domain of an organisation and is none of anybody's: words in base/likeness.h") \
	X(URL_AWAY, "url.away", TEXT, PLAIN, "name TAB host", "the mail claims to come from that organisation, and all its links lead elsewhere, the first to this host") \
	X(URL_ONLY, "url.only", TEXT, PLAIN, "domain", "all links lead to this one owner, who is not that of From") \
	/* --- rules --- */ \
	X(YARA_MATCH, "yara.match", TEXT, PLAIN, "rule", "a rule that matches, one each") \
	/* --- our own side --- */ \
	X(DOOR_NAME, "door.name", TEXT, OURS, "word", "the door that it came by") \
	X(DOOR_SHA256, "door.sha256", TEXT, OURS, "hex", "of the message, hashed by the door") \
	X(DOOR_BYTES, "door.bytes", NUMBER, OURS, "bytes", "length of the message") \
	X(SITE_AUTH, "site.auth", TEXT, OURS, "method=result ...", "the topmost authentication by a host that the site trusts") \
	X(SITE_AUTH_ALIGNED, "site.auth_aligned", TEXT, OURS, "method TAB domain", "spf or dkim that passed there for a domain that is, or belongs to the owner of, that of From") \
	X(SITE_CLIENT, "site.client", TEXT, OURS, "name it gave TAB name it has TAB address", "the host outside that handed the mail to the site; parts may be empty") \
	X(SITE_INSIDE, "site.inside", NUMBER, OURS, "1", "each hop is of a relay, a private address or somebody who has logged in") \
	X(SITE_FROM_OWN, "site.from_own", TEXT, OURS, "domain", "From is at a domain of the site") \
	X(SITE_OWN_DOMAIN_FROM, "site.own_domain_from", TEXT, OURS, "domain", "From is at a domain of the site, yet the mail came from outside, and nothing passed for that domain") \
	X(SITE_LOOKS_LIKE, "site.looks_like", TEXT, OURS, "domain TAB how", "the domain of From looks like this one of the site and is none of them: words in base/likeness.h") \
	X(SITE_ROLE_RECIPIENT, "site.role_recipient", TEXT, OURS, "address", "it is addressed to one of the site's exposed people or published addresses") \
	X(SITE_ORG_NAMED, "site.org_named", TEXT, OURS, "name TAB where", "a name of the site's organisation stands there: subject sender file text") \
	X(SITE_KEYWORD, "site.keyword", TEXT, OURS, "keyword TAB where", "one of the site's own themes stands there: subject sender file text")

#define SK_KEY_ENUM(id, name, type, cls, unit, meaning) SK_KEY_##id,
enum sk_key { SK_KEYS(SK_KEY_ENUM) SK_KEY_COUNT };
#undef SK_KEY_ENUM

struct sk_key_info {
	const char		*name;
	enum sk_value_type	 type;
	enum sk_key_class	 cls;
	const char		*unit, *meaning;
};
extern const struct sk_key_info sk_key_table[SK_KEY_COUNT];

/* The key called name, SK_KEY_COUNT if there is none. */
enum sk_key sk_key_find(struct sk_span name);
#endif
