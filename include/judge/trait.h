#ifndef SEKISHO_JUDGE_TRAIT_H
#define SEKISHO_JUDGE_TRAIT_H
/*
 * trait - one question to a record, and what a yes is worth.  Pure; one trait
 * per trait_ file; the Makefile makes the table from the file names.
 *
 * A weight is a likelihood ratio in decibans: 10 log10 (P(yes | A) / P(yes | B)),
 * A and B being harmful and honest mail on the harm axis, and targeted and mass
 * mail, given that it is harmful, on the targeting axis.  Negative weights speak
 * for honest, or for mass mail.
 */
#include <stdbool.h>
#include "record/record.h"

enum sk_axis { SK_AXIS_HARM, SK_AXIS_TARGETING, SK_AXIS_COUNT };

/*
 * A record in one line, and whether the trait fires on any object of it:
 *   "header.from=a@b.example > object.type=zip > object.type=pe; name.extension=exe"
 * Observations of one object are parted by "; ".  The first object is the
 * message itself.  " > " begins a child of the object before, " | " a sibling
 * of the object before.  A number key without "=value" is 1.
 */
struct sk_trait_example {
	const char	*record;
	bool		 fires;
};

struct sk_trait {
	const char	*id;
	enum sk_axis	 axis;
	/* The likely ratio, and how far off it may be either way;
	 * low_db <= likely_db <= high_db. */
	double		 low_db, likely_db, high_db;
	const char	*group;		/* one cause, capped together: see judge.h */
	/* For people who are no experts: one clause each, no final stop. */
	const char	*why_ja, *why_en;
	const char	*source;	/* public, so that anybody can check */
	/* Where the figure holds; elsewhere the trait says nothing.  Years of the Date
	 * field (0: open; a mail without a date is of every year), and the language of
	 * the text that a person reads first: "ja", or "!ja" for any other that is
	 * known; NULL for all. */
	int		 from_year, until_year;
	const char	*language;
	bool		(*fires)(const struct sk_record *r, size_t object);
	const struct sk_trait_example *examples;	/* both kinds; record NULL ends */
	/* A key without which, on any object of a record, it fires on none: then it is not
	 * asked at all.  MESSAGE_PRESENT, which is 0, if there is none such. */
	enum sk_key	needs;
	/* Also asked of what a program carries.  Installers hold programs, scripts
	 * and locked archives of their own: there only what no honest maker of
	 * anything does is a trait. */
	bool		of_carried;
};
extern const struct sk_trait *const sk_trait_table[];	/* NULL-terminated, by id */

/* --- questions that several traits ask (judge/ask_record.c) --- */

/* True if object's type has one of classes (enum sk_type_class). */
bool	sk_ask_class(const struct sk_record *r, size_t object, unsigned classes);
/*
 * True if object would run when a person opens it: its content runs, or it is
 * locked (or was not seen) and its name has a running extension.
 */
bool	sk_ask_runs(const struct sk_record *r, size_t object);
/* True if object lies in a container other than a message. */
bool	sk_ask_in_container(const struct sk_record *r, size_t object);
/* True if the system takes object for a script (js vbs wsf hta ps1 bat): a script
 * by content, or text, under a name that runs or under none. */
bool	sk_ask_is_script(const struct sk_record *r, size_t object);
/* Language of the text that a person reads first in the message of object: a
 * word of text.language, empty if there is none. */
struct sk_span sk_ask_language(const struct sk_record *r, size_t object);
/* True if anything with a gap stands in r. */
bool	sk_ask_has_gap(const struct sk_record *r);
#endif
