#include "text.h"

/*
 * Web queries of Excel: text that tells where to fetch a table.  Opened, Excel asks
 * the address and takes formulas for an answer.
 */
enum { HEAD = 4096 };

static bool
next(struct sk_span *rest, struct sk_span *line_r)
{
	bool there = sk_span_line(rest, line_r, NULL);

	*line_r = sk_span_trim(*line_r);
	return there;
}

static void
look(const struct sk_look *l)
{
	struct sk_span rest = sk_span_head(l->o->bytes, HEAD), line;
	struct sk_url u;

	if (l->o->type != SK_TYPE_TEXT && l->o->type != SK_TYPE_UNKNOWN)
		return;
	if (sk_span_begins(rest, SK_SPAN("\xEF\xBB\xBF")))
		rest = sk_span_from(rest, 3);
	if (!sk_span_begins_nocase(rest, SK_SPAN("WEB")) || !next(&rest, &line) ||
	    !sk_span_is_nocase(line, "WEB") || !next(&rest, &line) || !sk_span_is(line, "1") ||
	    !next(&rest, &line) || !sk_url_read(line, l->arena, &u))
		return;
	sk_record_text(l->r, l->self, SK_KEY_QUERY_URL, u.text);
	sk_url_write_host(l, u.host);
}

const struct sk_observer sk_observe_query = {
	.source = "Microsoft, \"Web query (.iqy) files\" (Q157482): WEB, 1, the address",
	.look = look,
};
