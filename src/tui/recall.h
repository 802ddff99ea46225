/* SPDX-License-Identifier: MIT */
/* The last place: between a browser and what the store remembers of it. */
#ifndef PACECAT_TUI_RECALL_H
#define PACECAT_TUI_RECALL_H

#include "store/state.h"
#include "tui/browser.h"

/* Go where the reader was; what is no longer there is passed over. */
void recall_apply(struct browser *, const struct state *);

/* The same of marks, notes and searches alone. */
void recall_words(struct browser *, const struct state *);

/* Fill an empty state in. */
void recall_note(const struct browser *, struct state *);

/* The same of marks, notes and searches alone. */
void recall_note_words(const struct browser *, struct state *);

/* Are there any of these that were not written yet? */
bool recall_unwritten(const struct browser *);

/* A state that was noted so has been written: what others have changed is taken over. */
void recall_written(struct browser *, const struct state *);

#endif
