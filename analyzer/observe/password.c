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

/* Longer ones before what they begin with. */
static const char *const keywords[] = {
	"パスワード", "パスコード", "パスフレーズ", "暗証番号", "暗証コード", "解凍キー", "復号キー",
	"解除キー", "展開キー", "開封キー", "合言葉", "解凍パスワード", "展開パスワード",
	"復号パスワード", "添付パスワード", "解凍パス", "展開パス", "復号パス", "添付パス",
	"password", "passwd", "passcode", "passphrase", "pass code", "pass word", "pass phrase",
	"decryption key", "pwd", "pw", "pass",
};

/* How the way from keyword to token was marked, the weakest first. */
enum lead { LEAD_NONE, LEAD_LINE, LEAD_IS, LEAD_COLON };

struct phrase {
	const char	*text;
	enum lead	 lead;
};

/* Longer ones first where one begins another. */
static const struct phrase japanese[] = {
	{ "以下", 0 }, { "下記", 0 }, { "次", 0 }, { "の通り", 0 }, { "のとおり", 0 }, { "通り", 0 },
	{ "とおり", 0 }, { "ですので", 0 }, { "です", 0 }, { "になります", 0 }, { "となります", 0 },
	{ "となっております", 0 }, { "でございます", 0 }, { "ございます", 0 }, { "であります", 0 },
	{ "には", LEAD_IS }, { "では", LEAD_IS }, { "は", LEAD_IS }, { "が", LEAD_IS },
	{ "→", LEAD_COLON }, { "⇒", LEAD_COLON }, { "➡", LEAD_COLON }, { "↓", 0 }, { "▼", 0 },
	{ "、", 0 }, { "。", 0 }, { "，", 0 }, { "…", 0 }, { "・", 0 }, { "■", 0 }, { "●", 0 },
	{ "◆", 0 }, { "◇", 0 }, { "※", 0 }, { "★", 0 }, { "○", 0 }, { "□", 0 }, { "─", 0 },
	{ "━", 0 }, { "―", 0 }, { "半角", 0 }, { "全角", 0 }, { "英数字", 0 }, { "英数", 0 },
	{ "英字", 0 }, { "数字", 0 }, { "小文字", 0 }, { "大文字", 0 }, { "記号", 0 }, { "混在", 0 },
	{ "桁", 0 }, { "文字", 0 }, { "用", 0 }, { "解凍", 0 }, { "展開", 0 }, { "復号", 0 },
	{ "開封", 0 }, { "開く", 0 }, { "閲覧", 0 }, { "添付", 0 }, { "ファイル", 0 }, { "資料", 0 },
	{ "圧縮", 0 }, { "お知らせ", 0 }, { "ご連絡", 0 }, { "ご案内", 0 }, { "連絡", 0 },
	{ "いたします", 0 }, { "致します", 0 }, { "申し上げます", 0 }, { "いただき", 0 },
	{ "頂き", 0 }, { "ください", 0 }, { "下さい", 0 }, { "お願い", 0 }, { "して", 0 },
	{ "しました", 0 }, { "します", 0 }, { "お送り", 0 }, { "送付", 0 }, { "使用", 0 },
	{ "利用", 0 }, { "入力", 0 }, { "設定", 0 }, { "ご", 0 }, { "お", 0 }, { "を", 0 },
	{ "で", 0 }, { "に", 0 }, { "の", 0 }, { "も", 0 }, { "て", 0 }, { "ます", 0 },
};

static const struct phrase english[] = {
	{ "is", LEAD_IS }, { "are", LEAD_IS }, { "for", 0 }, { "the", 0 }, { "attached", 0 },
	{ "attachment", 0 }, { "attachments", 0 }, { "file", 0 }, { "files", 0 }, { "archive", 0 },
	{ "zip", 0 }, { "rar", 0 }, { "document", 0 }, { "documents", 0 }, { "to", 0 },
	{ "open", 0 }, { "unzip", 0 }, { "extract", 0 }, { "decrypt", 0 }, { "unlock", 0 },
	{ "view", 0 }, { "this", 0 }, { "your", 0 }, { "of", 0 }, { "it", 0 }, { "below", 0 },
	{ "following", 0 }, { "as", 0 }, { "follows", 0 }, { "here", 0 }, { "code", 0 },
	{ "case", 0 }, { "sensitive", 0 }, { "invoice", 0 }, { "in", 0 }, { "message", 0 },
};

static const char *const closing[] = { "」", "』", "】", "〕", "）", "》", "〉", "”", "’", ")", "]",
	"}", ">", "\"", "'", "`" };
static const char *const opening[] = { "「", "『", "【", "〔", "（", "《", "〈", "“", "‘", "(", "[",
	"{", "<", "\"", "'", "`" };

/* Words that stand where a password would, and are none. */
static const char *const no_token[] = {
	"about", "account", "and", "any", "are", "attached", "been", "below", "by", "can", "case",
	"change", "changed", "click", "com", "contact", "e-mail", "email", "enter", "exe", "expired",
	"expires", "expiry", "fax", "file", "for", "forgot", "forgotten", "from", "has", "have",
	"here", "html", "http", "https", "id", "incorrect", "invalid", "login", "mail", "manager",
	"must", "n/a", "needed", "new", "none", "not", "now", "only", "our", "password", "passwords",
	"pdf", "please", "policy", "protected", "protection", "rar", "recovery", "required", "reset",
	"see", "send", "sent", "separately", "set", "shown", "sms", "tel", "that", "the", "then",
	"this", "url", "use", "user", "username", "via", "was", "we", "web", "will", "with", "within",
	"you", "your", "zip",
};

static const char *const later_words[] = {
	"別途", "別メール", "別のメール", "別便", "後ほど", "のちほど", "後程", "追って", "改めて",
	"次のメール", "別送", "続けてお送り", "電話にて", "電話で", "口頭", "SMS", "ショートメッセージ",
	"チャットで", "チャットにて", "separate", "another e-mail", "another email", "next e-mail",
	"next email", "follow-up", "later", "by phone", "by text", "will be sent", "will send",
	"will follow", "shortly",
};
static const char *const rule_words[] = {
	"電話番号", "下4桁", "下四桁", "下3桁", "携帯番号", "生年月日", "誕生日", "社員番号", "職員番号",
	"会員番号", "お客様番号", "学籍番号", "郵便番号", "本日の日付", "今日の日付", "送信日", "西暦",
	"開催日", "いつもの", "いつも通り", "いつもどおり", "いつもと同じ", "前回と同じ", "共通のパスワード",
	"ご存知の", "ご存じの", "取り決め", "事前にお伝え", "先日お伝え", "last four digits",
	"last 4 digits", "date of birth", "birthday", "employee number", "phone number",
	"postal code", "usual password", "usual one", "same password", "same as before", "as agreed",
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
begins_any(struct sk_span s, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (sk_span_begins_nocase(s, sk_span_text(list[i])))
			return sk_span_text(list[i]).n;
	return 0;
}

static bool
has_any(struct sk_span s, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (sk_span_find_nocase(s, sk_span_text(list[i]), 0) != SK_SPAN_NONE)
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
		if (sk_span_begins(s, sk_span_text(japanese[i].text))) {
			if (japanese[i].lead > w->lead)
				w->lead = japanese[i].lead;
			return sk_span_text(japanese[i].text).n;
		}
	n = w->lead < LEAD_IS ? word_length(s) : 0;
	for (size_t i = 0; n > 0 && i < COUNT(english); i++)
		if (sk_span_is_nocase(sk_span_head(s, n), english[i].text)) {
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
		if (sk_span_begins(s, sk_span_text(opening[i]))) {
			w->bracket = i + 1;
			return sk_span_text(opening[i]).n;
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
		if (sk_span_is_nocase(token, no_token[i]))
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
	size_t end = sk_span_find(s, sk_span_text(closing[bracket - 1]), 0);

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
	static const char *const ends[] = { "\n", "\r", "。", "です", "となり", "になり", "でござ", "」",
		"』", "】", "）" };

	while (s.n > 0 && (s.p[0] == ' ' || s.p[0] == '\t'))
		s = sk_span_from(s, 1);
	return s.n == 0 || begins_any(s, ends, COUNT(ends)) > 0;
}

/* "8文字", "30日", "4桁": a number of something, no password. */
static bool
is_counted(struct sk_span token, struct sk_span behind)
{
	static const char *const units[] = { "年", "月", "日", "時", "分", "秒", "文字", "桁", "回",
		"円", "件", "個", "か月", "ヶ月", "カ月", "週" };

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
	static const char *const stops[] = { "。", "\n\n", "\r\n\r\n", ". ", "！", "?" };

	for (size_t i = 0; i < COUNT(stops); i++) {
		size_t at, last = SK_SPAN_NONE;

		for (at = 0; (at = sk_span_find(before, sk_span_text(stops[i]), at)) != SK_SPAN_NONE; at++)
			last = at + sk_span_text(stops[i]).n;
		if (last != SK_SPAN_NONE)
			before = sk_span_from(before, last);
	}
	behind = sk_span_head(sk_span_from(text, to), BEHIND);
	for (size_t i = 0; i < COUNT(stops); i++) {
		size_t at = sk_span_find(behind, sk_span_text(stops[i]), 0);

		if (at != SK_SPAN_NONE)
			behind.n = at;
	}
	s.p = before.p;
	s.n = (size_t)(behind.p + behind.n - before.p);
	return behind.n == 0 ? (struct sk_span){ before.p, before.n + (to - from) } : s;
}

/* --- a token that stands first: 「abc123」で解凍してください --- */

static const char *const after_token[] = { "で解凍", "で展開", "で復号", "で開い", "で開け", "にて解凍",
	"にて展開", "がパスワード", "をパスワード", "as the password", "as password" };

static bool
take_before(struct sk_span text, size_t at, struct sk_passwords *found)
{
	size_t end = at, from;
	struct sk_span token;

	while (end > 0 && text.p[end - 1] == ' ')
		end--;
	for (size_t i = 0; i < COUNT(closing); i++) {
		struct sk_span close = sk_span_text(closing[i]), open = sk_span_text(opening[i]), in;
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

static bool
may_begin(uint8_t c)
{
	return c == 0xE3 || c == 0xE6 || c == 0xE8 || c == 0xE5 || c == 0xE9 || c == 'p' ||
	    c == 'P' || c == 'd' || c == 'D' || c == 'a' || c == 'A';
}

void
sk_text_passwords(struct sk_span plain, struct sk_passwords *found)
{
	unsigned seen = 0;

	for (size_t i = 0; i < plain.n && seen < KEYWORDS_READ; i++) {
		size_t n = may_begin(plain.p[i]) ? keyword_at(plain, i) : 0;

		if (n > 0) {
			struct sk_span around = sentence(plain, i, i + n);

			seen++;
			if (take_token((struct cursor){ plain, i + n }, found)) {
				found->hints |= SK_HINT_HERE;
			} else {
				if (has_any(around, later_words, COUNT(later_words)))
					found->hints |= SK_HINT_LATER;
				if (has_any(around, rule_words, COUNT(rule_words)))
					found->hints |= SK_HINT_RULE;
			}
			i += n - 1;
		} else if (may_begin(plain.p[i]) &&
		    begins_any(sk_span_from(plain, i), after_token, COUNT(after_token)) > 0) {
			seen++;
			if (take_before(plain, i, found))
				found->hints |= SK_HINT_HERE;
		}
	}
}
