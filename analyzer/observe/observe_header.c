#include "base/text.h"
#include "domain.h"
#include "header.h"
#include "list.h"

enum { HOPS = 100, AUTHS = 50 };	/* fields of one header that are read */

/* One header on its way into the record. */
struct head {
	const struct sk_look	*l;
	const struct sk_part	*p;
	struct sk_span		 from;		/* address of the first From mailbox */
	struct sk_span		 from_domain;
};

static struct sk_list free_mail;

static int
warm(const struct sk_warm *w)
{
	int rc = sk_domain_warm(), rc2 = sk_list_read(w, "free-mail.txt", &free_mail);

	return rc != 0 ? rc : rc2;
}

static struct sk_span
raw_of(const struct head *h, const char *name)
{
	int i = sk_field_find(h->p, name, 0);

	return i < 0 ? (struct sk_span){ 0 } : h->p->field[i].raw;
}

static void
write_text(const struct head *h, enum sk_key key, struct sk_span text)
{
	if (text.n > 0)
		sk_record_text(h->l->r, h->l->self, key, text);
}

static void
defect(const struct head *h, const char *word)
{
	sk_record_text_once(h->l->r, h->l->self, SK_KEY_HEADER_DEFECT, sk_span_text(word));
}

static struct sk_span
text_of(const struct head *h, struct sk_span raw)
{
	struct sk_buf b = sk_buf_new(h->l->arena, SK_RECORD_TEXT * 2);
	struct sk_note *note = NULL;

	sk_field_text(raw, h->l->arena, &b, NULL, NULL, &note);
	for (; note != NULL; note = note->next)
		if (note->key == SK_KEY_HEADER_DEFECT)
			sk_record_text_once(h->l->r, h->l->self, note->key, note->text);
	return sk_span_trim(sk_buf_view(&b));
}

/* --- fields that are text --- */

static void
write_subject(const struct head *h)
{
	int i = sk_field_find(h->p, "Subject", 0);
	struct sk_buf b = sk_buf_new(h->l->arena, SK_RECORD_TEXT * 2);
	enum sk_charset declared, actual;
	struct sk_note *note = NULL;

	if (i < 0)
		return;
	sk_field_text(h->p->field[i].raw, h->l->arena, &b, &declared, &actual, &note);
	/* An empty subject is there, which is not the same as none. */
	sk_record_text(h->l->r, h->l->self, SK_KEY_HEADER_SUBJECT, sk_span_trim(sk_buf_view(&b)));
	for (; note != NULL; note = note->next)
		if (note->key == SK_KEY_HEADER_DEFECT)
			sk_record_text_once(h->l->r, h->l->self, note->key, note->text);
	if (declared != SK_CS_UNKNOWN)
		write_text(h, SK_KEY_HEADER_CHARSET_DECLARED, sk_span_text(sk_charset_name(declared)));
	if (actual != SK_CS_UNKNOWN && (declared != SK_CS_UNKNOWN || actual != SK_CS_ASCII))
		write_text(h, SK_KEY_HEADER_CHARSET_TRUE, sk_span_text(sk_charset_name(actual)));
}

static void
write_simple(const struct head *h)
{
	struct sk_span mailer = raw_of(h, "X-Mailer");
	uint64_t ids = sk_header_ids(raw_of(h, "References"), raw_of(h, "In-Reply-To"));
	struct sk_span precedence = sk_span_trim(raw_of(h, "Precedence"));

	write_text(h, SK_KEY_HEADER_MESSAGE_ID, text_of(h, raw_of(h, "Message-ID")));
	write_text(h, SK_KEY_HEADER_MAILER,
	    text_of(h, mailer.n > 0 ? mailer : raw_of(h, "User-Agent")));
	if (ids > 0)
		sk_record_number(h->l->r, h->l->self, SK_KEY_HEADER_REFERENCES, ids);
	if (sk_field_find(h->p, "List-Id", 0) >= 0 || sk_field_find(h->p, "List-Unsubscribe", 0) >= 0 ||
	    sk_span_is_nocase(precedence, "bulk") || sk_span_is_nocase(precedence, "list"))
		sk_record_number(h->l->r, h->l->self, SK_KEY_HEADER_LIST, 1);
}

static void
write_date(const struct head *h)
{
	int i = sk_field_find(h->p, "Date", 0);
	struct sk_buf b = sk_buf_new(h->l->arena, 64);
	int64_t seconds;
	int offset;

	if (i < 0)
		return;
	if (!sk_field_date(h->p->field[i].raw, &seconds, &offset)) {
		defect(h, "bad_date");
		return;
	}
	sk_text_time(&b, seconds, offset);
	write_text(h, SK_KEY_HEADER_DATE, sk_buf_view(&b));
}

static void
write_trace(const struct head *h)
{
	unsigned hops = 0, auths = 0;

	for (int i = 0; hops < HOPS && (i = sk_field_find(h->p, "Received", (size_t)i)) >= 0; i++, hops++) {
		struct sk_buf b = sk_buf_new(h->l->arena, SK_RECORD_TEXT);

		sk_header_received(h->p->field[i].raw, &b);
		write_text(h, SK_KEY_HEADER_RECEIVED, sk_buf_view(&b));
	}
	for (int i = 0; auths < AUTHS &&
	    (i = sk_field_find(h->p, "Authentication-Results", (size_t)i)) >= 0; i++, auths++) {
		struct sk_buf b = sk_buf_new(h->l->arena, SK_RECORD_TEXT);

		sk_header_auth(h->p->field[i].raw, h->l->arena, &b);
		write_text(h, SK_KEY_HEADER_AUTH, sk_buf_view(&b));
	}
}

/* --- addresses --- */

static void
boxes(const struct head *h, const char *name, struct sk_mailbox **box_r, size_t *n_r)
{
	struct sk_span raw = raw_of(h, name);

	*box_r = NULL;
	*n_r = 0;
	if (raw.n > 0)
		sk_field_mailboxes(raw, h->l->arena, h->l->budget, box_r, n_r);
}

/* One "@" with something on both sides, no blank or control. */
static bool
is_address(struct sk_span a)
{
	size_t at = sk_span_rchr(a, '@');

	if (at == SK_SPAN_NONE || at == 0 || at + 1 >= a.n)
		return false;
	for (size_t i = 0; i < a.n; i++)
		if (a.p[i] < ' ' || a.p[i] == 0x7F || (a.p[i] == ' ' && a.p[0] != '"'))
			return false;
	return true;
}

static void
write_from(struct head *h)
{
	struct sk_mailbox *box;
	struct sk_span inside;
	size_t n;

	boxes(h, "From", &box, &n);
	if (n == 0 || (box[0].address.n == 0 && box[0].name.n == 0)) {
		defect(h, "no_from");
		return;
	}
	(void)text_of(h, raw_of(h, "From"));	/* for its defects */
	if (!is_address(box[0].address))
		defect(h, "bad_address");
	h->from = box[0].address;
	h->from_domain = sk_domain_of_address(box[0].address);
	write_text(h, SK_KEY_HEADER_FROM, box[0].address);
	write_text(h, SK_KEY_HEADER_FROM_NAME, box[0].name);
	inside = sk_header_address_in(box[0].name, h->l->arena);
	if (inside.n > 0 && !sk_domain_related(sk_domain_of_address(inside), h->from_domain))
		write_text(h, SK_KEY_HEADER_DISPLAY_NAME_ADDRESS, inside);
}

/* Writes the addresses of a field; how many there are, and the first. */
static size_t
write_all(const struct head *h, const char *name, enum sk_key key, struct sk_span *first_r)
{
	struct sk_mailbox *box;
	size_t n, written = 0;

	boxes(h, name, &box, &n);
	for (size_t i = 0; i < n; i++) {
		if (!is_address(box[i].address))
			continue;
		if (written++ == 0)
			*first_r = box[i].address;
		write_text(h, key, box[i].address);
	}
	return written;
}

static void
write_recipients(const struct head *h)
{
	struct sk_span first = { 0 }, first_cc = { 0 };
	size_t to = write_all(h, "To", SK_KEY_HEADER_TO, &first);
	size_t cc = write_all(h, "Cc", SK_KEY_HEADER_CC, &first_cc);

	if (to + cc == 0)
		sk_record_number(h->l->r, h->l->self, SK_KEY_HEADER_NO_RECIPIENT, 1);
	if (to == 1 && sk_span_same_nocase(first, h->from))
		sk_record_number(h->l->r, h->l->self, SK_KEY_HEADER_TO_SELF, 1);
}

/* Writes the domain of an address if it belongs to somebody else than From's. */
static void
write_differs(const struct head *h, enum sk_key key, struct sk_span address)
{
	struct sk_span domain = sk_domain_of_address(address);
	struct sk_buf b = sk_buf_new(h->l->arena, SK_DOMAIN_MAX + 1);

	if (!sk_domain_valid(domain) || !sk_domain_valid(h->from_domain) ||
	    sk_domain_related(domain, h->from_domain))
		return;
	for (size_t i = 0; i < domain.n; i++)
		sk_buf_byte(&b, domain.p[i] >= 'A' && domain.p[i] <= 'Z' ?
		    domain.p[i] | 0x20 : domain.p[i]);
	write_text(h, key, sk_buf_view(&b));
}

static void
write_answers(const struct head *h)
{
	struct sk_mailbox *box;
	struct sk_span path = sk_span_trim(raw_of(h, "Return-Path"));
	size_t n;

	boxes(h, "Reply-To", &box, &n);
	if (n > 0 && is_address(box[0].address)) {
		write_text(h, SK_KEY_HEADER_REPLY_TO, box[0].address);
		write_differs(h, SK_KEY_HEADER_REPLY_TO_DIFFERS, box[0].address);
	} else if (n > 0) {
		defect(h, "bad_address");
	}
	if (sk_span_is(path, "<>")) {	/* a bounce: RFC 5321 4.5.5 */
		write_text(h, SK_KEY_HEADER_RETURN_PATH, path);
		return;
	}
	boxes(h, "Return-Path", &box, &n);
	if (n > 0 && is_address(box[0].address)) {
		write_text(h, SK_KEY_HEADER_RETURN_PATH, box[0].address);
		write_differs(h, SK_KEY_HEADER_RETURN_PATH_DIFFERS, box[0].address);
	}
}

static void
write_free_mail(const struct head *h)
{
	struct sk_buf b = sk_buf_new(h->l->arena, SK_DOMAIN_MAX + 1);

	if (!sk_domain_valid(h->from_domain))
		return;
	for (size_t i = 0; i < h->from_domain.n; i++)
		sk_buf_byte(&b, h->from_domain.p[i] >= 'A' && h->from_domain.p[i] <= 'Z' ?
		    h->from_domain.p[i] | 0x20 : h->from_domain.p[i]);
	write_text(h, SK_KEY_HEADER_FREE_MAIL, sk_list_domain(&free_mail, sk_buf_view(&b)));
}

/* RFC 5322 3.6: fields that may stand at most once. */
static const char *const only_once[] = { "Date", "From", "Sender", "Reply-To", "To", "Cc", "Bcc",
	"Message-ID", "In-Reply-To", "References", "Subject" };

static void
write_duplicates(const struct head *h)
{
	for (size_t k = 0; k < sizeof only_once / sizeof *only_once; k++) {
		int first = sk_field_find(h->p, only_once[k], 0), i = first;
		struct sk_span value;

		if (first < 0)
			continue;
		value = sk_span_trim(h->p->field[first].raw);
		while ((i = sk_field_find(h->p, only_once[k], (size_t)i + 1)) >= 0)
			if (!sk_span_same(sk_span_trim(h->p->field[i].raw), value)) {
				write_text(h, SK_KEY_HEADER_DUPLICATE, sk_span_text(only_once[k]));
				break;
			}
	}
}

static void
look(const struct sk_look *l)
{
	struct head h = { .l = l };

	if (!l->o->is_message || l->o->mime == NULL || l->o->mime->root == NULL)
		return;
	h.p = l->o->mime->root;
	write_subject(&h);
	write_from(&h);
	write_recipients(&h);
	write_answers(&h);
	write_simple(&h);
	write_date(&h);
	write_trace(&h);
	write_free_mail(&h);
	write_duplicates(&h);
}

const struct sk_observer sk_observe_header = {
	.source = "RFC 5322 3.6 (fields), RFC 8601 (Authentication-Results), RFC 5321 4.4 (Received), "
	    "RFC 2919 and 2369 (lists)",
	.warm = warm,
	.look = look,
};
