#ifndef SEKISHO_DOORS_PASSWORDS_H
#define SEKISHO_DOORS_PASSWORDS_H
/*
 * passwords - those that people give us for what is locked: with one message, on the
 * command line or in a file, or for all, in the site's list.
 *
 * A file is UTF-8, one password a line, just as it stands there, blanks at its ends
 * too; "\r\n" ends a line as "\n" does, a byte order mark is passed over, and so are
 * lines of nothing but blanks and lines that begin with "# ".
 */
#include "doors/settings.h"

#define SK_PASSWORD_BYTES	256	/* of one, at most */
#define SK_PASSWORDS_GIVEN	100	/* with one message, at most: they are tried first */
#define SK_PASSWORDS_LISTED	10000	/* in the site's list, at most */

/*
 * Appends the passwords of file to list, which has most of them then, at most.  0;
 * SK_E_IO, SK_E_CONFIG or SK_E_MEMORY with a message for people in error
 * ("file:line: ...", never with a password in it), and list is as before.
 */
int	sk_passwords_read(struct sk_arena *arena, const char *file, size_t most,
	    struct sk_strings *list, char error[512]);
/*
 * What --password and --password-file say, for s.  text is overwritten once it is
 * kept, as all processes of the machine can see it.  0, or SK_E_CONFIG or SK_E_IO
 * with a line on stderr.
 */
int	sk_passwords_option(struct sk_settings *s, char *text);
int	sk_passwords_file(struct sk_settings *s, const char *file);
/* Reads the site's list once more.  A mistake is told on stderr with file and line,
 * and the list that was in force stays so. */
void	sk_passwords_load(struct sk_settings *s);
#endif
