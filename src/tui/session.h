/* SPDX-License-Identifier: MIT */
/* The catalogues that have been shown, each with where its reader is in it. */
#ifndef PACECAT_TUI_SESSION_H
#define PACECAT_TUI_SESSION_H

#include "store/load.h"
#include "tui/browser.h"

struct session {
	const struct opened *opened;    /* borrowed from the library */
	struct browser browser;
};

/* Zero is none. */
struct sessions {
	struct session **session;
	size_t count, room;
};

/* The one of an open catalogue, or NULL. */
struct session *sessions_find(const struct sessions *, const struct opened *);

/* Begin one.  The languages are borrowed. */
struct session *sessions_add(struct sessions *, const struct opened *, const struct languages *,
			     enum charset);

/* The catalogue is about to be freed. */
void sessions_forget(struct sessions *, const struct opened *);

void sessions_release(struct sessions *);

#endif
