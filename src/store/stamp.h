/* SPDX-License-Identifier: MIT */
/*
 * What was found out of a compiled file by reading all of it and of what it was made from: that its
 * body is what was written, and by what each of its sources is known to be what it was then.  Kept
 * in a small file of the cache (NAME.checked, see store/cache.h), so that none of them is read
 * again before it is another one.
 *
 * A file counts as the one that was read as long as it has its size, its number and both of its
 * times.  One that was changed shortly before it was read may be so again with the same times, and
 * is compared by its content once more, later.
 */
#ifndef PACECAT_STORE_STAMP_H
#define PACECAT_STORE_STAMP_H

#include <stdbool.h>
#include <stdint.h>

#include "store/compiled.h"

struct stamp {
	const struct compiled *compiled;        /* borrowed */
	char *path;                             /* owned; NULL: nothing is kept */
	struct file_identity *source;           /* of each source, when it was compared */
	int64_t seconds;                        /* when that was */
	struct file_identity *now;              /* of those that were found to be the same */
	int64_t start;
	bool sound;                             /* the body was read */
	bool news;                              /* there is more than in the file */
};

/* What is known of a compiled file; `path` (taken over, may be NULL) is that of the stamp. */
void stamp_open(struct stamp *, const struct compiled *, char *path);

/* Is the body what was written? */
bool stamp_sound(struct stamp *);

enum source_state {
	SOURCE_SAME,                            /* has the bytes that were read */
	SOURCE_OTHER,
	SOURCE_CLOSED                           /* cannot be read, or is not there */
};

/* What has become of the i-th source, if it is the file at this path. */
enum source_state stamp_source(struct stamp *, size_t i, const char *path);

/* Keep what is new, if `keep`, and release. */
void stamp_close(struct stamp *, bool keep);

#endif
