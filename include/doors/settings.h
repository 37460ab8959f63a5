#ifndef SEKISHO_DOORS_SETTINGS_H
#define SEKISHO_DOORS_SETTINGS_H
/*
 * settings - what a site may set, from one file of "name = value" lines in
 * [sections].
 *
 *   [engine]  workers (1 to 64); rules (file or folder) and passwords (a file, see
 *             doors/passwords.h), which may stand repeatedly
 *   [limits]  every name of base/budget.h
 *   [judge]   prior_<door>_harm_db and prior_<door>_targeting_db for the doors
 *             scan, drop and milter; malicious_db malicious_low_db suspicious_db
 *             suspicious_high_db kind_db kind_groups rest_share, and
 *             cap_<group>_db for each group of evidence (0: that group is off)
 *   [weights] <trait> = low likely high, in decibans: in the place of the trait's own
 *   [site]    own_domains authserv_ids relays org_names keywords roles: words
 *             parted by blanks or commas, those with blanks of their own in quotes;
 *             see doors/site.h
 *
 * A name that does not exist or a value out of range is an error with file and
 * line, never silently ignored.
 */
#include "base/arena.h"
#include "base/budget.h"
#include "judge/judge.h"

#define SK_CONF_FILE	"/etc/sekisho/sekisho.conf"
#define SK_DOORS_MAX	3	/* doors that have priors of their own */

struct sk_strings {
	const char	**text;
	size_t		  n, room;
};

/* An address, or all that begin as it does. */
struct sk_network {
	uint8_t		 address[16];	/* IPv4 as ::ffff:a.b.c.d (RFC 4291 2.5.5.2) */
	unsigned	 bits;		/* of 128 */
};

#define SK_SITE_WORDS	500	/* names and keywords together */
#define SK_SITE_WORD	96	/* bytes of one */

/* What a site says of itself. */
struct sk_site {
	struct sk_strings	 own_domains;	/* and what lies under them */
	struct sk_strings	 authserv_ids;
	struct sk_strings	 relays;	/* host names, and what lies under them */
	struct sk_network	*network;	/* addresses of relays */
	size_t			 networks, networks_room;
	struct sk_strings	 org_names, keywords;
	struct sk_strings	 roles;		/* addresses, or what stands before the "@" */
};

struct sk_settings {
	struct sk_arena		*arena;
	unsigned		 workers;	/* 0: one per processor that is there */
	struct sk_strings	 rules, password_files;
	/* To try on what is locked: given with a message, tried first; the site's list,
	 * tried last (doors/passwords.h reads both). */
	struct sk_strings	 passwords, password_list;
	uint64_t		 limit[SK_LIMIT_COUNT];
	struct sk_judge_settings judge[SK_DOORS_MAX];
	struct sk_weight	*weight;	/* of judge[]; NULL: none is set */
	struct sk_site		 site;
};

/* The shipped settings; all memory comes from arena. */
int	sk_settings_default(struct sk_arena *arena, struct sk_settings *s_r);
/*
 * Reads file over what stands in s.  NULL: $SEKISHO_CONF, else SK_CONF_FILE,
 * which need not be there.  0; SK_E_IO or SK_E_CONFIG with a message for people
 * in error ("file:line: ...").  After an error s is as before.
 */
int	sk_settings_read(struct sk_settings *s, const char *file, char error[512]);
/*
 * Reads file, which has [weights] only, over what stands in s; as sk_settings_read
 * otherwise.  A file that is not there is one without a weight.
 */
int	sk_settings_read_weights(struct sk_settings *s, const char *file, char error[512]);
/* How the door called name judges under s. */
const struct sk_judge_settings *sk_settings_judge(const struct sk_settings *s,
	    const char *door);
/* Appends text (borrowed) to list. */
int	sk_strings_add(struct sk_arena *arena, struct sk_strings *list, const char *text);
/* True if one of list is text, A-Z taken for a-z. */
bool	sk_strings_have(const struct sk_strings *list, struct sk_span text);
#endif
