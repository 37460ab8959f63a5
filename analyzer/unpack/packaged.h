#ifndef SEKISHO_UNPACK_PACKAGED_H
#define SEKISHO_UNPACK_PACKAGED_H
/*
 * packaged - a file that Windows' packager put into a document: label, path and
 * temporary path, content, and the names again in UTF-16.  The frame around it is
 * MS-OLEDS 2.2.5 or 2.3.6; what lies in it is told by no specification, and read here
 * as packagers write it.
 */
#include "unpack/unpack.h"

enum { SK_PACKAGED_NAMES = 6 };

struct sk_packaged {
	struct sk_name	 name[SK_PACKAGED_NAMES];	/* every reading, best first */
	size_t		 names;
	struct sk_span	 bytes;
	const char	*why;		/* a gap, or NULL */
};

/* Reads s, behind the size that the frame begins with.  False if it is no such file. */
bool	sk_packaged_read(struct sk_unpack *u, struct sk_span s, struct sk_packaged *p_r);
#endif
