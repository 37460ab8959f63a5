/*
 * What people write around a password.  Words that are common to ways of writing,
 * in Japanese, English and what partners in China and Korea add to English.
 */
#include "password_words.h"

#define W(s)		SK_LIT(s)
#define P(s)		{ SK_LIT(s), SK_LEAD_NONE }
#define TO(s)		{ SK_LIT(s), SK_LEAD_TO }
#define IS(s)		{ SK_LIT(s), SK_LEAD_IS }
#define SEVERAL(s)	{ SK_LIT(s), SK_LEAD_SEVERAL }
#define COLON(s)	{ SK_LIT(s), SK_LEAD_COLON }
#define END		{ { NULL, 0 }, SK_LEAD_NONE }
#define WORDS(name, list)	const struct sk_words name = { list, sizeof(list) / sizeof(list)[0] }

static const struct sk_span keyword[] = {
	W("パスワード"), W("パスコード"), W("パスフレーズ"), W("パス"), W("ぱすわーど"), W("暗証番号"),
	W("暗証コード"), W("解凍キー"), W("復号キー"), W("解除キー"), W("展開キー"), W("開封キー"),
	W("解凍コード"), W("合言葉"), W("解凍パスワード"), W("展開パスワード"), W("復号パスワード"),
	W("添付パスワード"), W("解凍パス"), W("展開パス"), W("復号パス"), W("添付パス"),
	W("密码"), W("密碼"), W("口令"), W("비밀번호"), W("암호"),
	W("password"), W("passwd"), W("passcode"), W("passphrase"), W("pass code"),
	W("pass word"), W("pass phrase"), W("pass key"), W("decryption key"), W("unzip code"),
	W("pass-phrase"), W("pass-code"), W("pswd"), W("pwd"), W("p/w"), W("pw"), W("pass"),
};
WORDS(sk_words_keyword, keyword);

static const struct sk_span unlock[] = {
	W("解凍"), W("展開"), W("復号"), W("開封"), W("開く"), W("開け"), W("開い"), W("開き"),
	W("解除"), W("入力"), W("入れて"), W("キー"), W("鍵"), W("暗号"), W("unzip"),
	W("unlock"), W("decrypt"), W("decompress"), W("extract"), W("open"), W("encrypted"),
	W("protected"), W("key"), W("code"), W("secret"), W("infected"),
};
WORDS(sk_words_unlock, unlock);

static const struct sk_span other[] = {
	W("ワンタイム"), W("使い捨て"), W("ログイン"), W("ログオン"), W("サインイン"), W("接続"),
	W("初期"), W("仮"), W("一時"), W("無線"), W("管理者"), W("アカウント"), W("one-time"),
	W("one time"), W("onetime"), W("login "), W("logon "), W("temporary "), W("initial "),
	W("account "), W("root "), W("admin "), W("wi-fi"), W("wifi"), W("network "), W("current "),
	W("new "), W("old "), W("minimum "), W("default "), W("forgot your"), W("reset your"),
	W("boarding "), W("lounge "), W("season "), W("定期"), W("乗車"), W("周遊"),
};
WORDS(sk_words_other, other);

static const struct sk_span label[] = {
	W("番号"), W("コード"), W("電話"), W("内線"), W("直通"), W("代表"), W("携帯"), W("金額"),
	W("合計"), W("口座"), W("日時"), W("日付"), W("期限"), W("受付"), W("有効"), W("ファイル名"),
	W("サイズ"), W("差出人"), W("宛先"), W("送信者"), W("送信元"), W("件名"), W("〒"), W("id"),
	W("no."), W("no:"), W("no "), W("number"), W("tel"), W("phone"), W("fax"), W("mobile"),
	W("mob"), W("ref"), W("order"), W("invoice"), W("account"), W("booking"), W("case"),
	W("ticket"), W("serial"), W("policy"), W("vendor"), W("tracking"), W("date"), W("sent"),
	W("from"), W("to:"), W("cc"), W("subject"), W("user"), W("file"), W("md5"), W("sha"),
	W("size"), W("pages"), W("version"), W("ver"), W("message-id"),
};
WORDS(sk_words_label, label);

static const struct sk_span no_token[] = {
	W("about"), W("account"), W("and"), W("any"), W("are"), W("attached"), W("been"),
	W("below"), W("by"), W("can"), W("case"), W("change"), W("changed"), W("click"), W("com"),
	W("contact"), W("e-mail"), W("email"), W("enter"), W("exe"), W("expired"), W("expires"),
	W("expiry"), W("fax"), W("file"), W("for"), W("forgot"), W("forgotten"), W("from"),
	W("has"), W("have"), W("here"), W("html"), W("http"), W("https"), W("id"), W("incorrect"),
	W("invalid"), W("length"), W("login"), W("mail"), W("manager"), W("must"), W("n/a"),
	W("empty"), W("hidden"), W("key"), W("masked"), W("missing"), W("null"), W("optional"),
	W("redacted"), W("removed"), W("text"), W("undefined"), W("unknown"),
	W("needed"), W("new"), W("none"), W("not"), W("now"), W("only"), W("our"), W("password"),
	W("passwords"), W("pdf"), W("please"), W("policy"), W("protected"), W("protection"),
	W("pw"), W("pwd"), W("rar"), W("recovery"), W("required"), W("reset"), W("see"), W("send"),
	W("sent"), W("separately"), W("set"), W("shown"), W("sms"), W("tel"), W("that"), W("the"),
	W("then"), W("this"), W("today's"), W("url"), W("use"), W("user"), W("username"), W("via"),
	W("was"), W("we"), W("web"), W("will"), W("with"), W("within"), W("you"), W("your"),
	W("zip"), W("yyyymmdd"), W("yyyy/mm/dd"), W("yyyy-mm-dd"), W("yymmdd"), W("mmdd"),
	W("ddmmyy"), W("ddmmyyyy"), W("mmddyyyy"),
};
WORDS(sk_words_no_token, no_token);

static const struct sk_span unit[] = {
	W("年"), W("月"), W("日"), W("時"), W("分"), W("秒"), W("文字"), W("桁"), W("回"),
	W("円"), W("件"), W("個"), W("か月"), W("ヶ月"), W("カ月"), W("週"), W("ケタ"), W("名"),
	W("世代"),
};
WORDS(sk_words_unit, unit);

static const struct sk_span end[] = {
	W("\n"), W("\r"), W("。"), W("です"), W("となり"), W("になり"), W("でござ"), W("」"),
	W("』"), W("】"), W(")"), W("でお願い"), W("となって"), W("にして"), W("に設定"),
};
WORDS(sk_words_end, end);

static const struct sk_span typed[] = {
	W("と入力"), W("をご入力"), W("を入力"), W("で開"), W("をご使用"), W("をご利用"), W("("),
	W("で共通"), W("と入れ"), W("を入れ"),
};
WORDS(sk_words_typed, typed);

static const struct sk_span after[] = {
	W("で解凍"), W("で展開"), W("で復号"), W("で開い"), W("で開け"), W("で開き"), W("にて解凍"),
	W("にて展開"), W("がパスワード"), W("をパスワード"), W("と入力"), W("を入力"), W("をご入力"),
	W("と入れて"), W("を入れて"), W("as the password"), W("as password"),
};
WORDS(sk_words_after, after);

static const struct sk_span later[] = {
	W("別途"), W("別メール"), W("別のメール"), W("別便"), W("後ほど"), W("のちほど"),
	W("後程"), W("追って"), W("追いかけ"), W("改めて"), W("次のメール"), W("別送"),
	W("続けてお送り"), W("電話にて"), W("電話で"), W("口頭"), W("SMS"), W("後日"),
	W("次便"), W("自動配信され"), W("自動送信され"),
	W("郵送で"), W("郵送いた"), W("郵送にて"), W("書留"), W("FAXで"), W("FAXにて"),
	W("お届けします"), W("お届けいた"), W("別の手段"), W("別の方法"), W("別経路"),
	W("ショートメッセージ"), W("チャットで"), W("チャットにて"), W("明日お送り"), W("明日お知らせ"),
	W("separate"), W("another e-mail"), W("another email"), W("another mail"),
	W("next e-mail"), W("next email"), W("next mail"), W("second e-mail"), W("second email"),
	W("follow-up"), W("to follow"), W("later"), W("by phone"), W("by text"),
	W("follows in"), W("shortly"), W("text message"), W("by courier"), W("by post"),
	W("by fax"), W("in due course"),
	W("will be sent"), W("will send"), W("will follow"), W("will reach"), W("will receive"),
};
WORDS(sk_words_later, later);
const struct sk_words sk_words_will = { later + sizeof later / sizeof *later - 5, 5 };

static const struct sk_span key[] = {
	W("鍵は"), W("鍵を"), W("鍵に"), W("キーは"), W("キーを"), W("キーに"), W("the key"),
	W("the code"),
};
WORDS(sk_words_key, key);

static const struct sk_span locked[] = {
	W("暗号"), W("解凍"), W("復号"), W("展開"), W("encrypt"), W("decrypt"), W("unzip"),
	W("password"), W("protected"),
};
WORDS(sk_words_locked, locked);

static const struct sk_span known[] = {
	W("いつもの"), W("いつも通り"), W("いつもどおり"), W("いつもと同じ"), W("前回"),
	W("共通のパスワード"), W("ご存知の"), W("ご存じの"), W("取り決め"), W("事前にお伝え"),
	W("先日お"), W("usual"), W("same password"), W("same as"), W("as agreed"), W("we agreed"),
	W("agreed on"), W("agreed upon"), W("known to you"), W("you know"), W("previous email"),
	W("previous e-mail"),
};
WORDS(sk_words_known, known);

static const struct sk_span rule[] = {
	W("生年月日"), W("誕生日"), W("社員番号"), W("職員番号"), W("会員番号"), W("お客様番号"),
	W("学籍番号"), W("開催日"), W("date of birth"), W("birthday"),
	W("employee number"),
};
WORDS(sk_words_rule, rule);

static const struct sk_span rule_date[] = {
	W("本日の日付"), W("今日の日付"), W("当日の日付"), W("送信日"), W("送付日"), W("発信日"),
	W("本日の年月日"), W("メールの日付"), W("本日の西暦"), W("本日日付"), W("today's date"),
	W("date of this"), W("date this"), W("date of the mail"), W("date of the e-mail"),
	W("date of sending"), W("sending date"), W("yyyymmdd"), W("yymmdd"), W("ddmmyy"), W("mmdd"),
	W("西暦"), W("年月日"), W("送った日"), W("送りした日"), W("送信した日"), W("送付した日"),
	W("発信した日"), W("受信日"), W("受信した日"), W("受け取った日"), W("本日の月日"),
	W("今日の月日"), W("current date"), W("send date"), W("sent date"), W("date sent"),
	W("date it was sent"), W("day it was sent"), W("day of this"), W("date of receipt"),
	W("ddmm"),
};
static const struct sk_span rule_phone[] = {
	W("電話番号"), W("電話の下"), W("代表電話"), W("携帯番号"), W("下4桁"), W("下四桁"),
	W("下3桁"), W("下4ケタ"), W("下四ケタ"), W("末尾4"), W("末尾四"), W("phone number"),
	W("telephone number"), W("mobile number"), W("last four digits"), W("last 4 digits"),
};
static const struct sk_span rule_postal[] = {
	W("郵便番号"), W("postal code"), W("post code"), W("postcode"), W("our zip code"),
};
const struct sk_words sk_words_made[3] = {
	{ rule_date, sizeof rule_date / sizeof *rule_date },
	{ rule_phone, sizeof rule_phone / sizeof *rule_phone },
	{ rule_postal, sizeof rule_postal / sizeof *rule_postal },
};

static const struct sk_span phone[] = {
	W("tel"), W("電話"), W("phone"), W("携帯"), W("mobile"), W("代表"), W("直通"), W("call"),
};
WORDS(sk_words_phone, phone);

static const struct sk_span closing[] = {
	W("」"), W("』"), W("】"), W("〕"), W("）"), W("》"), W("≫"), W("〉"), W("”"), W("’"),
	W(")"), W("]"), W("}"), W(">"), W("\""), W("'"), W("`"),
};
WORDS(sk_words_closing, closing);
static const struct sk_span opening[] = {
	W("「"), W("『"), W("【"), W("〔"), W("（"), W("《"), W("≪"), W("〈"), W("“"), W("‘"),
	W("("), W("["), W("{"), W("<"), W("\""), W("'"), W("`"),
};
WORDS(sk_words_opening, opening);

/* Longer ones first where one begins another. */
const struct sk_lead_word sk_lead_japanese[] = {
	P("以下"), P("下記"), P("次"), P("の通り"), P("のとおり"), P("通り"), P("とおり"),
	SEVERAL("順に"), SEVERAL("それぞれ"), SEVERAL("左から"), SEVERAL("上から"),
	P("前回"), P("いつも"), P("同じ"), P("共通"), P("ですので"), P("ですが"), P("です"),
	P("になります"), P("となります"), P("となっております"), P("でございます"), P("ございます"),
	P("であります"), IS("につきましては"), IS("については"), IS("について"), IS("には"), IS("では"),
	IS("は"), IS("が"), COLON("→"), COLON("⇒"), COLON("➡"), COLON("➔"), COLON("▶"),
	P("、"), P("。"), P("，"), P("…"), P("・"), P("※"),
	P("半角"), P("全角"), P("英数字"), P("英数"), P("英字"), P("数字"), P("小文字"), P("大文字"),
	P("記号"), P("混在"), P("桁"), P("文字"), P("用"), P("解凍"), P("展開"), P("復号"),
	P("開封"), P("開く"), P("閲覧"), P("添付"), P("ファイル"), P("資料"), P("圧縮"),
	P("お知らせ"), P("ご連絡"), P("ご案内"), P("ご覧"), P("ご参照"), P("連絡"), P("いたします"),
	P("致します"), P("申し上げます"), P("いただき"), P("頂き"), P("ください"), P("下さい"),
	P("お願い"), P("して"), P("しました"), P("します"), P("お送り"), P("お伝え"), P("送付"),
	P("記載"), P("使用"), P("利用"), P("入力"), P("設定"), P("必要"), P("保護"), P("暗号化"),
	P("行"), P("際"), P("場合"), P("うえ"), P("上"), P("な"), P("ご"), P("お"), P("を"),
	P("で"), P("に"), P("の"), P("も"), P("て"), P("と"), P("ます"), P("おり"), P("されて"),
	P("い"), END
};

const struct sk_lead_word sk_lead_english[] = {
	IS("is"), IS("are"), IS("was"), TO("to"), P("for"), P("the"), P("attached"), P("attachment"),
	P("attachments"), P("file"), P("files"), P("archive"), P("archives"), P("zip"), P("rar"),
	P("document"), P("documents"), P("on"), P("open"), P("unzip"), P("extract"),
	P("decrypt"), P("unlock"), P("view"), P("this"), P("your"), P("our"), P("of"), P("it"),
	P("them"), P("below"), P("following"), P("as"), P("follows"), P("here"), P("code"),
	P("case"), P("sensitive"), P("invoice"), P("in"), P("message"), P("same"), P("you"),
	P("need"), P("use"), P("enter"), P("type"), P("please"), P("and"), P("all"), P("with"),
	P("same"), P("pls"), END
};

const struct sk_lead_word sk_lead_below[] = {
	P("below"), P("as"), P("follows"), P("the"), P("following"), P("here"), P("given"),
	P("shown"), END
};

const struct sk_lead_word sk_lead_typed[] = {
	P("please"), P("pls"), P("just"), P("enter"), P("type"), P("use"), P("key"), P("put"),
	P("in"), P("the"), P("following"), END
};

size_t
sk_words_begin(const struct sk_words *words, struct sk_span s)
{
	const struct sk_span *w = words->word;

	for (size_t i = 0; i < words->n; i++)
		if (s.n > 0 && ((s.p[0] ^ w[i].p[0]) & 0xDF) == 0 && sk_span_begins_nocase(s, w[i]))
			return w[i].n;
	return 0;
}

bool
sk_words_in(const struct sk_words *words, struct sk_span s)
{
	for (size_t i = 0; i < words->n; i++)
		if (sk_span_find_nocase(s, words->word[i], 0) != SK_SPAN_NONE)
			return true;
	return false;
}

bool
sk_words_are(const struct sk_words *words, struct sk_span s)
{
	const struct sk_span *w = words->word;

	for (size_t i = 0; i < words->n; i++)
		if (s.n == w[i].n && ((s.p[0] ^ w[i].p[0]) & 0xDF) == 0 && sk_span_same_nocase(s, w[i]))
			return true;
	return false;
}
