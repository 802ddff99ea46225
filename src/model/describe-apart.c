/* SPDX-License-Identifier: MIT */
/* What tells people of one name from each other. */
#include "model/describe.h"

#include "base/str.h"
#include "model/works.h"

#define YEAR_LEN 4

static void
add_part(struct buf *b, size_t start, const char *s)
{
	if (*s)
		buf_printf(b, "%s%s", b->len > start ? ", " : "", s);
}

static void
add_affiliation(struct buf *b, size_t start, const struct catalogue *c, uint32_t record,
		const struct languages *l)
{
	struct value first = value_item(record_value(c, record, KEY_AFFILIATION), 0);
	struct value party =
		value_form(first) == VALUE_MAP ? value_get(first, KEY_ORGANISATION) : first;
	struct buf name = BUF_INIT;

	if (value_link(party) != RECORD_NONE)
		describe_title(&name, c, value_link(party), l);
	add_part(b, start, name.data);
	buf_release(&name);
}

/* From the first to the last study: "2010-2013". */
static void
add_years(struct buf *b, size_t start, const struct catalogue *c, uint32_t record,
	  const struct languages *l)
{
	struct buf oldest = BUF_INIT, newest = BUF_INIT;
	struct works works;

	works_find(&works, c, l, record, WORKS_BY_RECORD);
	for (size_t i = 0; i < works.count; i++) {
		uint32_t by = works.work[i].record;

		if (record_kind(c, by) != KIND_STUDY || !record_value(c, by, KEY_ISSUED).node)
			continue;
		buf_clear(&oldest);
		describe_year(&oldest, c, by);
		if (oldest.len > YEAR_LEN)
			buf_truncate(&oldest, YEAR_LEN);
		if (!newest.len)
			buf_puts(&newest, oldest.data);
	}
	add_part(b, start, oldest.data);
	if (oldest.len && !str_is(str_of(oldest.data), newest.data))
		buf_printf(b, "-%s", newest.data);
	works_release(&works);
	buf_release(&oldest);
	buf_release(&newest);
}

void
describe_apart(struct buf *b, const struct catalogue *c, uint32_t record, const struct languages *l)
{
	size_t start = b->len;

	if (record_kind(c, record) == KIND_PERSON)
		add_affiliation(b, start, c, record, l);
	add_years(b, start, c, record, l);
	add_part(b, start, record_id(c, record));
}
