/* SPDX-License-Identifier: MIT */
/*
 * What can be found in records: all their words, folded (text/fold.h), each record's one behind the
 * other in one buffer.  What the people, countries and topics are called that they name stands
 * once, in a buffer of its own.  Made once for a range of records; then a search is a scan of
 * memory.
 */
#ifndef PACECAT_MODEL_HAYSTACK_H
#define PACECAT_MODEL_HAYSTACK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/thread.h"
#include "model/catalogue.h"

struct haystack {
	uint32_t first, count;          /* the records */
	uint32_t made;                  /* the first so many are in it */
	size_t *start;                  /* made + 1 offsets in `text` */
	struct buf text;
	size_t *link_start;             /* made + 1 places in `link` */
	uint32_t *link;                 /* which of `called` each record names */
	size_t *called_start;           /* calleds + 1 offsets in `called` */
	size_t calleds;
	struct buf called;
	struct haystack_maker *maker;   /* until all are made */
};

/* All at once; or begun, and made until it is cancelled (false), to be gone on with later. */
void haystack_init(struct haystack *, const struct catalogue *, uint32_t first, uint32_t count);
void haystack_begin(struct haystack *, const struct catalogue *, uint32_t first, uint32_t count);
bool haystack_make(struct haystack *, const struct progress *);
void haystack_release(struct haystack *);

/* What the reader typed: words that must all be there, folded, one behind the other. */
struct needle {
	struct buf text;
	size_t word[16], len[16];
	size_t words;
};

void needle_init(struct needle *, const char *typed);
void needle_release(struct needle *);

/* Does whatever has all words of `now` have all words of `before`? */
bool needle_narrows(const struct needle *now, const struct needle *before);

/*
 * Of the records in `set`, one bit for each from `first` on, leave those that have all words: a
 * needle without words leaves all.  Bits beyond `count` must be 0.  The fewer there are in the set
 * the faster it goes.  All must be made.  When it is cancelled (progress may be NULL), what is left
 * is of no use.
 */
#define HAYSTACK_WORDS(count) (((size_t)(count) + 63) / 64)
void haystack_filter(const struct haystack *, const struct needle *, uint64_t *set,
		     const struct progress *);

#endif
