#ifndef OBSERVE_LIST_H
#define OBSERVE_LIST_H
/*
 * list - a list of words from signatures/lists, read once before the cage: one
 * word a line in order of bytes after reading, "#" begins a comment.
 */
#include "observe/observe.h"

struct sk_list {
	struct sk_span	*word;		/* sorted */
	unsigned	*line;		/* in which line of file each stands */
	size_t		 n;
	const char	*file;
};

/*
 * Reads the list called name from w->lists.  A line that is no text, or too long, is
 * set aside in w->info and the rest goes on.  0, SK_E_ABSENT (list empty), or
 * SK_E_MEMORY.
 */
int	sk_list_read(const struct sk_warm *w, const char *name, struct sk_list *list_r);
/* Sets word i aside, for a reader that finds no sense in it. */
void	sk_list_aside(const struct sk_warm *w, const struct sk_list *list, size_t i,
	    const char *why);
/* True if word stands there as it is. */
bool	sk_list_has(const struct sk_list *list, struct sk_span word);
/* The entry that host is or lies under ("mail.example.com" under
 * "example.com"); empty if there is none.  host in lower case. */
struct sk_span sk_list_domain(const struct sk_list *list, struct sk_span host);
#endif
