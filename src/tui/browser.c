/* SPDX-License-Identifier: MIT */
#include "tui/browser.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "model/describe.h"

#define TRAIL_MAX 200

void
spot_release(struct spot *s)
{
	free(s->filter);
	s->filter = NULL;
}

static struct spot
spot_copy(const struct spot *s)
{
	struct spot copy = *s;

	copy.filter = xstrdup(s->filter);
	return copy;
}

static void
trail_push(struct trail *t, struct spot spot)
{
	if (t->count == TRAIL_MAX) {
		spot_release(&t->spot[0]);
		memmove(t->spot, t->spot + 1, --t->count * sizeof *t->spot);
	}
	t->spot = mem_grow(t->spot, &t->room, t->count + 1, sizeof *t->spot);
	t->spot[t->count++] = spot;
}

static void
trail_clear(struct trail *t)
{
	while (t->count)
		spot_release(&t->spot[--t->count]);
}

static struct shelf *
shelf(struct browser *b)
{
	return &b->shelf[b->here.view];
}

static uint32_t
selected(const struct browser *b)
{
	const struct shelf *s = &b->shelf[b->here.view];

	return s->list.count ? s->row[s->list.selected] : RECORD_NONE;
}

/* The kinds of a view lie side by side in numbers only if they are neighbours, and they are. */
static void
record_range(const struct browser *b, const struct view_class *v, uint32_t *first, uint32_t *count)
{
	const struct catalogue *c = b->content.catalogue;

	*first = RECORD_NONE;
	*count = 0;
	for (unsigned kind = 0; kind < KINDS; kind++)
		if (v->kinds & 1u << kind) {
			if (*first == RECORD_NONE)
				*first = catalogue_first(c, (enum kind)kind);
			*count += catalogue_count(c, (enum kind)kind);
		}
}

static void
shelf_sort(struct browser *b, int view)
{
	struct shelf *s = &b->shelf[view];

	order_records(b->content.catalogue, b->content.languages, view_at(view)->order[s->order],
		      s->reverse, s->all, s->alls);
}

static void
shelf_fill(struct browser *b, int view)
{
	struct shelf *s = &b->shelf[view];
	uint32_t first, count;

	if (s->ready)
		return;
	record_range(b, view_at(view), &first, &count);
	s->alls = count;
	s->all = xcalloc(count, sizeof *s->all);
	s->row = xcalloc(count, sizeof *s->row);
	for (uint32_t i = 0; i < count; i++)
		s->all[i] = first + i;
	shelf_sort(b, view);
	s->ready = true;
}

static void
shelf_release(struct shelf *s)
{
	free(s->all);
	free(s->row);
	haystack_release(&s->haystack);
}

/* Select a record if the list shows it; else the first row. */
static void
shelf_select(struct shelf *s, uint32_t record)
{
	for (size_t i = 0; i < s->list.count; i++)
		if (s->row[i] == record) {
			list_select(&s->list, i);
			return;
		}
	list_select(&s->list, 0);
}

/* What the filter leaves of the current list. */
static void
shelf_filter(struct browser *b)
{
	struct shelf *s = shelf(b);
	size_t count = 0;

	shelf_fill(b, b->here.view);
	if (b->needle.words && !s->haystack_ready) {
		uint32_t first, records;

		record_range(b, view_at(b->here.view), &first, &records);
		haystack_init(&s->haystack, b->content.catalogue, first, records);
		s->haystack_ready = true;
	}
	for (size_t i = 0; i < s->alls; i++)
		if (!b->needle.words || haystack_has(&s->haystack, &b->needle, s->all[i]))
			s->row[count++] = s->all[i];
	list_set_count(&s->list, count);
}

static void
page_start(struct browser *b)
{
	b->here.top = 0;
	b->here.link = -1;
}

/* Note what is selected; another record begins at the top of its page. */
static void
note_selection(struct browser *b)
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
browser_filter(struct browser *b, const char *words)
{
	char *copy = xstrdup(words);

	free(b->here.filter);
	b->here.filter = copy;
	needle_release(&b->needle);
	needle_init(&b->needle, words);
	shelf_filter(b);
	shelf_select(shelf(b), b->here.record);
	note_selection(b);
}

struct spot
browser_spot(const struct browser *b)
{
	return spot_copy(&b->here);
}

void
browser_return(struct browser *b, struct spot spot)
{
	char *filter = spot.filter;
	struct spot to = spot;

	b->here.view = to.view;
	b->here.record = to.record;
	browser_filter(b, filter);
	shelf(b)->list.top = to.list_top;
	list_select(&shelf(b)->list, shelf(b)->list.selected);
	to.filter = b->here.filter;
	to.record = selected(b);
	if (to.record != spot.record) {
		to.top = 0;
		to.link = -1;
	}
	b->here = to;
	free(filter);
}

/* Leave a mark to come back to; whatever lay ahead is given up. */
static void
leave(struct browser *b)
{
	trail_push(&b->back, spot_copy(&b->here));
	trail_clear(&b->forward);
}

static bool
travel(struct browser *b, struct trail *from, struct trail *to)
{
	if (!from->count)
		return true;
	trail_push(to, spot_copy(&b->here));
	browser_return(b, from->spot[--from->count]);
	return true;
}

void
browser_show(struct browser *b, int view)
{
	if (view == b->here.view && b->here.focus == FOCUS_LIST)
		return;
	leave(b);
	if (view != b->here.view) {
		b->here.view = view;
		shelf_fill(b, view);
		b->here.record = RECORD_NONE;
		/* Each view keeps its own place; a filter belongs to the list it was typed for. */
		if (b->shelf[view].list.count)
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
	leave(b);
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
			shelf_sort(b, b->here.view);
			shelf_filter(b);
			shelf_select(shelf(b), b->here.record);
			note_selection(b);
			return true;
		}
	return false;
}

/* Pages: moving among their links and lines. */

static int
page_height(const struct browser *b)
{
	return b->layout.page.h > 0 ? b->layout.page.h : 1;
}

static void
page_scroll(struct browser *b, int to)
{
	int last = page_lines(b->page) - page_height(b);

	b->here.top = to > last ? last : to;
	if (b->here.top < 0)
		b->here.top = 0;
}

static bool
link_visible(const struct browser *b, int link)
{
	int line = page_link_line(b->page, link);

	return link >= 0 && link < page_links(b->page) && line >= b->here.top &&
	       line < b->here.top + page_height(b);
}

/* After a scroll the current link is one that can be seen. */
static void
link_follow(struct browser *b)
{
	if (link_visible(b, b->here.link))
		return;
	b->here.link = -1;
	for (int i = 0; i < page_links(b->page) && b->here.link < 0; i++)
		if (link_visible(b, i))
			b->here.link = i;
}

static void
page_step(struct browser *b, int step)
{
	int next = b->here.link < 0 && step < 0 ? -1 : b->here.link + step;

	if (link_visible(b, next)) {
		b->here.link = next;
		return;
	}
	page_scroll(b, b->here.top + step);
	if (link_visible(b, next))
		b->here.link = next;
	else
		link_follow(b);
}

static void
link_step(struct browser *b, int step)
{
	int next = b->here.link + step;

	if (next < 0 || next >= page_links(b->page)) {
		if (browser_has_list(b))
			b->here.focus = FOCUS_LIST;
		return;
	}
	b->here.link = next;
	if (!link_visible(b, next))
		page_scroll(b, page_link_line(b->page, next) - page_height(b) / 2);
}

static void
page_match(struct browser *b, int step)
{
	int line = page_find(b->page, &b->needle, b->here.top, step);

	if (line < 0)
		return;
	page_scroll(b, line);
	link_follow(b);
}

static bool
page_act(struct browser *b, enum action action)
{
	int height = page_height(b), to = b->here.top;

	switch (action) {
	case ACTION_DOWN:
	case ACTION_UP:
		page_step(b, action == ACTION_DOWN ? 1 : -1);
		return true;
	case ACTION_NEXT_PANE:
	case ACTION_PREVIOUS_PANE:
		link_step(b, action == ACTION_NEXT_PANE ? 1 : -1);
		return true;
	case ACTION_OPEN:
	case ACTION_RIGHT:
		browser_go(b, page_link_record(b->page, b->here.link));
		return true;
	case ACTION_LEFT:
		if (browser_has_list(b))
			b->here.focus = FOCUS_LIST;
		return true;
	case ACTION_NEXT_MATCH:
	case ACTION_PREVIOUS_MATCH:
		page_match(b, action == ACTION_NEXT_MATCH ? 1 : -1);
		return true;
	case ACTION_PAGE_DOWN:
		to += height > 1 ? height - 1 : 1;
		break;
	case ACTION_PAGE_UP:
		to -= height > 1 ? height - 1 : 1;
		break;
	case ACTION_HALF_DOWN:
		to += (height + 1) / 2;
		break;
	case ACTION_HALF_UP:
		to -= (height + 1) / 2;
		break;
	case ACTION_TOP:
		to = 0;
		break;
	case ACTION_BOTTOM:
		to = page_lines(b->page);
		break;
	default:
		return false;
	}
	page_scroll(b, to);
	link_follow(b);
	return true;
}

static void
enter_page(struct browser *b)
{
	leave(b);
	b->here.focus = FOCUS_PAGE;
	if (b->here.link < 0)
		link_follow(b);
}

static void
sort_next(struct browser *b)
{
	const struct view_class *v = view_at(b->here.view);

	browser_sort(b, v->order[(shelf(b)->order + 1) % v->orders], false);
}

static bool
list_pane_act(struct browser *b, enum action action)
{
	const struct view_class *v = view_at(b->here.view);

	if (list_act(&shelf(b)->list, action)) {
		note_selection(b);
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
		if (b->needle.words)
			list_move(&shelf(b)->list, action == ACTION_NEXT_MATCH ? 1 : -1);
		note_selection(b);
		return true;
	default:
		return action == ACTION_LEFT;
	}
}

static bool
cancel(struct browser *b)
{
	if (b->here.focus == FOCUS_PAGE && browser_has_list(b))
		b->here.focus = FOCUS_LIST;
	else if (*b->here.filter)
		browser_filter(b, "");
	return true;
}

bool
browser_act(struct browser *b, enum action action)
{
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
	case ACTION_CANCEL:
		return cancel(b);
	default:
		return b->here.focus == FOCUS_LIST ? list_pane_act(b, action) : page_act(b, action);
	}
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
	*b = (struct browser){ .content = *content, .page_view = -1 };
	set_style(b, charset);
	b->page = page_new();
	b->side = page_new();
	b->here = (struct spot){ .record = RECORD_NONE, .filter = xstrdup(""), .link = -1 };
	needle_init(&b->needle, "");
	browser_filter(b, "");
	b->here.focus = browser_has_list(b) ? FOCUS_LIST : FOCUS_PAGE;
}

void
browser_release(struct browser *b)
{
	for (int i = 0; i < VIEWS; i++)
		shelf_release(&b->shelf[i]);
	trail_clear(&b->back);
	trail_clear(&b->forward);
	free(b->back.spot);
	free(b->forward.spot);
	spot_release(&b->here);
	needle_release(&b->needle);
	page_free(b->page);
	page_free(b->side);
}

void
browser_refresh(struct browser *b, enum charset charset)
{
	set_style(b, charset);
	for (int i = 0; i < VIEWS; i++)
		if (b->shelf[i].ready)
			shelf_sort(b, i);
	shelf_filter(b);
	shelf_select(shelf(b), b->here.record);
	note_selection(b);
	b->page_view = -1;
}

/* Make a page anew when it is another's or of another width. */
static void
make_page(struct browser *b, struct page *p, int view, uint32_t record, int cols)
{
	page_clear(p);
	view_at(view)->page(p, &b->content, record);
	page_layout(p, &b->page_style, cols);
}

static void
update_side(struct browser *b)
{
	uint32_t record = page_link_record(b->page, b->here.link < 0 ? 0 : b->here.link);
	int view = record == RECORD_NONE ? -1
					 : view_of_kind(record_kind(b->content.catalogue, record));

	if (b->layout.side.w <= 0 || (record == b->side_record && b->side_cols == b->layout.side.w))
		return;
	page_clear(b->side);
	if (view >= 0)
		make_page(b, b->side, view, record, b->layout.side.w - 1);
	b->side_record = record;
	b->side_cols = b->layout.side.w;
}

void
browser_update(struct browser *b, int rows, int cols)
{
	struct rect area;

	b->layout = layout_make(rows, cols, browser_has_list(b), b->here.focus);
	if (b->layout.list.h > 0)
		list_resize(&shelf(b)->list, b->layout.list.h);
	note_selection(b);
	area = b->layout.page;
	if (area.w > 0 && (b->page_record != b->here.record || b->page_view != b->here.view ||
			   b->page_cols != area.w)) {
		make_page(b, b->page, b->here.view, b->here.record, area.w - (area.x > 0));
		b->page_record = b->here.record;
		b->page_view = b->here.view;
		b->page_cols = area.w;
	}
	if (area.w > 0) {
		page_scroll(b, b->here.top);
		if (b->here.focus == FOCUS_PAGE)
			link_follow(b);
	}
	update_side(b);
}

/* Drawing. */

static int
column_cols(const struct column *c, int cols)
{
	return cols < c->from ? 0 : c->cols;
}

/* What the columns of a fixed width leave for the one that has none. */
static int
rest_cols(const struct view_class *v, int cols)
{
	int rest = cols;

	for (int i = 0; i < VIEW_COLUMNS && v->column[i].text; i++)
		if (column_cols(&v->column[i], cols))
			rest -= column_cols(&v->column[i], cols) + 1;
	return rest;
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
	canvas_text_fit(c, area, y, x, cols, column->role, &b->list_style, text.data, text.len);
	area.w = x + cols < area.w ? x + cols : area.w;
	mark_matches(c, area, y, x, &b->list_style, text.data, text.len, &b->needle, is_selected);
	buf_release(&text);
}

static void
draw_row(const struct browser *b, struct canvas *c, struct rect area, int y, uint32_t record,
	 bool is_selected)
{
	const struct view_class *v = view_at(b->here.view);
	bool doubt = record_unverified(b->content.catalogue, record);
	const char *word = area.w >= 70 ? _("not verified") : "?";
	int doubt_cols = doubt ? show_cols(&b->list_style, word, strlen(word)) + 1 : 0;
	int x = 2, cols = area.w - x - doubt_cols, rest = rest_cols(v, cols);
	struct rect row = { .y = area.y + y, .x = area.x, .h = 1, .w = area.w };

	if (is_selected) {
		canvas_text(c, area, y, 0, ROLE_TEXT, &b->list_style, ">", 1);
		canvas_mark(c, row, b->here.focus == FOCUS_LIST ? ROLE_SELECTED : ROLE_SELECTED_AWAY);
	}
	for (int i = 0; i < VIEW_COLUMNS && v->column[i].text; i++) {
		int w = v->column[i].cols ? column_cols(&v->column[i], cols) : rest;

		if (w <= 0)
			continue;
		draw_column(b, c, area, y, x, w, &v->column[i], record, is_selected);
		x += w + 1;
	}
	if (doubt)
		canvas_text(c, area, y, area.w - doubt_cols + 1, ROLE_UNVERIFIED, &b->list_style, word,
			    strlen(word));
}

static void
draw_list(const struct browser *b, struct canvas *c)
{
	const struct shelf *s = &b->shelf[b->here.view];
	struct rect area = b->layout.list;

	for (int y = 0; y < area.h && s->list.top + (size_t)y < s->list.count; y++) {
		size_t i = s->list.top + (size_t)y;
		bool is_selected = i == s->list.selected;

		draw_row(b, c, area, y, s->row[i], is_selected);
		if (is_selected && b->here.focus == FOCUS_LIST)
			canvas_cursor(c, area.y + y, area.x);
	}
	if (!s->list.count) {
		const char *word = *b->here.filter ? _("Nothing found") : _("There is nothing here");

		canvas_text_fit(c, area, 0, 2, area.w - 2, ROLE_DIM, &b->list_style, word, strlen(word));
	}
}

/* Text stands a column off the line on its left. */
static struct rect
inner(struct rect r)
{
	if (r.x > 0) {
		r.x++;
		r.w--;
	}
	return r;
}

void
browser_draw(const struct browser *b, struct canvas *c)
{
	const struct layout *l = &b->layout;
	bool in_page = b->here.focus == FOCUS_PAGE;

	if (l->rule.h)
		canvas_hline(c, l->rule.y, l->rule.x, l->rule.w, ROLE_BORDER);
	for (int i = 0; i < 2; i++)
		if (l->divider[i] >= 0) {
			canvas_vline(c, l->page.y, l->divider[i], l->page.h, ROLE_BORDER);
			if (l->rule.h)
				canvas_line(c, l->rule.y, l->divider[i], LINE_TEE_DOWN, ROLE_BORDER);
		}
	if (l->list.h > 0)
		draw_list(b, c);
	if (l->page.h > 0)
		page_draw(b->page, c, inner(l->page), &b->page_style, b->here.top,
			  in_page ? b->here.link : -1, in_page, &b->needle);
	if (l->side.h > 0)
		page_draw(b->side, c, inner(l->side), &b->page_style, 0, -1, false, &b->needle);
}

void
browser_status(const struct browser *b, struct buf *out)
{
	const struct shelf *s = &b->shelf[b->here.view];
	const struct view_class *v = view_at(b->here.view);

	if (browser_has_list(b)) {
		buf_printf(out, "%zu/%zu", s->list.count ? s->list.selected + 1 : 0, s->list.count);
		if (s->list.count != s->alls) {
			/* TRANSLATORS: behind "1/2": how many there are without the filter. */
			buf_printf(out, _(" of %zu"), s->alls);
		}
		buf_puts(out, "  ");
		buf_puts(out, _(order_label(v->order[s->order])));
		if (s->reverse)
			buf_puts(out, _(", reversed"));
	}
	if (*b->here.filter) {
		buf_puts(out, "  /");
		buf_puts(out, b->here.filter);
	}
	if (b->here.focus == FOCUS_PAGE && page_lines(b->page) > page_height(b)) {
		int last = b->here.top + page_height(b);

		if (out->len)
			buf_puts(out, "  ");
		buf_printf(out, _("line %d of %d"),
			   last < page_lines(b->page) ? last : page_lines(b->page), page_lines(b->page));
	}
}
