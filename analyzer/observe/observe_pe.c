#include "base/charset.h"
#include "observe/observe.h"
#include "pe.h"

/* Source: Microsoft, "PE Format". */
enum { VERSION_STRINGS = 64, VERSION_BYTES = 1024 };
enum { FLAG_DLL = 0x2000 };

static const struct { uint16_t machine; const char *word; } machine_table[] = {
	{ 0x014C, "i386" }, { 0x8664, "amd64" }, { 0x01C0, "arm" }, { 0x01C2, "arm" },
	{ 0x01C4, "arm" }, { 0xAA64, "arm64" }
};
static const char *const defect_table[] = {
	"truncated", "no_header", "bad_sections", "bad_imports", "bad_resources", "bad_signature"
};
static const char *const icon_table[] = {
	[SK_ICON_OTHER] = "other", [SK_ICON_DOCUMENT] = "document", [SK_ICON_FOLDER] = "folder",
	[SK_ICON_PDF] = "pdf", [SK_ICON_PICTURE] = "picture"
};

static void
say(const struct sk_look *l, enum sk_key key, const char *word)
{
	(void)sk_record_text_once(l->r, l->self, key, sk_span_text(word));
}

static void
say_number(const struct sk_look *l, enum sk_key key, uint64_t n)
{
	(void)sk_record_number(l->r, l->self, key, n);
}

static void
look_header(const struct sk_look *l, const struct sk_pe *pe)
{
	const char *machine = "other";

	for (size_t i = 0; i < sizeof machine_table / sizeof *machine_table; i++)
		if (machine_table[i].machine == pe->machine)
			machine = machine_table[i].word;
	say(l, SK_KEY_PE_MACHINE, machine);
	if ((pe->flags & FLAG_DLL) != 0)
		say_number(l, SK_KEY_PE_DLL, 1);
	say_number(l, SK_KEY_PE_TIMESTAMP, pe->timestamp);
	say_number(l, SK_KEY_PE_SECTIONS, pe->sections_claimed);
}

/* ---- what it is made of ---- */

enum { SIBLINGS = 1000, PADDING_LEAST = 1 << 20 };

/* The last piece of a name. */
static struct sk_span
base_name(struct sk_span s)
{
	size_t from = s.n;

	while (from > 0 && s.p[from - 1] != '/' && s.p[from - 1] != '\\')
		from--;
	return sk_span_from(s, from);
}

/* Notes a library that lies in the same container. */
static bool
look_library(struct sk_span name, void *user)
{
	const struct sk_look *l = user;
	struct sk_buf b = sk_buf_new(l->arena, 512);
	size_t seen = 0;

	for (size_t i = l->o->parent + 1; i < l->u->n && seen < SIBLINGS; i++) {
		const struct sk_object *o = &l->u->object[i];

		if (o->parent != l->o->parent)
			continue;
		seen++;
		if (o->names == 0 || name.n == 0 ||
		    !sk_span_same_nocase(base_name(o->name[0].text), name))
			continue;
		for (size_t k = 0; k < name.n; k++)
			(void)sk_buf_byte(&b, name.p[k] >= 'A' && name.p[k] <= 'Z' ?
			    name.p[k] | 0x20 : name.p[k]);
		(void)sk_record_text_once(l->r, l->self, SK_KEY_PE_LIBRARY, sk_buf_view(&b));
		break;
	}
	return sk_budget_time(l->budget);
}

static void
look_make(const struct sk_look *l, struct sk_pe *pe)
{
	struct sk_look own = *l;
	const char *packer = sk_pe_packer(pe);
	uint64_t padding = sk_pe_padding(pe);

	if (packer != NULL)
		say(l, SK_KEY_PE_PACKER, packer);
	if (padding >= PADDING_LEAST)
		say_number(l, SK_KEY_PE_PADDING, padding);
	if (l->o->member)
		sk_pe_libraries(pe, look_library, &own);
}

static void
look_version(const struct sk_look *l, const struct sk_pe_resource *r, size_t n)
{
	struct sk_pe_string s[VERSION_STRINGS];
	size_t strings = 0;

	for (size_t i = 0; i < n && strings == 0; i++)
		if (r[i].type == SK_RT_VERSION)
			strings = sk_pe_version(r[i].data, s, VERSION_STRINGS);
	for (size_t i = 0; i < strings; i++) {
		struct sk_buf b = sk_buf_new(l->arena, VERSION_BYTES);

		if (s[i].name.n == 0 || s[i].value.n == 0)
			continue;
		(void)sk_charset_to_utf8(SK_CS_UTF16LE, sk_span_head(s[i].name, 128), &b, NULL);
		(void)sk_buf_byte(&b, '=');
		(void)sk_charset_to_utf8(SK_CS_UTF16LE, s[i].value, &b, NULL);
		(void)sk_record_text(l->r, l->self, SK_KEY_PE_VERSION_INFO, sk_buf_view(&b));
	}
}

static enum sk_icon_class
class_of(const struct sk_look *l, struct sk_span image)
{
	struct sk_icon icon;

	return sk_icon_decode(image, l->arena, &icon) ? sk_icon_classify(&icon, l->arena) :
	    SK_ICON_OTHER;
}

static void
look_icon(const struct sk_look *l, const struct sk_pe_resource *r, size_t n)
{
	struct sk_span largest, best;
	enum sk_icon_class class;
	char hash[SK_MD5_TEXT];

	sk_pe_icons(r, n, &largest, &best);
	if (largest.n == 0)
		return;
	if (sk_hash_md5(largest, hash) == 0)
		say(l, SK_KEY_PE_ICON_HASH, hash);
	class = class_of(l, best);
	/* Which one a person sees depends on the view. */
	if (class == SK_ICON_OTHER && largest.p != best.p)
		class = class_of(l, largest);
	say(l, SK_KEY_PE_ICON_CLASS, icon_table[class]);
}

/* Primary languages of a LANGID: Microsoft, "Language Identifier Constants". */
static void
look_language(const struct sk_look *l, const struct sk_pe_resource *r, size_t n)
{
	static const struct { uint32_t primary; const char *word; } table[] = {
		{ 0x04, "zh" }, { 0x09, "en" }, { 0x11, "ja" }, { 0x12, "ko" }, { 0x19, "ru" },
	};
	unsigned seen = 0;

	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < sizeof table / sizeof *table; k++)
			if ((r[i].language & 0x3FF) == table[k].primary && (seen & 1u << k) == 0) {
				seen |= 1u << k;
				say(l, SK_KEY_PE_LANGUAGE, table[k].word);
			}
}

static void
look_resources(const struct sk_look *l, const struct sk_pe *pe)
{
	const struct sk_pe_resource *r = pe->resource;
	size_t n = pe->resources;

	look_version(l, r, n);
	look_icon(l, r, n);
	look_language(l, r, n);
}

static void
look_tail(const struct sk_look *l, const struct sk_pe *pe)
{
	if (pe->signature != NULL)
		say(l, SK_KEY_PE_SIGNATURE, pe->signature);
	if (pe->overlay[0].n == 0)
		return;
	say_number(l, SK_KEY_PE_OVERLAY, pe->overlay[0].n + pe->overlay[1].n);
	for (int i = 0; i < 2 && pe->overlay[i].n > 0; i++) {
		enum sk_type t = sk_typer(pe->overlay[i], (struct sk_span){ 0 });

		if (t != SK_TYPE_UNKNOWN)
			say(l, SK_KEY_PE_OVERLAY_TYPE, sk_type_table[t].word);
	}
}

static void
look(const struct sk_look *l)
{
	char imphash[SK_MD5_TEXT];
	struct sk_pe *pe;

	if (l->o->type != SK_TYPE_PE || !l->o->seen || (pe = sk_pe_of(l->u, l->self)) == NULL)
		return;
	if ((pe->defects & SK_PE_NO_HEADER) == 0) {
		look_header(l, pe);
		look_make(l, pe);
		if (sk_pe_imphash(pe, l->arena, imphash))
			say(l, SK_KEY_PE_IMPHASH, imphash);
		look_resources(l, pe);
		look_tail(l, pe);
	}
	for (size_t i = 0; i < sizeof defect_table / sizeof *defect_table; i++)
		if ((pe->defects & 1u << i) != 0)
			say(l, SK_KEY_PE_DEFECT, defect_table[i]);
}

const struct sk_observer sk_observe_pe = {
	.source = "Microsoft, PE Format; Mandiant, Tracking Malware with Import Hashing (2014)",
	.look = look,
};
