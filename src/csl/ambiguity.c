/* SPDX-License-Identifier: MIT */
/* What has been done to tell an item from others. */
#include <string.h>

#include "csl/engine.h"

struct csl_ambiguity *
csl_ambiguity_copy(struct csl_pool *pool, const struct csl_ambiguity *from)
{
	struct csl_ambiguity *copy = csl_zalloc(pool, 1, sizeof(*copy));

	*copy = *from;
	copy->room = from->sets;
	copy->set = csl_zalloc(pool, from->sets, sizeof(*copy->set));
	for (size_t i = 0; i < from->sets; i++) {
		struct csl_nameset *set = &copy->set[i];

		*set = from->set[i];
		set->given = csl_zalloc(pool, set->count, 1);
		if (set->count)
			memcpy(set->given, from->set[i].given, set->count);
	}
	return copy;
}

struct csl_nameset *
csl_ambiguity_at(struct csl_pool *pool, struct csl_ambiguity *a, size_t place)
{
	if (place >= a->sets) {
		a->set = csl_grow(pool, a->set, &a->room, place + 1, sizeof(*a->set));
		memset(a->set + a->sets, 0, (place + 1 - a->sets) * sizeof(*a->set));
		a->sets = place + 1;
	}
	return &a->set[place];
}

void
csl_nameset_widen(struct csl_pool *pool, struct csl_nameset *set, size_t count)
{
	uint8_t *given;

	if (set->count >= count)
		return;
	given = csl_zalloc(pool, count, 1);
	if (set->count)
		memcpy(given, set->given, set->count);
	set->given = given;
	set->count = count;
}

void
csl_ambiguity_pad(struct csl_pool *pool, struct csl_ambiguity *a)
{
	for (size_t i = 0; i < a->sets; i++)
		if (a->set[i].shown > 0)
			csl_nameset_widen(pool, &a->set[i], (size_t)a->set[i].shown);
}
