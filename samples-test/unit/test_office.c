/* What documents do: which macros run by themselves, and what parts of packages say. */
#include "look.h"
#include "base/xml.h"
#include "../../analyzer/observe/macro.h"
#include "../../analyzer/observe/office_part.h"

/* ---- macros ---- */

#define ATTRIBUTES "Attribute VB_Name = \"Module1\"\r\n"
#define FETCH "Sub Fetch()\nCreateObject(\"MSXML2.XMLHTTP\").Send\nEnd Sub\n"
#define RUN "Public Function Run1(ByVal a)\nShell \"cmd\" & a\nEnd Function\n"

static const struct {
	const char	*what, *module[2];
	const char	*automatic, *does, *all;
} rows[] = {
	{ "nothing runs by itself", { FETCH RUN }, "", "", "fetch run object" },
	{ "what it names", { "Sub AutoOpen()\n Fetch\nEnd Sub\n" FETCH RUN }, "autoopen", "fetch object", "fetch run object" },
	{ "what that names, in another module", { "Private Sub Workbook_Open()\nCall Go\nEnd Sub\n"
	    "Private Sub Go()\nx = Run1(1)\nEnd Sub\n", FETCH RUN }, "workbook_open", "run", "fetch run object" },
	{ "a name in a text", { "Sub Auto_Open()\nApplication.Run \"Fetch\"\nEnd Sub\n" FETCH }, "auto_open", "fetch object", "fetch object" },
	{ "a button is given its macro", { "Sub Auto_Open()\nb.OnAction = \"Fetch\"\nApplication.OnKey \"a\", \"Run1\"\nEnd Sub\n" FETCH RUN },
	    "auto_open", "", "fetch run object" },
	{ "a function of Windows", { "Private Declare PtrSafe Function f Lib \"urlmon\" _\n  Alias \"URLDownloadToFileA\" (ByVal a As Long)\n"
	    "Sub Document_Open()\nf 0\nEnd Sub\nSub b()\nShell \"x\"\nEnd Sub\n" }, "document_open", "fetch write", "fetch run write" },
	{ "one that is not called", { "Declare Function ShellExecute Lib \"shell32.dll\" Alias \"ShellExecuteA\" ()\n"
	    "Sub Document_Open()\nx = 1\nEnd Sub\n" }, "document_open", "", "run" },
	{ "a constant", { "Const c = \"powershell -c\"\nSub AutoExec()\nGo c\nEnd Sub\n" }, "autoexec", "run", "run" },
	{ "outside of all procedures", { "x = \"urldownloadtofile\"\nSub AutoClose()\nEnd Sub\n" }, "autoclose", "fetch write", "fetch write" },
	{ "events of controls", { "Private Sub InkEdit1_GotFocus()\nShell \"a\"\nEnd Sub\nSub a_Click()\nFetch\nEnd Sub\n" FETCH },
	    "inkedit1_gotfocus", "run", "fetch run object" },
	{ "events of a form", { "Attribute VB_Name = \"F\"\nAttribute VB_Base = \"0{11111111-2222}{33333333-4444}\"\n"
	    "Private Sub a_MouseMove()\nShell \"a\"\nEnd Sub\n" }, "", "", "run" },
	{ "a form that is shown", { "Sub AutoOpen()\nF.Show\nEnd Sub\n", "Attribute VB_Name = \"F\"\n"
	    "Attribute VB_Base = \"0{1}{3}\"\nPrivate Sub UserForm_Initialize()\nShell \"a\"\nEnd Sub\n" }, "autoopen", "run", "run" },
	{ "a form that waits for the pointer", { "Sub AutoOpen()\nF.Show\nEnd Sub\n", "Attribute VB_Name = \"F\"\n"
	    "Attribute VB_Base = \"0{1}{3}\"\nPrivate Sub Label1_MouseMove()\nShell \"a\"\nEnd Sub\n" }, "autoopen", "run", "run" },
	{ "a form that waits for a click", { "Sub AutoOpen()\nF.Show\nEnd Sub\n", "Attribute VB_Name = \"F\"\n"
	    "Attribute VB_Base = \"0{1}{3}\"\nPrivate Sub Button1_Click()\nShell \"a\"\nEnd Sub\n" }, "autoopen", "", "run" },
	{ "Word, when the cursor moves", { "Private WithEvents w As Word.Application\nPrivate Sub Document_Open()\nSet w = Application\nEnd Sub\n"
	    "Private Sub w_WindowSelectionChange(ByVal s As Selection)\nShell \"a\"\nEnd Sub\n" },
	    "document_open w_windowselectionchange", "run", "run" },
	{ "an object that is made", { "Sub AutoOpen()\nDim a As New Maker\nEnd Sub\n", "Attribute VB_Name = \"Maker\"\n"
	    "Private Sub Class_Initialize()\nShell \"a\"\nEnd Sub\n" }, "autoopen", "run", "run" },
	{ "rings", { "Sub AutoOpen()\nA\nEnd Sub\nSub A()\nB\nEnd Sub\nSub B()\nA\nAutoOpen\nEnd Sub\n" }, "autoopen", "", "" },
	{ "two of one name", { "Sub AutoOpen()\nA\nEnd Sub\nSub A()\nEnd Sub\n", "Sub A()\nShell \"a\"\nEnd Sub\n" }, "autoopen", "run", "run" },
	{ "no end", { "Sub AutoOpen()\nShell \"a\"\nSub B()\nFetch\n" FETCH }, "autoopen", "run", "fetch run object" },
	{ "a comment", { "Sub AutoOpen()\n' Fetch, Shell \"a\"\nRem x\nEnd Sub\n" FETCH }, "autoopen", "", "fetch object" },
	{ "Windows Script Host, in two procedures", { "Sub AutoOpen()\nSet w = M()\nw.Run \"a\", 0\nEnd Sub\nFunction M()\n"
	    "Set M = CreateObject(\"WScript.Shell\")\nEnd Function\n" }, "autoopen", "run object hide", "run object hide" },
	{ "a macro of its own, and a folder", { "Sub AutoOpen()\nApplication.Run \"B\"\nx = CreateObject(\"WScript.Shell\").SpecialFolders(1)\nEnd Sub\n" },
	    "autoopen", "object", "object" },
	{ "words that are none", { "Sub AutoOpen()\nDim shell As Object\nMsgBox \"the shell (bash) runs\"\nshell.Open\nSet shell = Nothing\nEnd Sub\n" },
	    "autoopen", "", "" },
	{ "shells", { "Sub AutoOpen()\nVBA.Shell (a)\nEnd Sub\n" }, "autoopen", "run", "run" },
	{ "a file", { "Sub AutoNew()\nOpen f For Output As #1\nEnd Sub\n" }, "autonew", "write", "write" },
	{ "no data base", { "Sub AutoNew()\nconn.Execute \"select\"\nEnd Sub\n" }, "autonew", "", "" }
};

static char said[512];

static void
say(void *user, struct sk_span name)
{
	(void)user;
	(void)snprintf(said + strlen(said), sizeof said - strlen(said), "%s%.*s", said[0] ? " " : "", SK_FMT(name));
}

static const char *
words(unsigned does, char out[128])
{
	static const char *const word[] = { "fetch", "run", "write", "decode", "eval", "object", "hide",
		"persist" };

	out[0] = '\0';
	for (size_t i = 0; i < 8; i++)
		if (does >> i & 1)
			(void)snprintf(out + strlen(out), 128 - strlen(out), "%s%s", out[0] ? " " : "", word[i]);
	return out;
}

static void
macros(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct sk_macros *m;
		unsigned all = 0, does;
		char a[128], b[128];

		look_new();
		m = sk_macros_new(arena);
		said[0] = '\0';
		for (size_t k = 0; k < 2 && rows[i].module[k] != NULL; k++) {
			size_t self = look_part(SK_TYPE_VBA, "", "", sk_span_text(rows[i].module[k]), false);
			struct sk_look l = { .u = &tree, .self = self, .o = &object[self], .r = tree.record,
				.arena = arena, .budget = &budget };
			struct sk_script_seen seen;

			assert_true(sk_script_see(&l, object[self].bytes, SK_TYPE_VBA, &seen));
			all |= seen.words;
			sk_macros_add(m, seen.text);
		}
		does = sk_macros_automatic(m, all, say, NULL);
		if (strcmp(said, rows[i].automatic) != 0 || strcmp(words(sk_script_settle(does), a), rows[i].does) != 0 ||
		    strcmp(words(sk_script_settle(all), b), rows[i].all) != 0)
			fail_msg("%s: \"%s\" does \"%s\" of \"%s\"", rows[i].what, said, a, b);
	}
}

static void
many_procedures(void **state)
{
	struct sk_macros *m;
	struct sk_buf b;

	(void)state;
	look_new();
	b = sk_buf_new(arena, 4 << 20);
	sk_buf_text(&b, "sub autoopen()\np9999\nend sub\n");
	for (int i = 0; i < 20000; i++)
		sk_buf_printf(&b, "sub p%d()\np%d\nend sub\n", i, i - 1);
	sk_buf_text(&b, "shell \"a\"\n");
	m = sk_macros_new(arena);
	said[0] = '\0';
	sk_macros_add(m, sk_buf_view(&b));
	/* What follows the last one that is kept belongs to it. */
	(void)sk_macros_automatic(m, 2, say, NULL);
	assert_string_equal(said, "autoopen");
}

/* ---- XML ---- */

static void
tags(void **state)
{
	struct sk_span s = SK_SPAN("<?xml version='1.0'?><!-- <x> --><w:a b=\"1>2\" c = '&quot;x'>te&#x41;t</w:a>"
	    "<![CDATA[<y>]]><b/><c");
	struct sk_tag t;
	struct sk_buf b;

	(void)state;
	look_new();
	b = sk_buf_new(arena, 100);
	assert_true(sk_tag_next(&s, &t));
	assert_true(sk_span_is(t.name, "a") && !t.close && !t.empty);
	assert_true(sk_span_is(sk_tag_attribute(&t, "b"), "1>2"));
	sk_xml_text(&b, sk_tag_attribute(&t, "c"));
	assert_true(sk_span_is(sk_buf_view(&b), "\"x"));
	assert_int_equal(sk_tag_attribute(&t, "d").n, 0);
	assert_true(sk_tag_next(&s, &t) && t.close && sk_span_is(t.before, "te&#x41;t"));
	b.n = 0;
	sk_xml_text(&b, t.before);
	assert_true(sk_span_is(sk_buf_view(&b), "teAt"));
	assert_true(sk_tag_next(&s, &t) && t.empty && sk_span_is(t.name, "b"));
	assert_true(sk_tag_next(&s, &t) && sk_span_is(t.name, "c"));
	assert_false(sk_tag_next(&s, &t));
	b.n = 0;
	sk_xml_text(&b, SK_SPAN("&#65;&#x10FFFF;&#1234567890123;&nbsp;&;&lt"));
	assert_true(sk_span_is(sk_buf_view(&b), "A\xF4\x8F\xBF\xBF&#1234567890123;&nbsp;&;&lt"));
}

/* ---- parts ---- */

#define REL(type, target, mode) "<?xml version=\"1.0\"?>\n<Relationships xmlns=\"x\"><Relationship Id=\"r1\" " \
	"Type=\"http://x/" type "\" Target=\"" target "\" " mode "/></Relationships>"
#define OUT "TargetMode=\"External\""
#define DOC(x) "<w:document xmlns:w='x'><w:body>" x "</w:body></w:document>"
#define CHAR(t) "<w:r><w:fldChar w:fldCharType=\"" t "\"/></w:r>"
#define TEXT(t) "<w:r><w:instrText xml:space=\"preserve\">" t "</w:instrText></w:r>"

static const struct {
	const char	*what, *part;
	enum sk_key	 key;
	const char	*value;		/* "" for none */
} parts[] = {
	{ "a template", REL("attachedTemplate", "http://a.invalid/b.dotm?x=1&amp;y", OUT), SK_KEY_OFFICE_EXTERNAL_TEMPLATE,
	    "http://a.invalid/b.dotm?x=1&y" },
	{ "one inside", REL("attachedTemplate", "b.dotm", ""), SK_KEY_OFFICE_EXTERNAL_TEMPLATE, "" },
	{ "a link", REL("hyperlink", "http://a.invalid/", OUT), SK_KEY_OFFICE_EXTERNAL_OBJECT, "" },
	{ "an object", REL("oleObject", "http://a.invalid/", OUT), SK_KEY_OFFICE_EXTERNAL_OBJECT, "http://a.invalid/" },
	{ "a frame, in odd case", REL("Frame", "http://a.invalid/", "TargetMode='EXTERNAL'"), SK_KEY_OFFICE_EXTERNAL_OBJECT, "http://a.invalid/" },
	{ "a picture", REL("image", "http://a.invalid/a.png", OUT), SK_KEY_OFFICE_EXTERNAL_OBJECT, "" },
	{ "a field", DOC(CHAR("begin") TEXT(" DDEA") TEXT("UTO cmd &quot;/c x&quot; ") CHAR("separate") CHAR("end")), SK_KEY_OFFICE_DDE, "cmd \"/c x\"" },
	{ "a field that does not end", DOC(CHAR("begin") TEXT("DDE cmd")), SK_KEY_OFFICE_DDE, "cmd" },
	{ "numbers", DOC(CHAR("begin") TEXT("DDE ") CHAR("begin") TEXT("QUOTE 99 109 100") CHAR("end") CHAR("end")), SK_KEY_OFFICE_DDE, "cmd" },
	{ "numbers that are none", DOC(CHAR("begin") TEXT("DDE ") CHAR("begin") TEXT("QUOTE 99 x") CHAR("end") CHAR("end")), SK_KEY_OFFICE_DDE,
	    "QUOTE 99 x" },
	{ "a result", DOC(CHAR("begin") TEXT("PAGE") CHAR("separate") TEXT("DDE cmd") CHAR("end")), SK_KEY_OFFICE_DDE, "" },
	{ "a simple field", DOC("<w:fldSimple w:instr=' dde a b'/>"), SK_KEY_OFFICE_DDE, "a b" },
	{ "another field", DOC("<w:fldSimple w:instr='DDEX a'/>"), SK_KEY_OFFICE_DDE, "" },
	{ "the text of a letter", DOC("<w:t>DDEAUTO cmd</w:t>"), SK_KEY_OFFICE_DDE, "" },
	{ "in a footer", "<w:ftr xmlns:w='x'><w:fldSimple w:instr='DDE a b'/></w:ftr>", SK_KEY_OFFICE_DDE, "a b" },
	{ "a cell", "<externalLink><ddeLink ddeService=\"cmd\" ddeTopic=\"/c x\"/></externalLink>", SK_KEY_OFFICE_DDE, "cmd /c x" },
	{ "no part that counts", "<a><Relationship Type='/attachedTemplate' TargetMode='External' Target='http://a'/></a>",
	    SK_KEY_OFFICE_EXTERNAL_TEMPLATE, "" },
	{ "no XML", "Relationships", SK_KEY_OFFICE_EXTERNAL_TEMPLATE, "" },
	{ "a macro sheet", "<xm:macrosheet><f>EXEC(\"c\"&amp;\"md\")</f></xm:macrosheet>", SK_KEY_OFFICE_DOES, "run" },
	{ "a sheet", "<worksheet><f>EXEC(\"cmd\")</f></worksheet>", SK_KEY_OFFICE_DOES, "" }
};

/* A package with one part. */
static size_t
package(enum sk_type type, struct sk_span bytes)
{
	size_t doc = look_part(type, "", "", SK_SPAN("PK"), false), self = tree.n++;

	assert_int_equal(sk_record_object(tree.record, doc, SK_SPAN("1/zip:a.xml"), &self), 0);
	object[self] = (struct sk_object){ .bytes = bytes, .seen = true, .type = SK_TYPE_TEXT,
		.parent = doc, .member = true };
	return self;
}

static void
what_parts_say(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		for (int wide = 0; wide < 2; wide++) {
			struct sk_span s = sk_span_text(parts[i].part);
			struct sk_buf b;
			size_t self;

			look_new();
			b = sk_buf_new(arena, 10000);
			for (size_t k = 0; wide && k < s.n; k++)
				sk_buf_le(&b, s.p[k], 2);
			self = package(SK_TYPE_OOXML_DOC, wide ? sk_buf_view(&b) : s);
			(void)look_with("office", self);
			if (!sk_span_is(sk_record_get(tree.record, 1, parts[i].key), parts[i].value))
				fail_msg("%s: \"%.*s\"", parts[i].what, SK_FMT(sk_record_get(tree.record, 1, parts[i].key)));
		}
}

static void
only_parts_of_packages(void **state)
{
	size_t self;

	(void)state;
	look_new();
	self = package(SK_TYPE_ZIP, sk_span_text(parts[0].part));
	(void)look_with("office", self);
	assert_null(sk_record_find(tree.record, 1, SK_KEY_OFFICE_EXTERNAL_TEMPLATE));
	assert_null(sk_record_find(tree.record, self, SK_KEY_OFFICE_EXTERNAL_TEMPLATE));
}

/* ---- tables that are text ---- */

static const struct {
	const char	*what, *ext, *text;
	enum sk_key	 key;
	const char	*value;
} tables[] = {
	{ "a program", "csv", "a,=cmd|'/c x'!A0,b", SK_KEY_OFFICE_DDE, "cmd /c x" },
	{ "at the begin", "csv", "=cmd|'/c x'!A0", SK_KEY_OFFICE_DDE, "cmd /c x" },
	{ "in a sum", "csv", "@SUM(1+1)*cmd|'/c x'!A0", SK_KEY_OFFICE_DDE, "cmd /c x" },
	{ "in a bracket", "csv", "=SUM(cmd|'/c x'!A0)", SK_KEY_OFFICE_DDE, "cmd /c x" },
	{ "no formula", "csv", "a|'b',c", SK_KEY_OFFICE_DDE, "" },
	{ "no item", "csv", "=a|'b'", SK_KEY_OFFICE_DDE, "" },
	{ "no end", "csv", "=a|'b", SK_KEY_OFFICE_DDE, "" },
	{ "a text", "txt", "=cmd|'/c x'!A0", SK_KEY_OFFICE_DDE, "" },
	{ "SYLK", "txt", "ID;P\nC;Y1;X1;K0;Ecmd|'/c x'!A0\nE\n", SK_KEY_OFFICE_DDE, "Ecmd /c x" },
	{ "macros", "slk", "ID;P\r\nO;E\r\nNN;NAuto_open;ER1C1\r\nC;X1;Y1;EEXEC(\"a;;b\")\r\nE\r\n", SK_KEY_OFFICE_DOES, "run" },
	{ "that are not executable", "slk", "ID;P\r\nC;X1;Y1;EEXEC(\"a\")\r\nE\r\n", SK_KEY_OFFICE_DOES, "" },
	{ "seen", "slk", "ID;P\nO;P;E\nC;X1;ERETURN()\n", SK_KEY_OFFICE_XLM, "visible" }
};

static void
what_tables_say(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
		size_t self;

		look_new();
		self = look_part(SK_TYPE_TEXT, "", "", sk_span_text(tables[i].text), false);
		sk_record_text(tree.record, self, SK_KEY_NAME_EXTENSION, sk_span_text(tables[i].ext));
		(void)look_with("office", self);
		if (!sk_span_is(sk_record_get(tree.record, self, tables[i].key), tables[i].value))
			fail_msg("%s: \"%.*s\"", tables[i].what, SK_FMT(sk_record_get(tree.record, self, tables[i].key)));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(macros),
		cmocka_unit_test(many_procedures),
		cmocka_unit_test(tags),
		cmocka_unit_test(what_parts_say),
		cmocka_unit_test(only_parts_of_packages),
		cmocka_unit_test(what_tables_say),
	};

	return cmocka_run_group_tests(tests, look_begin, look_end);
}
