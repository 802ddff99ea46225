/* SPDX-License-Identifier: MIT */
/* Large groups of records that are all like one another, and what is enough to tell of them. */
#include <stdlib.h>

#include "base/mem.h"
#include "model/duplicate.h"

#define PAIRS_MAX 10 /* of a group, all of which are told: that of five records at least */

struct groups {
	uint32_t *next;	 /* of each record: on the way to the one that stands for its group */
	uint32_t *pairs; /* told of the group, of who stands for it */
};

static uint32_t
group_of(struct groups *g, uint32_t record)
{
	while (g->next[record] != record)
		record = g->next[record] = g->next[g->next[record]];
	return record;
}

/* Is the pair to be told?  If so its groups are one. */
static bool
tell(struct groups *g, const struct duplicate *d)
{
	uint32_t a = group_of(g, d->first), b = group_of(g, d->second);

	if (a == b && g->pairs[a] >= PAIRS_MAX)
		return false;
	if (a != b)
		g->pairs[a] += g->pairs[b];
	g->pairs[a]++;
	g->next[b] = a;
	return true;
}

size_t
duplicates_thin(struct duplicates *ds, const struct catalogue *c)
{
	uint32_t records = catalogue_records(c);
	struct groups g = { .next = xcalloc(records, sizeof *g.next),
			    .pairs = xcalloc(records, sizeof *g.pairs) };
	bool *told = xcalloc(ds->pairs, sizeof *told);
	size_t kept = 0, left;

	for (uint32_t i = 0; i < records; i++)
		g.next[i] = i;
	for (unsigned reason = 0; reason < DUPLICATE_REASONS; reason++)
		for (size_t i = 0; i < ds->pairs; i++)
			if (ds->pair[i].reason == reason)
				told[i] = tell(&g, &ds->pair[i]);
	for (size_t i = 0; i < ds->pairs; i++)
		if (told[i])
			ds->pair[kept++] = ds->pair[i];
	left = ds->pairs - kept;
	ds->pairs = kept;
	free(told);
	free(g.next);
	free(g.pairs);
	return left;
}
