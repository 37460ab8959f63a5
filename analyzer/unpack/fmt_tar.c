#include "tree.h"

/*
 * Header of 512 bytes, POSIX.1-2017, pax, "ustar Interchange Format"; the types
 * 'L' and 'K' and numbers in base 256 are GNU's (tar manual, "Basic Tar Format").
 */
enum {
	BLOCK = 512, AT_SIZE = 124, AT_SUM = 148, AT_KIND = 156, AT_LINK = 157,
	AT_MAGIC = 257, AT_PREFIX = 345,
	NAME_MOST = 65536	/* of a long name or a pax header */
};

/* What extended headers say of the next member. */
struct tar {
	struct sk_unpack *u;
	size_t		 self;
	struct sk_span	 rest;		/* from the next header on */
	struct sk_span	 long_name, pax_name;
	bool		 pax_sized;
	uint64_t	 pax_size, members, given;
};

/* Octal, with blanks around it; or base 256 with the top bit set.  Readers take
 * the digits before what is none: so *v_r is that, though it is false. */
static bool
number_at(struct sk_span head, size_t at, size_t n, uint64_t *v_r)
{
	struct sk_span s;
	uint64_t v = 0;

	*v_r = 0;
	if (!sk_span_cut(head, at, n, &s))
		return false;
	if (s.p[0] & 0x80) {
		for (size_t i = 1; i < s.n; i++) {
			if (v >> 55)
				return false;
			v = v << 8 | s.p[i];
		}
		*v_r = v;
		return s.p[0] == 0x80;
	}
	s = sk_span_trim(sk_span_head(s, sk_span_chr(s, 0, 0)));
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '7' || v >> 60)
			return false;
		*v_r = v = v << 3 | (uint64_t)(s.p[i] - '0');
	}
	return true;
}

/* The sum of all bytes, its own field taken as blanks.  Some old writers added
 * signed bytes. */
static bool
sum_fits(struct sk_span head)
{
	uint64_t want, sum = 0;
	int64_t other = 0;

	if (head.n < BLOCK)
		return false;
	(void)number_at(head, AT_SUM, 8, &want);	/* no sum of 512 bytes with 8 blanks is 0 */
	for (size_t i = 0; i < BLOCK; i++) {
		uint8_t c = i >= AT_SUM && i < AT_SUM + 8 ? ' ' : head.p[i];

		sum += c;
		other += (int8_t)c;
	}
	return want == sum || (other >= 0 && want == (uint64_t)other);
}

/* 17 bits of a checksum that fits, 40 of the magic word. */
static int
bid(struct sk_span bytes, enum sk_type type)
{
	bool magic = bytes.n >= BLOCK && sk_span_begins(sk_span_from(bytes, AT_MAGIC),
	    SK_SPAN("ustar"));

	if ((!magic && type != SK_TYPE_TAR) || !sum_fits(bytes))
		return 0;
	return magic ? 57 : 17;
}

/* A field of text, without what stands behind its zero. */
static struct sk_span
text_at(struct sk_span head, size_t at, size_t n)
{
	struct sk_span s;

	(void)sk_span_cut(head, at, n, &s);
	return sk_span_head(s, sk_span_chr(s, 0, 0));
}

static struct sk_span
name_of(struct tar *t, struct sk_span head)
{
	struct sk_span name = text_at(head, 0, 100), prefix = text_at(head, AT_PREFIX, 155);
	struct sk_buf b = sk_buf_new(t->u->arena, 512);

	if (!sk_span_begins(sk_span_from(head, AT_MAGIC), SK_SPAN("ustar\0")) || prefix.n == 0)
		return name;
	(void)sk_buf_span(&b, prefix);
	(void)sk_buf_byte(&b, '/');
	(void)sk_buf_span(&b, name);
	return sk_buf_view(&b);
}

/* Records "length key=value\n" of a pax header. */
static void
read_pax(struct tar *t, struct sk_span s)
{
	s = sk_span_head(s, NAME_MOST);
	while (s.n > 0) {
		size_t blank = sk_span_chr(s, ' ', 0);
		struct sk_span record;
		uint64_t n;

		if (blank == SK_SPAN_NONE || !sk_span_number(sk_span_head(s, blank), 10, s.n, &n) ||
		    n < blank + 2 || !sk_span_take(&s, (size_t)n, &record))
			return;
		record = sk_span_head(sk_span_from(record, blank + 1), (size_t)n - blank - 2);
		if (sk_span_begins(record, SK_SPAN("path=")))
			t->pax_name = sk_span_from(record, 5);
		else if (sk_span_begins(record, SK_SPAN("size=")))
			t->pax_sized = sk_span_number(sk_span_from(record, 5), 10, INT64_MAX,
			    &t->pax_size);
	}
}

static bool
add(struct tar *t, struct sk_span head, struct sk_span bytes)
{
	struct sk_span raw = name_of(t, head);
	struct sk_name name[3];
	size_t n = 0, index;

	if (t->pax_name.n > 0)
		sk_unpack_name_once(name, &n, 3, sk_unpack_name(t->u, t->pax_name, SK_CS_UTF8, "pax"));
	if (t->long_name.n > 0)
		sk_unpack_name_once(name, &n, 3,
		    sk_unpack_name(t->u, t->long_name, SK_CS_UNKNOWN, "long"));
	/* The short name is a cut one where a long one stands. */
	if (n == 0)
		sk_unpack_name_once(name, &n, 3, sk_unpack_name(t->u, raw, SK_CS_UNKNOWN, "header"));
	return sk_unpack_plain(t->u, t->self, name, n, bytes, &t->given, &index);
}

/* What one header says, and the bytes behind it.  False to stop. */
static bool
take(struct tar *t, struct sk_span head, uint64_t size, uint8_t kind)
{
	struct sk_span bytes = sk_span_head(t->rest, size > t->rest.n ? t->rest.n : (size_t)size);
	bool more = true;

	if (size > t->rest.n)
		sk_unpack_defect(t->u, t->self, "damaged");
	if (kind == 'L') {
		t->long_name = sk_span_head(bytes, sk_span_chr(bytes, 0, 0));
	} else if (kind == 'x' || kind == 'X') {
		read_pax(t, bytes);
	} else if (kind != 'g' && kind != 'K') {
		t->members++;
		/* links, devices and folders have no content of their own */
		if (size > 0 || kind == '0' || kind == 0 || kind == '7')
			more = add(t, head, bytes);
		t->long_name = t->pax_name = (struct sk_span){ 0 };
		t->pax_sized = false;
	}
	size = size > UINT64_MAX - BLOCK ? size : (size + BLOCK - 1) / BLOCK * BLOCK;
	t->rest = sk_span_from(t->rest, size);
	return more;
}

static bool
is_zero(struct sk_span s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] != 0)
			return false;
	return true;
}

/* The size that the header at head gives the bytes behind it. */
static uint64_t
size_of(struct tar *t, struct sk_span head, uint8_t kind)
{
	uint64_t size;

	if (!number_at(head, AT_SIZE, 12, &size))
		sk_unpack_defect(t->u, t->self, "damaged");
	if (kind >= '1' && kind <= '6' && kind != '5')
		size = 0;	/* a link's size is that of its target */
	/* what is said of the next member is not said of what describes it */
	if (t->pax_sized && sk_span_chr(SK_SPAN("LKxXg"), kind, 0) == SK_SPAN_NONE)
		size = t->pax_size;
	return size;
}

/*
 * Two blocks of zeros are the end, but some readers go on behind them, and most
 * look for the next header behind one that is broken: so every block that can
 * be a header is one.
 */
static void
open(struct sk_unpack *u, size_t self)
{
	struct tar t = { .u = u, .self = self, .rest = u->object[self].bytes };
	struct sk_span head;
	unsigned zeros = 0;
	uint8_t kind;

	while (sk_span_take(&t.rest, BLOCK, &head)) {
		bool header = sum_fits(head);

		if (!header && is_zero(head)) {
			zeros++;
			continue;
		}
		if (zeros >= 2)
			sk_unpack_defect(u, self, "suffix");
		else if (!header)
			sk_unpack_defect(u, self, "damaged");
		if (!header)
			continue;
		if (t.members >= u->budget->limit[SK_LIMIT_MEMBERS]) {
			sk_unpack_gap(u, self, sk_limit_table[SK_LIMIT_MEMBERS].name);
			break;
		}
		(void)sk_span_u8(head, AT_KIND, &kind);
		if (!take(&t, head, size_of(&t, head, kind), kind))
			break;
	}
	(void)sk_record_number(u->record, self, SK_KEY_CONTAINER_MEMBERS, t.members);
}

const struct sk_format sk_fmt_tar = { "tar", "POSIX.1-2017, pax, ustar Interchange Format", bid,
	open };
