#include "letter.h"
#include "phrases.h"

enum {
	HEAD = 600,		/* bytes in which a letter says what it is about */
	NAMES = 500,		/* names of one message that are looked at */
	THEMES = 3,		/* of one text that are written */
	STRONG = 2, WEAK = 1	/* what a phrase counts; twice in the head of a letter */
};

static struct sk_phrases themes;

static int
warm(const struct sk_warm *w)
{
	return sk_phrases_read(w, "themes.txt", &themes);
}

/* What a text says: each phrase counts once. */
struct tally {
	uint64_t	 had[UINT16_MAX / 64 + 1];	/* phrases */
	unsigned	 points[SK_PHRASE_CLASSES];
	bool		 is_letter;
};

static void
count(void *user, const struct sk_phrase *phrase, size_t at, size_t sentence)
{
	struct tally *t = user;
	size_t i = (size_t)(phrase - themes.phrase);
	unsigned points = phrase->weak ? WEAK : STRONG;

	(void)sentence;
	if ((t->had[i / 64] >> i % 64 & 1) != 0)
		return;
	t->had[i / 64] |= (uint64_t)1 << i % 64;
	t->points[phrase->class] += t->is_letter && at < HEAD ? points * 2 : points;
}

/* Writes the themes that have the points, the strongest first. */
static void
write_themes(const struct sk_look *l, struct tally *t, enum sk_key key, unsigned points)
{
	for (int n = 0; n < THEMES; n++) {
		size_t best = 0;

		for (size_t i = 1; i < themes.classes; i++)
			if (t->points[i] > t->points[best])
				best = i;
		if (t->points[best] < points)
			return;
		sk_record_text_once(l->r, l->self, key, themes.class[best]);
		t->points[best] = 0;
	}
}

/* A subject or a name is about what it names. */
static void
look_short(const struct sk_look *l, struct sk_span text, enum sk_key key)
{
	struct sk_buf b = sk_buf_new(l->arena, SK_RECORD_TEXT);
	struct tally t = { .is_letter = false };

	sk_text_plain(&b, sk_span_head(text, SK_RECORD_TEXT));
	sk_phrases_find(&themes, sk_buf_view(&b), count, &t);
	write_themes(l, &t, key, STRONG);
}

/*
 * A letter must say it in its first lines, or twice; the longer it is, the more
 * often: a word here and there is in every long text.
 */
static void
look_letter(const struct sk_look *l, struct sk_span plain)
{
	struct tally t = { .is_letter = true };
	struct sk_span run, rest = plain;
	uint64_t chars = 0;

	while (sk_letter_run(&rest, &run)) {
		sk_phrases_find(&themes, run, count, &t);
		chars += sk_text_chars(run);
		t.is_letter = run.p + run.n < plain.p + HEAD;
	}
	write_themes(l, &t, SK_KEY_TEXT_THEME, 2 * STRONG + (unsigned)(chars > 2400 ? 6 : chars / 400));
}

static void
look(const struct sk_look *l)
{
	struct sk_span plain;

	if (themes.classes == 0)
		return;
	if (l->o->is_message)
		look_short(l, sk_record_get(l->r, l->self, SK_KEY_HEADER_SUBJECT), SK_KEY_HEADER_THEME);
	else if (sk_letter_of(l, &plain))
		look_letter(l, plain);
	if (l->o->names > 0 && sk_text_count(l, SK_TEXT_NAMES, NAMES))
		look_short(l, l->o->name[0].text, SK_KEY_NAME_THEME);
}

const struct sk_observer sk_observe_theme = {
	.source = "signatures/lists/themes.txt, and the reports named there",
	.warm = warm,
	.look = look,
};
