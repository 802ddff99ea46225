/* SPDX-License-Identifier: MIT */
#include "model/rows.h"

#include <stdlib.h>

#include "base/mem.h"

void
rows_release(struct rows *r)
{
	free(r->own);
	*r = (struct rows){ 0 };
}

void
rows_run(struct rows *r, uint32_t first, uint32_t count)
{
	*r = (struct rows){ .count = count, .first = first, .among = count };
}

void
rows_own(struct rows *r, uint32_t first, uint32_t count)
{
	rows_run(r, first, count);
	r->own = xcalloc(count, sizeof *r->own);
	r->record = r->own;
	for (uint32_t i = 0; i < count; i++)
		r->own[i] = first + i;
}

#define BLOCK 1024

static bool
in_block(const uint32_t *number, uint32_t wanted)
{
	uint32_t found = 0;

	for (size_t i = 0; i < BLOCK; i++)
		found |= number[i] == wanted;
	return found;
}

size_t
rows_find(const struct rows *r, uint32_t record)
{
	size_t at = 0;

	if (record - r->first >= r->among)
		return r->count;
	if (!r->record)
		at = record - r->first;
	/* A block at a time: several numbers are compared at once when nothing else is asked. */
	while (r->record && at + BLOCK <= r->count && !in_block(r->record + at, record))
		at += BLOCK;
	while (r->record && at < r->count && r->record[at] != record)
		at++;
	return at < r->turned ? r->turned - 1 - at : at < r->count ? at : r->count;
}
