/* SPDX-License-Identifier: MIT */
/*
 * A tour of five steps: each says in a line or two below the screen what to press, and gives way to
 * the next when that was done.  Everything else works as ever meanwhile.
 */
#ifndef PACECAT_TUI_TOUR_H
#define PACECAT_TUI_TOUR_H

#include <stdbool.h>

#include "base/buf.h"

struct app;

#define TOUR_STEPS 5

/* Zero is no tour. */
struct tour {
	int step;                       /* from 1; 0: none is made */
	char *word;                     /* that is to be searched for, owned */
	bool offered;                   /* the status line may speak of it */
};

void tour_begin(struct app *);
void tour_end(struct app *);
void tour_release(struct tour *);

/* Fill in what stands in the status line, in two lengths, or nothing. */
void tour_offer(const struct app *, struct buf note[2]);

/* A key has been acted on. */
void tour_follow(struct app *);

/* Append what the reader is to do now, shorter where it has one row; nothing without a tour. */
void tour_text(const struct app *, struct buf *);

/* Rows that it takes away from the browser; 0, with a tour: it stands in the status line. */
int tour_rows(const struct app *);

#endif
