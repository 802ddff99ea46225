/* SPDX-License-Identifier: MIT */
/*
 * Which rows of a list are in sight and which one is selected: arithmetic, no rows.
 *
 * Always, when count is not 0: selected < count, top <= selected < top + height, and no more blank
 * rows at the end than needed.  Line by line scrolling: on a slow line the terminal scrolls, and
 * one row is sent.
 */
#ifndef PACECAT_TUI_LIST_H
#define PACECAT_TUI_LIST_H

#include <stdbool.h>
#include <stddef.h>

#include "tui/keymap.h"

struct list {
	size_t count;                   /* rows there are */
	size_t selected;
	size_t top;                     /* first row in sight */
	int height;                     /* rows in sight, at least 1 */
};

void list_resize(struct list *, int height);            /* below 1 counts as 1 */
void list_set_count(struct list *, size_t count);
void list_select(struct list *, size_t row);            /* past the end: the last */
void list_move(struct list *, long rows);               /* never past an end */
void list_page(struct list *, int pages);               /* keeps a row of context */
void list_half(struct list *, int halves);              /* the larger half, as in pages */
void list_roll(struct list *, long rows);               /* what is in sight; selects as it must */
void list_top(struct list *);
void list_bottom(struct list *);

/* Do one of the actions that move; false: not mine. */
bool list_act(struct list *, enum action);

#endif
