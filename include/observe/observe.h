#ifndef SEKISHO_OBSERVE_OBSERVE_H
#define SEKISHO_OBSERVE_OBSERVE_H
/*
 * observe - objects to observations, without judgement.  One subject per
 * observe_ file; the Makefile makes the table from the file names.
 */
#include "record/record.h"
#include "record/rule.h"
#include "unpack/unpack.h"

/* What an observer is called with: one object of one message. */
struct sk_look {
	struct sk_unpack	*u;		/* the whole tree */
	size_t			 self;		/* index of the object, in tree and record */
	const struct sk_object	*o;		/* u->object[self] */
	struct sk_record	*r;		/* u->record */
	struct sk_arena		*arena;		/* of the message */
	const struct sk_budget	*budget;
};

/* What an observer may need once, before the cage. */
struct sk_warm {
	const char *const	*rules;		/* rule files and folders */
	size_t			 rules_n;
	const char		*lists;		/* folder of signatures/lists, or NULL */
	const char		*words;		/* of the site, folded, one a line, or NULL */
	struct sk_arena		*arena;		/* lives as long as the engine */
	struct sk_rules_info	*info;		/* filled; begins as all zero */
};

struct sk_observer {
	const char *source;	/* where what it looks for is defined */
	/* Opens what it needs; may be NULL.  0 or SK_E_* (the engine goes on
	 * without it, and says so). */
	int	(*warm)(const struct sk_warm *w);
	/* Writes what it sees of l->o to l->r.  A full record is not its concern. */
	void	(*look)(const struct sk_look *l);
};
extern const struct sk_observer *const sk_observe_table[];	/* NULL-terminated */
extern const char *const sk_observe_names[];	/* of the same observers, for bench */

/* Warms all observers.  0, or the first SK_E_* met (the rest are warmed). */
int	sk_observe_warm(const struct sk_warm *w);
/* Lets every observer look at every object of u. */
void	sk_observe_run(struct sk_unpack *u);

/*
 * The text of object self as UTF-8: converted from its true charset, HTML
 * reduced to what a person reads when it is html.  Computed once per object and
 * kept in the arena; empty if it has no text.  charsets may be NULL.
 */
struct sk_span sk_observe_text(const struct sk_look *l, enum sk_charset *declared_r,
	    enum sk_charset *true_r);

/* Finds passwords in the texts and names of u, and adds them to its list: what
 * sk_unpack asks (find_passwords) when something is locked. */
void	sk_observe_candidates(struct sk_unpack *u);

/* Adds or replaces the message's rules while running; 0 or SK_E_CONFIG.  For
 * the engine's parent and the tests only. */
int	sk_yara_compile(const struct sk_warm *w);
#endif
