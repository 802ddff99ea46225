/* SPDX-License-Identifier: MIT */
/* cs:text: variables, terms and values. */
#include <string.h>

#include "csl/render.h"
#include "csl/trigraph.h"

/* Variables that are numbers also where cs:text asks for them: ranges get their dash. */
static bool
is_number_field(unsigned variable)
{
	switch (variable) {
	case CSL_VAR_PAGE:
	case CSL_VAR_PAGE_FIRST:
	case CSL_VAR_CHAPTER_NUMBER:
	case CSL_VAR_COLLECTION_NUMBER:
	case CSL_VAR_EDITION:
	case CSL_VAR_ISSUE:
	case CSL_VAR_NUMBER:
	case CSL_VAR_NUMBER_OF_PAGES:
	case CSL_VAR_NUMBER_OF_VOLUMES:
	case CSL_VAR_VOLUME:
	case CSL_VAR_LOCATOR:
	case CSL_VAR_FIRST_REFERENCE_NOTE_NUMBER:
		return true;
	default:
		return false;
	}
}

/* Where the short form of a variable is. */
static unsigned
short_of(unsigned variable)
{
	return variable == CSL_VAR_TITLE	     ? (unsigned)CSL_VAR_TITLE_SHORT
	       : variable == CSL_VAR_CONTAINER_TITLE ? (unsigned)CSL_VAR_CONTAINER_TITLE_SHORT
	       : variable == CSL_VAR_VOLUME_TITLE    ? (unsigned)CSL_VAR_VOLUME_TITLE_SHORT
						     : (unsigned)CSL_VAR_NONE;
}

static struct str
text_of(const struct csl_render *r, const struct csl_node *node)
{
	struct str text = csl_item_get(r->item, node->variable);
	const char *found = NULL;

	if (node->form != CSL_FORM_SHORT)
		return text;
	if (text.len && r->setup->abbreviation)
		found = r->setup->abbreviation(r->setup->context, csl_variable_name(node->variable),
					       text.s);
	if (found)
		return str_of(found);
	if (csl_item_get(r->item, short_of(node->variable)).len)
		return csl_item_get(r->item, short_of(node->variable));
	return text;
}

/* Titles, names of publishers and places: printed as they are. */
static bool
is_words(unsigned variable)
{
	switch (variable) {
	case CSL_VAR_ARCHIVE:
	case CSL_VAR_ARCHIVE_PLACE:
	case CSL_VAR_AUTHORITY:
	case CSL_VAR_COLLECTION_TITLE:
	case CSL_VAR_CONTAINER_TITLE:
	case CSL_VAR_EVENT_PLACE:
	case CSL_VAR_EVENT_TITLE:
	case CSL_VAR_GENRE:
	case CSL_VAR_MEDIUM:
	case CSL_VAR_PUBLISHER:
	case CSL_VAR_PUBLISHER_PLACE:
	case CSL_VAR_TITLE:
	case CSL_VAR_TITLE_SHORT:
		return true;
	default:
		return false;
	}
}

/* Elsewhere backslashes keep hyphens from becoming dashes; they are not printed. */
static struct str
without_backslashes(const struct csl_render *r, unsigned variable, struct str s)
{
	return is_words(variable) ? s : csl_str_replace(r->pool, s, "\\", "");
}

static struct csl_blob *
number_blob(struct csl_render *r, struct str text, long number, const struct csl_format_set *format)
{
	struct csl_blob *blob = csl_blob_level(r->pool, format);

	blob->kind = CSL_BLOB_NUMBER;
	blob->text = text;
	blob->number = number;
	return blob;
}

static void
render_citation_number(struct csl_render *r, const struct csl_node *node)
{
	long number = r->known->number;
	struct str text = csl_decimal(r->pool, number);

	r->flags->success = true;
	if (csl_is_sorting(r)) {
		csl_render_push(r, csl_blob_text(r->pool, text));
		return;
	}
	if (!number || r->looking)
		return;
	if (node->form == CSL_FORM_ROMAN)
		text = csl_roman(r->pool, number);
	csl_render_push(r, number_blob(r, text, number, &node->format));
}

struct csl_blob *
csl_render_year_suffix(struct csl_render *r, const struct csl_format_set *format)
{
	int suffix = r->known->ambiguity.year_suffix;
	struct csl_blob *blob;

	if (suffix < 0 || r->looking)
		return NULL;
	blob = number_blob(r, csl_letters(r->pool, suffix), suffix, format);
	blob->is_suffix = true;
	blob->successor = r->area->year_suffix_delimiter.s ? r->area->year_suffix_delimiter
							   : r->area->format.delimiter;
	if (r->area->cite_group_delimiter.s)
		blob->successor = r->area->cite_group_delimiter;
	return blob;
}

static void
render_year_suffix(struct csl_render *r, const struct csl_node *node)
{
	struct csl_blob *blob = csl_render_year_suffix(r, &node->format);

	r->flags->success = true;
	if (!blob)
		return;
	csl_render_push(r, blob);
	r->year_suffix_done = true;
}

static void
render_citation_label(struct csl_render *r, const struct csl_node *node)
{
	struct str label = csl_item_get(r->item, CSL_VAR_CITATION_LABEL);
	int suffix = r->known->ambiguity.year_suffix;

	if (!label.len)
		label = csl_trigraph(r->pool, r->item);
	r->flags->success = true;
	if (suffix >= 0 && !r->looking)
		label = csl_str_join(r->pool, label, csl_letters(r->pool, suffix));
	csl_render_append(r, label, &node->format);
}

/* A title that stands for missing names counts as names, for those who replace repeated ones. */
static void
note_as_names(struct csl_render *r, struct str text, struct csl_blob *blob)
{
	struct csl_subsequent *s = r->subsequent;

	if (!s || !s->open || !r->substituting || s->current_names)
		return;
	s->current = csl_grow(r->pool, s->current, &s->room, 1, sizeof(*s->current));
	s->current[s->current_names++] = text;
	s->top = blob;
	s->each = csl_grow(r->pool, s->each, &s->each_room, 1, sizeof(*s->each));
	s->each[s->each_count++] = blob;
}

/*
 * Nothing of an address changes but what the style asks for: "Côte_d'Ivoire" with another
 * apostrophe leads nowhere.
 */
static void
render_address(struct csl_render *r, struct str text, const struct csl_format_set *format)
{
	struct csl_blob *blob = csl_blob_level(r->pool, format);

	blob->kind = CSL_BLOB_TEXT;
	if (!r->only_dates)
		blob->text = csl_rich_case(&r->output, text, (enum csl_case)format->text_case);
	csl_render_push(r, blob);
	r->predecessor = r->in_cite_predecessor = true;
}

void
csl_render_text(struct csl_render *r, const struct csl_node *node)
{
	struct str text;

	if (!csl_render_allows(r, node->variable)) {
		r->flags->attempt = true;
		return;
	}
	if (node->variable == CSL_VAR_CITATION_NUMBER) {
		render_citation_number(r, node);
		return;
	}
	if (node->variable == CSL_VAR_YEAR_SUFFIX) {
		render_year_suffix(r, node);
		return;
	}
	if (node->variable == CSL_VAR_CITATION_LABEL) {
		render_citation_label(r, node);
		return;
	}
	if (r->collapse && node->variable != CSL_VAR_LOCATOR)
		r->collapse->collapsed = false;
	if (is_number_field(node->variable)) {
		csl_render_number(r, node);
		return;
	}
	text = text_of(r, node);
	if (!text.len) {
		r->flags->attempt = true;
		return;
	}
	/* A title in place of the author goes where the author goes. */
	if (r->substituting && r->cite && r->cite->suppress_author && !r->looking &&
	    !r->rendered_something && is_words(node->variable))
		return;
	r->flags->success = true;
	if (node->variable == CSL_VAR_URL || node->variable == CSL_VAR_DOI) {
		render_address(r, text, &node->format);
		return;
	}
	note_as_names(r, text,
		      csl_render_append(r, without_backslashes(r, node->variable, text),
					&node->format));
}

/* A term that an entry or a note begins with gets a capital. */
static bool
at_beginning(const struct csl_render *r)
{
	return !r->predecessor &&
	       !(r->style->info.class == CSL_IN_TEXT && r->mode == CSL_MODE_CITATION);
}

void
csl_render_term(struct csl_render *r, const struct csl_node *node)
{
	struct csl_format_set format = node->format;
	struct str text = node->value;

	if (node->kind == CSL_NODE_TERM) {
		text = csl_term_get(r->language, node->term, node->form,
				    node->plural == CSL_PLURAL_ALWAYS, CSL_NEUTER);
		if (text.len && at_beginning(r))
			text = csl_rich_case(&r->output, text, CSL_CASE_CAPITALIZE_FIRST);
		if (r->strip_periods)
			text = csl_str_replace(r->pool, text, ".", "");
		if (text.len)
			r->flags->term = true;
	} else
		r->flags->term = true;
	if (!text.len)
		return;
	csl_render_append(r, text, &format);
}
