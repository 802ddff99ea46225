/* SPDX-License-Identifier: MIT */
#include "base/worker.h"

#include <stdlib.h>
#include <time.h>

#include "tests/test.h"

/* Counts up to `most`, telling each hundred; what became of it is kept here. */
struct counting {
	struct job job;
	int most, reached;
};

static atomic_int wakes;
static int ended, cancelled, told, last;

static void
wake(void)
{
	atomic_fetch_add(&wakes, 1);
}

static void
count(struct job *job)
{
	struct counting *c = (struct counting *)job;
	static const struct timespec moment = { .tv_nsec = 100000 };

	while (c->reached < c->most && !job_cancelled(job)) {
		nanosleep(&moment, NULL);
		if (++c->reached % 100 == 0 && job->told) {
			int *part = malloc(sizeof *part);

			*part = c->reached;
			worker_tell(job, part);
		}
	}
}

static void
hear(struct job *job, void *message)
{
	(void)job;
	CHECK_INT(*(int *)message, last + 100);
	last = *(int *)message;
	told++;
	free(message);
}

static void
end(struct job *job)
{
	struct counting *c = (struct counting *)job;

	ended++;
	cancelled += job_cancelled(job);
	if (!job_cancelled(job))
		CHECK_INT(c->reached, c->most);
	free(c);
}

static void
begin(struct worker *w, int most, const void *owner, const void *subject)
{
	struct counting *c = calloc(1, sizeof *c);

	c->job = (struct job){ .work = count, .done = end, .owner = owner, .subject = subject };
	c->most = most;
	worker_start(w, &c->job);
}

static void
begin_anew(void)
{
	ended = cancelled = told = last = 0;
}

/* All are done in turn, and handed back here only. */
static void
test_jobs(void)
{
	struct worker *w = worker_new(wake);

	begin_anew();
	CHECK(!worker_take(w, NULL, NULL));
	CHECK(worker_wait(w, NULL, NULL, -1));
	for (int i = 0; i < 20; i++)
		begin(w, i, &ended, NULL);
	CHECK(worker_has(w, &ended, NULL));
	CHECK(!worker_has(w, &told, NULL));
	CHECK(worker_wait(w, NULL, NULL, -1));
	CHECK(worker_has(w, &ended, NULL));
	CHECK_INT(ended, 0);
	CHECK(worker_take(w, NULL, NULL));
	CHECK(!worker_has(w, &ended, NULL));
	CHECK_INT(ended, 20);
	CHECK_INT(cancelled, 0);
	CHECK_INT(wakes, 20);
	worker_free(w);
	worker_free(NULL);
}

/* Of several jobs for one thing the newest is done. */
static void
test_newest(void)
{
	struct worker *w = worker_new(NULL);

	begin_anew();
	for (int i = 0; i < 10; i++)
		begin(w, 1000000, &ended, &told);
	begin(w, 5, &ended, &last);
	begin(w, 5, &ended, &told);
	begin(w, 5, &told, &told);
	CHECK(worker_wait(w, NULL, NULL, -1));
	CHECK(worker_take(w, NULL, NULL));
	CHECK_INT(ended, 13);
	CHECK_INT(cancelled, 10);
	worker_free(w);
}

/* What is done already but not handed back is not wanted either. */
static void
test_too_late(void)
{
	struct worker *w = worker_new(NULL);

	begin_anew();
	begin(w, 1, &ended, &told);
	CHECK(worker_wait(w, NULL, NULL, -1));
	begin(w, 1, &ended, &told);
	CHECK(worker_wait(w, NULL, NULL, -1));
	worker_take(w, NULL, NULL);
	CHECK_INT(ended, 2);
	CHECK_INT(cancelled, 1);
	worker_free(w);
}

static void
test_parts(void)
{
	struct worker *w = worker_new(NULL);
	struct counting *c = calloc(1, sizeof *c);

	begin_anew();
	c->job = (struct job){ .work = count, .told = hear, .done = end };
	c->most = 1000;
	worker_start(w, &c->job);
	while (!ended)
		worker_take(w, NULL, NULL);
	CHECK_INT(told, 10);
	worker_free(w);
}

/* Two more turns, as long as it is wanted. */
static void
turn_again(struct job *job)
{
	struct counting *c = (struct counting *)job;

	if (++c->most < 3 && !job_cancelled(job)) {
		worker_start(job->worker, job);
		return;
	}
	ended++;
	free(c);
}

static void
turn(struct job *job)
{
	((struct counting *)job)->reached++;
}

/* A long piece of work is done in turns, and lets others by. */
static void
test_turns(void)
{
	struct worker *w = worker_new(NULL);
	struct counting *c = calloc(1, sizeof *c);

	begin_anew();
	c->job = (struct job){ .work = turn, .done = turn_again, .owner = &ended };
	begin(w, 50, &told, NULL);
	worker_start(w, &c->job);
	/* Behind its first turn, and gone before its second ends. */
	begin(w, 5, &told, NULL);
	while (ended < 3) {
		CHECK(worker_wait(w, NULL, NULL, -1));
		worker_take(w, NULL, NULL);
	}
	CHECK_INT(ended, 3);
	CHECK(!worker_has(w, NULL, NULL));
	worker_free(w);
}

/* Whoever goes takes his jobs with him, and waits for no others. */
static void
test_stop(void)
{
	struct worker *w = worker_new(NULL);

	begin_anew();
	begin(w, 1000000, &ended, NULL);
	begin(w, 1000000, &told, NULL);
	begin(w, 1000000, &ended, NULL);
	CHECK(!worker_wait(w, NULL, NULL, 2));
	worker_stop(w, &ended, NULL);
	CHECK_INT(ended, 2);
	begin(w, 1000000, &ended, NULL);
	worker_stop(w, &ended, NULL);
	CHECK_INT(ended, 3);
	CHECK_INT(cancelled, 3);
	CHECK(!worker_has(w, &ended, NULL));
	CHECK(worker_has(w, &told, NULL));
	worker_cancel(w, &told, NULL);
	CHECK(worker_wait(w, NULL, NULL, -1));
	begin(w, 1000000, &told, NULL);
	begin(w, 1000000, &told, NULL);
	worker_free(w);
	CHECK_INT(ended, 6);
	CHECK_INT(cancelled, 6);
	worker_stop(NULL, &ended, NULL);
	worker_cancel(NULL, &ended, NULL);
	CHECK(worker_wait(NULL, &ended, NULL, -1));
	CHECK(!worker_take(NULL, &ended, NULL));
	CHECK(!worker_has(NULL, &ended, NULL));
}

int
main(void)
{
	test_jobs();
	test_newest();
	test_too_late();
	test_parts();
	test_turns();
	test_stop();
	return test_end();
}
