#include <string.h>
#include "base/charset.h"
#include "base/text.h"
#include "addressee.h"
#include "list.h"

enum {
	LINES = 8,		/* lines that are no blank and may name somebody */
	LINE = 240,		/* bytes of one that are looked at */
	NAME = 120		/* bytes of a name and what stands before it */
};

static struct sk_list surnames;

int
sk_addressee_warm(const struct sk_warm *w)
{
	return sk_list_read(w, "surnames.txt", &surnames);
}

/* A table of words. */
struct table {
	const struct sk_span	*word;
	size_t			 n;
};
#define TABLE(list)	{ list, sizeof(list) / sizeof(list)[0] }

/* Titles of persons, of organisations, and of anybody. */
static const struct sk_span titles[] = {
	SK_LIT("様"), SK_LIT("樣"), SK_LIT("さま"), SK_LIT("殿"), SK_LIT("先生"), SK_LIT("さん"), SK_LIT("御中"),
	SK_LIT("各位"),
};
static const struct table all_titles = TABLE(titles);

/* Offices that are titles too: "山田部長"; before another title they are none. */
static const struct sk_span offices[] = {
	SK_LIT("教授"), SK_LIT("博士"), SK_LIT("理事長"), SK_LIT("部長"), SK_LIT("課長"),
	SK_LIT("所長"), SK_LIT("社長"), SK_LIT("会長"), SK_LIT("室長"), SK_LIT("局長"), SK_LIT("係長"),
};
static const struct table all_offices = TABLE(offices);

/* What a person is, where his name should stand: "主任研究員 先生". */
static const struct sk_span ranks[] = {
	SK_LIT("研究員"), SK_LIT("教授"), SK_LIT("准教授"), SK_LIT("講師"), SK_LIT("助教"),
	SK_LIT("部長"), SK_LIT("課長"), SK_LIT("所長"), SK_LIT("社長"), SK_LIT("会長"), SK_LIT("理事長"),
	SK_LIT("室長"), SK_LIT("局長"), SK_LIT("係長"), SK_LIT("取締役"), SK_LIT("代表"), SK_LIT("主任"),
	SK_LIT("編集長"), SK_LIT("議員"), SK_LIT("大使"), SK_LIT("学長"), SK_LIT("総長"), SK_LIT("院長"),
};
static const struct table all_ranks = TABLE(ranks);

/* What stands before a title that is given to anybody. */
static const struct sk_span anybody[] = {
	SK_LIT("お客"), SK_LIT("御客"), SK_LIT("皆"), SK_LIT("みな"), SK_LIT("会員"), SK_LIT("担当者"),
	SK_LIT("ご担当"), SK_LIT("利用者"), SK_LIT("ユーザー"), SK_LIT("ユーザ"), SK_LIT("加入者"),
	SK_LIT("受信者"), SK_LIT("保護者"), SK_LIT("組合員"), SK_LIT("社員"), SK_LIT("職員"),
	SK_LIT("関係者"), SK_LIT("取引先"), SK_LIT("購読者"), SK_LIT("契約者"), SK_LIT("名義人"),
	SK_LIT("受取人"), SK_LIT("オーナー"), SK_LIT("メンバー"), SK_LIT("読者"), SK_LIT("受講者"),
	SK_LIT("参加者"), SK_LIT("応募者"), SK_LIT("関係"), SK_LIT("先生方"), SK_LIT("責任者"),
};
static const struct table all_anybody = TABLE(anybody);

/* Parts of names of organisations and their sections. */
static const struct sk_span bodies[] = {
	SK_LIT("株式会社"), SK_LIT("(株)"), SK_LIT("㈱"), SK_LIT("有限会社"), SK_LIT("合同会社"),
	SK_LIT("大学"), SK_LIT("研究所"), SK_LIT("研究科"), SK_LIT("研究室"), SK_LIT("研究部"),
	SK_LIT("学部"), SK_LIT("機構"), SK_LIT("センター"), SK_LIT("協会"), SK_LIT("財団"), SK_LIT("法人"),
	SK_LIT("学会"), SK_LIT("委員会"), SK_LIT("病院"), SK_LIT("銀行"), SK_LIT("組合"), SK_LIT("工業"),
	SK_LIT("商事"), SK_LIT("製作所"), SK_LIT("役所"), SK_LIT("役場"), SK_LIT("新聞社"), SK_LIT("放送"),
	SK_LIT("大使館"), SK_LIT("事務局"), SK_LIT("事務所"), SK_LIT("省"), SK_LIT("庁"), SK_LIT("局"),
	SK_LIT("部"), SK_LIT("課"), SK_LIT("室"), SK_LIT("係"), SK_LIT("支店"), SK_LIT("支社"),
	SK_LIT("工場"), SK_LIT("営業所"), SK_LIT("本社"), SK_LIT("グループ"), SK_LIT("チーム"),
};
static const struct table all_bodies = TABLE(bodies);

/* "Dear ..." */
static const struct sk_span greetings[] = {
	SK_LIT("dear"), SK_LIT("hello"), SK_LIT("hi"), SK_LIT("good morning"), SK_LIT("good day"),
	SK_LIT("good afternoon"), SK_LIT("attention"), SK_LIT("attn"),
};
static const struct table all_greetings = TABLE(greetings);

static const struct sk_span everybody[] = {
	SK_LIT("customer"), SK_LIT("customers"), SK_LIT("client"), SK_LIT("clients"), SK_LIT("user"),
	SK_LIT("users"), SK_LIT("sir"), SK_LIT("sirs"), SK_LIT("madam"), SK_LIT("mam"), SK_LIT("all"),
	SK_LIT("colleague"), SK_LIT("colleagues"), SK_LIT("friend"), SK_LIT("friends"), SK_LIT("member"),
	SK_LIT("members"), SK_LIT("valued"), SK_LIT("team"), SK_LIT("partner"), SK_LIT("partners"),
	SK_LIT("supplier"), SK_LIT("suppliers"), SK_LIT("recipient"), SK_LIT("holder"),
	SK_LIT("cardholder"), SK_LIT("beneficiary"), SK_LIT("subscriber"), SK_LIT("there"),
	SK_LIT("everyone"), SK_LIT("everybody"), SK_LIT("whom"), SK_LIT("concern"), SK_LIT("owner"),
	SK_LIT("manager"), SK_LIT("account"), SK_LIT("staff"), SK_LIT("students"), SK_LIT("ladies"),
	SK_LIT("gentlemen"), SK_LIT("winner"), SK_LIT("shareholder"), SK_LIT("taxpayer"),
	SK_LIT("applicant"), SK_LIT("employee"), SK_LIT("employees"), SK_LIT("buyer"), SK_LIT("seller"),
};
static const struct table all_everybody = TABLE(everybody);

static const struct sk_span english_titles[] = {
	SK_LIT("mr"), SK_LIT("mrs"), SK_LIT("ms"), SK_LIT("miss"), SK_LIT("dr"), SK_LIT("prof"),
	SK_LIT("professor"), SK_LIT("sir/madam"), SK_LIT("the"), SK_LIT("our"), SK_LIT("san"),
	SK_LIT("ambassador"), SK_LIT("director"),
};
static const struct table all_english_titles = TABLE(english_titles);

static bool
has_any(const struct table *t, struct sk_span s)
{
	for (size_t i = 0; i < t->n; i++)
		if (sk_span_find(s, t->word[i], 0) != SK_SPAN_NONE)
			return true;
	return false;
}

static bool
is_any(const struct table *t, struct sk_span s)
{
	for (size_t i = 0; i < t->n; i++)
		if (sk_span_same_nocase(s, t->word[i]))
			return true;
	return false;
}

static bool
is_blank(uint8_t c)
{
	return c == ' ' || c == '\t';
}

/* Braces, percent signs and dollars that a program should have filled in. */
static bool
is_placeholder(struct sk_span s)
{
	static const struct sk_span marks[] = {
		SK_LIT("{"), SK_LIT("}"), SK_LIT("${"), SK_LIT("[["), SK_LIT("<<"), SK_LIT("##"),
		SK_LIT("%%"), SK_LIT("[氏名]"), SK_LIT("【氏名】"), SK_LIT("[お名前]"), SK_LIT("[name]"),
		SK_LIT("[名前]"), SK_LIT("%name"), SK_LIT("$name"), SK_LIT("%s"), SK_LIT("%to"),
		SK_LIT("[email]"), SK_LIT("○○○"), SK_LIT("〇〇〇"),
	};
	static const struct table all = TABLE(marks);

	return has_any(&all, s);
}

/* --- names beside those of the header --- */

/* The part of an address before the "@". */
static struct sk_span
local_part(struct sk_span address)
{
	return sk_span_head(address, sk_span_rchr(address, '@'));
}

/* Code points of s that tell names apart: no blanks. */
static size_t
letters(struct sk_span s, uint32_t *cp, size_t max)
{
	size_t n = 0;
	uint32_t c;

	while (n < max && sk_utf8_next(&s, &c))
		if (c > ' ' && !sk_cp_is_blank(c))
			cp[n++] = c >= 'A' && c <= 'Z' ? c | 0x20 : c;
	return n;
}

static bool
is_inside(const uint32_t *in, size_t n, const uint32_t *what, size_t m)
{
	for (size_t i = 0; i + m <= n; i++)
		if (memcmp(in + i, what, m * sizeof *what) == 0)
			return true;
	return false;
}

/* True if one name is in the other: "山田" and "山田 太郎". */
static bool
names_agree(struct sk_span a, struct sk_span b)
{
	uint32_t x[64], y[64];
	size_t n = letters(a, x, 64), m = letters(b, y, 64);

	return n >= 2 && m >= 2 && (is_inside(x, n, y, m) || is_inside(y, m, x, n));
}

static size_t
kanji(const uint32_t *cp, size_t n)
{
	size_t han = 0;

	for (size_t i = 0; i < n; i++)
		han += sk_cp_is_han(cp[i]);
	return han;
}

/* True if both are written in kanji, and the family names, which stand first, have
 * none in common. */
static bool
names_clash(struct sk_span a, struct sk_span b)
{
	uint32_t x[64], y[64];
	size_t n = letters(a, x, 64), m = letters(b, y, 64);

	if (n < 2 || n > 6 || m < 2 || m > 6 || kanji(x, n) != n || kanji(y, m) != m)
		return false;
	return x[0] != y[0] && x[0] != y[1] && x[1] != y[0] && x[1] != y[1];
}

/* Next word of "j.yamada-01", without digits. */
static bool
next_piece(struct sk_span *s, struct sk_span *piece_r)
{
	size_t n = 0, i = 0;

	while (i < s->n && strchr("._-+ ,0123456789", s->p[i]) != NULL)
		i++;
	*s = sk_span_from(*s, i);
	while (n < s->n && strchr("._-+ ,0123456789", s->p[n]) == NULL)
		n++;
	*piece_r = sk_span_head(*s, n);
	*s = sk_span_from(*s, n);
	return n > 0;
}

/* "Yamada" of "j.yamada@": a name in Latin letters. */
static bool
in_local_part(struct sk_span name, struct sk_span local)
{
	struct sk_span piece, rest;

	while (next_piece(&name, &piece)) {
		struct sk_span other;

		rest = local;
		while (piece.n >= 3 && next_piece(&rest, &other))
			if (sk_span_same_nocase(piece, other))
				return true;
	}
	return false;
}

/* True if one of forms, parted by blanks, is a piece of local, or stands in it with an
 * initial before it: "t.yamada", "tyamada". */
static bool
has_form(struct sk_span forms, struct sk_span local)
{
	struct sk_span form, rest, piece;

	while (next_piece(&forms, &form)) {
		rest = local;
		while (next_piece(&rest, &piece))
			if (sk_span_same_nocase(piece, form) || (form.n >= 4 &&
			    piece.n <= form.n + 2 && sk_span_find_nocase(piece, form, 0) != SK_SPAN_NONE))
				return true;
	}
	return false;
}

/* "山田" of "t.yamada@": the longest family name that name begins with decides. */
static bool
surname_in(struct sk_span name, const struct sk_recipient *to, size_t n)
{
	struct sk_span forms = { 0 };
	size_t longest = 0;

	for (size_t i = 0; i < surnames.n; i++) {
		size_t tab = sk_span_chr(surnames.word[i], '\t', 0);
		struct sk_span surname = sk_span_head(surnames.word[i], tab);

		if (tab == SK_SPAN_NONE || tab <= longest || !sk_span_begins(name, surname))
			continue;
		forms = sk_span_from(surnames.word[i], tab + 1);
		longest = tab;
	}
	for (size_t i = 0; i < n && forms.n > 0; i++)
		if (has_form(forms, local_part(to[i].address)))
			return true;
	return false;
}

/* Bits that a name gets from those whom the mail was sent to. */
static unsigned
beside(struct sk_span name, const struct sk_recipient *to, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (names_agree(name, to[i].name) || in_local_part(name, local_part(to[i].address)) ||
		    in_local_part(name, to[i].name))
			return SK_TO_MATCHES;
	if (surname_in(name, to, n))
		return SK_TO_MATCHES;
	return n == 1 && names_clash(name, to[0].name) ? SK_TO_DIFFERS : 0;
}

/* "j-yamada", "soumu": the local part as it stands, in small letters. */
static bool
is_local_part(struct sk_span name, const struct sk_recipient *to, size_t n)
{
	for (size_t i = 0; i < name.n; i++)
		if (name.p[i] >= 0x80 || (name.p[i] >= 'A' && name.p[i] <= 'Z'))
			return false;
	for (size_t i = 0; i < n && name.n > 0; i++)
		if (sk_span_same_nocase(name, local_part(to[i].address)))
			return true;
	return false;
}

/* --- Japanese --- */

/* A name of an organisation or a section; one sign alone is also in names of persons
 * ("服部"). */
static bool
is_body(struct sk_span piece)
{
	if (sk_utf8_ascii(piece) == piece.n)
		return false;
	for (size_t i = 0; i < all_bodies.n; i++) {
		size_t at = sk_span_find(piece, bodies[i], 0);

		if (at != SK_SPAN_NONE && (bodies[i].n > 3 ||
		    (piece.n >= 9 && sk_span_ends_nocase(piece, bodies[i]))))
			return true;
	}
	return false;
}

/* Where a title of table stands in line: behind a name, and before the end or a
 * comma.  SK_SPAN_NONE if none does. */
static size_t
title_at(const struct table *table, struct sk_span line, struct sk_span *title_r)
{
	for (size_t i = 0; i < line.n && i <= NAME; i++) {
		if (line.p[i] < 0xE3)
			continue;
		for (size_t k = 0; k < table->n; k++) {
			struct sk_span t = table->word[k], behind = sk_span_from(line, i + t.n);

			if (!sk_span_begins(sk_span_from(line, i), t))
				continue;
			*title_r = t;
			if (behind.n == 0 || is_blank(behind.p[0]) || behind.p[0] == ',' ||
			    behind.p[0] == ':' || sk_span_begins(behind, SK_SPAN("、")) ||
			    sk_span_is(behind, "へ") || sk_span_is(behind, "宛"))
				return i;
		}
	}
	return SK_SPAN_NONE;
}

/* What stands behind the last piece that is a body: "山田商事 営業部 山田 太郎" is
 * "山田 太郎". */
static struct sk_span
person_of(struct sk_span s)
{
	struct sk_span name = s;

	for (size_t i = 0, begin = 0; i < s.n; i++)
		if (is_blank(s.p[i])) {
			if (is_body(sk_span_from(sk_span_head(s, i), begin)))
				name = sk_span_trim(sk_span_from(s, i));
			begin = i + 1;
		}
	return name;
}

/* True if s ends with a rank and is nothing else: no name stands behind it. */
static bool
is_rank(struct sk_span s)
{
	for (size_t i = 0; i < all_ranks.n; i++)
		if (s.n <= ranks[i].n + 12 && sk_span_ends_nocase(s, ranks[i]))
			return true;
	return false;
}

/* "先生" and offices do without a name, "様" and its like do not. */
static unsigned
no_name(struct sk_span title)
{
	if (sk_span_is(title, "各位"))
		return SK_TO_GENERIC;
	return sk_span_is(title, "先生") || has_any(&all_offices, title) ? SK_TO_TITLE : SK_TO_EMPTY;
}

static unsigned
japanese_name(struct sk_span before, struct sk_span title, const struct sk_recipient *to, size_t n)
{
	struct sk_span name = person_of(before);
	unsigned bits = name.n < before.n ? SK_TO_AFFILIATION : 0;

	if (before.n == 0)
		return no_name(title);
	if (is_placeholder(before))
		return SK_TO_PLACEHOLDER;
	if (sk_span_chr(before, '@', 0) != SK_SPAN_NONE)
		return SK_TO_ADDRESS;
	if (is_local_part(name, to, n))
		return SK_TO_LOCAL_PART;
	if (sk_span_is(title, "御中"))
		return SK_TO_ORGANISATION;
	if (has_any(&all_anybody, name) || sk_span_is(title, "各位"))
		return SK_TO_GENERIC | (bits != 0 ? SK_TO_ORGANISATION : 0);
	if (is_body(name))
		return SK_TO_ORGANISATION;
	if (is_rank(name))
		return SK_TO_TITLE;
	return SK_TO_PERSON | bits | beside(name, to, n);
}

/* --- English --- */

/* The name behind "Dear", up to a comma or the end; false if line does not begin so. */
static bool
behind_greeting(struct sk_span line, struct sk_span *name_r)
{
	for (size_t i = 0; i < all_greetings.n; i++) {
		struct sk_span rest;
		size_t end = 0;

		if (!sk_span_begins_nocase(line, greetings[i]))
			continue;
		rest = sk_span_from(line, greetings[i].n);
		if (rest.n > 0 && !is_blank(rest.p[0]) && strchr(",:.!", rest.p[0]) == NULL)
			continue;
		rest = sk_span_trim(rest);
		while (end < rest.n && strchr(",:!;", rest.p[end]) == NULL)
			end++;
		*name_r = sk_span_trim(sk_span_head(rest, end));
		if (name_r->n == 0 && i > 0)	/* "Hello," */
			*name_r = SK_SPAN("all");
		return name_r->n <= (end == rest.n ? 40 : 60);
	}
	return false;
}

static unsigned
english_name(struct sk_span name, const struct sk_recipient *to, size_t n)
{
	struct sk_span rest = name, piece, last = { 0 };

	if (name.n == 0)
		return SK_TO_EMPTY;
	if (is_placeholder(name))
		return SK_TO_PLACEHOLDER;
	if (sk_span_chr(name, '@', 0) != SK_SPAN_NONE)
		return SK_TO_ADDRESS;
	if (is_local_part(name, to, n))
		return SK_TO_LOCAL_PART;
	while (next_piece(&rest, &piece)) {
		if (is_any(&all_everybody, piece) || sk_span_begins_nocase(piece, SK_SPAN("sir/")))
			return SK_TO_GENERIC;
		if (!is_any(&all_english_titles, piece))
			last = piece;
	}
	return last.n == 0 ? SK_TO_TITLE : SK_TO_PERSON | beside(name, to, n);
}

unsigned
sk_addressee(struct sk_span plain, const struct sk_recipient *to, size_t n)
{
	struct sk_span line, name, title;
	bool body_before = false;
	unsigned bits;

	for (int lines = 0; lines < LINES && sk_span_line(&plain, &line, NULL);) {
		size_t at;

		line = sk_span_trim(sk_span_head(line, LINE));
		if (line.n == 0)
			continue;
		lines++;
		if (line.p[0] < 0x80 && behind_greeting(line, &name))
			return english_name(name, to, n);
		if ((at = title_at(&all_titles, line, &title)) == SK_SPAN_NONE)
			at = title_at(&all_offices, line, &title);
		if (at != SK_SPAN_NONE) {
			bits = japanese_name(sk_span_trim(sk_span_head(line, at)), title, to, n);
			if (body_before && (bits & SK_TO_PERSON) != 0)
				bits |= SK_TO_AFFILIATION;
			return bits;
		}
		body_before |= is_body(line) && line.n <= NAME &&
		    sk_span_find(line, SK_SPAN("。"), 0) == SK_SPAN_NONE;
	}
	return 0;
}
