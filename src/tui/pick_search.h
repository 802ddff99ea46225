/* SPDX-License-Identifier: MIT */
/* Looking at the searches that were saved: to open one, give it another name, delete it. */
#ifndef PACECAT_TUI_PICK_SEARCH_H
#define PACECAT_TUI_PICK_SEARCH_H

#include "tui/app.h"
#include "tui/picker.h"

void pick_search(struct picker *, struct app *);

#endif
