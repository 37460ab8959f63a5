#ifndef OBSERVE_ADDRESSEE_H
#define OBSERVE_ADDRESSEE_H
/* addressee - whom a letter speaks to, by its first lines. */
#include "observe/observe.h"

/* What is found, as bits. */
enum {
	SK_TO_PERSON = 1,	/* a name of a person */
	SK_TO_ORGANISATION = 2,	/* a name of an organisation, no person */
	SK_TO_AFFILIATION = 4,	/* a person, and where he works */
	SK_TO_GENERIC = 8,	/* dear customer, dear members: anybody */
	SK_TO_LOCAL_PART = 16,	/* what stands before the "@" of his address */
	SK_TO_ADDRESS = 32,	/* his address */
	SK_TO_EMPTY = 64,	/* a title that needs a name, and none before it */
	SK_TO_PLACEHOLDER = 128, /* what should have been replaced by a name */
	SK_TO_MATCHES = 256,	/* a name that To or Cc has as well */
	SK_TO_DIFFERS = 512,	/* none that the only recipient has */
	SK_TO_TITLE = 1024	/* a title or an office that may stand alone, and no name */
};

/* Somebody whom the mail was sent to. */
struct sk_recipient {
	struct sk_span	name;		/* display name, plain, or empty */
	struct sk_span	address;
};

/* Reads the list of family names.  0, SK_E_ABSENT, SK_E_MEMORY. */
int	sk_addressee_warm(const struct sk_warm *w);
/* What the first lines of plain say; 0 if they speak to nobody. */
unsigned sk_addressee(struct sk_span plain, const struct sk_recipient *to, size_t n);
#endif
