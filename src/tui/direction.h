/* SPDX-License-Identifier: MIT */
/*
 * Letters that are written from right to left, in what is drawn already.
 *
 * Terminals differ: many show letters in the order in which they are sent, others turn each line
 * of the screen round as if it were a paragraph, columns and all.  So the unit here is the field:
 * what one canvas_text() drew, up to the next one or a line.  A field keeps its cells and its
 * looks, whatever becomes of its letters.  A prompt is left as it is typed, for the cursor's sake.
 */
#ifndef PACECAT_TUI_DIRECTION_H
#define PACECAT_TUI_DIRECTION_H

#include "tui/canvas.h"

enum direction {
	DIRECTION_AS_WRITTEN,           /* nothing is done */
	/*
	 * As written, but the blanks around a field become U+2800: it is blank too, and a letter
	 * from left to right to those who ask.  A terminal that turns letters round then turns
	 * each field by itself.  U+200E would do by the book, but some terminals give it a column
	 * and others forget it.
	 */
	DIRECTION_ISOLATE,
	DIRECTION_REORDER               /* as seen: for terminals that turn nothing round */
};

/* "isolate" and "reorder" are what they say, all others as written. */
enum direction direction_of(const char *word);

void direction_apply(struct canvas *, enum direction);

#endif
