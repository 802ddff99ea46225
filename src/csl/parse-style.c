/* SPDX-License-Identifier: MIT */
/* cs:style: macros, cs:citation, cs:bibliography, and the public way in. */
#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "csl/parse.h"

#define POOL_LIMIT ((size_t)256 << 20)

static const struct csl_word classes[] = {
	{ "in-text", CSL_IN_TEXT },
	{ "note", CSL_NOTE },
};
static const struct csl_word demotes[] = {
	{ "display-and-sort", CSL_DEMOTE_DISPLAY_AND_SORT },
	{ "sort-only", CSL_DEMOTE_SORT_ONLY },
	{ "never", CSL_DEMOTE_NEVER },
};
static const struct csl_word page_ranges[] = {
	{ "expanded", CSL_PAGES_EXPANDED },	  { "minimal", CSL_PAGES_MINIMAL },
	{ "minimal-two", CSL_PAGES_MINIMAL_TWO }, { "chicago", CSL_PAGES_CHICAGO },
	{ "chicago-15", CSL_PAGES_CHICAGO },	  { "chicago-16", CSL_PAGES_CHICAGO_16 },
};
static const struct csl_word given_rules[] = {
	{ "by-cite", CSL_GIVEN_BY_CITE },
	{ "all-names", CSL_GIVEN_ALL },
	{ "all-names-with-initials", CSL_GIVEN_ALL_INITIALS },
	{ "primary-name", CSL_GIVEN_PRIMARY },
	{ "primary-name-with-initials", CSL_GIVEN_PRIMARY_INITIALS },
};
static const struct csl_word collapses[] = {
	{ "citation-number", CSL_COLLAPSE_NUMBER },
	{ "year", CSL_COLLAPSE_YEAR },
	{ "year-suffix", CSL_COLLAPSE_SUFFIX },
	{ "year-suffix-ranged", CSL_COLLAPSE_SUFFIX_RANGED },
};
static const struct csl_word aligns[] = {
	{ "flush", CSL_ALIGN_FLUSH },
	{ "margin", CSL_ALIGN_MARGIN },
};
static const struct csl_word substitute_rules[] = {
	{ "complete-all", CSL_SUBSTITUTE_COMPLETE_ALL },
	{ "complete-each", CSL_SUBSTITUTE_COMPLETE_EACH },
	{ "partial-each", CSL_SUBSTITUTE_PARTIAL_EACH },
	{ "partial-first", CSL_SUBSTITUTE_PARTIAL_FIRST },
};

static int
compare_macros(const void *a, const void *b)
{
	return strcmp(((const struct csl_macro *)a)->name, ((const struct csl_macro *)b)->name);
}

static int
compare_name(const void *name, const void *macro)
{
	return strcmp(name, ((const struct csl_macro *)macro)->name);
}

static void
find_macros(struct csl_parser *parser, const struct xml_element *style)
{
	size_t count = 0;

	for (const struct xml_element *e = style->first; e; e = e->next)
		count += csl_parse_is(e, "macro");
	parser->macro = csl_zalloc(parser->pool, count, sizeof(*parser->macro));
	for (const struct xml_element *e = style->first; e; e = e->next) {
		const char *name = csl_parse_is(e, "macro") ? xml_get(e, "name") : NULL;

		if (name)
			parser->macro[parser->macros++] =
				(struct csl_macro){ .name = name, .element = e };
	}
	if (parser->macros)
		qsort(parser->macro, parser->macros, sizeof(*parser->macro), compare_macros);
}

static bool
has_date_in(const struct xml_element *element)
{
	for (const struct xml_element *e = element->first; e; e = e->next)
		if (csl_parse_is(e, "date") || has_date_in(e))
			return true;
	return false;
}

/*
 * A macro is compiled once and shared by all who call it.  One that is open is being compiled:
 * asking for it again is a circle.
 */
struct csl_node *
csl_parse_macro(struct csl_parser *parser, const struct xml_element *element, const char *name,
		bool *has_date)
{
	struct csl_macro *macro = parser->macros ? bsearch(name, parser->macro, parser->macros,
							   sizeof(*parser->macro), compare_name)
						 : NULL;

	if (!macro) {
		csl_parse_fail(parser, element, _("there is no macro '%s'"), name);
		return NULL;
	}
	if (macro->state == CSL_MACRO_OPEN)
		csl_parse_fail(parser, element, _("the macro '%s' calls itself"), name);
	if (macro->state == CSL_MACRO_RAW) {
		macro->state = CSL_MACRO_OPEN;
		macro->body = csl_parse_children(parser, macro->element);
		macro->state = CSL_MACRO_DONE;
	}
	*has_date = has_date_in(macro->element);
	return macro->body;
}

static bool
uses_date(const struct csl_node *node)
{
	for (; node; node = node->next)
		if (node->kind == CSL_NODE_DATE || uses_date(node->child))
			return true;
	return false;
}

static bool
uses_number(const struct csl_node *node)
{
	for (; node; node = node->next)
		if ((node->variable == CSL_VAR_CITATION_NUMBER && node->kind != CSL_NODE_LABEL) ||
		    uses_number(node->child))
			return true;
	return false;
}

static void
parse_key(struct csl_parser *parser, const struct xml_element *element, struct csl_sort_key *key)
{
	const char *sort = xml_get(element, "sort"), *s;
	int min = csl_parse_number(element, "names-min", -1);
	int first = csl_parse_number(element, "names-use-first", -1);

	key->descending = sort && !strcmp(sort, "descending");
	key->variable = CSL_VAR_NONE;
	if ((s = xml_get(element, "macro"))) {
		struct csl_node *node = csl_parse_new(parser, element, CSL_NODE_MACRO);

		node->child = csl_parse_macro(parser, element, s, &node->has_date);
		key->macro = node;
	} else if ((s = xml_get(element, "variable")))
		key->variable = (uint16_t)csl_variable_find(s, strlen(s));
	key->date = csl_variable_kind_of(key->variable) == CSL_KIND_DATE || uses_date(key->macro);
	key->number = key->variable == CSL_VAR_CITATION_NUMBER || uses_number(key->macro);
	if (min >= 0) {
		key->names.et_al_min = min;
		key->names.set |= CSL_NAME_HAS_ET_AL_MIN;
	}
	if (first >= 0) {
		key->names.et_al_first = first;
		key->names.set |= CSL_NAME_HAS_ET_AL_FIRST;
	}
	if (xml_get(element, "names-use-last")) {
		key->names.et_al_last = csl_parse_true(element, "names-use-last");
		key->names.set |= CSL_NAME_HAS_ET_AL_LAST;
	}
}

static void
parse_sort(struct csl_parser *parser, const struct xml_element *element, struct csl_area *area)
{
	struct csl_sort_key **end = (struct csl_sort_key **)&area->sort;

	for (const struct xml_element *e = element->first; e; e = e->next) {
		struct csl_sort_key *key;

		if (!csl_parse_is(e, "key"))
			continue;
		key = csl_zalloc(parser->pool, 1, sizeof(*key));
		parse_key(parser, e, key);
		area->keys++;
		*end = key;
		end = &key->next;
	}
}

static void
parse_area(struct csl_parser *parser, const struct xml_element *element, struct csl_area *area,
	   const struct csl_name_options *names)
{
	area->present = true;
	csl_parse_name_options(parser, element, &area->names);
	csl_name_options_inherit(&area->names, names);
	for (const struct xml_element *e = element->first; e; e = e->next) {
		if (csl_parse_is(e, "sort"))
			parse_sort(parser, e, area);
		else if (csl_parse_is(e, "layout")) {
			csl_parse_format(parser, e, &area->format);
			area->layout = csl_parse_children(parser, e);
		}
	}
}

static void
parse_citation(struct csl_parser *parser, const struct xml_element *e,
	       const struct csl_name_options *names)
{
	struct csl_area *area = &parser->style->citation;

	area->add_names = csl_parse_true(e, "disambiguate-add-names");
	area->add_given = csl_parse_true(e, "disambiguate-add-givenname");
	area->add_year_suffix = csl_parse_true(e, "disambiguate-add-year-suffix");
	area->given_rule = (uint8_t)CSL_PARSE_WORD(e, "givenname-disambiguation-rule", given_rules,
						   CSL_GIVEN_BY_CITE);
	area->collapse = (uint8_t)CSL_PARSE_WORD(e, "collapse", collapses, CSL_COLLAPSE_NONE);
	area->cite_group_delimiter = csl_parse_text(parser, e, "cite-group-delimiter");
	area->after_collapse_delimiter = csl_parse_text(parser, e, "after-collapse-delimiter");
	area->year_suffix_delimiter = csl_parse_text(parser, e, "year-suffix-delimiter");
	area->near_note_distance = csl_parse_number(e, "near-note-distance", 5);
	parse_area(parser, e, area, names);
}

static void
parse_bibliography(struct csl_parser *parser, const struct xml_element *e,
		   const struct csl_name_options *names)
{
	struct csl_area *area = &parser->style->bibliography;

	area->hanging_indent = csl_parse_true(e, "hanging-indent");
	area->second_field_align =
		(uint8_t)CSL_PARSE_WORD(e, "second-field-align", aligns, CSL_ALIGN_NONE);
	area->line_spacing = csl_parse_number(e, "line-spacing", 1);
	area->entry_spacing = csl_parse_number(e, "entry-spacing", 1);
	area->subsequent_author_substitute =
		csl_parse_text(parser, e, "subsequent-author-substitute");
	area->substitute_rule =
		(uint8_t)CSL_PARSE_WORD(e, "subsequent-author-substitute-rule", substitute_rules,
					CSL_SUBSTITUTE_COMPLETE_ALL);
	parse_area(parser, e, area, names);
}

static void
parse_locales(struct csl_parser *parser, const struct xml_element *style)
{
	struct csl_terms **end = (struct csl_terms **)&parser->style->locale;

	for (const struct xml_element *e = style->first; e; e = e->next)
		if (csl_parse_is(e, "locale")) {
			struct csl_terms *terms =
				csl_terms_compile(parser->pool, parser->xml, e, parser->own);

			*end = terms;
			end = &terms->next;
		}
}

static void
parse_options(struct csl_parser *parser, const struct xml_element *e)
{
	struct csl_style *style = parser->style;
	const char *hyphen = xml_get(e, "initialize-with-hyphen");

	style->info.class = (enum csl_class)CSL_PARSE_WORD(e, "class", classes, CSL_IN_TEXT);
	style->info.default_locale = csl_parse_text(parser, e, "default-locale").s;
	style->demote = (uint8_t)CSL_PARSE_WORD(e, "demote-non-dropping-particle", demotes,
						CSL_DEMOTE_DISPLAY_AND_SORT);
	style->page_range =
		(uint8_t)CSL_PARSE_WORD(e, "page-range-format", page_ranges, CSL_PAGES_AS_GIVEN);
	style->year_range =
		(uint8_t)CSL_PARSE_WORD(e, "year-range-format", page_ranges, CSL_PAGES_AS_GIVEN);
	style->no_initialize_hyphen = hyphen && !strcmp(hyphen, "false");
}

static void
parse_style(struct csl_parser *parser, const struct xml_element *root, bool info_only)
{
	struct csl_style *style = parser->style;
	struct csl_name_options names;

	if (!csl_parse_is(root, "style"))
		csl_parse_fail(parser, root, _("this is no CSL style: its first element is <%s>"),
			       root->name);
	parse_options(parser, root);
	for (const struct xml_element *e = root->first; e; e = e->next) {
		if (csl_parse_is(e, "info"))
			csl_parse_info(parser, e);
		style->info.bibliography |= csl_parse_is(e, "bibliography");
	}
	if (info_only || style->info.parent)
		return;
	find_macros(parser, root);
	parse_locales(parser, root);
	csl_parse_name_options(parser, root, &names);
	for (const struct xml_element *e = root->first; e; e = e->next) {
		if (csl_parse_is(e, "citation"))
			parse_citation(parser, e, &names);
		else if (csl_parse_is(e, "bibliography"))
			parse_bibliography(parser, e, &names);
	}
	if (!style->citation.present)
		csl_parse_fail(parser, root, "%s", _("the style has no <citation>"));
	style->numeric = uses_number(style->citation.layout);
	style->own_term = parser->own->name;
	style->own_terms = parser->own->count;
}

struct job {
	struct csl_pool *pool;
	const struct xml *xml;
	bool info_only;
	struct csl_style *style;
};

static void
work(void *data)
{
	struct job *job = data;
	struct csl_own_terms own = { 0 };
	struct csl_parser parser = { .pool = job->pool, .xml = job->xml, .own = &own };

	job->style = csl_zalloc(job->pool, 1, sizeof(*job->style));
	parser.style = job->style;
	parse_style(&parser, job->xml->root, job->info_only);
}

static struct csl_style *
parse(const char *bytes, size_t len, const struct csl_memory *memory, bool info_only,
      struct csl_error *error)
{
	struct csl_trap trap = { 0 };
	struct csl_pool pool = { .trap = &trap, .limit = POOL_LIMIT };
	struct job job = { .pool = &pool, .info_only = info_only };
	struct xml xml;
	bool good;

	if (memory)
		pool.memory = *memory;
	if (!csl_read_xml(&xml, info_only ? "info" : NULL, bytes, len, memory, error))
		return NULL;
	job.xml = &xml;
	good = csl_try(&trap, work, &job);
	xml_release(&xml);
	if (!good) {
		csl_pool_release(&pool);
		csl_trap_report(&trap, error);
		return NULL;
	}
	job.style->pool = pool;
	job.style->pool.trap = NULL;
	return job.style;
}

struct csl_style *
csl_style_parse(const char *bytes, size_t len, const struct csl_memory *memory,
		struct csl_error *error)
{
	return parse(bytes, len, memory, false, error);
}

struct csl_style *
csl_style_parse_info(const char *bytes, size_t len, const struct csl_memory *memory,
		     struct csl_error *error)
{
	return parse(bytes, len, memory, true, error);
}

const struct csl_style_info *
csl_style_info(const struct csl_style *style)
{
	return &style->info;
}

void
csl_style_free(struct csl_style *style)
{
	struct csl_pool pool;

	if (!style)
		return;
	pool = style->pool;
	csl_pool_release(&pool);
}
