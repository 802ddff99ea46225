/* SPDX-License-Identifier: MIT */
/*
 * Answers what is asked of the lists of one catalogue, and keeps what it has made for that: what
 * queries look things up in, folded words, orders, what the last search left.
 *
 * It belongs to whoever works at it: the worker while a job of the finder's browser is begun
 * (base/worker.h), else the first thread.  Functions take content whose `progress` may cancel them;
 * then they return false, what they made so far is kept, and the next one goes on with it.
 */
#ifndef PACECAT_TUI_FINDER_H
#define PACECAT_TUI_FINDER_H

#include "model/query.h"
#include "model/rows.h"
#include "tui/view.h"

struct finder;

/* The catalogue is borrowed. */
struct finder *finder_new(const struct catalogue *);
void finder_free(struct finder *); /* NULL is fine */

/* The language has changed: orders are made anew. */
void finder_forget(struct finder *);

/* What a list is to show. */
struct wish {
	int view;
	enum order order;
	bool reverse;
	bool relevance;                 /* what the query finds best comes first */
	const struct query *query;
	const struct query_hooks *hooks; /* may be NULL */
};

/* The records of a view: kinds of one view are neighbours. */
void view_range(int view, const struct catalogue *, uint32_t *first, uint32_t *count);

/* The rows if they are there without any work; the finder is not touched. */
bool finder_instant(const struct content *, const struct wish *, struct rows *);

/* Some of the first rows, at most `most`, if that is sooner known than how many there are. */
bool finder_first(struct finder *, const struct content *, const struct wish *, size_t most,
		  struct rows *);

/* All rows. */
bool finder_rows(struct finder *, const struct content *, const struct wish *, struct rows *);

/* The records of a view to ask queries of, with words to look in if `words`. */
bool finder_scope(struct finder *, const struct content *, const struct wish *, bool words,
		  struct query_scope *);

#endif
