/*
 * Passwords by a rule that the text states: "the date of today", "the last four
 * digits of our telephone number", "our postal code".
 */
#include <string.h>
#include "base/text.h"
#include "password.h"
#include "text.h"

enum {
	PHONE_LEAST = 10, PHONE_MOST = 13,	/* digits (ITU-T E.164: 15 with what nobody writes) */
	PHONE_SHORT = 7,			/* of a number that is labelled as one */
	PHONE_LABEL = 16,			/* bytes in which its label stands before it */
	NUMBERS = 40,				/* looked at in one text */
	MARK_BYTES = 3,				/* of marks before a further one, as in ") " */
	ERA_BEGINS = 2019			/* Reiwa 1 */
};

static void
add(struct sk_rule_list *made, struct sk_span s)
{
	uint8_t *own;

	for (size_t i = 0; i < made->n; i++)
		if (sk_span_same(made->text[i], s))
			return;
	if (s.n == 0 || made->n == SK_RULE_PASSWORDS || (own = sk_arena_alloc(made->arena, s.n)) == NULL)
		return;
	memcpy(own, s.p, s.n);
	made->text[made->n++] = (struct sk_span){ own, s.n };
}

/* Usual forms of a date, the commonest first: Y the century, y year, m, d, and e
 * the year of the era Reiwa; others stand for themselves. */
static const char *const date_form[] = {
	"Yymd", "ymd", "md", "Yy/m/d", "Yy-m-d", "dmYy", "dmy", "mdYy", "mdy", "dm", "emd", "Remd",
};

static void
add_dates(struct sk_span day, struct sk_rule_list *made)
{
	uint64_t year;

	if (day.n != 8 || !sk_span_number(sk_span_head(day, 4), 10, 9999, &year))
		return;
	for (size_t i = 0; i < sizeof date_form / sizeof *date_form; i++) {
		uint8_t text[16], era[2];
		size_t n = 0;

		if (year < ERA_BEGINS && strchr(date_form[i], 'e') != NULL)
			continue;
		era[0] = (uint8_t)('0' + (year - ERA_BEGINS + 1) / 10 % 10);
		era[1] = (uint8_t)('0' + (year - ERA_BEGINS + 1) % 10);
		for (const char *f = date_form[i]; *f != '\0' && n + 2 <= sizeof text; f++) {
			static const char letters[] = "Yymd";
			const char *at = strchr(letters, *f);

			if (at == NULL && *f != 'e') {
				text[n++] = (uint8_t)*f;
				continue;
			}
			memcpy(text + n, at == NULL ? era : day.p + 2 * (at - letters), 2);
			n += 2;
		}
		add(made, (struct sk_span){ text, n });
	}
}

/* Digits of a number with the marks that people write between them. */
struct number {
	uint8_t	 digit[24];
	size_t	 n, from, end;
	bool	 postal;	/* written as three digits, a mark and four */
};

static bool
is_digit(uint8_t c)
{
	return c >= '0' && c <= '9';
}

/* Length of a mark within a number at i: the hyphens of all charsets, brackets. */
static size_t
mark_at(struct sk_span s, size_t i)
{
	static const struct sk_span wide[] = {
		SK_LIT("‐"), SK_LIT("‑"), SK_LIT("–"), SK_LIT("―"), SK_LIT("−"), SK_LIT("ー"), SK_LIT("─"),
	};

	if (s.p[i] == '-' || s.p[i] == ' ' || s.p[i] == '(' || s.p[i] == ')' || s.p[i] == '.')
		return 1;
	for (size_t k = 0; k < sizeof wide / sizeof *wide; k++)
		if (sk_span_begins(sk_span_from(s, i), wide[k]))
			return wide[k].n;
	return 0;
}

static struct number
number_at(struct sk_span s, size_t i)
{
	struct number x = { .from = i };
	size_t marks = 0, first = 0, step;

	while (i < s.n && x.n < sizeof x.digit) {
		if (is_digit(s.p[i])) {
			x.digit[x.n++] = s.p[i++];
			x.end = i;
			continue;
		}
		if (i > x.end + MARK_BYTES || (step = mark_at(s, i)) == 0)
			break;
		if (marks++ == 0)
			first = x.n;
		i += step;
	}
	x.postal = x.n == 7 && first == 3;
	return x;
}

static bool
is_phone(struct sk_span s, const struct number *x)
{
	size_t low = x->from > PHONE_LABEL ? x->from - PHONE_LABEL : 0;
	bool plus = x->from > 0 && (s.p[x->from - 1] == '+' || s.p[x->from - 1] == '(');

	if (x->n > PHONE_MOST || x->n < PHONE_SHORT)
		return false;
	return (x->n >= PHONE_LEAST && (plus || x->digit[0] == '0')) ||
	    sk_words_in(&sk_words_phone, sk_span_head(sk_span_from(s, low), x->from - low));
}

static void
add_number(struct sk_span s, unsigned rules, const struct number *x, struct sk_rule_list *made)
{
	struct sk_span digits = { x->digit, x->n };

	if ((rules & SK_RULE_PHONE) != 0 && is_phone(s, x)) {
		add(made, sk_span_from(digits, x->n - 4));
		add(made, sk_span_from(digits, x->n - 3));
	}
	if ((rules & SK_RULE_POSTAL) != 0 && x->postal) {
		add(made, digits);
		add(made, sk_span_head(sk_span_from(s, x->from), x->end - x->from));
	}
}

void
sk_password_rules(struct sk_span text, unsigned rules, struct sk_span day, struct sk_rule_list *made)
{
	unsigned seen = 0;

	if ((rules & SK_RULE_DATE) != 0)
		add_dates(day, made);
	if ((rules & (SK_RULE_PHONE | SK_RULE_POSTAL)) == 0)
		return;
	for (size_t i = 0; i < text.n && seen < NUMBERS; i++) {
		struct number x;

		if (!is_digit(text.p[i]))
			continue;
		x = number_at(text, i);
		add_number(text, rules, &x, made);
		i = x.end;
		seen++;
	}
}
