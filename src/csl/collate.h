/* SPDX-License-Identifier: MIT */
/*
 * Sort keys as bibliographies want them: case, accents and punctuation do not count, numbers count
 * by their size, blanks come first, and letters of the reader's own script are before those of
 * others.  The same on every host.
 */
#ifndef PACECAT_CSL_COLLATE_H
#define PACECAT_CSL_COLLATE_H

#include <stdint.h>

#include "base/str.h"
#include "csl/pool.h"

/* Between the parts of a key: sorts before everything. */
#define CSL_COLLATE_SEPARATOR '\x01'

struct csl_script {
	uint32_t from, to;              /* characters; none: 0 */
};

/* The script of a language that is not written in Latin letters: "ru" -> Cyrillic. */
struct csl_script csl_script_of(const char *tag);

/*
 * A key to be compared with csl_collate; s is NULL when nothing counts in the text.  Letters of
 * the script come before all others.
 */
struct str csl_collate_key(struct csl_pool *, struct csl_script, struct str);

/* Keys without a text come last. */
int csl_collate(struct str a, struct str b);

#endif
