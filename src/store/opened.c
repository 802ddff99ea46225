/* SPDX-License-Identifier: MIT */
/* What is open: store/load.h's second half. */
#include "store/load.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "model/language.h"
#include "store/background.h"
#include "store/head.h"
#include "store/state.h"
#include "sys/watch.h"

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

static uint64_t
stamp_of(const struct opened *o)
{
	return watch_stamp((const char *const *)o->watched.path, o->watched.count);
}

void
opened_find(struct opened *o)
{
	paths_release(&o->watched);
	load_watched((const char *const *)o->paths.path, o->paths.count, &o->watched);
}

/* What all of it is now, before it is read. */
static void
note(struct opened *o)
{
	opened_find(o);
	o->stamp = stamp_of(o);
}

static struct opened *
opened_alloc(const char *const *paths, size_t count)
{
	struct opened *o = xcalloc(1, sizeof *o);

	for (size_t i = 0; i < count; i++)
		paths_add(&o->paths, paths[i]);
	note(o);
	return o;
}

/* Take over what was loaded, whatever it is. */
static void
adopt(struct opened *o, struct loaded *l)
{
	if (o->catalogue)
		catalogue_free(o->catalogue);
	o->catalogue = l->catalogue;
	l->catalogue = NULL;
	o->partial = l->partial;
	o->broken = l->broken;
	describe(o);
}

struct opened *
opened_new(const char *const *paths, size_t count)
{
	struct opened *o = opened_alloc(paths, count);
	struct loaded loaded;

	load_all(paths, count, NULL, &loaded);
	adopt(o, &loaded);
	opened_keep(o, &loaded);
	return o;
}

struct opened *
opened_begin(const char *const *paths, size_t count)
{
	struct loaded head;
	struct opened *o;

	if (load_bytes(paths, count) < LOAD_SMALL)
		return opened_new(paths, count);
	o = opened_alloc(paths, count);
	if (load_ready(paths, count, &head)) {
		adopt(o, &head);
		opened_keep(o, &head);
		return o;
	}
	load_head(paths, count, false, &head);
	if (!head.catalogue || !catalogue_count(head.catalogue, KIND_STUDY)) {
		loaded_release(&head);
		opened_free(o);
		return opened_new(paths, count);
	}
	adopt(o, &head);
	opened_keep(o, &head);
	return o;
}

void
opened_free(struct opened *o)
{
	if (!o)
		return;
	load_free(o->load);
	paths_release(&o->paths);
	paths_release(&o->watched);
	if (o->catalogue)
		catalogue_free(o->catalogue);
	diags_release(&o->diags);
	free(o->name);
	free(o->key);
	free(o);
}

bool
opened_stale(const struct opened *o)
{
	return stamp_of(o) != o->stamp;
}

void
opened_load(struct opened *o, void (*wake)(void))
{
	load_free(o->load);
	note(o);
	o->load = load_start(&o->paths, o->partial, wake);
}

bool
opened_take(struct opened *o, struct loaded *l)
{
	if (!o->load || !load_take(o->load, l))
		return false;
	if (!l->partial) {
		load_free(o->load);
		o->load = NULL;
	}
	return true;
}

void
opened_give_up(struct opened *o)
{
	load_free(o->load);
	o->load = NULL;
}

bool
opened_wants(const struct opened *o, const struct loaded *l)
{
	bool whole = o->catalogue && !o->broken && !o->partial;

	return l->catalogue && (!whole || !l->broken || l->partial);
}

void
opened_replace(struct opened *o, struct loaded *l)
{
	adopt(o, l);
	opened_keep(o, l);
}

void
opened_keep(struct opened *o, struct loaded *l)
{
	diags_release(&o->diags);
	o->diags = l->diags;
	l->diags = (struct diags){ 0 };
	o->status = l->status;
	loaded_release(l);
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
