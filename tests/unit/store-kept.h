/* SPDX-License-Identifier: MIT */
/* A folder with a catalogue in it, and a cache of its own. */
#ifndef PACECAT_TESTS_UNIT_STORE_KEPT_H
#define PACECAT_TESTS_UNIT_STORE_KEPT_H

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/hash.h"
#include "base/mem.h"
#include "store/cache.h"
#include "store/load.h"
#include "tests/folder.h"
#include "tests/test.h"

static char *source, *home, *cache;

#define STUDY "pacecat: 1\nstudies:\n  - {id: first, title: The first, type: report}\n"
#define OTHER "pacecat: 1\nstudies:\n  - {id: other, title: The other, type: report}\n"

static inline void
put(const char *path, const char *bytes, size_t len)
{
	FILE *out = fopen(path, "wb");

	CHECK(out && fwrite(bytes, 1, len, out) == len && !fclose(out));
}

static inline void
age(const char *path, long seconds)
{
	struct timespec when[2] = { { .tv_sec = time(NULL) - seconds, .tv_nsec = 5 } };

	when[1] = when[0];
	CHECK(!utimensat(AT_FDCWD, path, when, 0));
}

/* Load and keep it, however short that took. */
static inline bool
keep(const char *path)
{
	struct diags diags = { .diag = NULL };
	struct file_identity identity;
	struct buf b = BUF_INIT;
	struct caching caching;
	enum exit_status status;
	struct catalogue *c;
	bool done = file_read(path, &b, &identity, NULL) == FILE_OK;

	caching_start(&caching);
	caching_add(&caching, path, &identity, hash64(b.data, b.len, 0));
	c = load_fresh(&path, 1, &diags, &status);
	done = done && c;
	caching_finish(&caching, -1, &path, 1, c, &diags);
	catalogue_free(c);
	diags_release(&diags);
	buf_release(&b);
	return done;
}

/* What the cache has: "-" for nothing, else the id of the first study and how many warnings. */
static inline const char *
opened(const char *path)
{
	static char room[64];
	struct diags diags = { .diag = NULL };
	struct catalogue *c = cache_open(&path, 1, &diags);

	snprintf(room, sizeof room, "-");
	if (c) {
		snprintf(room, sizeof room, "%s %zu",
			 record_id(c, catalogue_first(c, KIND_STUDY)), diags.warnings);
		CHECK_STR(record_file(c, 0), path);
	}
	catalogue_free(c);
	diags_release(&diags);
	return room;
}

/* The one file in the cache that ends so, as a path, or NULL. */
static inline char *
cached(const char *suffix)
{
	struct paths paths = { .path = NULL };
	char *path = NULL;

	if (folder_list(cache, suffix, &paths, NULL) && paths.count == 1)
		path = xstrdup(paths.path[0]);
	paths_release(&paths);
	return path;
}

static inline void
empty(void)
{
	struct paths paths = { .path = NULL };

	folder_list(cache, "", &paths, NULL);
	for (size_t i = 0; i < paths.count; i++)
		unlink(paths.path[i]);
	paths_release(&paths);
}

static inline bool
set_up(void)
{
	if (!folder_begin())
		return false;
	home = path_join(folder, "cache-home");
	cache = path_join(home, PACKAGE);
	source = path_join(folder, "a.yaml");
	setenv("XDG_CACHE_HOME", home, 1);
	return true;
}

static inline void
tear_down(void)
{
	free(home);
	free(cache);
	free(source);
	CHECK(folder_end());
}

#endif
