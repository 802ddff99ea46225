/* SPDX-License-Identifier: MIT */
/* cs:choose (CSL 1.0.2, "Choose"): the first branch whose conditions hold. */
#include "csl/render.h"

static bool
test_numeric(struct csl_render *r, unsigned variable)
{
	struct str text = csl_render_number_text(r, variable);

	return text.len && csl_numbers_parse(r, variable, text)->numeric;
}

static bool
test_uncertain(const struct csl_render *r, unsigned variable)
{
	const struct csl_value *value = csl_item_value(r->item, variable);

	return value && value->kind == CSL_KIND_DATE && value->when.circa;
}

static bool
test_locator(struct csl_render *r, unsigned term)
{
	unsigned label;

	if (!r->cite || !r->cite->locator.len)
		return false;
	label = csl_numbers_parse(r, CSL_VAR_LOCATOR, r->cite->locator)->label;
	if (label == CSL_TERMS)
		label = r->cite->has_label ? r->cite->label : CSL_TERM_PAGE;
	return label == term;
}

/* Later positions are earlier ones too: ibid is a subsequent cite. */
static bool
test_position(const struct csl_render *r, unsigned position)
{
	enum csl_position is;

	if (r->mode == CSL_MODE_BIBLIOGRAPHY || r->mode == CSL_MODE_BIBLIOGRAPHY_SORT)
		return false;
	if (!r->cite)
		return position == CSL_TEST_FIRST;
	is = r->cite->position;
	switch (position) {
	case CSL_TEST_FIRST:
		return is == CSL_FIRST;
	case CSL_TEST_SUBSEQUENT:
		return is >= CSL_SUBSEQUENT;
	case CSL_TEST_IBID:
		return is >= CSL_IBID;
	case CSL_TEST_IBID_WITH_LOCATOR:
		return is >= CSL_IBID_WITH_LOCATOR;
	case CSL_TEST_NEAR_NOTE:
		return is >= CSL_SUBSEQUENT && r->cite->near_note;
	default:
		return is == CSL_SUBSEQUENT && !r->cite->near_note;
	}
}

/* As many of them are true, in their order, as were asked for. */
static bool
test_disambiguate(struct csl_render *r)
{
	int wanted = r->request ? r->request->conditions : 0;

	if (r->mode == CSL_MODE_BIBLIOGRAPHY)
		wanted = r->known->ambiguity.conditions;
	else
		r->conditions_max++;
	if (r->conditions >= wanted)
		return false;
	r->conditions++;
	return true;
}

static bool
test_type(const struct csl_render *r, uint64_t types)
{
	return r->item->type < CSL_TYPES && types >> r->item->type & 1;
}

static bool
test(struct csl_render *r, const struct csl_condition *condition)
{
	switch (condition->kind) {
	case CSL_IF_DISAMBIGUATE:
		return test_disambiguate(r);
	case CSL_IF_NUMERIC:
		return test_numeric(r, condition->value);
	case CSL_IF_UNCERTAIN:
		return test_uncertain(r, condition->value);
	case CSL_IF_LOCATOR:
		return test_locator(r, condition->value);
	case CSL_IF_POSITION:
		return test_position(r, condition->value);
	case CSL_IF_TYPE:
		return test_type(r, condition->types);
	case CSL_IF_VARIABLE:
		return csl_render_has(r, condition->value);
	default:
		return false;
	}
}

static bool
holds(struct csl_render *r, const struct csl_node *branch)
{
	if (branch->otherwise)
		return true;
	for (size_t i = 0; i < branch->conditions; i++) {
		bool is = test(r, &branch->condition[i]);

		if (branch->match == CSL_MATCH_ANY && is)
			return true;
		if (branch->match == CSL_MATCH_ALL && !is)
			return false;
		if (branch->match == CSL_MATCH_NONE && is)
			return false;
	}
	return branch->match != CSL_MATCH_ANY && branch->conditions;
}

void
csl_render_choose(struct csl_render *r, const struct csl_node *node)
{
	for (const struct csl_node *branch = node->child; branch; branch = branch->next)
		if (holds(r, branch)) {
			csl_render_children(r, branch->child);
			return;
		}
}
