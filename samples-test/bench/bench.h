#ifndef SEKISHO_BENCH_H
#define SEKISHO_BENCH_H
/* bench - the corpus in memory, and a clock that counts CPU time only. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

struct mail { uint8_t *p; size_t n; };
struct corpus { struct mail *mail; size_t n; uint64_t bytes; };

static inline double
cpu_seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static inline int
only_mails(const struct dirent *e)
{
	return e->d_name[0] != '.';
}

static inline struct corpus
corpus_read(const char *folder)
{
	struct dirent **entry;
	struct corpus c = { 0 };
	char path[4096];
	int n = scandir(folder, &entry, only_mails, alphasort);

	if (n <= 0) {
		fprintf(stderr, "bench: %s: no mails\n", folder);
		exit(2);
	}
	c.mail = calloc((size_t)n, sizeof *c.mail);
	for (int i = 0; i < n; i++) {
		FILE *f;
		long size;

		snprintf(path, sizeof path, "%s/%s", folder, entry[i]->d_name);
		if ((f = fopen(path, "rb")) == NULL || fseek(f, 0, SEEK_END) != 0 ||
		    (size = ftell(f)) < 0 || fseek(f, 0, SEEK_SET) != 0)
			exit(2);
		c.mail[c.n].n = (size_t)size;
		c.mail[c.n].p = malloc((size_t)size + 1);
		if (c.mail[c.n].p == NULL || fread(c.mail[c.n].p, 1, (size_t)size, f) != (size_t)size)
			exit(2);
		fclose(f);
		c.bytes += (uint64_t)size;
		c.n++;
		free(entry[i]);
	}
	free(entry);
	return c;
}

static inline void
row(const char *what, const struct corpus *c, double seconds)
{
	printf("%-44s %8.1f msg/CPU-s %8.1f MB/CPU-s %8.3f ms/msg\n", what,
	    (double)c->n / seconds, (double)c->bytes / 1e6 / seconds,
	    seconds * 1e3 / (double)c->n);
	fflush(stdout);
}
#endif
