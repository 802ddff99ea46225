/* SPDX-License-Identifier: MIT */
/* What stands around the views: the title, the tabs, the status line. */
#ifndef PACECAT_TUI_FRAME_H
#define PACECAT_TUI_FRAME_H

#include "store/load.h"
#include "tui/browser.h"
#include "tui/keymap.h"

/* Name of the catalogue, which of how many, its version and date where there is room. */
void frame_title(struct canvas *, struct rect, const struct show_style *, const struct library *);

/* The views; the current one stands in brackets. */
void frame_tabs(struct canvas *, struct rect, const struct show_style *, int current);

/* Where the reader is, and the keys that help. */
void frame_status(struct canvas *, struct rect, const struct show_style *, const struct browser *,
		  const struct keymap *);

/* One sentence in the status line's place. */
void frame_message(struct canvas *, struct rect, const struct show_style *, bool error,
		   const char *sentence);

#endif
