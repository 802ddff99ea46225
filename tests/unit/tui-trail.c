/* SPDX-License-Identifier: MIT */
#include "tui/trail.h"

#include <stdio.h>

#include "base/mem.h"
#include "tests/test.h"

static struct spot
spot(int view, const char *filter)
{
	return (struct spot){ .view = view, .record = (uint32_t)view, .filter = xstrdup(filter) };
}

int
main(void)
{
	struct trail t = { 0 };
	struct spot a = spot(1, "one"), b = spot_copy(&a);

	CHECK(a.filter != b.filter);
	CHECK_STR(b.filter, "one");
	spot_release(&a);
	CHECK(!a.filter);
	trail_push(&t, b);
	trail_push(&t, spot(2, "two"));
	CHECK_INT(t.count, 2);
	a = trail_pop(&t);
	CHECK_INT(a.view, 2);
	CHECK_STR(a.filter, "two");
	spot_release(&a);
	trail_clear(&t);
	CHECK_INT(t.count, 0);

	/* The oldest are forgotten. */
	for (int i = 0; i < 1000; i++)
		trail_push(&t, spot(i, ""));
	CHECK(t.count >= 100 && t.count < 1000);
	for (int i = 999; t.count; i--) {
		a = trail_pop(&t);
		CHECK_INT(a.view, i);
		spot_release(&a);
	}
	trail_push(&t, spot(3, "three"));
	trail_release(&t);
	CHECK(!t.spot && !t.count);
	return test_end();
}
