/* SPDX-License-Identifier: MIT */
/* Do two catalogues say the same?  Where records stand, and who was only named, does not count. */
#ifndef PACECAT_TESTS_SAME_H
#define PACECAT_TESTS_SAME_H

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "model/catalogue.h"

static inline bool
same_value(struct value a, struct value b)
{
	uint32_t x = value_link(a), y = value_link(b);

	if (value_form(a) != value_form(b) || value_count(a) != value_count(b) ||
	    strcmp(value_key_name(a), value_key_name(b)) != 0 ||
	    strcmp(value_text(a), value_text(b)) != 0 || (x == RECORD_NONE) != (y == RECORD_NONE))
		return false;
	if (x != RECORD_NONE && strcmp(record_id(a.catalogue, x), record_id(b.catalogue, y)) != 0)
		return false;
	for (uint32_t i = 0; i < value_count(a); i++)
		if (!same_value(value_at(a, i), value_at(b, i)))
			return false;
	return true;
}

static inline bool
same_record(const struct catalogue *a, uint32_t x, const struct catalogue *b, uint32_t y)
{
	bool same = !strcmp(record_id(a, x), record_id(b, y)) &&
		    record_values(a, x) == record_values(b, y);

	for (uint32_t i = 0; same && i < record_values(a, x); i++)
		same = same_value(record_value_at(a, x, i), record_value_at(b, y, i));
	return same;
}

/* The next record of a kind that stands in a file, from `record` on, or RECORD_NONE. */
static inline uint32_t
same_next(const struct catalogue *c, enum kind kind, uint32_t record)
{
	for (; record < catalogue_first(c, kind) + catalogue_count(c, kind); record++)
		if (record_line(c, record) && (record_values(c, record) || kind == KIND_STUDY))
			return record;
	return RECORD_NONE;
}

/* Tells the first difference on standard output.  KIND_FILE is left to the caller. */
static inline bool
same_catalogue(const struct catalogue *a, const struct catalogue *b)
{
	for (unsigned k = KIND_PROGRAMME; k < KINDS; k++) {
		enum kind kind = (enum kind)k;
		uint32_t x = same_next(a, kind, catalogue_first(a, kind));
		uint32_t y = same_next(b, kind, catalogue_first(b, kind));

		while (x != RECORD_NONE && y != RECORD_NONE && same_record(a, x, b, y)) {
			x = same_next(a, kind, x + 1);
			y = same_next(b, kind, y + 1);
		}
		if (x == RECORD_NONE && y == RECORD_NONE)
			continue;
		printf("kind %u: \"%s\" and \"%s\" differ\n", k,
		       x == RECORD_NONE ? "(none)" : record_id(a, x),
		       y == RECORD_NONE ? "(none)" : record_id(b, y));
		return false;
	}
	return true;
}

#endif
