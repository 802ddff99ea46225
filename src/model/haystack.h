/* SPDX-License-Identifier: MIT */
/*
 * What can be found in records: all their words, folded (text/fold.h), each record's one behind the
 * other in one buffer, with the names of the people, countries and topics they name.  Made once
 * for a range of records; then a search is a scan of memory.
 */
#ifndef PACECAT_MODEL_HAYSTACK_H
#define PACECAT_MODEL_HAYSTACK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "model/catalogue.h"

struct haystack {
	uint32_t first, count;          /* the records */
	size_t *start;                  /* count + 1 offsets in `text` */
	struct buf text;
};

void haystack_init(struct haystack *, const struct catalogue *, uint32_t first, uint32_t count);
void haystack_release(struct haystack *);

/* What the reader typed: words that must all be there, folded, one behind the other. */
struct needle {
	struct buf text;
	size_t word[16], len[16];
	size_t words;
};

void needle_init(struct needle *, const char *typed);
void needle_release(struct needle *);

/* Are all words of the needle in this record?  A needle without words is in every one. */
bool haystack_has(const struct haystack *, const struct needle *, uint32_t record);

#endif
