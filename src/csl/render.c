/* SPDX-License-Identifier: MIT */
/* Walking the layout: groups, macros, and what elements have in common. */
#include "csl/render.h"

#include <string.h>

bool
csl_render_allows(struct csl_render *r, unsigned variable)
{
	uint64_t bit;
	bool allowed;

	if (variable >= CSL_VARIABLES)
		return true;
	_Static_assert(CSL_VARIABLES <= 128, "variables fit into the bits");
	bit = UINT64_C(1) << variable % 64;
	allowed = !(r->done[variable / 64] & bit);
	if (r->substituting)
		r->done[variable / 64] |= bit;
	return allowed;
}

void
csl_render_push(struct csl_render *r, struct csl_blob *blob)
{
	csl_blob_push(r->level, blob);
}

struct csl_blob *
csl_render_append(struct csl_render *r, struct str s, const struct csl_format_set *format)
{
	struct csl_append append = { .format = *format };
	struct csl_blob *blob;

	append.strip_periods = r->strip_periods;
	if (append.format.text_case == CSL_CASE_TITLE && !r->english)
		append.format.text_case = CSL_CASE_NONE;
	if (r->only_dates)
		s.len = 0;
	blob = csl_blob_make(&r->output, s, &append);
	csl_render_push(r, blob);
	if (s.len)
		r->predecessor = r->in_cite_predecessor = true;
	return blob;
}

/* Open a level, render what is inside, close it. */
static void
render_level(struct csl_render *r, const struct csl_node *node)
{
	struct csl_blob *outer = r->level;

	r->level = csl_blob_level(r->pool, &node->format);
	csl_blob_push(outer, r->level);
	csl_render_children(r, node->child);
	r->level = outer;
}

/*
 * A group with variables shows only if one of them has a value; one without shows if it has terms.
 * A group inside counts as a variable.
 */
static void
render_group(struct csl_render *r, const struct csl_node *node)
{
	struct csl_flags flags = { .outer = r->flags };
	bool predecessor = r->predecessor;

	r->flags = &flags;
	render_level(r, node);
	r->flags = flags.outer;
	if (flags.success || (flags.term && !flags.attempt)) {
		r->flags->success = true;
		return;
	}
	r->predecessor = predecessor;
	r->flags->attempt |= flags.attempt;
	csl_blob_pop(r->level);
}

/* A macro is a group too; one with dates is only its dates when sorting. */
static void
render_macro(struct csl_render *r, const struct csl_node *node)
{
	bool only_dates = r->only_dates;

	struct csl_blob *outer = r->level;
	struct csl_node group = { .kind = CSL_NODE_GROUP, .child = node->child };

	r->only_dates |= node->has_date && csl_is_sorting(r);
	r->level = csl_blob_level(r->pool, &node->format);
	csl_blob_push(outer, r->level);
	render_group(r, &group);
	r->level = outer;
	r->only_dates = only_dates;
}

static void (*const renderers[])(struct csl_render *, const struct csl_node *) = {
	[CSL_NODE_VARIABLE] = csl_render_text, [CSL_NODE_MACRO] = render_macro,
	[CSL_NODE_TERM] = csl_render_term,     [CSL_NODE_VALUE] = csl_render_term,
	[CSL_NODE_NUMBER] = csl_render_number, [CSL_NODE_LABEL] = csl_render_label,
	[CSL_NODE_GROUP] = render_group,       [CSL_NODE_DATE] = csl_render_date,
	[CSL_NODE_NAMES] = csl_render_names,   [CSL_NODE_CHOOSE] = csl_render_choose,
};

/* display, and the first field of an entry that is to be aligned, are levels around the element. */
static void
render_displayed(struct csl_render *r, const struct csl_node *node, enum csl_display display)
{
	struct csl_blob *outer = r->level;
	struct csl_node inner = *node;

	r->level = csl_blob_level(r->pool, NULL);
	r->level->display = (uint8_t)display;
	csl_blob_push(outer, r->level);
	if (display == CSL_DISPLAY_LEFT_MARGIN && !r->first_field)
		r->first_field = r->level;
	inner.display = CSL_DISPLAY_NONE;
	renderers[node->kind](r, &inner);
	r->level = outer;
}

void
csl_render_node(struct csl_render *r, const struct csl_node *node)
{
	if (node->format.strip_periods)
		r->strip_periods++;
	if (node->display && r->mode == CSL_MODE_BIBLIOGRAPHY && !r->align)
		render_displayed(r, node, (enum csl_display)node->display);
	else
		renderers[node->kind](r, node);
	if (node->format.strip_periods)
		r->strip_periods--;
}

void
csl_render_children(struct csl_render *r, const struct csl_node *first)
{
	for (const struct csl_node *node = first; node; node = node->next)
		csl_render_node(r, node);
}

bool
csl_render_has(const struct csl_render *r, unsigned variable)
{
	const struct csl_value *value;

	switch (variable) {
	case CSL_VAR_LOCATOR:
		return r->cite && r->cite->locator.len;
	case CSL_VAR_FIRST_REFERENCE_NOTE_NUMBER:
		return r->cite && r->cite->first_note;
	case CSL_VAR_CITATION_NUMBER:
		return r->known->number;
	case CSL_VAR_YEAR_SUFFIX:
		return r->known->ambiguity.year_suffix >= 0;
	case CSL_VAR_PAGE_FIRST:
		return csl_item_get(r->item, CSL_VAR_PAGE_FIRST).len ||
		       csl_item_get(r->item, CSL_VAR_PAGE).len;
	default:
		value = csl_item_value(r->item, variable);
		if (!value)
			return false;
		if (value->kind == CSL_KIND_DATE)
			return value->when.from.given || value->when.literal.len ||
			       value->when.season.len || value->when.from.month;
		return value->kind == CSL_KIND_NAME ? value->persons > 0 : value->text.len > 0;
	}
}
