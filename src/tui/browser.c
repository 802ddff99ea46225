/* SPDX-License-Identifier: MIT */
#include "tui/browser.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "tui/browser_filters.h"
#include "tui/browser_know.h"
#include "tui/browser_mark.h"
#include "tui/browser_replace.h"
#include "tui/browser_tongue.h"

static struct shelf *
shelf(struct browser *b)
{
	return &b->shelf[b->here.view];
}

static uint32_t
selected(const struct browser *b)
{
	return shelf_selected(&b->shelf[b->here.view]);
}

struct asked
browser_asked(const struct browser *b)
{
	return (struct asked){ .query = b->query, .hooks = &b->hooks, .finder = b->finder,
			       .beside = &b->beside, .owner = b };
}

static void
filter_shelf(struct browser *b)
{
	struct asked asked = browser_asked(b);

	/* Whatever was asked of the list before, or is counted or laid out, can wait. */
	browser_let_wait(b);
	shelf_list(shelf(b), b->here.view, &b->content, &asked);
}

static void
page_start(struct browser *b)
{
	b->here.place = (struct page_place){ .link = -1 };
}

void
browser_note(struct browser *b)
{
	uint32_t record = selected(b);

	b->here.list_top = shelf(b)->list.top;
	if (record == b->here.record)
		return;
	b->here.record = record;
	page_start(b);
}

bool
browser_has_list(const struct browser *b)
{
	const struct view_class *v = view_at(b->here.view);

	return !(v->single && b->shelf[b->here.view].alls <= 1);
}

void
browser_filter(struct browser *b, const char *filters)
{
	char *copy = xstrdup(filters);
	struct buf text = BUF_INIT;

	free(b->here.filter);
	b->here.filter = copy;
	query_free(b->query);
	browser_query_text(b, &text);
	b->query = query_parse_with(text.data, text.len, &b->hooks);
	buf_release(&text);
	needle_release(&b->needle);
	query_needle(b->query, &b->needle);
	filter_shelf(b);
	shelf_select(shelf(b), b->here.record);
	browser_note(b);
}

struct spot
browser_spot(const struct browser *b)
{
	return spot_copy(&b->here);
}

void
browser_return(struct browser *b, struct spot spot)
{
	struct spot to = spot;

	b->here.view = to.view;
	b->here.record = to.record;
	browser_filter(b, spot.filter);
	shelf_scroll(shelf(b), to.list_top);
	to.filter = b->here.filter;
	to.record = selected(b);
	if (to.record != spot.record)
		to.place = (struct page_place){ .link = -1 };
	/* There were several programmes once, and now there is one, which has no list. */
	if (!browser_has_list(b))
		to.focus = FOCUS_PAGE;
	b->here = to;
	free(spot.filter);
}

void
browser_leave(struct browser *b)
{
	const struct trail *t = &b->back;

	if (!t->count || !spot_same(&t->spot[t->count - 1], &b->here))
		trail_push(&b->back, spot_copy(&b->here));
	trail_clear(&b->forward);
}

/* To the last place that is another one than this. */
static bool
travel(struct browser *b, struct trail *from, struct trail *to)
{
	while (from->count) {
		struct spot spot = trail_pop(from);

		if (spot_same(&spot, &b->here)) {
			spot_release(&spot);
			continue;
		}
		trail_push(to, spot_copy(&b->here));
		browser_return(b, spot);
		return true;
	}
	return false;
}

void
browser_show(struct browser *b, int view)
{
	if (view == b->here.view && (b->here.focus == FOCUS_LIST || !browser_has_list(b)))
		return;
	browser_leave(b);
	if (view != b->here.view) {
		b->here.view = view;
		/* Each view keeps its own place; a filter belongs to the list it was typed for. */
		b->here.record = selected(b);
		browser_filter(b, "");
		page_start(b);
	}
	b->here.focus = browser_has_list(b) ? FOCUS_LIST : FOCUS_PAGE;
}

void
browser_go(struct browser *b, uint32_t record)
{
	int view = view_of_kind(record_kind(b->content.catalogue, record));

	if (record == RECORD_NONE || view < 0)
		return;
	browser_leave(b);
	b->here.view = view;
	b->here.record = record;
	browser_filter(b, "");
	b->here.focus = FOCUS_PAGE;
	page_start(b);
}

bool
browser_sort(struct browser *b, enum order order, bool reverse)
{
	const struct view_class *v = view_at(b->here.view);

	for (int i = 0; i < v->orders; i++)
		if (v->order[i] == order) {
			shelf(b)->order = i;
			shelf(b)->reverse = reverse;
			shelf(b)->relevance = false;
			filter_shelf(b);
			shelf_select(shelf(b), b->here.record);
			browser_note(b);
			return true;
		}
	return false;
}

void
browser_sort_relevance(struct browser *b)
{
	shelf(b)->relevance = true;
	filter_shelf(b);
	shelf_select(shelf(b), b->here.record);
	browser_note(b);
}

/* Pages: moving among their links and lines. */

static int
page_height(const struct browser *b)
{
	return b->layout.page.h > 0 ? b->layout.page.h : 1;
}

/* Among the links; past the last one comes the list. */
static void
next_link(struct browser *b, int step)
{
	if (!place_link(&b->here.place, b->page, page_height(b), step) && browser_has_list(b))
		b->here.focus = FOCUS_LIST;
}

static bool
page_match(struct browser *b, int step)
{
	int top = b->here.place.top, from = b->linear ? b->here.place.line : top;
	int line = page_find(b->page, &b->needle, from, step);

	if (line < 0)
		return false;
	place_scroll(&b->here.place, b->page, page_height(b), line);
	b->here.place.line = line;
	place_follow(&b->here.place, b->page, page_height(b));
	/* At the end of a page whatever is further down is in sight. */
	return b->linear || b->here.place.top != top;
}

static bool
page_act(struct browser *b, enum action action)
{
	if (place_act(&b->here.place, b->page, page_height(b), action))
		return true;
	switch (action) {
	case ACTION_NEXT_PANE:
	case ACTION_PREVIOUS_PANE:
		next_link(b, action == ACTION_NEXT_PANE ? 1 : -1);
		return true;
	case ACTION_OPEN:
	case ACTION_RIGHT:
		browser_go(b, page_link_record(b->page, b->here.place.link));
		return true;
	case ACTION_LEFT:
		if (browser_has_list(b))
			b->here.focus = FOCUS_LIST;
		return true;
	case ACTION_NEXT_MATCH:
	case ACTION_PREVIOUS_MATCH:
		return page_match(b, action == ACTION_NEXT_MATCH ? 1 : -1);
	default:
		return false;
	}
}

static void
enter_page(struct browser *b)
{
	if (b->here.record == RECORD_NONE)
		return;
	browser_leave(b);
	b->here.focus = FOCUS_PAGE;
	place_follow(&b->here.place, b->page, page_height(b));
}

/* Every row of a filtered list is a match. */
static bool
list_match(struct browser *b, int step)
{
	size_t before = shelf(b)->list.selected;

	if (!query_empty(b->query))
		list_move(&shelf(b)->list, step);
	shelf_moved(shelf(b));
	browser_note(b);
	return shelf(b)->list.selected != before;
}

static void
sort_next(struct browser *b)
{
	const struct view_class *v = view_at(b->here.view);
	int next = shelf(b)->relevance ? 0 : (shelf(b)->order + 1) % v->orders;

	/* Behind the last order comes relevance, while there is something to be relevant to. */
	if (!next && !shelf(b)->relevance && !query_empty(b->query))
		browser_sort_relevance(b);
	else
		browser_sort(b, v->order[next], false);
}

static bool
list_pane_act(struct browser *b, enum action action)
{
	const struct view_class *v = view_at(b->here.view);

	if (list_act(&shelf(b)->list, action)) {
		shelf_moved(shelf(b));
		browser_note(b);
		b->moved = true;
		return true;
	}
	switch (action) {
	case ACTION_OPEN:
	case ACTION_RIGHT:
	case ACTION_NEXT_PANE:
	case ACTION_PREVIOUS_PANE:
		enter_page(b);
		return true;
	case ACTION_SORT:
		sort_next(b);
		return true;
	case ACTION_REVERSE:
		browser_sort(b, v->order[shelf(b)->order], !shelf(b)->reverse);
		return true;
	case ACTION_NEXT_MATCH:
	case ACTION_PREVIOUS_MATCH:
		return list_match(b, action == ACTION_NEXT_MATCH ? 1 : -1);
	default:
		return action == ACTION_LEFT;
	}
}

/* In one column the list gives way to what is shown. */
static bool
other_language(struct browser *b)
{
	if (!browser_tongue_next(b))
		return false;
	if (b->layout.page.w <= 0)
		enter_page(b);
	return true;
}

static bool
cancel(struct browser *b)
{
	if (b->here.focus == FOCUS_PAGE && browser_has_list(b)) {
		b->here.focus = FOCUS_LIST;
		return true;
	}
	return browser_filters_pop(b);
}

static bool
act(struct browser *b, enum action action)
{
	bool done;

	if (browser_mark(b, action, &done) || browser_filters_act(b, action, &done))
		return done;
	for (int i = 0; i < VIEWS; i++)
		if (view_at(i)->action == action) {
			browser_show(b, i);
			return true;
		}
	switch (action) {
	case ACTION_NEXT_VIEW:
		browser_show(b, (b->here.view + 1) % VIEWS);
		return true;
	case ACTION_PREVIOUS_VIEW:
		browser_show(b, (b->here.view + VIEWS - 1) % VIEWS);
		return true;
	case ACTION_BACK:
		return travel(b, &b->back, &b->forward);
	case ACTION_FORWARD:
		return travel(b, &b->forward, &b->back);
	case ACTION_OTHER_LANGUAGE:
		return other_language(b);
	case ACTION_CANCEL:
		return cancel(b);
	default:
		return b->here.focus == FOCUS_LIST ? list_pane_act(b, action) : page_act(b, action);
	}
}

bool
browser_act(struct browser *b, enum action action)
{
	struct list none = { .count = 1, .height = 1 };

	/* Whatever is not a further move acts on the page that the reader means. */
	b->moved = false;
	if (!list_act(&none, action))
		browser_settle(b);
	return act(b, action);
}

void
browser_await(struct browser *b, bool all)
{
	const struct shelf *s = shelf(b);

	if (!s->waits || (!all && (s->partial || !s->searches)))
		return;
	worker_wait(b->beside.worker, b, s, b->beside.await_ms);
	worker_take(b->beside.worker, b, s);
	browser_note(b);
}

enum section
browser_section(const struct browser *b)
{
	return b->here.focus == FOCUS_LIST ? SECTION_LIST : SECTION_PAGE;
}

/* Setting up, and making what is drawn. */

static void
set_style(struct browser *b, enum charset charset)
{
	b->list_style = (struct show_style){ .charset = charset, .invisible = SHOW_DROP };
	b->page_style = (struct show_style){ .charset = charset, .invisible = SHOW_NAME };
	b->page_cols = b->side_cols = 0;
}

void
browser_init(struct browser *b, const struct content *content, enum charset charset)
{
	*b = (struct browser){ .content = *content, .page_view = -1, .again = RECORD_NONE };
	set_style(b, charset);
	b->page = page_new();
	b->side = page_new();
	b->here = (struct spot){ .record = RECORD_NONE, .filter = xstrdup(""),
				.place = { .link = -1 } };
	b->needle = (struct needle){ .text = BUF_INIT };
	b->finder = finder_new(content->catalogue);
	marks_attach(&b->marks, content->catalogue);
	browser_know_init(b);
	browser_filter(b, "");
	b->here.focus = browser_has_list(b) ? FOCUS_LIST : FOCUS_PAGE;
}

void
browser_release(struct browser *b)
{
	worker_stop(b->beside.worker, b, NULL);
	for (int i = 0; i < VIEWS; i++)
		shelf_release(&b->shelf[i]);
	trail_release(&b->back);
	trail_release(&b->forward);
	spot_release(&b->here);
	needle_release(&b->needle);
	query_free(b->query);
	finder_free(b->finder);
	marks_release(&b->marks);
	browser_know_release(b);
	page_free(b->page);
	page_free(b->side);
}

void
browser_set_linear(struct browser *b, bool on)
{
	b->linear = b->content.words = on;
	b->page_view = -1;
}

void
browser_refresh(struct browser *b, enum charset charset)
{
	set_style(b, charset);
	worker_stop(b->beside.worker, b, NULL);
	finder_forget(b->finder);
	filter_shelf(b);
	shelf_select(shelf(b), b->here.record);
	browser_note(b);
	*b->tongue = '\0';
	b->page_view = -1;
}
