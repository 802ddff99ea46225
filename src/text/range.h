/* SPDX-License-Identifier: MIT */
/* Tables of code points by their first and last. */
#ifndef PACECAT_TEXT_RANGE_H
#define PACECAT_TEXT_RANGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct range {
	uint32_t first, last;
};

static inline bool
range_has(const struct range *range, size_t count, uint32_t code)
{
	for (size_t i = 0; i < count; i++)
		if (code >= range[i].first && code <= range[i].last)
			return true;
	return false;
}

/* Is the code point in one of an array of ranges? */
#define IS_IN(ranges, code) range_has((ranges), sizeof(ranges) / sizeof *(ranges), (code))

#endif
