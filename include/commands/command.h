#ifndef SEKISHO_COMMANDS_COMMAND_H
#define SEKISHO_COMMANDS_COMMAND_H
/* command - what the operator may ask that is no message.  One cmd_ file each. */
struct sk_command {
	const char	*name, *usage, *summary;	/* as in a door */
	int		(*run)(int argc, char **argv);	/* exit status */
};
extern const struct sk_command *const sk_cmd_table[];	/* NULL-terminated */
#endif
