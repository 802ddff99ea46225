/* SPDX-License-Identifier: MIT */
/*
 * What the reader of a browser knows beside the catalogue (model/known.h): notes of his own, saved
 * searches, what is new to him.  Not for others, but for the browser's own parts.
 */
#ifndef PACECAT_TUI_BROWSER_KNOW_H
#define PACECAT_TUI_BROWSER_KNOW_H

#include "tui/browser.h"

/* The catalogue is that of the content; what was known of another one is found again. */
void browser_know_init(struct browser *);
void browser_know_attach(struct browser *);
void browser_know_release(struct browser *);

/*
 * "N" before what is new, "#" before what has a note: the columns that every row of a list of so
 * many columns keeps free for that, and what stands there.
 */
int browser_flags_cols(const struct browser *, int list_cols);
void browser_flags_draw(const struct browser *, struct canvas *, struct rect list, int y,
			uint32_t record, enum role selected, bool is_selected);

/* May something in the list be new? */
bool browser_has_news(const struct browser *);

/* Append what the status line says of the selected record: "  N new  # noted". */
void browser_know_status(const struct browser *, struct buf *);

#endif
