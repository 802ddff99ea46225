/* SPDX-License-Identifier: MIT */
#include "model/again.h"

#include <string.h>

#include "model/describe.h"

#define LINKS_MAX 8                     /* works by which somebody is looked for */

/* Who is printed so among those that a record names in a key? */
static uint32_t
named_in(const struct catalogue *c, uint32_t record, enum key key, const char *printed)
{
	struct value v = record_value(c, record, key);
	struct languages none = { 0 };
	uint32_t found = RECORD_NONE;
	struct buf b = BUF_INIT;

	for (uint32_t i = 0; i < value_items(v) && found == RECORD_NONE; i++) {
		uint32_t link = value_link(value_item(v, i));

		buf_clear(&b);
		describe_credit(&b, value_item(v, i), &none);
		if (link != RECORD_NONE && !strcmp(b.data, printed))
			found = link;
	}
	buf_release(&b);
	return found;
}

/* Who is registered nowhere: by the works that name him, whether a person or an organisation. */
static uint32_t
unregistered_again(const struct catalogue *before, uint32_t record, const struct catalogue *now)
{
	uint32_t links = record_backlinks(before, record), found = RECORD_NONE;
	struct languages none = { 0 };
	struct buf printed = BUF_INIT;

	for (uint32_t i = 0; i < links && i < LINKS_MAX && found == RECORD_NONE; i++) {
		struct backlink b = record_backlink(before, record, i);
		uint32_t work;

		if (b.record == RECORD_NONE || !*record_id(before, b.record) || b.key >= KEYS)
			continue;
		work = catalogue_find(now, record_kind(before, b.record),
				      record_id(before, b.record));
		buf_clear(&printed);
		describe_credit(&printed, b.value, &none);
		if (work != RECORD_NONE)
			found = named_in(now, work, (enum key)b.key, printed.data);
	}
	buf_release(&printed);
	return found;
}

/* What has neither an id nor a name in print: the one at the same place, if it is called so. */
static uint32_t
same_place(const struct catalogue *before, uint32_t record, const struct catalogue *now)
{
	enum kind kind = record_kind(before, record);
	uint32_t i = record - catalogue_first(before, kind), found = RECORD_NONE;
	struct languages none = { 0 };
	struct buf a = BUF_INIT, b = BUF_INIT;

	if (i < catalogue_count(now, kind) && !*record_id(now, catalogue_first(now, kind) + i)) {
		describe_title(&a, before, record, &none);
		describe_title(&b, now, catalogue_first(now, kind) + i, &none);
		if (!strcmp(a.data, b.data))
			found = catalogue_first(now, kind) + i;
	}
	buf_release(&a);
	buf_release(&b);
	return found;
}

uint32_t
record_again(const struct catalogue *before, uint32_t record, const struct catalogue *now)
{
	uint32_t found;
	const char *id;

	if (record == RECORD_NONE || record >= catalogue_records(before))
		return RECORD_NONE;
	id = record_id(before, record);
	if (*id)
		return catalogue_find(now, record_kind(before, record), id);
	found = unregistered_again(before, record, now);
	return found == RECORD_NONE ? same_place(before, record, now) : found;
}
