/* SPDX-License-Identifier: MIT */
#include "store/load.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "store/cache.h"
#include "store/compiled.h"
#include "store/pieces.h"

void
loaded_release(struct loaded *l)
{
	if (l->catalogue)
		catalogue_free(l->catalogue);
	diags_release(&l->diags);
	*l = (struct loaded){ .catalogue = NULL };
}

static void
refuse(struct loaded *out, const char *path, const char *sentence, enum exit_status status)
{
	diag_error(&out->diags, (struct place){ .file = diags_name(&out->diags, path) }, "%s",
		   sentence);
	out->status = status;
	out->broken = true;
}

static void
load_yaml(const char *const *paths, size_t count, bool fresh, struct progress *progress,
	  struct loaded *out)
{
	*out = (struct loaded){ .status = EXIT_DONE };
	if (!fresh)
		out->catalogue = cache_open(paths, count, &out->diags);
	if (!out->catalogue) {
		diags_release(&out->diags);
		load_pieces(paths, count, !fresh, progress, out);
	}
}

/*
 * The files that a compiled catalogue was made from, if all of them lie beside it; *newer: one was
 * changed since.
 */
static bool
find_sources(const struct compiled *c, const char *path, struct paths *found, bool *newer)
{
	char *folder = path_folder(path);
	bool all = c->sources > 0;

	*newer = false;
	for (size_t i = 0; i < c->sources && all; i++) {
		const struct compiled_source *s = &c->source[i];
		char *source = path_join(strcmp(folder, ".") ? folder : "", s->name);
		struct file_identity now;

		all = *s->name && file_identity(source, &now);
		if (all && (now.size != s->identity.size ||
			    now.seconds > c->map.identity.seconds))
			*newer = true;
		if (all)
			paths_add(found, source);
		free(source);
	}
	free(folder);
	return all;
}

/*
 * What messages call the files: those there are, else the compiled one's own name for them, which
 * is no way to anywhere.
 */
static struct catalogue *
view_compiled(struct compiled *c, const struct paths *sources, bool all, struct diags *diags)
{
	const char **name = xcalloc(c->sources, sizeof *name);
	struct catalogue *catalogue;

	for (size_t i = 0; i < c->sources; i++)
		name[i] = all ? sources->path[i] : path_name(c->source[i].shown);
	catalogue = compiled_catalogue(c, name, diags);
	free(name);
	return catalogue;
}

/* A compiled catalogue; when what it was made from lies beside it and says more, that instead. */
static void
load_compiled(const char *path, bool fresh, struct progress *progress, struct loaded *out)
{
	struct paths sources = { .path = NULL };
	struct compiled c;
	struct buf err = BUF_INIT;
	enum compiled_result result = compiled_open(&c, path, false, &err);
	bool all = false, newer = false;

	if (result == COMPILED_OK) {
		all = find_sources(&c, path, &sources, &newer);
		if (!(all && newer) && (fresh ? compiled_sound(&c) : cache_sound(&c, path)))
			out->catalogue = view_compiled(&c, &sources, all, &out->diags);
		compiled_release(&c);
	}
	if (!out->catalogue && all) {
		loaded_release(out);
		load_yaml((const char *const *)sources.path, sources.count, fresh, progress, out);
	} else if (!out->catalogue) {
		refuse(out, path, err.len ? err.data : _("this compiled catalogue is damaged"),
		       result == COMPILED_UNREADABLE ? EXIT_IO : EXIT_DATA);
	}
	paths_release(&sources);
	buf_release(&err);
}

/* Is there a compiled one among the paths?  Then *index is the first. */
static bool
find_compiled(const char *const *paths, size_t count, size_t *index)
{
	for (*index = 0; *index < count; ++*index)
		if (compiled_is(paths[*index]))
			return true;
	return false;
}

static void
load(const char *const *paths, size_t count, bool fresh, struct progress *progress,
     struct loaded *out)
{
	size_t i;

	*out = (struct loaded){ .status = EXIT_DONE };
	if (!find_compiled(paths, count, &i))
		load_yaml(paths, count, fresh, progress, out);
	else if (count == 1)
		load_compiled(paths[0], fresh, progress, out);
	else
		refuse(out, paths[i], _("a compiled catalogue cannot be joined with other files"),
		       EXIT_DATA);
}

void
load_all(const char *const *paths, size_t count, struct progress *progress, struct loaded *out)
{
	load(paths, count, false, progress, out);
}

bool
load_ready(const char *const *paths, size_t count, struct loaded *out)
{
	size_t i;

	*out = (struct loaded){ .status = EXIT_DONE };
	if (find_compiled(paths, count, &i)) {
		load(paths, count, false, NULL, out);
		return true;
	}
	out->catalogue = cache_open(paths, count, &out->diags);
	if (!out->catalogue)
		loaded_release(out);
	return out->catalogue;
}

static struct catalogue *
hand_over(struct loaded *loaded, struct diags *diags, enum exit_status *status)
{
	diags_move(diags, &loaded->diags);
	*status = loaded->status;
	return loaded->catalogue;
}

struct catalogue *
load_catalogue(const char *const *paths, size_t count, struct diags *diags,
	       enum exit_status *status)
{
	struct loaded loaded;

	load(paths, count, false, NULL, &loaded);
	return hand_over(&loaded, diags, status);
}

struct catalogue *
load_fresh(const char *const *paths, size_t count, struct diags *diags, enum exit_status *status)
{
	struct loaded loaded;

	load(paths, count, true, NULL, &loaded);
	return hand_over(&loaded, diags, status);
}

static uint64_t
file_bytes(const char *path)
{
	struct file_identity id;

	return file_identity(path, &id) ? id.size : 0;
}

uint64_t
load_bytes(const char *const *path, size_t count)
{
	uint64_t bytes = 0;

	for (size_t i = 0; i < count; i++) {
		struct paths inside = { 0 };

		if (!path_is_folder(path[i]))
			bytes += file_bytes(path[i]);
		else if (folder_list(path[i], ".yaml", &inside, NULL))
			for (size_t k = 0; k < inside.count; k++)
				bytes += file_bytes(inside.path[k]);
		paths_release(&inside);
	}
	return bytes;
}
