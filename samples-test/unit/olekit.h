#ifndef OLEKIT_H
#define OLEKIT_H
/*
 * olekit - builds compound files, right ones and lying ones: MS-CFB.  All sectors
 * of 512 bytes; the order: table, directory, small table, small sectors, streams.
 */
#include "zipkit.h"

enum { OK_MAX = 32, OK_END = -2, OK_FREE = -1 };

/* Entries in the order of the directory; the first is below the root. */
struct ok_entry {
	const char	*name;
	struct sk_span	 content;	/* of a stream */
	int		 inside;	/* number of the storage it lies in, 0: the root */
	bool		 storage;
};

struct ok {
	struct ok_entry	 entry[OK_MAX];
	unsigned	 scatter;	/* sectors between two of a stream, which are lost */
};

static inline void
ok_put_le(struct zk *z, size_t at, uint64_t v, size_t n)
{
	for (size_t i = 0; i < n; i++)
		z->p[at + i] = (uint8_t)(v >> 8 * i);
}

/* Where entry i stands in the file, and the number of sector n in the table. */
static inline size_t
ok_entry_at(size_t i)
{
	return 512 * 2 + 128 * i;
}

static inline size_t
ok_fat_at(size_t n)
{
	return 512 + 4 * n;
}

static inline void
ok_put_entry(struct zk *z, const struct ok *k, size_t i, size_t total)
{
	size_t at = ok_entry_at(i), n = 0;
	const char *name = i == 0 ? "Root Entry" : k->entry[i - 1].name;
	uint32_t child = 0xFFFFFFFF, right = 0xFFFFFFFF;

	for (; name[n] != '\0'; n++)
		z->p[at + 2 * n] = (uint8_t)name[n];
	ok_put_le(z, at + 64, 2 * n + 2, 2);
	z->p[at + 66] = i == 0 ? 5 : k->entry[i - 1].storage ? 1 : 2;
	for (size_t c = total; c-- > 0;)	/* the first below it, the next beside it */
		if (k->entry[c].inside == (int)i)
			child = (uint32_t)c + 1;
	for (size_t c = total; i > 0 && c-- > i;)
		if (k->entry[c].inside == k->entry[i - 1].inside)
			right = (uint32_t)c + 1;
	ok_put_le(z, at + 68, 0xFFFFFFFF, 4);
	ok_put_le(z, at + 72, right, 4);
	ok_put_le(z, at + 76, child, 4);
	ok_put_le(z, at + 116, (uint64_t)OK_END, 4);
}

/* The whole file.  Small streams are put into large sectors too where their
 * claimed size allows it: none does, so they go among the small ones. */
static inline struct zk
ok_build(const struct ok *k)
{
	struct zk z = { 0 }, mini = { 0 };
	size_t total = 0, dirs, next, minis = 0;

	while (total < OK_MAX && k->entry[total].name != NULL)
		total++;
	dirs = (total + 4) / 4;
	zk_put(&z, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
	zk_le(&z, 0, 16);
	zk_put(&z, "\x3E\0\3\0\xFE\xFF\x09\0\6\0", 10);
	zk_le(&z, 0, 10);
	zk_le(&z, 1, 4);
	zk_le(&z, 1, 4);			/* directory */
	zk_le(&z, 0, 4);
	zk_le(&z, 4096, 4);
	zk_le(&z, 1 + dirs, 4);			/* small table */
	zk_le(&z, 1, 4);
	zk_le(&z, 0xFFFFFFFE, 8);
	zk_le(&z, 0, 4);			/* the table is sector 0 */
	for (int i = 1; i < 109; i++)
		zk_le(&z, 0xFFFFFFFF, 4);
	for (int i = 0; i < 128; i++)
		zk_le(&z, 0xFFFFFFFF, 4);
	zk_le(&z, 0, 512 * dirs);
	for (int i = 0; i < 128; i++)
		zk_le(&z, 0xFFFFFFFF, 4);
	ok_put_le(&z, ok_fat_at(0), 0xFFFFFFFD, 4);
	for (size_t i = 0; i < dirs; i++)
		ok_put_le(&z, ok_fat_at(1 + i), i + 1 < dirs ? 2 + i : (uint64_t)OK_END, 4);
	ok_put_le(&z, ok_fat_at(1 + dirs), (uint64_t)OK_END, 4);
	next = 2 + dirs;
	for (size_t i = 0; i <= total; i++)
		ok_put_entry(&z, k, i, total);
	for (size_t i = 1; i <= total; i++) {
		struct sk_span s = k->entry[i - 1].content;
		size_t n = (s.n + 511) / 512, small = (s.n + 63) / 64;

		ok_put_le(&z, ok_entry_at(i) + 120, s.n, 8);
		if (s.n >= 4096) {
			ok_put_le(&z, ok_entry_at(i) + 116, next, 4);
			for (size_t c = 0; c < n; c++) {
				size_t part = s.n - 512 * c < 512 ? s.n - 512 * c : 512;

				zk_put(&z, s.p + 512 * c, part);
				zk_le(&z, 0, 512 - part + 512 * k->scatter);
				ok_put_le(&z, ok_fat_at(next), c + 1 < n ? next + 1 + k->scatter : (uint64_t)OK_END, 4);
				next += 1 + k->scatter;
			}
		} else if (s.n > 0) {
			ok_put_le(&z, ok_entry_at(i) + 116, minis, 4);
			zk_put(&mini, s.p, s.n);
			zk_le(&mini, 0, 64 * small - s.n);
			for (size_t c = 0; c < small; c++, minis++)
				ok_put_le(&z, 512 * (2 + dirs) + 4 * minis, c + 1 < small ? minis + 1 :
				    (uint64_t)OK_END, 4);
		}
	}
	ok_put_le(&z, ok_entry_at(0) + 120, mini.n, 8);
	if (mini.n > 0)
		ok_put_le(&z, ok_entry_at(0) + 116, next, 4);
	for (size_t c = 0; 512 * c < mini.n; c++, next++) {
		size_t part = mini.n - 512 * c < 512 ? mini.n - 512 * c : 512;

		zk_put(&z, mini.p + 512 * c, part);
		zk_le(&z, 0, 512 - part);
		ok_put_le(&z, ok_fat_at(next), 512 * (c + 1) < mini.n ? next + 1 : (uint64_t)OK_END, 4);
	}
	zk_free(&mini);
	return z;
}
/* Files that outlive the look at them, until the tests are over. */
static struct {
	struct zk	*file;
	size_t		 n;
} ok_kept;

static inline struct sk_span
ok_keep(const struct zk *z)
{
	struct zk *grown = realloc(ok_kept.file, (ok_kept.n + 1) * sizeof *grown);

	assert_non_null(grown);
	ok_kept.file = grown;
	grown[ok_kept.n++] = *z;
	return zk_span(z);
}

/* For the end of a group of tests. */
static inline int
ok_forget(void **state)
{
	(void)state;
	while (ok_kept.n > 0)
		zk_free(&ok_kept.file[--ok_kept.n]);
	free(ok_kept.file);
	ok_kept.file = NULL;
	return 0;
}
#endif
