/*
 * leaf - the content of a part under every transfer encoding that a reader may
 * take it for.  RFC 2045 6.
 */
#include <string.h>
#include "base/error.h"
#include "parts.h"

enum how { AS_IS, BASE64, QP, UU };

enum {
	ENCODINGS_MAX = 4,	/* fields that are tried */
	READINGS_MAX = 8,
	SNIFF_MIN = 64,		/* letters that undeclared base64 must have at least */
	SNIFF_NAMED = 256	/* the same where the decoded begins with no known magic */
};

static const struct {
	const char	*word;
	enum how	 how;
	bool		 standard;	/* all readers agree on it */
} encodings[] = {
	{ "base64", BASE64, true }, { "quoted-printable", QP, true },
	{ "7bit", AS_IS, true }, { "8bit", AS_IS, true }, { "binary", AS_IS, true },
	{ "x-uuencode", UU, true }, { "uuencode", UU, true }, { "x-uue", UU, true },
	{ "uue", UU, true }, { "x-base64", BASE64, false }, { "base-64", BASE64, false },
	{ "x-quoted-printable", QP, false }, { "quotedprintable", QP, false },
};

static const char *const how_word[] = { "as-is", "base64", "quoted-printable", "uuencode" };

struct leaf {
	struct sk_part	*p;
	struct sk_arena	*arena;
	struct sk_budget *budget;
	enum how	 how[ENCODINGS_MAX];	/* as declared, distinct */
	size_t		 hows;
	bool		 doubt;			/* some reader may not decode at all */
};

static void
note(struct leaf *l, const char *word)
{
	note_add(&l->p->note, l->arena, SK_KEY_MIME_DEFECT, word);
}

/* One Content-Transfer-Encoding field. */
static enum how
read_encoding(struct leaf *l, struct sk_span raw)
{
	struct sk_span s = sk_span_trim(raw);
	size_t n = 0, e = 0;

	if (s.n > 0 && (s.p[0] == '"' || s.p[0] == '\'')) {
		note(l, "encoding_quoted");
		l->doubt = true;
		s = sk_span_from(s, 1);
	}
	while (n < s.n && s.p[n] > ' ' && strchr("\"';(,", s.p[n]) == NULL)
		n++;
	s = sk_span_head(s, n);
	while (e < sizeof encodings / sizeof *encodings && !sk_span_is_nocase(s, encodings[e].word))
		e++;
	if (e == sizeof encodings / sizeof *encodings || !encodings[e].standard) {
		note(l, "encoding_unknown");
		l->doubt = true;
	}
	return e == sizeof encodings / sizeof *encodings ? AS_IS : encodings[e].how;
}

static void
read_encodings(struct leaf *l)
{
	for (int i = -1; l->hows < ENCODINGS_MAX &&
	    (i = sk_field_find(l->p, "Content-Transfer-Encoding", (size_t)(i + 1))) >= 0;) {
		enum how how = read_encoding(l, l->p->field[i].raw);
		bool known = false;

		for (size_t k = 0; k < l->hows; k++)
			known |= l->how[k] == how;
		if (!known)
			l->how[l->hows++] = how;
	}
	if (l->hows > 1)
		note(l, "duplicate_encoding");
	if (l->hows == 0)
		l->how[l->hows++] = AS_IS;
}

static void
add_reading(struct leaf *l, struct sk_span bytes, const char *how)
{
	struct sk_part *p = l->p;

	for (size_t i = 0; i < p->readings; i++)
		if (sk_span_same(p->reading[i].bytes, bytes))
			return;
	if (p->reading == NULL &&
	    (p->reading = sk_arena_array(l->arena, READINGS_MAX, sizeof *p->reading)) == NULL)
		return;
	if (p->readings < READINGS_MAX)
		p->reading[p->readings++] = (struct sk_reading){ bytes, how };
}

/* The lines from "begin" on, or all if there is none. */
static struct sk_span
uu_lines(struct sk_span s)
{
	size_t at = sk_span_begins(s, SK_SPAN("begin")) ? 0 : sk_span_find(s, SK_SPAN("\nbegin"), 0);

	return at == SK_SPAN_NONE || at == 0 ? s : sk_span_from(s, at + 1);
}

static void
note_facts(struct leaf *l, enum how how, const struct sk_decode_facts *f)
{
	if (f->padding_inside)
		note(l, "base64_padding_inside");
	if (f->junk)
		note(l, "base64_junk");
	if (f->cut && how == BASE64)
		note(l, "base64_cut");
	if (how == UU && (f->cut || f->broken))
		note(l, "uu_broken");
	if (f->broken && how == QP)
		note(l, "qp_broken");
}

/* Decodes bytes; what does not fit is a gap. */
static struct sk_span
decode(struct leaf *l, struct sk_span bytes, enum how how, struct sk_decode_facts *f_r)
{
	uint64_t left = sk_budget_left(l->budget);
	struct sk_buf out = sk_buf_new(l->arena, left < SIZE_MAX / 2 ? (size_t)left : SIZE_MAX / 2);
	int e = 0;

	*f_r = (struct sk_decode_facts){ 0 };
	switch (how) {
	case AS_IS:
		return bytes;
	case BASE64:
		e = sk_base64_decode(bytes, &out, f_r);
		break;
	case QP:
		e = sk_qp_decode(bytes, &out, f_r);
		break;
	case UU:
		e = sk_uu_decode(uu_lines(bytes), &out, f_r);
		break;
	}
	if (e != 0)
		note_add(&l->p->note, l->arena, SK_KEY_OBJECT_GAP, out.n < left ? "memory_bytes" :
		    left < l->budget->limit[SK_LIMIT_OBJECT_BYTES] ? "bytes_out" : "object_bytes");
	(void)sk_budget_take(l->budget, out.n);
	return sk_buf_view(&out);
}

/* The first line that is not empty holds letters of base64 only. */
static bool
begins_as_base64(struct sk_span s)
{
	struct sk_decode_facts f;
	struct sk_span line;
	uint8_t room[8];
	struct sk_buf none = { .p = room, .room = sizeof room, .max = sizeof room };

	s = sk_span_trim(s);
	(void)sk_span_line(&s, &line, NULL);
	line = sk_span_head(line, 8);
	(void)sk_base64_decode(line, &none, &f);
	return !f.junk;
}

static void
try_encoding(struct leaf *l, enum how how)
{
	struct sk_span raw = l->p->raw;
	struct sk_decode_facts f;
	struct sk_span bytes = decode(l, raw, how, &f);
	bool as_is_first = l->p->kind == SK_PART_MESSAGE && how != AS_IS &&
	    sk_mime_is_message(raw) && !sk_mime_is_message(bytes);

	note_facts(l, how, &f);
	if (how != AS_IS && l->p->kind == SK_PART_MESSAGE)
		note(l, "encoded_message");
	if (as_is_first)
		add_reading(l, raw, how_word[AS_IS]);
	add_reading(l, bytes, how_word[how]);
	if (f.padding_inside) {
		struct sk_buf first = sk_buf_new(l->arena, (size_t)sk_budget_left(l->budget));

		(void)sk_base64_decode_first(raw, &first);
		(void)sk_budget_take(l->budget, first.n);
		add_reading(l, sk_buf_view(&first), "base64-first");
	}
	if (how == BASE64 && f.junk && !begins_as_base64(raw))
		add_reading(l, raw, how_word[AS_IS]);
}

/* --- base64 that is not declared --- */

static bool
known_magic(struct sk_span s)
{
	static const struct sk_span magic[] = {
		SK_LIT("MZ"), SK_LIT("PK\3\4"), SK_LIT("%PDF"), SK_LIT("\xD0\xCF\x11\xE0"),
		SK_LIT("Rar!"), SK_LIT("7z\xBC\xAF"), SK_LIT("{\\rt"), SK_LIT("MSCF"),
		SK_LIT("L\0\0\0\1\x14\2"), SK_LIT("\x1F\x8B\x08"), SK_LIT("\x7F" "ELF"),
		SK_LIT("ITSF"), SK_LIT("GIF8"), SK_LIT("\x89PNG"), SK_LIT("\xFF\xD8\xFF"),
		SK_LIT("BZh"), SK_LIT("\xFD" "7zXZ"), SK_LIT("\x78\x9F\x3E\x22"),
		SK_LIT("\xE4\x52\x5C\x7B"),
	};

	for (size_t i = 0; i < sizeof magic / sizeof *magic; i++)
		if (sk_span_begins(s, magic[i]))
			return true;
	return false;
}

/*
 * True if all of s is base64 in lines of one length.  Honest text has blanks or
 * lines of many lengths.  At least least letters.
 */
static bool
all_base64(struct sk_span s, size_t least)
{
	size_t length = 0, total = 0;
	struct sk_span line;
	bool last = false;

	s = sk_span_trim(s);
	while (sk_span_line(&s, &line, NULL)) {
		if (line.n == 0 || last || line.n % 4 != 0 || (length != 0 && line.n > length))
			return false;
		if (length == 0)
			length = line.n;
		last = line.n < length;
		for (size_t i = 0; i < line.n; i++) {
			uint8_t c = line.p[i], low = c | 0x20;

			if (!((low >= 'a' && low <= 'z') || (c >= '0' && c <= '9') || c == '+' ||
			    c == '/' || (c == '=' && s.n == 0 && i + 2 >= line.n)))
				return false;
		}
		total += line.n;
	}
	return total >= least;
}

static void
sniff(struct leaf *l)
{
	struct sk_span raw = l->p->raw, out;
	struct sk_decode_facts f;
	struct sk_span head = sk_span_head(sk_span_trim(raw), 32);
	uint8_t room[32];
	struct sk_buf few = { .p = room, .room = sizeof room, .max = sizeof room };
	bool magic;

	if (head.n < 32 || !begins_as_base64(raw))
		return;
	(void)sk_base64_decode(head, &few, &f);
	magic = !f.junk && known_magic(sk_buf_view(&few));
	if (!magic && l->p->names == 0)
		return;
	if (!all_base64(raw, magic ? SNIFF_MIN : SNIFF_NAMED))
		return;
	out = decode(l, raw, BASE64, &f);
	note(l, "base64_undeclared");
	add_reading(l, out, "base64-undeclared");
}

void
leaf_read(struct sk_part *p, struct sk_arena *arena, struct sk_budget *budget)
{
	struct leaf l = { .p = p, .arena = arena, .budget = budget };
	bool decoded = false;

	read_encodings(&l);
	for (size_t i = 0; i < l.hows; i++) {
		if (!sk_budget_time(budget)) {
			note_add(&p->note, arena, SK_KEY_OBJECT_GAP, "cpu_ms");
			break;
		}
		try_encoding(&l, l.how[i]);
		decoded |= l.how[i] != AS_IS;
	}
	if (l.doubt)
		add_reading(&l, p->raw, how_word[AS_IS]);
	if (!decoded)
		sniff(&l);
}

bool
leaf_decoded(struct sk_part *p, struct sk_span bytes, struct sk_arena *arena,
    struct sk_budget *budget, struct sk_span *out_r)
{
	struct leaf l = { .p = p, .arena = arena, .budget = budget };
	struct sk_decode_facts f;

	read_encodings(&l);
	for (size_t i = 0; i < l.hows; i++)
		if (l.how[i] != AS_IS) {
			*out_r = decode(&l, bytes, l.how[i], &f);
			return out_r->n > 0;
		}
	return false;
}
