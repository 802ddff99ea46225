/* SPDX-License-Identifier: MIT */
/* What the mouse does: it never types anything, and where nothing lies it does nothing. */
#include "tui/app_inside.h"

#include "tui/frame.h"

#define ROLL_ROWS 3 /* a step of the wheel */

enum { BUTTON_LEFT = 1, BUTTON_WHEEL_UP = 4, BUTTON_WHEEL_DOWN = 5 };

static void
roll(struct app *app, const struct keystroke *key, int rows)
{
	if (app->overlay.page)
		overlay_roll(&app->overlay, rows);
	else if (app->picker.class)
		picker_roll(&app->picker, rows);
	else if (app->prompt.kind == PROMPT_NONE)
		browser_roll(app_browser(app), key->y, key->x, rows);
}

static void
click(struct app *app, const struct keystroke *key)
{
	struct browser *b = app_browser(app);
	struct rect tabs = b->layout.tabs;
	int view = -1;

	if (app->overlay.page) {
		if (overlay_click(&app->overlay, &app->style, key->y, key->x, key->twice))
			app_follow(app);
		return;
	}
	if (app->picker.class) {
		picker_click(&app->picker, app_picker_area(app), key->y, key->x, key->twice);
		return;
	}
	if (app->prompt.kind != PROMPT_NONE)
		return;
	if (rect_has(tabs, key->y, key->x))
		/* The one tab of the linear layout is the next one's, as that of a narrow screen */
		view = app->linear ? (b->here.view + 1) % VIEWS
				   : frame_tab_at(tabs, &app->style, b->here.view, key->x);
	if (view >= 0)
		browser_show(b, view);
	else
		browser_click(b, key->y, key->x, key->twice);
}

void
app_mouse(struct app *app, const struct keystroke *key)
{
	if (!app->mouse || app_browser(app)->layout.too_small)
		return;
	buf_clear(&app->message);
	app->overlay.missed = false;
	if (key->button == BUTTON_LEFT)
		click(app, key);
	else if (key->button == BUTTON_WHEEL_UP || key->button == BUTTON_WHEEL_DOWN)
		roll(app, key, key->button == BUTTON_WHEEL_UP ? -ROLL_ROWS : ROLL_ROWS);
	app_refresh(app);
}

void
app_set_mouse(struct app *app, bool on)
{
	app->mouse = on;
}
