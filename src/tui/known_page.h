/* SPDX-License-Identifier: MIT */
/* What the reader knows of a record, as parts of its page. */
#ifndef PACECAT_TUI_KNOWN_PAGE_H
#define PACECAT_TUI_KNOWN_PAGE_H

#include "model/news.h"
#include "tui/fields.h"

/* That a record is new, and the reader's own note on it under a heading; nothing if neither. */
void known_show(struct page *, const struct content *, uint32_t record);

/* How many studies are new since the reader last looked, and what shows them. */
void known_show_news(struct page *, const struct content *);

/* The same as a sentence; nothing when none is, or they are not counted. */
void known_say_news(struct buf *, const struct news *);

#endif
