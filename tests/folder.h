/* SPDX-License-Identifier: MIT */
/*
 * The folder of a test or a fuzz target: empty at its beginning, gone at its end with all that is
 * in it.  A program has one at a time and may have one after the other.  It lies where writing to
 * the disk costs nothing, if there is such a place.
 */
#ifndef PACECAT_TESTS_FOLDER_H
#define PACECAT_TESTS_FOLDER_H

#include <ftw.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* Its path, absolute and without a link in it; "" before the first one. */
static char folder[sizeof "/dev/shm/pacecat-test-XXXXXX"];

/* False when it cannot be made. */
static inline bool
folder_begin(void)
{
	snprintf(folder, sizeof folder, "%s/pacecat-test-XXXXXX",
		 access("/dev/shm", W_OK) ? "/tmp" : "/dev/shm");
	return mkdtemp(folder) != NULL;
}

/* The path of a name in it; good for eight calls. */
static inline const char *
folder_at(const char *name)
{
	static char room[8][256];
	static unsigned turn;
	char *path = room[turn++ % 8];

	snprintf(path, sizeof room[0], "%s/%s", folder, name);
	return path;
}

static inline int
folder_remove_one(const char *path, const struct stat *st, int kind, struct FTW *where)
{
	(void)st;
	(void)kind;
	(void)where;
	return remove(path);
}

/* Links are removed, not what they lead to.  False when something of it is still there. */
static inline bool
folder_end(void)
{
	return !nftw(folder, folder_remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

#endif
