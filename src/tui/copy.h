/* SPDX-License-Identifier: MIT */
/* Copying what is selected or marked, as actions of the app (tui/copying.h has the texts). */
#ifndef PACECAT_TUI_COPY_H
#define PACECAT_TUI_COPY_H

#include "tui/app.h"
#include "tui/command.h"
#include "tui/copying.h"

/* Which studies are meant: those that are marked, else the one that is looked at. */
struct copied {
	uint32_t *study; /* to be freed */
	size_t count;
};

/* False, and nothing to free, when there is none; that has been said. */
bool copy_find(struct app *, struct copied *);

/* One of ACTION_COPY, ACTION_SHOW_TEXT, ACTION_APPEND. */
void copy_act(struct app *, enum action);

/* Copy it so; false: there is nothing to be copied, and that has been said. */
bool copy_as(struct app *, const struct copy_how *);

/* ":append FILE": what would be copied, in the form that was copied last, is added to a file. */
void run_append(struct app *, const char *path);

#endif
