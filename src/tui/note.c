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

/* While somebody wrote the record may have got another id. */
static char *
key_now(const struct browser *b, const char *key)
{
	uint32_t record = recordkey_find(b->content.catalogue, key);
	char *now = record == RECORD_NONE ? NULL : recordkey_of(b->content.catalogue, record);

	return now ? now : xstrdup(key);
}

/* Write what takes the place of a note, or of none (NULL). */
static bool
write_note(struct app *app, const char *key, const char *note, const char *text,
	   const char *sentence)
{
	struct browser *b = app_browser(app);
	bool was = note != NULL, good = browser_set_note(b, key, text);

	note = kept_get(&b->notes.kept, key);
	if (!good)
		app_message(app, true, _("That is too long for a note, or there are too many"));
	else if (note)
		app_message(app, false, sentence);
	else if (was)
		app_message(app, false, _("The note is deleted"));
	if (kept_changed(&b->notes.kept))
		app_push(app, EFFECT_REMEMBER, NULL);
	return good;
}

bool
note_write(struct app *app, const char *key, const char *seen, const char *text)
{
	const struct kept *notes = &app_browser(app)->notes.kept;
	char *now = key_now(app_browser(app), key);
	const char *note = kept_get(notes, now);
	struct kept both = { 0 };
	bool good;

	if (note && strcmp(note, seen) != 0) {
		/* It came meanwhile, from another session: as where two have written. */
		kept_set(&both, now, note);
		if (*text && strcmp(text, seen) != 0)
			notes_clash(&both, now, text);
		text = kept_get(&both, now);
	}
	good = write_note(app, now, note, text, _("Noted"));
	kept_release(&both);
	free(now);
	return good;
}

static bool
has_line(const char *note, const char *line)
{
	size_t len = strlen(line);

	for (; note; note = strchr(note, '\n')) {
		note += *note == '\n';
		if (!strncmp(note, line, len) && (!note[len] || note[len] == '\n'))
			return true;
	}
	return false;
}

bool
note_add(struct app *app, const char *key, const char *line)
{
	const char *note = kept_get(&app_browser(app)->notes.kept, key);
	struct buf text = BUF_INIT;
	bool good;

	if (!note || has_line(note, line))
		return note_write(app, key, note ? note : "", note ? note : line);
	buf_printf(&text, "%s\n%s", note, line);
	good = write_note(app, key, note, text.data, _("Added to the note that is there"));
	buf_release(&text);
	return good;
}
