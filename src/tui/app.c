/* SPDX-License-Identifier: MIT */
/* The app itself: what is set, what it has to tell, and pages over everything else. */
#include "tui/app_inside.h"

#include <stdlib.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "tui/help.h"
#include "tui/notice.h"
#include "tui/reports.h"
#include "tui/restricted.h"

void
app_refresh(struct app *app)
{
	browser_update(&app->current->browser, app->rows - tour_rows(app), app->cols);
	if (app->picker.class)
		picker_update(&app->picker, app_picker_area(app));
}

void
app_set_news(struct app *app, struct browser *b, const struct news *news)
{
	if (browser_set_news(b, news) && b == app_browser(app))
		picker_renew(&app->picker);
	app_refresh(app);
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

void
app_tell(struct app *app, bool error, const char *format, ...)
{
	va_list args;

	buf_clear(&app->message);
	va_start(args, format);
	buf_vprintf(&app->message, format, args);
	va_end(args);
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
	struct overlay_reader reader = overlay_leave(&app->overlay);

	app->overlaid(app);
	overlay_return(&app->overlay, reader);
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

	if (any) {
		/* It may say that this is awaited. */
		app_hint_typed(app);
		app_refresh(app);
	}
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
	free(app->begun);
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
app_tell_nothing(struct app *app, enum action action, const char *key)
{
	struct buf sentence = BUF_INIT;

	notice_nothing(&sentence, app->keymap, action, key);
	if (sentence.len)
		app_message(app, false, sentence.data);
	buf_release(&sentence);
}

void
app_tell_missed(struct app *app, enum action action)
{
	app->overlay.missed = true;
	app_tell_nothing(app, action, "");
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
