/* SPDX-License-Identifier: MIT */
#include "base/worker.h"

#include <errno.h>
#include <stdlib.h>
#include <time.h>

#include "base/mem.h"

/*
 * What is on its way: a part of a job's outcome, back, or (message NULL) the job itself, which goes
 * there in the queue and comes back as its own end.
 */
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
	struct news *queue, *running;
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

static struct news *
make_news(struct job *job, void *message)
{
	struct news *news = xcalloc(1, sizeof *news);

	news->job = job;
	news->message = message;
	return news;
}

/* The mutex is held. */
static void
add_news(struct worker *w, struct news *news)
{
	news->next = NULL;
	*w->last = news;
	w->last = &news->next;
}

static void
work(void *context)
{
	struct worker *w = context;

	pthread_mutex_lock(&w->mutex);
	for (;;) {
		struct news *news;

		while (!w->queue && !w->closing)
			pthread_cond_wait(&w->begun, &w->mutex);
		news = w->queue;
		if (!news)
			break;
		w->queue = news->next;
		w->running = news;
		pthread_mutex_unlock(&w->mutex);
		if (!job_cancelled(news->job))
			news->job->work(news->job);
		pthread_mutex_lock(&w->mutex);
		w->running = NULL;
		add_news(w, news);
		pthread_cond_broadcast(&w->ended);
		if (w->wake)
			w->wake();
	}
	pthread_mutex_unlock(&w->mutex);
}

static bool
is_of(const struct news *news, const void *owner, const void *subject)
{
	return news && (!owner || news->job->owner == owner) &&
	       (!subject || news->job->subject == subject);
}

/* The mutex is held.  What has not begun need not wait for its turn to end. */
static void
cancel(struct worker *w, const void *owner, const void *subject)
{
	struct news **at = &w->queue, *news;

	for (news = w->news; news; news = news->next)
		if (is_of(news, owner, subject))
			progress_cancel(&news->job->progress);
	if (is_of(w->running, owner, subject))
		progress_cancel(&w->running->job->progress);
	while ((news = *at)) {
		if (!is_of(news, owner, subject)) {
			at = &news->next;
			continue;
		}
		*at = news->next;
		progress_cancel(&news->job->progress);
		add_news(w, news);
	}
}

void
worker_start(struct worker *w, struct job *job)
{
	struct news **end = &w->queue, *news = make_news(job, NULL);

	job->worker = w;
	pthread_mutex_lock(&w->mutex);
	if (job->subject)
		cancel(w, job->owner, job->subject);
	while (*end)
		end = &(*end)->next;
	*end = news;
	if (!w->thread)
		w->thread = thread_start(work, w);
	if (!w->thread) {
		*end = NULL;
		pthread_mutex_unlock(&w->mutex);
		job->work(job);
		pthread_mutex_lock(&w->mutex);
		add_news(w, news);
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
	struct news *news = make_news(job, message);

	pthread_mutex_lock(&w->mutex);
	add_news(w, news);
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
	for (at = &w->news; *at && !is_of(*at, owner, subject);)
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

	for (const struct news *news = w->queue; news && !is; news = news->next)
		is = is_of(news, owner, subject);
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
		has = is_of(news, owner, subject);
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
