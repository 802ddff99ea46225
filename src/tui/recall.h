/* SPDX-License-Identifier: MIT */
/* The last place: between a browser and what the store remembers of it. */
#ifndef PACECAT_TUI_RECALL_H
#define PACECAT_TUI_RECALL_H

#include "store/state.h"
#include "tui/browser.h"

/* Go where the reader was; what is no longer there is passed over. */
void recall_apply(struct browser *, const struct state *);

/* Fill an empty state in. */
void recall_note(const struct browser *, struct state *);

#endif
