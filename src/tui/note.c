/* SPDX-License-Identifier: MIT */
#include "tui/note.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "model/recordkey.h"

void
note_begin(struct app *app, bool in_editor)
{
	const struct browser *b = app_browser(app);
	uint32_t record = b->here.record;
	char *key = record == RECORD_NONE ? NULL : recordkey_of(b->content.catalogue, record);
	const char *note = key ? kept_get(&b->notes.kept, key) : NULL;

	if (!key)
		app_message(app, false, _("Only what has an id can have a note"));
	else if (in_editor || (note && !edit_takes(note)))
		app_push(app, EFFECT_NOTE, key);
	else
		app_ask(app, PROMPT_NOTE, note ? note : "", key);
	free(key);
}

bool
note_write(struct app *app, const char *key, const char *text)
{
	struct browser *b = app_browser(app);
	const char *note = kept_get(&b->notes.kept, key);
	char *before = note ? xstrdup(note) : NULL;
	bool good = browser_set_note(b, key, text);

	note = kept_get(&b->notes.kept, key);
	if (!good)
		app_message(app, true, _("That is too long for a note, or there are too many"));
	else if (note && (!before || strcmp(note, before) != 0))
		app_message(app, false, _("Noted"));
	else if (before && !note)
		app_message(app, false, _("The note is deleted"));
	if (kept_changed(&b->notes.kept))
		app_push(app, EFFECT_REMEMBER, NULL);
	free(before);
	return good;
}
