/* Who the header says has sent a mail, and what speaks against it; written from
 * the fields and from what observe_header has written of them. */
#include "base/likeness.h"
#include "base/text.h"
#include "domain.h"
#include "header.h"
#include "list.h"

enum {
	AUTHS = 50, HOPS = 100,	/* fields of one kind that are read */
	NEIGHBOURS = 4,		/* recipients from which on an order is one */
	ALIKE = 2,		/* letters that they begin with */
	IDS = 32,		/* message ids of one field that are compared ... */
	RECIPIENTS = 50		/* ... with as many addresses */
};

static struct sk_list free_mail;

static int
warm(const struct sk_warm *w)
{
	return sk_list_read(w, "free-mail.txt", &free_mail);
}

static struct sk_span
get(const struct sk_look *l, enum sk_key key)
{
	return sk_record_get(l->r, l->self, key);
}

static void
put(const struct sk_look *l, enum sk_key key, struct sk_span text)
{
	if (text.n > 0)
		(void)sk_record_text(l->r, l->self, key, text);
}

static struct sk_span
raw_of(const struct sk_look *l, const char *name)
{
	const struct sk_part *p = l->o->mime->root;
	int i = sk_field_find(p, name, 0);

	return i < 0 ? (struct sk_span){ 0 } : p->field[i].raw;
}

static struct sk_span
lower(struct sk_span s, struct sk_arena *arena)
{
	struct sk_buf b = sk_buf_new(arena, SK_DOMAIN_MAX + 1);

	for (size_t i = 0; i < s.n; i++)
		sk_buf_byte(&b, s.p[i] >= 'A' && s.p[i] <= 'Z' ? s.p[i] | 0x20 : s.p[i]);
	return sk_buf_view(&b);
}

static struct sk_span
from_domain(const struct sk_look *l)
{
	return sk_domain_of_address(get(l, SK_KEY_HEADER_FROM));
}

/* --- other fields that name a sender --- */

static void
write_sender(const struct sk_look *l)
{
	struct sk_span raw = raw_of(l, "Sender"), domain;
	struct sk_mailbox *box;
	size_t n = 0;

	if (raw.n > 0)
		sk_field_mailboxes(raw, l->arena, l->budget, &box, &n);
	if (n == 0 || !sk_domain_valid(domain = sk_domain_of_address(box[0].address)))
		return;
	put(l, SK_KEY_HEADER_SENDER, box[0].address);
	if (sk_domain_valid(from_domain(l)) && !sk_domain_related(domain, from_domain(l)))
		put(l, SK_KEY_HEADER_SENDER_DIFFERS, lower(domain, l->arena));
}

static void
write_reply_to(const struct sk_look *l)
{
	struct sk_span to = sk_domain_of_address(get(l, SK_KEY_HEADER_REPLY_TO));

	if (sk_domain_valid(to) && get(l, SK_KEY_HEADER_FREE_MAIL).n == 0)
		put(l, SK_KEY_HEADER_REPLY_TO_FREE_MAIL, sk_list_domain(&free_mail, lower(to, l->arena)));
}

static void
write_passed(const struct sk_look *l)
{
	const struct sk_part *p = l->o->mime->root;
	struct sk_span from = from_domain(l);
	unsigned field = 0;

	for (int i = 0; field < AUTHS &&
	    (i = sk_field_find(p, "Authentication-Results", (size_t)i)) >= 0; i++) {
		struct sk_auth_passed passed[SK_AUTH_PASSED];
		size_t n = sk_header_auth_passed(p->field[i].raw, l->arena, passed);

		field++;
		for (size_t k = 0; k < n; k++) {
			struct sk_buf b = sk_buf_new(l->arena, 512);
			struct sk_span domain = lower(passed[k].domain, l->arena);

			(void)sk_buf_printf(&b, "%u\t%s\t", field, passed[k].method);
			(void)sk_buf_span(&b, domain);
			(void)sk_buf_text(&b, sk_span_same_nocase(domain, from) ? "\tsame" :
			    sk_domain_related(domain, from) ? "\trelated" : "\tother");
			put(l, SK_KEY_HEADER_AUTH_PASSED, sk_buf_view(&b));
		}
	}
}

static void
write_protocols(const struct sk_look *l)
{
	const struct sk_part *p = l->o->mime->root;
	unsigned hops = 0;

	for (int i = 0; hops < HOPS && (i = sk_field_find(p, "Received", (size_t)i)) >= 0; i++, hops++) {
		struct sk_buf b = sk_buf_new(l->arena, 64);

		sk_header_received_with(p->field[i].raw, &b);
		put(l, SK_KEY_HEADER_RECEIVED_WITH, sk_buf_view(&b));
	}
}

/* --- Message-ID, Re: --- */

/* The domain of the hosts of a firm whose mailers take another one for ids; or the
 * registrable domain of the id itself. */
static struct sk_span
house_of(struct sk_span id, struct sk_arena *arena)
{
	static const struct { struct sk_span id, host; } houses[] = {
		{ SK_LIT("gmail.com"), SK_LIT("google.com") }, { SK_LIT("android.com"), SK_LIT("google.com") },
		{ SK_LIT("icloud.com"), SK_LIT("apple.com") }, { SK_LIT("me.com"), SK_LIT("apple.com") },
		{ SK_LIT("apple.com"), SK_LIT("icloud.com") },
	};
	struct sk_span own = sk_domain_registrable(id, arena);

	for (size_t i = 0; i < sizeof houses / sizeof *houses; i++)
		if (sk_span_same(own, houses[i].id))
			return houses[i].host;
	return own;
}

/* Cuts the next host name out of a Received value. */
static bool
next_host(struct sk_span *s, struct sk_span *host_r)
{
	size_t i = 0, n = 0;

	while (i < s->n && !sk_domain_valid((struct sk_span){ s->p + i, 1 }))
		i++;
	while (i + n < s->n && (s->p[i + n] == '.' || sk_domain_valid((struct sk_span){ s->p + i + n, 1 })))
		n++;
	*host_r = (struct sk_span){ s->p + i, n };
	*s = sk_span_from(*s, i + n);
	return n > 0;
}

static bool
is_on_the_way(const struct sk_look *l, struct sk_span domain)
{
	const struct sk_observation *o = sk_record_find(l->r, l->self, SK_KEY_HEADER_RECEIVED);
	struct sk_span own = sk_domain_registrable(domain, l->arena), house = house_of(domain, l->arena);

	for (unsigned hops = 0; o != NULL && hops < HOPS; o = sk_record_next(l->r, o), hops++) {
		struct sk_span rest = sk_span_head(o->text, 1024), host;

		while (next_host(&rest, &host))
			if (sk_domain_under(host, own) || sk_domain_under(host, house))
				return true;
	}
	return false;
}

static bool
is_the_senders(const struct sk_look *l, struct sk_span domain)
{
	static const enum sk_key keys[] = { SK_KEY_HEADER_FROM, SK_KEY_HEADER_SENDER,
		SK_KEY_HEADER_RETURN_PATH, SK_KEY_HEADER_REPLY_TO };

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (sk_domain_related(domain, sk_domain_of_address(get(l, keys[i]))))
			return true;
	return false;
}

static void
write_message_id(const struct sk_look *l)
{
	struct sk_span id = sk_span_trim(get(l, SK_KEY_HEADER_MESSAGE_ID)), domain;
	const char *word = NULL;

	if (id.n == 0)
		word = "absent";
	else if (id.n < 3 || id.p[0] != '<' || id.p[id.n - 1] != '>')
		word = "malformed";
	else if ((domain = sk_domain_of_address(sk_span_head(id, id.n - 1))).n == 0)
		word = "no_domain";
	else if (sk_domain_listed(domain) && !is_the_senders(l, domain) && !is_on_the_way(l, domain))
		word = "foreign";
	if (word != NULL)
		put(l, SK_KEY_HEADER_MESSAGE_ID_ODD, sk_span_text(word));
}

static void
write_unreferenced(const struct sk_look *l)
{
	static const struct { struct sk_span begin; const char *word; } begins[] = {
		{ SK_LIT("re:"), "reply" }, { SK_LIT("re["), "reply" }, { SK_LIT("re^"), "reply" },
		{ SK_LIT("返信:"), "reply" }, { SK_LIT("回复:"), "reply" }, { SK_LIT("答复:"), "reply" },
		{ SK_LIT("fw:"), "forward" }, { SK_LIT("fwd:"), "forward" }, { SK_LIT("転送:"), "forward" },
	};
	struct sk_buf b = sk_buf_new(l->arena, SK_RECORD_TEXT);
	struct sk_span subject;

	if (sk_record_count(l->r, l->self, SK_KEY_HEADER_REFERENCES) > 0)
		return;
	sk_text_fold(&b, sk_span_head(get(l, SK_KEY_HEADER_SUBJECT), 64));
	subject = sk_span_trim(sk_buf_view(&b));
	for (size_t i = 0; i < sizeof begins / sizeof *begins; i++)
		if (sk_span_begins(subject, begins[i].begin)) {
			put(l, SK_KEY_HEADER_UNREFERENCED, sk_span_text(begins[i].word));
			return;
		}
}

/* True if an address of key is of domain or of its owner. */
static bool
is_recipient(const struct sk_look *l, enum sk_key key, struct sk_span domain)
{
	const struct sk_observation *o = sk_record_find(l->r, l->self, key);

	for (int i = 0; o != NULL && i < RECIPIENTS; o = sk_record_next(l->r, o), i++)
		if (sk_domain_related(sk_domain_of_address(o->text), domain))
			return true;
	return false;
}

/* Who answers us has had a mail of ours. */
static void
write_answers(const struct sk_look *l)
{
	static const char *const fields[] = { "In-Reply-To", "References" };

	for (size_t f = 0; f < sizeof fields / sizeof *fields; f++) {
		struct sk_span rest = raw_of(l, fields[f]);

		for (int i = 0; rest.n > 0 && i < IDS; i++) {
			struct sk_span domain = sk_domain_of_address(
			    sk_span_head(rest, sk_span_chr(rest, '>', 0)));
			size_t end = sk_span_chr(rest, '>', 0);

			if (end == SK_SPAN_NONE)
				break;
			rest = sk_span_from(rest, end + 1);
			if (sk_domain_valid(domain) && (is_recipient(l, SK_KEY_HEADER_TO, domain) ||
			    is_recipient(l, SK_KEY_HEADER_CC, domain))) {
				put(l, SK_KEY_HEADER_ANSWERS, domain);
				return;
			}
		}
	}
}

/* --- recipients in the order of a harvested list --- */

static uint8_t
letter(struct sk_span s, size_t i)
{
	uint8_t c = i < s.n ? s.p[i] : 0;

	return c >= 'A' && c <= 'Z' ? c | 0x20 : c;
}

/*
 * True if b follows a in the alphabet, begins alike, and a letter inside a word
 * tells them apart: not "kaigi-a, kaigi-b" nor "s15001, s15002".
 */
static bool
follows(struct sk_span a, struct sk_span b)
{
	size_t at = sk_span_rchr(a, '@'), bt = sk_span_rchr(b, '@'), i = 0;
	uint8_t before, x, y;

	if (at == SK_SPAN_NONE || bt == SK_SPAN_NONE ||
	    !sk_span_same_nocase(sk_span_from(a, at), sk_span_from(b, bt)))
		return false;
	a = sk_span_head(a, at);
	b = sk_span_head(b, bt);
	while (i < a.n && i < b.n && letter(a, i) == letter(b, i))
		i++;
	if (i < ALIKE || i == b.n)
		return false;
	before = letter(b, i - 1);
	x = letter(a, i);
	y = letter(b, i);
	return before >= 'a' && before <= 'z' && y >= 'a' && y <= 'z' && x < y &&
	    (x == 0 || (x >= 'a' && x <= 'z'));
}

/* The longest run of recipients that follow each other, where it is most of them. */
static void
write_neighbours(const struct sk_look *l)
{
	static const enum sk_key keys[] = { SK_KEY_HEADER_TO, SK_KEY_HEADER_CC };
	size_t all = 0, longest = 0;

	for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
		const struct sk_observation *o = sk_record_find(l->r, l->self, keys[k]);
		struct sk_span last = { 0 };
		size_t run = 0;

		for (; o != NULL; o = sk_record_next(l->r, o), all++) {
			run = last.n > 0 && follows(last, o->text) ? run + 1 : 1;
			longest = run > longest ? run : longest;
			last = o->text;
		}
	}
	if (longest >= NEIGHBOURS && longest * 3 >= all * 2)
		(void)sk_record_number(l->r, l->self, SK_KEY_HEADER_NEIGHBOURS, longest);
}

/* --- what web mail and web servers say of themselves --- */

static void
write_origin(const struct sk_look *l)
{
	static const char *const scripts[] = { "X-PHP-Originating-Script", "X-PHP-Script",
		"X-PHP-Filename" };
	struct sk_span ip = sk_span_trim(raw_of(l, "X-Originating-IP"));
	uint32_t address;

	if (ip.n > 2 && ip.p[0] == '[')
		ip = (struct sk_span){ ip.p + 1, sk_span_chr(ip, ']', 0) == SK_SPAN_NONE ?
		    ip.n - 1 : sk_span_chr(ip, ']', 0) - 1 };
	if (ip.n <= 15 && sk_span_chr(ip, '.', 0) != SK_SPAN_NONE && sk_domain_ipv4(ip, &address))
		put(l, SK_KEY_HEADER_ORIGINATING_IP, ip);
	for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
		struct sk_buf b = sk_buf_new(l->arena, SK_RECORD_TEXT);
		struct sk_span raw = raw_of(l, scripts[i]);

		if (raw.n == 0)
			continue;
		sk_field_text(raw, l->arena, &b, NULL, NULL, NULL);
		put(l, SK_KEY_HEADER_ORIGINATING_SCRIPT, sk_span_trim(sk_buf_view(&b)));
		return;
	}
}

static void
look(const struct sk_look *l)
{
	if (!l->o->is_message || l->o->mime == NULL || l->o->mime->root == NULL)
		return;
	write_sender(l);
	write_reply_to(l);
	write_passed(l);
	write_protocols(l);
	write_message_id(l);
	write_unreferenced(l);
	write_answers(l);
	write_neighbours(l);
	write_origin(l);
}

const struct sk_observer sk_observe_sender = {
	.source = "RFC 5322 3.6.2 (Sender), 3.6.4 (Message-ID, References); RFC 8601 2.7 (what "
	    "passed); PHP manual, mail.add_x_header",
	.warm = warm,
	.look = look,
};
