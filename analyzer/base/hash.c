#include <openssl/evp.h>
#include "base/error.h"
#include "base/hash.h"

/*
 * Looking an algorithm up costs more than hashing a small object, so each is
 * fetched once and held.  The context itself is made anew each time, so that a
 * door with several threads, as a mail server's, may hash in each.
 */
struct held {
	const char	*name;
	EVP_MD		*md;
};
static struct held held_sha256 = { "SHA256", NULL }, held_md5 = { "MD5", NULL };

static const EVP_MD *
fetched(struct held *h)
{
	EVP_MD *md = __atomic_load_n(&h->md, __ATOMIC_ACQUIRE), *none = NULL;

	if (md != NULL)
		return md;
	if ((md = EVP_MD_fetch(NULL, h->name, NULL)) == NULL)
		return NULL;
	if (__atomic_compare_exchange_n(&h->md, &none, md, false,
	    __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE))
		return md;
	EVP_MD_free(md);	/* another thread was first */
	return none;
}

static int
digest(struct held *h, struct sk_span s, char *out, size_t out_n)
{
	static const char hex[] = "0123456789abcdef";
	const EVP_MD *md = fetched(h);
	unsigned char sum[EVP_MAX_MD_SIZE];
	unsigned n = 0;

	out[0] = '\0';
	if (md == NULL || EVP_Digest(s.n > 0 ? (const void *)s.p : "", s.n, sum, &n,
	    md, NULL) != 1 || 2 * (size_t)n + 1 != out_n)
		return SK_E_MEMORY;
	for (unsigned i = 0; i < n; i++) {
		out[2 * i] = hex[sum[i] >> 4];
		out[2 * i + 1] = hex[sum[i] & 15];
	}
	out[2 * n] = '\0';
	return 0;
}

int
sk_hash_sha256(struct sk_span s, char out[SK_SHA256_TEXT])
{
	return digest(&held_sha256, s, out, SK_SHA256_TEXT);
}

int
sk_hash_md5(struct sk_span s, char out[SK_MD5_TEXT])
{
	return digest(&held_md5, s, out, SK_MD5_TEXT);
}
