/* SPDX-License-Identifier: MIT */
/*
 * Diagnostics: finished, translated sentences with a place, gathered where the fact is known and
 * shown by whoever has a screen or a stream.
 *
 * Lines and columns count from 1, columns in code points (DESIGN section 3).  Line 0 means the
 * whole file.  Sentences may quote data as it is: whoever shows them passes them through
 * text/show.h.
 */
#ifndef PACECAT_BASE_DIAG_H
#define PACECAT_BASE_DIAG_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/table.h"

enum diag_level { DIAG_WARNING, DIAG_ERROR };

struct place {
	const char *file;               /* borrowed: diags_name() keeps one as long as the list */
	unsigned line, column;
};

struct diag {
	enum diag_level level;
	struct place place;
	char *text;
};

struct diags {
	struct diag *diag;
	size_t count, room;
	size_t errors, warnings;
	char **name;                    /* owned */
	size_t names, name_room;
	struct table place_of;          /* of each name among them */
};

/* A copy of `name` that lives as long as the list. */
const char *diags_name(struct diags *, const char *name);

void diag_error(struct diags *, struct place, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
void diag_warning(struct diags *, struct place, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/*
 * By file in the order in which they were named, then line, then column; stable.  What is said of
 * one place again is left out: an entry of BibTeX may have many heirs.
 */
void diags_sort(struct diags *);

/* The first error, else the first warning, else NULL. */
const struct diag *diags_worst(const struct diags *);

/* "FILE:LINE:COLUMN: error: SENTENCE", without a newline; no place leaves its part out. */
void diag_format(const struct diag *, struct buf *);

/* Move all of `from` behind `to`; `from` is empty then. */
void diags_move(struct diags *to, struct diags *from);

void diags_release(struct diags *);

#endif
