/*
 * Memory of a worker (proportional set size, as the kernel counts it after each
 * message) over the mails, and over one mail with an attachment of 50 MB, as
 * base64 and as it is.  bench_memory BUILD MAILS RULES
 */
#include <fcntl.h>
#include <unistd.h>
#include "bench.h"
#include "doors/ask.h"

static uint32_t
ask_one(struct sk_ask *ask, const struct mail *m, uint64_t tag)
{
	struct sk_parcel_writer *w;
	struct sk_parcel p;
	struct sk_answer a;

	if (sk_parcel_begin(&w) != 0 || sk_parcel_put(w, m->p, m->n) != 0 ||
	    sk_parcel_end(w, &p) != 0 || sk_ask_send(ask, tag, &p, "") != 0 ||
	    sk_ask_next(ask, &a) != 0 || a.ended != SK_ENDED_DONE) {
		fprintf(stderr, "bench: a message was not finished\n");
		exit(2);
	}
	sk_parcel_close(&p);
	sk_arena_free(a.arena);
	return a.pss_kb;
}

/* A mail with one attachment of bytes, encoded or as it is. */
static struct mail
large(size_t bytes, int base64)
{
	static const char head[] = "From: a@b.example\r\nSubject: s\r\nMIME-Version: 1.0\r\n"
	    "Content-Type: application/octet-stream; name=\"a.dat\"\r\nContent-Transfer-Encoding: ";
	size_t lines = bytes / 57, n;
	struct mail m = { malloc(bytes * 2 + 4096), 0 };

	n = (size_t)snprintf((char *)m.p, 4096, "%s%s\r\n\r\n", head, base64 ? "base64" : "binary");
	if (!base64) {
		for (size_t i = 0; i < bytes; i++)
			m.p[n++] = (uint8_t)(i * 2654435761u >> 13);
	} else
		for (size_t i = 0; i < lines; i++) {
			for (int k = 0; k < 76; k++)
				m.p[n++] = (uint8_t)"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"[(i * 31 + (size_t)k * 7) & 63];
			m.p[n++] = '\r';
			m.p[n++] = '\n';
		}
	m.n = n;
	return m;
}

int
main(int argc, char **argv)
{
	struct sk_ask_settings s = { .workers = 1 };
	struct corpus c;
	struct sk_ask *ask;
	struct mail big;
	char engine[4096];
	const char *rules[1];
	uint32_t most = 0, idle, kb;

	if (argc < 4)
		return 2;
	setenv("SEKISHO_MEASURE", "1", 1);
	snprintf(engine, sizeof engine, "%s/sekisho-engine", argv[1]);
	setenv("SEKISHO_ENGINE", engine, 1);
	rules[0] = argv[3];
	s.rules = rules;
	s.rules_n = 1;
	for (int i = 0; i < SK_LIMIT_COUNT; i++)
		s.limit[i] = sk_limit_table[i].dflt;
	c = corpus_read(argv[2]);
	if (sk_ask_open(&s, &ask) != 0)
		return 2;
	idle = ask_one(ask, &c.mail[1], 1);
	for (size_t i = 0; i < c.n; i++)
		if ((kb = ask_one(ask, &c.mail[i], i + 2)) > most)
			most = kb;
	printf("memory of a worker (PSS): %.1f MB at most over %zu mails, %.1f MB on a small one\n",
	    most / 1024.0, c.n, idle / 1024.0);
	for (int base64 = 0; base64 < 2; base64++) {
		big = large(50 << 20, base64);
		kb = ask_one(ask, &big, 100000 + (uint64_t)base64);
		printf("a 50 MB attachment, %s: %.1f MB, of which the message itself %.1f MB\n",
		    base64 ? "base64" : "binary", kb / 1024.0, (double)big.n / 1048576.0);
		free(big.p);
	}
	sk_ask_close(ask);
	return 0;
}
