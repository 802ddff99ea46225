/* SPDX-License-Identifier: MIT */
#include "tui/layout.h"

#define TWO_COLUMNS 64
#define THREE_COLUMNS 140

static int
between(int low, int value, int high)
{
	return value < low ? low : value > high ? high : value;
}

/* Take a row off the top of `rest`. */
static struct rect
top_row(struct rect *rest)
{
	struct rect row = *rest;

	row.h = 1;
	rest->y++;
	rest->h--;
	return row;
}

/* Title, tabs and a rule above when there is room; the status line below always. */
static struct rect
frame(struct layout *l, int rows, int cols)
{
	struct rect rest = { .h = rows - 1, .w = cols };

	if (rows >= 14)
		l->title = top_row(&rest);
	if (rows >= 7)
		l->tabs = top_row(&rest);
	if (rows >= 18)
		l->rule = top_row(&rest);
	l->status = (struct rect){ .y = rows - 1, .h = 1, .w = cols };
	return rest;
}

/* Take `w` columns and a divider off the left of `rest`. */
static struct rect
split(struct rect *rest, int w, int *divider)
{
	struct rect left = *rest;

	left.w = w;
	*divider = rest->x + w;
	rest->x += w + 1;
	rest->w -= w + 1;
	return left;
}

struct layout
layout_make(int rows, int cols, bool has_list, enum focus focus, bool lean)
{
	struct layout l = { .columns = 1, .divider = { -1, -1 } };
	struct rect body;

	if (rows < LAYOUT_ROWS_MIN || cols < LAYOUT_COLS_MIN) {
		l.too_small = true;
		return l;
	}
	body = frame(&l, rows, cols);
	if (lean)
		l.rule.h = 0;
	if (!has_list || lean || cols < TWO_COLUMNS) {
		*(has_list && focus == FOCUS_LIST ? &l.list : &l.page) = body;
		return l;
	}
	l.columns = cols < THREE_COLUMNS ? 2 : 3;
	if (l.columns == 2) {
		l.list = split(&body, between(28, cols * 9 / 20, 56), &l.divider[0]);
		l.page = body;
		return l;
	}
	l.list = split(&body, between(44, cols * 3 / 10, 72), &l.divider[0]);
	l.page = split(&body, (body.w - 1) / 2, &l.divider[1]);
	l.side = body;
	return l;
}

struct rect
layout_inner(struct rect r)
{
	if (r.x > 0) {
		r.x++;
		r.w--;
	}
	return r;
}
