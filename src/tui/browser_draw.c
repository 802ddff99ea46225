/* SPDX-License-Identifier: MIT */
/* How a browser looks.  Nothing here changes it. */
#include "tui/browser.h"

#include <string.h>

#include "base/gettext.h"
#include "model/describe.h"
#include "tui/browser_know.h"
#include "tui/browser_linear.h"
#include "tui/browser_mark.h"
#include "tui/browser_tongue.h"
#include "tui/filters.h"
#include "tui/vacant.h"

/* Columns of the longest number that may stand there. */
static int
count_cols(const struct browser *b)
{
	int cols = 1;

	for (uint32_t n = catalogue_count(b->content.catalogue, KIND_STUDY); n > 9; n /= 10)
		cols++;
	return cols;
}

/*
 * Never more than a third of the list.  A column that the list is sorted by is shown however narrow
 * the list is: an order by something that cannot be seen looks like none.
 */
static int
column_cols(const struct browser *b, const struct column *c, int list_cols)
{
	enum order order = view_at(b->here.view)->order[b->shelf[b->here.view].order];
	int cols = c->counts ? count_cols(b) : c->cols;

	if (list_cols < c->from && (c->order == ORDER_FILE || c->order != order))
		return 0;
	return cols < list_cols / 3 ? cols : list_cols / 3;
}

/* What the columns of a fixed width leave for the one that has none. */
static int
rest_cols(const struct browser *b, int list_cols, int cols)
{
	const struct view_class *v = view_at(b->here.view);
	int rest = cols;

	for (int i = 0; i < VIEW_COLUMNS && v->column[i].text; i++)
		if (column_cols(b, &v->column[i], list_cols))
			rest -= column_cols(b, &v->column[i], list_cols) + 1;
	return rest;
}

static enum role
selected_role(const struct browser *b)
{
	return b->here.focus == FOCUS_LIST ? ROLE_SELECTED : ROLE_SELECTED_AWAY;
}

static void
draw_column(const struct browser *b, struct canvas *c, struct rect area, int y, int x, int cols,
	    const struct column *column, uint32_t record, bool is_selected)
{
	struct buf text = BUF_INIT;

	column->text(&text, &b->content, record);
	if (column->right) {
		int used = show_cols(&b->list_style, text.data, text.len);

		x += used < cols ? cols - used : 0;
	}
	canvas_text_fit(c, area, y, x, cols, is_selected ? selected_role(b) : column->role,
			&b->list_style, text.data, text.len);
	area.w = x + cols < area.w ? x + cols : area.w;
	mark_matches(c, area, y, x, &b->list_style, text.data, text.len, &b->needle, is_selected);
	buf_release(&text);
}

static void
draw_row(const struct browser *b, struct canvas *c, struct rect area, int y, int flags_cols,
	 uint32_t record, bool is_selected)
{
	const struct view_class *v = view_at(b->here.view);
	const char *word = area.w >= 70 ? _("not verified") : "?";
	/* Kept free in every row or none, so that columns stand below each other. */
	int doubt_cols = b->shelf[b->here.view].unverified
				 ? show_cols(&b->list_style, word, strlen(word)) + 1
				 : 0;
	int x = 2 + flags_cols;
	int rest = rest_cols(b, area.w, area.w - x - doubt_cols);
	struct rect row = { .y = area.y + y, .x = area.x, .h = 1, .w = area.w };

	if (is_selected) {
		canvas_fill(c, row, selected_role(b));
		canvas_text(c, area, y, 0, selected_role(b), &b->list_style, ">", 1);
	}
	browser_flags_draw(b, c, area, y, record, selected_role(b), is_selected);
	for (int i = 0; i < VIEW_COLUMNS && v->column[i].text; i++) {
		bool fixed = v->column[i].cols || v->column[i].counts;
		int w = fixed ? column_cols(b, &v->column[i], area.w) : rest;

		if (w <= 0)
			continue;
		draw_column(b, c, area, y, x, w, &v->column[i], record, is_selected);
		x += w + 1;
	}
	if (record_unverified(b->content.catalogue, record))
		canvas_text(c, area, y, area.w - doubt_cols + 1,
			    is_selected ? selected_role(b) : ROLE_UNVERIFIED, &b->list_style, word,
			    strlen(word));
}

/* What the reader waits for; be it short. */
static const char *
waiting(const struct shelf *s)
{
	/* TRANSLATORS: the list is not there yet; be short. */
	return s->searches ? _("searching...") : _("sorting...");
}

void
browser_empty_words(const struct browser *b, struct buf *words)
{
	const struct shelf *s = &b->shelf[b->here.view];

	if (s->waits)
		buf_puts(words, waiting(s));
	else if (b->keymap)
		vacant_list(words, b, b->keymap);
}

/* In the place of a list that has no rows. */
static void
draw_vacant(const struct browser *b, struct canvas *c)
{
	struct rect area = b->layout.list;
	struct buf words = BUF_INIT;

	if (b->here.focus == FOCUS_LIST)
		canvas_cursor(c, area.y, area.x);
	browser_empty_words(b, &words);
	vacant_draw(c, area, 2, &b->list_style, words.data);
	buf_release(&words);
}

static void
draw_list(const struct browser *b, struct canvas *c)
{
	const struct shelf *s = &b->shelf[b->here.view];
	struct rect area = b->layout.list;
	int flags_cols = browser_flags_cols(b, area.w);

	for (int y = 0; y < area.h && s->list.top + (size_t)y < s->list.count; y++) {
		size_t i = s->list.top + (size_t)y;
		bool is_selected = i == s->list.selected;

		draw_row(b, c, area, y, flags_cols, rows_at(&s->rows, i), is_selected);
		if (is_selected && b->here.focus == FOCUS_LIST)
			canvas_cursor(c, area.y + y, area.x);
	}
	if (!s->list.count)
		draw_vacant(b, c);
}

void
browser_draw(const struct browser *b, struct canvas *c)
{
	static const struct page_place begun = { .link = -1 };
	const struct layout *l = &b->layout;
	bool in_page = b->here.focus == FOCUS_PAGE;

	if (l->rule.h)
		canvas_hline(c, l->rule.y, l->rule.x, l->rule.w, ROLE_BORDER);
	for (int i = 0; i < 2; i++)
		if (l->divider[i] >= 0) {
			canvas_vline(c, l->page.y, l->divider[i], l->page.h, ROLE_BORDER);
			if (l->rule.h)
				canvas_line(c, l->rule.y, l->divider[i], LINE_TEE_DOWN,
					    ROLE_BORDER);
		}
	if (l->list.h > 0 && b->linear)
		browser_draw_linear(b, c);
	else if (l->list.h > 0)
		draw_list(b, c);
	if (l->page.h > 0)
		page_draw(b->page, c, layout_inner(l->page), &b->page_style,
			  b->page_begun ? 0 : b->here.place.top, in_page ? b->here.place.link : -1,
			  in_page, &b->needle);
	if (l->page.h > 0 && in_page && b->linear)
		page_read(b->page, c, layout_inner(l->page), &b->page_style,
			  b->page_begun ? &begun : &b->here.place);
	if (l->side.h > 0)
		page_draw(b->side, c, layout_inner(l->side), &b->page_style, 0, -1, false,
			  &b->needle);
}

/* Which one is selected would be sent with each key. */
static void
lean_count(const struct shelf *s, struct buf *out)
{
	if (s->list.count == s->alls)
		buf_printf(out, "%zu", s->list.count);
	else
		buf_printf(out, "%zu/%zu", s->list.count, s->alls);
}

static void
count_words(const struct browser *b, struct buf *out)
{
	const struct shelf *s = &b->shelf[b->here.view];
	/* While a key is held down it is not told with each row. */
	size_t row = b->waits ? b->told_row : s->list.selected;
	size_t number = s->list.count ? row + 1 : 0;

	if (!browser_has_list(b))
		return;
	if (s->waits)
		buf_printf(out, "%zu/... %s", number, waiting(s));
	else if (browser_is_lean(b))
		lean_count(s, out);
	else if (s->list.count == s->alls)
		buf_printf(out, "%zu/%zu", number, s->list.count);
	else
		/* TRANSLATORS: "1/2 of 8": which of those found, of how many in all. */
		buf_printf(out, _("%zu/%zu of %zu"), number, s->list.count, s->alls);
}

/* The order is of no use in a page, and short of room there. */
void
browser_order_words(const struct browser *b, struct buf *out)
{
	const struct shelf *s = &b->shelf[b->here.view];
	const struct view_class *v = view_at(b->here.view);
	bool named = v->order[s->order] == ORDER_TITLE && !(v->kinds & 1u << KIND_STUDY);
	bool relevance = s->relevance && !query_empty(b->query);
	const char *order = relevance ? _("by relevance")
			    : named   ? _("by name")
				      : _(order_label(v->order[s->order]));

	if (!browser_has_list(b) || b->here.focus != FOCUS_LIST)
		return;
	if (s->reverse && !relevance)
		/* TRANSLATORS: the order of a list, as in "by year, reversed"; be short. */
		buf_printf(out, _("%s, reversed"), order);
	else
		buf_puts(out, order);
}

/* What is found and why: the order gives way to the filters. */
static void
list_words(const struct browser *b, int cols, struct buf *out)
{
	struct buf order = BUF_INIT, filters = BUF_INIT;
	int used, room;

	count_words(b, out);
	used = out->len ? show_cols(&b->list_style, out->data, out->len) + 2 : 0;
	browser_order_words(b, &order);
	filters_show(b->here.filter, &b->list_style, cols - used, &filters);
	room = cols - used - show_cols(&b->list_style, filters.data, filters.len);
	if (order.len &&
	    (!filters.len || show_cols(&b->list_style, order.data, order.len) + 2 <= room))
		buf_printf(out, "%s%s", out->len ? "  " : "", order.data);
	if (filters.len)
		buf_printf(out, "%s%s", out->len ? "  " : "", filters.data);
	buf_release(&order);
	buf_release(&filters);
}

/* What "?" in lists means, whole or not at all; the page says it itself. */
static void
unverified_words(const struct browser *b, int cols, struct buf *out)
{
	uint32_t record = b->waits ? b->told : b->here.record;
	struct buf words = BUF_INIT;

	if (b->here.focus != FOCUS_LIST || browser_is_lean(b) || record == RECORD_NONE ||
	    !record_unverified(b->content.catalogue, record))
		return;
	buf_printf(&words, "  ? %s", _("not verified"));
	if (show_cols(&b->list_style, out->data, out->len) +
		    show_cols(&b->list_style, words.data, words.len) <=
	    cols)
		buf_puts(out, words.data);
	buf_release(&words);
}

void
browser_status(const struct browser *b, int cols, struct buf *out)
{
	list_words(b, cols, out);
	if (b->here.focus == FOCUS_PAGE && page_lines(b->page) > b->layout.page.h) {
		int last = b->here.place.top + b->layout.page.h;

		if (out->len)
			buf_puts(out, "  ");
		buf_printf(out, _("line %d of %d"),
			   last < page_lines(b->page) ? last : page_lines(b->page),
			   page_lines(b->page));
	}
	browser_tongue_status(b, out);
	browser_mark_status(b, out);
	browser_know_status(b, out);
	unverified_words(b, cols, out);
}
