/* SPDX-License-Identifier: MIT */
/* The prompt while a search is typed into it. */
#ifndef PACECAT_TUI_SEARCH_H
#define PACECAT_TUI_SEARCH_H

#include "tui/browser.h"
#include "tui/prompt.h"

/* Show what it finds of what the filters leave that were there before. */
void search_apply(const struct prompt *, struct browser *, const char *filters);

/*
 * Offer names and values of fields for the query that begins at that byte of the prompt; a value
 * says how many records it would leave of what the filters do.  At once, or when the worker has
 * counted, unless the prompt has another text by then.
 */
void search_complete(struct prompt *, struct browser *, size_t query, const char *filters);

/*
 * Append what is wrong with a search, if anything is: '3: there is no field "autor"; did you mean
 * "author"?'.
 */
void search_fault(const struct browser *, const char *text, struct buf *out);

/* Say that offers are being counted, or what is wrong with the search. */
void search_hint(struct prompt *, const struct browser *);

/* How many are left, at the end of the line where a search is typed. */
void search_draw_count(const struct prompt *, const struct browser *, struct canvas *, struct rect,
		       const struct show_style *);

#endif
