#include "tree.h"

/* Header of 60 bytes of text behind "!<arch>\n": ar(5); System V, ar.h. */
enum { MAGIC = 8, HEADER = 60, AT_SIZE = 48, AT_END = 58, NAME = 16 };

struct ar {
	struct sk_unpack *u;
	size_t		 self;
	struct sk_span	 rest, names;	/* names: GNU's table of long ones */
	uint64_t	 members, given;
};

/* A field without the blanks behind it. */
static struct sk_span
field(struct sk_span head, size_t at, size_t n)
{
	struct sk_span s;

	(void)sk_span_cut(head, at, n, &s);
	while (s.n > 0 && s.p[s.n - 1] == ' ')
		s.n--;
	return s;
}

static bool
is_header(struct sk_span head)
{
	uint64_t size;

	return head.n >= HEADER && sk_span_begins(sk_span_from(head, AT_END), SK_SPAN("`\n")) &&
	    sk_span_number(field(head, AT_SIZE, 10), 10, UINT64_C(9999999999), &size);
}

/* 64 bits of the magic word, 16 of the end of a header. */
static int
bid(struct sk_span bytes, enum sk_type type)
{
	(void)type;
	if (!sk_span_begins(bytes, SK_SPAN("!<arch>\n")))
		return 0;
	return is_header(sk_span_from(bytes, MAGIC)) ? 80 : 64;
}

/* A name of GNU's table: up to "/\n", or up to a zero in Windows' libraries. */
static struct sk_span
long_name(const struct ar *a, struct sk_span digits)
{
	struct sk_span s = { 0 };
	uint64_t at;
	size_t end = 0;

	if (!sk_span_number(digits, 10, a->names.n, &at))
		return s;
	s = sk_span_head(sk_span_from(a->names, at), SK_RECORD_TEXT);
	while (end < s.n && s.p[end] != '\n' && s.p[end] != 0)
		end++;
	if (end > 0 && s.p[end - 1] == '/')
		end--;
	return sk_span_head(s, end);
}

/* The name, and what of bytes is content.  Empty for tables that are no members. */
static struct sk_span
name_of(struct ar *a, struct sk_span head, struct sk_span *bytes)
{
	struct sk_span name = field(head, 0, NAME), other;
	uint64_t n;

	if (sk_span_is(name, "//") || sk_span_is(name, "ARFILENAMES/")) {
		a->names = *bytes;
		return (struct sk_span){ 0 };
	}
	if (sk_span_is(name, "/") || sk_span_is(name, "/SYM64/"))
		return (struct sk_span){ 0 };
	if (sk_span_begins(name, SK_SPAN("#1/")) &&
	    sk_span_number(sk_span_from(name, 3), 10, bytes->n, &n)) {
		(void)sk_span_take(bytes, (size_t)n, &name);
		while (name.n > 0 && name.p[name.n - 1] == 0)
			name.n--;
	} else if (sk_span_begins(name, SK_SPAN("/"))) {
		other = long_name(a, sk_span_from(name, 1));
		if (other.n > 0)
			name = other;
	} else if (name.n > 1 && name.p[name.n - 1] == '/') {
		name.n--;
	}
	if (sk_span_begins(name, SK_SPAN("__.SYMDEF")))
		return (struct sk_span){ 0 };
	return name.n > 0 ? name : SK_SPAN("unnamed");
}

/* One member; false to stop. */
static bool
take(struct ar *a, struct sk_span head)
{
	struct sk_span bytes, raw;
	struct sk_name name;
	uint64_t size;
	size_t index;
	bool cut;

	(void)sk_span_number(field(head, AT_SIZE, 10), 10, UINT64_C(9999999999), &size);
	cut = size > a->rest.n;
	bytes = sk_span_head(a->rest, cut ? a->rest.n : (size_t)size);
	a->rest = sk_span_from(a->rest, size + (size & 1));
	if (cut)
		sk_unpack_defect(a->u, a->self, "damaged");
	raw = name_of(a, head, &bytes);
	if (raw.n == 0)
		return true;
	if (a->members++ >= a->u->budget->limit[SK_LIMIT_MEMBERS]) {
		sk_unpack_gap(a->u, a->self, sk_limit_table[SK_LIMIT_MEMBERS].name);
		return false;
	}
	name = sk_unpack_name(a->u, raw, SK_CS_UNKNOWN, "header");
	if (!sk_unpack_plain(a->u, a->self, &name, 1, bytes, &a->given, &index))
		return false;
	if (cut)
		sk_unpack_gap(a->u, index, "damaged");
	return true;
}

static void
open(struct sk_unpack *u, size_t self)
{
	struct ar a = { .u = u, .self = self, .rest = sk_span_from(u->object[self].bytes, MAGIC) };
	struct sk_span head;
	bool more = true;

	while (more && is_header(a.rest)) {
		(void)sk_span_take(&a.rest, HEADER, &head);
		more = sk_budget_time(u->budget);
		if (!more)
			sk_unpack_gap(u, self, sk_limit_table[SK_LIMIT_CPU_MS].name);
		more = more && take(&a, head);
	}
	/* a writer may end with the filling of an odd member */
	while (a.rest.n > 0 && (a.rest.p[0] == '\n' || a.rest.p[0] == 0))
		a.rest = sk_span_from(a.rest, 1);
	if (more && a.rest.n > 0)
		sk_unpack_defect(u, self, a.members > 0 ? "suffix" : "damaged");
	(void)sk_record_number(u->record, self, SK_KEY_CONTAINER_MEMBERS, a.members);
}

const struct sk_format sk_fmt_ar = { "ar", "System V, ar.h; GNU binutils; 4.4BSD, ar(5)", bid, open };
