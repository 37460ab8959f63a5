#include "text.h"
#include "unpack/rtf.h"

/*
 * What of a document in Rich Text Format leads out of it besides its objects, which
 * are told where they are opened: its template, and fields.
 */

/* The next word of a field, or what stands between quotation marks. */
static struct sk_span
next_word(struct sk_span *s)
{
	struct sk_span word;
	size_t n = 0;

	*s = sk_span_trim(*s);
	if (s->n > 0 && s->p[0] == '"') {
		*s = sk_span_from(*s, 1);
		n = sk_span_chr(*s, '"', 0);
		n = n == SK_SPAN_NONE ? s->n : n;
		word = sk_span_head(*s, n);
		*s = sk_span_from(*s, n + 1);
		return word;
	}
	while (n < s->n && s->p[n] > ' ' && s->p[n] != '"')
		n++;
	word = sk_span_head(*s, n);
	*s = sk_span_from(*s, n);
	return word;
}

/* A field doubles the backslashes of a path. */
static struct sk_span
path(const struct sk_look *l, struct sk_span s)
{
	struct sk_buf b = sk_buf_new(l->arena, s.n);

	for (size_t i = 0; i < s.n; i++) {
		(void)sk_buf_byte(&b, s.p[i]);
		i += s.p[i] == '\\' && i + 1 < s.n && s.p[i + 1] == '\\';
	}
	return sk_buf_view(&b);
}

static void
say_link(const struct sk_look *l, struct sk_span target)
{
	if (target.n == 0)
		return;
	(void)sk_record_text_once(l->r, l->self, SK_KEY_RTF_LINK, target);
	sk_url_write(l, target);
}

static void
look_field(const struct sk_look *l, struct sk_span s)
{
	static const char *const loads[] = { "INCLUDETEXT", "INCLUDE", "IMPORT", "RD" };
	struct sk_span word = next_word(&s);

	if (sk_span_is_nocase(word, "LINK")) {
		(void)next_word(&s);		/* class */
		say_link(l, path(l, next_word(&s)));
		return;
	}
	if (sk_span_is_nocase(word, "DDE") || sk_span_is_nocase(word, "DDEAUTO")) {
		(void)sk_record_text_once(l->r, l->self, SK_KEY_OFFICE_DDE, path(l, sk_span_trim(s)));
		return;
	}
	for (size_t i = 0; i < sizeof loads / sizeof *loads; i++)
		if (sk_span_is_nocase(word, loads[i])) {
			say_link(l, path(l, next_word(&s)));
			return;
		}
	/* Links for a person, and pictures, which what is copied from a page has. */
	if (sk_span_is_nocase(word, "HYPERLINK") || sk_span_is_nocase(word, "INCLUDEPICTURE"))
		sk_url_write(l, path(l, next_word(&s)));
}

static void
text(void *to, enum sk_rtf_text kind, struct sk_span s)
{
	const struct sk_look *l = to;

	if (kind == SK_RTF_TEMPLATE)
		say_link(l, s);
	else if (kind == SK_RTF_FIELD)
		look_field(l, s);
	else if (kind == SK_RTF_SHAPE)
		(void)sk_record_text_once(l->r, l->self, SK_KEY_RTF_SHAPE, s);
}

static void
look(const struct sk_look *l)
{
	struct sk_look here = *l;
	struct sk_rtf_see see = { .to = &here, .text = text };
	struct sk_rtf r;

	if (l->o->type == SK_TYPE_RTF && l->o->seen)
		sk_rtf_read(l->o->bytes, l->arena, &see, &r);
}

const struct sk_observer sk_observe_rtf = {
	.source = "Rich Text Format 1.9.1, Fields, Style Sheet, Shape Properties; ECMA-376 part 1, 17.16.5",
	.look = look,
};
