/*
 * field - header text as people read it.
 *
 * Encoded words are RFC 2047.  Mailers cut a text wherever a line is full, in
 * the middle of a character and even of a unit of base64, so neighbours of one
 * charset are joined as bytes before anything is converted.  Raw 8-bit text and
 * raw ISO-2022-JP, which no standard ever allowed, is read as well.
 */
#include <string.h>
#include "parts.h"

enum {
	LABEL_MAX = 64,		/* longest charset label of an encoded word */
	WORD_MAX = 8192		/* longest word; RFC 2047 2 says 75 */
};

/* A text that is being put together. */
struct text {
	struct sk_arena	*arena;
	struct sk_buf	*out;
	struct sk_note	**defects;
	enum sk_charset	 declared, actual;
	bool		 nul;
	/* a run of encoded words of one charset */
	bool		 run;
	struct sk_span	 label;
	struct sk_buf	 bytes;		/* decoded so far */
	struct sk_buf	 base64;	/* letters not yet decoded */
};

void
note_add(struct sk_note **list, struct sk_arena *arena, enum sk_key key, const char *word)
{
	for (; *list != NULL; list = &(*list)->next)
		if ((*list)->key == key && sk_span_is((*list)->text, word))
			return;
	if ((*list = sk_arena_alloc(arena, sizeof **list)) != NULL) {
		(*list)->key = key;
		(*list)->text = sk_span_text(word);
	}
}

static void
defect(struct text *t, const char *word)
{
	if (t->defects != NULL)
		note_add(t->defects, t->arena, SK_KEY_HEADER_DEFECT, word);
}

bool
raw_pairs(struct sk_span s)
{
	return !sk_utf8_valid(s);
}

/*
 * The run at the head of s, where the escape sequence that ends it is missing:
 * to the quote that stands where a character would begin and closes the value.
 * (As first half of one it would be a sign of mathematics before ";".)
 */
static size_t
endless_run(struct sk_span s)
{
	for (size_t i = 3; i < s.n; i += 2)
		if (s.p[i] == '"' && (i + 1 == s.n || s.p[i + 1] == ';' || s.p[i + 1] == '\r'))
			return i;
	return s.n;
}

/* ISO-2022-JP, RFC 1468: from ESC $ B (or @) to ESC ( B (or J), or to the next
 * that begins one; no further is looked, or many would cost their square. */
static size_t
escape_run(struct sk_span s, size_t at)
{
	size_t next = sk_span_chr(s, 033, at + 2), line;
	struct sk_span run = sk_span_from(sk_span_head(s, next), at);

	if ((line = sk_span_chr(run, '\n', 0)) != SK_SPAN_NONE)	/* a line ends it as well */
		return endless_run(sk_span_head(run, line));
	if (next == SK_SPAN_NONE || next + 1 >= s.n || s.p[next + 1] != '(')
		return endless_run(run);
	return (next + 3 > s.n ? s.n : next + 3) - at;
}

size_t
raw_unit(struct sk_span s, size_t at, bool pairs)
{
	if (s.p[at] == 033 && at + 1 < s.n && s.p[at + 1] == '$')
		return escape_run(s, at);
	/* Lead bytes of Shift_JIS, JIS X 0208 annex 1, and EUC-JP. */
	if (pairs && at + 1 < s.n && ((s.p[at] >= 0x81 && s.p[at] <= 0x9F) || s.p[at] >= 0xE0) &&
	    s.p[at + 1] >= 0x40)
		return 2;
	return 1;
}

/* Puts UTF-8; a NUL cannot be shown and would cut the text for others. */
static void
put_text(struct text *t, struct sk_span s)
{
	size_t nul;

	while ((nul = sk_span_chr(s, 0, 0)) != SK_SPAN_NONE) {
		t->nul = true;
		sk_buf_put(t->out, s.p, nul);
		sk_buf_utf8(t->out, 0xFFFD);
		s = sk_span_from(s, nul + 1);
	}
	sk_buf_span(t->out, s);
}

static bool
plain(struct sk_span s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] >= 0x80 || s.p[i] == 033)
			return false;
	return true;
}

/* Bytes in charset cs, as claimed; NULs are kept apart from conversion, but in
 * UTF-16 they are part of it. */
static void
convert(struct text *t, struct sk_span bytes, enum sk_charset cs)
{
	struct sk_buf b = sk_buf_new(t->arena, SIZE_MAX / 2);
	enum sk_charset actual = sk_charset_true(bytes, cs);

	if (t->declared == SK_CS_UNKNOWN)
		t->declared = cs;
	if (t->actual == SK_CS_UNKNOWN || t->actual == SK_CS_ASCII)
		t->actual = actual;
	(void)sk_charset_to_utf8(actual, bytes, &b, NULL);
	put_text(t, sk_buf_view(&b));
}

/* Text outside encoded words, folding and all. */
static void
put_raw(struct text *t, struct sk_span s)
{
	struct sk_span line;
	size_t end;

	while (sk_span_line(&s, &line, &end)) {
		if (plain(line)) {
			put_text(t, line);
			continue;
		}
		if (sk_span_find(line, SK_SPAN("\033$"), 0) != SK_SPAN_NONE)
			defect(t, "raw_escape");
		else if (!sk_utf8_valid(line))	/* RFC 6532 allows UTF-8 */
			defect(t, "raw_8bit");
		convert(t, line, SK_CS_UNKNOWN);
	}
}

/* --- encoded words --- */

static size_t
find_in_line(struct sk_span s, uint8_t c, size_t from, size_t most)
{
	for (size_t i = from; i < s.n && i - from <= most; i++) {
		if (s.p[i] == c)
			return i;
		if (s.p[i] <= ' ')
			break;
	}
	return SK_SPAN_NONE;
}

bool
word_at(struct sk_span s, size_t at, struct word *w_r)
{
	size_t label, text, end, star;

	if (at + 1 >= s.n || s.p[at] != '=' || s.p[at + 1] != '?')
		return false;
	label = at + 2;
	if ((end = find_in_line(s, '?', label, LABEL_MAX)) == SK_SPAN_NONE || end == label)
		return false;
	if (end + 2 >= s.n || s.p[end + 2] != '?' || strchr("BbQq", s.p[end + 1]) == NULL ||
	    s.p[end + 1] == 0)
		return false;
	*w_r = (struct word){ .charset = { s.p + label, end - label } };
	w_r->base64 = (s.p[end + 1] | 0x20) == 'b';
	if ((star = sk_span_chr(w_r->charset, '*', 0)) != SK_SPAN_NONE)
		w_r->charset.n = star;	/* a language, RFC 2231 5 */
	text = end + 3;
	for (end = text; end < s.n && s.p[end] != '\n' && end - text < WORD_MAX; end++)
		if (s.p[end] == '?' && end + 1 < s.n && s.p[end + 1] == '=')
			break;
	if (end + 1 >= s.n || s.p[end] != '?' || s.p[end + 1] != '=') {	/* no end: to the next blank */
		w_r->cut = true;
		for (end = text; end < s.n && s.p[end] > ' '; end++)
			;
		w_r->end = end;
	} else {
		w_r->end = end + 2;
	}
	w_r->text = (struct sk_span){ s.p + text, end - text };
	return true;
}

/*
 * Letters that are left over at the end of a word: if the bits that no byte
 * takes are zero the word is complete and only its "=" is missing; else the
 * mailer cut in the middle of a unit and the next word goes on there.
 */
static void
close_unit(struct text *t)
{
	static const char letters[] =
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	size_t left = t->base64.n % 4;
	const char *hit;

	if (left < 2 || t->base64.p[t->base64.n - 1] == 0)
		return;
	hit = strchr(letters, t->base64.p[t->base64.n - 1]);
	if (hit != NULL && ((hit - letters) & (left == 2 ? 15 : 3)) == 0)
		sk_buf_text(&t->base64, left == 2 ? "==" : "=");
}

static void
decode_base64(struct text *t)
{
	struct sk_decode_facts f;

	if (t->base64.n == 0)
		return;
	(void)sk_base64_decode(sk_buf_view(&t->base64), &t->bytes, &f);
	if (f.junk)
		defect(t, "bad_encoded_word");
	t->base64.n = 0;
}

static void
end_run(struct text *t)
{
	if (!t->run)
		return;
	decode_base64(t);
	convert(t, sk_buf_view(&t->bytes), sk_charset_find(t->label));
	t->bytes.n = 0;
	t->run = false;
}

static void
put_q(struct text *t, struct sk_span s)
{
	for (size_t i = 0; i < s.n; i++) {
		uint64_t v;
		struct sk_span two;

		if (s.p[i] == '_') {
			sk_buf_byte(&t->bytes, ' ');
		} else if (s.p[i] != '=') {
			sk_buf_byte(&t->bytes, s.p[i]);
		} else if (sk_span_cut(s, i + 1, 2, &two) && sk_span_number(two, 16, 255, &v)) {
			sk_buf_byte(&t->bytes, (uint8_t)v);
			i += 2;
		} else {
			defect(t, "bad_encoded_word");
			sk_buf_byte(&t->bytes, '=');
		}
	}
}

static void
put_word(struct text *t, const struct word *w)
{
	if (t->run && !sk_span_same_nocase(t->label, w->charset))
		end_run(t);
	if (w->cut || sk_charset_find(w->charset) == SK_CS_UNKNOWN)
		defect(t, "bad_encoded_word");
	t->run = true;
	t->label = w->charset;
	if (w->base64) {
		struct sk_span text = sk_span_trim(w->text);

		close_unit(t);
		sk_buf_span(&t->base64, text);
	} else {
		decode_base64(t);
		put_q(t, w->text);
	}
}

static bool
only_blanks(struct sk_span s)
{
	return sk_span_trim(s).n == 0;
}

static void
put_field(struct text *t, struct sk_span s)
{
	size_t from = 0, at = 0;
	bool pairs = false, looked = false;

	t->bytes = sk_buf_new(t->arena, SIZE_MAX / 2);
	t->base64 = sk_buf_new(t->arena, SIZE_MAX / 2);
	while (at < s.n) {
		struct word w;

		if (s.p[at] == '=' && word_at(s, at, &w)) {
			struct sk_span between = { s.p + from, at - from };

			if (!t->run || !only_blanks(between)) {
				end_run(t);
				put_raw(t, between);
			}
			put_word(t, &w);
			from = at = w.end;
			continue;
		}
		if (s.p[at] >= 0x80 && !looked) {
			pairs = raw_pairs(s);
			looked = true;
		}
		at += raw_unit(s, at, pairs);
	}
	end_run(t);
	put_raw(t, sk_span_from(s, from));
}

void
sk_field_text(struct sk_span raw, struct sk_arena *arena, struct sk_buf *out,
    enum sk_charset *declared_r, enum sk_charset *true_r, struct sk_note **defects)
{
	struct text t = { .arena = arena, .out = out, .defects = defects };

	put_field(&t, sk_span_trim(raw));
	if (t.nul)
		defect(&t, "nul");
	if (declared_r != NULL)
		*declared_r = t.declared;
	if (true_r != NULL)
		*true_r = t.actual;
}

struct sk_name
name_text(struct sk_span raw, struct sk_arena *arena, const char *where)
{
	struct sk_buf b = sk_buf_new(arena, SIZE_MAX / 2);
	struct text t = { .arena = arena, .out = &b };

	put_field(&t, raw);
	return (struct sk_name){ .text = sk_buf_view(&b), .where = where,
	    .declared = t.declared, .actual = t.actual, .nul = t.nul };
}

struct sk_name
name_bytes(struct sk_span bytes, enum sk_charset declared, struct sk_arena *arena,
    const char *where)
{
	struct sk_buf b = sk_buf_new(arena, SIZE_MAX / 2);
	struct text t = { .arena = arena, .out = &b };

	if (plain(bytes) && declared != SK_CS_UTF16LE && declared != SK_CS_UTF16BE &&
	    declared != SK_CS_UTF7)
		put_text(&t, bytes);
	else
		convert(&t, bytes, declared);
	return (struct sk_name){ .text = sk_buf_view(&b), .where = where,
	    .declared = t.declared, .actual = t.actual, .nul = t.nul };
}

int
sk_field_find(const struct sk_part *p, const char *name, size_t from)
{
	for (size_t i = from; i < p->fields; i++)
		if (sk_span_is_nocase(p->field[i].name, name))
			return (int)i;
	return -1;
}
