/*
 * Mails with a locked archive and its password in the letter, by kind of lock: our
 * object tree, which finds the password and opens it; beside it libarchive, which is
 * told the right password and given the bare archive.  bench_locked FOLDER RULES LISTS
 */
#include <archive.h>
#include <archive_entry.h>
#include "base/error.h"
#include "bench.h"
#include "engine/pipeline.h"

static const char password[] = "Himitsu2016";	/* of locked.py */

static double
ours(const struct corpus *c, struct sk_arena *arena, size_t *opened)
{
	double begun = cpu_seconds();

	*opened = 0;
	for (size_t i = 0; i < c->n; i++) {
		struct sk_budget b = sk_budget_default();
		struct sk_unpack u = { .arena = arena, .budget = &b, .find_passwords = sk_observe_candidates,
		    .record = sk_record_new(arena, b.limit[SK_LIMIT_OBSERVATIONS]) };

		sk_unpack_run(&u, (struct sk_span){ c->mail[i].p, c->mail[i].n }, (struct sk_span){ 0 });
		*opened += !sk_record_has(u.record, 2, SK_KEY_OBJECT_GAP, "encrypted");
		sk_arena_reset(arena);
	}
	return cpu_seconds() - begun;
}

/* Seconds, or 0 if it cannot read them. */
static double
bare(const struct corpus *c)
{
	static uint8_t block[65536];
	double begun = cpu_seconds();
	la_ssize_t got;

	for (size_t i = 0; i < c->n; i++) {
		struct archive *a = archive_read_new();
		struct archive_entry *e;
		size_t all = 0;

		archive_read_support_format_zip(a);
		archive_read_support_format_7zip(a);
		archive_read_add_passphrase(a, password);
		if (archive_read_open_memory(a, c->mail[i].p, c->mail[i].n) == ARCHIVE_OK)
			while (archive_read_next_header(a, &e) == ARCHIVE_OK)
				while ((got = archive_read_data(a, block, sizeof block)) > 0)
					all += (size_t)got;
		archive_read_free(a);
		if (all == 0)
			return 0;
	}
	return cpu_seconds() - begun;
}

int
main(int argc, char **argv)
{
	static const char *const kinds[] = { "zip-crypto", "zip-aes", "7z", "7z-names" };
	struct sk_rules_info info = { 0 };
	struct sk_warm warm = { .lists = argc > 3 ? argv[3] : NULL, .info = &info };
	struct sk_arena *arena = sk_arena_new(1u << 30);
	const char *rules[1];

	if (argc < 4)
		return 2;
	rules[0] = argv[2];
	warm.rules = rules;
	warm.rules_n = 1;
	warm.arena = sk_arena_new(256 << 20);
	if (sk_pipeline_warm(&warm) != 0)
		fprintf(stderr, "bench: not all could be warmed\n");
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		char path[4096], what[64];
		struct corpus c, archives;
		size_t opened;
		double t;

		(void)snprintf(path, sizeof path, "%s/%s/mails", argv[1], kinds[i]);
		c = corpus_read(path);
		(void)snprintf(path, sizeof path, "%s/%s/archives", argv[1], kinds[i]);
		archives = corpus_read(path);
		t = bare(&archives);
		(void)snprintf(what, sizeof what, "bare: %s, password told", kinds[i]);
		if (t > 0)
			row(what, &archives, t);
		else
			printf("%-44s libarchive does not open them\n", what);
		t = ours(&c, arena, &opened);
		(void)snprintf(what, sizeof what, "ours: locked %s, %zu of %zu open", kinds[i], opened, c.n);
		row(what, &c, t);
	}
	return 0;
}
