/* SPDX-License-Identifier: MIT */
#include "tui/overlay.h"

#include <string.h>

#include "base/gettext.h"

static int
height(const struct overlay *o)
{
	return o->rows > 2 ? o->rows - 2 : 1;
}

struct page *
overlay_open(struct overlay *o, const char *title)
{
	overlay_close(o);
	o->page = page_new();
	o->title = title;
	o->place.link = -1;
	page_set_linear(o->page, o->linear);
	return o->page;
}

void
overlay_close(struct overlay *o)
{
	page_free(o->page);
	needle_release(&o->needle);
	*o = (struct overlay){ .needle = { .text = BUF_INIT }, .linear = o->linear };
}

void
overlay_layout(struct overlay *o, const struct show_style *style, int rows, int cols)
{
	if (!o->page)
		return;
	o->rows = rows;
	o->cols = cols;
	page_layout(o->page, style, cols);
	place_scroll(&o->place, o->page, height(o), o->place.top);
	place_follow(&o->place, o->page, height(o));
}

struct overlay_reader
overlay_leave(struct overlay *o)
{
	struct overlay_reader r = {
		.place = o->place,
		.before = o->before,
		.text = place_text(&o->place, o->page),
		.text_before = place_text(&o->before, o->page),
		.found = page_line_text(o->page, o->found),
		.needle = o->needle,
	};

	o->needle = (struct needle){ .text = BUF_INIT };
	return r;
}

void
overlay_return(struct overlay *o, struct overlay_reader r)
{
	needle_release(&o->needle);
	o->needle = r.needle;
	o->place = r.place;
	o->before = r.before;
	o->found = page_line_at(o->page, r.found);
	place_return(&o->before, o->page, height(o), r.text_before);
	place_return(&o->place, o->page, height(o), r.text);
	place_follow(&o->place, o->page, height(o));
}

uint32_t
overlay_link(const struct overlay *o)
{
	return page_link_record(o->page, o->place.link);
}

static bool
go_to_match(struct overlay *o, int from, int step)
{
	int line = page_find(o->page, &o->needle, from, step);

	if (line < 0)
		return false;
	o->found = line;
	o->place.line = line;
	place_scroll(&o->place, o->page, height(o), line);
	place_follow(&o->place, o->page, height(o));
	return true;
}

/* From the last one, as long as it is in sight. */
static bool
next_match(struct overlay *o, int step)
{
	int top = o->linear ? o->place.line : o->place.top;
	bool seen = o->found >= o->place.top && o->found < o->place.top + height(o);

	return go_to_match(o, seen && !o->linear ? o->found : top, step);
}

void
overlay_find_begin(struct overlay *o)
{
	o->before = o->place;
}

bool
overlay_find(struct overlay *o, const char *words)
{
	int from = o->linear ? o->before.line : o->before.top;

	/* It may have been closed by what came from outside meanwhile. */
	if (!o->page)
		return true;
	needle_release(&o->needle);
	needle_init(&o->needle, words);
	o->place = o->before;
	return !o->needle.words || go_to_match(o, from - 1, 1) || go_to_match(o, -1, 1);
}

void
overlay_find_cancel(struct overlay *o)
{
	needle_release(&o->needle);
	o->needle = (struct needle){ .text = BUF_INIT };
	o->place = o->before;
}

/* Whoever types what he would type below loses neither this page nor anything there. */
static bool
goes_back(enum action action)
{
	return action == ACTION_CANCEL || action == ACTION_QUIT || action == ACTION_BACK ||
	       action == ACTION_HELP || action == ACTION_OPEN || action == ACTION_LEFT;
}

bool
overlay_act(struct overlay *o, enum action action)
{
	int step = action == ACTION_NEXT_PANE || action == ACTION_NEXT_MATCH ? 1 : -1;

	if (action == ACTION_NEXT_MATCH || action == ACTION_PREVIOUS_MATCH)
		return next_match(o, step);
	if ((action == ACTION_NEXT_PANE || action == ACTION_PREVIOUS_PANE) && page_links(o->page))
		place_link(&o->place, o->page, height(o), step);
	else if (!place_act(&o->place, o->page, height(o), action) && goes_back(action))
		overlay_close(o);
	return true;
}

bool
overlay_click(struct overlay *o, const struct show_style *style, int y, int x, bool twice)
{
	struct rect body = { .y = 1, .h = height(o), .w = o->cols };
	int link = rect_has(body, y, x) ?
			   page_link_at(o->page, style, o->place.top + y - body.y, x) : -1;

	if (link < 0)
		return false;
	place_take(&o->place, o->page, link);
	return twice && overlay_link(o) != RECORD_NONE;
}

void
overlay_roll(struct overlay *o, int rows)
{
	place_scroll(&o->place, o->page, height(o), o->place.top + rows);
	place_follow(&o->place, o->page, height(o));
}

/* Which line it is changes with every key, and is heard anyway. */
static void
draw_linear(const struct overlay *o, struct canvas *c, const struct show_style *style,
	    struct rect head, struct rect body, struct rect foot)
{
	const char *close = _("Esc closes");

	canvas_text_fit(c, head, 0, 0, head.w, ROLE_BAR, style, o->title, strlen(o->title));
	page_draw(o->page, c, body, style, o->place.top, o->place.link, true, &o->needle);
	page_read(o->page, c, body, style, &o->place);
	canvas_text_fit(c, foot, 0, 0, foot.w, ROLE_STATUS, style, close, strlen(close));
}

void
overlay_draw(const struct overlay *o, struct canvas *c, const struct show_style *style)
{
	struct rect head = { .h = 1, .w = o->cols };
	struct rect body = { .y = 1, .h = height(o), .w = o->cols };
	struct rect foot = { .y = o->rows - 1, .h = 1, .w = o->cols };
	int last = o->place.top + body.h, lines = page_lines(o->page), x = 1;
	struct buf b = BUF_INIT;

	if (o->linear) {
		draw_linear(o, c, style, head, body, foot);
		return;
	}
	canvas_fill(c, head, ROLE_BAR);
	canvas_text_fit(c, head, 0, 1, o->cols - 1, ROLE_BAR, style, o->title, strlen(o->title));
	page_draw(o->page, c, body, style, o->place.top, o->place.link, true, &o->needle);
	canvas_fill(c, foot, ROLE_STATUS);
	buf_puts(&b, _("Esc closes"));
	x += canvas_text_fit(c, foot, 0, x, o->cols - x, ROLE_STATUS, style, b.data, b.len) + 2;
	buf_clear(&b);
	buf_printf(&b, _("line %d of %d"), last < lines ? last : lines, lines);
	if (x + show_cols(style, b.data, b.len) <= o->cols)
		canvas_text(c, foot, 0, x, ROLE_STATUS, style, b.data, b.len);
	buf_release(&b);
}
