/* SPDX-License-Identifier: MIT */
/*
 * Who does what takes long, and from when on it does.  Zero: everything is done at once, so that a
 * screen is a function of its keys alone.
 */
#ifndef PACECAT_TUI_BESIDE_H
#define PACECAT_TUI_BESIDE_H

#include "base/worker.h"

struct beside {
	struct worker *worker;          /* borrowed; NULL: nobody */
	size_t from;                    /* what goes through fewer records is done at once */
	int patience_ms;                /* a key waits so long for what is soon done */
	int await_ms;                   /* and what it does to what is found so long for that */
};

/* For a reader at a terminal: a key is answered within some 10 ms. */
#define BESIDE_FROM 4000
#define BESIDE_PATIENCE_MS 4
#define BESIDE_AWAIT_MS 1000

/*
 * Is it the worker's to go through so many records for an owner?  While it has a job of the owner's
 * it has the finder too (tui/finder.h), and does what is small as well.
 */
bool beside_takes(const struct beside *, const void *owner, size_t records);

/* Give the worker a job; what is done while a key waits is handed back before this returns. */
void beside_start(const struct beside *, struct job *);

/* Have a job done that goes through so many records: here and now, or by the worker. */
void beside_do(const struct beside *, struct job *, size_t records);

#endif
