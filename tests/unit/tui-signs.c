/* SPDX-License-Identifier: MIT */
/*
 * Without colours and attributes, and without the cursor: where the reader is and what is marked is
 * still seen.  Every key that moves changes the text on the screen, and each part that can be in
 * use has one sign.
 */
#include <locale.h>
#include <string.h>

#include "tests/test.h"
#include "tests/unit/tui-catalogue.h"
#include "tui/app.h"
#include "tui/copying.h"

static struct library library;

static void
press(struct app *app, const char *name)
{
	struct keystroke key = { .rows = 0 };
	struct effect effect;

	CHECK(key_canonical(name, key.name));
	app_key(app, &key);
	while (app_effect(app, &effect))
		free(effect.text);
}

/* The screen as letters alone. */
static void
look(const struct app *app, struct buf *out)
{
	struct canvas *c = canvas_new(1, 1);

	buf_clear(out);
	app_draw(app, c);
	canvas_dump(c, out);
	canvas_free(c);
}

/* Press keys parted by blanks; after each the last row apart, something else is seen. */
static void
check_seen(struct app *app, const char *what, const char *keys)
{
	struct buf before = BUF_INIT, after = BUF_INIT;
	char copy[64], *rest = NULL;

	snprintf(copy, sizeof copy, "%s", keys);
	look(app, &before);
	for (char *key = strtok_r(copy, " ", &rest); key; key = strtok_r(NULL, " ", &rest)) {
		size_t last;

		press(app, key);
		look(app, &after);
		last = (size_t)(strrchr(after.data, '\n') - after.data);
		while (last && after.data[last - 1] != '\n')
			last--;
		if (!CHECK(strncmp(before.data, after.data, last) != 0))
			printf("  %s: %s\n", what, key);
		buf_clear(&before);
		buf_add(&before, after.data, after.len);
	}
	buf_release(&before);
	buf_release(&after);
}

static size_t
count(const struct app *app, const char *sign)
{
	struct buf b = BUF_INIT;
	size_t n = 0;

	look(app, &b);
	for (const char *s = b.data; (s = strstr(s, sign)); s++)
		n++;
	buf_release(&b);
	return n;
}

static void
check_size(int rows, int cols)
{
	struct keymap *keymap = keymap_new();
	struct languages none = { 0 };
	struct app *app = app_new(&library, keymap, CHARSET_UTF8, &none);
	struct copying copying;

	copying_init(&copying, NULL, "pacecat-author-date", "");
	app_set_copying(app, &copying);
	app_resize(app, rows, cols);
	press(app, "4");
	CHECK_INT(count(app, "\n>"), 1);
	check_seen(app, "a list", "Down Down Up PageDown Up Home");
	check_seen(app, "marks", "Space Space Home m");
	check_seen(app, "views", "5 2 3 v");
	press(app, "4");
	check_seen(app, "a page", "Enter Tab Tab S-Tab");
	CHECK(count(app, ">") > 0);
	press(app, "Esc");
	check_seen(app, "choosing", "f Down Down Up Enter Space Space");
	CHECK_INT(count(app, "\n>"), 1);
	app_free(app);
	copying_release(&copying);
	keymap_free(keymap);
}

int
main(void)
{
	setlocale(LC_CTYPE, "C.UTF-8");
	setenv("XDG_DATA_DIRS", "/nonexistent", 1);
	library_add(&library, catalogue_open("tests/data/small.yaml"));
	check_size(24, 80);
	check_size(24, 40);
	check_size(40, 160);
	library_release(&library);
	return test_end();
}
