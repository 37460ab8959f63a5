/* Who the display name and the domain of From claim to be, and the address that
 * the text gives as the writer's. */
#include "base/charset.h"
#include "base/text.h"
#include "domain.h"
#include "organisation.h"
#include "text.h"

enum {
	NAME = 512,		/* bytes of a display name that are looked at */
	TAIL = 3072,		/* bytes at the end of a text in which a signature stands */
	RULE = 4		/* signs of a line that parts it from the text */
};

static void
put(const struct sk_look *l, enum sk_key key, struct sk_span text)
{
	if (text.n > 0)
		(void)sk_record_text(l->r, l->self, key, text);
}

static struct sk_span
folded(const struct sk_look *l, struct sk_span s)
{
	struct sk_buf b = sk_buf_new(l->arena, 4 * NAME);

	sk_text_fold(&b, sk_span_head(s, NAME));
	return sk_span_trim(sk_buf_view(&b));
}

/* --- the display name --- */

static const struct { uint32_t from, to; const char *word; } scripts[] = {
	{ 0x0400, 0x052F, "cyrillic" }, { 0x0370, 0x03FF, "greek" }, { 0xAC00, 0xD7A3, "hangul" },
	{ 0x1100, 0x11FF, "hangul" }, { 0x0E00, 0x0E7F, "thai" }, { 0x0600, 0x06FF, "arabic" },
	{ 0x0590, 0x05FF, "hebrew" },
};
enum { SCRIPTS = sizeof scripts / sizeof *scripts };

static void
write_script(const struct sk_look *l, struct sk_span name)
{
	size_t count[SCRIPTS] = { 0 }, all = 0;
	uint32_t cp;

	while (sk_utf8_next(&name, &cp)) {
		for (size_t i = 0; i < SCRIPTS; i++)
			count[i] += cp >= scripts[i].from && cp <= scripts[i].to;
		all += cp >= 0x80 || (cp >= 'a' && cp <= 'z');
	}
	for (size_t i = 0; i < SCRIPTS; i++)
		if (count[i] * 2 > all) {
			put(l, SK_KEY_HEADER_FROM_NAME_SCRIPT, sk_span_text(scripts[i].word));
			return;
		}
}

static void
write_office(const struct sk_look *l, struct sk_span name)
{
	static const char *const words[] = { "株式会社", "(株)", "㈱", "有限会社", "合同会社", "一般社団法人",
		"社団法人", "財団法人", "独立行政法人", "国立研究開発法人", "大学法人", "大学", "学会", "協会",
		"研究所", "研究会", "研究機構", "事務局", "委員会", "新聞社", "新聞", "放送局", "編集部",
		"出版社", "銀行", "病院", "大使館", "総領事館", "財団", "連合会", "連盟", "組合", "機構",
		"市役所", "県庁", "省庁", "警察", "ハローワーク", "サポートセンター", "カスタマー", "協議会",
		"外務省", "文部科学省", "経済産業省", "防衛省", "総務省", "財務省", "厚生労働省", "内閣府" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (sk_span_find(name, sk_span_text(words[i]), 0) != SK_SPAN_NONE) {
			put(l, SK_KEY_HEADER_FROM_OFFICE, sk_span_text(words[i]));
			return;
		}
}

/* Brackets, quotes and forms of a firm say nothing of who it is. */
static struct sk_span
bare(struct sk_span s)
{
	static const struct sk_span ornaments[] = {
		SK_LIT("【"), SK_LIT("】"), SK_LIT("「"), SK_LIT("」"), SK_LIT("『"), SK_LIT("』"),
		SK_LIT("〔"), SK_LIT("〕"), SK_LIT("《"), SK_LIT("》"), SK_LIT("■"), SK_LIT("◆"),
		SK_LIT("★"), SK_LIT("☆"), SK_LIT("["), SK_LIT("]"), SK_LIT("("), SK_LIT(")"),
		SK_LIT("<"), SK_LIT(">"), SK_LIT("\""), SK_LIT("'"), SK_LIT("."), SK_LIT(","), SK_LIT(" "),
		SK_LIT("株式会社"), SK_LIT("(株)"), SK_LIT("独立行政法人"), SK_LIT("国立研究開発法人"),
		SK_LIT("一般財団法人"), SK_LIT("公益財団法人"), SK_LIT("一般社団法人"),
		SK_LIT("公益社団法人"), SK_LIT("社"), SK_LIT("co.,ltd"), SK_LIT("inc"), SK_LIT("様"),
	};
	bool more = true;

	while (more) {
		more = false;
		for (size_t i = 0; i < sizeof ornaments / sizeof *ornaments; i++) {
			struct sk_span o = ornaments[i];

			if (s.n >= o.n && sk_span_begins(s, o)) {
				s = sk_span_from(s, o.n);
				more = true;
			}
			if (s.n >= o.n && sk_span_same(sk_span_from(s, s.n - o.n), o)) {
				s = sk_span_head(s, s.n - o.n);
				more = true;
			}
		}
	}
	return s;
}

/* Letters that make another name of it: "KDDI" in the name of a firm that begins so. */
static bool
goes_on(struct sk_span rest)
{
	static const struct sk_span same[] = {	/* what its own mail has behind its name */
		SK_LIT("株式会社"), SK_LIT("カスタマー"), SK_LIT("サポート"), SK_LIT("セキュリティ"),
		SK_LIT("お客様"), SK_LIT("お客さま"), SK_LIT("会員"), SK_LIT("事務局"), SK_LIT("公式"),
		SK_LIT("運営"), SK_LIT("アカウント"), SK_LIT("より"), SK_LIT("からの"),
	};
	uint32_t cp;

	for (size_t i = 0; i < sizeof same / sizeof *same; i++)
		if (sk_span_begins(rest, same[i]))
			return false;
	return sk_utf8_next(&rest, &cp) && (sk_cp_is_han(cp) || sk_cp_is_kana(cp) || cp == 0x30FB ||
	    (cp >= '0' && cp <= '9') || (cp >= 'a' && cp <= 'z'));
}

/* whole, begins or inside: sections of a public body stand right behind its name. */
static const char *
how_named(struct sk_span all, const struct sk_organisation_hit *hit)
{
	static const char *const bodies[] = { "ministry", "agency", "public", "institute", "press" };

	if (hit->at > 0)
		return "inside";
	if (hit->n == all.n)
		return "whole";
	for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++)
		if (sk_span_is(hit->who->class, bodies[i]))
			return "begins";
	return goes_on(sk_span_from(all, hit->n)) ? "inside" : "begins";
}

/* An organisation that is named, and whose the mail is not.  Where several are
 * named (a service of one by another), one that is the sender settles it. */
static void
write_claims(const struct sk_look *l, struct sk_span name, struct sk_span domain)
{
	struct sk_organisation_hit hit, first = { 0 };
	struct sk_span all = bare(name);
	struct sk_buf b = sk_buf_new(l->arena, 1024);

	for (size_t at = 0; sk_organisation_find(all, at, &hit); at = hit.at + hit.n) {
		if (sk_organisation_owns(hit.who, domain))
			return;
		if (first.who == NULL)
			first = hit;
	}
	if (first.who == NULL)
		return;
	(void)sk_buf_span(&b, first.who->name);
	(void)sk_buf_byte(&b, '\t');
	(void)sk_buf_span(&b, sk_organisation_domain(first.who));
	(void)sk_buf_byte(&b, '\t');
	(void)sk_buf_span(&b, first.who->class);
	(void)sk_buf_byte(&b, '\t');
	(void)sk_buf_text(&b, how_named(all, &first));
	put(l, SK_KEY_HEADER_FROM_CLAIMS, sk_buf_view(&b));
}

static void
write_looks_like(const struct sk_look *l, struct sk_span domain)
{
	const char *how;
	const struct sk_organisation *like = sk_organisation_like(domain, &how);
	struct sk_buf b = sk_buf_new(l->arena, 1024);

	if (like == NULL)
		return;
	(void)sk_buf_span(&b, sk_organisation_domain(like));
	(void)sk_buf_byte(&b, '\t');
	(void)sk_buf_span(&b, like->class);
	(void)sk_buf_byte(&b, '\t');
	(void)sk_buf_text(&b, how);
	put(l, SK_KEY_HEADER_FROM_LOOKS_LIKE, sk_buf_view(&b));
}

/* --- the signature --- */

/* "----", "━━━━", "*****" and "-- ": the same sign over and over, or two. */
static bool
is_rule(struct sk_span line)
{
	uint32_t cp, first = 0, second = 0;
	size_t n = 0;

	line = sk_span_trim(line);
	if (sk_span_is(line, "--"))
		return true;
	while (sk_utf8_next(&line, &cp)) {
		if ((cp < 0x80 && ((cp | 0x20) >= 'a' && (cp | 0x20) <= 'z')) ||
		    (cp >= '0' && cp <= '9') || sk_cp_is_han(cp) ||
		    (sk_cp_is_kana(cp) && cp != 0x30FC && cp != 0x30FB))
			return false;
		if (n == 0)
			first = cp;
		else if (cp != first && second == 0)
			second = cp;
		else if (cp != first && cp != second)
			return false;
		n++;
	}
	return n >= RULE;
}

/* Where somebody else's words begin. */
static bool
is_quote(struct sk_span line)
{
	static const struct sk_span begins[] = {
		SK_LIT(">"), SK_LIT("-----original"), SK_LIT("----- original"), SK_LIT("from:"),
		SK_LIT("差出人:"), SK_LIT("送信元:"), SK_LIT("-----元の"), SK_LIT("---------- forwarded"),
		SK_LIT("on "), SK_LIT("begin forwarded"),
	};

	line = sk_span_trim(line);
	for (size_t i = 0; i < sizeof begins / sizeof *begins; i++)
		if (sk_span_begins_nocase(line, begins[i]))
			return true;
	return false;
}

/* The address in a line that has nothing else, or says that it is one. */
static struct sk_span
address_line(struct sk_span line)
{
	struct sk_span rest = line, address, before;

	if (!sk_email_next(&rest, &address))
		return (struct sk_span){ 0 };
	before = sk_span_trim(sk_span_head(line, (size_t)(address.p - line.p)));
	if (before.n == 0 || sk_span_find_nocase(before, SK_SPAN("mail"), 0) != SK_SPAN_NONE ||
	    sk_span_find(before, SK_SPAN("メール"), 0) != SK_SPAN_NONE ||
	    sk_span_is_nocase(before, "E:") || sk_span_is(before, "✉"))
		return address;
	return (struct sk_span){ 0 };
}

/* The one address behind the first rule of the text's end, before any quote. */
static struct sk_span
signature_address(struct sk_span text)
{
	struct sk_span line, found = { 0 }, one;
	bool ruled = false;

	if (text.n > TAIL) {
		text = sk_span_from(text, text.n - TAIL);
		(void)sk_span_line(&text, &line, NULL);
	}
	while (sk_span_line(&text, &line, NULL) && !is_quote(line)) {
		if (is_rule(line)) {
			ruled = true;
			continue;
		}
		if (!ruled || (one = address_line(line)).n == 0)
			continue;
		if (found.n > 0 && !sk_span_same_nocase(found, one))
			return (struct sk_span){ 0 };
		found = one;
	}
	return found;
}

static bool
is_recipient(const struct sk_look *l, size_t message, struct sk_span address)
{
	static const enum sk_key keys[] = { SK_KEY_HEADER_TO, SK_KEY_HEADER_CC };

	for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
		const struct sk_observation *o = sk_record_find(l->r, message, keys[k]);

		for (; o != NULL; o = sk_record_next(l->r, o))
			if (sk_span_same_nocase(o->text, address))
				return true;
	}
	return false;
}

static void
look_text(const struct sk_look *l)
{
	size_t message = sk_record_message_of(l->r, l->self);
	const struct sk_reading_of *t;
	struct sk_span from, address;

	if (sk_record_find(l->r, l->self, SK_KEY_OBJECT_INLINE) == NULL ||
	    (t = sk_text_of(l)) == NULL || !t->has || !t->is_body)
		return;
	from = sk_domain_of_address(sk_record_get(l->r, message, SK_KEY_HEADER_FROM));
	address = signature_address(t->plain);
	if (address.n > 0 && sk_domain_valid(from) &&
	    !sk_domain_related(from, sk_domain_of_address(address)) &&
	    !is_recipient(l, message, address))
		put(l, SK_KEY_TEXT_SIGNATURE_ADDRESS, address);
}

static void
look(const struct sk_look *l)
{
	struct sk_span name, domain;

	if (!l->o->is_message) {
		look_text(l);
		return;
	}
	name = folded(l, sk_record_get(l->r, l->self, SK_KEY_HEADER_FROM_NAME));
	domain = sk_domain_of_address(sk_record_get(l->r, l->self, SK_KEY_HEADER_FROM));
	if (name.n > 0) {
		write_script(l, name);
		write_office(l, name);
		write_claims(l, name, domain);
	}
	if (sk_domain_valid(domain))
		write_looks_like(l, domain);
}

const struct sk_observer sk_observe_identity = {
	.source = "NPA and NISC, alert of November 2022 (senders that are one letter off, or of another "
	    "ending); MEXT case of May 2016 (an organisation in the display name)",
	.warm = sk_organisation_warm,
	.look = look,
};
