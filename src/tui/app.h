/* SPDX-License-Identifier: MIT */
/*
 * The browser as a whole: keys in, a canvas out, nothing in between that touches the world.
 *
 * A screen is a function of the catalogues, the size, the keys so far, the settings, the language
 * and the charset.  What has to be done outside (open a file, leave, suspend) is queued as an
 * effect: browse_effects.c carries effects out, tests look at them.
 */
#ifndef PACECAT_TUI_APP_H
#define PACECAT_TUI_APP_H

#include "model/language.h"
#include "store/background.h"
#include "store/load.h"
#include "store/state.h"
#include "text/show.h"
#include "tui/browser.h"
#include "tui/canvas.h"
#include "tui/effect.h"
#include "tui/key.h"
#include "tui/keymap.h"
#include "tui/prompt.h"

struct app;
struct copying;

/*
 * The library and the keymap are borrowed; the library has a current catalogue.  It is to be given
 * a size (app_resize) before anything is drawn.
 */
struct app *app_new(struct library *, const struct keymap *, enum charset,
		    const struct languages *);
void app_free(struct app *);

/*
 * From now on searches, orders and long pages of large catalogues are the worker's, which must
 * outlive the app.  app_wake shows what it has brought; false: nothing.
 */
void app_set_beside(struct app *, const struct beside *);
bool app_wake(struct app *);

/* What copies citations (tui/copying.h), which must outlive the app and be set before any key. */
void app_set_copying(struct app *, struct copying *);
struct copying *app_copying(struct app *);

/* From now on nothing is begun that would end outside (tui/restricted.h). */
void app_set_restricted(struct app *, bool restricted);
bool app_restricted(const struct app *);

/* May it be begun?  Else the reader is told that it may not. */
bool app_allows(struct app *, bool harmless);

/* From now on as few bytes as can be are sent for a key. */
void app_set_lean(struct app *, bool lean);

/*
 * From now on, or no longer, everything is laid out for readers who hear or feel the screen: one
 * column, words instead of signs, and no change but where the reader is.
 */
void app_set_linear(struct app *, bool on);

/* From now on the mouse means something; a terminal that has none cannot. */
void app_set_mouse(struct app *, bool on);

/* The next key waits so long for the worker; none at all when another key is there already. */
void app_set_patience(struct app *, int ms);

/* Nothing is worked at beside the reader when this returns; what is needed is begun again later. */
void app_stop(struct app *);

void app_resize(struct app *, int rows, int cols);
void app_key(struct app *, const struct keystroke *);
void app_draw(const struct app *, struct canvas *);     /* clears it and sets its size */

/* Take the next effect out of the queue; false when there is none. */
bool app_effect(struct app *, struct effect *);
void app_push(struct app *, enum effect_kind, const char *text);

/* What the last key was taken for: ACTION_NONE when it did nothing or was typed. */
enum action app_last_action(const struct app *);

/* Answers to effects. */
/*
 * Show a catalogue, taken over even if nothing could be loaded.  True when it was not open before:
 * then its reader may be taken to the place he left.
 */
bool app_open(struct app *, struct opened *);
void app_recall(struct app *, const struct state *);    /* go to the place that was left */
void app_catalogue_changed(struct app *);               /* the library's current one is another */
/*
 * What a load has brought, taken over.  It takes the place of what is shown, the reader's place
 * kept, unless it is worth less (opened_wants): then it is only told what is wrong.
 */
void app_catalogue_replaced(struct app *, struct opened *, struct loaded *);

/* The load of the current catalogue was given up: say so. */
void app_given_up(struct app *);

/* How far the load of an open catalogue is; NULL: none runs. */
void app_set_progress(struct app *, const struct opened *, const struct load_state *);
void app_set_languages(struct app *, const struct languages *);
void app_offer(struct app *, const char *const *word, size_t count);    /* completions */

/* Ask for a line that begins with a text, about `subject` (a record's key, a search's name). */
void app_ask(struct app *, enum prompt_kind, const char *text, const char *subject);

/* Something that is shown was changed from outside. */
void app_refresh(struct app *);

/* What is new in the catalogue of one of its browsers (browser_set_news). */
void app_set_news(struct app *, struct browser *, const struct news *);

/* From now on the status line may say that there is a tour (tui/tour.h). */
void app_offer_tour(struct app *);

/* Show the searches that were saved, to open, rename and delete them. */
void app_show_searches(struct app *);

/* Open the prompt for commands, something typed into it already. */
void app_type_command(struct app *, const char *start);

/* Do an action as if its key had been typed. */
void app_act(struct app *, enum action);

/* One sentence in the status line until the next key; or made as by printf. */
void app_message(struct app *, bool error, const char *sentence);
__attribute__((format(printf, 3, 4))) void app_tell(struct app *, bool error, const char *format,
						    ...);

/* What is browsed now. */
struct browser *app_browser(struct app *);

/* The browser of an open catalogue, NULL when it was never shown. */
struct browser *app_browser_of(const struct app *, const struct opened *);

/* Is there nothing over the browser: no prompt, no picker, no page? */
bool app_is_plain(const struct app *);

/* Does the status line say something until the next key? */
bool app_tells(const struct app *);

/* Pages over everything else, until they are closed. */
void app_show_help(struct app *);

/*
 * For other such pages: fill an empty one and end it.  `again` makes it once more, for another
 * width or another catalogue.
 */
struct page *app_page_begin(struct app *, const char *title, void (*again)(struct app *));
void app_page_end(struct app *);
bool app_page_shows(const struct app *, void (*again)(struct app *));

/* What is the app's, for those who act for it. */
const struct opened *app_opened(const struct app *);
struct picker *app_picker(struct app *);
const struct beside *app_beside(const struct app *);
struct reports *app_reports(struct app *);

/* Until the prompt is closed this stands above it. */
void app_hint(struct app *, const char *text);

#endif
