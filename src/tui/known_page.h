/* SPDX-License-Identifier: MIT */
/* What the reader knows of a record, as parts of its page. */
#ifndef PACECAT_TUI_KNOWN_PAGE_H
#define PACECAT_TUI_KNOWN_PAGE_H

#include "model/known.h"
#include "tui/fields.h"

/* What is known, kept to be told where it must not be asked of the browser any more. */
struct told {
	struct known known;
	struct notes notes;
	struct news news;
	struct buf since;
};

/* Returns what content takes; `known` may be NULL. */
const struct known *told_init(struct told *, const struct known *);
void told_release(struct told *);

/* Behind the name of a record in a line: " N" if it is new, " #" if there is a note on it. */
void known_flags(struct page *, const struct content *, uint32_t record);

/* That a record is new, and the reader's own note on it under a heading; nothing if neither. */
void known_show(struct page *, const struct content *, uint32_t record);

/* How many studies are new since the reader last looked, and what shows them. */
void known_show_news(struct page *, const struct content *);

/* The same as a sentence; nothing when none is, or they are not counted. */
void known_say_news(struct buf *, const struct news *);

#endif
