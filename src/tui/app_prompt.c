/* SPDX-License-Identifier: MIT */
/* The line at the bottom: what it is asked for, and what becomes of what was typed. */
#include "tui/app_inside.h"

#include <stdlib.h>

#include "base/mem.h"
#include "tui/command.h"
#include "tui/command_known.h"
#include "tui/note.h"
#include "tui/pick_export.h"
#include "tui/question.h"
#include "tui/search.h"

void
app_open_search(struct app *app)
{
	prompt_open(&app->prompt, PROMPT_SEARCH, &app->history[PROMPT_SEARCH]);
	spot_release(&app->before);
	app->before = browser_spot(app_browser(app));
	app_go_to_list(app);
}

void
app_ask(struct app *app, enum prompt_kind kind, const char *text, const char *subject)
{
	char *copy = subject ? xstrdup(subject) : NULL, *begun = xstrdup(text);

	free(app->subject);
	free(app->begun);
	app->subject = copy;
	app->begun = begun;
	prompt_open(&app->prompt, kind, kind == PROMPT_COMMAND ? &app->history[kind] : NULL);
	edit_set(&app->prompt.edit, text);
}

void
app_hint(struct app *app, const char *text)
{
	buf_clear(&app->prompt.hint);
	buf_puts(&app->prompt.hint, text);
}

void
app_hint_typed(struct app *app)
{
	search_hint(&app->prompt, app_browser(app));
	if (app->prompt.kind == PROMPT_COMMAND && !app->prompt.hint.len)
		command_hint(app, app->prompt.edit.text.data, &app->prompt.hint);
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

void
app_close_prompt(struct app *app)
{
	/* What is still counted for it is not to be offered in the next one. */
	worker_cancel(app->beside.worker, app_browser(app), &app->prompt);
	prompt_close(&app->prompt);
}

static void
accept(struct app *app)
{
	enum prompt_kind kind = app->prompt.kind;
	char *line = xstrdup(app->prompt.edit.text.data);

	if (kind == PROMPT_SEARCH || kind == PROMPT_COMMAND)
		history_add(&app->history[kind], line);
	if (kind == PROMPT_NOTE && !note_write(app, app->subject, app->begun, line)) {
		/* It is nowhere else: whoever typed it can still shorten it, or copy it. */
		prompt_refuse(&app->prompt, app->message.data);
		free(line);
		return;
	}
	if (kind == PROMPT_SEARCH && app->linear)
		search_apply(&app->prompt, app_browser(app), app->before.filter);
	app_close_prompt(app);
	spot_release(&app->before);
	if (kind == PROMPT_SEARCH)
		tell_fault(app, line);
	else if (kind == PROMPT_COMMAND)
		command_run(app, line);
	else if (kind == PROMPT_NAME)
		search_rename(app, app->subject, line);
	else if (kind == PROMPT_FILE)
		export_named(app, app->subject, line);
	else if (kind == PROMPT_CONFIRM)
		question_answered(app, app->subject, line);
	else if (kind == PROMPT_FIND && !overlay_find(&app->overlay, line))
		app_tell_missed(app, ACTION_NEXT_MATCH);
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
	app_close_prompt(app);
}

void
app_offer(struct app *app, const char *const *word, size_t count)
{
	if (app->prompt.kind == PROMPT_COMMAND || app->prompt.kind == PROMPT_FILE)
		prompt_offer(&app->prompt, word, count);
}

void
app_complete(struct app *app)
{
	struct offer o = { 0 };
	size_t query;

	if (app->prompt.kind == PROMPT_FILE) {
		app->prompt.complete_at = 0;
		app_push(app, EFFECT_COMPLETE_PATH, app->prompt.edit.text.data);
		return;
	}
	/* A note may begin as a command does. */
	if (app->prompt.kind != PROMPT_SEARCH && app->prompt.kind != PROMPT_COMMAND)
		return;
	query = app->prompt.kind == PROMPT_SEARCH ? 0 :
						    command_query(app->prompt.edit.text.data);
	if (app->prompt.kind == PROMPT_SEARCH || query) {
		search_complete(&app->prompt, app_browser(app), query,
				query ? "" : app->before.filter);
		return;
	}
	command_complete(app, app->prompt.edit.text.data, &app->prompt.complete_at, &o);
	app_offer(app, (const char *const *)o.word, o.count);
	offer_release(&o);
}

void
app_key_in_prompt(struct app *app, const struct keystroke *key)
{
	app->last = keymap_find(app->keymap, SECTION_PROMPT, key->name);
	/* What is typed, and where its reader was, is of the catalogue that is left. */
	if (app->last == ACTION_NEXT_CATALOGUE)
		cancel(app);
	if (app->last != ACTION_NONE && app_act_at_once(app, app->last))
		return;
	switch (prompt_key(&app->prompt, key, app->last)) {
	case PROMPT_ACCEPTED:
		accept(app);
		break;
	case PROMPT_CANCELLED:
		cancel(app);
		break;
	case PROMPT_COMPLETE:
		app_complete(app);
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
