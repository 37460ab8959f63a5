#ifndef SEKISHO_JUDGE_JUDGE_H
#define SEKISHO_JUDGE_JUDGE_H
/*
 * judge - a record to a verdict, on two axes that are never mixed.
 *
 * The score of an axis is its prior plus what each item of evidence counts.
 * Items of one group have one cause: on each side (for and against) the
 * strongest counts in full, the others with 0.3, together at most the group's
 * cap.  So the evidence lines add up exactly to the score.  The low and high
 * ends move by the same shares.  How far off the whole may be: for harm the errors
 * add up, as if all had one cause, so that weak signs accuse nobody, however many
 * there are; for the kind those of different groups are independent, and their
 * squares add up.  A rule that matches is evidence of the group
 * "family", capped like any other; no word of a message is weighed for harm
 * by itself, only beside something that runs, is locked or leads elsewhere.
 *
 * Harm:  malicious  db >= 10 and low_db >= 0; what may well be honest, such as a
 *                   program in an archive, has a low end that falls short of it at
 *                   every door, and weak signs have one of 0
 *        suspicious db >= 0, or there is evidence for harm and high_db >= 10
 *        clean      else
 * Kind (only where harm is not clean): mass or targeted where |db| >= 5, the
 *        interval does not cross 0, and the evidence is of two groups at least;
 *        else unknown.  Clean mail has kind none.
 */
#include "judge/trait.h"
#include "record/rule.h"

enum sk_harm { SK_HARM_CLEAN, SK_HARM_SUSPICIOUS, SK_HARM_MALICIOUS };
enum sk_kind { SK_KIND_NONE, SK_KIND_UNKNOWN, SK_KIND_MASS, SK_KIND_TARGETED };

struct sk_group {
	const char	*name;
	double		 cap_db;	/* as shipped: what a group can count, either way */
};
enum { SK_GROUP_COUNT = 12 };
extern const struct sk_group sk_group_table[SK_GROUP_COUNT + 1];	/* name NULL ends */

struct sk_evidence {
	const char	*trait;		/* id of the trait, "family_rule" for a rule */
	enum sk_axis	 axis;
	const char	*group;
	size_t		 object;	/* the first one it fires on */
	unsigned	 times;		/* on how many objects it fires */
	double		 db;		/* what counts, after grouping and cap */
	double		 full_db, low_db, high_db; /* the trait's own */
	const char	*ja, *en, *source;
	const struct sk_rule *rule;	/* of a family_rule, else NULL */
};

struct sk_score { double prior_db, db, low_db, high_db; };

/* What a site has set in the place of a trait's own figures. */
struct sk_weight { bool set; double low_db, likely_db, high_db; };

/* Settings of a judgement; sk_judge_settings gives the shipped ones. */
struct sk_judge_settings {
	double	prior_db[SK_AXIS_COUNT];
	double	malicious_db, malicious_low_db, suspicious_db, suspicious_high_db;
	double	kind_db;
	unsigned kind_groups;
	double	rest_share;		/* 0.3: what the weaker items of a group count */
	double	cap_db[SK_GROUP_COUNT];	/* in order of sk_group_table; 0 switches one off */
	/* In order of sk_trait_table, borrowed; NULL: all as shipped. */
	const struct sk_weight *weight;
};
/* The settings for a door ("scan", "drop", "milter"). */
struct sk_judge_settings sk_judge_settings(const char *door);

struct sk_gap {
	size_t		 object;
	const char	*why;		/* word, borrowed from the record */
	const char	*ja, *en;	/* static */
};

struct sk_verdict {
	enum sk_harm		 harm;
	enum sk_kind		 kind;
	bool			 complete;
	struct sk_score		 score[SK_AXIS_COUNT];
	struct sk_evidence	*evidence;	/* harm first, strongest first */
	size_t			 evidences;
	struct sk_gap		*gap;		/* one of each word and object */
	size_t			 gaps;
};

/*
 * Judges r.  rules (may be NULL) says what matched rules mean.  The verdict
 * lives in arena and borrows from r, rules and the traits.  0 or SK_E_LIMIT.
 * Same record, settings and rules: same verdict, bit for bit.
 */
int	sk_judge_run(const struct sk_record *r, const struct sk_rules_info *rules,
	    const struct sk_judge_settings *s, struct sk_arena *arena,
	    struct sk_verdict **verdict_r);
/* "clean" ... ; "none" "unknown" "mass" "targeted". */
const char *sk_harm_word(enum sk_harm h);
const char *sk_kind_word(enum sk_kind k);
/* What a gap word means, for people; a general sentence for an unknown word. */
const char *sk_gap_ja(const char *why);
const char *sk_gap_en(const char *why);
/* Hash of all traits' weights, groups and settings: names what judged. */
void	sk_judge_weights_sha256(const struct sk_judge_settings *s, char out[65]);
#endif
