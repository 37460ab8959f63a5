/*
 * Passwords in text: a word that means password, then only words that lead to
 * it, then a token.  What leads may be Japanese or English, brackets, line
 * ends.  How sure we must be of the token depends on what led to it.
 */
#include "base/charset.h"
#include "domain.h"
#include "record/type.h"
#include "text.h"

enum {
	KEYWORDS_READ = 500,	/* occurrences in one text */
	LEAD_STEPS = 60,	/* words between keyword and token */
	LINES = 4,		/* line ends between them */
	TOKEN_LEAST = 3, TOKEN_MOST = 64,
	BEFORE = 160, BEHIND = 240	/* bytes of the sentence around a keyword */
};

struct cursor {
	struct sk_span	 text;
	size_t		 at;
};

#define W(s)	SK_LIT(s)
#define P(s)	{ SK_LIT(s), LEAD_NONE }

/* Longer ones before what they begin with. */
static const struct sk_span keywords[] = {
	W("パスワード"), W("パスコード"), W("パスフレーズ"), W("暗証番号"), W("暗証コード"),
	W("解凍キー"), W("復号キー"), W("解除キー"), W("展開キー"), W("開封キー"), W("合言葉"),
	W("解凍パスワード"), W("展開パスワード"), W("復号パスワード"), W("添付パスワード"),
	W("解凍パス"), W("展開パス"), W("復号パス"), W("添付パス"), W("password"), W("passwd"),
	W("passcode"), W("passphrase"), W("pass code"), W("pass word"), W("pass phrase"),
	W("decryption key"), W("pwd"), W("pw"), W("pass"),
};

/* How the way from keyword to token was marked, the weakest first. */
enum lead { LEAD_NONE, LEAD_LINE, LEAD_IS, LEAD_COLON };

struct phrase {
	struct sk_span	 text;
	enum lead	 lead;
};

/* Longer ones first where one begins another. */
static const struct phrase japanese[] = {
	P("以下"), P("下記"), P("次"), P("の通り"), P("のとおり"), P("通り"), P("とおり"),
	P("ですので"), P("です"), P("になります"), P("となります"), P("となっております"),
	P("でございます"), P("ございます"), P("であります"), { W("には"), LEAD_IS },
	{ W("では"), LEAD_IS }, { W("は"), LEAD_IS }, { W("が"), LEAD_IS },
	{ W("→"), LEAD_COLON }, { W("⇒"), LEAD_COLON }, { W("➡"), LEAD_COLON }, P("↓"),
	P("▼"), P("、"), P("。"), P("，"), P("…"), P("・"), P("■"), P("●"), P("◆"), P("◇"),
	P("※"), P("★"), P("○"), P("□"), P("─"), P("━"), P("―"), P("半角"), P("全角"),
	P("英数字"), P("英数"), P("英字"), P("数字"), P("小文字"), P("大文字"), P("記号"),
	P("混在"), P("桁"), P("文字"), P("用"), P("解凍"), P("展開"), P("復号"), P("開封"),
	P("開く"), P("閲覧"), P("添付"), P("ファイル"), P("資料"), P("圧縮"), P("お知らせ"),
	P("ご連絡"), P("ご案内"), P("連絡"), P("いたします"), P("致します"), P("申し上げます"),
	P("いただき"), P("頂き"), P("ください"), P("下さい"), P("お願い"), P("して"),
	P("しました"), P("します"), P("お送り"), P("送付"), P("使用"), P("利用"), P("入力"),
	P("設定"), P("ご"), P("お"), P("を"), P("で"), P("に"), P("の"), P("も"), P("て"),
	P("ます"),
};

static const struct phrase english[] = {
	{ W("is"), LEAD_IS }, { W("are"), LEAD_IS }, P("for"), P("the"), P("attached"),
	P("attachment"), P("attachments"), P("file"), P("files"), P("archive"), P("zip"),
	P("rar"), P("document"), P("documents"), P("to"), P("open"), P("unzip"), P("extract"),
	P("decrypt"), P("unlock"), P("view"), P("this"), P("your"), P("of"), P("it"), P("below"),
	P("following"), P("as"), P("follows"), P("here"), P("code"), P("case"), P("sensitive"),
	P("invoice"), P("in"), P("message"),
};

static const struct sk_span closing[] = {
	W("」"), W("』"), W("】"), W("〕"), W("）"), W("》"), W("〉"), W("”"), W("’"), W(")"),
	W("]"), W("}"), W(">"), W("\""), W("'"), W("`"),
};
static const struct sk_span opening[] = {
	W("「"), W("『"), W("【"), W("〔"), W("（"), W("《"), W("〈"), W("“"), W("‘"), W("("),
	W("["), W("{"), W("<"), W("\""), W("'"), W("`"),
};

/* Words that stand where a password would, and are none. */
static const struct sk_span no_token[] = {
	W("about"), W("account"), W("and"), W("any"), W("are"), W("attached"), W("been"),
	W("below"), W("by"), W("can"), W("case"), W("change"), W("changed"), W("click"), W("com"),
	W("contact"), W("e-mail"), W("email"), W("enter"), W("exe"), W("expired"), W("expires"),
	W("expiry"), W("fax"), W("file"), W("for"), W("forgot"), W("forgotten"), W("from"),
	W("has"), W("have"), W("here"), W("html"), W("http"), W("https"), W("id"), W("incorrect"),
	W("invalid"), W("login"), W("mail"), W("manager"), W("must"), W("n/a"), W("needed"),
	W("new"), W("none"), W("not"), W("now"), W("only"), W("our"), W("password"),
	W("passwords"), W("pdf"), W("please"), W("policy"), W("protected"), W("protection"),
	W("rar"), W("recovery"), W("required"), W("reset"), W("see"), W("send"), W("sent"),
	W("separately"), W("set"), W("shown"), W("sms"), W("tel"), W("that"), W("the"), W("then"),
	W("this"), W("url"), W("use"), W("user"), W("username"), W("via"), W("was"), W("we"),
	W("web"), W("will"), W("with"), W("within"), W("you"), W("your"), W("zip"),
};

static const struct sk_span later_words[] = {
	W("別途"), W("別メール"), W("別のメール"), W("別便"), W("後ほど"), W("のちほど"),
	W("後程"), W("追って"), W("改めて"), W("次のメール"), W("別送"), W("続けてお送り"),
	W("電話にて"), W("電話で"), W("口頭"), W("SMS"), W("ショートメッセージ"), W("チャットで"),
	W("チャットにて"), W("separate"), W("another e-mail"), W("another email"),
	W("next e-mail"), W("next email"), W("follow-up"), W("later"), W("by phone"),
	W("by text"), W("will be sent"), W("will send"), W("will follow"), W("shortly"),
};
static const struct sk_span rule_words[] = {
	W("電話番号"), W("下4桁"), W("下四桁"), W("下3桁"), W("携帯番号"), W("生年月日"),
	W("誕生日"), W("社員番号"), W("職員番号"), W("会員番号"), W("お客様番号"), W("学籍番号"),
	W("郵便番号"), W("本日の日付"), W("今日の日付"), W("送信日"), W("西暦"), W("開催日"),
	W("いつもの"), W("いつも通り"), W("いつもどおり"), W("いつもと同じ"), W("前回と同じ"),
	W("共通のパスワード"), W("ご存知の"), W("ご存じの"), W("取り決め"), W("事前にお伝え"),
	W("先日お伝え"), W("last four digits"), W("last 4 digits"), W("date of birth"),
	W("birthday"), W("employee number"), W("phone number"), W("postal code"),
	W("usual password"), W("usual one"), W("same password"), W("same as before"),
	W("as agreed"),
};

#define COUNT(a)	(sizeof(a) / sizeof(a)[0])

static bool
is_alnum(uint8_t c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static struct sk_span
rest(const struct cursor *c)
{
	return sk_span_from(c->text, c->at);
}

/* Length of the first of list that s begins with, 0 if none. */
static size_t
begins_any(struct sk_span s, const struct sk_span *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (s.n > 0 && ((s.p[0] ^ list[i].p[0]) & 0xDF) == 0 && sk_span_begins_nocase(s, list[i]))
			return list[i].n;
	return 0;
}

static bool
has_any(struct sk_span s, const struct sk_span *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (sk_span_find_nocase(s, list[i], 0) != SK_SPAN_NONE)
			return true;
	return false;
}

/* --- what leads from keyword to token --- */

static size_t
word_length(struct sk_span s)
{
	size_t n = 0;

	while (n < s.n && ((s.p[n] | 0x20) >= 'a' && (s.p[n] | 0x20) <= 'z'))
		n++;
	return n < s.n && (is_alnum(s.p[n]) || s.p[n] == '_' || s.p[n] == '@') ? 0 : n;
}

struct way {
	enum lead	 lead;
	unsigned	 lines;		/* line ends on it */
	size_t		 bracket;	/* 1 + index of the bracket that stands last, 0 */
};

static size_t
step_phrase(struct sk_span s, struct way *w)
{
	size_t n;

	for (size_t i = 0; i < COUNT(japanese); i++)
		if (sk_span_begins(s, japanese[i].text)) {
			if (japanese[i].lead > w->lead)
				w->lead = japanese[i].lead;
			return japanese[i].text.n;
		}
	n = w->lead < LEAD_IS ? word_length(s) : 0;
	for (size_t i = 0; n > 0 && i < COUNT(english); i++)
		if (sk_span_same_nocase(sk_span_head(s, n), english[i].text)) {
			if (english[i].lead > w->lead)
				w->lead = english[i].lead;
			return n;
		}
	return 0;
}

/* A run of rule characters ("-----") leads on; one alone is a colon. */
static size_t
step_ascii(struct sk_span s, struct way *w)
{
	uint8_t c = s.p[0];
	size_t run = 0;

	if (c == ':' || (c == '=' && !(s.n > 1 && s.p[1] == '='))) {
		w->lead = LEAD_COLON;
		return 1;
	}
	if (sk_span_begins(s, SK_SPAN("->")) || sk_span_begins(s, SK_SPAN("- "))) {
		w->lead = w->lead > LEAD_COLON ? w->lead : LEAD_COLON;
		return 2;
	}
	while (run < s.n && s.p[run] == c)
		run++;
	if ((c == '-' || c == '=' || c == '*' || c == '_' || c == '#' || c == '~') && run >= 3)
		return run;
	return c == ',' || c == '|' || (c == '>' && w->bracket == 0) ? 1 : 0;
}

static size_t
step_bracket(struct sk_span s, struct way *w)
{
	for (size_t i = 0; i < COUNT(opening); i++)
		if (sk_span_begins(s, opening[i])) {
			w->bracket = i + 1;
			return opening[i].n;
		}
	return begins_any(s, closing, COUNT(closing));
}

/* Walks from a keyword to where a token may begin. */
static struct way
walk(struct cursor *c)
{
	struct way w = { 0 };

	for (unsigned i = 0; i < LEAD_STEPS && c->at < c->text.n && w.lines < LINES; i++) {
		struct sk_span s = rest(c);
		size_t n;

		if (s.p[0] == ' ' || s.p[0] == '\t' || s.p[0] == '\r') {
			c->at++;
			continue;
		}
		if (s.p[0] == '\n') {
			w.lines++;
			w.bracket = 0;
			c->at++;
			continue;
		}
		if ((n = step_ascii(s, &w)) > 0 || (n = step_phrase(s, &w)) > 0)
			w.bracket = 0;
		else
			n = step_bracket(s, &w);
		if (n == 0)
			break;
		c->at += n;
	}
	return w;
}

/* --- the token --- */

static bool
is_prose(struct sk_span token)
{
	for (size_t i = 0; i < token.n; i++) {
		uint8_t c = token.p[i];

		if (!((c >= 'a' && c <= 'z') || (i == 0 && c >= 'A' && c <= 'Z')))
			return false;
	}
	return true;
}

static bool
is_number(struct sk_span token)
{
	uint64_t v;

	return token.n < 20 && sk_span_number(token, 10, UINT64_MAX, &v);
}

static bool
may_be_password(struct sk_span token)
{
	size_t dot = sk_span_rchr(token, '.'), alnum = 0;
	struct sk_span domain = sk_domain_of_address(token);

	for (size_t i = 0; i < token.n; i++)
		alnum += is_alnum(token.p[i]) || token.p[i] >= 0x80;
	if (alnum == 0 || sk_span_find(token, SK_SPAN("://"), 0) != SK_SPAN_NONE ||
	    sk_span_begins_nocase(token, SK_SPAN("www.")) || sk_domain_listed(domain))
		return false;
	if (dot != SK_SPAN_NONE && dot > 0 && dot + 5 >= token.n) {
		char ext[5] = { 0 };
		struct sk_span e = sk_span_from(token, dot + 1);

		for (size_t i = 0; i < e.n && i < sizeof ext; i++)
			ext[i] = (char)(e.p[i] | 0x20);
		if (sk_type_of_extension((struct sk_span){ (uint8_t *)ext, e.n }) != SK_TYPE_UNKNOWN)
			return false;
	}
	for (size_t i = 0; i < COUNT(no_token); i++)
		if (sk_span_same_nocase(token, no_token[i]))
			return false;
	return true;
}

static void
keep(struct sk_passwords *found, struct sk_span token)
{
	for (size_t i = 0; i < found->n; i++)
		if (sk_span_same(found->token[i], token))
			return;
	if (found->n < SK_PASSWORDS)
		found->token[found->n++] = token;
}

/* What stands in the bracket that was opened right before c. */
static struct sk_span
in_bracket(const struct cursor *c, size_t bracket)
{
	struct sk_span s = sk_span_head(rest(c), TOKEN_MOST * 2), none = { 0 };
	size_t end = sk_span_find(s, closing[bracket - 1], 0);

	if (end == SK_SPAN_NONE || end == 0)
		return none;
	s = sk_span_trim(sk_span_head(s, end));
	return s.n > TOKEN_MOST || sk_span_chr(s, '\n', 0) != SK_SPAN_NONE ||
	    sk_span_chr(s, ' ', 0) != SK_SPAN_NONE ? none : s;
}

static struct sk_span
bare(const struct cursor *c)
{
	struct sk_span s = rest(c);
	size_t n = 0;

	while (n < s.n && n <= TOKEN_MOST && s.p[n] > ' ' && s.p[n] < 0x7F)
		n++;
	return sk_span_head(s, n);
}

/* Without what ends a sentence or a bracket rather than a password. */
static struct sk_span
stripped(struct sk_span token)
{
	static const char ends[] = ".,;:)]}>\"'`";

	while (token.n > 0 && sk_span_chr(sk_span_text(ends), token.p[token.n - 1], 0) != SK_SPAN_NONE)
		token.n--;
	return token;
}

/* True if s, what stands behind a token, is the end of its line or sentence. */
static bool
ends_there(struct sk_span s)
{
	static const struct sk_span ends[] = {
	W("\n"), W("\r"), W("。"), W("です"), W("となり"), W("になり"), W("でござ"), W("」"),
	W("』"), W("】"), W("）"),
};

	while (s.n > 0 && (s.p[0] == ' ' || s.p[0] == '\t'))
		s = sk_span_from(s, 1);
	return s.n == 0 || begins_any(s, ends, COUNT(ends)) > 0;
}

/* "8文字", "30日", "4桁": a number of something, no password. */
static bool
is_counted(struct sk_span token, struct sk_span behind)
{
	static const struct sk_span units[] = {
	W("年"), W("月"), W("日"), W("時"), W("分"), W("秒"), W("文字"), W("桁"), W("回"),
	W("円"), W("件"), W("個"), W("か月"), W("ヶ月"), W("カ月"), W("週"),
};

	return is_number(token) && begins_any(behind, units, COUNT(units)) > 0;
}

static bool
enough(const struct way *w, struct sk_span token, struct sk_span behind)
{
	bool prose = is_prose(token), alone = ends_there(behind);
	bool word_follows = behind.n > 1 && behind.p[0] == ' ' && is_alnum(behind.p[1]);

	if (token.n < TOKEN_LEAST || token.n > TOKEN_MOST || is_counted(token, behind) ||
	    !may_be_password(token))
		return false;
	if (w->lines > 0)
		return alone;
	if (w->lead == LEAD_COLON)
		return !(prose && word_follows);
	if (w->lead == LEAD_IS)
		return !prose || alone;
	return !prose && !word_follows;
}

/* Reads the token behind a keyword; true if it is there. */
static bool
take_token(struct cursor c, struct sk_passwords *found)
{
	struct way w = walk(&c);
	struct sk_span token, whole;

	if (w.bracket > 0 && (token = in_bracket(&c, w.bracket)).n > 0) {
		if ((token.n < TOKEN_LEAST && token.p[0] < 0x80) || !may_be_password(token))
			return false;
		keep(found, token);
		return true;
	}
	whole = bare(&c);
	token = stripped(whole);
	c.at += token.n;
	if (token.n == 0 || !enough(&w, token, rest(&(struct cursor){ c.text,
	    c.at + (whole.n - token.n) })))
		return false;
	keep(found, token);
	if (whole.n > token.n && whole.n <= TOKEN_MOST)
		keep(found, whole);
	return true;
}

/* --- later, or by a rule --- */

/* The sentence around the keyword [from, to): to a full stop or an empty line. */
static struct sk_span
sentence(struct sk_span text, size_t from, size_t to)
{
	size_t low = from > BEFORE ? from - BEFORE : 0;
	struct sk_span before = { text.p + low, from - low }, behind, s;
	static const struct sk_span stops[] = {
	W("。"), W("\n\n"), W("\r\n\r\n"), W(". "), W("！"), W("?"),
};

	for (size_t i = 0; i < COUNT(stops); i++) {
		size_t at, last = SK_SPAN_NONE;

		for (at = 0; (at = sk_span_find(before, stops[i], at)) != SK_SPAN_NONE; at++)
			last = at + stops[i].n;
		if (last != SK_SPAN_NONE)
			before = sk_span_from(before, last);
	}
	behind = sk_span_head(sk_span_from(text, to), BEHIND);
	for (size_t i = 0; i < COUNT(stops); i++) {
		size_t at = sk_span_find(behind, stops[i], 0);

		if (at != SK_SPAN_NONE)
			behind.n = at;
	}
	s.p = before.p;
	s.n = (size_t)(behind.p + behind.n - before.p);
	return behind.n == 0 ? (struct sk_span){ before.p, before.n + (to - from) } : s;
}

/* --- a token that stands first: 「abc123」で解凍してください --- */

static const struct sk_span after_token[] = {
	W("で解凍"), W("で展開"), W("で復号"), W("で開い"), W("で開け"), W("にて解凍"),
	W("にて展開"), W("がパスワード"), W("をパスワード"), W("as the password"),
	W("as password"),
};

static bool
take_before(struct sk_span text, size_t at, struct sk_passwords *found)
{
	size_t end = at, from;
	struct sk_span token;

	while (end > 0 && text.p[end - 1] == ' ')
		end--;
	for (size_t i = 0; i < COUNT(closing); i++) {
		struct sk_span close = closing[i], open = opening[i], in;
		size_t low = end > TOKEN_MOST * 2 ? end - TOKEN_MOST * 2 : 0;

		if (end < close.n || !sk_span_same((struct sk_span){ text.p + end - close.n, close.n }, close))
			continue;
		in = (struct sk_span){ text.p + low, end - close.n - low };
		for (from = in.n; from > 0 && !sk_span_begins(sk_span_from(in, from), open); from--)
			;
		token = sk_span_from(in, from + open.n);
		if (!sk_span_begins(sk_span_from(in, from), open) || token.n < TOKEN_LEAST ||
		    token.n > TOKEN_MOST || sk_span_chr(token, ' ', 0) != SK_SPAN_NONE ||
		    sk_span_chr(token, '\n', 0) != SK_SPAN_NONE || token.p[0] >= 0x80 ||
		    !may_be_password(token))
			return false;
		keep(found, token);
		return true;
	}
	for (from = end; from > 0 && end - from <= TOKEN_MOST && text.p[from - 1] > ' ' &&
	    text.p[from - 1] < 0x7F; from--)
		;
	token = (struct sk_span){ text.p + from, end - from };
	if (token.n < TOKEN_LEAST || token.n > TOKEN_MOST || is_prose(token) || !may_be_password(token))
		return false;
	keep(found, token);
	return true;
}

/* Length of the keyword at i, 0 if there is none. */
static size_t
keyword_at(struct sk_span text, size_t i)
{
	size_t n = begins_any(sk_span_from(text, i), keywords, COUNT(keywords));

	if (n == 0 || text.p[i] >= 0x80)
		return n;
	if ((i > 0 && (is_alnum(text.p[i - 1]) || text.p[i - 1] == '_' || text.p[i - 1] == '/')) ||
	    (i + n < text.n && (is_alnum(text.p[i + n]) || text.p[i + n] == '_')))
		return 0;
	return n;
}

/*
 * Where a keyword or after_token may begin, by its first two characters: most
 * places fall through with one look at a table.  The words begin with ASCII, or
 * with two characters of three bytes each.
 */
static struct {
	bool	ready;
	bool	ascii[256], wide[256];	/* by the first character ... */
	bool	ascii2[256], wide2[256]; /* ... and by the second */
} starts;

static uint8_t
fold3(const uint8_t *p)
{
	return (uint8_t)(p[1] << 3 ^ p[2]);
}

static void
add_starts(const struct sk_span *list, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const uint8_t *p = list[i].p;

		if (p[0] < 0x80) {
			starts.ascii[p[0]] = starts.ascii[p[0] & 0xDF] = true;
			starts.ascii2[p[1]] = starts.ascii2[p[1] & 0xDF] = true;
		} else {
			starts.wide[fold3(p)] = true;
			starts.wide2[fold3(p + 3)] = true;
		}
	}
}

static bool
may_begin(struct sk_span text, size_t i)
{
	const uint8_t *p = text.p + i;

	if (p[0] < 0x80)
		return starts.ascii[p[0]] && text.n - i > 1 && starts.ascii2[p[1]] &&
		    (i == 0 || !is_alnum(p[-1]));
	return p[0] >= 0xE3 && text.n - i >= 6 && starts.wide[fold3(p)] && starts.wide2[fold3(p + 3)];
}

void
sk_text_passwords(struct sk_span plain, struct sk_passwords *found)
{
	unsigned seen = 0;
	size_t n, keyword;

	if (!starts.ready) {
		add_starts(keywords, COUNT(keywords));
		add_starts(after_token, COUNT(after_token));
		starts.ready = true;
	}
	for (size_t i = 0; i < plain.n && seen < KEYWORDS_READ; i += n) {
		n = plain.p[i] >= 0xE0 && plain.p[i] < 0xF0 ? 3 : 1;
		if (!may_begin(plain, i))
			continue;
		if ((keyword = keyword_at(plain, i)) > 0) {
			struct sk_span around = sentence(plain, i, i + keyword);

			n = keyword;
			seen++;
			if (take_token((struct cursor){ plain, i + n }, found)) {
				found->hints |= SK_HINT_HERE;
			} else {
				if (has_any(around, later_words, COUNT(later_words)))
					found->hints |= SK_HINT_LATER;
				if (has_any(around, rule_words, COUNT(rule_words)))
					found->hints |= SK_HINT_RULE;
			}
		} else if (begins_any(sk_span_from(plain, i), after_token, COUNT(after_token)) > 0) {
			seen++;
			if (take_before(plain, i, found))
				found->hints |= SK_HINT_HERE;
		}
	}
}
