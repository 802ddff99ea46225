/* SPDX-License-Identifier: MIT */
#include "tui/shelf.h"

#include <stdlib.h>

#include "base/bits.h"
#include "base/mem.h"
#include "model/again.h"

/* Kinds of one view are neighbours, so that their numbers are one range. */
static void
range(const struct view_class *v, const struct content *x, uint32_t *first, uint32_t *count)
{
	*first = RECORD_NONE;
	*count = 0;
	for (unsigned kind = 0; kind < KINDS; kind++)
		if (v->kinds & 1u << kind) {
			if (*first == RECORD_NONE)
				*first = catalogue_first(x->catalogue, (enum kind)kind);
			*count += catalogue_count(x->catalogue, (enum kind)kind);
		}
}

void
shelf_release(struct shelf *s)
{
	free(s->all);
	free(s->row);
	haystack_release(&s->haystack);
	*s = (struct shelf){ 0 };
}

static void
fill(struct shelf *s, const struct view_class *v, const struct content *x)
{
	uint32_t first, count;

	range(v, x, &first, &count);
	s->alls = count;
	s->all = xcalloc(count, sizeof *s->all);
	s->row = xcalloc(count, sizeof *s->row);
	for (uint32_t i = 0; i < count; i++)
		s->all[i] = first + i;
	s->ready = true;
}

void
shelf_sort(struct shelf *s, const struct view_class *v, const struct content *x)
{
	if (!s->ready)
		fill(s, v, x);
	order_records(x->catalogue, x->languages, v->order[s->order], s->reverse, s->all, s->alls);
}

struct query_scope
shelf_scope(struct shelf *s, const struct view_class *v, const struct content *x,
	    const struct asked *asked, bool words)
{
	struct query_scope scope = { .index = asked->index, .hooks = asked->hooks };

	range(v, x, &scope.first, &scope.count);
	if (words && !s->haystack_ready) {
		haystack_init(&s->haystack, x->catalogue, scope.first, scope.count);
		s->haystack_ready = true;
	}
	scope.haystack = s->haystack_ready ? &s->haystack : NULL;
	return scope;
}

void
shelf_filter(struct shelf *s, const struct view_class *v, const struct content *x,
	     const struct asked *asked)
{
	struct query_scope scope;
	uint64_t *found;
	size_t count = 0;

	if (!s->ready)
		shelf_sort(s, v, x);
	scope = shelf_scope(s, v, x, asked, query_needs_haystack(asked->query));
	found = bits_new(scope.count);
	query_run(asked->query, &scope, found);
	for (size_t i = 0; i < s->alls; i++)
		if (bits_has(found, s->all[i] - scope.first))
			s->row[count++] = s->all[i];
	if (s->relevance && !query_empty(asked->query))
		query_rank(asked->query, &scope, s->row, count);
	free(found);
	list_set_count(&s->list, count);
}

void
shelf_replace(struct shelf *s, const struct catalogue *before, const struct catalogue *now)
{
	struct shelf new = { .order = s->order, .reverse = s->reverse,
			     .relevance = s->relevance,
			     .list = { .height = s->list.height } };

	if (s->ready) {
		new.kept.set = true;
		new.kept.record = record_again(before, shelf_selected(s), now);
		new.kept.row = s->list.selected;
		new.kept.top = s->list.top;
	} else if (s->kept.set) {
		new.kept = s->kept;
		new.kept.record = record_again(before, s->kept.record, now);
	}
	shelf_release(s);
	*s = new;
}

/* The row that was selected before the catalogue was replaced stays where it is on the screen. */
static void
select_row(struct shelf *s, size_t row)
{
	size_t above = s->kept.row - s->kept.top;

	if (s->kept.set)
		s->list.top = row < above ? 0 : row - above;
	s->kept.set = false;
	list_select(&s->list, row);
}

void
shelf_select(struct shelf *s, uint32_t record)
{
	for (size_t i = 0; i < s->list.count; i++)
		if (s->row[i] == record) {
			select_row(s, i);
			return;
		}
	select_row(s, s->kept.set ? s->kept.row : 0);
}

uint32_t
shelf_selected(const struct shelf *s)
{
	if (!s->ready)
		return s->kept.set ? s->kept.record : RECORD_NONE;
	return s->list.count ? s->row[s->list.selected] : RECORD_NONE;
}
