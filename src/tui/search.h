/* SPDX-License-Identifier: MIT */
/* The prompt while a search is typed into it. */
#ifndef PACECAT_TUI_SEARCH_H
#define PACECAT_TUI_SEARCH_H

#include "tui/browser.h"
#include "tui/prompt.h"

/* Show what it finds of what the filters leave that were there before. */
void search_apply(const struct prompt *, struct browser *, const char *filters);

/* Offer names and values of fields; a value says how many records it would leave. */
void search_complete(struct prompt *, struct browser *, const char *filters);

/* Say what is wrong with the search: '3: there is no field "autor"; did you mean "author"?'. */
void search_hint(struct prompt *, const struct browser *);

#endif
