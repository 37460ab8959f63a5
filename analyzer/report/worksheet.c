#include <inttypes.h>
#include "worksheet.h"

/* How many facts of one kind, and letters of one fact, a page takes. */
enum { FACTS = 4, LETTERS = 70 };

/* A fact, by its key, and what to call it. */
struct fact {
	enum sk_key	 key;
	const char	*ja, *en;
};

struct question {
	const char		*ja, *en;
	/* What only a person can know. */
	const char		*ask_ja, *ask_en;
	const struct fact	*facts;		/* SK_KEY_COUNT ends */
};

static const struct fact relevance[] = {
	{ SK_KEY_HEADER_SUBJECT, "件名", "subject" },
	{ SK_KEY_OBJECT_NAME, "ファイル名", "file name" },
	{ SK_KEY_COUNT, NULL, NULL }
};
static const struct fact addressing[] = {
	{ SK_KEY_HEADER_TO, "宛先 (To)", "To" },
	{ SK_KEY_HEADER_CC, "写し (Cc)", "Cc" },
	{ SK_KEY_HEADER_NO_RECIPIENT, "宛先の記載なし", "no recipient is named" },
	{ SK_KEY_HEADER_TO_SELF, "差出人と宛先が同じ", "sender and recipient are the same" },
	{ SK_KEY_COUNT, NULL, NULL }
};
static const struct fact persona[] = {
	{ SK_KEY_HEADER_FROM_NAME, "差出人の表示名", "name shown as the sender" },
	{ SK_KEY_HEADER_FROM, "差出人のアドレス", "address of the sender" },
	{ SK_KEY_HEADER_DISPLAY_NAME_ADDRESS, "表示名の中の別のアドレス",
	    "another address inside the name" },
	{ SK_KEY_HEADER_FREE_MAIL, "無料メール", "free mail service" },
	{ SK_KEY_HEADER_REPLY_TO_DIFFERS, "返信先が別のドメイン", "answers go to another domain" },
	{ SK_KEY_COUNT, NULL, NULL }
};
static const struct fact account[] = {
	{ SK_KEY_SITE_AUTH, "自組織のサーバーによる送信元認証", "authentication, as our own server saw it" },
	{ SK_KEY_HEADER_RETURN_PATH_DIFFERS, "配送上の差出人が別のドメイン",
	    "envelope sender of another domain" },
	{ SK_KEY_HEADER_MAILER, "メールソフト", "mail program" },
	{ SK_KEY_HEADER_REFERENCES, "以前のメールへの参照 (数)", "references to earlier mail" },
	{ SK_KEY_COUNT, NULL, NULL }
};
static const struct fact checkable[] = {
	{ SK_KEY_PE_DECOY, "プログラムが見せる文書", "document that the program shows" },
	{ SK_KEY_INDICATOR_URL, "リンク", "link" },
	{ SK_KEY_COUNT, NULL, NULL }
};
static const struct fact protection[] = {
	{ SK_KEY_PE_PACKER, "パッカー", "packer" },
	{ SK_KEY_PE_HIDDEN, "マスクして隠した中身", "content hidden under a mask" },
	{ SK_KEY_PE_PADDING, "水増しされたバイト数", "bytes of padding" },
	{ SK_KEY_PE_LIBRARY, "並べて置かれたライブラリ", "library that lies beside the program" },
	{ SK_KEY_PE_SIGNATURE, "署名 (検証はしていません)", "signature (not verified)" },
	{ SK_KEY_SCRIPT_OBFUSCATED, "組み立てられた文字列の割合 (%)", "text put together from pieces, percent" },
	{ SK_KEY_LNK_PADDING, "見えない位置まで空けた空白", "blanks that push the command out of sight" },
	{ SK_KEY_LNK_OVERLAY, "ショートカットの後ろに付けたバイト数", "bytes behind a shortcut" },
	{ SK_KEY_OBJECT_ENCRYPTION, "暗号化", "encryption" },
	{ SK_KEY_COUNT, NULL, NULL }
};

static const struct question questions[] = {
	{ "内容は、受け取った人の仕事に合っているか", "Does the content concern the work of the recipient?",
	    "この題材は、受け取った人や組織だけに関わるものですか",
	    "is this subject of interest to just this person or organisation?", relevance },
	{ "誰に宛てたものか", "Whom does it address?",
	    "名前と所属は正しいですか。同じメールがほかの人にも届いていますか",
	    "are name and position right? did others get the same mail?", addressing },
	{ "実在の人や組織を名乗っているか", "Does it pose as a real person or organisation?",
	    "名乗っている人や組織は実在し、受け取った人の知る相手ですか",
	    "do they exist, and does the recipient know them?", persona },
	{ "本人のアカウントから送られたか", "Was it sent from the account of that person?",
	    "電話など別の方法で本人に確かめましたか", "did you ask that person by another way, such as telephone?",
	    account },
	{ "書かれたことを外部で確かめられるか", "Can what it says be found elsewhere?",
	    "同じ案内や文書が公開されていますか。内部の者しか知らないことが書かれていますか",
	    "is the same notice or document public? does it tell what only insiders know?", checkable },
	{ "プログラムはどれほど守られているか", "How well is the program protected?",
	    "難読化や検出回避の手法は、ありふれたものですか。未公開の脆弱性を使っていますか",
	    "are its tricks common ones? does it use a flaw that was not known?", protection },
};

static void
value(struct sk_page *p, const struct fact *f, size_t object, const struct sk_observation *o)
{
	sk_page_put(p, "      %s: ", sk_page_say(p, f->ja, f->en));
	if (sk_key_table[f->key].type == SK_VALUE_TEXT)
		sk_page_safe(p, o->text, LETTERS);
	else
		sk_page_put(p, "%" PRIu64, o->number);
	if (object != SK_RECORD_ROOT) {
		sk_page_put(p, " (");
		sk_page_object(p, object);
		sk_page_put(p, ")");
	}
	sk_page_put(p, "\n");
	sk_page_turn(p);
}

/* How many lines one fact takes; the values of all objects, FACTS at most. */
static size_t
fact(struct sk_page *p, const struct fact *f)
{
	const struct sk_record *r = p->v->record;
	size_t n = 0;

	for (size_t i = 0; i < r->objects; i++) {
		const struct sk_observation *o = sk_record_find(r, i, f->key);

		for (; o != NULL; o = sk_record_next(r, o))
			if (n++ < FACTS)
				value(p, f, i, o);
	}
	if (n > FACTS)
		sk_page_put(p, sk_page_say(p, "      … ほか %zu 件\n", "      ... and %zu more\n"),
		    n - FACTS);
	return n;
}

void
sk_worksheet(struct sk_page *p)
{
	enum sk_kind kind = p->v->verdict->kind;

	if (kind != SK_KIND_TARGETED && kind != SK_KIND_UNKNOWN)
		return;
	sk_page_put(p, "\n  %s\n    %s\n", sk_page_say(p, "標的型かどうかを人が判断するための確認表",
	    "Worksheet: how far was it made for its reader?"),
	    sk_page_say(p, "Targeted Threat Index (Citizen Lab) の問いと、このメールから分かること。点数は付けません",
	    "The questions of the Targeted Threat Index (Citizen Lab) and what this mail shows; no score is given"));
	for (size_t i = 0; i < sizeof questions / sizeof *questions; i++) {
		const struct question *q = &questions[i];
		size_t n = 0;

		sk_page_put(p, "    %zu. %s\n", i + 1, sk_page_say(p, q->ja, q->en));
		for (const struct fact *f = q->facts; f->key != SK_KEY_COUNT; f++)
			n += fact(p, f);
		if (n == 0)
			sk_page_put(p, "      %s\n", sk_page_say(p, "このメールからは分かりません",
			    "this mail tells nothing of it"));
		sk_page_put(p, "      [ ] %s\n", sk_page_say(p, q->ask_ja, q->ask_en));
	}
}
