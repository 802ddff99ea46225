/* SPDX-License-Identifier: MIT */
#include "cli/import_files.h"

#include <stdlib.h>

#include "base/mem.h"
#include "format/import.h"
#include "format/into.h"
#include "store/compiled.h"
#include "store/locate.h"

/* All files of the catalogue that is named or found: of folders those in them. */
static void
list_files(struct cli *cli, struct paths *all)
{
	const struct options *o = cli->options;
	struct paths found = { .path = NULL };
	struct diags told = { .diag = NULL };

	locate_catalogue(&found, o->catalogue, o->catalogues, cli->settings, o->program, &told);
	for (size_t i = 0; i < found.count; i++) {
		if (path_is_folder(found.path[i]))
			folder_list(found.path[i], ".yaml", all, NULL);
		else if (!compiled_is(found.path[i]))
			paths_add(all, found.path[i]);
	}
	diags_release(&told);
	paths_release(&found);
}

static bool
is_file(const char *path, const struct file_identity *id)
{
	struct file_identity other;

	return file_identity(path, &other) && other.device == id->device &&
	       other.inode == id->inode;
}

static bool
is_among(const struct paths *paths, const struct file_identity *id)
{
	for (size_t i = 0; i < paths->count; i++)
		if (is_file(paths->path[i], id))
			return true;
	return false;
}

/* `named`: it is said to be of the catalogue; else it has to look like a part of one. */
static void
add_file(struct import_files *f, const char *path, bool named)
{
	struct buf *bytes = &f->bytes[f->read + 1];

	*bytes = (struct buf)BUF_INIT;
	if (file_read(path, bytes, NULL, NULL) == FILE_OK &&
	    (named ? !import_is_foreign(path, bytes->data, bytes->len)
		   : import_is_catalogue(bytes->data, bytes->len))) {
		f->read++;
		f->file[f->count++] = (struct read_file){ path, bytes->data, bytes->len };
	} else {
		buf_release(bytes);
	}
}

void
import_files_open(struct cli *cli, struct import_files *f, struct read_file file,
		  const struct file_identity *id)
{
	char *folder = path_folder(file.name);
	bool named, beside;

	*f = (struct import_files){ .count = 1 };
	list_files(cli, &f->paths);
	named = is_among(&f->paths, id);
	if (!named) {
		paths_release(&f->paths);
		if (!cli->options->catalogues)
			folder_list(folder, ".yaml", &f->paths, NULL);
	}
	beside = !named && is_among(&f->paths, id);
	f->file = xcalloc(f->paths.count + 1, sizeof *f->file);
	f->bytes = xcalloc(f->paths.count + 1, sizeof *f->bytes);
	f->file[0] = file;
	for (size_t i = 0; i < f->paths.count && (named || beside); i++)
		if (!is_file(f->paths.path[i], id))
			add_file(f, f->paths.path[i], named);
	if (beside && f->count > 1 && !into_refers(f->file, f->count)) {
		f->count = 1;
		f->folder = folder;
		folder = NULL;
	}
	free(folder);
}

void
import_files_release(struct import_files *f)
{
	for (size_t i = 1; i <= f->read; i++)
		buf_release(&f->bytes[i]);
	free(f->bytes);
	free(f->file);
	free(f->folder);
	paths_release(&f->paths);
}
