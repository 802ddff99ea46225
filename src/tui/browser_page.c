/* SPDX-License-Identifier: MIT */
/* The pages of a browser: made when they are another's or of another width. */
#include "tui/browser.h"

#include "tui/browser_replace.h"
#include "tui/browser_tongue.h"

static void
make_page(struct browser *b, const struct content *x, struct page **page, bool *begun,
	  const struct sheet *sheet)
{
	/* What was begun for the page before is of no use. */
	worker_cancel(b->beside.worker, b, page);
	*begun = false;
	if (paging_is_long(x, sheet, &b->beside))
		paging_start(page, begun, x, sheet, &b->beside, b);
	else
		page_make(*page, x, sheet);
}

static void
update_side(struct browser *b)
{
	uint32_t record =
		page_link_record(b->page, b->here.place.link < 0 ? 0 : b->here.place.link);
	int view = record == RECORD_NONE ? -1
					 : view_of_kind(record_kind(b->content.catalogue, record));

	if (b->layout.side.w <= 0 || (record == b->side_record && b->side_cols == b->layout.side.w))
		return;
	/* A page that was begun for the record before would still come. */
	worker_cancel(b->beside.worker, b, &b->side);
	b->side_begun = false;
	page_clear(b->side);
	if (view >= 0) {
		struct sheet sheet = { view, record, &b->page_style, b->layout.side.w - 1 };

		make_page(b, &b->content, &b->side, &b->side_begun, &sheet);
	}
	b->side_record = record;
	b->side_cols = b->layout.side.w;
}

static int
page_height(const struct browser *b)
{
	return b->layout.page.h > 0 ? b->layout.page.h : 1;
}

/* Is the page that is there of this view, and as wide as it is to be? */
static bool
same_place(const struct browser *b)
{
	return b->page_view == b->here.view && b->page_cols == layout_inner(b->layout.page).w;
}

/* The page is to be made anew: where is its reader, if he goes on with it? */
static void
leave_page(struct browser *b)
{
	bool same = b->page_view == b->here.view && b->page_record == b->here.record;

	if (same && !b->page_begun)
		b->text = place_text(&b->here.place, b->page);
	b->resized = same && (b->resized || !b->page_begun);
}

static void
update_page(struct browser *b)
{
	struct rect area = b->layout.page;

	if (area.w <= 0)
		return;
	if (!same_place(b) || b->page_record != b->here.record) {
		struct sheet sheet = { b->here.view, b->here.record, &b->page_style,
				       layout_inner(area).w };
		struct languages languages;
		struct content content;

		if (b->waits)
			return;
		leave_page(b);
		browser_tongue_content(b, &content, &languages);
		make_page(b, &content, &b->page, &b->page_begun, &sheet);
		b->page_record = b->here.record;
		b->page_view = b->here.view;
		b->page_cols = sheet.cols;
	}
	page_set_linear(b->page, b->linear);
	/* Of the head alone nobody can say where its reader is. */
	if (b->page_begun)
		return;
	browser_find_link(b);
	if (b->resized)
		place_return(&b->here.place, b->page, page_height(b), b->text);
	b->resized = false;
	place_scroll(&b->here.place, b->page, page_height(b), b->here.place.top);
	if (b->here.focus == FOCUS_PAGE)
		place_follow(&b->here.place, b->page, page_height(b));
}

/* What follows the selection when keys pause. */
static void
follow(struct browser *b)
{
	const struct list *list = &b->shelf[b->here.view].list;

	b->waits = b->lazy && b->moved && b->here.focus == FOCUS_LIST &&
		   (b->layout.page.w <= 0 || same_place(b));
	update_page(b);
	update_side(b);
	b->waits &= b->told != b->here.record || b->told_row != list->selected;
	if (b->waits)
		return;
	b->told = b->here.record;
	b->told_row = list->selected;
}

/* Of nothing there is no page: what was read may be gone, and the list says why it is empty. */
static void
leave_nothing(struct browser *b)
{
	const struct shelf *s = &b->shelf[b->here.view];

	if (!s->waits && shelf_selected(s) == RECORD_NONE && browser_has_list(b))
		b->here.focus = FOCUS_LIST;
}

void
browser_update(struct browser *b, int rows, int cols)
{
	leave_nothing(b);
	b->layout = layout_make(rows, cols, browser_has_list(b), b->here.focus, browser_is_lean(b));
	if (b->layout.list.h > 0)
		list_resize(&b->shelf[b->here.view].list, b->layout.list.h);
	browser_note(b);
	follow(b);
}

void
browser_settle(struct browser *b)
{
	b->moved = false;
	if (b->waits)
		follow(b);
}

void
browser_let_wait(struct browser *b)
{
	worker_cancel(b->beside.worker, b, NULL);
	if (b->page_begun)
		b->page_view = -1;
	if (b->side_begun)
		b->side_cols = 0;
}
