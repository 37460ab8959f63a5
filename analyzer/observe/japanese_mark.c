/* Marks and widths that do not go together. */
#include "japanese.h"

enum { COMMAS = 2, HALF = 2, SPLIT = 2 };	/* fewer are a slip of anybody */

/* No word begins with them. */
static bool
continues_word(uint32_t cp)
{
	static const uint16_t small[] = u"ーンッャュョァィゥェォヮんっゃゅょぁぃぅぇぉゎ";

	for (size_t i = 0; small[i] != 0; i++)
		if (small[i] == cp)
			return true;
	return false;
}

/* Kana, a blank, and kana that go on with the word. */
void
sk_ja_marks(struct sk_ja *j, const struct sk_ja_line *l)
{
	for (size_t i = 1; i + 1 < l->n; i++) {
		unsigned before = l->kind[i - 1];

		if (l->kind[i] != SK_JA_BLANK || l->kind[i + 1] != before ||
		    (before != SK_JA_KATA && before != SK_JA_HIRA))
			continue;
		/* Letters that are all set apart are a heading. */
		if (continues_word(l->cp[i + 1]) && (i + 2 == l->n || l->kind[i + 2] != SK_JA_BLANK))
			j->split++;
	}
}

void
sk_ja_marks_end(struct sk_ja *j)
{
	static const struct sk_ja_line none;

	if (j->commas >= COMMAS && j->other_commas >= COMMAS)
		sk_ja_add(j, &j->marks, "comma", &none, 0, 0);
	if (j->half >= HALF)
		sk_ja_add(j, &j->marks, "half", &none, 0, 0);
	if (j->split >= SPLIT)
		sk_ja_add(j, &j->marks, "blank", &none, 0, 0);
}
