/* SPDX-License-Identifier: MIT */
/* Sentences for the status line, made of what happened. */
#ifndef PACECAT_TUI_NOTICE_H
#define PACECAT_TUI_NOTICE_H

#include "base/diag.h"
#include "store/background.h"
#include "tui/keymap.h"
#include "tui/theme.h"

/* Why an action did nothing, or what to do about a key that has none (ACTION_NONE); "" if all is
 * well. */
void notice_nothing(struct buf *, const struct keymap *, enum action, const char *key);

/* That all marks were taken away, and which key of that section brings them back. */
void notice_unmarked(struct buf *, const struct keymap *, enum section);

/* "2 errors, 1 warning in the catalogue: type :problems to read them"; "" if there are none. */
void notice_problems(struct buf *, const struct diags *);

/*
 * Mistakes that nobody has to be kept from reading for, in settings and keys: the first, and that
 * all are told at the end; "" if there are none.
 */
void notice_faults(struct buf *, const struct diags *);

/* Why nothing could be opened: the first error. */
void notice_refused(struct buf *, const struct diags *);

/*
 * What became of a load, for whoever looks at what it was to replace: `taken`, or not; `first`: it
 * completes a beginning.
 */
void notice_loaded(struct buf *, const struct diags *, bool taken, bool first);

/*
 * Why little is seen of a theme that was asked for: another one is `worn` (theme_pick), or it has
 * colours and the terminal none; "" if all is well.
 */
void notice_theme(struct buf *, const char *asked, const char *worn, const struct theme *,
		  bool coloured);

/* That a load was given up, while `partial` or all of a catalogue is shown. */
void notice_given_up(struct buf *, const struct keymap *, bool partial);

/*
 * How far a load is, in several lengths, the longest first; without one (NULL), that there is only
 * a beginning, or nothing.
 */
#define NOTICE_LENGTHS 4
void notice_progress(struct buf out[NOTICE_LENGTHS], const struct load_state *, bool partial);

#endif
