/* SPDX-License-Identifier: MIT */
/* What of the app is seen: the browser, and what lies over it. */
#include "tui/app_inside.h"

#include "base/gettext.h"
#include "tui/frame.h"
#include "tui/linear.h"
#include "tui/search.h"

struct rect
app_picker_area(const struct app *app)
{
	const struct layout *l = &app->current->browser.layout;
	int y = l->rule.h > 0 ? l->rule.y : l->list.h > 0 ? l->list.y : l->page.y;

	return (struct rect){ .y = y, .h = app->rows - tour_rows(app) - y, .w = app->cols };
}

/* How far a load is matters more than that there is a tour. */
static void
draw_status(const struct app *app, struct canvas *c, struct rect area)
{
	const struct buf *progress = app->current->progress;
	struct buf note[NOTICE_LENGTHS] = { BUF_INIT, BUF_INIT, BUF_INIT, BUF_INIT };
	bool loading = false;

	for (int i = 0; i < NOTICE_LENGTHS; i++)
		loading |= progress[i].len > 0;
	if (!loading)
		tour_offer(app, note);
	frame_status(c, area, &app->style, &app->current->browser, app->keymap,
		     loading ? progress : note);
	for (int i = 0; i < NOTICE_LENGTHS; i++)
		buf_release(&note[i]);
}

/* The offers of a prompt and a message may need more rows than one: those above the last. */
static void
draw_bottom(const struct app *app, struct canvas *c, struct rect area)
{
	struct rect upper = { .w = area.w, .h = area.y };
	struct rect all = { .w = area.w, .h = area.y + area.h };

	if (app->prompt.kind != PROMPT_NONE) {
		frame_text(c, upper, &app->style, ROLE_STATUS, ROLE_STATUS,
			   prompt_above(&app->prompt));
		prompt_draw(&app->prompt, c, area, &app->style);
		if (app->prompt.kind == PROMPT_SEARCH && !app->linear)
			search_draw_count(&app->prompt, &app->current->browser, c, area,
					  &app->style);
		return;
	}
	if (app->message.len)
		frame_text(c, all, &app->style, ROLE_STATUS,
			   app->message_error ? ROLE_ERROR : ROLE_MESSAGE, app->message.data);
	else if (app->tour.step && !tour_rows(app))
		return; /* It is there. */
	else if (app->linear)
		linear_status(c, area, &app->style, &app->current->browser, app->keymap,
			      app->current->progress);
	else
		draw_status(app, c, area);
}

/* Below all the rest, which has so many rows fewer, or in the place of the status. */
static void
draw_tour(const struct app *app, struct canvas *c)
{
	int below = tour_rows(app), rows = below ? below : 1;
	struct rect area = { .y = app->rows - rows, .h = rows, .w = app->cols };
	struct buf text = BUF_INIT;

	if (!app->tour.step)
		return;
	tour_text(app, &text);
	frame_text(c, area, &app->style, ROLE_TEXT, ROLE_MESSAGE, text.data);
	buf_release(&text);
}

static void
draw_too_small(const struct app *app, struct canvas *c)
{
	frame_text(c, canvas_rect(c), &app->style, ROLE_TEXT, ROLE_TEXT,
		   _("Make the window larger"));
	canvas_cursor(c, 0, 0);
}

void
app_draw(const struct app *app, struct canvas *c)
{
	const struct browser *b = &app->current->browser;
	const struct layout *l = &b->layout;
	struct rect foot = { .y = app->rows - 1, .h = 1, .w = app->cols };

	if (canvas_rows(c) != app->rows || canvas_cols(c) != app->cols)
		canvas_resize(c, app->rows, app->cols);
	canvas_clear(c);
	if (l->too_small) {
		draw_too_small(app, c);
		return;
	}
	if (app->overlay.page) {
		overlay_draw(&app->overlay, c, &app->style);
		/* Messages about what lies below have to wait. */
		if (app->prompt.kind != PROMPT_NONE || app->overlay.missed)
			draw_bottom(app, c, foot);
		return;
	}
	if (l->title.h)
		(app->linear ? linear_title : frame_title)(c, l->title, &app->style, app->library);
	if (l->tabs.h)
		(app->linear ? linear_tabs : frame_tabs)(c, l->tabs, &app->style, b->here.view);
	browser_draw(b, c);
	draw_tour(app, c);
	if (app->picker.class)
		picker_draw(&app->picker, c, app_picker_area(app), &app->style);
	else
		draw_bottom(app, c, l->status);
}
