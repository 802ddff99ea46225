/* SPDX-License-Identifier: MIT */
/* What a format had no place for, gathered by key, so that it is told when the catalogue is gone.
 */
#ifndef PACECAT_TUI_LOSSES_H
#define PACECAT_TUI_LOSSES_H

#include "format/export.h"
#include "tui/page.h"

/* How many studies are named of each. */
#define LOST_NAMED 20

struct lost_key {
	char *key; /* as written in the catalogue */
	enum loss_kind kind;
	size_t studies;
	struct buf ids; /* of the first of them, "a, b, c" */
};

/* Zero is nothing. */
struct lost {
	const struct format *format; /* NULL: nothing was written */
	char *path;
	size_t studies; /* written */
	size_t total;	/* losses */
	struct lost_key *key;
	size_t count, room;
};

/* Gather, most frequent first; all else is set by the caller.  To be released. */
void lost_gather(struct lost *, const struct losses *, const struct out *,
		 const struct catalogue *);
void lost_release(struct lost *);

void lost_page(struct page *, const struct lost *);

#endif
