#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "lookkit.h"
#include "pekit.h"

extern const struct sk_observer sk_observe_yara;

static char folder[] = "/tmp/sekisho-yara-XXXXXX";

/* --- rules of a test's own --- */

struct file { const char *name, *text; };
struct rules {
	struct sk_arena		*arena;
	struct sk_rules_info	 info;
};

static void
path_of(char *out, size_t n, const char *name)
{
	assert_true(snprintf(out, n, "%s/%s", folder, name) < (int)n);
}

static void
compile_paths(struct rules *r, const char *const *path, size_t n)
{
	struct sk_warm w = { .rules = path, .rules_n = n };

	r->arena = sk_arena_new((size_t)256 << 20);
	w.arena = r->arena;
	r->info = (struct sk_rules_info){ .n = 0 };
	w.info = &r->info;
	assert_int_equal(sk_observe_yara.warm(&w), 0);
}

static void
compile_files(struct rules *r, const struct file *f, size_t n)
{
	const char *const root[] = { folder };
	char path[256];

	for (size_t i = 0; i < n; i++) {
		FILE *out;

		path_of(path, sizeof path, f[i].name);
		assert_non_null(out = fopen(path, "w"));
		assert_int_equal(fputs(f[i].text, out) >= 0, 1);
		assert_int_equal(fclose(out), 0);
	}
	compile_paths(r, root, 1);
	for (size_t i = 0; i < n; i++) {
		path_of(path, sizeof path, f[i].name);
		assert_int_equal(unlink(path), 0);
	}
}

static void
forget(struct rules *r)
{
	struct sk_arena *none = sk_arena_new(65536);
	struct sk_warm w = { .arena = none };

	assert_int_equal(sk_yara_compile(&w), 0);	/* no rules: all sets empty */
	sk_arena_free(none);
	r->arena = sk_arena_free(r->arena);
}

/* How many rules match, and whether rule is one of them. */
static size_t
matches(enum sk_type type, struct sk_span bytes, const char *rule, bool *found_r)
{
	struct lookkit k;
	size_t n = 0;

	*found_r = false;
	assert_true(lookkit_open(&k, type, bytes));
	sk_observe_yara.look(&k.l);
	for (const struct sk_observation *o = sk_record_find(k.l.r, 1, SK_KEY_YARA_MATCH);
	    o != NULL; o = sk_record_next(k.l.r, o), n++)
		if (rule != NULL && sk_span_is(o->text, rule))
			*found_r = true;
	lookkit_close(&k);
	return n;
}

static bool
fires(enum sk_type type, struct sk_span bytes, const char *rule)
{
	bool found;

	(void)matches(type, bytes, rule, &found);
	return found;
}

static size_t
count(enum sk_type type, struct sk_span bytes)
{
	bool found;

	return matches(type, bytes, NULL, &found);
}

/* --- our own rules --- */

static const char *const own[] = { "signatures" };

static void
own_rules_are_whole(void **state)
{
	struct rules r;

	(void)state;
	compile_paths(&r, own, 1);
	for (size_t i = 0; i < r.info.asides; i++)
		print_message("%s:%u: %s\n", r.info.aside[i].file, r.info.aside[i].line,
		    r.info.aside[i].why);
	assert_int_equal(r.info.asides, 0);
	assert_true(r.info.n >= 20);
	assert_int_equal(strlen(r.info.sha256), 64);
	for (size_t i = 0; i < r.info.n; i++) {
		const struct sk_rule *u = &r.info.rule[i];

		assert_true(u->family[0] != '\0' && u->author[0] != '\0');
		assert_true(u->reference[0] != '\0' && u->source[0] != '\0');
		assert_true(u->date[0] != '\0' && u->types[0] != '\0');
		assert_true(u->harm_db > 0 && u->harm_db <= 25);
		assert_true(u->targeting_db >= -15 && u->targeting_db <= 15);
		assert_true(strncmp(u->name, "sk_", 3) == 0);
		assert_ptr_equal(sk_rule_find(&r.info, sk_span_text(u->name)), u);
	}
	forget(&r);
}

#define DATA(s) { (const uint8_t *)(s), sizeof(s) }	/* with its last zero */
/* Inert: nothing but the texts that the rules look for, as data. */
static const struct family {
	const char	*rule;
	struct sk_span	 data;
} families[] = {
	{ "sk_nflog_gen1", DATA("ProcGo\0\0NfLog/Nfile.asp\0NfcoreOk\0System32") },
	{ "sk_nflog_gen1", DATA("/NfLog/NfStart.asp?ClientId=%s\0GetFile\0YahooCache.ini") },
	{ "sk_zacom_gen2", DATA("GAPZCM_MAINEXE\0STTip.asp\0x.asp?HostID=\0"
	    "IIS\0GET\0www.microsoft.com") },
	{ "sk_zacom_gen2", DATA("STTip.asp\0/n.asp?HostID=\0IIS\0GET\0www.microsoft.com\0"
	    "\xC6\x47\x04\x4D\xC6\x47\x05\x5A\xC6\x47\x06\x90\xC6\x47\x07\x00") },
	{ "sk_zacom_aveo", DATA("C:\\Users\\SoundOF\\Desktop\\aveo\\Release\\aveo.pdb\0"
	    "index.php?id=35471&1=%s&9=%s") },
	{ "sk_kaliox", DATA("ProcGo\0GetFile\0\\Printer\\Key.ini\0"
	    "/SSendNetworkInfoList.asp?HostID=\0STARTSPY") },
	{ "sk_sysget", DATA("\\\0n\0e\0t\0b\0r\0i\0d\0g\0e\0\0\0P\0O\0S\0T\0\0\0"
	    "i\0n\0d\0e\0x\0.\0p\0h\0p\0?\0t\0y\0p\0e\0=\0r\0e\0g\0i\0s\0t\0e\0r\0"
	    "&\0p\0a\0g\0e\0i\0n\0f\0o\0") },
	{ "sk_chwriter", DATA("%\0s\0 \0a\0 \0a\0 \0b\0 \0c\0 \0%\0d\0 \0\"\0%\0s\0\"\0\0") },
	{ "sk_taidoor", DATA("MemoryLoad.dll\0MyStart\0ServiceMain") },
	{ "sk_plead", DATA("1111%02d%02d%02d_%02d%02d2222") },
	{ "sk_keyboy", DATA("cfsUpdate\0Insys\0Inuser\0GetUP\0Run install success!") },
	{ "sk_emissary", DATA("CDllApp::InitInstance() - Evnet create successful.\0"
	    "execute cmd timeout.\0rundll32.exe \"%s\",Setting") },
	{ "sk_ursnif", DATA("soft=%u&version=%u&user=%08x%08x%08x%08x&server=%u&id=%u&crc=%x\0"
	    "&uptime=%u") },
	{ "sk_plugx", DATA("d:\\work\\plug2.5\\shellcode\\XPlug.pdb") },
	{ "sk_poisonivy", DATA("\xAD\xD1\x34\x41..\x0E\x89\x02\x44..\x66\x35\x20\x83\x66\x81\xF3\xB8\xED") },
	{ "sk_chches", DATA("/%r.html\0atan2\0_hypot\0_nextafter\0\x68\x04\xE1\0\0") },
	{ "sk_anel", DATA("dll_size %Iu bytes, compress_size %Iu bytes, dllhash 0x%08x") },
	{ "sk_tscookie", DATA("D:\\[0]MyATS-TEMP-Loading-ShellCode\\a.pdb") },
	{ "sk_abk", DATA("C:\\Users\\Frank\\Desktop\\ABK\\Release\\ABK.pdb") },
	{ "sk_asruex", DATA("\x85\xC0\x74\x06\xC6\x46\x6C\x20\xEB\x04\xC6\x46\x6C\x24") },
	{ "sk_lodeinfo", DATA("displayPNGInfo\0get_shellcode") },
	{ "sk_tropic_trooper", DATA("D:\\Work\\VS\\House\\TSSL\\TSSL\\Release\\TClient.pdb") },
	{ "sk_icedid", DATA("update_data.dat\0Custom_update") },
	{ "sk_qakbot", DATA("stager_1.dll\0") },
	{ "sk_agenttesla", DATA("GetMozillaFromLogins\0Berkelet DB\0Unknow database format") },
	{ "sk_formbook", DATA("\x68\x34\x1C\x7B\xE1..\x68\x38\x2A\x90\xC5..\x68\x53\xD8\x7F\x8C") },
	{ "sk_rovnix", DATA("BOOTKIT_DLL.dll\0") },
};

#define LNK "\x4C\0\0\0\x01\x14\x02\0"
/* The same for files that are no programs, and one that lacks what counts. */
static const struct other {
	const char	*rule;
	enum sk_type	 type;
	struct sk_span	 data, unlike;
} others[] = {
	{ "sk_chches_shortcut", SK_TYPE_LNK, DATA(LNK "C\0:\0\\\0U\0s\0e\0r\0s\0\\\0s\0u\0z\0u\0k\0i\0"
	    "\\\0D\0o\0c\0u\0m\0e\0n\0t\0s\0\\\0m\0y\0\\\0c\0a\0r\0d\0.\0r\0t\0f\0john-pc"),
	    DATA(LNK "C:\\Users\\john\\a.txt\0john-pc") },
	{ "sk_darkhotel_shortcut", SK_TYPE_LNK, DATA(LNK "mshta a\0win-j1m3n7bfrbl"),
	    DATA(LNK "mshta a\0win-j1m3n7bfxxx") },
	{ "sk_dridex_document", SK_TYPE_UNKNOWN, DATA("<?xml version=\"1.0\"?><?mso-application "
	    "progid=\"Word.Document\"?><w:wordDocument w:macrosPresent=\"yes\"><o:Lines>1</o:Lines>"
	    "<o:Characters>0</o:Characters>"), DATA("<?mso-application progid=\"Word.Document\"?>"
	    "<w:wordDocument w:macrosPresent=\"yes\"><o:Lines>12</o:Lines><o:Characters>900<") },
	{ "sk_qakbot_notebook", SK_TYPE_ONENOTE, DATA("Z\0:\0\\\0b\0u\0i\0l\0d\0\\\0o\0n\0e\0\\\0"
	    "a\0t\0t\0a\0c\0h\0m\0e\0n\0t\0.\0h\0t\0a\0"), DATA("Z\0:\0\\\0b\0u\0i\0l\0d\0") },
};

static struct sk_span
program(struct sk_arena *a, struct sk_span data, struct sk_span overlay)
{
	struct pekit k = { .data = data, .overlay = overlay };

	return pekit_build(a, &k);
}

static void
families_fire_on_programs_only(void **state)
{
	struct sk_arena *a = sk_arena_new(64 << 20);
	struct rules r;

	(void)state;
	compile_paths(&r, own, 1);
	for (size_t i = 0; i < sizeof families / sizeof *families; i++) {
		const struct family *f = &families[i];
		struct sk_span pe = program(a, f->data, (struct sk_span){ 0 });
		bool found;

		if (matches(SK_TYPE_PE, pe, f->rule, &found) != 1 || !found)
			fail_msg("%s: case %zu", f->rule, i);
		assert_int_equal(count(SK_TYPE_TEXT, f->data), 0);
		assert_int_equal(count(SK_TYPE_UNKNOWN, pe), 0);
	}
	forget(&r);
	sk_arena_free(a);
}

static void
families_fire_on_other_files(void **state)
{
	static const uint8_t head[] = "\xFF\xFEv\0a\0r\0 \0a\0=\0[\0'\0";
	struct sk_arena *a = sk_arena_new(64 << 20);
	struct sk_buf script = sk_buf_new(a, 1 << 16);
	struct rules r;
	bool found;

	(void)state;
	compile_paths(&r, own, 1);
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		const struct other *o = &others[i];

		if (matches(o->type, o->data, o->rule, &found) != 1 || !found)
			fail_msg("%s", o->rule);
		assert_int_equal(count(o->type, o->unlike), 0);
	}
	sk_buf_put(&script, head, sizeof head - 1);
	for (int i = 0; i < 400; i++)
		sk_buf_put(&script, "a\0b\0c\0", 6);
	assert_int_equal(matches(SK_TYPE_SCRIPT_JS, sk_buf_view(&script), "sk_emotet_script", &found), 1);
	assert_true(found);
	assert_int_equal(count(SK_TYPE_SCRIPT_JS, sk_span_from(sk_buf_view(&script), 2)), 0);
	forget(&r);
	sk_arena_free(a);
}

static struct sk_span
slurp(struct sk_arena *a, const char *path)
{
	struct sk_buf b = sk_buf_new(a, 1 << 20);
	char part[4096];
	FILE *f = fopen(path, "rb");
	size_t n;

	assert_non_null(f);
	while ((n = fread(part, 1, sizeof part, f)) > 0)
		sk_buf_put(&b, part, n);
	fclose(f);
	return sk_buf_view(&b);
}

static const char *const mentions[] = {
	"Advisory: the implant asks /NfLog/TTip.asp, then posts to /NfLog/Nfile.asp with\r\n"
	"GetFile, answers NfcoreOk, drops NfIpv6.ocx and YahooCache.ini (ProcGo).\r\n",
	"1463443200.1 10 10.0.0.9 TCP_MISS/200 GET http://x.example/STTip.asp - DIRECT\n"
	"1463443201.1 10 10.0.0.9 TCP_MISS/200 POST http://x.example/a.asp?HostID=7 -\n"
	"1463443201.9 10 10.0.0.9 TCP_MISS/200 GET http://x.example/NfLog/NfStart.asp?ClientId=1 -\n",
	"Mutex GAPZCM_MAINEXE, Run value GoogleZCM, reg add hkcu\\software\\microsoft\\windows\\"
	"currentversion\\run /v; pages STTip.asp and .asp?HostID=\n",
	"Kaliox: ProcGo GetFile \\Printer\\Key.ini STARTSPY ?HostID= &OnlineStat=\n",
};

/* A report, a log, a rule file: as text, and carried inside a program. */
static void
mentions_stay_silent(void **state)
{
	struct sk_arena *a = sk_arena_new(64 << 20);
	struct rules r;

	(void)state;
	compile_paths(&r, own, 1);
	for (size_t i = 0; i < sizeof mentions / sizeof *mentions; i++) {
		struct sk_span t = sk_span_text(mentions[i]);

		assert_int_equal(count(SK_TYPE_TEXT, t), 0);
		assert_int_equal(count(SK_TYPE_HTML, t), 0);
		assert_int_equal(count(SK_TYPE_PDF, t), 0);
		assert_int_equal(count(SK_TYPE_PE, program(a, t, t)), 0);
	}
	for (size_t i = 0; i < r.info.n; i++) {
		struct sk_span t = slurp(a, r.info.rule[i].file);

		assert_int_equal(count(SK_TYPE_TEXT, t), 0);
		assert_int_equal(count(SK_TYPE_PE, program(a, t, t)), 0);
	}
	forget(&r);
	sk_arena_free(a);
}

/* A scanner's table of signatures holds what all families hold, and their names. */
static void
scanner_stays_silent(void **state)
{
	static const struct sk_span names = DATA("Trojan:Win32/NfLog.A\0"
	    "Backdoor:Win32/Zacom.A\0BKDR_NFLOG.A\0PlugX");
	struct sk_arena *a = sk_arena_new(64 << 20);
	struct sk_buf b = sk_buf_new(a, 1 << 20);
	struct rules r;

	(void)state;
	sk_buf_span(&b, names);
	for (size_t i = 0; i < sizeof families / sizeof *families; i++)
		sk_buf_span(&b, families[i].data);
	compile_paths(&r, own, 1);
	assert_int_equal(count(SK_TYPE_PE, program(a, sk_buf_view(&b), (struct sk_span){ 0 })), 0);
	forget(&r);
	sk_arena_free(a);
}

/* --- other people's rules --- */

#define RULE(name) "rule " name " { strings: $a = \"needle\" condition: $a }\n"
static const struct sk_span needle = SK_LIT("a needle in hay");

static void
broken_files_are_set_aside(void **state)
{
	static const struct file f[] = {
		{ "a.yar", RULE("good_one") },
		{ "b.yar", "rule x {\n condition:\n  nonsense and }\n" },
		{ "c.yara", "\xEF\xBB\xBF" RULE("good_two") },
		{ "d.yar", "include \"a.yar\"\n" RULE("includes") },
		{ "e.yar", "import \"string\"\n" RULE("no_module") },
		{ "f.yar", "import \"magic\"\nrule m { condition: magic.type() contains \"x\" }\n" },
		{ "g.txt", "no rule at all" },
	};
	struct rules r;

	(void)state;
	compile_files(&r, f, sizeof f / sizeof *f);
	assert_int_equal(r.info.n, 2);
	assert_int_equal(r.info.asides, 4);
	assert_non_null(strstr(r.info.aside[0].file, "/b.yar"));
	assert_int_equal(r.info.aside[0].line, 3);
	assert_true(strlen(r.info.aside[0].why) > 5);
	assert_int_equal(count(SK_TYPE_TEXT, needle), 2);
	forget(&r);
	assert_int_equal(count(SK_TYPE_TEXT, needle), 0);
}

static void
missing_file_is_set_aside(void **state)
{
	static const char *const path[] = { "/nonexistent/rules.yar" };
	struct rules r;

	(void)state;
	compile_paths(&r, path, 1);
	assert_int_equal(r.info.asides, 1);
	assert_int_equal(r.info.n, 0);
	forget(&r);
}

static void
modules_run_on_their_types(void **state)
{
	static const struct file f[] = {
		{ "pe.yar", "import \"pe\"\nrule is_pe { condition: pe.number_of_sections == 4 }\n"
		    "rule any_needle { strings: $a = \"needle\" condition: $a and pe.machine != 99999 }\n" },
		{ "hash.yar", "import \"hash\"\n"
		    "rule hashed { condition: hash.md5(0, filesize) != \"\" }\n" },
		{ "unused.yar", "// import \"elf\"\nimport \"pe\"\n" RULE("unused_import") },
	};
	struct sk_arena *a = sk_arena_new(16 << 20);
	struct sk_span pe = program(a, needle, (struct sk_span){ 0 });
	struct rules r;

	(void)state;
	compile_files(&r, f, 3);
	assert_int_equal(r.info.n, 4);
	assert_string_equal(sk_rule_find(&r.info, SK_SPAN("is_pe"))->types, "pe");
	assert_string_equal(sk_rule_find(&r.info, SK_SPAN("hashed"))->types, "");
	assert_int_equal(count(SK_TYPE_PE, pe), 4);
	/* What begins with "MZ" is scanned as a program, whatever the typer says. */
	assert_true(fires(SK_TYPE_UNKNOWN, pe, "is_pe"));
	assert_true(fires(SK_TYPE_UNKNOWN, pe, "hashed"));
	assert_true(fires(SK_TYPE_TEXT, needle, "unused_import"));
	assert_false(fires(SK_TYPE_TEXT, needle, "any_needle"));
	forget(&r);
	sk_arena_free(a);
}

/* Rules for programs alone sleep on everything else; those that only mention
 * programs do not. */
static void
rules_of_programs_rest(void **state)
{
	static const struct file f[] = {
		{ "pe.yar", "import \"pe\"\nrule is_pe { condition: pe.number_of_sections == 4 }\n" },
		{ "mz.yar", "rule only_mz { strings: $a = \"needle\" condition: uint16(0) == 0x5A4D and $a }\n"
		    "rule or_mz { strings: $a = \"needle\" condition: uint16(0) == 0x5a4d or $a }\n"
		    "rule not_mz { strings: $a = \"needle\" condition: not uint16(0) == 0x5A4D and $a }\n"
		    "rule in_brackets { strings: $a = \"needle\" condition: (uint16(0) == 0x5A4D or $a) and $a }\n"
		    "rule other_magic { strings: $a = \"needle\" condition: $a and uint16(0) == 0x5A4D0 }\n"
		    "rule spoken_of { strings: $a = \"needle\" condition: uint16(0) == 0x5A4D and $a }\n"
		    "rule speaks { strings: $a = \"needle\" condition: $a and not spoken_of }\n" },
	};
	struct sk_arena *a = sk_arena_new(16 << 20);
	struct sk_span pe = program(a, needle, (struct sk_span){ 0 }), mz = SK_SPAN("MZ needle");
	struct rules r;

	(void)state;
	compile_files(&r, f, 2);
	assert_true(fires(SK_TYPE_PE, pe, "only_mz"));
	assert_true(fires(SK_TYPE_UNKNOWN, mz, "only_mz"));
	assert_false(fires(SK_TYPE_TEXT, needle, "only_mz"));
	assert_true(fires(SK_TYPE_TEXT, needle, "or_mz"));
	assert_true(fires(SK_TYPE_TEXT, needle, "not_mz"));
	assert_true(fires(SK_TYPE_TEXT, needle, "in_brackets"));
	assert_false(fires(SK_TYPE_TEXT, needle, "other_magic"));
	assert_true(fires(SK_TYPE_TEXT, needle, "speaks"));
	assert_false(fires(SK_TYPE_PE, pe, "speaks"));
	forget(&r);
	sk_arena_free(a);
}

static void
meta_is_read(void **state)
{
	static const struct file f[] = { { "m.yar",
	    "rule told { meta: family = \"F\" harm_db = 99 targeting_db = -99 author = \"某\""
	    " reference = \"r\" source = \"s\" date = \"d\" types = \"script-js  pe\""
	    " strings: $a = \"needle\" condition: $a }\n"
	    "rule other_types { meta: types = \"loader, dropper\" strings: $a = \"needle\""
	    " condition: $a }\n" } };
	const struct sk_rule *u;
	struct rules r;

	(void)state;
	compile_files(&r, f, 1);
	assert_non_null(u = sk_rule_find(&r.info, SK_SPAN("told")));
	assert_string_equal(u->family, "F");
	assert_int_equal(u->harm_db, 30);
	assert_int_equal(u->targeting_db, -30);
	assert_string_equal(u->author, "某");
	assert_string_equal(u->types, "script-js  pe");
	assert_true(fires(SK_TYPE_SCRIPT_JS, needle, "told"));
	assert_true(fires(SK_TYPE_PE, needle, "told"));
	assert_false(fires(SK_TYPE_TEXT, needle, "told"));
	assert_true(fires(SK_TYPE_TEXT, needle, "other_types"));
	assert_string_equal(sk_rule_find(&r.info, SK_SPAN("other_types"))->types, "");
	forget(&r);
}

static void
external_variables_are_there(void **state)
{
	static const struct file f[] = { { "x.yar", "rule ext { strings: $a = \"needle\" condition:"
	    " $a and filename == \"\" and filepath == \"\" and extension == \"\""
	    " and filetype == \"\" and owner == \"\" }\n" } };
	struct rules r;

	(void)state;
	compile_files(&r, f, 1);
	assert_int_equal(r.info.asides, 0);
	assert_true(fires(SK_TYPE_TEXT, needle, "ext"));
	forget(&r);
}

/* A global rule is a condition on its own file only; private rules are silent;
 * rules of one name in two files keep apart. */
static void
files_do_not_meddle(void **state)
{
	static const struct file f[] = {
		{ "a.yar", "global rule never { condition: false }\n" RULE("silenced") },
		{ "b.yar", "private rule inner { strings: $a = \"needle\" condition: $a }\n"
		    "rule twin { condition: inner }\n" },
		{ "c.yar", RULE("twin") },
	};
	struct rules r;

	(void)state;
	compile_files(&r, f, 3);
	assert_int_equal(r.info.asides, 0);
	assert_null(sk_rule_find(&r.info, SK_SPAN("inner")));
	assert_non_null(sk_rule_find(&r.info, SK_SPAN("twin#2")));
	assert_true(fires(SK_TYPE_TEXT, needle, "twin"));
	assert_true(fires(SK_TYPE_TEXT, needle, "twin#2"));
	assert_int_equal(count(SK_TYPE_TEXT, needle), 2);
	forget(&r);
}

static void
hash_names_the_sources(void **state)
{
	static const struct file one[] = { { "a.yar", RULE("a") } };
	static const struct file two[] = { { "a.yar", RULE("a") "\n" } };
	struct rules x, y, z;

	(void)state;
	compile_files(&x, one, 1);
	compile_files(&y, two, 1);
	compile_files(&z, one, 1);
	assert_string_not_equal(x.info.sha256, y.info.sha256);
	assert_string_equal(x.info.sha256, z.info.sha256);
	sk_arena_free(x.arena);
	sk_arena_free(y.arena);
	forget(&z);
}

/* --- what is scanned --- */

static bool
gap_after(struct lookkit *k, const char *why)
{
	sk_observe_yara.look(&k->l);
	return sk_record_has(k->l.r, 1, SK_KEY_OBJECT_GAP, why);
}

static void
bytes_and_time_are_limited(void **state)
{
	static const struct file f[] = { { "a.yar", RULE("a") "rule slow { condition: filesize == 3"
	    " and for all i in (1..2000000000) : (uint8(i % 3) < 200) }\n" } };
	struct sk_arena *a = sk_arena_new(1 << 20);
	struct sk_buf b = sk_buf_new(a, 100000);
	struct lookkit k;
	struct rules r;

	(void)state;
	compile_files(&r, f, 1);
	while (sk_buf_text(&b, "hay "))
		;
	assert_true(lookkit_open(&k, SK_TYPE_TEXT, sk_buf_view(&b)));
	k.budget.limit[SK_LIMIT_SCAN_BYTES] = 65536;
	assert_true(gap_after(&k, "scan_bytes"));
	lookkit_close(&k);
	assert_true(lookkit_open(&k, SK_TYPE_TEXT, SK_SPAN("hay")));
	assert_true(gap_after(&k, "yara_timeout"));
	lookkit_close(&k);
	assert_true(fires(SK_TYPE_TEXT, needle, "a"));	/* the scanner stays usable */
	forget(&r);
	sk_arena_free(a);
}

static void
opened_containers_are_left_out(void **state)
{
	static const struct sk_format some = { .name = "zip" };
	static const struct file f[] = { { "a.yar", RULE("a") } };
	static const struct {
		enum sk_type	 type;
		bool		 opened, gap, message, scanned;
	} t[] = {
		{ SK_TYPE_ZIP, true, false, false, false },
		{ SK_TYPE_ZIP, false, false, false, true },
		{ SK_TYPE_ZIP, true, true, false, true },
		{ SK_TYPE_PE, true, false, false, true },
		{ SK_TYPE_OLE_DOC, true, false, false, true },
		{ SK_TYPE_MESSAGE, false, true, true, false },
		{ SK_TYPE_MBOX, false, true, false, false },
		{ SK_TYPE_IMAGE, false, false, false, true },
	};
	struct rules r;

	(void)state;
	compile_files(&r, f, 1);
	for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
		struct lookkit k;

		assert_true(lookkit_open(&k, t[i].type, needle));
		k.object[1].format = t[i].opened ? &some : NULL;
		k.object[1].is_message = t[i].message;
		if (t[i].gap)
			sk_unpack_gap(&k.u, 1, "encrypted");
		sk_observe_yara.look(&k.l);
		if (sk_record_has(k.l.r, 1, SK_KEY_YARA_MATCH, "a") != t[i].scanned)
			fail_msg("case %zu", i);
		lookkit_close(&k);
	}
	forget(&r);
}

static int
make_folder(void **state)
{
	(void)state;
	return mkdtemp(folder) == NULL;
}

static int
remove_folder(void **state)
{
	(void)state;
	return rmdir(folder);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(own_rules_are_whole),
		cmocka_unit_test(families_fire_on_programs_only),
		cmocka_unit_test(families_fire_on_other_files),
		cmocka_unit_test(mentions_stay_silent),
		cmocka_unit_test(scanner_stays_silent),
		cmocka_unit_test(broken_files_are_set_aside),
		cmocka_unit_test(missing_file_is_set_aside),
		cmocka_unit_test(modules_run_on_their_types),
		cmocka_unit_test(rules_of_programs_rest),
		cmocka_unit_test(meta_is_read),
		cmocka_unit_test(external_variables_are_there),
		cmocka_unit_test(files_do_not_meddle),
		cmocka_unit_test(hash_names_the_sources),
		cmocka_unit_test(bytes_and_time_are_limited),
		cmocka_unit_test(opened_containers_are_left_out),
	};

	return cmocka_run_group_tests_name("yara", tests, make_folder, remove_folder);
}
