#ifndef SEKISHO_UNPACK_ZIPPER_H
#define SEKISHO_UNPACK_ZIPPER_H
/*
 * zipper - writes an encrypted zip, member by member, to wherever put takes it.
 *
 * The password is no secret: it keeps what is inside from being run by accident
 * and from being taken away by a scanner on the way.  So the cipher is chosen by
 * what opens it: traditional encryption (PKWARE's APPNOTE 6.3.10, section 6.1) is
 * read by everything, WinZip's AES-256 by 7-Zip, bsdtar and unar.
 *
 * Needs no file and no system call but those of put, and getrandom(2).
 */
#include <stdbool.h>
#include "base/span.h"

struct sk_zipper;

/* put: 0, or anything else to give up.  NULL if there is no memory, or the
 * library cannot do it. */
struct sk_zipper *sk_zipper_open(bool aes, const char *password,
	    int (*put)(void *user, struct sk_span bytes), void *user);
/* Adds one member; name is valid UTF-8.  0, SK_E_IO or SK_E_MEMORY. */
int	sk_zipper_add(struct sk_zipper *z, const char *name, struct sk_span bytes);
/* Writes the directory, if nothing has failed, and frees z.  0 or SK_E_IO. */
int	sk_zipper_close(struct sk_zipper *z);
/* The most bytes that a member of n bytes can take, directory and all. */
uint64_t sk_zipper_most(uint64_t n);
#endif
