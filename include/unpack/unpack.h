#ifndef SEKISHO_UNPACK_UNPACK_H
#define SEKISHO_UNPACK_UNPACK_H
/*
 * unpack - bytes to a tree of objects: the message, its parts, their members,
 * the members' members.  One container or carrier format per fmt_ file; the
 * Makefile makes the table from the file names.
 *
 * For every object all formats are asked for a bid.  The highest one opens it;
 * every further bidder is kept as object.ambiguous and opened as well, so that
 * a file that is two things at once is judged as both.
 *
 * Programs: what a Windows program carries, behind its sections or among its
 * resources, is handed over by fmt_pe as members that begin where the carried
 * thing begins.  Other formats do not search where sk_pe_is() (unpack/pe.h) is
 * true; a stub that has no PE headers (DOS, "MZ" and anything) they search
 * themselves.
 *
 * Objects have the same index in the tree as in the record that is filled on
 * the way.  Words of container.defect:
 *   names_differ        local and central name differ
 *   hidden_member       a member that the directory does not list
 *   directory_empty     members, but a directory that lists none
 *   two_directories     more than one end record
 *   directory_with_data a name that ends in "/" but has content
 *   size_lie            a size field is wrong
 *   overlap             members share bytes
 *   flags_differ method_differs   local and central header differ
 *   prefix suffix       bytes before or behind the container
 *   checksum            content does not fit its checksum
 *   damaged             structure is broken; what could be read was
 *   duplicate_name      two members of one name
 *   hex_escaped hex_broken_up hex_odd  escapes, words or groups, half a byte among
 *                       hexadecimal digits
 *   bad_begin           a beginning that only the most patient reader takes
 *   class_differs       an object is of another class than it says
 *   orders_differ       the little- and the big-endian copy of a number differ
 */
#include "base/arena.h"
#include "base/budget.h"
#include "mime/mime.h"
#include "record/record.h"
#include "record/type.h"

struct sk_format;
struct sk_pe;

struct sk_locked;

/* Where a password stood, in the order in which they are tried. */
enum sk_password_from { SK_FROM_OPERATOR, SK_FROM_BODY, SK_FROM_SUBJECT, SK_FROM_NAME,
	SK_FROM_ARCHIVE, SK_FROM_RULE, SK_FROM_LIST, SK_FROM_LATER_MAIL, SK_FROM_COUNT };
extern const char *const sk_password_words[SK_FROM_COUNT];	/* of object.opened_with */

struct sk_password {
	struct sk_span		 text;		/* UTF-8 */
	enum sk_password_from	 from;
	bool			 faint;		/* nothing says that it is one */
};

/* What we know of an object.  Facts for judging go into the record at once. */
struct sk_object {
	struct sk_span	 bytes;		/* content; borrowed or in the arena */
	bool		 seen;		/* bytes are there (an empty file is seen) */
	size_t		 parent;	/* the root is its own parent */
	unsigned	 depth;		/* of containers around it */
	struct sk_name	*name;		/* every reading, best first */
	size_t		 names;
	const struct sk_format *format;	/* the one that opened it, or NULL */
	enum sk_type	 type;		/* by content; set before bids are asked for */
	const struct sk_part *part;	/* the MIME part it is, or NULL */
	bool		 is_message;	/* root message, attached message, saved page */
	const struct sk_mime *mime;	/* of a message with a header of a mail: what mime
					 * made of it, else NULL */
	bool		 locked;	/* it, or something in it, is encrypted and not opened */
	bool		 member;	/* lies in a container that is no message */
	size_t		 members;	/* objects added below it so far */
	struct sk_pe	*pe;		/* of a program: see unpack/pe.h, or NULL */
};

/* One run.  Objects stand parents first. */
struct sk_unpack {
	struct sk_arena		*arena;
	struct sk_budget	*budget;
	struct sk_record	*record;
	size_t			 n, room;
	struct sk_object	*object;
	struct sk_charset_many	 naming;	/* names of the container that is open */
	void			*text_cache;	/* of observe: texts read so far, or NULL */
	/* Passwords to try on what is locked, the likeliest first; borrowed. */
	struct sk_password	*password;
	size_t			 passwords, passwords_room;
	size_t			 found;		/* of them in the message */
	/* Those that our own side gives, as record/wire.h has them: the operator's are
	 * tried first, those of the list where nothing else opens anything. */
	struct sk_span		 given;
	struct sk_password	*list;
	size_t			 listed;	/* of the list */
	bool			 listing;	/* it is its turn */
	struct sk_buf		 sjis;		/* the one that is tried, in CP932 */
	size_t			 right;		/* index + 1 of the last that opened something */
	/* Set by the caller, or NULL: adds passwords that stand in what was opened so
	 * far (sk_unpack_password).  Asked only if something is locked, and again
	 * whenever more was opened. */
	void			(*find_passwords)(struct sk_unpack *u);
	struct sk_locked	*lock, *lock_last;	/* in order of finding */
	uint64_t		 password_us;	/* work of the tries so far */
	struct sk_keys		*keys;		/* made of passwords so far, or NULL */
	bool			 muted;		/* a try is made: gaps and defects do not count */
	const char		*muted_gap;	/* the last one of them, or NULL */
};

struct sk_format {
	const char	*name;		/* short, lower case; appears in object paths */
	const char	*source;	/* where the format is defined (title, section) */
	/*
	 * Number of bits of the input that speak for this format, 0: none.  Pure
	 * and quick; type is what the typer says.  Say in a comment what is counted.
	 */
	int	(*bid)(struct sk_span bytes, enum sk_type type);
	/* Adds the members of object self.  Defects of the input become
	 * observations and gaps on self or its members, never a failure. */
	void	(*open)(struct sk_unpack *u, size_t self);
};
extern const struct sk_format *const sk_fmt_table[];	/* NULL-terminated */

/* Once per process, before the cage (locale, libarchive).  0 or SK_E_ABSENT. */
int	sk_unpack_warm(void);
/*
 * Takes bytes apart: a message if it looks like one, else a bare file of that
 * name (UTF-8, may be empty), which becomes object "1" below an empty root.
 * 0 or SK_E_LIMIT (the arena is full: the record says so where it still can).
 */
int	sk_unpack_run(struct sk_unpack *u, struct sk_span bytes, struct sk_span name);

/* Adds a password to try, unless it is there already or there are too many. */
void	sk_unpack_password(struct sk_unpack *u, struct sk_span text, enum sk_password_from from);
/* The same of a guess; a faint one, from a mail that says nothing of a password, is
 * tried often only where a try costs little. */
void	sk_unpack_guess(struct sk_unpack *u, struct sk_span text, enum sk_password_from from,
	    bool faint);

/* --- for formats --- */

/*
 * Adds a member of self and takes it apart in turn.  name: every reading, best
 * first (may be 0); seen false if the content cannot be had (then give a gap).
 * label is the last piece of the path behind "format:", empty to use name[0].
 * False, and a gap on self, if a limit is reached: then stop.  *index_r may be
 * NULL.
 */
bool	sk_unpack_add(struct sk_unpack *u, size_t self, const struct sk_name *name,
	    size_t names, struct sk_span label, struct sk_span bytes, bool seen,
	    size_t *index_r);
/* Notes why (a part of) object could not be looked at; once each. */
void	sk_unpack_gap(struct sk_unpack *u, size_t object, const char *why);
/* Notes a word of container.defect on object; once each. */
void	sk_unpack_defect(struct sk_unpack *u, size_t object, const char *word);
/* A name reading from raw bytes of a container in an unknown or declared
 * charset; in the arena.  Names of one container are judged together. */
struct sk_name sk_unpack_name(struct sk_unpack *u, struct sk_span raw,
	    enum sk_charset declared, const char *where);
/* Says beforehand that a name like that, in an unknown charset, is coming: an
 * inventory that tells all of them first gets the best answer for each. */
void	sk_unpack_name_ahead(struct sk_unpack *u, struct sk_span raw);
/*
 * True while object self, which has given so many bytes, may give n further ones:
 * the total, the ratio to the container's own size and the time still allow it.
 * They are then counted against the total.  Otherwise a gap stands.
 */
bool	sk_unpack_may(struct sk_unpack *u, size_t self, uint64_t given, uint64_t n);

/* --- the typer --- */

/* Type of bytes by content; name (may be empty) breaks ties between script
 * languages only. */
enum sk_type sk_typer(struct sk_span bytes, struct sk_span name);
#endif
