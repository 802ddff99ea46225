/* SPDX-License-Identifier: MIT */
#include "tui/command_known.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "model/recordkey.h"
#include "tui/browser_filters.h"
#include "tui/note.h"

/* What is wrong with what is searched for, if anything is. */
static void
tell_fault(struct app *app)
{
	const struct query_fault *fault = query_fault(app_browser(app)->query);

	if (fault)
		app_tell(app, true, "%u: %s", fault->column, fault->sentence);
}

void
run_note(struct app *app, const char *text)
{
	const struct browser *b = app_browser(app);
	char *key;

	if (!*text || b->here.record == RECORD_NONE) {
		note_begin(app, false);
		return;
	}
	key = recordkey_of(b->content.catalogue, b->here.record);
	if (key)
		note_add(app, key, text);
	else
		note_begin(app, false);
	free(key);
}

void
run_seen(struct app *app, const char *argument)
{
	struct browser *b = app_browser(app);

	(void)argument;
	if (!b->news.id) {
		app_message(app, false, _("Nothing is new here"));
		return;
	}
	browser_set_news(b, &(struct news){ 0 });
	app_push(app, EFFECT_SEEN, NULL);
	app_message(app, false, _("Nothing is new any more, until a later edition comes"));
}

/* Names that stand in quotation marks in a query. */
static bool
is_name(struct app *app, const char *name)
{
	if (strlen(name) > SEARCH_NAME_MAX)
		app_message(app, true, _("That name is too long"));
	else if (!*name)
		app_message(app, true, _("A search needs a name to be saved under"));
	else if (strpbrk(name, "\"\n\t") || strstr(name, "“") || strstr(name, "”") ||
		 strstr(name, "„") || strstr(name, "«") || strstr(name, "»"))
		app_message(app, true, _("There may be no quotation marks in a name"));
	else
		return true;
	return false;
}

/* What asks for itself finds nothing. */
static bool
goes_round(const struct browser *b, const char *query)
{
	struct query *q = query_parse_with(query, strlen(query), &b->hooks);
	bool wrong = query_fault(q) != NULL;

	query_free(q);
	return wrong;
}

static void
save(struct app *app, const char *name, const char *query)
{
	struct browser *b = app_browser(app);
	const char *old = kept_get(&b->searches, name);
	char *before = old ? xstrdup(old) : NULL;
	struct buf text = BUF_INIT;

	buf_printf(&text, "%s\n%s", view_at(b->here.view)->name, query);
	kept_set(&b->searches, name, text.data);
	if (goes_round(b, query)) {
		kept_set(&b->searches, name, before);
		app_tell(app, true, _("This search asks for \"%s\" itself: take another name"),
			 name);
	} else {
		if (before && strcmp(before, text.data) != 0)
			app_tell(app, false, _("Saved as \"%s\", in place of /%s"), name,
				 search_query(before));
		else
			app_tell(app, false, _("Saved as \"%s\""), name);
		app_push(app, EFFECT_REMEMBER, NULL);
	}
	buf_release(&text);
	free(before);
}

void
run_save(struct app *app, const char *argument)
{
	struct browser *b = app_browser(app);
	struct buf query = BUF_INIT, name = BUF_INIT;

	note_clean(&name, argument, strlen(argument));
	browser_query_text(b, &query);
	if (!query.len)
		app_message(app, true, _("Search for something first: that is what is saved"));
	else if (query_fault(b->query))
		tell_fault(app);
	else if (query.len > SEARCH_TEXT_MAX ||
		 (!kept_get(&b->searches, name.data) && kept_count(&b->searches) >= SEARCHES_MAX))
		app_message(app, true, _("That is too long, or there are too many searches"));
	else if (is_name(app, name.data))
		save(app, name.data, query.data);
	buf_release(&query);
	buf_release(&name);
}

/* The name that was meant, to be freed; NULL: told that there is none. */
static char *
meant(struct app *app, const char *name)
{
	const char *found = search_find(&app_browser(app)->searches, name, strlen(name));

	if (found)
		return xstrdup(found);
	app_tell(app, true, _("No search is saved as \"%s\""), name);
	return NULL;
}

void
run_forget(struct app *app, const char *argument)
{
	struct browser *b = app_browser(app);
	char *name = meant(app, argument);

	if (!name)
		return;
	app_tell(app, false, _("\"%s\" is deleted; it was /%s"), name,
		 search_query(kept_get(&b->searches, name)));
	kept_set(&b->searches, name, NULL);
	app_push(app, EFFECT_REMEMBER, NULL);
	free(name);
}

void
complete_saved(struct app *app, const char *prefix, struct offer *o)
{
	const struct kept *searches = &app_browser(app)->searches;

	for (size_t i = 0; i < searches->count; i++)
		if (searches->text[i].now)
			offer_if(o, searches->text[i].key, prefix);
}

void
search_rename(struct app *app, const char *name, const char *to)
{
	struct kept *searches = &app_browser(app)->searches;
	struct buf clean = BUF_INIT;
	const char *old = kept_get(searches, name);
	char *text = old ? xstrdup(old) : NULL;

	note_clean(&clean, to, strlen(to));
	if (text && is_name(app, clean.data) && strcmp(name, clean.data) != 0) {
		if (kept_get(searches, clean.data)) {
			app_tell(app, true, _("There is a search \"%s\" already"), clean.data);
		} else {
			kept_set(searches, clean.data, text);
			kept_set(searches, name, NULL);
			app_push(app, EFFECT_REMEMBER, NULL);
			app_show_searches(app);
		}
	}
	free(text);
	buf_release(&clean);
}

void
search_open(struct app *app, const char *name)
{
	struct browser *b = app_browser(app);
	const char *text = kept_get(&b->searches, name);
	char *view_name = text ? xstrndup(text, search_view_len(text)) : NULL;
	struct spot spot = { .view = text ? view_find(view_name) : -1, .focus = FOCUS_LIST,
			     .place = { .link = -1 } };

	if (spot.view < 0)
		spot.view = view_of_kind(KIND_STUDY);
	if (text) {
		browser_leave(b);
		spot.record = spot.view == b->here.view ? b->here.record :
							  shelf_selected(&b->shelf[spot.view]);
		spot.filter = xstrdup(search_query(text));
		browser_return(b, spot);
		tell_fault(app);
	}
	free(view_name);
}
