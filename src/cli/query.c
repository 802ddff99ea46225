/* SPDX-License-Identifier: MIT */
#include "cli/query.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "model/country.h"

static uint32_t
find_country(const struct catalogue *c, const char *code)
{
	char upper[4];
	size_t len = strlen(code);
	unsigned country;

	if (len < 2 || len > 3)
		return RECORD_NONE;
	for (size_t i = 0; i <= len; i++)
		upper[i] = code[i] >= 'a' && code[i] <= 'z' ? (char)(code[i] - 'a' + 'A') : code[i];
	country = country_find(upper, len);
	if (country == COUNTRY_NONE)
		return RECORD_NONE;
	return catalogue_find(c, KIND_COUNTRY, country_at(country)->alpha3);
}

uint32_t
query_record(const struct catalogue *c, enum kind kind, const char *id)
{
	uint32_t record = catalogue_find(c, kind, id);

	if (record == RECORD_NONE && kind == KIND_COUNTRY)
		record = find_country(c, id);
	/* People and organisations answer for each other. */
	if (record != RECORD_NONE && record_kind(c, record) != kind)
		return RECORD_NONE;
	return record;
}

void
query_init(struct query *q, const struct catalogue *c, enum kind kind, const char *const *word,
	   size_t words)
{
	*q = (struct query){ .haystack = { .text = BUF_INIT } };
	q->record = xcalloc(words, sizeof *q->record);
	q->needle = xcalloc(words, sizeof *q->needle);
	for (size_t i = 0; i < words; i++) {
		uint32_t record = query_record(c, kind, word[i]);

		if (record != RECORD_NONE)
			q->record[q->records++] = record;
		else
			needle_init(&q->needle[q->needles++], word[i]);
	}
	if (q->needles)
		haystack_init(&q->haystack, c, catalogue_first(c, kind), catalogue_count(c, kind));
}

bool
query_matches(const struct query *q, uint32_t record)
{
	bool named = !q->records;

	for (size_t i = 0; i < q->records && !named; i++)
		named = q->record[i] == record;
	if (!named)
		return false;
	for (size_t i = 0; i < q->needles; i++)
		if (!haystack_has(&q->haystack, &q->needle[i], record))
			return false;
	return true;
}

void
query_release(struct query *q)
{
	for (size_t i = 0; i < q->needles; i++)
		needle_release(&q->needle[i]);
	if (q->needles)
		haystack_release(&q->haystack);
	free(q->needle);
	free(q->record);
	*q = (struct query){ .haystack = { .text = BUF_INIT } };
}
