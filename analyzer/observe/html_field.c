#include "html.h"

/* Names of fields, in any case, without blanks, "-" and "_". */
static const char *const card_names[] = {
	"cardnumber", "cardno", "cardnum", "ccnumber", "ccnum", "creditcard", "cccsc",
	"securitycode", "cardcode", "atmpin",
	"カード番号", "ｶｰﾄﾞ番号", "カードナンバー", "セキュリティコード", "暗証番号", "取引暗証",
};
static const char *const card_words[] = { "cvv", "cvc", "cvv2", "cvc2", "ccno", "pincode" };
static const char *const password_names[] = {
	"password", "passwd", "pass", "pwd", "passwort", "パスワード", "ﾊﾟｽﾜｰﾄﾞ", "密码",
};
/* What stands before a field whose name says nothing. */
static const char *const card_labels[] = {
	"カード番号", "ｶｰﾄﾞ番号", "セキュリティコード", "暗証番号", "card number", "cvv", "cvc",
};

enum { NAME_BYTES = 64, LABEL_BYTES = 48 };

/* Types of HTML Standard 4.10.5 into which text is typed; "" and what is unknown
 * are text. */
static bool
is_typed(struct sk_span type)
{
	static const char *const others[] = { "hidden", "submit", "button", "image", "reset", "checkbox",
		"radio", "file", "color", "range", "date", "month", "week", "time", "search" };

	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (sk_span_is_nocase(type, others[i]))
			return false;
	return true;
}

/* A name as it is compared; its length. */
static size_t
plain_name(struct sk_span name, uint8_t *out)
{
	size_t n = 0;

	for (size_t i = 0; i < name.n && n < NAME_BYTES; i++) {
		uint8_t c = name.p[i];

		if (c != ' ' && c != '-' && c != '_')
			out[n++] = c >= 'A' && c <= 'Z' ? c | 0x20 : c;
	}
	return n;
}

static bool
has_any(struct sk_span s, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (sk_span_find_nocase(s, sk_span_text(words[i]), 0) != SK_SPAN_NONE)
			return true;
	return false;
}

static bool
is_any(struct sk_span s, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (sk_span_is(s, words[i]))
			return true;
	return false;
}

#define ANY(is, s, list) is(s, list, sizeof(list) / sizeof(list)[0])

unsigned
sk_html_field(struct sk_span type, const struct sk_span *names, size_t n, struct sk_span before)
{
	unsigned asks = sk_span_is_nocase(type, "password") ? SK_ASKS_PASSWORD : 0;

	if (!is_typed(type))
		return 0;
	for (size_t i = 0; i < n; i++) {
		uint8_t buf[NAME_BYTES];
		struct sk_span name = { buf, plain_name(names[i], buf) };

		if (ANY(has_any, name, card_names) || ANY(is_any, name, card_words))
			asks |= SK_ASKS_CARD;
		if (ANY(is_any, name, password_names))
			asks |= SK_ASKS_PASSWORD;
	}
	/* Only what stands in the same line, right before it. */
	before = sk_span_trim(before);
	if (sk_span_rchr(before, '\n') != SK_SPAN_NONE)
		before = sk_span_from(before, sk_span_rchr(before, '\n') + 1);
	before = sk_span_from(before, before.n > LABEL_BYTES ? before.n - LABEL_BYTES : 0);
	if (ANY(has_any, before, card_labels))
		asks |= SK_ASKS_CARD;
	return asks;
}
