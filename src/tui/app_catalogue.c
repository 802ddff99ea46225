/* SPDX-License-Identifier: MIT */
/* Catalogues that are opened, replaced, given up, and read in another language. */
#include "tui/app_inside.h"

#include "base/gettext.h"
#include "model/again.h"
#include "tui/notice.h"
#include "tui/question.h"
#include "tui/recall.h"

static void
tell_problems(struct app *app, const struct diags *diags)
{
	struct buf sentence = BUF_INIT;

	notice_problems(&sentence, diags);
	if (sentence.len)
		app_message(app, diags->errors > 0, sentence.data);
	buf_release(&sentence);
}

void
app_catalogue_changed(struct app *app)
{
	struct opened *opened = library_current(app->library);
	bool is_new;

	app->current = sessions_find(&app->sessions, opened);
	is_new = !app->current;
	if (is_new) {
		app->current =
			sessions_add(&app->sessions, opened, &app->languages, app->style.charset);
		app->current->browser.beside = app->beside;
		app->current->browser.lean = app->lean;
		browser_set_linear(&app->current->browser, app->linear);
		app->current->browser.keymap = app->keymap;
		tell_problems(app, &opened->diags);
	}
	picker_close(&app->picker);
	/* Pages are made when it is known how wide they are. */
	if (app->rows)
		app_refresh(app);
	if (app->overlay.page)
		app_page_again(app);
}

void
app_recall(struct app *app, const struct state *state)
{
	recall_apply(app_browser(app), state);
	if (app->rows)
		app_refresh(app);
}

/* The reader of a catalogue that another takes the place of finds his place in that one. */
static void
replace(struct app *app, struct opened *old)
{
	struct session *s = sessions_find(&app->sessions, old);
	struct state state = { 0 };

	if (s)
		recall_note(&s->browser, &state);
	picker_close(&app->picker);
	reports_forget(app, old->catalogue);
	sessions_forget(&app->sessions, old);
	opened_free(old);
	app_catalogue_changed(app);
	app_recall(app, &state);
	state_release(&state);
}

bool
app_open(struct app *app, struct opened *opened)
{
	struct opened *old;
	struct buf b = BUF_INIT;

	if (opened->catalogue) {
		old = library_add(app->library, opened);
		if (old)
			replace(app, old);
		else
			app_catalogue_changed(app);
		return !old;
	}
	notice_refused(&b, &opened->diags);
	app_message(app, true, b.data);
	buf_release(&b);
	opened_free(opened);
	return false;
}

/* Something is asked about the record that is looked at, and it is gone: its neighbour comes. */
static bool
loses_subject(const struct app *app, const struct opened *opened, const struct loaded *loaded)
{
	uint32_t record = app->current->browser.here.record;

	return app->current->opened == opened && opened_wants(opened, loaded) &&
	       question_of_record(app->prompt.kind, app->subject) &&
	       record_again(opened->catalogue, record, loaded->catalogue) == RECORD_NONE;
}

/* What is done in a picker is done to the same record, or not at all. */
static void
renew_picker(struct app *app, uint32_t subject, uint32_t now)
{
	if (subject != RECORD_NONE && now == RECORD_NONE) {
		picker_close(&app->picker);
		app_message(app, true, _("The record is not in the catalogue any more"));
	}
	app->picker.record = now;
	picker_renew(&app->picker);
}

void
app_catalogue_replaced(struct app *app, struct opened *opened, struct loaded *loaded)
{
	struct session *s = sessions_find(&app->sessions, opened);
	struct spot *before = s == app->current ? &app->before : NULL;
	struct buf sentence = BUF_INIT;
	bool error, taken = opened_wants(opened, loaded);
	bool lost = loses_subject(app, opened, loaded);
	uint32_t subject = app->picker.record, now = subject;

	if (s == app->current && taken)
		now = record_again(opened->catalogue, subject, loaded->catalogue);
	if (taken)
		reports_forget(app, opened->catalogue);
	error = session_replace(s, opened, loaded, before, &sentence);
	if (s == app->current && sentence.len)
		app_message(app, error, sentence.data);
	if (lost) {
		app_close_prompt(app);
		app_message(app, true, _("There are no studies to write any more"));
	}
	if (app->overlay.page)
		app_page_again(app);
	if (s == app->current) {
		renew_picker(app, subject, now);
		/* What it would leave was counted in the catalogue before. */
		if (app->prompt.kind == PROMPT_SEARCH)
			buf_clear(&app->prompt.offers);
		app_hint_typed(app);
	}
	buf_release(&sentence);
	app_refresh(app);
}

void
app_given_up(struct app *app)
{
	struct buf sentence = BUF_INIT;

	notice_given_up(&sentence, app->keymap, app->current->opened->partial);
	app_message(app, false, sentence.data);
	buf_release(&sentence);
}

void
app_set_progress(struct app *app, const struct opened *opened, const struct load_state *p)
{
	struct session *s = sessions_find(&app->sessions, opened);

	if (s)
		notice_progress(s->progress, p, opened->partial);
}

void
app_set_languages(struct app *app, const struct languages *languages)
{
	app->languages = *languages;
	for (size_t i = 0; i < app->sessions.count; i++)
		browser_refresh(&app->sessions.session[i]->browser, app->style.charset);
	picker_renew(&app->picker);
	if (app->overlay.page)
		app_page_again(app);
	app_refresh(app);
}
