/* SPDX-License-Identifier: MIT */
/* A line being typed: grapheme by grapheme, with a cursor and the lines typed before. */
#ifndef PACECAT_TUI_EDIT_H
#define PACECAT_TUI_EDIT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "tui/canvas.h"
#include "tui/keymap.h"

#define EDIT_MAX 4096                   /* bytes of a line; what is more is not taken */
#define HISTORY_MAX 100                 /* lines */

struct history {
	char **line;                    /* oldest first */
	size_t count, room;
};

struct edit {
	struct buf text;                /* valid UTF-8 without controls */
	size_t cursor;                  /* byte, between two graphemes */
	const struct history *history;  /* borrowed, may be NULL */
	size_t back;                    /* how many lines back in history, 0: the line itself */
	char *kept;                     /* the line itself while `back` is not 0 */
};

#define EDIT_INIT { .text = BUF_INIT }

void edit_release(struct edit *);
void edit_set(struct edit *, const char *s);            /* cursor at the end, out of history */

/*
 * Put text at the cursor: tabs and ends of lines become blanks, other controls and what is not
 * UTF-8 are dropped.
 */
void edit_insert(struct edit *, const char *s, size_t len);

/* Would an empty line hold all of a text, as it is? */
bool edit_takes(const char *);

/* Do an action of the prompt's (not accept, complete, cancel); false: not mine. */
bool edit_act(struct edit *, enum action);

/*
 * Draw into row y from column x to the edge of the area, scrolled so that the cursor is in sight,
 * blanks behind, the canvas's cursor placed.
 */
void edit_draw(const struct edit *, struct canvas *, struct rect area, int y, int x, enum role,
	       const struct show_style *);

/* Add a line, unless it is empty; one that was there moves to the end. */
void history_add(struct history *, const char *line);
void history_release(struct history *);

#endif
