/* SPDX-License-Identifier: MIT */
/*
 * Many small pieces of memory that live and end together.  Nothing handed out ever moves.
 * Zero-initialised is empty.
 */
#ifndef PACECAT_BASE_POOL_H
#define PACECAT_BASE_POOL_H

#include <stddef.h>

#include "base/str.h"

struct pool_chunk;

struct pool {
	struct pool_chunk *chunk; /* the last one: the others hang behind it */
	size_t used, room;	  /* bytes of it */
};

/* `bytes` of memory, aligned for anything, not initialised. */
void *pool_new(struct pool *, size_t bytes);

/* A terminated copy. */
struct str pool_str(struct pool *, const char *s, size_t len);

void pool_release(struct pool *);

#endif
