#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <unistd.h>
#include "base/error.h"
#include "base/hash.h"
#include "doors/ask.h"

enum {
	PIECE = 256 << 10,	/* bytes copied at a time by hand */
	LARGEST = 1 << 30,	/* bytes asked of sendfile(2) at a time */
	SEALS = F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL
};

struct sk_parcel_writer {
	struct sk_parcel	parcel;
	bool			failed;
	size_t			n;		/* bytes that wait in piece */
	uint8_t			piece[PIECE];
};

static int
parcel_new(struct sk_parcel *p_r)
{
	*p_r = (struct sk_parcel){ .fd = -1 };
	p_r->fd = memfd_create("sekisho-message", MFD_CLOEXEC | MFD_ALLOW_SEALING);
	return p_r->fd < 0 ? SK_E_IO : 0;
}

void
sk_parcel_close(struct sk_parcel *p)
{
	if (p->fd >= 0)
		(void)close(p->fd);
	*p = (struct sk_parcel){ .fd = -1 };
}

static int
hash(struct sk_parcel *p)
{
	void *m = NULL;
	int e;

	if (p->bytes > 0) {
		/* A private mapping: older kernels refuse a shared one of a sealed file. */
		m = mmap(NULL, (size_t)p->bytes, PROT_READ, MAP_PRIVATE | MAP_POPULATE, p->fd, 0);
		if (m == MAP_FAILED)
			return SK_E_IO;
	}
	e = sk_hash_sha256((struct sk_span){ m, (size_t)p->bytes }, p->sha256);
	if (m != NULL)
		(void)munmap(m, (size_t)p->bytes);
	return e;
}

/* Nobody, we neither, changes it from here on; then it gets its name. */
static int
seal(struct sk_parcel *p)
{
	if (fcntl(p->fd, F_ADD_SEALS, SEALS) != 0)
		return SK_E_IO;
	return hash(p);
}

static int
write_all(struct sk_parcel *p, const uint8_t *from, size_t n)
{
	while (n > 0) {
		ssize_t put = write(p->fd, from, n);

		if (put < 0 && errno == EINTR)
			continue;
		if (put <= 0)
			return SK_E_IO;
		p->bytes += (uint64_t)put;
		from += put;
		n -= (size_t)put;
	}
	return 0;
}

/* Within the kernel, where fd is a file; *end_r tells that it has no more. */
static int
copy_file(int fd, uint64_t max, struct sk_parcel *p, bool *end_r)
{
	*end_r = false;
	while (p->bytes < max) {
		uint64_t left = max - p->bytes;
		ssize_t n = sendfile(p->fd, fd, NULL, left < LARGEST ? (size_t)left : LARGEST);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)	/* a pipe, a terminal, a file system without it */
			return errno == EINVAL || errno == ENOSYS || errno == EOPNOTSUPP ? 0 : SK_E_IO;
		if (n == 0) {
			*end_r = true;
			return 0;
		}
		p->bytes += (uint64_t)n;
	}
	return 0;
}

/* By hand, and one byte further than max: to know whether there were more. */
static int
copy_rest(int fd, uint64_t max, struct sk_parcel *p)
{
	uint8_t *piece = malloc(PIECE);
	int e = piece == NULL ? SK_E_MEMORY : 0;

	while (e == 0) {
		uint64_t left = max - p->bytes;
		ssize_t n = read(fd, piece, left == 0 ? 1 : left < PIECE ? (size_t)left : PIECE);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			e = SK_E_IO;
		if (n <= 0)
			break;
		if (left == 0) {
			p->cut = true;
			break;
		}
		e = write_all(p, piece, (size_t)n);
	}
	free(piece);
	return e;
}

/* Closes p after a failure, keeping errno. */
static int
give_up(struct sk_parcel *p, int e)
{
	int kept = errno;

	sk_parcel_close(p);
	errno = kept;
	return e;
}

int
sk_parcel_read(int fd, uint64_t max, struct sk_parcel *p_r)
{
	bool end;
	int e;

	if ((e = parcel_new(p_r)) != 0)
		return e;
	e = copy_file(fd, max, p_r, &end);
	if (e == 0 && !end)
		e = copy_rest(fd, max, p_r);
	if (e == 0)
		e = seal(p_r);
	return e == 0 ? 0 : give_up(p_r, e);
}

int
sk_parcel_begin(struct sk_parcel_writer **w_r)
{
	struct sk_parcel_writer *w = malloc(sizeof *w);
	int e;

	*w_r = NULL;
	if (w == NULL)
		return SK_E_MEMORY;
	w->failed = false;
	w->n = 0;
	if ((e = parcel_new(&w->parcel)) != 0)
		free(w);
	else
		*w_r = w;
	return e;
}

static int
flush(struct sk_parcel_writer *w)
{
	if (!w->failed && write_all(&w->parcel, w->piece, w->n) != 0)
		w->failed = true;
	w->n = 0;
	return w->failed ? SK_E_IO : 0;
}

int
sk_parcel_put(void *writer, const void *p, size_t n)
{
	struct sk_parcel_writer *w = writer;

	if (n > PIECE - w->n && flush(w) != 0)
		return SK_E_IO;
	if (n > PIECE) {
		if (!w->failed && write_all(&w->parcel, p, n) != 0)
			w->failed = true;
	} else if (n > 0) {
		memcpy(w->piece + w->n, p, n);
		w->n += n;
	}
	return w->failed ? SK_E_IO : 0;
}

int
sk_parcel_end(struct sk_parcel_writer *w, struct sk_parcel *p_r)
{
	int e = flush(w);

	*p_r = w->parcel;
	free(w);
	if (e == 0)
		e = seal(p_r);
	return e == 0 ? 0 : give_up(p_r, e);
}
