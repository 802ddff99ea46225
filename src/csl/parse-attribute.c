/* SPDX-License-Identifier: MIT */
/* Attributes that many elements share. */
#include <string.h>

#include "base/ascii.h"

#include "csl/parse.h"

#define NUMBER_MAX 10000

static const struct csl_word font_styles[] = {
	{ "normal", CSL_FONT_NORMAL },
	{ "italic", CSL_FONT_ITALIC },
	{ "oblique", CSL_FONT_OBLIQUE },
};
static const struct csl_word font_variants[] = {
	{ "normal", CSL_VARIANT_NORMAL },
	{ "small-caps", CSL_VARIANT_SMALL_CAPS },
};
static const struct csl_word font_weights[] = {
	{ "normal", CSL_WEIGHT_NORMAL },
	{ "bold", CSL_WEIGHT_BOLD },
	{ "light", CSL_WEIGHT_LIGHT },
};
static const struct csl_word decorations[] = {
	{ "none", CSL_DECORATION_NONE },
	{ "underline", CSL_DECORATION_UNDERLINE },
};
static const struct csl_word verticals[] = {
	{ "baseline", CSL_VERTICAL_BASELINE },
	{ "sup", CSL_VERTICAL_SUP },
	{ "sub", CSL_VERTICAL_SUB },
};
static const struct csl_word quotes[] = {
	{ "true", CSL_QUOTES_TRUE },
	{ "false", CSL_QUOTES_FALSE },
};
static const struct csl_word cases[] = {
	{ "lowercase", CSL_CASE_LOWERCASE },
	{ "uppercase", CSL_CASE_UPPERCASE },
	{ "capitalize-first", CSL_CASE_CAPITALIZE_FIRST },
	{ "capitalize-all", CSL_CASE_CAPITALIZE_ALL },
	{ "sentence", CSL_CASE_SENTENCE },
	{ "title", CSL_CASE_TITLE },
};
static const struct csl_word ands[] = {
	{ "text", CSL_AND_TEXT },
	{ "symbol", CSL_AND_SYMBOL },
};
static const struct csl_word precedes[] = {
	{ "contextual", CSL_PRECEDES_CONTEXTUAL },
	{ "always", CSL_PRECEDES_ALWAYS },
	{ "never", CSL_PRECEDES_NEVER },
	{ "after-inverted-name", CSL_PRECEDES_INVERTED },
};
static const struct csl_word name_forms[] = {
	{ "long", CSL_NAME_LONG },
	{ "short", CSL_NAME_SHORT },
	{ "count", CSL_NAME_COUNT },
};
static const struct csl_word sort_orders[] = {
	{ "first", CSL_SORT_ORDER_FIRST },
	{ "all", CSL_SORT_ORDER_ALL },
};

const struct csl_word csl_form_words[] = {
	{ "long", CSL_FORM_LONG },
	{ "short", CSL_FORM_SHORT },
	{ "symbol", CSL_FORM_SYMBOL },
	{ "verb", CSL_FORM_VERB },
	{ "verb-short", CSL_FORM_VERB_SHORT },
	{ "numeric", CSL_FORM_NUMERIC },
	{ "ordinal", CSL_FORM_ORDINAL },
	{ "long-ordinal", CSL_FORM_LONG_ORDINAL },
	{ "roman", CSL_FORM_ROMAN },
};
const size_t csl_form_word_count = sizeof(csl_form_words) / sizeof(*csl_form_words);

bool
csl_parse_is(const struct xml_element *element, const char *name)
{
	return !strcmp(element->name, name);
}

struct str
csl_parse_text(const struct csl_parser *parser, const struct xml_element *element, const char *name)
{
	const char *value = xml_get(element, name);
	size_t len;

	if (!value)
		return (struct str){ .s = NULL };
	len = strlen(value);
	return (struct str){ .s = csl_dup(parser->pool, value, len), .len = len };
}

int
csl_parse_number(const struct xml_element *element, const char *name, int otherwise)
{
	const char *s = xml_get(element, name);
	int number = 0;

	if (!s || *s < '0' || *s > '9')
		return otherwise;
	for (; ascii_is_digit(*s); s++)
		if (number < NUMBER_MAX)
			number = number * 10 + (*s - '0');
	return number;
}

bool
csl_parse_true(const struct xml_element *element, const char *name)
{
	const char *s = xml_get(element, name);

	return s && !strcmp(s, "true");
}

int
csl_parse_word(const struct xml_element *element, const char *name, const struct csl_word *words,
	       size_t count, int otherwise)
{
	return csl_word_find(words, count, xml_get(element, name), otherwise);
}

size_t
csl_parse_next_word(const char **s)
{
	*s += strspn(*s, " \t\r\n");
	return strcspn(*s, " \t\r\n");
}

void
csl_parse_format(const struct csl_parser *parser, const struct xml_element *element,
		 struct csl_format_set *format)
{
	uint8_t *look = format->look.value;

	if (!element->attributes)
		return;
	look[CSL_LOOK_STYLE] = (uint8_t)CSL_PARSE_WORD(element, "font-style", font_styles, 0);
	look[CSL_LOOK_VARIANT] = (uint8_t)CSL_PARSE_WORD(element, "font-variant", font_variants, 0);
	look[CSL_LOOK_WEIGHT] = (uint8_t)CSL_PARSE_WORD(element, "font-weight", font_weights, 0);
	look[CSL_LOOK_DECORATION] =
		(uint8_t)CSL_PARSE_WORD(element, "text-decoration", decorations, 0);
	look[CSL_LOOK_VERTICAL] = (uint8_t)CSL_PARSE_WORD(element, "vertical-align", verticals, 0);
	look[CSL_LOOK_QUOTES] = (uint8_t)CSL_PARSE_WORD(element, "quotes", quotes, 0);
	format->text_case = (uint8_t)CSL_PARSE_WORD(element, "text-case", cases, CSL_CASE_NONE);
	format->strip_periods = csl_parse_true(element, "strip-periods");
	format->prefix = csl_parse_text(parser, element, "prefix");
	format->suffix = csl_parse_text(parser, element, "suffix");
	format->delimiter = csl_parse_text(parser, element, "delimiter");
}

/* Set *to to the attribute's value and the bit in options->set, if it is there. */
static void
option_word(struct csl_name_options *options, unsigned bit, uint8_t *to, int value)
{
	if (value < 0)
		return;
	*to = (uint8_t)value;
	options->set |= bit;
}

static void
option_number(struct csl_name_options *options, unsigned bit, int *to, int value)
{
	if (value < 0)
		return;
	*to = value;
	options->set |= bit;
}

/* cs:name has "form" and "delimiter" where the elements around it have "name-form" and so on. */
void
csl_parse_name_options(const struct csl_parser *parser, const struct xml_element *element,
		       struct csl_name_options *options)
{
	bool name = csl_parse_is(element, "name");

	memset(options, 0, sizeof(*options));
	option_word(options, CSL_NAME_HAS_AND, &options->and,
		    CSL_PARSE_WORD(element, "and", ands, -1));
	option_word(options, CSL_NAME_HAS_PRECEDES_LAST, &options->precedes_last,
		    CSL_PARSE_WORD(element, "delimiter-precedes-last", precedes, -1));
	option_word(options, CSL_NAME_HAS_PRECEDES_ET_AL, &options->precedes_et_al,
		    CSL_PARSE_WORD(element, "delimiter-precedes-et-al", precedes, -1));
	option_word(options, CSL_NAME_HAS_FORM, &options->form,
		    CSL_PARSE_WORD(element, name ? "form" : "name-form", name_forms, -1));
	option_word(options, CSL_NAME_HAS_SORT_ORDER, &options->sort_order,
		    CSL_PARSE_WORD(element, "name-as-sort-order", sort_orders, -1));
	option_number(options, CSL_NAME_HAS_ET_AL_MIN, &options->et_al_min,
		      csl_parse_number(element, "et-al-min", -1));
	option_number(options, CSL_NAME_HAS_ET_AL_FIRST, &options->et_al_first,
		      csl_parse_number(element, "et-al-use-first", -1));
	option_number(options, CSL_NAME_HAS_SUBSEQUENT_MIN, &options->subsequent_min,
		      csl_parse_number(element, "et-al-subsequent-min", -1));
	option_number(options, CSL_NAME_HAS_SUBSEQUENT_FIRST, &options->subsequent_first,
		      csl_parse_number(element, "et-al-subsequent-use-first", -1));
	if (xml_get(element, "et-al-use-last")) {
		options->et_al_last = csl_parse_true(element, "et-al-use-last");
		options->set |= CSL_NAME_HAS_ET_AL_LAST;
	}
	if (xml_get(element, "initialize")) {
		options->initialize = csl_parse_true(element, "initialize");
		options->set |= CSL_NAME_HAS_INITIALIZE;
	}
	options->initialize_with = csl_parse_text(parser, element, "initialize-with");
	options->sort_separator = csl_parse_text(parser, element, "sort-separator");
	options->delimiter = csl_parse_text(parser, element, name ? "delimiter" : "name-delimiter");
	options->names_delimiter = csl_parse_text(parser, element, "names-delimiter");
}

static void
inherit_text(struct str *to, const struct str *from)
{
	if (!to->s)
		*to = *from;
}

void
csl_name_options_inherit(struct csl_name_options *to, const struct csl_name_options *from)
{
	unsigned lack = from->set & ~to->set;

	if (lack & CSL_NAME_HAS_AND)
		to->and = from->and;
	if (lack & CSL_NAME_HAS_PRECEDES_LAST)
		to->precedes_last = from->precedes_last;
	if (lack & CSL_NAME_HAS_PRECEDES_ET_AL)
		to->precedes_et_al = from->precedes_et_al;
	if (lack & CSL_NAME_HAS_FORM)
		to->form = from->form;
	if (lack & CSL_NAME_HAS_SORT_ORDER)
		to->sort_order = from->sort_order;
	if (lack & CSL_NAME_HAS_ET_AL_MIN)
		to->et_al_min = from->et_al_min;
	if (lack & CSL_NAME_HAS_ET_AL_FIRST)
		to->et_al_first = from->et_al_first;
	if (lack & CSL_NAME_HAS_SUBSEQUENT_MIN)
		to->subsequent_min = from->subsequent_min;
	if (lack & CSL_NAME_HAS_SUBSEQUENT_FIRST)
		to->subsequent_first = from->subsequent_first;
	if (lack & CSL_NAME_HAS_ET_AL_LAST)
		to->et_al_last = from->et_al_last;
	if (lack & CSL_NAME_HAS_INITIALIZE)
		to->initialize = from->initialize;
	to->set |= from->set;
	inherit_text(&to->initialize_with, &from->initialize_with);
	inherit_text(&to->sort_separator, &from->sort_separator);
	inherit_text(&to->delimiter, &from->delimiter);
	inherit_text(&to->names_delimiter, &from->names_delimiter);
}

unsigned
csl_parse_term(const struct csl_parser *parser, const char *name)
{
	struct csl_own_terms *own = parser->own;
	unsigned term = csl_term_find(name, strlen(name));

	if (term < CSL_TERMS || !own)
		return term;
	for (size_t i = 0; i < own->count; i++)
		if (!strcmp(own->name[i], name))
			return (unsigned)(CSL_TERMS + i);
	own->name =
		csl_grow(parser->pool, own->name, &own->room, own->count + 1, sizeof(*own->name));
	own->name[own->count] = csl_dup(parser->pool, name, strlen(name));
	return (unsigned)(CSL_TERMS + own->count++);
}
