#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include "base/error.h"
#include "base/hash.h"
#include "berth.h"

enum {
	PIECE = 256 << 10,	/* bytes copied at a time */
	SEALS = F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL
};

struct sk_parcel_writer {
	struct sk_parcel	parcel;
	struct sk_sha256	*hash;
	struct sk_place		at;
	uint8_t			*own;		/* what it is, if it is ours */
	bool			failed;
	size_t			n;		/* bytes that wait there */
};

static int
make_file(struct sk_parcel *p)
{
	if (p->fd < 0)
		p->fd = memfd_create("sekisho-message", MFD_CLOEXEC | MFD_ALLOW_SEALING);
	return p->fd < 0 ? SK_E_IO : 0;
}

void
sk_parcel_close(struct sk_parcel *p)
{
	if (p->fd >= 0)
		(void)close(p->fd);
	*p = (struct sk_parcel){ .fd = -1 };
}

struct sk_place
sk_parcel_place(struct sk_berth *berth, uint8_t *piece, size_t room)
{
	if (berth == NULL)
		return (struct sk_place){ piece, room, NULL };
	return (struct sk_place){ berth->p, berth->room, berth };
}

/* Nobody, we neither, changes it from here on; a berth nobody but we, who wait. */
static int
seal(struct sk_parcel *p, struct sk_sha256 *hash)
{
	int e = sk_sha256_end(hash, p->sha256);

	if (e == 0 && p->berth == NULL && fcntl(p->fd, F_ADD_SEALS, SEALS) != 0)
		e = SK_E_IO;
	return e;
}

/* The message is the first n bytes of a berth, and needs no file. */
static int
moor(struct sk_parcel *p, struct sk_sha256 *hash, struct sk_berth *b, size_t n)
{
	sk_berth_moor(b, n);
	p->berth = b;
	p->bytes = n;
	return sk_sha256_add(hash, b->p, n);
}

/* What is hashed is what is written, while it is still near at hand. */
static int
add(struct sk_parcel *p, struct sk_sha256 *hash, const uint8_t *from, size_t n)
{
	int e = make_file(p);

	if (e == 0)
		e = sk_sha256_add(hash, from, n);
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
copy(const struct sk_place *at, ssize_t got, int fd, uint64_t max, struct sk_parcel *p,
    struct sk_sha256 *hash)
{
	int e = make_file(p);

	if (got == 0)
		got = read_some(fd, at->p, at->room);
	for (; e == 0 && got > 0; got = read_some(fd, at->p, at->room)) {
		uint64_t left = max - p->bytes;

		p->cut = (uint64_t)got > left;
		e = add(p, hash, at->p, p->cut ? (size_t)left : (size_t)got);
		if (e != 0 || p->cut)
			break;
	}
	return got < 0 ? SK_E_IO : e;
}

/* Reads on into a berth until it is full, or that was all: then it stays there. */
static int
fill(const struct sk_place *at, size_t have, int fd, uint64_t max, struct sk_parcel *p,
    struct sk_sha256 *hash)
{
	ssize_t got = 1;

	while (have < at->room && (got = read_some(fd, at->p + have, at->room - have)) > 0)
		have += (size_t)got;
	sk_berth_wrote(at->berth, have);
	if (got < 0)
		return SK_E_IO;
	if (have == at->room)
		return copy(at, (ssize_t)have, fd, max, p, hash);
	p->cut = have > max;
	return moor(p, hash, at->berth, p->cut ? (size_t)max : have);
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
sk_parcel_read_by(const struct sk_place *at, size_t have, int fd, uint64_t max,
    struct sk_parcel *p_r)
{
	struct sk_sha256 *hash = sk_sha256_new();
	int e, sealed;

	*p_r = (struct sk_parcel){ .fd = -1 };
	if (hash == NULL)
		return SK_E_MEMORY;
	e = at->berth != NULL ? fill(at, have, fd, max, p_r, hash) :
	    copy(at, (ssize_t)have, fd, max, p_r, hash);
	sealed = seal(p_r, hash);
	e = e != 0 ? e : sealed;
	return e == 0 ? 0 : give_up(p_r, e);
}

int
sk_parcel_read(int fd, uint64_t max, struct sk_parcel *p_r)
{
	const struct sk_place at = { malloc(PIECE), PIECE, NULL };
	int e;

	*p_r = (struct sk_parcel){ .fd = -1 };
	if (at.p == NULL)
		return SK_E_MEMORY;
	e = sk_parcel_read_by(&at, 0, fd, max, p_r);
	free(at.p);
	return e;
}

int
sk_parcel_begin_by(const struct sk_place *at, struct sk_parcel_writer **w_r)
{
	struct sk_parcel_writer *w = calloc(1, sizeof *w);

	*w_r = NULL;
	if (w == NULL)
		return SK_E_MEMORY;
	w->parcel.fd = -1;
	w->at = *at;
	if ((w->hash = sk_sha256_new()) == NULL) {
		free(w);
		return SK_E_MEMORY;
	}
	*w_r = w;
	return 0;
}

int
sk_parcel_begin(struct sk_parcel_writer **w_r)
{
	const struct sk_place at = { malloc(PIECE), PIECE, NULL };
	int e = at.p == NULL ? SK_E_MEMORY : sk_parcel_begin_by(&at, w_r);

	if (e == 0)
		(*w_r)->own = at.p;
	else
		free(at.p);
	return e;
}

static int
flush(struct sk_parcel_writer *w)
{
	if (!w->failed && add(&w->parcel, w->hash, w->at.p, w->n) != 0)
		w->failed = true;
	w->n = 0;
	return w->failed ? SK_E_IO : 0;
}

int
sk_parcel_put(void *writer, const void *p, size_t n)
{
	struct sk_parcel_writer *w = writer;

	if (n > w->at.room - w->n && flush(w) != 0)
		return SK_E_IO;
	if (n > w->at.room) {
		if (!w->failed && add(&w->parcel, w->hash, p, n) != 0)
			w->failed = true;
	} else if (n > 0) {
		memcpy(w->at.p + w->n, p, n);
		w->n += n;
		if (w->at.berth != NULL)
			sk_berth_wrote(w->at.berth, w->n);
	}
	return w->failed ? SK_E_IO : 0;
}

int
sk_parcel_end(struct sk_parcel_writer *w, struct sk_parcel *p_r)
{
	bool whole = w->at.berth != NULL && w->parcel.fd < 0 && !w->failed;
	int e = whole ? moor(&w->parcel, w->hash, w->at.berth, w->n) : flush(w), sealed;

	*p_r = w->parcel;
	sealed = seal(p_r, w->hash);
	free(w->own);
	free(w);
	if (e == 0)
		e = sealed;
	return e == 0 ? 0 : give_up(p_r, e);
}
