/* SPDX-License-Identifier: MIT */
/* A page over everything else, with a title above and a status below, until it is closed. */
#ifndef PACECAT_TUI_OVERLAY_H
#define PACECAT_TUI_OVERLAY_H

#include "tui/place.h"

/* Zero is closed. */
struct overlay {
	struct page *page;              /* NULL: closed */
	const char *title;              /* borrowed */
	struct page_place place;
	int rows, cols;                 /* of the whole screen */
	bool linear;                    /* stays when it is closed */
};

/* Open an empty page; fill it, then lay it out. */
struct page *overlay_open(struct overlay *, const char *title);
void overlay_layout(struct overlay *, const struct show_style *, int rows, int cols);
void overlay_close(struct overlay *);

/* The record that the current link leads to, or RECORD_NONE. */
uint32_t overlay_link(const struct overlay *);

/* Do an action: what does not move closes it. */
void overlay_act(struct overlay *, enum action);

/* The mouse, as in browser.h; true: the link is to be followed. */
bool overlay_click(struct overlay *, const struct show_style *, int y, int x, bool twice);
void overlay_roll(struct overlay *, int rows);

void overlay_draw(const struct overlay *, struct canvas *, const struct show_style *);

#endif
