/* SPDX-License-Identifier: MIT */
#include "tui/outside.h"

#include "tui/exporting.h"
#include "tui/launch.h"
#include "tui/pick_export.h"
#include "tui/pick_open.h"

static const struct {
	enum action action;
	void (*begin)(struct app *);
} rows[] = {
	{ ACTION_OPEN_FILE, open_outside },
	{ ACTION_KEEP_LINK, open_later },
	{ ACTION_EXPORT, export_begin },
};

bool
outside_begin(struct app *app, enum action action)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (rows[i].action == action) {
			rows[i].begin(app);
			return true;
		}
	return false;
}

static void
write_export(struct app *app, const struct paths *viewer, const char *text)
{
	(void)viewer;
	export_write(app, text);
}

static const struct {
	enum effect_kind kind;
	void (*carry_out)(struct app *, const struct paths *viewer, const char *text);
} effects[] = {
	{ EFFECT_OPEN_FILE, launch_file },
	{ EFFECT_OPEN_ADDRESS, launch_address },
	{ EFFECT_EXPORT, write_export },
};

bool
outside_carry_out(struct app *app, const struct paths *viewer, const struct effect *effect)
{
	for (size_t i = 0; i < sizeof effects / sizeof *effects; i++)
		if (effects[i].kind == effect->kind) {
			effects[i].carry_out(app, viewer, effect->text);
			return true;
		}
	return false;
}
