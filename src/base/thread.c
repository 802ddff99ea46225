/* SPDX-License-Identifier: MIT */
#include "base/thread.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"

#define CORES_MAX 64

struct thread {
	pthread_t id;
	void (*work)(void *);
	void *context;
};

static void *
run(void *context)
{
	struct thread *t = context;

	t->work(t->context);
	return NULL;
}

/* A thread inherits the mask it is started under: all signals but those that mean a crash. */
static void
mask_signals(sigset_t *old)
{
	static const int crashes[] = { SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT };
	sigset_t set;

	sigfillset(&set);
	for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++)
		sigdelset(&set, crashes[i]);
	pthread_sigmask(SIG_SETMASK, &set, old);
}

struct thread *
thread_start(void (*work)(void *context), void *context)
{
	struct thread *t = xcalloc(1, sizeof *t);
	sigset_t old;
	int error;

	t->work = work;
	t->context = context;
	mask_signals(&old);
	error = pthread_create(&t->id, NULL, run, t);
	pthread_sigmask(SIG_SETMASK, &old, NULL);
	if (!error)
		return t;
	free(t);
	return NULL;
}

void
thread_join(struct thread *t)
{
	if (!t)
		return;
	pthread_join(t->id, NULL);
	free(t);
}

size_t
thread_cores(void)
{
	long n = sysconf(_SC_NPROCESSORS_ONLN);

	return n < 1 ? 1 : n > CORES_MAX ? CORES_MAX : (size_t)n;
}

struct each {
	atomic_size_t next;
	size_t count;
	void (*job)(void *, size_t);
	void *context;
};

/* Whoever is free takes the next, so that one long job does not hold up the short ones. */
static void
take_jobs(void *context)
{
	struct each *e = context;
	size_t i;

	while ((i = atomic_fetch_add(&e->next, 1)) < e->count)
		e->job(e->context, i);
}

void
thread_each(size_t count, size_t threads, void (*job)(void *context, size_t i), void *context)
{
	struct each e = { .count = count, .job = job, .context = context };
	struct thread *helper[CORES_MAX] = { NULL };
	size_t helpers = threads < count ? threads : count;

	if (helpers > CORES_MAX)
		helpers = CORES_MAX;
	for (size_t i = 1; i < helpers; i++)
		helper[i] = thread_start(take_jobs, &e);
	take_jobs(&e);
	for (size_t i = 1; i < helpers; i++)
		thread_join(helper[i]);
}

void
progress_cancel(struct progress *p)
{
	if (p)
		atomic_store_explicit(&p->cancelled, true, memory_order_relaxed);
}

bool
progress_cancelled(const struct progress *p)
{
	return p && atomic_load_explicit(&p->cancelled, memory_order_relaxed);
}

void
progress_add(struct progress *p, size_t bytes, size_t records)
{
	if (!p)
		return;
	atomic_fetch_add_explicit(&p->done, bytes, memory_order_relaxed);
	atomic_fetch_add_explicit(&p->records, records, memory_order_relaxed);
}

void
mailbox_init(struct mailbox *m, void (*wake)(void))
{
	*m = (struct mailbox){ .wake = wake };
	pthread_mutex_init(&m->mutex, NULL);
}

void
mailbox_post(struct mailbox *m, void *message)
{
	pthread_mutex_lock(&m->mutex);
	m->message = mem_grow(m->message, &m->room, m->count + 1, sizeof *m->message);
	m->message[m->count++] = message;
	pthread_mutex_unlock(&m->mutex);
	if (m->wake)
		m->wake();
}

void *
mailbox_take(struct mailbox *m)
{
	void *message = NULL;

	pthread_mutex_lock(&m->mutex);
	if (m->count) {
		message = m->message[0];
		memmove(m->message, m->message + 1, --m->count * sizeof *m->message);
	}
	pthread_mutex_unlock(&m->mutex);
	return message;
}

void
mailbox_release(struct mailbox *m)
{
	pthread_mutex_destroy(&m->mutex);
	free(m->message);
	*m = (struct mailbox){ .wake = NULL };
}
