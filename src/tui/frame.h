/* SPDX-License-Identifier: MIT */
/* What stands around the views: the title, the tabs, the status line. */
#ifndef PACECAT_TUI_FRAME_H
#define PACECAT_TUI_FRAME_H

#include "store/load.h"
#include "tui/browser.h"
#include "tui/keymap.h"
#include "tui/notice.h"

/* Name of the catalogue, which of how many, its version and date where there is room. */
void frame_title(struct canvas *, struct rect, const struct show_style *, const struct library *);

/* "2026.1  2026-11-20" of the first file that says so, the two parted by `gap`. */
void frame_edition(const struct catalogue *, const char *gap, struct buf *);

/*
 * "? help  q quit" by the keys that are bound, parted by `gap`; the first of them where there is no
 * room for all.
 */
void frame_hints(const struct keymap *, const struct show_style *, int cols, const char *gap,
		 struct buf *);

/* The views; the current one stands in brackets. */
void frame_tabs(struct canvas *, struct rect, const struct show_style *, int current);

/* The view whose tab is at a column, -1: none.  The one tab of a narrow screen is the next's. */
int frame_tab_at(struct rect, const struct show_style *, int current, int x);

/*
 * Where the reader is, the first of the notes that fits (their lengths go down; NULL or
 * empty: none), and the keys that help.
 */
void frame_status(struct canvas *, struct rect, const struct show_style *, const struct browser *,
		  const struct keymap *, const struct buf note[NOTICE_LENGTHS]);

/*
 * A text on the last row of the area, or on as many of its last rows as it needs when it is longer.
 * What does not fit even so ends in an ellipsis.
 */
void frame_text(struct canvas *, struct rect area, const struct show_style *, enum role fill,
		enum role text, const char *s);

#endif
