/* SPDX-License-Identifier: MIT */
#include "base/diag.h"

#include "tests/test.h"

static void
check_line(const struct diags *ds, size_t i, const char *want)
{
	struct buf b = BUF_INIT;

	if (!CHECK(i < ds->count))
		return;
	diag_format(&ds->diag[i], &b);
	CHECK_STR(b.data, want);
	buf_release(&b);
}

static void
test_format(void)
{
	struct diags ds = { 0 };
	char name[] = "a.yaml";
	const char *kept = diags_name(&ds, name);

	CHECK(kept != name);
	CHECK(diags_name(&ds, "a.yaml") == kept);
	diag_error(&ds, (struct place){ kept, 3, 14 }, "unknown key '%s'", "titel");
	diag_warning(&ds, (struct place){ .file = kept }, "%d%%", 5);
	diag_warning(&ds, (struct place){ 0 }, "nowhere");
	CHECK_INT(ds.errors, 1);
	CHECK_INT(ds.warnings, 2);
	check_line(&ds, 0, "a.yaml:3:14: error: unknown key 'titel'");
	check_line(&ds, 1, "a.yaml: warning: 5%");
	check_line(&ds, 2, "warning: nowhere");
	diags_release(&ds);
	CHECK_INT(ds.count, 0);
}

/* By the order in which files were named, not by their names; equal places as they came. */
static void
test_sort(void)
{
	struct diags ds = { 0 };
	const char *z = diags_name(&ds, "z.yaml"), *a = diags_name(&ds, "a.yaml");

	CHECK(diags_name(&ds, "z.yaml") == z);
	diag_error(&ds, (struct place){ a, 1, 1 }, "five");
	diag_error(&ds, (struct place){ z, 2, 9 }, "two");
	diag_warning(&ds, (struct place){ z, 10, 1 }, "four");
	diag_error(&ds, (struct place){ z, 2, 9 }, "three");
	/* Said before, but not as a warning. */
	diag_error(&ds, (struct place){ z, 2, 9 }, "two");
	diag_warning(&ds, (struct place){ z, 2, 9 }, "three");
	diag_warning(&ds, (struct place){ z, 2, 9 }, "three");
	/* The same name elsewhere in memory. */
	diag_error(&ds, (struct place){ "z.yaml", 2, 1 }, "one");
	diag_error(&ds, (struct place){ 0 }, "zero");
	diags_sort(&ds);
	check_line(&ds, 0, "error: zero");
	check_line(&ds, 1, "z.yaml:2:1: error: one");
	check_line(&ds, 2, "z.yaml:2:9: error: two");
	check_line(&ds, 3, "z.yaml:2:9: error: three");
	check_line(&ds, 4, "z.yaml:2:9: warning: three");
	check_line(&ds, 5, "z.yaml:10:1: warning: four");
	check_line(&ds, 6, "a.yaml:1:1: error: five");
	CHECK_INT(ds.count, 7);
	CHECK_INT(ds.errors, 5);
	CHECK_INT(ds.warnings, 2);
	diags_release(&ds);
}

static void
test_move(void)
{
	struct diags to = { 0 }, from = { 0 };

	diag_warning(&to, (struct place){ diags_name(&to, "a"), 1, 1 }, "first");
	diag_error(&from, (struct place){ diags_name(&from, "b"), 2, 2 }, "second");
	diag_error(&from, (struct place){ diags_name(&from, "a"), 3, 3 }, "third");
	diags_move(&to, &from);
	CHECK_INT(from.count, 0);
	CHECK_INT(to.errors, 2);
	CHECK_INT(to.warnings, 1);
	CHECK_INT(to.names, 2);
	check_line(&to, 1, "b:2:2: error: second");
	check_line(&to, 2, "a:3:3: error: third");
	diags_move(&to, &from);
	CHECK_INT(to.count, 3);
	diags_release(&to);
}

int
main(void)
{
	test_format();
	test_sort();
	test_move();
	return test_end();
}
