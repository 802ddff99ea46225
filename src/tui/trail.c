/* SPDX-License-Identifier: MIT */
#include "tui/trail.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define TRAIL_MAX 200

struct spot
spot_copy(const struct spot *s)
{
	struct spot copy = *s;

	copy.filter = xstrdup(s->filter);
	return copy;
}

void
spot_release(struct spot *s)
{
	free(s->filter);
	s->filter = NULL;
}

bool
spot_same(const struct spot *a, const struct spot *b)
{
	if (a->view != b->view || a->record != b->record || a->focus != b->focus ||
	    strcmp(a->filter, b->filter))
		return false;
	return a->focus == FOCUS_LIST ||
	       (a->place.top == b->place.top && a->place.link == b->place.link);
}

void
trail_push(struct trail *t, struct spot spot)
{
	if (t->count == TRAIL_MAX) {
		spot_release(&t->spot[0]);
		memmove(t->spot, t->spot + 1, --t->count * sizeof *t->spot);
	}
	t->spot = mem_grow(t->spot, &t->room, t->count + 1, sizeof *t->spot);
	t->spot[t->count++] = spot;
}

struct spot
trail_pop(struct trail *t)
{
	return t->spot[--t->count];
}

void
trail_clear(struct trail *t)
{
	while (t->count)
		spot_release(&t->spot[--t->count]);
}

void
trail_release(struct trail *t)
{
	trail_clear(t);
	free(t->spot);
	*t = (struct trail){ 0 };
}
