/* SPDX-License-Identifier: MIT */
/*
 * One record in another of its languages: for its page, until the reader comes back to the language
 * it began with.  Lists and all other pages stay in the reader's.
 */
#ifndef PACECAT_TUI_BROWSER_TONGUE_H
#define PACECAT_TUI_BROWSER_TONGUE_H

#include "tui/browser.h"

/* Show the selected record in the next of its languages; false: it has only one. */
bool browser_tongue_next(struct browser *);

/* What its page is made of now; `languages` is room for what *content then borrows. */
void browser_tongue_content(const struct browser *, struct content *, struct languages *);

/* Append what the status line says of it: "  en [fr] pt"; nothing in the reader's own. */
void browser_tongue_status(const struct browser *, struct buf *);

#endif
