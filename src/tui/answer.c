/* SPDX-License-Identifier: MIT */
#include "tui/answer.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "store/locate.h"
#include "sys/file.h"
#include "sys/path.h"
#include "tui/theme_file.h"

bool
answer_open(struct app *app, struct opened *(*open)(const char *const *paths, size_t count),
	    const char *text)
{
	char *path = path_home(text);
	const char *const paths[] = { path };
	bool new = app_open(app, open(paths, 1));

	free(path);
	return new;
}

void
answer_switch(struct app *app, struct library *library, const char *step)
{
	if (library->count < 2) {
		app_message(app, false,
			    _("Only this catalogue is open: type :open FILE for another"));
		return;
	}
	library_switch(library, !strcmp(step, "-1") ? -1 : 1);
	app_catalogue_changed(app);
}

void
answer_language(struct app *app, struct locale_choice *locale, const char *tags)
{
	struct languages languages = { .count = 0 };

	languages_add(&languages, tags);
	if (!languages.count) {
		app_message(app, true, _("That is not a language tag, such as fr or pt-BR"));
		return;
	}
	/* Nobody may be in the middle of a sentence. */
	app_stop(app);
	if (locale)
		locale_set_language(locale, tags);
	app_set_languages(app, &languages);
}

void
answer_complete(struct app *app, const char *text)
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

		if (strncmp(path_name(found.path[i]), name, strlen(name)) != 0 ||
		    !edit_takes(path_name(found.path[i])))
			continue;
		buf_add(&full, path, lead);
		buf_puts(&full, path_name(found.path[i]));
		if (path_is_folder(found.path[i]))
			buf_putc(&full, '/');
		free(found.path[i]);
		found.path[i] = buf_detach(&full);
		word[count++] = found.path[i];
	}
	app_offer(app, word, count);
	free(word);
	paths_release(&found);
	free(folder);
	free(path);
}

/* Offer those that begin so. */
static void
offer_beginning(struct app *app, const struct paths *words, const char *prefix)
{
	const char **word = xcalloc(words->count, sizeof *word);
	size_t count = 0;

	for (size_t i = 0; i < words->count; i++)
		if (!strncmp(words->path[i], prefix, strlen(prefix)))
			word[count++] = words->path[i];
	app_offer(app, word, count);
	free(word);
}

void
answer_complete_theme(struct app *app, const char *argv0, const char *prefix)
{
	struct paths names = { .path = NULL };

	theme_names(&names, argv0);
	offer_beginning(app, &names, prefix);
	paths_release(&names);
}

void
answer_complete_language(struct app *app, const char *argv0, const char *prefix)
{
	struct paths tags = { .path = NULL };

	locate_languages(&tags, argv0);
	offer_beginning(app, &tags, prefix);
	paths_release(&tags);
}
