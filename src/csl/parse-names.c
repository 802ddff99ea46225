/* SPDX-License-Identifier: MIT */
/* cs:names and what is inside. */
#include <string.h>

#include "csl/parse.h"

static void
parse_variables(const struct csl_parser *parser, const struct xml_element *element,
		struct csl_names_spec *names)
{
	const char *list = xml_get(element, "variable"), *s = list;
	size_t count = 0, len;

	for (; s && (len = csl_parse_next_word(&s)); s += len)
		count++;
	names->variable = csl_zalloc(parser->pool, count, sizeof(*names->variable));
	for (s = list; s && (len = csl_parse_next_word(&s)); s += len) {
		enum csl_variable variable = csl_variable_find(s, len);

		if (csl_variable_kind_of(variable) == CSL_KIND_NAME)
			names->variable[names->variables++] = (uint16_t)variable;
	}
}

static void
parse_name(struct csl_parser *parser, const struct xml_element *element,
	   struct csl_names_spec *names)
{
	csl_parse_format(parser, element, &names->name);
	names->name.delimiter.s = NULL; /* it is the option of that name */
	csl_parse_name_options(parser, element, &names->options);
	for (const struct xml_element *e = element->first; e; e = e->next) {
		const char *which = csl_parse_is(e, "name-part") ? xml_get(e, "name") : NULL;
		struct csl_name_part *part;

		if (!which)
			continue;
		part = csl_zalloc(parser->pool, 1, sizeof(*part));
		csl_parse_format(parser, e, &part->format);
		if (!strcmp(which, "family"))
			names->family = part;
		else if (!strcmp(which, "given"))
			names->given = part;
	}
}

static void
parse_et_al(struct csl_parser *parser, const struct xml_element *element,
	    struct csl_names_spec *names)
{
	struct csl_format_set *format = csl_zalloc(parser->pool, 1, sizeof(*format));
	const char *term = xml_get(element, "term");

	csl_parse_format(parser, element, format);
	names->et_al = format;
	if (term)
		names->et_al_term = (uint16_t)csl_parse_term(parser, term);
}

const struct csl_names_spec *
csl_parse_names(struct csl_parser *parser, const struct xml_element *element)
{
	struct csl_names_spec *names = csl_zalloc(parser->pool, 1, sizeof(*names));
	bool name_seen = false;

	names->plain = !element->first;
	names->et_al_term = CSL_TERM_ET_AL;
	parse_variables(parser, element, names);
	for (const struct xml_element *e = element->first; e; e = e->next) {
		if (csl_parse_is(e, "name")) {
			parse_name(parser, e, names);
			name_seen = true;
		} else if (csl_parse_is(e, "label")) {
			names->label = csl_parse_label(parser, e);
			names->label_first = !name_seen;
		} else if (csl_parse_is(e, "et-al"))
			parse_et_al(parser, e, names);
		else if (csl_parse_is(e, "substitute"))
			names->substitute = csl_parse_children(parser, e);
	}
	return names;
}
