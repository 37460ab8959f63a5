#ifndef SEKISHO_DOORS_ENGINE_H
#define SEKISHO_DOORS_ENGINE_H
/* engine - how the client finds, starts and ends sekisho-engine; for ask.c. */
#include <sys/types.h>
#include "doors/ask.h"

struct sk_engine {
	pid_t	pid;		/* 0: none */
	int	fd;		/* -1: none; does not block */
};

/*
 * Path of the engine: $SEKISHO_ENGINE, else settings, else sekisho-engine
 * beside us, else ../libexec/sekisho/sekisho-engine.  In arena; NULL if there
 * is none.
 */
const char *sk_engine_path(struct sk_arena *arena, const struct sk_ask_settings *s);
/*
 * Folder of our rules and lists: settings, else $SEKISHO_SIGNATURES, else
 * signatures in the folder above us or the one above that (a build tree), else
 * ../share/sekisho/signatures.  In arena; NULL if there is none.
 */
const char *sk_signatures_path(struct sk_arena *arena, const struct sk_ask_settings *s);
/* Starts it.  0, or SK_E_ENGINE with a line on stderr. */
int	sk_engine_start(const struct sk_ask_settings *s, struct sk_engine *e_r);
/* Ends it, at once or (gently) after it had the time to see that we have gone. */
void	sk_engine_end(struct sk_engine *e, bool gently);
/*
 * Reads the hello, which is bytes long, from fd: strict, all in arena.  0 or
 * SK_E_ENGINE.  analyzer/engine/hello.c writes it.
 */
int	sk_hello_read(int fd, uint64_t bytes, struct sk_arena *arena, struct sk_hello *h_r);
#endif
