/* SPDX-License-Identifier: MIT */
/* A page over everything else, with a title above and a status below, until it is closed. */
#ifndef PACECAT_TUI_OVERLAY_H
#define PACECAT_TUI_OVERLAY_H

#include "model/haystack.h"
#include "tui/place.h"

/* Zero is closed. */
struct overlay {
	struct page *page;              /* NULL: closed */
	const char *title;              /* borrowed */
	struct page_place place;
	int rows, cols;                 /* of the whole screen */
	struct needle needle;           /* what is looked for: zero, nothing */
	int found;                      /* the line of it that was gone to last */
	struct page_place before;       /* where the reader was when he began to look */
	bool missed;                    /* the last key found nothing: to be told */
	bool linear;                    /* stays when it is closed */
};

/* Open an empty page; fill it, then lay it out. */
struct page *overlay_open(struct overlay *, const char *title);
void overlay_layout(struct overlay *, const struct show_style *, int rows, int cols);
void overlay_close(struct overlay *);

/*
 * The page is made again, laid out too: take its reader before, and give him back afterwards.  What
 * was at the top is there again, and what he looks for is still looked for.
 */
struct overlay_reader {
	struct page_place place, before;
	struct place_text text, text_before;
	size_t found;                   /* of page_line_text */
	struct needle needle;
};
struct overlay_reader overlay_leave(struct overlay *);
void overlay_return(struct overlay *, struct overlay_reader);

/* The record that the current link leads to, or RECORD_NONE. */
uint32_t overlay_link(const struct overlay *);

/*
 * Do an action: those that go back close it, others of whatever lies under it do nothing.  False:
 * there is no such match.
 */
bool overlay_act(struct overlay *, enum action);

/*
 * Look for words: begin, go to the first line from there on, else from the beginning, that has one
 * (false: none has), and give up.
 */
void overlay_find_begin(struct overlay *);
bool overlay_find(struct overlay *, const char *words);
void overlay_find_cancel(struct overlay *);

/* The mouse, as in browser.h; true: the link is to be followed. */
bool overlay_click(struct overlay *, const struct show_style *, int y, int x, bool twice);
void overlay_roll(struct overlay *, int rows);

void overlay_draw(const struct overlay *, struct canvas *, const struct show_style *);

#endif
