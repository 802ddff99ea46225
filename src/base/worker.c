/* SPDX-License-Identifier: MIT */
#include "base/worker.h"

#include <errno.h>
#include <stdlib.h>
#include <time.h>

#include "base/mem.h"

/* What is on its way back: a part of a job's outcome, or (message NULL) its end. */
struct news {
	struct job *job;
	void *message;
	struct news *next;
};

struct worker {
	pthread_mutex_t mutex;
	pthread_cond_t begun, ended;    /* there is work, or no more to come; a job has ended */
	void (*wake)(void);
	struct thread *thread;
	bool closing;
	struct job *queue, *running;
	struct news *news, **last;      /* oldest first */
};

struct worker *
worker_new(void (*wake)(void))
{
	struct worker *w = xcalloc(1, sizeof *w);
	pthread_condattr_t attr;

	w->wake = wake;
	w->last = &w->news;
	pthread_mutex_init(&w->mutex, NULL);
	pthread_cond_init(&w->begun, NULL);
	pthread_condattr_init(&attr);
	pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
	pthread_cond_init(&w->ended, &attr);
	pthread_condattr_destroy(&attr);
	return w;
}

/* The mutex is held. */
static void
add_news(struct worker *w, struct job *job, void *message)
{
	struct news *news = xcalloc(1, sizeof *news);

	news->job = job;
	news->message = message;
	*w->last = news;
	w->last = &news->next;
}

static void
work(void *context)
{
	struct worker *w = context;

	pthread_mutex_lock(&w->mutex);
	for (;;) {
		struct job *job;

		while (!w->queue && !w->closing)
			pthread_cond_wait(&w->begun, &w->mutex);
		job = w->queue;
		if (!job)
			break;
		w->queue = job->next;
		w->running = job;
		pthread_mutex_unlock(&w->mutex);
		if (!job_cancelled(job))
			job->work(job);
		pthread_mutex_lock(&w->mutex);
		w->running = NULL;
		add_news(w, job, NULL);
		pthread_cond_broadcast(&w->ended);
		if (w->wake)
			w->wake();
	}
	pthread_mutex_unlock(&w->mutex);
}

static bool
is_of(const struct job *job, const void *owner, const void *subject)
{
	return job && (!owner || job->owner == owner) && (!subject || job->subject == subject);
}

/* The mutex is held.  What has not begun need not wait for its turn to end. */
static void
cancel(struct worker *w, const void *owner, const void *subject)
{
	struct job **at = &w->queue, *job;

	for (struct news *news = w->news; news; news = news->next)
		if (is_of(news->job, owner, subject))
			progress_cancel(&news->job->progress);
	if (is_of(w->running, owner, subject))
		progress_cancel(&w->running->progress);
	while ((job = *at)) {
		if (!is_of(job, owner, subject)) {
			at = &job->next;
			continue;
		}
		*at = job->next;
		progress_cancel(&job->progress);
		add_news(w, job, NULL);
	}
}

void
worker_start(struct worker *w, struct job *job)
{
	struct job **end = &w->queue;

	job->worker = w;
	/* One that is begun again still points at what was behind it the last time. */
	job->next = NULL;
	pthread_mutex_lock(&w->mutex);
	if (job->subject)
		cancel(w, job->owner, job->subject);
	while (*end)
		end = &(*end)->next;
	*end = job;
	if (!w->thread)
		w->thread = thread_start(work, w);
	if (!w->thread) {
		*end = NULL;
		pthread_mutex_unlock(&w->mutex);
		job->work(job);
		pthread_mutex_lock(&w->mutex);
		add_news(w, job, NULL);
		if (w->wake)
			w->wake();
	}
	pthread_cond_signal(&w->begun);
	pthread_mutex_unlock(&w->mutex);
}

void
worker_tell(struct job *job, void *message)
{
	struct worker *w = job->worker;

	pthread_mutex_lock(&w->mutex);
	add_news(w, job, message);
	pthread_cond_broadcast(&w->ended);
	pthread_mutex_unlock(&w->mutex);
	if (w->wake)
		w->wake();
}

static struct news *
take_news(struct worker *w, const void *owner, const void *subject)
{
	struct news **at, *news;

	pthread_mutex_lock(&w->mutex);
	for (at = &w->news; *at && !is_of((*at)->job, owner, subject);)
		at = &(*at)->next;
	news = *at;
	if (news) {
		*at = news->next;
		if (!*at) {
			for (at = &w->news; *at;)
				at = &(*at)->next;
			w->last = at;
		}
	}
	pthread_mutex_unlock(&w->mutex);
	return news;
}

bool
worker_take(struct worker *w, const void *owner, const void *subject)
{
	struct news *news;
	bool any = false;

	while (w && (news = take_news(w, owner, subject))) {
		if (news->message)
			news->job->told(news->job, news->message);
		else
			news->job->done(news->job);
		free(news);
		any = true;
	}
	return any;
}

static struct timespec
after(int ms)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	t.tv_sec += ms / 1000;
	t.tv_nsec += ms % 1000 * 1000000L;
	t.tv_sec += t.tv_nsec / 1000000000L;
	t.tv_nsec %= 1000000000L;
	return t;
}

/* The mutex is held. */
static bool
is_begun(const struct worker *w, const void *owner, const void *subject)
{
	bool is = is_of(w->running, owner, subject);

	for (const struct job *job = w->queue; job && !is; job = job->next)
		is = is_of(job, owner, subject);
	return is;
}

/* The mutex is held. */
static bool
wait_for(struct worker *w, const void *owner, const void *subject, int ms)
{
	struct timespec until = after(ms > 0 ? ms : 0);
	int error = 0;

	while (is_begun(w, owner, subject) && error != ETIMEDOUT)
		error = ms < 0 ? pthread_cond_wait(&w->ended, &w->mutex)
			       : pthread_cond_timedwait(&w->ended, &w->mutex, &until);
	return !is_begun(w, owner, subject);
}

bool
worker_wait(struct worker *w, const void *owner, const void *subject, int ms)
{
	bool all;

	if (!w)
		return true;
	pthread_mutex_lock(&w->mutex);
	all = wait_for(w, owner, subject, ms);
	pthread_mutex_unlock(&w->mutex);
	return all;
}

bool
worker_has(struct worker *w, const void *owner, const void *subject)
{
	bool has;

	if (!w)
		return false;
	pthread_mutex_lock(&w->mutex);
	has = is_begun(w, owner, subject);
	for (const struct news *news = w->news; news && !has; news = news->next)
		has = is_of(news->job, owner, subject);
	pthread_mutex_unlock(&w->mutex);
	return has;
}

void
worker_cancel(struct worker *w, const void *owner, const void *subject)
{
	if (!w)
		return;
	pthread_mutex_lock(&w->mutex);
	cancel(w, owner, subject);
	pthread_mutex_unlock(&w->mutex);
}

void
worker_stop(struct worker *w, const void *owner, const void *subject)
{
	if (!w)
		return;
	pthread_mutex_lock(&w->mutex);
	cancel(w, owner, subject);
	wait_for(w, owner, subject, -1);
	pthread_mutex_unlock(&w->mutex);
	worker_take(w, owner, subject);
}

void
worker_free(struct worker *w)
{
	if (!w)
		return;
	pthread_mutex_lock(&w->mutex);
	w->closing = true;
	cancel(w, NULL, NULL);
	pthread_cond_signal(&w->begun);
	pthread_mutex_unlock(&w->mutex);
	thread_join(w->thread);
	worker_take(w, NULL, NULL);
	pthread_cond_destroy(&w->begun);
	pthread_cond_destroy(&w->ended);
	pthread_mutex_destroy(&w->mutex);
	free(w);
}
