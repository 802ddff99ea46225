/* SPDX-License-Identifier: MIT */
/*
 * What the browser shows, kept fresh: catalogues arrive in the background, files that change are
 * read again, the editor is run.  For browse.c, with a screen; only the first thread calls it.
 */
#ifndef PACECAT_TUI_SUPPLY_H
#define PACECAT_TUI_SUPPLY_H

#include "sys/watch.h"
#include "tui/app.h"

struct supply {
	struct app *app;                /* borrowed, as the library */
	struct library *library;
	struct watch *watch;
	bool still;                     /* what changes is not looked at again */
	void (*recall)(void *context);
	void *context;
	struct opened *unsettled;       /* its reader has not moved since its beginning was shown */
};

/*
 * Zero is nothing; init when the screen is there and the first catalogue is shown.  `recall` goes
 * to the place in the current catalogue that its reader left.
 */
void supply_init(struct supply *, struct app *, struct library *, void (*recall)(void *context),
		 void *context);
void supply_release(struct supply *);

/* How long to wait for a key before supply_look is called: milliseconds, -1 for ever. */
int supply_wait(struct supply *);

/* Show what has arrived, load what has changed.  On "Wake", and when the time is up. */
void supply_look(struct supply *);

/* A key of the reader's did this, or no action if it is the mouse. */
void supply_acted(struct supply *, const struct keystroke *, enum action);

/* The current catalogue was just opened: load the rest of it, watch it. */
void supply_opened(struct supply *);

/* Carry the effects out. */
void supply_reload(struct supply *);
void supply_give_up(struct supply *);
void supply_edit(struct supply *, const char *place);

/* Does a thread run that may look at the language? */
bool supply_busy(const struct supply *);

#endif
