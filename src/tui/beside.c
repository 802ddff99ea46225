/* SPDX-License-Identifier: MIT */
#include "tui/beside.h"

bool
beside_takes(const struct beside *b, const void *owner, size_t records)
{
	return b->worker && (records >= b->from || worker_has(b->worker, owner, NULL));
}

void
beside_start(const struct beside *b, struct job *job)
{
	/* The job may be gone when it has begun. */
	const void *owner = job->owner, *subject = job->subject;

	worker_start(b->worker, job);
	if (b->patience_ms && worker_wait(b->worker, owner, subject, b->patience_ms))
		worker_take(b->worker, owner, subject);
}

void
beside_do(const struct beside *b, struct job *job, size_t records)
{
	if (beside_takes(b, job->owner, records)) {
		beside_start(b, job);
		return;
	}
	job->work(job);
	job->done(job);
}
