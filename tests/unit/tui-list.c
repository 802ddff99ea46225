/* SPDX-License-Identifier: MIT */
#include "tui/list.h"

#include <limits.h>
#include <stdint.h>

#include "tests/test.h"

static void
check_promise(const struct list *list)
{
	size_t height = (size_t)list->height;

	if (!list->count) {
		CHECK(list->selected == 0 && list->top == 0);
		return;
	}
	CHECK(list->selected < list->count);
	CHECK(list->top <= list->selected && list->selected < list->top + height);
	CHECK(list->count <= height ? list->top == 0 : list->top <= list->count - height);
}

static void
random_walk(void)
{
	struct list list = { 0 };
	uint32_t seed = 1;

	list_resize(&list, 5);
	for (int i = 0; i < 20000; i++) {
		seed = seed * 1664525u + 1013904223u;
		unsigned what = seed >> 28, by = (seed >> 8) % 50;

		switch (what) {
		case 0:
			list_resize(&list, (int)by - 3);
			break;
		case 1:
			list_set_count(&list, by);
			break;
		case 2:
			list_select(&list, by);
			break;
		case 3:
			list_page(&list, (int)by - 25);
			break;
		case 4:
			list_half(&list, (int)by - 25);
			break;
		case 5:
			list_move(&list, i % 2 ? LONG_MAX : LONG_MIN);
			break;
		case 6:
			list_page(&list, i % 2 ? INT_MAX : INT_MIN);
			break;
		default:
			list_move(&list, (long)by - 25);
		}
		check_promise(&list);
	}
}

int
main(void)
{
	struct list list = { 0 };

	list_move(&list, 1);
	list_page(&list, -1);
	CHECK_INT(list.selected, 0);
	list_resize(&list, 10);
	list_set_count(&list, 100);
	list_move(&list, 9);
	CHECK_INT(list.top, 0);
	list_move(&list, 1);
	CHECK_INT(list.top, 1);
	CHECK_INT(list.selected, 10);
	list_page(&list, 1);
	CHECK_INT(list.top, 10);
	CHECK_INT(list.selected, 19);
	list_page(&list, -1);
	CHECK_INT(list.selected, 10);
	list_half(&list, 1);
	CHECK_INT(list.selected, 15);
	/* As in pages: the larger half. */
	list_resize(&list, 5);
	list_half(&list, -1);
	CHECK_INT(list.selected, 12);
	list_resize(&list, 10);
	list_bottom(&list);
	CHECK_INT(list.selected, 99);
	CHECK_INT(list.top, 90);
	list_set_count(&list, 95);
	CHECK_INT(list.selected, 94);
	CHECK(list_act(&list, ACTION_TOP));
	CHECK_INT(list.selected, 0);
	CHECK(list_act(&list, ACTION_UP));
	CHECK_INT(list.selected, 0);
	CHECK(!list_act(&list, ACTION_QUIT));
	list_move(&list, LONG_MAX);
	CHECK_INT(list.selected, 94);
	list_move(&list, LONG_MIN);
	CHECK_INT(list.selected, 0);
	list_roll(&list, 3);
	CHECK_INT(list.top, 3);
	CHECK_INT(list.selected, 3);
	list_select(&list, 8);
	list_roll(&list, 2);
	CHECK_INT(list.top, 5);
	CHECK_INT(list.selected, 8);
	list_roll(&list, -4);
	CHECK_INT(list.top, 1);
	CHECK_INT(list.selected, 8);
	list_roll(&list, LONG_MAX);
	CHECK_INT(list.top, 85);
	CHECK_INT(list.selected, 85);
	list_roll(&list, LONG_MIN);
	CHECK_INT(list.top, 0);
	CHECK_INT(list.selected, 9);
	list_set_count(&list, 4);
	list_roll(&list, 3);
	CHECK_INT(list.top, 0);
	list_set_count(&list, 0);
	list_roll(&list, 3);
	CHECK_INT(list.selected, 0);
	random_walk();
	return test_end();
}
