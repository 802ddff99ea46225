/* SPDX-License-Identifier: MIT */
/*
 * Cells whose glyph takes other columns on other terminals (text/agreed.h).  What is drawn in one
 * go behind such a glyph would be shifted, and what reaches the edge would go on in the next row:
 * it has to be drawn by itself, at its place, and what it may have covered once more.
 */
#ifndef PACECAT_TUI_DOUBT_H
#define PACECAT_TUI_DOUBT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tui/canvas.h"

struct doubt {
	size_t bytes; /* of the glyph, from its begin, that can be drawn */
	int reach;    /* columns that they may take, on whatever terminal */
};

/*
 * Is the glyph of the cell in doubt?  With `room` columns from the cell to where nothing may be
 * drawn any more, marks that could reach beyond are left out; 0 bytes: so is the letter.
 */
bool doubt_of(const struct cell *, int room, struct doubt *);

/* A number for all that is in a row which has such a cell; 0: it has none. */
uint64_t doubt_sum(const struct canvas *, int y);

#endif
