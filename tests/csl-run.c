/* SPDX-License-Identifier: MIT */
/*
 * What the sections of a fixture ask for: citations, one by one or as a document that grows; a
 * bibliography of all or some.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "csl-run.h"

static struct json_value *
read_json(const struct fixture *fixture, const char *name)
{
	const char *text = fixture_section(fixture, name);

	return text ? json_read(text, strlen(text)) : NULL;
}

static bool
add_items(struct run *run, const struct json_value *list)
{
	for (const struct json_value *v = list ? list->first : NULL; v; v = v->next) {
		run->item = xrealloc(run->item, (run->items + 1) * sizeof(struct csl_item *));
		run->id = xrealloc(run->id, (run->items + 1) * sizeof(char *));
		run->item[run->items] = csl_json_item(v);
		run->id[run->items] = csl_item_id(run->item[run->items]);
		if (csl_engine_add(run->engine, run->item[run->items], NULL) != CSL_OK)
			return false;
		run->items++;
	}
	return true;
}

/* {"default": {"title": {"long": "short"}}} */
static const char *
abbreviation(void *context, const char *variable, const char *text)
{
	const struct run *run = context;
	const struct json_value *lists = json_get(run->abbreviations, "default");

	if (!strcmp(variable, "publisher-place") || !strcmp(variable, "event-place") ||
	    !strcmp(variable, "archive-place"))
		variable = "place";
	else if (!strcmp(variable, "publisher"))
		variable = "institution-part";
	else if (!strcmp(variable, "genre") || !strcmp(variable, "event-title") ||
		 !strcmp(variable, "medium"))
		variable = "title";
	return json_string_of(json_get(lists, variable), text);
}

static struct csl_cite
cite_of(const struct json_value *value)
{
	const struct json_value *position = json_get(value, "position");
	const char *first = json_string_of(value, "first-reference-note-number");
	struct csl_cite cite = {
		.id = json_string_of(value, "id"),
		.locator = json_string_of(value, "locator"),
		.label = json_string_of(value, "label"),
		.prefix = json_string_of(value, "prefix"),
		.suffix = json_string_of(value, "suffix"),
		.suppress_author = json_true(value, "suppress-author"),
		.author_only = json_true(value, "author-only"),
		.near_note = json_true(value, "near-note"),
		.first_reference_note = first ? (int)strtol(first, NULL, 10) : 0,
	};

	if (position && position->text)
		cite.position = (enum csl_position)(strtol(position->text, NULL, 10) & 3);
	return cite;
}

/* A list of cites; the array is the caller's. */
static struct csl_cite *
cites_of(const struct json_value *list, size_t *count)
{
	struct csl_cite *cite = NULL;

	*count = 0;
	for (const struct json_value *v = list ? list->first : NULL; v; v = v->next) {
		cite = xrealloc(cite, (*count + 1) * sizeof(*cite));
		cite[(*count)++] = cite_of(v);
	}
	return cite;
}

static void
put_cluster(struct run *run, const struct csl_cite *cite, size_t count)
{
	struct csl_citation citation = { .cite = cite, .count = count };
	struct csl_error error = { 0 };
	const char *text = csl_engine_cluster(run->engine, &citation, &error);

	buf_printf(&run->got, "%s%s", run->got.len ? "\n" : "", text ? text : error.sentence);
}

static void
run_citation_items(struct run *run, const struct json_value *list)
{
	for (const struct json_value *v = list->first; v; v = v->next) {
		size_t count;
		struct csl_cite *cite = cites_of(v, &count);

		put_cluster(run, cite, count);
		free(cite);
	}
}

/* One citation of all items, in the order of the bibliography. */
static void
run_input(struct run *run)
{
	struct csl_cite *cite = xcalloc(run->items + 1, sizeof(*cite));
	const struct csl_bibliography *b = csl_engine_bibliography(run->engine, NULL, NULL, NULL);

	for (size_t i = 0; i < run->items; i++)
		cite[i].id = b && b->count == run->items ? b->entry[i].id : run->id[i];
	put_cluster(run, cite, run->items);
	free(cite);
}

struct document {
	const struct json_value *value[200]; /* in their order */
	int note[200];
	size_t count;
	char *text[200]; /* what they were after the call before */
};

static const struct json_value *
citation_by_id(const struct json_value *calls, const char *id)
{
	for (const struct json_value *v = calls->first; v; v = v->next) {
		const char *is = v->first ? json_string_of(v->first, "citationID") : NULL;

		if (is && !strcmp(is, id))
			return v->first;
	}
	return NULL;
}

static int
note_of(const struct json_value *citation)
{
	const char *text = json_string_of(json_get(citation, "properties"), "noteIndex");

	return text ? (int)strtol(text, NULL, 10) : 0;
}

static void
add_list(struct document *d, const struct json_value *calls, const struct json_value *list)
{
	for (const struct json_value *v = list ? list->first : NULL; v; v = v->next) {
		const struct json_value *found =
			v->first && v->first->text ? citation_by_id(calls, v->first->text) : NULL;

		if (!found || d->count == 200)
			continue;
		d->note[d->count] = v->first->next && v->first->next->text
					    ? (int)strtol(v->first->next->text, NULL, 10)
					    : 0;
		d->value[d->count++] = found;
	}
}

static void
set_mode(struct csl_citation *citation, struct csl_cite *cite, const struct json_value *value)
{
	const struct json_value *properties = json_get(value, "properties");
	const char *mode = json_string_of(properties, "mode");

	citation->as_given = json_true(properties, "unsorted");
	if (!mode || !citation->count)
		return;
	citation->author_in_text = !strcmp(mode, "composite");
	cite[0].author_only |= !strcmp(mode, "author-only");
	cite[0].suppress_author |= !strcmp(mode, "suppress-author");
}

static bool
render_document(struct run *run, const struct document *d)
{
	struct csl_citation *citation = xcalloc(d->count + 1, sizeof(*citation));
	struct csl_error error = { 0 };
	bool good;

	for (size_t i = 0; i < d->count; i++) {
		struct csl_cite *cite =
			cites_of(json_get(d->value[i], "citationItems"), &citation[i].count);

		citation[i].cite = cite;
		citation[i].note = d->note[i];
		set_mode(&citation[i], cite, d->value[i]);
	}
	good = csl_engine_document(run->engine, citation, d->count, &error) == CSL_OK;
	if (!good)
		buf_puts(&run->got, error.sentence);
	for (size_t i = 0; i < d->count; i++)
		free((void *)(size_t)citation[i].cite);
	free(citation);
	return good;
}

static const char *
id_of(const struct json_value *value)
{
	const char *id = json_string_of(value, "citationID");

	return id ? id : "";
}

static size_t
times_cited(const struct document *d, const char *id)
{
	size_t times = 0;

	for (size_t i = 0; i < d->count; i++) {
		const struct json_value *cites = json_get(d->value[i], "citationItems");
		bool found = false;

		for (const struct json_value *v = cites ? cites->first : NULL; v; v = v->next) {
			const char *is = json_string_of(v, "id");

			found |= is && !strcmp(is, id);
		}
		times += found;
	}
	return times;
}

/* An item that was cited once before and more often now. */
static bool
is_cited_again(const struct document *before, const struct document *now, size_t n)
{
	const struct json_value *cites = json_get(now->value[n], "citationItems");

	for (const struct json_value *v = cites ? cites->first : NULL; v; v = v->next) {
		const char *id = json_string_of(v, "id");

		if (id && times_cited(before, id) < 2 && times_cited(now, id) > 1)
			return true;
	}
	return false;
}

/*
 * Was the text of that citation another one after the call before?  Where notes depend on how
 * often an item is cited, they count as new when that changes.
 */
static bool
is_changed(const struct run *run, const struct document *before, const struct document *now,
	   size_t n)
{
	const char *csl = fixture_section(run->fixture, "CSL");

	if (csl_style_info(run->style)->class == CSL_NOTE && strstr(csl, "disambiguate=\"true\"") &&
	    is_cited_again(before, now, n))
		return true;
	for (size_t i = 0; i < before->count; i++)
		if (before->text[i] && !strcmp(id_of(before->value[i]), id_of(now->value[n])))
			return strcmp(before->text[i], csl_engine_citation(run->engine, n)) != 0;
	return true;
}

static void
run_citations(struct run *run, const struct json_value *calls)
{
	struct document *before = xcalloc(1, sizeof(*before));

	for (const struct json_value *v = calls->first; v && v->first; v = v->next) {
		struct document *d = xcalloc(1, sizeof(*d));
		size_t self;

		add_list(d, calls, v->first->next);
		self = d->count;
		d->note[d->count] = note_of(v->first);
		d->value[d->count++] = v->first;
		add_list(d, calls, v->first->next ? v->first->next->next : NULL);
		if (!render_document(run, d)) {
			free(d);
			break;
		}
		for (size_t i = 0; i < d->count; i++) {
			d->text[i] = xstrdup(csl_engine_citation(run->engine, i));
			if (!v->next)
				buf_printf(&run->got, "%s%s[%zu] %s", run->got.len ? "\n" : "",
					   i == self || is_changed(run, before, d, i) ? ">>" : "..",
					   i, d->text[i]);
		}
		for (size_t i = 0; i < before->count; i++)
			free(before->text[i]);
		free(before);
		before = d;
	}
	for (size_t i = 0; i < before->count; i++)
		free(before->text[i]);
	free(before);
}

static const struct json_value *
input_of(const struct run *run, const char *id)
{
	const struct json_value *found = NULL;

	for (const struct json_value *v = run->input->first; v; v = v->next) {
		const char *is = json_string_of(v, "id");

		if (is && !strcmp(is, id))
			found = v;
	}
	return found;
}

static bool
rule_fits(const struct json_value *item, const struct json_value *rule)
{
	const char *field = json_string_of(rule, "field");
	const char *value = json_string_of(rule, "value");
	const struct json_value *is = field ? json_get(item, field) : NULL;

	if (!value || !value[0])
		return !is || (is->text && !is->text[0]);
	if (is && is->kind == JSON_ARRAY) {
		for (const struct json_value *v = is->first; v; v = v->next)
			if (v->text && !strcmp(v->text, value))
				return true;
		return false;
	}
	return is && is->text && !strcmp(is->text, value);
}

static size_t
count_fits(const struct json_value *item, const struct json_value *rules, size_t *count)
{
	size_t fits = 0;

	*count = 0;
	for (const struct json_value *v = rules->first; v; v = v->next, ++*count)
		fits += rule_fits(item, v);
	return fits;
}

static bool
keep(void *context, const char *id)
{
	const struct run *run = context;
	const struct json_value *item = input_of(run, id), *rules;
	size_t count, fits;
	bool in = true;

	if ((rules = json_get(run->filter, "include")))
		in = count_fits(item, rules, &count) > 0;
	else if ((rules = json_get(run->filter, "exclude")))
		in = !count_fits(item, rules, &count);
	else if ((rules = json_get(run->filter, "select"))) {
		fits = count_fits(item, rules, &count);
		in = fits == count;
	}
	if ((rules = json_get(run->filter, "quash"))) {
		fits = count_fits(item, rules, &count);
		if (fits == count)
			in = false;
	}
	return in;
}

static void
put_header(struct run *run, const struct csl_bibliography *b)
{
	buf_printf(&run->got, "entry-spacing: %d\nline-spacing: %d\nmax-offset: %d\n",
		   b->entry_spacing, b->line_spacing, b->max_offset);
	buf_printf(&run->got, "hanging-indent: %s\nsecond-field-align: %s",
		   b->hanging_indent ? "true" : "false",
		   b->second_field_align == CSL_ALIGN_FLUSH    ? "flush"
		   : b->second_field_align == CSL_ALIGN_MARGIN ? "margin"
							       : "false");
}

static void
run_bibliography(struct run *run, bool header)
{
	struct json_value *filter = read_json(run->fixture, "BIBSECTION");
	struct csl_error error = { 0 };
	const struct csl_bibliography *b;

	run->filter = filter;
	b = csl_engine_bibliography(run->engine, filter ? keep : NULL, run, &error);
	buf_clear(&run->got);
	if (!b)
		buf_puts(&run->got, error.sentence);
	else if (header)
		put_header(run, b);
	else {
		buf_puts(&run->got, b->begin);
		for (size_t i = 0; i < b->count; i++)
			buf_puts(&run->got, b->entry[i].text);
		buf_puts(&run->got, b->end);
	}
	json_free(filter);
}

/* Each list of ids replaces the one before. */
static void
include_entries(struct run *run)
{
	struct json_value *lists = read_json(run->fixture, "BIBENTRIES");

	if (!lists && !fixture_section(run->fixture, "CITATIONS"))
		csl_engine_include(run->engine, NULL, 0, NULL);
	for (const struct json_value *list = lists ? lists->first : NULL; list; list = list->next) {
		const char **id = xcalloc(run->items + 1, sizeof(*id));
		size_t count = 0;

		for (const struct json_value *v = list->first; v && count < run->items; v = v->next)
			if (v->text)
				id[count++] = v->text;
		csl_engine_include(run->engine, id, count, NULL);
		free(id);
	}
	json_free(lists);
}

static void
run_mode(struct run *run)
{
	const char *mode = fixture_section(run->fixture, "MODE");
	struct json_value *items = read_json(run->fixture, "CITATION-ITEMS");
	struct json_value *citations = read_json(run->fixture, "CITATIONS");

	include_entries(run);
	if (citations)
		run_citations(run, citations);
	else if (items)
		run_citation_items(run, items);
	else if (mode && !strncmp(mode, "citation", 8))
		run_input(run);
	if (mode && !strncmp(mode, "bibliography", 12))
		run_bibliography(run, strstr(mode, "header") != NULL);
	json_free(items);
	json_free(citations);
}

void
run_fixture(struct run *run, const struct fixture *fixture, csl_find_locale *locale)
{
	const char *csl = fixture_section(fixture, "CSL");
	const char *format = fixture_section(fixture, "FORMAT");
	struct csl_error error = { 0 };
	struct csl_setup setup = {
		.locale = locale,
		.context = run,
		.writer = format ? csl_writer_find(format) : &csl_html,
		.language = fixture_section(fixture, "LANGUAGE"),
		.force_language = fixture_section(fixture, "FORCE") != NULL,
		.abbreviation = abbreviation,
		.no_text = "[CSL STYLE ERROR: reference with no printed form.]",
	};

	run->fixture = fixture;
	run->input = read_json(fixture, "INPUT");
	run->abbreviations = read_json(fixture, "ABBREVIATIONS");
	run->style = csl_style_parse(csl ? csl : "", csl ? strlen(csl) : 0, NULL, &error);
	if (run->style)
		run->engine = csl_engine_new(run->style, &setup, NULL, &error);
	if (!run->engine || !run->input)
		buf_printf(&run->got, "%u:%u: %s", error.line, error.column, error.sentence);
	else if (add_items(run, run->input))
		run_mode(run);
}

void
run_release(struct run *run)
{
	csl_engine_free(run->engine);
	csl_style_free(run->style);
	for (size_t i = 0; i < run->items; i++)
		csl_item_free(run->item[i]);
	free(run->item);
	free((void *)run->id);
	json_free(run->input);
	json_free(run->abbreviations);
	buf_release(&run->got);
}
