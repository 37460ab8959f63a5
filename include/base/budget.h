#ifndef SEKISHO_BASE_BUDGET_H
#define SEKISHO_BASE_BUDGET_H
/*
 * budget - every limit that a message may run into, by name.
 *
 * Each limit is a setting (section [limits]) with a default, a unit and a
 * meaning.  Reaching one is never an error: it becomes a gap with the limit's
 * name on the object where it happened, and the rest is still looked at.
 */
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include "base/trail.h"

/* id, name, default, least, most, unit, meaning */
#define SK_LIMITS(X) \
	X(CPU_MS, "cpu_ms", 20000, 100, 600000, "ms", \
	    "CPU time one message may cost; at 3/5 of it no new work begins") \
	X(WALL_MS, "wall_ms", 60000, 500, 1800000, "ms", \
	    "time on the clock that one message may take, all its tries together") \
	X(MESSAGE_BYTES, "message_bytes", 268435456, 1024, 2147483648, "bytes", \
	    "a larger message is not read") \
	X(MEMORY_BYTES, "memory_bytes", 1073741824, 67108864, 8589934592, "bytes", \
	    "memory that one message may take in a worker") \
	X(HEADER_BYTES, "header_bytes", 1048576, 1024, 16777216, "bytes", \
	    "header block of one part that is read") \
	X(HEADER_LINE, "header_line", 65536, 998, 1048576, "bytes", \
	    "one unfolded header field that is read") \
	X(HEADERS, "headers", 2000, 10, 100000, "fields", \
	    "header fields of one part that are read") \
	X(HEADER_PARAMS, "header_params", 500, 10, 5000, "parameters", \
	    "parameters of one header field that are read") \
	X(ADDRESSES, "addresses", 1000, 10, 100000, "addresses", \
	    "addresses of one header field that are read") \
	X(PARTS, "parts", 10000, 10, 1000000, "parts", \
	    "MIME parts of one message") \
	X(PART_DEPTH, "part_depth", 100, 5, 1000, "levels", \
	    "multiparts inside each other") \
	X(OBJECTS, "objects", 10000, 10, 100000, "objects", \
	    "objects of one message, parts and members together") \
	X(DEPTH, "depth", 16, 2, 64, "levels", \
	    "containers and messages inside each other") \
	X(MEMBERS, "members", 10000, 10, 1000000, "members", \
	    "members of one container") \
	X(OBJECT_BYTES, "object_bytes", 268435456, 65536, 2147483648, "bytes", \
	    "one decoded or unpacked object") \
	X(BYTES_OUT, "bytes_out", 536870912, 65536, 4294967296, "bytes", \
	    "all decoded and unpacked objects of one message") \
	X(RATIO, "ratio", 250, 10, 100000, "times", \
	    "how much larger than its container the unpacked may get, past 32 MiB") \
	X(OBSERVATIONS, "observations", 50000, 100, 1000000, "observations", \
	    "observations of one message") \
	X(TEXT_BYTES, "text_bytes", 1048576, 4096, 67108864, "bytes", \
	    "text of one part that is read for language, links and passwords") \
	X(SCAN_BYTES, "scan_bytes", 67108864, 65536, 2147483648, "bytes", \
	    "one object that is given to the rules") \
	X(PASSWORDS, "passwords", 200, 1, 10000, "passwords", \
	    "passwords of a message that are tried on what is locked in it") \
	X(PASSWORD_MS, "password_ms", 4000, 10, 60000, "milliseconds", \
	    "about what all tries may cost together, counted by kind of lock") \
	X(EXTRACT_BYTES, "extract_bytes", 1073741824, 16777216, 4294967296, "bytes", \
	    "the encrypted zip that extract makes of one message")

#define SK_LIMIT_ENUM(id, name, dflt, least, most, unit, meaning) SK_LIMIT_##id,
enum sk_limit { SK_LIMITS(SK_LIMIT_ENUM) SK_LIMIT_COUNT };
#undef SK_LIMIT_ENUM

struct sk_limit_info {
	const char	*name;
	uint64_t	 dflt, least, most;
	const char	*unit, *meaning;
};
extern const struct sk_limit_info sk_limit_table[SK_LIMIT_COUNT];

/* The limits in force for one message, and what has been used of them. */
struct sk_budget {
	uint64_t		 limit[SK_LIMIT_COUNT];
	uint64_t		 bytes_out;	/* decoded and unpacked so far */
	/* Set by a timer when 4/5 of a try's CPU time is gone; NULL: no timer. */
	volatile const sig_atomic_t *expired;
	const struct sk_trail	*trail;		/* NULL: none */
};

/* The defaults, nothing used, no timer. */
struct sk_budget sk_budget_default(void);
/* Index of the limit called name, or SK_LIMIT_COUNT. */
enum sk_limit sk_limit_find(const char *name);
/* False once the time of the message is up: begin nothing new, add a gap "cpu_ms". */
bool	sk_budget_time(const struct sk_budget *b);
/* Takes n bytes of output; false (nothing taken) if they would pass BYTES_OUT. */
bool	sk_budget_take(struct sk_budget *b, uint64_t n);
/* Bytes that one more object may have: the least of OBJECT_BYTES and what is
 * left of BYTES_OUT. */
uint64_t sk_budget_left(const struct sk_budget *b);
#endif
