/* SPDX-License-Identifier: MIT */
/* What the two halves of the search for duplicates share.  Private to model/. */
#ifndef PACECAT_MODEL_DUPLICATE_KEY_H
#define PACECAT_MODEL_DUPLICATE_KEY_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/pool.h"
#include "base/str.h"
#include "model/duplicate.h"

/* Something that is compared, under one of its keys. */
struct dup_entry {
	uint64_t key; /* a hash, which is believed: all that comes of it are guesses */
	uint32_t item;
};

struct dup_index {
	struct dup_entry *entry;
	size_t count, room;
};

void dup_add(struct dup_index *, const char *kind, struct str key, uint32_t item);

/*
 * Give every two items with a key in common to `pair`, but each one with at most `most` others of
 * a key, until it is cancelled.  Items under one key come in their order.
 */
void dup_pairs(struct dup_index *, size_t most, const struct progress *,
	       void (*pair)(void *context, uint32_t a, uint32_t b), void *context);
void dup_release(struct dup_index *);

/* Append the folded words with single blanks between them. */
void dup_words(struct buf *, struct str);

/* Keep a pair of records. */
void dup_found(struct duplicates *, uint32_t a, uint32_t b, enum duplicate_reason);

/* Letters (bytes) to change, put in, take out or swap, counted up to `most`, then most + 1. */
unsigned dup_distance(struct str a, struct str b, unsigned most);

/* The halves; they need not know of pairs of which a record says what they are. */
void dup_parties(struct duplicates *, const struct catalogue *, const struct progress *);
void dup_studies(struct duplicates *, const struct catalogue *, const struct progress *);

#endif
