/* SPDX-License-Identifier: MIT */
/* What the mouse does in a browser, part of the screen by part. */
#include "tui/browser.h"

/* Something else is selected by the reader, as by a key that moves. */
static void
moved(struct browser *b)
{
	shelf_moved(&b->shelf[b->here.view]);
	browser_note(b);
	b->moved = true;
}

static void
click_list(struct browser *b, int row, bool twice)
{
	struct list *list = &b->shelf[b->here.view].list;

	b->here.focus = FOCUS_LIST;
	if (list->top + (size_t)row >= list->count)
		return;
	list_select(list, list->top + (size_t)row);
	moved(b);
	if (twice)
		browser_act(b, ACTION_OPEN);
}

static void
click_page(struct browser *b, struct rect area, int y, int x, bool twice)
{
	int link;

	browser_settle(b);
	if (b->here.record == RECORD_NONE || b->page_begun)
		return;
	link = page_link_at(b->page, &b->page_style, b->here.place.top + y - area.y, x - area.x);
	if (b->here.focus == FOCUS_LIST)
		browser_act(b, ACTION_OPEN);
	if (link < 0)
		return;
	place_take(&b->here.place, b->page, link);
	if (twice)
		browser_act(b, ACTION_OPEN);
}

void
browser_click(struct browser *b, int y, int x, bool twice)
{
	const struct layout *l = &b->layout;
	struct rect page = layout_inner(l->page);

	if (rect_has(l->list, y, x))
		click_list(b, y - l->list.y, twice);
	else if (rect_has(page, y, x))
		click_page(b, page, y, x, twice);
	else if (rect_has(l->side, y, x) && twice)
		browser_go(b, b->side_record);
}

void
browser_roll(struct browser *b, int y, int x, int rows)
{
	int height = b->layout.page.h > 0 ? b->layout.page.h : 1;

	if (rect_has(b->layout.list, y, x)) {
		list_roll(&b->shelf[b->here.view].list, rows);
		moved(b);
	} else if (rect_has(b->layout.page, y, x)) {
		browser_settle(b);
		place_scroll(&b->here.place, b->page, height, b->here.place.top + rows);
		if (b->here.focus == FOCUS_PAGE)
			place_follow(&b->here.place, b->page, height);
	}
}
