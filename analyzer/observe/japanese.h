#ifndef OBSERVE_JAPANESE_H
#define OBSERVE_JAPANESE_H
/*
 * japanese - what a letter in Japanese shows of who wrote it: letters of other
 * charsets, old forms in words of today, fields of a template that nobody filled in,
 * marks and widths that do not go together, words of another script.
 *
 * The letter is read once, line by line.  A survey counts what a line is made of;
 * only one in which something stands to look at is taken apart.  Names, what
 * stands in brackets or quotation marks, and sentences without kana (addresses, the
 * Chinese half of a letter) say nothing of the writer's Japanese.
 */
#include "text.h"

enum {
	SK_JA_LINE = 512,	/* code points; a longer line is read in pieces */
	SK_JA_WORDS = 8,	/* different words of one kind that are kept */
	SK_JA_WORD = 12		/* code points of one word, about */
};

/* What a code point is. */
enum sk_ja_kind {
	SK_JA_OTHER, SK_JA_BLANK, SK_JA_STOP, SK_JA_COMMA, SK_JA_OPEN, SK_JA_CLOSE, SK_JA_MARK,
	SK_JA_DIGIT, SK_JA_LATIN, SK_JA_HAN, SK_JA_HIRA, SK_JA_KATA,
	SK_JA_CYRILLIC, SK_JA_HANGUL, SK_JA_ALIEN	/* letters of further scripts */
};

/* Where a kanji is written: see glyphs.h. */
enum sk_ja_glyph {
	SK_GLYPH_COMMON, SK_GLYPH_FOREIGN, SK_GLYPH_OLD, SK_GLYPH_OLD_OUTSIDE, SK_GLYPH_NEW
};

/* What stands in a line, as bits. */
enum {
	SK_JA_HAS_FOREIGN = 1, SK_JA_HAS_OLD = 2, SK_JA_HAS_SCRIPT = 4, SK_JA_HAS_FIELD = 8,
	SK_JA_HAS_BLANK = 16
};

struct sk_ja_line {
	uint32_t	 cp[SK_JA_LINE];
	uint8_t		 kind[SK_JA_LINE];
	size_t		 n;
	unsigned	 has;
	bool		 is_subject;
	bool		 begins;	/* it begins a sentence, as far as one can see */
};

/* Different words of one kind, in the arena, in order. */
struct sk_ja_found {
	struct sk_span	 word[SK_JA_WORDS];
	size_t		 n, times;
};

struct sk_ja {
	struct sk_arena	*arena;
	uint64_t	 kana, han;
	struct sk_ja_found foreign, old, fields, begins, broken, marks, script;
	size_t		 runs;		/* that have been read */
	bool		 ended, foreign_line;	/* the line before ends a sentence, is of ASCII */
	struct sk_span	 last;		/* the last line, empty if it is not Japanese */
	/* japanese_glyph.c: letters seen of each kind, in the old spelling of kana; words
	 * of China in sentences of China */
	uint64_t	 new_forms, old_forms, historic, chinese;
	/* japanese_template.c: blanks inside of words; sentences go on behind commands,
	 * which stand in lines of their own */
	uint64_t	 blanks;
	bool		 continues;
	/* japanese_mark.c: commas by kind, half-width kana in full-width words, words
	 * split before a letter that begins none */
	uint64_t	 commas, other_commas, half, split;
};

/* --- japanese.c --- */

/* Fills the tables; before anything else here. */
void	sk_ja_warm(void);
/*
 * Reads text that somebody wrote, valid UTF-8 and narrow (see sk_text_plain), into *j,
 * which is zero but for its arena to begin with.  The subject of a mail is one line.
 */
void	sk_ja_read(struct sk_ja *j, struct sk_span text, bool is_subject);
/* Counts half-width kana beside full-width katakana in text that is not narrow. */
void	sk_ja_widths(struct sk_ja *j, struct sk_span text);
/* Settles what only the whole letter tells; after the last sk_ja_read.  is_whole: it
 * is all there, so that its end may tell something. */
void	sk_ja_end(struct sk_ja *j, bool is_whole);
enum sk_ja_glyph sk_ja_glyph(uint32_t cp);
bool	sk_ja_is_kana(enum sk_ja_kind kind);
/* Adds code points from to to of l as a word, behind "label TAB" if label is not NULL. */
void	sk_ja_add(struct sk_ja *j, struct sk_ja_found *f, const char *label,
	    const struct sk_ja_line *l, size_t from, size_t to);
/* True if the text of l at i is s (UTF-16 without surrogates, ends with 0). */
bool	sk_ja_at(const struct sk_ja_line *l, size_t i, const uint16_t *s);
/* The same of any of list, words parted by blanks. */
bool	sk_ja_any_at(const struct sk_ja_line *l, size_t i, const uint16_t *list);
/* True if from to to stands in brackets or quotation marks. */
bool	sk_ja_enclosed(const struct sk_ja_line *l, size_t from, size_t to);
/* True if a person is called what ends before i: an honorific stands there. */
bool	sk_ja_honorific(const struct sk_ja_line *l, size_t i);
/* End of the sentence that begins at from; true if it is Japanese, by its kana. */
bool	sk_ja_sentence(const struct sk_ja_line *l, size_t from, size_t *end_r);

/* --- one subject a file --- */

/* Each looks at a line in which its signs stand, and settles at the end. */
void	sk_ja_glyphs(struct sk_ja *j, const struct sk_ja_line *l);
void	sk_ja_glyphs_end(struct sk_ja *j);
void	sk_ja_template(struct sk_ja *j, const struct sk_ja_line *l);
void	sk_ja_template_last(struct sk_ja *j, const struct sk_ja_line *l);
void	sk_ja_template_end(struct sk_ja *j);
void	sk_ja_marks(struct sk_ja *j, const struct sk_ja_line *l);
void	sk_ja_marks_end(struct sk_ja *j);
void	sk_ja_scripts(struct sk_ja *j, const struct sk_ja_line *l);
#endif
