/* SPDX-License-Identifier: MIT */
#include "store/citer.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/mem.h"
#include "format/csl-item.h"
#include "store/styles.h"

struct citer {
	const struct csl_writer *writer;
	char *asked; /* the language that somebody has asked for; or NULL */
	bool force;  /* also where the style has one */
	struct style style;
	struct locales locales;
	struct languages languages;
	struct csl_engine *engine;
	bool used; /* the engine knows items */
	struct csl_item **item;
	size_t items;
};

char *
citer_tag(const char *given)
{
	char *tag = xstrdup(given), *region = strpbrk(tag, "-_");

	for (char *s = tag; *s; s++) {
		if (*s == '_')
			*s = '-';
		*s = region && s > region && strlen(region) == 3 ? ascii_upper(*s)
								 : ascii_lower(*s);
	}
	return tag;
}

/* The language that the engine will use, in this order of who says it. */
static void
choose_language(struct citer *c, const struct citer_wish *wish)
{
	const char *own = csl_style_info(c->style.csl)->default_locale, *used;

	c->force = wish->language || c->style.locale;
	if (wish->language)
		c->asked = citer_tag(wish->language);
	else if (c->style.locale)
		c->asked = citer_tag(c->style.locale);
	else if (wish->preset && *wish->preset)
		c->asked = citer_tag(wish->preset);
	used = !c->force && own ? own : c->asked;
	languages_add(&c->languages, used ? used : "en-US");
}

/* An engine that knows no items. */
static bool
begin(struct citer *c, struct csl_error *error)
{
	struct csl_setup setup = { .locale = locales_find,
				   .context = &c->locales,
				   .language = c->asked,
				   .force_language = c->force,
				   .writer = c->writer };

	csl_engine_free(c->engine);
	c->engine = csl_engine_new(c->style.csl, &setup, NULL, error);
	for (size_t i = 0; i < c->items; i++)
		csl_item_free(c->item[i]);
	free(c->item);
	c->item = NULL;
	c->items = 0;
	c->used = false;
	return c->engine;
}

struct citer *
citer_new(const struct citer_wish *wish, struct diags *diags, enum exit_status *status)
{
	struct citer *c = xcalloc(1, sizeof *c);
	struct paths folders = { .path = NULL };
	struct csl_error error;
	bool fine;

	c->writer = wish->writer;
	style_folders(&folders, wish->argv0);
	locales_init(&c->locales, wish->argv0, diags);
	fine = style_open(&c->style, wish->style, &folders, diags, status);
	paths_release(&folders);
	if (fine) {
		choose_language(c, wish);
		fine = begin(c, &error);
		if (!fine) {
			struct place place = { diags_name(diags, c->style.path), error.line,
					       error.column };

			diag_error(diags, place, "%s", error.sentence);
			*status = error.status == CSL_NO_MEMORY ? EXIT_MEMORY : EXIT_DATA;
		}
	}
	if (fine)
		return c;
	citer_free(c);
	return NULL;
}

void
citer_free(struct citer *c)
{
	if (!c)
		return;
	csl_engine_free(c->engine);
	for (size_t i = 0; i < c->items; i++)
		csl_item_free(c->item[i]);
	free(c->item);
	style_release(&c->style);
	locales_release(&c->locales);
	free(c->asked);
	free(c);
}

const struct csl_style_info *
citer_info(const struct citer *c)
{
	return csl_style_info(c->style.csl);
}

const char *
citer_missing(const struct citer *c)
{
	return c->asked && !locales_have(&c->locales, c->asked) ? c->asked : NULL;
}

const struct languages *
citer_languages(const struct citer *c)
{
	return &c->languages;
}

bool
citer_take(struct citer *c, const struct catalogue *catalogue, const uint32_t *study, size_t count,
	   struct csl_error *error)
{
	if ((c->used || !c->engine) && !begin(c, error))
		return false;
	c->used = true;
	c->item = xcalloc(count + 1, sizeof(struct csl_item *));
	for (size_t i = 0; i < count; i++) {
		c->item[i] = csl_item_of(catalogue, study[i], &c->languages, error);
		if (!c->item[i])
			return false;
		c->items++;
		if (csl_engine_add(c->engine, c->item[i], error) != CSL_OK)
			return false;
	}
	return true;
}

bool
citer_cite(struct citer *c, struct csl_error *error)
{
	struct csl_cite *cite = xcalloc(c->items + 1, sizeof *cite);
	struct csl_citation *citation = xcalloc(c->items + 1, sizeof *citation);
	bool note = citer_info(c)->class == CSL_NOTE;
	enum csl_status status;

	for (size_t i = 0; i < c->items; i++) {
		cite[i].id = csl_item_id(c->item[i]);
		citation[i] = (struct csl_citation){ .cite = &cite[i],
						     .count = 1,
						     .note = note ? (int)i + 1 : 0 };
	}
	status = csl_engine_document(c->engine, citation, c->items, error);
	free(citation);
	free(cite);
	return status == CSL_OK;
}

const char *
citer_cited(const struct citer *c, size_t i)
{
	return csl_engine_citation(c->engine, i);
}

const char *
citer_together(struct citer *c, struct csl_error *error)
{
	struct csl_cite *cite = xcalloc(c->items + 1, sizeof *cite);
	struct csl_citation citation = { .cite = cite, .count = c->items };
	const char *text;

	citation.note = citer_info(c)->class == CSL_NOTE;
	for (size_t i = 0; i < c->items; i++)
		cite[i].id = csl_item_id(c->item[i]);
	/* In a document, so that those of one author and year are told apart. */
	text = csl_engine_document(c->engine, &citation, 1, error) == CSL_OK
		       ? csl_engine_citation(c->engine, 0)
		       : NULL;
	free(cite);
	return text;
}

const struct csl_bibliography *
citer_bibliography(struct citer *c, bool all, struct csl_error *error)
{
	if (all && csl_engine_include(c->engine, NULL, 0, error) != CSL_OK)
		return NULL;
	return csl_engine_bibliography(c->engine, NULL, NULL, error);
}
