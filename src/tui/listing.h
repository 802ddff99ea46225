/* SPDX-License-Identifier: MIT */
/* A job of the worker's: the rows of a list. */
#ifndef PACECAT_TUI_LISTING_H
#define PACECAT_TUI_LISTING_H

#include "tui/shelf.h"

/*
 * Begin to make the rows that are wished for, for the shelf, which waits for them: the first rows
 * come as soon as there are any, all of them when they are known.
 */
void listing_start(struct shelf *, const struct wish *, const struct content *,
		   const struct asked *);

#endif
