/* SPDX-License-Identifier: MIT */
/*
 * A view: a list of records of some kinds and the page of the selected one.  A view is one row of
 * data and two functions; browser.h does the rest for all of them.
 *
 * To add a view: view_NAME.c with its `const struct view_class`, an extern here and VIEWS counted
 * up, a row in views.c, an action that shows it.
 */
#ifndef PACECAT_TUI_VIEW_H
#define PACECAT_TUI_VIEW_H

#include "model/order.h"
#include "tui/fields.h"
#include "tui/keymap.h"

/* A piece of a row of a list. */
struct column {
	/* Append the record's text. */
	void (*text)(struct buf *, const struct content *, uint32_t record);
	int cols;                       /* wide at most; 0: what the others leave ... */
	bool counts;                    /* ... unless it counts studies: as all of them need */
	int from;                       /* only in lists at least so wide ... */
	enum order order;               /* ... or sorted by this, not ORDER_FILE */
	enum role role;
	bool right;                     /* set to the right */
};

#define VIEW_COLUMNS 4

struct view_class {
	const char *name;               /* in commands and in the state */
	const char *title;              /* for _() */
	enum action action;             /* that shows it */
	unsigned kinds;                 /* bits 1 << enum kind */
	bool single;                    /* no list while there is only one record */
	enum order order[ORDERS];       /* to choose from, the first by default */
	int orders;
	struct column column[VIEW_COLUMNS];
	/* The page of a record; RECORD_NONE: there is none to show. */
	void (*page)(struct page *, const struct content *, uint32_t record);
};

extern const struct view_class view_overview, view_countries, view_authors, view_studies,
	view_topics;

/* The views in the order of their tabs. */
#define VIEWS 5
const struct view_class *view_at(int i);
int view_of_kind(enum kind);            /* the view that lists a kind, -1: none */
int view_find(const char *name);        /* -1: none */

/* Columns that several views have. */
void column_heading(struct buf *, const struct content *, uint32_t record);
void column_works(struct buf *, const struct content *, uint32_t record);

#endif
