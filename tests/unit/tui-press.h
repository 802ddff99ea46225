/* SPDX-License-Identifier: MIT */
/* A key for a browser without a terminal. */
#ifndef PACECAT_TESTS_UNIT_TUI_PRESS_H
#define PACECAT_TESTS_UNIT_TUI_PRESS_H

#include <stdio.h>

#include "tui/app.h"

/* By its name, as tui/key.h has it. */
static inline void
press(struct app *app, const char *name)
{
	struct keystroke key = { .rows = 0 };

	snprintf(key.name, sizeof key.name, "%s", name);
	app_key(app, &key);
}

#endif
