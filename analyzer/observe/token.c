#include <string.h>
#include "token.h"

static bool
is_digit(uint8_t c)
{
	return c >= '0' && c <= '9';
}

static bool
is_hex_letter(uint8_t c)
{
	return (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

static bool
is_alnum(uint8_t c)
{
	return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static unsigned
two(struct sk_span s, size_t at)
{
	return (unsigned)(s.p[at] - '0') * 10 + (s.p[at + 1] - '0');
}

/* "2016", "201605", "20160517", "160517", with a time behind it or without. */
static bool
may_be_date(struct sk_span s)
{
	bool century = s.n >= 4 && (two(s, 0) == 19 || two(s, 0) == 20);

	switch (s.n) {
	case 4: return century;
	case 6: return (century && two(s, 4) >= 1 && two(s, 4) <= 12) ||
	    (two(s, 2) >= 1 && two(s, 2) <= 12 && two(s, 4) >= 1 && two(s, 4) <= 31);
	case 8: case 10: case 12: case 14:
		return century && two(s, 4) >= 1 && two(s, 4) <= 12 && two(s, 6) >= 1 &&
		    two(s, 6) <= 31;
	default: return false;
	}
}

/* What may stand before a number that counts something for a machine. */
static bool
marks_number(struct sk_span text, size_t at)
{
	struct sk_span before = sk_span_trim(sk_span_head(text, at));

	if (before.n == 0)
		return false;
	if (strchr("(_-#[", before.p[before.n - 1]) != NULL)
		return true;
	return sk_span_ends_nocase(before, SK_SPAN("no.")) ||
	    sk_span_ends_nocase(before, SK_SPAN("番号")) ||
	    sk_span_ends_nocase(before, SK_SPAN("番号:"));
}

/* 8-4-4-4-12 hexadecimal digits. */
static bool
is_guid(struct sk_span s)
{
	if (s.n < 36)
		return false;
	for (size_t i = 0; i < 36; i++) {
		bool dash = i == 8 || i == 13 || i == 18 || i == 23;

		if (dash ? s.p[i] != '-' : !is_digit(s.p[i]) && !is_hex_letter(s.p[i]))
			return false;
	}
	return s.n == 36 || !is_alnum(s.p[36]);
}

static const char *
form_of(struct sk_span text, size_t at, size_t end, size_t digits, size_t others, bool hex)
{
	struct sk_span run = sk_span_from(sk_span_head(text, end), at);

	if (others == 0 && run.n >= 3 && run.n <= 20)
		return !may_be_date(run) && marks_number(text, at) ? "number" : NULL;
	return hex && run.n >= 8 && digits >= 2 && others >= 2 ? "hex" : NULL;
}

struct sk_span
sk_token(struct sk_span text, const char **form_r)
{
	*form_r = NULL;
	for (size_t i = 0; i < text.n;) {
		size_t end = i, digits = 0, others = 0;
		bool hex = true;

		if (!is_alnum(text.p[i])) {
			i++;
			continue;
		}
		if (is_guid(sk_span_from(text, i))) {
			*form_r = "guid";
			return sk_span_from(sk_span_head(text, i + 36), i);
		}
		for (; end < text.n && is_alnum(text.p[end]); end++) {
			digits += is_digit(text.p[end]);
			others += !is_digit(text.p[end]);
			hex = hex && (is_digit(text.p[end]) || is_hex_letter(text.p[end]));
		}
		if ((*form_r = form_of(text, i, end, digits, others, hex)) != NULL)
			return sk_span_from(sk_span_head(text, end), i);
		i = end;
	}
	return (struct sk_span){ 0 };
}
