/* SPDX-License-Identifier: MIT */
#include "base/sort.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct sort {
	size_t size;
	sort_compare *compare;
	void *context;
	char *spare;
};

/* Merge the sorted halves [0, left) and [left, count); the left one is moved out of the way. */
static void
merge(const struct sort *s, char *a, size_t left, size_t count)
{
	const char *l = s->spare, *l_end = s->spare + left * s->size;
	const char *r = a + left * s->size, *r_end = a + count * s->size;

	if (s->compare(r - s->size, r, s->context) <= 0)
		return;
	memcpy(s->spare, a, left * s->size);
	while (l < l_end) {
		if (r < r_end && s->compare(r, l, s->context) < 0) {
			memcpy(a, r, s->size);
			r += s->size;
		} else {
			memcpy(a, l, s->size);
			l += s->size;
		}
		a += s->size;
	}
}

static void
sort_part(const struct sort *s, char *a, size_t count)
{
	size_t left = count / 2;

	if (count < 2)
		return;
	sort_part(s, a, left);
	sort_part(s, a + left * s->size, count - left);
	merge(s, a, left, count);
}

void
sort_stable(void *array, size_t count, size_t size, sort_compare *compare, void *context)
{
	struct sort s = { .size = size, .compare = compare, .context = context };

	if (count < 2)
		return;
	s.spare = xmalloc(count / 2 * size);
	sort_part(&s, array, count);
	free(s.spare);
}
