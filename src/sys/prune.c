/* SPDX-License-Identifier: MIT */
#include "sys/file.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/mem.h"

#define LEFT_SECONDS 3600
#define AHEAD_SECONDS 86400             /* so far the clock of a server may be before ours */

struct entry {
	char *path;
	int64_t written;
	uint64_t bytes;
};

static int
compare_newest_first(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;

	if (x->written != y->written)
		return x->written > y->written ? -1 : 1;
	return strcmp(x->path, y->path);
}

void
folder_sweep(const char *folder)
{
	DIR *dir = opendir(folder);
	struct dirent *d;

	while (dir && (d = readdir(dir))) {
		char *path = path_join(folder, d->d_name);
		struct stat st;

		if (!strncmp(d->d_name, FILE_NEW, strlen(FILE_NEW)) && !lstat(path, &st) &&
		    S_ISREG(st.st_mode) && time(NULL) - st.st_mtime > LEFT_SECONDS)
			unlink(path);
		free(path);
	}
	if (dir)
		closedir(dir);
}

static size_t
list_entries(DIR *dir, const char *folder, struct entry **entry)
{
	const int64_t latest = (int64_t)time(NULL) + AHEAD_SECONDS;
	size_t count = 0, room = 0;
	struct dirent *d;

	while ((d = readdir(dir))) {
		char *path = path_join(folder, d->d_name);
		struct stat st;

		if (*d->d_name == '.' || lstat(path, &st) || !S_ISREG(st.st_mode)) {
			free(path);
		} else {
			*entry = mem_grow(*entry, &room, count + 1, sizeof **entry);
			(*entry)[count++] = (struct entry){
				.path = path, .bytes = (uint64_t)st.st_size,
				/* The clock was put back: what is from the future is old. */
				.written = st.st_mtime > latest ? INT64_MIN : st.st_mtime,
			};
		}
	}
	return count;
}

void
folder_prune(const char *folder, size_t files_max, uint64_t bytes_max)
{
	DIR *dir = opendir(folder);
	struct entry *entry = NULL;
	uint64_t bytes = 0;
	size_t count;

	if (!dir)
		return;
	folder_sweep(folder);
	count = list_entries(dir, folder, &entry);
	closedir(dir);
	if (count)
		qsort(entry, count, sizeof *entry, compare_newest_first);
	for (size_t i = 0; i < count; i++) {
		bytes += entry[i].bytes;
		if (i && (i >= files_max || bytes > bytes_max)) {
			unlink(entry[i].path);
			bytes -= entry[i].bytes;
		}
		free(entry[i].path);
	}
	free(entry);
}

bool
folder_is_own(const char *folder)
{
	struct stat st;

	return !lstat(folder, &st) && S_ISDIR(st.st_mode) && st.st_uid == geteuid();
}
