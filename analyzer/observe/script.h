#ifndef SEKISHO_OBSERVE_SCRIPT_H
#define SEKISHO_OBSERVE_SCRIPT_H
/* script - the text of a script with its disguise taken off. */
#include "observe/observe.h"

struct sk_folded {
	struct sk_span	text;		/* lower case, strings joined, escapes and codes read */
	bool		codes;		/* letters were given as numbers */
	unsigned	pieces;		/* percent of the text that is pieces, 0 to 100 */
	unsigned	data;		/* the same with long data and lists of numbers: what
					 * counts if the script decodes anything */
};

/*
 * Reads bytes (UTF-16 too, at most max of them) as a script of that type.  One
 * pass: "WScr"+"ipt", 'a'&'b', \x41, \u0041, %41, Chr(65), fromCharCode(65, 66),
 * [char]65, short strings kept in variables and lists become the text they stand for; ^ of cmd and ` of PowerShell inside
 * words go.  Base64 that holds text is appended, decoded.  False if the arena
 * is full.
 */
bool	sk_script_fold(struct sk_span bytes, enum sk_type type, size_t max,
	    struct sk_arena *arena, struct sk_folded *f_r);

/* --- observe_script.c --- */

struct sk_script_seen {
	struct sk_span	text;		/* see sk_folded */
	unsigned	does;		/* bits, in the order of the words of script.does */
	unsigned	words;		/* the same before they are settled: see sk_script_settle */
	bool		downloader;
	unsigned	hidden;		/* percent */
};
/* What bytes do when they run as a script of that type.  False if the arena is full. */
bool	sk_script_see(const struct sk_look *l, struct sk_span bytes, enum sk_type type,
	    struct sk_script_seen *seen_r);
/* Words of folded text (sk_folded), as bits, in which those of script.does stand
 * first: what several texts of one program say is put together with | and settled. */
unsigned sk_script_words(struct sk_span folded, enum sk_type type);
unsigned sk_script_settle(unsigned does);
/* Writes them as values of key, once each. */
void	sk_script_say(const struct sk_look *l, size_t object, enum sk_key key, unsigned does);
/* Writes script.does, script.downloader and script.obfuscated of l->self. */
void	sk_script_write(const struct sk_look *l, const struct sk_script_seen *seen);
#endif
