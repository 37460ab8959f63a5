#include <errno.h>
#include <stdbool.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>
#include "base/error.h"
#include "record/wire.h"

enum { FDS = SK_WIRE_FDS };

/* Room for one control message of FDS descriptors, aligned as it must be. */
union control {
	struct cmsghdr	align;
	char		room[CMSG_SPACE(FDS * sizeof(int))];
};

const char *
sk_ended_text(uint32_t ended)
{
	static const char *const text[SK_ENDED_COUNT] = {
		[SK_ENDED_DONE] = "done", [SK_ENDED_CRASH] = "crash",
		[SK_ENDED_CPU] = "cpu", [SK_ENDED_WALL] = "wall",
		[SK_ENDED_MEMORY] = "memory", [SK_ENDED_REFUSED] = "refused",
	};

	return ended < SK_ENDED_COUNT ? text[ended] : "unknown";
}

int
sk_wire_send(int fd, const struct sk_wire_packet *p, const int *fds, int n)
{
	/* Never written through: sendmsg only reads what an iovec points to. */
	struct iovec io = { (void *)(uintptr_t)p, sizeof *p };
	struct msghdr m = { .msg_iov = &io, .msg_iovlen = 1 };
	union control control;
	struct cmsghdr *c;
	ssize_t sent;

	if (n < 0 || n > FDS) {
		errno = EINVAL;
		return SK_E_IO;
	}
	if (n > 0) {
		memset(&control, 0, sizeof control);
		m.msg_control = control.room;
		m.msg_controllen = CMSG_SPACE((size_t)n * sizeof *fds);
		c = CMSG_FIRSTHDR(&m);
		c->cmsg_level = SOL_SOCKET;
		c->cmsg_type = SCM_RIGHTS;
		c->cmsg_len = CMSG_LEN((size_t)n * sizeof *fds);
		memcpy(CMSG_DATA(c), fds, (size_t)n * sizeof *fds);
	}
	do {
		sent = sendmsg(fd, &m, MSG_NOSIGNAL);
	} while (sent < 0 && errno == EINTR);
	return sent == (ssize_t)sizeof *p ? 0 : SK_E_IO;
}

/* Takes the descriptors out of m, closing any for which there is no place.
 * False if there was more than one packet of ours may carry. */
static bool
take_descriptors(struct msghdr *m, int fds[FDS], int *n_r)
{
	bool fits = true;

	for (struct cmsghdr *c = CMSG_FIRSTHDR(m); c != NULL; c = CMSG_NXTHDR(m, c)) {
		size_t count = (c->cmsg_len - CMSG_LEN(0)) / sizeof(int);

		if (c->cmsg_level != SOL_SOCKET || c->cmsg_type != SCM_RIGHTS) {
			fits = false;
			continue;
		}
		for (size_t i = 0; i < count; i++) {
			int fd;

			memcpy(&fd, CMSG_DATA(c) + i * sizeof fd, sizeof fd);
			if (*n_r < FDS) {
				fds[(*n_r)++] = fd;
			} else {
				(void)close(fd);
				fits = false;
			}
		}
	}
	return fits;
}

/* What a packet of a kind may carry. */
static bool
is_ours(const struct sk_wire_packet *p, int n)
{
	static const int carries[] = {
		[SK_WIRE_HELLO] = 1, [SK_WIRE_ASK] = 2, [SK_WIRE_ANSWER] = 0,
		[SK_WIRE_EXTRACT] = 4, [SK_WIRE_REPORT] = 1,
	};

	if (p->version != SK_WIRE_VERSION || p->kind < SK_WIRE_HELLO || p->kind >= SK_WIRE_KINDS)
		return false;
	if ((p->password_bytes > 0 || p->lane > 0) && p->kind != SK_WIRE_ASK &&
	    p->kind != SK_WIRE_EXTRACT)
		return false;
	return n == carries[p->kind] + (p->password_bytes > 0) &&
	    p->password_bytes <= SK_WIRE_PASSWORDS && p->lane <= SK_WIRE_LANES &&
	    p->name_n <= SK_WIRE_NAME && p->avoids <= 2 && p->ended < SK_ENDED_COUNT;
}

int
sk_wire_receive(int fd, struct sk_wire_packet *p_r, int fds[SK_WIRE_FDS], int *n_r)
{
	struct iovec io = { p_r, sizeof *p_r };
	union control control;
	struct msghdr m = { .msg_iov = &io, .msg_iovlen = 1,
		.msg_control = control.room, .msg_controllen = sizeof control.room };
	ssize_t got;
	bool fits;

	memset(p_r, 0, sizeof *p_r);
	for (int i = 0; i < FDS; i++)
		fds[i] = -1;
	*n_r = 0;
	do {
		got = recvmsg(fd, &m, MSG_CMSG_CLOEXEC);
	} while (got < 0 && errno == EINTR);
	if (got < 0)
		return errno == ECONNRESET ? SK_E_ABSENT : SK_E_IO;
	fits = take_descriptors(&m, fds, n_r);
	if (got == 0 && *n_r == 0)
		return SK_E_ABSENT;
	if (fits && got == (ssize_t)sizeof *p_r && is_ours(p_r, *n_r) &&
	    (m.msg_flags & (MSG_TRUNC | MSG_CTRUNC)) == 0)
		return 0;
	for (int i = 0; i < *n_r; i++) {
		(void)close(fds[i]);
		fds[i] = -1;
	}
	*n_r = 0;
	memset(p_r, 0, sizeof *p_r);
	return SK_E_ENGINE;
}
