/*
 * ask_letter - what traits ask of the letter of a mail and of what is attached to it.
 * Asked of messages; the walks are bounded, and each object belongs to one message.
 */
#ifndef SEKISHO_JUDGE_ASK_LETTER_H
#define SEKISHO_JUDGE_ASK_LETTER_H
#include "ask.h"

/* Traits whose question is asked on the other axis, too. */
extern const struct sk_trait sk_trait_program_named, sk_trait_program_told, sk_trait_hurried_to_link, sk_trait_notice_leads_away,
	sk_trait_letter_claims_free, sk_trait_mailer_chinese, sk_trait_zone_china,
	sk_trait_targeting_language_stray;

/* True if object is a message, or the stand-in of one. */
bool	sk_ask_is_letter(const struct sk_record *r, size_t object);
/*
 * True if message is about one of themes (NULL ends): by its subject; by what its text
 * is about most; where neither says anything, by the names of its attachments.
 */
bool	sk_ask_theme(const struct sk_record *r, size_t message, const char *const *themes);
/* True if a text of message has key with one of words (NULL: any at all). */
bool	sk_ask_letter_has(const struct sk_record *r, size_t message, enum sk_key key,
	    const char *const *words);
/* True if a value of key on object has one of words as its field n, from 0, between tabs. */
bool	sk_ask_field_is(const struct sk_record *r, size_t object, enum sk_key key, size_t n,
	    const char *const *words);
/* True if a text of message claims to come from an organisation of one of classes; the
 * other one also if the display name does. */
bool	sk_ask_claims_in_text(const struct sk_record *r, size_t message, const char *const *classes);
bool	sk_ask_claims_class(const struct sk_record *r, size_t message, const char *const *classes);
/* True if the letter speaks to a person or an organisation by name. */
bool	sk_ask_names_reader(const struct sk_record *r, size_t message);
/* Letters and signs of the longest text of message. */
uint64_t sk_ask_letter_chars(const struct sk_record *r, size_t message);

/* What is attached to a message, or in it, as bits. */
enum {
	SK_CARRIES = 1,		/* anything at all */
	SK_CARRIES_RUNS = 2,	/* something that runs when it is opened */
	SK_CARRIES_LOCKED = 4,	/* something that could not be unlocked */
	SK_CARRIES_ARCHIVE = 8,	/* an archive or the image of a disk */
	SK_CARRIES_DOCUMENT = 16, /* a document of Office that can have macros */
	SK_CARRIES_MACRO = 32	/* a document that has some */
};
unsigned sk_ask_carries(const struct sk_record *r, size_t message);
/* True if the sender of mail poses as somebody, or its letter threatens its reader or asks
 * him to stop what protects him. */
bool	sk_ask_poses(const struct sk_record *r, size_t mail);
/* True if anything in message that runs plays a trick, to be taken for something else:
 * by its name, its icon, what it hides or how it is written; if it fetches what it runs from
 * others; or if there is too much to tell. */
bool	sk_ask_dressed(const struct sk_record *r, size_t message);
#endif
