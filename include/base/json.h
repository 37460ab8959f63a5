#ifndef SEKISHO_BASE_JSON_H
#define SEKISHO_BASE_JSON_H
/*
 * json - writes JSON (RFC 8259) piece by piece into a buf.
 *
 * Commas and colons come by themselves.  Whatever bytes are given as text, what
 * comes out is valid UTF-8 that turns no terminal around: control characters,
 * bidi controls (U+202A..202E, 2066..2069, 200E, 200F, 061C) and U+2028/2029
 * stand as \uXXXX, bad bytes as U+FFFD.  The same calls give the same bytes.
 *
 *	struct sk_json j = sk_json_new(&out);
 *	sk_json_object(&j, NULL);
 *	sk_json_text(&j, "name", name);
 *	sk_json_array(&j, "to");
 *	sk_json_text(&j, NULL, to);
 *	sk_json_end(&j);
 *	sk_json_end(&j);
 *
 * Every call takes the key of the member to write, or NULL inside an array and
 * at the top.  A key is a text of ours.  Whether all of it fitted is seen in
 * the buf's full.
 */
#include "base/buf.h"

#define SK_JSON_DEPTH	32	/* levels that may be open; more is our own mistake */

struct sk_json {
	struct sk_buf	*out;
	unsigned	 depth;		/* levels that are open now */
	bool		 any;		/* the open level has something already */
	bool		 array[SK_JSON_DEPTH];	/* what each open level is */
};

struct sk_json sk_json_new(struct sk_buf *out);
/* Opens an object or an array, which stays open until its sk_json_end. */
void	sk_json_object(struct sk_json *j, const char *key);
void	sk_json_array(struct sk_json *j, const char *key);
void	sk_json_end(struct sk_json *j);
/* A string of any bytes. */
void	sk_json_text(struct sk_json *j, const char *key, struct sk_span s);
/* The same of a C string; NULL gives null. */
void	sk_json_string(struct sk_json *j, const char *key, const char *s);
void	sk_json_uint(struct sk_json *j, const char *key, uint64_t v);
void	sk_json_int(struct sk_json *j, const char *key, int64_t v);
/* With exactly one decimal ("-24.0"), never "-0.0"; null for what is no number. */
void	sk_json_tenth(struct sk_json *j, const char *key, double v);
void	sk_json_bool(struct sk_json *j, const char *key, bool v);
void	sk_json_null(struct sk_json *j, const char *key);
#endif
