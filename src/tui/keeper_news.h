/* SPDX-License-Identifier: MIT */
/* What is new in the catalogues of a keeper.  Private to tui/keeper*.c. */
#ifndef PACECAT_TUI_KEEPER_NEWS_H
#define PACECAT_TUI_KEEPER_NEWS_H

#include "tui/keeper.h"

/* Another catalogue has come, or none was looked at yet; the state has the editions. */
bool news_is_due(const struct keep *);
void news_begin(struct keeper *, struct keep *);

/* Is there something to be done when keys pause?  Do it; or all of it, at the end. */
bool news_waits(const struct keep *);
void news_pause(struct keeper *, struct keep *);
void news_finish(struct keeper *, struct keep *);

/* Give up what a thread does; it is begun again later. */
void news_hold(struct keep *);

/* Put into a state what is to be written of editions; it was written. */
void news_note(const struct keep *, struct state *);
void news_written(struct keep *, struct state *);

/* The reader has said that nothing is new. */
void news_seen(struct keeper *, struct keep *);

void news_release(struct keep *);

#endif
