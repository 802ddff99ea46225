/* SPDX-License-Identifier: MIT */
/*
 * A cache is NAME.pacecat, NAME a hash of the real paths.  Beside it stands NAME.checked, a stamp:
 * which file's body has been read and found sound, and, where a source had to be compared by its
 * content, what it is now known by.
 */
#include "store/cache.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "base/hash.h"
#include "base/mem.h"
#include "format/read.h"
#include "sys/locale.h"
#include "sys/path.h"

#define FILES_MAX 64
#define BYTES_MAX ((uint64_t)4 << 30)

/* A file that was written to this shortly before it was read may be so again unseen. */
#define DOUBT_SECONDS 2

#define STAMP_MAGIC "pacestmp"

struct stamp {
	char magic[8];
	struct file_identity compiled;
	int64_t seconds;                /* when the sources were compared */
	uint64_t sources;               /* that many identities follow, then a hash of all before */
};

/* What a stamp says, or what it shall say. */
struct known {
	struct stamp stamp;
	struct file_identity *source;
};

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

/* The stamp, if it is of this very file; all zero if not. */
static void
stamp_read(const char *path, const struct compiled *c, struct known *known)
{
	struct buf b = BUF_INIT;
	struct stamp s;
	size_t bytes;
	uint64_t hash;

	*known = (struct known){ .source = NULL };
	if (file_read(path, &b, NULL, NULL) == FILE_OK && b.len >= sizeof s + sizeof hash) {
		memcpy(&s, b.data, sizeof s);
		bytes = b.len - sizeof hash;
		memcpy(&hash, b.data + bytes, sizeof hash);
		if (!memcmp(s.magic, STAMP_MAGIC, sizeof s.magic) &&
		    hash == hash64(b.data, bytes, 0) && s.sources <= c->sources &&
		    bytes == sizeof s + (size_t)s.sources * sizeof *known->source &&
		    file_identity_same(&s.compiled, &c->map.identity)) {
			known->stamp = s;
			known->source = xcalloc((size_t)s.sources, sizeof *known->source);
			memcpy(known->source, b.data + sizeof s, bytes - sizeof s);
		}
	}
	buf_release(&b);
}

static void
stamp_write(const char *path, const struct compiled *c, struct known *known)
{
	struct buf b = BUF_INIT;
	uint64_t hash;

	memcpy(known->stamp.magic, STAMP_MAGIC, sizeof known->stamp.magic);
	known->stamp.compiled = c->map.identity;
	buf_add(&b, &known->stamp, sizeof known->stamp);
	buf_add(&b, known->source, (size_t)known->stamp.sources * sizeof *known->source);
	hash = hash64(b.data, b.len, 0);
	buf_add(&b, &hash, sizeof hash);
	file_write(path, b.data, b.len, FILE_FOLDERS, NULL);
	buf_release(&b);
}

static bool
stamped(const struct known *known)
{
	return known->stamp.magic[0] != '\0';
}

bool
cache_sound(const struct compiled *c, const char *path)
{
	char *stamp = cache_path(&path, 1, ".checked");
	struct known known = { .source = NULL };
	bool sound;

	if (stamp && folder_good(stamp))
		stamp_read(stamp, c, &known);
	sound = stamped(&known);
	if (!sound) {
		sound = compiled_sound(c);
		if (sound && stamp)
			stamp_write(stamp, c, &known);
	}
	free(known.source);
	free(stamp);
	return sound;
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

static bool
same_content(const char *path, uint64_t hash)
{
	struct buf b = BUF_INIT;
	bool same = file_read(path, &b, NULL, NULL) == FILE_OK && hash64(b.data, b.len, 0) == hash;

	buf_release(&b);
	return same;
}

/* Is the file what it was?  *looked: its content had to say so. */
static bool
same_source(const char *path, const struct compiled_source *s, const struct file_identity *before,
	    int64_t seconds, struct file_identity *now, bool *looked)
{
	char *real = path_real(path);
	bool same = real && !strcmp(real, s->name) && file_identity(path, now) &&
		now->size == before->size;

	free(real);
	if (!same)
		return false;
	if (now->inode == before->inode && now->seconds == before->seconds &&
	    now->nanoseconds == before->nanoseconds &&
	    seconds > INT64_MIN + DOUBT_SECONDS && now->seconds < seconds - DOUBT_SECONDS)
		return true;
	*looked = true;
	return same_content(path, s->hash);
}

static bool
same_sources(const struct compiled *c, const struct paths *files, struct known *known,
	     bool *looked)
{
	bool stamp = stamped(known) && known->stamp.sources == c->sources;
	int64_t seconds = stamp ? known->stamp.seconds : c->seconds;
	int64_t start = (int64_t)time(NULL);
	struct file_identity *now = xcalloc(c->sources, sizeof *now);
	bool same = c->sources == files->count;

	*looked = false;
	for (size_t i = 0; same && i < c->sources; i++)
		same = same_source(files->path[i], &c->source[i],
				   stamp ? &known->source[i] : &c->source[i].identity, seconds,
				   &now[i], looked);
	if (!same || !*looked) {
		free(now);
		return same;
	}
	free(known->source);
	known->source = now;
	known->stamp.sources = c->sources;
	known->stamp.seconds = start;
	return true;
}

static struct catalogue *
open_for(const char *path, const char *stamp, const struct paths *files, struct diags *diags)
{
	struct catalogue *catalogue = NULL;
	struct compiled c;
	struct known known;
	bool looked = false, fresh;

	if (compiled_open(&c, path, true, NULL) != COMPILED_OK)
		return NULL;
	stamp_read(stamp, &c, &known);
	fresh = !stamped(&known);
	if (c.program == program_hash() && same_sources(&c, files, &known, &looked) &&
	    (!fresh || compiled_sound(&c))) {
		if (fresh || looked)
			stamp_write(stamp, &c, &known);
		catalogue = compiled_catalogue(&c, (const char *const *)files->path, diags);
	}
	free(known.source);
	compiled_release(&c);
	return catalogue;
}

struct catalogue *
cache_open(const char *const *paths, size_t count, struct diags *diags)
{
	char *path = cache_path(paths, count, COMPILED_SUFFIX);
	char *stamp = cache_path(paths, count, ".checked");
	struct catalogue *catalogue = NULL;
	struct paths files = { .path = NULL };

	if (path && stamp && folder_good(path) && list_files(paths, count, &files))
		catalogue = open_for(path, stamp, &files, diags);
	paths_release(&files);
	free(stamp);
	free(path);
	return catalogue;
}

void
caching_start(struct caching *c)
{
	*c = (struct caching){ .started = clock_ms() };
	c->compiled.seconds = (int64_t)time(NULL);
}

void
caching_add(struct caching *c, const char *path, const struct file_identity *identity,
	    uint64_t hash)
{
	char *real = path_real(path);

	compiled_add(&c->compiled, real ? real : "", "", identity, hash);
	free(real);
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
