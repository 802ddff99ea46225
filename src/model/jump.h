/* SPDX-License-Identifier: MIT */
/*
 * Anything of a catalogue by a part of what it is called: titles, names in every form in print,
 * ids, countries in every language, topics; the best first (model/fuzzy.h).
 *
 * What records are called is folded once, into the index of queries.  Who types on is looked for
 * only among what the letters before have left.
 */
#ifndef PACECAT_MODEL_JUMP_H
#define PACECAT_MODEL_JUMP_H

#include "base/thread.h"
#include "model/fuzzy.h"
#include "model/query.h"

#define JUMP_MOST 100

struct jump_hit {
	uint32_t record;
	int score;
	uint32_t len; /* of the form that was found, folded */
};

struct jump {
	struct jump_hit hit[JUMP_MOST]; /* best first; each record once */
	size_t count;
};

/*
 * Find what was typed, folded.  `so_far` (may be NULL) is called when a part of the catalogue has
 * been looked through.  False: it was cancelled; what was folded is kept for the next time.
 */
bool jump_find(struct query_index *, const char *typed, const struct progress *, struct jump *,
	       void (*so_far)(void *context, const struct jump *), void *context);

/*
 * The form of a name that was found best, as written, appended; the record's title if that is about
 * as good.  False: none is found.
 */
bool jump_form(const struct fuzzy *, const struct catalogue *, uint32_t record, const char *title,
	       struct buf *form);

#endif
