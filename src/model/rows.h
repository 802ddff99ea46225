/* SPDX-License-Identifier: MIT */
/*
 * Records in some order: numbers of the rows' own, or an order that the catalogue has ready
 * (model/ready.h), or just one after another.  A list of a million rows that nobody has sorted or
 * searched yet costs nothing.
 */
#ifndef PACECAT_MODEL_ROWS_H
#define PACECAT_MODEL_ROWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/catalogue.h"

/* Zero is none. */
struct rows {
	size_t count;
	const uint32_t *record;         /* NULL: first, first + 1, ... */
	uint32_t *own;                  /* the same if they go with the rows, or NULL */
	size_t turned;                  /* so many at the front are read backwards */
	uint32_t first, among;          /* each is one of these: first .. first + among - 1 */
};

/* The i-th, i < count.  A number that a damaged file has wrong is taken for the first record's. */
static inline uint32_t
rows_at(const struct rows *r, size_t i)
{
	size_t at = i < r->turned ? r->turned - 1 - i : i;
	uint32_t record = r->record ? r->record[at] : r->first + (uint32_t)at;

	return record - r->first < r->among ? record : r->first;
}

void rows_release(struct rows *);

/* The records first .. first + count - 1 one after another. */
void rows_run(struct rows *, uint32_t first, uint32_t count);

/* The same in numbers of its own, which may then be put in another order. */
void rows_own(struct rows *, uint32_t first, uint32_t count);

/* Where a record is, or the count when it is nowhere. */
size_t rows_find(const struct rows *, uint32_t record);

#endif
