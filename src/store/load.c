/* SPDX-License-Identifier: MIT */
#include "store/load.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "format/read.h"
#include "model/language.h"
#include "store/cache.h"
#include "store/compiled.h"
#include "store/state.h"

/* The files of one catalogue while they are read. */
struct reading {
	struct segment *segment;
	struct source *source;
	size_t count, segment_room, source_room;
	struct caching caching;
	struct diags *diags;
	enum exit_status status;
};

static void
fail(struct reading *r, const char *path, enum exit_status status, const char *sentence)
{
	diag_error(r->diags, (struct place){ .file = diags_name(r->diags, path) }, "%s", sentence);
	if (r->status == EXIT_DONE)
		r->status = status;
}

static void
read_one(struct reading *r, const char *path)
{
	static const enum exit_status statuses[] = {
		[FILE_OK] = EXIT_DONE, [FILE_MISSING] = EXIT_NO_INPUT, [FILE_FAILED] = EXIT_IO,
		[FILE_TOO_LARGE] = EXIT_DATA,
	};
	struct buf bytes = BUF_INIT, err = BUF_INIT;
	struct file_identity identity;
	enum file_result result = file_read(path, &bytes, &identity, &err);
	size_t n = r->count;

	if (result == FILE_OK) {
		r->segment = mem_grow(r->segment, &r->segment_room, n + 1, sizeof *r->segment);
		r->source = mem_grow(r->source, &r->source_room, n + 1, sizeof *r->source);
		r->count++;
		caching_add(&r->caching, path, &identity, bytes.data, bytes.len);
		catalogue_read_segment(path, bytes.data, bytes.len, &r->segment[n], &r->source[n],
				       r->diags);
		r->source[n].owned = buf_detach(&bytes);
	} else {
		fail(r, path, statuses[result], err.data);
		buf_release(&bytes);
	}
	buf_release(&err);
}

static void
read_folder(struct reading *r, const char *folder)
{
	struct paths paths = { 0 };
	struct buf err = BUF_INIT;

	if (!folder_list(folder, ".yaml", &paths, &err))
		fail(r, folder, EXIT_IO, err.data);
	else if (!paths.count)
		fail(r, folder, EXIT_NO_INPUT,
		     _("there is no file in this folder that ends in .yaml"));
	for (size_t i = 0; i < paths.count; i++)
		read_one(r, paths.path[i]);
	paths_release(&paths);
	buf_release(&err);
}

static struct catalogue *
load_sources(const char *const *paths, size_t count, bool fresh, struct diags *diags,
	     enum exit_status *status)
{
	struct reading r = { .diags = diags, .status = EXIT_DONE };
	struct catalogue *catalogue = NULL;

	caching_start(&r.caching);
	for (size_t i = 0; i < count; i++) {
		if (path_is_folder(paths[i]))
			read_folder(&r, paths[i]);
		else
			read_one(&r, paths[i]);
	}
	if (r.count)
		catalogue = catalogue_link(r.segment, r.source, r.count);
	free(r.source);
	free(r.segment);
	diags_sort(diags);
	caching_finish(&r.caching, CACHE_MOMENT_MS, paths, count,
		       r.status == EXIT_DONE && !fresh ? catalogue : NULL, diags);
	*status = !catalogue && r.status == EXIT_DONE ? EXIT_DATA : r.status;
	return catalogue;
}

static struct catalogue *
load_yaml(const char *const *paths, size_t count, bool fresh, struct diags *diags,
	  enum exit_status *status)
{
	struct catalogue *catalogue = fresh ? NULL : cache_open(paths, count, diags);

	if (!catalogue)
		return load_sources(paths, count, fresh, diags, status);
	*status = EXIT_DONE;
	return catalogue;
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

/* What messages call the files: those there are, else the compiled one's own name for them. */
static struct catalogue *
view_compiled(struct compiled *c, const struct paths *sources, bool all, struct diags *diags)
{
	const char **name = xcalloc(c->sources, sizeof *name);
	struct catalogue *catalogue;

	for (size_t i = 0; i < c->sources; i++)
		name[i] = all ? sources->path[i] : c->source[i].shown;
	catalogue = compiled_catalogue(c, name, diags);
	free(name);
	return catalogue;
}

/* A compiled catalogue; when what it was made from lies beside it and says more, that instead. */
static struct catalogue *
load_compiled(const char *path, bool fresh, struct diags *diags, enum exit_status *status)
{
	struct catalogue *catalogue = NULL;
	struct paths sources = { .path = NULL };
	struct compiled c;
	struct buf err = BUF_INIT;
	enum compiled_result result = compiled_open(&c, path, false, &err);
	bool all = false, newer = false;

	if (result == COMPILED_OK) {
		all = find_sources(&c, path, &sources, &newer);
		if (!(all && newer) && (fresh ? compiled_sound(&c) : cache_sound(&c, path)))
			catalogue = view_compiled(&c, &sources, all, diags);
		compiled_release(&c);
	}
	*status = EXIT_DONE;
	if (!catalogue && all) {
		catalogue = load_yaml((const char *const *)sources.path, sources.count, fresh,
				      diags, status);
	} else if (!catalogue) {
		diag_error(diags, (struct place){ .file = diags_name(diags, path) }, "%s",
			   err.len ? err.data : _("this compiled catalogue is damaged"));
		*status = result == COMPILED_UNREADABLE ? EXIT_IO : EXIT_DATA;
	}
	paths_release(&sources);
	buf_release(&err);
	return catalogue;
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

static struct catalogue *
load(const char *const *paths, size_t count, bool fresh, struct diags *diags,
     enum exit_status *status)
{
	size_t i;

	if (find_compiled(paths, count, &i)) {
		if (count == 1)
			return load_compiled(paths[0], fresh, diags, status);
		diag_error(diags, (struct place){ .file = diags_name(diags, paths[i]) }, "%s",
			   _("a compiled catalogue cannot be joined with other files"));
		*status = EXIT_DATA;
		return NULL;
	}
	return load_yaml(paths, count, fresh, diags, status);
}

struct catalogue *
load_catalogue(const char *const *paths, size_t count, struct diags *diags,
	       enum exit_status *status)
{
	return load(paths, count, false, diags, status);
}

struct catalogue *
load_fresh(const char *const *paths, size_t count, struct diags *diags, enum exit_status *status)
{
	return load(paths, count, true, diags, status);
}

/* The programme's short name, else the file's. */
static char *
name_of(const struct catalogue *catalogue, const struct paths *paths)
{
	static const enum key keys[] = { KEY_TITLE_SHORT, KEY_ACRONYM, KEY_TITLE };
	struct languages none = { 0 };
	char *real, *name;

	for (size_t i = 0; catalogue && i < sizeof keys / sizeof *keys; i++) {
		uint32_t programme = catalogue_first(catalogue, KIND_PROGRAMME);
		struct value v;

		if (!catalogue_count(catalogue, KIND_PROGRAMME))
			break;
		v = value_local(record_value(catalogue, programme, keys[i]), &none, "");
		if (value_len(v))
			return xstrdup(value_text(v));
	}
	if (!paths->count)
		return xstrdup("?");
	real = path_real(paths->path[0]);
	name = xstrdup(path_name(real ? real : paths->path[0]));
	free(real);
	if (!*name) {
		free(name);
		name = xstrdup("/");
	}
	return name;
}

static void
describe(struct opened *o)
{
	free(o->name);
	free(o->key);
	o->name = name_of(o->catalogue, &o->paths);
	o->key = state_key(o->catalogue, &o->paths);
}

struct opened *
opened_new(const char *const *paths, size_t count)
{
	struct opened *o = xcalloc(1, sizeof *o);

	for (size_t i = 0; i < count; i++)
		paths_add(&o->paths, paths[i]);
	o->catalogue = load_catalogue(paths, count, &o->diags, &o->status);
	describe(o);
	return o;
}

void
opened_free(struct opened *o)
{
	if (!o)
		return;
	paths_release(&o->paths);
	if (o->catalogue)
		catalogue_free(o->catalogue);
	diags_release(&o->diags);
	free(o->name);
	free(o->key);
	free(o);
}

bool
opened_reload(struct opened *o)
{
	struct catalogue *new;

	diags_release(&o->diags);
	new = load_catalogue((const char *const *)o->paths.path, o->paths.count, &o->diags,
			     &o->status);
	if (!new)
		return false;
	if (o->catalogue)
		catalogue_free(o->catalogue);
	o->catalogue = new;
	describe(o);
	return true;
}

struct opened *
library_current(const struct library *l)
{
	return l->count ? l->opened[l->current] : NULL;
}

static bool
same_file(const char *a, const char *b)
{
	char *real_a = path_real(a), *real_b = path_real(b);
	bool same = real_a && real_b ? !strcmp(real_a, real_b) : !strcmp(a, b);

	free(real_a);
	free(real_b);
	return same;
}

static bool
same_files(const struct paths *a, const struct paths *b)
{
	if (a->count != b->count)
		return false;
	for (size_t i = 0; i < a->count; i++)
		if (!same_file(a->path[i], b->path[i]))
			return false;
	return true;
}

struct opened *
library_add(struct library *l, struct opened *o)
{
	struct opened *old;

	for (size_t i = 0; i < l->count; i++) {
		if (!same_files(&l->opened[i]->paths, &o->paths))
			continue;
		old = l->opened[i];
		l->opened[i] = o;
		l->current = i;
		return old;
	}
	l->opened = mem_grow(l->opened, &l->room, l->count + 1, sizeof *l->opened);
	l->current = l->count;
	l->opened[l->count++] = o;
	return NULL;
}

void
library_switch(struct library *l, int step)
{
	if (l->count)
		l->current = (l->current + (step < 0 ? l->count - 1 : 1)) % l->count;
}

void
library_close(struct library *l)
{
	if (!l->count)
		return;
	opened_free(l->opened[l->current]);
	l->count--;
	memmove(l->opened + l->current, l->opened + l->current + 1,
		(l->count - l->current) * sizeof *l->opened);
	if (l->current && l->current == l->count)
		l->current--;
}

void
library_release(struct library *l)
{
	while (l->count)
		library_close(l);
	free(l->opened);
	*l = (struct library){ 0 };
}
