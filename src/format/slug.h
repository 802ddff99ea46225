/* SPDX-License-Identifier: MIT */
/* Ids from whatever things are called: [a-z0-9][a-z0-9._-]*, each only once. */
#ifndef PACECAT_FORMAT_SLUG_H
#define PACECAT_FORMAT_SLUG_H

#include <stddef.h>

#include "base/buf.h"
#include "base/pool.h"
#include "base/table.h"

/*
 * Append what an id can have of the text, at most `most` bytes, whole words if there are several:
 * letters transliterated and small, a hyphen for anything else.  Nothing may be left.
 */
void slug_add(struct buf *, const char *s, size_t len, size_t most);

/* The ids of one namespace.  Zero is none. */
struct slugs {
	struct pool pool;
	struct table taken; /* -> index of `next` */
	uint32_t *next;	    /* the number to try next behind each id */
	size_t count, room;
};

/* The id, or with a number behind it when it is taken; it is taken then.  `preset` if it is "". */
struct str slugs_take(struct slugs *, const char *id, const char *preset);

void slugs_release(struct slugs *);

#endif
