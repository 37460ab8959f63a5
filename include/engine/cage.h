#ifndef SEKISHO_ENGINE_CAGE_H
#define SEKISHO_ENGINE_CAGE_H
/*
 * cage - what a worker may still do once it has seen a hostile byte: compute,
 * take memory, read the message that it was handed, write one answer.
 *
 * Several layers, each by itself enough against most of what could go wrong,
 * and each best effort: kernels and containers differ.  A layer that does not
 * hold is reported by name with the reason, and the others still stand.
 *
 *   no_new_privs  no program that is started could gain anything
 *   namespaces    no network, no other processes, no mounts, no IPC of the host
 *   root          the root directory is an empty file system
 *   capabilities  none, nor any way to get some
 *   landlock      no file can be opened, whatever its rights; no TCP, no signals
 *   rlimits       memory, size of the answer, descriptors, processes, no core
 *   dumpable      other processes of the same user cannot look inside
 *   seccomp       a system call outside a list of some 20 ends the process
 *
 * Sources: the manual pages of the system calls; for Landlock the kernel's
 * Documentation/userspace-api/landlock.rst (ABI 1 to 7).
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SK_CAGE_LAYERS	8

struct sk_cage_settings {
	uint64_t	memory_bytes;	/* address space beyond what is mapped already */
	uint64_t	file_bytes;	/* longest file (the answer) that may be written */
	bool		readable;	/* leave /proc/<pid> readable, to measure memory */
};

/* Plain bytes without pointers: a probe sends it to its parent as it is. */
struct sk_cage_report {
	struct {
		char	name[16];
		bool	holds;
		char	why[104];	/* why not; or a detail, may be empty */
	} layer[SK_CAGE_LAYERS];
};

/*
 * Locks this process up for good.  Only open descriptors, memory and code that
 * are there already can be used afterwards.  A process that may be looked into
 * with the debugger of a sanitizer (SK_SANITIZED) keeps its system calls and
 * address space, and the report says so.
 */
void	sk_cage_enter(const struct sk_cage_settings *s, struct sk_cage_report *report_r);
/* Version of the library that builds the filter, "2.5.4". */
const char *sk_cage_library(char text[16]);
#endif
