#ifndef SEKISHO_RECORD_WIRE_H
#define SEKISHO_RECORD_WIRE_H
/*
 * wire - what doors and engine say to each other over their Unix socket
 * (SOCK_SEQPACKET, one struct a packet, descriptors as SCM_RIGHTS).
 *
 *   engine -> door  HELLO   once; one descriptor: a memfd with a JSON object
 *                           (version, rules, rules set aside, cage layers)
 *   door -> engine  ASK     two descriptors: the message in a sealed memfd, and
 *                           an empty writable memfd for the answer.  One with a lane
 *                           goes to that worker only, or to the one in its place
 *   door -> engine  EXTRACT four descriptors: those of ASK; a memfd of a fixed
 *                           size for an encrypted zip of objects; and what is
 *                           wanted of them, in a sealed memfd (engine/extract.h)
 *                           Both: one more, where our side has passwords to try: they
 *                           stand in a sealed memfd, so that no other process sees
 *                           them.  Each has a byte before it that says whose it is,
 *                           and a NUL behind it.
 *   engine -> door  REPORT  instead of all that, from an engine that checks rules:
 *                           one descriptor, text (observe/rule_check.h)
 *   engine -> door  ANSWER  the record stands in the answer memfd, or not
 *
 * Our own two programs of one version talk here: a packet of another size or
 * version ends the talk with SK_E_ENGINE.
 */
#include <stdint.h>

#define SK_WIRE_VERSION	4u
#define SK_WIRE_FDS	5	/* descriptors, the most that a packet carries */
#define SK_WIRE_NAME	1024u	/* bytes of a file name in an ASK */
#define SK_WIRE_PASSWORDS	(4u << 20)	/* bytes of all passwords */
#define SK_WIRE_OPERATOR	'o'	/* a password that somebody gave for this message */
#define SK_WIRE_LIST		'l'	/* one of the site's own list */
#define SK_WIRE_LANES	64u	/* workers, the most that there are */
#define SK_ENGINE_FD	3	/* the socket, in the engine's parent */

enum sk_wire_kind {
	SK_WIRE_HELLO = 1, SK_WIRE_ASK = 2, SK_WIRE_ANSWER = 3, SK_WIRE_EXTRACT = 4,
	SK_WIRE_REPORT = 5,
	SK_WIRE_KINDS
};

/* How looking at a message ended. */
enum sk_ended {
	SK_ENDED_DONE = 0,	/* the answer memfd holds a record */
	SK_ENDED_CRASH,		/* the worker died of a signal */
	SK_ENDED_CPU,		/* it used up its CPU time */
	SK_ENDED_WALL,		/* it did not answer in time */
	SK_ENDED_MEMORY,	/* it ran out of memory */
	SK_ENDED_REFUSED,	/* the cage stopped a forbidden system call */
	SK_ENDED_COUNT
};

struct sk_wire_packet {
	uint32_t	version, kind;
	uint64_t	tag;		/* given by the asker, comes back */
	uint64_t	bytes;		/* ASK: of the message; ANSWER: of the record */
	uint64_t	zip_bytes;	/* EXTRACT: of the request; its ANSWER: of the zip */
	uint64_t	password_bytes;	/* ASK, EXTRACT: of the passwords, 0: none are sent */
	uint32_t	ended;		/* ANSWER: enum sk_ended */
	uint32_t	signal;		/* ANSWER: what killed the worker, or 0 */
	uint32_t	cpu_us, pss_kb;	/* ANSWER: what it cost; pss 0 if not measured */
	uint32_t	name_n;		/* ASK: bytes of name */
	uint32_t	cpu_ms;		/* ASK to a worker: its CPU time; else 0 */
	/* ASK to a worker: steps to go around (base/trail.h), and how each ended. */
	struct { uint32_t what, object, ended; } avoid[2];
	uint32_t	avoids;
	uint32_t	lane;		/* ASK: number of the worker, from 1; 0: any */
	char		name[SK_WIRE_NAME]; /* ASK: file name for a bare file */
};

/* "done", "crash", "cpu", ... for reports.  "unknown" past the end. */
const char *sk_ended_text(uint32_t ended);
/*
 * Sends a packet with n descriptors (0 to SK_WIRE_FDS).  0 or SK_E_IO.
 */
int	sk_wire_send(int fd, const struct sk_wire_packet *p, const int *fds, int n);
/*
 * Receives one packet; *n_r descriptors (close-on-exec, the caller's) in fds of
 * SK_WIRE_FDS.  0; SK_E_ABSENT if the other side is gone; SK_E_ENGINE if it is no
 * packet of ours (all descriptors closed); SK_E_IO.
 */
int	sk_wire_receive(int fd, struct sk_wire_packet *p_r, int fds[SK_WIRE_FDS], int *n_r);
#endif
