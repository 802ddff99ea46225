/* SPDX-License-Identifier: MIT */
#include "store/locate.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "sys/carried.h"
#include "sys/file.h"

static const char catalogue_name[] = "catalogue.yaml";

/* The folder of the running program, or NULL. */
static char *
program_folder(const char *argv0)
{
	struct buf program = BUF_INIT;
	char *folder = path_executable(&program, argv0) ? path_folder(program.data) : NULL;

	buf_release(&program);
	return folder;
}

/*
 * Of a program that runs from the build tree the source tree, else NULL: configure leaves
 * data/SOURCE where the program is built, and never where it is installed.
 */
static char *
source_tree(const char *program)
{
	char *mark = path_join(program, "data/SOURCE");
	struct buf b = BUF_INIT;
	char *tree = NULL;

	if (file_read(mark, &b, NULL, NULL) == FILE_OK) {
		buf_truncate(&b, strcspn(b.data, "\r\n"));
		if (*b.data == '/' && path_is_folder(b.data))
			tree = buf_detach(&b);
	}
	buf_release(&b);
	free(mark);
	return tree;
}

/* folder/part/name when it is there, else NULL.  NULL for a folder is no folder. */
static char *
below(const char *folder, const char *part, const char *name)
{
	char *middle = folder ? path_join(folder, part) : NULL;
	char *path = middle ? path_join(middle, name) : NULL;

	if (path && !path_exists(path)) {
		free(path);
		path = NULL;
	}
	free(middle);
	return path;
}

char *
locate_data(const char *name, const char *argv0)
{
	char *program = program_folder(argv0);
	char *tree = program ? source_tree(program) : NULL;
	char *path = below(tree, "data", name);

	if (!path)
		path = below(PKGDATADIR, "", name);
	/* Moved as a whole after it was installed. */
	if (!path)
		path = below(program, "../share/" PACKAGE, name);
	if (!path)
		path = below(CARRIED, "", name);
	free(tree);
	free(program);
	return path;
}

char *
locate_messages(const char *argv0)
{
	char *program = program_folder(argv0);
	char *tree = program ? source_tree(program) : NULL;
	char *path = tree ? below(program, "", "locale") : NULL;

	if (!path)
		path = below(LOCALEDIR, "", "");
	if (!path)
		path = below(program, "..", "share/locale");
	free(tree);
	free(program);
	return path ? path : path_join(LOCALEDIR, "");
}

void
locate_languages(struct paths *tags, const char *argv0)
{
	char *folder = locate_messages(argv0);
	struct paths found = { .path = NULL };

	paths_add(tags, "en");
	folder_list(folder, "", &found, NULL);
	for (size_t i = 0; i < found.count; i++) {
		char *file = path_join(found.path[i], "LC_MESSAGES/" PACKAGE ".mo");

		if (path_exists(file)) {
			paths_add(tags, path_name(found.path[i]));
			/* Folders have "_" where tags have "-". */
			for (char *c = tags->path[tags->count - 1]; *c; c++)
				*c = *c == '_' ? '-' : *c;
		}
		free(file);
	}
	paths_release(&found);
	free(folder);
}

static void
add_joined(struct paths *paths, const char *folder, const char *name)
{
	char *path = folder ? path_join(folder, name) : NULL;

	if (path)
		paths_add(paths, path);
	free(path);
}

void
locate_own(struct paths *paths, const char *argv0)
{
	char *program = program_folder(argv0), *messages = locate_messages(argv0);
	char *tree = program ? source_tree(program) : NULL;

	add_joined(paths, program, "data/SOURCE");
	add_joined(paths, tree, "data");
	paths_add(paths, PKGDATADIR);
	add_joined(paths, program, "../share/" PACKAGE);
	paths_add(paths, messages);
	free(tree);
	free(messages);
	free(program);
}

/* The user's own: catalogue.yaml in pacecat's data folder, or all that is there. */
static bool
add_own(struct paths *paths)
{
	char *base = path_base(PATH_DATA);
	char *folder = base ? path_join(base, PACKAGE) : NULL;
	char *file = below(folder, "", catalogue_name);
	struct paths all = { 0 };

	if (file)
		paths_add(paths, file);
	else if (folder && folder_list(folder, ".yaml", &all, NULL) && all.count)
		paths_add(paths, folder);
	paths_release(&all);
	free(file);
	free(base);
	free(folder);
	return paths->count > 0;
}

static bool
add_shipped(struct paths *paths, const char *argv0)
{
	char *path = locate_data("asm-pace.yaml", argv0);

	if (path)
		paths_add(paths, path);
	free(path);
	return paths->count > 0;
}

/* The setting's paths; false when one is not there. */
static bool
add_set(struct paths *paths, const struct settings *settings, struct diags *diags)
{
	for (size_t i = 0; i < settings->catalogue.count; i++) {
		const char *path = settings->catalogue.path[i];

		paths_add(paths, path);
		if (path_exists(path))
			continue;
		diag_error(diags, settings->place[SETTING_CATALOGUE],
			   _("there is no file or folder \"%s\""), path);
		return false;
	}
	return true;
}

bool
locate_catalogue(struct paths *paths, const char *const *given, size_t count,
		 const struct settings *settings, const char *argv0, struct diags *diags)
{
	const char *variable = getenv("PACECAT_CATALOGUE");
	bool homeless = settings && settings_yes(settings, SETTING_RESTRICTED);
	struct paths found = { 0 };
	bool good = true;

	if (count) {
		for (size_t i = 0; i < count; i++)
			paths_add(&found, given[i]);
	} else if (variable && *variable) {
		paths_add(&found, variable);
	} else if (settings && settings->catalogue.count) {
		good = add_set(&found, settings, diags);
	} else if (!homeless && path_exists(catalogue_name)) {
		paths_add(&found, catalogue_name);
	} else if ((homeless || !add_own(&found)) && !add_shipped(&found, argv0)) {
		diag_error(diags, (struct place){ .line = 0 },
			   _("there is no catalogue to show: name a file or a folder, "
			     "or write one with \"pacecat new\""));
		good = false;
	}
	for (size_t i = 0; good && i < found.count; i++)
		paths_add(paths, found.path[i]);
	paths_release(&found);
	return good;
}
