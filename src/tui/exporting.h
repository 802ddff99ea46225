/* SPDX-License-Identifier: MIT */
/*
 * Carries EFFECT_EXPORT out.  Its text is four words, of which the last may have blanks:
 *
 *	bibtex marked new papers/herons.bib
 *
 * the format, which studies (export_scope_name), "new" or "over" (a file that is there is written
 * over), and the path.
 */
#ifndef PACECAT_TUI_EXPORTING_H
#define PACECAT_TUI_EXPORTING_H

#include "tui/app.h"

enum export_scope {
	EXPORT_MARKED,	 /* studies that are marked */
	EXPORT_SHOWN,	 /* what filters leave of the list of studies, in its order */
	EXPORT_SELECTED, /* the study looked at; of anything else, the studies that name it */
	EXPORT_ALL,
	EXPORT_SCOPES
};

const char *export_scope_name(enum export_scope);

/*
 * The studies, to be freed, and how many; NULL and 0 when there are none, or when they are not
 * known yet.
 */
uint32_t *export_studies(const struct browser *, enum export_scope, size_t *count);

/*
 * Write the file, whole or not at all: at once, or a few studies after another by the worker.  It
 * asks before it writes over one, and tells what was written.
 */
void export_write(struct app *, const char *text);

/* Wait until what was begun is written. */
void export_finish(struct app *);

#endif
