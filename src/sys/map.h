/* SPDX-License-Identifier: MIT */
/*
 * Files of our own making, mapped to be read.  They are replaced by rename alone; where one is cut
 * short all the same, the program ends with a sentence (see map_guard).
 */
#ifndef PACECAT_SYS_MAP_H
#define PACECAT_SYS_MAP_H

#include <stdbool.h>
#include <stddef.h>

#include "sys/file.h"

struct map {
	const unsigned char *bytes;     /* at the start of a page; NULL: nothing is mapped */
	size_t len;
	struct file_identity identity;
};

/*
 * Map the whole of a regular file; `own`: through no link, and only if it is this user's.  On
 * failure a sentence is appended to err (may be NULL).  An empty file is one: FILE_FAILED.
 */
enum file_result map_open(struct map *, const char *path, bool own, struct buf *err);
void map_close(struct map *);

/*
 * Once, before whoever else wants SIGBUS: when a mapped file is shorter than it was, a sentence
 * goes to standard error and the program exits with 74.
 */
void map_guard(void);

#endif
