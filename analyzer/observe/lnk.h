#ifndef OBSERVE_LNK_H
#define OBSERVE_LNK_H
/* lnk - what shortcuts of all kinds have in common. */
#include "observe/observe.h"

/*
 * The host that a path or URL leads to as a file share, as lnk.remote has it:
 * "host" or "host@port", a tab, and how ("share", "webdav", or for search-ms: and
 * search: "search").  Understood are \\host\share, \\host@SSL@8080\DavWWWRoot\x,
 * \\?\UNC\host\share, file: in all its spellings, and location: inside a search.
 * Empty if it leads nowhere else.  In arena.
 */
struct sk_span sk_lnk_remote(struct sk_span target, struct sk_arena *arena);
/* Writes lnk.remote and the host as an indicator; how replaces the word, or NULL. */
void	sk_lnk_write_remote(const struct sk_look *l, struct sk_span target, const char *how);
/* Writes lnk.target, and where it leads to as a share. */
void	sk_lnk_write_target(const struct sk_look *l, struct sk_span target);
/* The last piece of a path in lower case, without quotes and without what stands
 * behind its extension.  In out, of at most 256 bytes. */
struct sk_span sk_lnk_base(struct sk_span path, struct sk_buf *out);
/* The word of lnk.command for a program's file name (see sk_lnk_base): an
 * interpreter, or another program of Windows that runs what it is told; "script"
 * for a script; NULL for anything else. */
const char *sk_lnk_program(struct sk_span base);
/* Writes lnk.command for each such program that is named in a command line, which
 * is in lower case.  True if one of them loads what it runs from where it is told. */
bool	sk_lnk_write_commands(const struct sk_look *l, struct sk_span line);
/* What a person takes a file with that icon for: "document", "folder", "pdf" or
 * "picture"; NULL for anything else. */
const char *sk_lnk_icon(struct sk_span path, int32_t index);
/* True if what is called base (see sk_lnk_base) is there to show documents, folders
 * or pictures. */
bool	sk_lnk_shows_documents(struct sk_span base);
#endif
