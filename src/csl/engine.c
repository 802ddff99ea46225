/* SPDX-License-Identifier: MIT */
/* The public calls of an engine: each sets the trap, does its work, and tells what went wrong. */
#include "csl/engine.h"

#include <string.h>

#include "base/gettext.h"

#define LIMIT ((size_t)1 << 30)
#define SCRATCH_LIMIT ((size_t)64 << 20)

static void
trap_all(struct csl_engine *engine, struct csl_trap *trap)
{
	engine->pool.trap = engine->state.trap = engine->scratch.trap = trap;
	engine->result.trap = engine->document.trap = trap;
	engine->ids.pool = &engine->pool;
	engine->names.map.pool = &engine->state;
}

/* Do the work with the trap set; false, and the error told, if it failed. */
static bool
run(struct csl_engine *engine, void (*work)(void *), void *job, struct csl_error *error)
{
	struct csl_trap trap = { 0 };
	bool good;

	trap_all(engine, &trap);
	good = csl_try(&trap, work, job);
	trap_all(engine, NULL);
	csl_pool_clear(&engine->scratch);
	if (!good) {
		engine->fresh = false;
		csl_trap_report(&trap, error);
	}
	return good;
}

/* The same, for a host that need not want to know the error. */
static enum csl_status
attempt(struct csl_engine *engine, void (*work)(void *), void *job, struct csl_error *error)
{
	struct csl_error told = { .status = CSL_OK };

	if (!run(engine, work, job, &told) && error)
		*error = told;
	return told.status;
}

static struct str
copy(struct csl_pool *pool, const char *s)
{
	size_t len = s ? strlen(s) : 0;

	return (struct str){ .s = len ? csl_dup(pool, s, len) : "", .len = len };
}

static void
new_work(void *data)
{
	struct csl_engine *engine = data;
	const char *tag = engine->setup.language;
	const char *usual = engine->style->info.default_locale;

	if (usual && usual[0] && !engine->setup.force_language)
		tag = usual;
	if (engine->setup.no_text)
		engine->no_text = copy(&engine->pool, engine->setup.no_text);
	csl_language_make(&engine->pool, &engine->language, engine->style, &engine->setup, tag);
}

struct csl_engine *
csl_engine_new(const struct csl_style *style, const struct csl_setup *setup,
	       const struct csl_memory *memory, struct csl_error *error)
{
	struct csl_trap trap = { 0 };
	struct csl_pool pool = { .trap = &trap, .limit = LIMIT };
	struct csl_engine *engine;
	struct csl_pool empty = { .limit = LIMIT };

	if (!style->citation.present) {
		if (error)
			*error = (struct csl_error){ .status = CSL_INVALID };
		return NULL;
	}
	if (memory)
		pool.memory = empty.memory = *memory;
	engine = csl_pool_first(&pool, sizeof(*engine), error);
	if (!engine)
		return NULL;
	memset(engine, 0, sizeof(*engine));
	engine->pool = pool;
	engine->state = engine->scratch = engine->result = engine->document = empty;
	engine->scratch.limit = SCRATCH_LIMIT;
	engine->style = style;
	engine->setup = *setup;
	engine->writer = setup->writer ? setup->writer : &csl_text;
	if (!run(engine, new_work, engine, error)) {
		csl_engine_free(engine);
		return NULL;
	}
	/* The host's string need not live. */
	engine->setup.language = engine->language.tag;
	engine->setup.no_text = engine->no_text.s;
	return engine;
}

void
csl_engine_free(struct csl_engine *engine)
{
	struct csl_pool pool;

	if (!engine)
		return;
	csl_pool_release(&engine->state);
	csl_pool_release(&engine->scratch);
	csl_pool_release(&engine->result);
	csl_pool_release(&engine->document);
	pool = engine->pool;
	csl_pool_release(&pool);
}

struct add_job {
	struct csl_engine *engine;
	const struct csl_item *item;
};

static void
add_work(void *data)
{
	struct add_job *job = data;
	struct csl_engine *engine = job->engine;
	struct csl_known *known, **at;

	at = (struct csl_known **)csl_map_add(&engine->ids, str_of(job->item->id));
	if (*at) {
		(*at)->item = job->item;
		return;
	}
	engine->known = csl_grow(&engine->pool, engine->known, &engine->room, engine->count + 1,
				 sizeof(*engine->known));
	known = csl_zalloc(&engine->pool, 1, sizeof(*known));
	known->item = job->item;
	known->order = engine->count;
	known->ambiguity.year_suffix = -1;
	*at = known;
	engine->known[engine->count++] = known;
}

enum csl_status
csl_engine_add(struct csl_engine *engine, const struct csl_item *item, struct csl_error *error)
{
	struct add_job job = { engine, item };

	engine->fresh = false;
	return attempt(engine, add_work, &job, error);
}

struct include_job {
	struct csl_engine *engine;
	const char *const *id;
	size_t count;
};

static struct csl_known *
known_of(const struct csl_engine *engine, const char *id)
{
	void **at = id ? csl_map_find(&engine->ids, str_of(id)) : NULL;
	struct csl_known *known = at ? *at : NULL;

	if (!known)
		csl_fail(engine->pool.trap, CSL_UNKNOWN, 0, 0, _("there is no item '%s'"),
			 id ? id : "");
	return known;
}

static void
include_work(void *data)
{
	struct include_job *job = data;
	struct csl_engine *engine = job->engine;
	size_t count = job->id ? job->count : engine->count;
	struct csl_known **list = csl_alloc(&engine->pool, (count + 1) * sizeof(*list));

	for (size_t i = 0; i < count; i++)
		list[i] = job->id ? known_of(engine, job->id[i]) : engine->known[i];
	engine->included = list;
	engine->included_count = count;
	engine->fresh = false;
}

enum csl_status
csl_engine_include(struct csl_engine *engine, const char *const *id, size_t count,
		   struct csl_error *error)
{
	struct include_job job = { engine, id, count };

	return attempt(engine, include_work, &job, error);
}

/* "p. 12" as a locator says what it is about, if nobody else does. */
static void
set_locator(struct csl_pool *pool, struct csl_cited *cited, const struct csl_cite *cite)
{
	cited->locator = copy(pool, cite->locator);
	while (cited->locator.len && cited->locator.s[cited->locator.len - 1] == ' ')
		cited->locator.len--;
	if (!cite->label || !cite->label[0])
		return;
	cited->label = csl_term_find(cite->label, strlen(cite->label));
	cited->has_label = cited->label < CSL_TERMS;
}

struct csl_cited *
csl_engine_cites(struct csl_engine *engine, struct csl_pool *pool,
		 const struct csl_citation *citation)
{
	struct csl_cited *list = csl_zalloc(pool, citation->count, sizeof(*list));

	for (size_t i = 0; i < citation->count; i++) {
		const struct csl_cite *cite = &citation->cite[i];
		struct csl_cited *cited = &list[i];

		cited->known = known_of(engine, cite->id);
		set_locator(pool, cited, cite);
		cited->prefix = copy(pool, cite->prefix);
		cited->suffix = copy(pool, cite->suffix);
		cited->suppress_author = cite->suppress_author;
		cited->author_only = cite->author_only;
		cited->position = cite->position;
		cited->near_note = cite->near_note;
		cited->first_note = cite->first_reference_note;
		cited->note = citation->note;
		cited->place = i;
	}
	return list;
}

struct cluster_job {
	struct csl_engine *engine;
	const struct csl_citation *citation;
	const char *text;
};

static void
cluster_work(void *data)
{
	struct cluster_job *job = data;
	struct csl_engine *engine = job->engine;
	const struct csl_citation *citation = job->citation;
	struct csl_cluster cluster = { .count = citation->count,
				       .author_in_text = citation->author_in_text,
				       .as_given = citation->as_given };

	csl_pool_clear(&engine->result);
	cluster.cite = csl_engine_cites(engine, &engine->result, citation);
	csl_engine_update(engine);
	if (!citation->as_given) {
		csl_engine_sort_cites(engine, &engine->result, cluster.cite, cluster.count);
		csl_engine_gather_cites(engine, &engine->result, cluster.cite, cluster.count);
	}
	job->text = csl_engine_write_cluster(engine, &engine->result, cluster.cite, cluster.count,
					     &cluster);
}

const char *
csl_engine_cluster(struct csl_engine *engine, const struct csl_citation *citation,
		   struct csl_error *error)
{
	struct cluster_job job = { engine, citation, NULL };

	return run(engine, cluster_work, &job, error) ? job.text : NULL;
}

struct document_job {
	struct csl_engine *engine;
	const struct csl_citation *citation;
	size_t count;
};

static void
document_work(void *data)
{
	struct document_job *job = data;
	struct csl_engine *engine = job->engine;

	engine->clusters = 0;
	engine->fresh = false;
	csl_pool_clear(&engine->document);
	engine->cluster = csl_zalloc(&engine->document, job->count, sizeof(*engine->cluster));
	for (size_t i = 0; i < job->count; i++) {
		struct csl_cluster *cluster = &engine->cluster[i];
		const struct csl_citation *citation = &job->citation[i];

		cluster->cite = csl_engine_cites(engine, &engine->document, citation);
		cluster->count = citation->count;
		cluster->note = citation->note;
		cluster->author_in_text = citation->author_in_text;
		cluster->as_given = citation->as_given;
	}
	engine->clusters = job->count;
	csl_engine_update(engine);
	for (size_t i = 0; i < job->count; i++) {
		struct csl_cluster *cluster = &engine->cluster[i];

		cluster->text = csl_engine_write_cluster(engine, &engine->document, cluster->cite,
							 cluster->count, cluster);
	}
}

enum csl_status
csl_engine_document(struct csl_engine *engine, const struct csl_citation *citation, size_t count,
		    struct csl_error *error)
{
	struct document_job job = { engine, citation, count };
	enum csl_status status = attempt(engine, document_work, &job, error);

	if (status != CSL_OK)
		engine->clusters = 0;
	return status;
}

const char *
csl_engine_citation(const struct csl_engine *engine, size_t n)
{
	return n < engine->clusters ? engine->cluster[n].text : "";
}

struct bibliography_job {
	struct csl_engine *engine;
	csl_keep *keep;
	void *context;
};

static void
bibliography_work(void *data)
{
	struct bibliography_job *job = data;

	csl_pool_clear(&job->engine->result);
	csl_engine_update(job->engine);
	csl_engine_write_bibliography(job->engine, job->keep, job->context);
}

const struct csl_bibliography *
csl_engine_bibliography(struct csl_engine *engine, csl_keep *keep, void *context,
			struct csl_error *error)
{
	struct bibliography_job job = { engine, keep, context };

	if (!engine->style->bibliography.present) {
		if (error)
			*error = (struct csl_error){ .status = CSL_INVALID };
		return NULL;
	}
	return run(engine, bibliography_work, &job, error) ? &engine->bibliography : NULL;
}
