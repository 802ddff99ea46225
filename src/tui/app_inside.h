/* SPDX-License-Identifier: MIT */
/*
 * The inside of the app, for its own files alone: app.c (keys, prompts, pages), app_catalogue.c
 * (catalogues that come and go), app_draw.c.
 */
#ifndef PACECAT_TUI_APP_INSIDE_H
#define PACECAT_TUI_APP_INSIDE_H

#include "tui/app.h"
#include "tui/overlay.h"
#include "tui/picker.h"
#include "tui/prompt.h"
#include "tui/reports.h"
#include "tui/session.h"

struct app {
	struct library *library;
	const struct keymap *keymap;
	struct languages languages;
	struct show_style style;
	int rows, cols;
	struct beside beside;
	bool lean, restricted;
	struct sessions sessions;
	struct session *current;
	struct prompt prompt;
	char *subject;                  /* what is asked about; or NULL */
	struct spot before;             /* of a search, to go back to; filter NULL: none */
	struct history history[PROMPTS];
	struct overlay overlay;
	void (*overlaid)(struct app *); /* made it; makes it again for another width */
	struct picker picker;
	struct copying *copying;        /* borrowed */
	struct buf message;
	bool message_error;
	struct effects effects;
	struct reports reports;
	enum action last;
};

/* The picker lies over all but the title and the tabs. */
struct rect app_picker_area(const struct app *);

/* The page over everything else once more; its reader stays where he was. */
void app_page_again(struct app *);

#endif
