#include "claim.h"
#include "letter.h"

enum {
	HEAD = 900,		/* bytes in which a letter introduces itself */
	TAIL = 900,		/* bytes in which it is signed */
	BEHIND = 120		/* bytes behind a name that tell what it is */
};

/* What stands behind the name of whom a letter is from, in the same sentence. */
static const struct sk_span introducing[] = {
	SK_LIT("と申します"), SK_LIT("でございます"), SK_LIT("をご利用いただき"), SK_LIT("をご利用頂き"),
	SK_LIT("のご利用ありがとう"), SK_LIT("をご愛顧"), SK_LIT("からのお知らせ"), SK_LIT("よりお知らせ"),
	SK_LIT("より重要なお知らせ"), SK_LIT("カスタマーサービスです"), SK_LIT("サポートセンターです"),
	SK_LIT("事務局です"), SK_LIT(" customer service"), SK_LIT(" customer support"),
	SK_LIT(" support team"), SK_LIT(" security team"), SK_LIT(" account team"),
};

/* Plain text is folded but for its capitals. */
static struct sk_span
folded(struct sk_span s, struct sk_arena *arena)
{
	uint8_t *p = sk_arena_raw(arena, s.n + 1);

	for (size_t i = 0; p != NULL && i < s.n; i++)
		p[i] = s.p[i] >= 'A' && s.p[i] <= 'Z' ? s.p[i] | 0x20 : s.p[i];
	return (struct sk_span){ p, p == NULL ? 0 : s.n };
}

/* The rest of the sentence behind offset at; a line that ends may go on. */
static struct sk_span
sentence(struct sk_span s, size_t at)
{
	struct sk_span rest = sk_span_head(sk_span_from(s, at), BEHIND);
	size_t stop = sk_span_find(rest, SK_SPAN("。"), 0), empty = sk_span_find(rest, SK_SPAN("\n\n"), 0);

	return sk_span_head(rest, stop < empty ? stop : empty);
}

/* "文部科学省研究振興局の山田です": a line that begins with the name and ends so. */
static bool
is_self(struct sk_span text, const struct sk_organisation_hit *hit)
{
	struct sk_span rest = sentence(text, hit->at + hit->n);
	size_t end = sk_span_chr(rest, '\n', 0);

	rest = sk_span_trim(sk_span_head(rest, end));
	if (sk_letter_line_begins(text, hit->at) && sk_span_ends_nocase(rest, SK_SPAN("です")))
		return true;
	for (size_t i = 0; i < sizeof introducing / sizeof *introducing; i++)
		if (sk_span_find(sentence(text, hit->at + hit->n), introducing[i], 0) != SK_SPAN_NONE)
			return true;
	return false;
}

static const struct sk_organisation *
introduced(struct sk_span text, struct sk_span domain)
{
	const struct sk_organisation *first = NULL;
	struct sk_organisation_hit hit;

	for (size_t at = 0; sk_organisation_find(text, at, &hit); at = hit.at + hit.n) {
		if (!is_self(text, &hit))
			continue;
		if (sk_organisation_owns(hit.who, domain))
			return hit.who;
		first = first == NULL ? hit.who : first;
	}
	return first;
}

static const struct sk_organisation *
signed_by(struct sk_span text)
{
	struct sk_organisation_hit hit;

	for (size_t at = 0; sk_organisation_find(text, at, &hit); at = hit.at + hit.n) {
		struct sk_span rest = sk_span_from(text, hit.at + hit.n);

		rest = sk_span_head(rest, sk_span_chr(rest, '\n', 0));
		if (sk_letter_line_begins(text, hit.at) && rest.n <= BEHIND &&
		    sk_span_find(rest, SK_SPAN("。"), 0) == SK_SPAN_NONE)
			return hit.who;
	}
	return NULL;
}

const struct sk_organisation *
sk_letter_claims(struct sk_span plain, struct sk_span domain, struct sk_arena *arena,
    const char **how_r)
{
	struct sk_span head = folded(sk_span_head(plain, HEAD), arena);
	const struct sk_organisation *who = introduced(head, domain);
	size_t from = plain.n > TAIL ? plain.n - TAIL : 0;

	*how_r = "introduces";
	if (who != NULL)
		return who;
	*how_r = "signs";
	/* A short letter: what stands in its first half is no signature. */
	from = from < plain.n / 2 ? plain.n / 2 : from;
	while (from < plain.n && plain.p[from] != '\n')
		from++;
	return signed_by(folded(sk_span_from(plain, from), arena));
}
