/*
 * Programs.  The first byte says how the rest is used, so that the deep tables
 * are reached without a seed: as a program itself, as its icon, version or load,
 * or as changes to a whole one (offset of two bytes, new byte; again and again).
 */
#include "../unit/lookkit.h"
#include "../unit/pekit.h"
#include "unpack/pe.h"

extern const struct sk_observer sk_observe_pe, sk_observe_carried;
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct pekit_import import[] = {
	{ "KERNEL32.dll", "GetProcAddress LoadLibraryA" }, { "WS2_32.dll", "#115 #23 send" }
};
static const struct pekit_string string[] = {
	{ "CompanyName", SK_LIT("a\0b\0") }, { "OriginalFilename", SK_LIT("\x8B\x5B") }
};

/* A group of one image with id 1, of 32 by 32 pixels. */
static const struct sk_span group =
    SK_LIT("\0\0\1\0\1\0" "\x20\x20\0\0\1\0\x20\0\0\0\0\0\1\0");

static struct sk_span
wrapped(struct sk_arena *a, struct sk_span rest, unsigned how)
{
	struct pekit_resource res[] = {
		{ 3, 1, (how & 2) != 0 ? rest : SK_SPAN("(\0\0\0") }, { 10, 1, rest },
		{ 14, 1, (how & 4) != 0 ? rest : group },
		{ 16, 1, (how & 8) != 0 ? rest : pekit_version(a, string, 2) }
	};
	static const char *const names[] = { "A", "RUNPROGRAM", "B", "C" };
	struct pekit p = { .plus = (how & 16) != 0, .import = import, .imports = 2, .resource = res,
	    .resources = 4, .resource_name = (how & 128) != 0 ? names : NULL, .overlay = (how & 32) != 0 ? rest : SK_SPAN(""), .certificate = true };

	return pekit_build(a, &p);
}

static void
change(struct sk_span pe, struct sk_span by)
{
	struct sk_span c;

	while (sk_span_take(&by, 3, &c)) {
		size_t off = (size_t)c.p[0] << 8 | c.p[1];

		if (off < pe.n)
			((uint8_t *)(uintptr_t)pe.p)[off] = c.p[2];
	}
}

static void
look(struct lookkit *k)
{
	sk_observe_pe.look(&k->l);
	sk_observe_carried.look(&k->l);
}

/* As a program whatever it is; and with what it carries, if it is one. */
static void
look_at(struct sk_span pe)
{
	struct lookkit k;

	if (lookkit_open(&k, SK_TYPE_PE, pe))
		look(&k);
	k.u.record = NULL;
	if (k.arena != NULL && sk_pe_is(pe) &&
	    sk_unpack_run(&k.u, pe, SK_SPAN("a.exe")) == 0 && k.u.n > 1 &&
	    k.u.object[1].type == SK_TYPE_PE) {
		k.l.r = k.u.record;
		k.l.o = &k.u.object[1];
		look(&k);
	}
	lookkit_close(&k);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct sk_span rest = sk_span_from((struct sk_span){ data, size }, 1), pe;
	struct sk_arena *a;

	if (size == 0)
		return 0;
	if ((data[0] & 1) != 0) {
		look_at(rest);
		return 0;
	}
	if ((a = sk_arena_new(64 << 20)) == NULL)
		return 0;
	pe = wrapped(a, rest, data[0]);
	if ((data[0] & 64) != 0)
		change(pe, rest);
	look_at(pe);
	sk_arena_free(a);
	return 0;
}
