/* SPDX-License-Identifier: MIT */
/*
 * Where a reader is in a page: the first line in sight and the current link.  Arithmetic on a page
 * that is laid out; nothing is drawn.
 *
 * Down goes to the next link when it is in sight and scrolls a line otherwise, so that neither
 * text nor links are ever skipped.  On a linear page it goes to the next line, and the current link
 * is the one there.
 */
#ifndef PACECAT_TUI_PLACE_H
#define PACECAT_TUI_PLACE_H

#include "tui/keymap.h"
#include "tui/page.h"

struct page_place {
	int top;                        /* line */
	int link;                       /* -1: none in sight */
	int line;                       /* of a linear page: where the reader is */
};

/* Heights are lines in sight, at least 1. */
void place_scroll(struct page_place *, const struct page *, int height, int to);

/*
 * The text where a reader is, taken before the same page is laid out to another width, and to go
 * back to afterwards: his link stays the current one, and in sight.
 */
struct place_text {
	size_t top, line;               /* of page_line_text */
};
struct place_text place_text(const struct page_place *, const struct page *);
void place_return(struct page_place *, const struct page *, int height, struct place_text);

/* If the current link is out of sight, take the first that is in sight. */
void place_follow(struct page_place *, const struct page *, int height);

/* The link is the current one: the reader goes to where it begins. */
void place_take(struct page_place *, const struct page *, int link);

/* The next or previous link, wherever it is; false when there is none. */
bool place_link(struct page_place *, const struct page *, int height, int step);

/* Do one of the actions that move; false: not mine. */
bool place_act(struct page_place *, const struct page *, int height, enum action);

#endif
