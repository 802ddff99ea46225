/* SPDX-License-Identifier: MIT */
/*
 * Records that may be the same: people and organisations whose names look like one another's, and
 * studies that do.  Guesses with a reason each, for people to judge: nothing is ever merged here.
 *
 * Every record is put under keys that those like it have too, and compared only with what has one
 * of its keys, so the time is nearly linear.  Records that say of each other that they are
 * different (`different-from`, `related`) are no pair.
 */
#ifndef PACECAT_MODEL_DUPLICATE_H
#define PACECAT_MODEL_DUPLICATE_H

#include <stddef.h>
#include <stdint.h>

#include "base/thread.h"
#include "model/catalogue.h"

/* Why: the surest first. */
enum duplicate_reason {
	DUPLICATE_ORCID,    /* the same ORCID */
	DUPLICATE_ALIKE,    /* names that read alike: accents, case, marks apart */
	DUPLICATE_ORDER,    /* the same words in another order */
	DUPLICATE_DOUBLE,   /* one has a second family name */
	DUPLICATE_INITIALS, /* one has initials where the other has names */
	DUPLICATE_LETTER,   /* one letter is another, or missing */
	DUPLICATE_DOI,
	DUPLICATE_ISBN,
	DUPLICATE_TITLE,	 /* the same title and year */
	DUPLICATE_TITLE_LETTERS, /* titles that differ in a letter or two, same year */
	DUPLICATE_SUBTITLE,	 /* one title goes on where the other ends, same year */
	DUPLICATE_REASONS
};

struct duplicate {
	uint32_t first, second; /* records of one kind: the first has more works */
	enum duplicate_reason reason;
};

struct duplicates {
	struct duplicate *pair; /* in the order of the first one's record */
	size_t pairs, room;
};

/* All there are; to be released.  When it is cancelled (progress may be NULL), of no use. */
void duplicates_find(struct duplicates *, const struct catalogue *, const struct progress *);
void duplicates_release(struct duplicates *);

/*
 * Leave out what of large groups nobody would read: of records that are like each other, at once
 * or by way of others, ten pairs stay, the surest, and those without which some record would not
 * be told of, or not with its like.  Returns how many pairs are left out.
 */
size_t duplicates_thin(struct duplicates *, const struct catalogue *);

/* "their names read alike": for _() where it is shown. */
const char *duplicate_why(enum duplicate_reason);

#endif
