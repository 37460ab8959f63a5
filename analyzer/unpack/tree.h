#ifndef SEKISHO_UNPACK_TREE_H
#define SEKISHO_UNPACK_TREE_H
/* tree - what the files of this room say to each other. */
#include "unpack/unpack.h"

extern const struct sk_format sk_fmt_message, sk_fmt_zip;

/* True and a clear answer while nothing more than the gap's name is wanted:
 * NULL if object self may give n further bytes, which are then counted; else
 * the name of the limit, which stands as a gap on self. */
const char *sk_unpack_stop(struct sk_unpack *u, size_t self, uint64_t given, uint64_t n);
/*
 * Adds an object below parent, with what o knows (bytes, seen, names, part,
 * type, member) and takes it apart.  path is where it lies below its parent,
 * joined by "/" unless the parent is the root.  o->type is what it is at least
 * taken for where the typer sees only text, UNKNOWN for nothing.  notes (may
 * be NULL) are written to it before it is opened.
 */
bool	sk_unpack_put(struct sk_unpack *u, size_t parent, const struct sk_object *o,
	    struct sk_span path, const struct sk_note *notes, size_t *index_r);
/* As sk_unpack_add, for a member that is a mail entity whatever it looks like. */
bool	sk_unpack_add_message(struct sk_unpack *u, size_t self, struct sk_span label,
	    struct sk_span bytes);
/* The same for a member of one name that is of type, unless its content is plainly
 * something that is no text. */
bool	sk_unpack_add_as(struct sk_unpack *u, size_t self, const struct sk_name *name,
	    enum sk_type type, struct sk_span bytes, size_t *index_r);
/*
 * Adds a member whose content stands in self as it is.  A limit is a gap on
 * both, the member then has no content, and false comes back: stop.  *given
 * counts what self gave in all.
 */
bool	sk_unpack_plain(struct sk_unpack *u, size_t self, const struct sk_name *name,
	    size_t names, struct sk_span bytes, uint64_t *given, size_t *index_r);
/* Copies what the MIME room noted to object. */
void	sk_unpack_notes(struct sk_unpack *u, size_t object, const struct sk_note *note);
/* Writes names (the first is the name, the others readings) of object. */
void	sk_unpack_write_names(struct sk_unpack *u, size_t object, const struct sk_name *name,
	    size_t names);
/* Notes that object is encrypted, and how. */
void	sk_unpack_encrypted(struct sk_unpack *u, size_t object, const char *how);

/* --- unlock.c: what is locked, and what opens it --- */

enum sk_try {
	SK_TRY_WRONG,	/* another password may open it */
	SK_TRY_RIGHT,	/* it is open: sk_unpack_reveal, or members were added */
	SK_TRY_NEVER	/* no password opens it here; why stands as a gap on the object */
};
/* Something locked.  A format fills it and hands it over. */
struct sk_locked {
	size_t		 object;	/* a member, or the container whose directory is locked */
	size_t		 container;	/* that it lies in, or itself */
	unsigned	 cost_us;	/* what one try costs about, in microseconds */
	bool		 pays;		/* a try pays by itself (sk_unpack_pay), if need be */
	/* Tries one password, UTF-8.  A right one is proved by checksum or code. */
	enum sk_try	(*try)(struct sk_unpack *u, struct sk_locked *l, struct sk_span password);
	void		*data;		/* of try, in the arena */
	const char	*why;		/* NEVER: the gap, set by try */
	size_t		 tried, tried_list;	/* passwords, in order */
	unsigned	 faint;		/* faint ones among them */
	bool		 open;
	bool		 spent;		/* a try had to be left out: the gap password_ms */
	struct sk_locked *next;
};
/*
 * Notes that an object is encrypted, and how (a word of object.encryption, or
 * NULL), in object and container.  With l, passwords will be tried on it; without,
 * and where none fits in the end, it has the gap "encrypted".
 */
void	sk_unpack_lock(struct sk_unpack *u, size_t object, size_t container, const char *how,
	    const struct sk_locked *l);
/* Takes us off what all tries may cost.  False, l->spent and l->why, if it is not there. */
bool	sk_unpack_pay(struct sk_unpack *u, struct sk_locked *l, uint64_t us);
/* In a try: the password is right.  What is noted from here on stays. */
void	sk_unpack_proved(struct sk_unpack *u);
/* The same of a locked directory: members that go_on adds are added by format. */
void	sk_unpack_again(struct sk_unpack *u, size_t self, const struct sk_format *format,
	    void (*go_on)(struct sk_unpack *u, size_t self, void *data), void *data);
/* Gives the locked object its content, and takes it apart.  why: a gap, or NULL. */
void	sk_unpack_reveal(struct sk_unpack *u, size_t object, struct sk_span bytes,
	    const char *why);
/* Tries passwords on all that is locked, as long as something opens. */
void	sk_unpack_unlock(struct sk_unpack *u);
/* The password in the charset that old archivers wrote (CP932), empty where that
 * is the same as UTF-8 or does not exist.  Good until the next call. */
struct sk_span sk_unpack_password_sjis(struct sk_unpack *u, struct sk_span password);
/* The same in UTF-16, little endian. */
struct sk_span sk_unpack_password_utf16(struct sk_unpack *u, struct sk_span password);
/* Opens a member of a zip (zip_lock.c). */
struct sk_zip_job;
struct sk_zip_member;
void	sk_zip_lock_member(struct sk_zip_job *j, const struct sk_zip_member *m, size_t object,
	    const char *how);
/* Types the object, whose bytes came late, and opens it (unpack.c). */
void	sk_unpack_late(struct sk_unpack *u, size_t object);

/* --- fmt_ole.c: a bare file that is an Outlook message --- */
struct sk_ole_run;
/* The mail in bytes, for the root; NULL if they are none.  Afterwards rest adds
 * what else the file holds. */
struct sk_ole_run *sk_ole_message(struct sk_unpack *u, struct sk_span bytes,
	    struct sk_span *mail_r);
void	sk_ole_rest(struct sk_ole_run *run);

/* Appends label made safe for a path: at most 120 code points, no blanks at
 * its ends that a person would not see. */
void	sk_unpack_label(struct sk_buf *path, struct sk_span label);
/* What is left of name when a reader stops at its first NUL: false if there is
 * none. */
bool	sk_unpack_name_cut(struct sk_unpack *u, struct sk_span raw, enum sk_charset declared,
	    struct sk_name *name_r);
/* cs if text in it says what names on the same disk are in, else otherwise. */
enum sk_charset sk_unpack_naming(enum sk_charset cs, enum sk_charset otherwise);
/* Adds name to list of n (room for max) unless the same text stands there. */
void	sk_unpack_name_once(struct sk_name *list, size_t *n, size_t max, struct sk_name name);

/* True if o, of no type that we know, is something that common programs take
 * apart: an archive or an image of a rarer kind, or a piece of one. */
bool	sk_unpack_is_foreign(const struct sk_object *o);

/* Once per process, before the cage. */
int	sk_archive_warm(void);
int	sk_smime_warm(void);
#endif
