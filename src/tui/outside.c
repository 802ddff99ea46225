/* SPDX-License-Identifier: MIT */
#include "tui/outside.h"

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
