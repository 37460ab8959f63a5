/* Any bytes as a text part of any charset, or as a header: what is written is
 * within its limits. */
#include <stdlib.h>
#include <string.h>
#include "base/charset.h"
#include "observe/observe.h"

int	LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

static struct sk_arena *arena, *warm_arena;

static void
warm(void)
{
	struct sk_warm w = { .lists = "signatures/lists" };

	warm_arena = w.arena = sk_arena_new(64 << 20);
	arena = sk_arena_new(512 << 20);
	if (warm_arena == NULL || arena == NULL)
		abort();
	(void)sk_charset_warm();
	for (size_t i = 0; sk_observe_table[i] != NULL; i++)
		if (strcmp(sk_observe_names[i], "yara") != 0 && sk_observe_table[i]->warm != NULL)
			(void)sk_observe_table[i]->warm(&w);
}

static void
look_at(struct sk_look *l)
{
	static const char *const names[] = { "header", "html", "identity", "japanese", "letter", "theme",
		"url", "weblink", "words" };

	for (size_t i = 0; sk_observe_table[i] != NULL; i++)
		for (size_t k = 0; k < sizeof names / sizeof *names; k++)
			if (strcmp(sk_observe_names[i], names[k]) == 0)
				sk_observe_table[i]->look(l);
}

static size_t
count(const struct sk_record *r, enum sk_key key)
{
	const struct sk_observation *o = sk_record_find(r, 0, key);
	size_t n = 0;

	for (; o != NULL; o = sk_record_next(r, o))
		n++;
	return n;
}

/* The lines of in as header fields. */
static void
fields(struct sk_part *part, struct sk_span in)
{
	static const char *const names[] = { "From", "To", "Cc", "Subject", "Reply-To", "Return-Path",
		"Received", "Authentication-Results", "Date", "References", "Message-ID", "X-Mailer" };
	struct sk_span line;

	part->field = sk_arena_array(arena, 100, sizeof *part->field);
	while (part->field != NULL && part->fields < 100 && sk_span_line(&in, &line, NULL)) {
		struct sk_field *f = &part->field[part->fields++];

		f->name = sk_span_text(names[line.n > 0 ? line.p[0] % 12 : 0]);
		f->raw = sk_span_from(line, 1);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	static const char *const labels[] = { "", "utf-8", "iso-2022-jp", "shift_jis", "euc-jp",
		"gb2312", "x-none", "utf-7" };
	static const enum sk_type types[] = { SK_TYPE_TEXT, SK_TYPE_HTML, SK_TYPE_SCRIPT_JS,
		SK_TYPE_CALENDAR };
	struct sk_field to = { SK_SPAN("To"), SK_SPAN("山田 太郎 <t.yamada@example.jp>, soumu@example.jp") };
	struct sk_budget budget = sk_budget_default();
	struct sk_part part = { .type = SK_SPAN("text/plain") };
	struct sk_mime mime = { .root = &part };
	struct sk_object o = { .seen = true, .part = &part };
	struct sk_unpack u = { .budget = &budget, .n = 1, .room = 1, .object = &o };
	struct sk_look l = { .u = &u, .o = &o, .budget = &budget };

	if (arena == NULL)
		warm();
	sk_arena_reset(arena);
	if (n < 1)
		return 0;
	budget.limit[SK_LIMIT_TEXT_BYTES] = 16384;
	budget.limit[SK_LIMIT_OBSERVATIONS] = 2000;
	u.arena = l.arena = arena;
	u.record = l.r = sk_record_new(arena, budget.limit[SK_LIMIT_OBSERVATIONS]);
	if (l.r == NULL)
		abort();
	o.bytes = (struct sk_span){ p + 1, n - 1 };
	part.charset_label = sk_span_text(labels[p[0] & 7]);
	o.type = types[p[0] >> 3 & 3];
	if (p[0] & 0x80) {
		o.is_message = true;
		o.mime = &mime;
		fields(&part, o.bytes);
	} else if (p[0] & 0x40) {
		sk_record_number(l.r, 0, SK_KEY_OBJECT_INLINE, 1);
		o.mime = &mime;	/* whom a letter may name */
		part.field = &to;
		part.fields = 1;
	}
	look_at(&l);
	if (count(l.r, SK_KEY_TEXT_PASSWORD) > 20 || count(l.r, SK_KEY_INDICATOR_URL) > 200 ||
	    count(l.r, SK_KEY_HTML_LINK_DIFFERS) > 50 || count(l.r, SK_KEY_TEXT_THEME) > 3 ||
	    count(l.r, SK_KEY_TEXT_ADDRESSEE) > 4 || count(l.r, SK_KEY_URL_LOOKS_LIKE) > 30)
		abort();
	return 0;
}
