#include <math.h>
#include <string.h>
#include "worksheet.h"

/*
 * The whole account of a verdict, for a person who has to check or defend it:
 * a ledger of each axis, what speaks for the other answer, how far away it is,
 * and what could not be weighed.
 */

static const char *
axis_name(const struct sk_page *p, enum sk_axis axis)
{
	return axis == SK_AXIS_HARM ?
	    sk_page_say(p, "危険度 (+ は危険、- は安全)", "HARM (+ harmful, - honest)") :
	    sk_page_say(p, "種類 (+ は標的型、- はばらまき型)", "KIND (+ targeted, - mass mail)");
}

static void
interval(struct sk_page *p, double low, double high)
{
	sk_page_db(p, low);
	sk_page_put(p, "%s", sk_page_say(p, " ～ ", " to "));
	sk_page_db(p, high);
}

static void
ledger_line(struct sk_page *p, const struct sk_evidence *e)
{
	sk_page_put(p, "    ");
	sk_page_db(p, e->db);
	sk_page_put(p, "  %s [%s] ", e->trait, e->group);
	sk_page_put(p, "%s ", sk_page_say(p, "本来", "own weight"));
	sk_page_db(p, e->full_db);
	sk_page_put(p, " (");
	interval(p, e->low_db, e->high_db);
	sk_page_put(p, ")\n           %s\n           ", sk_page_say(p, e->ja, e->en));
	if (e->rule != NULL) {
		sk_page_put(p, "%s ", sk_page_say(p, "ルール", "rule"));
		sk_page_safe(p, sk_span_text(e->rule->name), 80);
		sk_page_put(p, ", ");
	}
	sk_page_object(p, e->object);
	if (e->times > 1)
		sk_page_put(p, sk_page_say(p, " ほか %u か所", " and %u more"), e->times - 1);
	sk_page_put(p, "\n           %s ", sk_page_say(p, "出典:", "source:"));
	sk_page_safe(p, sk_span_text(e->source), 400);
	sk_page_put(p, "\n");
	sk_page_turn(p);
}

/* What the items of a group count on one side, and whether that is its cap. */
static void
group_line(struct sk_page *p, enum sk_axis axis, const struct sk_group *g, bool against)
{
	const struct sk_verdict *v = p->v->verdict;
	double counts = 0, full = 0, cap = p->v->settings->cap_db[g - sk_group_table];
	unsigned n = 0;

	for (size_t i = 0; i < v->evidences; i++) {
		const struct sk_evidence *e = &v->evidence[i];

		if (e->axis != axis || strcmp(e->group, g->name) != 0 ||
		    (e->full_db < 0) != against)
			continue;
		counts += e->db;
		full += e->full_db;
		n++;
	}
	if (n < 2 && fabs(counts) == fabs(full))
		return;
	sk_page_put(p, "    [%s] ", g->name);
	sk_page_db(p, full);
	sk_page_put(p, " -> ");
	sk_page_db(p, counts);
	sk_page_put(p, sk_page_say(p, " (同じ原因の証拠: %u 件; 最も強いもののほかは %.0f %%)",
	    " (items of one cause: %u; all but the strongest count %.0f %%)"),
	    n, p->v->settings->rest_share * 100);
	if (fabs(counts) >= cap - 0.05)
		sk_page_put(p, sk_page_say(p, " 上限 %.0f に到達", " cap of %.0f reached"), cap);
	sk_page_put(p, "\n");
}

static void
ledger(struct sk_page *p, enum sk_axis axis)
{
	const struct sk_verdict *v = p->v->verdict;
	const struct sk_score *s = &v->score[axis];

	sk_page_put(p, "\n  %s\n    ", axis_name(p, axis));
	sk_page_db(p, s->prior_db);
	sk_page_put(p, "  %s ", sk_page_say(p, "事前の見込み, 入口:", "prior of the door:"));
	sk_page_safe(p, sk_span_text(p->v->door), 20);
	sk_page_put(p, "\n");
	for (size_t i = 0; i < v->evidences; i++)
		if (v->evidence[i].axis == axis)
			ledger_line(p, &v->evidence[i]);
	sk_page_put(p, "    ");
	sk_page_db(p, s->db);
	sk_page_put(p, "  %s (", sk_page_say(p, "合計", "sum"));
	interval(p, s->low_db, s->high_db);
	sk_page_put(p, ")\n");
	for (const struct sk_group *g = sk_group_table; g->name != NULL; g++) {
		group_line(p, axis, g, false);
		group_line(p, axis, g, true);
	}
}

/* Everything that speaks on one side of an axis, in one line each. */
static void
side(struct sk_page *p, enum sk_axis axis, bool against, const char *title)
{
	const struct sk_verdict *v = p->v->verdict;
	unsigned n = 0;

	sk_page_put(p, "    %s\n", title);
	if ((v->score[axis].prior_db < 0) == against && v->score[axis].prior_db != 0) {
		sk_page_put(p, "      ");
		sk_page_db(p, v->score[axis].prior_db);
		sk_page_put(p, "  %s\n", sk_page_say(p, "事前の見込み", "the prior"));
		n++;
	}
	for (size_t i = 0; i < v->evidences; i++) {
		const struct sk_evidence *e = &v->evidence[i];

		if (e->axis != axis || (e->full_db < 0) != against)
			continue;
		sk_page_put(p, "      ");
		sk_page_db(p, e->db);
		sk_page_put(p, "  %s\n", sk_page_say(p, e->ja, e->en));
		n++;
		sk_page_turn(p);
	}
	if (n == 0)
		sk_page_put(p, "      %s\n", sk_page_say(p, "ありません", "nothing"));
}

static void
both_sides(struct sk_page *p)
{
	sk_page_put(p, "\n  %s\n", sk_page_say(p, "どちらの答えを何が支えるか",
	    "What speaks for which answer"));
	side(p, SK_AXIS_HARM, false, sk_page_say(p, "危険である", "that it is harmful"));
	side(p, SK_AXIS_HARM, true, sk_page_say(p, "危険ではない", "that it is honest"));
	side(p, SK_AXIS_TARGETING, false, sk_page_say(p, "標的型である", "that it is targeted"));
	side(p, SK_AXIS_TARGETING, true, sk_page_say(p, "ばらまき型である", "that it is mass mail"));
}

static void
distance(struct sk_page *p, const char *what, double value, double threshold)
{
	sk_page_put(p, "    %s ", what);
	sk_page_db(p, threshold);
	sk_page_put(p, sk_page_say(p, " 以上; 現在 ", " or more; now "));
	sk_page_db(p, value);
	if (value >= threshold)
		sk_page_put(p, sk_page_say(p, ", 満たしています (余裕 %.1f)\n", ", met by %.1f\n"),
		    value - threshold);
	else
		sk_page_put(p, sk_page_say(p, ", あと %.1f 足りません\n", ", %.1f short\n"),
		    threshold - value);
}

/* Groups of the targeting axis whose items come out on the score's side. */
static unsigned
groups_of_kind(const struct sk_verdict *v)
{
	bool targeted = v->score[SK_AXIS_TARGETING].db > 0;
	unsigned n = 0;

	for (const struct sk_group *g = sk_group_table; g->name != NULL; g++) {
		long sum = 0;

		for (size_t i = 0; i < v->evidences; i++)
			if (v->evidence[i].axis == SK_AXIS_TARGETING &&
			    strcmp(v->evidence[i].group, g->name) == 0)
				sum += lround(v->evidence[i].db * 10);
		n += targeted ? sum > 0 : sum < 0;
	}
	return n;
}

static void
what_would_change_it(struct sk_page *p)
{
	const struct sk_judge_settings *s = p->v->settings;
	const struct sk_score *harm = &p->v->verdict->score[SK_AXIS_HARM];
	const struct sk_score *kind = &p->v->verdict->score[SK_AXIS_TARGETING];
	bool targeted = kind->db > 0;
	double near = targeted ? kind->low_db : -kind->high_db;

	sk_page_put(p, "\n  %s\n", sk_page_say(p, "何があれば判定が変わるか", "What would change it"));
	distance(p, sk_page_say(p, "「危険」には合計が", "malicious needs a sum of"),
	    harm->db, s->malicious_db);
	distance(p, sk_page_say(p, "    かつ下限が", "    and a low end of"),
	    harm->low_db, s->malicious_low_db);
	distance(p, sk_page_say(p, "「疑わしい」には合計が", "suspicious needs a sum of"),
	    harm->db, s->suspicious_db);
	distance(p, sk_page_say(p, "    または上限が", "    or a high end of"),
	    harm->high_db, s->suspicious_high_db);
	sk_page_put(p, "    %s\n", sk_page_say(p, "    いずれも、危険を示す証拠が一つ以上必要です",
	    "    and either of them evidence of harm"));
	distance(p, targeted ? sk_page_say(p, "「標的型」には合計が", "targeted needs a sum of") :
	    sk_page_say(p, "「ばらまき型」には (符号を逆にした) 合計が", "mass needs a sum, turned round, of"),
	    fabs(kind->db), s->kind_db);
	distance(p, sk_page_say(p, "    かつ 0 に近い側の端が", "    and an end next to zero of"), near, 0);
	sk_page_put(p, sk_page_say(p, "        かつ %u 群以上の証拠; 現在 %u 群\n",
	    "        and evidence of %u groups; now %u\n"), s->kind_groups,
	    groups_of_kind(p->v->verdict));
}

static void
missing(struct sk_page *p)
{
	const struct sk_verdict *v = p->v->verdict;

	sk_page_put(p, "\n  %s\n", sk_page_say(p, "重みに入っていないもの",
	    "What could not be weighed"));
	if (sk_record_find(p->v->record, SK_RECORD_ROOT, SK_KEY_SITE_AUTH) == NULL)
		sk_page_put(p, "    %s\n", sk_page_say(p,
		    "差出人の認証結果 (信頼できるサーバーの記録がありません)",
		    "whether the sender is genuine (no trusted server has checked it)"));
	sk_page_put(p, "    %s\n", sk_page_say(p,
	    "同じメールがほかの人や組織にも届いているか (ほかのメールの記録はありません)",
	    "whether others got the same mail (no other mail is remembered)"));
	if (sk_record_find(p->v->record, SK_RECORD_ROOT, SK_KEY_HEADER_RECEIVED) == NULL)
		sk_page_put(p, "    %s\n", sk_page_say(p, "どこを通って届いたか (Received がありません)",
		    "which way it came (it has no Received field)"));
	for (size_t i = 0; i < v->gaps; i++) {
		sk_page_put(p, "    ");
		sk_page_object(p, v->gap[i].object);
		sk_page_put(p, sk_page_say(p, " の中身: ", ", its content: "));
		sk_page_put(p, "%s\n", sk_page_say(p, v->gap[i].ja, v->gap[i].en));
		sk_page_turn(p);
	}
	sk_page_put(p, "    %s\n", v->complete ?
	    sk_page_say(p, "メールの中身はすべて確認しました", "all of the mail itself was looked at") :
	    sk_page_say(p, "確認できなかった部分は、危険とも安全とも数えていません",
	    "what could not be looked at counts neither as harmful nor as honest"));
}

static int
write_explain(FILE *out, const struct sk_case_view *v)
{
	struct sk_page p;

	if (sk_page_begin(&p, out, v) != 0)
		return sk_page_end(&p);
	sk_page_put(&p, "■ %s", sk_page_harm(&p, v->verdict->harm));
	if (v->verdict->harm != SK_HARM_CLEAN)
		sk_page_put(&p, "%s%s", sk_page_say(&p, " ― ", " - "), sk_page_kind(&p, v->verdict->kind));
	sk_page_put(&p, "\n");
	sk_page_origin(&p);
	sk_page_put(&p, "  %s\n", sk_page_say(&p,
	    "数字の単位はデシバンです: +10 で見込みが 10 倍、-10 で 10 分の 1 になります",
	    "All numbers are decibans: +10 makes it ten times as likely, -10 a tenth as likely"));
	for (int axis = 0; axis < SK_AXIS_COUNT; axis++)
		ledger(&p, (enum sk_axis)axis);
	sk_page_rules(&p);
	both_sides(&p);
	what_would_change_it(&p);
	missing(&p);
	sk_worksheet(&p);
	sk_page_put(&p, "\n  %s %s\n\n", sk_page_say(&p, "重みの版:", "weights:"),
	    v->weights_sha256 == NULL ? "" : v->weights_sha256);
	return sk_page_end(&p);
}

const struct sk_report sk_report_explain = { .name = "explain", .write = write_explain };
