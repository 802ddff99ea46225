/* SPDX-License-Identifier: MIT */
#include "model/news.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"

/* People and organisations are one kind here: who is one today may be the other tomorrow. */
uint64_t
news_hash(enum kind kind, const char *id)
{
	return hash64(id, strlen(id), kind == KIND_ORGANISATION ? KIND_PERSON : kind);
}

static bool
was_there(const struct news *n, enum kind kind, const char *id)
{
	uint64_t hash = news_hash(kind, id);
	size_t from = 0, to = n->ids;

	while (from < to) {
		size_t middle = from + (to - from) / 2;

		if (n->id[middle] < hash)
			from = middle + 1;
		else
			to = middle;
	}
	return from < n->ids && n->id[from] == hash;
}

bool
news_has(const struct news *n, uint32_t record)
{
	enum kind kind;
	const char *id;
	struct value former;

	if (!n->id || record >= catalogue_records(n->catalogue))
		return false;
	kind = record_kind(n->catalogue, record);
	id = record_id(n->catalogue, record);
	if (!*id || was_there(n, kind, id))
		return false;
	former = record_value(n->catalogue, record, KEY_FORMERLY);
	for (uint32_t i = 0; i < value_items(former); i++)
		if (was_there(n, kind, value_text(value_item(former, i))))
			return false;
	return true;
}

size_t
news_count(const struct news *n, const struct progress *progress)
{
	uint32_t count = n->id ? catalogue_count(n->catalogue, KIND_STUDY) : 0;
	size_t found = 0;

	for (uint32_t i = 0; i < count && !progress_cancelled(progress); i++)
		found += news_has(n, catalogue_first(n->catalogue, KIND_STUDY) + i);
	return found;
}

static int
compare(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

uint64_t *
news_ids(const struct catalogue *c, const struct progress *progress, size_t *count)
{
	uint32_t records = catalogue_records(c);
	uint64_t *id = xcalloc((size_t)records + 1, sizeof *id);
	size_t n = 0;

	for (uint32_t i = 0; i < records && !progress_cancelled(progress); i++) {
		const char *name = record_id(c, i);

		if (*name)
			id[n++] = news_hash(record_kind(c, i), name);
	}
	if (!progress_cancelled(progress))
		qsort(id, n, sizeof *id, compare);
	if (progress_cancelled(progress)) {
		free(id);
		return NULL;
	}
	*count = n;
	return id;
}
