/* SPDX-License-Identifier: MIT */
#include "tui/shelf.h"

#include <stdlib.h>

#include "base/mem.h"
#include "model/again.h"
#include "model/describe.h"
#include "tui/listing.h"

#define LOOKED_AT 1000 /* records: nobody waits for so many */

void
shelf_release(struct shelf *s)
{
	rows_release(&s->rows);
	*s = (struct shelf){ 0 };
}

struct wish
shelf_wish(const struct shelf *s, int view, const struct asked *asked)
{
	return (struct wish){ .view = view,
			      .order = view_at(view)->order[s->order],
			      .reverse = s->reverse,
			      .relevance = s->relevance,
			      .query = asked->query,
			      .hooks = asked->hooks };
}

/* Is there so little to do that nobody would notice? */
static bool
at_once(const struct shelf *s, const struct content *x, const struct asked *asked)
{
	const struct beside *beside = asked->beside;
	/* A query looks at studies in whatever list. */
	size_t work = query_empty(asked->query) ? s->alls : catalogue_records(x->catalogue);

	return !beside || !beside_takes(beside, asked->owner, work);
}

static bool
may_be_unverified(const struct catalogue *c, uint32_t first, uint32_t count)
{
	uint32_t end = first + count;

	while (count <= LOOKED_AT && first < end && !record_unverified(c, first))
		first++;
	return first < end;
}

void
shelf_list(struct shelf *s, int view, const struct content *x, const struct asked *asked)
{
	struct wish wish = shelf_wish(s, view, asked);
	struct rows rows = { 0 };
	uint32_t first, count;

	view_range(view, x->catalogue, &first, &count);
	s->alls = count;
	s->unverified = may_be_unverified(x->catalogue, first, count);
	if (asked->beside)
		worker_cancel(asked->beside->worker, asked->owner, s);
	if (!s->waits)
		s->wanted = shelf_selected(s);
	if (finder_instant(x, &wish, &rows) ||
	    (at_once(s, x, asked) && finder_rows(asked->finder, x, &wish, &rows))) {
		s->waits = false;
		shelf_take(s, &rows, true);
		return;
	}
	s->waits = true;
	s->partial = s->has_top = false;
	s->searches = !query_empty(asked->query);
	s->asking = true;
	listing_start(s, &wish, x, asked);
	s->asking = false;
}

void
shelf_take(struct shelf *s, struct rows *rows, bool all)
{
	bool waited = s->waits && !s->asking;

	/* What was in sight before is so still, and the reader may be far behind these. */
	if (!all && s->kept.set) {
		rows_release(rows);
		return;
	}
	rows_release(&s->rows);
	s->rows = *rows;
	s->ready = true;
	s->waits = false;
	list_set_count(&s->list, rows->count);
	if (waited && s->has_top)
		s->list.top = s->top;
	if (waited)
		shelf_select(s, s->wanted);
	s->waits = s->partial = !all;
	s->has_top &= !all;
}

/* What was in sight stays there until the rows have come. */
static void
keep_in_sight(struct shelf *new, const struct shelf *s, const struct catalogue *before,
	      const struct catalogue *now)
{
	size_t end = s->list.top + (size_t)(s->list.height > 0 ? s->list.height : 1);
	struct rows *rows = &new->rows;

	if (end > s->list.count)
		end = s->list.count;
	*rows = (struct rows){ .among = catalogue_records(now) };
	rows->record = rows->own = xcalloc(end - s->list.top, sizeof *rows->own);
	for (size_t i = s->list.top; i < end; i++) {
		uint32_t record = record_again(before, rows_at(&s->rows, i), now);

		if (i == s->list.selected)
			new->list.selected = rows->count;
		if (record != RECORD_NONE)
			rows->own[rows->count++] = record;
	}
	list_set_count(&new->list, rows->count);
}

void
shelf_replace(struct shelf *s, const struct catalogue *before, const struct catalogue *now)
{
	struct shelf new = { .order = s->order,
			     .reverse = s->reverse,
			     .relevance = s->relevance,
			     .list = { .height = s->list.height } };

	if (s->ready) {
		new.kept.set = true;
		new.kept.record = record_again(before, shelf_selected(s), now);
		new.kept.row = s->list.selected;
		new.kept.top = s->list.top;
		keep_in_sight(&new, s, before, now);
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
	size_t row = rows_find(&s->rows, record);

	s->wanted = record;
	if (s->waits)
		return;
	if (row == s->rows.count)
		row = s->kept.set ? s->kept.row : 0;
	select_row(s, row);
}

void
shelf_scroll(struct shelf *s, size_t top)
{
	s->top = top;
	s->has_top = s->waits;
	if (s->waits)
		return;
	s->list.top = top;
	list_select(&s->list, s->list.selected);
}

void
shelf_moved(struct shelf *s)
{
	if (!s->waits || !s->list.count)
		return;
	s->wanted = rows_at(&s->rows, s->list.selected);
	s->has_top = s->kept.set = false;
}

uint32_t
shelf_selected(const struct shelf *s)
{
	if (s->waits && !s->partial)
		return s->wanted;
	if (!s->ready)
		return s->kept.set ? s->kept.record : RECORD_NONE;
	return s->list.count ? rows_at(&s->rows, s->list.selected) : RECORD_NONE;
}
