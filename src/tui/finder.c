/* SPDX-License-Identifier: MIT */
#include "tui/finder.h"

#include <stdlib.h>
#include <string.h>

#include "base/bits.h"
#include "base/clock.h"
#include "base/mem.h"
#include "model/ready.h"

/* The first rows are looked for so long. */
#define FIRST_MS 60

struct view_words {
	struct haystack haystack;
	bool begun;
};

struct view_order {
	struct rows rows;
	enum order order;
	bool made;
	size_t with;                    /* rows that are turned when it is reversed */
};

/* What a query left, for one that narrows it. */
struct view_left {
	struct query *query;            /* NULL: none */
	uint64_t *bits;
};

struct finder {
	const struct catalogue *catalogue;
	struct query_index *index;
	struct view_words words[VIEWS];
	struct view_order order[VIEWS];
	struct view_left left[VIEWS];
};

struct finder *
finder_new(const struct catalogue *c)
{
	struct finder *f = xcalloc(1, sizeof *f);

	f->catalogue = c;
	f->index = query_index_new(c);
	return f;
}

void
finder_forget(struct finder *f)
{
	for (int i = 0; i < VIEWS; i++) {
		rows_release(&f->order[i].rows);
		f->order[i].made = false;
	}
}

static void
left_release(struct view_left *l)
{
	query_free(l->query);
	free(l->bits);
	*l = (struct view_left){ .query = NULL };
}

void
finder_free(struct finder *f)
{
	if (!f)
		return;
	finder_forget(f);
	for (int i = 0; i < VIEWS; i++) {
		haystack_release(&f->words[i].haystack);
		left_release(&f->left[i]);
	}
	query_index_free(f->index);
	free(f);
}

void
view_range(int view, const struct catalogue *c, uint32_t *first, uint32_t *count)
{
	*first = RECORD_NONE;
	*count = 0;
	for (unsigned kind = 0; kind < KINDS; kind++)
		if (view_at(view)->kinds & 1u << kind) {
			if (*first == RECORD_NONE)
				*first = catalogue_first(c, (enum kind)kind);
			*count += catalogue_count(c, (enum kind)kind);
		}
}

static bool
order_instant(const struct content *x, const struct wish *w, struct rows *rows)
{
	uint32_t first, count;

	view_range(w->view, x->catalogue, &first, &count);
	if (view_at(w->view)->kinds == 1u << KIND_STUDY &&
	    ready_rows(x->catalogue, w->order, w->reverse, rows))
		return true;
	if (w->order != ORDER_FILE && count > 1)
		return false;
	rows_run(rows, first, count);
	rows->turned = w->reverse ? count : 0;
	return true;
}

bool
finder_instant(const struct content *x, const struct wish *w, struct rows *rows)
{
	return query_empty(w->query) && order_instant(x, w, rows);
}

/* All records of the view in order. */
static bool
put_in_order(struct finder *f, const struct content *x, const struct wish *w)
{
	struct view_order *o = &f->order[w->view];
	uint32_t first, count;

	if (!o->made || o->order != w->order) {
		rows_release(&o->rows);
		view_range(w->view, x->catalogue, &first, &count);
		o->made = order_instant(x, &(struct wish){ .view = w->view, .order = w->order,
							   .reverse = true }, &o->rows);
		o->with = o->rows.turned;
		if (!o->made) {
			rows_own(&o->rows, first, count);
			o->made = order_records_with(x->progress, x->catalogue, x->languages,
						     w->order, o->rows.own, count, &o->with);
		}
		o->order = w->order;
	}
	o->rows.turned = w->reverse ? o->with : 0;
	return o->made;
}

bool
finder_scope(struct finder *f, const struct content *x, const struct wish *w, bool words,
	     struct query_scope *scope)
{
	struct view_words *v = &f->words[w->view];

	*scope = (struct query_scope){ .index = f->index,
				       .hooks = w->hooks,
				       .progress = x->progress };
	view_range(w->view, x->catalogue, &scope->first, &scope->count);
	if (words && !v->begun)
		haystack_begin(&v->haystack, x->catalogue, scope->first, scope->count);
	v->begun |= words;
	if (words && !haystack_make(&v->haystack, x->progress))
		return false;
	if (v->begun && v->haystack.made == scope->count)
		scope->haystack = &v->haystack;
	return true;
}

/* What is found: a bit for each record.  A search that narrows the last looks at what that left. */
static bool
search(struct finder *f, const struct content *x, const struct wish *w, struct query_scope *scope,
       uint64_t *found)
{
	struct view_left *left = &f->left[w->view];

	if (!finder_scope(f, x, w, query_needs_haystack(w->query), scope))
		return false;
	if (left->query && query_narrows(w->query, left->query))
		scope->among = left->bits;
	query_run(w->query, scope, found);
	scope->among = NULL;
	if (progress_cancelled(x->progress))
		return false;
	left_release(left);
	if (query_is_plain(w->query)) {
		left->query = query_copy(w->query);
		left->bits = bits_new(scope->count);
		bits_copy(left->bits, found, scope->count);
	}
	return true;
}

/* A list that lasts longer than the finder's, and is nobody else's. */
static void
copy(struct rows *to, const struct rows *from)
{
	*to = *from;
	if (!from->own)
		return;
	to->own = xcalloc(from->count, sizeof *to->own);
	memcpy(to->own, from->own, from->count * sizeof *to->own);
	to->record = to->own;
}

static void
collect(struct rows *to, const struct rows *from, const uint64_t *found)
{
	size_t count = bits_count(found, from->among);

	*to = (struct rows){ .first = from->first, .among = from->among };
	to->record = to->own = xcalloc(count, sizeof *to->own);
	for (size_t i = 0; i < from->count && to->count < count; i++) {
		uint32_t record = rows_at(from, i);

		if (bits_has(found, record - from->first))
			to->own[to->count++] = record;
	}
}

bool
finder_rows(struct finder *f, const struct content *x, const struct wish *w, struct rows *rows)
{
	const struct view_order *o = &f->order[w->view];
	struct query_scope scope;
	uint64_t *found;
	bool all;

	if (!put_in_order(f, x, w))
		return false;
	if (query_empty(w->query)) {
		copy(rows, &o->rows);
		return true;
	}
	found = bits_new(o->rows.among);
	all = search(f, x, w, &scope, found);
	if (all) {
		collect(rows, &o->rows, found);
		if (w->relevance)
			query_rank(w->query, &scope, rows->own, rows->count);
		all = !progress_cancelled(x->progress);
		if (!all)
			rows_release(rows);
	}
	free(found);
	return all;
}

bool
finder_first(struct finder *f, const struct content *x, const struct wish *w, size_t most,
	     struct rows *rows)
{
	struct query_scope scope = { .index = f->index, .hooks = w->hooks };
	const struct view_order *o = &f->order[w->view];
	int64_t until = clock_ms() + FIRST_MS;
	struct rows instant;

	if (w->relevance || query_empty(w->query) || !query_is_plain(w->query))
		return false;
	if (o->made && o->order == w->order) {
		instant = o->rows;
		instant.turned = w->reverse ? o->with : 0;
	} else if (!order_instant(x, w, &instant)) {
		return false;
	}
	*rows = (struct rows){ .first = instant.first, .among = instant.among };
	rows->record = rows->own = xcalloc(most, sizeof *rows->own);
	for (size_t i = 0; i < instant.count && rows->count < most; i++) {
		uint32_t record = rows_at(&instant, i);

		if (progress_cancelled(x->progress) || clock_ms() > until)
			break;
		if (query_finds(w->query, &scope, record))
			rows->own[rows->count++] = record;
	}
	if (!rows->count)
		rows_release(rows);
	return rows->count > 0;
}
