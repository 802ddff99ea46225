/* SPDX-License-Identifier: MIT */
#include "store/seen.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"
#include "sys/file.h"

#define MAGIC "pcseen1"
#define ORDER UINT64_C(0x0102030405060708)      /* of bytes: another machine's file is none */
#define FILES_MAX 200
#define FILES_BYTES_MAX ((uint64_t)512 << 20)

struct header {
	char magic[8];
	uint64_t order, name, count;    /* then `count` hashes */
};

/* What tells the ids of one edition of one catalogue from all others. */
static uint64_t
name_of(const char *key, const struct edition *e)
{
	return hash64(key, strlen(key), edition_hash(e));
}

static char *
path_of(const char *key, const struct edition *e)
{
	struct buf name = BUF_INIT;
	char *path;

	buf_printf(&name, "seen/%016llx", (unsigned long long)name_of(key, e));
	path = state_path(name.data);
	buf_release(&name);
	return path;
}

bool
seen_open(struct seen *s, const char *key, const struct edition *e)
{
	char *path = path_of(key, e);
	struct header h;

	*s = (struct seen){ .id = NULL };
	if (path && edition_is(e) && map_open(&s->map, path, true, NULL) == FILE_OK &&
	    s->map.len >= sizeof h) {
		memcpy(&h, s->map.bytes, sizeof h);
		if (!memcmp(h.magic, MAGIC, sizeof h.magic) && h.order == ORDER &&
		    h.name == name_of(key, e) && (s->map.len - sizeof h) / 8 == h.count &&
		    (s->map.len - sizeof h) % 8 == 0) {
			/* A page is a multiple of what a number wants. */
			s->id = (const uint64_t *)(const void *)(s->map.bytes + sizeof h);
			s->ids = (size_t)h.count;
		}
	}
	free(path);
	if (!s->id)
		seen_close(s);
	return s->id != NULL;
}

void
seen_close(struct seen *s)
{
	map_close(&s->map);
	*s = (struct seen){ .id = NULL };
}

enum seen_turn
seen_turn(const struct state *s, const struct edition *now)
{
	if (!edition_is(&s->edition))
		return SEEN_FIRST;
	if (edition_same(&s->edition, now))
		return SEEN_SAME;
	return edition_older(now, &s->edition) ? SEEN_OLDER : SEEN_LATER;
}

const struct edition *
seen_base(const struct state *s, const struct edition *now)
{
	switch (seen_turn(s, now)) {
	case SEEN_SAME:
		return edition_is(&s->before) ? &s->before : NULL;
	case SEEN_LATER:
		return &s->edition;
	default:
		return NULL;
	}
}

static bool
write_ids(const char *key, const struct edition *e, const uint64_t *id, size_t ids)
{
	struct header h = { .magic = MAGIC, .order = ORDER, .name = name_of(key, e),
			    .count = ids };
	struct file_part parts[] = { { &h, sizeof h }, { id, ids * sizeof *id } };
	char *path = path_of(key, e), *folder = path ? path_folder(path) : NULL;
	bool good = path && file_write_parts(path, parts, 2, FILE_FOLDERS, NULL);

	if (good)
		folder_prune(folder, FILES_MAX, FILES_BYTES_MAX);
	free(folder);
	free(path);
	return good;
}

void
seen_compare(struct seen_work *w)
{
	const struct seen *base = w->base;
	struct news news = { .catalogue = w->catalogue, .id = base->id, .ids = base->ids };

	w->id = news_ids(w->catalogue, &w->progress, &w->ids);
	if (!w->id)
		return;
	w->same = base->id && w->ids == base->ids &&
		  (!w->ids || !memcmp(w->id, base->id, w->ids * sizeof *w->id));
	w->fresh = news_count(&news, &w->progress);
}

void
seen_keep(struct seen_work *w)
{
	if (w->id && !progress_cancelled(&w->progress))
		w->kept = write_ids(w->key, w->edition, w->id, w->ids);
}

void
seen_work_release(struct seen_work *w)
{
	free(w->id);
	w->id = NULL;
}

struct seen_job {
	struct seen_work *work;
	struct thread *thread;
	void (*wake)(void);
	atomic_bool done;
};

static void
work(void *context)
{
	struct seen_job *job = context;

	seen_compare(job->work);
	seen_keep(job->work);
	atomic_store(&job->done, true);
	job->wake();
}

struct seen_job *
seen_start(struct seen_work *w, void (*wake)(void))
{
	struct seen_job *job = xcalloc(1, sizeof *job);

	job->work = w;
	job->wake = wake;
	job->thread = thread_start(work, job);
	if (job->thread)
		return job;
	free(job);
	return NULL;
}

bool
seen_done(const struct seen_job *job)
{
	return atomic_load(&job->done);
}

void
seen_end(struct seen_job *job, bool cancel)
{
	if (!job)
		return;
	if (cancel)
		progress_cancel(&job->work->progress);
	thread_join(job->thread);
	free(job);
}
