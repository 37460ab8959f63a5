#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <time.h>
#include "base/budget.h"
#include "traitkit.h"

static const struct sk_rule rules_of_test[] = {	/* in order of name */
	{ .name = "banker_a", .family = "Banker", .harm_db = 25, .targeting_db = -15, .source = "s" },
	{ .name = "rat_a", .family = "Rat", .harm_db = 25, .targeting_db = 15, .source = "s" },
	{ .name = "weak", .family = "", .harm_db = 3, .targeting_db = -3, .reference = "ref" },
};
static const struct sk_rules_info rules = {
	.rule = (struct sk_rule *)(uintptr_t)rules_of_test, .n = 3
};

/* The two kinds of mail that every rule of the weights is measured on. */
#define MAIL "header.from=a@b.example > object.type=text; object.inline; text.language=ja"
#define EXE "object.type=pe; name.extension=exe"
#define LOCKED "object.encrypted; object.gap=encrypted"

static const struct row {
	const char *record, *door, *harm, *kind;
	bool complete;
} rows[] = {
	/* Honest mail, by the door that doubts most. */
	{ MAIL, "drop", "clean", "none", true },
	{ MAIL " | object.type=ooxml-xls; name.extension=xlsx; object.attached", "drop", "clean", "none", true },
	/* PPAP: nothing is said for or against what nobody could see. */
	{ MAIL " | object.type=zip; object.attached; object.encrypted > " LOCKED "; name.extension=xlsx",
	    "drop", "clean", "none", false },
	{ MAIL " | object.type=zip; object.attached; object.encrypted > " LOCKED "; name.extension=xlsx",
	    "milter", "clean", "none", false },
	{ MAIL " | object.type=zip > object.type=zip; " LOCKED, "drop", "clean", "none", false },
	/* The IT section sends an installer. */
	{ MAIL " | object.type=zip > " EXE " | object.type=text; name.extension=txt", "scan", "suspicious", "unknown", true },
	{ MAIL " | object.type=zip > " EXE "; pe.signature=present; pe.version_info=CompanyName=X "
	    "| object.type=script-bat; name.extension=bat | object.type=script-js; name.extension=js "
	    "| object.type=text | object.type=text | object.type=text", "scan", "suspicious", "unknown", true },
	{ MAIL " | object.type=zip; object.encrypted > " LOCKED "; name.extension=exe", "scan", "suspicious", "unknown", false },
	{ MAIL " | object.type=zip > " EXE, "milter", "clean", "none", true },
	/* What an installer carries is its own affair; names that deceive are not. */
	{ MAIL " | " EXE "; object.attached > object.type=cab > " EXE "; pe.icon_class=document; pe.decoy=pdf "
	    "| object.type=script-vbs; name.extension=vbs; script.downloader; script.does=hide "
	    "| object.type=lnk; name.extension=lnk", "scan", "suspicious", "unknown", true },
	{ MAIL " | " EXE "; object.attached > object.type=cab > " EXE "; name.rtlo=x", "milter", "malicious",
	    "unknown", true },
	/* A vendor sends a program by a ticket system: no sign that may be worth
	 * nothing makes it an attack. */
	{ "header.from=a@b.example; header.reply_to_differs=c.example; header.return_path_differs=c.example > "
	    "object.type=html; object.inline; html.link_differs=x\ty; indicator.ipv4=203.0.113.7 | object.type=zip > "
	    EXE, "scan", "suspicious", "unknown", true },
	{ "header.from=a@b.example; header.reply_to_differs=c.example > object.type=html; html.link_differs=x\ty "
	    "| object.type=zip; object.encrypted > " LOCKED "; name.extension=exe", "scan", "suspicious", "unknown", false },
	/* Newsletters, lists, partners abroad. */
	{ "header.from=a@b.example; header.list; header.return_path_differs=c.example; "
	    "header.reply_to_differs=d.example; mime.defect=parts_after_end > object.type=html; object.inline; "
	    "html.link_differs=e.example | object.type=pdf", "drop", "clean", "none", true },
	{ "header.from=a@b.example; header.reply_to_differs=d.example; header.return_path_differs=c.example > "
	    "object.type=text; object.inline | object.type=pdf; object.attached", "drop", "clean", "none", true },
	{ "header.from=a@b.example > object.type=text; text.language=ja; text.charset_true=gb18030 "
	    "| object.type=ooxml-doc; object.attached", "drop", "clean", "none", true },
	{ MAIL " | object.type=gzip; name.extension=gz; object.name=data.tar.gz > object.type=tar > object.type=elf",
	    "drop", "clean", "none", true },
	{ MAIL " | object.type=pdf; object.name=تقرير.pdf; name.extension=pdf; name.rtlo=x", "drop", "clean", "none", true },
	/* One program dressed as a document is malicious by every door. */
	{ MAIL " | object.type=zip > " EXE "; pe.icon_class=document", "milter", "malicious", "unknown", true },
	{ MAIL " | object.type=zip > " EXE "; pe.icon_class=folder", "milter", "malicious", "unknown", true },
	{ MAIL " | object.type=zip > " EXE "; name.rtlo=x", "milter", "malicious", "unknown", true },
	{ MAIL " | object.type=zip > " EXE "; name.padded=30", "milter", "malicious", "unknown", true },
	{ MAIL " | " EXE "; object.attached; pe.icon_class=document", "milter", "malicious", "unknown", true },
	{ MAIL " | " EXE "; object.attached; name.padded=30", "milter", "malicious", "unknown", true },
	{ MAIL " | object.type=zip > " EXE "; pe.icon_class=pdf; pe.signature=present; pe.version_info=CompanyName=X",
	    "milter", "malicious", "unknown", true },
	{ MAIL " | object.type=zip; object.encrypted > " LOCKED "; name.extension=exe; name.rtlo=x",
	    "milter", "malicious", "unknown", false },
	{ " > " EXE "; pe.icon_class=document", "scan", "malicious", "unknown", true },
	/* Locked, and a document's name in front of a program's. */
	{ MAIL " | object.type=zip; object.encrypted > " LOCKED "; name.extension=exe; name.double_extension=pdf",
	    "scan", "malicious", "unknown", false },
	{ MAIL " | object.type=zip; object.encrypted > " LOCKED "; name.extension=exe; name.double_extension=pdf",
	    "drop", "malicious", "unknown", false },
	/* Mass mail of 2016: foreign text, a script that fetches, in a zip. */
	{ "header.from=a@b.example > object.type=text; text.language=en | object.type=zip > object.type=script-js; "
	    "script.downloader; script.obfuscated=80", "milter", "malicious", "mass", true },
	{ "header.from=a@b.example; header.return_path_differs=c.example > object.type=text; text.language=ja "
	    "| object.type=zip > object.type=script-js; script.downloader", "scan", "malicious", "mass", true },
	/* As in the notice of Kyutech, 2015. */
	{ "header.from=a@free.example; header.free_mail=free.example; header.no_recipient > object.type=rar > "
	    EXE "; object.name=調査票.exe; pe.icon_class=document | object.type=ole-xls; object.name=調査票.xls; "
	    "name.extension=xls", "scan", "malicious", "targeted", true },
	/* Free mail, a terse text, a program in the clothes of the subject: J-CRAT, first half of 2016. */
	{ "header.from=a@free.example; header.free_mail=free.example; header.subject=人事異動 > object.type=text; "
	    "text.chars=30 | object.type=zip; object.attached; object.name=人事異動.zip > " EXE "; "
	    "pe.icon_class=document", "scan", "malicious", "targeted", true },
	/* Two independent signs of care are enough; one of them is not. */
	{ "header.from=a@free.example; header.free_mail=free.example > object.type=text; text.chars=300 | "
	    "object.type=zip > " EXE "; pe.icon_class=document", "scan", "malicious", "targeted", true },
	{ "header.from=a@free.example; header.free_mail=free.example > object.type=text; text.chars=300 | "
	    "object.type=zip > " EXE "; name.dot_like=U+2024", "scan", "malicious", "unknown", true },
	/* Bcc, a number for a name, a Russian label: mass mail of January 2016. */
	{ "header.from=a@b.example; header.no_recipient; header.return_path_differs=c.example > object.type=html; "
	    "text.language=ja; text.charset_declared=koi8-r | object.type=zip > object.type=pe; name.extension=scr",
	    "scan", "malicious", "mass", true },
	/* A rule alone does not decide at the milter; with its file it does. */
	{ MAIL " | object.type=pdf; yara.match=rat_a", "milter", "suspicious", "unknown", true },
	{ MAIL " | object.type=zip > " EXE "; yara.match=rat_a", "milter", "malicious", "unknown", true },
	{ MAIL " | object.type=pdf; yara.match=nobody_knows_it", "milter", "clean", "none", true },
	{ "header.from=a@free.example; header.free_mail=free.example > object.type=zip > " EXE "; yara.match=rat_a",
	    "scan", "malicious", "targeted", true },
};

static void
verdicts(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		const struct row *row = &rows[i];
		struct sk_arena *arena = sk_arena_new(1 << 20);
		struct sk_verdict *v = kit_judge(arena, row->record, row->door, &rules);
		const struct sk_score *s = &v->score[SK_AXIS_HARM];

		if (strcmp(sk_harm_word(v->harm), row->harm) != 0 ||
		    strcmp(sk_kind_word(v->kind), row->kind) != 0 || v->complete != row->complete)
			fail_msg("row %zu: %s\n %s %s %d, %.1f (%.1f to %.1f), targeting %.1f (%.1f to %.1f)", i,
			    row->record, sk_harm_word(v->harm), sk_kind_word(v->kind), v->complete,
			    s->db, s->low_db, s->high_db, s[1].db, s[1].low_db, s[1].high_db);
		sk_arena_free(arena);
	}
}

/* Text that holds every item at once, so that all groups are full. */
static const char everything[] =
    "header.from=a@b.example; header.display_name_address=x@y.example; header.reply_to_differs=z.example; "
    "header.return_path_differs=q.example; header.free_mail=b.example; mime.defect=parts_after_end > "
    "object.type=html; text.language=ja; text.charset_true=gb18030; html.link_differs=a; html.smuggling=1; "
    "indicator.ipv4=203.0.113.9; text.chars=10 | object.type=zip; container.defect=names_differ; object.attached > "
    "object.type=pe; object.name=a.scr; name.extension=scr; pe.icon_class=document; name.rtlo=x; name.padded=20; "
    "name.double_extension=pdf; name.dot_like=U+2024; pe.decoy=pdf; object.type_differs_from_name=pdf; "
    "yara.match=rat_a; yara.match=banker_a; yara.match=weak | object.type=script-js; script.downloader; "
    "script.obfuscated=90 | object.type=lnk | object.type=rar; object.encrypted | object.type=text";

static void
lines_add_up(void **state)
{
	struct sk_arena *arena = sk_arena_new(1 << 20);
	struct sk_verdict *v = kit_judge(arena, everything, "milter", &rules);
	long sum[SK_AXIS_COUNT];

	(void)state;
	for (int axis = 0; axis < SK_AXIS_COUNT; axis++)
		sum[axis] = lround(v->score[axis].prior_db * 10);
	assert_true(v->evidences > 20);
	for (size_t i = 0; i < v->evidences; i++) {
		const struct sk_evidence *e = &v->evidence[i];

		/* What is printed with one decimal is what was counted. */
		assert_true(fabs(e->db * 10 - (double)lround(e->db * 10)) < 1e-9);
		assert_true(fabs(e->db) <= fabs(e->full_db));
		sum[e->axis] += lround(e->db * 10);
	}
	for (int axis = 0; axis < SK_AXIS_COUNT; axis++) {
		const struct sk_score *s = &v->score[axis];

		assert_int_equal(sum[axis], lround(s->db * 10));
		assert_true(s->low_db <= s->db && s->db <= s->high_db);
	}
	sk_arena_free(arena);
}

static void
order_is_axis_weight_id(void **state)
{
	struct sk_arena *arena = sk_arena_new(1 << 20);
	struct sk_verdict *v = kit_judge(arena, everything, "scan", &rules);

	(void)state;
	for (size_t i = 1; i < v->evidences; i++) {
		const struct sk_evidence *a = &v->evidence[i - 1], *b = &v->evidence[i];

		assert_true(a->axis <= b->axis);
		if (a->axis != b->axis)
			continue;
		assert_true(fabs(a->db) >= fabs(b->db));
		if (fabs(a->db) == fabs(b->db))
			assert_true(strcmp(a->trait, b->trait) <= 0);
	}
	sk_arena_free(arena);
}

static void
groups_are_capped(void **state)
{
	struct sk_arena *arena = sk_arena_new(1 << 20);
	struct sk_verdict *v = kit_judge(arena, everything, "scan", &rules);

	(void)state;
	for (size_t g = 0; sk_group_table[g].name != NULL; g++)
		for (int axis = 0; axis < SK_AXIS_COUNT; axis++) {
			double side[2] = { 0, 0 };

			for (size_t i = 0; i < v->evidences; i++)
				if (v->evidence[i].axis == (enum sk_axis)axis &&
				    strcmp(v->evidence[i].group, sk_group_table[g].name) == 0)
					side[v->evidence[i].db < 0] += fabs(v->evidence[i].db);
			assert_true(side[0] <= sk_group_table[g].cap_db + 1e-9);
			assert_true(side[1] <= sk_group_table[g].cap_db + 1e-9);
		}
	sk_arena_free(arena);
}

static const struct sk_evidence *
find(const struct sk_verdict *v, const char *trait, enum sk_axis axis, const char *rule)
{
	for (size_t i = 0; i < v->evidences; i++) {
		const struct sk_evidence *e = &v->evidence[i];

		if (e->axis == axis && strcmp(e->trait, trait) == 0 &&
		    (rule == NULL || strcmp(e->rule->name, rule) == 0))
			return e;
	}
	return NULL;
}

/* The strongest of a group in full, the next with 0.3, on either side by itself. */
static void
shares(void **state)
{
	struct sk_arena *arena = sk_arena_new(1 << 20);
	struct sk_verdict *v = kit_judge(arena,
	    "header.from=a@b.example; header.display_name_address=x; header.reply_to_differs=y > object.type=pdf; "
	    "yara.match=rat_a; yara.match=weak", "scan", &rules);
	const struct sk_evidence *e;

	(void)state;
	e = find(v, "display_name_address", SK_AXIS_HARM, NULL);
	assert_true(e != NULL && e->db == 12.0 && e->full_db == 12.0);
	e = find(v, "reply_to_differs", SK_AXIS_HARM, NULL);
	assert_true(e != NULL && e->db == 1.2 && e->full_db == 4.0);
	e = find(v, "family_rule", SK_AXIS_TARGETING, "rat_a");	/* for */
	assert_true(e != NULL && e->db == 15.0 && e->low_db == 7 && e->high_db == 20);
	e = find(v, "family_rule", SK_AXIS_TARGETING, "weak");	/* against */
	assert_true(e != NULL && e->db == -3.0 && e->low_db == -11 && e->high_db == 0);
	e = find(v, "family_rule", SK_AXIS_HARM, "weak");	/* 25 are used up */
	assert_true(e != NULL && e->db == 0.0 && e->full_db == 3 && e->low_db == 0);
	assert_string_equal(e->source, "ref");
	sk_arena_free(arena);
}

static void
times_and_first_object(void **state)
{
	struct sk_arena *arena = sk_arena_new(1 << 20);
	struct sk_verdict *v = kit_judge(arena, MAIL " | object.type=zip > " EXE " | " EXE " | " EXE,
	    "scan", NULL);
	const struct sk_evidence *e = find(v, "pe_in_archive", SK_AXIS_HARM, NULL);

	(void)state;
	assert_non_null(e);
	assert_int_equal(e->times, 3);
	assert_int_equal(e->object, 3);
	assert_true(e->db == e->full_db);	/* three programs are one trick */
	sk_arena_free(arena);
}

static void
gaps_are_listed_once(void **state)
{
	struct sk_arena *arena = sk_arena_new(1 << 20);
	struct sk_verdict *v = kit_judge(arena, "object.gap=cpu_ms > object.gap=ratio; object.gap=damaged; "
	    "object.gap=ratio; object.gap=what_is_this", "scan", NULL);

	(void)state;
	assert_int_equal(v->gaps, 4);
	assert_false(v->complete);
	assert_string_equal(v->gap[0].why, "cpu_ms");
	assert_int_equal(v->gap[0].object, 0);
	assert_string_equal(v->gap[1].why, "damaged");
	assert_string_equal(v->gap[2].why, "ratio");
	assert_string_equal(v->gap[3].why, "what_is_this");
	assert_string_equal(v->gap[3].en, "a part of it could not be looked at");
	sk_arena_free(arena);
}

/* What has no type was not looked at, though no gap says so: never "complete". */
static void
unseen_is_a_gap(void **state)
{
	struct sk_arena *arena = sk_arena_new(1 << 20);
	struct sk_verdict *v = kit_judge(arena, "header.from=a@b.example > object.inline > object.type=text",
	    "scan", NULL);

	(void)state;
	assert_int_equal(v->gaps, 1);
	assert_int_equal(v->gap[0].object, 1);
	assert_string_equal(v->gap[0].why, "not_seen");
	assert_false(v->complete);
	sk_arena_free(arena);
}

/* Every limit of ours has its own sentence in both languages. */
static void
gap_words(void **state)
{
	static const char *const words[] = { "encrypted", "unsupported", "damaged", "truncated",
	    "not_finished", "yara_timeout", "not_kept", "not_seen" };

	(void)state;
	for (int i = 0; i < SK_LIMIT_COUNT; i++) {
		assert_string_not_equal(sk_gap_en(sk_limit_table[i].name), sk_gap_en("?"));
		assert_string_not_equal(sk_gap_ja(sk_limit_table[i].name), sk_gap_ja("?"));
	}
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
		assert_string_not_equal(sk_gap_en(words[i]), sk_gap_en("?"));
		assert_string_not_equal(sk_gap_ja(words[i]), sk_gap_ja("?"));
	}
}

static void
priors(void **state)
{
	static const struct { const char *door; double harm, targeting; } doors[] = {
		{ "milter", -24, -12 }, { "drop", -6, -6 }, { "scan", -10, -6 },
		{ "unheard of", -10, -6 }, { NULL, -10, -6 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof doors / sizeof doors[0]; i++) {
		struct sk_judge_settings s = sk_judge_settings(doors[i].door);

		assert_true(s.prior_db[SK_AXIS_HARM] == doors[i].harm);
		assert_true(s.prior_db[SK_AXIS_TARGETING] == doors[i].targeting);
	}
}

/* Without evidence of harm a prior accuses nobody, and a gap is no evidence. */
static void
no_evidence_is_clean(void **state)
{
	struct sk_arena *arena = sk_arena_new(1 << 20);
	struct sk_judge_settings s = sk_judge_settings("scan");
	struct sk_record *r = kit_record(arena, "object.gap=not_finished > object.type=pdf");
	struct sk_verdict *v;

	(void)state;
	s.prior_db[SK_AXIS_HARM] = 40;
	assert_int_equal(sk_judge_run(r, NULL, &s, arena, &v), 0);
	assert_int_equal(v->harm, SK_HARM_CLEAN);
	assert_int_equal(v->kind, SK_KIND_NONE);
	assert_false(v->complete);
	sk_arena_free(arena);
}

static void
same_again(void **state)
{
	struct sk_arena *arena = sk_arena_new(1 << 22);
	struct sk_verdict *a = kit_judge(arena, everything, "drop", &rules);
	struct sk_verdict *b = kit_judge(arena, everything, "drop", &rules);

	(void)state;
	assert_int_equal(a->evidences, b->evidences);
	assert_memory_equal(a->score, b->score, sizeof a->score);
	for (size_t i = 0; i < a->evidences; i++)
		assert_memory_equal(&a->evidence[i], &b->evidence[i], sizeof a->evidence[i]);
	sk_arena_free(arena);
}

static void
weights_have_a_name(void **state)
{
	struct sk_judge_settings s = sk_judge_settings("scan");
	char one[65], two[65];

	(void)state;
	sk_judge_weights_sha256(&s, one);
	sk_judge_weights_sha256(&s, two);
	assert_int_equal(strlen(one), 64);
	assert_string_equal(one, two);
	s.kind_db += 0.1;
	sk_judge_weights_sha256(&s, two);
	assert_string_not_equal(one, two);
	/* What cannot be seen in tenths may still decide. */
	s = sk_judge_settings("scan");
	s.rest_share += 0.02;
	sk_judge_weights_sha256(&s, two);
	assert_string_not_equal(one, two);
	s = sk_judge_settings("scan");
	s.malicious_db += 0.04;
	sk_judge_weights_sha256(&s, two);
	assert_string_not_equal(one, two);
}

static bool
has_evidence(const struct sk_verdict *v, const char *trait)
{
	for (size_t i = 0; i < v->evidences; i++)
		if (strcmp(v->evidence[i].trait, trait) == 0)
			return true;
	return false;
}

/* A figure counts only for the years and languages that it was read from. */
static void
scope(void **state)
{
	static const struct { const char *date; bool counts; } mails[] = {
		{ "2014-12-31T23:59:59+09:00", false }, { "2015-01-01T00:00:00+09:00", true },
		{ "2024-05-17T09:12:00+09:00", true }, { "", true },
	};

	(void)state;
	for (size_t i = 0; i < sizeof mails / sizeof mails[0]; i++) {
		struct sk_arena *arena = sk_arena_new(1 << 20);
		char line[300];

		snprintf(line, sizeof line, "message.present; header.from=a@b.example; header.date=%s > "
		    "object.type=text; text.language=ja | object.type=zip > object.type=script-js", mails[i].date);
		assert_int_equal(has_evidence(kit_judge(arena, line, "scan", NULL),
		    "targeting_script_zip"), mails[i].counts);
		sk_arena_free(arena);
	}
}

/* A group whose cap is 0 is listed, counts nothing and accuses nobody. */
static void
group_off(void **state)
{
	struct sk_arena *arena = sk_arena_new(1 << 20);
	struct sk_judge_settings s = sk_judge_settings("scan");
	struct sk_record *r = kit_record(arena, "header.from=a@b.example > object.type=zip "
	    "> object.type=pe; object.name=a.exe; name.extension=exe; pe.icon_class=document");
	struct sk_verdict *v = NULL;

	(void)state;
	assert_int_equal(sk_judge_run(r, NULL, &s, arena, &v), 0);
	assert_int_equal(v->harm, SK_HARM_MALICIOUS);
	for (size_t g = 0; g < SK_GROUP_COUNT; g++)
		s.cap_db[g] = 0;
	assert_int_equal(sk_judge_run(r, NULL, &s, arena, &v), 0);
	assert_int_equal(v->harm, SK_HARM_CLEAN);
	assert_true(v->evidences > 0 && v->score[SK_AXIS_HARM].db == s.prior_db[SK_AXIS_HARM]);
	sk_arena_free(arena);
}

/* Too little memory is an error of ours, and no verdict at all. */
static void
small_arena(void **state)
{
	struct sk_arena *arena = sk_arena_new(1 << 20), *small = sk_arena_new(600);
	struct sk_judge_settings s = sk_judge_settings("scan");
	struct sk_record *r = kit_record(arena, everything);
	struct sk_verdict *v = (void *)1;

	(void)state;
	assert_true(sk_judge_run(r, &rules, &s, small, &v) < 0);
	assert_null(v);
	sk_arena_free(small);
	sk_arena_free(arena);
}

/* What a message may bring about at the default limits, in one row and in one
 * chain: judged in a second even with sanitizers. */
static void
large_records(void **state)
{
	(void)state;
	for (int chain = 0; chain < 2; chain++) {
		struct sk_arena *arena = sk_arena_new(256u << 20);
		struct sk_record *r = sk_record_new(arena, 100000);
		struct sk_judge_settings s = sk_judge_settings("scan");
		struct sk_verdict *v;
		clock_t begin;
		size_t zip = 0;

		for (int i = 0; i < 10000; i++) {
			size_t o;

			assert_int_equal(sk_record_object(r, zip, SK_SPAN("1"), &o), 0);
			sk_record_text(r, o, SK_KEY_OBJECT_TYPE,
			    i == 0 || chain ? SK_SPAN("zip") : SK_SPAN("script-js"));
			sk_record_text(r, o, SK_KEY_OBJECT_NAME, SK_SPAN("a.js"));
			sk_record_text(r, o, SK_KEY_NAME_EXTENSION, SK_SPAN("js"));
			sk_record_text(r, o, SK_KEY_OBJECT_GAP, SK_SPAN("encrypted"));
			if (i == 0 || chain)
				zip = o;
		}
		begin = clock();
		assert_int_equal(sk_judge_run(r, NULL, &s, arena, &v), 0);
		assert_true(clock() - begin < 10 * CLOCKS_PER_SEC);
		assert_int_equal(v->gaps, 10000);
		sk_arena_free(arena);
	}
}

/* What only a worker that somebody has taken over can send: as much as the
 * decoder lets in, laid out so that a search of all that is known of a parent
 * or of all its children would be made once for each child. */
static void
forged_records(void **state)
{
	static const struct { const char *parent, *child; } shape[] = {
		{ "zip", "script-js" }, { "", "pe" }, { "message", "text" },
	};

	(void)state;
	for (size_t k = 0; k < sizeof shape / sizeof *shape; k++) {
		struct sk_arena *arena = sk_arena_new(SK_RECORD_MEMORY);
		struct sk_record *r = sk_record_new(arena, SK_RECORD_OBSERVATIONS);
		struct sk_judge_settings s = sk_judge_settings("scan");
		struct sk_verdict *v;
		char path[16];
		clock_t begin = clock();
		size_t o, top;

		assert_int_equal(sk_record_object(r, 0, SK_SPAN("1"), &top), 0);
		for (int i = 0; i < 500000; i++)
			sk_record_number(r, top, SK_KEY_NAME_INVISIBLE, 1);
		sk_record_text(r, top, SK_KEY_OBJECT_TYPE, sk_span_text(shape[k].parent));
		sk_record_number(r, top, SK_KEY_MESSAGE_PRESENT, k == 2);
		for (unsigned i = 0; i < SK_RECORD_OBJECTS - 2; i++) {
			(void)snprintf(path, sizeof path, "%u", i + 2);
			assert_int_equal(sk_record_object(r, top, sk_span_text(path), &o), 0);
			sk_record_text(r, o, SK_KEY_OBJECT_TYPE, sk_span_text(shape[k].child));
			sk_record_text(r, o, SK_KEY_NAME_EXTENSION, SK_SPAN("js"));
			sk_record_text(r, o, SK_KEY_TEXT_CHARSET_TRUE, SK_SPAN("koi8-r"));
		}
		assert_int_equal(sk_judge_run(r, NULL, &s, arena, &v), 0);
		assert_true(clock() - begin < 10 * CLOCKS_PER_SEC);
		sk_arena_free(arena);
	}
}

/* The same, with a message whose parts have no language: it is asked for by
 * every one of 98,000 scripts. */
static void
forged_language(void **state)
{
	struct sk_arena *arena = sk_arena_new(SK_RECORD_MEMORY);
	struct sk_record *r = sk_record_new(arena, SK_RECORD_OBSERVATIONS);
	struct sk_judge_settings s = sk_judge_settings("scan");
	struct sk_verdict *v;
	char path[16];
	clock_t begin;
	size_t o = 0, zip = 0;

	(void)state;
	for (unsigned i = 0; i < 99000; i++) {
		(void)snprintf(path, sizeof path, "%u", i + 1);
		assert_int_equal(sk_record_object(r, zip, sk_span_text(path), &o), 0);
		for (int k = 0; i < 1000 && k < 30; k++)
			sk_record_number(r, o, SK_KEY_NAME_INVISIBLE, 1);
		sk_record_text(r, o, SK_KEY_OBJECT_TYPE, i > 1000 ? SK_SPAN("script-js") : SK_SPAN("zip"));
		sk_record_text(r, o, SK_KEY_HEADER_CHARSET_DECLARED, SK_SPAN("koi8-r"));
		if (i == 1000)
			zip = o;
	}
	begin = clock();
	assert_int_equal(sk_judge_run(r, NULL, &s, arena, &v), 0);
	assert_true(clock() - begin < 10 * CLOCKS_PER_SEC);
	sk_arena_free(arena);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(verdicts),
		cmocka_unit_test(lines_add_up),
		cmocka_unit_test(order_is_axis_weight_id),
		cmocka_unit_test(groups_are_capped),
		cmocka_unit_test(shares),
		cmocka_unit_test(times_and_first_object),
		cmocka_unit_test(gaps_are_listed_once),
		cmocka_unit_test(unseen_is_a_gap),
		cmocka_unit_test(gap_words),
		cmocka_unit_test(priors),
		cmocka_unit_test(no_evidence_is_clean),
		cmocka_unit_test(same_again),
		cmocka_unit_test(weights_have_a_name),
		cmocka_unit_test(scope),
		cmocka_unit_test(group_off),
		cmocka_unit_test(small_arena),
		cmocka_unit_test(large_records),
		cmocka_unit_test(forged_records),
		cmocka_unit_test(forged_language),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
