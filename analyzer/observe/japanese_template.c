/* What a program puts together and nobody reads before it goes out. */
#include "japanese.h"

enum {
	FIELD = 24,	/* code points of the name of a field */
	SHOWN = 12,	/* code points of what is told of a slip */
	SLIPS = 2	/* blanks inside of words: one is a slip of anybody */
};

/* --- fields that nobody filled in --- */

static const struct { const uint16_t *open, *close; } braces[] = {
	{ u"{{", u"}}" }, { u"${", u"}" }, { u"{%", u"%}" }, { u"{", u"}" }, { u"%%", u"%%" },
	{ u"%", u"%" }, { u"<<", u">>" }, { u"<%", u"%>" }, { u"[[", u"]]" }, { u"[%", u"%]" },
	{ u"*|", u"|*" }, { u"##", u"##" }, { u"#", u"#" }, { u"@@", u"@@" }, { u"$", u"$" },
	{ u"《", u"》" }, { u"≪", u"≫" },
};

/* Names of fields in letters to many, letters only, in lower case. */
static const uint16_t field_names[] =
	    u"name fullname firstname lastname fname lname username user email mail mailaddress recipient "
	    u"receiver company subject title date orderno ordernumber invoice number amount price random "
	    u"rand address customer client bank month domain "
	    u"氏名 名前 お名前 宛名 宛先 会社名 貴社名 御社名 件名 日付 金額 番号 注文番号 お客様名 顧客名 "
	    u"担当者 担当者名 部署 部署名 役職 住所 商品名 メールアドレス";

/* Full-width ASCII as ASCII, in lower case. */
static uint32_t
narrow(uint32_t cp)
{
	if (cp >= 0xFF01 && cp <= 0xFF5E)
		cp -= 0xFEE0;
	return cp >= 'A' && cp <= 'Z' ? cp + ('a' - 'A') : cp;
}

/* Code points of s if it stands at i, in any width; else 0. */
static size_t
mark_at(const struct sk_ja_line *l, size_t i, const uint16_t *s)
{
	size_t n = 0;

	for (; s[n] != 0; n++)
		if (i + n >= l->n || narrow(l->cp[i + n]) != s[n])
			return 0;
	return n;
}

/* True if the name from i to end is one of a field; signs in it and a number behind
 * it do not count. */
static bool
is_field_name(const struct sk_ja_line *l, size_t i, size_t end)
{
	uint16_t name[FIELD + 1];
	size_t n = 0;

	for (; i < end && n < FIELD; i++) {
		uint32_t c = narrow(l->cp[i]);

		if ((l->kind[i] == SK_JA_LATIN || l->kind[i] >= SK_JA_HAN) && c <= UINT16_MAX)
			name[n++] = (uint16_t)c;
		else if (c != '_' && c != '-' && c != ' ' && c != '=' && c != '.' && c != '$' &&
		    l->kind[i] != SK_JA_DIGIT)
			return false;
	}
	name[n] = 0;
	for (const uint16_t *list = field_names; n > 0 && *list != 0;) {
		size_t k = 0;

		while (list[k] == name[k] && name[k] != 0)
			k++;
		if (name[k] == 0 && (list[k] == ' ' || list[k] == 0))
			return true;
		while (*list != ' ' && *list != 0)
			list++;
		list += *list == ' ';
	}
	return false;
}

/* True if l, which has a field from from to to, is not about it: the field is
 * called by a title, counts money, or is alone. */
static bool
is_filled_for_somebody(const struct sk_ja_line *l, size_t from, size_t to)
{
	size_t i = to;

	/* Somebody shows what he means. */
	if (from > 0 && sk_ja_any_at(l, from - 1, u"\" ' “ ‘ 「 『 `"))
		return false;
	if (l->is_subject || sk_ja_honorific(l, to))
		return true;
	if (to < l->n && l->cp[to] == u'円')
		return true;
	while (i < l->n && l->kind[i] == SK_JA_BLANK)
		i++;
	return from == 0 && i == l->n;
}

static void
look_fields(struct sk_ja *j, const struct sk_ja_line *l)
{
	for (size_t i = 0; i < l->n; i++)
		for (size_t b = 0; b < sizeof braces / sizeof *braces; b++) {
			size_t from = mark_at(l, i, braces[b].open), end = i + from;

			if (from == 0)
				continue;
			while (end < l->n && end - i - from <= FIELD &&
			    mark_at(l, end, braces[b].close) == 0)
				end++;
			if (end >= l->n || end - i - from > FIELD ||
			    !is_field_name(l, i + from, end))
				continue;
			from = end + mark_at(l, end, braces[b].close);
			if (is_filled_for_somebody(l, i, from))
				sk_ja_add(j, &j->fields, "field", l, i, from);
			i = from - 1;
			break;
		}
}

/* --- words whose neighbour is missing --- */

static void
add_to(struct sk_ja *j, struct sk_ja_found *f, const char *label, const struct sk_ja_line *l,
    size_t from)
{
	size_t to = from;

	while (to < l->n && to - from < SHOWN && l->kind[to] != SK_JA_STOP)
		to++;
	sk_ja_add(j, f, label, l, from, to);
}

static void
add_at(struct sk_ja *j, const char *label, const struct sk_ja_line *l, size_t from)
{
	add_to(j, &j->broken, label, l, from);
}

/* What a particle refers to follows: kanji, katakana, or a polite お or ご. */
static bool
is_word_at(const struct sk_ja_line *l, size_t i)
{
	if (i >= l->n)
		return false;
	if (l->kind[i] == SK_JA_HAN || l->kind[i] == SK_JA_KATA)
		return true;
	return i + 1 < l->n && (l->cp[i] == u'お' || l->cp[i] == u'ご') &&
	    l->kind[i + 1] == SK_JA_HAN;
}

/* First code point of the words of a subject, behind the marks of answers. */
static size_t
behind_re(const struct sk_ja_line *l)
{
	size_t i = 0, n;

	do {
		while (i < l->n && l->kind[i] == SK_JA_BLANK)
			i++;
		n = mark_at(l, i, u"re:");
		n = n > 0 ? n : mark_at(l, i, u"fw:");
		n = n > 0 ? n : mark_at(l, i, u"fwd:");
		i += n;
	} while (n > 0);
	return i;
}

/* A sentence that begins with a particle or with what is counted. */
static void
look_begin(struct sk_ja *j, const struct sk_ja_line *l)
{
	size_t i = behind_re(l);

	if (i >= l->n || (l->kind[i] != SK_JA_HIRA && l->kind[i] != SK_JA_HAN))
		return;
	if (sk_ja_any_at(l, i, u"月分の")) {
		add_at(j, "number", l, i);
		return;
	}
	/* Words that are written so: for sowing, reptiles, grasping, a line of kana. */
	if (sk_ja_any_at(l, i, u"は種 は虫 は握 は行"))
		return;
	if ((l->cp[i] == u'を' && i + 1 < l->n && l->kind[i + 1] != SK_JA_BLANK &&
	    l->kind[i + 1] >= SK_JA_HAN) ||
	    ((l->cp[i] == u'の' || l->cp[i] == u'に' || l->cp[i] == u'が' || l->cp[i] == u'は') &&
	    is_word_at(l, i + 1)))
		add_to(j, &j->begins, "particle", l, i);
}

/* "。を送付", "は円です", "「」の件". */
static void
look_inside(struct sk_ja *j, const struct sk_ja_line *l)
{
	for (size_t i = 1; i < l->n; i++) {
		if (l->cp[i] == u'を' && l->cp[i - 1] == u'。' && is_word_at(l, i + 1))
			add_at(j, "object", l, i - 1);
		if (l->cp[i] == u'円' && i > 1 && (l->cp[i - 1] == u'は' || l->cp[i - 1] == u'が') &&
		    sk_ja_any_at(l, i - 2, u"額 料 計 価"))
			add_at(j, "number", l, i - 2);
		if (l->kind[i] == SK_JA_CLOSE && l->kind[i - 1] == SK_JA_OPEN && (i == 1 ||
		    l->kind[i - 2] == SK_JA_STOP) && sk_ja_any_at(l, i + 1, u"を の は が に"))
			add_at(j, "empty", l, i - 1);
	}
}

/* --- what is cut --- */

/* "2016年06月06", and then no day. */
static void
look_date(struct sk_ja *j, const struct sk_ja_line *l)
{
	for (size_t i = 2; i < l->n; i++) {
		size_t from = i, to = i + 1;

		if (l->cp[i] != u'月')
			continue;
		while (from > 0 && l->kind[from - 1] == SK_JA_DIGIT)
			from--;
		while (to < l->n && l->kind[to] == SK_JA_DIGIT)
			to++;
		if (from == i || from == 0 || l->cp[from - 1] != u'年' || to == i + 1 || to > i + 3)
			continue;
		if (to == l->n || l->kind[to] == SK_JA_HIRA || l->cp[to] == u'。')
			sk_ja_add(j, &j->broken, "cut", l, from, to);
	}
}

static bool
stops_short(const struct sk_ja_line *l)
{
	static const uint16_t *const stumps[] = { u"お願いいた", u"お願い申", u"お願い致", u"いたしま",
		u"致しま", u"申し上げま", u"ございま", u"くださ", u"下さ", u"よろしくお願", u"お世話になっ" };
	size_t n = l->n;

	while (n > 0 && l->kind[n - 1] == SK_JA_BLANK)
		n--;
	for (size_t i = 0; i < sizeof stumps / sizeof *stumps; i++) {
		size_t m = 0;

		while (stumps[i][m] != 0)
			m++;
		if (m <= n && sk_ja_at(l, n - m, stumps[i]))
			return true;
	}
	return false;
}

/* --- blanks inside of words --- */

/* Left and right part of words that nobody parts. */
static const struct { const uint16_t *left, *right; } halves[] = {
	{ u"お客", u"様" }, { u"くだ", u"さい" }, { u"くださ", u"い" }, { u"いた", u"します" },
	{ u"いたし", u"ます" }, { u"ござ", u"います" }, { u"ござい", u"ます" }, { u"ありが", u"とう" },
	{ u"お世", u"話" }, { u"お知", u"らせ" }, { u"お願", u"い" }, { u"アカ", u"ウント" },
	{ u"パス", u"ワード" }, { u"クレ", u"ジット" },
};

/* True if a blank from at to behind parts a word; letters that are all set apart are a
 * heading. */
static bool
parts_word(const struct sk_ja_line *l, size_t at, size_t behind)
{
	if (behind + 1 < l->n && l->kind[behind + 1] == SK_JA_BLANK)
		return false;
	if ((l->cp[at - 1] == u'お' || l->cp[at - 1] == u'ご') && l->kind[behind] == SK_JA_HAN &&
	    behind + 1 < l->n)
		return true;
	for (size_t i = 0; i < sizeof halves / sizeof *halves; i++) {
		size_t n = 0;

		while (halves[i].left[n] != 0)
			n++;
		if (n <= at && sk_ja_at(l, at - n, halves[i].left) &&
		    sk_ja_at(l, behind, halves[i].right))
			return true;
	}
	return false;
}

static void
look_blanks(struct sk_ja *j, const struct sk_ja_line *l)
{
	for (size_t i = 1; i < l->n; i++) {
		size_t behind = i;

		while (behind < l->n && l->kind[behind] == SK_JA_BLANK)
			behind++;
		if (behind > i && behind < l->n && parts_word(l, i, behind))
			j->blanks++;
		i = behind > i ? behind : i;
	}
}

void
sk_ja_template(struct sk_ja *j, const struct sk_ja_line *l)
{
	if (l->has & SK_JA_HAS_FIELD)
		look_fields(j, l);
	if (l->begins)
		look_begin(j, l);
	look_inside(j, l);
	look_date(j, l);
	if (l->has & SK_JA_HAS_BLANK)
		look_blanks(j, l);
}

void
sk_ja_template_last(struct sk_ja *j, const struct sk_ja_line *l)
{
	if (stops_short(l))
		sk_ja_add(j, &j->broken, "cut", l, l->n > SHOWN ? l->n - SHOWN : 0, l->n);
}

void
sk_ja_template_end(struct sk_ja *j)
{
	static const struct sk_ja_line none;

	if (j->continues)
		j->begins.n = 0;
	if (j->blanks >= SLIPS)
		sk_ja_add(j, &j->broken, "blank", &none, 0, 0);
}
