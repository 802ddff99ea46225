/* SPDX-License-Identifier: MIT */
#include "model/works.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "base/sort.h"
#include "model/describe.h"
#include "model/order.h"

static int
compare_record(const void *left, const void *right, void *context)
{
	const struct work *a = left, *b = right;

	(void)context;
	if (a->record != b->record)
		return a->record < b->record ? -1 : 1;
	return (a->key > b->key) - (a->key < b->key);
}

static int
compare_key(const void *left, const void *right, void *context)
{
	const struct work *a = left, *b = right;

	(void)context;
	return (a->key > b->key) - (a->key < b->key);
}

static bool
says_itself(const struct catalogue *c, uint32_t record, enum key key, uint32_t other)
{
	struct value v = record_value(c, record, key);

	for (uint32_t i = 0; i < value_items(v); i++)
		if (value_link(value_item(v, i)) == other)
			return true;
	return false;
}

/* By record, then by key, each pair once. */
static void
gather(struct works *w, const struct catalogue *c, uint32_t record)
{
	uint32_t links = record_backlinks(c, record);
	size_t count = 0;

	for (uint32_t i = 0; i < links; i++) {
		struct backlink b = record_backlink(c, record, i);
		enum key key = (enum key)b.key;

		if (b.record == RECORD_NONE || b.key == KEY_NONE || b.key >= KEYS)
			continue;
		if (key == KEY_DIFFERENT_FROM && says_itself(c, record, key, b.record))
			continue;
		w->work = mem_grow(w->work, &w->room, w->count + 1, sizeof *w->work);
		w->work[w->count++] = (struct work){ b.record, key, b.value };
	}
	sort_stable(w->work, w->count, sizeof *w->work, compare_record, NULL);
	for (size_t i = 0; i < w->count; i++)
		if (!count || compare_record(&w->work[count - 1], &w->work[i], NULL))
			w->work[count++] = w->work[i];
	w->count = count;
}

/* Where the works of a record begin, while they stand by record. */
static size_t
find(const struct works *w, uint32_t record)
{
	size_t low = 0, high = w->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (w->work[middle].record < record)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* False: cancelled. */
static bool
put_in_order(struct works *w, const struct catalogue *c, const struct languages *l,
	     const struct progress *progress)
{
	uint32_t *record = xcalloc(w->count, sizeof *record);
	struct work *sorted = xcalloc(w->count, sizeof *sorted);
	size_t records = 0, count = 0;
	bool wanted;

	for (size_t i = 0; i < w->count; i = works_end(w, i))
		record[records++] = w->work[i].record;
	wanted = order_records_while(progress, c, l, ORDER_YEAR, false, record, records);
	for (size_t i = 0; wanted && i < records; i++) {
		size_t at = find(w, record[i]);

		for (size_t stop = works_end(w, at); at < stop; at++)
			sorted[count++] = w->work[at];
	}
	free(w->work);
	w->work = sorted;
	w->room = w->count;
	free(record);
	return wanted;
}

void
works_find(struct works *w, const struct catalogue *c, const struct languages *l, uint32_t record,
	   enum works_order order)
{
	works_find_while(NULL, w, c, l, record, order);
}

void
works_find_while(const struct progress *progress, struct works *w, const struct catalogue *c,
		 const struct languages *l, uint32_t record, enum works_order order)
{
	*w = (struct works){ 0 };
	gather(w, c, record);
	if (!w->count)
		return;
	if (!put_in_order(w, c, l, progress)) {
		works_release(w);
		return;
	}
	if (order == WORKS_BY_ROLE)
		sort_stable(w->work, w->count, sizeof *w->work, compare_key, NULL);
}

void
works_release(struct works *w)
{
	free(w->work);
	*w = (struct works){ 0 };
}

size_t
works_end(const struct works *w, size_t i)
{
	size_t stop = i;

	while (stop < w->count && w->work[stop].record == w->work[i].record)
		stop++;
	return stop;
}

void
work_printed(struct buf *b, const struct work *w, const struct languages *l)
{
	uint32_t party = value_link(w->value);
	struct buf preferred = BUF_INIT, printed = BUF_INIT;

	if (key_row(w->key)->type != TYPE_NAMES || party == RECORD_NONE)
		return;
	describe_title(&preferred, w->value.catalogue, party, l);
	describe_credit(&printed, w->value, l);
	if (printed.len && strcmp(printed.data, preferred.data))
		/* TRANSLATORS: the name as a work prints it, e.g. (as R. Weinberg) */
		buf_printf(b, _(" (as %s)"), printed.data);
	buf_release(&preferred);
	buf_release(&printed);
}

void
works_roles(struct buf *b, const struct works *w, size_t i, size_t end, const struct languages *l)
{
	for (const char *separator = ""; i < end; i++) {
		buf_printf(b, "%s%s", separator, key_label(w->work[i].key, 1));
		work_printed(b, &w->work[i], l);
		separator = _("; ");
	}
}
