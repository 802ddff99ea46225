/* SPDX-License-Identifier: MIT */
/* Where things are on a screen of a size: three columns, two, one (DESIGN section 4). */
#ifndef PACECAT_TUI_LAYOUT_H
#define PACECAT_TUI_LAYOUT_H

#include <stdbool.h>

#include "tui/canvas.h"

#define LAYOUT_ROWS_MIN 5
#define LAYOUT_COLS_MIN 20

enum focus { FOCUS_LIST, FOCUS_PAGE };

/* Parts that are not there have a height and width of 0. */
struct layout {
	bool too_small;                 /* below 20x5: only a line that says so */
	int columns;                    /* 1 to 3 */
	struct rect title, tabs;
	struct rect list, page, side;
	struct rect status;
	struct rect rule;               /* between tabs and columns */
	int divider[2];                 /* columns with a vertical line, -1: none */
};

/*
 * With one column the focus decides what is in it.  A view without a list gives the page all.  A
 * lean layout has one column and no lines, however much room there is.
 */
struct layout layout_make(int rows, int cols, bool has_list, enum focus, bool lean);

/* Where text is in a part: it stands a column off the line on its left. */
struct rect layout_inner(struct rect);

#endif
