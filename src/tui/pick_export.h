/* SPDX-License-Identifier: MIT */
/* What is exported, as which format, into which file: asked one after the other. */
#ifndef PACECAT_TUI_PICK_EXPORT_H
#define PACECAT_TUI_PICK_EXPORT_H

#include "tui/app.h"

void export_begin(struct app *);

/* The name of the file was typed; the subject is "FORMAT SCOPE". */
void export_named(struct app *, const char *subject, const char *path);

#endif
