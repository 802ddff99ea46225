/* SPDX-License-Identifier: MIT */
/*
 * Most links need no more than a look at tables that lie still by then, and are made side by side,
 * share by share of the records.  Nothing is reported here and no record is made: whatever is not
 * plain is left, in its order, to who does one after another.
 */
#include "format/linker.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "model/country.h"

#define SHARE 4096  /* records */
#define LIST_MAX 64 /* elements that are compared with each other */

struct share {
	struct linker *linker;
	uint32_t from, to;
	struct reference *left;
	size_t lefts, room;
	/* Countries without a record, in the order in which they are named first. */
	unsigned *country;
	size_t countries, country_room;
	bool names;              /* what is left may be a name */
	struct table publishers; /* plain texts -> 1 + their record, or 0: nobody's */
	struct name_room name_room;
};

static void
leave(struct share *s, struct reference r)
{
	s->left = mem_grow(s->left, &s->room, s->lefts + 1, sizeof *s->left);
	s->left[s->lefts++] = r;
}

static uint32_t
known_country(struct share *s, const struct node *n, const char *text)
{
	const struct linker *l = s->linker;
	unsigned index = country_find(text, n->len);
	size_t i = 0;

	if (index == COUNTRY_NONE || l->country[index] != RECORD_NONE)
		return index == COUNTRY_NONE ? RECORD_NONE : l->country[index];
	while (i < s->countries && s->country[i] != index)
		i++;
	if (i == s->countries) {
		s->country = mem_grow(s->country, &s->country_room, i + 1, sizeof *s->country);
		s->country[s->countries++] = index;
	}
	return RECORD_NONE;
}

/* The record that a reference names by its id; RECORD_NONE: look closer. */
static uint32_t
known(struct share *s, enum value_type type, uint32_t segment, const struct node *n)
{
	const struct linker *l = s->linker;
	enum space space = SPACE_PARTY;
	uint32_t number;

	if (type == TYPE_NAMES && n->form == NODE_MAP)
		n = linker_member(l, segment, n, KEY_PERSON);
	if (!n || n->form != NODE_TEXT)
		return RECORD_NONE;
	if (type == TYPE_COUNTRIES)
		return known_country(s, n, linker_text(l, segment, n));
	if (type == TYPE_TOPICS)
		space = SPACE_TOPIC;
	else if (type == TYPE_RELATED)
		space = SPACE_STUDY;
	number = table_find(&l->id[space], linker_text(l, segment, n), n->len);
	return number == TABLE_NONE ? RECORD_NONE : number;
}

/* Whose registered name a publisher is: few publish many. */
static uint32_t
publisher(struct share *s, uint32_t segment, const struct node *n)
{
	const char *text = linker_text(s->linker, segment, n);
	uint32_t number = table_find(&s->publishers, text, n->len), record;

	if (number != TABLE_NONE)
		return number ? number - 1 : RECORD_NONE;
	record = link_registered(s->linker, segment, n, false, &s->name_room);
	table_add(&s->publishers, text, n->len, record == RECORD_NONE ? 0 : record + 1);
	return record;
}

/* The same once names can be looked up; *sure: and if there is none, so be it. */
static uint32_t
named(struct share *s, enum value_type type, uint32_t segment, const struct node *n, bool *sure)
{
	uint32_t record = known(s, type, segment, n);

	*sure = record != RECORD_NONE || type == TYPE_PUBLISHERS;
	if (record == RECORD_NONE && type == TYPE_PUBLISHERS && n->form == NODE_TEXT)
		record = publisher(s, segment, n);
	else if (record == RECORD_NONE && type == TYPE_NAMES)
		record = link_registered(s->linker, segment, n, true, &s->name_room);
	*sure |= record != RECORD_NONE;
	return record;
}

static bool
twice(const uint32_t *record, size_t count)
{
	for (size_t i = 1; i < count; i++)
		for (size_t k = 0; k < i; k++)
			if (record[i] == record[k] && record[i] != RECORD_NONE)
				return true;
	return false;
}

/* Link a value; false, and nothing is done, when it is left to somebody else. */
static bool
link_plainly(struct share *s, struct reference r, bool names)
{
	struct linker *l = s->linker;
	struct node *n = linker_node(l, r.segment, r.node);
	enum value_type type = key_row(n->key)->type;
	struct node *item = n->form == NODE_LIST ? linker_node(l, r.segment, n->at) : n;
	uint32_t count = n->form == NODE_LIST ? n->len : 1, record[LIST_MAX];

	if (count > LIST_MAX)
		return false;
	for (uint32_t i = 0; i < count; i++) {
		bool sure;

		record[i] = names ? named(s, type, r.segment, &item[i], &sure)
				  : known(s, type, r.segment, &item[i]);
		if (!names)
			sure = record[i] != RECORD_NONE;
		if (!sure)
			return false;
	}
	if (n->form == NODE_LIST && twice(record, count))
		return false;
	for (uint32_t i = 0; i < count; i++)
		item[i].link = record[i];
	return true;
}

static void
link_share(void *context, size_t i)
{
	struct share *s = &((struct share *)context)[i];
	struct linker *l = s->linker;

	if (progress_cancelled(l->progress))
		return;
	for (uint32_t k = s->from; k < s->to; k++) {
		const struct record *record = &l->build.record[k];

		for (uint32_t n = record->node; n < record->node + record->nodes; n++) {
			struct reference r = { record->segment, n };
			uint32_t key = linker_node(l, r.segment, n)->key;
			enum value_type type;

			if (!link_is_reference(key) || link_plainly(s, r, false))
				continue;
			leave(s, r);
			type = key_row(key)->type;
			s->names |= type == TYPE_NAMES || type == TYPE_PUBLISHERS;
		}
	}
}

/* Once more, with the names. */
static void
link_left(void *context, size_t i)
{
	struct share *s = &((struct share *)context)[i];
	size_t lefts = s->lefts;

	s->lefts = 0;
	for (size_t k = 0; k < lefts && !progress_cancelled(s->linker->progress); k++)
		if (!link_plainly(s, s->left[k], true))
			s->left[s->lefts++] = s->left[k];
}

/* What was found in the shares, as if it had been in one. */
static bool
add_countries(struct linker *l, const struct share *share, size_t shares)
{
	bool names = false;

	for (size_t i = 0; i < shares; i++) {
		for (size_t k = 0; k < share[i].countries; k++)
			link_add_country(l, share[i].country[k]);
		names |= share[i].names;
	}
	return names;
}

struct reference *
link_aside(struct linker *l, size_t threads, size_t *lefts)
{
	uint32_t records = l->build.first[KINDS];
	size_t shares = records / SHARE + 1, count = 0;
	struct share *share = xcalloc(shares, sizeof *share);
	struct reference *left;

	for (size_t i = 0; i < shares; i++) {
		uint32_t from = (uint32_t)i * SHARE;

		share[i] = (struct share){ .linker = l, .from = from, .to = from + SHARE };
		share[i].name_room = (struct name_room){ .text = BUF_INIT, .nfc = BUF_INIT };
		if (share[i].to > records)
			share[i].to = records;
	}
	thread_each(shares, threads, link_share, share);
	if (add_countries(l, share, shares))
		link_names_ready(l);
	thread_each(shares, threads, link_left, share);
	for (size_t i = 0; i < shares; i++)
		count += share[i].lefts;
	left = xcalloc(count, sizeof *left);
	for (size_t i = 0, at = 0; i < shares; at += share[i].lefts, i++) {
		if (share[i].lefts)
			memcpy(left + at, share[i].left, share[i].lefts * sizeof *left);
		free(share[i].left);
		free(share[i].country);
		table_release(&share[i].publishers);
		buf_release(&share[i].name_room.text);
		buf_release(&share[i].name_room.nfc);
	}
	free(share);
	*lefts = count;
	return left;
}
