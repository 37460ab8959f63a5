#include <errno.h>
#include <stdio.h>
#include <string.h>
#include "base/charset.h"
#include "base/error.h"
#include "doors/passwords.h"
#include "say.h"

enum { LINE_BYTES = 4096 };	/* a longer line is told as too long, too */

/* A file that is being read. */
struct reading {
	struct sk_arena		*arena;
	const char		*file;
	unsigned		 line;
	size_t			 most;
	struct sk_strings	 list;
	char			*error;
};

static int
wrong(const struct reading *in, const char *why)
{
	(void)snprintf(in->error, 512, "%.200s:%u: %s", in->file, in->line, why);
	return SK_E_CONFIG;
}

/* Why text is no password that we take, or NULL. */
static const char *
flaw(struct sk_span text)
{
	if (sk_span_chr(text, 0, 0) != SK_SPAN_NONE)
		return "a password has no NUL in it";
	if (!sk_utf8_valid(text))
		return "this is no UTF-8";
	return text.n > SK_PASSWORD_BYTES ? "a password has 256 bytes at most" : NULL;
}

static bool
is_blank(struct sk_span s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] != ' ' && s.p[i] != '\t')
			return false;
	return true;
}

static int
keep(struct reading *in, struct sk_span text)
{
	const char *why = flaw(text), *copy;

	if (why != NULL)
		return wrong(in, why);
	if (in->list.n >= in->most)
		return wrong(in, in->most == SK_PASSWORDS_GIVEN ? "there are more than 100 passwords; "
		    "a longer list is for the setting [engine] passwords" :
		    "there are more than 10000 passwords");
	if ((copy = sk_arena_text(in->arena, text)) == NULL)
		return SK_E_MEMORY;
	return sk_strings_add(in->arena, &in->list, copy);
}

static int
take_line(struct reading *in, struct sk_span s)
{
	if (s.n > 0 && s.p[s.n - 1] == '\n')
		s.n--;
	if (s.n > 0 && s.p[s.n - 1] == '\r')
		s.n--;
	if (in->line == 1 && sk_span_begins(s, SK_SPAN("\xEF\xBB\xBF")))
		s = sk_span_from(s, 3);
	return is_blank(s) || sk_span_begins(s, SK_SPAN("# ")) ? 0 : keep(in, s);
}

static int
read_lines(struct reading *in, FILE *f)
{
	char line[LINE_BYTES];
	ssize_t n;
	int e = 0, c;

	while (e == 0) {
		/* by hand: fgets(3) does not tell where a NUL stands */
		for (n = 0; n < LINE_BYTES && (c = getc(f)) != EOF; )
			if ((line[n++] = (char)c) == '\n')
				break;
		if (n == 0)
			break;
		in->line++;
		e = n == LINE_BYTES ? wrong(in, "a password has 256 bytes at most") :
		    take_line(in, (struct sk_span){ (const uint8_t *)line, (size_t)n });
	}
	explicit_bzero(line, sizeof line);
	return e;
}

int
sk_passwords_read(struct sk_arena *arena, const char *file, size_t most, struct sk_strings *list,
    char error[512])
{
	struct reading in = { .arena = arena, .file = file, .most = most, .error = error };
	FILE *f = fopen(file, "re");
	int e = 0;

	(void)snprintf(error, 512, "%.200s: %s", file, f == NULL ? strerror(errno) :
	    sk_error_text(SK_E_MEMORY));
	if (f == NULL)
		return SK_E_IO;
	/* In a list of its own: what list holds must not change. */
	for (size_t i = 0; e == 0 && i < list->n; i++)
		e = sk_strings_add(arena, &in.list, list->text[i]);
	if (e == 0)
		e = read_lines(&in, f);
	if (e == 0 && ferror(f)) {
		(void)snprintf(error, 512, "%.200s: %s", file, strerror(errno));
		e = SK_E_IO;
	}
	(void)fclose(f);
	if (e != 0)
		return e;
	error[0] = '\0';
	*list = in.list;
	return 0;
}

int
sk_passwords_option(struct sk_settings *s, char *text)
{
	struct sk_span given = sk_span_text(text);
	const char *why = given.n == 0 ? "an empty password opens nothing" : flaw(given), *copy;

	if (why == NULL && s->passwords.n >= SK_PASSWORDS_GIVEN)
		why = "100 passwords at most";
	if (why == NULL && ((copy = sk_arena_text(s->arena, given)) == NULL ||
	    sk_strings_add(s->arena, &s->passwords, copy) != 0))
		why = sk_error_text(SK_E_MEMORY);
	memset(text, '*', given.n);
	if (why == NULL)
		return 0;
	sk_say("--password", why);
	return SK_E_CONFIG;
}

int
sk_passwords_file(struct sk_settings *s, const char *file)
{
	char error[512];
	int e = sk_passwords_read(s->arena, file, SK_PASSWORDS_GIVEN, &s->passwords, error);

	if (e != 0)
		sk_say("--password-file", error);
	return e;
}

void
sk_passwords_load(struct sk_settings *s)
{
	struct sk_strings list = { 0 };
	char error[512];

	for (size_t i = 0; i < s->password_files.n; i++)
		if (sk_passwords_read(s->arena, s->password_files.text[i], SK_PASSWORDS_LISTED, &list,
		    error) != 0) {
			sk_say("passwords, those before stay in force", error);
			return;
		}
	s->password_list = list;
}
