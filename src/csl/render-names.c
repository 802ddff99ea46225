/* SPDX-License-Identifier: MIT */
/*
 * cs:names (CSL 1.0.2, "Names"): lists of names cut by the rules of et-al, joined, labelled; what
 * stands for them when there are none.
 */
#include <string.h>

#include "csl/render.h"
#include "csl/script.h"
#include "text/case.h"
#include "text/utf8.h"

#define LISTS_MAX 16
#define ELLIPSIS "\xe2\x80\xa6"

/* One variable's names on their way. */
struct list {
	unsigned variable;
	const struct csl_person *person;
	size_t count;                   /* of all */
	size_t shown;                   /* from the first */
	bool last;                      /* ... and the last, behind an ellipsis */
	bool cut;                       /* et al. */
};

struct names {
	struct csl_render *r;
	const struct csl_node *node;
	struct csl_name_style style;
	struct list list[LISTS_MAX];
	size_t lists;
	int min, first;                 /* et-al-min and -use-first as they are here */
	bool use_last;
	struct str delimiter;
	struct csl_blob *top;           /* a level with the list of each variable */
	unsigned common;                /* the term for several roles in one; CSL_TERMS: none */
};

static bool
sorting(const struct csl_render *r)
{
	return r->mode == CSL_MODE_CITATION_SORT || r->mode == CSL_MODE_BIBLIOGRAPHY_SORT;
}

/* A cs:names inside of a substitute that says nothing itself is like the one around it. */
static void
set_style(struct names *n, const struct csl_node *node)
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
set_et_al(struct names *n)
{
	const struct csl_name_options *options = &n->style.options;
	bool subsequent = n->r->cite && n->r->cite->position != CSL_FIRST;

	n->min = options->set & CSL_NAME_HAS_ET_AL_FIRST ? options->et_al_min : 0;
	n->first = options->et_al_first;
	n->use_last = options->et_al_last;
	if (!subsequent)
		return;
	if (options->set & CSL_NAME_HAS_SUBSEQUENT_MIN)
		n->min = options->subsequent_min;
	if (options->set & CSL_NAME_HAS_SUBSEQUENT_FIRST)
		n->first = options->subsequent_first;
}

static void
take_lists(struct names *n, const struct csl_node *node)
{
	struct csl_render *r = n->r;

	for (size_t i = 0; i < node->names->variables && n->lists < LISTS_MAX; i++) {
		unsigned variable = node->names->variable[i];
		const struct csl_value *value =
			csl_render_allows(r, variable) ? csl_item_value(r->item, variable) : NULL;

		n->list[n->lists++] = (struct list){
			.variable = variable,
			.person = value ? value->person : NULL,
			.count = value ? value->persons : 0,
		};
	}
}

static bool
has_names(const struct names *n)
{
	for (size_t i = 0; i < n->lists; i++)
		if (n->list[i].count)
			return true;
	return false;
}

/* What is known, or asked for, of the list at this place. */
static struct csl_nameset *
settings_of(struct csl_render *r, size_t place)
{
	struct csl_ambiguity *a = r->settings;

	if (!a)
		return NULL;
	if (place >= a->sets) {
		a->set = csl_grow(r->pool, a->set, &a->room, place + 1, sizeof(*a->set));
		memset(a->set + a->sets, 0, (place + 1 - a->sets) * sizeof(*a->set));
		a->sets = place + 1;
	}
	return &a->set[place];
}

static const struct csl_nameset *
request_of(const struct csl_render *r, size_t place)
{
	return r->request && place < r->request->sets ? &r->request->set[place] : NULL;
}

/* How many names are to be shown: by et-al, or by what tells the item from others. */
static void
cut_list(struct names *n, struct list *list, size_t place)
{
	struct csl_render *r = n->r;
	const struct csl_nameset *request = request_of(r, place);
	struct csl_nameset *settings = settings_of(r, place);
	int count = (int)list->count, wanted = n->min;

	if (r->looking && !sorting(r)) {
		if (request && request->shown)
			wanted = request->shown;
		else if (count >= n->min)
			wanted = n->first;
	} else {
		if (request && request->shown > n->first)
			wanted = count < n->min ? count : request->shown;
		else if (count >= n->min)
			wanted = n->first;
		if (n->use_last && wanted > n->min - 2)
			wanted = n->min - 2;
	}
	list->shown = list->count;
	if (n->min >= n->first && n->min > 0 && count > wanted) {
		list->shown = wanted > 0 ? (size_t)wanted : 0;
		list->cut = true;
		list->last = n->use_last;
	}
	if (settings)
		settings->shown = (int)(list->shown + list->last);
	if (!r->longest)
		r->longest = count;
}

/* How much of the given name of each is shown. */
static void
level_list(struct names *n, const struct list *list, size_t place, uint8_t *level)
{
	struct csl_render *r = n->r;
	const struct csl_name_options *options = &n->style.options;
	const struct csl_nameset *request = request_of(r, place);
	struct csl_nameset *settings = settings_of(r, place);
	bool initials = options->initialize_with.s != NULL;
	unsigned usual = options->form == CSL_NAME_SHORT ? CSL_GIVEN_NONE
			 : initials                      ? CSL_GIVEN_INITIALS
							 : CSL_GIVEN_FULL;

	if (settings && settings->count < list->count) {
		uint8_t *given = csl_zalloc(r->pool, list->count, 1);

		if (settings->count)
			memcpy(given, settings->given, settings->count);
		settings->given = given;
		settings->count = list->count;
	}
	for (size_t i = 0; i < list->count; i++) {
		const struct csl_person *person = &list->person[i];
		unsigned asked = request && i < request->count ? request->given[i] : 0;

		level[i] = (uint8_t)usual;
		if (person->part[CSL_PART_LITERAL].len)
			continue;
		if (!initials && asked == CSL_GIVEN_INITIALS &&
		    r->style->citation.given_rule == CSL_GIVEN_BY_CITE)
			asked = CSL_GIVEN_FULL;
		asked = csl_name_level(r, person, i, asked, options->form, initials);
		if (settings && !sorting(r))
			settings->given[i] = (uint8_t)asked;
		if (asked > usual)
			level[i] = (uint8_t)asked;
	}
}

static bool
is_word(struct str s)
{
	uint32_t code;

	return s.len && utf8_decode(s.s, s.len, &code) &&
	       (code == '&' || (csl_is_spaced(code) && case_is_letter(code)));
}

/* Does the delimiter stand before the last name, or before "et al."? */
static struct str
before_last(const struct names *n, unsigned precedes, bool several, bool after_inverted)
{
	bool delimiter = precedes == CSL_PRECEDES_ALWAYS ||
			 (precedes == CSL_PRECEDES_CONTEXTUAL && several) ||
			 (precedes == CSL_PRECEDES_INVERTED && after_inverted);

	return delimiter ? n->delimiter : str_of(" ");
}

static struct csl_blob *
make_and(const struct names *n, bool several, bool after_inverted)
{
	struct csl_render *r = n->r;
	const struct csl_name_options *options = &n->style.options;
	struct str and = str_of("&");
	struct csl_blob *blob;

	if (options->and == CSL_AND_NONE)
		return csl_blob_text(r->pool, n->delimiter);
	if (options->and == CSL_AND_TEXT)
		and = csl_term_get(r->language, CSL_TERM_AND, CSL_FORM_LONG, false, CSL_NEUTER);
	blob = csl_blob_text(r->pool, and.s ? and : str_of(""));
	if (!is_word(and)) {
		if (options->precedes_last == CSL_PRECEDES_ALWAYS)
			blob->prefix = n->delimiter;
		return blob;
	}
	blob->prefix = before_last(n, options->precedes_last, several, after_inverted);
	blob->suffix = str_of(" ");
	return blob;
}

static void
push_et_al(const struct names *n, struct csl_blob *level, bool several, bool after_inverted)
{
	struct csl_render *r = n->r;
	const struct csl_names_spec *spec = n->style.spec;
	struct csl_append append = { .quiet = true };
	struct str term = csl_term_get(r->language, spec->et_al ? spec->et_al_term : CSL_TERM_ET_AL,
				       CSL_FORM_LONG, false, CSL_NEUTER);
	struct csl_blob *blob;

	if (!term.len)
		return;
	if (spec->et_al)
		append.format = *spec->et_al;
	append.format.prefix.s = append.format.suffix.s = NULL;
	blob = csl_blob_make(&r->output, term, &append);
	blob->prefix = before_last(n, n->style.options.precedes_et_al, several, after_inverted);
	if (!is_word(term) && str_is(blob->prefix, " "))
		blob->prefix.len = 0;
	csl_blob_push(level, blob);
}

static void
add_suffix(struct csl_render *r, struct csl_blob *blob, struct str suffix)
{
	blob->suffix = csl_str_join(r->pool, blob->suffix, suffix);
}

/* The names that are shown, one behind the other. */
static struct csl_blob *
join_names(const struct names *n, const struct list *list, struct csl_blob **blob, size_t count)
{
	struct csl_render *r = n->r;
	struct csl_blob *level = csl_blob_level(r->pool, NULL), *last = NULL;
	bool inverted = count > 1 && blob[count - 2]->inverted;

	/* What stands behind the names looks like they do. */
	if (list->cut && !list->last && !sorting(r))
		level->look = n->style.spec->name.look;

	if (sorting(r) || (list->cut && !list->last))
		last = NULL;
	else if (list->last && list->cut) {
		last = csl_blob_text(r->pool, str_of(ELLIPSIS));
		last->prefix = count > 2 ? n->delimiter : str_of(" ");
		last->suffix = str_of(" ");
	} else if (count > 1)
		last = make_and(n, count > 2, inverted);
	for (size_t i = 0; i < count; i++) {
		bool final = i + 1 == count, before = i + 2 == count && last;

		if (!final && !before)
			add_suffix(r, blob[i], n->delimiter);
		csl_blob_push(level, blob[i]);
		if (before)
			csl_blob_push(level, last);
	}
	if (list->cut && !list->last && !sorting(r) && count)
		push_et_al(n, level, count > 1, blob[count - 1]->inverted);
	return level;
}

/* What the name is compared by, for those who replace repeated ones. */
static void
note_subsequent(struct csl_render *r, const struct csl_person *person, struct csl_blob *blob)
{
	struct csl_subsequent *s = r->subsequent;
	struct csl_text text = { .pool = r->pool };

	if (!s || !s->open)
		return;
	for (size_t i = 0; i < CSL_PARTS; i++)
		csl_text_add(&text, person->part[i].s ? person->part[i].s : "", person->part[i].len);
	s->current = csl_grow(r->pool, s->current, &s->room, s->current_names + 1,
			      sizeof(*s->current));
	s->current[s->current_names++] = (struct str){ csl_text_str(&text), text.len };
	s->each = csl_grow(r->pool, s->each, &s->each_room, s->each_count + 1, sizeof(*s->each));
	s->each[s->each_count++] = blob;
}

static struct csl_blob *
render_list(struct names *n, struct list *list, size_t place)
{
	struct csl_render *r = n->r;
	uint8_t *level = csl_zalloc(r->pool, list->count, 1);
	struct csl_blob **blob;
	size_t count = 0;

	level_list(n, list, place, level);
	blob = csl_alloc(r->pool, (list->shown + 1) * sizeof(*blob));
	for (size_t i = 0; i < list->count; i++) {
		if (i >= list->shown && !(list->last && i + 1 == list->count))
			continue;
		if (list->person[i].et_al)
			list->cut = true;
		blob[count] = csl_render_person(r, &n->style, &list->person[i], i, level[i]);
		note_subsequent(r, &list->person[i], blob[count]);
		count++;
	}
	return join_names(n, list, blob, count);
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
same_list(const struct list *a, const struct list *b)
{
	if (a->count != b->count || a->shown != b->shown)
		return false;
	for (size_t i = 0; i < a->count; i++)
		if (!same_person(&a->person[i], &b->person[i]))
			return false;
	return true;
}

/* Editors who are the translators too are named once, with the term "editortranslator". */
static void
find_common(struct names *n)
{
	const struct csl_node *label = n->style.spec->label;
	struct str term;

	n->common = CSL_TERMS;
	if (n->lists != 2 || !label || !n->list[0].count || !same_list(&n->list[0], &n->list[1]))
		return;
	if (n->list[0].variable + n->list[1].variable != CSL_VAR_EDITOR + CSL_VAR_TRANSLATOR ||
	    n->list[0].variable == n->list[1].variable)
		return;
	term = csl_term_get(n->r->language, CSL_TERM_EDITORTRANSLATOR, label->form, false,
			    CSL_NEUTER);
	if (term.len)
		n->common = CSL_TERM_EDITORTRANSLATOR;
}

static struct csl_blob *
make_label(const struct names *n, const struct list *list)
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
with_label(const struct names *n, const struct list *list, struct csl_blob *names)
{
	struct csl_blob *level, *label;

	if (!n->style.spec->label || sorting(n->r))
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
render_count(struct names *n)
{
	long count = 0;

	for (size_t i = 0; i < n->lists; i++)
		count += (long)(n->list[i].shown + n->list[i].last);
	if (!count && !sorting(n->r))
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

	if (!c || r->looking || r->seen_names)
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
render_lists(struct names *n)
{
	struct csl_render *r = n->r;
	const struct csl_node *node = n->node;
	struct csl_format_set format = node->format;
	struct csl_blob *level;

	n->top = csl_blob_level(r->pool, NULL);
	n->top->delimiter = node->format.delimiter.s ? node->format.delimiter
			    : r->area->names.names_delimiter.s
				    ? r->area->names.names_delimiter
				    : str_of("");
	for (size_t i = 0; i < n->lists; i++) {
		struct list *list = &n->list[i];

		if (!list->count)
			continue;
		csl_blob_push(n->top, with_label(n, list, render_list(n, list, r->nameset + i)));
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
		r->subsequent->top = n->top->first;
}

static void
render_present(struct names *n)
{
	struct csl_render *r = n->r;
	size_t used = 0;

	set_et_al(n);
	for (size_t i = 0; i < n->lists; i++)
		if (n->list[i].count) {
			cut_list(n, &n->list[i], r->nameset + i);
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
render_substitute(struct names *n)
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

static bool
same_names(const struct csl_subsequent *s, size_t i)
{
	return i < s->names && i < s->current_names && s->name[i].len == s->current[i].len &&
	       !memcmp(s->name[i].s, s->current[i].s, s->name[i].len);
}

static void
replace(struct csl_render *r, struct csl_blob *blob)
{
	struct csl_blob *text =
		csl_blob_text(r->pool, r->area->subsequent_author_substitute);

	if (blob->kind == CSL_BLOB_TEXT) {
		blob->text = text->text;
		return;
	}
	blob->first = blob->last = NULL;
	csl_blob_push(blob, text);
}

/* The names, in place of which there are several names perhaps, but not their label. */
static void
replace_all(struct csl_render *r, struct csl_blob *top)
{
	if (r->subsequent->each_count && top == r->subsequent->each[0])
		replace(r, top);
	else if (r->subsequent->each_count && top->first) {
		/* Up to the level that has the label beside it. */
		struct csl_blob *names = top;

		while (names->first && names->first->kind == CSL_BLOB_LEVEL &&
		       names->first != r->subsequent->each[0])
			names = names->first;
		replace(r, names);
	} else if (top->first)
		replace(r, top->first);
	else
		replace(r, top);
}

/* subsequent-author-substitute, after the first names of an entry. */
static void
substitute_subsequent(struct csl_render *r)
{
	struct csl_subsequent *s = r->subsequent;
	bool all = s->names == s->current_names, partial;
	unsigned rule = r->area->substitute_rule;

	if (!s->current_names)
		return;
	for (size_t i = 0; all && i < s->current_names; i++)
		all = same_names(s, i);
	partial = rule == CSL_SUBSTITUTE_PARTIAL_EACH || rule == CSL_SUBSTITUTE_PARTIAL_FIRST;
	if (partial) {
		for (size_t i = 0; i < s->each_count && same_names(s, i); i++) {
			replace(r, s->each[i]);
			if (rule == CSL_SUBSTITUTE_PARTIAL_FIRST)
				break;
		}
	} else if (all && rule == CSL_SUBSTITUTE_COMPLETE_EACH) {
		for (size_t i = 0; i < s->each_count; i++)
			replace(r, s->each[i]);
	} else if (all && s->top)
		replace_all(r, s->top);
	s->open = false;
}

void
csl_render_names(struct csl_render *r, const struct csl_node *node)
{
	struct names n = { .r = r, .node = node };
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
		substitute_subsequent(r);
	/* Even without names: a term behind them is no beginning. */
	r->predecessor = true;
}
