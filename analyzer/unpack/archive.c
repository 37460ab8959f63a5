#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include "base/error.h"
#include "members.h"
#include "tree.h"
#include "unpack/zipper.h"

enum {
	PIECES = 4,
	STEP = 1 << 20,		/* bytes that are handed over at a time */
	WARNINGS = 64		/* of one member, before it is given up */
};

struct sk_archive {
	struct archive	*lib;
	struct sk_unpack *u;
	struct sk_span	 piece[PIECES];
	size_t		 pieces;
	int64_t		 at, size;	/* in all pieces together */
	bool		 dead;		/* nothing may be asked of lib any more */
};

/* What stands at a->at, up to the end of its piece. */
static la_ssize_t
give(struct archive *lib, void *self, const void **block_r)
{
	struct sk_archive *a = self;
	uint64_t at = (uint64_t)a->at;

	*block_r = NULL;
	(void)lib;
	if (!sk_budget_time(a->u->budget))
		return ARCHIVE_FATAL;
	for (size_t i = 0; i < a->pieces; i++) {
		struct sk_span rest = sk_span_head(sk_span_from(a->piece[i], at), STEP);

		if (rest.n > 0) {
			a->at += (int64_t)rest.n;
			*block_r = rest.p;
			return (la_ssize_t)rest.n;
		}
		at -= at < a->piece[i].n ? at : a->piece[i].n;
	}
	return 0;
}

static la_int64_t
skip(struct archive *lib, void *self, la_int64_t n)
{
	struct sk_archive *a = self;

	(void)lib;
	if (n < 0)
		return 0;
	if (n > a->size - a->at)
		n = a->size - a->at;
	a->at += n;
	return n;
}

static la_int64_t
seek(struct archive *lib, void *self, la_int64_t off, int whence)
{
	struct sk_archive *a = self;
	int64_t base = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? a->at : a->size;

	(void)lib;
	if (off < -base || off > a->size - base)
		return ARCHIVE_FATAL;
	a->at = base + off;
	return a->at;
}

/* Never all formats at once: then plain text is read as an mtree listing. */
static int
support(struct archive *lib, enum sk_archive_kind kind)
{
	static int (*const table[SK_ARCHIVE_KINDS])(struct archive *) = {
		[SK_ARCHIVE_ZIP] = archive_read_support_format_zip_streamable,
		[SK_ARCHIVE_SEVENZIP] = archive_read_support_format_7zip,
		[SK_ARCHIVE_RAR] = archive_read_support_format_rar,
		[SK_ARCHIVE_RAR5] = archive_read_support_format_rar5,
		[SK_ARCHIVE_LHA] = archive_read_support_format_lha,
		[SK_ARCHIVE_CAB] = archive_read_support_format_cab,
		[SK_ARCHIVE_ISO] = archive_read_support_format_iso9660,
		[SK_ARCHIVE_CPIO] = archive_read_support_format_cpio,
		[SK_ARCHIVE_AR] = archive_read_support_format_ar,
		[SK_ARCHIVE_XAR] = archive_read_support_format_xar
	};

	return table[kind](lib);
}

struct sk_archive *
sk_archive_open(struct sk_unpack *u, enum sk_archive_kind kind, const struct sk_span *piece,
    size_t pieces)
{
	struct sk_archive *a = sk_arena_alloc(u->arena, sizeof *a);

	if (a == NULL || pieces > PIECES || (a->lib = archive_read_new()) == NULL)
		return NULL;
	a->u = u;
	a->pieces = pieces;
	for (size_t i = 0; i < pieces; i++) {
		a->piece[i] = piece[i];
		a->size += (int64_t)piece[i].n;
	}
	archive_read_set_read_callback(a->lib, give);
	archive_read_set_skip_callback(a->lib, skip);
	archive_read_set_seek_callback(a->lib, seek);
	archive_read_set_callback_data(a->lib, a);
	a->dead = support(a->lib, kind) < ARCHIVE_WARN || archive_read_open1(a->lib) < ARCHIVE_WARN;
	return a;
}

int
sk_archive_next(struct sk_archive *a, struct sk_span *name_r)
{
	struct archive_entry *entry;
	int rc;

	*name_r = (struct sk_span){ 0 };
	if (a->dead)
		return -1;
	rc = archive_read_next_header(a->lib, &entry);
	if (rc == ARCHIVE_EOF)
		return 0;
	if (rc < ARCHIVE_WARN) {
		/* After an input that no reader knows libarchive 3.6.2 has a
		 * wild pointer, and every question but free follows it. */
		a->dead = true;
		return -1;
	}
	*name_r = sk_span_text(archive_entry_pathname(entry));
	return 1;
}

/* Appends a block that belongs at off, with zeros for a hole before it. */
static const char *
put(struct sk_archive *a, size_t self, uint64_t *given, struct sk_buf *b, struct sk_span block,
    int64_t off)
{
	uint64_t hole = off > 0 && (uint64_t)off > b->n ? (uint64_t)off - b->n : 0;
	const char *why;

	if (hole > b->max - b->n)
		return sk_limit_table[SK_LIMIT_OBJECT_BYTES].name;
	if ((why = sk_unpack_stop(a->u, self, *given, hole + block.n)) != NULL)
		return why;
	*given += hole + block.n;
	if (hole > 0) {
		if (!sk_buf_reserve(b, (size_t)hole))
			return sk_limit_table[SK_LIMIT_MEMORY_BYTES].name;
		memset(b->p + b->n, 0, (size_t)hole);
		b->n += (size_t)hole;
	}
	if (sk_buf_span(b, block))
		return NULL;
	return sk_limit_table[b->n == b->max ? SK_LIMIT_OBJECT_BYTES : SK_LIMIT_MEMORY_BYTES].name;
}

void
sk_archive_read(struct sk_archive *a, size_t self, uint64_t *given, struct sk_archived *out_r)
{
	struct sk_buf b = sk_buf_new(a->u->arena,
	    (size_t)a->u->budget->limit[SK_LIMIT_OBJECT_BYTES]);
	int rc = ARCHIVE_OK, warnings = 0;

	*out_r = (struct sk_archived){ .broken = a->dead };
	while (!a->dead && rc >= ARCHIVE_WARN && rc != ARCHIVE_EOF && warnings < WARNINGS) {
		struct sk_span block = { 0 };
		const void *p = NULL;
		la_int64_t off = 0;

		rc = archive_read_data_block(a->lib, &p, &block.n, &off);
		block.p = p;
		/* A warning (wrong size, wrong checksum) comes with good bytes. */
		if (rc == ARCHIVE_EOF || rc < ARCHIVE_WARN || p == NULL)
			block.n = 0;
		out_r->stopped = put(a, self, given, &b, block, off);
		if (out_r->stopped != NULL) {
			sk_unpack_gap(a->u, self, out_r->stopped);
			break;
		}
		warnings += rc == ARCHIVE_WARN || block.n == 0;
	}
	out_r->broken = a->dead || rc < ARCHIVE_WARN || warnings >= WARNINGS;
	a->dead = a->dead || rc == ARCHIVE_FATAL;
	out_r->bytes = sk_buf_view(&b);
}

void
sk_archive_free(struct sk_archive *a)
{
	if (a != NULL)
		(void)archive_read_free(a->lib);
}

int
sk_archive_warm(void)
{
	struct archive *lib = archive_read_new();
	int rc = lib == NULL ? SK_E_ABSENT : 0;

	for (int i = 0; lib != NULL && i < SK_ARCHIVE_KINDS; i++)
		if (support(lib, (enum sk_archive_kind)i) < ARCHIVE_WARN)
			rc = SK_E_ABSENT;
	if (lib != NULL)
		(void)archive_read_free(lib);
	return rc;
}

/* --- writing --- */

enum {
	MEMBER_MODE = 0600,
	MEMBER_TIME = 315532800,	/* 1980-01-01, where the time of zip begins */
	MEMBER_HEADERS = 2048,		/* local and central, with a name of 255 bytes */
	DEFLATE_PART = 1024		/* what cannot be packed grows by less than 1 in so many */
};

struct sk_zipper {
	struct archive	*lib;
	struct archive_entry *entry;
	int		(*put)(void *user, struct sk_span bytes);
	void		*user;
	bool		 failed;
};

static la_ssize_t
take(struct archive *lib, void *self, const void *p, size_t n)
{
	struct sk_zipper *z = self;

	if (z->put(z->user, (struct sk_span){ p, n }) == 0)
		return (la_ssize_t)n;
	archive_set_error(lib, EIO, "not taken");
	return -1;
}

static bool
begin_zip(struct sk_zipper *z, bool aes, const char *password)
{
	return archive_write_set_format_zip(z->lib) == ARCHIVE_OK &&
	    archive_write_set_options(z->lib, aes ? "zip:encryption=aes256" :
	    "zip:encryption=traditional") == ARCHIVE_OK &&
	    archive_write_set_passphrase(z->lib, password) == ARCHIVE_OK &&
	    archive_write_set_bytes_in_last_block(z->lib, 1) == ARCHIVE_OK &&
	    archive_write_open(z->lib, z, NULL, take, NULL) == ARCHIVE_OK;
}

struct sk_zipper *
sk_zipper_open(bool aes, const char *password, int (*take_bytes)(void *user, struct sk_span bytes),
    void *user)
{
	struct sk_zipper *z = calloc(1, sizeof *z);

	if (z == NULL)
		return NULL;
	*z = (struct sk_zipper){ .lib = archive_write_new(), .entry = archive_entry_new(),
		.put = take_bytes, .user = user };
	if (z->lib != NULL && z->entry != NULL && begin_zip(z, aes, password))
		return z;
	z->failed = true;
	(void)sk_zipper_close(z);
	return NULL;
}

int
sk_zipper_add(struct sk_zipper *z, const char *name, struct sk_span bytes)
{
	if (z->failed)
		return SK_E_IO;
	(void)archive_entry_clear(z->entry);
	archive_entry_set_pathname(z->entry, name);
	archive_entry_set_filetype(z->entry, AE_IFREG);
	archive_entry_set_perm(z->entry, MEMBER_MODE);
	archive_entry_set_mtime(z->entry, MEMBER_TIME, 0);
	archive_entry_set_size(z->entry, (la_int64_t)bytes.n);
	if (archive_write_header(z->lib, z->entry) < ARCHIVE_WARN)
		z->failed = true;
	while (!z->failed && bytes.n > 0) {
		struct sk_span piece = sk_span_head(bytes, STEP);

		if (archive_write_data(z->lib, piece.p, piece.n) != (la_ssize_t)piece.n)
			z->failed = true;
		bytes = sk_span_from(bytes, piece.n);
	}
	if (!z->failed && archive_write_finish_entry(z->lib) < ARCHIVE_WARN)
		z->failed = true;
	return z->failed ? SK_E_IO : 0;
}

int
sk_zipper_close(struct sk_zipper *z)
{
	bool failed = z->failed;

	if (failed && z->lib != NULL)
		(void)archive_write_fail(z->lib);
	else if (z->lib != NULL)
		failed = archive_write_close(z->lib) != ARCHIVE_OK;
	if (z->lib != NULL)
		(void)archive_write_free(z->lib);
	archive_entry_free(z->entry);
	free(z);
	return failed ? SK_E_IO : 0;
}

uint64_t
sk_zipper_most(uint64_t n)
{
	return n + n / DEFLATE_PART + MEMBER_HEADERS;
}
