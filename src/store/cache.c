/* SPDX-License-Identifier: MIT */
/* A cache is NAME.pacecat, NAME a hash of the real paths.  Beside it stands NAME.checked. */
#include "store/cache.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "base/hash.h"
#include "base/mem.h"
#include "format/read.h"
#include "store/stamp.h"
#include "sys/locale.h"
#include "sys/path.h"

#define STAMP_SUFFIX ".checked"
#define FILES_MAX 64
#define BYTES_MAX ((uint64_t)4 << 30)

/* What messages and warnings depend on beside the files. */
static uint64_t
program_hash(void)
{
	struct buf b = BUF_INIT;
	uint64_t hash;

	buf_printf(&b, "%s %s %d ", PACKAGE, VERSION, read_year());
	locale_messages(&b);
	hash = hash64(b.data, b.len, 0);
	buf_release(&b);
	return hash ? hash : 1;
}

/* The file of the cache for these paths, or NULL when there is none to be had. */
static char *
cache_path(const char *const *paths, size_t count, const char *suffix)
{
	char *base = path_base(PATH_CACHE), *folder, *path;
	struct buf name = BUF_INIT;
	uint64_t hash = 0;

	if (!base)
		return NULL;
	for (size_t i = 0; i < count; i++) {
		char *real = path_real(paths[i]);

		if (!real) {
			free(base);
			return NULL;
		}
		hash = hash64(real, strlen(real) + 1, hash);
		free(real);
	}
	folder = path_join(base, PACKAGE);
	buf_printf(&name, "%016llx%s", (unsigned long long)hash, suffix);
	path = path_join(folder, name.data);
	buf_release(&name);
	free(folder);
	free(base);
	return path;
}

static bool
folder_good(const char *path)
{
	char *folder = path_folder(path);
	bool good = folder_is_own(folder);

	free(folder);
	return good;
}

char *
cache_stamp(const char *path)
{
	char *stamp = cache_path(&path, 1, STAMP_SUFFIX);
	char *folder = stamp ? path_folder(stamp) : NULL;

	if (folder && path_exists(folder) && !folder_is_own(folder)) {
		free(stamp);
		stamp = NULL;
	}
	free(folder);
	return stamp;
}

/* The files of these paths: of a folder, all that are read from it. */
static bool
list_files(const char *const *paths, size_t count, struct paths *files)
{
	for (size_t i = 0; i < count; i++) {
		if (!path_is_folder(paths[i]))
			paths_add(files, paths[i]);
		else if (!folder_list(paths[i], ".yaml", files, NULL))
			return false;
	}
	return true;
}

/* A link that leads to another file is another catalogue, even while they are the same. */
static bool
same_sources(struct stamp *stamp, const struct compiled *c, const struct paths *files)
{
	bool same = c->sources == files->count;

	for (size_t i = 0; same && i < c->sources; i++) {
		char *real = path_real(files->path[i]);

		same = real && !strcmp(real, c->source[i].name) &&
		       stamp_source(stamp, i, files->path[i]) == SOURCE_SAME;
		free(real);
	}
	return same;
}

/* `known`, the path of the stamp, is taken over. */
static struct catalogue *
open_for(const char *path, char *known, const struct paths *files, struct diags *diags)
{
	struct catalogue *catalogue = NULL;
	struct compiled c;
	struct stamp stamp;
	bool good;

	if (compiled_open(&c, path, true, NULL) != COMPILED_OK) {
		free(known);
		return NULL;
	}
	stamp_open(&stamp, &c, known);
	good = c.program == program_hash() && same_sources(&stamp, &c, files) &&
	       stamp_sound(&stamp);
	stamp_close(&stamp, good);
	if (good)
		catalogue = compiled_catalogue(&c, (const char *const *)files->path, diags);
	compiled_release(&c);
	return catalogue;
}

struct catalogue *
cache_open(const char *const *paths, size_t count, struct diags *diags)
{
	char *path = cache_path(paths, count, COMPILED_SUFFIX);
	struct catalogue *catalogue = NULL;
	struct paths files = { .path = NULL };

	if (path && folder_good(path) && list_files(paths, count, &files))
		catalogue = open_for(path, cache_path(paths, count, STAMP_SUFFIX), &files, diags);
	paths_release(&files);
	free(path);
	return catalogue;
}

void
caching_start(struct caching *c)
{
	*c = (struct caching){ .started = clock_ms() };
	c->compiled.seconds = (int64_t)time(NULL);
}

struct compiled_source *
caching_add(struct caching *c, const char *path, const struct file_identity *identity,
	    uint64_t hash)
{
	char *real = path_real(path);
	struct compiled_source *source =
		compiled_add(&c->compiled, real ? real : "", "", identity, hash);

	free(real);
	return source;
}

void
caching_finish(struct caching *c, int moment_ms, const char *const *paths, size_t count,
	       const struct catalogue *catalogue, const struct diags *diags)
{
	char *path = NULL, *folder = NULL;

	if (catalogue && c->compiled.sources == catalogue_files(catalogue) &&
	    clock_ms() - c->started > moment_ms)
		path = cache_path(paths, count, COMPILED_SUFFIX);
	folder = path ? path_folder(path) : NULL;
	if (path && folder_make(folder, NULL) && folder_is_own(folder)) {
		c->compiled.program = program_hash();
		if (compiled_write(&c->compiled, path, catalogue, diags, 0, NULL))
			folder_prune(folder, FILES_MAX, BYTES_MAX);
	}
	compiled_release(&c->compiled);
	free(folder);
	free(path);
}
