#include "unpack/lnk.h"
#include "unpack/pe.h"

/*
 * What stands behind a shortcut: its own command cuts it out and opens it, or has
 * mshta read the shortcut as a page.  All of it is handed over where it is
 * something from its first byte on, and whatever else begins inside it.
 */
enum {
	LEAST = 32,		/* bytes; less is nothing that could be opened */
	FINDS = 8,
	TRIES = 16,		/* hits of one beginning that are none */
	SEARCHED = 16 << 20
};

static const struct sk_span beginning[] = {
	SK_LIT("MZ"), SK_LIT("%PDF-"), SK_LIT("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), SK_LIT("PK\x03\x04"),
	SK_LIT("Rar!\x1A\x07"), SK_LIT("7z\xBC\xAF\x27\x1C"), SK_LIT("MSCF\0\0\0\0"), SK_LIT("{\\rt"),
	SK_LIT("\xFF\xD8\xFF"), SK_LIT("\x89PNG\r\n\x1A\n"), SK_LIT("<hta:application"),
	SK_LIT("<script"), SK_LIT("<html"), SK_LIT("L\0\0\0\x01\x14\x02\0")
};

/* The twenty bytes of size and class in the header. */
static int
bid(struct sk_span bytes, enum sk_type type)
{
	return type == SK_TYPE_LNK && sk_lnk_is(bytes) ? 160 : 0;
}

/* A program must have its headers: two letters alone say nothing. */
static bool
is_something(struct sk_span s)
{
	if (s.n < LEAST || (sk_span_begins(s, SK_SPAN("MZ")) && !sk_pe_is(s)))
		return false;
	return sk_typer(s, (struct sk_span){ 0 }) != SK_TYPE_UNKNOWN;
}

/* Where lit stands for something at or behind from and before end. */
static size_t
find_one(struct sk_span s, struct sk_span lit, size_t from, size_t end)
{
	struct sk_span head = sk_span_head(s, end);
	size_t at = from;

	for (int i = 0; i < TRIES; i++, at++) {
		at = lit.p[0] == '<' ? sk_span_find_nocase(head, lit, at) : sk_span_find(head, lit, at);
		if (at == SK_SPAN_NONE || is_something(sk_span_from(s, at)))
			return at;
	}
	return SK_SPAN_NONE;
}

static size_t
find_next(struct sk_span s, size_t from)
{
	size_t best = s.n;

	for (size_t i = 0; i < sizeof beginning / sizeof *beginning; i++) {
		size_t at = find_one(s, beginning[i], from, best);

		if (at < best)
			best = at;
	}
	return best < s.n ? best : SK_SPAN_NONE;
}

static bool
add(struct sk_unpack *u, size_t self, struct sk_span bytes)
{
	struct sk_name name = { .text = SK_SPAN("overlay"), .where = "place" };

	return sk_unpack_add(u, self, &name, 1, (struct sk_span){ 0 }, bytes, true, NULL);
}

/* Text goes on to the end; containers, programs and shortcuts look behind
 * themselves.  Readers of a document or picture mind nothing that follows. */
static bool
ends_search(struct sk_span s)
{
	return (sk_type_table[sk_typer(s, (struct sk_span){ 0 })].classes &
	    (SK_CLASS_TEXT | SK_CLASS_CONTAINER | SK_CLASS_RUNS)) != 0;
}

/* Readers of zip and PDF put up with what stands before, and so does the typer;
 * where it really begins is better. */
static size_t
first_of(struct sk_span s)
{
	size_t at = find_next(sk_span_head(s, SEARCHED), 0);
	enum sk_type type;

	if (!is_something(s))
		return at;
	type = sk_typer(s, (struct sk_span){ 0 });
	if (type != SK_TYPE_ZIP && (sk_type_table[type].classes & SK_CLASS_DOCUMENT) == 0)
		return 0;
	return at == SK_SPAN_NONE ? 0 : at;
}

static void
open(struct sk_unpack *u, size_t self)
{
	struct sk_span s = u->object[self].bytes;
	size_t at;

	s = sk_span_from(s, sk_lnk_end(s));
	at = first_of(s);
	for (int i = 0; i < FINDS && at != SK_SPAN_NONE; i++) {
		struct sk_span found = sk_span_from(s, at);

		if (!sk_budget_time(u->budget) || !add(u, self, found) || ends_search(found))
			return;
		at = find_next(sk_span_head(s, SEARCHED), at + 1);
	}
}

const struct sk_format sk_fmt_lnk = { "lnk", "[MS-SHLLINK], 2.5 (what stands behind it)", bid, open };
