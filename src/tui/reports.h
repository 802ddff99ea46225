/* SPDX-License-Identifier: MIT */
/* Pages over everything else that tell what was found: problems, duplicates, what was lost. */
#ifndef PACECAT_TUI_REPORTS_H
#define PACECAT_TUI_REPORTS_H

#include "format/export.h"
#include "model/duplicate.h"
#include "tui/app.h"
#include "tui/losses.h"

/* What pages are made of again.  Zero: nothing was found. */
struct reports {
	struct lost lost;		  /* by the last export */
	struct duplicates duplicates;	  /* of `searched` */
	const struct catalogue *searched; /* NULL: of none */
	/* What jobs of the worker's look at, whose owner and subject are these; NULL: none is. */
	const struct catalogue *seeking; /* for duplicates */
	const struct catalogue *writing; /* a file: tui/exporting.h */
	struct buf late;		 /* to be told when nothing lies over the browser */
	bool late_error;
};

void reports_show_problems(struct app *);
void reports_show_duplicates(struct app *);
void reports_show_losses(struct app *);

/* Tell what nobody has waited for: now, or when prompts, pickers and pages are closed. */
void reports_tell(struct app *, bool error, const char *sentence);
void reports_tell_late(struct app *);

/* That catalogue is about to be freed: nothing of it is kept, and nobody works at it. */
void reports_forget(struct app *, const struct catalogue *);
void reports_release(struct app *);

/* Pairs of records that may be the same, with the reason and the edits. */
void duplicates_page(struct page *, const struct content *, const struct duplicates *);

#endif
