/*
 * Shortcuts.  The first byte says how the rest is used: as a shortcut, as what
 * stands behind the header of one, as arguments, or as one that is text.
 */
#include <stdlib.h>
#include "../unit/lookkit.h"
#include "../unit/lnkkit.h"
#include "unpack/lnk.h"

extern const struct sk_observer sk_observe_lnk, sk_observe_shortcut;
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct sk_span
built(struct sk_arena *a, struct sk_span rest, unsigned how)
{
	struct lnkkit k = { .drive_path = (how & 8) != 0 ? "C:\\Windows\\cmd.exe" : NULL };
	struct sk_buf b = sk_buf_new(a, 1 << 20);

	if ((how & 3) == 2) {
		k.arguments = sk_arena_text(a, sk_span_head(rest, 30000));
		return lnkkit_build(a, &k);
	}
	if ((how & 3) == 3) {
		k.behind = rest;
		return lnkkit_build(a, &k);
	}
	sk_buf_put(&b, "L\0\0\0\x01\x14\x02\0\0\0\0\0\xC0\0\0\0\0\0\0\x46", 20);
	sk_buf_span(&b, rest);
	return sk_buf_view(&b);
}

static void
look_at(struct sk_span s, bool text)
{
	struct lookkit k;
	struct sk_lnk lnk;

	if (lookkit_open(&k, text ? SK_TYPE_URL_FILE : SK_TYPE_LNK, s)) {
		sk_observe_lnk.look(&k.l);
		sk_observe_shortcut.look(&k.l);
		if (!text && sk_lnk_parse(s, k.arena, &lnk) && (lnk.end > s.n || lnk.end != sk_lnk_end(s)))
			abort();
	}
	k.u.record = NULL;
	if (k.arena != NULL && !text)
		(void)sk_unpack_run(&k.u, s, SK_SPAN("a.lnk"));
	lookkit_close(&k);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct sk_span rest = sk_span_from((struct sk_span){ data, size }, 1);
	struct sk_arena *a;

	if (size == 0)
		return 0;
	if ((data[0] & 4) != 0 || (data[0] & 3) == 0) {
		look_at(rest, (data[0] & 4) != 0);
		return 0;
	}
	if ((a = sk_arena_new(64 << 20)) == NULL)
		return 0;
	look_at(built(a, rest, data[0]), false);
	sk_arena_free(a);
	return 0;
}
