/* SPDX-License-Identifier: MIT */
#include "cli/offer.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "format/format.h"
#include "model/describe.h"
#include "store/locate.h"
#include "store/style-list.h"
#include "store/styles.h"
#include "sys/file.h"

/* Is it shown as it is?  What is not could be anything. */
static bool
is_harmless(const char *word)
{
	static const struct show_style style = { CHARSET_UTF8, SHOW_NAME };
	struct buf shown = BUF_INIT;
	bool same;

	show_add(&style, &shown, word, strlen(word));
	/* A tab is shown as a blank. */
	same = !strcmp(shown.data, word);
	buf_release(&shown);
	return same;
}

void
offers_add_other(struct offers *o, const char *word, const char *help)
{
	if (!*word || !is_harmless(word))
		return;
	o->offered = mem_grow(o->offered, &o->room, o->count + 1, sizeof *o->offered);
	o->offered[o->count++] = (struct offered){ xstrdup(word), xstrdup(help) };
}

void
offers_add(struct offers *o, const char *word, const char *help)
{
	const char *typed = o->typed->word;

	if (!strncmp(word, typed, strlen(typed)))
		offers_add_other(o, word, help);
}

void
offers_release(struct offers *o)
{
	for (size_t i = 0; i < o->count; i++) {
		free(o->offered[i].word);
		free(o->offered[i].help);
	}
	free(o->offered);
	o->offered = NULL;
	o->count = 0;
}

static void
offer_nothing(struct offers *o)
{
	(void)o;
}

static void
offer_file(struct offers *o)
{
	o->files = true;
}

static void
offer_command(struct offers *o)
{
	size_t count;
	const struct command *row = command_rows(&count);

	for (size_t i = 0; i < count && !o->typed->words; i++)
		offers_add(o, row[i].name, _(row[i].summary));
}

static void
offer_formats(struct offers *o, bool written)
{
	size_t count;
	const struct format *row = format_rows(&count);

	for (size_t i = 0; i < count; i++)
		if (written ? row[i].exporter != NULL : row[i].importer != NULL)
			offers_add(o, row[i].name, row[i].title);
}

static void
offer_export(struct offers *o)
{
	offer_formats(o, true);
}

static void
offer_import(struct offers *o)
{
	offer_formats(o, false);
}

/* The files of some folders that begin and end like this, without that. */
static void
offer_names(struct offers *o, const struct paths *folders, const char *prefix, const char *suffix,
	    const char *(*help)(const char *))
{
	struct paths found = { .path = NULL };
	size_t before = strlen(prefix), behind = strlen(suffix);

	for (size_t i = 0; i < folders->count; i++)
		folder_list(folders->path[i], suffix, &found, NULL);
	for (size_t i = 0; i < found.count; i++) {
		const char *name = path_name(found.path[i]);
		char *word;

		if (strncmp(name, prefix, before) != 0 || strlen(name) < before + behind)
			continue;
		word = xstrndup(name + before, strlen(name) - before - behind);
		offers_add(o, word, help ? help(word) : "");
		free(word);
	}
	paths_release(&found);
}

static void
offer_style(struct offers *o)
{
	struct paths folders = { .path = NULL }, all = { .path = NULL };

	style_folders(&folders, o->cli->options->program);
	style_subfolders(&all, &folders);
	offer_names(o, &all, "", ".csl", NULL);
	paths_release(&folders);
	paths_release(&all);
	o->files = true;
}

static void
offer_locale(struct offers *o)
{
	struct paths folders = { .path = NULL };

	locale_folders(&folders, o->cli->options->program);
	offer_names(o, &folders, "locales-", ".xml", describe_language);
	paths_release(&folders);
}

static void
offer_language(struct offers *o)
{
	struct paths tags = { .path = NULL };

	locate_languages(&tags, o->cli->options->program);
	for (size_t i = 0; i < tags.count; i++)
		offers_add(o, tags.path[i], describe_language(tags.path[i]));
	paths_release(&tags);
}

static void (*const finders[OFFERS])(struct offers *) = {
	[OFFER_NOTHING] = offer_nothing, [OFFER_FILE] = offer_file,
	[OFFER_COMMAND] = offer_command, [OFFER_QUERY] = offer_query,
	[OFFER_RECORD] = offer_record,	 [OFFER_EXPORT] = offer_export,
	[OFFER_IMPORT] = offer_import,	 [OFFER_STYLE] = offer_style,
	[OFFER_LOCALE] = offer_locale,	 [OFFER_LANGUAGE] = offer_language,
};

static void
add_options(struct offers *o, const struct option_row *row)
{
	struct buf word = BUF_INIT;

	for (; row && row->name; row++) {
		buf_clear(&word);
		buf_printf(&word, "--%s", row->name);
		offers_add(o, word.data, _(row->help));
	}
	buf_release(&word);
}

static void
add_choices(struct offers *o, const char *choices)
{
	while (*choices) {
		size_t len = strcspn(choices, " ");
		char *word = xstrndup(choices, len);

		offers_add(o, word, "");
		free(word);
		choices += len + (choices[len] == ' ');
	}
}

static int
by_word(const void *a, const void *b)
{
	const struct offered *x = a, *y = b;

	return strcmp(x->word, y->word);
}

/* What two folders have is offered once. */
static void
drop_doubles(struct offers *o)
{
	size_t kept = 0;

	if (o->count)
		qsort(o->offered, o->count, sizeof *o->offered, by_word);
	for (size_t i = 0; i < o->count; i++) {
		if (kept && !strcmp(o->offered[i].word, o->offered[kept - 1].word)) {
			free(o->offered[i].word);
			free(o->offered[i].help);
		} else {
			o->offered[kept++] = o->offered[i];
		}
	}
	o->count = kept;
}

void
offers_find(struct offers *o)
{
	const struct typed *t = o->typed;

	if (t->value && t->value->choices) {
		add_choices(o, t->value->choices);
	} else if (t->value) {
		finders[t->value->offer](o);
	} else if (!t->literal && *t->word == '-') {
		add_options(o, t->command ? t->command->option : NULL);
		add_options(o, option_rows());
	} else if (t->command) {
		finders[t->command->words](o);
	} else {
		if (!t->literal)
			offer_command(o);
		o->files = true;
	}
	drop_doubles(o);
}
