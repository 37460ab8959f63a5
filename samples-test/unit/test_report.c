#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include "report/report.h"
#include "traitkit.h"

static struct sk_rule rules_of_test[] = {
	{ .name = "zacom_a", .family = "ZACOM", .harm_db = 25, .targeting_db = 15, .source = "s",
	    .reference = "r" },
};
static struct sk_rules_info rules = { .rule = rules_of_test, .n = 1, .sha256 = "abc" };

static const char mail[] =
    "door.sha256=00ff; door.bytes=48211; header.message_id=<1@b.example>; header.subject=資料\x1b[31m; "
    "header.from=a@b.example; header.from_name=Evil \x1b]0;x; header.to=c@d.example; header.to=e@f.example; "
    "header.date=2016-05-17T09:12:00+09:00; header.received=mx.example\tmta.example\t2016-05-17T09:12:01+09:00; "
    "header.received=\tx\t; header.auth=mx.example\tspf=fail dkim=none; header.free_mail=b.example > "
    "object.type=text; object.bytes=120; object.inline; text.password=himitsu-9; "
    "indicator.url=http://203.0.113.5/; indicator.ipv4=203.0.113.5 "
    "| object.type=zip; object.name=書類.zip; object.bytes=1200; object.encrypted; "
    "mime.type_declared=application/zip; object.attached > "
    "object.type=pe; object.name=a\xE2\x80\xAEtxt.exe; object.name_reading=a.exe; name.rtlo=x; object.bytes=1234567; "
    "name.extension=exe; pe.icon_class=document; yara.match=zacom_a; object.gap=scan_bytes "
    "| object.type=image; object.name=\x1b[2Jx\ny.png; mime.type_declared=image/png";

/* What the report called name writes; the caller frees. */
static char *
render(const char *name, const char *line, struct sk_case_view v)
{
	struct sk_arena *arena = sk_arena_new(8 << 20);
	struct sk_judge_settings settings = sk_judge_settings("milter");
	struct sk_record *r = kit_record(arena, line);
	const struct sk_report *report = sk_report_find(name);
	struct sk_verdict *verdict;
	char *text = NULL;
	size_t n;
	FILE *out = open_memstream(&text, &n);

	assert_non_null(report);
	assert_non_null(r);
	assert_int_equal(sk_judge_run(r, &rules, &settings, arena, &verdict), 0);
	v.source = "in\x1b[5m.mbox";
	v.index = 3;
	v.door = "milter";
	v.record = r;
	v.verdict = verdict;
	v.rules = &rules;
	v.settings = &settings;
	v.version = "0.0";
	v.weights_sha256 = "feed";
	assert_int_equal(report->write(out, &v), 0);
	fclose(out);
	sk_arena_free(arena);
	return text;
}

static const struct sk_case_view plain = { .lang = SK_LANG_EN };

static void
find_reports(void **state)
{
	static const char *const names[] = { "text", "json", "explain" };

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		assert_string_equal(sk_report_find(names[i])->name, names[i]);
	assert_null(sk_report_find("xml"));
	assert_null(sk_report_find(""));
}

/* Keys of an object in the order in which they stand. */
static void
assert_keys(const json_t *o, const char *want)
{
	char got[512] = "";
	const char *key;
	json_t *value;
	size_t n = 0;

	assert_true(json_is_object(o));
	json_object_foreach((json_t *)(uintptr_t)o, key, value) {
		(void)value;
		n += (size_t)snprintf(got + n, sizeof got - n, "%s%s", n == 0 ? "" : " ", key);
	}
	assert_string_equal(got, want);
}

static json_t *
parse(const char *text)
{
	json_error_t error;
	json_t *j = json_loads(text, JSON_REJECT_DUPLICATES, &error);

	if (j == NULL)
		fail_msg("%s in %s", error.text, text);
	return j;
}

static void
json_keys(void **state)
{
	char *text = render("json", mail, plain);
	json_t *j = parse(text);

	(void)state;
	assert_keys(j, "schema source index message harm kind complete scores families rules evidence gaps objects "
	    "indicators engine");
	assert_keys(json_object_get(j, "message"), "sha256 bytes message_id subject from to cc reply_to return_path "
	    "date received auth");
	assert_keys(json_object_get(json_object_get(j, "message"), "auth"), "trusted spf dkim dmarc");
	assert_keys(json_object_get(j, "scores"), "harm targeting");
	assert_keys(json_object_get(json_object_get(j, "scores"), "harm"), "prior_db db low_db high_db");
	assert_keys(json_array_get(json_object_get(j, "families"), 0), "family rule object reference author");
	assert_keys(json_array_get(json_object_get(j, "rules"), 0), "rule object reference author "
	    "harm_db targeting_db");
	assert_keys(json_array_get(json_object_get(j, "evidence"), 0),
	    "trait axis db full_db group object ja en source rule reference author");
	assert_keys(json_array_get(json_object_get(j, "gaps"), 0), "object why ja en");
	assert_keys(json_array_get(json_object_get(j, "objects"), 0),
	    "path parent name names type media_type bytes sha256 md5 encrypted opened_with");
	assert_keys(json_array_get(json_object_get(j, "indicators"), 0), "type value object");
	assert_keys(json_object_get(j, "engine"), "version rules weights");
	json_decref(j);
	free(text);
}

static const char *
string_at(const json_t *o, const char *key)
{
	const char *s = json_string_value(json_object_get(o, key));

	assert_non_null(s);
	return s;
}

static void
json_values(void **state)
{
	char *text = render("json", mail, plain);
	json_t *j = parse(text), *m = json_object_get(j, "message"), *o;

	(void)state;
	assert_string_equal(string_at(j, "schema"), "sekisho.verdict/1");
	assert_string_equal(string_at(j, "harm"), "malicious");
	assert_false(json_boolean_value(json_object_get(j, "complete")));
	assert_int_equal(json_integer_value(json_object_get(j, "index")), 3);
	assert_string_equal(string_at(m, "sha256"), "00ff");
	assert_int_equal(json_integer_value(json_object_get(m, "bytes")), 48211);
	assert_int_equal(json_array_size(json_object_get(m, "to")), 2);
	assert_int_equal(json_array_size(json_object_get(m, "cc")), 0);
	o = json_array_get(json_object_get(m, "received"), 0);
	assert_string_equal(string_at(o, "from"), "mx.example");
	assert_string_equal(string_at(o, "by"), "mta.example");
	assert_string_equal(string_at(o, "date"), "2016-05-17T09:12:01+09:00");
	o = json_array_get(json_object_get(m, "received"), 1);
	assert_string_equal(string_at(o, "from"), "");
	assert_string_equal(string_at(o, "by"), "x");
	o = json_object_get(m, "auth");
	assert_true(json_is_false(json_object_get(o, "trusted")));
	assert_string_equal(string_at(o, "spf"), "fail");
	assert_string_equal(string_at(o, "dmarc"), "none");
	assert_int_equal(json_array_size(json_object_get(j, "objects")), 4);
	o = json_array_get(json_object_get(j, "objects"), 2);
	assert_string_equal(string_at(o, "type"), "pe");
	assert_int_equal(json_array_size(json_object_get(o, "names")), 2);
	o = json_array_get(json_object_get(j, "objects"), 3);
	assert_string_equal(string_at(o, "media_type"), "image/png");
	o = json_array_get(json_object_get(j, "families"), 0);
	assert_string_equal(string_at(o, "family"), "ZACOM");
	assert_int_equal(json_array_size(json_object_get(j, "indicators")), 2);
	json_decref(j);
	free(text);
}

static void
json_adds_up(void **state)
{
	char *text = render("json", mail, plain);
	json_t *j = parse(text), *e, *score;
	const char *axis;
	size_t i;

	(void)state;
	json_object_foreach(json_object_get(j, "scores"), axis, score) {
		double sum = json_real_value(json_object_get(score, "prior_db"));

		json_array_foreach(json_object_get(j, "evidence"), i, e)
			if (strcmp(string_at(e, "axis"), axis) == 0)
				sum += json_real_value(json_object_get(e, "db"));
		assert_true(fabs(sum - json_real_value(json_object_get(score, "db"))) < 1e-6);
	}
	json_decref(j);
	free(text);
}

/* One line, no control and no bidi control byte in it. */
static void
assert_no_controls(const char *text, bool one_line)
{
	size_t n = strlen(text);

	for (size_t i = 0; i < n; i++) {
		if (text[i] == '\n' && (!one_line || i == n - 1))
			continue;
		if ((unsigned char)text[i] < 0x20 || text[i] == 0x7F)
			fail_msg("byte %02x at %zu of %s", (unsigned char)text[i], i, text);
	}
	assert_null(strstr(text, "\xE2\x80\xAE"));
}

static void
json_is_one_safe_line(void **state)
{
	struct sk_case_view v = plain;
	char *text;

	(void)state;
	v.observations = true;
	text = render("json", mail, v);
	assert_no_controls(text, true);
	assert_non_null(strstr(text, "\\u202etxt.exe"));
	free(text);
	text = render("json", "", v);	/* a record of nothing */
	assert_no_controls(text, true);
	json_decref(parse(text));
	free(text);
}

static void
secrets(void **state)
{
	static const char *const reports[] = { "text", "json", "explain" };
	struct sk_case_view v = plain;
	char *text;

	(void)state;
	v.observations = true;
	for (size_t i = 0; i < sizeof reports / sizeof reports[0]; i++) {
		text = render(reports[i], mail, v);
		assert_null(strstr(text, "himitsu-9"));
		free(text);
	}
	v.secrets = true;
	text = render("json", mail, v);
	assert_non_null(strstr(text, "{\"key\":\"text.password\",\"object\":\"1\",\"value\":\"himitsu-9\"}"));
	free(text);
}

static void
observations(void **state)
{
	struct sk_case_view v = plain;
	char *text = render("json", mail, v);

	(void)state;
	assert_null(strstr(text, "\"observations\""));
	free(text);
	v.observations = true;
	text = render("json", mail, v);
	assert_non_null(strstr(text, "{\"key\":\"door.bytes\",\"object\":\"\",\"value\":48211}"));
	assert_non_null(strstr(text, "{\"key\":\"pe.icon_class\",\"object\":\"3\",\"value\":\"document\"}"));
	free(text);
}

static void
text_is_safe_and_clear(void **state)
{
	static const char *const reports[] = { "text", "explain" };
	struct sk_case_view v = plain;

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		char *text;

		v.lang = i < 2 ? SK_LANG_EN : SK_LANG_JA;
		text = render(reports[i % 2], mail, v);
		assert_no_controls(text, false);
		assert_non_null(strstr(text, v.lang == SK_LANG_EN ? "MALICIOUS" : "危険"));
		assert_non_null(strstr(text, v.lang == SK_LANG_EN ?
		    "shows the icon of a document" : "文書に見せかけたアイコン"));
		free(text);
	}
	v.color = true;
	v.lang = SK_LANG_JA;
	{
		char *text = render("text", mail, v);

		assert_int_equal(strncmp(text, "\033[1;31m■ 危険\033[0m", 20), 0);
		assert_no_controls(strchr(text, '\n'), false);	/* color in the first line only */
		free(text);
	}
}

static void
text_words(void **state)
{
	static const struct { const char *line, *ja, *en; } rows[] = {
		{ " > object.type=text", "悪い点は見つかりませんでした", "NOTHING BAD FOUND" },
		{ " > object.type=zip; object.encrypted; object.gap=encrypted", "[確認できなかった部分があります]",
		    "[parts could not be looked at]" },
		{ " > object.type=zip > object.type=pe; yara.match=zacom_a", "危険", "MALICIOUS" },
		{ "header.from=a@b.example > object.type=text; text.language=en | object.type=zip > "
		    "object.type=script-js; script.downloader; script.obfuscated=70", "ばらまき型", "mass mail" },
		{ " > object.type=zip > object.type=script-js; script.downloader", "疑わしい", "SUSPICIOUS" },
	};
	struct sk_case_view v = plain;

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		for (int ja = 0; ja < 2; ja++) {
			char *text;

			v.lang = ja ? SK_LANG_JA : SK_LANG_EN;
			text = render("text", rows[i].line, v);
			*strchr(text, '\n') = '\0';
			if (strstr(text, ja ? rows[i].ja : rows[i].en) == NULL)
				fail_msg("%s: %s", rows[i].line, text);
			free(text);
		}
}

/* The worksheet stands where a person has to decide about the kind, and only there. */
static void
worksheet(void **state)
{
	static const struct { const char *line; bool asks; } rows[] = {
		{ mail, true },
		{ " > object.type=zip > object.type=script-js; script.downloader", true },
		{ "header.from=a@b.example > object.type=text; text.language=en | object.type=zip > "
		    "object.type=script-js; script.downloader; script.obfuscated=70", false },
		{ " > object.type=text", false },
	};
	struct sk_case_view v = plain;

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		for (int ja = 0; ja < 2; ja++) {
			char *text;

			v.lang = ja ? SK_LANG_JA : SK_LANG_EN;
			text = render("explain", rows[i].line, v);
			assert_int_equal(strstr(text, ja ? "確認表" : "Worksheet") != NULL, rows[i].asks);
			free(text);
		}
}

/* It gives facts of the mail, a few of each kind, and never a score. */
static void
worksheet_facts(void **state)
{
	struct sk_case_view v = plain;
	char *line = malloc(100000), *text;
	size_t n = (size_t)snprintf(line, 100000, "header.from=a@b.example");

	(void)state;
	text = render("explain", mail, v);
	assert_non_null(strstr(text, "      free mail service: b.example\n"));
	assert_non_null(strstr(text, "      To: c@d.example\n"));
	free(text);
	for (int i = 0; i < 500; i++)
		n += (size_t)snprintf(line + n, 100000 - n, "; header.to=p%d@x.example", i);
	(void)snprintf(line + n, 100000 - n, " > object.type=zip > object.type=script-js; script.downloader");
	text = render("explain", line, v);
	assert_non_null(strstr(text, "      To: p3@x.example\n      ... and 496 more\n"));
	assert_null(strstr(text, "p4@x.example"));
	free(text);
	free(line);
}

/* A chain and a row of many objects: bounded output, no recursion. */
static void
large_trees(void **state)
{
	struct sk_case_view v = plain;
	char *line = malloc(200000), *text;
	size_t n = 0;

	(void)state;
	for (int i = 0; i < 3000; i++)
		n += (size_t)snprintf(line + n, 200000 - n, "%sobject.type=zip", i % 2 ? " | " : " > ");
	text = render("text", line, v);
	assert_non_null(strstr(text, "... and 2900 more"));
	free(text);
	text = render("json", line, v);
	assert_no_controls(text, true);
	json_decref(parse(text));
	free(text);
	free(line);
}

static void
failing_output(void **state)
{
	struct sk_arena *arena = sk_arena_new(8 << 20);
	struct sk_judge_settings settings = sk_judge_settings("scan");
	struct sk_record *r = kit_record(arena, mail);
	struct sk_verdict *verdict;
	struct sk_case_view v = { .source = "-", .index = 1, .door = "scan", .record = r, .settings = &settings };
	FILE *out = fopen("/dev/full", "w");

	(void)state;
	assert_non_null(out);
	setvbuf(out, NULL, _IONBF, 0);
	assert_int_equal(sk_judge_run(r, NULL, &settings, arena, &verdict), 0);
	v.verdict = verdict;
	for (size_t i = 0; sk_report_table[i] != NULL; i++)
		assert_true(sk_report_table[i]->write(out, &v) < 0);
	fclose(out);
	sk_arena_free(arena);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(find_reports),
		cmocka_unit_test(json_keys),
		cmocka_unit_test(json_values),
		cmocka_unit_test(json_adds_up),
		cmocka_unit_test(json_is_one_safe_line),
		cmocka_unit_test(secrets),
		cmocka_unit_test(observations),
		cmocka_unit_test(text_is_safe_and_clear),
		cmocka_unit_test(text_words),
		cmocka_unit_test(worksheet),
		cmocka_unit_test(worksheet_facts),
		cmocka_unit_test(large_trees),
		cmocka_unit_test(failing_output),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
