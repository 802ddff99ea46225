/* SPDX-License-Identifier: MIT */
#include "sys/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/gettext.h"
#include "sys/carried.h"

static bool
make_one(const char *folder, const char *above)
{
	int error;

	if (!mkdir(folder, 0700))
		return true;
	error = errno;
	if (path_is_folder(folder))
		return true;
	/* What /proc says of itself. */
	errno = error == ENOENT && path_is_folder(above) ? EPERM : error;
	return false;
}

bool
folder_make(const char *folder, struct buf *err)
{
	char *above;
	bool made;

	if (path_is_folder(folder))
		return true;
	above = path_folder(folder);
	made = path_is_folder(above) || !strcmp(above, folder) || folder_make(above, err);
	if (made) {
		made = make_one(folder, above);
		if (!made && err)
			buf_printf(err, _("the folder \"%s\" cannot be made: %s"), folder,
				   file_error(errno));
	}
	free(above);
	return made;
}

void
folder_sync(const char *folder)
{
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd < 0)
		return;
	fsync(fd);
	close(fd);
}

static void
refuse(struct buf *err)
{
	if (err)
		buf_puts(err, file_error(errno));
}

static int
compare_names(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

bool
folder_list(const char *folder, const char *suffix, struct paths *paths, struct buf *err)
{
	size_t start = paths->count;
	struct dirent *entry;
	bool whole;
	DIR *dir;

	if (carried_list(folder, suffix, paths))
		return true;
	dir = opendir(folder);
	if (!dir) {
		refuse(err);
		return false;
	}
	for (errno = 0; (entry = readdir(dir)); errno = 0) {
		size_t len = strlen(entry->d_name), end = strlen(suffix);
		char *path;

		if (*entry->d_name == '.' || len < end || strcmp(entry->d_name + len - end, suffix))
			continue;
		path = path_join(folder, entry->d_name);
		paths_add(paths, path);
		free(path);
	}
	whole = !errno;
	if (!whole)
		refuse(err);
	closedir(dir);
	while (!whole && paths->count > start)
		free(paths->path[--paths->count]);
	/* They differ in the name alone, so whole paths have the order of the names. */
	if (paths->count > start)
		qsort(paths->path + start, paths->count - start, sizeof *paths->path,
		      compare_names);
	return whole;
}
