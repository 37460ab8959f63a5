/*
 * The bare libraries on the same mails: GMime parses and decodes, libarchive
 * reads what it can of the archives, libyara scans every leaf.  No names, no
 * hashes, no types, no judgement, no cage: what a careful program cannot do
 * without.  bench_bare MAILS RULES [all|split]
 *   all    every leaf with all rules in one set
 *   split  files that import pe only for what begins with "MZ", in one pass with
 *          the others: the same rules by type as our own pipeline has them
 */
#include <archive.h>
#include <archive_entry.h>
#include <gmime/gmime.h>
#include <locale.h>
#include <yara.h>
#include "bench.h"

struct run {
	YR_SCANNER	*scanner;
	YR_SCANNER	*other;		/* for what does not begin with "MZ", or NULL */
	bool		 unpack;
	uint64_t	 leaves, bytes, matches;
};

static int
on_match(YR_SCAN_CONTEXT *context, int message, void *data, void *user)
{
	(void)context;
	(void)data;
	if (message == CALLBACK_MSG_RULE_MATCHING)
		((struct run *)user)->matches++;
	return CALLBACK_CONTINUE;
}

static void
leaf(struct run *r, const uint8_t *p, size_t n)
{
	r->leaves++;
	r->bytes += n;
	if (r->other != NULL && !(n > 1 && p[0] == 'M' && p[1] == 'Z'))
		yr_scanner_scan_mem(r->other, p, n);
	else if (r->scanner != NULL)
		yr_scanner_scan_mem(r->scanner, p, n);
}

/* Members of p; false if libarchive does not open it. */
static bool
unpack(struct run *r, const uint8_t *p, size_t n, int depth)
{
	struct archive *a = archive_read_new();
	struct archive_entry *e;
	static uint8_t block[65536];
	bool any = false;

	archive_read_support_filter_gzip(a);
	archive_read_support_format_zip(a);
	archive_read_support_format_tar(a);
	archive_read_support_format_raw(a);
	if (n < 4 || !(memcmp(p, "PK\3\4", 4) == 0 || memcmp(p, "\x1f\x8b", 2) == 0 ||
	    (n > 262 && memcmp(p + 257, "ustar", 5) == 0)) || depth > 4 ||
	    archive_read_open_memory(a, p, n) != ARCHIVE_OK) {
		archive_read_free(a);
		return false;
	}
	while (archive_read_next_header(a, &e) == ARCHIVE_OK) {
		uint8_t *all = NULL;
		size_t size = 0, room = 0;
		la_ssize_t got;

		any = true;
		while ((got = archive_read_data(a, block, sizeof block)) > 0) {
			if (size + (size_t)got > room)
				all = realloc(all, room = (size + (size_t)got) * 2);
			memcpy(all + size, block, (size_t)got);
			size += (size_t)got;
		}
		if (!unpack(r, all, size, depth + 1))
			leaf(r, all, size);
		free(all);
	}
	archive_read_free(a);
	return any;
}

static void
each_part(GMimeObject *parent, GMimeObject *part, gpointer user)
{
	struct run *r = user;
	GMimeDataWrapper *content;
	GMimeStream *out;
	GByteArray *bytes;

	(void)parent;
	if (GMIME_IS_MESSAGE_PART(part)) {
		GMimeMessage *m = g_mime_message_part_get_message(GMIME_MESSAGE_PART(part));

		if (m != NULL)
			g_mime_message_foreach(m, each_part, user);
		return;
	}
	if (!GMIME_IS_PART(part) || (content = g_mime_part_get_content(GMIME_PART(part))) == NULL)
		return;
	out = g_mime_stream_mem_new();
	g_mime_data_wrapper_write_to_stream(content, out);
	bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(out));
	if (!r->unpack || !unpack(r, bytes->data, bytes->len, 0))
		leaf(r, bytes->data, bytes->len);
	g_object_unref(out);
}

static void
run(const struct corpus *c, struct run *r, bool decode, const char *what)
{
	double begun = cpu_seconds();

	for (size_t i = 0; i < c->n; i++) {
		GByteArray borrowed = { c->mail[i].p, (guint)c->mail[i].n };
		GMimeStream *s = g_mime_stream_mem_new_with_byte_array(&borrowed);
		GMimeParser *parser;
		GMimeMessage *m;

		g_mime_stream_mem_set_owner(GMIME_STREAM_MEM(s), FALSE);
		parser = g_mime_parser_new_with_stream(s);
		m = g_mime_parser_construct_message(parser, NULL);
		if (m != NULL && decode)
			g_mime_message_foreach(m, each_part, r);
		if (m != NULL)
			g_object_unref(m);
		g_object_unref(parser);
		g_object_unref(s);
	}
	row(what, c, cpu_seconds() - begun);
}

/* True if the file at path speaks of the module. */
static bool
imports(FILE *f, const char *module)
{
	char line[4096];
	bool found = false;

	while (!found && fgets(line, sizeof line, f) != NULL)
		found = strncmp(line, "import", 6) == 0 && strstr(line, module) != NULL;
	rewind(f);
	return found;
}

static YR_RULES *
compile(const char *folder, bool modules)
{
	struct dirent **entry;
	char path[4096];
	YR_COMPILER *compiler;
	YR_RULES *rules;
	int n = scandir(folder, &entry, only_mails, alphasort);

	yr_initialize();
	yr_compiler_create(&compiler);
	for (int i = 0; i < n; i++) {
		FILE *f;

		snprintf(path, sizeof path, "%s/%s", folder, entry[i]->d_name);
		f = fopen(path, "r");
		if (f == NULL || ((modules || !imports(f, "pe")) &&
		    yr_compiler_add_file(compiler, f, NULL, path) != 0))
			exit(2);
		fclose(f);
	}
	yr_compiler_get_rules(compiler, &rules);
	return rules;
}

static YR_SCANNER *
scanner(struct run *r, const char *folder, bool modules)
{
	YR_SCANNER *s;

	yr_scanner_create(compile(folder, modules), &s);
	yr_scanner_set_callback(s, on_match, r);
	yr_scanner_set_flags(s, SCAN_FLAGS_NO_TRYCATCH | SCAN_FLAGS_REPORT_RULES_MATCHING);
	return s;
}

/* One run with rules; prints its seconds as NAME_SECONDS too. */
static void
with_rules(const struct corpus *c, struct run *r, const char *what, const char *name)
{
	double cpu;

	r->leaves = r->bytes = 0;
	cpu = cpu_seconds();
	run(c, r, true, what);
	cpu = cpu_seconds() - cpu;
	printf("%s_SECONDS %.6f\n", name, cpu);
}

int
main(int argc, char **argv)
{
	struct corpus c;
	struct run r = { 0 };
	const char *only = argc > 3 ? argv[3] : "";

	if (argc < 3)
		return 2;
	setlocale(LC_CTYPE, "C.UTF-8");
	c = corpus_read(argv[1]);
	g_mime_init();
	if (*only == '\0') {
		run(&c, &r, false, "bare: GMime parse");
		run(&c, &r, true, "bare: + decode");
		r.unpack = true;
		run(&c, &r, true, "bare: + libarchive");
	}
	r.unpack = true;
	r.scanner = scanner(&r, argv[2], true);
	if (strcmp(only, "split") != 0)
		with_rules(&c, &r, "bare: + libyara, all rules", "ALL");
	if (strcmp(only, "all") != 0) {
		r.other = scanner(&r, argv[2], false);
		with_rules(&c, &r, "bare: + libyara, rules split by type", "SPLIT");
	}
	printf("bare: %llu leaves, %.1f MB\n", (unsigned long long)r.leaves, (double)r.bytes / 1e6);
	return 0;
}
