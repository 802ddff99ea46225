/* SPDX-License-Identifier: MIT */
/*
 * Which key does what, in which section of the screen.  The default keys are rows of action.def,
 * bound by the same keymap_bind() that reads the user's key file.
 */
#ifndef PACECAT_TUI_KEYMAP_H
#define PACECAT_TUI_KEYMAP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/diag.h"
#include "tui/key.h"

enum action {
	ACTION_NONE,
#define ACTION(id, name, section, keys, help) ACTION_##id,
#include "tui/action.def"
#undef ACTION
	ACTIONS
};

enum section {
	SECTION_GENERAL,
	SECTION_LIST,
	SECTION_PAGE,
	SECTION_PROMPT,                 /* a line is typed */
	SECTION_PICKER,                 /* and chosen from what is left: prompt's keys, and more */
	SECTIONS
};

struct keymap;

struct keymap *keymap_new(void);        /* with the default keys */
void keymap_free(struct keymap *);

/*
 * Bind a key in a section ("general", "list", "page", "prompt", "picker") to an action by name.
 * "none" makes the key do nothing there.  What was bound by default gives way; what this function
 * has bound already to another action is a conflict.  On failure nothing changes and a translated
 * sentence is appended to err.
 */
bool keymap_bind(struct keymap *, const char *section, const char *key, const char *action,
		 struct buf *err);

/* The same of a file: what it is in conflict with is named with its own place. */
bool keymap_bind_at(struct keymap *, const char *section, const char *key, const char *action,
		    struct place, struct buf *err);

/*
 * The action of a key: its section's, else general's.  Where a line is typed a key that types text
 * is never general's, so that "q" is a letter there.
 */
enum action keymap_find(const struct keymap *, enum section, const char *key);

/*
 * Append the keys that do an action in that section, separated by blanks, best first, for the
 * help screen; names of events are left out.
 */
void keymap_keys(const struct keymap *, enum section, enum action, struct buf *);

/* The same without those of other sections. */
void keymap_own_keys(const struct keymap *, enum section, enum action, struct buf *);

/* The row of an action.  ACTION_NONE is "none". */
const char *action_name(enum action);
const char *action_help(enum action);           /* not translated yet: pass it to _() */
enum section action_section(enum action);
bool action_is_command(enum action);            /* can be asked for by name */
enum action action_find(const char *name);      /* ACTION_NONE when there is none */

#endif
