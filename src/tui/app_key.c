/* SPDX-License-Identifier: MIT */
/* What keys mean: for the app itself, for what lies over the browser, else for the browser. */
#include "tui/app_inside.h"

#include <string.h>

#include "base/gettext.h"
#include "tui/copy.h"
#include "tui/note.h"
#include "tui/notice.h"
#include "tui/outside.h"
#include "tui/pick_copy.h"
#include "tui/pick_facet.h"
#include "tui/pick_filter.h"
#include "tui/pick_jump.h"
#include "tui/pick_search.h"
#include "tui/reports.h"
#include "tui/restricted.h"

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

bool
app_act_at_once(struct app *app, enum action action)
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

/* The programme's page has no list to search: the studies are meant. */
void
app_go_to_list(struct app *app)
{
	struct browser *b = app_browser(app);

	if (!browser_has_list(b))
		browser_show(b, view_of_kind(KIND_STUDY));
	b->here.focus = FOCUS_LIST;
}

static void
open_filters(struct app *app)
{
	if (*app_browser(app)->here.filter)
		pick_filter(&app->picker, app_browser(app));
	else
		app_tell_nothing(app, ACTION_FILTERS, "");
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

static void
key_in_picker(struct app *app, const struct keystroke *key)
{
	app->last = keymap_find(app->keymap, SECTION_PICKER, key->name);
	if (app->last == ACTION_NONE || !app_act_at_once(app, app->last))
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

/* What is done to the record that is selected, or to all that are shown. */
static const struct {
	enum action action;
	bool all;
} of_records[] = {
	{ ACTION_OPEN, false },		  { ACTION_RIGHT, false },
	{ ACTION_NEXT_PANE, false },	  { ACTION_PREVIOUS_PANE, false },
	{ ACTION_EDIT, false },		  { ACTION_OPEN_FILE, false },
	{ ACTION_KEEP_LINK, false },	  { ACTION_EXPORT, true },
	{ ACTION_OTHER_LANGUAGE, false }, { ACTION_NOTE, false },
	{ ACTION_NOTE_EDITOR, false },	  { ACTION_COPY, false },
	{ ACTION_COPY_AS, false },	  { ACTION_SHOW_TEXT, false },
	{ ACTION_APPEND, false },	  { ACTION_MARK, false },
	{ ACTION_MARK_RANGE, true },	  { ACTION_MARK_ALL, true },
	{ ACTION_MARK_INVERT, true },
};

static void
await_records(struct app *app, enum action action)
{
	struct list none = { .count = 1, .height = 1 };
	struct browser *b = app_browser(app);

	/* Who goes on typing behind a search moves in what it finds. */
	if (b->here.focus == FOCUS_LIST &&
	    (list_act(&none, action) || action == ACTION_NEXT_MATCH ||
	     action == ACTION_PREVIOUS_MATCH))
		browser_await(b, action == ACTION_BOTTOM);
	for (size_t i = 0; i < sizeof of_records / sizeof *of_records; i++)
		if (of_records[i].action == action)
			browser_await(b, of_records[i].all);
}

/* What was chosen one by one is not lost by a key. */
static void
tell_unmarked(struct app *app)
{
	const struct browser *b = app_browser(app);
	struct buf sentence = BUF_INIT;

	if (!marks_count(&b->marks, view_at(b->here.view)->kinds)) {
		notice_unmarked(&sentence, app->keymap, browser_section(b));
		app_message(app, false, sentence.data);
	}
	buf_release(&sentence);
}

void
app_act(struct app *app, enum action action)
{
	await_records(app, action);
	if (app_act_at_once(app, action) || outside_begin(app, action))
		return;
	switch (action) {
	case ACTION_HELP:
		app_show_help(app);
		return;
	case ACTION_SEARCH:
		app_open_search(app);
		return;
	case ACTION_FACETS:
		pick_facet(&app->picker, app_browser(app));
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
		/* Who does not know their tags does not know either that Tab shows them. */
		app_type_command(app, "language ");
		app_complete(app);
		return;
	default:
		if (browser_act(app_browser(app), action)) {
			if (action == ACTION_UNMARK_ALL)
				tell_unmarked(app);
			return;
		}
		if (action == ACTION_CANCEL && app->current->opened->load)
			app_push(app, EFFECT_GIVE_UP, NULL);
		else
			app_tell_nothing(app, action, "");
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
	} else if ((action == ACTION_QUIT || !app_act_at_once(app, action)) &&
		   !overlay_act(&app->overlay, action)) {
		app_tell_missed(app, action);
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
		app_tell_nothing(app, action, key->name);
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
		app_key_in_prompt(app, key);
	app_hint_typed(app);
	reports_tell_late(app);
	tour_follow(app);
	app_refresh(app);
}
