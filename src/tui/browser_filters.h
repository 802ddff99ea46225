/* SPDX-License-Identifier: MIT */
/* The filters of a browser's list, one by one. */
#ifndef PACECAT_TUI_BROWSER_FILTERS_H
#define PACECAT_TUI_BROWSER_FILTERS_H

#include "tui/browser.h"

/* Put a filter on top of the others and go to the list, or take the i-th from below away. */
void browser_filter_add(struct browser *, const char *query);
void browser_filter_drop(struct browser *, size_t i);

/* Take the last one away; false: there is none. */
bool browser_filters_pop(struct browser *);

/* Append what is asked of the list as one query, "" for all of it. */
void browser_query_text(const struct browser *, struct buf *);

/* Do an action of filters; false: it is none.  *done is false when there was nothing to be done. */
bool browser_filters_act(struct browser *, enum action, bool *done);

#endif
