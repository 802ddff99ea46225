/* SPDX-License-Identifier: MIT */
#include "model/compare.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/sort.h"
#include "model/describe-value.h"
#include "model/describe.h"

/* A damaged block may have one part in many places: how far a value is worth looking at. */
#define STEPS_MAX (1u << 20)

static bool
there(struct value v)
{
	return value_form(v) != VALUE_ABSENT && value_form(v) != VALUE_NULL;
}

static bool
same_key(struct value a, struct value b)
{
	enum key key = value_key(a);

	if (key < KEYS)
		return key == value_key(b);
	/* Unknown keys have numbers of their own in every file. */
	return value_key(b) >= KEYS && !strcmp(value_key_name(a), value_key_name(b));
}

/* The member of a mapping with the key of `like`, which is likely to be the i-th. */
static struct value
member_like(struct value map, struct value like, uint32_t i)
{
	uint32_t count = value_count(map);

	for (uint32_t k = 0; k < count; k++) {
		struct value member = value_at(map, (uint32_t)(((uint64_t)i + k) % count));

		if (same_key(like, member))
			return member;
	}
	return (struct value){ .catalogue = map.catalogue };
}

/* Is the text an id of the record that it refers to?  Countries have no other references. */
static bool
is_reference(struct value v, uint32_t record)
{
	enum kind kind;

	if (record == RECORD_NONE)
		return false;
	kind = record_kind(v.catalogue, record);
	return kind == KIND_COUNTRY || catalogue_find(v.catalogue, kind, value_text(v)) == record;
}

static bool
same_text(const struct comparison *c, struct value a, struct value b)
{
	struct str one = value_written(a), other = value_written(b);
	uint32_t from = value_link(a), to = value_link(b);

	if (one.len == other.len && !memcmp(one.s, other.s, one.len))
		return true;
	return is_reference(a, from) && is_reference(b, to) && c->pair[from] == to;
}

static bool same(const struct comparison *, struct value, struct value, unsigned *steps);

static bool
same_members(const struct comparison *c, struct value a, struct value b, unsigned *steps)
{
	for (uint32_t i = 0; i < value_count(a); i++)
		if (!same(c, value_at(a, i), member_like(b, value_at(a, i), i), steps))
			return false;
	for (uint32_t i = 0; i < value_count(b); i++)
		if (there(value_at(b, i)) && !there(member_like(a, value_at(b, i), i)))
			return false;
	return true;
}

static bool
same(const struct comparison *c, struct value a, struct value b, unsigned *steps)
{
	enum key key = value_key(a);
	bool list = value_form(a) == VALUE_LIST || value_form(b) == VALUE_LIST;

	if (!*steps)
		return false;
	--*steps;
	if (!there(a) || !there(b))
		return there(a) == there(b);
	if (list && value_form(a) != value_form(b) &&
	    (key == KEY_NONE || described_layout(key) == LAYOUT_ONE))
		return false;
	if (list) {
		if (value_items(a) != value_items(b))
			return false;
		for (uint32_t i = 0; i < value_items(a); i++)
			if (!same(c, value_item(a, i), value_item(b, i), steps))
				return false;
		return true;
	}
	if (value_form(a) != value_form(b))
		return false;
	return value_form(a) == VALUE_TEXT ? same_text(c, a, b) : same_members(c, a, b, steps);
}

/* Records whose values count as those of one: all files, or a single record. */
struct range {
	const struct catalogue *catalogue;
	uint32_t first, count;
};

/* The first value with the key of `like`, which is likely to be the i-th. */
static struct value
value_like(struct range r, struct value like, uint32_t i)
{
	for (uint32_t n = 0; n < r.count; n++) {
		uint32_t record = r.first + n, values = record_values(r.catalogue, record);
		struct value v = record_value_at(r.catalogue, record, i);

		if (values && i < values && !n && value_key(like) < KEYS && same_key(like, v))
			return v;
		for (uint32_t k = 0; k < values; k++) {
			v = record_value_at(r.catalogue, record, k);
			if (same_key(like, v) && there(v))
				return v;
		}
	}
	return (struct value){ .catalogue = r.catalogue };
}

static void
add_key(struct comparison *c, struct value like, struct value before, struct value after)
{
	enum key key = value_key(like) < KEYS ? value_key(like) : KEYS;

	c->key = mem_grow(c->key, &c->key_room, c->keys + 1, sizeof *c->key);
	c->key[c->keys++] = (struct change_key){ key, value_key_name(like), before, after };
}

static int
by_key(const void *a, const void *b, void *context)
{
	const struct change_key *x = a, *y = b;

	(void)context;
	if (x->key == KEYS && y->key == KEYS)
		return strcmp(x->name, y->name);
	return (x->key > y->key) - (x->key < y->key);
}

/* Is the value what its record has for that key? */
static bool
counts(struct range r, struct value v, uint32_t i)
{
	return there(v) && value_like(r, v, i).node == v.node;
}

static bool
is_name(struct value v)
{
	return value_key(v) == KEY_NAME || value_key(v) == KEY_NAME_TEXT;
}

/* Gather the keys that differ; `called`: but for what the records are called. */
static size_t
compare_values(struct comparison *c, struct range a, struct range b, bool called)
{
	size_t from = c->keys;

	for (uint32_t n = 0; n < a.count; n++)
		for (uint32_t i = 0; i < record_values(a.catalogue, a.first + n); i++) {
			struct value v = record_value_at(a.catalogue, a.first + n, i);
			struct value w = value_like(b, v, i);
			unsigned steps = STEPS_MAX;

			if (called && is_name(v))
				continue;
			if (!same(c, v, w, &steps) && counts(a, v, i))
				add_key(c, v, v, w);
		}
	for (uint32_t n = 0; n < b.count; n++)
		for (uint32_t i = 0; i < record_values(b.catalogue, b.first + n); i++) {
			struct value w = record_value_at(b.catalogue, b.first + n, i);

			if (called && is_name(w))
				continue;
			if (there(w) && !there(value_like(a, w, i)) && counts(b, w, i))
				add_key(c, w, value_like(a, w, i), w);
		}
	if (c->keys - from > 1)
		sort_stable(c->key + from, c->keys - from, sizeof *c->key, by_key, NULL);
	return c->keys - from;
}

static struct change *
add_change(struct comparison *c, enum change_type type, enum kind kind)
{
	c->change = mem_grow(c->change, &c->change_room, c->changes + 1, sizeof *c->change);
	c->change[c->changes] = (struct change){ .type = type, .kind = kind,
						 .before = RECORD_NONE, .after = RECORD_NONE };
	return &c->change[c->changes++];
}

static void
pair(struct comparison *c, uint32_t before, uint32_t after)
{
	c->pair[before] = after;
	c->back[after] = before;
}

/* By id, and then by former ids of either. */
static void
pair_ids(struct comparison *c, bool former)
{
	for (uint32_t r = 0; r < catalogue_records(c->before); r++) {
		const char *id = record_id(c->before, r);
		enum kind kind = record_kind(c->before, r);
		uint32_t to = *id && c->pair[r] == RECORD_NONE ?
				      catalogue_find(c->after, kind, id) : RECORD_NONE;

		if (to != RECORD_NONE && c->back[to] == RECORD_NONE &&
		    record_kind(c->after, to) == kind &&
		    (former || !strcmp(record_id(c->after, to), id)))
			pair(c, r, to);
	}
	if (!former)
		return;
	for (uint32_t r = 0; r < catalogue_records(c->after); r++) {
		const char *id = record_id(c->after, r);
		enum kind kind = record_kind(c->after, r);
		uint32_t to = *id && c->back[r] == RECORD_NONE ?
				      catalogue_find(c->before, kind, id) : RECORD_NONE;

		if (to != RECORD_NONE && c->pair[to] == RECORD_NONE &&
		    record_kind(c->before, to) == kind)
			pair(c, to, r);
	}
}

/* A record that nothing is paired with yet. */
struct loose {
	enum kind kind;
	bool id;
	uint32_t record;
	char *name;
};

struct heap {
	struct loose *loose;
	size_t count, room;
};

static int
by_name(const struct loose *x, const struct loose *y)
{
	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	return strcmp(x->name, y->name);
}

static int
by_name_and_id(const void *a, const void *b, void *context)
{
	const struct loose *x = a, *y = b;
	int order = by_name(x, y);

	(void)context;
	return order ? order : (int)x->id - (int)y->id;
}

/* `ids`: those with an id by that, whatever else there is of the same. */
static void
gather(struct heap *h, const struct catalogue *c, const uint32_t *paired, bool ids)
{
	static const struct languages nobody;
	struct buf name = BUF_INIT;

	for (uint32_t r = 0; r < catalogue_records(c); r++) {
		enum kind kind = record_kind(c, r);
		bool id = *record_id(c, r);

		if (paired[r] != RECORD_NONE || kind == KIND_FILE || (ids && !id))
			continue;
		if (ids)
			buf_puts(&name, record_id(c, r));
		else
			describe_title(&name, c, r, &nobody);
		h->loose = mem_grow(h->loose, &h->room, h->count + 1, sizeof *h->loose);
		h->loose[h->count++] = (struct loose){ kind, id, r, buf_detach(&name) };
		name = (struct buf)BUF_INIT;
	}
	if (h->count > 1)
		sort_stable(h->loose, h->count, sizeof *h->loose, by_name_and_id, NULL);
}

static void
heap_release(struct heap *h)
{
	for (size_t i = 0; i < h->count; i++)
		free(h->loose[i].name);
	free(h->loose);
}

/* Pair records of one name that have an id or not, as asked, in their order. */
static void
pair_named(struct comparison *c, const struct heap *a, const struct heap *b, bool id_before,
	   bool id_after)
{
	for (size_t i = 0, k = 0; i < a->count && k < b->count;) {
		const struct loose *x = &a->loose[i], *y = &b->loose[k];
		int order = by_name(x, y);

		if (order < 0)
			i++;
		else if (order > 0)
			k++;
		else if (x->id != id_before || c->pair[x->record] != RECORD_NONE)
			i++;
		else if (y->id != id_after || c->back[y->record] != RECORD_NONE)
			k++;
		else
			pair(c, x->record, y->record);
	}
}

static void
pair_rest(struct comparison *c, bool ids)
{
	struct heap a = { .loose = NULL }, b = { .loose = NULL };

	gather(&a, c->before, c->pair, ids);
	gather(&b, c->after, c->back, ids);
	if (ids)
		pair_named(c, &a, &b, true, true);
	else {
		pair_named(c, &a, &b, false, false);
		pair_named(c, &a, &b, false, true);
		pair_named(c, &a, &b, true, false);
	}
	heap_release(&a);
	heap_release(&b);
}

static void
compare_records(struct comparison *c)
{
	for (uint32_t r = 0; r < catalogue_records(c->before); r++) {
		struct range a = { c->before, r, 1 }, b = { c->after, c->pair[r], 1 };
		enum kind kind = record_kind(c->before, r);
		struct change *change;
		size_t key = c->keys, keys;
		bool called;

		if (kind == KIND_FILE)
			continue;
		if (b.first == RECORD_NONE) {
			add_change(c, CHANGE_REMOVED, kind)->before = r;
			continue;
		}
		called = !*record_id(c->before, r) && !*record_id(c->after, b.first);
		keys = compare_values(c, a, b, called);
		if (!keys)
			continue;
		change = add_change(c, CHANGE_CHANGED, kind);
		change->before = r;
		change->after = b.first;
		change->key = key;
		change->keys = keys;
	}
	for (uint32_t r = 0; r < catalogue_records(c->after); r++)
		if (c->back[r] == RECORD_NONE && record_kind(c->after, r) != KIND_FILE)
			add_change(c, CHANGE_ADDED, record_kind(c->after, r))->after = r;
}

static void
compare_files(struct comparison *c)
{
	struct range a = { c->before, catalogue_first(c->before, KIND_FILE),
			   catalogue_count(c->before, KIND_FILE) };
	struct range b = { c->after, catalogue_first(c->after, KIND_FILE),
			   catalogue_count(c->after, KIND_FILE) };
	size_t key = c->keys, keys = compare_values(c, a, b, false);
	struct change *change;

	if (!keys)
		return;
	change = add_change(c, CHANGE_CHANGED, KIND_FILE);
	change->key = key;
	change->keys = keys;
	change->before = a.count ? a.first : RECORD_NONE;
	change->after = b.count ? b.first : RECORD_NONE;
}

static int
by_place(const void *a, const void *b, void *context)
{
	const struct change *x = a, *y = b;
	const struct comparison *c = context;
	const struct catalogue *of_x, *of_y;
	uint32_t at_x, at_y;
	int order;

	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	if (!x->name != !y->name)
		return x->name ? 1 : -1;
	at_x = change_record(c, x, &of_x);
	at_y = change_record(c, y, &of_y);
	order = x->name ? strcmp(x->name, y->name) :
			  strcmp(record_id(of_x, at_x), record_id(of_y, at_y));
	return order ? order : (int)x->type - (int)y->type;
}

static void
order_changes(struct comparison *c)
{
	static const struct languages nobody;

	for (size_t i = 0; i < c->changes; i++) {
		struct change *change = &c->change[i];
		const struct catalogue *of;
		uint32_t record = change_record(c, change, &of);
		struct buf name = BUF_INIT;

		if (change->kind == KIND_FILE || *record_id(of, record))
			continue;
		describe_title(&name, of, record, &nobody);
		change->name = buf_detach(&name);
	}
	if (c->changes > 1)
		sort_stable(c->change, c->changes, sizeof *c->change, by_place, c);
}

static uint32_t *
nothing_paired(const struct catalogue *c)
{
	uint32_t count = catalogue_records(c);
	uint32_t *paired = xcalloc((size_t)count + 1, sizeof *paired);

	for (uint32_t i = 0; i < count; i++)
		paired[i] = RECORD_NONE;
	return paired;
}

void
compare_catalogues(struct comparison *c, const struct catalogue *before,
		   const struct catalogue *after)
{
	*c = (struct comparison){ .before = before, .after = after };
	c->pair = nothing_paired(before);
	c->back = nothing_paired(after);
	pair_ids(c, false);
	pair_ids(c, true);
	pair_rest(c, true);
	pair_rest(c, false);
	compare_files(c);
	compare_records(c);
	order_changes(c);
}

void
comparison_release(struct comparison *c)
{
	for (size_t i = 0; i < c->changes; i++)
		free(c->change[i].name);
	free(c->change);
	free(c->key);
	free(c->pair);
	free(c->back);
	*c = (struct comparison){ .before = NULL };
}

uint32_t
change_record(const struct comparison *c, const struct change *change,
	      const struct catalogue **of)
{
	*of = change->type == CHANGE_REMOVED ? c->before : c->after;
	return change->type == CHANGE_REMOVED ? change->before : change->after;
}
