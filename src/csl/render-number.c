/* SPDX-License-Identifier: MIT */
/* cs:number, and cs:text of variables that are numbers; cs:label. */
#include <string.h>

#include "base/ascii.h"

#include "csl/render.h"

#define EN_DASH "\xe2\x80\x93"

static struct str
first_page(struct str page)
{
	for (size_t i = 0; i < page.len; i++) {
		size_t end = i;

		if (page.s[i] == ',' && (i + 1 == page.len || page.s[i + 1] != ' '))
			continue;
		if (page.s[i] != '&' && page.s[i] != '-' && page.s[i] != ',' &&
		    (page.len - i < 3 || memcmp(page.s + i, EN_DASH, 3)))
			continue;
		while (end && page.s[end - 1] == ' ')
			end--;
		return end && page.s[end - 1] == '\\' ? page : (struct str){ page.s, end };
	}
	return page;
}

struct str
csl_render_number_text(const struct csl_render *r, unsigned variable)
{
	switch (variable) {
	case CSL_VAR_LOCATOR:
		return r->cite ? r->cite->locator : (struct str){ .s = "" };
	case CSL_VAR_FIRST_REFERENCE_NOTE_NUMBER:
		return r->cite && r->cite->first_note ? csl_decimal(r->pool, r->cite->first_note)
						      : (struct str){ .s = "" };
	case CSL_VAR_CITATION_NUMBER:
		return r->known->number ? csl_decimal(r->pool, r->known->number)
					: (struct str){ .s = "" };
	case CSL_VAR_PAGE_FIRST:
		if (csl_item_get(r->item, variable).len)
			return csl_item_get(r->item, variable);
		return first_page(csl_item_get(r->item, CSL_VAR_PAGE));
	default:
		return csl_item_get(r->item, variable);
	}
}

static struct str
format_number(struct csl_render *r, const struct csl_node *node,
	      const struct csl_number_value *value)
{
	enum csl_gender gender;

	if (node->kind == CSL_NODE_NUMBER && value->number >= 0 && value->numeric &&
	    !value->other_label)
		switch (node->form) {
		case CSL_FORM_ROMAN:
			return csl_roman(r->pool, value->number);
		case CSL_FORM_ORDINAL:
		case CSL_FORM_LONG_ORDINAL:
			gender = csl_term_gender(r->language,
						 csl_variable_term(
							 (enum csl_variable)node->variable));
			return csl_ordinal(r, value->number, node->form, gender);
		default:
			break;
		}
	return csl_str_join(r->pool, value->particle, value->value);
}

/* One, or several, as TeX has them. */
static bool
is_hyphen(struct str s)
{
	size_t i = 0;

	while (i < s.len && s.s[i] == ' ')
		i++;
	if (i == s.len || s.s[i] != '-')
		return false;
	while (i < s.len && s.s[i] == '-')
		i++;
	while (i < s.len && s.s[i] == ' ')
		i++;
	return i == s.len;
}

/* Whose hyphens become the dash of page ranges. */
static bool
takes_page_dash(unsigned variable)
{
	switch (variable) {
	case CSL_VAR_PAGE:
	case CSL_VAR_PAGE_FIRST:
	case CSL_VAR_LOCATOR:
	case CSL_VAR_ISSUE:
	case CSL_VAR_VOLUME:
	case CSL_VAR_EDITION:
	case CSL_VAR_NUMBER:
		return true;
	default:
		return false;
	}
}

/* Other variables that may hold ranges. */
static bool
has_ranges(unsigned variable)
{
	return variable == CSL_VAR_CHAPTER_NUMBER || variable == CSL_VAR_COLLECTION_NUMBER ||
	       variable == CSL_VAR_NUMBER_OF_PAGES || variable == CSL_VAR_NUMBER_OF_VOLUMES;
}

static bool
same(struct str a, struct str b)
{
	return a.len == b.len && (!a.len || !memcmp(a.s, b.s, a.len));
}

static struct str
ampersand(const struct csl_render *r)
{
	struct str sign =
		csl_term_get(r->language, CSL_TERM_AND, CSL_FORM_SYMBOL, false, CSL_NEUTER);
	struct str word = csl_term_get(r->language, CSL_TERM_AND, CSL_FORM_LONG, false, CSL_NEUTER);

	if (!sign.len || (sign.len == word.len && !memcmp(sign.s, word.s, sign.len)))
		sign = str_of("&");
	sign = csl_str_join(r->pool, str_of(" "), sign);
	return csl_str_join(r->pool, sign, str_of(" "));
}

/* Digits alone, or a roman number: such ranges have a dash whatever they count. */
static bool
is_plain(const struct csl_number_value *value)
{
	size_t i = 0;

	while (i < value->value.len && ascii_is_digit(value->value.s[i]))
		i++;
	return !value->particle.len && (i == value->value.len || csl_parse_roman(value->value));
}

/* "12", "12a": what the ends of ranges look like. */
static bool
is_range_end(const struct csl_number_value *value)
{
	struct str s = value->value;
	size_t i = 0;

	while (i < s.len && ascii_is_digit(s.s[i]))
		i++;
	if (!i)
		return false;
	while (i < s.len && ascii_is_lower(s.s[i]))
		i++;
	return i == s.len;
}

/*
 * Two numbers of one kind with a hyphen between them, and no third: "N110-5" and "1-2-3" are names
 * rather than ranges.
 */
static bool
is_range(const struct csl_numbers *numbers, size_t i)
{
	const struct csl_number_value *from = &numbers->value[i], *to = from + 1;

	return from->shortened || (!is_hyphen(to->joiner) && (!i || !is_hyphen(from[-1].joiner)) &&
				   same(from->particle, to->particle));
}

static struct str
joiner_of(const struct csl_render *r, unsigned variable, const struct csl_numbers *numbers,
	  size_t i)
{
	const struct csl_number_value *value = &numbers->value[i];
	struct str joiner = value->joiner;

	if (joiner.len && memchr(joiner.s, '&', joiner.len))
		return ampersand(r);
	if (joiner.len && memchr(joiner.s, '\\', joiner.len))
		return csl_str_replace(r->pool, joiner, "\\", "");
	if (!is_hyphen(joiner))
		return joiner;
	if (value->counts && !is_range(numbers, i))
		return str_of("-");
	if (value->counts && !value->shortened && !(is_plain(value) && is_plain(value + 1)) &&
	    !(is_range_end(value) && is_range_end(value + 1)))
		return str_of("-");
	if (value->numeric && takes_page_dash(variable))
		return r->language->page_range;
	if (value->counts && is_plain(value) && is_plain(value + 1) &&
	    (takes_page_dash(variable) || has_ranges(variable)))
		return r->language->page_range;
	if (value->numeric && variable == CSL_VAR_COLLECTION_NUMBER)
		return r->language->year_range;
	return str_of("-");
}

static bool
begins_with_digit(struct str s)
{
	return s.len && ascii_is_digit(s.s[0]);
}

/* Is it about pages, so that the end of a range is shortened or completed? */
static bool
is_about_pages(const struct csl_render *r, unsigned variable)
{
	if (variable == CSL_VAR_PAGE || variable == CSL_VAR_PAGE_FIRST)
		return true;
	return variable == CSL_VAR_LOCATOR &&
	       (!r->cite->has_label || r->cite->label == CSL_TERM_PAGE);
}

static void
shorten_ranges(struct csl_render *r, unsigned variable, struct csl_numbers *numbers)
{
	if (r->style->page_range == CSL_PAGES_AS_GIVEN || !is_about_pages(r, variable))
		return;
	for (size_t i = 1; i < numbers->count; i++) {
		struct csl_number_value *from = &numbers->value[i - 1], *to = &numbers->value[i];
		bool upward;

		if (!from->numeric || !is_hyphen(from->joiner) || !is_range(numbers, i - 1) ||
		    !begins_with_digit(from->value) || !begins_with_digit(to->value))
			continue;
		to->value = csl_page_end(r->pool, (enum csl_page_range)r->style->page_range,
					 from->value, to->value, &upward);
		if (r->style->page_range == CSL_PAGES_EXPANDED)
			to->particle = from->particle;
		else if (from->particle.len && upward) {
			to->particle.len = 0;
			from->shortened = true;
		}
	}
}

/* "12, sec. 3": the label of a part that has one of its own. */
static void
push_label(struct csl_render *r, struct csl_blob *level, const struct csl_number_value *value)
{
	struct str label =
		csl_term_get(r->language, value->label, CSL_FORM_SHORT, value->plural, CSL_NEUTER);

	label = csl_str_join(r->pool, label.s ? label : str_of(""), str_of(" "));
	csl_blob_push(level, csl_blob_text(r->pool, label));
}

/* The text-case of part i: what is done to the first word is done once. */
static enum csl_case
case_of(const struct csl_render *r, enum csl_case form, size_t i)
{
	if (form == CSL_CASE_TITLE && !r->english)
		return CSL_CASE_NONE;
	if (i && form == CSL_CASE_CAPITALIZE_FIRST)
		return CSL_CASE_NONE;
	return i && form == CSL_CASE_SENTENCE ? CSL_CASE_LOWERCASE : form;
}

static void
push_value(struct csl_render *r, const struct csl_node *node, struct csl_blob *level,
	   const struct csl_numbers *numbers, size_t i)
{
	const struct csl_number_value *value = &numbers->value[i];
	struct csl_append append = { .strip_periods = r->strip_periods };
	struct csl_blob *blob;

	append.format.text_case = (uint8_t)case_of(r, (enum csl_case)node->format.text_case, i);
	if (i && value->label != CSL_TERMS)
		push_label(r, level, value);
	blob = csl_blob_make(&r->output, format_number(r, node, value), &append);
	blob->suffix =
		csl_str_join(r->pool, blob->suffix, joiner_of(r, node->variable, numbers, i));
	blob->counted = value->counts && value->digits;
	csl_blob_push(level, blob);
}

void
csl_render_number(struct csl_render *r, const struct csl_node *node)
{
	struct str s = { .s = "" };
	struct csl_numbers *numbers;
	struct csl_format_set format = node->format;
	struct csl_blob *level;

	if (csl_render_allows(r, node->variable))
		s = csl_render_number_text(r, node->variable);
	if (!s.len) {
		r->flags->attempt = true;
		return;
	}
	r->flags->success = true;
	numbers = csl_numbers_parse(r, node->variable, s);
	shorten_ranges(r, node->variable, numbers);
	if (r->only_dates)
		return;
	format.delimiter.s = NULL;
	level = csl_blob_level(r->pool, &format);
	for (size_t i = 0; i < numbers->count; i++)
		push_value(r, node, level, numbers, i);
	csl_render_push(r, level);
	r->predecessor = r->in_cite_predecessor = true;
}

/* The term that labels the variable here: for locators it depends on the cite. */
static unsigned
label_term(const struct csl_render *r, unsigned variable, const struct csl_numbers *numbers)
{
	if (variable == CSL_VAR_LOCATOR || variable == CSL_VAR_NUMBER || variable == CSL_VAR_PAGE) {
		if (numbers->label != CSL_TERMS)
			return numbers->label;
	}
	if (variable == CSL_VAR_LOCATOR)
		return r->cite->has_label ? r->cite->label : (unsigned)CSL_TERM_PAGE;
	return csl_variable_term((enum csl_variable)variable);
}

void
csl_render_label(struct csl_render *r, const struct csl_node *node)
{
	struct str s = csl_render_number_text(r, node->variable), text;
	bool plural = node->plural == CSL_PLURAL_ALWAYS;
	struct csl_numbers *numbers;

	if (!s.len)
		return;
	numbers = csl_numbers_parse(r, node->variable, s);
	if (node->plural == CSL_PLURAL_CONTEXTUAL)
		plural = numbers->plural;
	text = csl_term_get(r->language, label_term(r, node->variable, numbers), node->form, plural,
			    CSL_NEUTER);
	if (!text.len)
		return;
	r->flags->term = true;
	if (r->strip_periods)
		text = csl_str_replace(r->pool, text, ".", "");
	csl_render_append(r, text, &node->format);
}
