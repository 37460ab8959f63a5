#include "base/hash.h"
#include "observe/observe.h"

/*
 * The message itself is hashed by the door, which believes no hash of ours; a
 * multipart is no file.  An attached message is one, and gets its hashes.
 */
static bool
is_file(const struct sk_look *l)
{
	if (!l->o->seen)
		return false;
	if (l->self == SK_RECORD_ROOT)
		return false;
	return l->o->part == NULL || l->o->part->kind != SK_PART_MULTIPART;
}

static void
look(const struct sk_look *l)
{
	char sha256[SK_SHA256_TEXT], md5[SK_MD5_TEXT];

	if (!is_file(l) || sk_record_find(l->r, l->self, SK_KEY_OBJECT_SHA256) != NULL ||
	    sk_hash_both(l->o->bytes, sha256, md5) != 0)
		return;
	(void)sk_record_text(l->r, l->self, SK_KEY_OBJECT_SHA256, sk_span_text(sha256));
	(void)sk_record_text(l->r, l->self, SK_KEY_OBJECT_MD5, sk_span_text(md5));
}

const struct sk_observer sk_observe_hash = {
	.source = "FIPS 180-4 (SHA-256), RFC 1321 (MD5)", .look = look,
};
