/* SPDX-License-Identifier: MIT */
/* Choosing how something is copied: a form, a citation style, a language, with how it would look.
 */
#ifndef PACECAT_TUI_PICK_COPY_H
#define PACECAT_TUI_PICK_COPY_H

#include "tui/app.h"
#include "tui/picker.h"

/* Nothing is opened, and it is said why, when nothing is there to be copied. */
void pick_copy(struct picker *, struct app *);

#endif
