#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include "base/buf.h"
#include "base/error.h"
#include "base/hash.h"
#include "rule_source.h"

enum {
	DEPTH = 8,			/* folders inside each other: stops loops of links */
	FILES = 100000,			/* rule files in all */
	FILE_BYTES = 64 * 1024 * 1024	/* one rule file */
};

struct list {
	struct sk_arena		*arena;
	struct sk_rule_source	*source;
	size_t			 n, room;
};

static struct sk_rule_source *
list_add(struct list *l, const char *path)
{
	struct sk_rule_source *s;

	if (l->n == l->room) {
		size_t room = l->room == 0 ? 64 : l->room * 2;

		s = l->n >= FILES ? NULL : sk_arena_grow(l->arena, l->source,
		    l->room * sizeof *s, room * sizeof *s);
		if (s == NULL)
			return NULL;
		l->source = s;
		l->room = room;
	}
	s = &l->source[l->n];
	*s = (struct sk_rule_source){ 0 };
	if ((s->path = sk_arena_text(l->arena, sk_span_text(path))) == NULL)
		return NULL;
	l->n++;
	return s;
}

/* Drops a byte order mark, which editors add and YARA refuses. */
static void
skip_mark(struct sk_rule_source *s)
{
	if (sk_span_begins((struct sk_span){ (const uint8_t *)s->text, s->n },
	    SK_SPAN("\xEF\xBB\xBF"))) {
		s->text += 3;
		s->n -= 3;
	}
}

static int
read_file(struct sk_rule_source *s, struct sk_arena *arena, uint64_t size)
{
	FILE *f;

	if (size > FILE_BYTES) {
		s->why = "the file is too large";
		return 0;
	}
	if ((f = fopen(s->path, "rbe")) == NULL) {
		s->why = "the file cannot be read";
		return 0;
	}
	if ((s->text = sk_arena_alloc(arena, (size_t)size + 1)) == NULL) {
		fclose(f);
		return SK_E_MEMORY;
	}
	s->n = fread(s->text, 1, (size_t)size, f);
	if (ferror(f))
		s->why = "the file cannot be read";
	fclose(f);
	s->text[s->n] = '\0';
	if (sk_span_begins((struct sk_span){ (const uint8_t *)s->text, s->n }, SK_SPAN("\xFF\xFE")))
		s->why = "the file is UTF-16; it must be UTF-8";
	else if (memchr(s->text, '\0', s->n) != NULL)
		s->why = "the file holds a NUL byte and is no text";
	skip_mark(s);
	return sk_hash_sha256((struct sk_span){ (const uint8_t *)s->text, s->n }, s->sha256);
}

static bool
is_rule_name(const char *name)
{
	struct sk_span s = sk_span_text(name);

	return sk_span_ends_nocase(s, SK_SPAN(".yar")) ||
	    sk_span_ends_nocase(s, SK_SPAN(".yara"));
}

static int
by_bytes(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static int
not_hidden(const struct dirent *d)
{
	return d->d_name[0] != '.';
}

static int	walk(struct list *l, const char *path, unsigned depth);

static int
walk_folder(struct list *l, const char *path, unsigned depth)
{
	struct dirent **entry;
	struct sk_rule_source *s;
	int n = scandir(path, &entry, not_hidden, by_bytes), e = 0;

	if (n < 0) {
		if ((s = list_add(l, path)) == NULL)
			return SK_E_MEMORY;
		s->why = "the folder cannot be read";
		return 0;
	}
	for (int i = 0; i < n; i++) {
		struct sk_buf b = sk_buf_new(l->arena, 4096);

		sk_buf_printf(&b, "%s/%s", path, entry[i]->d_name);
		sk_buf_byte(&b, 0);
		free(entry[i]);
		if (e == 0 && !b.full)
			e = walk(l, (const char *)b.p, depth + 1);
	}
	free(entry);
	return e;
}

static int
walk(struct list *l, const char *path, unsigned depth)
{
	struct sk_rule_source *s;
	struct stat st;
	bool there = stat(path, &st) == 0;

	if (there && S_ISDIR(st.st_mode))
		return depth >= DEPTH ? 0 : walk_folder(l, path, depth);
	if (depth > 0 && !is_rule_name(path))
		return 0;
	if ((s = list_add(l, path)) == NULL)
		return SK_E_MEMORY;
	if (there && S_ISREG(st.st_mode))
		return read_file(s, l->arena, (uint64_t)st.st_size);
	s->why = there ? "it is no regular file" : "the file is not there";
	return 0;
}

int
sk_rule_sources(const char *const *root, size_t roots, struct sk_arena *arena,
    struct sk_rule_source **source_r, size_t *n_r)
{
	struct list l = { .arena = arena };
	int e = 0;

	for (size_t i = 0; i < roots && e == 0; i++)
		e = walk(&l, root[i], 0);
	*source_r = l.source;
	*n_r = l.n;
	return e;
}
