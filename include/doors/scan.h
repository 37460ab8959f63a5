#ifndef SEKISHO_DOORS_SCAN_H
#define SEKISHO_DOORS_SCAN_H
/*
 * scan - paths in, judged messages out, in the order of the input whatever the
 * number of workers.  `sekisho scan` and `sekisho explain` are this with another
 * report.
 */
#include "doors/settings.h"
#include "report/report.h"

/* What the command line of scan and its relatives may say. */
struct sk_scan_options {
	struct sk_settings	 settings;
	const char		*report;	/* name of a report */
	enum sk_lang		 lang;
	bool			 observations, secrets;
	int			 color;		/* -1: where it is a terminal, 0, 1 */
	const char *const	*paths;
	size_t			 n;
};

/*
 * Reads options (see the usage of door_scan) and the settings file into o_r,
 * which keeps arena.  0, or SK_E_CONFIG with a line on stderr.  report is the one
 * to use where the options name none.
 */
int	sk_scan_options(int argc, char **argv, const char *report, struct sk_arena *arena,
	    struct sk_scan_options *o_r);
/* Exit status of scan: 1 something malicious, else 2 an error, else 3 something
 * suspicious or incomplete, else 0. */
int	sk_scan_run(const struct sk_scan_options *o, const char *door);
/* The options that sk_scan_options knows, for usage texts. */
extern const char sk_scan_usage[];
/* Language of LC_ALL, LC_MESSAGES or LANG. */
enum sk_lang sk_scan_lang(void);
#endif
