#include <inttypes.h>
#include <math.h>
#include <stdarg.h>
#include <stdlib.h>
#include "base/error.h"
#include "base/text.h"
#include "page.h"

/* One piece is smaller than the buffer: four texts of a rule, of 64 KiB each in
 * the engine's hello, six bytes for each of theirs. */
enum { BUFFER = 3 << 20, FIRST = 8 << 10, FULL_ENOUGH = 1 << 16, MEMORY = 8 << 20 };
enum { RULES = 10 };	/* that a page for people names */

int
sk_page_begin(struct sk_page *p, FILE *out, const struct sk_case_view *v)
{
	*p = (struct sk_page){ .v = v, .out = out, .arena = sk_arena_new(MEMORY) };
	if (p->arena == NULL)
		p->error = SK_E_MEMORY;
	else
		p->b = sk_buf_new(p->arena, BUFFER);
	if (p->error == 0 && !sk_buf_reserve(&p->b, FIRST))
		p->error = SK_E_MEMORY;
	return p->error;
}

static void
write_out(struct sk_page *p)
{
	if (p->error == 0 && p->b.full)
		p->error = SK_E_MEMORY;
	if (p->error == 0 && p->b.n > 0 && fwrite(p->b.p, 1, p->b.n, p->out) != p->b.n)
		p->error = SK_E_IO;
	p->b.n = 0;
}

void
sk_page_turn(struct sk_page *p)
{
	if (p->b.n >= FULL_ENOUGH)
		write_out(p);
}

int
sk_page_end(struct sk_page *p)
{
	if (p->arena != NULL)
		write_out(p);
	p->arena = sk_arena_free(p->arena);
	return p->error;
}

void
sk_page_put(struct sk_page *p, const char *fmt, ...)
{
	char piece[1024];
	va_list ap;

	va_start(ap, fmt);
	(void)vsnprintf(piece, sizeof piece, fmt, ap);
	va_end(ap);
	(void)sk_buf_text(&p->b, piece);
}

const char *
sk_page_say(const struct sk_page *p, const char *ja, const char *en)
{
	return p->v->lang == SK_LANG_JA ? ja : en;
}

void
sk_page_safe(struct sk_page *p, struct sk_span s, size_t max_cp)
{
	sk_text_safe(&p->b, s, max_cp);
}

void
sk_page_object(struct sk_page *p, size_t object)
{
	if (object == SK_RECORD_ROOT)
		sk_page_put(p, "%s", sk_page_say(p, "メール本体", "the message itself"));
	else
		sk_page_safe(p, p->v->record->object[object].path, 80);
}

void
sk_page_db(struct sk_page *p, double db)
{
	long t = lround(db * 10);
	const char *pad = labs(t) < 100 ? " " : "";

	sk_page_put(p, "%s%c%ld.%ld", pad, t < 0 ? '-' : '+', labs(t) / 10, labs(t) % 10);
}

const char *
sk_page_harm(const struct sk_page *p, enum sk_harm harm)
{
	switch (harm) {
	case SK_HARM_MALICIOUS:
		return sk_page_say(p, "危険", "MALICIOUS");
	case SK_HARM_SUSPICIOUS:
		return sk_page_say(p, "疑わしい", "SUSPICIOUS");
	case SK_HARM_CLEAN:
		break;
	}
	return sk_page_say(p, "悪い点は見つかりませんでした", "NOTHING BAD FOUND");
}

const char *
sk_page_kind(const struct sk_page *p, enum sk_kind kind)
{
	switch (kind) {
	case SK_KIND_MASS:
		return sk_page_say(p, "ばらまき型 (不特定多数に送られたもの)",
		    "mass mail (sent to anybody)");
	case SK_KIND_TARGETED:
		return sk_page_say(p, "標的型 (相手を選んで送られたもの)",
		    "a targeted attack (sent to chosen people)");
	case SK_KIND_UNKNOWN:
		return sk_page_say(p, "ばらまき型か標的型かは、どちらとも言えません",
		    "whether mass mail or targeted cannot be told");
	case SK_KIND_NONE:
		break;
	}
	return "";
}

void
sk_page_origin(struct sk_page *p)
{
	const struct sk_record *r = p->v->record;
	struct sk_span subject = sk_record_get(r, SK_RECORD_ROOT, SK_KEY_HEADER_SUBJECT);
	struct sk_span name = sk_record_get(r, SK_RECORD_ROOT, SK_KEY_HEADER_FROM_NAME);
	struct sk_span from = sk_record_get(r, SK_RECORD_ROOT, SK_KEY_HEADER_FROM);

	sk_page_put(p, "  %s ", sk_page_say(p, "対象:  ", "Source: "));
	sk_page_safe(p, sk_span_text(p->v->source), 200);
	sk_page_put(p, sk_page_say(p, " (%" PRIu64 " 通目)\n", " (message %" PRIu64 ")\n"),
	    p->v->index);
	if (subject.n > 0) {
		sk_page_put(p, "  %s ", sk_page_say(p, "件名:  ", "Subject:"));
		sk_page_safe(p, subject, 60);
		sk_page_put(p, "\n");
	}
	if (from.n == 0 && name.n == 0)
		return;
	sk_page_put(p, "  %s ", sk_page_say(p, "差出人:", "From:   "));
	sk_page_safe(p, name, 40);
	sk_page_put(p, name.n > 0 ? " <" : "<");
	sk_page_safe(p, from, 60);
	sk_page_put(p, ">\n");
}

/* A text of a rule's meta, behind its title, unless it is empty. */
static void
rule_text(struct sk_page *p, const char *title, const char *text)
{
	if (text == NULL || *text == '\0')
		return;
	sk_page_put(p, ", %s ", title);
	sk_page_safe(p, sk_span_text(text), 120);
}

static void
rule_line(struct sk_page *p, const struct sk_rule *rule, size_t object)
{
	sk_page_put(p, "    ");
	sk_page_safe(p, sk_span_text(rule->name), 80);
	rule_text(p, sk_page_say(p, "ファミリー", "family"), rule->family);
	rule_text(p, sk_page_say(p, "作者", "author"), rule->author);
	rule_text(p, sk_page_say(p, "参照", "reference"), rule->reference);
	if (rule->harm_db == 0 && rule->targeting_db == 0)
		sk_page_put(p, "%s", sk_page_say(p, ", 重みなし", ", without weight"));
	sk_page_put(p, " (");
	sk_page_object(p, object);
	sk_page_put(p, ")\n");
	sk_page_turn(p);
}

void
sk_page_rules(struct sk_page *p)
{
	const struct sk_record *r = p->v->record;
	size_t rules = p->v->rules == NULL ? 0 : p->v->rules->n, n = 0;
	bool *told = rules == 0 ? NULL : sk_arena_array(p->arena, rules, sizeof *told);

	for (size_t i = 0; told != NULL && i < r->objects; i++) {
		const struct sk_observation *o = sk_record_find(r, i, SK_KEY_YARA_MATCH);

		for (; o != NULL; o = sk_record_next(r, o)) {
			const struct sk_rule *rule = sk_rule_find(p->v->rules, o->text);

			if (rule == NULL || told[rule - p->v->rules->rule])
				continue;
			told[rule - p->v->rules->rule] = true;
			if (n++ == 0)
				sk_page_put(p, "  %s\n", sk_page_say(p, "一致した検知ルール",
				    "Rules that match"));
			if (n <= RULES)
				rule_line(p, rule, i);
		}
	}
	if (n > RULES)
		sk_page_put(p, sk_page_say(p, "    … ほか %zu 件\n", "    ... and %zu more\n"),
		    n - RULES);
}

size_t
sk_page_next(const struct sk_record *r, size_t i, unsigned *depth_r)
{
	if (r->object[i].child != 0) {
		++*depth_r;
		return r->object[i].child;
	}
	while (i != SK_RECORD_ROOT && r->object[i].sibling == 0) {
		i = r->object[i].parent;
		--*depth_r;
	}
	return i == SK_RECORD_ROOT ? 0 : r->object[i].sibling;
}
