/* SPDX-License-Identifier: MIT */
/*
 * A thread that works for somebody who goes on reading: searches, orders, counts, long pages.
 *
 * A job is begun by the first thread and owns what it builds until it is handed back there.  Jobs
 * are done one after another, so that what belongs to the worker's jobs alone needs no lock.  Of
 * two jobs for the same thing only the newer one is wanted: the older is cancelled, and looks at
 * that (progress_cancelled) every few milliseconds.
 *
 *	struct count { struct job job; ...what is counted, the outcome... };
 *
 *	worker_start(w, &count->job)    the first thread: begins it, and does not touch it again
 *	job.work(job)                   the worker: does it
 *	job.told(job, message)          the first thread, within worker_take: part of the outcome
 *	job.done(job)                   the first thread, within worker_take: uses and frees it
 *
 * Everything here is for the first thread but worker_tell.
 */
#ifndef PACECAT_BASE_WORKER_H
#define PACECAT_BASE_WORKER_H

#include "base/thread.h"

/* To be the first member of what a job needs; all but the first five are the worker's. */
struct job {
	void (*work)(struct job *);
	void (*told)(struct job *, void *message);      /* frees it; NULL: is never told */
	void (*done)(struct job *);     /* when cancelled too: frees the job, or begins it again */
	const void *owner;              /* whose it is */
	const void *subject;            /* what it is for; NULL: none like it */
	struct progress progress;
	struct worker *worker;
};

struct worker;

/* `wake` (may be NULL) is called, from any thread, when worker_take has something to do. */
struct worker *worker_new(void (*wake)(void));

/* Cancel everything, call `done` for all of it, and end the thread.  NULL is fine. */
void worker_free(struct worker *);

/*
 * Begin a job, cancelling others with its owner and subject.  The thread is started with the first;
 * when there is none to be had the job is done before this returns.
 */
void worker_start(struct worker *, struct job *);

/* From work(): hand a part over. */
void worker_tell(struct job *, void *message);

/*
 * The rest is about all jobs of an owner (NULL: of anybody) and a subject (NULL: for anything).
 * Without a worker (NULL) there are none.
 */

/* Hand back what has arrived: call `told` and `done`.  False when there was nothing. */
bool worker_take(struct worker *, const void *owner, const void *subject);

/* Wait until they are done, or so many milliseconds (-1: for ever).  False when the time was up. */
bool worker_wait(struct worker *, const void *owner, const void *subject, int ms);

/* Is one begun and not yet handed back? */
bool worker_has(struct worker *, const void *owner, const void *subject);

/* They are wanted no more: they end soon, and `done` is called when they are taken. */
void worker_cancel(struct worker *, const void *owner, const void *subject);

/* The same, and wait until they have ended and been handed back. */
void worker_stop(struct worker *, const void *owner, const void *subject);

/* Has it been cancelled?  Ask every few milliseconds. */
static inline bool
job_cancelled(const struct job *job)
{
	return progress_cancelled(&job->progress);
}

#endif
