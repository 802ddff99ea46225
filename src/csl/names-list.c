/* SPDX-License-Identifier: MIT */
/*
 * The names of one variable: cut by the rules of et-al, each written, and joined.
 */
#include <string.h>

#include "csl/names.h"
#include "csl/script.h"
#include "text/case.h"
#include "text/utf8.h"

#define ELLIPSIS "\xe2\x80\xa6"

/* What is known, or asked for, of the list at this place. */
static struct csl_nameset *
settings_of(struct csl_render *r, size_t place)
{
	return r->settings ? csl_ambiguity_at(r->keep, r->settings, place) : NULL;
}

static const struct csl_nameset *
request_of(const struct csl_render *r, size_t place)
{
	return r->request && place < r->request->sets ? &r->request->set[place] : NULL;
}

void
csl_names_cut(struct csl_names *n, struct csl_name_list *list, size_t place)
{
	struct csl_render *r = n->r;
	const struct csl_nameset *request = request_of(r, place);
	struct csl_nameset *settings = settings_of(r, place);
	int count = (int)list->count, wanted = n->min;

	if (r->looking && !csl_is_sorting(r)) {
		if (request && request->shown)
			wanted = request->shown;
		else if (count >= n->min)
			wanted = n->first;
	} else {
		if (request && request->shown > n->first)
			wanted = count < n->min ? count : request->shown;
		else if (count >= n->min)
			wanted = n->first;
		if (n->use_last && count >= n->min && wanted > n->min - 2)
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
level_list(struct csl_names *n, const struct csl_name_list *list, size_t place, uint8_t *level)
{
	struct csl_render *r = n->r;
	const struct csl_name_options *options = &n->style.options;
	const struct csl_nameset *request = request_of(r, place);
	struct csl_nameset *settings = settings_of(r, place);
	bool initials = options->initialize_with.s != NULL;
	unsigned usual = options->form == CSL_NAME_SHORT ? CSL_GIVEN_NONE
			 : initials			 ? CSL_GIVEN_INITIALS
							 : CSL_GIVEN_FULL;

	if (settings)
		csl_nameset_widen(r->keep, settings, list->count);
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
		if (settings && !csl_is_sorting(r))
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
before_last(const struct csl_names *n, unsigned precedes, bool several, bool after_inverted)
{
	bool delimiter = precedes == CSL_PRECEDES_ALWAYS ||
			 (precedes == CSL_PRECEDES_CONTEXTUAL && several) ||
			 (precedes == CSL_PRECEDES_INVERTED && after_inverted);

	return delimiter ? n->delimiter : str_of(" ");
}

static struct csl_blob *
make_and(const struct csl_names *n, bool several, bool after_inverted)
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
push_et_al(const struct csl_names *n, struct csl_blob *level, bool several, bool after_inverted)
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
join_names(const struct csl_names *n, const struct csl_name_list *list, struct csl_blob **blob,
	   size_t count)
{
	struct csl_render *r = n->r;
	struct csl_blob *level = csl_blob_level(r->pool, NULL), *last = NULL;
	bool inverted = count > 1 && blob[count - 2]->inverted;

	/* What stands behind the names looks like they do. */
	if (list->cut && !list->last && !csl_is_sorting(r))
		level->look = n->style.spec->name.look;

	if (csl_is_sorting(r) || (list->cut && !list->last))
		last = NULL;
	else if (list->last) {
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
	if (list->cut && !list->last && !csl_is_sorting(r) && count)
		push_et_al(n, level, count > 1, blob[count - 1]->inverted);
	return level;
}

struct csl_blob *
csl_names_render(struct csl_names *n, struct csl_name_list *list, size_t place)
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
		csl_subsequent_note(r, &list->person[i], blob[count]);
		count++;
	}
	return join_names(n, list, blob, count);
}
