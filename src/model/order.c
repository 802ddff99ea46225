/* SPDX-License-Identifier: MIT */
#include "model/order.h"

#include <assert.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/gettext.h"
#include "base/mem.h"
#include "model/date.h"
#include "model/describe.h"
#include "model/name.h"
#include "model/ready.h"
#include "text/fold.h"

static const struct {
	const char *name, *label;
} words[ORDERS] = {
	[ORDER_FILE] = { "file", N_("as in the catalogue") },
	[ORDER_TITLE] = { "title", N_("by title") },
	[ORDER_YEAR] = { "year", N_("by year") },
	[ORDER_AUTHOR] = { "author", N_("by author") },
	[ORDER_COUNTRY] = { "country", N_("by country") },
	[ORDER_WORKS] = { "works", N_("by number of studies") },
};

const char *
order_name(enum order order)
{
	return words[order].name;
}

const char *
order_label(enum order order)
{
	return words[order].label;
}

bool
order_find(const char *name, enum order *order)
{
	for (unsigned i = 0; i < ORDERS; i++)
		if (!strcmp(words[i].name, name)) {
			*order = (enum order)i;
			return true;
		}
	return false;
}

/* What a record is ordered by: first the datum (a number or a key), then the title's key. */
struct item {
	uint32_t record;
	bool none;                      /* has no such datum: last whichever way round */
	long long number;
	size_t key, key_len;            /* sort key in `keys` */
	size_t title, title_len;
};

/* What is moved: most are told apart by the first bytes alone. */
struct row {
	uint64_t first, second;
	uint32_t item;
};

struct sorting {
	const struct catalogue *catalogue;
	const struct languages *languages;
	enum order order;
	bool reverse;
	const struct progress *progress; /* may be NULL */
	struct item *item;
	struct buf keys, text;
	struct known {
		size_t at, len;         /* in `keys`; 0 bytes: not there yet */
	} *known;                       /* the key of each record that others are ordered by */
};

/* Append the key of what `text` has: its bytes. */
static size_t
add_key(struct sorting *s, size_t *at)
{
	*at = s->keys.len;
	sort_key_add(&s->keys, s->text.data, s->text.len);
	return s->keys.len - *at;
}

static long long
year_number(const struct catalogue *c, uint32_t record)
{
	struct date date;

	if (!date_read(record_value(c, record, KEY_ISSUED), &date))
		return LLONG_MIN;
	return date_order(&date);
}

static void
add_heading(struct buf *b, const struct catalogue *c, uint32_t record, const struct languages *l)
{
	struct name name;

	if (record_kind(c, record) == KIND_PERSON &&
	    name_read(record_value(c, record, KEY_NAME), &name))
		name_add_sorted(b, &name);
	else
		describe_heading(b, c, record, l);
}

/* Whom describe_authors shows first. */
static struct value
first_author(const struct catalogue *c, uint32_t record)
{
	struct value v = record_value(c, record, KEY_AUTHOR);

	if (!value_items(v))
		v = record_value(c, record, KEY_EDITOR);
	return value_item(v, 0);
}

/* The key of a record that many may be ordered by is made once. */
static void
use_known(struct item *item, struct sorting *s, uint32_t record)
{
	struct known *known = &s->known[record];

	if (!known->len) {
		buf_clear(&s->text);
		if (s->order == ORDER_AUTHOR)
			add_heading(&s->text, s->catalogue, record, s->languages);
		else
			describe_title(&s->text, s->catalogue, record, s->languages);
		if (!s->text.len) {
			item->none = true;
			return;
		}
		known->len = add_key(s, &known->at);
	}
	item->key = known->at;
	item->key_len = known->len;
}

static void
fill_author(struct item *item, struct sorting *s)
{
	struct value v = first_author(s->catalogue, item->record);
	uint32_t party = value_link(v);
	struct name name;

	if (party != RECORD_NONE) {
		use_known(item, s, party);
	} else {
		buf_clear(&s->text);
		if (name_read(v, &name))
			name_add_sorted(&s->text, &name);
		item->none = !s->text.len;
		if (!item->none)
			item->key_len = add_key(s, &item->key);
	}
	if (!item->none)
		item->number = year_number(s->catalogue, item->record);
}

static void
fill_country(struct item *item, struct sorting *s)
{
	struct value v = record_value(s->catalogue, item->record, KEY_COUNTRY);
	uint32_t country = value_link(value_item(v, 0));

	item->none = country == RECORD_NONE;
	if (!item->none)
		use_known(item, s, country);
}

static void
fill_year(struct item *item, struct sorting *s)
{
	item->number = year_number(s->catalogue, item->record);
	item->none = item->number == LLONG_MIN;
	/* Newest first is what a reader means by "by year". */
	item->number = item->none ? 0 : -item->number;
}

static void
fill_works(struct item *item, struct sorting *s)
{
	item->number = -(long long)record_works(s->catalogue, item->record);
}

static void (*const fill_datum[ORDERS])(struct item *, struct sorting *) = {
	[ORDER_YEAR] = fill_year,
	[ORDER_AUTHOR] = fill_author,
	[ORDER_COUNTRY] = fill_country,
	[ORDER_WORKS] = fill_works,
};

static void
fill_title(struct item *item, struct sorting *s)
{
	buf_clear(&s->text);
	add_heading(&s->text, s->catalogue, item->record, s->languages);
	if (s->order == ORDER_TITLE)
		item->none = !s->text.len;
	item->title_len = add_key(s, &item->title);
}

static int
compare_keys(const char *a, size_t a_len, const char *b, size_t b_len)
{
	int d = memcmp(a, b, a_len < b_len ? a_len : b_len);

	return d ? d : (a_len > b_len) - (a_len < b_len);
}

/* Items whose rows are alike: both have a datum, or neither has. */
static int
compare_items(const struct sorting *s, const struct item *a, const struct item *b)
{
	int d = 0;

	assert(a->none == b->none);
	if (a->key != b->key || a->key_len != b->key_len)
		d = compare_keys(s->keys.data + a->key, a->key_len, s->keys.data + b->key,
				 b->key_len);
	if (!d)
		d = (a->number > b->number) - (a->number < b->number);
	if (!d)
		d = compare_keys(s->keys.data + a->title, a->title_len, s->keys.data + b->title,
				 b->title_len);
	if (!d)
		d = (a->record > b->record) - (a->record < b->record);
	return s->reverse && !a->none ? -d : d;
}

static bool
before(const struct sorting *s, const struct row *a, const struct row *b)
{
	if (a->first != b->first)
		return a->first < b->first;
	/* Those without a datum are last, whatever else is in the row. */
	if (a->first != UINT64_MAX && a->second != b->second)
		return a->second < b->second;
	return compare_items(s, &s->item[a->item], &s->item[b->item]) < 0;
}

/* Bytes at..at+8 of a key as a number that compares as they do. */
static uint64_t
bytes_of(const char *key, size_t len, size_t at)
{
	uint64_t n = 0;

	for (size_t i = at; i < at + 8; i++)
		n = n << 8 | (i < len ? (unsigned char)key[i] : 0);
	return n;
}

static struct row
make_row(const struct sorting *s, uint32_t i)
{
	const struct item *item = &s->item[i];
	const char *title = s->keys.data + item->title, *key = s->keys.data + item->key;
	struct row row = { .item = i };

	if (item->none) {
		row.first = UINT64_MAX;
		return row;
	}
	if (s->order == ORDER_FILE) {
		row.first = item->record;
	} else if (s->order == ORDER_TITLE) {
		row.first = bytes_of(title, item->title_len, 0);
		row.second = bytes_of(title, item->title_len, 8);
	} else if (item->key_len) {
		row.first = bytes_of(key, item->key_len, 0);
		row.second = bytes_of(key, item->key_len, 8);
	} else {
		row.first = (uint64_t)item->number ^ UINT64_C(1) << 63;
		row.second = bytes_of(title, item->title_len, 0);
	}
	if (s->reverse) {
		row.first = ~row.first;
		row.second = ~row.second;
	}
	return row;
}

/* Records that may be looked at or moved before somebody is asked whether it is still wanted. */
#define CHECK_EVERY 256

/* Merge sort: base/sort.h's without its calls, for there may be a million. */
static void
sort_rows(const struct sorting *s, struct row *row, struct row *spare, size_t count)
{
	size_t left = count / 2, l = 0, r = left, n = 0;

	if (count < 2 || (count > CHECK_EVERY && progress_cancelled(s->progress)))
		return;
	sort_rows(s, row, spare, left);
	sort_rows(s, row + left, spare, count - left);
	if (!before(s, &row[left], &row[left - 1]))
		return;
	memcpy(spare, row, left * sizeof *row);
	while (l < left)
		row[n++] = r < count && before(s, &row[r], &spare[l]) ? row[r++] : spare[l++];
}

/* What each is ordered by; false: cancelled. */
static bool
fill(struct sorting *s, const uint32_t *record, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (i % CHECK_EVERY == 0 && progress_cancelled(s->progress))
			return false;
		s->item[i].record = record[i];
		if (fill_datum[s->order])
			fill_datum[s->order](&s->item[i], s);
		if (s->order != ORDER_FILE)
			fill_title(&s->item[i], s);
	}
	return true;
}

/* What is to be sorted, how and for whom is said in `s`; false: cancelled. */
static bool
sort(struct sorting s, uint32_t *record, size_t count, size_t *with)
{
	struct row *row = NULL, *spare = NULL;
	bool wanted;

	s.keys = s.text = (struct buf)BUF_INIT;
	s.item = xcalloc(count, sizeof *s.item);
	if (s.order == ORDER_AUTHOR || s.order == ORDER_COUNTRY)
		s.known = xcalloc(catalogue_records(s.catalogue), sizeof *s.known);
	wanted = fill(&s, record, count);
	if (wanted) {
		row = xcalloc(count, sizeof *row);
		spare = xcalloc(count / 2, sizeof *spare);
		for (size_t i = 0; i < count; i++)
			row[i] = make_row(&s, (uint32_t)i);
		sort_rows(&s, row, spare, count);
		wanted = !progress_cancelled(s.progress);
	}
	*with = 0;
	for (size_t i = 0; wanted && i < count; i++) {
		record[i] = s.item[row[i].item].record;
		*with += !s.item[row[i].item].none;
	}
	free(row);
	free(spare);
	free(s.item);
	free(s.known);
	buf_release(&s.text);
	buf_release(&s.keys);
	return wanted;
}

bool
order_records_while(const struct progress *progress, const struct catalogue *c,
		    const struct languages *l, enum order order, bool reverse, uint32_t *record,
		    size_t count)
{
	struct sorting s = { .catalogue = c, .languages = l, .order = order, .reverse = reverse,
			     .progress = progress };
	size_t with;

	return ready_take(c, order, reverse, record, count) || sort(s, record, count, &with);
}

bool
order_records_with(const struct progress *progress, const struct catalogue *c,
		   const struct languages *l, enum order order, uint32_t *record, size_t count,
		   size_t *with)
{
	struct sorting s = { .catalogue = c, .languages = l, .order = order,
			     .progress = progress };

	return sort(s, record, count, with);
}

void
order_records(const struct catalogue *c, const struct languages *l, enum order order, bool reverse,
	      uint32_t *record, size_t count)
{
	order_records_while(NULL, c, l, order, reverse, record, count);
}

/* Keep the `most` smallest numbers, in order; returns how many there are now. */
static size_t
keep_smallest(long long *kept, size_t count, size_t most, long long number)
{
	size_t low = 0, high = count;

	if (count == most && number >= kept[most - 1])
		return count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (kept[middle] <= number)
			low = middle + 1;
		else
			high = middle;
	}
	count -= count == most;
	memmove(kept + low + 1, kept + low, (count - low) * sizeof *kept);
	kept[low] = number;
	return count + 1;
}

void
order_first(const struct progress *progress, const struct catalogue *c, const struct languages *l,
	    enum order order, uint32_t *record, size_t count, size_t most)
{
	struct sorting s = { .catalogue = c, .languages = l, .order = order };
	size_t first = 0, kepts = 0;
	long long *number, *kept;

	if (!most || most >= count || order != ORDER_YEAR) {
		order_records_while(progress, c, l, order, false, record, count);
		return;
	}
	number = xcalloc(count, sizeof *number);
	kept = xcalloc(most, sizeof *kept);
	for (size_t i = 0; i < count && !progress_cancelled(progress); i++) {
		struct item item = { .record = record[i] };

		fill_year(&item, &s);
		number[i] = item.none ? LLONG_MAX : item.number;
		kepts = keep_smallest(kept, kepts, most, number[i]);
	}
	/* Titles matter only among those that are not older than the last one wanted. */
	for (size_t i = 0; i < count && !progress_cancelled(progress); i++)
		if (number[i] <= kept[most - 1]) {
			uint32_t other = record[first];

			record[first++] = record[i];
			record[i] = other;
		}
	order_records_while(progress, c, l, order, false, record, first);
	free(kept);
	free(number);
}
