#ifndef SEKISHO_ENGINE_PRIVATE_H
#define SEKISHO_ENGINE_PRIVATE_H
/* engine - what the files of this room share. */
#include "engine/cage.h"
#include "engine/pool.h"
#include "record/wire.h"

/* How a worker says why it ended itself; 0: it had nothing more to do. */
enum sk_worker_exit { SK_EXIT_CPU = 81, SK_EXIT_MEMORY = 82 };

/* What the command line says. */
struct sk_engine_settings {
	unsigned		 workers;
	const char		**rules;	/* our own families first */
	size_t			 rules_n;
	const char		*signatures, *lists;
	uint64_t		 limit[SK_LIMIT_COUNT];
	bool			 measure;	/* tell the proportional memory of each answer */
	bool			 check;		/* no messages: the rules are examined */
	bool			 extract;	/* EXTRACT is answered, with limit EXTRACT_BYTES */
	struct sk_pool_work	 work;
};

/* Reads the command line; 0, or SK_E_CONFIG with a line on stderr. */
int	sk_engine_options(int argc, char **argv, struct sk_arena *arena,
	    struct sk_engine_settings *s_r);
/*
 * In a process just forked, with its end of the socket to the parent: keeps that
 * as SK_ENGINE_FD and closes everything else, and goes into the cage.
 */
void	sk_worker_enter(int socket, const struct sk_engine_settings *s,
	    struct sk_cage_report *report_r);
/*
 * Serves until the parent closes the socket; at is where it tells the parent what
 * it is at (may be NULL).  A worker that should not see a
 * further message sets pss_kb of its answer to 1 (the parent measures memory
 * itself, so that the field is free on this way).
 */
_Noreturn void sk_worker_run(const struct sk_engine_settings *s, volatile struct sk_spot *at);
/* Forks a probe, which enters the cage and reports.  0 or SK_E_ENGINE, with
 * the reason in every layer. */
int	sk_engine_probe(const struct sk_engine_settings *s, struct sk_cage_report *report_r);
/* Sends HELLO to the door.  0, SK_E_LIMIT, SK_E_IO. */
int	sk_engine_hello(int door, const struct sk_rules_info *rules,
	    const struct sk_cage_report *cage);
/* Examines the rules in caged children and sends a REPORT to the door.  Exit status. */
int	sk_check_run(const struct sk_engine_settings *s, struct sk_arena *arena, int door);
/* The messages themselves; see pool.c.  Exit status. */
int	sk_pool_run(const struct sk_engine_settings *s, int door);
/* The message that everything is rehearsed with, CRLF and all; see rehearsal.c. */
struct sk_span sk_engine_rehearsal(void);
#endif
