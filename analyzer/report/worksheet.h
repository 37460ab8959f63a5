#ifndef REPORT_WORKSHEET_H
#define REPORT_WORKSHEET_H
/*
 * worksheet - for mail that may be targeted: the questions of the Targeted Threat
 * Index, each with what this mail shows that bears on it.
 *
 * The index rates how far a mail was made for its reader and how well its program is
 * protected.  Its authors say that the first needs knowledge of the people and of
 * the subject, which no program has; so no score is given here, only facts and the
 * question.  Source: Citizen Lab, "Targeted Threat Index" (2013),
 * citizenlab.ca/2013/10/targeted-threat-index; Hardy et al., USENIX Security 2014.
 */
#include "page.h"

/* Writes the worksheet, or nothing where the kind of the mail is mass or none. */
void	sk_worksheet(struct sk_page *p);
#endif
