#include <magic.h>
#include <string.h>
#include "base/error.h"
#include "second.h"

enum { MOST = 4096 };	/* bytes it may see: each of its tests may search them all */

/* One a process: a cookie is not to be shared between threads, and we have none. */
static magic_t cookie;

/*
 * Only the magic table: text, CSV and JSON are our typer's work, and what looks
 * into archives, OLE2 or ELF has had most of libmagic's defects.
 */
#define CHECKS	(MAGIC_NO_CHECK_COMPRESS | MAGIC_NO_CHECK_TAR | MAGIC_NO_CHECK_APPTYPE | \
	MAGIC_NO_CHECK_ELF | MAGIC_NO_CHECK_TEXT | MAGIC_NO_CHECK_CDF | MAGIC_NO_CHECK_CSV | \
	MAGIC_NO_CHECK_TOKENS | MAGIC_NO_CHECK_ENCODING | MAGIC_NO_CHECK_JSON)

int
sk_second_warm(void)
{
	size_t most = MOST;

	if (cookie != NULL)
		return 0;
	if ((cookie = magic_open(CHECKS)) == NULL)
		return SK_E_ABSENT;
	if (magic_load(cookie, NULL) != 0) {
		magic_close(cookie);
		cookie = NULL;
		return SK_E_ABSENT;
	}
	(void)magic_setparam(cookie, MAGIC_PARAM_BYTES_MAX, &most);
	/* What it builds at its first look, it builds here. */
	(void)magic_buffer(cookie, "\x7F" "ELF warm", 9);
	return 0;
}

struct sk_span
sk_second(struct sk_span bytes)
{
	struct sk_span head = sk_span_head(bytes, MOST), none = { 0 };
	const char *says;

	if (cookie == NULL || head.n == 0)
		return none;
	says = magic_buffer(cookie, head.p, head.n);
	if (says == NULL || strcmp(says, "data") == 0 || says[0] == '\0')
		return none;
	return sk_span_text(says);
}
