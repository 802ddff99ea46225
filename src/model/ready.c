/* SPDX-License-Identifier: MIT */
#include "model/ready.h"

#include <stdlib.h>
#include <string.h>

#include "base/bits.h"
#include "model/block.h"
#include "model/date.h"
#include "model/describe.h"

static const enum order orders[READY_MAX] = { ORDER_YEAR, ORDER_TITLE };

/* Does every reader see the same titles? */
static bool
same_for_all(const struct catalogue *c)
{
	uint32_t first = catalogue_first(c, KIND_STUDY);

	for (uint32_t i = 0; i < catalogue_count(c, KIND_STUDY); i++)
		if (value_form(record_value(c, first + i, KEY_TITLE)) != VALUE_TEXT)
			return false;
	return true;
}

static uint32_t
dated(const struct catalogue *c)
{
	uint32_t first = catalogue_first(c, KIND_STUDY), count = 0;
	struct date date;

	for (uint32_t i = 0; i < catalogue_count(c, KIND_STUDY); i++)
		count += date_read(record_value(c, first + i, KEY_ISSUED), &date);
	return count;
}

bool
ready_make(const struct catalogue *c, size_t i, uint32_t *record, struct ready *r)
{
	static const struct languages nobody = { .count = 0 };
	uint32_t first = catalogue_first(c, KIND_STUDY), count = catalogue_count(c, KIND_STUDY);

	if (i >= READY_MAX || !same_for_all(c))
		return false;
	for (uint32_t k = 0; k < count; k++)
		record[k] = first + k;
	order_records(c, &nobody, orders[i], false, record, count);
	*r = (struct ready){
		.order = orders[i], .count = count, .record = record,
		.with = orders[i] == ORDER_YEAR ? dated(c) : count,
	};
	return true;
}

void
ready_set(struct catalogue *c, size_t i, const struct ready *r)
{
	if (i < READY_MAX)
		c->ready[i] = *r;
}

static bool
all_studies(const struct catalogue *c, const uint32_t *record, size_t count)
{
	uint32_t first = catalogue_first(c, KIND_STUDY), last = first + (uint32_t)count;

	if (!count || count != catalogue_count(c, KIND_STUDY))
		return false;
	for (size_t i = 0; i < count; i++)
		if (record[i] < first || record[i] >= last)
			return false;
	return true;
}

bool
ready_rows(const struct catalogue *c, enum order order, bool reverse, struct rows *rows)
{
	uint32_t count = catalogue_count(c, KIND_STUDY);

	for (size_t i = 0; i < READY_MAX; i++) {
		const struct ready *r = &c->ready[i];

		if (!r->record || r->order != (uint32_t)order || r->count != count ||
		    r->with > count)
			continue;
		rows_run(rows, catalogue_first(c, KIND_STUDY), count);
		rows->record = r->record;
		/* Those without a date are last whichever way round. */
		rows->turned = reverse ? r->with : 0;
		return true;
	}
	return false;
}

/* A damaged order names what is no study, or one study twice: it is not taken. */
static bool
is_sound(const struct rows *rows)
{
	uint64_t *seen = bits_new(rows->among);
	bool sound = true;

	for (size_t i = 0; i < rows->count && sound; i++) {
		size_t at = rows_at(rows, i) - rows->first;

		sound = !bits_has(seen, at);
		bits_set(seen, at);
	}
	free(seen);
	return sound;
}

bool
ready_take(const struct catalogue *c, enum order order, bool reverse, uint32_t *record,
	   size_t count)
{
	struct rows rows;

	if (!all_studies(c, record, count) || !ready_rows(c, order, reverse, &rows) ||
	    !is_sound(&rows))
		return false;
	for (size_t i = 0; i < count; i++)
		record[i] = rows_at(&rows, i);
	return true;
}

uint32_t
ready_named(const struct catalogue *c, enum kind kind)
{
	uint32_t first = catalogue_first(c, kind), named = 0;

	if (c->named_known)
		return c->named[kind];
	for (uint32_t i = 0; i < catalogue_count(c, kind); i++)
		named += record_works(c, first + i) > 0;
	return named;
}

void
ready_set_named(struct catalogue *c, const uint32_t named[KINDS])
{
	memcpy(c->named, named, sizeof c->named);
	c->named_known = true;
}
