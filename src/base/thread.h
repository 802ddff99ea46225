/* SPDX-License-Identifier: MIT */
/*
 * The little that is needed over POSIX threads.
 *
 * A thread owns what it builds until it hands it over: post it to a mailbox, and whoever takes it
 * from there owns it.  Nothing else is shared but a progress, whose members are atomic.  Signals
 * are delivered to the thread that started the program, never to one of these.  gettext may be
 * called from a thread as long as nobody changes the locale or LANGUAGE meanwhile.
 */
#ifndef PACECAT_BASE_THREAD_H
#define PACECAT_BASE_THREAD_H

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

struct thread;

/* Run work(context) beside the caller; NULL when the system has no more threads. */
struct thread *thread_start(void (*work)(void *context), void *context);

/* Wait for its end and free it; NULL is fine. */
void thread_join(struct thread *);

/* The processors there are for this program, at least 1. */
size_t thread_cores(void);

/*
 * Call job(context, i) for every i below `count`, in any order, on at most `threads` threads of
 * which the caller is one; returns when all are done.
 */
void thread_each(size_t count, size_t threads, void (*job)(void *context, size_t i), void *context);

/* How far a long piece of work is, and whether it is still wanted.  Zero is the beginning. */
struct progress {
	atomic_bool cancelled;          /* it ends soon, and what it made is of no use */
	atomic_size_t done, total;      /* bytes' worth of work; total 0: not known yet */
	atomic_size_t bytes;            /* that is to be read, which comes first; or 0 */
	atomic_size_t records;
};

/* All of these take NULL: nobody asks. */
void progress_cancel(struct progress *);
bool progress_cancelled(const struct progress *);
void progress_add(struct progress *, size_t bytes, size_t records);

/* Messages on their way from one thread to another, first in, first out. */
struct mailbox {
	pthread_mutex_t mutex;
	void **message;
	size_t count, room;
	void (*wake)(void);             /* called after each post, by who posts; or NULL */
};

void mailbox_init(struct mailbox *, void (*wake)(void));
void mailbox_post(struct mailbox *, void *message);     /* taken over */
void *mailbox_take(struct mailbox *);                   /* the oldest; NULL: none.  Never waits */
void mailbox_release(struct mailbox *);                 /* take what is in it before */

#endif
