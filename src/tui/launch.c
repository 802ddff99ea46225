/* SPDX-License-Identifier: MIT */
#include "tui/launch.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "sys/opener.h"
#include "tui/question.h"
#include "tui/screen.h"

static void
tell(struct app *app, bool error, const char *what, const char *why)
{
	app_tell(app, error, "%s: %s", what, why);
}

static void
start(struct app *app, const struct opening *opening, const char *what)
{
	bool lends = opening->how != OPENING_APART;
	struct buf err = BUF_INIT;
	bool good;

	if (lends)
		screen_leave();
	good = opening_start(opening, &err);
	if (lends)
		screen_return();
	if (!good)
		tell(app, true, opening->argv.path[0], err.data);
	else if (!lends)
		/* The program, and the file or address that it was given. */
		tell(app, false, opening->argv.path[0], what);
	buf_release(&err);
}

void
launch_file(struct app *app, const struct paths *viewer, const char *text)
{
	struct opener_place place = opener_here(viewer);
	const char *name = strchr(text, '\n');
	char *folder = xstrndup(text, (size_t)(name - text));
	struct buf err = BUF_INIT;
	struct opening opening;
	char *path = opener_path(folder, name + 1, &err);

	if (path && opener_file(&place, path, &opening, &err)) {
		start(app, &opening, path);
		opening_release(&opening);
	} else {
		tell(app, true, name + 1, err.data);
	}
	buf_release(&err);
	free(path);
	free(folder);
}

void
launch_address(struct app *app, const struct paths *viewer, const char *address)
{
	struct opener_place place = opener_here(viewer);
	struct buf err = BUF_INIT;
	struct opening opening;

	if (!opener_address_good(address)) {
		tell(app, true, address, _("this is not an address that is opened"));
		return;
	}
	if (opener_address(&place, address, &opening, &err)) {
		start(app, &opening, address);
		opening_release(&opening);
	} else if (kept_get(&app_browser(app)->links, address)) {
		tell(app, true, address, err.data);
	} else {
		question_keep(app, address, err.data);
	}
	buf_release(&err);
}
