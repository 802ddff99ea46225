/* SPDX-License-Identifier: MIT */
/*
 * Notes of the reader's own on records, kept by kind and id as marks are (model/marks.h): they
 * outlive a catalogue, and a note on what is only elsewhere, or not loaded yet, stays.
 */
#ifndef PACECAT_MODEL_NOTES_H
#define PACECAT_MODEL_NOTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "model/catalogue.h"
#include "model/kept.h"

#define NOTE_BYTES_MAX ((size_t)64 << 10)
#define NOTES_MAX 10000
#define NOTE_KEY_MAX 500                /* bytes of an id that a note can be kept by */

/* Zero is none, of no catalogue. */
struct notes {
	struct kept kept;               /* by model/recordkey.h */
	const struct catalogue *catalogue;
	uint64_t *bits;                 /* a bit for each record that has one; NULL: none has */
};

void notes_release(struct notes *);

/* Find everything again in this catalogue, which is borrowed. */
void notes_attach(struct notes *, const struct catalogue *);

/* The note on a record, or NULL; the same as a hook of queries, whose context is the notes. */
const char *notes_get(const struct notes *, uint32_t record);

/* The first record from this one on that has a note, or RECORD_NONE. */
uint32_t notes_next(const struct notes *, uint32_t record);

/*
 * Write one under a record's key, "" takes it away; cleaned as note_clean does.  False when the key
 * or the text is too long, or there are NOTES_MAX.
 */
bool notes_set(struct notes *, const char *key, const char *text);

/* Others' and one's own, as kept_merge; or all anew, after they were written. */
void notes_merge(struct notes *, const struct kept *remembered);
void notes_replace(struct notes *, const struct kept *);

/*
 * Two texts for one record: both, the one that was written first above; lines with which both begin
 * stand there once.
 */
void notes_clash(struct kept *, const char *key, const char *ours);

/*
 * Append what may be kept of a text: UTF-8 without control characters but tabs and ends of lines,
 * without blanks at its end.
 */
void note_clean(struct buf *, const char *text, size_t len);

#endif
