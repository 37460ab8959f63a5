#include <stdio.h>
#include <string.h>
#include "base/charset.h"
#include "base/text.h"
#include "name.h"
#include "observe/observe.h"

enum {
	MOST = 4096,		/* code points of a name that are looked at */
	BLANKS = 5,		/* from this many on a run hides what follows */
	READINGS = 16
};

/* One reading of a name, as code points of its last piece. */
struct letters {
	struct sk_span	 name;		/* all of it */
	char		 ext[SK_EXTENSION];
	size_t		 n;
	size_t		 dot;		/* of the extension that counts; n if there is none */
	uint32_t	 cp[MOST];
};

static void
once(const struct sk_look *l, enum sk_key key, uint64_t number)
{
	if (sk_record_find(l->r, l->self, key) == NULL)
		(void)sk_record_number(l->r, l->self, key, number);
}

static void
read_letters(struct letters *t, struct sk_span name)
{
	uint32_t c;

	t->name = name;
	t->n = 0;
	sk_name_extension(name, t->ext);
	while (t->n < MOST && sk_utf8_next(&name, &c)) {
		t->cp[t->n++] = c;
		if (c == '/' || c == '\\')
			t->n = 0;
	}
	t->dot = t->n;
	for (size_t i = 0; i < t->n && name.n == 0; i++)
		if (t->cp[i] == '.' && i + 1 < t->n && t->cp[i + 1] != ' ' && t->cp[i + 1] != '.')
			t->dot = i;
}

/* The word at i, full-width letters as ASCII ones, up to the next dot or blank.
 * False if it is none that could be an extension. */
static bool
word_at(const struct letters *t, size_t i, size_t end, char word[SK_EXTENSION], size_t *end_r)
{
	size_t n = 0;

	for (; i < end && t->cp[i] != '.' && !sk_cp_is_blank(t->cp[i]) &&
	    !sk_cp_is_dot_like(t->cp[i]); i++) {
		uint32_t c = t->cp[i];

		if (c >= 0xFF01 && c <= 0xFF5E)
			c -= 0xFEE0;
		if (sk_cp_is_invisible(c) || sk_cp_is_bidi(c))
			continue;
		if (c >= 0x80 || n + 1 >= SK_EXTENSION)
			return false;
		word[n++] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
	}
	word[n] = '\0';
	*end_r = i;
	return n > 0;
}

static void
look_order(const struct sk_look *l, const struct letters *t)
{
	struct sk_buf shown = sk_buf_new(l->arena, 4 * MOST), safe = sk_buf_new(l->arena, 4 * MOST);
	bool forced = false;

	for (size_t i = 0; i < t->n; i++)
		forced = forced || t->cp[i] == 0x202E || t->cp[i] == 0x202D;
	if (!forced || sk_record_find(l->r, l->self, SK_KEY_NAME_RTLO) != NULL ||
	    !sk_name_shown(t->name, &shown))
		return;
	sk_text_safe(&safe, sk_buf_view(&shown), 256);
	(void)sk_record_text(l->r, l->self, SK_KEY_NAME_RTLO, sk_buf_view(&safe));
}

/* Marks that honest scripts need: direction marks, and joiners and variation
 * selectors behind a character that takes them. */
static bool
is_honest(const struct letters *t, size_t i)
{
	uint32_t c = t->cp[i], before = i == 0 ? 0 : t->cp[i - 1];

	if (c == 0x200E || c == 0x200F || c == 0x061C)
		return true;
	return ((c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF) ||
	    c == 0x200C || c == 0x200D) && before >= 0x00A9 && !sk_cp_is_blank(before) &&
	    !sk_cp_is_invisible(before);
}

static void
look_invisible(const struct sk_look *l, const struct letters *t)
{
	uint64_t n = 0;

	for (size_t i = 0; i < t->n; i++) {
		uint32_t c = t->cp[i];

		n += (c < 0x20 || (c >= 0x7F && c < 0xA0) || sk_cp_is_invisible(c) ||
		    sk_cp_is_bidi(c)) && !is_honest(t, i);
	}
	if (n > 0)
		once(l, SK_KEY_NAME_INVISIBLE, n);
}

/* "x.pdf.exe", "x.pdf   .exe", "x．pdf.scr": the last word before the dot. */
static void
look_double(const struct sk_look *l, const struct letters *t)
{
	size_t end = t->dot, at, stop;
	char word[SK_EXTENSION];

	if (t->dot == t->n || !sk_extension_runs(sk_span_text(t->ext)))
		return;
	while (end > 0 && (sk_cp_is_blank(t->cp[end - 1]) || t->cp[end - 1] == '.' ||
	    sk_cp_is_invisible(t->cp[end - 1]) || sk_cp_is_bidi(t->cp[end - 1])))
		end--;
	for (at = end; at > 0 && end - at < SK_EXTENSION && t->cp[at - 1] != '.' &&
	    !sk_cp_is_dot_like(t->cp[at - 1]); at--)
		;
	if (at <= 1 || (t->cp[at - 1] != '.' && !sk_cp_is_dot_like(t->cp[at - 1])))
		return;
	while (at < end && sk_cp_is_blank(t->cp[at]))
		at++;
	if (word_at(t, at, end, word, &stop) && stop == end &&
	    sk_extension_reads(sk_span_text(word)))
		(void)sk_record_text_once(l->r, l->self, SK_KEY_NAME_DOUBLE_EXTENSION,
		    sk_span_text(word));
}

static void
look_padded(const struct sk_look *l, const struct letters *t)
{
	uint64_t run = 0, longest = 0;

	/* The extension may stand behind what is looked at. */
	if (t->dot == t->n && t->ext[0] == '\0')
		return;
	for (size_t i = 0; i < t->dot; i++) {
		if (sk_cp_is_blank(t->cp[i]))
			run++;
		else if (!sk_cp_is_invisible(t->cp[i]))
			run = 0;
		longest = run > longest ? run : longest;
	}
	if (longest >= BLANKS)
		once(l, SK_KEY_NAME_PADDED, longest);
}

static void
look_dots(const struct sk_look *l, const struct letters *t)
{
	char word[SK_EXTENSION], hex[16];
	size_t stop;

	for (size_t i = 1; i < t->n; i++) {
		if (!sk_cp_is_dot_like(t->cp[i]) || !word_at(t, i + 1, t->n, word, &stop) ||
		    (stop < t->n && t->cp[stop] != '.' && !sk_cp_is_blank(t->cp[stop])) ||
		    (!sk_extension_runs(sk_span_text(word)) &&
		    !sk_extension_reads(sk_span_text(word))))
			continue;
		(void)snprintf(hex, sizeof hex, "U+%04X", (unsigned)t->cp[i]);
		(void)sk_record_text_once(l->r, l->self, SK_KEY_NAME_DOT_LIKE, sk_span_text(hex));
		return;
	}
}

/* A piece "..", or a member that names its own place on the disk. */
static void
look_way(const struct sk_look *l, struct sk_span name)
{
	bool out = l->o->member && name.n > 1 && (name.p[0] == '/' || name.p[0] == '\\' ||
	    (name.p[1] == ':' && name.n > 2 && (name.p[2] == '\\' || name.p[2] == '/')));
	size_t from = 0;

	for (size_t i = 0; i <= name.n && !out; i++)
		if (i == name.n || name.p[i] == '/' || name.p[i] == '\\') {
			out = i - from == 2 && name.p[from] == '.' && name.p[from + 1] == '.';
			from = i + 1;
		}
	if (out)
		once(l, SK_KEY_NAME_TRAVERSAL, 1);
}

/* Every extension once, those that run first; more than one: readers differ. */
static void
look_extensions(const struct sk_look *l, size_t readings)
{
	char ext[READINGS][SK_EXTENSION];
	size_t different = 0;

	for (size_t i = 0; i < readings; i++) {
		size_t k = 0;

		sk_name_extension(l->o->name[i].text, ext[different]);
		while (k < different && strcmp(ext[k], ext[different]) != 0)
			k++;
		different += k == different;
	}
	for (int runs = 1; runs >= 0; runs--)
		for (size_t i = 0; i < different; i++)
			if (ext[i][0] != '\0' &&
			    sk_extension_runs(sk_span_text(ext[i])) == (runs == 1))
				(void)sk_record_text_once(l->r, l->self, SK_KEY_NAME_EXTENSION,
				    sk_span_text(ext[i]));
	if (different > 1)
		once(l, SK_KEY_NAME_READINGS_DIFFER, different);
}

static void
look(const struct sk_look *l)
{
	size_t readings = l->o->names < READINGS ? l->o->names : READINGS;
	struct letters t;

	if (readings == 0)
		return;
	look_extensions(l, readings);
	for (size_t i = 0; i < readings; i++) {
		read_letters(&t, l->o->name[i].text);
		look_order(l, &t);
		look_invisible(l, &t);
		look_double(l, &t);
		look_padded(l, &t);
		look_dots(l, &t);
		look_way(l, t.name);
	}
}

const struct sk_observer sk_observe_name = {
	.source = "MITRE ATT&CK T1036.002 (right-to-left override), T1036.007 (double extension); "
	    "UAX #9; Microsoft, Naming Files, Paths, and Namespaces",
	.look = look,
};
