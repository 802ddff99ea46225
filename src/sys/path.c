/* SPDX-License-Identifier: MIT */
#include "sys/path.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "sys/carried.h"

#define LINK_BYTES_MAX ((size_t)1 << 20)

void
paths_add(struct paths *paths, const char *path)
{
	paths->path = mem_grow(paths->path, &paths->room, paths->count + 1, sizeof *paths->path);
	paths->path[paths->count++] = xstrdup(path);
}

void
paths_release(struct paths *paths)
{
	for (size_t i = 0; i < paths->count; i++)
		free(paths->path[i]);
	free(paths->path);
	*paths = (struct paths){ 0 };
}

/* The variable's value when it is an absolute path. */
static const char *
absolute(const char *variable)
{
	const char *value = getenv(variable);

	return value && *value == '/' ? value : NULL;
}

char *
path_base(enum path_base base)
{
	static const struct {
		const char *variable, *below_home;
	} bases[] = {
		[PATH_CONFIG] = { "XDG_CONFIG_HOME", ".config" },
		[PATH_DATA] = { "XDG_DATA_HOME", ".local/share" },
		[PATH_STATE] = { "XDG_STATE_HOME", ".local/state" },
		[PATH_CACHE] = { "XDG_CACHE_HOME", ".cache" },
	};
	const char *value = absolute(bases[base].variable);
	const char *home = absolute("HOME");

	if (value)
		return xstrdup(value);
	return home ? path_join(home, bases[base].below_home) : NULL;
}

char *
path_join(const char *folder, const char *name)
{
	struct buf b = BUF_INIT;

	if (*name != '/' && *folder) {
		buf_puts(&b, folder);
		if (b.data[b.len - 1] != '/')
			buf_putc(&b, '/');
	}
	buf_puts(&b, name);
	return buf_detach(&b);
}

char *
path_folder(const char *path)
{
	size_t len = strlen(path);

	while (len > 1 && path[len - 1] == '/')
		len--;
	while (len && path[len - 1] != '/')
		len--;
	while (len > 1 && path[len - 1] == '/')
		len--;
	return len ? xstrndup(path, len) : xstrdup(".");
}

const char *
path_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

char *
path_home(const char *path)
{
	const char *home = absolute("HOME");

	if (!home || path[0] != '~' || (path[1] && path[1] != '/'))
		return xstrdup(path);
	return path[1] ? path_join(home, path + 1 + strspn(path + 1, "/")) : xstrdup(home);
}

char *
path_real(const char *path)
{
	char *found = realpath(path, NULL);
	char *copy = found ? xstrdup(found) : NULL;

	free(found);
	return copy;
}

bool
path_is_folder(const char *path)
{
	struct stat st;

	return carried_folder(path) || (!stat(path, &st) && S_ISDIR(st.st_mode));
}

bool
path_exists(const char *path)
{
	struct stat st;

	return carried_file(path) || carried_folder(path) || !stat(path, &st);
}

bool
path_is_closed(const char *path)
{
	struct stat st;

	return lstat(path, &st) && (errno == EACCES || errno == ELOOP || errno == ENAMETOOLONG);
}

/* Append where a link points to. */
static bool
read_link(const char *path, struct buf *b)
{
	for (size_t room = 256; room < LINK_BYTES_MAX; room *= 2) {
		ssize_t len;

		buf_reserve(b, room);
		len = readlink(path, b->data + b->len, room);
		if (len <= 0)
			return false;
		if ((size_t)len < room) {
			b->len += (size_t)len;
			b->data[b->len] = '\0';
			return true;
		}
	}
	return false;
}

/* Append the absolute path of a file that may be run. */
static bool
add_runnable(const char *path, struct buf *b)
{
	char *real = access(path, X_OK) || path_is_folder(path) ? NULL : path_real(path);

	if (!real)
		return false;
	buf_puts(b, real);
	free(real);
	return true;
}

static bool
search_path(const char *name, struct buf *b)
{
	const char *list = getenv("PATH");
	bool found = false;

	while (list && !found) {
		size_t len = strcspn(list, ":");
		char *folder = len ? xstrndup(list, len) : xstrdup(".");
		char *path = path_join(folder, name);

		found = add_runnable(path, b);
		list = list[len] ? list + len + 1 : NULL;
		free(path);
		free(folder);
	}
	return found;
}

bool
path_executable(struct buf *b, const char *argv0)
{
	static const char *const links[] = {
		"/proc/self/exe", "/proc/curproc/file", "/proc/curproc/exe",
	};

	for (size_t i = 0; i < sizeof links / sizeof *links; i++)
		if (read_link(links[i], b))
			return true;
	if (!argv0 || !*argv0)
		return false;
	return strchr(argv0, '/') ? add_runnable(argv0, b) : search_path(argv0, b);
}
