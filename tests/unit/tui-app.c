/* SPDX-License-Identifier: MIT */
/*
 * A reader who types anything at all, on a window of any size: nothing may break, the cursor stays
 * on the screen, what is selected stays in sight.
 */
#include "tui/app.h"

#include <limits.h>
#include <locale.h>

#include "tests/test.h"
#include "tests/unit/tui-catalogue.h"
#include "tests/unit/tui-press.h"
#include "tui/copying.h"

#define KEYS_PER_WALK 1500

static uint32_t seed;

static uint32_t
roll(uint32_t below)
{
	seed = seed * 1664525u + 1013904223u;
	return (seed >> 8) % below;
}

static char style[4096] = "pacecat-author-date";

static const char *const names[] = {
	"Up",	    "Down",    "Down",	"Left", "Right",     "Home",	  "End", "PageUp",
	"PageDown", "Enter",   "Enter", "Tab",	"S-Tab",     "Backspace", "Esc", "Space",
	"Insert",   "Delete",  "C-d",	"C-u",	"C-w",	     "C-k",	  "C-a", "C-e",
	"C-l",	    "C-z",     "C-c",	"C-g",	"F1",	     "F5",	  "M-v", "M-x",
	"M-Left",   "M-Right", "1",	"2",	"3",	     "4",	  "5",	 "v",
	"V",	    "c",       "L",	"s",	"r",	     "n",	  "N",	 "/",
	":",	    "?",       "g",	"G",	"u",	     "U",	  "m",	 "h",
	"j",	    "k",       "l",	"b",	"p",	     "a",	  "e",	 "é",
	"ß",	    "漢",      "x",	".",	"Interrupt", "y",	  "Y",	 "Y",
	"t",	    "T",
	"ß",	    "漢",      "x",	".",	"Interrupt", "o",	  "K",
};

static const char *const lines[] = {
	":so\tt\n", ":sort title reverse\n", ":go herons\n", ":go \t\t\n", ":help\n", ":problems\n",
	":language fr\n", ":language en\n", ":theme mono\n", ":search salt\n", ":xyzzy\n",
	":duplicates\n", ":links\n", ":losses\n", ":export\n", ":keep-link\n",
	"/seve\n", "/herons\n", "/zzz\n", "/a e\n", "/\n",
};

static void
type(struct app *app, const char *line)
{
	for (; *line; line++) {
		char one[2] = { *line, '\0' };

		press(app, *line == '\n'   ? "Enter"
			   : *line == '\t' ? "Tab"
			   : *line == ' '  ? "Space"
					   : one);
	}
}

static void
paste(struct app *app)
{
	static const char text[] = "S\xC3\xA8ve\n\xF0\x9F\x99\x82 and more";
	struct keystroke key = { .name = "Paste", .text = text, .len = sizeof text - 1 };

	app_key(app, &key);
}

static void
resize(struct app *app)
{
	static const int odd[][2] = {
		{ 1, 1 }, { 5, 20 }, { 4, 20 }, { 5, 19 }, { 24, 80 }, { 400, 1024 }, { 0, 0 },
		{ -1, -1 }, { 5000, 5000 }, { 1, 1024 }, { 400, 1 },
	};
	size_t i = roll(8) ? 0 : roll(sizeof odd / sizeof *odd);
	struct keystroke key = { .name = "Resize" };

	key.rows = i ? odd[i][0] : 1 + (int)roll(30);
	key.cols = i ? odd[i][1] : 1 + (int)roll(120);
	app_key(app, &key);
}

static void
carry_out(struct app *app, struct library *library)
{
	struct languages languages = { 0 };
	struct effect effect;

	while (app_effect(app, &effect)) {
		if (effect.kind == EFFECT_LANGUAGE) {
			languages_add(&languages, effect.text);
			app_set_languages(app, &languages);
		} else if (effect.kind == EFFECT_SWITCH) {
			library_switch(library, 1);
			app_catalogue_changed(app);
		}
		free(effect.text);
	}
}

/* Faults are counted, so that one check stands for all keys of a walk. */
struct faults {
	int cursor, selection, height;
};

static void
look(struct app *app, struct canvas *c, struct faults *faults)
{
	const struct browser *b = app_browser(app);
	const struct list *list = &b->shelf[b->here.view].list;
	int y, x;

	app_draw(app, c);
	if (!canvas_cursor_place(c, &y, &x) || y < 0 || x < 0 || y >= canvas_rows(c) ||
	    x >= canvas_cols(c))
		faults->cursor++;
	if (b->layout.list.h <= 0 || !list->count)
		return;
	if (list->height != b->layout.list.h)
		faults->height++;
	if (list->selected < list->top || list->selected >= list->top + (size_t)list->height ||
	    list->selected >= list->count)
		faults->selection++;
}

static void
walk(const char *const *path, size_t count, enum charset charset, uint32_t start)
{
	struct languages none = { 0 };
	struct library library = { .opened = NULL };
	struct keymap *keymap = keymap_new();
	struct canvas *c = canvas_new(24, 80);
	struct faults faults = { 0 };
	struct copying copying;
	struct app *app;

	seed = start;
	copying_init(&copying, NULL, style, "");
	for (size_t i = 0; i < count; i++)
		library_add(&library, catalogue_open(path[i]));
	app = app_new(&library, keymap, charset, &none);
	app_set_copying(app, &copying);
	app_resize(app, 24, 80);
	canvas_set_charset(c, charset);
	for (int i = 0; i < KEYS_PER_WALK; i++) {
		uint32_t what = roll(40);

		if (what == 0)
			resize(app);
		else if (what == 1)
			type(app, lines[roll(sizeof lines / sizeof *lines)]);
		else if (what == 2)
			paste(app);
		else
			press(app, names[roll(sizeof names / sizeof *names)]);
		carry_out(app, &library);
		look(app, c, &faults);
	}
	CHECK_INT(faults.cursor, 0);
	CHECK_INT(faults.selection, 0);
	CHECK_INT(faults.height, 0);
	app_free(app);
	copying_release(&copying);
	canvas_free(c);
	keymap_free(keymap);
	library_release(&library);
}

static void
test_walks(void)
{
	static const char *const small[] = { "tests/data/small.yaml" };
	static const char *const real[] = { "data/asm-pace.yaml" };
	static const char *const empty[] = { "tests/data/empty.yaml" };
	static const char *const hostile[] = { "tests/data/hostile.yaml" };
	static const char *const several[] = { "tests/data/small.yaml", "tests/data/csl.json",
					       "tests/data/faulty.yaml", "tests/data/empty.yaml" };

	walk(small, 1, CHARSET_UTF8, 1);
	walk(small, 1, CHARSET_ASCII, 2);
	walk(real, 1, CHARSET_UTF8, 3);
	walk(empty, 1, CHARSET_UTF8, 4);
	walk(hostile, 1, CHARSET_UTF8, 5);
	walk(hostile, 1, CHARSET_ASCII, 6);
	walk(several, 4, CHARSET_UTF8, 7);
}

static void
test_messages(void)
{
	struct languages none = { 0 };
	struct library library = { .opened = NULL };
	struct keymap *keymap = keymap_new();
	struct canvas *c = canvas_new(8, 24);
	struct buf b = BUF_INIT;
	struct effect effect;
	struct app *app;

	library_add(&library, catalogue_open("tests/data/plain.yaml"));
	app = app_new(&library, keymap, CHARSET_UTF8, &none);
	app_resize(app, 8, 24);
	/* A message as long as it is, above what is needed, until the next key. */
	app_message(app, true, "There is a good deal more to say than fits into a line");
	app_draw(app, c);
	canvas_dump(c, &b);
	CHECK(strstr(b.data, "\nThere is a good deal\nmore to say than fits\ninto a line\n") !=
	      NULL);
	press(app, "F5");
	app_draw(app, c);
	buf_clear(&b);
	canvas_dump(c, &b);
	CHECK(strstr(b.data, "good deal") == NULL);
	/* What is left when a load is given up: the beginning, or what was there before. */
	for (int i = 0; i < 2; i++) {
		static const char *const said[] = { "catalogue was before", "beginning of the" };

		library.opened[0]->partial = i;
		app_given_up(app);
		app_draw(app, c);
		buf_clear(&b);
		canvas_dump(c, &b);
		CHECK(strstr(b.data, "Loading was given up") && strstr(b.data, said[i]));
	}
	library.opened[0]->partial = false;
	/* What is pasted outside a prompt runs nothing. */
	paste(app);
	CHECK(!app_effect(app, &effect));
	app_draw(app, c);
	buf_clear(&b);
	canvas_dump(c, &b);
	CHECK(strstr(b.data, "Pasted text") != NULL);
	press(app, "q");
	CHECK_INT(app_last_action(app), ACTION_QUIT);
	CHECK(app_effect(app, &effect) && effect.kind == EFFECT_QUIT);
	/* In a prompt q is a letter; C-c gives up. */
	press(app, "/");
	press(app, "q");
	CHECK(!app_effect(app, &effect));
	press(app, "Interrupt");
	press(app, "q");
	CHECK(app_effect(app, &effect) && effect.kind == EFFECT_QUIT);
	/* Over a page of help it closes the page. */
	press(app, "?");
	press(app, "q");
	CHECK(!app_effect(app, &effect));
	buf_release(&b);
	app_free(app);
	canvas_free(c);
	keymap_free(keymap);
	library_release(&library);
}

static void
screen_of(struct app *app, struct canvas *c, struct buf *out)
{
	app_refresh(app);
	app_draw(app, c);
	buf_clear(out);
	canvas_dump(c, out);
}

/* One layout and the other, and back: as it was before. */
static void
test_layouts(void)
{
	struct languages none = { 0 };
	struct library library = { .opened = NULL };
	struct keymap *keymap = keymap_new();
	struct canvas *c = canvas_new(24, 80);
	struct buf eyes = BUF_INIT, now = BUF_INIT;
	struct app *app;

	library_add(&library, catalogue_open("tests/data/small.yaml"));
	app = app_new(&library, keymap, CHARSET_UTF8, &none);
	app_resize(app, 24, 80);
	press(app, "4");
	screen_of(app, c, &eyes);
	app_set_linear(app, true);
	screen_of(app, c, &now);
	CHECK(strcmp(now.data, eyes.data));
	app_set_linear(app, false);
	screen_of(app, c, &now);
	CHECK_STR(now.data, eyes.data);
	buf_release(&eyes);
	buf_release(&now);
	app_free(app);
	canvas_free(c);
	keymap_free(keymap);
	library_release(&library);
}

int
main(void)
{
	static const char name[] = "data/styles/pacecat-author-date.csl";
	const char *source = getenv("top_srcdir");

	setlocale(LC_CTYPE, "C.UTF-8");
	/* One style, and none that is installed. */
	if (source && (size_t)snprintf(style, sizeof style, "%s/%s", source, name) >= sizeof style)
		return 1;
	setenv("XDG_DATA_DIRS", "/nonexistent", 1);
	test_messages();
	test_layouts();
	test_walks();
	return test_end();
}
