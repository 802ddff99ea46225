/* SPDX-License-Identifier: MIT */
#include "tui/place.h"

void
place_scroll(struct page_place *at, const struct page *p, int height, int to)
{
	int last = page_lines(p) - height;

	at->top = to > last ? last : to;
	if (at->top < 0)
		at->top = 0;
}

static bool
visible(const struct page_place *at, const struct page *p, int height, int link)
{
	int line = page_link_line(p, link);

	return link >= 0 && link < page_links(p) && line >= at->top && line < at->top + height;
}

struct place_text
place_text(const struct page_place *at, const struct page *p)
{
	return (struct place_text){ .top = page_line_text(p, at->top),
				    .line = page_line_text(p, at->line) };
}

void
place_return(struct page_place *at, const struct page *p, int height, struct place_text text)
{
	int line = page_link_line(p, at->link);

	at->line = page_line_at(p, text.line);
	place_scroll(at, p, height, page_line_at(p, text.top));
	if (page_is_linear(p) || at->link < 0 || visible(at, p, height, at->link))
		return;
	place_scroll(at, p, height, line < at->top ? line : line - height + 1);
}

/* The line stays in sight, and a link is current only on it. */
static void
settle_line(struct page_place *at, const struct page *p, int height)
{
	int last = page_lines(p) - 1;

	if (at->line >= at->top + height)
		at->line = at->top + height - 1;
	if (at->line < at->top)
		at->line = at->top;
	if (at->line > last)
		at->line = last < 0 ? 0 : last;
	if (at->link < 0 || at->link >= page_links(p) ||
	    page_link_line(p, at->link) != at->line)
		at->link = page_link_on(p, at->line);
}

static void
read_line(struct page_place *at, const struct page *p, int height, int step)
{
	int to = at->line + step;

	if (to < 0 || to >= page_lines(p))
		return;
	at->line = to;
	if (to < at->top)
		at->top = to;
	else if (to >= at->top + height)
		at->top = to - height + 1;
	settle_line(at, p, height);
}

/* If the current link is out of sight, take the first in sight, or the last on the way up. */
static void
follow(struct page_place *at, const struct page *p, int height, int step)
{
	int links = page_links(p);

	if (page_is_linear(p)) {
		settle_line(at, p, height);
		return;
	}
	if (visible(at, p, height, at->link))
		return;
	at->link = -1;
	for (int i = step > 0 ? 0 : links - 1; i >= 0 && i < links && at->link < 0; i += step)
		if (visible(at, p, height, i))
			at->link = i;
}

void
place_follow(struct page_place *at, const struct page *p, int height)
{
	follow(at, p, height, 1);
}

/* Where no link is the current one: the first from a line on, or the last before it. */
static int
link_beside(const struct page *p, int line, int step)
{
	int next = 0;

	while (next < page_links(p) && page_link_line(p, next) < line)
		next++;
	return step > 0 ? next : next - 1;
}

void
place_take(struct page_place *at, const struct page *p, int link)
{
	at->link = link;
	at->line = page_link_line(p, link);
}

bool
place_link(struct page_place *at, const struct page *p, int height, int step)
{
	int next = at->link + step;

	if (at->link < 0)
		next = link_beside(p, page_is_linear(p) ? at->line : at->top, step);
	if (next < 0 || next >= page_links(p))
		return false;
	place_take(at, p, next);
	if (!visible(at, p, height, next))
		place_scroll(at, p, height, at->line - height / 2);
	return true;
}

static void
step_line(struct page_place *at, const struct page *p, int height, int step)
{
	int next = at->link < 0 && step < 0 ? -1 : at->link + step;

	if (page_is_linear(p)) {
		read_line(at, p, height, step);
		return;
	}
	if (!visible(at, p, height, next))
		place_scroll(at, p, height, at->top + step);
	if (visible(at, p, height, next))
		at->link = next;
	else
		follow(at, p, height, step);
}

bool
place_act(struct page_place *at, const struct page *p, int height, enum action action)
{
	int page = height > 1 ? height - 1 : 1, half = (height + 1) / 2;
	const struct {
		enum action action;
		int to;
	} moves[] = {
		{ ACTION_PAGE_DOWN, at->top + page },
		{ ACTION_PAGE_UP, at->top - page },
		{ ACTION_HALF_DOWN, at->top + half },
		{ ACTION_HALF_UP, at->top - half },
		{ ACTION_TOP, 0 },
		{ ACTION_BOTTOM, page_lines(p) },
	};

	if (action == ACTION_DOWN || action == ACTION_UP) {
		step_line(at, p, height, action == ACTION_DOWN ? 1 : -1);
		return true;
	}
	for (size_t i = 0; i < sizeof moves / sizeof *moves; i++)
		if (moves[i].action == action) {
			place_scroll(at, p, height, moves[i].to);
			at->line = action == ACTION_BOTTOM ? page_lines(p) - 1 : at->top;
			place_follow(at, p, height);
			return true;
		}
	return false;
}
