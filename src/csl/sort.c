/* SPDX-License-Identifier: MIT */
/* cs:sort (CSL 1.0.2, "Sorting"). */
#include <string.h>

#include "base/ascii.h"

#include "csl/collate.h"
#include "csl/engine.h"
#include "csl/trigraph.h"

#define NO_KEY ((struct str){ .s = NULL })

/* The first integer of a text, so that "no. 7" is before "no. 12". */
static struct str
number_key(const struct csl_render *r, struct str s)
{
	size_t from = 0, to;

	while (from < s.len && (s.s[from] < '0' || s.s[from] > '9'))
		from++;
	if (from == s.len)
		return csl_collate_key(r->pool, r->language->script, s);
	for (to = from; to < s.len && ascii_is_digit(s.s[to]); to++)
		;
	return csl_collate_key(r->pool, r->language->script, (struct str){ s.s + from, to - from });
}

static struct str
text_key(const struct csl_render *r, struct str s)
{
	return csl_collate_key(r->pool, r->language->script, csl_rich_strip(r->pool, s));
}

/* What a layout gives for the item, as a key. */
static struct str
render_key(struct csl_render *r, const struct csl_node *node)
{
	struct csl_text text = { .pool = r->pool };
	struct csl_blob *level = csl_blob_level(r->pool, NULL);

	r->flags = csl_alloc(r->pool, sizeof *r->flags);
	*r->flags = (struct csl_flags){ 0 };
	r->level = level;
	csl_render_node(r, node);
	csl_blob_purge(level);
	csl_blob_write(&r->output, level, &csl_text, false, &text);
	return text_key(r, (struct str){ csl_text_str(&text), text.len });
}

static struct str
names_key(struct csl_render *r, unsigned variable)
{
	uint16_t list[1] = { (uint16_t)variable };
	struct csl_names_spec spec = { .variable = list, .variables = 1 };
	struct csl_node node = { .kind = CSL_NODE_NAMES, .names = &spec, .variable = CSL_VAR_NONE };

	spec.options.form = CSL_NAME_LONG;
	spec.options.set = CSL_NAME_HAS_FORM;
	return render_key(r, &node);
}

static struct str
date_key(struct csl_render *r, unsigned variable)
{
	struct csl_date_part part[3] = { { .name = CSL_DATE_YEAR },
					 { .name = CSL_DATE_MONTH },
					 { .name = CSL_DATE_DAY } };
	struct csl_node node = {
		.kind = CSL_NODE_DATE, .variable = (uint16_t)variable, .part = part, .parts = 3
	};

	return render_key(r, &node);
}

static struct str
variable_key(struct csl_render *r, unsigned variable)
{
	struct str s;

	if (variable == CSL_VAR_CITATION_LABEL && !csl_item_get(r->item, variable).len)
		return text_key(r, csl_trigraph(r->pool, r->item));
	switch (csl_variable_kind_of((enum csl_variable)variable)) {
	case CSL_KIND_NAME:
		return names_key(r, variable);
	case CSL_KIND_DATE:
		return date_key(r, variable);
	case CSL_KIND_NUMBER:
		s = csl_render_number_text(r, variable);
		return s.len ? number_key(r, s) : NO_KEY;
	default:
		s = csl_item_get(r->item, variable);
		return s.len ? text_key(r, s) : NO_KEY;
	}
}

struct str *
csl_engine_sort_keys(struct csl_engine *engine, struct csl_pool *pool, const struct csl_area *area,
		     enum csl_mode mode, struct csl_known *known)
{
	struct str *keys = csl_zalloc(pool, area->keys, sizeof(*keys));
	size_t n = 0;

	for (const struct csl_sort_key *key = area->sort; key; key = key->next, n++) {
		struct csl_render r;
		struct str s;

		csl_engine_render(engine, &r, &engine->scratch, mode, known, NULL);
		r.looking = true;
		r.key_names = &key->names;
		s = key->macro ? render_key(&r, key->macro) : variable_key(&r, key->variable);
		if (s.len)
			keys[n] = (struct str){ csl_dup(pool, s.s, s.len), s.len };
		csl_pool_clear(&engine->scratch);
	}
	return keys;
}

/* The order of two keys; absent ones are last whatever the direction. */
static int
compare_key(const struct csl_sort_key *key, struct str a, struct str b)
{
	int order = csl_collate(a, b);

	if (!a.s || !b.s)
		return order;
	return key->descending ? -order : order;
}

static int
compare_keys(const struct csl_area *area, const struct str *a, const struct str *b)
{
	for (const struct csl_sort_key *key = area->sort; key; key = key->next) {
		int order = compare_key(key, *a++, *b++);

		if (order)
			return order;
	}
	return 0;
}

static int
compare_cites(const struct csl_area *area, const struct csl_cited *a, const struct csl_cited *b)
{
	return compare_keys(area, a->sort_key, b->sort_key);
}

/* Merge sort: stable, and it needs no more of the comparison than an order. */
static void
merge(const struct csl_area *area, struct csl_known **list, struct csl_known **room, size_t count)
{
	size_t half = count / 2, i = 0, j = half, n = 0;

	if (count < 2)
		return;
	merge(area, list, room, half);
	merge(area, list + half, room, count - half);
	memcpy(room, list, count * sizeof(*list));
	while (i < half && j < count)
		list[n++] = compare_keys(area, room[i]->sort_key, room[j]->sort_key) <= 0
				    ? room[i++]
				    : room[j++];
	while (i < half)
		list[n++] = room[i++];
	while (j < count)
		list[n++] = room[j++];
}

void
csl_engine_sort_known(struct csl_engine *engine, struct csl_known **list, size_t count)
{
	merge(&engine->style->bibliography, list, csl_alloc(&engine->state, count * sizeof(*list)),
	      count);
}

static bool
same(struct str a, struct str b)
{
	return a.len == b.len && (!a.len || !memcmp(a.s, b.s, a.len));
}

/* The names that the cite of an item begins with. */
static struct str
names_of(struct csl_engine *engine, struct csl_pool *pool, struct csl_known *known)
{
	struct csl_cited cite = { .known = known, .position = CSL_SUBSEQUENT };
	struct csl_text text = { .pool = pool };
	struct csl_render r;

	csl_engine_render(engine, &r, &engine->scratch, CSL_MODE_CITATION, known, &cite);
	r.looking = true;
	r.request = &known->ambiguity;
	csl_engine_layout(&r);
	if (r.first_names)
		csl_blob_write(&r.output, r.first_names, &csl_text, false, &text);
	csl_pool_clear(&engine->scratch);
	return (struct str){ csl_text_str(&text), text.len };
}

static bool
groups(const struct csl_style *style)
{
	const struct csl_area *area = &style->citation;

	return (style->info.class == CSL_IN_TEXT && area->collapse != CSL_COLLAPSE_NONE) ||
	       (area->cite_group_delimiter.s && !style->has_position && !style->numeric);
}

/* By names, then by the keys. */
static int
compare_in_groups(const struct csl_area *area, const struct csl_cited *a, const struct csl_cited *b)
{
	int order = csl_collate(a->names_key, b->names_key);

	return order ? order : compare_cites(area, a, b);
}

static void
insert_sorted(const struct csl_area *area, struct csl_cited *cite, size_t count,
	      int (*compare)(const struct csl_area *, const struct csl_cited *,
			     const struct csl_cited *))
{
	for (size_t i = 1; i < count; i++) {
		struct csl_cited moved = cite[i];
		size_t j = i;

		while (j && compare(area, &cite[j - 1], &moved) > 0) {
			cite[j] = cite[j - 1];
			j--;
		}
		cite[j] = moved;
	}
}

/* Groups by the first key of their first cite. */
static int
compare_groups(const struct csl_area *area, const struct csl_cited *a, const struct csl_cited *b)
{
	int order = compare_key(area->sort, a->sort_key[0], b->sort_key[0]);

	return order ? order : (a->group > b->group) - (a->group < b->group);
}

static void
name_cites(struct csl_engine *engine, struct csl_pool *pool, struct csl_cited *cite, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		cite[i].names = names_of(engine, pool, cite[i].known);
		cite[i].names_key = csl_collate_key(pool, engine->language.script, cite[i].names);
	}
}

void
csl_engine_gather_cites(struct csl_engine *engine, struct csl_pool *pool, struct csl_cited *cite,
			size_t count)
{
	if (count < 2 || !groups(engine->style))
		return;
	name_cites(engine, pool, cite, count);
	for (size_t i = 1; i < count; i++) {
		struct csl_cited moved = cite[i];
		size_t to = i;

		for (size_t j = 0; j < i; j++)
			if (moved.names.len && same(cite[j].names, moved.names))
				to = j + 1;
		for (size_t j = i; j > to; j--)
			cite[j] = cite[j - 1];
		cite[to] = moved;
	}
}

void
csl_engine_group_cites(struct csl_engine *engine, struct csl_pool *pool, struct csl_cited *cite,
		       size_t count)
{
	const struct csl_area *area = &engine->style->citation;
	struct str *first;

	if (count < 2 || !groups(engine->style))
		return;
	if (!area->sort) {
		csl_engine_gather_cites(engine, pool, cite, count);
		return;
	}
	name_cites(engine, pool, cite, count);
	insert_sorted(area, cite, count, compare_in_groups);
	first = csl_alloc(pool, count * sizeof(*first));
	for (size_t i = 0; i < count; i++) {
		bool new = !i || !same(cite[i].names, cite[i - 1].names);

		cite[i].group = new ? i : cite[i - 1].group;
		first[i] = new ? cite[i].sort_key[0] : first[i - 1];
	}
	for (size_t i = 0; i < count; i++)
		cite[i].sort_key[0] = first[i];
	insert_sorted(area, cite, count, compare_groups);
}

void
csl_engine_sort_cites(struct csl_engine *engine, struct csl_pool *pool, struct csl_cited *cite,
		      size_t count)
{
	const struct csl_area *area = &engine->style->citation;

	if (!area->sort || count < 2)
		return;
	for (size_t i = 0; i < count; i++)
		cite[i].sort_key = csl_engine_sort_keys(engine, pool, area, CSL_MODE_CITATION_SORT,
							cite[i].known);
	insert_sorted(area, cite, count, compare_cites);
}
