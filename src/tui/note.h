/* SPDX-License-Identifier: MIT */
/* Notes of the reader's own while they are written. */
#ifndef PACECAT_TUI_NOTE_H
#define PACECAT_TUI_NOTE_H

#include "tui/app.h"

/* Ask for the note on what is looked at, in an editor if it is more than a line can hold. */
void note_begin(struct app *, bool in_editor);

/*
 * Write the note on the record of a key (model/recordkey.h) in the place of what was `seen` there
 * ("": none): tell, and have it remembered.  Where there is another one by now both stay.  False:
 * it is too long, or there are too many, and that has been told.
 */
bool note_write(struct app *, const char *key, const char *seen, const char *text);

/* Add a line to the note, unless it has that; all else as above. */
bool note_add(struct app *, const char *key, const char *line);

#endif
