/* SPDX-License-Identifier: MIT */
/*
 * Notice that files change: by inotify or kqueue where there is one, else by looking now and then.
 *
 * It tells that it is time to look, not what has changed: compare a stamp with the one taken before
 * the files were read.  Editors write in several steps and rename over the old file: folders are
 * watched, and it is time only when all has been quiet for a moment.
 */
#ifndef PACECAT_SYS_WATCH_H
#define PACECAT_SYS_WATCH_H

#include <stdbool.h>
#include <stdint.h>

#include "sys/path.h"

struct watch;

/* `poll`: only by looking now and then. */
struct watch *watch_new(bool poll);
void watch_free(struct watch *);                        /* NULL is fine */

/*
 * From now on these files and folders (their *.yaml), instead of those before.  A folder that is
 * moved away is noticed, or that of a file, or a link in the path, as it is named, that is turned;
 * a folder further up only when something else happens.
 */
void watch_set(struct watch *, const char *const *paths, size_t count);

/* Readable when something happened: then call watch_due; -1 when it is only done by looking. */
int watch_fd(const struct watch *);

/* Is it time to compare stamps?  If not, when to ask again: milliseconds, -1 for never. */
bool watch_due(struct watch *, int *again_ms);

/*
 * Of the files as they are now: it changes when one of them does, comes or goes.  Of one that may
 * change without being seen to (file_identity_vague) it is another each millisecond.
 */
uint64_t watch_stamp(const char *const *paths, size_t count);

#endif
