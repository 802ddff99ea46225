/* SPDX-License-Identifier: MIT */
/* What the app has queued is carried out: by the files whose effects they are, or here. */
#include "tui/browse_inside.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "tui/answer.h"
#include "tui/exporting.h"
#include "tui/notice.h"
#include "tui/outside.h"
#include "tui/restricted.h"
#include "tui/screen.h"
#include "tui/theme_file.h"

static void
effect_open(struct browse *b, const char *text)
{
	b->supply.unsettled = NULL;
	keeper_hold(&b->keeper);
	if (answer_open(b->app, opened_begin, text))
		browse_recall(b);
	supply_opened(&b->supply);
}

static void
effect_switch(struct browse *b, const char *text)
{
	answer_switch(b->app, &b->library, text);
}

void
browse_speak(struct browse *b, const char *text)
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
	struct diags diags = { .diag = NULL };
	struct buf sentence = BUF_INIT;
	struct theme asked = b->theme;
	/* Another one may be worn in the place of one that there is not. */
	bool is_there = theme_open(&asked, text, b->options->argv0, &diags);
	bool error = !is_there || diags.count;

	if (diags.count)
		diag_format(&diags.diag[0], &sentence);
	else if (!is_there)
		theme_missing(text, b->options->argv0, &sentence);
	else
		notice_theme(&sentence, text, browse_theme(b, text), &asked, screen_coloured());
	if (is_there)
		browse_use_theme(b, text, &diags);
	if (sentence.len)
		app_message(b->app, error, sentence.data);
	screen_redraw();
	buf_release(&sentence);
	diags_release(&diags);
}

static void
effect_mouse(struct browse *b, const char *text)
{
	bool on = !strcmp(text, "on");

	if (screen_mouse(on) || !on)
		return;
	app_set_mouse(b->app, false);
	app_message(b->app, false, _("This terminal is not known to have a mouse"));
}

static void
effect_complete_theme(struct browse *b, const char *text)
{
	answer_complete_theme(b->app, b->options->argv0, text);
}

static void
effect_complete_language(struct browse *b, const char *text)
{
	answer_complete_language(b->app, b->options->argv0, text);
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
	[EFFECT_LANGUAGE] = browse_speak,
	[EFFECT_MOUSE] = effect_mouse,
	[EFFECT_THEME] = effect_theme,
	[EFFECT_COMPLETE_PATH] = effect_complete,
	[EFFECT_COMPLETE_THEME] = effect_complete_theme,
	[EFFECT_COMPLETE_LANGUAGE] = effect_complete_language,
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
	if (!app_allows(b->app, restricted_effect(effect->kind, effect->text)))
		return;
	if (!copier_carry_out(&b->copier, effect) &&
	    !outside_carry_out(b->app, &b->options->settings->viewer, effect))
		carry_out[effect->kind](b, effect->text);
}

void
browse_carry_out(struct browse *b)
{
	struct effect effect;

	while (app_effect(b->app, &effect)) {
		carry_effect_out(b, &effect);
		free(effect.text);
	}
}
