/* SPDX-License-Identifier: MIT */
/* A job of the worker's: a page of a record that half the catalogue names. */
#ifndef PACECAT_TUI_PAGING_H
#define PACECAT_TUI_PAGING_H

#include "tui/beside.h"
#include "tui/view.h"

/* Which page, and how it is laid out. */
struct sheet {
	int view;
	uint32_t record;
	const struct show_style *style; /* copied */
	int cols;
};

/* Make a page anew. */
void page_make(struct page *, const struct content *, const struct sheet *);

/* Would a key have to wait for it? */
bool paging_is_long(const struct content *, const struct sheet *, const struct beside *);

/*
 * Make the page beside the reader.  Until then *page has the record's title; then another takes its
 * place and *begun, which was set, is false.  Both must stay where they are until the owner's jobs
 * have ended.
 */
void paging_start(struct page **page, bool *begun, const struct content *, const struct sheet *,
		  const struct beside *, const void *owner);

#endif
