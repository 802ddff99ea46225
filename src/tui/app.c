/* SPDX-License-Identifier: MIT */
/* Over 500 lines: here and nowhere else keys, prompts, overlays and effects meet. */
#include "tui/app_inside.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "tui/command.h"
#include "tui/command_known.h"
#include "tui/copy.h"
#include "tui/help.h"
#include "tui/note.h"
#include "tui/notice.h"
#include "tui/outside.h"
#include "tui/overlay.h"
#include "tui/pick_copy.h"
#include "tui/pick_export.h"
#include "tui/pick_facet.h"
#include "tui/pick_filter.h"
#include "tui/pick_jump.h"
#include "tui/pick_search.h"
#include "tui/picker.h"
#include "tui/question.h"
#include "tui/reports.h"
#include "tui/restricted.h"
#include "tui/search.h"
#include "tui/session.h"
#include "tui/vacant.h"

void
app_refresh(struct app *app)
{
	browser_update(&app->current->browser, app->rows - tour_rows(app), app->cols);
	if (app->picker.class)
		picker_update(&app->picker, app_picker_area(app));
}

void
app_push(struct app *app, enum effect_kind kind, const char *text)
{
	effects_push(&app->effects, kind, text);
}

bool
app_effect(struct app *app, struct effect *effect)
{
	return effects_take(&app->effects, effect);
}

enum action
app_last_action(const struct app *app)
{
	return app->last;
}

void
app_message(struct app *app, bool error, const char *sentence)
{
	buf_clear(&app->message);
	buf_puts(&app->message, sentence);
	app->message_error = error;
}

struct browser *
app_browser(struct app *app)
{
	return &app->current->browser;
}

const struct opened *
app_opened(const struct app *app)
{
	return app->current->opened;
}

struct picker *
app_picker(struct app *app)
{
	return &app->picker;
}

const struct beside *
app_beside(const struct app *app)
{
	return &app->beside;
}

struct reports *
app_reports(struct app *app)
{
	return &app->reports;
}

bool
app_is_plain(const struct app *app)
{
	return app->prompt.kind == PROMPT_NONE && !app->picker.class && !app->overlay.page;
}

bool
app_tells(const struct app *app)
{
	return app->message.len > 0 || app->prompt.kind != PROMPT_NONE;
}

struct browser *
app_browser_of(const struct app *app, const struct opened *opened)
{
	struct session *s = sessions_find(&app->sessions, opened);

	return s ? &s->browser : NULL;
}

/* The page over everything else once more; its reader stays where he was. */
void
app_page_again(struct app *app)
{
	struct overlay before = app->overlay;

	/* What is looked for stays, too. */
	app->overlay.needle = (struct needle){ .text = BUF_INIT };
	app->overlaid(app);
	app->overlay.place = before.place;
	app->overlay.needle = before.needle;
	app->overlay.found = before.found;
	app->overlay.before = before.before;
	overlay_layout(&app->overlay, &app->style, app->rows, app->cols);
}

bool
app_page_shows(const struct app *app, void (*again)(struct app *))
{
	return app->overlay.page && app->overlaid == again;
}

struct app *
app_new(struct library *library, const struct keymap *keymap, enum charset charset,
	const struct languages *languages)
{
	struct app *app = xcalloc(1, sizeof *app);

	app->library = library;
	app->keymap = keymap;
	app->languages = *languages;
	app->style = (struct show_style){ .charset = charset, .invisible = SHOW_NAME };
	app->message = (struct buf)BUF_INIT;
	app->prompt = (struct prompt)PROMPT_INIT;
	app->reports.late = (struct buf)BUF_INIT;
	picker_release(&app->picker);
	app_catalogue_changed(app);
	return app;
}

void
app_set_beside(struct app *app, const struct beside *beside)
{
	app->beside = *beside;
	for (size_t i = 0; i < app->sessions.count; i++)
		app->sessions.session[i]->browser.beside = *beside;
}

void
app_set_copying(struct app *app, struct copying *copying)
{
	app->copying = copying;
}

struct copying *
app_copying(struct app *app)
{
	return app->copying;
}

void
app_set_restricted(struct app *app, bool restricted)
{
	app->restricted = restricted;
}

bool
app_restricted(const struct app *app)
{
	return app->restricted;
}

bool
app_allows(struct app *app, bool harmless)
{
	if (harmless || !app->restricted)
		return true;
	app_message(app, false, restricted_sentence());
	return false;
}

void
app_set_lean(struct app *app, bool lean)
{
	app->lean = lean;
	for (size_t i = 0; i < app->sessions.count; i++)
		app->sessions.session[i]->browser.lean = lean;
}

void
app_set_linear(struct app *app, bool on)
{
	app->linear = app->overlay.linear = app->prompt.linear = app->picker.linear = on;
	for (size_t i = 0; i < app->sessions.count; i++)
		browser_set_linear(&app->sessions.session[i]->browser, on);
	app_set_lean(app, app->lean || on);
}

void
app_set_patience(struct app *app, int ms)
{
	struct beside beside = app->beside;

	beside.patience_ms = ms;
	app_set_beside(app, &beside);
}

void
app_stop(struct app *app)
{
	for (size_t i = 0; i < app->sessions.count; i++)
		browser_let_wait(&app->sessions.session[i]->browser);
	worker_stop(app->beside.worker, NULL, NULL);
}

bool
app_wake(struct app *app)
{
	bool any = worker_take(app->beside.worker, NULL, NULL);

	if (any)
		app_refresh(app);
	return any;
}

void
app_free(struct app *app)
{
	if (!app)
		return;
	effects_release(&app->effects);
	reports_release(app);
	picker_close(&app->picker);
	sessions_release(&app->sessions);
	for (int i = 0; i < PROMPTS; i++)
		history_release(&app->history[i]);
	prompt_release(&app->prompt);
	free(app->subject);
	spot_release(&app->before);
	buf_release(&app->message);
	overlay_close(&app->overlay);
	tour_release(&app->tour);
	free(app);
}

/* Overlays. */

struct page *
app_page_begin(struct app *app, const char *title, void (*again)(struct app *))
{
	app->overlaid = again;
	return overlay_open(&app->overlay, title);
}

void
app_page_end(struct app *app)
{
	overlay_layout(&app->overlay, &app->style, app->rows, app->cols);
}

void
app_show_help(struct app *app)
{
	/* Columns are for eyes. */
	help_page(app_page_begin(app, _("Help"), app_show_help), app->keymap,
		  browser_section(&app->current->browser), &app->style,
		  app->linear ? 0 : app->cols, app->restricted);
	app_page_end(app);
}

/* What is the app's own. */
static const struct {
	enum action action;
	enum effect_kind effect;
	const char *text;
} effects[] = {
	{ ACTION_QUIT, EFFECT_QUIT, NULL },
	{ ACTION_SUSPEND, EFFECT_SUSPEND, NULL },
	{ ACTION_REDRAW, EFFECT_REDRAW, NULL },
	{ ACTION_NEXT_CATALOGUE, EFFECT_SWITCH, "1" },
	{ ACTION_RELOAD, EFFECT_RELOAD, NULL },
};

static void
edit(struct app *app)
{
	struct buf place = BUF_INIT;

	if (session_source(app->current, app_page_shows(app, reports_show_problems), &place))
		app_push(app, EFFECT_EDIT, place.data);
	else
		app_message(app, false, _("This is written nowhere in the catalogue"));
	buf_release(&place);
}

static bool
act_at_once(struct app *app, enum action action)
{
	if (!app_allows(app, restricted_action(action)))
		return true;
	if (action == ACTION_EDIT) {
		edit(app);
		return true;
	}
	for (size_t i = 0; i < sizeof effects / sizeof *effects; i++)
		if (effects[i].action == action) {
			app_push(app, effects[i].effect, effects[i].text);
			return true;
		}
	return false;
}

/* Prompts. */

/* The programme's page has no list to search: the studies are meant. */
static void
go_to_list(struct browser *b)
{
	if (!browser_has_list(b))
		browser_show(b, view_of_kind(KIND_STUDY));
	b->here.focus = FOCUS_LIST;
}

static void
open_search(struct app *app)
{
	struct browser *b = app_browser(app);

	prompt_open(&app->prompt, PROMPT_SEARCH, &app->history[PROMPT_SEARCH]);
	spot_release(&app->before);
	app->before = browser_spot(b);
	go_to_list(b);
}

static void
open_facets(struct app *app)
{
	/* Who gives up goes on with the page that he was reading. */
	if (!browser_has_list(app_browser(app)))
		go_to_list(app_browser(app));
	pick_facet(&app->picker, app_browser(app));
}

static void
open_filters(struct app *app)
{
	struct buf sentence = BUF_INIT;

	if (*app_browser(app)->here.filter) {
		pick_filter(&app->picker, app_browser(app));
		return;
	}
	vacant_filters(&sentence, app->keymap);
	app_message(app, false, sentence.data);
	buf_release(&sentence);
}

void
app_ask(struct app *app, enum prompt_kind kind, const char *text, const char *subject)
{
	char *copy = subject ? xstrdup(subject) : NULL;

	free(app->subject);
	app->subject = copy;
	prompt_open(&app->prompt, kind, kind == PROMPT_COMMAND ? &app->history[kind] : NULL);
	edit_set(&app->prompt.edit, text);
}

void
app_show_searches(struct app *app)
{
	if (kept_count(&app_browser(app)->searches))
		pick_search(&app->picker, app);
	else
		app_message(app, false,
			    _("No search is saved yet: search for something, then type :save "
			      "and a name"));
}

void
app_hint(struct app *app, const char *text)
{
	buf_clear(&app->prompt.hint);
	buf_puts(&app->prompt.hint, text);
}

void
app_type_command(struct app *app, const char *start)
{
	app_ask(app, PROMPT_COMMAND, start, NULL);
}

/* It finds more than the reader may think: what cannot be understood was left out. */
static void
tell_fault(struct app *app, const char *query)
{
	struct buf sentence = BUF_INIT;

	search_fault(app_browser(app), query, &sentence);
	if (sentence.len)
		app_message(app, true, sentence.data);
	buf_release(&sentence);
}

static void
tell_nothing(struct app *app, enum action action, const char *key)
{
	struct buf sentence = BUF_INIT;

	notice_nothing(&sentence, app->keymap, action, key);
	if (sentence.len)
		app_message(app, false, sentence.data);
	buf_release(&sentence);
}

/* On the page that lies over everything else. */
static void
tell_missed(struct app *app, enum action action)
{
	app->overlay.missed = true;
	tell_nothing(app, action, "");
}

static void
accept(struct app *app)
{
	enum prompt_kind kind = app->prompt.kind;
	char *line = xstrdup(app->prompt.edit.text.data);

	if (kind == PROMPT_SEARCH || kind == PROMPT_COMMAND)
		history_add(&app->history[kind], line);
	if (kind == PROMPT_SEARCH && app->linear)
		search_apply(&app->prompt, app_browser(app), app->before.filter);
	prompt_close(&app->prompt);
	spot_release(&app->before);
	if (kind == PROMPT_SEARCH)
		tell_fault(app, line);
	else if (kind == PROMPT_COMMAND)
		command_run(app, line);
	else if (kind == PROMPT_NOTE)
		note_write(app, app->subject, line);
	else if (kind == PROMPT_NAME)
		search_rename(app, app->subject, line);
	else if (kind == PROMPT_FILE)
		export_named(app, app->subject, line);
	else if (kind == PROMPT_CONFIRM)
		question_answered(app, app->subject, line);
	else if (kind == PROMPT_FIND && !overlay_find(&app->overlay, line))
		tell_missed(app, ACTION_NEXT_MATCH);
	free(line);
}

static void
cancel(struct app *app)
{
	if (app->prompt.kind == PROMPT_SEARCH && app->before.filter) {
		browser_return(app_browser(app), app->before);
		app->before.filter = NULL;
	}
	if (app->prompt.kind == PROMPT_FIND)
		overlay_find_cancel(&app->overlay);
	prompt_close(&app->prompt);
}

void
app_offer(struct app *app, const char *const *word, size_t count)
{
	if (app->prompt.kind == PROMPT_COMMAND || app->prompt.kind == PROMPT_FILE)
		prompt_offer(&app->prompt, word, count);
}

static void
complete(struct app *app)
{
	struct offer o = { 0 };

	size_t query;

	if (app->prompt.kind == PROMPT_FILE) {
		app->prompt.complete_at = 0;
		app_push(app, EFFECT_COMPLETE_PATH, app->prompt.edit.text.data);
		return;
	}
	query = app->prompt.kind == PROMPT_SEARCH ?
			       0 : command_query(app->prompt.edit.text.data);

	if (app->prompt.kind == PROMPT_SEARCH || query) {
		search_complete(&app->prompt, app_browser(app), query,
				query ? "" : app->before.filter);
		return;
	}
	command_complete(app, app->prompt.edit.text.data, &app->prompt.complete_at, &o);
	app_offer(app, (const char *const *)o.word, o.count);
	offer_release(&o);
}

static void
key_in_prompt(struct app *app, const struct keystroke *key)
{
	app->last = keymap_find(app->keymap, SECTION_PROMPT, key->name);
	if (app->last != ACTION_NONE && act_at_once(app, app->last))
		return;
	switch (prompt_key(&app->prompt, key, app->last)) {
	case PROMPT_ACCEPTED:
		accept(app);
		break;
	case PROMPT_CANCELLED:
		cancel(app);
		break;
	case PROMPT_COMPLETE:
		complete(app);
		break;
	case PROMPT_EDITED:
		/* Rows that change behind the cursor would be read out. */
		if (app->prompt.kind == PROMPT_SEARCH && !app->linear)
			search_apply(&app->prompt, app_browser(app), app->before.filter);
		else if (app->prompt.kind == PROMPT_FIND && !app->linear)
			overlay_find(&app->overlay, app->prompt.edit.text.data);
		break;
	case PROMPT_NOTHING:
		break;
	}
}

static void
key_in_picker(struct app *app, const struct keystroke *key)
{
	app->last = keymap_find(app->keymap, SECTION_PICKER, key->name);
	if (app->last == ACTION_NONE || !act_at_once(app, app->last))
		picker_key(&app->picker, key, app->last);
}

/* Whether there is one the terminal knows: what carries the effect out says so. */
static void
toggle_mouse(struct app *app)
{
	app_set_mouse(app, !app->mouse);
	app_push(app, EFFECT_MOUSE, app->mouse ? "on" : "off");
	app_message(app, false,
		    app->mouse ? _("The mouse is on; text is selected with Shift held down") :
				 _("The mouse is off"));
}

void
app_act(struct app *app, enum action action)
{
	if (act_at_once(app, action) || outside_begin(app, action))
		return;
	switch (action) {
	case ACTION_HELP:
		app_show_help(app);
		return;
	case ACTION_SEARCH:
		open_search(app);
		return;
	case ACTION_FACETS:
		open_facets(app);
		return;
	case ACTION_FILTERS:
		open_filters(app);
		return;
	case ACTION_SEARCHES:
		app_show_searches(app);
		return;
	case ACTION_NOTE:
	case ACTION_NOTE_EDITOR:
		note_begin(app, action == ACTION_NOTE_EDITOR);
		return;
	case ACTION_COPY:
	case ACTION_SHOW_TEXT:
	case ACTION_APPEND:
		copy_act(app, action);
		return;
	case ACTION_COPY_AS:
		pick_copy(&app->picker, app);
		return;
	case ACTION_COMMAND:
		app_type_command(app, "");
		return;
	case ACTION_JUMP:
		pick_jump(&app->picker, app);
		return;
	case ACTION_MOUSE:
		toggle_mouse(app);
		return;
	case ACTION_LANGUAGE:
		app_type_command(app, "language ");
		return;
	default:
		if (browser_act(app_browser(app), action))
			return;
		if (action == ACTION_CANCEL && app->current->opened->load)
			app_push(app, EFFECT_GIVE_UP, NULL);
		else
			tell_nothing(app, action, "");
	}
}

void
app_follow(struct app *app)
{
	uint32_t record = overlay_link(&app->overlay);

	overlay_close(&app->overlay);
	browser_go(app_browser(app), record);
}

/* Over everything else. */
static void
act_on_page(struct app *app, enum action action)
{
	if (action == ACTION_OPEN && overlay_link(&app->overlay) != RECORD_NONE) {
		app_follow(app);
	} else if (action == ACTION_SEARCH) {
		overlay_find_begin(&app->overlay);
		app_ask(app, PROMPT_FIND, "", NULL);
	} else if ((action == ACTION_QUIT || !act_at_once(app, action)) &&
		   !overlay_act(&app->overlay, action)) {
		tell_missed(app, action);
	}
}

static void
key_outside(struct app *app, const struct keystroke *key)
{
	/* An overlay is a page, whatever it lies over. */
	enum section section =
		app->overlay.page ? SECTION_PAGE : browser_section(app_browser(app));
	enum action action = keymap_find(app->keymap, section, key->name);

	app->last = action;
	if (!strcmp(key->name, "Paste"))
		app_message(app, false,
			    _("Pasted text goes into a search (/) or a command (:) only"));
	else if (app->overlay.page)
		act_on_page(app, action);
	else if (action == ACTION_NONE)
		tell_nothing(app, action, key->name);
	else if (action == ACTION_CANCEL && app->tour.step)
		tour_end(app);
	else
		app_act(app, action);
}

void
app_key(struct app *app, const struct keystroke *key)
{
	app->last = ACTION_NONE;
	/* It comes in floods that nobody has typed. */
	if (!strcmp(key->name, "Mouse")) {
		app_mouse(app, key);
		return;
	}
	buf_clear(&app->message);
	app->overlay.missed = false;
	if (!strcmp(key->name, "Resize")) {
		app_resize(app, key->rows, key->cols);
		return;
	}
	if (app->picker.class)
		key_in_picker(app, key);
	else if (app->prompt.kind == PROMPT_NONE)
		key_outside(app, key);
	else
		key_in_prompt(app, key);
	search_hint(&app->prompt, app_browser(app));
	reports_tell_late(app);
	tour_follow(app);
	app_refresh(app);
}

static int
clamp(int n, int most)
{
	if (n < 1)
		return 1;
	return n < most ? n : most;
}

void
app_resize(struct app *app, int rows, int cols)
{
	/* As the canvas has them: a prompt below the last row would be typed into blindly. */
	app->rows = clamp(rows, CANVAS_ROWS_MAX);
	app->cols = clamp(cols, CANVAS_COLS_MAX);
	if (app->overlay.page)
		app_page_again(app);
	app_refresh(app);
}
