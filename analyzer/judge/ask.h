/*
 * ask - questions to a record that only traits ask, besides those of
 * judge/trait.h.  All of them take a step or a bounded walk: a record from the
 * cage may hold a hundred thousand objects in one row or one chain.
 */
#ifndef SEKISHO_JUDGE_ASK_PRIVATE_H
#define SEKISHO_JUDGE_ASK_PRIVATE_H
#include "judge/trait.h"
#include "record/type.h"

/* Traits whose question is asked on the other axis, too. */
extern const struct sk_trait sk_trait_disk_image_full, sk_trait_software_package, sk_trait_excel_addin, sk_trait_java_program,
	sk_trait_targeting_display_name,
	sk_trait_sideload_trio, sk_trait_lnk_padded, sk_trait_pe_padded,
	sk_trait_sfx_shows_document, sk_trait_locked_names, sk_trait_targeting_same_stem,
	sk_trait_console_file, sk_trait_help_file, sk_trait_pe_language_foreign,
	sk_trait_glyph_old, sk_trait_font_foreign, sk_trait_template_broken, sk_trait_honorific_clash,
	sk_trait_translated, sk_trait_punctuation_mixed, sk_trait_cyrillic_name, sk_trait_charset_wrong,
	sk_trait_rtf_exploit_object, sk_trait_pdf_one_link, sk_trait_script_downloader, sk_trait_script_fetches_home,
	sk_trait_html_link_differs;

/* True if the message of object went over a mailing list or is bulk mail. */
bool	sk_ask_from_list(const struct sk_record *r, size_t object);
/*
 * The objects that a person sees in message as its texts and attachments, one after
 * the other; 0 at the end.  Begin with part 0.  Envelopes (S/MIME, TNEF) come, and
 * what lies in them as well; the caller bounds the walk.
 */
uint32_t sk_ask_next_part(const struct sk_record *r, size_t message, uint32_t part);
/* The object behind o in the tree below top, whatever it is; 0 at the end.  Begin with the
 * first child of top; the caller bounds the walk. */
uint32_t sk_ask_next_below(const struct sk_record *r, size_t top, uint32_t o);
/* True if the type of object is that word. */
bool	sk_ask_type_is(const struct sk_record *r, size_t object, const char *word);
/* True if object is a Windows program or an installer package. */
bool	sk_ask_is_program(const struct sk_record *r, size_t object);
/* True if object is a library, a driver and the like under the name of one: nobody runs
 * it by opening it. */
bool	sk_ask_is_library(const struct sk_record *r, size_t object);
/* True if the extension of object runs on Windows, whatever its content is. */
bool	sk_ask_name_runs(const struct sk_record *r, size_t object);
/* True if the content of object could not be looked at. */
bool	sk_ask_unseen(const struct sk_record *r, size_t object);
/* True if the icon of object is that of a thing to read or look at. */
bool	sk_ask_icon_reads(const struct sk_record *r, size_t object);
/* True if all that object holds was seen, and nothing of it runs, hides or is a document
 * that may act: texts, pictures, papers. */
bool	sk_ask_holds_papers(const struct sk_record *r, size_t object);
/* Why a program may look like a folder: for no reason; it is an archive that opens itself,
 * says who made it and is signed; it is one of which all that it carries was seen, nothing
 * there runs, and it is told to run nothing; it is what a disc of the years of discs starts
 * by itself, to show the documents beside it. */
enum sk_folder { SK_FOLDER_NONE, SK_FOLDER_SIGNED, SK_FOLDER_INERT, SK_FOLDER_DISC };
enum sk_folder sk_ask_folder(const struct sk_record *r, size_t object);
/* True if object is a script of the Windows Script Host or a HTML application. */
bool	sk_ask_is_wsh(const struct sk_record *r, size_t object);
/* True if object is script text that nothing runs: the text of the mail itself,
 * or a log, a rule, a patch that quotes one. */
bool	sk_ask_is_quoted(const struct sk_record *r, size_t object);
/* The name of object without its folders and its last ending; empty if it has
 * no ending. */
struct sk_span sk_ask_stem(const struct sk_record *r, size_t object);
/* True if object is an archive that holds a locked archive beside a text that
 * gives its password, or may be nothing else. */
bool	sk_ask_locked_nest(const struct sk_record *r, size_t object);
/* Day of the Date field of object's message since 1970-01-01, or -1. */
int64_t	sk_ask_mail_day(const struct sk_record *r, size_t object);
/* Year of the Date field of object's message, 0 if there is none. */
int	sk_ask_mail_year(const struct sk_record *r, size_t object);
/* True if the IPv4 address ip is one of one's own network or machine: RFC 1918,
 * RFC 1122, RFC 3927. */
bool	sk_ask_ip_private(struct sk_span ip);
/* Where a shortcut's file share is: nowhere, in one's own network (a name without a
 * dot, an address of RFC 1918), out there by name, out there by number or port. */
enum sk_ask_remote { SK_REMOTE_NONE, SK_REMOTE_INSIDE, SK_REMOTE_NAME, SK_REMOTE_NUMBER };
/* Where "host", "host@port" or "host@ssl@port" is. */
enum sk_ask_remote sk_ask_host(struct sk_span host);
/* The farthest one of object, of those that are told as how (NULL: any). */
enum sk_ask_remote sk_ask_remote(const struct sk_record *r, size_t object, const char *how);
/* True if url leads out of the house, by the same measure. */
bool	sk_ask_url_outside(struct sk_span url);
/* True if a shortcut's target is something that runs. */
bool	sk_ask_target_runs(const struct sk_record *r, size_t object);
/* True if a shortcut only leads to documents or folders in one's own network, or to
 * programs where Windows installs them, and gives no orders to anything. */
bool	sk_ask_lnk_plain(const struct sk_record *r, size_t object);
/* True if a shortcut opens a window for commands and does nothing there, or goes to a
 * folder. */
bool	sk_ask_console(const struct sk_record *r, size_t object);
/* True if the document loads from the public net what key names: a URL, a share under a
 * number or with a port.  A share by its full name may be an office's own. */
bool	sk_ask_loads(const struct sk_record *r, size_t object, enum sk_key key);
/* True if macros of the document, of either kind, run without being asked for. */
bool	sk_ask_macro_starts(const struct sk_record *r, size_t object);
/* True if those can do that: a word of script.does. */
bool	sk_ask_macro_does(const struct sk_record *r, size_t object, const char *word);
/* True if those write a program that the document brings along, and run it; they fetch
 * nothing. */
bool	sk_ask_macro_drops(const struct sk_record *r, size_t object);
/* True if the document holds anything that may act when it is opened. */
bool	sk_ask_office_active(const struct sk_record *r, size_t object);
/* True if object is a page that is no text of the mail: attached, in an archive, or the
 * page of a saved one (MHTML). */
bool	sk_ask_is_page(const struct sk_record *r, size_t object);
/* True if a page asks for a password, and nothing in it could send that anywhere: no
 * address at all, and nothing that is hidden. */
bool	sk_ask_form_nowhere(const struct sk_record *r, size_t object);
/* True if such a page, with little text of its own, leads out of one's own network as
 * soon as it is opened. */
bool	sk_ask_leads_out(const struct sk_record *r, size_t object);
/* True if key on object has one of words (NULL ends). */
bool	sk_ask_has_any(const struct sk_record *r, size_t object, enum sk_key key,
	    const char *const *words);
#endif
