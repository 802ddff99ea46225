/* SPDX-License-Identifier: MIT */
/* How effects are answered by whoever runs an app, on a terminal or without one (tui/app.h). */
#ifndef PACECAT_TUI_ANSWER_H
#define PACECAT_TUI_ANSWER_H

#include <stdbool.h>

#include "store/load.h"
#include "sys/locale.h"
#include "tui/app.h"

/*
 * EFFECT_OPEN, by opened_new or opened_begin (store/load.h); true when its reader may be taken to
 * the place he left.
 */
bool answer_open(struct app *, struct opened *(*open)(const char *const *paths, size_t count),
		 const char *path);

/* EFFECT_SWITCH; the library is the app's. */
void answer_switch(struct app *, struct library *, const char *step);

/* EFFECT_LANGUAGE; the language of the program's own words follows when `locale` is not NULL. */
void answer_language(struct app *, struct locale_choice *locale, const char *tags);

/*
 * EFFECT_COMPLETE_PATH: files and folders that begin so; folders end in a slash.  Names that cannot
 * be typed are left out: what would stand in the line is the name of nothing.
 */
void answer_complete(struct app *, const char *path);

/* EFFECT_COMPLETE_THEME: the names of themes that begin so; argv0 as theme_open takes it. */
void answer_complete_theme(struct app *, const char *argv0, const char *prefix);

/* EFFECT_COMPLETE_LANGUAGE: the tags of those there are messages in (store/locate.h). */
void answer_complete_language(struct app *, const char *argv0, const char *prefix);

#endif
