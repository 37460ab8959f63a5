#ifndef SEKISHO_DOORS_DOOR_H
#define SEKISHO_DOORS_DOOR_H
/*
 * door - a way messages come in: collects bytes, asks, gets a verdict, and
 * never sees an object.  One door_ file each.
 */
struct sk_door {
	const char	*name;		/* "scan" */
	const char	*usage;		/* one line, behind the name */
	const char	*summary;	/* one line for "sekisho help" */
	int		(*run)(int argc, char **argv);	/* argv[0] is the name; exit status */
};
extern const struct sk_door *const sk_door_table[];	/* NULL-terminated */
#endif
