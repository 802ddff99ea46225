/* SPDX-License-Identifier: MIT */
/*
 * Sort keys as bibliographies want them: case, accents and punctuation do not count, numbers count
 * by their size, blanks come first.  The same on every host.
 */
#ifndef PACECAT_CSL_COLLATE_H
#define PACECAT_CSL_COLLATE_H

#include "base/str.h"
#include "csl/pool.h"

/* Between the parts of a key: sorts before everything. */
#define CSL_COLLATE_SEPARATOR '\x01'

/* A key to be compared with csl_collate; s is NULL when nothing counts in the text. */
struct str csl_collate_key(struct csl_pool *, struct str);

/* Keys without a text come last. */
int csl_collate(struct str a, struct str b);

#endif
