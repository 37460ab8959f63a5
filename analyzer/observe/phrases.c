#include <stdlib.h>
#include <string.h>
#include "base/error.h"
#include "list.h"
#include "phrases.h"

enum {
	WORD = 96,		/* bytes of a word */
	SEEN = 24,		/* words of a sentence that are remembered */
	SENTENCE = 600,		/* bytes: a sentence that long has ended */
	BITS = 1 << 16,
	HEADS = 1 << 12		/* chains of words that begin with the same bytes */
};

struct sk_phrase_word {
	struct sk_span	 text;
	uint16_t	 next;		/* number + 1 of the next of its chain, none longer */
	uint16_t	 phrase, phrases;	/* where its phrases stand in of_word */
};

static bool
is_alnum(uint8_t c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
}

static uint8_t
lower(uint8_t c)
{
	return c >= 'A' && c <= 'Z' ? c | 0x20 : c;
}

static bool
is_space(uint8_t c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* Number of the bit that stands for three bytes at the begin of a word; the last is 0
 * for a word that has two only. */
static uint32_t
bit_of(uint8_t a, uint8_t b, uint8_t c)
{
	return ((uint32_t)a * 0x9E5 ^ (uint32_t)b * 0x6B43 ^ (uint32_t)c * 0x1F3B) % BITS;
}

/* The same of the three bytes behind them, for words that begin with two kana or
 * kanji: most sentences have every kana in them, but few pairs. */
static uint32_t
pair_bit(const uint8_t *p)
{
	uint32_t first = (uint32_t)p[0] << 16 | (uint32_t)p[1] << 8 | p[2];
	uint32_t second = (uint32_t)p[3] << 16 | (uint32_t)p[4] << 8 | p[5];

	return (first * 0x9E3779B1u ^ second * 0x85EBCA6Bu) >> 16;
}

/* True if a character of three bytes begins s, which is well-formed. */
static inline bool
is_wide(struct sk_span s)
{
	return s.n >= 3 && s.p[0] >= 0xE0 && s.p[0] < 0xF0;
}

static inline uint32_t
code_point(const uint8_t *p)
{
	return (uint32_t)(p[0] & 15) << 12 | (uint32_t)(p[1] & 63) << 6 | (p[2] & 63);
}

static bool
begins_with_pair(struct sk_span t)
{
	return is_wide(t) && is_wide(sk_span_from(t, 3));
}

/* --- reading a list --- */

/* A list on its way into the tables. */
struct reading {
	const struct sk_list	*list;
	struct sk_phrases	*p;
	struct sk_arena		*arena;
	const struct sk_warm	*w;
};

static int
order_words(const void *a, const void *b)
{
	return sk_span_order(((const struct sk_phrase_word *)a)->text,
	    ((const struct sk_phrase_word *)b)->text);
}

/* Cuts the next word of "a + b" off *words. */
static bool
next_word(struct sk_span *words, struct sk_span *word_r)
{
	size_t plus = sk_span_find(*words, SK_SPAN(" + "), 0);

	*word_r = sk_span_trim(sk_span_head(*words, plus));
	*words = plus == SK_SPAN_NONE ? (struct sk_span){ 0 } : sk_span_from(*words, plus + 3);
	return word_r->n >= 2 && word_r->n <= WORD;
}

/* Fields of a line: words (without the mark of a weak one) and class. */
static bool
fields(struct sk_span line, struct sk_span *words_r, struct sk_span *class_r, bool *weak_r)
{
	size_t tab = sk_span_chr(line, '\t', 0), end;

	if (tab == SK_SPAN_NONE)
		return false;
	*weak_r = line.p[0] == '~';
	*words_r = sk_span_from(sk_span_head(line, tab), *weak_r);
	line = sk_span_from(line, tab + 1);
	end = sk_span_chr(line, '\t', 0);
	*class_r = sk_span_trim(sk_span_head(line, end));
	return words_r->n > 0 && class_r->n > 0;
}

static bool
class_number(struct sk_phrases *p, struct sk_span name, uint8_t *class_r)
{
	size_t i = 0;

	while (i < p->classes && !sk_span_same(p->class[i], name))
		i++;
	if (i == SK_PHRASE_CLASSES)
		return false;
	if (i == p->classes)
		p->class[p->classes++] = name;
	*class_r = (uint8_t)i;
	return true;
}

/* All words of all lines, sorted, each once. */
static int
collect_words(struct reading *r)
{
	struct sk_phrases *p = r->p;
	size_t n = 0;

	p->word = sk_arena_array(r->arena, r->list->n * SK_PHRASE_PARTS + 1, sizeof *p->word);
	if (p->word == NULL)
		return SK_E_MEMORY;
	for (size_t i = 0; i < r->list->n; i++) {
		struct sk_span words, class, word;
		bool weak;

		if (!fields(r->list->word[i], &words, &class, &weak))
			continue;
		for (int k = 0; k < SK_PHRASE_PARTS && words.n > 0 && next_word(&words, &word); k++)
			p->word[n++].text = word;
	}
	if (n > 0)
		qsort(p->word, n, sizeof *p->word, order_words);
	for (size_t i = 0; i < n && p->words < UINT16_MAX; i++)
		if (p->words == 0 || !sk_span_same(p->word[p->words - 1].text, p->word[i].text))
			p->word[p->words++] = p->word[i];
	for (size_t i = 0; i < p->words; i++)
		if (p->longest < p->word[i].text.n)
			p->longest = p->word[i].text.n;
	return 0;
}

/* The last word that is not behind s in the order of bytes; words if there is none. */
static size_t
last_before(const struct sk_phrases *p, struct sk_span s)
{
	size_t low = 0, high = p->words;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (sk_span_order(p->word[mid].text, s) <= 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low == 0 ? p->words : low - 1;
}

/* Reads a line into phrase; false if it is none. */
static bool
read_phrase(const struct reading *r, struct sk_span line, struct sk_phrase *phrase)
{
	struct sk_span words, class, word;

	*phrase = (struct sk_phrase){ 0 };
	if (!fields(line, &words, &class, &phrase->weak) ||
	    !class_number(r->p, class, &phrase->class))
		return false;
	while (words.n > 0) {
		size_t at;

		if (phrase->parts == SK_PHRASE_PARTS || !next_word(&words, &word))
			return false;
		at = last_before(r->p, word);
		if (at == r->p->words || !sk_span_same(r->p->word[at].text, word))
			return false;
		phrase->part[phrase->parts++] = (uint16_t)at;
		r->p->word[at].phrases++;
	}
	return true;
}

static int
read_phrases(struct reading *r)
{
	struct sk_phrases *p = r->p;

	p->phrase = sk_arena_array(r->arena, r->list->n + 1, sizeof *p->phrase);
	if (p->phrase == NULL)
		return SK_E_MEMORY;
	for (size_t i = 0; i < r->list->n && p->n < UINT16_MAX; i++) {
		if (read_phrase(r, r->list->word[i], &p->phrase[p->n]))
			p->n++;
		else
			sk_list_aside(r->w, r->list, i, "this line of the list has not the fields that it needs");
	}
	return 0;
}

/* For each word the phrases that it is part of. */
static int
link_words(struct reading *r)
{
	struct sk_phrases *p = r->p;
	size_t total = 0;

	for (size_t i = 0; i < p->words; i++) {
		p->word[i].phrase = (uint16_t)total;
		total += p->word[i].phrases;
		p->word[i].phrases = 0;
	}
	if (total > UINT16_MAX ||
	    (p->of_word = sk_arena_array(r->arena, total + 1, sizeof *p->of_word)) == NULL)
		return SK_E_MEMORY;
	for (size_t i = 0; i < p->n; i++)
		for (size_t k = 0; k < p->phrase[i].parts; k++) {
			struct sk_phrase_word *w = &p->word[p->phrase[i].part[k]];

			p->of_word[w->phrase + w->phrases++] = (uint16_t)i;
		}
	return 0;
}

/* What a word begins with, as a number of BITS. */
static uint32_t
begin_of(struct sk_span t)
{
	return begins_with_pair(t) ? pair_bit(t.p) : bit_of(t.p[0], t.p[1], t.n > 2 ? t.p[2] : 0);
}

static int
order_lengths(const void *a, const void *b)
{
	const struct sk_phrase_word *x = *(struct sk_phrase_word *const *)a;
	const struct sk_phrase_word *y = *(struct sk_phrase_word *const *)b;

	return x->text.n != y->text.n ? (x->text.n < y->text.n ? -1 : 1) : x < y ? -1 : x > y;
}

/* The chains: who comes last stands first, so the longest do. */
static int
chain_words(struct reading *r)
{
	struct sk_phrases *p = r->p;
	struct sk_phrase_word **by_length = sk_arena_array(r->arena, p->words + 1, sizeof *by_length);

	if (by_length == NULL || (p->head = sk_arena_array(r->arena, HEADS, sizeof *p->head)) == NULL)
		return SK_E_MEMORY;
	for (size_t i = 0; i < p->words; i++)
		by_length[i] = &p->word[i];
	if (p->words > 1)
		qsort(by_length, p->words, sizeof *by_length, order_lengths);
	for (size_t i = 0; i < p->words; i++) {
		uint16_t *head = &p->head[begin_of(by_length[i]->text) % HEADS];

		by_length[i]->next = *head;
		*head = (uint16_t)(by_length[i] - p->word + 1);
	}
	return 0;
}

static void
set_bit(uint64_t *bits, uint32_t bit)
{
	bits[bit / 64] |= (uint64_t)1 << bit % 64;
}

static int
mark_begins(struct reading *r)
{
	struct sk_phrases *p = r->p;

	if ((p->begins = sk_arena_array(r->arena, BITS / 64, sizeof *p->begins)) == NULL ||
	    (p->pairs = sk_arena_array(r->arena, BITS / 64, sizeof *p->pairs)) == NULL ||
	    (p->first = sk_arena_array(r->arena, BITS / 64, sizeof *p->first)) == NULL)
		return SK_E_MEMORY;
	set_bit(p->first, 0x3002);	/* a full stop is looked at as well */
	for (size_t i = 0; i < p->words; i++) {
		struct sk_span t = p->word[i].text;

		set_bit(begins_with_pair(t) ? p->pairs : p->begins, begin_of(t));
		if (is_wide(t))
			set_bit(p->first, code_point(t.p));
	}
	return 0;
}

int
sk_phrases_make(const struct sk_warm *w, const struct sk_list *list, struct sk_phrases *p_r)
{
	struct reading r = { .list = list, .p = p_r, .arena = w->arena, .w = w };
	int rc;

	*p_r = (struct sk_phrases){ 0 };
	if ((rc = collect_words(&r)) == 0)
		rc = read_phrases(&r);
	if (rc == 0)
		rc = link_words(&r);
	if (rc == 0)
		rc = chain_words(&r);
	if (rc == 0)
		rc = mark_begins(&r);
	if (rc != 0)
		*p_r = (struct sk_phrases){ 0 };
	return rc;
}

int
sk_phrases_read(const struct sk_warm *w, const char *name, struct sk_phrases *p_r)
{
	struct sk_list list;
	int rc = sk_list_read(w, name, &list);

	*p_r = (struct sk_phrases){ 0 };
	return rc != 0 ? rc : sk_phrases_make(w, &list, p_r);
}

size_t
sk_phrases_class(const struct sk_phrases *p, const char *name)
{
	for (size_t i = 0; i < p->classes; i++)
		if (sk_span_is(p->class[i], name))
			return i;
	return SK_PHRASE_CLASSES;
}

struct sk_span
sk_phrases_word(const struct sk_phrases *p, const struct sk_phrase *phrase)
{
	return p->word[phrase->part[0]].text;
}

/* --- looking --- */

/* What stands at an offset, as words are written, and where each byte of it is. */
struct window {
	uint8_t		 text[WORD + 1];
	uint16_t	 end[WORD + 1];		/* offset behind each byte */
	size_t		 n;
};

/* Fills w from offset at of s on, with what a word of most bytes may need. */
static void
open_window(struct window *w, struct sk_span s, size_t at, size_t most)
{
	size_t i = at;

	w->n = 0;
	while (i < s.n && w->n <= most && i - at < 4 * WORD) {
		uint8_t c = s.p[i];
		bool broken = false;

		if (!is_space(c)) {
			i++;
			w->text[w->n] = lower(c);
			w->end[w->n++] = (uint16_t)(i - at);
			continue;
		}
		for (; i < s.n && is_space(s.p[i]) && i - at < 4 * WORD; i++)
			broken |= s.p[i] == '\n';
		if (broken && w->n > 0 && w->text[w->n - 1] >= 0x80 && i < s.n && s.p[i] >= 0x80)
			continue;
		w->text[w->n] = ' ';
		w->end[w->n++] = (uint16_t)(i - at);
	}
}

/* The longest word of one chain that w begins with; words if there is none. */
static size_t
word_of(const struct sk_phrases *p, const struct window *w, uint32_t begin)
{
	for (size_t at = p->head[begin % HEADS]; at > 0; at = p->word[at - 1].next) {
		struct sk_span t = p->word[at - 1].text;

		if (t.n > w->n || !sk_span_begins((struct sk_span){ w->text, w->n }, t))
			continue;
		if (t.n < w->n && is_alnum(t.p[t.n - 1]) && is_alnum(w->text[t.n]))
			continue;	/* "card" of "cardboard" */
		return at - 1;
	}
	return p->words;
}

/* The longest of all: two kana or kanji are more than three bytes, and these than two. */
static size_t
word_in(const struct sk_phrases *p, const struct window *w)
{
	size_t word = p->words;

	if (begins_with_pair((struct sk_span){ w->text, w->n }))
		word = word_of(p, w, pair_bit(w->text));
	if (word == p->words && w->n > 2)
		word = word_of(p, w, bit_of(w->text[0], w->text[1], w->text[2]));
	if (word == p->words && w->n > 1)
		word = word_of(p, w, bit_of(w->text[0], w->text[1], 0));
	return word;
}

struct finding {
	const struct sk_phrases	*p;
	sk_phrase_found		*found;
	void			*user;
	uint16_t		 seen[SEEN];	/* words of this sentence */
	size_t			 n;
	size_t			 sentence, begin;	/* its number, where it begins */
};

static bool
is_seen(const struct finding *f, uint16_t word)
{
	for (size_t i = 0; i < f->n; i++)
		if (f->seen[i] == word)
			return true;
	return false;
}

static void
saw(struct finding *f, uint16_t word, size_t at)
{
	const struct sk_phrase_word *w = &f->p->word[word];

	if (is_seen(f, word))
		return;
	if (f->n < SEEN)
		f->seen[f->n++] = word;
	for (size_t i = 0; i < w->phrases; i++) {
		const struct sk_phrase *phrase = &f->p->phrase[f->p->of_word[w->phrase + i]];
		size_t k = 0;

		while (k < phrase->parts && (phrase->part[k] == word || is_seen(f, phrase->part[k])))
			k++;
		if (k == phrase->parts)
			f->found(f->user, phrase, at, f->sentence);
	}
}

/* True if a sentence ends at offset i: with a mark, an empty line, or by its length. */
static bool
ends_sentence(struct sk_span s, size_t i, size_t begin)
{
	uint8_t c = s.p[i];

	if (i - begin > SENTENCE)
		return true;
	if (c == 0xE3)	/* U+3002 */
		return s.n - i > 2 && s.p[i + 1] == 0x80 && s.p[i + 2] == 0x82;
	if (c == '!' || c == '?')
		return true;
	if (c == '.')
		return i + 1 == s.n || is_space(s.p[i + 1]);
	if (c != '\n')
		return false;
	for (i++; i < s.n && (s.p[i] == ' ' || s.p[i] == '\t' || s.p[i] == '\r'); i++)
		;
	return i < s.n && s.p[i] == '\n';
}

static inline bool
has_bit(const uint64_t *bits, uint32_t bit)
{
	return (bits[bit / 64] >> bit % 64 & 1) != 0;
}

/* A byte as words of lists have it. */
static uint8_t
as_written(uint8_t c)
{
	return is_space(c) ? ' ' : lower(c);
}

static bool
may_begin(const struct sk_phrases *p, struct sk_span s, size_t i)
{
	uint8_t a = lower(s.p[i]), b;

	if (s.n - i < 2 || (a >= 0x80 && s.n - i < 3))
		return false;
	if (is_alnum(a) && i > 0 && is_alnum(lower(s.p[i - 1])))
		return false;
	/* A line may be broken between the two. */
	if (a >= 0xE0 && a < 0xF0 && s.n - i > 3 && (is_space(s.p[i + 3]) || (s.n - i > 5 &&
	    has_bit(p->pairs, pair_bit(s.p + i)))))
		return true;
	if (a >= 0x80)
		return has_bit(p->begins, bit_of(a, s.p[i + 1], s.p[i + 2]));
	b = as_written(s.p[i + 1]);
	return has_bit(p->begins, bit_of(a, b, 0)) || (s.n - i > 2 &&
	    has_bit(p->begins, bit_of(a, b, as_written(s.p[i + 2]))));
}

/* True if a word may begin with the character of three bytes at i, or a sentence ends
 * there; what stands behind it says more than the character alone. */
static bool
is_stop(const struct sk_phrases *p, struct sk_span s, size_t i)
{
	const uint8_t *at = s.p + i;
	uint32_t cp = code_point(at);

	if (!has_bit(p->first, cp))
		return false;
	return cp == 0x3002 || !is_wide(sk_span_from(s, i + 3)) ||
	    has_bit(p->pairs, pair_bit(at)) || has_bit(p->begins, bit_of(at[0], at[1], at[2]));
}

/* End of the run from i on of such characters where nothing begins or ends: most of a
 * Japanese text. */
static size_t
pass(const struct sk_phrases *p, struct sk_span s, size_t i)
{
	while (s.n - i >= 3 && s.p[i] >= 0xE0 && s.p[i] < 0xF0 && !is_stop(p, s, i))
		i += 3;
	return i;
}

static size_t
longest_of(const struct sk_phrases *p, uint32_t begin)
{
	uint16_t head = p->head[begin % HEADS];

	return head == 0 ? 0 : p->word[head - 1].text.n;
}

/* Bytes that the longest word may have that begins at i, where may_begin is true. */
static size_t
reach(const struct sk_phrases *p, struct sk_span s, size_t i)
{
	const uint8_t *at = s.p + i;
	uint8_t a = lower(at[0]), b = as_written(at[1]), c = s.n - i > 2 ? as_written(at[2]) : 0;
	size_t most, other;

	if (is_wide(sk_span_from(s, i)) && s.n - i > 3 && is_space(at[3]))
		return p->longest;
	most = longest_of(p, bit_of(a, b, c));
	other = begins_with_pair(sk_span_from(s, i)) ? longest_of(p, pair_bit(at)) :
	    longest_of(p, bit_of(a, b, 0));
	return most > other ? most : other;
}

size_t
sk_phrases_find(const struct sk_phrases *p, struct sk_span text, sk_phrase_found *found,
    void *user)
{
	struct finding f = { .p = p, .found = found, .user = user };
	struct window w;
	size_t i = 0, word;

	while (p->words > 0 && (i = pass(p, text, i)) < text.n) {
		uint8_t c = text.p[i];

		if (ends_sentence(text, i, f.begin)) {
			f.sentence++;
			f.n = 0;
			f.begin = i + 1;
		}
		word = p->words;
		if (c > ' ' && (c & 0xC0) != 0x80 && may_begin(p, text, i)) {
			open_window(&w, text, i, reach(p, text, i));
			word = word_in(p, &w);
		}
		if (word == p->words) {
			i += is_wide(sk_span_from(text, i)) ? 3 : 1;
			/* And over the rest of a Latin word: none begins in it. */
			while (is_alnum(lower(c)) && i < text.n && is_alnum(lower(text.p[i])))
				i++;
			continue;
		}
		saw(&f, (uint16_t)word, i);
		i += w.end[p->word[word].text.n - 1];
	}
	return f.sentence + 1;
}
