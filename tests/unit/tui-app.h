/* SPDX-License-Identifier: MIT */
/* A browser of 24 rows and 80 columns, for tests of what it is asked and what it says. */
#ifndef PACECAT_TESTS_UNIT_TUI_APP_H
#define PACECAT_TESTS_UNIT_TUI_APP_H

#include <string.h>

#include "tests/test.h"
#include "tests/unit/tui-press.h"
#include "tui/app.h"
#include "tui/copying.h"

/* What it is made of: of the test, which fills and releases it. */
static struct library library;
static struct keymap *keymap;
static struct copying copying;

static inline struct app *
app_make(void)
{
	struct languages none = { 0 };
	struct app *app = app_new(&library, keymap, CHARSET_UTF8, &none);

	app_set_copying(app, &copying);
	app_resize(app, 24, 80);
	return app;
}

/* What a row says, counted from the last, which is 0. */
static inline void
check_row(struct app *app, int above, const char *want)
{
	struct canvas *c = canvas_new(24, 80);
	struct buf b = BUF_INIT;
	char *end;

	app_draw(app, c);
	canvas_dump(c, &b);
	end = b.data + b.len - 1;
	*end = '\0';
	while (above-- && (end = strrchr(b.data, '\n')))
		*end = '\0';
	end = strrchr(b.data, '\n');
	CHECK_STR(end ? end + 1 : b.data, want);
	buf_release(&b);
	canvas_free(c);
}

/* What the last row says. */
static inline void
check_said(struct app *app, const char *want)
{
	check_row(app, 0, want);
}

#endif
