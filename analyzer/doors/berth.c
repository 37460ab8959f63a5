#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include "berth.h"

enum { SEALS = F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_FUTURE_WRITE | F_SEAL_SEAL };

/* fd with its mapping for us and its seals for all others. */
static bool
make(struct sk_berth *b, int fd)
{
	void *p;

	if (fd < 0 || ftruncate(fd, (off_t)b->room) != 0)
		return false;
	p = mmap(NULL, b->room, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	if (p == MAP_FAILED)
		return false;
	if (fcntl(fd, F_ADD_SEALS, SEALS) != 0) {	/* before Linux 5.1 */
		(void)munmap(p, b->room);
		return false;
	}
	b->p = p;
	b->fd = fd;
	return true;
}

bool
sk_berth_make(struct sk_berth *b)
{
	int fd = memfd_create("sekisho-message", MFD_CLOEXEC | MFD_ALLOW_SEALING);

	b->answer = -1;
	b->used = 0;
	if (make(b, fd))
		return true;
	if (fd >= 0)
		(void)close(fd);
	return false;
}

void
sk_berth_free(struct sk_berth *b)
{
	if (b->p == NULL)
		return;
	(void)munmap(b->p, b->room);
	(void)close(b->fd);
	if (b->answer >= 0)
		(void)close(b->answer);
	b->p = NULL;
}

void
sk_berth_wrote(struct sk_berth *b, size_t n)
{
	if (n > b->used)
		b->used = n;
}

void
sk_berth_moor(struct sk_berth *b, size_t n)
{
	if (b->used > n)
		memset(b->p + n, 0, b->used - n);
	b->used = n;
}
