/* SPDX-License-Identifier: MIT */
/* The list of a view: its records in order, those that a filter leaves, and which is selected. */
#ifndef PACECAT_TUI_SHELF_H
#define PACECAT_TUI_SHELF_H

#include "model/query.h"
#include "tui/list.h"
#include "tui/view.h"

/* Zero is a shelf that has not been looked at; nothing is made before. */
struct shelf {
	uint32_t *all, *row;            /* in order; those that the filter leaves */
	size_t alls;
	struct list list;
	int order;                      /* index into the class's orders */
	bool reverse, ready;
	bool relevance;                 /* what a query found best comes first */
	struct haystack haystack;
	bool haystack_ready;
	/* After another catalogue took the place of the one before: what was selected there. */
	struct {
		bool set;
		uint32_t record;        /* of the catalogue now; RECORD_NONE: it is gone */
		size_t row, top;
	} kept;
};

void shelf_release(struct shelf *);

/* Sort it anew: the order, the language or nothing but the first look changed. */
void shelf_sort(struct shelf *, const struct view_class *, const struct content *);

/* What is asked of a list. */
struct asked {
	const struct query *query;
	struct query_index *index;
	const struct query_hooks *hooks;        /* may be NULL */
};

/* Show what the query finds; the rows are sorted when they were not yet. */
void shelf_filter(struct shelf *, const struct view_class *, const struct content *,
		  const struct asked *);

/* All records of the list, with words to look in if `words`; good until the shelf changes. */
struct query_scope shelf_scope(struct shelf *, const struct view_class *, const struct content *,
			       const struct asked *, bool words);

/* Another catalogue: what is selected is looked up there, all else is made anew when needed. */
void shelf_replace(struct shelf *, const struct catalogue *before, const struct catalogue *now);

/* Select a record if the list shows it; else the first row. */
void shelf_select(struct shelf *, uint32_t record);

/* The selected record, or RECORD_NONE. */
uint32_t shelf_selected(const struct shelf *);

#endif
