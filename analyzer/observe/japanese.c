#include "base/charset.h"
#include "base/text.h"
#include "glyphs.h"
#include "japanese.h"

enum { HAN_FIRST = 0x4E00, HAN_LAST = 0x9FFF };

/* What code points are that most lines are made of; filled once. */
static struct {
	bool	ready;
	uint8_t	ascii[128];			/* enum sk_ja_kind */
	uint8_t	han[HAN_LAST - HAN_FIRST + 1];	/* enum sk_ja_glyph */
	uint16_t sign[128];			/* of ASCII and of U+3000 to U+30FF: what */
	uint16_t wide_sign[256];		/* the survey of a line looks for */
} known;

static void
learn_pairs(const uint16_t *text, enum sk_ja_glyph old)
{
	for (; text[0] != 0; text += 2) {
		known.han[text[0] - HAN_FIRST] = (uint8_t)old;
		known.han[text[1] - HAN_FIRST] = SK_GLYPH_NEW;
	}
}

static void
learn_ascii(const char *signs, enum sk_ja_kind kind)
{
	for (; *signs != '\0'; signs++)
		known.ascii[(unsigned char)*signs] = (uint8_t)kind;
}

enum sk_ja_glyph
sk_ja_glyph(uint32_t cp)
{
	return cp >= HAN_FIRST && cp <= HAN_LAST ? (enum sk_ja_glyph)known.han[cp - HAN_FIRST] :
	    SK_GLYPH_COMMON;
}

bool
sk_ja_is_kana(enum sk_ja_kind kind)
{
	return kind == SK_JA_HIRA || kind == SK_JA_KATA;
}

static bool
is_one_of(uint32_t cp, const uint16_t *list)
{
	for (; *list != 0; list++)
		if (*list == cp)
			return true;
	return false;
}

/* U+3000 to U+33FF, and what narrow text keeps of the wide forms. */
static enum sk_ja_kind
wide_kind(uint32_t cp)
{
	if (cp >= 0x3041 && cp <= 0x309F && cp != 0x3099 && cp != 0x309A)
		return SK_JA_HIRA;
	if (cp >= 0x30A1 && cp <= 0x31FF && cp != 0x30FB)
		return cp < 0x3130 || cp > 0x318F ? SK_JA_KATA : SK_JA_OTHER;
	if (cp == 0x3005 || cp == 0x3006 || cp == 0x3007)
		return SK_JA_HAN;
	if (cp == 0x3000)
		return SK_JA_BLANK;
	if (cp == 0x3001)
		return SK_JA_COMMA;
	if (cp == 0x3002)
		return SK_JA_STOP;
	if (is_one_of(cp, u"「『〈《〔"))
		return SK_JA_OPEN;
	return is_one_of(cp, u"」』〉》〕") ? SK_JA_CLOSE : SK_JA_MARK;
}

/* Letters of Vietnamese alone count as alien, those of Europe do not; of Korean the
 * syllables, as single letters draw faces. */
static enum sk_ja_kind
narrow_kind(uint32_t cp)
{
	if ((cp >= 0x1EA0 && cp <= 0x1EF9) || cp == 0x1A1 || cp == 0x1B0)
		return SK_JA_ALIEN;
	if (cp < 0x250)
		return cp >= 0xC0 && cp != 0xD7 && cp != 0xF7 ? SK_JA_LATIN :
		    cp == 0xA0 ? SK_JA_BLANK : SK_JA_MARK;
	if (sk_cp_is_cyrillic(cp))
		return SK_JA_CYRILLIC;
	if ((cp >= 0x5D0 && cp <= 0x6D3) || (cp >= 0x904 && cp <= 0xE4E))
		return SK_JA_ALIEN;
	if (cp == 0x201C || cp == 0x2018)
		return SK_JA_OPEN;
	if (cp == 0x201D || cp == 0x2019)
		return SK_JA_CLOSE;
	if (cp == 0x2026)
		return SK_JA_STOP;
	return sk_cp_is_blank(cp) ? SK_JA_BLANK : SK_JA_OTHER;
}

static enum sk_ja_kind
kind_of(uint32_t cp)
{
	if (cp < 0x80)
		return (enum sk_ja_kind)known.ascii[cp];
	if ((cp >= 0x3400 && cp <= 0x9FFF) || (cp >= 0xF900 && cp <= 0xFAFF) ||
	    (cp >= 0x20000 && cp <= 0x3FFFD))
		return SK_JA_HAN;
	if ((cp >= 0x3000 && cp <= 0x33FF) || (cp >= 0xFF00 && cp <= 0xFFEF))
		return wide_kind(cp);
	if (cp >= 0xAC00 && cp <= 0xD7A3)
		return SK_JA_HANGUL;
	return narrow_kind(cp);
}

/* --- what the readers of lines ask --- */

bool
sk_ja_at(const struct sk_ja_line *l, size_t i, const uint16_t *s)
{
	for (; *s != 0; s++, i++)
		if (i >= l->n || l->cp[i] != *s)
			return false;
	return true;
}

bool
sk_ja_any_at(const struct sk_ja_line *l, size_t i, const uint16_t *list)
{
	while (*list != 0) {
		size_t k = 0;

		while (list[k] != ' ' && list[k] != 0 && i + k < l->n && l->cp[i + k] == list[k])
			k++;
		if (list[k] == ' ' || list[k] == 0)
			return true;
		while (*list != ' ' && *list != 0)
			list++;
		list += *list == ' ';
	}
	return false;
}

enum { BRACKETS = 40 };	/* code points between a bracket and what it holds */

bool
sk_ja_enclosed(const struct sk_ja_line *l, size_t from, size_t to)
{
	size_t i = from;

	while (i > 0 && from - i < BRACKETS && l->kind[i - 1] != SK_JA_OPEN &&
	    l->kind[i - 1] != SK_JA_CLOSE)
		i--;
	if (i == 0 || l->kind[i - 1] != SK_JA_OPEN)
		return false;
	for (i = to; i < l->n && i - to < BRACKETS; i++)
		if (l->kind[i] == SK_JA_CLOSE || l->kind[i] == SK_JA_OPEN)
			return true;
	return false;
}

bool
sk_ja_honorific(const struct sk_ja_line *l, size_t i)
{
	while (i < l->n && l->kind[i] == SK_JA_BLANK)
		i++;
	return sk_ja_any_at(l, i, u"様 さま さん サン 殿 氏 先生 君 くん ちゃん 女史 社長 部長 課長 "
	    u"係長 経理 总 総経理 主任 老师 御中 各位");
}

bool
sk_ja_sentence(const struct sk_ja_line *l, size_t from, size_t *end_r)
{
	unsigned kana = 0, han = 0;
	size_t i = from;

	for (; i < l->n && l->kind[i] != SK_JA_STOP; i++) {
		kana += sk_ja_is_kana((enum sk_ja_kind)l->kind[i]);
		han += l->kind[i] == SK_JA_HAN;
	}
	*end_r = i < l->n ? i + 1 : i;
	return kana >= 2 && kana * 6 >= han;
}

void
sk_ja_add(struct sk_ja *j, struct sk_ja_found *f, const char *label, const struct sk_ja_line *l,
    size_t from, size_t to)
{
	struct sk_buf b = sk_buf_new(j->arena, 256);
	struct sk_span word;

	f->times++;
	if (f->n == SK_JA_WORDS)
		return;
	if (label != NULL)
		sk_buf_text(&b, label);
	if (label != NULL && from < to)
		sk_buf_byte(&b, '\t');
	for (size_t i = from; i < to && i - from < 2 * SK_JA_WORD; i++)
		sk_buf_utf8(&b, l->cp[i]);
	word = sk_buf_view(&b);
	for (size_t i = 0; i < f->n; i++)
		if (sk_span_same(f->word[i], word))
			return;
	if (word.n > 0 && !b.full)
		f->word[f->n++] = word;
}

/* A mark that a template may begin a field with. */
static bool
begins_field(uint32_t cp)
{
	switch (cp) {
	case '{': case '%': case '$': case '#': case '<': case '[': case '*': case '@':
	case 0x300A: case 0x226A:
		return true;
	default:
		return false;
	}
}

/* --- survey: what a line is made of, without taking it apart --- */

/* What a code point is to its neighbours, as bits. */
enum {
	IS_LETTER = 1,		/* kanji or kana */
	IS_BLANK = 8,
	IS_FULL_STOP = 16,	/* 。 */
	IS_OPEN = 32, IS_CLOSE = 64,
	IS_TOPIC = 128,		/* は and が */
	IS_WO = 256,		/* を */
	IS_DIGIT = 512,
	IS_COMMA = 1024,	/* of ASCII */
	IS_ODD = 2048		/* by itself a reason to look closer */
};

static unsigned
sign_of_kind(enum sk_ja_kind kind)
{
	static const uint16_t signs[] = {
		[SK_JA_BLANK] = IS_BLANK, [SK_JA_OPEN] = IS_OPEN, [SK_JA_CLOSE] = IS_CLOSE,
		[SK_JA_DIGIT] = IS_DIGIT, [SK_JA_HAN] = IS_LETTER, [SK_JA_HIRA] = IS_LETTER,
		[SK_JA_KATA] = IS_LETTER,
		[SK_JA_CYRILLIC] = IS_ODD, [SK_JA_HANGUL] = IS_ODD, [SK_JA_ALIEN] = IS_ODD
	};

	return signs[kind];
}

static unsigned
sign_of(uint32_t cp)
{
	unsigned sign = sign_of_kind(kind_of(cp));

	if (cp == ',')
		return IS_COMMA;
	if (begins_field(cp) || cp == u'ゐ' || cp == u'ゑ')
		return sign | IS_ODD;
	if (cp == u'。')
		return IS_FULL_STOP;
	if (cp == u'を')
		return sign | IS_WO;
	return cp == u'は' || cp == u'が' ? sign | IS_TOPIC : sign;
}

static void
learn_signs(void)
{
	for (unsigned c = 0; c < 128; c++)
		known.sign[c] = (uint16_t)sign_of(c);
	for (unsigned c = 0; c < 256; c++)
		known.wide_sign[c] = (uint16_t)sign_of(0x3000 + c);
}

void
sk_ja_warm(void)
{
	if (known.ready)
		return;
	for (const uint16_t *c = foreign_glyphs; *c != 0; c++)
		known.han[*c - HAN_FIRST] = SK_GLYPH_FOREIGN;
	learn_pairs(old_inside, SK_GLYPH_OLD);
	learn_pairs(old_outside, SK_GLYPH_OLD_OUTSIDE);
	for (unsigned c = 0; c < 128; c++)
		known.ascii[c] = c >= '0' && c <= '9' ? SK_JA_DIGIT :
		    (c | 0x20) >= 'a' && (c | 0x20) <= 'z' ? SK_JA_LATIN :
		    c <= ' ' ? SK_JA_BLANK : SK_JA_MARK;
	learn_ascii("!?", SK_JA_STOP);
	learn_ascii(",", SK_JA_COMMA);
	learn_ascii("([", SK_JA_OPEN);
	learn_ascii(")]", SK_JA_CLOSE);
	learn_signs();
	known.ready = true;
}

/* A line on its way through the survey. */
struct survey {
	struct sk_ja	*j;
	unsigned	 last;		/* signs of the character before ... */
	unsigned	 before;	/* ... and of the one before that, of blanks as one */
	bool		 look;		/* something in it is worth a closer look */
};

static inline void
step(struct survey *s, unsigned sign)
{
	if (sign & IS_LETTER) {
		if ((s->last & (IS_BLANK | IS_COMMA)) && (s->before & IS_LETTER)) {
			s->look |= (s->last & IS_BLANK) != 0;
			s->j->other_commas += (s->last & IS_COMMA) != 0;
		}
		s->look |= (sign & IS_WO) && (s->last & IS_FULL_STOP);
	} else if (sign & IS_BLANK) {
		if (s->last & IS_BLANK)
			return;
	} else {
		s->look |= (sign & IS_CLOSE) && (s->last & IS_OPEN);
	}
	s->look |= (sign & IS_ODD) != 0;
	s->before = s->last;
	s->last = sign;
}

static inline void
step_han(struct survey *s, uint32_t cp)
{
	enum sk_ja_glyph g = sk_ja_glyph(cp);

	s->j->han++;
	s->j->new_forms += g == SK_GLYPH_NEW;
	s->j->old_forms += g == SK_GLYPH_OLD || g == SK_GLYPH_OLD_OUTSIDE;
	s->look |= g != SK_GLYPH_NEW && g != SK_GLYPH_COMMON;
	/* "は円", and dates, which may be cut. */
	s->look |= (cp == u'円' && (s->last & IS_TOPIC)) || (cp == u'月' && (s->last & IS_DIGIT));
	step(s, IS_LETTER);
}

static void
step_other(struct survey *s, uint32_t cp)
{
	unsigned sign = sign_of(cp);

	if (sk_cp_is_invisible(cp))
		return;
	if (kind_of(cp) == SK_JA_HAN)
		s->j->han++;
	else
		s->j->kana += (sign & IS_LETTER) != 0;
	step(s, sign);
}

/* Counts what line has, and says whether it is worth a closer look. */
static bool
survey(struct sk_ja *j, struct sk_span line)
{
	struct survey s = { .j = j };
	uint32_t cp;

	while (line.n > 0) {
		const uint8_t *p = line.p;
		size_t n = 3;

		if (p[0] < 0x80) {
			step(&s, known.sign[p[0]]);
			n = 1;
		} else if (line.n < 3 || p[0] < 0xE3 || p[0] > 0xE9 ||
		    ((p[1] ^ 0x80) | (p[2] ^ 0x80)) >= 0x40) {
			(void)sk_utf8_next(&line, &cp);
			step_other(&s, cp);
			continue;
		} else {
			cp = (uint32_t)(p[0] & 0x0F) << 12 | (uint32_t)(p[1] & 0x3F) << 6 | (p[2] & 0x3F);
			if (cp >= HAN_FIRST) {
				step_han(&s, cp);
			} else if (cp <= 0x30FF) {
				unsigned sign = known.wide_sign[cp - 0x3000];

				j->kana += sign & IS_LETTER;
				j->commas += cp == 0x3001;
				step(&s, sign);
			} else {
				step_other(&s, cp);
			}
		}
		line.p += n;
		line.n -= n;
	}
	return s.look;
}

/* --- reading --- */

/* Adds a code point to the line. */
static void
see(struct sk_ja *j, struct sk_ja_line *l, uint32_t cp)
{
	enum sk_ja_kind kind = kind_of(cp);
	enum sk_ja_glyph g = kind == SK_JA_HAN ? sk_ja_glyph(cp) : SK_GLYPH_COMMON;

	if (g == SK_GLYPH_FOREIGN)
		l->has |= SK_JA_HAS_FOREIGN;
	else if (g == SK_GLYPH_OLD || g == SK_GLYPH_OLD_OUTSIDE)
		l->has |= SK_JA_HAS_OLD;
	else if (kind >= SK_JA_CYRILLIC)
		l->has |= SK_JA_HAS_SCRIPT;
	else if (kind < SK_JA_HAN && begins_field(cp))
		l->has |= SK_JA_HAS_FIELD;
	else if (cp == u'ゐ' || cp == u'ゑ')
		j->historic++;
	if (kind == SK_JA_BLANK && l->n > 0)
		l->has |= SK_JA_HAS_BLANK;
	l->cp[l->n] = cp;
	l->kind[l->n++] = (uint8_t)kind;
}

static void
look_at(struct sk_ja *j, const struct sk_ja_line *l)
{
	if (l->has & (SK_JA_HAS_FOREIGN | SK_JA_HAS_OLD))
		sk_ja_glyphs(j, l);
	if (l->has & SK_JA_HAS_SCRIPT)
		sk_ja_scripts(j, l);
	if (l->has & SK_JA_HAS_BLANK)
		sk_ja_marks(j, l);
	sk_ja_template(j, l);
}

static void
take_apart(struct sk_ja *j, struct sk_span line, bool is_subject)
{
	struct sk_ja_line l;
	uint32_t cp;

	l.is_subject = is_subject;
	l.begins = j->ended;
	l.n = 0;
	l.has = 0;
	while (sk_utf8_next(&line, &cp)) {
		if (l.n == SK_JA_LINE) {
			look_at(j, &l);
			l.n = 0;
			l.has = 0;
			l.begins = false;
		}
		if (cp < 0x80 || !sk_cp_is_invisible(cp))
			see(j, &l, cp);
	}
	look_at(j, &l);
}

/* A letter that ends in the middle of a word ends with its last line. */
static void
look_last(struct sk_ja *j)
{
	struct sk_ja_line l = { .n = 0 };
	struct sk_span line = j->last;
	uint32_t cp;

	if (line.n > SK_JA_LINE)
		return;
	while (sk_utf8_next(&line, &cp))
		see(j, &l, cp);
	if (l.n > 0)
		sk_ja_template_last(j, &l);
}

static bool
ends_with(struct sk_span s, struct sk_span end)
{
	return s.n >= end.n && sk_span_same(sk_span_from(s, s.n - end.n), end);
}

/* True if somebody is addressed, or a sentence is closed, at the end of line.  A sign
 * of surprise or a quotation may be spoken of in the next. */
static bool
ends(struct sk_span line)
{
	static const struct sk_span last[] = { SK_LIT("。"), SK_LIT("様"), SK_LIT("各位"),
		SK_LIT("御中") };
	static const struct sk_span no_title[] = { SK_LIT("同様"), SK_LIT("仕様"), SK_LIT("多様"),
		SK_LIT("模様"), SK_LIT("異様"), SK_LIT("有様") };

	for (size_t i = 0; i < sizeof no_title / sizeof *no_title; i++)
		if (ends_with(line, no_title[i]))
			return false;
	for (size_t i = 0; i < sizeof last / sizeof *last; i++)
		if (ends_with(line, last[i]))
			return true;
	return false;
}

/* True if a word that needs another one before it begins the line. */
static bool
begins_short(struct sk_span line)
{
	static const struct sk_span first[] = { SK_LIT("の"), SK_LIT("を"), SK_LIT("に"), SK_LIT("は"),
		SK_LIT("が"), SK_LIT("で"), SK_LIT("と"), SK_LIT("月") };

	for (size_t i = 0; i < sizeof first / sizeof *first; i++)
		if (sk_span_begins(line, first[i]))
			return true;
	return false;
}

static void
read_line(struct sk_ja *j, struct sk_span line, bool is_subject)
{
	struct sk_span words = sk_span_trim(line);
	bool is_rest;

	if (words.n == 0)
		return;
	/* Lines of ASCII alone are no Japanese: rulers, addresses, commands. */
	if (sk_utf8_ascii(words) == words.n) {
		j->ended = false;
		j->foreign_line = true;
		j->last = (struct sk_span){ 0 };
		return;
	}
	is_rest = begins_short(words);
	j->continues |= is_rest && j->foreign_line;
	if (survey(j, words) || is_subject || (j->ended && is_rest))
		take_apart(j, words, is_subject);
	j->foreign_line = false;
	j->ended = ends(words);
	j->last = words;
}

void
sk_ja_read(struct sk_ja *j, struct sk_span text, bool is_subject)
{
	struct sk_span line;

	/* What stands behind a quotation may go on with it. */
	j->ended = j->runs++ == 0;
	while (sk_span_line(&text, &line, NULL))
		read_line(j, line, is_subject);
}

static uint32_t
three(const uint8_t *p)
{
	return (uint32_t)p[0] << 16 | (uint32_t)p[1] << 8 | p[2];
}

/* U+FF66 to U+FF9F, as three() has them. */
static bool
is_half(uint32_t bytes)
{
	return (bytes >= 0xEFBDA6 && bytes <= 0xEFBDBF) || (bytes >= 0xEFBE80 && bytes <= 0xEFBE9F);
}

/* U+30A1 to U+30FC without U+30FB. */
static bool
is_kata(uint32_t bytes)
{
	return (bytes >= 0xE382A1 && bytes <= 0xE383BC && bytes != 0xE383BB);
}

void
sk_ja_widths(struct sk_ja *j, struct sk_span text)
{
	for (size_t i = 0; (i = sk_span_chr(text, 0xEF, i)) != SK_SPAN_NONE && text.n - i >= 3; i += 3) {
		if (!is_half(three(text.p + i)))
			continue;
		j->half += i >= 3 && is_kata(three(text.p + i - 3));
		j->half += text.n - i >= 6 && is_kata(three(text.p + i + 3));
	}
}

void
sk_ja_end(struct sk_ja *j, bool is_whole)
{
	if (is_whole)
		look_last(j);
	sk_ja_glyphs_end(j);
	sk_ja_template_end(j);
	sk_ja_marks_end(j);
}
