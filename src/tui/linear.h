/* SPDX-License-Identifier: MIT */
/*
 * What stands around the views in the linear layout: each is one text from the first column on.
 */
#ifndef PACECAT_TUI_LINEAR_H
#define PACECAT_TUI_LINEAR_H

#include "tui/frame.h"

/* "ASM-PACE, 2026.1, 2026-11-20" and "Studies, view 4 of 5". */
void linear_title(struct canvas *, struct rect, const struct show_style *, const struct library *);
void linear_tabs(struct canvas *, struct rect, const struct show_style *, int current);

/* The row of announcements, while there is nothing to announce. */
void linear_status(struct canvas *, struct rect, const struct show_style *, const struct browser *,
		   const struct keymap *, const struct buf note[NOTICE_LENGTHS]);

#endif
