/* SPDX-License-Identifier: MIT */
/*
 * What a reader has seen of a catalogue, so that it can be told what is new: for each edition that
 * was looked at, hashes of all ids (model/news.h) in a file of $XDG_STATE_HOME/pacecat/seen.  The
 * file is mapped, so that asking about a record takes no time at any size.
 *
 * The first time ever nothing is new.  When a later edition is opened, new is what was not in the
 * one that was looked at until then, and so it stays until a still later one comes.  One whose date
 * says that it is older changes nothing.  A catalogue without version and date is another edition
 * when its files have changed and other ids are in it.
 */
#ifndef PACECAT_STORE_SEEN_H
#define PACECAT_STORE_SEEN_H

#include "model/news.h"
#include "store/state.h"
#include "sys/map.h"

/* Zero is nothing. */
struct seen {
	struct map map;
	const uint64_t *id;             /* in order; NULL: not known */
	size_t ids;
};

/* The ids of an edition; false when they are not known. */
bool seen_open(struct seen *, const char *key, const struct edition *);
void seen_close(struct seen *);

enum seen_turn {
	SEEN_FIRST,                     /* nothing was looked at before */
	SEEN_SAME,                      /* the edition that was looked at */
	SEEN_OLDER,
	SEEN_LATER                      /* another one */
};

enum seen_turn seen_turn(const struct state *, const struct edition *now);

/* With which edition this one is to be compared, or NULL: nothing is new. */
const struct edition *seen_base(const struct state *, const struct edition *now);

/* To be noted of an edition: its ids, and how they differ from those of the one before. */
struct seen_work {
	const struct catalogue *catalogue;      /* all borrowed until it is done */
	const char *key;
	const struct edition *edition;
	const struct seen *base;        /* with which it is compared */
	struct progress progress;
	uint64_t *id;                   /* owned */
	size_t ids;
	bool same;                      /* they are those of the base */
	size_t fresh;                   /* studies that are new */
	bool kept;                      /* the ids are in their file */
};

/* Below so many records it is done at once, without a thread. */
#define SEEN_SMALL 20000

/* Look at all records; write what was found. */
void seen_compare(struct seen_work *);
void seen_keep(struct seen_work *);
void seen_work_release(struct seen_work *);

/* Do both beside the caller: what seen_end waits for, or NULL. */
struct seen_job;
struct seen_job *seen_start(struct seen_work *, void (*wake)(void));
bool seen_done(const struct seen_job *);
void seen_end(struct seen_job *, bool cancel);          /* NULL is fine */

#endif
