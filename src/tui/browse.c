/* SPDX-License-Identifier: MIT */
/* Over 500 lines: the one place where keys, the screen and what is done outside meet. */
#include "tui/browse.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "store/keys.h"
#include "sys/path.h"
#include "tui/answer.h"
#include "tui/app.h"
#include "tui/copier.h"
#include "tui/direction.h"
#include "tui/exporting.h"
#include "tui/journal.h"
#include "tui/keeper.h"
#include "tui/notice.h"
#include "tui/outside.h"
#include "tui/restricted.h"
#include "tui/screen.h"
#include "tui/supply.h"
#include "tui/terminal.h"
#include "tui/theme.h"

/* The page of a record follows when the reader has stopped at it for so long. */
#define FOLLOW_MS 120

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
use_theme(struct browse *b, const char *name)
{
	name = theme_pick(name, wanted_colour(b->options->settings), getenv("NO_COLOR"));
	if (!theme_init(&b->theme, name))
		return false;
	if (strcmp(name, "mono"))
		apply_colours(b);
	return true;
}

static void
use_keys(struct browse *b)
{
	struct key_bindings keys = { 0 };

	b->keymap = keymap_new();
	keys_read(&keys, &b->diags);
	for (size_t i = 0; i < keys.count; i++) {
		const struct key_binding *k = &keys.binding[i];
		struct buf err = BUF_INIT;

		const char *const words[] = { k->section, k->key, k->action };

		if (keymap_bind(b->keymap, k->section, k->key, k->action, &err))
			journal_command(&b->journal, "bind", words, 3);
		else
			diag_error(&b->diags, k->place, "%s", err.data);
		buf_release(&err);
	}
	keys_release(&keys);
}

static void
recall(void *context)
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

/* Effects. */

static void
effect_open(struct browse *b, const char *text)
{
	b->supply.unsettled = NULL;
	keeper_hold(&b->keeper);
	if (answer_open(b->app, opened_begin, text))
		recall(b);
	supply_opened(&b->supply);
}

static void
effect_switch(struct browse *b, const char *text)
{
	answer_switch(b->app, &b->library, text);
}

static void
effect_language(struct browse *b, const char *text)
{
	/* A thread that loads may be in the middle of a sentence. */
	if (supply_busy(&b->supply)) {
		free(b->language);
		b->language = xstrdup(text);
		app_message(b->app, false, _("The language changes as soon as all is loaded"));
		return;
	}
	keeper_hold(&b->keeper);
	answer_language(b->app, b->options->locale, text);
}

static void
effect_theme(struct browse *b, const char *text)
{
	use_theme(b, text);
	screen_redraw();
}

static void
effect_complete(struct browse *b, const char *text)
{
	answer_complete(b->app, text);
}

static void
effect_quit(struct browse *b, const char *text)
{
	(void)text;
	export_finish(b->app);
	b->done = true;
}

static void
effect_suspend(struct browse *b, const char *text)
{
	(void)b;
	(void)text;
	screen_suspend();
}

static void
effect_redraw(struct browse *b, const char *text)
{
	(void)b;
	(void)text;
	screen_redraw();
}

static void
effect_edit(struct browse *b, const char *text)
{
	supply_edit(&b->supply, text);
}

static void
effect_reload(struct browse *b, const char *text)
{
	(void)text;
	supply_reload(&b->supply);
}

static void
effect_give_up(struct browse *b, const char *text)
{
	(void)text;
	supply_give_up(&b->supply);
}

static void
effect_remember(struct browse *b, const char *text)
{
	(void)text;
	b->keeper.unsettled = b->supply.unsettled;
	keeper_remember(&b->keeper);
}

static void
effect_note(struct browse *b, const char *text)
{
	keeper_note(&b->keeper, text);
}

static void
effect_seen(struct browse *b, const char *text)
{
	(void)text;
	keeper_seen(&b->keeper);
}

static void (*const carry_out[])(struct browse *, const char *text) = {
	[EFFECT_QUIT] = effect_quit,
	[EFFECT_SUSPEND] = effect_suspend,
	[EFFECT_REDRAW] = effect_redraw,
	[EFFECT_OPEN] = effect_open,
	[EFFECT_SWITCH] = effect_switch,
	[EFFECT_LANGUAGE] = effect_language,
	[EFFECT_THEME] = effect_theme,
	[EFFECT_COMPLETE_PATH] = effect_complete,
	[EFFECT_EDIT] = effect_edit,
	[EFFECT_RELOAD] = effect_reload,
	[EFFECT_GIVE_UP] = effect_give_up,
	[EFFECT_REMEMBER] = effect_remember,
	[EFFECT_NOTE] = effect_note,
	[EFFECT_SEEN] = effect_seen,
};

static void
carry_effect_out(struct browse *b, const struct effect *effect)
{
	if (!app_allows(b->app, restricted_effect(effect->kind)))
		return;
	if (!copier_carry_out(&b->copier, effect) &&
	    !outside_carry_out(b->app, &b->options->settings->viewer, effect))
		carry_out[effect->kind](b, effect->text);
}

static void
carry_effects_out(struct browse *b)
{
	struct effect effect;

	while (app_effect(b->app, &effect)) {
		carry_effect_out(b, &effect);
		free(effect.text);
	}
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
	effect_language(b, language);
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
		supply_acted(&b->supply, app_last_action(b->app));
		keeper_acted(&b->keeper);
		journal_key(&b->journal, &key, app_last_action(b->app));
		carry_effects_out(b);
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
	struct beside beside = { .from = BESIDE_FROM, .patience_ms = BESIDE_PATIENCE_MS };
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
	b->canvas = canvas_new(rows, cols);
	canvas_set_charset(b->canvas, options.charset);
	if (!options.restricted)
		keeper_init(&b->keeper, b->app, &b->library, &b->journal);
	recall(b);
	app_resize(b->app, rows, cols);
	journal_size(&b->journal, rows, cols);
	if (!err.len)
		notice_faults(&err, &b->diags);
	show_message(b, err.data);
	buf_release(&err);
	supply_init(&b->supply, b->app, &b->library, recall, b);
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
	const char *name = is_lean(b) ? "lean" : settings_text(s, SETTING_THEME), *near;

	if (use_theme(b, name))
		return true;
	near = theme_nearest(name);
	if (near)
		diag_error(&b->diags, s->place[SETTING_THEME],
			   _("there is no theme \"%s\"; did you mean \"%s\"?"), name, near);
	else
		diag_error(&b->diags, s->place[SETTING_THEME], _("there is no theme \"%s\""), name);
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
	use_keys(&b);
	diags_sort(&b.diags);
	if (themed)
		status = with_catalogue(&b);
	else
		tell_diags(&b, &b.diags);
	keymap_free(b.keymap);
	diags_release(&b.diags);
	return close_journal(&b, status);
}
