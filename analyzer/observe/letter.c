#include <string.h>
#include "letter.h"

bool
sk_letter_of(const struct sk_look *l, struct sk_span *plain_r)
{
	const struct sk_reading_of *t = sk_text_of(l);

	*plain_r = (struct sk_span){ 0 };
	if (t == NULL || !t->has || !t->is_body)
		return false;
	*plain_r = sk_span_head(t->plain, SK_LETTER_BYTES);
	return sk_text_letter(l, SK_LETTERS);
}

/* Lines that begin what another person wrote, behind rulers and blanks. */
static bool
is_separator(struct sk_span line)
{
	static const struct sk_span marks[] = {
		SK_LIT("original message"), SK_LIT("original appointment"), SK_LIT("forwarded message"),
		SK_LIT("begin forwarded message"), SK_LIT("元のメッセージ"), SK_LIT("元のメール"),
		SK_LIT("転送メッセージ"), SK_LIT("転送されたメッセージ"), SK_LIT("ここから転送"),
	};
	size_t i = 0;

	while (i < line.n && (line.p[i] == '-' || line.p[i] == '_' || line.p[i] == '=' ||
	    line.p[i] == '*' || line.p[i] == ' ' || line.p[i] == '\t'))
		i++;
	line = sk_span_from(line, i);
	/* Most lines begin with another letter. */
	if (line.n == 0 || memchr("obfOBF\xE5\xE8\xE3", line.p[0], 9) == NULL)
		return false;
	for (size_t k = 0; k < sizeof marks / sizeof *marks; k++)
		if (sk_span_begins_nocase(line, marks[k]))
			return true;
	return false;
}

static bool
is_quoted(struct sk_span line)
{
	line = sk_span_trim(line);
	return line.n > 0 && (line.p[0] == '>' || line.p[0] == '|');
}

bool
sk_letter_run(struct sk_span *rest, struct sk_span *run_r)
{
	struct sk_span line, before = *rest;
	const uint8_t *begin = NULL, *end = NULL;

	while (sk_span_line(rest, &line, NULL)) {
		if (is_separator(line)) {
			*rest = (struct sk_span){ 0 };
			break;
		}
		if (is_quoted(line)) {
			if (begin != NULL)
				break;
			before = *rest;
			continue;
		}
		begin = begin == NULL ? before.p : begin;
		end = line.p + line.n;
	}
	*run_r = begin == NULL ? (struct sk_span){ 0 } :
	    (struct sk_span){ begin, (size_t)(end - begin) };
	return begin != NULL;
}

bool
sk_letter_line_begins(struct sk_span text, size_t at)
{
	while (at > 0 && (text.p[at - 1] == ' ' || text.p[at - 1] == '\t'))
		at--;
	return at == 0 || text.p[at - 1] == '\n';
}
