/* SPDX-License-Identifier: MIT */
#include "tui/supply.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "store/background.h"
#include "sys/spawn.h"
#include "tui/screen.h"

#define PROGRESS_MS 300                 /* between two tellings of how far a load is */

/* All files of all catalogues that are open. */
static void
watch_all(struct supply *s)
{
	struct paths all = { 0 };

	if (!s->watch)
		return;
	for (size_t i = 0; i < s->library->count; i++)
		for (size_t k = 0; k < s->library->opened[i]->watched.count; k++)
			paths_add(&all, s->library->opened[i]->watched.path[k]);
	watch_set(s->watch, (const char *const *)all.path, all.count);
	screen_listen(watch_fd(s->watch));
	paths_release(&all);
}

static void
load(struct supply *s, struct opened *opened)
{
	/* First, so that what changes while it is read is noticed. */
	opened_find(opened);
	watch_all(s);
	opened_load(opened, screen_wake);
}

void
supply_init(struct supply *s, struct app *app, struct library *library,
	    void (*recall)(void *context), void *context)
{
	*s = (struct supply){ .app = app, .library = library, .recall = recall,
			      .context = context };
	supply_opened(s);
}

void
supply_opened(struct supply *s)
{
	struct opened *opened = library_current(s->library);

	if (opened->partial && !opened->load) {
		s->unsettled = opened;
		load(s, opened);
	} else {
		watch_all(s);
	}
}

void
supply_release(struct supply *s)
{
	for (size_t i = 0; s->library && i < s->library->count; i++)
		opened_give_up(s->library->opened[i]);
	screen_listen(-1);
	watch_free(s->watch);
	*s = (struct supply){ .app = NULL };
}

static bool
running(const struct opened *opened)
{
	return opened->load && !load_cancelled(opened->load);
}

bool
supply_busy(const struct supply *s)
{
	for (size_t i = 0; i < s->library->count; i++)
		if (s->library->opened[i]->load)
			return true;
	return false;
}

static void
show_progress(struct supply *s)
{
	for (size_t i = 0; i < s->library->count; i++) {
		const struct opened *opened = s->library->opened[i];
		struct load_state state;

		if (running(opened))
			load_state(opened->load, &state);
		app_set_progress(s->app, opened, running(opened) ? &state : NULL);
	}
}

static void
look_for_changes(struct supply *s)
{
	for (size_t i = 0; i < s->library->count; i++)
		if (opened_stale(s->library->opened[i]))
			load(s, s->library->opened[i]);
}

int
supply_wait(struct supply *s)
{
	int again = -1;

	/* Not before the first screen: it can wait, the reader cannot. */
	if (!s->watch && !s->still) {
		s->watch = watch_new(false);
		watch_all(s);
		look_for_changes(s);
	}
	if (s->watch && watch_due(s->watch, &again))
		look_for_changes(s);
	for (size_t i = 0; i < s->library->count; i++)
		if (running(s->library->opened[i]) && (again < 0 || again > PROGRESS_MS))
			again = PROGRESS_MS;
	return again;
}

static void
take(struct supply *s, struct opened *opened)
{
	struct loaded loaded;

	assert(opened);
	while (opened_take(opened, &loaded)) {
		if (loaded.cancelled) {
			loaded_release(&loaded);
			continue;
		}
		app_catalogue_replaced(s->app, opened, &loaded);
		if (opened != s->unsettled)
			continue;
		s->recall(s->context);
		if (!opened->partial)
			s->unsettled = NULL;
	}
}

void
supply_look(struct supply *s)
{
	for (size_t i = 0; i < s->library->count; i++)
		take(s, s->library->opened[i]);
	show_progress(s);
}

/* Does it leave the reader where he was when it came? */
static bool
stays(const struct keystroke *key, enum action action)
{
	static const enum action actions[] = { ACTION_NONE,    ACTION_QUIT,   ACTION_REDRAW,
					       ACTION_SUSPEND, ACTION_CANCEL, ACTION_HELP };

	for (size_t i = 0; i < sizeof actions / sizeof *actions; i++)
		if (actions[i] == action)
			return strcmp(key->name, "Mouse") != 0;
	return false;
}

void
supply_acted(struct supply *s, const struct keystroke *key, enum action action)
{
	if (!stays(key, action))
		s->unsettled = NULL;
	show_progress(s);
}

void
supply_reload(struct supply *s)
{
	load(s, library_current(s->library));
	show_progress(s);
}

void
supply_give_up(struct supply *s)
{
	struct opened *opened = library_current(s->library);

	if (!opened->load)
		return;
	load_cancel(opened->load);
	app_given_up(s->app);
	show_progress(s);
}

void
supply_edit(struct supply *s, const char *place)
{
	struct paths argv = { 0 };
	struct buf err = BUF_INIT;
	char *path;
	unsigned line = (unsigned)strtoul(place, &path, 10);
	int status;

	if (!spawn_editor(&argv)) {
		app_message(s->app, true, _("There is no editor: set EDITOR to the one you use"));
		paths_release(&argv);
		return;
	}
	spawn_editor_place(&argv, path + 1, line);
	screen_leave();
	if (!spawn_wait(&argv, &status, &err))
		app_tell(s->app, true, "%s: %s", argv.path[0], err.data);
	screen_return();
	look_for_changes(s);
	paths_release(&argv);
	buf_release(&err);
}
