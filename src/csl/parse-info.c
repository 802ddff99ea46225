/* SPDX-License-Identifier: MIT */
/* cs:info: what a style says about itself. */
#include <string.h>

#include "csl/parse.h"

/* The text of the element without blanks around it, or NULL if there is none. */
static const char *
text_of(const struct csl_parser *parser, const struct xml_element *element)
{
	const char *s = element->text + strspn(element->text, " \t\r\n");
	size_t len = strlen(s);

	while (len && strchr(" \t\r\n", s[len - 1]))
		len--;
	return len ? csl_dup(parser->pool, s, len) : NULL;
}

static const char *
attribute_of(const struct csl_parser *parser, const struct xml_element *element, const char *name)
{
	return csl_parse_text(parser, element, name).s;
}

static void
parse_category(const struct csl_parser *parser, const struct xml_element *element,
	       struct csl_style_info *info, const char **field)
{
	const char *s = attribute_of(parser, element, "citation-format");

	if (s)
		info->format = s;
	s = attribute_of(parser, element, "field");
	if (s)
		field[info->fields++] = s;
}

static void
parse_link(const struct csl_parser *parser, const struct xml_element *element,
	   struct csl_style_info *info)
{
	const char *rel = xml_get(element, "rel");

	if (rel && !strcmp(rel, "independent-parent"))
		info->parent = attribute_of(parser, element, "href");
}

void
csl_parse_info(const struct csl_parser *parser, const struct xml_element *element)
{
	struct csl_style_info *info = &parser->style->info;
	const char **field;
	size_t fields = 0;

	for (const struct xml_element *e = element->first; e; e = e->next)
		fields += csl_parse_is(e, "category");
	info->field = field = csl_zalloc(parser->pool, fields, sizeof(*field));
	/* There may be a second one, which takes the place of the first. */
	info->fields = 0;
	for (const struct xml_element *e = element->first; e; e = e->next) {
		if (csl_parse_is(e, "id"))
			info->id = text_of(parser, e);
		else if (csl_parse_is(e, "title"))
			info->title = text_of(parser, e);
		else if (csl_parse_is(e, "title-short"))
			info->title_short = text_of(parser, e);
		else if (csl_parse_is(e, "summary"))
			info->summary = text_of(parser, e);
		else if (csl_parse_is(e, "updated"))
			info->updated = text_of(parser, e);
		else if (csl_parse_is(e, "category"))
			parse_category(parser, e, info, field);
		else if (csl_parse_is(e, "link"))
			parse_link(parser, e, info);
	}
}
