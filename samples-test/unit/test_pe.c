#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <zlib.h>
#include "base/charset.h"
#include "base/hash.h"
#include "iconkit.h"
#include "lookkit.h"
#include "pekit.h"

extern const struct sk_observer sk_observe_pe, sk_observe_carried;

static struct sk_arena *made;		/* of what a test builds */

static int
setup(void **state)
{
	(void)state;
	made = sk_arena_new((size_t)1 << 30);
	return made == NULL;
}

static int
teardown(void **state)
{
	(void)state;
	made = sk_arena_free(made);
	return 0;
}

static void
look_at(struct lookkit *k, struct sk_span pe)
{
	assert_true(lookkit_open(k, SK_TYPE_PE, pe));
	sk_observe_pe.look(&k->l);
}

/* As above, with what the program carries. */
static void
look_into(struct lookkit *k, struct sk_span pe)
{
	assert_true(lookkit_open(k, SK_TYPE_PE, (struct sk_span){ 0 }));
	k->u.record = NULL;
	assert_int_equal(sk_unpack_run(&k->u, pe, SK_SPAN("a.exe")), 0);
	k->l.r = k->u.record;
	k->l.o = &k->u.object[1];
	sk_observe_pe.look(&k->l);
	sk_observe_carried.look(&k->l);
}

static struct sk_span
got(const struct lookkit *k, enum sk_key key)
{
	return sk_record_get(k->l.r, 1, key);
}

#define assert_got(k, key, text) assert_got_at(k, key, text, __LINE__)
static void
assert_got_at(const struct lookkit *k, enum sk_key key, const char *text, int line)
{
	if (!sk_record_has(k->l.r, 1, key, text))
		fail_msg("line %d: %s is \"%.*s\", not \"%s\"", line, sk_key_table[key].name,
		    SK_FMT(got(k, key)), text);
}

/* --- headers --- */

static void
header_is_told(void **state)
{
	struct pekit p = { .timestamp = 1463443200 };
	struct lookkit k;

	(void)state;
	look_at(&k, pekit_build(made, &p));
	assert_got(&k, SK_KEY_PE_MACHINE, "i386");
	assert_int_equal(sk_record_count(k.l.r, 1, SK_KEY_PE_TIMESTAMP), 1463443200);
	assert_int_equal(sk_record_count(k.l.r, 1, SK_KEY_PE_SECTIONS), 4);
	assert_null(sk_record_find(k.l.r, 1, SK_KEY_PE_DLL));
	assert_null(sk_record_find(k.l.r, 1, SK_KEY_PE_DEFECT));
	assert_null(sk_record_find(k.l.r, 1, SK_KEY_PE_OVERLAY));
	assert_null(sk_record_find(k.l.r, 1, SK_KEY_PE_SIGNATURE));
	assert_null(sk_record_find(k.l.r, 1, SK_KEY_PE_ICON_CLASS));
	lookkit_close(&k);
	p = (struct pekit){ .plus = true, .dll = true };
	look_at(&k, pekit_build(made, &p));
	assert_got(&k, SK_KEY_PE_MACHINE, "amd64");
	assert_int_equal(sk_record_count(k.l.r, 1, SK_KEY_PE_DLL), 1);
	lookkit_close(&k);
	p = (struct pekit){ .machine = 0x1234 };
	look_at(&k, pekit_build(made, &p));
	assert_got(&k, SK_KEY_PE_MACHINE, "other");
	lookkit_close(&k);
}

static void
other_types_are_left(void **state)
{
	struct pekit p = { 0 };
	struct lookkit k;

	(void)state;
	assert_true(lookkit_open(&k, SK_TYPE_TEXT, pekit_build(made, &p)));
	sk_observe_pe.look(&k.l);
	assert_null(sk_record_find(k.l.r, 1, SK_KEY_PE_MACHINE));
	lookkit_close(&k);
}

static struct sk_span
patched(struct sk_span s, size_t off, uint32_t v)
{
	struct sk_span copy;

	assert_true(sk_arena_copy(made, s, &copy));
	for (size_t i = 0; i < 4; i++)
		((uint8_t *)(uintptr_t)copy.p)[off + i] = (uint8_t)(v >> 8 * i);
	return copy;
}

static void
defects_are_told(void **state)
{
	static const struct pekit_import im[] = { { "a.dll", "x" } };
	static const struct pekit_resource res[] = { { 10, 1, SK_LIT("abc") } };
	struct pekit p = { .import = im, .imports = 1, .resource = res, .resources = 1,
	    .certificate = true };
	struct sk_span whole = pekit_build(made, &p);
	size_t dirs = 0x80 + 24 + 96;		/* data directories, PE32 */
	const struct { struct sk_span pe; const char *word; } t[] = {
		{ SK_SPAN("MZ, and nothing"), "no_header" },
		{ SK_SPAN("MZ"), "no_header" },
		{ patched(whole, 0x3C, 0xFFFFFFF0), "no_header" },
		{ sk_span_head(whole, 0x500), "truncated" },
		{ sk_span_head(whole, 0x90 + 30), "truncated" },
		{ patched(whole, 0x84, 0xFFFF014C), "bad_sections" },
		{ patched(whole, dirs + 8, 0x00F00000), "bad_imports" },
		{ patched(whole, dirs + 16, 0x00F00000), "bad_resources" },
		{ patched(whole, dirs + 32, 0x00F00000), "bad_signature" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
		struct lookkit k;

		look_at(&k, t[i].pe);
		if (!sk_record_has(k.l.r, 1, SK_KEY_PE_DEFECT, t[i].word))
			fail_msg("case %zu: no %s", i, t[i].word);
		lookkit_close(&k);
	}
}

/* --- imports: expected values are MD5 of the text that pefile's rule gives --- */

static void
imphash_is_pefiles(void **state)
{
	static const struct pekit_import plain[] = {
		{ "KERNEL32.dll", "GetProcAddress LoadLibraryA" }, { "USER32.DLL", "MessageBoxA" } };
	static const struct pekit_import odd[] = {
		{ "WS2_32.dll", "#115 #23 #9999" }, { "WSOCK32.dll", "#1" },
		{ "oleaut32.dll", "#2 VariantClear" }, { "MFC42.DLL", "#815" },
		{ "comctl32.ocx", "#17" }, { "winspool.drv", "OpenPrinterA" } };
	static const struct { const struct pekit_import *im; size_t n; const char *text; } t[] = {
		{ plain, 2, "kernel32.getprocaddress,kernel32.loadlibrarya,user32.messageboxa" },
		{ odd, 6, "ws2_32.wsastartup,ws2_32.socket,ws2_32.ord9999,wsock32.accept,"
		    "oleaut32.sysallocstring,oleaut32.variantclear,mfc42.ord815,comctl32.ord17,"
		    "winspool.drv.openprintera" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof t / sizeof *t * 2; i++) {
		struct pekit p = { .plus = i % 2 != 0, .import = t[i / 2].im, .imports = t[i / 2].n };
		char want[SK_MD5_TEXT];
		struct lookkit k;

		assert_int_equal(sk_hash_md5(sk_span_text(t[i / 2].text), want), 0);
		look_at(&k, pekit_build(made, &p));
		assert_got(&k, SK_KEY_PE_IMPHASH, want);
		assert_null(sk_record_find(k.l.r, 1, SK_KEY_PE_DEFECT));
		lookkit_close(&k);
	}
}

/* --- resources --- */

static void
version_strings_are_told(void **state)
{
	static const struct pekit_string s[] = {
		{ "CompanyName", SK_LIT("\x8B\x5B\xC1\x8B") },		/* two ideographs */
		{ "OriginalFilename", SK_LIT("a\0.\0e\0x\0e\0") },
		{ "Comments", { NULL, 0 } },
	};
	struct pekit_resource res[] = { { 16, 1, pekit_version(made, s, 3) } };
	struct pekit p = { .resource = res, .resources = 1 };
	struct lookkit k;

	(void)state;
	(void)sk_charset_warm();
	look_at(&k, pekit_build(made, &p));
	assert_got(&k, SK_KEY_PE_VERSION_INFO, "CompanyName=\u5B8B\u8BC1");
	assert_got(&k, SK_KEY_PE_VERSION_INFO, "OriginalFilename=a.exe");
	lookkit_close(&k);
}

#define PDF "%PDF-1.4\n1 0 obj << /Type /Catalog >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"
#define RTF "{\\rtf1\\ansi a plain text, long enough to be shown to a person, and no more}"

static void
decoys_are_told(void **state)
{
	static const struct pekit_resource pdf[] = { { 10, 1, SK_LIT(PDF) } };
	static const struct pekit_resource own[] = { { 400, 1, SK_LIT(RTF) } };
	static const struct pekit_resource honest[] = { { 10, 1, SK_LIT("\xFF\xD8\xFF\xE0\0\x10JFIF\0"
	    "0123456789012345678901234567890123456789012345678901234567890123456789") } };
	const struct { struct pekit p; const char *type; } t[] = {
		{ { .resource = pdf, .resources = 1 }, "pdf" },
		{ { .resource = own, .resources = 1 }, "rtf" },
		{ { .overlay = SK_SPAN(PDF) }, "pdf" },
		{ { .overlay = SK_SPAN("\x10\x02\0\0name.pdf\0\0" PDF) }, "pdf" },
		{ { .overlay = SK_SPAN(RTF), .certificate = true }, "rtf" },
		{ { .tail = SK_SPAN(PDF), .certificate = true }, "pdf" },
		{ { .resource = honest, .resources = 1 }, NULL },
		{ { .overlay = SK_SPAN("NullsoftInst, and so on") }, NULL },
		{ { .data = SK_SPAN("%PDF-1.4 is what this viewer looks for") }, NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
		struct lookkit k;
		struct sk_span is;

		look_into(&k, pekit_build(made, &t[i].p));
		is = got(&k, SK_KEY_PE_DECOY);
		if (t[i].type == NULL ? is.n > 0 : !sk_span_is(is, t[i].type))
			fail_msg("case %zu: \"%.*s\"", i, SK_FMT(is));
		lookkit_close(&k);
	}
}

/* --- masks of one byte --- */

static struct sk_span
masked(struct sk_span s, uint8_t key, bool gentle, const char *before)
{
	struct sk_buf b = sk_buf_new(made, 1 << 20);

	(void)sk_buf_text(&b, before);
	for (size_t i = 0; i < s.n; i++)
		(void)sk_buf_byte(&b, gentle && (s.p[i] == 0 || s.p[i] == key) ? s.p[i] : s.p[i] ^ key);
	return sk_buf_view(&b);
}

static void
masked_loads_are_told(void **state)
{
	struct pekit inner = { 0 };
	struct sk_span pe = pekit_build(made, &inner), pdf = SK_SPAN(PDF);
	struct sk_span ole = SK_SPAN("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and so on");
	struct sk_span text = SK_SPAN("this text is under a mask, and nobody cares what it says");
	const struct { struct sk_span load; const char *type; } t[] = {
		{ pe, "pe" }, { pdf, "pdf" }, { ole, "ole" }, { text, NULL },
		{ SK_SPAN("MZ, and nothing that follows would be a program; the end is far off"), NULL }
	};

	(void)state;
	for (unsigned i = 0; i < sizeof t / sizeof *t * 4 * 256; i += i % 256 < 250 ? 5 : 1) {
		bool gentle = (i & 256) != 0, resource = (i & 512) != 0;
		uint8_t key = (uint8_t)i;
		struct sk_span load = masked(t[i / 1024].load, key, gentle, "junk before it");
		struct pekit_resource res = { 10, 1, load };
		struct pekit p = { .resource = &res, .resources = resource, .overlay = resource ?
		    (struct sk_span){ 0 } : load, .certificate = true };
		struct lookkit k;
		struct sk_span is;

		look_at(&k, pekit_build(made, &p));
		sk_observe_carried.look(&k.l);
		is = got(&k, SK_KEY_PE_HIDDEN);
		if (key == 0 || t[i / 1024].type == NULL ? is.n > 0 : !sk_span_is(is, t[i / 1024].type))
			fail_msg("load %u, key %u: \"%.*s\"", i / 1024, key, SK_FMT(is));
		lookkit_close(&k);
	}
}

/* --- self-extractors --- */

#define CONFIG ";!@Install@!UTF-8!\r\nTitle=\"\xE8\xB3\x87\xE6\x96\x99\"\r\nGUIMode=\"2\"\r\n" \
	"RunProgram=\"hidcon:update.exe\"\r\nExecuteFile=\"agenda.pdf\"\r\n;!@InstallEnd@!"
#define RAR "Rar!\x1A\x07\x01\0" "0123456789012345678901234567890123456789012345678901234567890123"
#define COMMENT ";The comment below contains SFX script commands\r\n\r\nPath=%TEMP%\r\n" \
	"Silent=1\r\nOverwrite=1\r\nSetup=svc.exe\r\nSetup=plan.doc\r\n"

static void
extractors_are_read(void **state)
{
	static const struct pekit_resource cab[] = {
		{ 10, 0, SK_LIT("agenda.doc\0") }, { 10, 0, SK_LIT("svc.exe /q\0") },
		{ 10, 0, SK_LIT("\1\0\0\0") }, { 10, 0, SK_LIT("<None>\0") }
	};
	static const char *const names[] = { "POSTRUNPROGRAM", "RUNPROGRAM", "SHOWWINDOW", "USRQCMD" };
	static const struct pekit_resource shown[] = {
		{ 10, 0, SK_LIT("setup.exe\0") }, { 10, 0, SK_LIT("\0\0\0\0") }
	};
	static const struct pekit_resource other[] = { { 11, 0, SK_LIT("setup.exe\0") } };
	const struct { struct pekit p; const char *run[2]; bool silent; } t[] = {
		{ { .overlay = SK_SPAN(CONFIG "7z\xBC\xAF\x27\x1C" RAR) }, { "hidcon:update.exe", "agenda.pdf" }, true },
		{ { .overlay = SK_SPAN(RAR COMMENT) }, { "svc.exe", "plan.doc" }, true },
		{ { .overlay = SK_SPAN(RAR "\0CMT" COMMENT "\0\1\2"), .certificate = true }, { "svc.exe", "plan.doc" }, true },
		{ { .overlay = SK_SPAN(RAR "\0Setup=driver.exe\r\n\0") }, { "driver.exe" }, false },
		{ { .resource = cab, .resources = 4, .resource_name = names }, { "svc.exe /q", "agenda.doc" }, true },
		{ { .resource = shown, .resources = 2, .resource_name = names + 1 }, { "setup.exe" }, false },
		{ { .resource = other, .resources = 1, .resource_name = names + 1 }, { NULL }, false },
		{ { .overlay = SK_SPAN(RAR) }, { NULL }, false },
		{ { .overlay = SK_SPAN("Setup=a.exe is what this text speaks of, and so on and on and on and on") }, { NULL }, false },
	};

	(void)state;
	(void)sk_charset_warm();
	for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
		struct lookkit k;

		look_into(&k, pekit_build(made, &t[i].p));
		for (size_t c = 0; c < 2; c++)
			if (t[i].run[c] != NULL && !sk_record_has(k.l.r, 1, SK_KEY_PE_SFX_RUN, t[i].run[c]))
				fail_msg("case %zu: \"%.*s\", not \"%s\"", i, SK_FMT(got(&k,
				    SK_KEY_PE_SFX_RUN)), t[i].run[c]);
		if (t[i].run[0] == NULL && got(&k, SK_KEY_PE_SFX_RUN).n > 0)
			fail_msg("case %zu runs \"%.*s\"", i, SK_FMT(got(&k, SK_KEY_PE_SFX_RUN)));
		if ((sk_record_count(k.l.r, 1, SK_KEY_PE_SFX_SILENT) != 0) != t[i].silent)
			fail_msg("case %zu: silent or not", i);
		lookkit_close(&k);
	}
}

/* --- overlay and signature --- */

static void
overlay_is_without_signature(void **state)
{
	static const struct {
		const char	*overlay, *tail;
		bool		 signature;
		uint64_t	 bytes;
	} t[] = {
		{ NULL, NULL, true, 0 },
		{ "12345", NULL, false, 5 },
		{ "12345", NULL, true, 5 },
		{ NULL, "behind", true, 6 },
		{ "12345", "behind", true, 11 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
		struct pekit p = { .overlay = sk_span_text(t[i].overlay),
		    .tail = sk_span_text(t[i].tail), .certificate = t[i].signature };
		struct lookkit k;

		look_at(&k, pekit_build(made, &p));
		if (sk_record_count(k.l.r, 1, SK_KEY_PE_OVERLAY) != t[i].bytes)
			fail_msg("case %zu: %llu bytes", i, (unsigned long long)
			    sk_record_count(k.l.r, 1, SK_KEY_PE_OVERLAY));
		assert_int_equal(got(&k, SK_KEY_PE_SIGNATURE).n > 0, t[i].signature);
		if (t[i].signature)
			assert_got(&k, SK_KEY_PE_SIGNATURE, "present");
		lookkit_close(&k);
	}
}

static void
signature_is_present_or_damaged(void **state)
{
	struct pekit p = { .certificate = true };
	struct sk_span whole = pekit_build(made, &p);
	size_t at = whole.n - 24, dir = 0x80 + 24 + 96 + 32;
	const struct { struct sk_span pe; const char *word; } t[] = {
		{ whole, "present" },
		{ sk_span_head(whole, whole.n - 1), "damaged" },
		{ patched(whole, at, 7), "damaged" },
		{ patched(whole, at, 25), "damaged" },
		{ patched(whole, at + 4, 0x00020300), "damaged" },
		{ patched(whole, at + 4, 0x00030200), "damaged" },
		{ patched(whole, at + 8, 0x06090E31), "damaged" },
		{ patched(whole, at + 8, 0x0609FF30), "damaged" },
		{ patched(whole, dir, 0xFFFFFFFF), "damaged" },
		{ patched(whole, dir + 4, 4), "damaged" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
		struct lookkit k;

		look_at(&k, t[i].pe);
		if (!sk_record_has(k.l.r, 1, SK_KEY_PE_SIGNATURE, t[i].word))
			fail_msg("case %zu: not %s", i, t[i].word);
		lookkit_close(&k);
	}
}

/* --- icons --- */

static const struct drawing {
	const char	*name;
	void		(*draw)(struct canvas *c);
	const char	*class;
	bool		 few_colours;	/* is also told in 16 colours */
} drawings[] = {
	{ "plain page", draw_plain_page, "document", true },
	{ "grey page", draw_grey_page, "document", false },
	{ "text page", draw_text_page, "document", true },
	{ "Word 2003", draw_word_2003, "document", true },
	{ "Word 2007", draw_word_2007, "document", false },
	{ "Word 2013", draw_word_2013, "document", false },
	{ "Excel", draw_excel, "document", false },
	{ "PowerPoint", draw_powerpoint, "document", false },
	{ "PDF band", draw_pdf_band, "pdf", false },
	{ "PDF mark", draw_pdf_mark, "pdf", false },
	{ "folder XP", draw_folder_xp, "folder", false },
	{ "folder 7", draw_folder_seven, "folder", false },
	{ "folder 10", draw_folder_ten, "folder", false },
	{ "picture", draw_picture, "picture", false },
	{ "blue sheet", draw_sheet_blue, "document", false },
	{ "red sheet", draw_sheet_red, "pdf", false },
	{ "blue folder", draw_folder_blue, "folder", false },
	{ "editor", draw_editor, "other", true },
	{ "page on a tile", draw_page_on_tile, "other", true },
	{ "round corner", draw_round_corner, "other", true },
	{ "round logo", draw_round_logo, "other", true },
	{ "gear", draw_gear, "other", true },
	{ "shield", draw_shield, "other", true },
	{ "setup", draw_setup, "other", true },
	{ "terminal", draw_terminal, "other", true },
	{ "white logo", draw_white_logo, "other", true },
	{ "white tall logo", draw_white_tall_logo, "other", true },
	{ "window", draw_window, "other", true },
	{ "calculator", draw_calculator, "other", true },
	{ "envelope", draw_envelope, "other", true },
	{ "smiley", draw_smiley, "other", true },
	{ "phone", draw_phone, "other", true },
	{ "warning", draw_warning, "other", true },
	{ "sticky note", draw_sticky, "other", true },
	{ "tile", draw_tile, "other", true },
	{ "red tile", draw_adobe_tile, "other", true },
	{ "parcel", draw_box, "other", true },
	{ "white card", draw_white_card, "other", true },
};

static struct sk_span
program_with_icon(struct sk_arena *a, void (*draw)(struct canvas *), unsigned side, unsigned bits)
{
	struct canvas c = canvas_new(a, side);
	struct pekit_resource res[2] = { { .type = 3, .id = 1 }, { .type = 14, .id = 1 } };
	struct pekit p = { .resource = res, .resources = 2 };

	draw(&c);
	res[0].data = icon_bitmap(a, shrink(&c), side, bits);
	res[1].data = icon_group(a, &side, &bits, 1);
	return pekit_build(a, &p);
}

static void
icons_are_told_by_their_look(void **state)
{
	static const struct { unsigned side, bits; } form[] = {
		{ 32, 32 }, { 48, 32 }, { 64, 32 }, { 128, 32 }, { 48, 24 }, { 32, 24 }, { 48, 8 }, { 32, 8 },
		{ 32, 4 }, { 48, 4 }
	};
	unsigned wrong = 0;

	(void)state;
	for (size_t i = 0; i < sizeof drawings / sizeof *drawings; i++)
		for (size_t f = 0; f < sizeof form / sizeof *form; f++) {
			const struct drawing *d = &drawings[i];
			struct sk_arena *a = sk_arena_new((size_t)256 << 20);
			struct lookkit k;

			if (form[f].bits == 4 && !d->few_colours) {
				sk_arena_free(a);
				continue;
			}
			look_at(&k, program_with_icon(a, d->draw, form[f].side, form[f].bits));
			if (!sk_record_has(k.l.r, 1, SK_KEY_PE_ICON_CLASS, d->class)) {
				wrong++;
				print_message("%s, %u pixels, %u bits: %.*s, not %s\n", d->name,
				    form[f].side, form[f].bits, SK_FMT(got(&k, SK_KEY_PE_ICON_CLASS)),
				    d->class);
			}
			lookkit_close(&k);
			sk_arena_free(a);
		}
	assert_int_equal(wrong, 0);
}

/* --- PNG (ISO/IEC 15948) --- */

static void
put_chunk(struct sk_buf *b, const char *type, struct sk_span data)
{
	size_t at = b->n + 4;
	uLong crc;

	for (int i = 3; i >= 0; i--)
		(void)sk_buf_byte(b, (uint8_t)(data.n >> 8 * i));
	(void)sk_buf_text(b, type);
	(void)sk_buf_span(b, data);
	crc = crc32(0, b->p + at, (uInt)(b->n - at));
	for (int i = 3; i >= 0; i--)
		(void)sk_buf_byte(b, (uint8_t)(crc >> 8 * i));
}

/* w by h as the header claims, with the rows of pixel (side by side). */
static struct sk_span
png_of(const uint32_t *pixel, unsigned side, unsigned w, unsigned h, const char *extra)
{
	struct sk_buf b = sk_buf_new(made, 4 << 20), raw = sk_buf_new(made, 4 << 20);
	uint8_t head[13] = { 0, 0, (uint8_t)(w >> 8), (uint8_t)w, 0, 0, (uint8_t)(h >> 8), (uint8_t)h,
	    8, 6 };
	uLongf n;
	uint8_t *packed;

	for (unsigned y = 0; y < side; y++) {
		(void)sk_buf_byte(&raw, 0);
		for (unsigned x = 0; x < side; x++) {
			uint32_t c = pixel[y * side + x];

			(void)sk_buf_le(&raw, (c >> 16 & 255) | (c & 0xFF00) | (c & 255) << 16 | (c & 0xFF000000), 4);
		}
	}
	n = compressBound(raw.n);
	packed = sk_arena_alloc(made, n);
	assert_non_null(packed);
	assert_int_equal(compress2(packed, &n, raw.p, raw.n, 9), Z_OK);
	(void)sk_buf_put(&b, "\x89PNG\r\n\x1A\n", 8);
	put_chunk(&b, "IHDR", (struct sk_span){ head, sizeof head });
	if (extra != NULL)
		put_chunk(&b, extra, SK_SPAN("junk that is no such chunk, and much too long for what it is"));
	put_chunk(&b, "IDAT", (struct sk_span){ packed, n });
	put_chunk(&b, "IEND", (struct sk_span){ 0 });
	return sk_buf_view(&b);
}

static void
png_icons_are_told_too(void **state)
{
	static const unsigned sides[] = { 48, 256 };
	unsigned wrong = 0;

	(void)state;
	for (size_t i = 0; i < sizeof drawings / sizeof *drawings * 2; i++) {
		const struct drawing *d = &drawings[i / 2];
		unsigned side = sides[i % 2], bits = 32, claimed = side & 255;
		struct canvas c = canvas_new(made, side);
		struct pekit_resource res[2] = { { .type = 3, .id = 1 }, { .type = 14, .id = 1 } };
		struct pekit p = { .resource = res, .resources = 2 };
		struct lookkit k;

		d->draw(&c);
		res[0].data = png_of(shrink(&c), side, side, side, i % 3 == 0 ? "gAMA" : NULL);
		res[1].data = icon_group(made, &claimed, &bits, 1);
		look_at(&k, pekit_build(made, &p));
		if (!sk_record_has(k.l.r, 1, SK_KEY_PE_ICON_CLASS, d->class)) {
			wrong++;
			print_message("%s, PNG of %u: %.*s\n", d->name, side,
			    SK_FMT(got(&k, SK_KEY_PE_ICON_CLASS)));
		}
		lookkit_close(&k);
	}
	assert_int_equal(wrong, 0);
}

static void
check_png(struct sk_span png, const char *class)
{
	unsigned side = 32, bits = 32;
	struct pekit_resource res[2] = { { 3, 1, png }, { 14, 1, icon_group(made, &side, &bits, 1) } };
	struct pekit p = { .resource = res, .resources = 2 };
	struct lookkit k;

	look_at(&k, pekit_build(made, &p));
	assert_int_equal(got(&k, SK_KEY_PE_ICON_CLASS).n > 0, png.n > 0);
	if (class != NULL)
		assert_got(&k, SK_KEY_PE_ICON_CLASS, class);
	lookkit_close(&k);
}

static void
bad_png_is_no_harm(void **state)
{
	struct canvas c = canvas_new(made, 32);
	const uint32_t *pixel;
	struct sk_span good;

	(void)state;
	draw_text_page(&c);
	pixel = shrink(&c);
	good = png_of(pixel, 32, 32, 32, NULL);
	check_png(good, "document");
	for (size_t n = 1; n < good.n; n += 3)
		check_png(sk_span_head(good, n), n < 50 ? "other" : NULL);
	check_png(png_of(pixel, 32, 257, 32, NULL), "other");
	check_png(png_of(pixel, 32, 32, 60000, NULL), "other");
	check_png(png_of(pixel, 32, 0, 32, NULL), "other");
	check_png(png_of(pixel, 32, 32, 256, NULL), NULL);
	check_png(SK_SPAN("\x89PNG\r\n\x1A\n and so on"), "other");
}

/* The largest image names the icon; a bitmap is looked at, whatever else there is. */
static void
group_is_read_as_windows_does(void **state)
{
	static const struct sk_span png = SK_LIT("\x89PNG\r\n\x1A\n and so on");
	unsigned side[] = { 0, 32 }, bits[] = { 32, 32 };
	struct canvas c = canvas_new(made, 32);
	struct pekit_resource res[3] = { { 3, 1, png }, { 3, 2, { 0 } }, { 14, 1, { 0 } } };
	struct pekit p = { .resource = res, .resources = 3 };
	char want[SK_MD5_TEXT];
	struct lookkit k;

	(void)state;
	draw_text_page(&c);
	res[1].data = icon_bitmap(made, shrink(&c), 32, 32);
	res[2].data = icon_group(made, side, bits, 2);
	look_at(&k, pekit_build(made, &p));
	assert_int_equal(sk_hash_md5(png, want), 0);
	assert_got(&k, SK_KEY_PE_ICON_HASH, want);
	assert_got(&k, SK_KEY_PE_ICON_CLASS, "document");
	lookkit_close(&k);
	res[2].data = icon_group(made, side, bits, 1);
	look_at(&k, pekit_build(made, &p));
	assert_got(&k, SK_KEY_PE_ICON_CLASS, "other");
	lookkit_close(&k);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(header_is_told),
		cmocka_unit_test(other_types_are_left),
		cmocka_unit_test(defects_are_told),
		cmocka_unit_test(imphash_is_pefiles),
		cmocka_unit_test(version_strings_are_told),
		cmocka_unit_test(decoys_are_told),
		cmocka_unit_test(masked_loads_are_told),
		cmocka_unit_test(extractors_are_read),
		cmocka_unit_test(overlay_is_without_signature),
		cmocka_unit_test(signature_is_present_or_damaged),
		cmocka_unit_test(icons_are_told_by_their_look),
		cmocka_unit_test(png_icons_are_told_too),
		cmocka_unit_test(bad_png_is_no_harm),
		cmocka_unit_test(group_is_read_as_windows_does),
	};

	return cmocka_run_group_tests_name("pe", tests, setup, teardown);
}
