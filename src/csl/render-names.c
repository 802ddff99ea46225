/* SPDX-License-Identifier: MIT */
/*
 * cs:names (CSL 1.0.2, "Names"): the lists of several variables, labelled; what stands for them
 * when there are none.
 */
#include <string.h>

#include "csl/names.h"

/* A cs:names inside of a substitute that says nothing itself is like the one around it. */
static void
set_style(struct csl_names *n, const struct csl_node *node)
{
	struct csl_render *r = n->r;
	const struct csl_names_spec *spec = node->names;

	n->node = node;
	if (spec->plain && r->outer_names) {
		spec = r->outer_names->names;
		n->node = r->outer_names;
	}
	n->style.spec = spec;
	n->style.options = (struct csl_name_options){ 0 };
	if (r->key_names)
		n->style.options = *r->key_names;
	csl_name_options_inherit(&n->style.options, &spec->options);
	csl_name_options_inherit(&n->style.options, &r->area->names);
	n->style.family = spec->family ? &spec->family->format : NULL;
	n->style.given = spec->given ? &spec->given->format : NULL;
	n->delimiter = n->style.options.delimiter.s ? n->style.options.delimiter : str_of(", ");
}

/* et-al for subsequent cites falls back to that of first ones. */
static void
set_et_al(struct csl_names *n)
{
	const struct csl_name_options *options = &n->style.options;
	bool subsequent = n->r->cite && n->r->cite->position != CSL_FIRST;

	n->min = options->set & CSL_NAME_HAS_ET_AL_FIRST ? options->et_al_min : 0;
	n->first = options->et_al_first;
	if (subsequent && options->set & CSL_NAME_HAS_SUBSEQUENT_MIN)
		n->min = options->subsequent_min;
	if (subsequent && options->set & CSL_NAME_HAS_SUBSEQUENT_FIRST)
		n->first = options->subsequent_first;
	/* "A … C" takes three names. */
	n->use_last = options->et_al_last && n->min > 2;
}

static void
take_lists(struct csl_names *n, const struct csl_node *node)
{
	struct csl_render *r = n->r;

	for (size_t i = 0; i < node->names->variables && n->lists < CSL_NAME_LISTS; i++) {
		unsigned variable = node->names->variable[i];
		const struct csl_value *value =
			csl_render_allows(r, variable) ? csl_item_value(r->item, variable) : NULL;

		n->list[n->lists++] = (struct csl_name_list){
			.variable = variable,
			.person = value ? value->person : NULL,
			.count = value ? value->persons : 0,
		};
	}
}

static bool
has_names(const struct csl_names *n)
{
	for (size_t i = 0; i < n->lists; i++)
		if (n->list[i].count)
			return true;
	return false;
}

static bool
same_person(const struct csl_person *a, const struct csl_person *b)
{
	for (size_t i = 0; i < CSL_PARTS; i++)
		if (a->part[i].len != b->part[i].len ||
		    (a->part[i].len && memcmp(a->part[i].s, b->part[i].s, a->part[i].len)))
			return false;
	return true;
}

static bool
same_list(const struct csl_name_list *a, const struct csl_name_list *b)
{
	if (a->count != b->count || a->shown != b->shown)
		return false;
	for (size_t i = 0; i < a->count; i++)
		if (!same_person(&a->person[i], &b->person[i]))
			return false;
	return true;
}

static bool
is_editor_and_translator(unsigned a, unsigned b)
{
	return (a == CSL_VAR_EDITOR && b == CSL_VAR_TRANSLATOR) ||
	       (a == CSL_VAR_TRANSLATOR && b == CSL_VAR_EDITOR);
}

/* Editors who are the translators too are named once, with the term "editortranslator". */
static void
find_common(struct csl_names *n)
{
	const struct csl_node *label = n->style.spec->label;
	struct str term;

	n->common = CSL_TERMS;
	if (n->lists != 2 || !label || !n->list[0].count || !same_list(&n->list[0], &n->list[1]))
		return;
	if (!is_editor_and_translator(n->list[0].variable, n->list[1].variable))
		return;
	term = csl_term_get(n->r->language, CSL_TERM_EDITORTRANSLATOR, label->form, false,
			    CSL_NEUTER);
	if (term.len)
		n->common = CSL_TERM_EDITORTRANSLATOR;
}

static struct csl_blob *
make_label(const struct csl_names *n, const struct csl_name_list *list)
{
	struct csl_render *r = n->r;
	const struct csl_node *label = n->style.spec->label;
	unsigned term = n->common != CSL_TERMS
				? n->common
				: csl_variable_term((enum csl_variable)list->variable);
	bool plural = label->plural == CSL_PLURAL_ALWAYS ||
		      (label->plural == CSL_PLURAL_CONTEXTUAL && list->count > 1);
	struct csl_append append = { .format = label->format, .quiet = true };
	struct str text = csl_term_get(r->language, term, label->form, plural, CSL_NEUTER);

	append.format.strip_periods = false;
	if (text.len && (r->strip_periods || label->format.strip_periods))
		text = csl_str_replace(r->pool, text, ".", "");
	return csl_blob_make(&r->output, text.s ? text : str_of(""), &append);
}

static struct csl_blob *
with_label(const struct csl_names *n, const struct csl_name_list *list, struct csl_blob *names)
{
	struct csl_blob *level, *label;

	if (!n->style.spec->label || csl_is_sorting(n->r))
		return names;
	level = csl_blob_level(n->r->pool, NULL);
	label = make_label(n, list);
	if (n->style.spec->label_first)
		csl_blob_push(level, label);
	csl_blob_push(level, names);
	if (!n->style.spec->label_first)
		csl_blob_push(level, label);
	return level;
}

static void
render_count(struct csl_names *n)
{
	long count = 0;

	for (size_t i = 0; i < n->lists; i++)
		count += (long)(n->list[i].shown + n->list[i].last);
	if (!count && !csl_is_sorting(n->r))
		return;
	n->r->flags->success = true;
	csl_render_append(n->r, csl_decimal(n->r->pool, count), &n->node->format);
}

static struct str
text_of(struct csl_render *r, const struct csl_blob *blob)
{
	struct csl_text text = { .pool = r->pool };

	csl_blob_write(&r->output, blob, &csl_text, false, &text);
	return (struct str){ csl_text_str(&text), text.len };
}

/* Names that the cite before had too are left out where cites are collapsed. */
static bool
is_repeated(struct csl_render *r, const struct csl_blob *blob)
{
	struct csl_collapse_state *c = r->collapse;
	struct str text;
	bool same;

	if (!c || r->seen_names)
		return false;
	text = text_of(r, blob);
	same = c->names.s && c->names.len == text.len && !memcmp(c->names.s, text.s, text.len);
	c->same = same;
	c->group_delimiter = same && r->area->cite_group_delimiter.s;
	if (!same) {
		c->names = text;
		c->collapsed = false;
		return false;
	}
	return r->area->collapse != CSL_COLLAPSE_NONE;
}

/* The first names of a cite that is to be without its author. */
static bool
is_unwanted(const struct csl_render *r)
{
	return r->cite && r->cite->suppress_author && !r->looking && !r->rendered_something;
}

static void
render_lists(struct csl_names *n)
{
	struct csl_render *r = n->r;
	const struct csl_node *node = n->node;
	struct csl_format_set format = node->format;
	struct csl_blob *level, *first = NULL;

	n->top = csl_blob_level(r->pool, NULL);
	n->top->delimiter = node->format.delimiter.s	       ? node->format.delimiter
			    : r->area->names.names_delimiter.s ? r->area->names.names_delimiter
							       : str_of("");
	for (size_t i = 0; i < n->lists; i++) {
		struct csl_name_list *list = &n->list[i];
		struct csl_blob *names;

		if (!list->count)
			continue;
		names = csl_names_render(n, list, r->nameset + i);
		first = first ? first : names;
		csl_blob_push(n->top, with_label(n, list, names));
		if (n->common != CSL_TERMS)
			break;
	}
	r->flags->success = true;
	if (is_repeated(r, n->top) || is_unwanted(r)) {
		r->seen_names = r->names_dropped = true;
		return;
	}
	r->seen_names = true;
	format.delimiter.s = NULL;
	level = csl_blob_level(r->pool, &format);
	csl_blob_push(level, n->top);
	csl_render_push(r, level);
	if (!csl_blob_empty(level))
		r->predecessor = r->in_cite_predecessor = true;
	if (!r->first_names)
		r->first_names = n->top;
	if (!r->author)
		r->author = n->top;
	if (r->subsequent && !r->subsequent->top)
		r->subsequent->top = first;
}

static void
render_present(struct csl_names *n)
{
	struct csl_render *r = n->r;
	size_t used = 0;

	set_et_al(n);
	for (size_t i = 0; i < n->lists; i++)
		if (n->list[i].count) {
			csl_names_cut(n, &n->list[i], r->nameset + i);
			used++;
		}
	if (n->style.options.form == CSL_NAME_COUNT)
		render_count(n);
	else {
		find_common(n);
		render_lists(n);
	}
	r->nameset += used;
	r->rendered_something = true;
}

/* The first element of the substitute that gives any text. */
static void
render_substitute(struct csl_names *n)
{
	struct csl_render *r = n->r;
	const struct csl_node *outer_names = r->outer_names;
	struct csl_blob *outer = r->level;

	r->outer_names = n->node;
	r->substituting++;
	for (const struct csl_node *node = n->style.spec->substitute; node; node = node->next) {
		r->level = csl_blob_level(r->pool, NULL);
		csl_blob_push(outer, r->level);
		r->names_dropped = false;
		csl_render_node(r, node);
		if (!csl_blob_empty(r->level) || r->names_dropped)
			break;
		csl_blob_pop(outer);
	}
	if (!r->author && !csl_blob_empty(r->level))
		r->author = r->level;
	r->level = outer;
	r->substituting--;
	r->outer_names = outer_names;
}

void
csl_render_names(struct csl_render *r, const struct csl_node *node)
{
	struct csl_names n = { .r = r, .node = node };
	bool outermost = !r->substituting;

	if (r->subsequent && outermost && r->predecessor)
		r->subsequent->open = false;
	set_style(&n, node);
	take_lists(&n, node);
	r->flags->attempt = true;
	if (has_names(&n))
		render_present(&n);
	else if (node->names->substitute)
		render_substitute(&n);
	if (r->subsequent && outermost && r->subsequent->open)
		csl_subsequent_replace(r);
	/* Even without names: a term behind them is no beginning. */
	r->predecessor = true;
}
