#include <libpsl.h>
#include <string.h>
#include "base/error.h"
#include "domain.h"

/* Read once before the cage, only looked at afterwards. */
static const psl_ctx_t *list;

/* Where Debian's package publicsuffix keeps the list; libpsl reads its compact
 * form too. */
static const char *const places[] = {
	"/usr/share/publicsuffix/public_suffix_list.dafsa",
	"/usr/share/publicsuffix/public_suffix_list.dat",
};

int
sk_domain_warm(void)
{
	for (size_t i = 0; list == NULL && i < sizeof places / sizeof *places; i++)
		list = psl_load_file(places[i]);
	if (list == NULL)
		list = psl_builtin();
	return list != NULL ? 0 : SK_E_ABSENT;
}

bool
sk_domain_valid(struct sk_span host)
{
	size_t label = 0;

	if (host.n == 0 || host.n > SK_DOMAIN_MAX)
		return false;
	for (size_t i = 0; i < host.n; i++) {
		uint8_t c = host.p[i];

		if (c == '.') {
			if (label == 0)
				return false;
			label = 0;
			continue;
		}
		if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
		    c == '-' || c == '_' || c >= 0x80))
			return false;
		label++;
	}
	return label > 0;
}

/* A number as inet_aton reads it: 0x hexadecimal, 0 octal, else decimal. */
static bool
number(struct sk_span s, uint64_t *v_r)
{
	uint64_t v = 0;

	*v_r = 0;
	if (s.n == 0 || s.n > 16)
		return false;
	if (sk_span_begins_nocase(s, SK_SPAN("0x")))
		return s.n == 2 || sk_span_number(sk_span_from(s, 2), 16, UINT32_MAX, v_r);
	if (s.p[0] != '0' || s.n == 1)
		return sk_span_number(s, 10, UINT32_MAX, v_r);
	for (size_t i = 1; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '7')
			return false;
		v = v * 8 + (uint64_t)(s.p[i] - '0');
	}
	*v_r = v;
	return v <= UINT32_MAX;
}

bool
sk_domain_ipv4(struct sk_span host, uint32_t *address_r)
{
	uint64_t part[4] = { 0 }, address = 0;
	size_t n = 0;

	*address_r = 0;
	while (n < 4) {
		size_t dot = sk_span_chr(host, '.', 0);
		struct sk_span piece = dot == SK_SPAN_NONE ? host : sk_span_head(host, dot);

		if (!number(piece, &part[n++]))
			return false;
		if (dot == SK_SPAN_NONE)
			break;
		host = sk_span_from(host, dot + 1);
		if (n == 4)
			return false;
	}
	for (size_t i = 0; i + 1 < n; i++) {
		if (part[i] > 255)
			return false;
		address |= part[i] << (24 - 8 * i);
	}
	if (part[n - 1] > UINT32_MAX >> 8 * (n - 1))
		return false;
	*address_r = (uint32_t)(address | part[n - 1]);
	return true;
}

/* host in lower case (ASCII only; libpsl wants the rest in lower case already)
 * with a zero behind it. */
static bool
lower(struct sk_span host, char text[SK_DOMAIN_MAX + 1])
{
	if (!sk_domain_valid(host))
		return false;
	for (size_t i = 0; i < host.n; i++)
		text[i] = (char)(host.p[i] >= 'A' && host.p[i] <= 'Z' ?
		    host.p[i] | 0x20 : host.p[i]);
	text[host.n] = '\0';
	return true;
}

/* Without a list: two labels, or three where the last two are short (co.jp). */
static const char *
guess(const char *text)
{
	size_t n = strlen(text), dot[3] = { 0 }, dots = 0;

	for (size_t i = n; i > 0 && dots < 3; i--)
		if (text[i - 1] == '.')
			dot[dots++] = i;
	if (dots == 0)
		return NULL;
	if (dots == 1)
		return text;
	if (n - dot[0] == 2 && dot[0] - dot[1] <= 4)
		return dots > 2 ? text + dot[2] : text;
	return text + dot[1];
}

/* The registrable part of text, or text itself. */
static const char *
registrable(const char *text)
{
	uint32_t address;
	const char *r;

	if (sk_domain_ipv4(sk_span_text(text), &address))
		return text;
	r = list != NULL ? psl_registrable_domain(list, text) : guess(text);
	return r != NULL ? r : text;
}

struct sk_span
sk_domain_registrable(struct sk_span host, struct sk_arena *arena)
{
	char text[SK_DOMAIN_MAX + 1];
	struct sk_span copy = { 0 };

	if (lower(host, text))
		(void)sk_arena_copy(arena, sk_span_text(registrable(text)), &copy);
	return copy;
}

bool
sk_domain_related(struct sk_span a, struct sk_span b)
{
	char ta[SK_DOMAIN_MAX + 1], tb[SK_DOMAIN_MAX + 1];

	return lower(a, ta) && lower(b, tb) && strcmp(registrable(ta), registrable(tb)) == 0;
}

bool
sk_domain_listed(struct sk_span host)
{
	char text[SK_DOMAIN_MAX + 1];
	const char *last;

	if (!lower(host, text) || (last = strrchr(text, '.')) == NULL)
		return false;
	last++;
	if (list == NULL)
		return strlen(last) >= 2 && strspn(last, "abcdefghijklmnopqrstuvwxyz") == strlen(last);
	return psl_is_public_suffix2(list, last, PSL_TYPE_ANY | PSL_TYPE_NO_STAR_RULE) != 0;
}

struct sk_span
sk_domain_of_address(struct sk_span address)
{
	size_t at = sk_span_rchr(address, '@');
	struct sk_span d = { 0 };

	if (at != SK_SPAN_NONE)
		d = sk_span_trim(sk_span_from(address, at + 1));
	if (d.n > 0 && d.p[d.n - 1] == '.')
		d.n--;
	return d;
}
