#ifndef SEKISHO_REPORT_REPORT_H
#define SEKISHO_REPORT_REPORT_H
/* report - one rendering of a judged message per report_ file. */
#include <stdio.h>
#include "judge/judge.h"

enum sk_lang { SK_LANG_EN, SK_LANG_JA };

/* One judged message with all that a report may say of it. */
struct sk_case_view {
	const char		*source;	/* path it came from, "-" for stdin */
	uint64_t		 index;		/* 1-based in that source */
	const char		*door;
	const struct sk_record	*record;
	const struct sk_verdict	*verdict;
	const struct sk_rules_info *rules;
	const struct sk_judge_settings *settings;
	const char		*version;	/* of the engine */
	const char		*weights_sha256;
	enum sk_lang		 lang;
	bool			 color;		/* terminal colours */
	bool			 observations;	/* --observations */
	bool			 secrets;	/* --secrets */
};

struct sk_report {
	const char *name;
	/* Writes v to out.  0, SK_E_IO or SK_E_MEMORY. */
	int	(*write)(FILE *out, const struct sk_case_view *v);
};
extern const struct sk_report *const sk_report_table[];	/* NULL-terminated */

/* The report called name, or NULL. */
const struct sk_report *sk_report_find(const char *name);
#endif
