/* SPDX-License-Identifier: MIT */
/*
 * Every action in every view, on a page, in a prompt and in a picker, with keys behind it: the
 * screen holds the cursor, and whatever was asked, some C-g lead back to where there is nothing
 * over the browser.  Every name and command, and what completes it, likewise.
 */
#include <locale.h>

#include "tests/test.h"
#include "tests/unit/tui-catalogue.h"
#include "tests/unit/tui-press.h"
#include "tui/app.h"
#include "tui/command.h"
#include "tui/copying.h"

#define WAYS_BACK 6

static char style[4096] = "pacecat-author-date";

struct stage {
	struct library library;
	struct keymap *keymap;
	struct canvas *canvas;
	struct copying copying;
	struct app *app;
	int faults; /* cursors outside of the screen, and ways that did not lead back */
};

static void
type(struct app *app, const char *text)
{
	for (; *text; text++)
		press(app, (char[]){ *text, '\0' });
}

static void
begin(struct stage *s, const char *path, int rows, int cols)
{
	struct languages none = { 0 };

	*s = (struct stage){ .keymap = keymap_new(), .canvas = canvas_new(24, 80) };
	library_add(&s->library, catalogue_open(path));
	library_add(&s->library, catalogue_open("tests/data/csl.json"));
	library_switch(&s->library, 0);
	copying_init(&s->copying, NULL, style, "");
	s->app = app_new(&s->library, s->keymap, CHARSET_UTF8, &none);
	app_set_copying(s->app, &s->copying);
	app_resize(s->app, rows, cols);
}

static void
end(struct stage *s)
{
	app_free(s->app);
	copying_release(&s->copying);
	canvas_free(s->canvas);
	keymap_free(s->keymap);
	library_release(&s->library);
}

static void
look(struct stage *s)
{
	int y, x;

	app_draw(s->app, s->canvas);
	s->faults += !canvas_cursor_place(s->canvas, &y, &x) || y < 0 || x < 0 ||
		     y >= canvas_rows(s->canvas) || x >= canvas_cols(s->canvas);
}

/* What leaves the program is not carried out; another catalogue is. */
static void
carry_out(struct stage *s)
{
	struct effect effect;

	while (app_effect(s->app, &effect)) {
		if (effect.kind == EFFECT_SWITCH) {
			library_switch(&s->library, 1);
			app_catalogue_changed(s->app);
		}
		free(effect.text);
	}
}

static void
go_back(struct stage *s, const char *what)
{
	for (int i = 0; i < WAYS_BACK && !app_is_plain(s->app); i++) {
		press(s->app, "C-g");
		look(s);
		carry_out(s);
	}
	if (!app_is_plain(s->app)) {
		printf("  no way back from %s\n", what);
		s->faults++;
	}
}

/* Keys that most things listen to, one after the other. */
static const char *const behind[] = { "Down",	"PageDown", "End",  "Up",	 "Home",  "Tab",
				      "S-Tab",	"Right",    "a",    "C-w",	 "Space", "Enter",
				      "Delete", "C-x",	    "Left", "Backspace", "Enter" };

static void
try_action(struct stage *s, enum action action)
{
	/* What is shown is made anew with the key that comes next. */
	app_act(s->app, action);
	for (size_t i = 0; i < sizeof behind / sizeof *behind; i++) {
		press(s->app, behind[i]);
		look(s);
	}
	carry_out(s);
	go_back(s, action_name(action));
}

static void
test_actions(const char *path, int rows, int cols)
{
	/* Where an action is asked for: in the list, on the page beside it, in what lies over it.
	 */
	static const char *const places[] = { "", "Tab", "/", ":", "w", "f", "?", "Y" };

	for (size_t place = 0; place < sizeof places / sizeof *places; place++) {
		struct stage s;

		begin(&s, path, rows, cols);
		for (unsigned action = ACTION_NONE + 1; action < ACTIONS; action++) {
			if (action == ACTION_QUIT)
				continue;
			press(s.app, (char[]){ (char)('1' + action % VIEWS), '\0' });
			press(s.app, "Down");
			if (*places[place])
				press(s.app, places[place]);
			try_action(&s, (enum action)action);
		}
		CHECK_INT(s.faults, 0);
		end(&s);
	}
}

static void
test_commands(const char *path)
{
	static const char *const arguments[] = { "",	     " ",   " herons",	 " title reverse",
						 " \"",	     " sa", " author:s", " a b c d e f",
						 " nonesuch" };
	const struct app_command *command;
	struct stage s;

	begin(&s, path, 24, 80);
	for (size_t i = 0; (command = command_at(i)); i++)
		for (size_t k = 0; k < sizeof arguments / sizeof *arguments; k++) {
			press(s.app, (char[]){ (char)('1' + k % VIEWS), '\0' });
			app_type_command(s.app, command->name);
			type(s.app, arguments[k]);
			press(s.app, "Tab");
			look(&s);
			press(s.app, "Enter");
			look(&s);
			carry_out(&s);
			go_back(&s, command->name);
		}
	CHECK_INT(s.faults, 0);
	end(&s);
}

int
main(void)
{
	static const char name[] = "data/styles/pacecat-author-date.csl";
	static const char *const paths[] = { "tests/data/small.yaml", "tests/data/empty.yaml",
					     "tests/data/works.yaml" };
	const char *source = getenv("top_srcdir");

	setlocale(LC_CTYPE, "C.UTF-8");
	if (source && (size_t)snprintf(style, sizeof style, "%s/%s", source, name) >= sizeof style)
		return 1;
	setenv("XDG_DATA_DIRS", "/nonexistent", 1);
	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
		test_actions(paths[i], 24, 80);
		test_actions(paths[i], 8, 24);
		test_commands(paths[i]);
	}
	return test_end();
}
