/* SPDX-License-Identifier: MIT */
/*
 * Two catalogues, parted by a line of "%%", and all that is asked of one: what may be there twice,
 * what it can be narrowed by, where each value's count must be what its query finds, and how it
 * differs from the other one, which must be the same from both sides.
 */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/bits.h"
#include "format/read.h"
#include "model/compare.h"
#include "model/duplicate.h"
#include "model/facet.h"

#define PARTING "\n%%\n"

/* One is asked, by the length of the input. */
static const char *const queries[] = {
	"",
	"reef",
	"country:COD",
	"country:COD OR year:2001",
	"-type:book",
	"author:seve topic:fog",
};

#define QUERIES (sizeof queries / sizeof *queries)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_duplicates(const struct catalogue *c)
{
	struct duplicates ds = { .pair = NULL };

	duplicates_find(&ds, c, NULL);
	for (size_t i = 0; i < ds.pairs; i++) {
		const struct duplicate *d = &ds.pair[i];

		assert(d->first < catalogue_records(c) && d->second < catalogue_records(c));
		assert(d->first != d->second && d->reason < DUPLICATE_REASONS);
		assert(record_kind(c, d->first) == record_kind(c, d->second) ||
		       record_kind(c, d->first) == KIND_PERSON ||
		       record_kind(c, d->first) == KIND_ORGANISATION);
	}
	duplicates_release(&ds);
}

/* What a query and another one find together. */
static uint64_t *
ask(const struct query_scope *scope, const char *query, const char *also)
{
	uint64_t *found = bits_new(scope->count);
	struct buf text = BUF_INIT;
	struct query *q;

	query_add(&text, query, strlen(query));
	query_add(&text, also, strlen(also));
	q = query_parse(text.data, text.len);
	assert(!query_fault(q));
	query_run(q, scope, found);
	query_free(q);
	buf_release(&text);
	return found;
}

static void
check_values(const struct facet_values *values, const struct facet_scope *asked)
{
	uint32_t count = asked->scope->count;
	uint64_t *picked = bits_new(values->count);

	for (size_t i = 0; i < values->count; i++) {
		struct buf text = BUF_INIT;
		uint64_t *found;

		bits_set(picked, i);
		facet_query(values, picked, &text);
		found = ask(asked->scope, asked->query, text.data);
		assert(*facet_label(values, i) && values->value[i].count > 0);
		assert(bits_count(found, count) == values->value[i].count);
		buf_release(&text);
		free(found);
		bits_unset(picked, i);
	}
	free(picked);
}

static void
check_facets(const struct catalogue *c, enum kind kind, const char *query)
{
	struct languages languages = { .tag = { "fr" }, .count = 1 };
	struct haystack haystack;
	struct query_scope scope = { .index = query_index_new(c),
				     .haystack = &haystack,
				     .first = catalogue_first(c, kind),
				     .count = catalogue_count(c, kind) };
	struct facet_scope asked = { .scope = &scope, .query = query, .languages = &languages };
	uint64_t *found;

	haystack_init(&haystack, c, scope.first, scope.count);
	asked.found = found = ask(&scope, query, "");
	for (size_t i = 0; facet_at(i); i++) {
		struct facet_values values = FACET_VALUES_INIT;

		if (facet_serves(facet_at(i), 1u << kind) &&
		    facet_count(facet_at(i), &asked, &values))
			check_values(&values, &asked);
		facet_values_release(&values);
	}
	haystack_release(&haystack);
	query_index_free(scope.index);
	free(found);
}

static void
count_types(const struct comparison *c, size_t types[3])
{
	memset(types, 0, 3 * sizeof *types);
	for (size_t i = 0; i < c->changes; i++)
		types[c->change[i].type]++;
}

static void
check_comparison(const struct catalogue *a, const struct catalogue *b)
{
	struct comparison there, back, self;
	size_t went[3], came[3];

	compare_catalogues(&self, a, a);
	assert(!self.changes);
	comparison_release(&self);
	compare_catalogues(&there, a, b);
	compare_catalogues(&back, b, a);
	count_types(&there, went);
	count_types(&back, came);
	assert(went[CHANGE_ADDED] == came[CHANGE_REMOVED]);
	assert(went[CHANGE_REMOVED] == came[CHANGE_ADDED]);
	assert(went[CHANGE_CHANGED] == came[CHANGE_CHANGED]);
	comparison_release(&there);
	comparison_release(&back);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *s = size ? (const char *)data : "";
	const char *parting = memmem(s, size, PARTING, sizeof PARTING - 1);
	size_t first = parting ? (size_t)(parting - s) + 1 : size;
	size_t second = parting ? first + sizeof PARTING - 2 : size;
	struct diags unheard = { .diag = NULL };
	struct catalogue *a = catalogue_read_one("a", s, first, &unheard);
	struct catalogue *b = catalogue_read_one("b", s + second, size - second, &unheard);

	if (a) {
		check_duplicates(a);
		for (int kind = 0; kind < KINDS; kind++)
			check_facets(a, (enum kind)kind, queries[size % QUERIES]);
	}
	if (a && b)
		check_comparison(a, b);
	catalogue_free(a);
	catalogue_free(b);
	diags_release(&unheard);
	return 0;
}
