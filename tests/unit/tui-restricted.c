/* SPDX-License-Identifier: MIT */
/* Whatever is asked for where it is restricted, nothing is queued that would end outside. */
#include "tui/restricted.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

#include "tests/test.h"
#include "tests/unit/tui-catalogue.h"
#include "tests/unit/tui-press.h"
#include "tui/command.h"
#include "tui/copying.h"

static struct library library;
static struct keymap *keymap;
static struct copying copying;

/* At a study, in the list of them. */
static struct app *
app_make(void)
{
	struct languages none = { 0 };
	struct app *app = app_new(&library, keymap, CHARSET_UTF8, &none);

	app_set_copying(app, &copying);
	app_set_restricted(app, true);
	app_resize(app, 24, 80);
	app_act(app, ACTION_STUDIES);
	return app;
}

/* Does any row of the screen say this? */
static bool
says(struct app *app, const char *text)
{
	struct canvas *c = canvas_new(24, 80);
	struct buf b = BUF_INIT;
	bool found;

	app_draw(app, c);
	canvas_dump(c, &b);
	found = strstr(b.data, text) != NULL;
	buf_release(&b);
	canvas_free(c);
	return found;
}

/* How many effects there were; each must be one that is carried out. */
static size_t
drain(struct app *app, const char *what)
{
	struct effect effect;
	size_t count = 0;

	for (; app_effect(app, &effect); count++) {
		if (!CHECK(restricted_effect(effect.kind, effect.text)))
			printf("  %s: effect %d\n", what, (int)effect.kind);
		free(effect.text);
	}
	return count;
}

/* Each action by its name, then what opens answered with Enter and with yes. */
static void
check_actions(void)
{
	for (unsigned a = ACTION_NONE + 1; a < ACTIONS; a++) {
		enum action action = (enum action)a;
		struct app *app = app_make();
		bool there = restricted_action(action);

		app_act(app, action);
		CHECK(there || says(app, restricted_sentence()));
		CHECK(!drain(app, action_name(action)) || there);
		press(app, "Enter");
		press(app, "y");
		press(app, "Enter");
		drain(app, action_name(action));
		CHECK(there || !command_action_offered(app, action));
		app_free(app);
	}
}

static void
check_commands(void)
{
	static const char *const words[] = { "", " x", " /etc/passwd", " fr", " mono" };

	for (size_t i = 0; command_at(i); i++)
		for (size_t k = 0; k < sizeof words / sizeof *words; k++) {
			const struct app_command *c = command_at(i);
			struct app *app = app_make();
			struct buf line = BUF_INIT;

			buf_printf(&line, "%s%s", c->name, words[k]);
			command_run(app, line.data);
			CHECK(!c->outside || says(app, restricted_sentence()));
			CHECK(!drain(app, line.data) || !c->outside);
			CHECK(command_offered(app, c) != c->outside);
			press(app, "Enter");
			drain(app, line.data);
			buf_release(&line);
			app_free(app);
		}
}

/* Completion must not look at files, nor name what cannot be done. */
static void
check_completion(void)
{
	static const char *const lines[] = {
		"", "o", "open /etc/", "append ~/", "e", "su", "save ",
	};

	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		struct app *app = app_make();
		struct offer o = { 0 };
		size_t start;

		command_complete(app, lines[i], &start, &o);
		CHECK(!drain(app, lines[i]));
		for (size_t k = 0; k < o.count; k++) {
			CHECK(restricted_action(action_find(o.word[k])));
			for (size_t n = 0; command_at(n); n++)
				CHECK(!command_at(n)->outside ||
				      strcmp(command_at(n)->name, o.word[k]) != 0);
		}
		offer_release(&o);
		app_free(app);
	}
}

/* What the help page shows when nothing is restricted, and here. */
static void
check_help(void)
{
	struct app *app = app_make();

	app_act(app, ACTION_HELP);
	CHECK(says(app, "This account is for reading"));
	CHECK(!says(app, "Stop the program"));
	app_set_restricted(app, false);
	app_act(app, ACTION_HELP);
	CHECK(says(app, "Stop the program"));
	app_free(app);
}

static void
check_effects(void)
{
	static const struct {
		enum effect_kind kind;
		const char *text;
		bool done;
	} row[] = {
		{ EFFECT_EXPORT, "", false }, { EFFECT_OPEN_FILE, "", false },
		{ (enum effect_kind)(EFFECT_EXPORT + 1), "", false }, { EFFECT_MOUSE, "on", true },
		{ EFFECT_THEME, "mono", true }, { EFFECT_THEME, "/etc/passwd", false },
		{ EFFECT_THEME, "x.yaml", false }, { EFFECT_THEME, "~root", false },
	};

	for (size_t i = 0; i < sizeof row / sizeof *row; i++)
		CHECK(restricted_effect(row[i].kind, row[i].text) == row[i].done);
}

int
main(void)
{
	setlocale(LC_CTYPE, "C.UTF-8");
	keymap = keymap_new();
	copying_init(&copying, NULL, "pacecat-author-date", "");
	library_add(&library, catalogue_open("tests/data/small.yaml"));
	check_effects();
	check_actions();
	check_commands();
	check_completion();
	check_help();
	library_release(&library);
	copying_release(&copying);
	keymap_free(keymap);
	return test_end();
}
