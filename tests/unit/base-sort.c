/* SPDX-License-Identifier: MIT */
#include "base/sort.h"

#include <stdint.h>

#include "tests/test.h"

struct pair {
	unsigned key, place;
};

/* The context says which way, and counts. */
struct order {
	bool down;
	size_t compared;
};

static int
compare(const void *left, const void *right, void *context)
{
	const struct pair *a = left, *b = right;
	struct order *o = context;
	int sign = a->key < b->key ? -1 : a->key > b->key;

	o->compared++;
	return o->down ? -sign : sign;
}

static void
check_sorted(struct pair *p, size_t count, bool down)
{
	struct order o = { .down = down };
	uint64_t before = 0, after = 0;
	size_t faults = 0;

	for (size_t i = 0; i < count; i++) {
		p[i].place = (unsigned)i;
		before += p[i].key;
	}
	sort_stable(p, count, sizeof *p, compare, &o);
	for (size_t i = 0; i < count; i++) {
		after += p[i].key;
		if (!i)
			continue;
		if (p[i - 1].key == p[i].key)
			faults += p[i - 1].place >= p[i].place;
		else
			faults += down ? p[i - 1].key < p[i].key : p[i - 1].key > p[i].key;
	}
	CHECK_INT(faults, 0);
	CHECK(before == after);
	CHECK(o.compared <= count * 10 + 1);
}

int
main(void)
{
	static struct pair p[1000];
	uint32_t random = 1;

	for (size_t count = 0; count < sizeof p / sizeof *p; count = count * 3 / 2 + 1) {
		for (size_t i = 0; i < count; i++) {
			random = random * 1664525u + 1013904223u;
			p[i].key = random >> 26;
		}
		check_sorted(p, count, false);
		check_sorted(p, count, true);
	}
	/* What is in order is not moved, and costs one comparison a pair. */
	for (size_t i = 0; i < 1000; i++)
		p[i].key = (unsigned)i;
	check_sorted(p, 1000, false);
	return test_end();
}
