#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "base/error.h"
#include "base/hash.h"
#include "judge/judge.h"
#include "ask.h"

/*
 * Items of one group have one cause; naive summing of them is over-confident
 * (an icon mask, a double extension and a program in an archive are one
 * trick).  The caps are our own settings, not fitted to labelled mail.
 */
const struct sk_group sk_group_table[SK_GROUP_COUNT + 1] = {
	{ "sender", 15 }, { "authentication", 10 }, { "language", 10 }, { "theme", 8 },
	{ "reader", 8 },
	{ "container", 15 }, { "payload", 20 }, { "disguise", 30 }, { "family", 25 },
	{ "campaign", 15 }, { "make", 8 }, { "nothing", 15 }, { NULL, 0 }
};

/* How sure a rule's weight is: what its author meant may be that far off. */
static const double rule_below_db = 8, rule_above_db = 5;

/* An item on its way to a sk_evidence, in tenths of a deciban: what is printed
 * with one decimal adds up only if it is counted with one decimal. */
struct item {
	struct sk_evidence	 e;
	size_t			 group;		/* index in sk_group_table */
	long			 db, low, high;	/* what counts, in tenths */
};

struct judging {
	const struct sk_record		*r;
	const struct sk_rules_info	*rules;
	const struct sk_judge_settings	*s;
	struct sk_arena			*arena;
	struct item			*item;
	size_t				 n, room;
	bool				*carried;	/* of each object: a program holds it */
};

static long
tenths(double db)
{
	return lround(db * 10);
}

struct sk_judge_settings
sk_judge_settings(const char *door)
{
	/* Harm and targeting before anything is looked at.  Milter: one harmful
	 * mail in 255 (Symantec Intelligence, November 2011).  Drop: people hand
	 * in what they doubt; 27.5 % once doubted a genuine mail (Link survey,
	 * via seotools.jp).  Targeting, of what people hand in because they doubt it: the
	 * median of what J-CSIP found targeted in what its members handed in, 60 % (2014
	 * Q1), 81 (fiscal 2014), 26 (2015 Q3), 1.9 (2016 Q2), 8.5 (2017 Q4), 39 (2018 Q1),
	 * 18 (2019 Q2) and 27 % (2020 Q2), all via scan.netsecurity: -4.4 decibans, and a
	 * little less, as its members are aimed at more than others; of all mail far less. */
	static const struct { const char *door; double prior[SK_AXIS_COUNT]; } doors[] = {
		{ "scan", { -10, -6 } }, { "drop", { -6, -6 } }, { "milter", { -24, -12 } },
	};
	/* Malicious: ten to one, and likelier than not at the least.  Suspicious: a
	 * little before that, because a doubt costs less than an attack that is called
	 * clean. */
	struct sk_judge_settings s = {
		.malicious_db = 10, .malicious_low_db = 0, .suspicious_db = -1,
		.suspicious_high_db = 10, .kind_db = 5, .kind_groups = 2, .rest_share = 0.3,
	};
	size_t i = sizeof doors / sizeof doors[0] - 1;

	while (i > 0 && (door == NULL || strcmp(doors[i].door, door) != 0))
		i--;
	memcpy(s.prior_db, doors[i].prior, sizeof s.prior_db);
	for (size_t g = 0; g < SK_GROUP_COUNT; g++)
		s.cap_db[g] = sk_group_table[g].cap_db;
	return s;
}

static size_t
group_find(const char *name)
{
	size_t i = 0;

	while (i < SK_GROUP_COUNT - 1 && strcmp(sk_group_table[i].name, name) != 0)
		i++;
	return i;
}

static int
item_add(struct judging *j, const struct sk_evidence *e)
{
	if (tenths(e->full_db) == 0)	/* says nothing */
		return 0;
	if (j->n == j->room) {
		size_t more = j->room == 0 ? 64 : j->room * 2;
		struct item *p = sk_arena_grow(j->arena, j->item,
		    j->room * sizeof *p, more * sizeof *p);

		if (p == NULL)
			return SK_E_LIMIT;
		j->item = p;
		j->room = more;
	}
	j->item[j->n++] = (struct item){ .e = *e, .group = group_find(e->group) };
	return 0;
}

/* Objects stand parents first. */
static int
find_carried(struct judging *j)
{
	const struct sk_record *r = j->r;

	if ((j->carried = sk_arena_array(j->arena, r->objects, sizeof *j->carried)) == NULL)
		return SK_E_LIMIT;
	for (size_t i = 1; i < r->objects; i++) {
		size_t parent = r->object[i].parent;

		j->carried[i] = j->carried[parent] || r->object[parent].type == SK_TYPE_PE;
	}
	return 0;
}

/* True if t's figure holds for the message of object. */
static bool
in_scope(const struct judging *j, const struct sk_trait *t, size_t object)
{
	int year = sk_ask_mail_year(j->r, object);

	if (year != 0 && ((t->from_year != 0 && year < t->from_year) ||
	    (t->until_year != 0 && year > t->until_year)))
		return false;
	if (t->language != NULL) {
		struct sk_span language = sk_ask_language(j->r, object);

		if (t->language[0] != '!')
			return sk_span_is(language, t->language);
		return language.n > 0 && !sk_span_is(language, "none") &&
		    !sk_span_is(language, t->language + 1);
	}
	return true;
}

static struct sk_weight
weight_of(const struct sk_judge_settings *s, size_t trait)
{
	const struct sk_trait *t = sk_trait_table[trait];

	if (s->weight != NULL && s->weight[trait].set)
		return s->weight[trait];
	return (struct sk_weight){ false, t->low_db, t->likely_db, t->high_db };
}

static int
add_trait(struct judging *j, size_t trait, size_t object, unsigned times)
{
	const struct sk_trait *t = sk_trait_table[trait];
	struct sk_weight w = weight_of(j->s, trait);

	return item_add(j, &(struct sk_evidence){ .trait = t->id, .axis = t->axis, .group = t->group,
	    .object = object, .times = times, .full_db = w.likely_db, .low_db = w.low_db,
	    .high_db = w.high_db, .ja = t->why_ja, .en = t->why_en,
	    .source = w.set ? "set by this site" : t->source });
}

static int
ask_trait(struct judging *j, size_t trait)
{
	const struct sk_trait *t = sk_trait_table[trait];
	size_t first = 0;
	unsigned times = 0;

	if (t->needs != SK_KEY_MESSAGE_PRESENT && !sk_key_set_has(&j->r->keys, t->needs))
		return 0;
	for (size_t i = 0; i < j->r->objects; i++)
		if ((t->of_carried || !j->carried[i]) && t->fires(j->r, i) && in_scope(j, t, i)) {
			if (times++ == 0)
				first = i;
		}
	return times == 0 ? 0 : add_trait(j, trait, first, times);
}

/* --- rules --- */

/* One side of what a matching rule says.  An interval that is wider towards
 * zero, and never says the opposite of the rule. */
static int
add_rule(struct judging *j, const struct sk_rule *rule, enum sk_axis axis, int db,
    size_t object, unsigned times)
{
	bool named = rule->family != NULL && rule->family[0] != '\0';
	struct sk_evidence e = { .trait = "family_rule", .axis = axis, .group = "family",
	    .object = object, .times = times, .full_db = db, .low_db = db - rule_below_db,
	    .high_db = db + rule_above_db, .rule = rule };

	if (db > 0 && e.low_db < 0)
		e.low_db = 0;
	if (db < 0 && e.high_db > 0)
		e.high_db = 0;
	e.ja = named ? "既に知られている不正プログラムの特徴と一致しました" :
	    "検知ルールに書かれた特徴と一致しました";
	e.en = named ? "it has the marks of a known family of malware" :
	    "it has the marks that a detection rule describes";
	e.source = rule->source != NULL && rule->source[0] != '\0' ? rule->source :
	    rule->reference != NULL ? rule->reference : "";
	return item_add(j, &e);
}

struct hit { size_t object; unsigned times; };

static void
count_matches(const struct judging *j, size_t object, struct hit *hit)
{
	const struct sk_observation *o = sk_record_find(j->r, object, SK_KEY_YARA_MATCH);

	for (; o != NULL; o = sk_record_next(j->r, o)) {
		const struct sk_rule *rule = sk_rule_find(j->rules, o->text);
		struct hit *h;

		if (rule == NULL)	/* a name that we never gave the cage */
			continue;
		h = &hit[rule - j->rules->rule];
		if (h->times++ == 0)
			h->object = object;
	}
}

static int
ask_rules(struct judging *j)
{
	struct hit *hit;
	int error = 0;

	if (j->rules == NULL || j->rules->n == 0 ||
	    !sk_key_set_has(&j->r->keys, SK_KEY_YARA_MATCH))
		return 0;
	if ((hit = sk_arena_array(j->arena, j->rules->n, sizeof *hit)) == NULL)
		return SK_E_LIMIT;
	for (size_t i = 0; i < j->r->objects; i++)
		count_matches(j, i, hit);
	for (size_t i = 0; i < j->rules->n && error == 0; i++) {
		const struct sk_rule *rule = &j->rules->rule[i];

		if (hit[i].times == 0)
			continue;
		error = add_rule(j, rule, SK_AXIS_HARM, rule->harm_db,
		    hit[i].object, hit[i].times);
		if (error == 0)
			error = add_rule(j, rule, SK_AXIS_TARGETING, rule->targeting_db,
			    hit[i].object, hit[i].times);
	}
	return error;
}

/* --- grouping --- */

static int
by_name(const struct sk_evidence *a, const struct sk_evidence *b)
{
	int c = strcmp(a->trait, b->trait);

	if (c == 0 && a->rule != NULL && b->rule != NULL)
		c = strcmp(a->rule->name, b->rule->name);
	return c;
}

static int
order_in_group(const void *left, const void *right)
{
	const struct item *a = left, *b = right;
	double x = fabs(a->e.full_db), y = fabs(b->e.full_db);

	if (a->e.axis != b->e.axis)
		return a->e.axis < b->e.axis ? -1 : 1;
	if (a->group != b->group)
		return a->group < b->group ? -1 : 1;
	return x > y ? -1 : x < y ? 1 : by_name(&a->e, &b->e);
}

static int
order_shown(const void *left, const void *right)
{
	const struct item *a = left, *b = right;

	if (a->e.axis != b->e.axis)
		return a->e.axis < b->e.axis ? -1 : 1;
	if (labs(a->db) != labs(b->db))
		return labs(a->db) > labs(b->db) ? -1 : 1;
	return by_name(&a->e, &b->e);
}

/*
 * Shares out what each item counts.  Items stand by axis and group, strongest
 * first; on each side the first one counts in full, each further one with
 * rest_share, until the group's cap is used up.
 */
static void
share_out(struct judging *j)
{
	long used[2] = { 0, 0 };

	for (size_t i = 0; i < j->n; i++) {
		struct item *it = &j->item[i];
		size_t side = it->e.full_db < 0;
		long cap = tenths(j->s->cap_db[it->group]), want;
		double share;

		if (i == 0 || it->group != j->item[i - 1].group ||
		    it->e.axis != j->item[i - 1].e.axis)
			used[0] = used[1] = 0;
		want = tenths(fabs(it->e.full_db) * (used[side] == 0 ? 1 : j->s->rest_share));
		if (want > cap - used[side])
			want = cap - used[side];
		used[side] += want;
		it->db = side ? -want : want;
		it->e.db = (double)it->db / 10;
		share = it->e.db / it->e.full_db;
		it->low = tenths(it->e.low_db * share);
		it->high = tenths(it->e.high_db * share);
	}
}

/* How far off the sum may be, by group: below and above. */
struct spread { long below[SK_GROUP_COUNT], above[SK_GROUP_COUNT]; };

/* Harm: errors add up, as if all had one cause, so that weak signs however many
 * accuse nobody.  Kind: those of different groups are independent. */
static long
whole_spread(const long *of_group, enum sk_axis axis)
{
	double sum = 0;

	for (size_t g = 0; g < SK_GROUP_COUNT; g++)
		sum += axis == SK_AXIS_HARM ? (double)of_group[g] :
		    (double)of_group[g] * (double)of_group[g];
	return lround(axis == SK_AXIS_HARM ? sum : sqrt(sum));
}

static struct sk_score
score_of(const struct judging *j, enum sk_axis axis)
{
	long prior = tenths(j->s->prior_db[axis]), db = prior;
	struct spread spread = { { 0 }, { 0 } };

	for (size_t i = 0; i < j->n; i++) {
		const struct item *it = &j->item[i];

		if (it->e.axis != axis)
			continue;
		db += it->db;
		spread.below[it->group] += it->db - it->low;
		spread.above[it->group] += it->high - it->db;
	}
	return (struct sk_score){ (double)prior / 10, (double)db / 10,
	    (double)(db - whole_spread(spread.below, axis)) / 10,
	    (double)(db + whole_spread(spread.above, axis)) / 10 };
}

/* --- deciding --- */

static enum sk_harm
decide_harm(const struct judging *j, const struct sk_score *score)
{
	const struct sk_judge_settings *s = j->s;
	bool harmful = false;

	for (size_t i = 0; i < j->n; i++)
		harmful |= j->item[i].e.axis == SK_AXIS_HARM && j->item[i].db > 0;
	/* Whatever the prior says: without evidence there is no accusation. */
	if (!harmful)
		return SK_HARM_CLEAN;
	if (score->db >= s->malicious_db && score->low_db >= s->malicious_low_db)
		return SK_HARM_MALICIOUS;
	if (score->db >= s->suspicious_db || score->high_db >= s->suspicious_high_db)
		return SK_HARM_SUSPICIOUS;
	return SK_HARM_CLEAN;
}

/* How many groups speak for the kind that the score's sign says: what speaks
 * against it cannot support it. */
static unsigned
groups_for(const struct judging *j, bool targeted)
{
	long sum[SK_GROUP_COUNT] = { 0 };
	unsigned n = 0;

	for (size_t i = 0; i < j->n; i++)
		if (j->item[i].e.axis == SK_AXIS_TARGETING)
			sum[j->item[i].group] += j->item[i].db;
	for (size_t i = 0; i < SK_GROUP_COUNT; i++)
		n += targeted ? sum[i] > 0 : sum[i] < 0;
	return n;
}

static enum sk_kind
decide_kind(const struct judging *j, enum sk_harm harm, const struct sk_score *score)
{
	bool targeted = score->db > 0;

	if (harm == SK_HARM_CLEAN)
		return SK_KIND_NONE;
	if (fabs(score->db) < j->s->kind_db)
		return SK_KIND_UNKNOWN;
	if (targeted ? score->low_db < 0 : score->high_db > 0)
		return SK_KIND_UNKNOWN;
	if (groups_for(j, targeted) < j->s->kind_groups)
		return SK_KIND_UNKNOWN;
	return targeted ? SK_KIND_TARGETED : SK_KIND_MASS;
}

/* --- gaps --- */

struct gap { size_t object; struct sk_span why; };

static int
order_gaps(const void *left, const void *right)
{
	const struct gap *a = left, *b = right;

	if (a->object != b->object)
		return a->object < b->object ? -1 : 1;
	return sk_span_order(a->why, b->why);
}

static size_t
count_gaps(const struct sk_record *r)
{
	size_t n = r->objects;	/* each may be one that was not seen at all */

	for (size_t i = 1; i < r->observations; i++)
		n += r->observation[i].key == SK_KEY_OBJECT_GAP;
	return n;
}

/* An object without a type was not looked at, even if the engine forgot to say
 * so.  The root of a bare file is a stand-in and has none. */
static bool
is_unseen(const struct sk_record *r, size_t i)
{
	return i != SK_RECORD_ROOT && sk_record_find(r, i, SK_KEY_OBJECT_TYPE) == NULL &&
	    sk_record_find(r, i, SK_KEY_OBJECT_GAP) == NULL;
}

static int
list_gaps(const struct judging *j, struct sk_verdict *v)
{
	size_t n = 0, most = count_gaps(j->r);
	struct gap *gap = sk_arena_array(j->arena, most, sizeof *gap);

	v->gap = sk_arena_array(j->arena, most, sizeof *v->gap);
	if (gap == NULL || v->gap == NULL)
		return SK_E_LIMIT;
	for (size_t i = 0; i < j->r->objects; i++) {
		const struct sk_observation *o = sk_record_find(j->r, i, SK_KEY_OBJECT_GAP);

		for (; o != NULL && n < most; o = sk_record_next(j->r, o))
			gap[n++] = (struct gap){ i, o->text };
		if (n < most && is_unseen(j->r, i))
			gap[n++] = (struct gap){ i, SK_SPAN("not_seen") };
	}
	qsort(gap, n, sizeof *gap, order_gaps);
	for (size_t i = 0; i < n; i++) {
		struct sk_gap *g = &v->gap[v->gaps];

		if (i > 0 && order_gaps(&gap[i - 1], &gap[i]) == 0)
			continue;
		g->object = gap[i].object;
		if ((g->why = sk_arena_text(j->arena, gap[i].why)) == NULL)
			return SK_E_LIMIT;
		g->ja = sk_gap_ja(g->why);
		g->en = sk_gap_en(g->why);
		v->gaps++;
	}
	v->complete = v->gaps == 0;
	return 0;
}

static int
list_evidence(struct judging *j, struct sk_verdict *v)
{
	if (j->n > 0)
		qsort(j->item, j->n, sizeof *j->item, order_shown);
	if ((v->evidence = sk_arena_array(j->arena, j->n, sizeof *v->evidence)) == NULL)
		return SK_E_LIMIT;
	for (size_t i = 0; i < j->n; i++)
		v->evidence[i] = j->item[i].e;
	v->evidences = j->n;
	return 0;
}

int
sk_judge_run(const struct sk_record *r, const struct sk_rules_info *rules,
    const struct sk_judge_settings *s, struct sk_arena *arena, struct sk_verdict **verdict_r)
{
	struct judging j = { .r = r, .rules = rules, .s = s, .arena = arena };
	struct sk_verdict *v = sk_arena_alloc(arena, sizeof *v);
	int error = v == NULL ? SK_E_LIMIT : 0;

	*verdict_r = NULL;
	if (error == 0)
		error = find_carried(&j);
	for (size_t i = 0; sk_trait_table[i] != NULL && error == 0; i++)
		error = ask_trait(&j, i);
	if (error == 0)
		error = ask_rules(&j);
	if (error != 0)
		return error;
	if (j.n > 0)
		qsort(j.item, j.n, sizeof *j.item, order_in_group);
	share_out(&j);
	for (int axis = 0; axis < SK_AXIS_COUNT; axis++)
		v->score[axis] = score_of(&j, (enum sk_axis)axis);
	v->harm = decide_harm(&j, &v->score[SK_AXIS_HARM]);
	v->kind = decide_kind(&j, v->harm, &v->score[SK_AXIS_TARGETING]);
	if ((error = list_evidence(&j, v)) == 0)
		error = list_gaps(&j, v);
	if (error == 0)
		*verdict_r = v;
	return error;
}

const char *
sk_harm_word(enum sk_harm h)
{
	static const char *const words[] = { "clean", "suspicious", "malicious" };

	return words[h];
}

const char *
sk_kind_word(enum sk_kind k)
{
	static const char *const words[] = { "none", "unknown", "mass", "targeted" };

	return words[k];
}

/* --- the name of what judged --- */

/* In millionths, as whole numbers: a locale has no say in a hash, and settings are
 * compared as they stand, not in tenths. */
static void
put_db(struct sk_buf *b, double db)
{
	(void)sk_buf_printf(b, " %ld", lround(db * 1e6));
}

static void
put_settings(struct sk_buf *b, const struct sk_judge_settings *s)
{
	const double db[] = { s->prior_db[SK_AXIS_HARM], s->prior_db[SK_AXIS_TARGETING],
	    s->malicious_db, s->malicious_low_db, s->suspicious_db, s->suspicious_high_db,
	    s->kind_db, s->kind_groups, s->rest_share };

	(void)sk_buf_text(b, "settings");
	for (size_t i = 0; i < sizeof db / sizeof db[0]; i++)
		put_db(b, db[i]);
	put_db(b, rule_below_db);
	put_db(b, rule_above_db);
	(void)sk_buf_byte(b, '\n');
}

void
sk_judge_weights_sha256(const struct sk_judge_settings *s, char out[65])
{
	struct sk_arena *arena = sk_arena_new(1 << 20);
	struct sk_buf b = sk_buf_new(arena, 1 << 19);

	out[0] = '\0';
	if (arena == NULL)
		return;
	put_settings(&b, s);
	for (size_t i = 0; i < SK_GROUP_COUNT; i++) {
		(void)sk_buf_printf(&b, "group %s", sk_group_table[i].name);
		put_db(&b, s->cap_db[i]);
		(void)sk_buf_byte(&b, '\n');
	}
	for (size_t i = 0; sk_trait_table[i] != NULL; i++) {
		const struct sk_trait *t = sk_trait_table[i];
		struct sk_weight w = weight_of(s, i);

		(void)sk_buf_printf(&b, "trait %s %d %s", t->id, (int)t->axis, t->group);
		put_db(&b, w.low_db);
		put_db(&b, w.likely_db);
		put_db(&b, w.high_db);
		(void)sk_buf_printf(&b, " %d %d %s", t->from_year, t->until_year,
		    t->language == NULL ? "-" : t->language);
		(void)sk_buf_byte(&b, '\n');
	}
	if (!b.full)
		(void)sk_hash_sha256(sk_buf_view(&b), out);
	(void)sk_arena_free(arena);
}
