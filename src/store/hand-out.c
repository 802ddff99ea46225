/* SPDX-License-Identifier: MIT */
/* Compiling: store/compiled.h's last function. */
#include "store/compiled.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "sys/path.h"

/* What follows a folder in a path that goes through it. */
static const char *
behind(const char *path, const char *folder)
{
	const char *rest = strcmp(folder, ".") ? path + strlen(folder) : path;

	rest += strspn(rest, "/");
	while (!strncmp(rest, "./", 2))
		rest += 1 + strspn(rest + 1, "/");
	return rest;
}

/* How a path goes on from a folder (a real path) that it goes through, or NULL. */
static char *
name_below(const char *path, const char *folder)
{
	char *at = path_folder(path), *name = NULL;
	bool last = false;

	while (!last && !name) {
		char *above = path_folder(at), *real = path_real(at);

		if (real && !strcmp(real, folder) && compiled_name_good(behind(path, at)))
			name = xstrdup(behind(path, at));
		last = !strcmp(above, at);
		free(real);
		free(at);
		at = above;
	}
	free(at);
	return name;
}

/*
 * What a source is called beside a compiled file in that folder: as it was named, for what stands
 * there may be a link that leads elsewhere tomorrow.  NULL: it lies elsewhere.
 */
static char *
name_beside(const char *path, const char *folder)
{
	char *name = name_below(path, folder);
	char *above = path_folder(path), *real = path_real(above);

	/* "a.yaml" does not say which folders it is in. */
	if (!name && real) {
		char *whole = path_join(real, path_name(path));

		name = name_below(whole, folder);
		free(whole);
	}
	free(real);
	free(above);
	return name;
}

/* What is handed out is the same wherever and whenever it was made. */
static void
add_to_hand_out(struct compiled *c, const char *path, const char *folder,
		const struct compiled_source *from)
{
	struct file_identity kept = { .size = from->identity.size };
	char *name = folder ? name_beside(path, folder) : NULL;

	compiled_add(c, name ? name : "", path_name(path), &kept, from->hash)->listed =
		from->listed;
	free(name);
}

/* Is the file one of those that the catalogue was read from? */
static bool
is_source(const struct catalogue *catalogue, const char *path)
{
	struct file_identity there, source;
	bool same = false;

	if (!file_identity(path, &there))
		return false;
	for (size_t i = 0; i < catalogue_files(catalogue) && !same; i++)
		same = file_identity(catalogue_file(catalogue, i), &source) &&
		       source.device == there.device && source.inode == there.inode;
	return same;
}

bool
compile_catalogue(const struct catalogue *catalogue, const struct compiled *from, const char *path,
		  struct buf *err)
{
	struct compiled c = { .sources = 0 };
	char *above, *folder;
	bool done;

	assert(from->sources == catalogue_files(catalogue));
	if (is_source(catalogue, path)) {
		if (err)
			buf_puts(err, file_error(EEXIST));
		return false;
	}
	above = path_folder(path);
	folder = path_real(above);
	for (size_t i = 0; i < from->sources; i++)
		add_to_hand_out(&c, catalogue_file(catalogue, i), folder, &from->source[i]);
	done = compiled_write(&c, path, catalogue, NULL, FILE_SHARED, err);
	compiled_release(&c);
	free(folder);
	free(above);
	return done;
}
