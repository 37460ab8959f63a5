#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/error.h"
#include "base/mbox.h"
#include "berth.h"
#include "doors/feed.h"

/* Bytes looked at, bytes read at a time, folders inside each other. */
enum { HEAD = 4096, PIECE = 256 << 10, DEPTH = 100 };

/* Paths still to be visited: a stack, the next one on top. */
struct pending {
	char		*path;
	unsigned	 depth;		/* 0: named by the caller */
	bool		 waits;		/* a pipe, a terminal, or what is not there yet */
};

struct sk_feed {
	struct pending	*stack;
	size_t		 n, room;
	uint64_t	 max, known, read;
	char		*source;	/* of the item given last */
	char		*folder;	/* looked into last, and open: opening a file in it */
	int		 folder_fd;	/* needs no walk along its whole path; -1: none */
	uint8_t		*piece;		/* what is being read, */
	struct sk_place	 at;		/* there, or where the caller said */
	FILE		*in;		/* the mbox being read, or NULL */
	struct sk_mbox	*mbox;
	bool		 waits;		/* of the source that is open */
	uint64_t	 index;
};

static int
push(struct sk_feed *f, char *path, unsigned depth, bool waits)
{
	if (path == NULL)
		return SK_E_MEMORY;
	if (f->n == f->room) {
		size_t room = f->room == 0 ? 64 : f->room * 2;
		struct pending *p = reallocarray(f->stack, room, sizeof *p);

		if (p == NULL) {
			free(path);
			return SK_E_MEMORY;
		}
		f->stack = p;
		f->room = room;
	}
	f->stack[f->n++] = (struct pending){ path, depth, waits };
	return 0;
}

struct sk_feed *
sk_feed_new(const char *const *paths, size_t n, uint64_t max_bytes)
{
	struct sk_feed *f = calloc(1, sizeof *f);
	struct stat st;

	if (f == NULL)
		return NULL;
	f->folder_fd = -1;
	if ((f->piece = malloc(PIECE)) == NULL)
		return sk_feed_free(f);
	f->max = max_bytes;
	for (size_t i = n; i-- > 0;) {
		bool there = strcmp(paths[i], "-") == 0 ? fstat(STDIN_FILENO, &st) == 0 :
		    stat(paths[i], &st) == 0;

		if (push(f, strdup(paths[i]), 0, !there ||
		    (!S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode))) != 0)
			return sk_feed_free(f);
		if (there && S_ISREG(st.st_mode))
			f->known += (uint64_t)st.st_size;
	}
	return f;
}

static void
close_mbox(struct sk_feed *f)
{
	f->mbox = sk_mbox_free(f->mbox);
	if (f->in != NULL)
		fclose(f->in);
	f->in = NULL;
}

static void
leave_folder(struct sk_feed *f)
{
	if (f->folder_fd >= 0)
		(void)close(f->folder_fd);
	f->folder_fd = -1;
	free(f->folder);
	f->folder = NULL;
}

struct sk_feed *
sk_feed_free(struct sk_feed *f)
{
	if (f == NULL)
		return NULL;
	while (f->n > 0)
		free(f->stack[--f->n].path);
	close_mbox(f);
	leave_folder(f);
	free(f->stack);
	free(f->source);
	free(f->piece);
	free(f);
	return NULL;
}

/* --- a stream whose first bytes were looked at already --- */

struct replay {
	uint8_t	head[HEAD];
	size_t	at, n;		/* of head: given again, and there */
	int	fd;
};

static ssize_t
replay_read(void *cookie, char *p, size_t n)
{
	struct replay *r = cookie;
	ssize_t got;

	if (r->at < r->n) {
		if (n > r->n - r->at)
			n = r->n - r->at;
		memcpy(p, r->head + r->at, n);
		r->at += n;
		return (ssize_t)n;
	}
	do
		got = read(r->fd, p, n);
	while (got < 0 && errno == EINTR);
	return got;
}

static int
replay_close(void *cookie)
{
	struct replay *r = cookie;

	if (r->fd != STDIN_FILENO)
		close(r->fd);
	free(r);
	return 0;
}

/* Opens fd (taken over) as a stream; its first bytes stand in *head_r, good
 * while the stream is open.  NULL with errno. */
static FILE *
open_stream(int fd, struct sk_span *head_r)
{
	static const cookie_io_functions_t io = { .read = replay_read, .close = replay_close };
	struct replay *r = calloc(1, sizeof *r);
	ssize_t got = 1;
	FILE *in;

	if (r == NULL)
		return NULL;
	r->fd = fd;
	while (r->n < HEAD && got != 0) {
		got = read(fd, r->head + r->n, HEAD - r->n);
		if (got < 0 && errno != EINTR) {
			free(r);
			return NULL;
		}
		if (got > 0)
			r->n += (size_t)got;
	}
	if ((in = fopencookie(r, "r", io)) == NULL)
		free(r);
	*head_r = (struct sk_span){ r->head, r->n };
	return in;
}

/* --- folders --- */

static int
by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static int
not_dots(const struct dirent *e)
{
	return strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0;
}

/* Length of folder without slashes at its end. */
static size_t
bare(const char *folder)
{
	size_t n = strlen(folder);

	while (n > 1 && folder[n - 1] == '/')
		n--;
	return n;
}

static char *
join(const char *folder, const char *name)
{
	char *path;

	return asprintf(&path, "%.*s/%s", (int)bare(folder), folder, name) < 0 ? NULL : path;
}

static bool
has_folder(const char *path, const char *name)
{
	char *sub = join(path, name);
	struct stat st;
	bool yes = sub != NULL && stat(sub, &st) == 0 && S_ISDIR(st.st_mode);

	free(sub);
	return yes;
}

/* A Maildir's tmp/ holds what is still being delivered; the files beside its
 * folders are the mail server's own (indexes, lists, quotas). */
static bool
wanted(bool maildir, const char *name, mode_t mode)
{
	if (S_ISDIR(mode))
		return !maildir || strcmp(name, "tmp") != 0;
	return !maildir && S_ISREG(mode);
}

/* Pushes what lies in the folder path, which is open as fd. */
static int
push_folder(struct sk_feed *f, const char *path, int fd, unsigned depth, int *error)
{
	bool maildir = has_folder(path, "new") && has_folder(path, "cur") &&
	    has_folder(path, "tmp");
	struct dirent **entry;
	struct stat st;
	int n, e = 0;

	if (depth >= DEPTH) {
		*error = ELOOP;
		return 0;
	}
	if ((n = scandir(path, &entry, not_dots, by_name)) < 0) {
		*error = errno;
		return 0;
	}
	for (int i = n; i-- > 0;) {
		char *sub = join(path, entry[i]->d_name);

		if (sub == NULL)
			e = SK_E_MEMORY;
		if (e == 0 && fstatat(fd, entry[i]->d_name, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
		    wanted(maildir, entry[i]->d_name, st.st_mode)) {
			e = push(f, sub, depth + 1, false);
			f->known += S_ISREG(st.st_mode) ? (uint64_t)st.st_size : 0;
		} else
			free(sub);
		free(entry[i]);
	}
	free(entry);
	return e;
}

/* --- items --- */

static int
failed(struct sk_feed *f, struct sk_item *item, int error)
{
	(void)f;
	item->error = error == 0 ? EIO : error;
	return 1;
}

static int
mbox_item(struct sk_feed *f, struct sk_item *item)
{
	struct sk_parcel_writer *w;
	bool cut = false;
	int e, end;

	if (sk_parcel_begin_by(&f->at, &w) != 0) {
		e = errno;
		close_mbox(f);
		return failed(f, item, e);
	}
	errno = 0;
	e = sk_mbox_next(f->mbox, f->max, sk_parcel_put, w, &cut);
	if (e < 0)
		item->error = errno == 0 ? EIO : errno;
	end = sk_parcel_end(w, &item->parcel);
	if (e <= 0 || end != 0) {
		sk_parcel_close(&item->parcel);
		close_mbox(f);
		if (e == 0)
			return 0;
		item->index = f->index + 1;
		return failed(f, item, item->error != 0 ? item->error : errno);
	}
	item->parcel.cut = cut;
	item->index = ++f->index;
	f->read += item->parcel.bytes;
	return 1;
}

/* A whole regular file, of which have bytes stand in its place. */
static int
regular_item(struct sk_feed *f, int fd, size_t have, struct sk_item *item)
{
	errno = 0;
	if (sk_parcel_read_by(&f->at, have, fd, f->max, &item->parcel) != 0)
		return failed(f, item, errno);
	item->index = 1;
	f->read += item->parcel.bytes;
	return 1;
}

/* What can be read only once: a pipe, a device. */
static int
stream_item(struct sk_feed *f, FILE *in, struct sk_item *item)
{
	struct sk_parcel_writer *w;
	char block[65536];
	bool cut = false;
	size_t n;
	int e;

	if (sk_parcel_begin_by(&f->at, &w) != 0)
		return failed(f, item, errno);
	errno = 0;
	for (uint64_t sum = 0; !cut && (n = fread(block, 1, sizeof block, in)) > 0; sum += n) {
		cut = n > f->max - sum;
		e = sk_parcel_put(w, block, cut ? (size_t)(f->max - sum) : n);
		if (e != 0)
			item->error = errno == 0 ? EIO : errno;
		if (e != 0 || cut)
			break;
	}
	if (item->error == 0 && ferror(in))
		item->error = errno == 0 ? EIO : errno;
	if (sk_parcel_end(w, &item->parcel) != 0 && item->error == 0)
		item->error = errno == 0 ? EIO : errno;
	if (item->error != 0) {
		sk_parcel_close(&item->parcel);
		return 1;
	}
	item->parcel.cut = cut;
	item->index = 1;
	f->read += item->parcel.bytes;
	return 1;
}

static int
mailbox_item(struct sk_feed *f, FILE *in, struct sk_item *item)
{
	f->in = in;
	f->index = 0;
	if ((f->mbox = sk_mbox_new(in)) == NULL)
		return SK_E_MEMORY;
	return mbox_item(f, item);
}

/* What is read from where it stands, which may be a pipe. */
static int
read_on(struct sk_feed *f, int fd, bool regular, struct sk_item *item)
{
	off_t start = lseek(fd, 0, SEEK_CUR);
	struct sk_span head;
	FILE *in;
	int e;

	if ((in = open_stream(fd, &head)) == NULL) {
		e = errno;
		if (fd != STDIN_FILENO)
			close(fd);
		return failed(f, item, e);
	}
	if (sk_mbox_is(head))
		return mailbox_item(f, in, item);
	if (regular && start >= 0 && lseek(fd, start, SEEK_SET) == start)
		e = regular_item(f, fd, 0, item);
	else
		e = stream_item(f, in, item);
	fclose(in);
	return e;
}

/* A regular file that we have just opened: most are read at once. */
static int
read_file(struct sk_feed *f, int fd, struct sk_item *item)
{
	ssize_t n;
	int e;

	do
		n = read(fd, f->at.p, f->at.room);
	while (n < 0 && errno == EINTR);
	if (n > 0 && f->at.berth != NULL)
		sk_berth_wrote(f->at.berth, (size_t)n);
	if (n > 0 && sk_mbox_is((struct sk_span){ f->at.p, n < HEAD ? (size_t)n : HEAD }) &&
	    lseek(fd, 0, SEEK_SET) == 0)
		return read_on(f, fd, true, item);
	e = n < 0 ? failed(f, item, errno) : regular_item(f, fd, (size_t)n, item);
	close(fd);
	return e;
}

/* Opens source, which was named or found in a folder; name is its last piece. */
static int
open_source(const struct sk_feed *f, unsigned depth, const char *name)
{
	/* A FIFO that was named is waited for; one that took a file's place is not. */
	int how = O_RDONLY | O_CLOEXEC | O_NOCTTY | (depth > 0 ? O_NOFOLLOW | O_NONBLOCK : 0);
	size_t n = f->folder == NULL ? 0 : strlen(f->folder);

	if (depth > 0 && n > 0 && (size_t)(name - f->source) == n + 1 &&
	    memcmp(f->source, f->folder, n) == 0)
		return openat(f->folder_fd, name, how);
	return open(f->source, how);
}

/* The folder source, open as fd: what lies in it is next. */
static int
enter(struct sk_feed *f, int fd, unsigned depth, struct sk_item *item)
{
	int e = 0, pushed = push_folder(f, f->source, fd, depth, &e);

	leave_folder(f);
	if (fd == STDIN_FILENO || (f->folder = strndup(f->source, bare(f->source))) == NULL) {
		if (fd != STDIN_FILENO)
			close(fd);
	} else {
		f->folder_fd = fd;
	}
	if (pushed != 0)
		return SK_E_MEMORY;
	return e != 0 ? failed(f, item, e) : 0;
}

/* Opens what stands on top of the stack.  1: an item; 0: go on. */
static int
visit(struct sk_feed *f, unsigned depth, struct sk_item *item)
{
	bool standard = depth == 0 && strcmp(f->source, "-") == 0;
	const char *slash = strrchr(f->source, '/');
	struct stat st;
	int fd, e;

	item->source = f->source;
	item->name = standard ? "" : slash == NULL ? f->source : slash + 1;
	item->index = 1;
	fd = standard ? STDIN_FILENO : open_source(f, depth, item->name);
	if (fd < 0 || fstat(fd, &st) != 0) {
		e = errno;
		if (fd > STDIN_FILENO)
			close(fd);
		return failed(f, item, e);
	}
	if (S_ISDIR(st.st_mode))
		return enter(f, fd, depth, item);
	if (S_ISREG(st.st_mode) && !standard)
		return read_file(f, fd, item);
	if (depth > 0)	/* O_NONBLOCK was only for the opening */
		(void)fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) & ~O_NONBLOCK);
	return read_on(f, fd, S_ISREG(st.st_mode), item);
}

int
sk_feed_next(struct sk_feed *f, struct sk_berth *berth, struct sk_item *item_r)
{
	int got = 0;

	f->at = sk_parcel_place(berth, f->piece, PIECE);
	*item_r = (struct sk_item){ .parcel = { .fd = -1 } };
	if (f->mbox != NULL) {
		const char *slash = strrchr(f->source, '/');

		item_r->source = f->source;
		item_r->name = slash == NULL ? f->source : slash + 1;
		got = mbox_item(f, item_r);
	}
	while (got == 0 && f->n > 0) {
		struct pending top = f->stack[--f->n];

		free(f->source);
		f->source = top.path;
		f->waits = top.waits;
		*item_r = (struct sk_item){ .parcel = { .fd = -1 } };
		got = visit(f, top.depth, item_r);
	}
	return got;
}

bool
sk_feed_waits(const struct sk_feed *f)
{
	return f->mbox != NULL ? f->waits : f->n > 0 && f->stack[f->n - 1].waits;
}

void
sk_feed_progress(const struct sk_feed *f, uint64_t *known_r, uint64_t *read_r)
{
	*known_r = f->known;
	*read_r = f->read;
}
