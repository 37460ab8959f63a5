/* Packets between doors and engine: what goes through, and what is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include "base/error.h"
#include "record/wire.h"

static int end[2];

static int
open_pair(void **state)
{
	(void)state;
	return socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, end);
}

static int
close_pair(void **state)
{
	(void)state;
	close(end[0]);
	return close(end[1]) == 0 || errno == EBADF ? 0 : -1;
}

static size_t
descriptors(void)
{
	DIR *d = opendir("/proc/self/fd");
	size_t n = 0;

	while (readdir(d) != NULL)
		n++;
	closedir(d);
	return n;
}

static struct sk_wire_packet
packet(uint32_t kind)
{
	return (struct sk_wire_packet){ .version = SK_WIRE_VERSION, .kind = kind, .tag = 77,
		.bytes = 5, .name_n = 3, .name = "abc" };
}

/* Sends n bytes with count descriptors, as somebody else might. */
static void
send_raw(const void *p, size_t n, int count)
{
	union { struct cmsghdr align; char room[CMSG_SPACE(8 * sizeof(int))]; } control;
	struct iovec io = { (void *)(uintptr_t)p, n };
	struct msghdr m = { .msg_iov = &io, .msg_iovlen = 1 };
	int fds[8] = { 0 };

	if (count > 0) {
		struct cmsghdr *c;

		memset(&control, 0, sizeof control);
		m.msg_control = control.room;
		m.msg_controllen = CMSG_SPACE((size_t)count * sizeof(int));
		c = CMSG_FIRSTHDR(&m);
		c->cmsg_level = SOL_SOCKET;
		c->cmsg_type = SCM_RIGHTS;
		c->cmsg_len = CMSG_LEN((size_t)count * sizeof(int));
		memcpy(CMSG_DATA(c), fds, (size_t)count * sizeof(int));
	}
	assert_int_equal(sendmsg(end[0], &m, 0), n);
}

static void
packets_arrive_whole(void **state)
{
	static const struct { uint32_t kind; int n; } t[] = {
		{ SK_WIRE_HELLO, 1 }, { SK_WIRE_ASK, 2 }, { SK_WIRE_ANSWER, 0 },
		{ SK_WIRE_EXTRACT, 4 }, { SK_WIRE_REPORT, 1 },
		{ SK_WIRE_ASK, 3 }, { SK_WIRE_EXTRACT, 5 },	/* with passwords */
	};

	(void)state;
	for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
		struct sk_wire_packet p = packet(t[i].kind), got;
		int fds[SK_WIRE_FDS], n;

		p.password_bytes = i < 5 ? 0 : SK_WIRE_PASSWORDS;
		p.lane = i < 5 ? 0 : SK_WIRE_LANES;
		assert_int_equal(sk_wire_send(end[0], &p, (const int[]){ 0, 1, 2, 0, 1 }, t[i].n), 0);
		assert_int_equal(sk_wire_receive(end[1], &got, fds, &n), 0);
		assert_memory_equal(&got, &p, sizeof p);
		assert_int_equal(n, t[i].n);
		for (int k = 0; k < n; k++) {
			assert_int_equal(fcntl(fds[k], F_GETFD), FD_CLOEXEC);
			close(fds[k]);
		}
	}
}

static void
others_are_refused(void **state)
{
	struct sk_wire_packet good = packet(SK_WIRE_ASK), p[10], got;
	struct { struct sk_wire_packet p; char more; } longer = { good, 0 };
	size_t before = descriptors();
	int fds[SK_WIRE_FDS], n;

	(void)state;
	for (size_t i = 0; i < 10; i++)
		p[i] = good;
	p[0].version++;
	p[1].kind = 0;
	p[2].kind = SK_WIRE_KINDS;
	p[3].name_n = SK_WIRE_NAME + 1;
	p[4].lane = SK_WIRE_LANES + 1;
	p[5].ended = SK_ENDED_COUNT;
	p[6].kind = SK_WIRE_ANSWER;	/* which carries no descriptor */
	p[7].password_bytes = 1;	/* which would need a third one */
	p[8].password_bytes = SK_WIRE_PASSWORDS + 1;
	p[9].kind = SK_WIRE_HELLO;	/* which goes to no worker */
	p[9].lane = 1;
	for (size_t i = 0; i < 10; i++) {
		send_raw(&p[i], sizeof p[i], i == 8 ? 3 : i == 9 ? 1 : 2);
		assert_int_equal(sk_wire_receive(end[1], &got, fds, &n), SK_E_ENGINE);
		assert_int_equal(n, 0);
		assert_int_equal(got.tag, 0);
	}
	for (int count = 0; count <= 8; count++) {
		if (count == 2)
			continue;
		send_raw(&good, sizeof good, count);
		assert_int_equal(sk_wire_receive(end[1], &got, fds, &n), SK_E_ENGINE);
	}
	send_raw(&good, sizeof good - 1, 2);
	assert_int_equal(sk_wire_receive(end[1], &got, fds, &n), SK_E_ENGINE);
	send_raw(&longer, sizeof longer, 2);
	assert_int_equal(sk_wire_receive(end[1], &got, fds, &n), SK_E_ENGINE);
	send_raw("x", 1, 1);
	assert_int_equal(sk_wire_receive(end[1], &got, fds, &n), SK_E_ENGINE);
	assert_int_equal(descriptors(), before);	/* all were closed */
}

static void
the_other_side_goes(void **state)
{
	struct sk_wire_packet p = packet(SK_WIRE_ANSWER), got;
	int fds[SK_WIRE_FDS], n;

	(void)state;
	close(end[0]);
	assert_int_equal(sk_wire_receive(end[1], &got, fds, &n), SK_E_ABSENT);
	assert_int_equal(sk_wire_send(end[1], &p, NULL, 0), SK_E_IO);	/* no SIGPIPE */
	assert_int_equal(errno, EPIPE);
	assert_int_equal(sk_wire_receive(-1, &got, fds, &n), SK_E_IO);
	assert_int_equal(sk_wire_send(end[1], &p, fds, SK_WIRE_FDS + 1), SK_E_IO);
	end[0] = end[1];
}

static void
words(void **state)
{
	(void)state;
	assert_string_equal(sk_ended_text(SK_ENDED_DONE), "done");
	assert_string_equal(sk_ended_text(SK_ENDED_REFUSED), "refused");
	assert_string_equal(sk_ended_text(SK_ENDED_COUNT), "unknown");
	assert_string_equal(sk_ended_text(UINT32_MAX), "unknown");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(packets_arrive_whole, open_pair, close_pair),
		cmocka_unit_test_setup_teardown(others_are_refused, open_pair, close_pair),
		cmocka_unit_test_setup_teardown(the_other_side_goes, open_pair, close_pair),
		cmocka_unit_test(words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
