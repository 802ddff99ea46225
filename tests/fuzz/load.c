/* SPDX-License-Identifier: MIT */
/* Any bytes as a catalogue: every place lies in the file, and all that was loaded can be walked. */
#include <assert.h>
#include <stdint.h>
#include <string.h>

#include "format/read.h"
#include "model/catalogue.h"
#include "text/rich.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static uint64_t sum;

/* What readers see is what was written, or that without its tags. */
static void
check_written(struct value v)
{
	struct str written = value_written(v);
	struct buf plain = BUF_INIT;

	rich_add_plain(&plain, written.s, written.len);
	assert(strlen(written.s) == written.len && plain.len <= 3 * written.len);
	assert(!strcmp(value_text(v), written.s) || !strcmp(value_text(v), plain.data));
	buf_release(&plain);
}

static void
walk_value(const struct catalogue *c, struct value v, int depth)
{
	uint32_t link = value_link(v);

	assert(depth <= 40);
	assert(strlen(value_text(v)) == value_len(v));
	assert(link == RECORD_NONE || link < catalogue_records(c));
	sum += strlen(value_key_name(v)) + (uint64_t)value_key(v) + value_quoted(v);
	check_written(v);
	assert(value_items(v) == 0 || value_form(value_item(v, 0)) != VALUE_ABSENT);
	for (uint32_t i = 0; i < value_count(v); i++)
		walk_value(c, value_at(v, i), depth + 1);
}

static void
walk(const struct catalogue *c, size_t lines)
{
	for (uint32_t r = 0; r < catalogue_records(c); r++) {
		enum kind kind = record_kind(c, r);
		uint32_t found;

		assert(kind < KINDS && r - catalogue_first(c, kind) < catalogue_count(c, kind));
		assert(record_line(c, r) <= lines + 1);
		assert(!strcmp(record_file(c, r), "file"));
		if (*record_id(c, r) && kind != KIND_FILE) {
			found = catalogue_find(c, kind, record_id(c, r));
			assert(found < catalogue_records(c));
			assert(!strcmp(record_id(c, found), record_id(c, r)));
		}
		for (uint32_t i = 0; i < record_values(c, r); i++)
			walk_value(c, record_value_at(c, r, i), 0);
		for (uint32_t i = 0; i < record_backlinks(c, r); i++) {
			struct backlink back = record_backlink(c, r, i);

			assert(back.record < catalogue_records(c));
			assert(value_link(back.value) == r);
		}
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct diags diags = { 0 };
	struct catalogue *c = catalogue_read_one("file", (const char *)data, size, &diags);
	size_t lines = 0;

	for (size_t i = 0; i < size; i++)
		lines += data[i] == '\n' || data[i] == '\r';
	for (size_t i = 0; i < diags.count; i++) {
		const struct diag *d = &diags.diag[i];

		assert(!strcmp(d->place.file, "file"));
		assert(d->place.line >= 1 && d->place.line <= lines + 1);
		assert(d->place.column >= 1 && d->place.column <= size + 1);
		assert(*d->text);
	}
	assert(c || diags.errors);
	if (c)
		walk(c, lines);
	catalogue_free(c);
	diags_release(&diags);
	return 0;
}
