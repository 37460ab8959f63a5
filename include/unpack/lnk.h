#ifndef SEKISHO_UNPACK_LNK_H
#define SEKISHO_UNPACK_LNK_H
/*
 * lnk - Windows shortcuts as data: where they say that they lead, with which
 * arguments, under which icon, and what the system that made them left in them.
 * Nothing is followed or resolved.
 *
 * Source: Microsoft, [MS-SHLLINK] Shell Link Binary File Format; items of the
 * shell and their extension blocks after J. Metz, "Windows Shell Item format";
 * values of a property store after [MS-PROPSTORE].
 */
#include "base/arena.h"
#include "base/charset.h"

/* Bits of lnk.defect, in the order of its words (sk_lnk_defects). */
enum sk_lnk_defect {
	SK_LNK_TRUNCATED = 1, SK_LNK_BAD_ID_LIST = 2, SK_LNK_BAD_LINK_INFO = 4,
	SK_LNK_BAD_EXTRA = 8, SK_LNK_TARGETS_DIFFER = 16
};
extern const char *const sk_lnk_defects[];	/* NULL-terminated */

enum { SK_LNK_TARGETS = 8 };

/* All text is UTF-8 in the arena, empty where it is not there. */
struct sk_lnk {
	uint32_t	 flags, attributes, show;
	int32_t		 icon_index;
	uint16_t	 hotkey;
	struct sk_span	 target_list;	/* LinkTargetIDList, as a path */
	struct sk_span	 target_info;	/* LinkInfo: local or network path */
	struct sk_span	 target_environment;	/* EnvironmentVariableDataBlock */
	struct sk_span	 target_property;	/* System.Link.TargetParsingPath */
	struct sk_span	 target_vista;	/* VistaAndAboveIDListDataBlock */
	struct sk_span	 name, relative, working_dir, arguments;
	struct sk_span	 icon;		/* IconEnvironmentDataBlock, else ICON_LOCATION */
	struct sk_span	 darwin;	/* of an advertised program */
	struct sk_span	 shim;		/* name of a compatibility layer */
	struct sk_span	 machine_id;	/* NetBIOS name of where the target last was */
	struct sk_span	 mac;		/* of that machine, "00:0c:29:...", as the file id tells */
	bool		 has_serial;
	uint32_t	 serial;	/* of the drive */
	/* Each distinct one of the above, the likeliest to be followed first; the
	 * relative path where it leads beside the shortcut, or there is nothing else. */
	struct sk_span	 target[SK_LNK_TARGETS];
	size_t		 targets;
	size_t		 end;		/* bytes up to and with the terminal block */
	unsigned	 defects;	/* bits of enum sk_lnk_defect */
};

/* True if bytes begin with size and class of a shortcut's header (2.1). */
bool	sk_lnk_is(struct sk_span bytes);
/* Reads it all.  False if it has no header.  Where a structure is broken what
 * follows is still read as far as it can be found. */
bool	sk_lnk_parse(struct sk_span bytes, struct sk_arena *arena, struct sk_lnk *lnk_r);
/* Offset behind the last structure: what sk_lnk_parse calls end, without memory. */
size_t	sk_lnk_end(struct sk_span bytes);

/* --- lnk_items.c --- */

/* Appends a list of shell items, with or without its end, to out as a path; false
 * if it is broken.  What has no name is shown as "::{GUID}" or left out. */
bool	sk_lnk_items(struct sk_span list, struct sk_buf *out);
/* Appends text of an unknown code page. */
void	sk_lnk_ansi(struct sk_buf *out, struct sk_span s);
/* Up to its first NUL, one byte a character or UTF-16. */
struct sk_span sk_lnk_until_nul(struct sk_span s);
struct sk_span sk_lnk_until_nul16(struct sk_span s);
#endif
