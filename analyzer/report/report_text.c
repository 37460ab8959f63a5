#include <inttypes.h>
#include "page.h"
#include "record/type.h"

/* One page for a person who has to decide now: the verdict, why, what is in it,
 * what could not be seen, and what to do. */

enum { REASONS = 8, OBJECTS = 100, GAPS = 20, LEVELS = 12 };

/* SGR sequences, ECMA-48 8.3.117. */
static const char *
color_of(enum sk_harm harm)
{
	switch (harm) {
	case SK_HARM_MALICIOUS: return "\033[1;31m";
	case SK_HARM_SUSPICIOUS: return "\033[1;33m";
	case SK_HARM_CLEAN: break;
	}
	return "\033[1m";
}

static void
verdict_line(struct sk_page *p)
{
	const struct sk_verdict *v = p->v->verdict;

	if (p->v->color)
		sk_page_put(p, "%s", color_of(v->harm));
	sk_page_put(p, "■ %s", sk_page_harm(p, v->harm));
	if (p->v->color)
		sk_page_put(p, "\033[0m");
	if (v->harm != SK_HARM_CLEAN)
		sk_page_put(p, "%s%s", sk_page_say(p, " ― ", " - "), sk_page_kind(p, v->kind));
	if (!v->complete)
		sk_page_put(p, "%s", sk_page_say(p, " [確認できなかった部分があります]",
		    " [parts could not be looked at]"));
	sk_page_put(p, "\n");
}

static void
reason(struct sk_page *p, const struct sk_evidence *e)
{
	sk_page_put(p, "    ");
	sk_page_db(p, e->db);
	sk_page_put(p, "  %s", sk_page_say(p, e->ja, e->en));
	if (e->rule != NULL) {
		const char *name = e->rule->family[0] != '\0' ? e->rule->family : e->rule->name;

		sk_page_put(p, ": ");
		sk_page_safe(p, sk_span_text(name), 60);
	}
	sk_page_put(p, " (");
	sk_page_object(p, e->object);
	if (e->times > 1)
		sk_page_put(p, sk_page_say(p, " ほか %u か所", " and %u more"), e->times - 1);
	sk_page_put(p, ")\n");
}

static void
reasons(struct sk_page *p, enum sk_axis axis, const char *title)
{
	const struct sk_verdict *v = p->v->verdict;
	unsigned n = 0;

	for (size_t i = 0; i < v->evidences; i++) {
		if (v->evidence[i].axis != axis || v->evidence[i].db == 0)
			continue;
		if (n++ == 0)
			sk_page_put(p, "  %s\n", title);
		if (n <= REASONS)
			reason(p, &v->evidence[i]);
	}
	if (n > REASONS)
		sk_page_put(p, sk_page_say(p, "    … ほか %u 件 (explain で表示)\n",
		    "    ... and %u more (see explain)\n"), n - REASONS);
}

static void
size_of(struct sk_page *p, uint64_t bytes)
{
	static const char *const units[] = { "KB", "MB", "GB" };
	uint64_t tenths = bytes * 10;
	size_t unit = 0;

	if (bytes < 1000) {
		sk_page_put(p, "%" PRIu64 " %s", bytes, sk_page_say(p, "バイト", "bytes"));
		return;
	}
	if (bytes > UINT64_MAX / 100)
		tenths = UINT64_MAX / 10;
	for (tenths /= 1000; tenths >= 10000 && unit < 2; unit++)
		tenths /= 1000;
	sk_page_put(p, "%" PRIu64 ".%" PRIu64 " %s", tenths / 10, tenths % 10, units[unit]);
}

static void
lock(struct sk_page *p, size_t i)
{
	if (sk_record_count(p->v->record, i, SK_KEY_OBJECT_ENCRYPTED) != 0)
		sk_page_put(p, "%s", sk_page_say(p, ", パスワード付き", ", encrypted"));
}

static void
object(struct sk_page *p, size_t i, unsigned depth)
{
	const struct sk_record *r = p->v->record;
	enum sk_type type = r->object[i].type;
	struct sk_span name = sk_record_get(r, i, SK_KEY_OBJECT_NAME);

	sk_page_put(p, "  %*s", (int)(2 * (depth < LEVELS ? depth : LEVELS)), "");
	if (name.n > 0)
		sk_page_safe(p, name, 60);
	else
		sk_page_object(p, i);
	sk_page_put(p, "  [%s%s, ", sk_type_table[type].word,
	    sk_record_count(r, i, SK_KEY_OBJECT_INLINE) == 0 ? "" : sk_page_say(p, ", 本文", ", text of the mail"));
	if (sk_record_find(r, i, SK_KEY_OBJECT_BYTES) == NULL)
		sk_page_put(p, "%s", sk_page_say(p, "中身は未確認", "not looked at"));
	else
		size_of(p, sk_record_count(r, i, SK_KEY_OBJECT_BYTES));
	lock(p, i);
	sk_page_put(p, "]%s\n", (sk_type_table[type].classes & SK_CLASS_RUNS) == 0 ? "" :
	    sk_page_say(p, " 開くと動きます", " runs when it is opened"));
	sk_page_turn(p);
}

static void
objects(struct sk_page *p)
{
	const struct sk_record *r = p->v->record;
	unsigned depth = 0;
	size_t n = 0, i = SK_RECORD_ROOT;

	while ((i = sk_page_next(r, i, &depth)) != 0) {
		if (n == 0)
			sk_page_put(p, "  %s\n", sk_page_say(p, "中身", "Contents"));
		if (n++ == OBJECTS) {
			sk_page_put(p, sk_page_say(p, "    … ほか %zu 個\n", "    ... and %zu more\n"),
			    r->objects - 1 - OBJECTS);
			return;
		}
		object(p, i, depth);
	}
}

static void
gaps(struct sk_page *p)
{
	const struct sk_verdict *v = p->v->verdict;

	if (v->gaps > 0)
		sk_page_put(p, "  %s\n", sk_page_say(p, "確認できなかった部分", "Not looked at"));
	for (size_t i = 0; i < v->gaps && i < GAPS; i++) {
		sk_page_put(p, "    ");
		sk_page_object(p, v->gap[i].object);
		sk_page_put(p, ": %s\n", sk_page_say(p, v->gap[i].ja, v->gap[i].en));
	}
	if (v->gaps > GAPS)
		sk_page_put(p, sk_page_say(p, "    … ほか %zu 件\n", "    ... and %zu more\n"),
		    v->gaps - GAPS);
}

static const char *
advice(const struct sk_page *p)
{
	const struct sk_verdict *v = p->v->verdict;

	if (v->harm == SK_HARM_MALICIOUS)
		return sk_page_say(p, "開かないでください。添付ファイルやリンクには触れず、"
		    "削除もせずに、情報システム担当へ知らせてください。",
		    "Do not open it. Leave attachments and links alone, do not delete the mail, "
		    "and tell your IT section.");
	if (v->harm == SK_HARM_SUSPICIOUS)
		return sk_page_say(p, "まだ開かないでください。このメールへの返信ではなく、"
		    "電話など別の方法で差出人に確認してください。",
		    "Do not open it yet. Ask the sender by another way than a reply to this mail, "
		    "for example by telephone.");
	if (!v->complete)
		return sk_page_say(p, "中身をすべては確認できていません。心当たりがなければ、"
		    "開く前に電話など別の方法で差出人に確認してください。",
		    "Not everything could be looked at. If you do not expect this mail, ask the sender "
		    "by another way before you open it.");
	return sk_page_say(p, "安全を保証するものではありません。心当たりがなければ、"
	    "情報システム担当に相談してください。",
	    "This is no guarantee that it is safe. If you do not expect this mail, ask your IT section.");
}

static int
write_text(FILE *out, const struct sk_case_view *v)
{
	struct sk_page p;

	if (sk_page_begin(&p, out, v) != 0)
		return sk_page_end(&p);
	verdict_line(&p);
	sk_page_origin(&p);
	reasons(&p, SK_AXIS_HARM, sk_page_say(&p,
	    "判定の理由 (+ は危険、- は安全を示します)",
	    "Why (+ speaks for harm, - against it)"));
	if (v->verdict->harm != SK_HARM_CLEAN)
		reasons(&p, SK_AXIS_TARGETING, sk_page_say(&p,
		    "種類の手がかり (+ は標的型、- はばらまき型を示します)",
		    "Which kind (+ speaks for targeted, - for mass mail)"));
	sk_page_rules(&p);
	objects(&p);
	gaps(&p);
	sk_page_put(&p, "  %s%s\n\n", sk_page_say(&p, "どうすればよいか: ", "What to do: "), advice(&p));
	return sk_page_end(&p);
}

const struct sk_report sk_report_text = { .name = "text", .write = write_text };
