/* SPDX-License-Identifier: MIT */
/* What stands where there is nothing: a sentence that says why, and what to press next. */
#ifndef PACECAT_TUI_VACANT_H
#define PACECAT_TUI_VACANT_H

#include "base/buf.h"
#include "tui/browser.h"
#include "tui/keymap.h"

/* Append it for the browser's list, which is empty and waits for nobody. */
void vacant_list(struct buf *, const struct browser *, const struct keymap *);

/* Append it for filters and kept addresses, of which there are none. */
void vacant_filters(struct buf *, const struct keymap *);
void vacant_links(struct buf *, const struct keymap *);

/* Draw such a sentence, wrapped, so many columns from the left of an area. */
void vacant_draw(struct canvas *, struct rect, int indent, const struct show_style *,
		 const char *sentence);

/* Append the first key of an action, else what is typed for it: "f", ":facets". */
void vacant_key(struct buf *, const struct keymap *, enum action);

/* The same of one that has its keys in that section. */
void vacant_key_in(struct buf *, const struct keymap *, enum section, enum action);

#endif
