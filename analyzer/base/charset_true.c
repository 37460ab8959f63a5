#include "charset_part.h"

enum sk_charset
sk_charset_true(struct sk_span in, enum sk_charset declared)
{
	size_t i = 0;

	if (sk_span_find(sk_span_head(in, 65536), SK_SPAN("\x1B$"), 0) != SK_SPAN_NONE)
		return SK_CS_ISO2022JP;
	while (i < in.n && in.p[i] < 0x80)
		i++;
	if (i == in.n)
		return SK_CS_ASCII;
	if (sk_utf8_valid(in))
		return SK_CS_UTF8;
	return declared;
}
