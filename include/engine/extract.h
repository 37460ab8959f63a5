#ifndef SEKISHO_ENGINE_EXTRACT_H
#define SEKISHO_ENGINE_EXTRACT_H
/*
 * extract - the objects of a message as an encrypted zip, made inside the cage:
 * nobody outside has to take a message apart to look at what is in it.
 *
 * The request is a text of pieces that each end in a NUL: "aes" or "traditional",
 * then the paths of the objects that are wanted, with all below them; none: all.
 * The root, which is the message that the asker has, is never put in.
 *
 * Members are called by index, beginning of the SHA-256 and what is safe of the
 * name, with ".bin" behind: names of ours, flat, no two alike, and nothing that a
 * double click would start.  The first member, manifest.json (schema
 * "sekisho.extract/1"), has the true names, and names what is not in the zip and why.
 */
#include "engine/pipeline.h"

#define SK_EXTRACT_PASSWORD	"infected"	/* what analysts expect */
#define SK_EXTRACT_REQUEST	(1u << 20)	/* bytes of a request, at most */

struct sk_extract {
	struct sk_span	request;
	int		fd;		/* of the zip, from offset 0 */
	uint64_t	most;		/* bytes that the zip may have */
	uint64_t	bytes;		/* of the zip, once done; 0: it failed */
};

/* As sk_pipeline_run, and writes the zip. */
struct sk_record *sk_extract_run(const struct sk_asked *asked, struct sk_arena *arena,
	    struct sk_budget *budget, struct sk_extract *x);
#endif
