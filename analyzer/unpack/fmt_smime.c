#include <openssl/bio.h>
#include <openssl/cms.h>
#include <openssl/err.h>
#include <limits.h>
#include "base/error.h"
#include "tree.h"

enum {
	OID_WITHIN = 24,	/* bytes of tags and lengths before the OID */
	LOOK = 4096		/* where a line "-----BEGIN" is looked for */
};

/* 1.2.840.113549.1.7, the content types of RFC 5652 (section 12.1) but for the
 * last number, as an OBJECT IDENTIFIER of 9 bytes. */
#define OID_PKCS7	SK_SPAN("\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07")
/* 1.2.840.113549.1.9.16.1: authEnveloped (23) and compressed data (9). */
#define OID_SMIME_CT	SK_SPAN("\x06\x0b\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x01")

/* What stands between lines of dashes (RFC 7468, sections 8 and 9); empty if there
 * are none.  A file without an end line is taken to its end. */
static struct sk_span
armoured(struct sk_span s)
{
	size_t at = sk_span_find(sk_span_head(s, LOOK), SK_SPAN("-----BEGIN "), 0), end;

	if (at == SK_SPAN_NONE && sk_span_begins(sk_span_trim(sk_span_head(s, LOOK)), SK_SPAN("M")))
		return s;	/* nothing but base64: the typer has looked */
	if (at == SK_SPAN_NONE || (at = sk_span_chr(s, '\n', at)) == SK_SPAN_NONE)
		return (struct sk_span){ 0 };
	end = sk_span_find(s, SK_SPAN("-----END "), at);
	return sk_span_from(sk_span_head(s, end == SK_SPAN_NONE ? s.n : end), at);
}

/* A SEQUENCE and the OID of a content type: 88 bits.  As text, what the typer has
 * seen of the line before it: "-----BEGIN CMS", 112 bits. */
static int
bid(struct sk_span bytes, enum sk_type type)
{
	struct sk_span head = sk_span_head(bytes, OID_WITHIN);

	if (type == SK_TYPE_SMIME && armoured(bytes).n > 0)
		return 112;
	if (bytes.n < OID_WITHIN || bytes.p[0] != 0x30)
		return 0;
	return sk_span_find(head, OID_PKCS7, 0) != SK_SPAN_NONE ||
	    sk_span_find(head, OID_SMIME_CT, 0) != SK_SPAN_NONE ? 88 : 0;
}

static void
take_content(struct sk_unpack *u, size_t self, CMS_ContentInfo *cms)
{
	ASN1_OCTET_STRING **content = CMS_get0_content(cms);
	struct sk_span bytes, copy;

	/* A signature beside the content (smime.p7s) holds none. */
	if (content == NULL || *content == NULL)
		return;
	bytes.p = ASN1_STRING_get0_data(*content);
	bytes.n = (size_t)ASN1_STRING_length(*content);
	if (!sk_unpack_may(u, self, 0, bytes.n))
		return;
	if (!sk_arena_copy(u->arena, bytes, &copy)) {
		sk_unpack_gap(u, self, sk_limit_table[SK_LIMIT_MEMORY_BYTES].name);
		return;
	}
	(void)sk_record_number(u->record, self, SK_KEY_CONTAINER_MEMBERS, 1);
	(void)sk_unpack_add_message(u, self, SK_SPAN("content"), copy);
}

/* What is inside; the signature is not verified, no judgement rests on it. */
static void
take_cms(struct sk_unpack *u, size_t self, CMS_ContentInfo *cms)
{
	switch (OBJ_obj2nid(CMS_get0_type(cms))) {
	case NID_pkcs7_signed: case NID_pkcs7_data: case NID_id_smime_ct_authData:
	case NID_pkcs7_digest:
		take_content(u, self, cms);
		break;
	case NID_pkcs7_enveloped: case NID_pkcs7_encrypted: case NID_pkcs7_signedAndEnveloped:
	case NID_id_smime_ct_authEnvelopedData:
		sk_unpack_encrypted(u, self, NULL);
		sk_unpack_gap(u, self, "encrypted");
		break;
	default:
		sk_unpack_gap(u, self, "unsupported");
	}
}

static void
open(struct sk_unpack *u, size_t self)
{
	struct sk_span bytes = u->object[self].bytes, text = armoured(bytes);
	struct sk_buf der = sk_buf_new(u->arena, text.n);
	CMS_ContentInfo *cms = NULL;
	struct sk_decode_facts facts;
	BIO *bio;

	if (bytes.p[0] != 0x30 && text.n > 0) {
		(void)sk_base64_decode(text, &der, &facts);
		bytes = sk_buf_view(&der);
	}
	if (bytes.n > INT_MAX ||
	    (bio = BIO_new_mem_buf(bytes.p, (int)bytes.n)) == NULL) {
		sk_unpack_gap(u, self, sk_limit_table[SK_LIMIT_MEMORY_BYTES].name);
		return;
	}
	cms = d2i_CMS_bio(bio, NULL);
	if (cms == NULL) {
		sk_unpack_defect(u, self, "damaged");
		sk_unpack_gap(u, self, "damaged");
	} else {
		take_cms(u, self, cms);
	}
	CMS_ContentInfo_free(cms);
	(void)BIO_free(bio);
	ERR_clear_error();
}

const struct sk_format sk_fmt_smime = { "smime", "RFC 8551; RFC 5652", bid, open };

int
sk_smime_warm(void)
{
	/* an empty sequence: loads what a first parse would load */
	static const uint8_t nothing[] = { 0x30, 0x00 };
	const uint8_t *p = nothing;

	CMS_ContentInfo_free(d2i_CMS_ContentInfo(NULL, &p, sizeof nothing));
	ERR_clear_error();
	return 0;
}
