/* SPDX-License-Identifier: MIT */
/* The inside of the browser on a terminal, for browse.c and browse_effects.c alone. */
#ifndef PACECAT_TUI_BROWSE_INSIDE_H
#define PACECAT_TUI_BROWSE_INSIDE_H

#include "tui/app.h"
#include "tui/browse.h"
#include "tui/copier.h"
#include "tui/direction.h"
#include "tui/journal.h"
#include "tui/keeper.h"
#include "tui/supply.h"
#include "tui/theme.h"

struct browse {
	const struct browse_options *options;
	struct library library;
	struct diags diags;             /* of settings' colours and of the key file */
	struct keymap *keymap;
	struct theme theme;
	struct app *app;
	struct canvas *canvas;
	enum direction direction;
	struct supply supply;
	struct keeper keeper;
	struct copier copier;
	struct worker *worker;
	char *language;                 /* wanted, but not while something is loaded; or NULL */
	struct journal journal;
	bool done, ended;               /* by the reader; by a signal */
};

/* The name of the theme that is put on when that one is wanted (theme_pick). */
const char *browse_theme(const struct browse *, const char *name);

/* Put it on.  False: there is none.  What is wrong with it is added. */
bool browse_use_theme(struct browse *, const char *name, struct diags *);

/* Another catalogue is shown: what is remembered of it is given to the app.  Takes a browse. */
void browse_recall(void *context);

/* Speak the first of these languages, at once or as soon as nothing is loaded any more. */
void browse_speak(struct browse *, const char *languages);

/* Do all that the app wants done outside. */
void browse_carry_out(struct browse *);

#endif
