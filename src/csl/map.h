/* SPDX-License-Identifier: MIT */
/* Texts to pointers, in a pool. */
#ifndef PACECAT_CSL_MAP_H
#define PACECAT_CSL_MAP_H

#include "base/str.h"
#include "csl/pool.h"

struct csl_map_slot;

struct csl_map {                        /* { .pool = pool } is empty */
	struct csl_pool *pool;
	struct csl_map_slot *slot;
	size_t count, room;
};

/* Where the value of the key is, or NULL. */
void **csl_map_find(const struct csl_map *, struct str key);
/* The same; a new key (not NULL, borrowed as long as the map) gets NULL as its value. */
void **csl_map_add(struct csl_map *, struct str key);

#endif
