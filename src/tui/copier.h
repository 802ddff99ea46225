/* SPDX-License-Identifier: MIT */
/*
 * How what is copied leaves the program: to the clipboard (sys/clipboard.h), to the bare screen, to
 * a file.  For browse_effects.c, with a screen.
 */
#ifndef PACECAT_TUI_COPIER_H
#define PACECAT_TUI_COPIER_H

#include "store/settings.h"
#include "tui/app.h"
#include "tui/copying.h"
#include "tui/journal.h"

/* Zero is nothing. */
struct copier {
	struct app *app; /* borrowed, as the settings */
	const struct settings *settings;
	enum charset charset;
	struct copying copying; /* for the app */
	struct buf printed;	/* all that was copied, if it is to be printed at the end */
};

/* The style that was chosen last, else that of the settings; argv0 as in store/locate.h. */
void copier_init(struct copier *, struct app *, const struct settings *, enum charset,
		 const char *argv0, struct journal *);
void copier_release(struct copier *);

/* False: the effect is another's. */
bool copier_carry_out(struct copier *, const struct effect *);

#endif
