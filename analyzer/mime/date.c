/*
 * date - the date of a header field, RFC 5322 3.3 with the obsolete zones of 4.3.
 */
#include <string.h>
#include "mime/mime.h"

enum { ZONE_MAX = 14 * 60 };	/* no place on earth is further away, in minutes */

struct words {
	struct sk_span	 w[10];
	size_t		 n;
};

/* Cuts at blanks and commas; comments are dropped. */
static void
cut_words(struct sk_span s, struct words *v)
{
	size_t depth = 0, from = 0;

	v->n = 0;
	for (size_t i = 0; i <= s.n && v->n < sizeof v->w / sizeof *v->w; i++) {
		uint8_t c = i < s.n ? s.p[i] : ' ';

		if (c > ' ' && c != ',' && c != '(' && c != ')' && depth == 0)
			continue;
		if (depth == 0 && i > from)
			v->w[v->n++] = (struct sk_span){ s.p + from, i - from };
		depth += c == '(';
		depth -= c == ')' && depth > 0;
		from = i + 1;
	}
}

static bool
number(struct sk_span s, uint64_t least, uint64_t most, int64_t *v_r)
{
	uint64_t v;
	bool ok = s.n <= 4 && sk_span_number(s, 10, most, &v) && v >= least;

	*v_r = ok ? (int64_t)v : 0;
	return ok;
}

static bool
month(struct sk_span s, int64_t *v_r)
{
	static const char names[] = "janfebmaraprmayjunjulaugsepoctnovdec";

	if (s.n < 3)
		return false;
	for (int i = 0; i < 12; i++)
		if (sk_span_same_nocase(sk_span_head(s, 3),
		    (struct sk_span){ (const uint8_t *)names + 3 * i, 3 })) {
			*v_r = i + 1;
			return true;
		}
	return false;
}

static bool
zone(struct sk_span s, int *minutes_r)
{
	static const struct { const char *name; int minutes; } named[] = {
		{ "UT", 0 }, { "GMT", 0 }, { "UTC", 0 }, { "Z", 0 }, { "JST", 540 },
		{ "EST", -300 }, { "EDT", -240 }, { "CST", -360 }, { "CDT", -300 },
		{ "MST", -420 }, { "MDT", -360 }, { "PST", -480 }, { "PDT", -420 },
	};
	int64_t v;

	*minutes_r = 0;
	if (s.n == 5 && (s.p[0] == '+' || s.p[0] == '-') &&
	    number(sk_span_from(s, 1), 0, 9999, &v)) {
		v = v / 100 * 60 + v % 100;
		if (v > ZONE_MAX)
			return false;
		*minutes_r = (int)(s.p[0] == '-' ? -v : v);
		return true;
	}
	for (size_t i = 0; i < sizeof named / sizeof *named; i++)
		if (sk_span_is_nocase(s, named[i].name)) {
			*minutes_r = named[i].minutes;
			return true;
		}
	/* Others say nothing about the place (RFC 5322 4.3): read as -0000. */
	return s.n > 0 && s.p[0] >= 'A';
}

/* hh:mm or hh:mm:ss */
static bool
clock_time(struct sk_span s, int64_t *seconds_r)
{
	size_t one = sk_span_chr(s, ':', 0), two;
	int64_t h, m, sec = 0;

	if (one == SK_SPAN_NONE)
		return false;
	two = sk_span_chr(s, ':', one + 1);
	if (!number(sk_span_head(s, one), 0, 23, &h) ||
	    !number(sk_span_from(sk_span_head(s, two == SK_SPAN_NONE ? s.n : two), one + 1),
	    0, 59, &m) ||
	    (two != SK_SPAN_NONE && !number(sk_span_from(s, two + 1), 0, 60, &sec)))
		return false;
	*seconds_r = h * 3600 + m * 60 + sec;
	return true;
}

/* Days since 1970 of a date of the Gregorian calendar. */
static int64_t
days(int64_t y, int64_t m, int64_t d)
{
	int64_t era, of_era, of_year;

	y -= m <= 2;
	era = y / 400;
	of_era = y - era * 400;
	of_year = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

/* Years of two and three digits: RFC 5322 4.3. */
static bool
year(struct sk_span s, int64_t *y_r)
{
	if (s.n < 2 || !number(s, 0, 9999, y_r))
		return false;
	if (s.n == 2)
		*y_r += *y_r < 50 ? 2000 : 1900;
	else if (s.n == 3)
		*y_r += 1900;
	return *y_r >= 1900;
}

bool
sk_field_date(struct sk_span raw, int64_t *seconds_r, int *offset_min_r)
{
	struct words v;
	int64_t y, m, d, t;
	size_t i;
	int off;

	*seconds_r = 0;
	*offset_min_r = 0;
	cut_words(raw, &v);
	i = v.n > 0 && v.w[0].p[0] >= 'A';	/* day of the week */
	if (v.n < i + 4 || !number(v.w[i], 1, 31, &d) || !month(v.w[i + 1], &m) ||
	    !year(v.w[i + 2], &y) || !clock_time(v.w[i + 3], &t))
		return false;
	if (v.n == i + 4)
		off = 0;
	else if (!zone(v.w[i + 4], &off))
		return false;
	*seconds_r = days(y, m, d) * 86400 + t - (int64_t)off * 60;
	*offset_min_r = off;
	return true;
}
