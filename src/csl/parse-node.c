/* SPDX-License-Identifier: MIT */
/* Rendering elements, but for cs:names and cs:choose. */
#include <string.h>

#include "base/gettext.h"
#include "csl/parse.h"

#define DEPTH_MAX 60 /* elements and macros inside one another */

static const struct csl_word displays[] = {
	{ "block", CSL_DISPLAY_BLOCK },
	{ "left-margin", CSL_DISPLAY_LEFT_MARGIN },
	{ "right-inline", CSL_DISPLAY_RIGHT_INLINE },
	{ "indent", CSL_DISPLAY_INDENT },
};
static const struct csl_word plurals[] = {
	{ "contextual", CSL_PLURAL_CONTEXTUAL }, { "always", CSL_PLURAL_ALWAYS },
	{ "never", CSL_PLURAL_NEVER },		 { "true", CSL_PLURAL_ALWAYS },
	{ "false", CSL_PLURAL_NEVER },
};
static const struct csl_word date_formats[] = {
	{ "text", CSL_DATE_TEXT },
	{ "numeric", CSL_DATE_NUMERIC },
};
static const struct csl_word date_parts[] = {
	{ "year-month-day", CSL_DATE_YEAR_MONTH_DAY },
	{ "year-month", CSL_DATE_YEAR_MONTH },
	{ "year", CSL_DATE_YEAR_ONLY },
	{ "month-day", CSL_DATE_MONTH_DAY },
};
static const struct csl_word date_names[] = {
	{ "day", CSL_DATE_DAY },
	{ "month", CSL_DATE_MONTH },
	{ "year", CSL_DATE_YEAR },
};
static const struct csl_word date_forms[] = {
	{ "long", CSL_DATE_FORM_LONG },
	{ "short", CSL_DATE_FORM_SHORT },
	{ "numeric", CSL_DATE_FORM_NUMERIC },
	{ "numeric-leading-zeros", CSL_DATE_FORM_LEADING_ZEROS },
	{ "ordinal", CSL_DATE_FORM_ORDINAL },
};

struct csl_node *
csl_parse_new(const struct csl_parser *parser, const struct xml_element *element,
	      enum csl_node_kind kind)
{
	struct csl_node *node = csl_zalloc(parser->pool, 1, sizeof(*node));

	node->kind = (uint8_t)kind;
	node->variable = CSL_VAR_NONE;
	csl_parse_format(parser, element, &node->format);
	node->display = (uint8_t)CSL_PARSE_WORD(element, "display", displays, CSL_DISPLAY_NONE);
	return node;
}

static void
parse_variable(struct csl_parser *parser, struct csl_node *node, const char *name)
{
	struct csl_style *style = parser->style;

	node->variable = (uint16_t)csl_variable_find(name, strlen(name));
	if (node->variable == CSL_VAR_YEAR_SUFFIX || node->variable == CSL_VAR_CITATION_LABEL)
		style->has_year_suffix = true;
	if (node->variable == CSL_VAR_CITATION_NUMBER)
		style->has_citation_number = true;
	if (node->variable == CSL_VAR_FIRST_REFERENCE_NOTE_NUMBER)
		style->has_position = true;
}

static struct csl_node *
parse_text(struct csl_parser *parser, const struct xml_element *element)
{
	struct csl_node *node = csl_parse_new(parser, element, CSL_NODE_VALUE);
	const char *s;

	node->form = (uint8_t)csl_parse_word(element, "form", csl_form_words, csl_form_word_count,
					     CSL_FORM_LONG);
	node->plural = (uint8_t)CSL_PARSE_WORD(element, "plural", plurals, CSL_PLURAL_NEVER);
	if ((s = xml_get(element, "macro"))) {
		node->kind = CSL_NODE_MACRO;
		node->child = csl_parse_macro(parser, element, s, &node->has_date);
	} else if ((s = xml_get(element, "variable"))) {
		node->kind = CSL_NODE_VARIABLE;
		parse_variable(parser, node, s);
	} else if ((s = xml_get(element, "term"))) {
		node->kind = CSL_NODE_TERM;
		node->term = (uint16_t)csl_parse_term(parser, s);
	} else
		node->value = csl_parse_text(parser, element, "value");
	return node;
}

static struct csl_node *
parse_number(struct csl_parser *parser, const struct xml_element *element)
{
	struct csl_node *node = csl_parse_new(parser, element, CSL_NODE_NUMBER);
	const char *s = xml_get(element, "variable");

	node->form = (uint8_t)csl_parse_word(element, "form", csl_form_words, csl_form_word_count,
					     CSL_FORM_NUMERIC);
	parse_variable(parser, node, s ? s : "");
	return node;
}

struct csl_node *
csl_parse_label(struct csl_parser *parser, const struct xml_element *element)
{
	struct csl_node *node = csl_parse_new(parser, element, CSL_NODE_LABEL);
	const char *s = xml_get(element, "variable");

	node->form = (uint8_t)csl_parse_word(element, "form", csl_form_words, csl_form_word_count,
					     CSL_FORM_LONG);
	node->plural = (uint8_t)CSL_PARSE_WORD(element, "plural", plurals, CSL_PLURAL_CONTEXTUAL);
	if (s)
		parse_variable(parser, node, s);
	parser->style->labels_numbers |= node->variable == CSL_VAR_NUMBER;
	return node;
}

static void
parse_date_part(const struct csl_parser *parser, const struct xml_element *element,
		struct csl_node *date)
{
	int name = CSL_PARSE_WORD(element, "name", date_names, -1);
	struct csl_date_part *part;

	if (name < 0)
		return;
	part = &date->part[date->parts++];
	csl_parse_format(parser, element, &part->format);
	part->name = (uint8_t)name;
	part->form = (uint8_t)CSL_PARSE_WORD(element, "form", date_forms, CSL_DATE_FORM_UNSET);
	part->range_delimiter = csl_parse_text(parser, element, "range-delimiter");
}

struct csl_node *
csl_parse_date(const struct csl_parser *parser, const struct xml_element *element)
{
	struct csl_node *node = csl_parse_new(parser, element, CSL_NODE_DATE);
	const char *s = xml_get(element, "variable");
	size_t parts = 0;

	node->form = (uint8_t)CSL_PARSE_WORD(element, "form", date_formats, CSL_DATE_OWN);
	node->date_parts =
		(uint8_t)CSL_PARSE_WORD(element, "date-parts", date_parts, CSL_DATE_YEAR_MONTH_DAY);
	if (s)
		node->variable = (uint16_t)csl_variable_find(s, strlen(s));
	for (const struct xml_element *e = element->first; e; e = e->next)
		parts += csl_parse_is(e, "date-part");
	if (!parts)
		return node;
	node->part = csl_zalloc(parser->pool, parts, sizeof(*node->part));
	for (const struct xml_element *e = element->first; e; e = e->next)
		if (csl_parse_is(e, "date-part"))
			parse_date_part(parser, e, node);
	return node;
}

static struct csl_node *
parse_date(struct csl_parser *parser, const struct xml_element *element)
{
	return csl_parse_date(parser, element);
}

static struct csl_node *
parse_group(struct csl_parser *parser, const struct xml_element *element)
{
	struct csl_node *node = csl_parse_new(parser, element, CSL_NODE_GROUP);

	node->child = csl_parse_children(parser, element);
	return node;
}

static struct csl_node *
parse_names(struct csl_parser *parser, const struct xml_element *element)
{
	struct csl_node *node = csl_parse_new(parser, element, CSL_NODE_NAMES);

	node->names = csl_parse_names(parser, element);
	return node;
}

static const struct {
	const char *name;
	struct csl_node *(*parse)(struct csl_parser *, const struct xml_element *);
} elements[] = {
	{ "text", parse_text },	      { "group", parse_group }, { "choose", csl_parse_choose },
	{ "names", parse_names },     { "date", parse_date },	{ "number", parse_number },
	{ "label", csl_parse_label },
};

static struct csl_node *
parse_element(struct csl_parser *parser, const struct xml_element *element)
{
	struct csl_node *node = NULL;

	for (size_t i = 0; i < sizeof(elements) / sizeof(*elements); i++)
		if (csl_parse_is(element, elements[i].name)) {
			node = elements[i].parse(parser, element);
			break;
		}
	return node;
}

struct csl_node *
csl_parse_children(struct csl_parser *parser, const struct xml_element *element)
{
	struct csl_node *first = NULL, **end = &first;

	if (++parser->depth > DEPTH_MAX)
		csl_parse_fail(parser, element, "%s",
			       _("elements and macros are nested more than sixty deep"));
	for (const struct xml_element *e = element->first; e; e = e->next) {
		struct csl_node *node = parse_element(parser, e);

		if (!node)
			continue;
		*end = node;
		end = &node->next;
	}
	parser->depth--;
	return first;
}
