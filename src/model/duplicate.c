/* SPDX-License-Identifier: MIT */
#include "model/duplicate.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/gettext.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/sort.h"
#include "model/duplicate-key.h"
#include "text/fold.h"

#define DISTANCE_MAX 400 /* bytes of what is compared letter by letter */

void
dup_add(struct dup_index *x, const char *kind, struct str key, uint32_t item)
{
	uint64_t hash = hash64(key.s, key.len, hash64(kind, strlen(kind), 0));

	x->entry = mem_grow(x->entry, &x->room, x->count + 1, sizeof *x->entry);
	x->entry[x->count++] = (struct dup_entry){ .key = hash, .item = item };
}

static int
compare_entries(const void *a, const void *b, void *context)
{
	const struct dup_entry *x = a, *y = b;

	(void)context;
	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	return x->item < y->item ? -1 : x->item > y->item;
}

void
dup_pairs(struct dup_index *x, size_t most, const struct progress *progress,
	  void (*pair)(void *context, uint32_t a, uint32_t b), void *context)
{
	if (progress_cancelled(progress))
		return;
	sort_stable(x->entry, x->count, sizeof *x->entry, compare_entries, NULL);
	for (size_t i = 0; i < x->count && !progress_cancelled(progress); i++) {
		size_t others = 0;

		for (size_t k = i + 1;
		     k < x->count && x->entry[k].key == x->entry[i].key && others < most;
		     k++, others++)
			if (x->entry[k].item != x->entry[i].item)
				pair(context, x->entry[i].item, x->entry[k].item);
	}
}

void
dup_release(struct dup_index *x)
{
	free(x->entry);
	*x = (struct dup_index){ .entry = NULL };
}

void
dup_words(struct buf *out, struct str s)
{
	size_t from = out->len, to = from;
	bool gap = false;

	if (s.len)
		fold_add(out, s.s, s.len);
	for (size_t i = from; i < out->len; i++) {
		char c = out->data[i];

		if ((unsigned char)c < 0x80 && !ascii_is_lower(c) && !ascii_is_digit(c)) {
			gap |= c != '\'';
			continue;
		}
		if (gap && to > from)
			out->data[to++] = ' ';
		gap = false;
		out->data[to++] = c;
	}
	buf_truncate(out, to);
}

void
dup_found(struct duplicates *ds, uint32_t a, uint32_t b, enum duplicate_reason reason)
{
	ds->pair = mem_grow(ds->pair, &ds->room, ds->pairs + 1, sizeof *ds->pair);
	ds->pair[ds->pairs++] = (struct duplicate){ .first = a < b ? a : b,
						    .second = a < b ? b : a,
						    .reason = reason };
}

static unsigned
least(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

/* What both begin or end with makes no difference. */
static void
trim(struct str *a, struct str *b)
{
	while (a->len && b->len && *a->s == *b->s) {
		a->s++;
		b->s++;
		a->len--;
		b->len--;
	}
	while (a->len && b->len && a->s[a->len - 1] == b->s[b->len - 1]) {
		a->len--;
		b->len--;
	}
}

/*
 * Row i says what the first i bytes of a are from the first k of b.  That is at least by how much i
 * and k differ, so what lies farther apart than `most` is not worked out, and is above it.
 */
unsigned
dup_distance(struct str a, struct str b, unsigned most)
{
	unsigned rows[3][DISTANCE_MAX + 1];
	unsigned *before = rows[0], *last = rows[1], *now = rows[2];
	size_t apart = a.len > b.len ? a.len - b.len : b.len - a.len;

	if (apart > most || a.len > DISTANCE_MAX || b.len > DISTANCE_MAX)
		return most + 1;
	trim(&a, &b);
	for (size_t k = 0; k <= b.len && k <= most + 1; k++)
		last[k] = (unsigned)k;
	for (size_t i = 1; i <= a.len; i++) {
		size_t from = i > most ? i - most : 1, to = i + most < b.len ? i + most : b.len;
		unsigned *spare = before, best = from > 1 ? most + 1 : (unsigned)i;

		now[from - 1] = best;
		for (size_t k = from; k <= to; k++) {
			unsigned other = a.s[i - 1] != b.s[k - 1];

			now[k] = least(least(last[k], now[k - 1]) + 1, last[k - 1] + other);
			if (i > 1 && k > 1 && a.s[i - 1] == b.s[k - 2] && a.s[i - 2] == b.s[k - 1])
				now[k] = least(now[k], before[k - 2] + 1);
			best = least(best, now[k]);
		}
		if (best > most)
			return most + 1;
		if (to < b.len)
			now[to + 1] = most + 1;
		before = last;
		last = now;
		now = spare;
	}
	return least(last[b.len], most + 1);
}

const char *
duplicate_why(enum duplicate_reason reason)
{
	static const char *const sentences[DUPLICATE_REASONS] = {
		[DUPLICATE_ORCID] = N_("they have the same ORCID"),
		[DUPLICATE_ALIKE] = N_("their names read alike, accents, case and marks apart"),
		[DUPLICATE_ORDER] = N_("their names are the same words in another order"),
		[DUPLICATE_DOUBLE] = N_("one has a second family name"),
		[DUPLICATE_INITIALS] = N_("one has initials, or fewer given names, than the other"),
		[DUPLICATE_LETTER] = N_("their names differ in one letter"),
		[DUPLICATE_DOI] = N_("they have the same DOI"),
		[DUPLICATE_ISBN] = N_("they have the same ISBN"),
		[DUPLICATE_TITLE] = N_("they have the same title and year"),
		[DUPLICATE_TITLE_LETTERS] =
			N_("their titles differ in a letter or two, and the year is the same"),
		[DUPLICATE_SUBTITLE] =
			N_("one title goes on where the other ends, and the year is the same"),
	};

	return sentences[reason];
}

static int
compare_records(const struct duplicate *x, const struct duplicate *y)
{
	if (x->first != y->first)
		return x->first < y->first ? -1 : 1;
	return x->second < y->second ? -1 : x->second > y->second;
}

static int
compare_pairs(const void *a, const void *b, void *context)
{
	const struct duplicate *x = a, *y = b;
	int order = compare_records(x, y);

	(void)context;
	return order ? order : (int)x->reason - (int)y->reason;
}

/* The pairs of which one record names the other: somebody has said what they are. */
static void
find_said(struct duplicates *said, const struct catalogue *c, const struct progress *progress)
{
	static const struct {
		enum kind kind;
		enum key key;
	} rows[] = { { KIND_ORGANISATION, KEY_DIFFERENT_FROM },
		     { KIND_PERSON, KEY_DIFFERENT_FROM },
		     { KIND_STUDY, KEY_RELATED } };

	for (size_t r = 0; r < sizeof rows / sizeof *rows; r++)
		for (uint32_t i = 0; i < catalogue_count(c, rows[r].kind); i++) {
			uint32_t record = catalogue_first(c, rows[r].kind) + i;
			struct value list = record_value(c, record, rows[r].key);
			/* In a damaged block the lists of all may be one that is as long as it. */
			uint32_t items = progress_cancelled(progress) ? 0 : value_items(list);

			for (uint32_t k = 0; k < items; k++)
				dup_found(said, record, value_link(value_item(list, k)),
					  DUPLICATE_REASONS);
		}
	sort_stable(said->pair, said->pairs, sizeof *said->pair, compare_pairs, NULL);
}

void
duplicates_find(struct duplicates *ds, const struct catalogue *c, const struct progress *progress)
{
	struct duplicates said = { .pair = NULL };
	size_t kept = 0, k = 0;

	*ds = (struct duplicates){ .pair = NULL };
	dup_parties(ds, c, progress);
	dup_studies(ds, c, progress);
	find_said(&said, c, progress);
	sort_stable(ds->pair, ds->pairs, sizeof *ds->pair, compare_pairs, NULL);
	/* Of several reasons the surest. */
	for (size_t i = 0; i < ds->pairs; i++) {
		const struct duplicate d = ds->pair[i];

		while (k < said.pairs && compare_records(&said.pair[k], &d) < 0)
			k++;
		if ((k == said.pairs || compare_records(&said.pair[k], &d)) &&
		    (!kept || compare_records(&ds->pair[kept - 1], &d)))
			ds->pair[kept++] = d;
	}
	ds->pairs = kept;
	duplicates_release(&said);
	for (size_t i = 0; i < ds->pairs; i++) {
		struct duplicate *d = &ds->pair[i];

		if (record_backlinks(c, d->second) > record_backlinks(c, d->first) &&
		    (*record_id(c, d->second) || !*record_id(c, d->first))) {
			uint32_t swap = d->first;

			d->first = d->second;
			d->second = swap;
		}
	}
}

void
duplicates_release(struct duplicates *ds)
{
	free(ds->pair);
	*ds = (struct duplicates){ .pair = NULL };
}
