/* Letters of China, and old forms in words of today. */
#include <stdlib.h>
#include "glyphs.h"
#include "japanese.h"

#define COUNT(a)	(sizeof(a) / sizeof(a)[0])

enum {
	NAME = 4,		/* code points of a name, at most */
	OPENLY = 4,		/* letters of China that show that somebody writes Chinese */
	OLD_SPELLING = 8	/* old forms, and more than new ones: a way to write */
};

/* Family names that begin with a letter that Japanese does not have; those that are
 * everyday words as well stand only before an honorific. */
static const uint16_t surnames[] =
	    u"张 陈 刘 赵 吴 杨 孙 罗 郑 冯 邓 叶 苏 卢 蒋 贾 谭 顾 汤 邹 陆 韩 钟 阎 贺 龚 吕 闫 肖 庄";
/* What names of places and firms are made of. */
static const uint16_t name_parts[] =
	    u"公司 集团 集團 有限 股份 大学 学院 研究所 工厂 广州 广东 广西 深圳 东莞 苏州 杭州 郑州 "
	    u"济南 沈阳 大连 宁波 长沙 长春 哈尔滨 兰州 贵阳 贵州 云南 陕西 辽宁 江苏 浙江 浦东 重庆 "
	    u"厦门 义乌 无锡 扬州 新疆 黑龙江 海南 华东 华南 华北 台湾 台灣 臺灣 中国 中國 北京 上海";

static int
order_pairs(const void *a, const void *b)
{
	const uint16_t *x = a, *y = b;

	return x[0] != y[0] ? x[0] - y[0] : x[1] - y[1];
}

/* The new form of an old one, else cp itself. */
static uint32_t
new_form(uint32_t cp)
{
	enum sk_ja_glyph g = sk_ja_glyph(cp);
	const uint16_t *table = g == SK_GLYPH_OLD ? old_inside : old_outside;
	size_t low = 0, high = (g == SK_GLYPH_OLD ? COUNT(old_inside) : COUNT(old_outside)) / 2;

	if (g != SK_GLYPH_OLD && g != SK_GLYPH_OLD_OUTSIDE)
		return cp;
	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (table[2 * mid] == cp)
			return table[2 * mid + 1];
		if (table[2 * mid] < cp)
			low = mid + 1;
		else
			high = mid;
	}
	return cp;
}

static bool
is_old(uint32_t cp)
{
	enum sk_ja_glyph g = sk_ja_glyph(cp);

	return g == SK_GLYPH_OLD || g == SK_GLYPH_OLD_OUTSIDE;
}

/* True if a word of today is written with an old form at i and its neighbour. */
static bool
is_modern_word(const struct sk_ja_line *l, size_t i)
{
	uint32_t a, b;
	uint16_t two[2];

	if (i + 1 >= l->n || (!is_old(l->cp[i]) && !is_old(l->cp[i + 1])))
		return false;
	a = new_form(l->cp[i]);
	b = new_form(l->cp[i + 1]);
	if (a > UINT16_MAX || b > UINT16_MAX)
		return false;
	two[0] = (uint16_t)a;
	two[1] = (uint16_t)b;
	return bsearch(two, modern_pairs, COUNT(modern_pairs) / 2, sizeof two, order_pairs) != NULL;
}

/* True if from to to holds one of the words of list. */
static bool
holds(const struct sk_ja_line *l, size_t from, size_t to, const uint16_t *list)
{
	for (size_t i = from; i < to; i++)
		if (sk_ja_any_at(l, i, list))
			return true;
	return false;
}

/* True if the run of kanji from to to is, or holds, a name, or is spoken of. */
static bool
is_name(const struct sk_ja_line *l, size_t from, size_t to)
{
	size_t n = to - from;

	if (sk_ja_enclosed(l, from, to) || holds(l, from, to, name_parts))
		return true;
	if (n <= NAME && sk_ja_any_at(l, from, surnames))
		return true;
	if (n <= NAME && sk_ja_honorific(l, to))
		return true;
	/* An honorific of kanji is part of the run. */
	for (size_t i = from + 1; i < to && i - from <= NAME; i++)
		if (sk_ja_honorific(l, i))
			return true;
	return n <= NAME && sk_ja_any_at(l, to, u"と申します です。 でございます");
}

/* A run of kanji, or what of it is near at. */
static void
add_run(struct sk_ja *j, struct sk_ja_found *f, const struct sk_ja_line *l, size_t from,
    size_t to, size_t at)
{
	if (to - from > SK_JA_WORD) {
		from = at - from > SK_JA_WORD / 2 ? at - SK_JA_WORD / 2 : from;
		to = to - from > SK_JA_WORD ? from + SK_JA_WORD : to;
	}
	sk_ja_add(j, f, NULL, l, from, to);
}

/* The run of kanji from to to, in a sentence of Japanese. */
static void
look_run(struct sk_ja *j, const struct sk_ja_line *l, size_t from, size_t to)
{
	size_t foreign = to, outside = to, modern = to;

	for (size_t i = to; i-- > from;) {
		enum sk_ja_glyph g = sk_ja_glyph(l->cp[i]);

		if (g == SK_GLYPH_FOREIGN)
			foreign = i;
		else if (g == SK_GLYPH_OLD_OUTSIDE)
			outside = i;
		if (is_modern_word(l, i))
			modern = i;
	}
	if (foreign < to && !is_name(l, from, to))
		add_run(j, &j->foreign, l, from, to, foreign);
	if (modern < to && !sk_ja_enclosed(l, from, to))
		add_run(j, &j->old, l, from, to, modern);
	else if (outside < to && !is_name(l, from, to))
		add_run(j, &j->old, l, from, to, outside);
}

static void
look_sentence(struct sk_ja *j, const struct sk_ja_line *l, size_t from, size_t end)
{
	for (size_t i = from, to; i < end; i = to) {
		to = i + 1;
		if (l->kind[i] != SK_JA_HAN)
			continue;
		while (to < end && l->kind[to] == SK_JA_HAN)
			to++;
		look_run(j, l, i, to);
	}
}

void
sk_ja_glyphs(struct sk_ja *j, const struct sk_ja_line *l)
{
	for (size_t from = 0, end; from < l->n; from = end) {
		bool japanese = sk_ja_sentence(l, from, &end);

		if (japanese)
			look_sentence(j, l, from, end);
		for (size_t i = from; !japanese && i < end; i++)
			j->chinese += sk_ja_glyph(l->cp[i]) == SK_GLYPH_FOREIGN;
	}
}

void
sk_ja_glyphs_end(struct sk_ja *j)
{
	/* A text with few kana is no Japanese; one that has Chinese sentences as well is
	 * of somebody who writes both, and says so. */
	if (j->kana * 10 < j->kana + j->han || j->chinese >= OPENLY)
		j->foreign.n = 0;
	if (j->kana * 10 < j->kana + j->han || j->historic > 0 ||
	    (j->old_forms > OLD_SPELLING && j->old_forms > 2 * j->new_forms))
		j->old.n = 0;
}
