/* SPDX-License-Identifier: MIT */
#include "base/table.h"

#include "tests/test.h"

static void
test_small(void)
{
	struct table t = { 0 };

	CHECK_INT(table_find(&t, "seve", 4), TABLE_NONE);
	CHECK_INT(table_add(&t, "seve", 4, 7), 7);
	CHECK_INT(table_add(&t, "seve", 4, 8), 7);
	CHECK_INT(t.count, 1);
	CHECK_INT(table_find(&t, "seven", 4), 7);
	CHECK_INT(table_find(&t, "sev", 3), TABLE_NONE);
	CHECK_INT(table_add(&t, "", 0, 0), 0);
	CHECK_INT(table_find(&t, "x", 0), 0);
	CHECK_INT(table_add(&t, "a\0b", 3, 1), 1);
	CHECK_INT(table_find(&t, "a\0c", 3), TABLE_NONE);
	CHECK_INT(table_find(&t, NULL, 0), 0);
	table_release(&t);
	CHECK_INT(table_find(&t, "seve", 4), TABLE_NONE);
	CHECK_INT(table_add(&t, NULL, 0, 9), 9);
	CHECK_INT(table_find(&t, "", 0), 9);
	table_release(&t);
	CHECK_INT(t.room, 0);
}

static void
test_many(void)
{
	enum { MANY = 5000 };
	static char key[MANY][8];
	struct table t = { 0 };
	size_t faults = 0;

	for (uint32_t i = 0; i < MANY; i++) {
		size_t len = (size_t)snprintf(key[i], sizeof key[i], "k%u", i);

		faults += table_add(&t, key[i], len, i) != i;
	}
	for (uint32_t i = 0; i < MANY; i++)
		faults += table_find(&t, key[i], strlen(key[i])) != i;
	CHECK_INT(faults, 0);
	CHECK_INT(t.count, MANY);
	CHECK_INT(table_find(&t, "k5000", 5), TABLE_NONE);
	table_release(&t);
}

int
main(void)
{
	test_small();
	test_many();
	return test_end();
}
