/* SPDX-License-Identifier: MIT */
#include "tui/list.h"

static size_t
height_of(const struct list *list)
{
	return list->height > 0 ? (size_t)list->height : 1;
}

/* Restore what the header promises, moving `top` as little as possible. */
static void
settle(struct list *list)
{
	size_t height = height_of(list);

	if (!list->count) {
		list->selected = list->top = 0;
		return;
	}
	if (list->selected >= list->count)
		list->selected = list->count - 1;
	if (list->top > list->selected)
		list->top = list->selected;
	if (list->selected - list->top >= height)
		list->top = list->selected - height + 1;
	if (list->count <= height)
		list->top = 0;
	else if (list->top > list->count - height)
		list->top = list->count - height;
}

/* Move `top` and the selection together, so that the selected row keeps its place on the screen. */
static void
scroll(struct list *list, size_t rows, bool down)
{
	size_t last = list->count ? list->count - 1 : 0;

	if (down) {
		list->selected = rows < last - list->selected ? list->selected + rows : last;
		list->top = rows < last - list->top ? list->top + rows : last;
	} else {
		list->selected -= rows < list->selected ? rows : list->selected;
		list->top -= rows < list->top ? rows : list->top;
	}
	settle(list);
}

void
list_resize(struct list *list, int height)
{
	list->height = height > 0 ? height : 1;
	settle(list);
}

void
list_set_count(struct list *list, size_t count)
{
	list->count = count;
	settle(list);
}

void
list_select(struct list *list, size_t row)
{
	list->selected = row;
	settle(list);
}

void
list_move(struct list *list, long rows)
{
	/* -(rows + 1) + 1: LONG_MIN has no opposite. */
	size_t by = rows < 0 ? (size_t)-(rows + 1) + 1 : (size_t)rows;
	size_t left = list->count ? list->count - 1 - list->selected : 0;

	if (rows < 0)
		list->selected -= by < list->selected ? by : list->selected;
	else
		list->selected += by < left ? by : left;
	settle(list);
}

void
list_page(struct list *list, int pages)
{
	size_t step = height_of(list) > 1 ? height_of(list) - 1 : 1;
	size_t times = pages < 0 ? (size_t)-(long)pages : (size_t)pages;

	settle(list);
	scroll(list, times > list->count ? list->count : step * times, pages > 0);
}

void
list_half(struct list *list, int halves)
{
	size_t step = (height_of(list) + 1) / 2;
	size_t times = halves < 0 ? (size_t)-(long)halves : (size_t)halves;

	settle(list);
	scroll(list, times > list->count ? list->count : step * times, halves > 0);
}

void
list_roll(struct list *list, long rows)
{
	size_t by = rows < 0 ? (size_t)-(rows + 1) + 1 : (size_t)rows;
	size_t height, last;

	settle(list);
	height = height_of(list);
	last = list->count > height ? list->count - height : 0;
	if (rows < 0)
		list->top -= by < list->top ? by : list->top;
	else
		list->top = by < last - list->top ? list->top + by : last;
	if (list->selected < list->top)
		list->selected = list->top;
	else if (list->selected - list->top >= height)
		list->selected = list->top + height - 1;
	settle(list);
}

void
list_top(struct list *list)
{
	list_select(list, 0);
}

void
list_bottom(struct list *list)
{
	list_select(list, list->count);
}

bool
list_act(struct list *list, enum action action)
{
	switch (action) {
	case ACTION_DOWN:
		list_move(list, 1);
		return true;
	case ACTION_UP:
		list_move(list, -1);
		return true;
	case ACTION_PAGE_DOWN:
		list_page(list, 1);
		return true;
	case ACTION_PAGE_UP:
		list_page(list, -1);
		return true;
	case ACTION_HALF_DOWN:
		list_half(list, 1);
		return true;
	case ACTION_HALF_UP:
		list_half(list, -1);
		return true;
	case ACTION_TOP:
		list_top(list);
		return true;
	case ACTION_BOTTOM:
		list_bottom(list);
		return true;
	default:
		return false;
	}
}
