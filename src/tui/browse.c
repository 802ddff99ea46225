/* SPDX-License-Identifier: MIT */
#include "tui/browse.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "store/keys.h"
#include "store/state.h"
#include "sys/file.h"
#include "sys/path.h"
#include "tui/app.h"
#include "tui/recall.h"
#include "tui/screen.h"
#include "tui/theme.h"

struct browse {
	const struct browse_options *options;
	struct library library;
	struct diags diags;             /* of settings' colours and of the key file */
	struct keymap *keymap;
	struct theme theme;
	struct app *app;
	struct canvas *canvas;
	FILE *log;
	bool done;
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

		if (!theme_set(&b->theme, s->colour[i].role, s->colour[i].look, &err))
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

		if (!keymap_bind(b->keymap, k->section, k->key, k->action, &err))
			diag_error(&b->diags, k->place, "%s", err.data);
		buf_release(&err);
	}
	keys_release(&keys);
}

/* The log replays: a key a line, and behind a tab what it was taken for. */
static void
log_key(struct browse *b, const struct keystroke *key)
{
	if (!b->log)
		return;
	if (!strcmp(key->name, "Resize"))
		fprintf(b->log, "!size %dx%d\n", key->cols, key->rows);
	else if (!strcmp(key->name, "Paste"))
		fprintf(b->log, "!paste\t# %zu bytes\n", key->len);
	else
		fprintf(b->log, "%s\t# %s\n", key->name, action_name(app_last_action(b->app)));
	fflush(b->log);
}

static void
recall(struct browse *b)
{
	const struct opened *opened = library_current(&b->library);
	struct state state = { 0 };

	if (state_read(opened->key, &state))
		recall_apply(app_browser(b->app), &state);
	state_release(&state);
}

/* On leaving a failure is told; while the screen is up there is nowhere to tell it. */
static void
remember(struct browse *b, bool leaving)
{
	struct buf notice = BUF_INIT;

	for (size_t i = 0; i < b->library.count; i++) {
		const struct opened *opened = b->library.opened[i];
		const struct browser *browser = app_browser_of(b->app, opened);
		struct state state = { 0 };

		if (!browser)
			continue;
		recall_note(browser, &state);
		if (!notice.len)
			state_write(opened->key, &state, &notice);
		state_release(&state);
	}
	if (notice.len && leaving)
		tell(b, notice.data);
	buf_release(&notice);
}

/* Effects. */

static void
effect_open(struct browse *b, const char *text)
{
	char *path = path_home(text);
	const char *const paths[] = { path };
	struct opened *opened = opened_new(paths, 1);
	bool shown = opened->catalogue != NULL;

	/* It may be open already: then its place is found again. */
	remember(b, false);
	app_open(b->app, opened);
	if (shown)
		recall(b);
	free(path);
}

static void
effect_switch(struct browse *b, const char *text)
{
	if (b->library.count < 2) {
		app_message(b->app, false,
			    _("Only this catalogue is open: type :open FILE for another"));
		return;
	}
	library_switch(&b->library, !strcmp(text, "-1") ? -1 : 1);
	app_catalogue_changed(b->app);
}

static void
effect_language(struct browse *b, const char *text)
{
	struct languages languages = { 0 };

	languages_add(&languages, text);
	if (!languages.count) {
		app_message(b->app, true, _("That is not a language tag, such as fr or pt-BR"));
		return;
	}
	locale_set_language(b->options->locale, text);
	app_set_languages(b->app, &languages);
}

static void
effect_theme(struct browse *b, const char *text)
{
	use_theme(b, text);
	screen_redraw();
}

/* Files and folders that begin so; folders end in a slash. */
static void
effect_complete(struct browse *b, const char *text)
{
	char *path = path_home(text);
	char *folder = path_folder(path);
	const char *name = path_name(path);
	size_t lead = strlen(path) - strlen(name), count = 0;
	struct paths found = { 0 };
	const char **word;

	folder_list(lead ? folder : ".", "", &found, NULL);
	word = xcalloc(found.count, sizeof *word);
	for (size_t i = 0; i < found.count; i++) {
		struct buf full = BUF_INIT;

		if (strncmp(path_name(found.path[i]), name, strlen(name)))
			continue;
		buf_add(&full, path, lead);
		buf_puts(&full, path_name(found.path[i]));
		if (path_is_folder(found.path[i]))
			buf_putc(&full, '/');
		free(found.path[i]);
		found.path[i] = buf_detach(&full);
		word[count++] = found.path[i];
	}
	app_offer(b->app, word, count);
	free(word);
	paths_release(&found);
	free(folder);
	free(path);
}

static void
effect_quit(struct browse *b, const char *text)
{
	(void)text;
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

static void (*const carry_out[])(struct browse *, const char *text) = {
	[EFFECT_QUIT] = effect_quit,
	[EFFECT_SUSPEND] = effect_suspend,
	[EFFECT_REDRAW] = effect_redraw,
	[EFFECT_OPEN] = effect_open,
	[EFFECT_SWITCH] = effect_switch,
	[EFFECT_LANGUAGE] = effect_language,
	[EFFECT_THEME] = effect_theme,
	[EFFECT_COMPLETE_PATH] = effect_complete,
};

static void
carry_effects_out(struct browse *b)
{
	struct effect effect;

	while (app_effect(b->app, &effect)) {
		carry_out[effect.kind](b, effect.text);
		free(effect.text);
	}
}

/* Keys that come from outside, not from the reader. */
static bool
leaving(const struct keystroke *key)
{
	return !strcmp(key->name, "Hangup") || !strcmp(key->name, "Terminate");
}

static void
loop(struct browse *b)
{
	struct keystroke key;

	while (!b->done) {
		if (!screen_pending()) {
			app_draw(b->app, b->canvas);
			screen_show(b->canvas, &b->theme);
		}
		if (!screen_wait(-1, &key))
			continue;
		if (leaving(&key))
			break;
		app_key(b->app, &key);
		log_key(b, &key);
		carry_effects_out(b);
	}
}

static enum exit_status
on_screen(struct browse *b, const struct languages *languages)
{
	struct screen_options options = {
		.charset = b->options->locale->charset,
		.escape_ms = settings_number(b->options->settings, SETTING_ESCAPE_DELAY),
	};
	struct buf err = BUF_INIT;
	int rows, cols;

	if (!screen_start(&options, &err)) {
		tell(b, err.data);
		buf_release(&err);
		return EXIT_TERMINAL;
	}
	screen_size(&rows, &cols);
	b->app = app_new(&b->library, b->keymap, options.charset, languages);
	b->canvas = canvas_new(rows, cols);
	canvas_set_charset(b->canvas, options.charset);
	recall(b);
	app_resize(b->app, rows, cols);
	if (err.len)
		app_message(b->app, false, err.data);
	if (b->log)
		fprintf(b->log, "!size %dx%d\n", cols, rows);
	buf_release(&err);
	loop(b);
	screen_stop();
	remember(b, true);
	canvas_free(b->canvas);
	app_free(b->app);
	return EXIT_DONE;
}

static enum exit_status
with_catalogue(struct browse *b)
{
	struct opened *opened = opened_new(b->options->paths, b->options->count);
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
open_log(struct browse *b)
{
	struct buf text = BUF_INIT;

	if (!b->options->debug)
		return true;
	b->log = fopen(b->options->debug, "we");
	if (b->log)
		return true;
	buf_printf(&text, "%s: %s", b->options->debug, file_error(errno));
	tell(b, text.data);
	buf_release(&text);
	return false;
}

enum exit_status
browse(const struct browse_options *options)
{
	struct browse b = { .options = options };
	enum exit_status status = EXIT_SETTINGS;

	if (!open_log(&b))
		return EXIT_IO;
	if (!use_theme(&b, settings_text(options->settings, SETTING_THEME)))
		diag_error(&b.diags, options->settings->place[SETTING_THEME],
			   _("there is no theme \"%s\""),
			   settings_text(options->settings, SETTING_THEME));
	use_keys(&b);
	if (b.diags.errors)
		tell_diags(&b, &b.diags);
	else
		status = with_catalogue(&b);
	keymap_free(b.keymap);
	diags_release(&b.diags);
	if (b.log)
		fclose(b.log);
	return status;
}
