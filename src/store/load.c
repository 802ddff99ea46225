/* SPDX-License-Identifier: MIT */
#include "store/load.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "store/beside.h"
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

/* How files are to be loaded. */
struct how {
	bool fresh;                     /* as load_fresh does */
	struct compiled *from;          /* or NULL: as for load_noted */
	struct progress *progress;      /* or NULL */
};

static void
load_yaml(const char *const *paths, size_t count, const struct how *how, struct loaded *out)
{
	*out = (struct loaded){ .status = EXIT_DONE };
	if (!how->fresh)
		out->catalogue = cache_open(paths, count, &out->diags);
	if (!out->catalogue) {
		diags_release(&out->diags);
		load_pieces(paths, count, !how->fresh, how->from, how->progress, out);
	}
}

/*
 * What messages call the files: those there are, else the compiled one's own name for them, which
 * is no way to anywhere.
 */
static void
view_compiled(struct compiled *c, const char *path, enum beside beside, const struct paths *there,
	      struct loaded *out)
{
	const char **name = xcalloc(c->sources, sizeof *name);

	for (size_t i = 0; i < c->sources; i++)
		name[i] = beside == BESIDE_SAME ? there->path[i] : path_name(c->source[i].shown);
	out->catalogue = compiled_catalogue(c, name, &out->diags);
	free(name);
	if (out->catalogue && beside == BESIDE_PART)
		diag_warning(&out->diags, (struct place){ .file = diags_name(&out->diags, path) },
			     _("files that this was compiled from have changed or are gone; "
			       "compile it again"));
}

/* A compiled catalogue; when what it was made from lies beside it and says more, that instead. */
static void
load_compiled(const char *path, const struct how *how, struct loaded *out)
{
	struct paths sources = { .path = NULL }, names = { .path = NULL };
	struct compiled c;
	struct stamp stamp;
	struct buf err = BUF_INIT;
	enum compiled_result result = compiled_open(&c, path, false, &err);
	enum beside beside = BESIDE_NONE;

	if (result == COMPILED_OK) {
		bool good;

		stamp_open(&stamp, &c, how->fresh ? NULL : cache_stamp(path));
		beside = beside_look(path, &stamp, &sources, &names);
		good = beside != BESIDE_OTHER && stamp_sound(&stamp);
		stamp_close(&stamp, good);
		if (good)
			view_compiled(&c, path, beside, &names, out);
		compiled_release(&c);
	}
	if (!out->catalogue && (beside == BESIDE_OTHER || beside == BESIDE_SAME)) {
		loaded_release(out);
		load_yaml((const char *const *)sources.path, sources.count, how, out);
	} else if (!out->catalogue) {
		refuse(out, path, err.len ? err.data : _("this compiled catalogue is damaged"),
		       result == COMPILED_UNREADABLE ? EXIT_IO : EXIT_DATA);
	}
	paths_release(&sources);
	paths_release(&names);
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
load(const char *const *paths, size_t count, const struct how *how, struct loaded *out)
{
	size_t i;

	*out = (struct loaded){ .status = EXIT_DONE };
	if (!find_compiled(paths, count, &i))
		load_yaml(paths, count, how, out);
	else if (count == 1)
		load_compiled(paths[0], how, out);
	else
		refuse(out, paths[i], _("a compiled catalogue cannot be joined with other files"),
		       EXIT_DATA);
}

void
load_all(const char *const *paths, size_t count, struct progress *progress, struct loaded *out)
{
	load(paths, count, &(struct how){ .progress = progress }, out);
}

bool
load_ready(const char *const *paths, size_t count, struct loaded *out)
{
	size_t i;

	*out = (struct loaded){ .status = EXIT_DONE };
	if (find_compiled(paths, count, &i)) {
		load(paths, count, &(struct how){ .fresh = false }, out);
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

	load(paths, count, &(struct how){ .fresh = false }, &loaded);
	return hand_over(&loaded, diags, status);
}

struct catalogue *
load_fresh(const char *const *paths, size_t count, struct diags *diags, enum exit_status *status)
{
	struct loaded loaded;

	load(paths, count, &(struct how){ .fresh = true }, &loaded);
	return hand_over(&loaded, diags, status);
}

struct catalogue *
load_noted(const char *const *paths, size_t count, struct compiled *from, struct diags *diags,
	   enum exit_status *status)
{
	struct loaded loaded;

	*from = (struct compiled){ .sources = 0 };
	load(paths, count, &(struct how){ .fresh = true, .from = from }, &loaded);
	return hand_over(&loaded, diags, status);
}

void
load_watched(const char *const *paths, size_t count, struct paths *watched)
{
	for (size_t i = 0; i < count; i++) {
		struct compiled c;

		paths_add(watched, paths[i]);
		if (!compiled_is(paths[i]) ||
		    compiled_open(&c, paths[i], false, NULL) != COMPILED_OK)
			continue;
		beside_list(&c, paths[i], watched);
		compiled_release(&c);
	}
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
