/* SPDX-License-Identifier: MIT */
#include "store/beside.h"

#include <stdlib.h>
#include <string.h>

/* Sources that belong together: one that was named, or all that were found in one folder. */
struct group {
	const struct compiled_source *source;
	size_t count;
	char *path;                     /* of the file or folder; NULL: it lies elsewhere */
	struct paths found;             /* of a folder: what is in it now */
	bool there;
};

/* "name" in the folder of the compiled file at `path`. */
static char *
path_beside(const char *path, const char *name)
{
	char *folder = path_folder(path);
	char *whole = path_join(strcmp(folder, ".") ? folder : "", name);

	free(folder);
	return whole;
}

static bool
same_folder(const struct compiled_source *a, const struct compiled_source *b)
{
	size_t len = (size_t)(path_name(a->name) - a->name);

	return a->listed && b->listed && *a->name && *b->name &&
	       len == (size_t)(path_name(b->name) - b->name) && !memcmp(a->name, b->name, len);
}

static bool
has(const struct group *g, const char *name)
{
	for (size_t i = 0; i < g->count; i++)
		if (!strcmp(path_name(g->source[i].name), name))
			return true;
	return false;
}

/* Next to the compiled file anything may lie, but a folder of that name is the one. */
static bool
is_folder_there(const struct group *g)
{
	bool there = g->found.count && strchr(g->source->name, '/');

	for (size_t i = 0; i < g->found.count && !there; i++)
		there = has(g, path_name(g->found.path[i]));
	return there;
}

/* The group that begins with the i-th source. */
static struct group
group_open(const struct compiled *c, const char *path, size_t i)
{
	struct group g = { .source = &c->source[i], .count = 1 };
	char *file;

	if (!*g.source->name)
		return g;
	while (i + g.count < c->sources && same_folder(g.source, &g.source[g.count]))
		g.count++;
	file = path_beside(path, g.source->name);
	if (g.source->listed) {
		g.path = path_folder(file);
		folder_list(g.path, ".yaml", &g.found, NULL);
		g.there = is_folder_there(&g);
		free(file);
	} else {
		g.path = file;
		g.there = path_exists(file);
	}
	return g;
}

static void
group_close(struct group *g)
{
	free(g->path);
	paths_release(&g->found);
}

/* Are the names in the folder those that were there?  Both are in their order. */
static bool
same_names(const struct group *g)
{
	bool same = !g->source->listed || g->found.count == g->count;

	for (size_t i = 0; i < g->found.count && same; i++)
		same = !strcmp(path_name(g->found.path[i]), path_name(g->source[i].name));
	return same;
}

void
beside_list(const struct compiled *c, const char *path, struct paths *paths)
{
	for (size_t i = 0; i < c->sources;) {
		struct group g = group_open(c, path, i);

		if (g.there)
			paths_add(paths, g.path);
		i += g.count;
		group_close(&g);
	}
}

/* What has become of the sources of a group that is there; *closed: one cannot be read. */
static bool
group_same(const struct group *g, struct stamp *stamp, size_t first, const struct paths *name,
	   bool *closed)
{
	bool same = same_names(g);

	for (size_t i = first; i < first + g->count; i++) {
		enum source_state state = stamp_source(stamp, i, name->path[i]);

		same &= state != SOURCE_OTHER;
		/* One that has gone from a folder is no longer one of its files. */
		*closed |= state == SOURCE_CLOSED &&
			   (!g->source->listed || path_exists(name->path[i]));
	}
	return same;
}

enum beside
beside_look(const char *path, struct stamp *stamp, struct paths *load, struct paths *name)
{
	const struct compiled *c = stamp->compiled;
	bool there = false, lacking = false, other = false;

	for (size_t i = 0; i < c->sources; i++) {
		char *file = path_beside(path, c->source[i].name);

		paths_add(name, file);
		free(file);
	}
	for (size_t i = 0; i < c->sources;) {
		struct group g = group_open(c, path, i);

		if (g.there) {
			paths_add(load, g.path);
			there = true;
			other |= !group_same(&g, stamp, i, name, &lacking);
		} else {
			/* What lies elsewhere is nobody's business here; what is gone is. */
			lacking = true;
			other |= g.path != NULL;
		}
		i += g.count;
		group_close(&g);
	}
	if (lacking)
		return there && other ? BESIDE_PART : BESIDE_NONE;
	return other ? BESIDE_OTHER : BESIDE_SAME;
}
