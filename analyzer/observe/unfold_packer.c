#include "unfold_value.h"

/*
 * eval(function(p,a,c,k,e,d){...}('text',62,count,'words'.split('|'),0,{})): a
 * text in which words are numbers to base a.  Source: Dean Edwards, "/packer/",
 * dean.edwards.name, 2004 to 2010.  Honest libraries are packed like that.
 */
enum { HEAD = 4096, WORDS = 65536 };

static int
digit(uint8_t c)
{
	return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'z' ? c - 'a' + 10 :
	    c >= 'A' && c <= 'Z' ? c - 'A' + 36 : -1;
}

static bool
is_word(uint8_t c)
{
	return digit(c) >= 0 || c == '_';
}

static void
put_words(struct sk_fold *f, const struct sk_value *text, long base, const struct sk_value *words,
    struct sk_buf *out)
{
	struct sk_span s = text->text;

	for (size_t i = 0, n; i < s.n; i += n) {
		struct sk_span w;
		size_t k = 0;
		bool number = true;

		for (n = 0; i + n < s.n && is_word(s.p[i + n]); n++) {
			int d = digit(s.p[i + n]);

			number = number && d >= 0 && d < base && k < WORDS;
			k = number ? k * (size_t)base + (size_t)d : k;
		}
		w = sk_span_head(sk_span_from(s, i), n == 0 ? 1 : n);
		if (n > 0 && number && k < words->n && words->item[k].n > 0)
			w = words->item[k];
		if (!sk_value_pay(f, w.n) || !sk_buf_span(out, w))
			return;
		n = n == 0 ? 1 : n;
	}
}

/* ('text',62,count,'words'.split('|') from behind the bracket. */
static bool
unpack(struct sk_fold *f, size_t *i, struct sk_buf *out)
{
	struct sk_value v[4];

	for (size_t k = 0; k < 4; k++) {
		*i = sk_value_gap(f, *i);
		if (!sk_value_read(f, i, &v[k]))
			return false;
		*i = sk_value_gap(f, *i);
		if (k < 3 && (*i >= f->s.n || f->s.p[(*i)++] != ','))
			return false;
	}
	if (v[0].kind != SK_IS_TEXT || v[1].kind != SK_IS_NUMBER || v[1].number < 2 ||
	    v[1].number > 62 || v[3].kind != SK_IS_LIST)
		return false;
	put_words(f, &v[0], v[1].number, &v[3], out);
	return true;
}

bool
sk_packer_read(struct sk_fold *f, size_t i, size_t *end_r, struct sk_span *text_r)
{
	struct sk_span head = sk_span_head(sk_span_from(f->s, i), HEAD);
	struct sk_buf out = sk_buf_new(f->arena, f->work);
	size_t at = 0;

	*end_r = i;
	*text_r = (struct sk_span){ 0 };
	if (!sk_span_begins_nocase(head, SK_SPAN("eval(function(p,a,c,k,e")))
		return false;
	while ((at = sk_span_find(head, SK_SPAN("}("), at)) != SK_SPAN_NONE) {
		size_t from = i + (at += 2);

		if (sk_value_pay(f, 64) && unpack(f, &from, &out)) {
			*end_r = from;
			*text_r = sk_buf_view(&out);
			return out.n > 0;
		}
	}
	return false;
}
