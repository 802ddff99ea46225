/* SPDX-License-Identifier: MIT */
#include "tui/layout.h"

#include "tests/test.h"

static bool
empty(struct rect r)
{
	return r.h <= 0 || r.w <= 0;
}

static bool
inside(struct rect r, int rows, int cols)
{
	return empty(r) || (r.y >= 0 && r.x >= 0 && r.y + r.h <= rows && r.x + r.w <= cols);
}

static bool
apart(struct rect a, struct rect b)
{
	return empty(rect_intersect(a, b));
}

static bool
all_apart(const struct layout *l, int rows)
{
	struct rect part[9] = { l->title, l->tabs, l->rule, l->list, l->page, l->side, l->status };
	size_t count = 7;

	for (int i = 0; i < 2; i++)
		if (l->divider[i] >= 0)
			part[count++] = (struct rect){ .y = l->page.y, .x = l->divider[i],
						       .h = l->page.h, .w = 1 };
	(void)rows;
	for (size_t i = 0; i < count; i++)
		for (size_t k = i + 1; k < count; k++)
			if (!apart(part[i], part[k]))
				return false;
	return true;
}

/* Every size at once, counted as a handful of checks. */
static void
test_all_sizes(void)
{
	int outside = 0, overlap = 0, unlike = 0, unused = 0, unfocused = 0;

	for (int rows = 1; rows <= 60; rows++)
		for (int cols = 1; cols <= 240; cols++)
			for (int k = 0; k < 4; k++) {
				enum focus focus = k & 1 ? FOCUS_PAGE : FOCUS_LIST;
				bool has_list = (k & 2) != 0;
				struct layout l = layout_make(rows, cols, has_list, focus, false);
				int area;

				unlike += l.too_small != (rows < 5 || cols < 20);
				if (l.too_small)
					continue;
				outside += !inside(l.title, rows, cols) ||
					   !inside(l.tabs, rows, cols) ||
					   !inside(l.rule, rows, cols) ||
					   !inside(l.list, rows, cols) ||
					   !inside(l.page, rows, cols) ||
					   !inside(l.side, rows, cols) ||
					   !inside(l.status, rows, cols);
				overlap += !all_apart(&l, rows);
				/* What is focused is there, and nothing is left unused. */
				unfocused +=
					empty(has_list && focus == FOCUS_LIST ? l.list : l.page);
				area = l.title.h * cols + l.tabs.h * cols + l.rule.h * cols + cols +
				       l.list.h * l.list.w + l.page.h * l.page.w +
				       l.side.h * l.side.w + (l.divider[0] >= 0) * l.page.h +
				       (l.divider[1] >= 0) * l.page.h;
				unused += area != rows * cols;
			}
	CHECK_INT(unlike, 0);
	CHECK_INT(outside, 0);
	CHECK_INT(overlap, 0);
	CHECK_INT(unfocused, 0);
	CHECK_INT(unused, 0);
}

static void
test_columns(void)
{
	static const struct {
		int cols;
		bool has_list;
		int columns;
	} cases[] = {
		{ 20, true, 1 }, { 63, true, 1 }, { 64, true, 2 }, { 80, true, 2 },
		{ 139, true, 2 }, { 140, true, 3 }, { 500, true, 3 }, { 500, false, 1 },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct layout l =
			layout_make(24, cases[i].cols, cases[i].has_list, FOCUS_LIST, false);

		CHECK_INT(l.columns, cases[i].columns);
		CHECK_INT(l.divider[0] >= 0, cases[i].columns > 1);
		CHECK_INT(l.divider[1] >= 0, cases[i].columns > 2);
	}
}

static void
test_rows(void)
{
	static const struct {
		int rows, title, tabs, rule, body;
	} cases[] = {
		{ 5, 0, 0, 0, 4 }, { 6, 0, 0, 0, 5 }, { 7, 0, 1, 0, 5 }, { 13, 0, 1, 0, 11 },
		{ 14, 1, 1, 0, 11 }, { 17, 1, 1, 0, 14 }, { 18, 1, 1, 1, 14 }, { 24, 1, 1, 1, 20 },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct layout l = layout_make(cases[i].rows, 80, true, FOCUS_LIST, false);

		CHECK_INT(l.title.h, cases[i].title);
		CHECK_INT(l.tabs.h, cases[i].tabs);
		CHECK_INT(l.rule.h, cases[i].rule);
		CHECK_INT(l.list.h, cases[i].body);
		CHECK_INT(l.page.h, cases[i].body);
	}
}

/* One thing at a time, and no lines. */
static void
test_lean(void)
{
	struct layout l = layout_make(40, 200, true, FOCUS_LIST, true);

	CHECK_INT(l.columns, 1);
	CHECK_INT(l.list.w, 200);
	CHECK_INT(l.page.w, 0);
	CHECK_INT(l.rule.h, 0);
	CHECK(l.divider[0] < 0 && l.divider[1] < 0);
	l = layout_make(40, 200, true, FOCUS_PAGE, true);
	CHECK_INT(l.list.w, 0);
	CHECK_INT(l.page.w, 200);
}

int
main(void)
{
	test_all_sizes();
	test_columns();
	test_rows();
	test_lean();
	return test_end();
}
