/* SPDX-License-Identifier: MIT */
#include "sys/carried.h"

#include <stdlib.h>
#include <string.h>

/* Most programs end here: they carry nothing, and no path of theirs begins like that. */
static bool
begins(const char *path)
{
	return !strncmp(path, CARRIED, strlen(CARRIED));
}

const struct carried_file *
carried_file(const char *path)
{
	if (begins(path))
		for (const struct carried_file *f = carried_files; f->path; f++)
			if (!strcmp(f->path, path))
				return f;
	return NULL;
}

/* What follows "folder/" in a path, or NULL when it is elsewhere. */
static const char *
inside(const char *path, const char *folder)
{
	size_t len = strlen(folder);

	while (len && folder[len - 1] == '/')
		len--;
	return !strncmp(path, folder, len) && path[len] == '/' ? path + len + 1 : NULL;
}

bool
carried_folder(const char *path)
{
	if (begins(path))
		for (const struct carried_file *f = carried_files; f->path; f++)
			if (inside(f->path, path))
				return true;
	return false;
}

bool
carried_list(const char *folder, const char *suffix, struct paths *paths)
{
	size_t end = strlen(suffix);

	if (!carried_folder(folder))
		return false;
	for (const struct carried_file *f = carried_files; f->path; f++) {
		const char *name = inside(f->path, folder);
		size_t len = name ? strlen(name) : 0;

		if (name && len >= end && !strchr(name, '/') &&
		    !strcmp(name + len - end, suffix))
			paths_add(paths, f->path);
	}
	return true;
}

bool
carried_terminfo(const char *term)
{
	for (const struct carried_terminal *t = carried_terminals; t->name; t++)
		if (!strcmp(t->name, term))
			return setenv("TERMINFO", t->entry, 1) == 0;
	return false;
}
