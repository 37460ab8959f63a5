#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include "base/error.h"
#include "base/hash.h"
#include "doors/ask.h"

enum {
	PIECE = 256 << 10,	/* bytes copied at a time */
	SEALS = F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL
};

struct sk_parcel_writer {
	struct sk_parcel	parcel;
	struct sk_sha256	*hash;
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

/* Nobody, we neither, changes it from here on. */
static int
seal(struct sk_parcel *p, struct sk_sha256 *hash)
{
	int e = sk_sha256_end(hash, p->sha256);

	return e == 0 && fcntl(p->fd, F_ADD_SEALS, SEALS) != 0 ? SK_E_IO : e;
}

/* What is hashed is what is written, while it is still near at hand. */
static int
add(struct sk_parcel *p, struct sk_sha256 *hash, const uint8_t *from, size_t n)
{
	int e = sk_sha256_add(hash, from, n);

	while (e == 0 && n > 0) {
		ssize_t put = write(p->fd, from, n);

		if (put < 0 && errno == EINTR)
			continue;
		if (put <= 0)
			return SK_E_IO;
		p->bytes += (uint64_t)put;
		from += put;
		n -= (size_t)put;
	}
	return e;
}

static ssize_t
read_some(int fd, uint8_t *to, size_t n)
{
	ssize_t got;

	do
		got = read(fd, to, n);
	while (got < 0 && errno == EINTR);
	return got;
}

/* All that is left of fd, and more than max: to know whether there were more. */
static int
copy(uint8_t *piece, size_t room, size_t have, int fd, uint64_t max, struct sk_parcel *p,
    struct sk_sha256 *hash)
{
	ssize_t got = (ssize_t)have;
	int e = 0;

	if (got == 0)
		got = read_some(fd, piece, room);
	for (; e == 0 && !p->cut && got > 0; got = read_some(fd, piece, room)) {
		uint64_t left = max - p->bytes;

		p->cut = (uint64_t)got > left;
		e = add(p, hash, piece, p->cut ? (size_t)left : (size_t)got);
		if (e != 0 || p->cut)
			break;
	}
	return got < 0 ? SK_E_IO : e;
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
sk_parcel_read_by(uint8_t *piece, size_t room, size_t have, int fd, uint64_t max,
    struct sk_parcel *p_r)
{
	struct sk_sha256 *hash;
	int e, sealed;

	if ((e = parcel_new(p_r)) != 0)
		return e;
	if ((hash = sk_sha256_new()) == NULL)
		return give_up(p_r, SK_E_MEMORY);
	e = copy(piece, room, have, fd, max, p_r, hash);
	sealed = seal(p_r, hash);
	e = e != 0 ? e : sealed;
	return e == 0 ? 0 : give_up(p_r, e);
}

int
sk_parcel_read(int fd, uint64_t max, struct sk_parcel *p_r)
{
	uint8_t *piece = malloc(PIECE);
	int e;

	*p_r = (struct sk_parcel){ .fd = -1 };
	if (piece == NULL)
		return SK_E_MEMORY;
	e = sk_parcel_read_by(piece, PIECE, 0, fd, max, p_r);
	free(piece);
	return e;
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
	if ((e = parcel_new(&w->parcel)) == 0 && (w->hash = sk_sha256_new()) == NULL)
		e = give_up(&w->parcel, SK_E_MEMORY);
	if (e != 0)
		free(w);
	else
		*w_r = w;
	return e;
}

static int
flush(struct sk_parcel_writer *w)
{
	if (!w->failed && add(&w->parcel, w->hash, w->piece, w->n) != 0)
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
		if (!w->failed && add(&w->parcel, w->hash, p, n) != 0)
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
	int e = flush(w), sealed;

	*p_r = w->parcel;
	sealed = seal(p_r, w->hash);
	free(w);
	if (e == 0)
		e = sealed;
	return e == 0 ? 0 : give_up(p_r, e);
}
