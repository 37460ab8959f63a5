/*
 * The tree of a message: plain ones, and those on which readers differ.
 */
#include "mime_help.h"

#define MIXED "From: a@example.org\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"

static void
one_part(void **state)
{
	const struct sk_part *root = PARSE("From: a@example.org\nSubject: x\n\nhello\n");

	(void)state;
	assert_int_equal(root->kind, SK_PART_MESSAGE);
	assert_string_equal(root->section, "");
	assert_int_equal(root->fields, 2);
	assert_span(root->field[1].name, "Subject");
	assert_span(root->field[1].raw, " x");
	assert_clean(root);
	assert_int_equal(count_parts(), 1);
	assert_int_equal(part("1")->kind, SK_PART_LEAF);
	assert_span(part("1")->type, "text/plain");
	assert_int_equal(part("1")->readings, 1);
	assert_span(part("1")->reading[0].bytes, "hello\n");
	assert_false(part("1")->attached);
	assert_clean(part("1"));
}

static void
two_levels(void **state)
{
	const struct sk_part *root = PARSE(MIXED
	    "This is a multi-part message in MIME format.\n"
	    "--b\nContent-Type: multipart/alternative; boundary=\"b c\"\n\n"
	    "--b c\nContent-Type: Text/Plain; charset=\"iso-2022-jp\"\n\ntext\n"
	    "--b c\nContent-Type: text/html\n\n<p>\n--b c--\n\n"
	    "--b\nContent-Type: application/pdf; name=x.pdf\n"
	    "Content-Transfer-Encoding: base64\nContent-Disposition: attachment\n\nTWFu\n--b--\nbye\n");

	(void)state;
	assert_clean(root);
	assert_int_equal(count_parts(), 4);
	assert_int_equal(part("1")->kind, SK_PART_MULTIPART);
	assert_span(part("1")->type, "multipart/alternative");
	assert_int_equal(part("1")->readings, 0);
	assert_clean(part("1"));
	assert_span(part("1.1")->reading[0].bytes, "text");
	assert_span(part("1.1")->charset_label, "iso-2022-jp");
	assert_span(part("1.2")->type, "text/html");
	assert_span(part("1.2")->raw, "<p>");
	assert_span(part("2")->reading[0].bytes, "Man");
	assert_string_equal(part("2")->reading[0].how, "base64");
	assert_span(part("2")->raw, "TWFu");
	assert_true(part("2")->attached);
	assert_named(part("2"), "x.pdf");
	assert_clean(part("2"));
}

static void
crlf(void **state)
{
	static const char text[] = "From: a@example.org\r\nContent-Type: multipart/mixed;\r\n"
	    " boundary=b\r\n\r\n--b\r\n\r\none\r\n--b\r\nContent-Type: text/html\r\n\r\ntwo\r\n\r\n"
	    "--b--\r\n";

	(void)state;
	assert_clean(PARSE(text));
	assert_span(part("1")->raw, "one");
	assert_span(part("2")->raw, "two\r\n");
	/* borrowed, not copied */
	assert_true(part("2")->raw.p > (const uint8_t *)text &&
	    part("2")->raw.p < (const uint8_t *)text + sizeof text);
	assert_ptr_equal(part("2")->reading[0].bytes.p, part("2")->raw.p);
}

/* Attached messages are bytes for another run; what they hold is not descended. */
static void
attached_message(void **state)
{
	(void)state;
	PARSE(MIXED "--b\nContent-Type: message/rfc822\n\nFrom: x@example.org\nSubject: y\n"
	    "Content-Type: multipart/mixed; boundary=c\n\n--c\n\nin\n--c--\n--b--\n");
	assert_int_equal(count_parts(), 1);
	assert_int_equal(part("1")->kind, SK_PART_MESSAGE);
	assert_true(sk_mime_is_message(part("1")->reading[0].bytes));
	assert_true(part("1")->attached);
}

static void
digest_and_report(void **state)
{
	(void)state;
	PARSE("From: a@example.org\nContent-Type: multipart/digest; boundary=b\n\n"
	    "--b\n\nFrom: x\nSubject: y\n\nbody\n--b\nContent-Type: text/plain\n\nz\n--b--\n");
	assert_int_equal(part("1")->kind, SK_PART_MESSAGE);
	assert_span(part("1")->type, "message/rfc822");
	assert_span(part("1")->raw, "From: x\nSubject: y\n\nbody");
	assert_int_equal(part("2")->kind, SK_PART_LEAF);
	PARSE("From: a@example.org\n"
	    "Content-Type: multipart/report; report-type=feedback-report; boundary=b\n\n"
	    "--b\n\ntext\n--b\nContent-Type: message/feedback-report\n\nVersion: 1\n"
	    "--b\nContent-Type: text/rfc822-headers\n\nFrom: x\n--b--\n");
	assert_int_equal(count_parts(), 3);
	assert_int_equal(part("2")->kind, SK_PART_LEAF);
	assert_span(part("2")->type, "message/feedback-report");
	assert_int_equal(part("3")->kind, SK_PART_LEAF);
}

/* G2: padding inside base64. */
static void
padding_inside(void **state)
{
	(void)state;
	PARSE("From: a@example.org\nContent-Transfer-Encoding: base64\n"
	    "Content-Type: application/octet-stream\n\nTQ==TWFu\n");
	assert_noted(part("1"), "base64_padding_inside");
	assert_int_equal(part("1")->readings, 2);
	assert_span(part("1")->reading[0].bytes, "MMan");
	assert_span(part("1")->reading[1].bytes, "M");
}

/* G7, G9: no disposition type; no valid Content-Type. */
static void
invalid_fields(void **state)
{
	(void)state;
	PARSE(MIXED "--b\nContent-Disposition: filename=\"a.exe\"\n\nx\n"
	    "--b\nContent-Type: ;name=a.exe\n\nx\n"
	    "--b\nContent-Type: octet-stream; name=b.exe\n\nx\n"
	    "--b\nContent-Type: \"text/html\"\n\nx\n--b--\n");
	assert_named(part("1"), "a.exe");
	assert_true(part("1")->attached);
	assert_noted(part("1"), "no_type");
	assert_named(part("2"), "a.exe");
	assert_noted(part("2"), "invalid_type");
	assert_span(part("2")->type, "application/octet-stream");
	assert_named(part("3"), "b.exe");
	assert_noted(part("3"), "invalid_type");
	assert_span(part("4")->type, "text/html");
}

/* G10: fields that stand twice. */
static void
duplicate_fields(void **state)
{
	(void)state;
	PARSE(MIXED "--b\nContent-Transfer-Encoding: 7bit\nContent-Transfer-Encoding: base64\n"
	    "Content-Type: application/octet-stream; name=a.txt\n"
	    "Content-Type: application/octet-stream; name=a.exe\n\nTWFu\n--b--\n");
	assert_noted(part("1"), "duplicate_encoding");
	assert_true(has_reading(part("1"), "TWFu") && has_reading(part("1"), "Man"));
	assert_named(part("1"), "a.txt");
	assert_named(part("1"), "a.exe");
	assert_noted(part("1"), "conflicting_name");
	/* the first says it is text, the last that it has parts, and the other way round */
	for (int last = 0; last < 2; last++) {
		static const char *const text[] = {
			"From: a@example.org\nContent-Type: multipart/mixed; boundary=b\n"
			"Content-Type: text/plain\n\n--b\nContent-Type: text/html\n\nx\n--b--\n",
			"From: a@example.org\nContent-Type: text/plain\n"
			"Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html\n\nx\n--b--\n",
		};

		parse_bytes(text[last], strlen(text[last]));
		assert_noted(mime->root, "duplicate_type");
		assert_span(part("1")->type, "text/html");
		assert_span(part("1")->raw, "x");
	}
	/* two boundaries, each with its own parts */
	PARSE("From: a@example.org\nContent-Type: multipart/mixed; boundary=b\n"
	    "Content-Type: multipart/mixed; boundary=c\n\n"
	    "--b\nContent-Type: text/html\n\nx\n--b--\n--c\nContent-Type: text/plain\n\ny\n--c--\n");
	assert_noted(mime->root, "duplicate_type");
	assert_int_equal(count_parts(), 2);
	assert_true(has_reading(part("1"), "x"));
	assert_true(has_reading(part("2"), "y"));
}

/* G11: encodings that are none, and base64 that nobody declared. */
static void
odd_encodings(void **state)
{
	(void)state;
	PARSE(MIXED "--b\nContent-Transfer-Encoding: \"base64\"\n\nTWFu\n"
	    "--b\nContent-Transfer-Encoding: x-base64\n\nTWFu\n"
	    "--b\nContent-Transfer-Encoding: BASE64 (c)\n\nTWFu\n"
	    "--b\nContent-Transfer-Encoding: rot13\n\nTWFu\n--b--\n");
	assert_noted(part("1"), "encoding_quoted");
	assert_true(has_reading(part("1"), "TWFu") && has_reading(part("1"), "Man"));
	assert_noted(part("2"), "encoding_unknown");
	assert_true(has_reading(part("2"), "TWFu") && has_reading(part("2"), "Man"));
	assert_int_equal(part("3")->readings, 1);
	assert_span(part("3")->reading[0].bytes, "Man");
	assert_noted(part("4"), "encoding_unknown");
	assert_span(part("4")->reading[0].bytes, "TWFu");
}

static void
undeclared_base64(void **state)
{
	/* "MZ" and zeros, 72 letters */
#define LETTERS36 "TVpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpa"
	static const char *const honest[] = {
		"hello, this is text without any blanks to speak of\n",
		"TVqQ\n",
		"-----BEGIN CERTIFICATE-----\n" LETTERS36 LETTERS36 "\n-----END CERTIFICATE-----\n",
		"Zm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFy\n",
	};

	(void)state;
	PARSE("From: a@example.org\n\n" LETTERS36 LETTERS36 "\n" LETTERS36 "\n");
	assert_noted(part("1"), "base64_undeclared");
	assert_int_equal(part("1")->readings, 2);
	assert_int_equal(part("1")->reading[1].bytes.p[0], 'M');
	for (size_t i = 0; i < sizeof honest / sizeof *honest; i++) {
		char text[512];
		int n = snprintf(text, sizeof text, "From: a@example.org\n\n%s", honest[i]);

		parse_bytes(text, (size_t)n);
		assert_clean(part("1"));
		assert_int_equal(part("1")->readings, 1);
	}
}

/* G12: boundaries that are missing or wrong. */
static void
boundaries(void **state)
{
	static const struct { const char *type, *note; } rows[] = {
		{ "multipart/mixed", "no_boundary" },
		{ "multipart/mixed; boundary=", "no_boundary" },
		{ "multipart/mixed; boundary=other", "wrong_boundary" },
		{ "multipart/mixed; boundary=\"b", NULL },
		{ "multipart/mixed; boundary*0=\"\"; boundary*1=b", NULL },
		{ "multipart/mixed boundary=b", NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char text[512];
		int n = snprintf(text, sizeof text, "From: a@example.org\nContent-Type: %s\n\n"
		    "hello\n--b\nContent-Type: text/html\n\nx\n--b\n"
		    "Content-Disposition: attachment; filename=a.exe\n\ny\n--b--\n", rows[i].type);

		parse_bytes(text, (size_t)n);
		if (rows[i].note != NULL)
			assert_noted(mime->root, rows[i].note);
		else
			assert_clean(mime->root);
		assert_int_equal(count_parts(), 2);
		assert_span(part("1")->raw, "x");
		assert_named(part("2"), "a.exe");
	}
	/* no part at all: the content is not lost */
	PARSE("From: a@example.org\nContent-Type: multipart/mixed; boundary=b\n\nhello\n");
	assert_noted(mime->root, "wrong_boundary");
	assert_span(part("1")->reading[0].bytes, "hello\n");
}

/* Boundaries that stand where the header should have ended, odd ones, prefixes. */
static void
odd_boundaries(void **state)
{
	(void)state;
	PARSE("From: a@example.org\nContent-Type: multipart/mixed; boundary=b\n"
	    "--b\nContent-Type: text/html\n\nx\n--b--\n");
	assert_span(part("1")->type, "text/html");
	assert_span(part("1")->raw, "x");
	PARSE("From: a@example.org\nContent-Type: multipart/mixed; boundary=\"=?x \xE3\x81\x82\\\"\"\n\n"
	    "--=?x \xE3\x81\x82\"\nContent-Type: text/html\n\nx\n--=?x \xE3\x81\x82\"\n\ny\n"
	    "--=?x \xE3\x81\x82\"--\n");
	assert_int_equal(count_parts(), 2);
	assert_span(part("1")->raw, "x");
	assert_span(part("2")->raw, "y");
	PARSE(MIXED "--b\nContent-Type: multipart/mixed; boundary=bb\n\n--bb\n\nx\n--bb\n\ny\n--bb--\n"
	    "--b  \n\nz\n--b-- \t\n");
	assert_int_equal(count_parts(), 4);
	assert_span(part("1.2")->raw, "y");
	assert_span(part("2")->raw, "z");
	assert_clean(mime->root);
	/* no end; a part without header and one with nothing but a wrong line */
	PARSE(MIXED "--b\nno header\n--b\n\nx\n");
	assert_noted(mime->root, "truncated");
	assert_int_equal(count_parts(), 2);
	assert_span(part("2")->raw, "x\n");
}

/* G13: parts where most readers do not look. */
static void
outside(void **state)
{
	(void)state;
	PARSE(MIXED "--x\nContent-Type: text/html; name=a.exe\n\nfirst\n"
	    "--b\n\nin\n--b--\n--b\nContent-Type: text/html; name=b.exe\n\nlast\n--b--\n");
	assert_int_equal(count_parts(), 3);
	assert_noted(part("1"), "parts_before_begin");
	assert_named(part("1"), "a.exe");
	assert_span(part("1")->raw, "first");
	assert_span(part("2")->raw, "in");
	assert_clean(part("2"));
	assert_noted(part("3"), "parts_after_end");
	assert_span(part("3")->raw, "last");
	assert_clean(mime->root);
	/* honest words there are nothing */
	PARSE(MIXED "This is a multi-part message in MIME format.\n--\nnobody\n"
	    "--b\n\nin\n--b--\n\n--\nSent from my phone\n-- \nContent: fine\n");
	assert_int_equal(count_parts(), 1);
	assert_clean(part("1"));
	assert_clean(mime->root);
}

/* The header says nothing of parts, or nothing valid: some servers repair that. */
static void
lost_type(void **state)
{
	static const char *const head[] = {
		"From: a@example.org\nSubject: x\n\n",
		"From: a@example.org\n\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n",
		"From: a@example.org\nContent-Type: mixed; boundary=b\n\n",
		"From: a@example.org\nContent-Type: ; boundary=b\n\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof head / sizeof *head; i++) {
		char text[512];
		const struct sk_part *p;
		int n = snprintf(text, sizeof text, "%s--b\nContent-Type: text/html; name=a.exe\n\nx\n--b--\n",
		    head[i]);

		parse_bytes(text, (size_t)n);
		p = part(i < 2 ? "2" : "1");
		assert_named(p, "a.exe");
		assert_span(p->raw, "x");
		assert_noted(i < 2 ? p : mime->root, i < 2 ? "no_boundary" : "invalid_type");
	}
	PARSE("From: a@example.org\nSubject: x\n\n--\nContent: none\n\n--- a\n+++ b\n");
	assert_int_equal(count_parts(), 1);
	assert_clean(part("1"));
}

/* G14, G15: structure under a transfer encoding. */
static void
encoded_structure(void **state)
{
	(void)state;
	/* --b LF Content-Type: text/html LF LF x LF --b-- LF */
	PARSE("From: a@example.org\nContent-Type: multipart/mixed; boundary=b\n"
	    "Content-Transfer-Encoding: base64\n\n"
	    "LS1iCkNvbnRlbnQtVHlwZTogdGV4dC9odG1sCgp4Ci0tYi0tCg==\n");
	assert_noted(mime->root, "encoded_multipart");
	assert_int_equal(count_parts(), 1);
	assert_span(part("1")->type, "text/html");
	assert_span(part("1")->raw, "x");
	/* From: x@example.org LF Subject: y LF LF z LF */
	PARSE(MIXED "--b\nContent-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n"
	    "RnJvbTogeEBleGFtcGxlLm9yZwpTdWJqZWN0OiB5Cgp6Cg==\n--b--\n");
	assert_int_equal(part("1")->kind, SK_PART_MESSAGE);
	assert_noted(part("1"), "encoded_message");
	assert_span(part("1")->reading[0].bytes, "From: x@example.org\nSubject: y\n\nz\n");
	/* said to be encoded, but is not */
	PARSE(MIXED "--b\nContent-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n"
	    "From: x@example.org\nSubject: y\n\nz\n--b--\n");
	assert_span(part("1")->reading[0].bytes, "From: x@example.org\nSubject: y\n\nz");
}

/* G16 and G18. */
static void
other_leaves(void **state)
{
	(void)state;
	PARSE(MIXED "--b\nContent-Type: message/partial; id=1; number=1; total=2\n\nx\n"
	    "--b\nContent-Type: message/external-body; access-type=URL\n\nx\n"
	    "--b\nContent-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m\n"
	    "Content-Transfer-Encoding: base64\n\nMIAG\n--b--\n");
	assert_noted(part("1"), "fragment");
	assert_true(noted(part("1")->note, SK_KEY_OBJECT_GAP, "fragment"));
	assert_noted(part("2"), "external");
	assert_true(noted(part("2")->note, SK_KEY_OBJECT_GAP, "external"));
	assert_int_equal(part("3")->kind, SK_PART_LEAF);
	assert_int_equal(part("3")->reading[0].bytes.n, 3);
}

/* G17: files inside text. */
static void
inside_text(void **state)
{
	(void)state;
	PARSE("From: a@example.org\n\nhello\nbegin 644 cat.exe\n#0V%T\n`\nend\nbye\n"
	    "=ybegin line=128 size=3 name=\"dog\".scr\n\x6D\x8B\x9E\n=yend size=3\n");
	assert_noted(part("1"), "uuencode_inline");
	assert_noted(part("1"), "yenc_inline");
	assert_non_null(mime->embedded);
	assert_span(mime->embedded->name.text, "cat.exe");
	assert_span(mime->embedded->bytes, "Cat");
	assert_ptr_equal(mime->embedded->part, part("1"));
	assert_non_null(mime->embedded->next);
	assert_span(mime->embedded->next->bytes, "Cat");
	assert_string_equal(mime->embedded->next->how, "yenc");
	PARSE("From: a@example.org\n\nWe begin 644 times a day.\nbegin 644 days ago\nI was young.\n"
	    "begin again\nend\n");
	assert_null(mime->embedded);
	assert_clean(part("1"));
	PARSE("From: a@example.org\nContent-Transfer-Encoding: x-uuencode\n\n"
	    "begin 644 cat\n#0V%T\n`\nend\n");
	assert_span(part("1")->reading[0].bytes, "Cat");
}

/* G19: line ends. */
static void
line_ends(void **state)
{
	static const char *const text[] = {
		"From: a@example.org\rContent-Type: multipart/mixed; boundary=b\r\r--b\r\rx\r--b--\r",
		("From: a@example.org\r\r\nContent-Type: multipart/mixed; boundary=b\r\r\n\r\r\n"
		"--b\r\r\n\r\r\nx\r\r\n--b--\r\r\n"),
	};

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		parse_bytes(text[i], strlen(text[i]));
		assert_noted(mime->root, "line_ends");
		assert_int_equal(mime->root->fields, 2);
		assert_span(part("1")->raw, "x");
	}
	PARSE("From: a\rb@example.org\nSubject: x\r\n\r\nhi\r\rho\r\n");
	assert_false(has_note(mime->root, "line_ends"));
}

/* G20, and what else has no header. */
static void
nothing(void **state)
{
	static const char *const text[] = { "", "\n", "\r\n\r\n", "\n\n\n", "x", "no header\n", ":", "--",
		"From: a", "From: a\n", "Content-Type: multipart/mixed; boundary=b\n\n--b",
		"Content-Type: multipart/mixed; boundary=b\n\n--b--" };

	(void)state;
	for (size_t i = 0; i < sizeof text / sizeof *text; i++) {
		parse_bytes(text[i], strlen(text[i]));
		assert_int_equal(mime->root->kind, SK_PART_MESSAGE);
	}
	sk_arena_reset(arena);
	assert_int_equal(sk_mime_parse((struct sk_span){ 0 }, arena, &budget, &mime), 0);
	assert_non_null(mime->root->child);
}

/* What may stand before the header. */
static void
before_header(void **state)
{
	static const char *const text[] = {
		("\xEF\xBB\xBF" "From: a@example.org\nSubject: x\n\nhello\n"),
		"From a@example.org Mon May 16 2016\nFrom: a@example.org\nSubject: x\n\nhello\n",
		"\n\r\nFrom: a@example.org\nSubject: x\n\nhello\n",
		">From a@example.org Mon May 16 2016\nFrom: a@example.org\nSubject: x\n\nhello\n",
		"no field at all\nFrom: a@example.org\nSubject: x\n\nhello\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof text / sizeof *text; i++) {
		parse_bytes(text[i], strlen(text[i]));
		assert_int_equal(mime->root->fields, 2);
		assert_int_equal(sk_field_find(mime->root, "from", 0), 0);
		assert_span(part("1")->raw, "hello\n");
		assert_int_equal(noted(mime->root->note, SK_KEY_HEADER_DEFECT, "bom"), i == 0);
		assert_int_equal(noted(mime->root->note, SK_KEY_HEADER_DEFECT, "bad_line"), i == 4);
		assert_int_equal(sk_mime_is_message(sk_span_text(text[i])), i < 4);
	}
}

/* Words of header.defect. */
static void
header_defects(void **state)
{
	static const struct { const char *text, *word; } rows[] = {
		{ "From: a@b\nSubject: \x82\xA0\x82\xA2\n\n", "raw_8bit" },
		{ "From: a@b\nSubject: \033$B$\"\033(B\n\n", "raw_escape" },
		{ "From: a@b\nnonsense\n\n", "bad_line" },
		{ "Subject: x\n\n", "no_from" },
		{ "From: a@b\nDate: tomorrow\n\n", "bad_date" },
		{ "From: a@b\nSubject: =?utf-8?B?!!!?=\n\n", "bad_encoded_word" },
		{ "From: a@b\nSubject: =?utf-8?B?44GC\n\n", "bad_encoded_word" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		parse_bytes(rows[i].text, strlen(rows[i].text));
		if (!noted(mime->root->note, SK_KEY_HEADER_DEFECT, rows[i].word))
			fail_msg("%s: %s", rows[i].word, notes(mime->root));
	}
	PARSE("From: a@b\nSubject: a\0b\n\n");
	assert_true(noted(mime->root->note, SK_KEY_HEADER_DEFECT, "nul"));
	assert_noted(mime->root, "nul_in_header");
	assert_int_equal(mime->root->field[1].raw.n, 4);
	/* UTF-8 is allowed by RFC 6532 */
	PARSE("From: a@b\nSubject: \xE3\x81\x82\nDate: Mon, 16 May 2016 09:12:00 +0900\n\n");
	assert_clean(mime->root);
}

static void
is_message(void **state)
{
	static const struct { const char *text; bool is; } rows[] = {
		{ "From: a\nTo: b\n\n", true }, { "Received: x\n\ty\nFrom: a\n", true },
		{ "\xEF\xBB\xBF" "Subject: x\nDate: y\n", true }, { "\n\nFrom: a\nTo: b\n", true },
		{ "From a b\nFrom: a\nTo: b\n", true }, { "X-Foo: a\nX-Bar: b\nFrom: c\nTo: d\n", true },
		{ "From : a\rTo : b\r\r", true },
		{ "", false }, { "From: a\n\nTo: b\n", false }, { "hello\nFrom: a\nTo: b\n", false },
		{ "{\"From\": 1,\n\"To\": 2}\n", false }, { "#!/bin/sh\n", false },
		{ "X-Foo: a\nX-Bar: b\n\n", false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (sk_mime_is_message(sk_span_text(rows[i].text)) != rows[i].is)
			fail_msg("row %zu", i);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_part), cmocka_unit_test(two_levels), cmocka_unit_test(crlf),
		cmocka_unit_test(attached_message), cmocka_unit_test(digest_and_report),
		cmocka_unit_test(padding_inside), cmocka_unit_test(invalid_fields),
		cmocka_unit_test(duplicate_fields), cmocka_unit_test(odd_encodings),
		cmocka_unit_test(undeclared_base64), cmocka_unit_test(boundaries),
		cmocka_unit_test(odd_boundaries), cmocka_unit_test(lost_type),
		cmocka_unit_test(outside),
		cmocka_unit_test(encoded_structure), cmocka_unit_test(other_leaves),
		cmocka_unit_test(inside_text), cmocka_unit_test(line_ends), cmocka_unit_test(nothing),
		cmocka_unit_test(before_header), cmocka_unit_test(header_defects),
		cmocka_unit_test(is_message),
	};

	return cmocka_run_group_tests(tests, mime_setup, mime_teardown);
}
