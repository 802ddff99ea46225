/* SPDX-License-Identifier: MIT */
/*
 * Between the open catalogues and what is remembered of them (store/state.h, store/seen.h): it is
 * read when one is opened; notes and searches are written at once, marks and places when keys
 * pause, and all at the end.  For browse.c; only the first thread calls it.
 */
#ifndef PACECAT_TUI_KEEPER_H
#define PACECAT_TUI_KEEPER_H

#include <stdint.h>

#include "store/seen.h"
#include "tui/app.h"
#include "tui/journal.h"

/* What is remembered of one catalogue beside what its browser holds. */
struct keep {
	const struct opened *opened;    /* borrowed */
	char *key;                      /* by which it was read from the state; or NULL */
	const struct catalogue *catalogue;      /* of which it is known what is new; or NULL */
	uint64_t stamp;                 /* of its files */
	struct edition edition;         /* that it is */
	struct state state;             /* its editions only */
	enum seen_turn turn;
	struct seen base;               /* the edition with which it is compared */
	struct buf since;               /* what that one is called */
	size_t fresh;                   /* studies that are new */
	bool turns;                     /* it is to be the edition that was looked at last */
	bool ready;                     /* and its ids are kept: only the state is to be written */
	bool no_other;                  /* other files, but the same ids */
	bool seen;                      /* the reader has said that nothing is new */
	struct seen_work work;
	struct seen_job *job;
};

/* Zero remembers nothing, and recalls nothing. */
struct keeper {
	struct app *app;                /* borrowed, as the next two */
	struct library *library;
	struct journal *journal;
	const struct opened *unsettled; /* its place is not known yet; or NULL */
	struct keep **keep;
	size_t count, room;
	int64_t due;                     /* when keys have paused (base/clock.h) */
	bool told;                      /* that nothing can be written */
};

void keeper_init(struct keeper *, struct app *, struct library *, struct journal *);
void keeper_release(struct keeper *);

/* Go to the place in the current catalogue that its reader left, with all that he knows. */
void keeper_recall(struct keeper *);

/*
 * Before keys are waited for: see what is new in a catalogue that has come.  Returns how long to
 * wait until keeper_pause is called: milliseconds, -1 for ever.
 */
int keeper_wait(struct keeper *);

/* A key has come; or none has for a while: what has changed is written if that was long. */
void keeper_acted(struct keeper *);
void keeper_pause(struct keeper *);

/* No thread looks at a catalogue any more: it may be replaced, the language may change. */
void keeper_hold(struct keeper *);

/* Carry the effects out. */
void keeper_remember(struct keeper *);
void keeper_note(struct keeper *, const char *key);
void keeper_seen(struct keeper *);

/* At the end: everything; what could not be written is said in `notice`. */
void keeper_finish(struct keeper *, struct buf *notice);

#endif
