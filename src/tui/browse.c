/* SPDX-License-Identifier: MIT */
/* From the options to the end: what a browser is made of, and its loop. */
#include "tui/browse_inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "store/first.h"
#include "tui/keyfile.h"
#include "tui/notice.h"
#include "tui/screen.h"
#include "tui/terminal.h"
#include "tui/theme_file.h"

/* The page of a record follows when the reader has stopped at it for so long. */
#define FOLLOW_MS 120

/* Sentences for standard error, safe for the terminal it may be. */
static void
tell(const struct browse *b, const char *text)
{
	struct show_style style = { .charset = b->options->locale->charset,
				    .invisible = SHOW_NAME };
	struct buf out = BUF_INIT;

	show_add(&style, &out, text, strlen(text));
	fprintf(stderr, "%s\n", out.data);
	buf_release(&out);
}

static void
tell_diags(const struct browse *b, const struct diags *diags)
{
	struct buf line = BUF_INIT;

	for (size_t i = 0; i < diags->count; i++) {
		buf_clear(&line);
		diag_format(&diags->diag[i], &line);
		tell(b, line.data);
	}
	buf_release(&line);
}

static void
apply_colours(struct browse *b)
{
	const struct settings *s = b->options->settings;

	for (size_t i = 0; i < s->colours; i++) {
		struct buf err = BUF_INIT;

		/* It is told once, not with every theme. */
		if (!theme_set(&b->theme, s->colour[i].role, s->colour[i].look, &err) && !b->app)
			diag_error(&b->diags, s->colour[i].place, "%s", err.data);
		buf_release(&err);
	}
}

static enum theme_colour
wanted_colour(const struct settings *s)
{
	const char *word = settings_text(s, SETTING_COLOUR);

	if (!strcmp(word, "always"))
		return THEME_COLOUR_ALWAYS;
	return strcmp(word, "never") ? THEME_COLOUR_AUTO : THEME_COLOUR_NEVER;
}

static bool
is_lean(const struct browse *b)
{
	return settings_yes(b->options->settings, SETTING_LEAN);
}

static bool
is_linear(const struct browse *b)
{
	return !strcmp(settings_text(b->options->settings, SETTING_LAYOUT), "linear");
}

const char *
browse_theme(const struct browse *b, const char *name)
{
	return theme_pick(name, wanted_colour(b->options->settings), getenv("NO_COLOR"));
}

bool
browse_use_theme(struct browse *b, const char *name, struct diags *diags)
{
	name = browse_theme(b, name);
	if (!theme_open(&b->theme, name, b->options->argv0, diags))
		return false;
	if (strcmp(name, "mono"))
		apply_colours(b);
	return true;
}

void
browse_recall(void *context)
{
	struct browse *b = context;

	keeper_recall(&b->keeper);
}

static void
remember(struct browse *b)
{
	struct buf notice = BUF_INIT;

	b->keeper.unsettled = b->supply.unsettled;
	keeper_finish(&b->keeper, &notice);
	if (notice.len)
		tell(b, notice.data);
	buf_release(&notice);
	keeper_release(&b->keeper);
}

/* Keys that come from outside, not from the reader. */
static bool
leaving(const struct keystroke *key)
{
	return !strcmp(key->name, "Hangup") || !strcmp(key->name, "Terminate");
}

/* Nobody has pressed a key: what has arrived, and what had to wait for it. */
static void
look(struct browse *b)
{
	char *language = b->language;

	if (supply_busy(&b->supply))
		keeper_hold(&b->keeper);
	supply_look(&b->supply);
	b->keeper.unsettled = b->supply.unsettled;
	keeper_pause(&b->keeper);
	if (!language || supply_busy(&b->supply))
		return;
	b->language = NULL;
	browse_speak(b, language);
	free(language);
}

/* How long to wait for a key: until the supply or a page that waits wants to be looked after. */
static int
patience(struct browse *b, const struct browser *browser)
{
	int ms = supply_wait(&b->supply), keeper_ms = keeper_wait(&b->keeper);

	if (keeper_ms >= 0 && (ms < 0 || ms > keeper_ms))
		ms = keeper_ms;
	return browser->waits && (ms < 0 || ms > FOLLOW_MS) ? FOLLOW_MS : ms;
}

static void
loop(struct browse *b)
{
	struct keystroke key;
	struct browser *browser;

	while (!b->done) {
		if (!screen_pending()) {
			app_draw(b->app, b->canvas);
			direction_apply(b->canvas, b->direction);
			screen_title(app_opened(b->app)->name);
			screen_show(b->canvas, &b->theme);
		}
		browser = app_browser(b->app);
		browser->lazy = true;
		if (!screen_wait(patience(b, browser), &key) || !strcmp(key.name, "Wake")) {
			browser_settle(browser);
			app_wake(b->app);
			look(b);
			continue;
		}
		if (leaving(&key)) {
			b->ended = true;
			break;
		}
		app_set_patience(b->app, screen_pending() ? 0 : BESIDE_PATIENCE_MS);
		app_key(b->app, &key);
		supply_acted(&b->supply, &key, app_last_action(b->app));
		keeper_acted(&b->keeper);
		journal_key(&b->journal, &key, app_last_action(b->app));
		browse_carry_out(b);
	}
}

static void
show_message(struct browse *b, const char *sentence)
{
	if (!*sentence)
		return;
	app_message(b->app, b->diags.errors > 0, sentence);
	journal_command(&b->journal, "message", &sentence, 1);
}

/* What a terminal without those letters cannot show is not turned either. */
static enum direction
wanted_direction(const struct browse *b, enum charset charset)
{
	enum direction wanted = direction_of(settings_text(b->options->settings, SETTING_BIDI));
	const char *term = getenv("TERM");
	bool window = term && terminal_family(term)->window;

	if (charset != CHARSET_UTF8 || (wanted == DIRECTION_ISOLATE && !window))
		return DIRECTION_AS_WRITTEN;
	return wanted;
}

/* A setting is for many terminals: that one has no mouse is nothing to tell. */
static void
use_mouse(struct browse *b)
{
	static const char *const on = "on";

	if (strcmp(settings_text(b->options->settings, SETTING_MOUSE), on) != 0 ||
	    !screen_mouse(true))
		return;
	app_set_mouse(b->app, true);
	journal_command(&b->journal, "mouse", &on, 1);
}

static enum exit_status
on_screen(struct browse *b, const struct languages *languages)
{
	struct screen_options options = {
		.charset = b->options->locale->charset,
		.escape_ms = settings_number(b->options->settings, SETTING_ESCAPE_DELAY),
		.restricted = settings_yes(b->options->settings, SETTING_RESTRICTED),
		.title = settings_yes(b->options->settings, SETTING_TITLE),
		.links = settings_yes(b->options->settings, SETTING_HYPERLINKS),
	};
	struct beside beside = { .from = BESIDE_FROM,
				 .patience_ms = BESIDE_PATIENCE_MS,
				 .await_ms = BESIDE_AWAIT_MS };
	struct buf err = BUF_INIT;
	int rows, cols;

	b->direction = wanted_direction(b, options.charset);
	options.ordered = b->direction == DIRECTION_REORDER;
	if (!screen_start(&options, &err)) {
		tell(b, err.data);
		buf_release(&err);
		return EXIT_TERMINAL;
	}
	screen_size(&rows, &cols);
	b->app = app_new(&b->library, b->keymap, options.charset, languages);
	app_set_restricted(b->app, options.restricted);
	copier_init(&b->copier, b->app, b->options->settings, options.charset, b->options->argv0,
		    &b->journal);
	b->worker = beside.worker = worker_new(screen_wake);
	app_set_beside(b->app, &beside);
	app_set_lean(b->app, is_lean(b));
	app_set_linear(b->app, is_linear(b));
	use_mouse(b);
	if (!options.restricted && first_time()) {
		app_offer_tour(b->app);
		journal_command(&b->journal, "tour", NULL, 0);
	}
	b->canvas = canvas_new(rows, cols);
	canvas_set_charset(b->canvas, options.charset);
	if (!options.restricted)
		keeper_init(&b->keeper, b->app, &b->library, &b->journal);
	browse_recall(b);
	app_resize(b->app, rows, cols);
	journal_size(&b->journal, rows, cols);
	if (!err.len)
		notice_faults(&err, &b->diags);
	show_message(b, err.data);
	buf_release(&err);
	supply_init(&b->supply, b->app, &b->library, browse_recall, b);
	b->supply.still = options.restricted;
	loop(b);
	screen_stop();
	tell_diags(b, &b->diags);
	fwrite(b->copier.printed.data, 1, b->copier.printed.len, stdout);
	remember(b);
	supply_release(&b->supply);
	free(b->language);
	canvas_free(b->canvas);
	app_free(b->app);
	worker_free(b->worker);
	copier_release(&b->copier);
	return b->ended ? (enum exit_status)(EXIT_SIGNAL + screen_signal()) : EXIT_DONE;
}

static enum exit_status
with_catalogue(struct browse *b)
{
	struct opened *opened = opened_begin(b->options->paths, b->options->count);
	struct languages languages = { 0 };
	enum exit_status status;

	languages_add(&languages, b->options->languages);
	if (!opened->catalogue) {
		tell_diags(b, &opened->diags);
		if (opened->status == EXIT_NO_INPUT)
			tell(b,
			     _("pacecat: \"pacecat new FILE\" writes a catalogue to begin with"));
		status = opened->status;
		opened_free(opened);
		return status;
	}
	library_add(&b->library, opened);
	status = on_screen(b, &languages);
	library_release(&b->library);
	return status;
}

static bool
open_journal(struct browse *b)
{
	struct buf err = BUF_INIT;
	bool good = !b->options->debug || journal_open(&b->journal, b->options->debug, &err);

	if (!good)
		tell(b, err.data);
	else if (b->options->languages && *b->options->languages)
		journal_command(&b->journal, "language", &b->options->languages, 1);
	buf_release(&err);
	return good;
}

static enum exit_status
close_journal(struct browse *b, enum exit_status status)
{
	struct buf err = BUF_INIT;

	if (!journal_close(&b->journal, &err)) {
		tell(b, err.data);
		status = status == EXIT_DONE ? EXIT_IO : status;
	}
	buf_release(&err);
	return status;
}

static bool
set_theme(struct browse *b)
{
	const struct settings *s = b->options->settings;
	bool plain = is_lean(b) || (is_linear(b) && !settings_given(s, SETTING_THEME));
	const char *name = plain ? "lean" : settings_text(s, SETTING_THEME);
	struct buf sentence = BUF_INIT;
	size_t errors = b->diags.errors;

	if (browse_use_theme(b, name, &b->diags))
		return true;
	if (b->diags.errors == errors) {
		theme_missing(name, b->options->argv0, &sentence);
		diag_error(&b->diags, s->place[SETTING_THEME], "%s", sentence.data);
	}
	buf_release(&sentence);
	return false;
}

enum exit_status
browse(const struct browse_options *options)
{
	struct browse b = { .options = options };
	enum exit_status status = EXIT_SETTINGS;
	bool themed;

	if (!open_journal(&b))
		return EXIT_IO;
	themed = set_theme(&b);
	b.keymap = keymap_new();
	keyfile_apply(b.keymap, &b.diags, &b.journal);
	diags_sort(&b.diags);
	if (themed)
		status = with_catalogue(&b);
	else
		tell_diags(&b, &b.diags);
	keymap_free(b.keymap);
	diags_release(&b.diags);
	return close_journal(&b, status);
}
