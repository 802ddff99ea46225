/* SPDX-License-Identifier: MIT */
/* Where a reader is in a catalogue, and the way back (and forward), as in a web browser. */
#ifndef PACECAT_TUI_TRAIL_H
#define PACECAT_TUI_TRAIL_H

#include "tui/layout.h"
#include "tui/place.h"

struct spot {
	int view;
	uint32_t record;                /* selected; RECORD_NONE: nothing is */
	size_t list_top;
	enum focus focus;
	struct page_place place;        /* in the page */
	char *filter;                   /* the filters (tui/filters.h), owned; "" shows all */
};

struct spot spot_copy(const struct spot *);
void spot_release(struct spot *);

/* Would a reader see the same?  Where he was in a page counts only for one who was in it. */
bool spot_same(const struct spot *, const struct spot *);

/* Zero is an empty trail.  The oldest spots are forgotten. */
struct trail {
	struct spot *spot;
	size_t count, room;
};

void trail_push(struct trail *, struct spot);           /* takes the spot over */
struct spot trail_pop(struct trail *);                  /* count is not 0 */
void trail_clear(struct trail *);
void trail_release(struct trail *);

#endif
