/*
 * ask_sender - what traits ask of the sender of a mail: whom it claims to be, how it
 * came, and what a host that the site trusts has found of it.  site.* stands on the
 * mail that was handed in, and on no mail inside of it.
 */
#ifndef SEKISHO_JUDGE_ASK_SENDER_H
#define SEKISHO_JUDGE_ASK_SENDER_H
#include "ask.h"

/* Traits whose question is asked on the other axis, too. */
extern const struct sk_trait sk_trait_claims_site, sk_trait_looks_like_brand,
	sk_trait_display_name_address, sk_trait_signature_address, sk_trait_message_id_odd,
	sk_trait_reply_to_nothing, sk_trait_country_unrelated, sk_trait_access_line,
	sk_trait_sent_by_hidden_script, sk_trait_subject_empty, sk_trait_list_signed,
	sk_trait_claims_brand, sk_trait_looks_like_body, sk_trait_auth_aligned;

/* The piece of text before, between or behind its tabs, from 0; empty if there is
 * none. */
struct sk_span sk_ask_piece(struct sk_span text, unsigned n);
/* True if the trusted authentication of mail says that result of method (spf dkim
 * dmarc arc), at least once. */
bool	sk_ask_auth(const struct sk_record *r, size_t mail, const char *method, const char *result);
/* True if method (NULL: any) passed there for the owner of the domain in From. */
bool	sk_ask_aligned(const struct sk_record *r, size_t mail, const char *method);
/* True if the way of mail breaks what is authenticated, as lists and forwarding do:
 * it came over a list, or the one before has vouched for it (ARC, RFC 8617), or a
 * signature of the sender still holds. */
bool	sk_ask_auth_broken(const struct sk_record *r, size_t mail);

/* Who is claimed: a body that researchers and offices deal with (ministry agency
 * public institute press), or a firm that everybody is a customer of. */
enum sk_claimed { SK_CLAIMED_NOBODY, SK_CLAIMED_BODY, SK_CLAIMED_BRAND };
/* Of the display name, where it is or begins with a name, and the mail did not come
 * over a list. */
enum sk_claimed sk_ask_claims(const struct sk_record *r, size_t mail);
/* Of the domain in From, where it looks like that of somebody; *how_r (may be NULL)
 * is the word of base/likeness.h. */
enum sk_claimed sk_ask_looks_like(const struct sk_record *r, size_t mail, struct sk_span *how_r);
/* True if the domain of From ends in one of these countries (NULL ends). */
bool	sk_ask_from_country(const struct sk_record *r, size_t mail, const char *const *countries);
/* Minutes east of the zone of the Date field; false if it is UTC or there is none. */
bool	sk_ask_zone(const struct sk_record *r, size_t mail, int *minutes_r);
/*
 * True if the host that handed mail in is no mail server by its names: called after its
 * own address or as access lines are, or it has none and gave none.
 */
bool	sk_ask_from_access_line(const struct sk_record *r, size_t mail);
#endif
