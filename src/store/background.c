/* SPDX-License-Identifier: MIT */
#include "store/background.h"

#include <stdlib.h>

#include "base/clock.h"
#include "base/mem.h"
#include "base/thread.h"
#include "store/head.h"

/* Before that nobody can tell how long the whole will take. */
#define GUESS_MS 300

struct load {
	struct paths paths;
	bool more;
	struct progress progress;
	struct mailbox mailbox;
	struct thread *thread;
	int64_t start_ms;
};

static void
post(struct load *l, const struct loaded *loaded)
{
	struct loaded *message = xmalloc(sizeof *message);

	*message = *loaded;
	mailbox_post(&l->mailbox, message);
}

static void
work(void *context)
{
	struct load *l = context;
	const char *const *paths = (const char *const *)l->paths.path;
	struct loaded loaded;

	if (l->more && load_head(paths, l->paths.count, true, &loaded)) {
		if (loaded.catalogue)
			post(l, &loaded);
		else
			loaded_release(&loaded);
	}
	load_all(paths, l->paths.count, &l->progress, &loaded);
	post(l, &loaded);
}

struct load *
load_start(const struct paths *paths, bool more, void (*wake)(void))
{
	struct load *l = xcalloc(1, sizeof *l);

	for (size_t i = 0; i < paths->count; i++)
		paths_add(&l->paths, paths->path[i]);
	l->more = more;
	l->start_ms = clock_ms();
	mailbox_init(&l->mailbox, wake);
	if (load_bytes((const char *const *)paths->path, paths->count) >= LOAD_SMALL)
		l->thread = thread_start(work, l);
	if (!l->thread)
		work(l);
	return l;
}

bool
load_take(struct load *l, struct loaded *loaded)
{
	struct loaded *message = mailbox_take(&l->mailbox);

	if (!message)
		return false;
	*loaded = *message;
	free(message);
	return true;
}

void
load_state(const struct load *l, struct load_state *state)
{
	size_t done = atomic_load_explicit(&l->progress.done, memory_order_relaxed);
	size_t total = atomic_load_explicit(&l->progress.total, memory_order_relaxed);
	double part = total ? (double)done / (double)total : 0;

	state->ms = (long)(clock_ms() - l->start_ms);
	state->records = atomic_load_explicit(&l->progress.records, memory_order_relaxed);
	state->total = atomic_load_explicit(&l->progress.bytes, memory_order_relaxed);
	state->bytes = done < state->total ? done : state->total;
	state->percent = part < 0.99 ? (unsigned)(part * 100) : 99;
	/* Behind the reading nothing is counted: a guess would grow as time goes by. */
	state->left_ms = state->ms < GUESS_MS || state->percent < 2 || done >= state->total
				 ? -1
				 : (long)((double)state->ms * (1 - part) / part);
}

void
load_cancel(struct load *l)
{
	progress_cancel(&l->progress);
}

bool
load_cancelled(const struct load *l)
{
	return progress_cancelled(&l->progress);
}

void
load_free(struct load *l)
{
	struct loaded loaded;

	if (!l)
		return;
	progress_cancel(&l->progress);
	thread_join(l->thread);
	while (load_take(l, &loaded))
		loaded_release(&loaded);
	mailbox_release(&l->mailbox);
	paths_release(&l->paths);
	free(l);
}
