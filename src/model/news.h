/* SPDX-License-Identifier: MIT */
/*
 * What is new to the reader: records whose id, and whose former ids, are not among those of the
 * edition before.  Of that one only hashes of its ids are needed, in ascending order.
 */
#ifndef PACECAT_MODEL_NEWS_H
#define PACECAT_MODEL_NEWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/thread.h"
#include "model/catalogue.h"

/* Zero: nothing is new, of no catalogue.  All is borrowed, nothing is changed by asking. */
struct news {
	const struct catalogue *catalogue;
	const uint64_t *id;             /* of the edition before; NULL: there is none */
	size_t ids;
	const char *since;              /* what that one is called; may be "" or NULL */
	size_t studies;                 /* how many are new, once that is counted */
	bool counted;
};

/* Is it new?  A look-up that depends little on the size of the catalogue. */
bool news_has(const struct news *, uint32_t record);

/* How many studies are; looks at every one of them. */
size_t news_count(const struct news *, const struct progress *);

/* The hash of an id of a kind. */
uint64_t news_hash(enum kind, const char *id);

/*
 * The hashes of all ids of a catalogue, in order, to be freed; *count is how many.  NULL when it
 * was cancelled (`progress` may be NULL).
 */
uint64_t *news_ids(const struct catalogue *, const struct progress *, size_t *count);

#endif
