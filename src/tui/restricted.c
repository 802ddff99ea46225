/* SPDX-License-Identifier: MIT */
#include "tui/restricted.h"

#include <stddef.h>
#include <string.h>

#include "base/gettext.h"

/* What ends on the screen, in this process's memory, or in the reader's own terminal. */
static const bool effects[] = {
	[EFFECT_QUIT] = true,
	[EFFECT_REDRAW] = true,
	[EFFECT_SWITCH] = true,
	[EFFECT_LANGUAGE] = true,
	[EFFECT_MOUSE] = true,
	[EFFECT_THEME] = true,
	[EFFECT_COMPLETE_THEME] = true,
	[EFFECT_COMPLETE_LANGUAGE] = true,
	[EFFECT_GIVE_UP] = true,
	[EFFECT_COPY] = true,
	[EFFECT_SHOW_TEXT] = true,
	/* Where there is no home it is remembered until the end. */
	[EFFECT_STYLE] = true,
	[EFFECT_EXPORT] = false,
};

static const enum action refused[] = {
	ACTION_SUSPEND, ACTION_EDIT,	 ACTION_OPEN_FILE, ACTION_KEEP_LINK,
	ACTION_EXPORT,	ACTION_RELOAD,	 ACTION_NOTE,	   ACTION_NOTE_EDITOR,
	ACTION_APPEND,	ACTION_SEARCHES, ACTION_DELETE,	   ACTION_RENAME,
};

bool
restricted_effect(enum effect_kind kind, const char *text)
{
	/* A theme by its name is one of ours; by anything else it is a file. */
	if (kind == EFFECT_THEME && strpbrk(text, "/.~"))
		return false;
	return (size_t)kind < sizeof effects / sizeof *effects && effects[kind];
}

bool
restricted_action(enum action action)
{
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
		if (refused[i] == action)
			return false;
	return true;
}

const char *
restricted_sentence(void)
{
	return _("Not here: the catalogue can be read and copied from, nothing else");
}

const char *
restricted_help(void)
{
	return _("This account is for reading: no other program is started, no other file opened, "
		 "and nothing written. Marks last until you leave; what you copy goes to the "
		 "clipboard of your own terminal.");
}
