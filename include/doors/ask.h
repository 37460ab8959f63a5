#ifndef SEKISHO_DOORS_ASK_H
#define SEKISHO_DOORS_ASK_H
/*
 * ask - the engine's client: starts sekisho-engine, hands it messages, takes
 * back records, and is never hurt by what comes back.
 *
 * Several messages may be under way; answers come in any order and carry the
 * tag of their question.  An engine that dies is started again once for each
 * message that was under way; after that the message is "not finished".
 */
#include "base/budget.h"
#include "record/record.h"
#include "record/rule.h"
#include "record/wire.h"

struct sk_ask;

struct sk_ask_settings {
	const char		*engine;	/* path; NULL: beside us, then libexec */
	unsigned		 workers;	/* 1 to 64 */
	const char *const	*rules;		/* further rule files and folders */
	size_t			 rules_n;
	const char		*signatures;	/* NULL: beside us, then share */
	uint64_t		 limit[SK_LIMIT_COUNT];
	/* Passwords to try: those given with the messages, and the site's list. */
	const char *const	*passwords, *const *password_list;
	size_t			 passwords_n, password_list_n;
	const char		*words;		/* of the site, see sk_site_words; NULL: none */
	bool			 extract;	/* sk_ask_extract is wanted */
	bool			 check;		/* for doors/check.h only */
};

/* What the engine says of itself when it is ready. */
struct sk_hello {
	const char		*version;
	struct sk_rules_info	 rules;
	struct sk_layer { const char *name; bool holds; const char *why; } *layer;
	size_t			 layers;
	const char		**library;	/* files of the parsers, with version */
	size_t			 libraries;
};

/* Starts the engine and waits for its hello.  0, or SK_E_ENGINE / SK_E_IO with a
 * line on stderr.  Caller closes. */
int	sk_ask_open(const struct sk_ask_settings *s, struct sk_ask **ask_r);
struct sk_ask *sk_ask_close(struct sk_ask *a);
/* Borrowed until close. */
const struct sk_hello *sk_ask_hello(const struct sk_ask *a);

/*
 * Room for a message that one worker will get, which saves making a file for it: the
 * next message is read into it and sent before another is asked for.  NULL if there is
 * none: all have messages in them that were not answered yet.
 */
struct sk_berth;
struct sk_berth *sk_ask_berth(struct sk_ask *a);

/* A message on its way in: bytes are put piece by piece into a memfd. */
struct sk_parcel {
	int		 fd;		/* memfd, -1 if none */
	struct sk_berth	*berth;		/* not NULL: it lies there, and fd is -1 */
	uint64_t	 bytes;
	bool		 cut;		/* there were more than message_bytes */
	char		 sha256[65];
};
/* Reads all of fd (from its offset) into a new parcel, up to max bytes. */
int	sk_parcel_read(int fd, uint64_t max, struct sk_parcel *p_r);
/* Memory to read into. */
struct sk_place {
	uint8_t		*p;
	size_t		 room;
	struct sk_berth	*berth;		/* that it is of, NULL: none */
};
/* berth, or else that piece of memory. */
struct sk_place sk_parcel_place(struct sk_berth *berth, uint8_t *piece, size_t room);
/* The same by way of a place, in which have bytes stand that were read of fd before. */
int	sk_parcel_read_by(const struct sk_place *at, size_t have, int fd, uint64_t max,
	    struct sk_parcel *p_r);
/* Piece by piece: begin, put (as often as needed; 0 or SK_E_IO), end. */
struct sk_parcel_writer;
int	sk_parcel_begin(struct sk_parcel_writer **w_r);
int	sk_parcel_begin_by(const struct sk_place *at, struct sk_parcel_writer **w_r);
int	sk_parcel_put(void *writer, const void *p, size_t n);
int	sk_parcel_end(struct sk_parcel_writer *w, struct sk_parcel *p_r);
void	sk_parcel_close(struct sk_parcel *p);

/* Asks about p; name (may be "") is used if it is no message.  p stays the
 * caller's.  0, SK_E_IO, SK_E_ENGINE. */
int	sk_ask_send(struct sk_ask *a, uint64_t tag, const struct sk_parcel *p,
	    const char *name);

/*
 * The same, and asks for an encrypted zip of objects: wanted is a request as
 * engine/extract.h has it.  Needs settings.extract.
 */
int	sk_ask_extract(struct sk_ask *a, uint64_t tag, const struct sk_parcel *p,
	    const char *name, struct sk_span wanted);

struct sk_answer {
	uint64_t	 tag;
	uint32_t	 ended;		/* enum sk_ended */
	uint32_t	 cpu_us, pss_kb;
	/* Never NULL: where the engine did not finish, or sent what is no record,
	 * an empty one with the gap "not_finished" and the reason. */
	struct sk_record *record;
	struct sk_arena	 *arena;	/* of the record; the caller frees it */
	int		  zip;		/* of EXTRACT: to be closed; -1: none came */
	uint64_t	  zip_bytes;	/* from offset 0; not a byte of it is checked */
};
/* Waits for the next answer.  0, or SK_E_ENGINE if none can come any more. */
int	sk_ask_next(struct sk_ask *a, struct sk_answer *answer_r);
/* Puts an empty record with the gap "not_finished" in the place of one that
 * cannot be judged.  0 or SK_E_MEMORY. */
int	sk_ask_spoil(struct sk_answer *answer);
/* Adds door.* to a record: what we know ourselves. */
int	sk_ask_stamp(struct sk_record *r, const char *door, const struct sk_parcel *p);
#endif
