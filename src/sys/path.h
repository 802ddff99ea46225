/* SPDX-License-Identifier: MIT */
/*
 * Names of files: the XDG base directories, and taking paths apart.  Paths are bytes, not text:
 * show them through text/show.h.  What is returned as `char *` is the caller's to free.
 */
#ifndef PACECAT_SYS_PATH_H
#define PACECAT_SYS_PATH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

struct paths {
	char **path;                    /* owned */
	size_t count, room;
};

void paths_add(struct paths *, const char *path);       /* keeps a copy */
void paths_release(struct paths *);

/* The XDG Base Directory Specification's, in the order of its table. */
enum path_base { PATH_CONFIG, PATH_DATA, PATH_STATE, PATH_CACHE };

/*
 * The folder of that kind, or NULL when neither the variable nor HOME tells one.  A relative value
 * counts as unset, as the specification asks.
 */
char *path_base(enum path_base);

/* "folder/name", one slash between them; `name` alone when it is absolute or folder is empty. */
char *path_join(const char *folder, const char *name);

/* What dirname(1) says; what follows the last slash, borrowed from the path. */
char *path_folder(const char *path);
const char *path_name(const char *path);

/* "~/x" with HOME in place of the tilde, when there is one; else a copy. */
char *path_home(const char *path);

/* The absolute path without links, or NULL when there is no such file. */
char *path_real(const char *path);

bool path_is_folder(const char *path);
bool path_exists(const char *path);                     /* whatever it is, links followed */
bool path_is_closed(const char *path);                  /* nobody can get there, or we may not */

/*
 * Append the path of the running program: what the system says, else what argv[0] and PATH tell.
 * False, and nothing appended, when neither knows.
 */
bool path_executable(struct buf *, const char *argv0);

#endif
