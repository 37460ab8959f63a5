#ifndef SEKISHO_OBSERVE_RULE_CHECK_H
#define SEKISHO_OBSERVE_RULE_CHECK_H
/*
 * rule_check - what is wrong with rule files, said file by file and rule by rule.
 *
 * Reading is done first and without libyara; examining, which gives text of
 * strangers to libyara, needs no file any more and so can be done in the cage.
 *
 * What is found is lines of fields between tabs, each field free of tabs and
 * line ends:
 *   F path                          what follows is about this file
 *   R line name word                a rule that compiles; word: rule private global
 *   X level line code rule text     a finding; level: error warning note
 * Codes: unreadable compile include module crashed too_slow (errors; the file is
 * not used); slow short_string leading_any large_jump filesize_loop global
 * module_silent external weight (warnings); no_author no_reference (notes).
 */
#include "base/buf.h"

struct sk_rule_source;

struct sk_rule_files {
	struct sk_rule_source	*source;
	size_t			 n;
};

/* Finds and reads the files of the roots, as for --rules.  0, SK_E_MEMORY,
 * SK_E_ABSENT. */
int	sk_rule_check_read(const char *const *root, size_t roots, struct sk_arena *arena,
	    struct sk_rule_files *f_r);
/* Appends what is found in file i.  Scratch memory is taken from arena. */
void	sk_rule_check_file(const struct sk_rule_files *f, size_t i, struct sk_arena *arena,
	    struct sk_buf *out);
/* Appends that file i could not be examined to its end. */
void	sk_rule_check_lost(const struct sk_rule_files *f, size_t i, bool too_slow,
	    struct sk_buf *out);
#endif
