/* SPDX-License-Identifier: MIT */
/*
 * The inside of the app, for its own files alone: app.c (what it is), app_key.c, app_prompt.c,
 * app_mouse.c (what comes in), app_catalogue.c (catalogues that come and go), app_draw.c.
 */
#ifndef PACECAT_TUI_APP_INSIDE_H
#define PACECAT_TUI_APP_INSIDE_H

#include "tui/app.h"
#include "tui/overlay.h"
#include "tui/picker.h"
#include "tui/prompt.h"
#include "tui/reports.h"
#include "tui/session.h"
#include "tui/tour.h"

struct app {
	struct library *library;
	const struct keymap *keymap;
	struct languages languages;
	struct show_style style;
	int rows, cols;
	struct beside beside;
	bool lean, restricted;
	bool linear;
	bool mouse;                     /* it means something */
	struct sessions sessions;
	struct session *current;
	struct prompt prompt;
	char *subject;                  /* what is asked about; or NULL */
	char *begun;                    /* what its line began with */
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
	struct tour tour;
	enum action last;
};

/* The picker lies over all but the title and the tabs. */
struct rect app_picker_area(const struct app *);

/* Do what is the app's own, whatever lies over the browser; false: it is not. */
bool app_act_at_once(struct app *, enum action);

/* To the list that is shown; from the programme's page, which has none, to that of the studies. */
void app_go_to_list(struct app *);

/*
 * Open the prompt for searches; offer what could be typed in any; a key while one is open; close
 * it.
 */
void app_open_search(struct app *);
void app_complete(struct app *);
void app_key_in_prompt(struct app *, const struct keystroke *);
void app_close_prompt(struct app *);

/* Say that nothing happened (tui/notice.h); and, below the page over everything else, there. */
void app_tell_nothing(struct app *, enum action, const char *key);
void app_tell_missed(struct app *, enum action);

/* What is said above the prompt of what has been typed, in the catalogue as it is now. */
void app_hint_typed(struct app *);

/* A key "Mouse". */
void app_mouse(struct app *, const struct keystroke *);

/* A page over the browser leads to a record. */
void app_follow(struct app *);

/* The page over everything else once more; its reader stays where he was. */
void app_page_again(struct app *);

#endif
