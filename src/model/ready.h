/* SPDX-License-Identifier: MIT */
/*
 * What the first screen needs of all records, worked out beforehand, so that a compiled catalogue
 * need not be gone through before it is shown: orders of all studies, by year and by title, where
 * those do not depend on who reads, and how many records have works.
 */
#ifndef PACECAT_MODEL_READY_H
#define PACECAT_MODEL_READY_H

#include <stdbool.h>
#include <stddef.h>

#include "model/order.h"
#include "model/rows.h"

#define READY_MAX 2

struct ready {
	uint32_t order;                 /* enum order */
	uint32_t count;                 /* of all studies */
	uint32_t with;                  /* those at the front: they have the datum */
	const uint32_t *record;         /* borrowed */
};

/*
 * Work out the i-th order into `record`, which has room for all studies.  False when there is no
 * such order, or titles are in several languages: then it is another for each reader.
 */
bool ready_make(const struct catalogue *, size_t i, uint32_t *record, struct ready *);

/* The catalogue is to use it from now on; its numbers, borrowed, may be damaged. */
void ready_set(struct catalogue *, size_t i, const struct ready *);

/* Put these records in order, if they are all the studies and it is known.  Else false. */
bool ready_take(const struct catalogue *, enum order, bool reverse, uint32_t *record,
		size_t count);

/*
 * All studies in that order, as rows that borrow it: nothing is looked at.  False if it is not
 * known.  They are good as long as the catalogue.
 */
bool ready_rows(const struct catalogue *, enum order, bool reverse, struct rows *);

/* How many records of a kind have works: counted, unless the catalogue was told before. */
uint32_t ready_named(const struct catalogue *, enum kind);
void ready_set_named(struct catalogue *, const uint32_t named[KINDS]);

#endif
