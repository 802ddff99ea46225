/* SPDX-License-Identifier: MIT */
/*
 * What a program has in itself that is to run on a host with nothing on it (`make static`): files,
 * descriptions of terminals, and what characters are.  Every other program carries nothing, and
 * all of this does nothing there.
 *
 * Carried files have paths that begin with CARRIED; what reads files and lists folders (sys/file.h,
 * sys/path.h) knows them.  They are never written.
 */
#ifndef PACECAT_SYS_CARRIED_H
#define PACECAT_SYS_CARRIED_H

#include <stdbool.h>
#include <stddef.h>

#include "sys/path.h"

#define CARRIED "carried:"

struct carried_file {
	const char *path;               /* "carried:/styles/x.csl"; NULL ends the table */
	const char *bytes;
	size_t len;
};

struct carried_terminal {
	const char *name;               /* of terminfo(5); NULL ends the table */
	const char *entry;              /* compiled, as TERMINFO takes it: "b64:..." */
};

/* The tables: empty in carried-none.c, filled by what src/static/carry.sh makes. */
extern const struct carried_file carried_files[];
extern const struct carried_terminal carried_terminals[];

/* From now on characters are UTF-8's whatever the locale.  False: they are the libc's business. */
bool carried_utf8(void);

/* The file of that path, or NULL. */
const struct carried_file *carried_file(const char *path);

/* Is it a folder with something carried in it, at any depth? */
bool carried_folder(const char *path);

/* Append a folder's files whose names end in `suffix`, in byte order; was there such a folder? */
bool carried_list(const char *folder, const char *suffix, struct paths *);

/*
 * Make terminfo know a terminal that the host does not, by the environment.  False, and nothing is
 * changed, when it is not carried.
 */
bool carried_terminfo(const char *term);

#endif
