/* SPDX-License-Identifier: MIT */
#include "model/order.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/gettext.h"
#include "base/mem.h"
#include "base/sort.h"
#include "model/date.h"
#include "model/describe.h"
#include "model/name.h"
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
	uint32_t record, place;
	bool none;                      /* has no such datum: last whichever way round */
	long long number;
	size_t key, key_len;            /* sort key in `keys` */
	size_t title, title_len;
};

struct sorting {
	struct buf keys, text;
	bool reverse;
};

static size_t
add_key(struct buf *keys, const struct buf *text, size_t *at)
{
	*at = keys->len;
	sort_key_add(keys, text->data, text->len);
	return keys->len - *at;
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
add_country(struct buf *b, const struct catalogue *c, uint32_t record, const struct languages *l)
{
	uint32_t country = value_link(value_item(record_value(c, record, KEY_COUNTRY), 0));

	if (country != RECORD_NONE)
		describe_title(b, c, country, l);
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
static void
add_author(struct buf *b, const struct catalogue *c, uint32_t record, const struct languages *l)
{
	struct value v = record_value(c, record, KEY_AUTHOR);
	uint32_t party;
	struct name name;

	if (!value_items(v))
		v = record_value(c, record, KEY_EDITOR);
	v = value_item(v, 0);
	party = value_link(v);
	if (party != RECORD_NONE)
		add_heading(b, c, party, l);
	else if (name_read(v, &name))
		name_add_sorted(b, &name);
}

static void
fill(struct item *item, struct sorting *s, const struct catalogue *c, const struct languages *l,
     enum order order)
{
	struct buf *text = &s->text;

	buf_clear(text);
	switch (order) {
	case ORDER_YEAR:
		item->number = year_number(c, item->record);
		item->none = item->number == LLONG_MIN;
		/* Newest first is what a reader means by "by year". */
		item->number = item->none ? 0 : -item->number;
		break;
	case ORDER_WORKS:
		item->number = -(long long)record_works(c, item->record);
		break;
	case ORDER_AUTHOR:
		add_author(text, c, item->record, l);
		item->none = !text->len;
		item->key_len = add_key(&s->keys, text, &item->key);
		break;
	case ORDER_COUNTRY:
		add_country(text, c, item->record, l);
		item->none = !text->len;
		item->key_len = add_key(&s->keys, text, &item->key);
		break;
	default:
		break;
	}
	if (order == ORDER_AUTHOR && !item->none)
		item->number = year_number(c, item->record);
	buf_clear(text);
	add_heading(text, c, item->record, l);
	item->title_len = add_key(&s->keys, text, &item->title);
	if (order == ORDER_TITLE)
		item->none = !text->len;
}

static int
compare_keys(const char *a, size_t a_len, const char *b, size_t b_len)
{
	int d = memcmp(a, b, a_len < b_len ? a_len : b_len);

	return d ? d : (a_len > b_len) - (a_len < b_len);
}

static int
compare(const void *left, const void *right, void *context)
{
	const struct item *a = left, *b = right;
	const struct sorting *s = context;
	int d;

	if (a->none != b->none)
		return a->none ? 1 : -1;
	d = compare_keys(s->keys.data + a->key, a->key_len, s->keys.data + b->key, b->key_len);
	if (!d)
		d = (a->number > b->number) - (a->number < b->number);
	if (!d)
		d = compare_keys(s->keys.data + a->title, a->title_len, s->keys.data + b->title,
				 b->title_len);
	if (!d)
		d = (a->place > b->place) - (a->place < b->place);
	return s->reverse && !a->none ? -d : d;
}

void
order_records(const struct catalogue *c, const struct languages *l, enum order order, bool reverse,
	      uint32_t *record, size_t count)
{
	struct sorting s = { .keys = BUF_INIT, .text = BUF_INIT, .reverse = reverse };
	struct item *item;

	item = xcalloc(count, sizeof *item);
	for (size_t i = 0; i < count; i++) {
		item[i] = (struct item){ .record = record[i], .place = record[i] };
		if (order != ORDER_FILE)
			fill(&item[i], &s, c, l, order);
	}
	sort_stable(item, count, sizeof *item, compare, &s);
	for (size_t i = 0; i < count; i++)
		record[i] = item[i].record;
	free(item);
	buf_release(&s.text);
	buf_release(&s.keys);
}
