/* SPDX-License-Identifier: MIT */
#include "base/thread.h"

#include <signal.h>
#include <stdlib.h>

#include "tests/test.h"

#define JOBS 1000

static atomic_int calls[JOBS], wakes;

static void
count_call(void *context, size_t i)
{
	atomic_fetch_add((atomic_int *)context, 1);
	atomic_fetch_add(&calls[i], 1);
}

static void
test_each(void)
{
	static const size_t threads[] = { 0, 1, 2, 7, 1000 };

	for (size_t t = 0; t < sizeof threads / sizeof *threads; t++) {
		atomic_int sum = 0;
		bool once = true;

		for (size_t i = 0; i < JOBS; i++)
			atomic_store(&calls[i], 0);
		thread_each(JOBS, threads[t], count_call, &sum);
		for (size_t i = 0; i < JOBS; i++)
			once = once && atomic_load(&calls[i]) == 1;
		CHECK(once);
		CHECK_INT(sum, JOBS);
	}
	thread_each(0, 4, count_call, NULL);
	CHECK(thread_cores() >= 1);
}

static void
wake(void)
{
	atomic_fetch_add(&wakes, 1);
}

static void
post_hundred(void *context)
{
	for (int i = 0; i < 100; i++) {
		int *message = malloc(sizeof *message);

		*message = i;
		mailbox_post(context, message);
	}
}

/* What a thread built arrives whole and in order, also while it posts more. */
static void
test_mailbox(void)
{
	struct mailbox m;
	struct thread *thread;
	bool ordered = true;
	int got = 0;

	mailbox_init(&m, wake);
	CHECK(mailbox_take(&m) == NULL);
	thread = thread_start(post_hundred, &m);
	CHECK(thread != NULL);
	while (got < 100) {
		int *message = mailbox_take(&m);

		if (!message)
			continue;
		ordered = ordered && *message == got++;
		free(message);
	}
	thread_join(thread);
	thread_join(NULL);
	CHECK(ordered);
	CHECK_INT(wakes, 100);
	CHECK(mailbox_take(&m) == NULL);
	mailbox_release(&m);
}

static void
work_until_cancelled(void *context)
{
	while (!progress_cancelled(context))
		progress_add(context, 3, 1);
}

static void
test_progress(void)
{
	struct progress p = { .total = 100 };
	struct thread *thread = thread_start(work_until_cancelled, &p);

	while (atomic_load(&p.records) < 10)
		;
	CHECK(!progress_cancelled(&p));
	progress_cancel(&p);
	thread_join(thread);
	CHECK(progress_cancelled(&p));
	CHECK_INT(p.done, 3 * p.records);
	progress_add(NULL, 1, 1);
	progress_cancel(NULL);
	CHECK(!progress_cancelled(NULL));
}

static void
look_at_mask(void *context)
{
	sigset_t set;
	int *blocked = context;

	pthread_sigmask(SIG_SETMASK, NULL, &set);
	*blocked = sigismember(&set, SIGWINCH) && sigismember(&set, SIGTERM) &&
		   !sigismember(&set, SIGSEGV);
}

/* The signals are the first thread's, and its own mask is as it was. */
static void
test_signals(void)
{
	int blocked = 0, own = 1;

	thread_join(thread_start(look_at_mask, &blocked));
	look_at_mask(&own);
	CHECK_INT(blocked, 1);
	CHECK_INT(own, 0);
}

int
main(void)
{
	test_each();
	test_mailbox();
	test_progress();
	test_signals();
	return test_end();
}
