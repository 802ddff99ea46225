/* SPDX-License-Identifier: MIT */
/* Going round a whole catalogue, however damaged, through every function that reads one. */
#ifndef PACECAT_TESTS_WALK_H
#define PACECAT_TESTS_WALK_H

#include <assert.h>
#include <stdlib.h>

#include "base/bits.h"
#include "base/mem.h"
#include "model/catalogue.h"
#include "model/describe-value.h"
#include "model/describe.h"
#include "model/haystack.h"
#include "model/order.h"
#include "model/works.h"

struct walk {
	const struct languages *languages;
	size_t steps;                   /* left: damage may make one part appear in many places */
	size_t bytes;                   /* of text, so that every one is read */
};

static inline void
walk_text(struct walk *w, const char *s)
{
	for (; *s && w->steps; s++, w->steps--)
		w->bytes++;
}

static inline void
walk_value(struct walk *w, struct value v, int depth)
{
	const char *text = value_text(v);
	struct str written = value_written(v);

	assert(depth < 40);
	if (!w->steps)
		return;
	w->steps--;
	for (uint32_t i = 0; i < value_len(v); i++)
		w->bytes += (unsigned char)text[i];
	assert(!text[value_len(v)]);
	assert(!written.s[written.len] && strlen(written.s) <= written.len);
	walk_text(w, written.s);
	walk_text(w, value_key_name(v));
	w->bytes += value_quoted(v);
	assert(value_link(v) == RECORD_NONE || value_link(v) < catalogue_records(v.catalogue));
	value_get(v, KEY_GIVEN);
	value_local(v, w->languages, "pt");
	for (uint32_t i = 0; i < value_count(v); i++)
		walk_value(w, value_at(v, i), depth + 1);
	for (uint32_t i = 0; i < value_items(v); i++)
		w->bytes += value_len(value_item(v, i));
}

/* As a page or the command line tells it; only a little of what damage makes large. */
static inline void
walk_words(struct walk *w, const struct catalogue *c, uint32_t r)
{
	struct spans spans = SPANS_INIT;
	struct works works;

	for (unsigned k = KEY_NONE + 1; k < KEYS; k++) {
		struct value v = record_value(c, r, (enum key)k);
		uint32_t next = 0;

		for (int i = 0; i < 4 && w->steps; i++) {
			if (!describe_next(&spans, (enum key)k, v, &next, w->languages, "pt"))
				break;
			w->bytes += spans.text.len;
			w->steps -= spans.count < w->steps ? spans.count : w->steps;
		}
	}
	works_find(&works, c, w->languages, r, WORKS_BY_ROLE);
	for (size_t i = 0; i < works.count; i++)
		assert(works.work[i].record < catalogue_records(c) && works.work[i].key < KEYS);
	works_release(&works);
	spans_release(&spans);
}

static inline void
walk_record(struct walk *w, const struct catalogue *c, uint32_t r)
{
	struct buf b = BUF_INIT;
	uint32_t found;

	walk_text(w, record_id(c, r));
	walk_text(w, record_file(c, r));
	w->bytes += record_line(c, r) + record_column(c, r);
	kind_shape(record_kind(c, r));
	found = catalogue_find(c, record_kind(c, r), record_id(c, r));
	assert(found == RECORD_NONE || found < catalogue_records(c));
	for (unsigned k = 0; k < KEYS; k++)
		w->bytes += value_items(record_value(c, r, (enum key)k));
	for (uint32_t i = 0; i < record_values(c, r); i++)
		walk_value(w, record_value_at(c, r, i), 0);
	for (uint32_t i = 0; i < record_backlinks(c, r); i++) {
		struct backlink link = record_backlink(c, r, i);

		assert(link.record == RECORD_NONE || link.record < catalogue_records(c));
		walk_value(w, link.value, 0);
		describe_credit(&b, link.value, w->languages);
	}
	walk_words(w, c, r);
	describe_title(&b, c, r, w->languages);
	describe_heading(&b, c, r, w->languages);
	describe_authors(&b, c, r, w->languages);
	describe_year(&b, c, r);
	w->bytes += b.len + record_works(c, r) + record_unverified(c, r);
	buf_release(&b);
}

static inline size_t
walk_catalogue(const struct catalogue *c)
{
	struct languages languages = { .tag = { "fr" }, .count = 1 };
	struct walk w = { .languages = &languages, .steps = 20000 };
	uint32_t count = catalogue_records(c), *record = xcalloc(count, sizeof *record);
	struct haystack haystack;
	struct needle needle;
	uint64_t *found;

	for (uint32_t r = 0; r < count; r++) {
		walk_record(&w, c, r);
		record[r] = r;
	}
	for (unsigned order = 0; order < ORDERS; order++)
		order_records(c, &languages, (enum order)order, order % 2, record, count);
	for (uint32_t r = 0; r < catalogue_count(c, KIND_STUDY) && r < count; r++)
		record[r] = catalogue_first(c, KIND_STUDY) + r;
	for (unsigned order = 0; order < ORDERS; order++)
		order_records(c, &languages, (enum order)order, order % 2, record,
			      catalogue_count(c, KIND_STUDY));
	for (uint32_t r = 0; r < count; r++)
		record[r] = r;
	haystack_init(&haystack, c, 0, count);
	needle_init(&needle, "rakoto herve");
	found = bits_new(count);
	bits_fill(found, count);
	haystack_filter(&haystack, &needle, found, NULL);
	w.bytes += bits_next(found, 0, count);
	free(found);
	needle_release(&needle);
	haystack_release(&haystack);
	free(record);
	return w.bytes;
}

#endif
