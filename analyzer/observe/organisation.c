#include <stdlib.h>
#include <string.h>
#include "base/charset.h"
#include "base/error.h"
#include "base/text.h"
#include "list.h"
#include "organisation.h"

enum { KEY = 3, BUCKETS = 2048 };	/* bytes that a name begins with, and their hashes */

struct name {
	struct sk_span			 text;	/* folded */
	const struct sk_organisation	*who;
	unsigned			 bucket;
};

/* What a name is made of, to tell most others from it without reading them. */
struct make {
	uint32_t	 name, plain;	/* a bit for each letter that is in it */
	size_t		 name_n, plain_n;
};

/* Filled by warm, then only read. */
static struct {
	struct sk_organisation	*who;
	struct make		*make;		/* of each */
	size_t			 n, names;
	struct name		*name;		/* by bucket, the longest first */
	size_t			 begin[BUCKETS + 1];
	struct sk_list		 domains;	/* of all of them */
} known;

static unsigned
bucket_of(const uint8_t *p)
{
	return ((unsigned)p[0] * 961 + p[1] * 31u + p[2]) % BUCKETS;
}

static int
order(const void *left, const void *right)
{
	const struct name *a = left, *b = right;

	if (a->bucket != b->bucket)
		return a->bucket < b->bucket ? -1 : 1;
	if (a->text.n != b->text.n)
		return a->text.n > b->text.n ? -1 : 1;
	return sk_span_order(a->text, b->text);
}

static struct sk_span
take(struct sk_span *rest, uint8_t stop)
{
	size_t n = sk_span_chr(*rest, stop, 0);
	struct sk_span piece = sk_span_head(*rest, n);

	*rest = n == SK_SPAN_NONE ? (struct sk_span){ 0 } : sk_span_from(*rest, n + 1);
	return sk_span_trim(piece);
}

static void
add_names(struct sk_arena *arena, struct sk_span names, struct sk_organisation *who, size_t room)
{
	while (names.n > 0 && known.names < room) {
		struct sk_span one = take(&names, ',');
		struct sk_buf b = sk_buf_new(arena, 256);

		if (who->name.n == 0)
			who->name = one;
		sk_text_fold(&b, one);
		if (b.n < KEY)
			continue;
		known.name[known.names++] = (struct name){ sk_buf_view(&b), who, bucket_of(b.p) };
	}
}

/* Each letter of s, in any case, as one of 32 bits; some stand for two signs. */
static uint32_t
letters_of(struct sk_span s)
{
	uint32_t bits = 0;

	for (size_t i = 0; i < s.n; i++)
		bits |= UINT32_C(1) << (s.p[i] & 31);
	return bits;
}

static struct make
make_of(const struct sk_likeness *like)
{
	struct sk_span name = sk_span_text(like->label[like->name]), plain = sk_span_text(like->plain);

	return (struct make){ letters_of(name), letters_of(plain), name.n, plain.n };
}

static const struct sk_likeness *
likeness_of(struct sk_arena *arena, const struct sk_organisation *who)
{
	struct sk_likeness *like = sk_arena_alloc(arena, sizeof *like);

	return like != NULL && sk_likeness_read(sk_organisation_domain(who), like) ? like : NULL;
}

/* How often sign stands in the lines, and one more for each line. */
static size_t
count_signs(const struct sk_list *lines, uint8_t sign)
{
	size_t n = lines->n;

	for (size_t i = 0; i < lines->n; i++)
		for (size_t k = 0; k < lines->word[i].n; k++)
			n += lines->word[i].p[k] == sign;
	return n;
}

static int
order_domains(const void *left, const void *right)
{
	return sk_span_order(*(const struct sk_span *)left, *(const struct sk_span *)right);
}

/* The domains of all, sorted: whether a host is anybody's is one question. */
static void
collect_domains(struct sk_arena *arena, size_t room)
{
	struct sk_list *all = &known.domains;

	*all = (struct sk_list){ .word = sk_arena_array(arena, room + 1, sizeof *all->word) };
	for (size_t i = 0; i < known.n && all->word != NULL; i++) {
		struct sk_span rest = known.who[i].domains;

		while (rest.n > 0 && all->n < room)
			all->word[all->n++] = take(&rest, ' ');
	}
	if (all->n > 0)
		qsort(all->word, all->n, sizeof *all->word, order_domains);
}

int
sk_organisation_warm(const struct sk_warm *w)
{
	struct sk_list lines;
	int e = sk_list_read(w, "organisations.txt", &lines);
	size_t room, at = 0;

	known.n = known.names = 0;
	if (e != 0)
		return e;
	room = count_signs(&lines, ',');
	known.who = sk_arena_array(w->arena, lines.n + 1, sizeof *known.who);
	known.make = sk_arena_array(w->arena, lines.n + 1, sizeof *known.make);
	known.name = sk_arena_array(w->arena, room + 1, sizeof *known.name);
	if (known.who == NULL || known.make == NULL || known.name == NULL)
		return SK_E_MEMORY;
	for (size_t i = 0; i < lines.n; i++) {
		struct sk_organisation *who = &known.who[known.n++];
		struct sk_span rest = lines.word[i], names;

		who->domains = take(&rest, '\t');
		names = take(&rest, '\t');
		who->class = take(&rest, '\t');
		if ((who->like = likeness_of(w->arena, who)) != NULL)
			known.make[known.n - 1] = make_of(who->like);
		add_names(w->arena, names, who, room);
	}
	collect_domains(w->arena, count_signs(&lines, ' '));
	if (known.names > 0)
		qsort(known.name, known.names, sizeof *known.name, order);
	for (unsigned b = 0; b <= BUCKETS; b++) {
		known.begin[b] = at;
		while (at < known.names && known.name[at].bucket == b)
			at++;
	}
	return 0;
}

/* Letters that run on: Latin with Latin, katakana with katakana. */
static int
script_of(uint32_t cp)
{
	if ((cp >= 'a' && cp <= 'z') || (cp >= '0' && cp <= '9'))
		return 1;
	return cp >= 0x30A1 && cp <= 0x30FE && cp != 0x30FB ? 2 : 0;
}

static uint32_t
before(struct sk_span s, size_t at)
{
	struct sk_span rest;
	uint32_t cp = 0;
	size_t from = at;

	while (from > 0 && at - from < 4 && (from == at || (s.p[from] & 0xC0) == 0x80))
		from--;
	rest = sk_span_head(sk_span_from(s, from), at - from);
	return sk_utf8_next(&rest, &cp) ? cp : 0;
}

static uint32_t
after(struct sk_span s, size_t at)
{
	struct sk_span rest = sk_span_from(s, at);
	uint32_t cp;

	return sk_utf8_next(&rest, &cp) ? cp : 0;
}

static bool
stands_alone(struct sk_span text, size_t at, size_t n)
{
	int first = script_of(after(text, at)), last = script_of(before(text, at + n));

	return (first == 0 || script_of(before(text, at)) != first) &&
	    (last == 0 || script_of(after(text, at + n)) != last);
}

bool
sk_organisation_find(struct sk_span folded, size_t from, struct sk_organisation_hit *hit_r)
{
	for (size_t at = from; known.names > 0 && at + KEY <= folded.n; at++) {
		unsigned b = bucket_of(folded.p + at);

		for (size_t i = known.begin[b]; i < known.begin[b + 1]; i++) {
			const struct name *name = &known.name[i];

			if (!sk_span_begins(sk_span_from(folded, at), name->text) ||
			    !stands_alone(folded, at, name->text.n))
				continue;
			*hit_r = (struct sk_organisation_hit){ name->who, at, name->text.n };
			return true;
		}
	}
	*hit_r = (struct sk_organisation_hit){ 0 };
	return false;
}

bool
sk_organisation_owns(const struct sk_organisation *who, struct sk_span domain)
{
	struct sk_span rest = who->domains;

	while (rest.n > 0) {
		struct sk_span one = take(&rest, ' ');

		if (sk_domain_under(domain, one))
			return true;
	}
	return false;
}

const struct sk_organisation *
sk_organisation_at(size_t i)
{
	return i < known.n ? &known.who[i] : NULL;
}

struct sk_span
sk_organisation_domain(const struct sk_organisation *who)
{
	return sk_span_head(who->domains, sk_span_chr(who->domains, ' ', 0));
}

/* False for nearly all: what looks like a name has it in it, or is about as long and
 * differs in one letter at most, which sets two bits. */
static bool
may_be_like(const struct sk_likeness *d, const struct make *m, uint32_t host, size_t i)
{
	const struct make *own = &known.make[i];
	bool near = m->name_n <= own->name_n + 1 && own->name_n <= m->name_n + 1;

	if ((near && __builtin_popcount(m->name ^ own->name) <= 2) ||
	    (m->plain == own->plain && m->plain_n == own->plain_n))
		return true;
	return (own->name & ~host) == 0 && sk_span_find_nocase(d->host,
	    sk_span_text(known.who[i].like->label[known.who[i].like->name]), 0) != SK_SPAN_NONE;
}

const struct sk_organisation *
sk_organisation_like(struct sk_span domain, const char **how_r)
{
	struct sk_likeness d;
	struct make m;
	uint32_t host;

	*how_r = NULL;
	if (sk_list_domain(&known.domains, domain).n > 0 || !sk_likeness_read(domain, &d))
		return NULL;
	m = make_of(&d);
	host = letters_of(d.host);
	for (size_t i = 0; i < known.n; i++) {
		const struct sk_organisation *who = &known.who[i];

		if (who->like != NULL && may_be_like(&d, &m, host, i) &&
		    (*how_r = sk_likeness_how(&d, who->like)) != NULL)
			return who;
	}
	return NULL;
}

const struct sk_organisation *
sk_organisation_of(struct sk_span domain)
{
	for (size_t i = 0; i < known.n; i++)
		if (sk_span_same_nocase(sk_organisation_domain(&known.who[i]), domain))
			return &known.who[i];
	return NULL;
}
