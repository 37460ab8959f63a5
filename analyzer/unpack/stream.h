#ifndef SEKISHO_UNPACK_STREAM_H
#define SEKISHO_UNPACK_STREAM_H
/*
 * stream - what the formats of one compressed file without an inventory have in
 * common: the loop that makes room and asks the limits, the name without the
 * ending, and several streams that follow each other.
 */
#include "base/buf.h"
#include "unpack/unpack.h"

/* What one step of a decoder came to. */
enum sk_step {
	SK_STEP_MORE,		/* go on: there may be more */
	SK_STEP_END,		/* the stream came to its end */
	SK_STEP_CHECKSUM,	/* the same, and its checksum is wrong */
	SK_STEP_BROKEN,		/* it is damaged, or its input ends */
	SK_STEP_UNSUPPORTED,	/* what this decoder cannot do (a dictionary) */
	SK_STEP_MEMORY		/* it wants more memory than is given */
};

struct sk_codec {
	/* Bytes at the start of in to leave out (skippable frames), false if no
	 * stream stands behind them. */
	bool		(*find)(struct sk_span in, uint64_t *skip_r);
	/* Makes state ready for a new stream.  False: no memory. */
	bool		(*start)(void *state);
	/* One step: from the start of in to out, at most room (> 0) bytes. */
	enum sk_step	(*step)(void *state, struct sk_span in, uint8_t *out, size_t room,
			    size_t *taken_r, size_t *gave_r);
	/* Bytes of the stream at the start of in, for one whose checksum is
	 * wrong; NULL where step never says so. */
	uint64_t	(*length)(struct sk_span in);
};

/* What came out of one stream. */
struct sk_streamed {
	uint64_t	 taken;		/* bytes of input that it used */
	enum sk_step	 last;		/* never MORE */
	const char	*stopped;	/* name of the limit that ended it, or NULL */
};

/*
 * Room for one more byte at least in b, NULL, or the name of the limit.  A size
 * that is expected (UINT64_MAX: unknown) is a lie until shown to be none: what is taken
 * from the arena does not come back.
 */
const char *sk_stream_room(struct sk_buf *b, uint64_t expected);
/* Decodes the stream at the start of in to the end of b, for object self; *given
 * counts what self has given in all.  A limit is a gap on self. */
void	sk_stream_read(struct sk_unpack *u, size_t self, const struct sk_codec *codec,
	    void *state, struct sk_span in, struct sk_buf *b, uint64_t *given,
	    struct sk_streamed *out_r);
/* The whole of self: all streams joined are its member, and what the first of
 * several gives is another one, since some readers stop behind it. */
void	sk_stream_open(struct sk_unpack *u, size_t self, const struct sk_codec *codec,
	    void *state);
/* sk_stream_read of one bzip2 stream. */
void	sk_bzip2_read(struct sk_unpack *u, size_t self, struct sk_span in, struct sk_buf *b,
	    uint64_t *given, struct sk_streamed *out_r);
/* The name of self without ".gz" and its like; ".tgz" becomes ".tar".  Empty if
 * self has none. */
struct sk_name sk_stream_name(struct sk_unpack *u, size_t self);
#endif
