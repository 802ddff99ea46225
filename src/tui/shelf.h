/* SPDX-License-Identifier: MIT */
/*
 * The list of a view: its records in order, those that a query leaves, and which is selected.  What
 * it is to show may take a while; until that has come it shows what it has.
 */
#ifndef PACECAT_TUI_SHELF_H
#define PACECAT_TUI_SHELF_H

#include "tui/beside.h"
#include "tui/finder.h"
#include "tui/list.h"

/* Zero is a shelf that has not been looked at; nothing is made before. */
struct shelf {
	struct rows rows;               /* what it shows: ask rows_at */
	size_t alls;                    /* records that there are */
	bool unverified;                /* and one of them is, or they are too many to look */
	struct list list;
	int order;                      /* index into the class's orders */
	bool reverse, ready;            /* ready: it has rows */
	bool relevance;                 /* what a query found best comes first */
	bool waits;                     /* these are not yet the rows that were asked for */
	bool searches;                  /* and that is because of a query, not of an order */
	bool partial;                   /* but they are the first of them */
	bool asking;                    /* within shelf_list: whoever asks selects */
	uint32_t wanted;                /* while it waits: what is to be selected then */
	size_t top;                     /* and the first row in sight, if has_top */
	bool has_top;
	/* After another catalogue took the place of the one before: what was selected there. */
	struct {
		bool set;
		uint32_t record;        /* of the catalogue now; RECORD_NONE: it is gone */
		size_t row, top;
	} kept;
};

void shelf_release(struct shelf *);

/* What is asked of a list, and who may do it. */
struct asked {
	const struct query *query;
	const struct query_hooks *hooks; /* may be NULL */
	struct finder *finder;
	const struct beside *beside;    /* may be NULL: it is done at once */
	const void *owner;              /* of the jobs for the worker */
};

/*
 * Show the records in the shelf's order that the query finds: at once, or when the worker has them
 * (the shelf waits).  The shelf must stay where it is until the owner's jobs have ended.
 */
void shelf_list(struct shelf *, int view, const struct content *, const struct asked *);

/* What a query on this list is asked of, for finder_scope; good as long as what was asked. */
struct wish shelf_wish(const struct shelf *, int view, const struct asked *);

/* Another catalogue: what is selected is looked up there, all else is made anew when needed. */
void shelf_replace(struct shelf *, const struct catalogue *before, const struct catalogue *now);

/* Select a record if the list shows it; else the first row.  Later, if it waits. */
void shelf_select(struct shelf *, uint32_t record);

/* Have this row be the first in sight, as far as the selected one allows.  Later, if it waits. */
void shelf_scroll(struct shelf *, size_t top);

/* The reader has selected another row himself. */
void shelf_moved(struct shelf *);

/* The selected record, or RECORD_NONE. */
uint32_t shelf_selected(const struct shelf *);

/* Rows have come: all of them, or only the first.  They are taken over. */
void shelf_take(struct shelf *, struct rows *, bool all);

#endif
