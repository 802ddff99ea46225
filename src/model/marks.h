/* SPDX-License-Identifier: MIT */
/*
 * Records that the reader has marked.  They are kept by kind and id, so that they outlive a
 * catalogue, and what is only elsewhere or not loaded yet stays marked.  What was changed since the
 * marks were remembered is known: sessions side by side add and take away, none replaces the list.
 */
#ifndef PACECAT_MODEL_MARKS_H
#define PACECAT_MODEL_MARKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/table.h"
#include "model/catalogue.h"

#define MARKS_MAX 10000                 /* a reader's choice, not a second catalogue */

struct mark {
	char *key;                      /* model/recordkey.h */
	uint32_t record;                /* of the catalogue, RECORD_NONE: not there */
	bool now;                       /* is it marked */
	bool before;                    /* was it when the marks were remembered */
	bool away;                      /* was it taken away with others, the last that were */
};

/* Zero is none, of no catalogue. */
struct marks {
	struct mark *mark;              /* in the order in which they were first marked */
	size_t count, room;
	struct table place;
	const struct catalogue *catalogue;
	uint64_t *bits;                 /* a bit for each record; NULL: none is marked */
	size_t last;                    /* 1 + place of the one marked last; 0: none was */
};

void marks_release(struct marks *);

/* Find everything again in this catalogue, which is borrowed. */
void marks_attach(struct marks *, const struct catalogue *);

/* Mark or unmark; false when the record has no id of its own to be kept by. */
bool marks_set(struct marks *, uint32_t record, bool on);
bool marks_has(const struct marks *, uint32_t record);

/*
 * Unmark all of first .. first + count - 1; how many were marked.  They come back, those of them
 * that are in the catalogue by then and for which there is room, until others are taken away.
 */
size_t marks_take_away(struct marks *, uint32_t first, uint32_t count);
size_t marks_bring_back(struct marks *, uint32_t first, uint32_t count);

/* How many records of some kinds (bits of enum kind) are marked in the catalogue. */
size_t marks_count(const struct marks *, unsigned kinds);

/* The first record of first .. first + count - 1 that is marked, or RECORD_NONE. */
uint32_t marks_next(const struct marks *, uint32_t first, uint32_t count);

/* How many are marked at all, those that the catalogue lacks too. */
size_t marks_total(const struct marks *);

/* The record that was marked last if it still is, or RECORD_NONE. */
uint32_t marks_last(const struct marks *);

/* One that is remembered, by a kind's word ("study"); false when there is no such kind. */
bool marks_recall(struct marks *, const char *kind, const char *id);

/* Take over what others know; what was changed here since stays as it is. */
void marks_merge(struct marks *, const struct marks *);

/* Take over what others changed, and nothing else. */
void marks_change(struct marks *, const struct marks *);

/* Is there any that others do not know of yet?  All of them do now. */
bool marks_changed(const struct marks *);
void marks_settle(struct marks *);

/* What others knew is lost: all that are marked now are news to them. */
void marks_forget(struct marks *);

/* The words of the kinds: NULL past the last.  A mark's place among them, and its id. */
const char *marks_kind(size_t i);
size_t mark_kind(const struct mark *);
const char *mark_id(const struct mark *);

#endif
