/* SPDX-License-Identifier: MIT */
/*
 * What follows from the items and citations at hand: which items there are, their order and
 * numbers, what tells them apart.
 */
#include <string.h>

#include "csl/engine.h"

static const struct csl_area *
area_of(const struct csl_style *style, enum csl_mode mode)
{
	return mode == CSL_MODE_BIBLIOGRAPHY || mode == CSL_MODE_BIBLIOGRAPHY_SORT
		       ? &style->bibliography
		       : &style->citation;
}

static const char *
case_language(const struct csl_engine *engine, const struct csl_item *item)
{
	struct str language = csl_item_get(item, CSL_VAR_LANGUAGE);

	return language.len ? language.s : engine->language.tag;
}

void
csl_engine_render(struct csl_engine *engine, struct csl_render *r, struct csl_pool *pool,
		  enum csl_mode mode, struct csl_known *known, const struct csl_cited *cite)
{
	memset(r, 0, sizeof(*r));
	r->pool = pool;
	r->style = engine->style;
	r->language = &engine->language;
	r->setup = &engine->setup;
	r->area = area_of(engine->style, mode);
	r->mode = mode;
	r->item = known->item;
	r->known = known;
	r->cite = cite;
	r->registry = &engine->names;
	r->output.pool = pool;
	r->output.language = &engine->language;
	r->output.punctuation_in_quote = engine->language.punctuation_in_quote;
	r->output.case_language = case_language(engine, known->item);
	r->english =
		known->item->english || (!known->item->other_language && engine->language.english);
}

struct csl_blob *
csl_engine_layout(struct csl_render *r)
{
	struct csl_flags flags = { 0 };
	struct csl_blob *level = csl_blob_level(r->pool, NULL);

	r->flags = &flags;
	r->level = level;
	csl_render_children(r, r->area->layout);
	r->flags = NULL;
	return level;
}

struct str
csl_engine_ambiguous(struct csl_engine *engine, struct csl_pool *pool, struct csl_known *known,
		     struct csl_ambiguity *request, struct csl_ambiguity *settings, int *first_list,
		     int *conditions, int *conditions_max)
{
	struct csl_cited cite = { .known = known, .position = CSL_SUBSEQUENT, .near_note = true };
	struct csl_text text = { .pool = &engine->scratch };
	struct csl_render r;
	struct csl_blob *level;

	/* Many thousands of these may follow each other. */
	csl_pool_clear(&engine->scratch);
	cite.first_note = known->first_note;
	csl_engine_render(engine, &r, &engine->scratch, CSL_MODE_CITATION, known, &cite);
	r.keep = pool;
	r.looking = true;
	r.request = request;
	r.settings = settings;
	level = csl_engine_layout(&r);
	csl_blob_purge(level);
	csl_adjust(&r.output, level);
	csl_blob_write(&r.output, level, &csl_text, false, &text);
	csl_ambiguity_pad(pool, settings);
	*first_list = r.longest;
	*conditions = r.conditions;
	*conditions_max = r.conditions_max;
	return (struct str){ csl_text_str(&text), text.len };
}

static void
list_one(struct csl_engine *engine, struct csl_known *known)
{
	if (known->registered)
		return;
	known->registered = true;
	engine->list[engine->listed++] = known;
	known->number = (long)engine->listed;
}

/* Cited items in the order of their citations, then those that are only listed. */
static void
make_list(struct csl_engine *engine)
{
	engine->list = csl_alloc(&engine->state, (engine->count + 1) * sizeof(*engine->list));
	engine->listed = 0;
	for (size_t i = 0; i < engine->count; i++) {
		struct csl_known *known = engine->known[i];

		known->registered = false;
		known->number = 0;
		known->first_note = 0;
		known->cited = 0;
		known->ambiguity = (struct csl_ambiguity){ .year_suffix = -1 };
	}
	for (size_t i = 0; i < engine->clusters; i++)
		for (size_t n = 0; n < engine->cluster[i].count; n++) {
			list_one(engine, engine->cluster[i].cite[n].known);
			engine->cluster[i].cite[n].known->cited++;
		}
	for (size_t i = 0; i < engine->included_count; i++)
		list_one(engine, engine->included[i]);
}

static bool
is_descending_number(const struct csl_area *area)
{
	return area->sort && area->sort->number && area->sort->descending;
}

static void
sort_list(struct csl_engine *engine)
{
	const struct csl_area *area = &engine->style->bibliography;
	bool down = is_descending_number(area);

	engine->sorted = csl_alloc(&engine->state, (engine->listed + 1) * sizeof(*engine->sorted));
	if (engine->listed)
		memcpy(engine->sorted, engine->list, engine->listed * sizeof(*engine->sorted));
	if (!area->sort)
		return;
	csl_engine_sort_known(engine, engine->sorted, engine->listed);
	if (!engine->style->has_citation_number)
		return;
	for (size_t i = 0; i < engine->listed; i++)
		engine->sorted[i]->number = (long)(down ? engine->listed - i : i + 1);
}

static void
make_sort_keys(struct csl_engine *engine)
{
	const struct csl_area *area = &engine->style->bibliography;

	if (!area->sort)
		return;
	for (size_t i = 0; i < engine->listed; i++)
		engine->list[i]->sort_key =
			csl_engine_sort_keys(engine, &engine->state, area,
					     CSL_MODE_BIBLIOGRAPHY_SORT, engine->list[i]);
}

void
csl_engine_update(struct csl_engine *engine)
{
	if (engine->fresh)
		return;
	csl_pool_clear(&engine->state);
	engine->names = (struct csl_name_registry){ .map = { .pool = &engine->state } };
	make_list(engine);
	csl_engine_positions(engine);
	make_sort_keys(engine);
	csl_engine_disambiguate(engine);
	sort_list(engine);
	for (size_t i = 0; i < engine->clusters; i++) {
		struct csl_cluster *cluster = &engine->cluster[i];

		if (cluster->as_given)
			continue;
		csl_engine_sort_cites(engine, &engine->document, cluster->cite, cluster->count);
		csl_engine_group_cites(engine, &engine->state, cluster->cite, cluster->count);
	}
	if (engine->style->citation.sort)
		csl_engine_positions(engine);
	engine->fresh = true;
}
