#include <stdio.h>
#include "base/text.h"
#include "say.h"

enum { ROOM = 1 << 16, SHOWN = 1000 };	/* bytes of a line, code points of a text */

void
sk_say(const char *subject, const char *what)
{
	struct sk_arena *arena = sk_arena_new(4 * ROOM);
	struct sk_buf b = sk_buf_new(arena, ROOM);

	if (arena == NULL) {
		(void)fprintf(stderr, "sekisho: out of memory\n");
		return;
	}
	(void)sk_buf_text(&b, "sekisho: ");
	sk_text_safe(&b, sk_span_text(subject), SHOWN);
	(void)sk_buf_text(&b, ": ");
	sk_text_safe(&b, sk_span_text(what), SHOWN);
	(void)sk_buf_byte(&b, '\n');
	(void)fwrite(b.p, 1, b.n, stderr);
	sk_arena_free(arena);
}
