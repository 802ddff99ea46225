/* SPDX-License-Identifier: MIT */
/* Commands of what the reader knows beside the catalogue: rows of tui/command.c. */
#ifndef PACECAT_TUI_COMMAND_KNOWN_H
#define PACECAT_TUI_COMMAND_KNOWN_H

#include "tui/command.h"

void run_note(struct app *, const char *text);
void run_seen(struct app *, const char *argument);
void run_save(struct app *, const char *name);
void run_forget(struct app *, const char *name);
void complete_saved(struct app *, const char *prefix, struct offer *);

/* Give a saved search another name, and show them all. */
void search_rename(struct app *, const char *name, const char *to);

/* Go to the list that a search was saved in, and show what it finds there. */
void search_open(struct app *, const char *name);

#endif
