/* SPDX-License-Identifier: MIT */
/* The catalogues that have been shown, each with where its reader is in it. */
#ifndef PACECAT_TUI_SESSION_H
#define PACECAT_TUI_SESSION_H

#include "store/load.h"
#include "tui/browser.h"
#include "tui/notice.h"

struct session {
	const struct opened *opened;    /* borrowed from the library */
	struct browser browser;
	struct buf progress[NOTICE_LENGTHS];     /* of its load, the longest first; "": none runs */
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

/*
 * Another catalogue takes the place of its own, if it is worth it (opened_wants); places are kept,
 * that of a spot (may be NULL) too.  `s` may be NULL: it was never shown.  Appends what is to be
 * said; true when that is an error.
 */
bool session_replace(struct session *s, struct opened *, struct loaded *, struct spot *,
		     struct buf *sentence);

/*
 * Append "LINE PATH" of what is looked at, or of the first of its errors; false when it is
 * written nowhere.
 */
bool session_source(const struct session *, bool problems, struct buf *);

/* The catalogue is about to be freed. */
void sessions_forget(struct sessions *, const struct opened *);

void sessions_release(struct sessions *);

#endif
