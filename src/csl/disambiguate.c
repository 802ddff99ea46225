/* SPDX-License-Identifier: MIT */
/*
 * Telling alike cites apart (CSL 1.0.2, "Disambiguation"): by more names, more of given names, a
 * letter behind the year, the conditions of the style, in this order.
 *
 * Items whose cites are alike are a set.  For each set, what is shown is raised step by step; at
 * every step the first item of the list at hand is compared with the others.  Who is alone then is
 * done; the rest go on, in lists of those that are still alike.  What did not help is not kept.
 *
 * That costs the square of a set, so the cites rendered for it are counted, long ones for several:
 * EACH for each of its items, and SPARE for all sets.  That is enough for any set of a hundred
 * works of one first author and year, and for one of some 500.  When they are spent, or STEPS_MAX
 * is reached, those of the set that are still alike are told apart by the letter alone.
 */
#include <stdlib.h>
#include <string.h>

#include "csl/engine.h"

#define STEPS_MAX 4000 /* of a set: conditions of a style may come round for ever */
#define EACH 64
#define SPARE 100000
#define LONG 64 /* bytes of a cite that count for one more */

enum mode { BY_NAMES, BY_YEARS, BY_CONDITIONS };

struct list {
	struct list *next;
	struct csl_ambiguity *base;
	struct csl_known **item;
	size_t count;
};

struct work {
	struct csl_engine *engine;
	struct csl_pool *pool; /* of the state */
	enum mode mode[3];
	size_t modes, at;
	struct csl_ambiguity *base;   /* what is tried */
	struct csl_ambiguity *better; /* what has helped */
	struct list *lists;	      /* still to be done, the first at hand */
	size_t set, name;	      /* the list of names and the name that are raised next */
	int names_max, givens_max, sets_max; /* givens -1: they are not raised */
	size_t clashes[2];		     /* before and after the last step */
	struct csl_known **partner, **other; /* alike the first item, and not */
	size_t partners, others;
	int conditions, conditions_max; /* of the cite rendered last */
	bool untouched;			/* nothing has been raised for the list at hand */
	size_t left;			/* cites that may still be rendered */
	int steps;			/* of the set */
};

static struct str
keep(struct work *w, struct str s)
{
	return (struct str){ csl_dup(w->pool, s.s, s.len), s.len };
}

/*
 * The cite of an item with what is tried; rendering tells what could be shown of it.  Good until
 * the next one.
 */
static struct str
cite_of(struct work *w, struct csl_known *known)
{
	int first = 0;
	size_t cost;
	struct str cite;

	cite = csl_engine_ambiguous(w->engine, w->pool, known, w->base, w->base, &first,
				    &w->conditions, &w->conditions_max);
	cost = 1 + cite.len / LONG;
	w->left -= cost < w->left ? cost : w->left;
	return cite;
}

static void
settle(struct work *w, struct csl_known *known, const struct csl_ambiguity *how)
{
	known->ambiguity = *csl_ambiguity_copy(w->pool, how);
}

static bool
same(struct str a, struct str b)
{
	return a.len == b.len && (!a.len || !memcmp(a.s, b.s, a.len));
}

/* Who is still like the first of the list? */
static void
scan(struct work *w)
{
	struct list *list = w->lists;
	struct str first = keep(w, cite_of(w, list->item[0]));
	size_t clashes = 0;

	w->partner = csl_alloc(w->pool, list->count * sizeof(*w->partner));
	w->other = csl_alloc(w->pool, list->count * sizeof(*w->other));
	w->partner[0] = list->item[0];
	w->partners = 1;
	w->others = 0;
	for (size_t i = 1; i < list->count; i++) {
		if (same(first, cite_of(w, list->item[i]))) {
			w->partner[w->partners++] = list->item[i];
			clashes++;
		} else
			w->other[w->others++] = list->item[i];
	}
	w->clashes[0] = w->clashes[1];
	w->clashes[1] = clashes;
}

/* The step has helped: keep it.  What is tried may have come to have more names than that. */
static void
capture(struct work *w)
{
	struct csl_nameset *from, *to;

	if (w->set >= w->base->sets)
		return;
	from = &w->base->set[w->set];
	to = csl_ambiguity_at(w->pool, w->better, w->set);
	to->shown = from->shown;
	csl_ambiguity_pad(w->pool, w->better);
	if (w->engine->style->citation.given_rule == CSL_GIVEN_BY_CITE && w->name < from->count) {
		csl_nameset_widen(w->pool, to, w->name + 1);
		to->given[w->name] = from->given[w->name];
	}
}

static void
set_list(struct work *w, struct csl_known **item, size_t count)
{
	w->lists->base = w->better;
	w->lists->item = item;
	w->lists->count = count;
}

static void
add_list(struct work *w, struct csl_known **item, size_t count)
{
	struct list *list = csl_zalloc(w->pool, 1, sizeof(*list)), **end = &w->lists;

	list->base = csl_ambiguity_copy(w->pool, w->better);
	list->item = item;
	list->count = count;
	while (*end)
		end = &(*end)->next;
	*end = list;
}

static void
settle_list(struct work *w, const struct csl_ambiguity *how)
{
	for (size_t i = 0; i < w->lists->count; i++)
		settle(w, w->lists->item[i], how);
}

/* Nothing is left to be raised when it is at most: the next mode is tried, if there is one. */
static void
by_names(struct work *w, bool at_most)
{
	if (!w->clashes[1] && w->others == 1) {
		capture(w);
		settle(w, w->other[0], w->better);
		settle(w, w->partner[0], w->better);
		set_list(w, NULL, 0);
	} else if (!w->clashes[1]) {
		capture(w);
		settle(w, w->partner[0], w->better);
		w->untouched |= w->others > 0;
		set_list(w, w->other, w->others);
	} else if (w->others == 1) {
		capture(w);
		settle(w, w->other[0], w->better);
		set_list(w, w->partner, w->partners);
	} else if (w->clashes[1] < w->clashes[0]) {
		capture(w);
		set_list(w, w->partner, w->partners);
		add_list(w, w->other, w->others);
	} else if (at_most && w->at + 1 < w->modes) {
		w->at++;
		w->lists->base = w->better;
	} else if (at_most) {
		settle_list(w, w->better);
		set_list(w, NULL, 0);
	}
}

/* Order in the bibliography: by its sort keys, then as listed. */
static int
compare_order(const void *a, const void *b)
{
	const struct csl_known *x = *(struct csl_known *const *)a;
	const struct csl_known *y = *(struct csl_known *const *)b;

	return x->number < y->number ? -1 : x->number > y->number;
}

static void
give_letters(struct work *w)
{
	struct list *list = w->lists;
	struct csl_known **item = csl_alloc(w->pool, list->count * sizeof(*item));

	memcpy(item, list->item, list->count * sizeof(*item));
	qsort(item, list->count, sizeof(*item), compare_order);
	if (w->engine->style->bibliography.sort)
		csl_engine_sort_known(w->engine, item, list->count);
	for (size_t i = 0; i < list->count; i++) {
		list->base->year_suffix = (int)i;
		settle(w, item[i], list->base);
	}
}

static void
by_years(struct work *w)
{
	if (w->clashes[1])
		give_letters(w);
	set_list(w, NULL, 0);
}

/* No more may be rendered. */
static void
break_off(struct work *w)
{
	w->lists->base = w->better;
	if (w->engine->style->citation.add_year_suffix && w->lists->count > 1)
		give_letters(w);
	else
		settle_list(w, w->better);
	set_list(w, NULL, 0);
}

static void
by_conditions(struct work *w)
{
	bool done = !w->clashes[1] && w->others < 2;

	if (!done && (!w->base->conditions || w->conditions != w->conditions_max)) {
		w->at = 0;
		w->base->conditions = w->better->conditions = w->conditions;
		if (!w->base->conditions) {
			w->untouched = true;
			w->base->conditions = 1;
		} else
			by_names(w, false);
	} else {
		settle_list(w, w->lists->base);
		set_list(w, NULL, 0);
	}
}

static uint8_t *
given_at(struct csl_ambiguity *a, size_t set, size_t name)
{
	return set < a->sets && name < a->set[set].count ? &a->set[set].given[name] : NULL;
}

/* Raise one thing; true when nothing is left to be raised. */
static bool
raise_names(struct work *w)
{
	bool add_names = w->engine->style->citation.add_names, names, sets = false;
	uint8_t *given = given_at(w->base, w->set, w->name);

	names = w->givens_max < 0;
	if (!names) {
		if (given && *given < w->givens_max)
			++*given;
		else
			names = true;
	}
	if (names) {
		if (add_names && (int)w->name < w->names_max) {
			if (w->set < w->base->sets)
				w->base->set[w->set].shown++;
			w->name++;
		} else
			sets = true;
	}
	if (sets && (int)w->set < w->sets_max) {
		w->set++;
		if (w->set < w->base->sets)
			w->base->set[w->set].shown = 1;
		w->name = 0;
	}
	csl_ambiguity_pad(w->pool, w->base);
	given = given_at(w->base, w->set, w->name);
	return (w->sets_max == -1 || (int)w->set == w->sets_max) &&
	       (!add_names || (int)w->name == w->names_max) &&
	       (w->givens_max < 0 || !given || *given == w->givens_max);
}

static bool
raise(struct work *w)
{
	if (w->untouched) {
		w->untouched = false;
		return false;
	}
	if (w->mode[w->at] == BY_NAMES)
		return raise_names(w);
	if (w->mode[w->at] == BY_CONDITIONS) {
		w->base->conditions++;
		w->better->conditions++;
	}
	return false;
}

static void
step(struct work *w)
{
	bool at_most;

	if (!w->left || w->steps++ >= STEPS_MAX) {
		break_off(w);
		return;
	}
	at_most = raise(w);
	scan(w);
	switch (w->mode[w->at]) {
	case BY_NAMES:
		by_names(w, at_most);
		break;
	case BY_YEARS:
		by_years(w);
		break;
	default: /* BY_CONDITIONS */
		by_conditions(w);
		break;
	}
}

static int
compare_max(const void *a, const void *b)
{
	const struct csl_known *x = *(struct csl_known *const *)a;
	const struct csl_known *y = *(struct csl_known *const *)b;

	if (x->max_names != y->max_names)
		return x->max_names < y->max_names ? -1 : 1;
	return strcmp(x->item->id, y->item->id);
}

/* What the cites of the set show at most, to begin with. */
static void
start(struct work *w, struct csl_known **item, size_t count)
{
	w->base = csl_ambiguity_copy(w->pool, &item[0]->ambiguity);
	w->better = csl_ambiguity_copy(w->pool, w->base);
	for (size_t i = 1; i < count; i++) {
		const struct csl_ambiguity *a = &item[i]->ambiguity;

		if (a->sets < w->base->sets)
			w->base = csl_ambiguity_copy(w->pool, a);
		for (size_t j = 0; j < a->sets && j < w->base->sets; j++)
			if (a->set[j].shown > w->base->set[j].shown) {
				struct csl_ambiguity *copy = csl_ambiguity_copy(w->pool, a);

				w->base->set[j] = copy->set[j];
			}
		w->better = csl_ambiguity_copy(w->pool, w->base);
	}
	w->sets_max = (int)item[count - 1]->ambiguity.sets - 1;
	w->base->year_suffix = w->better->year_suffix = -1;
	w->base->conditions = w->better->conditions = 0;
	csl_ambiguity_pad(w->pool, w->base);
	csl_ambiguity_pad(w->pool, w->better);
}

static void
run_set(struct work *w, struct csl_known **item, size_t count)
{
	const struct csl_area *area = &w->engine->style->citation;

	w->left += EACH * count;
	w->steps = 0;
	start(w, item, count);
	qsort(item, count, sizeof(*item), compare_max);
	w->lists = NULL;
	add_list(w, item, count);
	w->lists->base = w->base;
	w->at = 0;
	w->names_max = item[0]->max_names;
	w->givens_max = area->given_rule == CSL_GIVEN_BY_CITE && area->add_given ? 2 : -1;
	w->untouched = true;
	while (w->lists) {
		w->set = w->name = 0;
		w->clashes[1] = w->lists->count - 1;
		while (w->lists->count)
			step(w);
		w->lists = w->lists->next;
		if (w->lists && w->mode[0] == BY_NAMES) {
			w->at = 0;
			w->untouched = true;
			w->better = w->lists->base;
			w->base = csl_ambiguity_copy(w->pool, w->better);
		}
	}
}

/* Modes in the order in which they are tried. */
static void
choose_modes(struct work *w)
{
	const struct csl_area *area = &w->engine->style->citation;

	if (area->add_names || (area->add_given && area->given_rule == CSL_GIVEN_BY_CITE))
		w->mode[w->modes++] = BY_NAMES;
	if (area->add_year_suffix)
		w->mode[w->modes++] = BY_YEARS;
	if (w->engine->style->has_disambiguate)
		w->mode[w->modes++] = BY_CONDITIONS;
}

/* Render every cite once: its text is what it is known by, its names what is shown of them. */
static void
render_all(struct work *w)
{
	struct csl_engine *engine = w->engine;
	const struct csl_area *area = &engine->style->citation;
	int passes = area->add_given && area->given_rule != CSL_GIVEN_BY_CITE ? 2 : 1;

	engine->names.open = true;
	for (int pass = 0; pass < passes; pass++)
		for (size_t i = 0; i < engine->listed; i++) {
			struct csl_known *known = engine->list[i];
			int conditions, max;

			known->ambiguity = (struct csl_ambiguity){ .year_suffix = -1 };
			known->max_names = 0;
			known->key =
				keep(w, csl_engine_ambiguous(engine, w->pool, known, NULL,
							     &known->ambiguity, &known->max_names,
							     &conditions, &max));
		}
	engine->names.open = false;
}

struct group {
	struct csl_known **item;
	size_t count, room;
};

void
csl_engine_disambiguate(struct csl_engine *engine)
{
	struct work w = { .engine = engine, .pool = &engine->state };
	struct csl_map map = { .pool = &engine->state };
	struct group **group;
	size_t groups = 0;

	choose_modes(&w);
	if (!w.modes && !engine->style->citation.add_given)
		return;
	render_all(&w);
	if (!w.modes)
		return;
	w.left = SPARE;
	group = csl_alloc(&engine->state, (engine->listed + 1) * sizeof(struct group *));
	for (size_t i = 0; i < engine->listed; i++) {
		struct csl_known *known = engine->list[i];
		struct group **at = (struct group **)csl_map_add(&map, known->key);

		if (!*at) {
			*at = csl_zalloc(&engine->state, 1, sizeof(**at));
			group[groups++] = *at;
		}
		(*at)->item = csl_grow(&engine->state, (*at)->item, &(*at)->room, (*at)->count + 1,
				       sizeof(known));
		(*at)->item[(*at)->count++] = known;
	}
	for (size_t i = 0; i < groups; i++)
		if (group[i]->count > 1)
			run_set(&w, group[i]->item, group[i]->count);
}
