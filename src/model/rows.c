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

size_t
rows_find(const struct rows *r, uint32_t record)
{
	if (record - r->first >= r->among)
		return r->count;
	if (!r->record && !r->turned)
		return record - r->first < r->count ? record - r->first : r->count;
	for (size_t i = 0; i < r->count; i++)
		if (rows_at(r, i) == record)
			return i;
	return r->count;
}
