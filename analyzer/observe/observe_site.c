/* The site's own words in the text of a mail: names of its organisation, its themes.
 * The engine knows no more of the site than these. */
#include "base/error.h"
#include "phrases.h"
#include "text.h"

static struct sk_phrases words;

static int
warm(const struct sk_warm *w)
{
	struct sk_span rest = sk_span_text(w->words), line;
	struct sk_list lines = { .file = "the site's words" };
	size_t n = 0;

	words = (struct sk_phrases){ 0 };
	while (sk_span_line(&rest, &line, NULL))
		n++;
	if (n == 0)
		return 0;
	lines.word = sk_arena_array(w->arena, n, sizeof *lines.word);
	lines.line = sk_arena_array(w->arena, n, sizeof *lines.line);
	if (lines.word == NULL || lines.line == NULL)
		return SK_E_MEMORY;
	for (rest = sk_span_text(w->words); sk_span_line(&rest, &line, NULL);) {
		struct sk_buf b = sk_buf_new(w->arena, 1024);

		(void)sk_buf_span(&b, line);
		(void)sk_buf_text(&b, "\tsite\t");
		lines.word[lines.n] = sk_buf_view(&b);
		lines.line[lines.n] = (unsigned)lines.n + 1;
		lines.n++;
	}
	return sk_phrases_make(w, &lines, &words);
}

static void
found(void *user, const struct sk_phrase *phrase, size_t at, size_t sentence)
{
	const struct sk_look *l = user;

	(void)at;
	(void)sentence;
	(void)sk_record_text_once(l->r, l->self, SK_KEY_TEXT_SITE_WORD, sk_phrases_word(&words, phrase));
}

static void
look(const struct sk_look *l)
{
	struct sk_look user = *l;
	const struct sk_reading_of *t;

	if (words.n == 0 || sk_record_find(l->r, l->self, SK_KEY_OBJECT_INLINE) == NULL ||
	    (t = sk_text_of(l)) == NULL || !t->has || !t->is_body)
		return;
	(void)sk_phrases_find(&words, t->plain, found, &user);
}

const struct sk_observer sk_observe_site = {
	.source = "the site's settings, [site] org_names and keywords",
	.warm = warm,
	.look = look,
};
