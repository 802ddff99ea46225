/* SPDX-License-Identifier: MIT */
/* Where cites stand: first, subsequent, ibid, near their first note (CSL 1.0.2, "Locators"). */
#include <string.h>

#include "csl/engine.h"

/* What is known of the cites before. */
struct walk {
	struct csl_engine *engine;
	int *first, *last;		  /* by order of items: note of first and last cite; -1 */
	const struct csl_cluster *before; /* the citation before of the same kind */
	size_t cites;			  /* in the note of that one, up to it */
};

static bool
same_text(struct str a, struct str b)
{
	return a.len == b.len && (!a.len || !memcmp(a.s, b.s, a.len));
}

static bool
same_locator(const struct csl_cited *a, const struct csl_cited *b)
{
	return same_text(a->locator, b->locator) && a->has_label == b->has_label &&
	       a->label == b->label;
}

/*
 * The cite that this one may follow with "ibid": the one before in the same citation; the last of
 * the citation before in the same note; the only one of the note before.
 */
static const struct csl_cited *
one_before(const struct walk *w, const struct csl_cluster *cluster, size_t n)
{
	const struct csl_cluster *before = w->before;

	if (n)
		return &cluster->cite[n - 1];
	if (!before || !before->count)
		return NULL;
	if (before->note == cluster->note)
		return &before->cite[before->count - 1];
	if (cluster->note && before->note < cluster->note - 1)
		return NULL;
	if (w->cites != 1)
		return NULL;
	return &before->cite[0];
}

static enum csl_position
position_of(const struct walk *w, const struct csl_cluster *cluster, size_t n)
{
	const struct csl_cited *cite = &cluster->cite[n], *before;

	if (w->first[cite->known->order] < 0)
		return CSL_FIRST;
	before = one_before(w, cluster, n);
	if (!before || before->known != cite->known || (before->locator.len && !cite->locator.len))
		return CSL_SUBSEQUENT;
	return !cite->locator.len || same_locator(before, cite) ? CSL_IBID : CSL_IBID_WITH_LOCATOR;
}

static void
place(struct walk *w, struct csl_cluster *cluster, size_t n)
{
	struct csl_cited *cite = &cluster->cite[n];
	size_t order = cite->known->order;

	cite->note = cluster->note;
	cite->position = position_of(w, cluster, n);
	cite->first_note = 0;
	cite->near_note = false;
	if (w->first[order] < 0)
		w->first[order] = cluster->note;
	else {
		if (w->first[order] != cluster->note)
			cite->first_note = w->first[order];
		cite->near_note =
			!cluster->note || cluster->note - w->last[order] <=
						  w->engine->style->citation.near_note_distance;
	}
	w->last[order] = cluster->note;
	if (!cite->known->first_note)
		cite->known->first_note = cluster->note;
}

/* Citations in the text and in notes do not know of each other. */
static void
walk(struct csl_engine *engine, bool notes)
{
	struct walk w = { .engine = engine };

	w.first = csl_alloc(&engine->state, engine->count * sizeof(*w.first));
	w.last = csl_alloc(&engine->state, engine->count * sizeof(*w.last));
	for (size_t i = 0; i < engine->count; i++)
		w.first[i] = w.last[i] = -1;
	for (size_t i = 0; i < engine->clusters; i++) {
		struct csl_cluster *cluster = &engine->cluster[i];

		if ((cluster->note != 0) != notes)
			continue;
		for (size_t n = 0; n < cluster->count; n++)
			place(&w, cluster, n);
		if (!w.before || w.before->note != cluster->note)
			w.cites = 0;
		w.cites += cluster->count;
		w.before = cluster;
	}
}

void
csl_engine_positions(struct csl_engine *engine)
{
	walk(engine, false);
	walk(engine, true);
}
