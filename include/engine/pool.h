#ifndef SEKISHO_ENGINE_POOL_H
#define SEKISHO_ENGINE_POOL_H
/*
 * pool - the engine's parent: hands messages from the door to caged workers,
 * watches their clock, buries those that die, and says how each message ended.
 *
 * The parent reads no byte of a message.  It warms everything up once, so that
 * a worker, forked from it, needs no file; tells the door what it has (HELLO);
 * then passes descriptors to and fro until the door goes away.
 *
 *	sekisho-engine --workers N --signatures DIR [--rules PATH]...
 *	    [--limit NAME=VALUE]... [--measure] [--extract]
 *	sekisho-engine --check [--rules PATH]...
 *
 * with the socket to the door as descriptor SK_ENGINE_FD, and the words that the
 * site's texts are looked through for in the environment, as SEKISHO_WORDS, one a
 * line: others on the machine need not see them.
 */
#include "base/budget.h"
#include "engine/extract.h"
#include "observe/observe.h"
#include "record/wire.h"

#define SK_POOL_WORKERS	SK_WIRE_LANES	/* most */
#define SK_POOL_SERVES	500	/* messages after which a worker is replaced */

/* What the workers do.  Given from outside so that tests can watch the pool
 * with work that misbehaves; the program itself is built with the pipeline. */
struct sk_pool_work {
	int	(*warm)(const struct sk_warm *w);
	struct sk_record *(*run)(const struct sk_asked *asked, struct sk_arena *arena,
		    struct sk_budget *budget);
	/* For an engine started with --extract; may be NULL. */
	struct sk_record *(*extract)(const struct sk_asked *asked, struct sk_arena *arena,
		    struct sk_budget *budget, struct sk_extract *x);
};

/* All of sekisho-engine; returns its exit status: 0 when the door has gone, 2 if
 * it cannot begin, 1 if it cannot go on (with a line on stderr). */
int	sk_pool_main(int argc, char **argv, const struct sk_pool_work *work);
#endif
